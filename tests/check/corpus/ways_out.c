/* SPDX-License-Identifier: 0BSD */
/* Leaving a function without putting the GIL back. */
#include <Python.h>

extern int work(int);

static PyObject *early_return(PyObject *self, PyObject *arg)
{
    int rc;
    Py_BEGIN_ALLOW_THREADS
    rc = work(1);
    if (rc < 0)
        return NULL; // finds release-not-restored
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(rc);
}

static PyObject *goto_out(PyObject *self, PyObject *arg)
{
    PyThreadState *save = PyEval_SaveThread();
    if (work(2) < 0)
        goto error;
    PyEval_RestoreThread(save);
    Py_RETURN_NONE;
error:
    return NULL; // finds release-not-restored
}

/* Nobody calls it from here, and the saved state is lost all the same. */
int helper_that_forgets(int n)
{
    PyThreadState *save = PyEval_SaveThread();
    n = work(n);
    (void)save;
    return n; // finds release-not-restored
}

static int callback(void *data)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *result;
    if (!data)
        return -1; // finds ensure-not-released
    result = PyObject_CallNoArgs((PyObject *)data);
    Py_XDECREF(result);
    PyGILState_Release(state);
    return 0;
}

static PyObject *never_restored(PyObject *self, PyObject *arg)
{
    PyEval_SaveThread();
    work(3);
    return NULL; // finds release-not-restored
}

static PyObject *set(PyObject *self, PyObject *arg)
{
    return PyCapsule_New((void *)(size_t)callback, NULL, NULL);
}

static PyMethodDef methods[] = {{"early_return", early_return, METH_O, NULL},
                                {"goto_out", goto_out, METH_O, NULL},
                                {"never_restored", never_restored, METH_O, NULL},
                                {"set", set, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
PyMethodDef *ways_out_methods(void)
{
    return methods;
}
