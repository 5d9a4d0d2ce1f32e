/* SPDX-License-Identifier: 0BSD */
/* interruptible: a long loop that Ctrl+C stops, and a wait that it stops too.

       >>> import interruptible
       >>> interruptible.longest_chain(1000000)     # n -> n / 2 or 3 n + 1, until it is 1: who needs the most steps?
       (837799, 525)

   Rule: whatever may last asks, now and then, whether a signal has arrived. Python's own C handler only makes a note of
   it; the Python handler, which raises KeyboardInterrupt, runs when the main thread asks, and not before. */
#include <nogil.h>

#include <poll.h>

#define LARGEST_LIMIT 10000000000ull /* from 12,327,829,503 on the numbers of a chain do not fit into 64 bits */

/* Some 100 steps a number, so that 10,000 numbers take a millisecond or two: nobody notices such a delay, and a check
   in each 10,000th turn does not show in the time of the loop. */
#define TURNS_BETWEEN_CHECKS 10000

struct chain {
    uint64_t start;
    unsigned length;
};

static NOGIL_FUNCTION(unsigned, chain_length, noexcept, (uint64_t, start))
{
    unsigned length = 1;
    for (uint64_t n = start; n != 1; length++)
        n = n % 2 ? 3 * n + 1 : n / 2;
    return length;
}

static NOGIL_FUNCTION(void, keep_longest, noexcept, (struct chain *, longest, uint64_t, start))
{
    unsigned length = chain_length(start);
    if (length > longest->length) {
        longest->start = start;
        longest->length = length;
    }
}

/* One byte into a file descriptor, so that others know where the loop is. */
static NOGIL_FUNCTION(int, tell, except(-1), (int, fd, const char *, byte))
{
    while (fd >= 0 && write(fd, byte, 1) < 0)
        if (errno != EINTR)
            return nogil_raise_errno(PyExc_OSError);
    return 0;
}

static int parse(PyObject *arguments, const char *format, unsigned long long *limit, int *fd)
{
    PyObject *number;
    if (!PyArg_ParseTuple(arguments, format, &PyLong_Type, &number, fd))
        return -1;
    *limit = PyLong_AsUnsignedLongLong(number);
    if (*limit == (unsigned long long)-1 && PyErr_Occurred())
        return -1;
    if (*limit > LARGEST_LIMIT)
        return nogil_raise(PyExc_ValueError, "limit must be at most %llu, got %llu", LARGEST_LIMIT, *limit);
    return 0;
}

static PyObject *longest_chain(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    struct chain longest = {0, 0};
    unsigned long long limit;
    int fd = -1;
    if (parse(arguments, "O!|i:longest_chain", &limit, &fd) < 0)
        return NULL;

    NOGIL_BEGIN
        if (NOGIL_FAILED(tell, tell(fd, "<")))
            goto error;
        for (uint64_t start = 1; start < limit; start++) {
            if (NOGIL_CHECK_SIGNALS_EVERY(TURNS_BETWEEN_CHECKS) < 0)
                goto error; /* KeyboardInterrupt, or whatever the handler raised, is pending */
            keep_longest(&longest, start);
        }
        if (NOGIL_FAILED(tell, tell(fd, ">")))
            goto error;
    NOGIL_END
    return Py_BuildValue("(KI)", (unsigned long long)longest.start, longest.length);

error:
    return NULL;
}

/* How not to do it: the same without the check. It has released the GIL, so other threads run; Ctrl+C waits for the
   end nevertheless, and then throws the result away. */
static PyObject *deaf_longest_chain(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    struct chain longest = {0, 0};
    unsigned long long limit;
    int fd = -1;
    if (parse(arguments, "O!|i:deaf_longest_chain", &limit, &fd) < 0)
        return NULL;

    NOGIL_BEGIN
        if (NOGIL_FAILED(tell, tell(fd, "<")))
            goto error;
        for (uint64_t start = 1; start < limit; start++)
            keep_longest(&longest, start);
        if (NOGIL_FAILED(tell, tell(fd, ">")))
            goto error;
    NOGIL_END
    return Py_BuildValue("(KI)", (unsigned long long)longest.start, longest.length);

error:
    return NULL;
}

/* A call that blocks, instead of a loop that computes. A signal ends poll() with EINTR, which becomes InterruptedError
   or, where the handler raises, what it raised. One that arrives just before poll() begins does not end it; so poll()
   may last a tenth of a second at most, and then we ask. */
static PyObject *wait_readable(PyObject *Py_UNUSED(module), PyObject *argument)
{
    struct pollfd wanted = {.fd = PyObject_AsFileDescriptor(argument), .events = POLLIN};
    int ready = 0;
    if (wanted.fd < 0)
        return NULL;
    while (ready == 0) {
        if (NOGIL_ALLOW_THREADS_TRY(ready, poll(&wanted, 1, 100)) < 0) {
            if (!NOGIL_CATCH(PyExc_InterruptedError))
                return NULL;
            ready = 0;
        }
        if (nogil_check_signals() < 0)
            return NULL;
    }
    Py_RETURN_NONE;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"longest_chain", longest_chain, METH_VARARGS,
     "longest_chain(limit, fd=-1)\n--\n\n"
     "The start below limit of the longest Collatz chain, and its length; (0, 0) if there is none.\n\n"
     "Ctrl+C stops it. Writes '<' to the file descriptor when the loop begins, and '>' when it has come to its end."},
    {"deaf_longest_chain", deaf_longest_chain, METH_VARARGS,
     "deaf_longest_chain(limit, fd=-1)\n--\n\nThe same, but Ctrl+C does not stop it."},
    {"wait_readable", wait_readable, METH_O,
     "wait_readable(file, /)\n--\n\nWait until there is something to read, or until a signal handler raises."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "interruptible",
    .m_doc = "A long loop that Ctrl+C stops, and a wait that it stops too.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_interruptible(void)
{
    return PyModuleDef_Init(&definition);
}
