/* SPDX-License-Identifier: 0BSD */
/* hello.c: the module that each consumer project builds: a released loop, an exception raised in it, and where this
   module keeps its state.

   Rule: it includes nogil.h and nothing else of ours, so that only the consumer's own flags find it. */
#include <nogil.h>

#ifndef HELLO_NAME
#define HELLO_NAME hello
#endif
#define HELLO_PASTE_(a, b) a##b
#define HELLO_PASTE(a, b) HELLO_PASTE_(a, b)
#define HELLO_TEXT_(a) #a
#define HELLO_TEXT(a) HELLO_TEXT_(a)

static NOGIL_FUNCTION(long long, sum_of_squares, except(-1), (long, n))
{
    long long sum = 0;
    if (n < 0)
        return nogil_raise(PyExc_ValueError, "n is %ld, and must not be negative", n);
    for (long i = 1; i <= n; i++)
        sum += (long long)i * i;
    return sum;
}

static PyObject *hello_sum_of_squares(PyObject *self, PyObject *argument)
{
    long n = PyLong_AsLong(argument);
    long long sum;
    (void)self;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    NOGIL_BEGIN
        if (NOGIL_FAILED(sum_of_squares, sum = sum_of_squares(n)))
            return NULL;
    NOGIL_END
    return PyLong_FromLongLong(sum);
}

/* (address of a function of the cold half, address of what it remembers of this thread): equal in two modules if they
   share one runtime. */
static PyObject *hello_runtime(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return Py_BuildValue("(NN)", PyLong_FromVoidPtr((void *)(uintptr_t)nogil_raise),
                         PyLong_FromVoidPtr((void *)&nogil_priv_mine));
}

static PyMethodDef hello_methods[] = {
    {"sum_of_squares", hello_sum_of_squares, METH_O, "sum_of_squares(n): 1*1 + 2*2 + ... + n*n, without the GIL"},
    {"runtime", hello_runtime, METH_NOARGS, "runtime(): the addresses of this module's runtime and of its state"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef hello_module = {
    PyModuleDef_HEAD_INIT, HELLO_TEXT(HELLO_NAME), NULL, 0, hello_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC HELLO_PASTE(PyInit_, HELLO_NAME)(void);
PyMODINIT_FUNC HELLO_PASTE(PyInit_, HELLO_NAME)(void)
{
    return PyModule_Create(&hello_module);
}
