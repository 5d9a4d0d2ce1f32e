/* SPDX-License-Identifier: 0BSD */
/* signals.c: has Ctrl+C been pressed?

   Rule: PyErr_CheckSignals() runs Python's signal handlers in the main thread only and is 0 elsewhere; so is this. */

NOGIL_PRIV_EXTERN_C_BEGIN

NOGIL_PRIV_COLD int nogil_check_signals(void)
{
    int saved_errno = errno;
    nogil_priv_attached section = nogil_priv_attach_if_detached();
    int result = nogil_priv_run_signal_handlers();
    nogil_priv_leave(&section);
    errno = saved_errno;
    return result;
}

NOGIL_PRIV_EXTERN_C_END
