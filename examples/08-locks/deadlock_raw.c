/* SPDX-License-Identifier: 0BSD */
/* deadlock_raw: the counter of deadlock.c with what CPython and POSIX offer. It deadlocks, and looks innocent. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long count;

static PyObject *update(PyObject *Py_UNUSED(module), PyObject *callback)
{
    PyObject *result;
    pthread_mutex_lock(&lock); /* waits with the GIL, if another thread has the lock */
    count++;
    result = PyObject_CallFunction(callback, "l", count); /* that one is in here, and waits for the GIL */
    pthread_mutex_unlock(&lock);
    return result;
}

static PyMethodDef methods[] = {
    {"update", update, METH_O,
     "update(callback, /)\n--\n\nCount, and call callback(count) while the counter is locked."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "deadlock_raw",
    .m_doc = "The same counter; two threads that use it deadlock.",
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit_deadlock_raw(void)
{
    return PyModuleDef_Init(&definition);
}
