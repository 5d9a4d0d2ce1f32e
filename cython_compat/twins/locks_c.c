/* SPDX-License-Identifier: 0BSD */
/* locks_c.c: nogil_mutex, and C's mtx_t beside the GIL; the twin of locks_cython.pyx. */
#include "module.h"

#include <threads.h>

static nogil_mutex lock = NOGIL_MUTEX_INIT, other = NOGIL_MUTEX_INIT;
static long count_a, count_b;

FUNCTION(reset)
{
    count_a = count_b = 0;
    Py_RETURN_NONE;
}

FUNCTION(counts)
{
    return Py_BuildValue("ll", count_a, count_b);
}

/* Cython's lock.locked(): whether it could be had is what can be known of a lock. */
static int is_locked(nogil_mutex *mutex)
{
    if (!nogil_mutex_trylock(mutex))
        return 1;
    nogil_mutex_unlock(mutex);
    return 0;
}

static PyObject *states(int before, int inside, int after)
{
    return Py_BuildValue("NNN", PyBool_FromLong(before), PyBool_FromLong(inside), PyBool_FromLong(after));
}

FUNCTION(locked_states)
{
    int inside, before = is_locked(&lock);
    NOGIL_LOCKED_BEGIN(&lock)
        probe("inside");
        inside = is_locked(&lock);
    NOGIL_LOCKED_END
    return states(before, inside, is_locked(&lock));
}

FUNCTION(locked_states_without_the_gil)
{
    int before, inside, after;
    NOGIL_BEGIN
        probe("released");
        before = is_locked(&lock);
        nogil_mutex_lock(&lock);
        probe("inside");
        inside = is_locked(&lock);
        nogil_mutex_unlock(&lock);
        after = is_locked(&lock);
    NOGIL_END
    return states(before, inside, after);
}

FUNCTION(with_the_gil)
{
    long n = PyLong_AsLong(args[0]);
    for (long i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&lock)
            probe("locked");
            count_a += 1;
        NOGIL_LOCKED_END
    }
    Py_RETURN_NONE;
}

FUNCTION(without_the_gil)
{
    long n = PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        for (long i = 0; i < n; i++) {
            NOGIL_LOCKED_BEGIN(&lock)
                probe("locked");
                count_a += 1;
            NOGIL_LOCKED_END
        }
    NOGIL_END
    Py_RETURN_NONE;
}

static NOGIL_FUNCTION(void, add_one, noexcept, (nogil_mutex *, mutex))
{
    probe("in a function");
    NOGIL_LOCKED_BEGIN(mutex)
        probe("locked");
        count_a += 1;
    NOGIL_LOCKED_END
}

FUNCTION(either_way)
{
    long n = PyLong_AsLong(args[0]);
    for (long i = 0; i < n; i++) {
        if (i % 2) {
            add_one(&lock);
        } else {
            NOGIL_BEGIN
                probe("released");
                add_one(&lock);
            NOGIL_END
        }
    }
    Py_RETURN_NONE;
}

FUNCTION(gil_inside_the_lock)
{
    long n = PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        for (long i = 0; i < n; i++) {
            NOGIL_LOCKED_BEGIN(&lock)
                probe("locked");
                WITH_GIL_BEGIN
                    probe("held");
                    PyObject *list = Py_BuildValue("[l]", i);
                    if (!list)
                        return NULL;
                    count_a += (long)PyList_Size(list);
                    Py_DECREF(list);
                WITH_GIL_END
            NOGIL_LOCKED_END
        }
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(two_locks)
{
    long n = PyLong_AsLong(args[0]);
    for (long i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&lock)
            probe("locked");
            NOGIL_LOCKED_BEGIN(&other)
                probe("locked");
                count_a += 1;
                count_b += 1;
            NOGIL_LOCKED_END
        NOGIL_LOCKED_END
    }
    Py_RETURN_NONE;
}

FUNCTION(critical_section_of_a_lock)
{
    long n = PyLong_AsLong(args[0]);
    for (long i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&lock)
            probe("locked");
            count_a += 1;
        NOGIL_LOCKED_END
    }
    Py_RETURN_NONE;
}

FUNCTION(left_by_an_exception)
{
    NOGIL_LOCKED_BEGIN(&lock)
        probe("locked");
        return PyObject_CallNoArgs(args[0]);
    NOGIL_LOCKED_END
}

FUNCTION(left_by_return)
{
    long x = PyLong_AsLong(args[0]);
    NOGIL_LOCKED_BEGIN(&lock)
        probe("locked");
        return PyLong_FromLong(x + 1);
    NOGIL_LOCKED_END
}

FUNCTION(is_free)
{
    return PyBool_FromLong(!is_locked(&lock));
}

/* -------------------------------------------------------------------------------------------------- C's own locks */

static mtx_t foreign;
static cnd_t changed;
static once_flag made = ONCE_FLAG_INIT;

static void make(void)
{
    mtx_init(&foreign, mtx_plain);
    cnd_init(&changed);
}

FUNCTION(foreign_lock)
{
    long n = PyLong_AsLong(args[0]);
    call_once(&made, make);
    for (long i = 0; i < n; i++) {
        if (i % 2) {
            NOGIL_BEGIN
                probe("released");
                NOGIL_BLOCKING(mtx_lock(&foreign));
                count_a += 1;
                mtx_unlock(&foreign);
            NOGIL_END
        } else {
            NOGIL_BLOCKING(mtx_lock(&foreign));
            Py_XDECREF(Py_BuildValue("[l]", i));
            count_a += 1;
            mtx_unlock(&foreign);
        }
    }
    Py_RETURN_NONE;
}

FUNCTION(wait_for)
{
    long found, n = PyLong_AsLong(args[0]);
    call_once(&made, make);
    NOGIL_BLOCKING(mtx_lock(&foreign));
    probe("locked");
    while (count_b < n)
        NOGIL_BLOCKING(cnd_wait(&changed, &foreign));
    found = count_b;
    mtx_unlock(&foreign);
    return PyLong_FromLong(found);
}

FUNCTION(bring)
{
    call_once(&made, make);
    NOGIL_BLOCKING(mtx_lock(&foreign));
    count_b += 1;
    mtx_unlock(&foreign);
    cnd_signal(&changed);
    Py_RETURN_NONE;
}

/* ------------------------------------------------------------------------------------------------- a nogil_cond */

static nogil_cond bought = NOGIL_COND_INIT;

FUNCTION(wait_for_condition)
{
    long found, n = PyLong_AsLong(args[0]);
    NOGIL_LOCKED_SCOPE(&lock);
    probe("locked");
    while (count_b < n)
        nogil_cond_wait(&bought, &lock);
    found = count_b;
    return PyLong_FromLong(found);
}

FUNCTION(bring_condition)
{
    NOGIL_LOCKED_BEGIN(&lock)
        probe("locked");
        count_b += 1;
    NOGIL_LOCKED_END
    if (count_b % 2)
        nogil_cond_broadcast(&bought);
    else
        nogil_cond_signal(&bought);
    Py_RETURN_NONE;
}

FUNCTION(condition_in_time)
{
    int found = 0;
    NOGIL_BEGIN
        probe("released");
        if (nogil_mutex_timedlock(&lock, 30)) {
            found = nogil_cond_timedwait(&bought, &lock, 0);
            probe("waited");
            nogil_mutex_unlock(&lock);
        }
    NOGIL_END
    return PyBool_FromLong(found);
}

static PyMethodDef methods[] = {
    ENTRY(wait_for_condition),
    ENTRY(bring_condition),
    ENTRY(condition_in_time),
    ENTRY(reset),
    ENTRY(counts),
    ENTRY(locked_states),
    ENTRY(locked_states_without_the_gil),
    ENTRY(with_the_gil),
    ENTRY(without_the_gil),
    ENTRY(either_way),
    ENTRY(gil_inside_the_lock),
    ENTRY(two_locks),
    ENTRY(critical_section_of_a_lock),
    ENTRY(left_by_an_exception),
    ENTRY(left_by_return),
    ENTRY(is_free),
    ENTRY(foreign_lock),
    ENTRY(wait_for),
    ENTRY(bring),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(locks_c)
