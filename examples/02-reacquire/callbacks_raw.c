/* SPDX-License-Identifier: 0BSD */
/* callbacks_raw: callbacks.c once more with CPython's own macros, for the comparison.

       PyGILState_STATE held = PyGILState_Ensure();     // a return before the Release would keep the GIL for ever
       ...
       PyGILState_Release(held);

   Rule: what it computes and what it refuses is the same, word for word, as in callbacks.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#define MODULUS 1000000007u
#define LARGEST_N ((Py_ssize_t)1 << 32)

static int report(PyObject *progress, Py_ssize_t done)
{
    PyGILState_STATE held = PyGILState_Ensure();
    PyObject *result = PyObject_CallFunction(progress, "n", done);
    int failed = result ? 0 : -1;
    Py_XDECREF(result);
    PyGILState_Release(held);
    return failed;
}

static PyObject *sum_with_progress(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_ssize_t n, every, done = 0;
    PyObject *progress;
    uint64_t sum = 0;
    int failed = 0;

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

    Py_BEGIN_ALLOW_THREADS;
    while (done < n && !failed) {
        Py_ssize_t stop = n - done > every ? done + every : n;
        for (; done < stop; done++)
            sum += (uint64_t)done * (uint64_t)done % MODULUS;
        failed = report(progress, done);
    }
    Py_END_ALLOW_THREADS;

    return failed ? NULL : PyLong_FromUnsignedLongLong(sum);
}

static PyMethodDef methods[] = {
    {"sum_with_progress", sum_with_progress, METH_VARARGS,
     "sum_with_progress(n, every, progress)\n--\n\n"
     "Sum of i * i % 1000000007 for i < n; calls progress(done) after each `every` terms and at the end."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "callbacks_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_callbacks_raw(void)
{
    return PyModuleDef_Init(&definition);
}
