/* SPDX-License-Identifier: 0BSD */
/* a function without captures may stand in a NOGIL block, as the callback of a C library */
#include <nogil.h>

int call_back(int (*function)(void *), void *argument);

int ask(PyObject *object);
int ask(PyObject *object)
{
    int result = 0;
    NOGIL_BEGIN
        struct of_a_class {
            static int is_true(void *argument)
            {
                WITH_GIL_BEGIN
                    return PyObject_IsTrue((PyObject *)argument);
                WITH_GIL_END
            }
        };
        result += call_back(of_a_class::is_true, object);
        result += call_back(
            [](void *argument) -> int {
                WITH_GIL_BEGIN
                    return PyObject_IsTrue((PyObject *)argument);
                WITH_GIL_END
            },
            object);
        result += call_back([](void *) -> int { return nogil_error_pending(); }, object);
        result += call_back(
            [](void *) -> int {
                for (int i = 0; i < 10; i++)
                    if (NOGIL_CHECK_SIGNALS_EVERY(3) < 0)
                        return -1;
                return 0;
            },
            object);
    NOGIL_END
    return result;
}
