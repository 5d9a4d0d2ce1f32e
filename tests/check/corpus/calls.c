/* SPDX-License-Identifier: 0BSD */
/* A call that needs the GIL, directly or through others, while it is released. */
#include <Python.h>
#include <stdlib.h>

static void raise_it(const char *what)
{
    PyErr_SetString(PyExc_ValueError, what);
}

static int two_below(int rc)
{
    if (rc < 0) {
        raise_it("negative");
        return -1;
    }
    return rc;
}

static PyObject *direct(PyObject *self, PyObject *arg)
{
    PyObject *list;
    Py_BEGIN_ALLOW_THREADS
    list = PyList_New(0); // finds call-without-gil
    Py_END_ALLOW_THREADS
    return list;
}

static PyObject *through_a_chain(PyObject *self, PyObject *arg)
{
    int rc = PyObject_IsTrue(arg);
    Py_BEGIN_ALLOW_THREADS
    rc = two_below(rc); // finds call-without-gil
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(rc);
}

static PyObject *on_the_error_path(PyObject *self, PyObject *arg)
{
    char *data;
    Py_BEGIN_ALLOW_THREADS
    data = malloc(100);
    if (!data)
        PyErr_NoMemory(); // finds call-without-gil
    Py_END_ALLOW_THREADS
    free(data);
    Py_RETURN_NONE;
}

static PyObject *macro_of_references(PyObject *self, PyObject *arg)
{
    PyThreadState *state = PyEval_SaveThread();
    Py_DECREF(arg); // finds call-without-gil
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

static PyObject *python_memory(PyObject *self, PyObject *arg)
{
    void *data = PyMem_Malloc(10);
    Py_BEGIN_ALLOW_THREADS
    PyMem_Free(data); // finds call-without-gil
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *in_a_loop(PyObject *self, PyObject *arg)
{
    int i;
    Py_BEGIN_ALLOW_THREADS
    for (i = 0; i < 10; i++)
        if (PyErr_CheckSignals() < 0) // finds call-without-gil
            break;
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *in_a_switch(PyObject *self, PyObject *arg)
{
    long kind = PyLong_AsLong(arg);
    Py_BEGIN_ALLOW_THREADS
    switch (kind) {
    case 1:
        break;
    case 2:
        raise_it("two"); // finds call-without-gil
        break;
    default:
        break;
    }
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* What leaves the GIL released for its caller. */
static PyThreadState *shared_state;
static void leave_python(void)
{
    shared_state = PyEval_SaveThread();
}
static void enter_python(void)
{
    PyEval_RestoreThread(shared_state);
}

static PyObject *released_by_a_function(PyObject *self, PyObject *arg)
{
    leave_python();
    raise_it("x"); // finds call-without-gil
    enter_python();
    return NULL;
}

static PyObject *after_a_good_block(PyObject *self, PyObject *arg)
{
    Py_BEGIN_ALLOW_THREADS
    Py_BLOCK_THREADS
    raise_it("fine");
    Py_UNBLOCK_THREADS
    raise_it("not"); // finds call-without-gil
    Py_END_ALLOW_THREADS
    return NULL;
}

static PyMethodDef methods[] = {{"direct", direct, METH_O, NULL},
                                {"through_a_chain", through_a_chain, METH_O, NULL},
                                {"on_the_error_path", on_the_error_path, METH_O, NULL},
                                {"macro_of_references", macro_of_references, METH_O, NULL},
                                {"python_memory", python_memory, METH_O, NULL},
                                {"in_a_loop", in_a_loop, METH_O, NULL},
                                {"in_a_switch", in_a_switch, METH_O, NULL},
                                {"released_by_a_function", released_by_a_function, METH_O, NULL},
                                {"after_a_good_block", after_a_good_block, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "calls", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_calls(void)
{
    return PyModule_Create(&module);
}
