/* SPDX-License-Identifier: 0BSD */
/* parallel.c: parallel loops that cannot be; parallel.pyx has the same mistakes. */
#include <nogil.h>

int unknown_schedule(long n);
int unknown_option(long n);
int object_as_variable(long n);
int pointer_as_variable(long n);
int pointer_as_stop(int *p);
int call_in_the_loop(long n, PyObject *x);

int unknown_schedule(long n)
{
    long i;
    NOGIL_PRANGE(i, n, schedule(fair)) { //! unknown_schedule
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

int unknown_option(long n)
{
    long i;
    NOGIL_PRANGE(i, n, order(1)) { //! unknown_option
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

int object_as_variable(long n)
{
    PyObject *o;
    NOGIL_PRANGE(o, n) { //! object_as_variable
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

int pointer_as_variable(long n)
{
    int *p;
    NOGIL_PRANGE(p, n) { //! pointer_as_variable
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

int pointer_as_stop(int *p)
{
    long i;
    NOGIL_PRANGE(i, p) { //! pointer_as_stop
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

int call_in_the_loop(long n, PyObject *x)
{
    long i;
    NOGIL_PRANGE(i, n) {
        PyObject_Repr(x); //! call_in_the_loop
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}
