/* SPDX-License-Identifier: 0BSD */
/* This library's own blocks and functions. */
#include <nogil.h>

extern int work(int);

static void raise_it(void)
{
    PyErr_SetString(PyExc_ValueError, "x");
}

static NOGIL_FUNCTION(int, plain_call_in_nogil, except(-1), (int, n))
{
    if (n < 0)
        return nogil_raise(PyExc_ValueError, "negative");
    return work(n);
}

static WITH_GIL_FUNCTION(int, with_gil, except(-1), (int, n))
{
    raise_it();
    return n;
}

static PyObject *hidden_in_a_function(PyObject *self, PyObject *arg)
{
    NOGIL_BEGIN
        raise_it(); // finds call-without-gil
    NOGIL_END
    return NULL;
}

static PyObject *right(PyObject *self, PyObject *arg)
{
    int rc = 0;
    NOGIL_BEGIN
        if (NOGIL_FAILED(plain_call_in_nogil, rc = plain_call_in_nogil(1)))
            return NULL;
        WITH_GIL_BEGIN
            raise_it();
        WITH_GIL_END
        if (NOGIL_FAILED(with_gil, rc = with_gil(1)))
            goto error;
    NOGIL_END
    return PyLong_FromLong(rc);
error:
    raise_it();
    return NULL;
}

static PyMethodDef methods[] = {{"hidden_in_a_function", hidden_in_a_function, METH_O, NULL},
                                {"right", right, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
PyMethodDef *this_library_methods(void)
{
    return methods;
}
