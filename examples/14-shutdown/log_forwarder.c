/* SPDX-License-Identifier: 0BSD */
/* log_forwarder: what C threads log goes to Python while it is there, and to stderr before and after.

       >>> import log_forwarder
       >>> log_forwarder.sink = print
       >>> log_forwarder.log("to Python")
       to Python
       True
       >>> log_forwarder.sink = None
       >>> log_forwarder.log("to stderr")
       False

   Rule: no line is lost and none waits for an interpreter that will not come. There is no pointer to a Python object in
   this file: what to call is looked up each time in the interpreter that was entered, so nothing can be out of date. */
#include <nogil.h>

#include "log_forwarder.h"

#include <stdatomic.h>

/* The interpreter that has imported the module last; NULL: none yet. A handle is valid for ever, also after the end of
   its interpreter. It is not released, because another thread may be about to use it. */
static _Atomic(nogil_interp *) home;

static void write_to_stderr(const char *line)
{
    char text[600];
    int length = snprintf(text, sizeof(text), "stderr: %s\n", line);
    ssize_t written;
    do /* in one piece, so that lines of several threads do not mix */
        written = write(STDERR_FILENO, text, (size_t)length);
    while (written < 0 && errno == EINTR);
}

/* 1 if there is a sink and it has taken the line. noexcept: what it raises goes to sys.unraisablehook, and the result
   is 0. */
static WITH_GIL_FUNCTION(int, call_sink, noexcept, (const char *, line))
{
    PyObject *sink = NULL, *text = NULL, *result = NULL;
    PyObject *name = PyUnicode_FromString("log_forwarder");
    PyObject *module = name ? PyImport_GetModule(name) : NULL;
    int taken;
    if (module)
        sink = PyObject_GetAttrString(module, "sink");
    if (sink && sink != Py_None)
        text = PyUnicode_DecodeUTF8(line, (Py_ssize_t)strlen(line), "replace");
    if (text)
        result = PyObject_CallFunctionObjArgs(sink, text, NULL);
    taken = result != NULL;
    Py_XDECREF(result);
    Py_XDECREF(text);
    Py_XDECREF(sink);
    Py_XDECREF(module);
    Py_XDECREF(name);
    return taken;
}

int forward_log(const char *format, ...)
{
    static _Thread_local int in_sink; /* what a sink logs itself must not come back to it */
    int saved_errno = errno, taken = 0;
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);

    if (!in_sink) {
        nogil_error pending = NOGIL_ERROR_INIT; /* we may be called on somebody's way out with an exception */
        in_sink = 1;
        WITH_GIL_TRY_BEGIN(atomic_load(&home))
            nogil_error_fetch(&pending);
            taken = call_sink(line); /* the interpreter does not end before we are out of here */
            nogil_error_restore(&pending);
        WITH_GIL_TRY_ELSE
            taken = 0; /* too early or too late for Python */
        WITH_GIL_END
        in_sink = 0;
    }
    if (!taken)
        write_to_stderr(line);
    errno = saved_errno;
    return taken;
}

/* ---------------------------------------------------------------------------- threads that have something to log */

static void *talk_for_ever(void *number)
{
    const struct timespec pause = {0, 1000000};
    for (long i = 1;; i++) {
        forward_log("thread %ld message %ld", (long)(intptr_t)number, i);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

static void say_last_words(void)
{
    forward_log("the process ends");
}

static PyObject *chatter(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    static atomic_flag registered = ATOMIC_FLAG_INIT;
    pthread_t thread;
    int threads;
    if (!PyArg_ParseTuple(arguments, "i:chatter", &threads))
        return NULL;
    if (!atomic_flag_test_and_set(&registered))
        atexit(say_last_words); /* C's atexit, which comes when Python is gone; not Python's */
    for (intptr_t i = 1; i <= threads; i++) {
        errno = pthread_create(&thread, NULL, talk_for_ever, (void *)i);
        if (errno) {
            nogil_raise_errno(PyExc_OSError);
            return NULL;
        }
        pthread_detach(thread);
    }
    Py_RETURN_NONE;
}

struct talker {
    pthread_t thread;
    int number, messages, taken;
};

static void *talk(void *argument)
{
    struct talker *talker = argument;
    for (int i = 1; i <= talker->messages; i++)
        talker->taken += forward_log("thread %d message %d", talker->number, i);
    return NULL;
}

static PyObject *burst(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    struct talker *talkers;
    int threads, messages, started, taken = 0;
    if (!PyArg_ParseTuple(arguments, "ii:burst", &threads, &messages))
        return NULL;
    if (threads < 1)
        return PyErr_Format(PyExc_ValueError, "threads must be at least 1, got %d", threads);
    talkers = calloc((size_t)threads, sizeof(*talkers));
    if (!talkers)
        return PyErr_NoMemory();
    for (started = 0; started < threads; started++) {
        talkers[started].number = started + 1;
        talkers[started].messages = messages;
        errno = pthread_create(&talkers[started].thread, NULL, talk, &talkers[started]);
        if (errno) {
            nogil_raise_errno(PyExc_OSError);
            break;
        }
    }
    for (int i = 0; i < started; i++) {
        NOGIL_ALLOW_THREADS(pthread_join(talkers[i].thread, NULL)); /* each of them needs the GIL to end */
        taken += talkers[i].taken;
    }
    free(talkers);
    return started < threads ? NULL : PyLong_FromLong(taken);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyObject *log_line(PyObject *Py_UNUSED(module), PyObject *text)
{
    const char *line = PyUnicode_AsUTF8(text);
    return line ? PyBool_FromLong(forward_log("%s", line)) : NULL;
}

static PyObject *complain(PyObject *Py_UNUSED(module), PyObject *text)
{
    const char *line = PyUnicode_AsUTF8(text);
    if (!line)
        return NULL;
    nogil_raise(PyExc_RuntimeError, "%s", line);
    forward_log("%s", line); /* the sink is called, and finds no exception pending; afterwards it is again */
    return NULL;
}

static int log_forwarder_exec(PyObject *module)
{
    nogil_interp *here = nogil_interp_capture();
    if (!here)
        return -1;
    if (PyObject_SetAttrString(module, "sink", Py_None) < 0)
        return -1;
    atomic_store(&home, here);
    return 0;
}

static PyMethodDef methods[] = {
    {"log", log_line, METH_O, "log(text, /)\n--\n\nLog a line as C does; returns whether the sink has taken it."},
    {"complain", complain, METH_O, "complain(text, /)\n--\n\nRaise RuntimeError, and log while it is pending."},
    {"burst", burst, METH_VARARGS,
     "burst(threads, messages)\n--\n\n"
     "Have so many C threads log so many lines each; returns how many lines the sink has taken."},
    {"chatter", chatter, METH_VARARGS,
     "chatter(threads)\n--\n\n"
     "Start C threads that log a line each millisecond until the process ends, with a last line when it does."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, __extension__(void *) log_forwarder_exec},   /* a function in a void *: ISO C does not know that */
    NOGIL_MODULE_SLOTS(gil_not_used, no_multiple_interpreters) /* `home` is one for the process */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "log_forwarder",
    .m_doc = "What C threads log goes to Python while it is there, and to stderr before and after.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_log_forwarder(void)
{
    return PyModuleDef_Init(&definition);
}
