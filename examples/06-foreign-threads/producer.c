/* SPDX-License-Identifier: 0BSD */
/* producer: a thread made in C, which Python never saw, takes readings and calls back into Python with each.

       >>> import producer
       >>> producer.join(producer.start(print, 3))     # print(number, value) for each, on the other thread
       0 0
       1 37
       2 74
       3

   Rule: the thread asks each time whether Python is there (WITH_GIL_TRY_BEGIN) and ends when it is not. It never waits
   for the GIL in order to give something up, and whoever waits for the thread has released the GIL. */
#include <nogil.h>

#include <stdatomic.h>

enum { RUNNING, BEING_JOINED, JOINED };

struct producer {
    PyObject *callback; /* the thread's own reference */
    nogil_interp *interp;
    Py_ssize_t count;     /* of readings to take; negative: no end */
    Py_ssize_t delivered; /* readings that the callback has taken; ours to read when the thread has ended */
    nogil_error error;    /* what the callback raised, on its way from the thread to stop() or join() */
    atomic_int stopping;
    atomic_int state;  /* who has waited for the thread: RUNNING is nobody yet */
    atomic_int owners; /* the thread and the capsule; the last one frees */
    pthread_t thread;
    pid_t process; /* a fork leaves the thread behind */
};

/* The producer whose thread this is; NULL on all other threads. */
static _Thread_local struct producer *mine;

static void disown(struct producer *self)
{
    if (atomic_fetch_sub(&self->owners, 1) == 1) {
        nogil_decref_later(self->error.exception); /* that nobody asked for; NULL if there is none */
        free(self);
    }
}

/* ---------------------------------------------------------------------------------------- on the producer's thread */

static long take_reading(Py_ssize_t number)
{
    return (long)(number % 101 * 37 % 101); /* where a real one would talk to a device, and wait for it */
}

static void *produce(void *argument)
{
    struct producer *self = argument;
    mine = self;
    for (Py_ssize_t number = 0; number != self->count && !atomic_load(&self->stopping); number++) {
        long value = take_reading(number); /* without the GIL */
        WITH_GIL_TRY_BEGIN(self->interp)
            PyObject *result = PyObject_CallFunction(self->callback, "nl", number, value);
            if (!result) {
                nogil_error_fetch(&self->error); /* off this thread, where nobody would look for it */
                break;
            }
            Py_DECREF(result);
            self->delivered++;
        WITH_GIL_TRY_ELSE
            break; /* the interpreter is gone or going: there is nobody to produce for */
        WITH_GIL_END
    }
    /* Here is no GIL, and perhaps no Python any more. Neither of these waits for anything. */
    nogil_decref_later(self->callback);
    nogil_interp_release(self->interp);
    disown(self);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ on Python's side */

static const char capsule_name[] = "producer.thread";

/* Nobody holds the capsule any more: stop the thread, but do not wait for it. */
static void forget(PyObject *capsule)
{
    struct producer *self = PyCapsule_GetPointer(capsule, capsule_name);
    atomic_store(&self->stopping, 1);
    if (atomic_load(&self->state) == RUNNING && self->process == getpid())
        pthread_detach(self->thread);
    disown(self);
}

static PyObject *start(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *callback, *capsule;
    Py_ssize_t count = -1;
    struct producer *self;

    if (!PyArg_ParseTuple(arguments, "O|n:start", &callback, &count))
        return NULL;
    if (!PyCallable_Check(callback))
        return PyErr_Format(PyExc_TypeError, "callback must be callable, got %s", Py_TYPE(callback)->tp_name);
    self = calloc(1, sizeof(*self));
    if (!self)
        return PyErr_NoMemory();
    self->callback = callback;
    self->count = count;
    self->process = getpid();
    atomic_store(&self->owners, 1);
    atomic_store(&self->state, JOINED); /* as long as there is no thread */
    capsule = PyCapsule_New(self, capsule_name, forget);
    if (!capsule) {
        free(self);
        return NULL;
    }
    self->interp = nogil_interp_capture(); /* the one that the callback belongs to */
    if (!self->interp)
        goto error;

    Py_INCREF(callback);
    atomic_store(&self->owners, 2);
    errno = pthread_create(&self->thread, NULL, produce, self);
    if (errno) {
        nogil_raise_errno(PyExc_OSError);
        Py_DECREF(callback);
        nogil_interp_release(self->interp);
        disown(self);
        goto error;
    }
    atomic_store(&self->state, RUNNING);
    return capsule;

error:
    Py_DECREF(capsule);
    return NULL;
}

static PyObject *wait_for_the_end(struct producer *self)
{
    int state = RUNNING;
    if (self->process != getpid())
        return PyErr_Format(PyExc_RuntimeError, "the thread runs in process %ld, before the fork", (long)self->process);
    if (atomic_compare_exchange_strong(&self->state, &state, BEING_JOINED)) {
        /* The thread may be waiting for the GIL just now: to wait for it with the GIL would be for ever. */
        NOGIL_BEGIN
            pthread_join(self->thread, NULL);
        NOGIL_END
        atomic_store(&self->state, JOINED);
    } else if (state == BEING_JOINED) {
        return nogil_raise_null(PyExc_RuntimeError, "another thread waits for this producer already");
    }
    if (nogil_error_restore(&self->error) < 0)
        return NULL; /* what the callback raised, with its traceback; once */
    return PyLong_FromSsize_t(self->delivered);
}

static PyObject *join(PyObject *Py_UNUSED(module), PyObject *capsule)
{
    struct producer *self = PyCapsule_GetPointer(capsule, capsule_name);
    if (!self)
        return NULL;
    if (self == mine)
        return nogil_raise_null(PyExc_RuntimeError, "a callback cannot wait for the thread that it runs on");
    return wait_for_the_end(self);
}

static PyObject *stop(PyObject *Py_UNUSED(module), PyObject *capsule)
{
    struct producer *self = PyCapsule_GetPointer(capsule, capsule_name);
    if (!self)
        return NULL;
    atomic_store(&self->stopping, 1);
    if (self == mine) /* in the callback: the thread ends after it */
        return PyLong_FromSsize_t(self->delivered);
    return wait_for_the_end(self);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"start", start, METH_VARARGS,
     "start(callback, count=-1)\n--\n\n"
     "Begin to call callback(number, value) on a thread of its own, count times, or without end; returns the thread."},
    {"join", join, METH_O,
     "join(thread, /)\n--\n\n"
     "Wait for the end of the thread. Returns how many readings the callback took, or raises what it raised."},
    {"stop", stop, METH_O, "stop(thread, /)\n--\n\nHave the thread end after the reading it is at, and join it."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, no_multiple_interpreters) /* a thread gives up references in the main one */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "producer",
    .m_doc = "A thread made in C that calls back into Python.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_producer(void)
{
    return PyModuleDef_Init(&definition);
}
