// SPDX-License-Identifier: 0BSD
/* throwing.cc: C++ on threads that Python never saw: exceptions through sections, destructors of thread_local objects.

   Rule: a throw out of any part leaves the thread as it was before that part. */
#include "threads.h"

#include <atomic>
#include <stdexcept>
#include <thread>

static nogil_interp *home;

static void throw_out(foreign *me)
{
    for (long i = 0; i < me->rounds; i++) {
        try {
            WITH_GIL_BEGIN
                me->sections++;
                throw std::runtime_error("out of a plain section");
            WITH_GIL_END
        } catch (const std::runtime_error &) {
        }
        EXPECT(me, !probe_gilstate_check());
        try {
            WITH_GIL_TRY_BEGIN(home)
                me->sections++;
                NOGIL_BEGIN
                    throw std::runtime_error("out of a NOGIL block in TRY");
                NOGIL_END
            WITH_GIL_TRY_ELSE
                EXPECT(me, 0);
            WITH_GIL_END
        } catch (const std::runtime_error &) {
        }
        EXPECT(me, !probe_gilstate_check());
        try {
            WITH_GIL_TRY_BEGIN(nullptr)
                EXPECT(me, 0);
            WITH_GIL_TRY_ELSE
                me->sections++;
                throw std::runtime_error("out of ELSE");
            WITH_GIL_END
        } catch (const std::runtime_error &) {
        }
        EXPECT(me, !probe_gilstate_check());
    }
}

static std::atomic<long> destroyed;

struct farewell {
    foreign *owner = nullptr;
    ~farewell()
    {
        if (!owner)
            return;
        EXPECT(owner, !probe_gilstate_check());
        WITH_GIL_BEGIN
            EXPECT(owner, probe_gilstate_check());
            PyObject *result = PyObject_CallFunction(owner->callback, "l", 1L);
            EXPECT(owner, result != nullptr);
            Py_XDECREF(result);
        WITH_GIL_END
        WITH_GIL_TRY_BEGIN(home)
            destroyed++;
        WITH_GIL_TRY_ELSE
            EXPECT(owner, 0);
        WITH_GIL_END
        EXPECT(owner, !probe_gilstate_check());
        owner->sections++;
    }
};
static thread_local farewell early, late;

/* One destructor runs before the library's own farewell to the thread, one after it, as they were made after and before
   its first section. */
static void in_thread_local_destructors(foreign *me)
{
    late.owner = me;
    if (me->number % 2) {
        WITH_GIL_BEGIN
            me->sections++;
        WITH_GIL_END
    }
    early.owner = me;
}

static PyObject *run(PyObject *, PyObject *args)
{
    const char *name;
    long n, rounds;
    PyObject *callback;
    if (!PyArg_ParseTuple(args, "sllO", &name, &n, &rounds, &callback))
        return nullptr;
    if (!home)
        home = nogil_interp_capture();
    return home ? foreign_run(strcmp(name, "throw_out") == 0 ? throw_out : in_thread_local_destructors, n, rounds,
                              callback)
                : nullptr;
}

/* attached: a throw out of NOGIL_ALLOW_THREADS and of the parts of TRY. */
static PyObject *throw_attached(PyObject *, PyObject *)
{
    witness seen = witness_here();
    int caught = 0;
    try {
        (void)NOGIL_ALLOW_THREADS(probe_gilstate_check() ? 0 : throw 1);
    } catch (int) {
        caught++;
    }
    witness_expect_but_errno(&seen, 1, __LINE__);
    try {
        WITH_GIL_TRY_BEGIN(home)
            throw 2;
        WITH_GIL_END
    } catch (int) {
        caught++;
    }
    witness_expect_but_errno(&seen, 1, __LINE__);
    if (caught != 2)
        witness_complain(&seen, __LINE__, "not all was caught", caught);
    return witness_verdict(&seen);
}

/* In noexcept functions, for ever: a NOGIL block; a section in a lambda; a destructor; a with-gil function. */
static PyObject *work;

static WITH_GIL_FUNCTION(void, do_work, noexcept, ())
{
    Py_XDECREF(PyObject_CallFunction(work, nullptr));
}

static void again() noexcept
{
    NOGIL_BEGIN
        [&] {
            WITH_GIL_BEGIN
                Py_XDECREF(PyObject_CallFunction(work, nullptr));
            WITH_GIL_END
        }();
        do_work();
    NOGIL_END
}

struct at_the_end {
    ~at_the_end()
    {
        NOGIL_BEGIN
            [&] {
                WITH_GIL_SCOPE();
                Py_XDECREF(PyObject_CallFunction(work, nullptr));
            }();
        NOGIL_END
        NOGIL_YIELD();
    }
};

static PyObject *in_noexcept_functions(PyObject *, PyObject *callable)
{
    if (!work) {
        Py_INCREF(callable);
        work = callable;
    }
    for (;;) {
        at_the_end here;
        again();
    }
}

/* Lambdas in a NOGIL block that run on threads of their own: they see the block, but its state is not theirs. */
static PyObject *in_lambdas(PyObject *, PyObject *callback)
{
    std::atomic<int> found{0};
    int left;
    NOGIL_BEGIN
        std::thread threads[2];
        for (std::thread &thread : threads)
            thread = std::thread([&] {
                WITH_GIL_BEGIN
                    Py_XDECREF(PyObject_CallObject(callback, nullptr));
                WITH_GIL_END
                nogil_raise(PyExc_KeyError, nullptr);
                found += nogil_error_pending();
                found += NOGIL_CATCH(PyExc_KeyError);
            });
        for (std::thread &thread : threads)
            thread.join();
        int (*is_true)(PyObject *) = [](PyObject *object) -> int {
            WITH_GIL_BEGIN
                return PyObject_IsTrue(object);
            WITH_GIL_END
        };
        found += is_true(callback);
        left = nogil_error_pending();
    NOGIL_END
    return Py_BuildValue("(ii)", found.load(), left);
}

static PyMethodDef methods[] = {
    {"in_lambdas", in_lambdas, METH_O,
     "in_lambdas(callback): (what was found on the two threads and here: 5, exceptions left here)"},
    {"in_noexcept_functions", in_noexcept_functions, METH_O, "in_noexcept_functions(callable): never returns"},
    {"run", run, METH_VARARGS, "run(body, threads, rounds, callback)"},
    {"throw_attached", throw_attached, METH_NOARGS, "throw on a thread of Python"},
    {nullptr, nullptr, 0, nullptr},
};
THREADS_MODULE(throwing)
