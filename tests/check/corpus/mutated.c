/* SPDX-License-Identifier: 0BSD */
/* Right code, for test_mutations.py to break: each function has one region. */
#include <Python.h>
#include <errno.h>
#include <stdlib.h>

extern int work(int);

static PyObject *plain(PyObject *self, PyObject *arg)
{
    int rc;
    Py_BEGIN_ALLOW_THREADS
    rc = work(1);
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(rc);
}

static PyObject *by_hand(PyObject *self, PyObject *arg)
{
    PyThreadState *save;
    int rc;
    save = PyEval_SaveThread();
    rc = work(1);
    PyEval_RestoreThread(save);
    return PyLong_FromLong(rc);
}

static PyObject *in_a_condition(PyObject *self, PyObject *arg)
{
    int rc = 0;
    if (arg != self) {
        Py_BEGIN_ALLOW_THREADS
        rc = work(1);
        Py_END_ALLOW_THREADS
    }
    return PyLong_FromLong(rc);
}

static PyObject *in_a_retry(PyObject *self, PyObject *arg)
{
    int rc, async = 0;
    do {
        Py_BEGIN_ALLOW_THREADS
        rc = work(1);
        Py_END_ALLOW_THREADS
    } while (rc < 0 && errno == EINTR && !(async = PyErr_CheckSignals()));
    return async ? NULL : PyLong_FromLong(rc);
}

static PyObject *in_a_switch(PyObject *self, PyObject *arg)
{
    int rc = 0;
    switch (PyLong_AsLong(arg)) {
    case 1:
        Py_BEGIN_ALLOW_THREADS
        rc = work(1);
        Py_END_ALLOW_THREADS
        break;
    default:
        break;
    }
    return PyLong_FromLong(rc);
}

static int below(int n)
{
    Py_BEGIN_ALLOW_THREADS
    n = work(n);
    Py_END_ALLOW_THREADS
    if (n < 0)
        PyErr_SetString(PyExc_ValueError, "negative");
    return n;
}

static PyObject *above(PyObject *self, PyObject *arg)
{
    int rc = below(1);
    return rc < 0 ? NULL : PyLong_FromLong(rc);
}

static PyObject *with_errors(PyObject *self, PyObject *arg)
{
    char *data = malloc(10);
    int rc;
    if (!data)
        return PyErr_NoMemory();
    Py_BEGIN_ALLOW_THREADS
    rc = work(data[0]);
    Py_END_ALLOW_THREADS
    if (rc < 0)
        goto error;
    free(data);
    Py_RETURN_NONE;
error:
    free(data);
    PyErr_SetFromErrno(PyExc_OSError);
    return NULL;
}

static void drop(PyObject *capsule)
{
    void *data = PyCapsule_GetPointer(capsule, NULL);
    Py_BEGIN_ALLOW_THREADS
    free(data);
    Py_END_ALLOW_THREADS
}

static PyObject *capsule(PyObject *self, PyObject *arg)
{
    return PyCapsule_New(malloc(3), NULL, drop);
}

static struct PyMethodDef methods[] = {{"plain", plain, METH_O, NULL},
                                       {"by_hand", by_hand, METH_O, NULL},
                                       {"in_a_condition", in_a_condition, METH_O, NULL},
                                       {"in_a_retry", in_a_retry, METH_O, NULL},
                                       {"in_a_switch", in_a_switch, METH_O, NULL},
                                       {"above", above, METH_O, NULL},
                                       {"capsule", capsule, METH_O, NULL},
                                       {"with_errors", with_errors, METH_O, NULL},
                                       {NULL, NULL, 0, NULL}};
PyMethodDef *mutated_methods(void)
{
    return methods;
}
