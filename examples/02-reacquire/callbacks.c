/* SPDX-License-Identifier: 0BSD */
/* callbacks: a long loop without the GIL that now and then calls back into Python.

       >>> import callbacks
       >>> callbacks.sum_with_progress(30000000, 10000000, print)
       10000000
       20000000
       30000000
       14993334113544338

   Rule: only the with-gil function touches Python, and it has the GIL for one call at a time. What it raises stops the
   loop and reaches the caller of the loop as it is. */
#include <nogil.h>

#define MODULUS 1000000007u
#define LARGEST_N ((Py_ssize_t)1 << 32) /* beyond it, i * i would not fit into 64 bits */

/* Takes the GIL when it is called and gives it up when it returns. except(-1): a result of -1 always is an exception.
 */
static WITH_GIL_FUNCTION(int, report, except(-1), (PyObject *, progress, Py_ssize_t, done))
{
    PyObject *result = PyObject_CallFunction(progress, "n", done);
    if (!result)
        return -1;
    Py_DECREF(result);
    return 0;
}

static PyObject *sum_with_progress(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_ssize_t n, every, done = 0;
    PyObject *progress; /* borrowed: the tuple `arguments` keeps it alive until we return */
    uint64_t sum = 0;

    if (!PyArg_ParseTuple(arguments, "nnO:sum_with_progress", &n, &every, &progress))
        return NULL;
    if (n < 0)
        return PyErr_Format(PyExc_ValueError, "n must not be negative, got %zd", n);
    if (n > LARGEST_N)
        return PyErr_Format(PyExc_ValueError, "n must be at most %zd, got %zd", LARGEST_N, n);
    if (every < 1)
        return PyErr_Format(PyExc_ValueError, "every must be at least 1, got %zd", every);
    if (!PyCallable_Check(progress))
        return PyErr_Format(PyExc_TypeError, "progress must be callable, got %s", Py_TYPE(progress)->tp_name);

    NOGIL_BEGIN
        while (done < n) {
            Py_ssize_t stop = n - done > every ? done + every : n;
            for (; done < stop; done++)
                sum += (uint64_t)done * (uint64_t)done % MODULUS;
            /* `progress` is only passed on, not used: a pointer is a number like any other. */
            if (NOGIL_FAILED(report, report(progress, done)))
                goto error;
        }
    NOGIL_END
    return PyLong_FromUnsignedLongLong(sum);

error: /* outside the block, so the GIL is back, and the exception is still pending */
    return NULL;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"sum_with_progress", sum_with_progress, METH_VARARGS,
     "sum_with_progress(n, every, progress)\n--\n\n"
     "Sum of i * i % 1000000007 for i < n; calls progress(done) after each `every` terms and at the end."},
    {NULL, NULL, 0, NULL},
};

/* The module keeps no state of its own in C variables, so it needs no GIL to protect one, and any interpreter may load
   it. */
static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "callbacks",
    .m_doc = "A long loop without the GIL that now and then calls back into Python.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_callbacks(void)
{
    return PyModuleDef_Init(&definition);
}
