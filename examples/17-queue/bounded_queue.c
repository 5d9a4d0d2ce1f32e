/* SPDX-License-Identifier: 0BSD */
/* bounded_queue: a queue of a few places between C threads and Python.

       >>> import bounded_queue
       >>> queue = bounded_queue.new(4)
       >>> bounded_queue.feed(queue, 2, 3)          # 2 C threads put 3 readings each; the last one closes the queue
       >>> sorted(bounded_queue.get(queue) for _ in range(6))
       [0, 1, 2, 1000, 1001, 1002]
       >>> bounded_queue.get(queue)
       Traceback (most recent call last):
       EOFError: the queue is closed

   Rule: what is in the queue is touched with its mutex, and nobody waits with the mutex or the GIL. C threads never
   want the GIL here: how busy Python is does not slow them down, only how full the queue is. */
#include <nogil.h>

struct queue {
    nogil_mutex lock; /* guards all that follows */
    nogil_cond not_empty, not_full, drained;
    long *places;
    size_t capacity, first, count;
    int closed;
    int owners;  /* the capsule and the threads; the last one frees */
    int feeding; /* threads that put: the last one closes */
    int draining;
    long sum;
};

/* ----------------------------------------------------------------------------- for every thread, C's and Python's */

enum { DONE = 0, CLOSED = 1, INTERRUPTED = -1 };

/* Wait for a change. A thread of Python's asks now and then whether Ctrl+C was pressed; INTERRUPTED: an exception is
   pending. */
static int wait_for(struct queue *self, nogil_cond *change, int is_pythons)
{
    int result;
    if (!is_pythons) {
        nogil_cond_wait(change, &self->lock);
        return DONE;
    }
    if (nogil_cond_timedwait(change, &self->lock, 0.05))
        return DONE;
    nogil_mutex_unlock(&self->lock); /* a signal handler is Python code, and may use this queue */
    result = nogil_check_signals();
    nogil_mutex_lock(&self->lock);
    return result;
}

static int put_value(struct queue *self, long value, int is_pythons)
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        while (self->count == self->capacity && !self->closed)
            if (wait_for(self, &self->not_full, is_pythons) < 0)
                return INTERRUPTED; /* any way out unlocks */
        if (self->closed)
            return CLOSED;
        self->places[(self->first + self->count++) % self->capacity] = value;
    NOGIL_LOCKED_END
    nogil_cond_signal(&self->not_empty);
    return DONE;
}

static int get_value(struct queue *self, long *value, int is_pythons)
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        while (self->count == 0 && !self->closed)
            if (wait_for(self, &self->not_empty, is_pythons) < 0)
                return INTERRUPTED;
        if (self->count == 0)
            return CLOSED; /* what was put before is still there to be had */
        *value = self->places[self->first];
        self->first = (self->first + 1) % self->capacity;
        self->count--;
    NOGIL_LOCKED_END
    nogil_cond_signal(&self->not_full);
    return DONE;
}

static void close_queue(struct queue *self)
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        self->closed = 1;
    NOGIL_LOCKED_END
    nogil_cond_broadcast(&self->not_empty);
    nogil_cond_broadcast(&self->not_full);
}

static void disown(struct queue *self)
{
    int owners;
    NOGIL_LOCKED_BEGIN(&self->lock)
        owners = --self->owners;
    NOGIL_LOCKED_END
    if (owners == 0) {
        free(self->places);
        free(self);
    }
}

/* ---------------------------------------------------------------------------- on C threads, which Python never sees */

struct feeder {
    struct queue *queue;
    long first, readings;
};

static void *feed_thread(void *argument)
{
    struct feeder feeder = *(struct feeder *)argument;
    int is_last;
    free(argument);
    for (long i = 0; i < feeder.readings; i++)
        if (put_value(feeder.queue, feeder.first + i, 0) == CLOSED)
            break; /* somebody else has closed it: nobody wants more */
    NOGIL_LOCKED_BEGIN(&feeder.queue->lock)
        is_last = --feeder.queue->feeding == 0;
    NOGIL_LOCKED_END
    if (is_last)
        close_queue(feeder.queue);
    disown(feeder.queue);
    return NULL;
}

static void *drain_thread(void *argument)
{
    struct queue *self = argument;
    long value, sum = 0;
    while (get_value(self, &value, 0) == DONE)
        sum += value;
    NOGIL_LOCKED_BEGIN(&self->lock)
        self->sum += sum;
        self->draining--;
    NOGIL_LOCKED_END
    nogil_cond_broadcast(&self->drained);
    disown(self);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ on Python's side */

static const char capsule_name[] = "bounded_queue.queue";

static struct queue *queue_of(PyObject *capsule)
{
    return PyCapsule_GetPointer(capsule, capsule_name);
}

/* Nobody holds the capsule any more: the threads end when they look next. */
static void forget(PyObject *capsule)
{
    struct queue *self = queue_of(capsule);
    close_queue(self);
    disown(self);
}

static PyObject *new_queue(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_ssize_t capacity;
    struct queue *self;
    PyObject *capsule;
    if (!PyArg_ParseTuple(arguments, "n:new", &capacity))
        return NULL;
    if (capacity < 1)
        return PyErr_Format(PyExc_ValueError, "capacity must be at least 1, got %zd", capacity);
    self = calloc(1, sizeof(*self)); /* which makes a free mutex and three conditions as well */
    if (self)
        self->places = calloc((size_t)capacity, sizeof(*self->places));
    if (!self || !self->places) {
        free(self);
        return PyErr_NoMemory();
    }
    self->capacity = (size_t)capacity;
    self->owners = 1;
    capsule = PyCapsule_New(self, capsule_name, forget);
    if (!capsule) {
        free(self->places);
        free(self);
    }
    return capsule;
}

static PyObject *closed_or_pending(int result)
{
    return result == CLOSED ? nogil_raise_null(PyExc_EOFError, "the queue is closed") : NULL;
}

static PyObject *put(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *capsule;
    struct queue *self;
    long value;
    int result;
    if (!PyArg_ParseTuple(arguments, "Ol:put", &capsule, &value) || !(self = queue_of(capsule)))
        return NULL;
    result = put_value(self, value, 1);
    if (result != DONE)
        return closed_or_pending(result);
    Py_RETURN_NONE;
}

static PyObject *get(PyObject *Py_UNUSED(module), PyObject *capsule)
{
    struct queue *self = queue_of(capsule);
    long value = 0;
    int result;
    if (!self)
        return NULL;
    result = get_value(self, &value, 1);
    return result == DONE ? PyLong_FromLong(value) : closed_or_pending(result);
}

static PyObject *py_close(PyObject *Py_UNUSED(module), PyObject *capsule)
{
    struct queue *self = queue_of(capsule);
    if (!self)
        return NULL;
    close_queue(self);
    Py_RETURN_NONE;
}

/* Start one more thread, which owns the queue with the others; `count` says how many of its kind there are. */
static int start(struct queue *self, int *count, void *(*body)(void *), void *argument)
{
    pthread_t thread;
    int error;
    NOGIL_LOCKED_BEGIN(&self->lock)
        ++*count;
        self->owners++;
    NOGIL_LOCKED_END
    error = pthread_create(&thread, NULL, body, argument);
    if (error) {
        NOGIL_LOCKED_BEGIN(&self->lock)
            --*count;
            self->owners--;
        NOGIL_LOCKED_END
        errno = error;
        return nogil_raise_errno(PyExc_OSError);
    }
    pthread_detach(thread);
    return 0;
}

static PyObject *feed(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *capsule;
    struct queue *self;
    long threads, readings;
    int failed = 0, is_last;
    if (!PyArg_ParseTuple(arguments, "Oll:feed", &capsule, &threads, &readings) || !(self = queue_of(capsule)))
        return NULL;
    NOGIL_LOCKED_BEGIN(&self->lock)
        self->feeding++; /* this function: the first threads may be done before the last ones begin */
    NOGIL_LOCKED_END
    for (long i = 0; i < threads && !failed; i++) {
        struct feeder *feeder = malloc(sizeof(*feeder));
        if (!feeder) {
            failed = nogil_raise_no_memory();
            break;
        }
        *feeder = (struct feeder){self, 1000 * i, readings};
        failed = start(self, &self->feeding, feed_thread, feeder);
        if (failed)
            free(feeder);
    }
    NOGIL_LOCKED_BEGIN(&self->lock)
        is_last = --self->feeding == 0;
    NOGIL_LOCKED_END
    if (is_last)
        close_queue(self);
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *drain(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *capsule;
    struct queue *self;
    long threads;
    if (!PyArg_ParseTuple(arguments, "Ol:drain", &capsule, &threads) || !(self = queue_of(capsule)))
        return NULL;
    for (long i = 0; i < threads; i++)
        if (start(self, &self->draining, drain_thread, self) < 0)
            return NULL;
    Py_RETURN_NONE;
}

static PyObject *total(PyObject *Py_UNUSED(module), PyObject *capsule)
{
    struct queue *self = queue_of(capsule);
    if (!self)
        return NULL;
    NOGIL_LOCKED_BEGIN(&self->lock)
        while (self->draining)
            if (wait_for(self, &self->drained, 1) < 0)
                return NULL;
        return PyLong_FromLong(self->sum);
    NOGIL_LOCKED_END
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"new", new_queue, METH_VARARGS, "new(capacity)\n--\n\nA queue with so many places for integers."},
    {"put", put, METH_VARARGS, "put(queue, value)\n--\n\nWait for a place and put a value there; EOFError if closed."},
    {"get", get, METH_O, "get(queue, /)\n--\n\nWait for a value and take it; EOFError if closed and empty."},
    {"close", py_close, METH_O, "close(queue, /)\n--\n\nNothing more can be put; what is in it can still be taken."},
    {"feed", feed, METH_VARARGS,
     "feed(queue, threads, readings)\n--\n\n"
     "Have so many C threads put so many readings each: 0, 1, 2..., the next thread 1000, 1001...; the last one "
     "closes."},
    {"drain", drain, METH_VARARGS,
     "drain(queue, threads)\n--\n\nHave so many C threads take what comes until it is closed."},
    {"total", total, METH_O,
     "total(queue, /)\n--\n\nWait until the draining threads are done; the sum of what they took."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* a queue has a mutex, and belongs to no interpreter */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "bounded_queue",
    .m_doc = "A queue of a few places between C threads and Python.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_bounded_queue(void)
{
    return PyModuleDef_Init(&definition);
}
