/* SPDX-License-Identifier: 0BSD */
/* interpreters.c: WITH_GIL_TRY from every context, into every interpreter.

   Rule: a section answers with the id of the interpreter that it found itself in, ELSE with -1. */
#include "threads.h"

#define HANDLES 4096
static nogil_interp *handles[HANDLES];
static int n_handles;

static long id_here(void)
{
    return (long)PyInterpreterState_GetID(PyInterpreterState_Get());
}

static PyObject *capture(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    if (n_handles == HANDLES)
        return PyErr_NoMemory();
    handles[n_handles] = nogil_interp_capture();
    if (!handles[n_handles])
        return NULL;
    return PyLong_FromLong(n_handles++);
}

/* Without the compiler's check: in parentheses. */
static PyObject *capture_without_the_gil(PyObject *self, PyObject *none)
{
    nogil_interp *here;
    (void)self;
    (void)none;
    NOGIL_BEGIN
        here = (nogil_interp_capture)();
    NOGIL_END
    return here ? PyUnicode_FromString("a handle") : NULL;
}

static nogil_interp *handle(PyObject *number)
{
    return number == Py_None ? NULL : handles[PyLong_AsLong(number)];
}

static PyObject *release(PyObject *self, PyObject *number)
{
    (void)self;
    nogil_interp_release(handle(number));
    Py_RETURN_NONE;
}

static long from_unknown(nogil_interp *there)
{
    long id = -2;
    WITH_GIL_TRY_BEGIN(there)
        id = id_here();
    WITH_GIL_TRY_ELSE
        id = -1;
    WITH_GIL_END
    return id;
}

static long from_released(nogil_interp *there)
{
    long id = -2;
    NOGIL_BEGIN
        WITH_GIL_TRY_BEGIN(there)
            id = id_here();
        WITH_GIL_TRY_ELSE
            id = -1;
        WITH_GIL_END
        if (probe_gilstate_check() && probe_current()) /* the check alone is 1 once a sub-interpreter has existed */
            id = probe_current() ? id : -3;
    NOGIL_END
    return id;
}

static NOGIL_FUNCTION(long, from_maybe, noexcept, (nogil_interp *, there))
{
    long id = -2;
    WITH_GIL_TRY_BEGIN(there)
        id = id_here();
    WITH_GIL_TRY_ELSE
        id = -1;
    WITH_GIL_END
    return id;
}

static long without_else(nogil_interp *there)
{
    long id = -1;
    WITH_GIL_TRY_BEGIN(there)
        id = id_here();
    WITH_GIL_END
    return id;
}

/* What is left of each of these: the interpreter that the thread was in before. */
static long by_return(nogil_interp *there)
{
    WITH_GIL_TRY_BEGIN(there)
        return id_here();
    WITH_GIL_TRY_ELSE
        return -1;
    WITH_GIL_END
    return -2;
}

static long by_break(nogil_interp *there)
{
    long id = -2;
    for (;;) {
        WITH_GIL_TRY_BEGIN(there)
            id = id_here();
            break;
        WITH_GIL_TRY_ELSE
            id = -1;
            break;
        WITH_GIL_END
        return -3;
    }
    return id;
}

static long by_continue(nogil_interp *there)
{
    long id = -2;
    int turn;
    for (turn = 0; turn < 3; turn++) {
        WITH_GIL_TRY_BEGIN(there)
            id = id_here();
            continue;
        WITH_GIL_TRY_ELSE
            id = -1;
            continue;
        WITH_GIL_END
        return -3;
    }
    return id;
}

static long by_goto(nogil_interp *there)
{
    long id = -2;
    WITH_GIL_TRY_BEGIN(there)
        id = id_here();
        goto out;
    WITH_GIL_TRY_ELSE
        id = -1;
        goto out;
    WITH_GIL_END
    return -3;
out:
    return id;
}

/* A section in a section, with a NOGIL block between, then a plain one, which stays where it is. */
static long nested(nogil_interp *there)
{
    long id = -2, inner = -2, plain = -2;
    WITH_GIL_TRY_BEGIN(there)
        id = id_here();
        NOGIL_BEGIN
            WITH_GIL_TRY_BEGIN(there)
                inner = id_here();
            WITH_GIL_TRY_ELSE
                inner = -1;
            WITH_GIL_END
            WITH_GIL_BEGIN
                plain = id_here();
            WITH_GIL_END
        NOGIL_END
        if (id_here() != id)
            id = -4;
    WITH_GIL_TRY_ELSE
        return -1;
    WITH_GIL_END
    return id == inner && id == plain ? id : -3;
}

static const struct {
    const char *name;
    long (*way)(nogil_interp *);
} ways[] = {
    {"from_unknown", from_unknown},
    {"from_released", from_released},
    {"from_maybe", from_maybe},
    {"without_else", without_else},
    {"by_return", by_return},
    {"by_break", by_break},
    {"by_continue", by_continue},
    {"by_goto", by_goto},
    {"nested", nested},
};

/* Attached: is this thread's own state back afterwards, and errno as it was? */
static PyObject *enter(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *number;
    int detached, after = 0;
    long id = -5;
    size_t i;
    void *state = probe_current();
    (void)self;
    if (!PyArg_ParseTuple(args, "sOp", &name, &number, &detached))
        return NULL;
    for (i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].name, name) == 0) {
            nogil_interp *there = handle(number);
            void *saved = detached ? probe_save_thread() : NULL;
            errno = 4711;
            id = ways[i].way(there);
            after = errno;
            if (saved)
                probe_restore_thread(saved);
            break;
        }
    if (probe_current() != state)
        return PyErr_Format(PyExc_AssertionError, "%s: the thread has another state than before", name);
    if (after != 4711)
        return PyErr_Format(PyExc_AssertionError, "%s: errno was not kept: %d", name, after);
    return PyLong_FromLong(id);
}

/* Every way but the one that releases first: these threads hold nothing. The callback is the handle's number. */
static void try_often(foreign *me)
{
    nogil_interp *there = handles[(intptr_t)me->callback];
    size_t n = sizeof ways / sizeof *ways;
    long i;
    for (i = 0; i < me->rounds; i++) {
        long (*way)(nogil_interp *) = ways[(size_t)(i + me->number) % n].way;
        long found = way == from_released ? from_unknown(there) : way(there);
        EXPECT(me, found >= -1);
        me->sections += found >= 0;
    }
}

/* foreign_enter(number, threads, rounds): how many sections of foreign threads ran in that interpreter. */
static PyObject *foreign_enter(PyObject *self, PyObject *args)
{
    long number, n, rounds;
    (void)self;
    if (!PyArg_ParseTuple(args, "lll", &number, &n, &rounds))
        return NULL;
    return foreign_run(try_often, n, rounds, (PyObject *)(intptr_t)number);
}

/* Two threads that nobody joins: into the interpreter, out of it, and so on, until it is gone or going. */
static moment has_entered;
static void *enter_until_the_end(void *there)
{
    while (from_unknown((nogil_interp *)there) >= 0)
        moment_bring(&has_entered);
    return NULL;
}
static PyObject *start_entering(PyObject *self, PyObject *number)
{
    nogil_interp *there = handle(number);
    (void)self;
    NOGIL_BEGIN
        for (int i = 0; i < 2; i++) {
            pthread_t thread;
            if (pthread_create(&thread, NULL, enter_until_the_end, there) != 0)
                abort();
            pthread_detach(thread);
        }
        if (!moment_await(&has_entered))
            abort();
    NOGIL_END
    Py_RETURN_NONE;
}

static nogil_interp *both[2];
static void try_both(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, by_goto(both[0]) >= 0);
        EXPECT(me, nested(both[1]) >= 0);
        me->sections += 2;
    }
}
static PyObject *foreign_enter_both(PyObject *self, PyObject *args)
{
    long first, second, n, rounds;
    (void)self;
    if (!PyArg_ParseTuple(args, "llll", &first, &second, &n, &rounds))
        return NULL;
    both[0] = handles[first];
    both[1] = handles[second];
    return foreign_run(try_both, n, rounds, NULL);
}

static WITH_GIL_FUNCTION(long, where, noexcept, (void))
{
    return id_here();
}

/* The interpreter that a with-gil function finds itself in when it is called without the GIL, by both ways of releasing. */
static PyObject *with_gil_function_here(PyObject *self, PyObject *none)
{
    long by_block = -1, by_guard = -1, through_another = -1;
    (void)self;
    (void)none;
    NOGIL_BEGIN
        by_block = where();
    NOGIL_END
    {
        nogil_release gil = nogil_release_gil();
        by_guard = where();
        nogil_acquire_gil(&gil);
    }
    WITH_GIL_BEGIN
        through_another = where();
    WITH_GIL_END
    return Py_BuildValue("(lll)", by_block, by_guard, through_another);
}

/* The same where it was released by Py_BEGIN_ALLOW_THREADS, which the library knows nothing of. */
static PyObject *with_gil_function_in_plain_allow_threads(PyObject *self, PyObject *none)
{
    long id;
    void *state = probe_save_thread();
    (void)self;
    (void)none;
    id = where();
    probe_restore_thread(state);
    return PyLong_FromLong(id);
}

/* Released by Py_BEGIN_ALLOW_THREADS, a section elsewhere, then a with-gil function: with this thread's own state? */
static PyObject *own_state_after_a_section_elsewhere(PyObject *self, PyObject *number)
{
    nogil_interp *there = handle(number);
    void *state = probe_save_thread();
    int same;
    long elsewhere = from_unknown(there);
    (void)self;
    WITH_GIL_BEGIN
        same = probe_current() == state;
    WITH_GIL_END
    probe_restore_thread(state);
    return Py_BuildValue("(lO)", elsewhere, same ? Py_True : Py_False);
}

/* The same on a thread that has a state of the main interpreter, as one of another library's has. */
typedef struct {
    nogil_interp *there;
    long elsewhere;
    int same;
} visit;

static void *visitor(void *argument)
{
    visit *mine = (visit *)argument;
    int was = probe_gilstate_ensure();
    void *state = probe_save_thread();
    mine->elsewhere = from_unknown(mine->there);
    WITH_GIL_BEGIN
        mine->same = probe_current() == state;
    WITH_GIL_END
    {
        int again = probe_gilstate_ensure(); /* and by PyGILState_Ensure() itself */
        mine->same = mine->same && probe_current() == state;
        probe_gilstate_release(again);
    }
    probe_restore_thread(state);
    probe_gilstate_release(was);
    return NULL;
}

static PyObject *visit_from_a_thread_of_main(PyObject *self, PyObject *number)
{
    pthread_t thread;
    visit its = {NULL, -2, 0};
    (void)self;
    its.there = handle(number);
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, visitor, &its) != 0)
            abort();
        pthread_join(thread, NULL);
    NOGIL_END
    return Py_BuildValue("(lO)", its.elsewhere, its.same ? Py_True : Py_False);
}

/* PyRun_SimpleString() is not in the limited API. 0: code ran to its end. */
static int run(const char *code)
{
    PyObject *variables = PyModule_GetDict(PyImport_AddModule("__main__")), *result = NULL;
    PyObject *compiled = Py_CompileString(code, "<run>", Py_file_input);
    if (compiled)
        result = PyEval_EvalCode(compiled, variables, variables);
    Py_XDECREF(compiled);
    if (!result) {
        PyErr_Print();
        return -1;
    }
    Py_DECREF(result);
    return 0;
}

/* in_new_interpreter(own_gil, code): run code in an interpreter made for it, end that, and come back. */
static PyObject *in_new_interpreter(PyObject *self, PyObject *args)
{
    int own_gil, failed = 1;
    const char *code;
    PyThreadState *here = PyThreadState_Get(), *there = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "ps", &own_gil, &code))
        return NULL;
#if PY_VERSION_HEX >= 0x030C0000
    if (own_gil) {
        PyInterpreterConfig config = {0};
        PyStatus status;
        config.allow_threads = 1;
        config.check_multi_interp_extensions = 1;
        config.gil = PyInterpreterConfig_OWN_GIL;
        status = Py_NewInterpreterFromConfig(&there, &config);
        if (PyStatus_Exception(status))
            there = NULL;
    } else
#endif
        there = Py_NewInterpreter();
    if (there) {
        failed = run(code);
        Py_EndInterpreter(there);
    }
    PyThreadState_Swap(here);
    if (failed)
        return PyErr_Format(PyExc_AssertionError, "the code failed in the sub-interpreter");
    Py_RETURN_NONE;
}

static PyObject *id(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(id_here());
}

static PyObject *thread_states(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(probe_thread_states());
}

/* A number that all interpreters share, so that one can tell another what it saw. */
static long told = -1;
static PyObject *tell(PyObject *self, PyObject *value)
{
    (void)self;
    told = PyLong_AsLong(value);
    Py_RETURN_NONE;
}
static PyObject *was_told(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(told);
}

static PyMethodDef methods[] = {
    {"capture", capture, METH_NOARGS, "a number for the handle of this interpreter"},
    {"capture_without_the_gil", capture_without_the_gil, METH_NOARGS, "raises RuntimeError"},
    {"release", release, METH_O, "release(number or None)"},
    {"enter", enter, METH_VARARGS, "enter(way, number or None, detached): the id of the interpreter, or -1 for ELSE"},
    {"foreign_enter", foreign_enter, METH_VARARGS, "foreign_enter(number, threads, rounds): how many sections ran"},
    {"start_entering", start_entering, METH_O, "start_entering(number): two threads, until the interpreter is gone"},
    {"with_gil_function_here", with_gil_function_here, METH_NOARGS, "where with-gil functions find themselves"},
    {"with_gil_function_in_plain_allow_threads", with_gil_function_in_plain_allow_threads, METH_NOARGS,
     "the same inside Py_BEGIN_ALLOW_THREADS"},
    {"own_state_after_a_section_elsewhere", own_state_after_a_section_elsewhere, METH_O,
     "own_state_after_a_section_elsewhere(number): (where the section was, is the state the same)"},
    {"visit_from_a_thread_of_main", visit_from_a_thread_of_main, METH_O,
     "the same on a thread of the main interpreter"},
    {"foreign_enter_both", foreign_enter_both, METH_VARARGS, "foreign_enter_both(number, number, threads, rounds)"},
    {"in_new_interpreter", in_new_interpreter, METH_VARARGS, "in_new_interpreter(own_gil, code)"},
    {"id", id, METH_NOARGS, "this interpreter's id"},
    {"thread_states", thread_states, METH_NOARGS, "how many thread states this interpreter has"},
    {"tell", tell, METH_O, "tell(number)"},
    {"was_told", was_told, METH_NOARGS, "the number of the last tell()"},
    {NULL, NULL, 0, NULL},
};
THREADS_MODULE(interpreters)
