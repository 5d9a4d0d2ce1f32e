/* SPDX-License-Identifier: 0BSD */
/* the part of the Python API that needs no GIL is allowed in every context

   without: limited3.9 limited3.12 */
#include <nogil.h>

static int run_later(void *nothing)
{
    (void)nothing;
    return 0;
}

int in_a_nogil_block(void);
int in_a_nogil_block(void)
{
    PyThread_type_lock lock = NULL;
    NOGIL_BEGIN
        void *p = PyMem_RawMalloc(10);
        p = PyMem_RawRealloc(p, 20);
        PyMem_RawFree(p);
        p = PyMem_RawCalloc(1, 2);
        PyMem_RawFree(p);
        if (PyGILState_Check() || !Py_IsInitialized())
            return -1;
        if (Py_AddPendingCall(run_later, NULL) < 0)
            return -1;
        lock = PyThread_allocate_lock();
        if (lock && PyThread_acquire_lock(lock, WAIT_LOCK))
            PyThread_release_lock(lock);
        PyThread_free_lock(lock);
        if (PyThread_get_thread_ident() == 0)
            return -1;
        {
            PyGILState_STATE state = PyGILState_Ensure();
            PyGILState_Release(state);
        }
    NOGIL_END
    return 0;
}

static NOGIL_FUNCTION(void *, in_a_nogil_function, except(NULL), (size_t, n))
{
    void *p = PyMem_RawMalloc(n);
    if (!p)
        return nogil_raise_null(PyExc_MemoryError, "%zu bytes", n);
    return p;
}

/* types, constants and the names of objects are not calls */
PyObject *names(PyObject *given);
PyObject *names(PyObject *given)
{
    PyObject *o = given, *type;
    Py_ssize_t size = PY_SSIZE_T_MAX;
    NOGIL_BEGIN
        type = (PyObject *)&PyLong_Type;
        if (o == Py_None || o == Py_True || o == Py_False)
            o = Py_NotImplemented;
        type = o ? PyExc_ValueError : type;
        size--;
        PyMem_RawFree(in_a_nogil_function(10));
    NOGIL_END
    return size ? type : o;
}
