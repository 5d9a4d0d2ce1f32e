/* SPDX-License-Identifier: 0BSD */
/* deadlock: a counter in C that calls back into Python while it is locked, without a deadlock with the GIL.

       >>> import deadlock
       >>> deadlock.update(lambda count: print(count))         # with a nogil_mutex
       1
       >>> deadlock.update_foreign(lambda count: print(count)) # with a pthread mutex that is somebody else's
       1

   Rule: nobody waits for the lock with the GIL. deadlock_raw.c is the same without this rule. */
#include <nogil.h>

static nogil_mutex lock = NOGIL_MUTEX_INIT;
static long count;

static PyObject *update(PyObject *Py_UNUSED(module), PyObject *callback)
{
    NOGIL_LOCKED_BEGIN(&lock) /* if another thread has it: waits without the GIL */
        count++;
        return PyObject_CallFunction(callback, "l", count); /* Python gives the GIL to others meanwhile; and so what */
    NOGIL_LOCKED_END
}

/* A library that we call has a lock of its own, and there is no changing that. */
static pthread_mutex_t foreign_lock = PTHREAD_MUTEX_INITIALIZER;
static long foreign_count;

static PyObject *update_foreign(PyObject *Py_UNUSED(module), PyObject *callback)
{
    PyObject *result;
    NOGIL_BLOCKING(pthread_mutex_lock(&foreign_lock));
    foreign_count++;
    result = PyObject_CallFunction(callback, "l", foreign_count);
    pthread_mutex_unlock(&foreign_lock);
    return result;
}

static PyMethodDef methods[] = {
    {"update", update, METH_O,
     "update(callback, /)\n--\n\nCount, and call callback(count) while the counter is locked."},
    {"update_foreign", update_foreign, METH_O,
     "update_foreign(callback, /)\n--\n\nThe same with a counter that a pthread mutex guards."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* the counters are locked */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "deadlock",
    .m_doc = "A counter that calls back into Python while it is locked.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_deadlock(void)
{
    return PyModuleDef_Init(&definition);
}
