/* SPDX-License-Identifier: 0BSD */
/* blocks.c: blocks that contradict what is known; blocks.pyx has the same mistakes. `//!` marks a refused line. */
#include <nogil.h>

void release_twice(void);
void release_twice_below_gil(void);
void release_twice_on_condition(void);
void acquire_twice(void);
void variable_condition_nogil(int x);
void variable_condition_gil(int x);
void call_after_a_false_condition(PyObject *x);

void release_twice(void)
{
    NOGIL_BEGIN
        NOGIL_BEGIN //! release_twice
        NOGIL_END
    NOGIL_END
}

void release_twice_below_gil(void)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            NOGIL_BEGIN
                NOGIL_BEGIN //! release_twice_below_gil
                NOGIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
}

void release_twice_on_condition(void)
{
    NOGIL_BEGIN_IF(1)
        NOGIL_BEGIN_IF(1) //! release_twice_on_condition
        NOGIL_END
    NOGIL_END
}

void acquire_twice(void){NOGIL_BEGIN WITH_GIL_BEGIN WITH_GIL_BEGIN //! acquire_twice
                             WITH_GIL_END WITH_GIL_END NOGIL_END}

WITH_GIL_FUNCTION(void, with_gil_function, noexcept, ())
{
    WITH_GIL_BEGIN //! acquire_in_with_gil_function
    WITH_GIL_END
}

void variable_condition_nogil(int x)
{
    NOGIL_BEGIN_IF(x < 10) //! variable_condition_nogil
    NOGIL_END
}

void variable_condition_gil(int x)
{
    NOGIL_BEGIN
        //! variable_condition_gil
        WITH_GIL_BEGIN_IF(x)
            x++;
        WITH_GIL_END
    NOGIL_END
}

NOGIL_FUNCTION(void, nogil_function, noexcept, (PyObject *, x))
{
    PyObject_Repr(x); //! call_in_nogil_function
}

void call_after_a_false_condition(PyObject *x)
{
    NOGIL_BEGIN_IF(1)
        WITH_GIL_BEGIN_IF(0)
            PyObject_Repr(x); //! call_after_a_false_condition
        WITH_GIL_END
    NOGIL_END
}
