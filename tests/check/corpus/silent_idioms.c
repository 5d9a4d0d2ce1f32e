/* SPDX-License-Identifier: 0BSD */
/* What people write that is right: nothing here may be reported. */
#include <Python.h>
#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>

extern int work(int);
extern int work_until(int (*)(void *), void *);

/* the GIL is back before the error label */
static PyObject *error_labels(PyObject *self, PyObject *arg)
{
    PyThreadState *save = NULL;
    int rc;
    save = PyEval_SaveThread();
    rc = work(1);
    if (rc < 0)
        goto error;
    rc = work(2);
    if (rc < 0)
        goto error;
    PyEval_RestoreThread(save);
    return PyLong_FromLong(rc);
error:
    PyEval_RestoreThread(save);
    PyErr_SetFromErrno(PyExc_OSError);
    return NULL;
}

/* one label for both: the saved state says whether it is released */
static PyObject *label_asks_the_pointer(PyObject *self, PyObject *arg)
{
    PyThreadState *save = NULL;
    PyObject *result = NULL;
    char *data = malloc(10);
    if (!data)
        goto done;
    save = PyEval_SaveThread();
    if (work(1) < 0)
        goto done;
    PyEval_RestoreThread(save);
    save = NULL;
    result = PyLong_FromLong(1);
done:
    if (save)
        PyEval_RestoreThread(save);
    if (!result)
        PyErr_SetString(PyExc_RuntimeError, "no");
    free(data);
    return result;
}

static PyObject *block_threads(PyObject *self, PyObject *arg)
{
    int i;
    Py_BEGIN_ALLOW_THREADS
    for (i = 0; i < 3; i++) {
        if (work(i) < 0) {
            Py_BLOCK_THREADS
            PyErr_SetString(PyExc_ValueError, "x");
            return NULL;
        }
    }
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* a parameter that says whether it is held */
static int fails(int gil_held, const char *what)
{
    PyGILState_STATE state = PyGILState_UNLOCKED;
    if (!gil_held)
        state = PyGILState_Ensure();
    PyErr_SetString(PyExc_ValueError, what);
    if (!gil_held)
        PyGILState_Release(state);
    return -1;
}

static PyObject *parameter_says(PyObject *self, PyObject *arg)
{
    int rc;
    Py_BEGIN_ALLOW_THREADS
    rc = work(1);
    if (rc < 0)
        rc = fails(0, "without");
    Py_END_ALLOW_THREADS
    if (rc == 0)
        rc = fails(1, "with");
    return NULL;
}

static int fails_only_when_asked(int raise, int n)
{
    if (n < 0) {
        if (raise)
            PyErr_SetString(PyExc_ValueError, "negative");
        return -1;
    }
    return n;
}

static PyObject *constant_argument(PyObject *self, PyObject *arg)
{
    int rc;
    Py_BEGIN_ALLOW_THREADS
    rc = fails_only_when_asked(0, work(1));
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(rc);
}

/* the same condition before and after */
static PyObject *released_if(PyObject *self, PyObject *arg)
{
    PyThreadState *save = NULL;
    int big = PyObject_Size(arg) > 1000;
    if (big)
        save = PyEval_SaveThread();
    work(1);
    if (big)
        PyEval_RestoreThread(save);
    Py_RETURN_NONE;
}

typedef struct {
    PyThreadState *save;
    int threaded, rc;
} context;

static int ensure_in_a_callback(void *data)
{
    context *c = data;
    PyObject *result;
    PyGILState_STATE state = PyGILState_Ensure();
    result = PyLong_FromLong(c->rc);
    Py_XDECREF(result);
    PyGILState_Release(state);
    return 0;
}

static int restore_in_a_callback(void *data)
{
    context *c = data;
    PyEval_RestoreThread(c->save);
    PyErr_CheckSignals();
    c->save = PyEval_SaveThread();
    return 0;
}

static PyObject *callbacks(PyObject *self, PyObject *arg)
{
    context c = {NULL, 0, 0};
    c.save = PyEval_SaveThread();
    work_until(ensure_in_a_callback, &c);
    work_until(restore_in_a_callback, &c);
    PyEval_RestoreThread(c.save);
    Py_RETURN_NONE;
}

/* two functions that are a pair */
static void begin(context *c)
{
    if (c->threaded)
        c->save = PyEval_SaveThread();
}
static void end(context *c)
{
    if (c->threaded)
        PyEval_RestoreThread(c->save);
}
static PyObject *pair(PyObject *self, PyObject *arg)
{
    context c = {NULL, 1, 0};
    begin(&c);
    work(1);
    end(&c);
    return PyLong_FromLong(1);
}

/* returns 1 if it has released */
static int try_release(PyThreadState **save, int wanted)
{
    if (!wanted)
        return 0;
    *save = PyEval_SaveThread();
    return 1;
}
static PyObject *result_says(PyObject *self, PyObject *arg)
{
    PyThreadState *save = NULL;
    int released = try_release(&save, work(0));
    work(1);
    if (released)
        PyEval_RestoreThread(save);
    return PyLong_FromLong(1);
}

static PyGILState_STATE my_ensure(void)
{
    return PyGILState_Ensure();
}
static void my_leave(PyGILState_STATE state)
{
    PyGILState_Release(state);
}
int wrapped(void)
{
    PyGILState_STATE state = my_ensure();
    PyErr_Clear();
    my_leave(state);
    return 0;
}

static void restore(PyThreadState **save)
{
    if (*save)
        PyEval_RestoreThread(*save);
}
static PyObject *cleanup_attribute(PyObject *self, PyObject *arg)
{
    int rc;
    {
        __attribute__((cleanup(restore))) PyThreadState *save = PyEval_SaveThread();
        rc = work(1);
        if (rc < 0)
            return NULL;
    }
    return PyLong_FromLong(rc);
}

static jmp_buf out_of_here;
static PyObject *long_jump(PyObject *self, PyObject *arg)
{
    PyThreadState *save = PyEval_SaveThread();
    if (setjmp(out_of_here)) {
        PyEval_RestoreThread(save);
        return PyErr_NoMemory();
    }
    if (work(1))
        longjmp(out_of_here, 1);
    PyEval_RestoreThread(save);
    Py_RETURN_NONE;
}

static PyObject *never_comes_back(PyObject *self, PyObject *arg)
{
    Py_BEGIN_ALLOW_THREADS
    if (work(1) < 0)
        Py_FatalError("no");
    if (work(1) > 9)
        exit(3);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *asks_whether_held(PyObject *self, PyObject *arg)
{
    Py_BEGIN_ALLOW_THREADS
    if (PyGILState_Check())
        PyErr_Clear();
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *null_needs_nothing(PyObject *self, PyObject *arg)
{
    PyObject *none = NULL;
    Py_BEGIN_ALLOW_THREADS
    Py_XDECREF(none);
    PyMem_RawFree(PyMem_RawMalloc(3));
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *excused(PyObject *self, PyObject *arg)
{
    Py_BEGIN_ALLOW_THREADS
    PyErr_Clear(); /* nogil-check: ok, this one is here to be excused */
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* unknown: it releases what somebody else acquired */
void leave_for_good(void)
{
    PyEval_SaveThread();
}

static PyObject *do_while_retry(PyObject *self, PyObject *arg)
{
    int rc, err = 0;
    do {
        Py_BEGIN_ALLOW_THREADS
        rc = work(1);
        err = errno;
        Py_END_ALLOW_THREADS
    } while (rc < 0 && err == EINTR && !PyErr_CheckSignals());
    return PyLong_FromLong(rc);
}

static PyMethodDef methods[] = {{"error_labels", error_labels, METH_O, NULL},
                                {"label_asks_the_pointer", label_asks_the_pointer, METH_O, NULL},
                                {"block_threads", block_threads, METH_O, NULL},
                                {"parameter_says", parameter_says, METH_O, NULL},
                                {"constant_argument", constant_argument, METH_O, NULL},
                                {"released_if", released_if, METH_O, NULL},
                                {"callbacks", callbacks, METH_O, NULL},
                                {"pair", pair, METH_O, NULL},
                                {"result_says", result_says, METH_O, NULL},
                                {"cleanup_attribute", cleanup_attribute, METH_O, NULL},
                                {"long_jump", long_jump, METH_O, NULL},
                                {"never_comes_back", never_comes_back, METH_O, NULL},
                                {"asks_whether_held", asks_whether_held, METH_O, NULL},
                                {"null_needs_nothing", null_needs_nothing, METH_O, NULL},
                                {"excused", excused, METH_O, NULL},
                                {"do_while_retry", do_while_retry, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
PyMethodDef *silent_methods(void)
{
    return methods;
}

/* what is asserted, compared with an address, and told to the function below, through a loop */
static void call_unless_none(int n, PyObject *function)
{
    int i;
    for (i = 0; i < n; i++)
        work(i);
    if (function != Py_None)
        Py_XDECREF(PyObject_CallNoArgs(function));
}

int in_a_child(int n, int pid, PyObject *function)
{
    PyThreadState *save;
    if (function != Py_None)
        abort();
    save = PyEval_SaveThread();
    if (pid) {
        PyEval_RestoreThread(save);
        return pid;
    }
    call_unless_none(n, function);
    _Exit(3);
}
