/* SPDX-License-Identifier: 0BSD */
/* error.c: raising, catching and carrying exceptions: the paths on which there is an exception.

   Rule: each function attaches if it has to, does one thing, and leaves thread, errno and GIL as they were. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* Where the state is opaque only CPython can tell, and only to the thread that is attached. */
static int nogil_priv_state_has_error_or_ask(PyThreadState *state, int attached)
{
#if NOGIL_PRIV_STATE_IS_OPAQUE
    int pending;
    if (!attached)
        PyEval_RestoreThread(state);
    pending = PyErr_Occurred() != NULL;
    if (!attached)
        (void)PyEval_SaveThread();
    return pending;
#else
    (void)attached;
    return nogil_priv_state_has_error(state);
#endif
}

NOGIL_PRIV_COLD int nogil_priv_error_pending_cold(void)
{
    PyThreadState *state = nogil_priv_attached_state();
    int pending = 0;
    if (!state)
        state = nogil_priv_known_state();
    if (!state && (nogil_priv_mine & NOGIL_PRIV_KEPT)) {
        nogil_priv_thread *thread = (nogil_priv_thread *)(nogil_priv_mine - NOGIL_PRIV_KEPT);
        /* Finalization frees a kept state, but not while a section says that it is inside. */
        if (nogil_priv_enter_kept(thread))
            pending = nogil_priv_state_has_error_or_ask(thread->kept, 0);
        __atomic_store_n(&thread->inside, 0, __ATOMIC_RELEASE);
        return pending;
    }
    if (!state)
        state = Py_IsInitialized() ? nogil_priv_gilstate() : NULL;
    /* A thread without a state has no exception, and needs none to say so. */
    return state ? nogil_priv_state_has_error_or_ask(state, nogil_priv_attached_state() != NULL) : 0;
}

static void nogil_priv_raise_va(PyObject *type, const char *format, va_list arguments, int from_pending)
{
    int saved_errno = errno;
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    PyObject *cause = from_pending ? nogil_priv_take_exception() : NULL;
    nogil_priv_format_exception(type, format, arguments);
    if (cause) {
        PyObject *raised = nogil_priv_take_exception();
        Py_INCREF(cause);
        PyException_SetCause(raised, cause); /* steals */
        PyException_SetContext(raised, cause);
        nogil_priv_put_exception(raised);
    }
    nogil_priv_leave(&section);
    errno = saved_errno;
}

NOGIL_PRIV_COLD int nogil_raise(PyObject *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    nogil_priv_raise_va(type, format, arguments, 0);
    va_end(arguments);
    return -1;
}

NOGIL_PRIV_COLD void *nogil_raise_null(PyObject *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    nogil_priv_raise_va(type, format, arguments, 0);
    va_end(arguments);
    return NULL;
}

NOGIL_PRIV_COLD int nogil_raise_from(PyObject *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    nogil_priv_raise_va(type, format, arguments, 1);
    va_end(arguments);
    return -1;
}

NOGIL_PRIV_COLD int nogil_raise_no_memory(void)
{
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    PyErr_NoMemory();
    nogil_priv_leave(&section);
    return -1;
}

NOGIL_PRIV_COLD int nogil_priv_raise_errno_2(PyObject *type, const char *filename)
{
    int saved_errno = errno;
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    errno = saved_errno;
    if (filename)
        PyErr_SetFromErrnoWithFilename(type, filename);
    else
        PyErr_SetFromErrno(type);
    nogil_priv_leave(&section);
    errno = saved_errno;
    return -1;
}

NOGIL_PRIV_COLD int nogil_error_fetch(nogil_error *error)
{
    nogil_priv_attached section;
    PyObject *taken, *expected = NULL;
    int saved_errno = errno;
    if (!nogil_priv_error_pending_cold())
        return 0;
    section = nogil_priv_attach_if_detached();
    taken = nogil_priv_take_exception();
    /* Not a lock but a race that the first thread wins: there is no GIL to rely on in a free-threaded build. */
    if (!error ||
        !__atomic_compare_exchange_n(&error->exception, &expected, taken, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        Py_XDECREF(taken);
    nogil_priv_leave(&section);
    errno = saved_errno;
    return 1;
}

NOGIL_PRIV_COLD int nogil_error_restore(nogil_error *error)
{
    PyObject *taken = __atomic_exchange_n(&error->exception, (PyObject *)NULL, __ATOMIC_ACQ_REL);
    nogil_priv_attached section;
    int saved_errno = errno;
    if (!taken)
        return 0;
    section = nogil_priv_attach_if_detached();
    nogil_priv_put_exception(taken);
    nogil_priv_leave(&section);
    errno = saved_errno;
    return -1;
}

NOGIL_PRIV_COLD void nogil_error_clear(nogil_error *error)
{
    PyObject *taken = __atomic_exchange_n(&error->exception, (PyObject *)NULL, __ATOMIC_ACQ_REL);
    nogil_priv_attached section;
    int saved_errno = errno;
    if (!taken)
        return;
    section = nogil_priv_attach_if_detached();
    Py_DECREF(taken);
    nogil_priv_leave(&section);
    errno = saved_errno;
}

NOGIL_PRIV_COLD int nogil_priv_catch_2(PyObject *type, nogil_error *error)
{
    nogil_priv_attached section;
    int matches;
    int saved_errno = errno;
    if (!nogil_priv_error_pending_cold())
        return 0;
    section = nogil_priv_attach_if_detached();
    matches = !type || PyErr_ExceptionMatches(type);
    if (matches)
        nogil_error_fetch(error);
    nogil_priv_leave(&section);
    errno = saved_errno;
    return matches;
}

NOGIL_PRIV_COLD void nogil_priv_unraisable(const char *function)
{
    int saved_errno = errno;
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    PyObject *exception = nogil_priv_take_exception(); /* making the name needs a clean slate */
    PyObject *name = PyUnicode_FromString(function);
    if (!name)
        PyErr_Clear();
    nogil_priv_put_exception(exception);
    PyErr_WriteUnraisable(name);
    Py_XDECREF(name);
    nogil_priv_leave(&section);
    errno = saved_errno;
}

NOGIL_PRIV_EXTERN_C_END
