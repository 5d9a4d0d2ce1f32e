/* SPDX-License-Identifier: 0BSD */
/* A thread that Python never saw. */
#include <Python.h>
#include <pthread.h>

static PyObject *callable;
static PyThreadState *made_for_it;
extern int work(int);

static void *never_attached(void *data)
{
    PyObject *result = PyObject_CallNoArgs(callable); // finds thread-never-attached
    (void)result;
    return data;
}

static void call_it(void)
{
    Py_XDECREF(PyObject_CallNoArgs(callable));
}

static void *attached_too_late(void *data)
{
    PyGILState_STATE state;
    call_it(); // finds thread-never-attached
    state = PyGILState_Ensure();
    call_it();
    PyGILState_Release(state);
    return data;
}

static void *attached(void *data)
{
    PyGILState_STATE state = PyGILState_Ensure();
    call_it();
    Py_BEGIN_ALLOW_THREADS
    work(1);
    Py_END_ALLOW_THREADS
    PyGILState_Release(state);
    work(2);
    return data;
}

static void started_by_python(void *data)
{
    PyEval_AcquireThread(made_for_it);
    call_it();
    PyEval_ReleaseThread(made_for_it);
    work(3);
}

static void *no_python_at_all(void *data)
{
    work(4);
    return PyMem_RawMalloc((size_t)work(5));
}

int start(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, never_attached, NULL);
    pthread_create(&thread, NULL, &attached_too_late, NULL);
    pthread_create(&thread, NULL, attached, NULL);
    pthread_create(&thread, NULL, no_python_at_all, NULL);
    return (int)PyThread_start_new_thread(started_by_python, NULL);
}
