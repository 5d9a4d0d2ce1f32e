/* SPDX-License-Identifier: 0BSD */
/* holder.h: a Python thread that keeps the GIL in C, exactly as long as a test wants.

   The test's own thread runs without the GIL between the two moments:

       NOGIL_BEGIN
           HOLDER_AWAIT(seen)                     // from here on another thread has the GIL and does not let go
           ... what must not need the GIL ...
           moment_bring(&holder.enough);          // now it lets go, in a moment
       NOGIL_END

   Python starts a thread with `hold_the_gil` first; that returns True if it did not have to give up waiting. */
#ifndef HOLDER_H
#define HOLDER_H

#include "probe.h"

static struct {
    moment ready, held, enough;
    int in_time;
} holder;

#define HOLDER_AWAIT(seen)                                                                                             \
    moment_bring(&holder.ready);                                                                                       \
    if (!moment_await(&holder.held))                                                                                   \
        witness_complain(seen, __LINE__, "nobody held the GIL in time", 0);

static PyObject *holder_reset(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    memset(&holder, 0, sizeof holder);
    Py_RETURN_NONE;
}

static PyObject *hold_the_gil(PyObject *self, PyObject *ignored)
{
    moment never = {0};
    int i;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        holder.in_time = moment_await(&holder.ready);
    NOGIL_END
    moment_bring(&holder.held);
    holder.in_time = holder.in_time && moment_await(&holder.enough);
    for (i = 0; i < 2000000; i++) /* long enough for one that wants the GIL now to be inside take_gil() */
        moment_has_come(&never);
    return PyBool_FromLong(holder.in_time);
}

#define HOLDER_METHODS                                                                                                 \
    {"holder_reset", holder_reset, METH_NOARGS, NULL}, {"hold_the_gil", hold_the_gil, METH_NOARGS, NULL},

#endif
