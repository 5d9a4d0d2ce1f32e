/* SPDX-License-Identifier: 0BSD */
/* bounded_queue: a queue of a few places between C threads and Python.

       >>> import bounded_queue
       >>> queue = bounded_queue.new(4)
       >>> bounded_queue.feed(queue, 2, 3)          # 2 C threads put 3 readings each; the last one closes
       >>> sorted(bounded_queue.get(queue) for _ in range(6))
       [0, 1, 2, 1000, 1001, 1002]
       >>> bounded_queue.get(queue)
       Traceback (most recent call last):
       EOFError: the queue is closed

   Rule: what is in the queue is touched with its mutex, and nobody waits with the mutex or the GIL. C threads never take
   the GIL here: how busy Python is does not slow them down, only how full the queue is. */
#include <nogil.h>

struct queue {
    nogil_mutex lock; /* guards all that follows */
    nogil_cond not_empty, not_full;
    long *places;
    size_t capacity, first, count;
    int closed;
    int owners; /* the capsule and the threads; the last one frees */
    int feeding;
    long sum;
};

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

/* Wait for a change, so long that Ctrl+C is answered soon. 0, or -1 if a signal handler has raised. */
static int wait_a_while(struct queue *self, nogil_cond *change)
{
    if (nogil_cond_timedwait(change, &self->lock, 0.05))
        return 0;
    nogil_mutex_unlock(&self->lock); /* the handler is Python code, and may use this queue */
    int failed = nogil_check_signals();
    nogil_mutex_lock(&self->lock);
    return failed;
}

/* ------------------------------------------------------------------------------------- for every thread, C's or Python's */

static NOGIL_FUNCTION(int, put_value, except(-1), (struct queue *, self), (long, value))
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        while (self->count == self->capacity && !self->closed)
            if (wait_a_while(self, &self->not_full) < 0)
                return -1;
        if (self->closed)
            return nogil_raise(PyExc_EOFError, "the queue is closed");
        self->places[(self->first + self->count++) % self->capacity] = value;
    NOGIL_LOCKED_END
    nogil_cond_signal(&self->not_empty);
    return 0;
}

static NOGIL_FUNCTION(int, get_value, except(-1), (struct queue *, self), (long *, value))
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        while (self->count == 0 && !self->closed)
            if (wait_a_while(self, &self->not_empty) < 0)
                return -1;
        if (self->count == 0)
            return nogil_raise(PyExc_EOFError, "the queue is closed");
        *value = self->places[self->first];
        self->first = (self->first + 1) % self->capacity;
        self->count--;
    NOGIL_LOCKED_END
    nogil_cond_signal(&self->not_full);
    return 0;
}

static void close_queue(struct queue *self)
{
    NOGIL_LOCKED_BEGIN(&self->lock)
        self->closed = 1;
    NOGIL_LOCKED_END
    nogil_cond_broadcast(&self->not_empty);
    nogil_cond_broadcast(&self->not_full);
}
