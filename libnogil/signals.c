/* SPDX-License-Identifier: 0BSD */
/* signals.c: has Ctrl+C been pressed?

   Rule: PyErr_CheckSignals() runs Python's signal handlers in the main thread only and is 0 elsewhere; so is this. A
   handler never sees an exception that was pending: Python code would stumble over it. */

NOGIL_PRIV_EXTERN_C_BEGIN

NOGIL_PRIV_COLD int nogil_check_signals(void)
{
    int saved_errno = errno;
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    PyObject *pending = PyErr_Occurred() ? nogil_priv_take_exception() : NULL;
    int result = nogil_priv_run_signal_handlers();
    if (pending && result == 0) {
        nogil_priv_put_exception(pending);
    } else if (pending) {
        PyObject *raised = nogil_priv_take_exception();
        PyException_SetContext(raised, pending); /* steals */
        nogil_priv_put_exception(raised);
    }
    nogil_priv_leave(&section);
    errno = saved_errno;
    return result;
}

NOGIL_PRIV_EXTERN_C_END
