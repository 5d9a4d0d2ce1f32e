/* SPDX-License-Identifier: 0BSD */
/* dropped.c: an extension that knows nothing of nogil.h, compiled with `-include nogil/drop_in.h`.

   Rule: it includes Python.h alone, and uses the four macros in every place where source that is out there has them. What
   is marked as wrong is wrong with CPython's macros, and safe with these. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <pthread.h>

/* Does this thread hold the GIL? Called through a pointer: what the compiler cannot see is not refused. */
static int (*volatile holds_the_gil)(void) = PyGILState_Check;

static PyObject *in_and_out(PyObject *self, PyObject *unused)
{
    int seen = 0;
    (void)self;
    (void)unused;
    errno = ENOTTY;
    Py_BEGIN_ALLOW_THREADS
    seen |= holds_the_gil();
    Py_BLOCK_THREADS
    seen |= !holds_the_gil() << 1;
    Py_UNBLOCK_THREADS
    seen |= holds_the_gil() << 2;
    Py_BLOCK_THREADS /* a second time in the same braces */
    seen |= !holds_the_gil() << 3;
    Py_UNBLOCK_THREADS
    if (seen)
        Py_BLOCK_THREADS /* without braces */
    if (seen)
        Py_UNBLOCK_THREADS
    Py_END_ALLOW_THREADS
    seen |= !holds_the_gil() << 4;
    return Py_BuildValue("ii", seen, errno == ENOTTY);
}

static PyObject *own_variable(PyObject *self, PyObject *unused)
{
    PyThreadState *_save = NULL;
    int seen = 0;
    (void)self;
    (void)unused;
    Py_UNBLOCK_THREADS
    seen |= holds_the_gil();
    Py_BLOCK_THREADS
    seen |= !holds_the_gil() << 1;
    Py_BEGIN_ALLOW_THREADS
    seen |= holds_the_gil() << 2;
    Py_END_ALLOW_THREADS
    _save = PyEval_SaveThread(); /* and mixed with what the macros stand for */
    Py_BLOCK_THREADS
    seen |= !holds_the_gil() << 3;
    return PyLong_FromLong(seen);
}

static PyObject *raises_inside(PyObject *self, PyObject *fail)
{
    int failing = PyObject_IsTrue(fail);
    (void)self;
    Py_BEGIN_ALLOW_THREADS
    if (failing) {
        Py_BLOCK_THREADS
        PyErr_SetString(PyExc_ValueError, "as CPython's documentation does it");
        return NULL;
    }
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* Wrong: each leaves the block without its end. */
static int leave_by_return(int way)
{
    Py_BEGIN_ALLOW_THREADS
    if (way >= 0)
        return way;
    Py_END_ALLOW_THREADS
    return -1;
}
static int leave_by_goto(int way)
{
    Py_BEGIN_ALLOW_THREADS
    if (way >= 0)
        goto out;
    Py_END_ALLOW_THREADS
    return -1;
out:
    return way;
}
static int leave_by_break(int way)
{
    for (int i = 0; i < 10; i++) {
        Py_BEGIN_ALLOW_THREADS
        if (i == 3)
            break;
        if (i < 3)
            continue;
        Py_END_ALLOW_THREADS
    }
    return way;
}
#ifdef __cplusplus
static int throws(int way)
{
    Py_BEGIN_ALLOW_THREADS
    if (way >= 0)
        throw way;
    Py_END_ALLOW_THREADS
    return -1;
}
static int leave_by_throw(int way)
{
    try
    {
        return throws(way);
    }
    catch(int thrown)
    {
        return thrown;
    }
}
#else
#define leave_by_throw leave_by_return
#endif

static PyObject *leave(PyObject *self, PyObject *args)
{
    int way, result;
    (void)self;
    if (!PyArg_ParseTuple(args, "i", &way))
        return NULL;
    result = way == 0   ? leave_by_return(way)
             : way == 1 ? leave_by_goto(way)
             : way == 2 ? leave_by_break(way)
                        : leave_by_throw(way);
    if (!holds_the_gil())
        Py_FatalError("the GIL is not back");
    return PyLong_FromLong(result);
}

static void *nothing(void *argument)
{
    return argument;
}

/* As a library does whose threads know nothing of Python: nobody hangs, and the others wait for no reason. */
static PyObject *waits(PyObject *self, PyObject *unused)
{
    pthread_t thread;
    int failed = 0;
    (void)self;
    (void)unused;
    for (int time = 0; time < 100 && !failed; time++)
        failed = pthread_create(&thread, NULL, nothing, NULL) || pthread_join(thread, NULL);
    return PyLong_FromLong(failed);
}

static PyMethodDef methods[] = {
    {"in_and_out", in_and_out, METH_NOARGS, NULL},
    {"own_variable", own_variable, METH_NOARGS, NULL},
    {"raises_inside", raises_inside, METH_O, NULL},
    {"leave", leave, METH_VARARGS, NULL},
    {"waits", waits, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "dropped", NULL, 0, methods, NULL, NULL, NULL, NULL};

#ifdef __cplusplus
#define INIT PyInit_dropped_cc
#else
#define INIT PyInit_dropped_c
#endif
PyMODINIT_FUNC INIT(void)
{
    PyObject *module = PyModule_Create(&definition);
#ifdef Py_GIL_DISABLED
    if (module)
        PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
#endif
    return module;
}
