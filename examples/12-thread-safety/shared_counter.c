/* SPDX-License-Identifier: 0BSD */
/* shared_counter: several threads count on one variable, in five ways: three are right, one is where there is a GIL, one is wrong.

       >>> import shared_counter
       >>> shared_counter.add("atomic", 1000)     # in each thread; then
       >>> shared_counter.take()
       1000

   Rule: releasing the GIL gives up the one lock that everything had. What two threads write then needs an atomic, a lock
   of its own, or better: is not written by two threads. */
#include <nogil.h>

#include <stdatomic.h>

static volatile long plain; /* volatile, so that the compiler does not turn the loop into one addition */
static atomic_long atomic;
static nogil_mutex mutex = NOGIL_MUTEX_INIT;
static volatile long locked; /* under `mutex` */

/* Wrong: read, add, write back. What another thread has written in between is lost. */
static NOGIL_FUNCTION(void, add_racing, noexcept, (long, n))
{
    for (long i = 0; i < n; i++)
        plain++;
}

static NOGIL_FUNCTION(void, add_atomically, noexcept, (long, n))
{
    for (long i = 0; i < n; i++)
        atomic_fetch_add_explicit(&atomic, 1, memory_order_relaxed);
}

static NOGIL_FUNCTION(void, add_locked, noexcept, (long, n))
{
    for (long i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&mutex)
            locked++;
        NOGIL_LOCKED_END
    }
}

/* The best way to share is seldom: count alone, and write the sum once. */
static NOGIL_FUNCTION(void, add_batched, noexcept, (long, n))
{
    volatile long own = 0;
    for (long i = 0; i < n; i++)
        own++;
    atomic_fetch_add_explicit(&atomic, own, memory_order_relaxed);
}

static PyObject *add(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    const char *way;
    long n;
    if (!PyArg_ParseTuple(arguments, "sl:add", &way, &n))
        return NULL;
    if (strcmp(way, "racing") == 0)
        NOGIL_ALLOW_THREADS(add_racing(n));
    else if (strcmp(way, "atomic") == 0)
        NOGIL_ALLOW_THREADS(add_atomically(n));
    else if (strcmp(way, "locked") == 0)
        NOGIL_ALLOW_THREADS(add_locked(n));
    else if (strcmp(way, "batched") == 0)
        NOGIL_ALLOW_THREADS(add_batched(n));
    else if (strcmp(way, "held") == 0) /* by the GIL, where there is one: right there, and no faster on two threads */
        add_racing(n);
    else
        return PyErr_Format(PyExc_ValueError, "way must be racing, atomic, locked, batched or held, not '%s'", way);
    Py_RETURN_NONE;
}

static PyObject *take(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    long sum = atomic_exchange(&atomic, 0) + plain;
    plain = 0;
    NOGIL_LOCKED_BEGIN(&mutex)
        sum += locked;
        locked = 0;
    NOGIL_LOCKED_END
    return PyLong_FromLong(sum);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"add", add, METH_VARARGS,
     "add(way, n)\n--\n\nAdd 1 to the counter n times, in one of the ways racing, atomic, locked, batched, held."},
    {"take", take, METH_NOARGS, "take()\n--\n\nReturn what has been counted since the last time, when nobody counts."},
    {NULL, NULL, 0, NULL},
};

/* "held" relies on one GIL for all: on none without it, and not on one for each interpreter. */
static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, no_multiple_interpreters) /* brings its own commas */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "shared_counter",
    .m_doc = "Several threads count on one variable.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_shared_counter(void)
{
    return PyModuleDef_Init(&definition);
}
