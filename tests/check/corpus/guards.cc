// SPDX-License-Identifier: 0BSD
// C++: scope guards, exceptions, methods.
#include <Python.h>

extern "C" int work(int);

class release_gil
{
    PyThreadState *state;

  public:
    release_gil() : state(nullptr)
    {
        state = PyEval_SaveThread();
    }
    ~release_gil()
    {
        if (state)
            PyEval_RestoreThread(state);
    }
};

class hold_gil
{
    PyGILState_STATE state;

  public:
    hold_gil()
    {
        state = PyGILState_Ensure();
    }
    ~hold_gil()
    {
        PyGILState_Release(state);
    }
};

static PyObject *inside_a_guard(PyObject *, PyObject *)
{
    release_gil released;
    return PyLong_FromLong(work(1)); // finds call-without-gil
}

static PyObject *right(PyObject *, PyObject *arg)
{
    int rc;
    {
        release_gil released;
        rc = work(1);
        if (rc < 0)
            goto error;
        {
            hold_gil held;
            PyErr_Clear();
            if (rc == 3)
                return nullptr;
        }
        rc = work(2);
    }
    return PyLong_FromLong(rc);
error:
    PyErr_SetString(PyExc_ValueError, "negative");
    return nullptr;
}

static PyObject *caught(PyObject *, PyObject *)
{
    try {
        release_gil released;
        if (work(1) < 0)
            throw 1;
    } catch (int) {
        PyErr_SetString(PyExc_ValueError, "thrown");
        return nullptr;
    }
    Py_RETURN_NONE;
}

static PyObject *caught_too_late(PyObject *, PyObject *)
{
    PyThreadState *state = PyEval_SaveThread();
    try {
        if (work(1) < 0)
            throw 1;
    } catch (int) {
        PyErr_SetString(PyExc_ValueError, "thrown"); // finds call-without-gil
    }
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

class worker
{
  public:
    void complain()
    {
        PyErr_SetString(PyExc_ValueError, "worker");
    }
};

static PyObject *through_a_method(PyObject *, PyObject *)
{
    worker w;
    PyThreadState *state = PyEval_SaveThread();
    w.complain(); // finds call-without-gil
    PyEval_RestoreThread(state);
    return nullptr;
}

static PyMethodDef methods[] = {{"inside_a_guard", inside_a_guard, METH_O, nullptr},
                                {"right", right, METH_O, nullptr},
                                {"caught", caught, METH_O, nullptr},
                                {"caught_too_late", caught_too_late, METH_O, nullptr},
                                {"through_a_method", through_a_method, METH_O, nullptr},
                                {nullptr, nullptr, 0, nullptr}};
PyMethodDef *guards_methods()
{
    return methods;
}
