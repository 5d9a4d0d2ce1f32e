/* SPDX-License-Identifier: 0BSD */
/* each context allows what the contract gives it */
#include <nogil.h>

/* unknown: both blocks and the API */
PyObject *unknown(int n);
PyObject *unknown(int n)
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    WITH_GIL_BEGIN
        n++;
    WITH_GIL_END
    return PyLong_FromLong(n);
}

/* held: a NOGIL block and the API */
static WITH_GIL_FUNCTION(PyObject *, held, except(NULL), (int, n))
{
    NOGIL_BEGIN
        n++;
        WITH_GIL_BEGIN
            n++;
            NOGIL_BEGIN
                n++;
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    NOGIL_YIELD();
    return PyLong_FromLong(n);
}

/* maybe: both blocks, the API in a WITH_GIL block */
static NOGIL_FUNCTION(PyObject *, maybe, except(NULL), (int, n))
{
    NOGIL_YIELD();
    NOGIL_BEGIN
        n++;
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    NOGIL_END
    WITH_GIL_BEGIN
        NOGIL_BEGIN
            n++;
        NOGIL_END
        return PyLong_FromLong(n);
    WITH_GIL_END
}

/* released: with-gil functions, nogil functions, plain C */
PyObject *released(int n);
PyObject *released(int n)
{
    PyObject *a, *b;
    NOGIL_BEGIN
        n += (int)strlen("abc");
        a = held(n);
        b = maybe(n);
        if (NOGIL_FAILED(held, a = held(n)))
            return NULL;
        WITH_GIL_BEGIN
            Py_XDECREF(a);
            Py_CLEAR(b);
            a = unknown(n);
        WITH_GIL_END
    NOGIL_END
    return a;
}

/* a condition of 0 leaves the context alone */
PyObject *conditions_of_zero(int n);
PyObject *conditions_of_zero(int n)
{
    NOGIL_BEGIN_IF(0)
        Py_XDECREF(PyLong_FromLong(n));
        NOGIL_BEGIN
            WITH_GIL_BEGIN_IF(0)
                WITH_GIL_BEGIN
                    Py_XDECREF(PyLong_FromLong(n));
                    WITH_GIL_BEGIN_IF(0)
                        Py_XDECREF(PyLong_FromLong(n));
                    WITH_GIL_END
                WITH_GIL_END
                NOGIL_BEGIN_IF(0)
                    n++;
                NOGIL_END
            WITH_GIL_END
        NOGIL_END
    NOGIL_END
    WITH_GIL_BEGIN_IF(0)
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return PyLong_FromLong(n);
}

enum { yes = 1, no = 0 };
#define THRESHOLD 10

PyObject *kinds_of_constants(int n, PyObject *o);
PyObject *kinds_of_constants(int n, PyObject *o)
{
    NOGIL_BEGIN_IF(yes)
        WITH_GIL_BEGIN_IF(yes)
            NOGIL_BEGIN_IF(sizeof(n) >= 2 && sizeof(long) > sizeof(char))
                WITH_GIL_BEGIN_IF(THRESHOLD > 5)
                    NOGIL_BEGIN_IF(no)
                        n = (int)PyLong_AsLong(o);
                    NOGIL_END
                WITH_GIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    NOGIL_BEGIN_IF(-1)
        n++;
    NOGIL_END
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(o))
        Py_INCREF(o);
    NOGIL_END
    return PyLong_FromLong(n);
}
