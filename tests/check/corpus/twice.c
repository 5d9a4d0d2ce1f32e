/* SPDX-License-Identifier: 0BSD */
/* Releasing and acquiring once too often. */
#include <Python.h>

extern int work(int);

static int releases_by_itself(int n)
{
    Py_BEGIN_ALLOW_THREADS
    n = work(n);
    Py_END_ALLOW_THREADS
    return n;
}

static PyObject *released_twice(PyObject *self, PyObject *arg)
{
    PyThreadState *a = PyEval_SaveThread();
    PyThreadState *b = PyEval_SaveThread(); // finds released-twice
    PyEval_RestoreThread(b);
    (void)a;
    Py_RETURN_NONE;
}

static PyObject *released_twice_through_a_call(PyObject *self, PyObject *arg)
{
    Py_BEGIN_ALLOW_THREADS
    releases_by_itself(1); // finds call-without-gil
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *restored_twice(PyObject *self, PyObject *arg)
{
    PyThreadState *save = PyEval_SaveThread();
    if (work(1) < 0) {
        PyEval_RestoreThread(save);
        PyErr_SetString(PyExc_ValueError, "x");
    }
    PyEval_RestoreThread(save); // finds acquired-twice
    Py_RETURN_NONE;
}

static PyObject *ended_without_gil(PyObject *self, PyObject *arg)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyThreadState *save = PyEval_SaveThread();
    work(1);
    PyGILState_Release(state); // finds release-without-gil
    PyEval_RestoreThread(save);
    Py_RETURN_NONE;
}

/* What cffi writes: Python calls it by way of a table of its own. */
struct _cffi_global_s {
    const char *name;
    void *address;
};
static PyObject *in_a_table_of_cffi(PyObject *self, PyObject *arg)
{
    PyThreadState *save = PyThreadState_Get();
    work(1);
    PyEval_RestoreThread(save); // finds acquired-twice
    Py_RETURN_NONE;
}
const struct _cffi_global_s cffi_globals[] = {{"work", (void *)in_a_table_of_cffi}, {NULL, NULL}};

static PyMethodDef methods[] = {{"released_twice", released_twice, METH_O, NULL},
                                {"released_twice_through_a_call", released_twice_through_a_call, METH_O, NULL},
                                {"restored_twice", restored_twice, METH_O, NULL},
                                {"ended_without_gil", ended_without_gil, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
PyMethodDef *twice_methods(void)
{
    return methods;
}
