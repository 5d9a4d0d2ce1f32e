/* SPDX-License-Identifier: 0BSD */
/* threads_c.c: threads that Python never saw, critical sections, C's own call_once; the twin of threads_cython.pyx. */
#include "module.h"

#include <threads.h>

/* ---------------------------------------------------------------------------------- threads that Python never saw */

static int called_with(PyObject *callback, int x)
{
    PyObject *result = PyObject_CallFunction(callback, "i", x);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

static WITH_GIL_FUNCTION(void, call_it, noexcept, (void *, callback))
{
    probe("held");
    if (called_with((PyObject *)callback, 1) < 0)
        return;
}

static NOGIL_FUNCTION(void, run, noexcept, (void *, callback))
{
    probe("on the thread");
    call_it(callback);
    probe("between");
    call_it(callback);
    probe("at the end");
}

FUNCTION(foreign_thread)
{
    NOGIL_BEGIN
        probe("released");
        on_a_foreign_thread(run, args[0]);
        probe("back");
    NOGIL_END
    Py_RETURN_NONE;
}

static NOGIL_FUNCTION(void, run_blocks, noexcept, (void *, callback))
{
    probe("on the thread");
    WITH_GIL_BEGIN
        probe("held");
        NOGIL_BEGIN
            probe("released");
            WITH_GIL_BEGIN
                probe("held");
                if (called_with((PyObject *)callback, 2) < 0)
                    return;
            WITH_GIL_END
        NOGIL_END
        probe("held, still");
    WITH_GIL_END
    probe("at the end");
}

FUNCTION(blocks_on_a_foreign_thread)
{
    NOGIL_BEGIN
        probe("released");
        on_a_foreign_thread(run_blocks, args[0]);
    NOGIL_END
    Py_RETURN_NONE;
}

static NOGIL_FUNCTION(int, fails, except(-1), (int, x))
{
    probe("in a function");
    return nogil_raise(PyExc_ValueError, "on the thread: %d", x);
}

static NOGIL_FUNCTION(void, run_and_fail, noexcept, (void *, unused))
{
    probe("in a function");
    (void)unused;
    if (NOGIL_FAILED(fails, fails(7)))
        return;
    probe("not reached");
}

FUNCTION(exception_on_a_foreign_thread)
{
    NOGIL_BEGIN
        probe("released");
        on_a_foreign_thread(run_and_fail, NULL);
        probe("back");
    NOGIL_END
    Py_RETURN_NONE;
}

static WITH_GIL_FUNCTION(int, tries, except(-1), (PyObject *, seen))
{
    probe("in a function");
    nogil_error error = NOGIL_ERROR_INIT;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(fails, fails(8)) && !NOGIL_CATCH(PyExc_ValueError, &error))
            return -1;
    NOGIL_END
    if (error.exception) {
        PyObject *text = PyObject_Str(error.exception);
        int failed = !text || PyList_Append(seen, text) < 0;
        Py_XDECREF(text);
        nogil_error_clear(&error);
        if (failed)
            return -1;
    }
    return 0;
}

static NOGIL_FUNCTION(void, run_and_catch, noexcept, (void *, seen))
{
    probe("in a function");
    if (NOGIL_FAILED(tries, tries((PyObject *)seen)))
        return;
    probe("after");
}

FUNCTION(exception_caught_on_a_foreign_thread)
{
    NOGIL_BEGIN
        probe("released");
        on_a_foreign_thread(run_and_catch, args[0]);
    NOGIL_END
    Py_INCREF(args[0]);
    return args[0];
}

/* --------------------------------------------------------------------------------------------- critical sections */

static long count_a, count_b;

FUNCTION(reset_counts)
{
    count_a = count_b = 0;
    Py_RETURN_NONE;
}

FUNCTION(counts)
{
    return Py_BuildValue("ll", count_a, count_b);
}

/* The last reference to what is in the list is dropped in the block, so Python code runs in the midst of it. */
FUNCTION(drops_in_a_block)
{
    long before = 0, after = 0;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            before = count_a;
            if (PyList_SetSlice(args[0], 0, 1, NULL) < 0)
                return NULL;
            after = count_a;
            probe("held");
        WITH_GIL_END
    NOGIL_END
    return Py_BuildValue("ll", before, after);
}

FUNCTION(critical_section)
{
    int n = (int)PyLong_AsLong(args[1]);
    for (int i = 0; i < n; i++) {
        NOGIL_CRITICAL_SECTION_BEGIN(args[0])
            probe("locked");
            count_a += i;
        NOGIL_CRITICAL_SECTION_END
    }
    Py_RETURN_NONE;
}

FUNCTION(critical_section_of_two)
{
    int n = (int)PyLong_AsLong(args[2]);
    for (int i = 0; i < n; i++) {
        NOGIL_CRITICAL_SECTION_BEGIN2(args[0], args[1])
            probe("locked");
            count_a += i;
            count_b += i;
        NOGIL_CRITICAL_SECTION_END
    }
    Py_RETURN_NONE;
}

FUNCTION(whole_function)
{
    NOGIL_CRITICAL_SECTION_BEGIN(args[0])
        probe("locked");
        count_a += 1;
        Py_RETURN_NONE;
    NOGIL_CRITICAL_SECTION_END
}

FUNCTION(critical_section_left_by_an_exception)
{
    NOGIL_CRITICAL_SECTION_BEGIN(args[0])
        probe("locked");
        return PyObject_CallNoArgs(args[1]);
    NOGIL_CRITICAL_SECTION_END
}

/* ------------------------------------------------------------------------------------------------ C's own threads */

static PyObject *once_callback;

static WITH_GIL_FUNCTION(void, only_once, noexcept, ())
{
    probe("held");
    Py_XDECREF(PyObject_CallNoArgs(once_callback));
}

FUNCTION(called_once)
{
    once_flag flag = ONCE_FLAG_INIT;
    once_callback = args[0];
    call_once(&flag, only_once);
    call_once(&flag, only_once);
    once_callback = NULL;
    Py_RETURN_NONE;
}

static int thread_of_c(void *argument)
{
    probe("on the thread");
    return *(int *)argument + 1;
}

FUNCTION(result_of_a_thread)
{
    int result = 0, x = (int)PyLong_AsLong(args[0]);
    thrd_t thread;
    NOGIL_BEGIN
        probe("released");
        thrd_create(&thread, thread_of_c, &x);
        thrd_join(thread, &result);
    NOGIL_END
    return PyLong_FromLong(result);
}

static PyMethodDef methods[] = {
    ENTRY(foreign_thread),
    ENTRY(blocks_on_a_foreign_thread),
    ENTRY(exception_on_a_foreign_thread),
    ENTRY(exception_caught_on_a_foreign_thread),
    ENTRY(reset_counts),
    ENTRY(counts),
    ENTRY(critical_section),
    ENTRY(drops_in_a_block),
    ENTRY(critical_section_of_two),
    ENTRY(whole_function),
    ENTRY(critical_section_left_by_an_exception),
    ENTRY(called_once),
    ENTRY(result_of_a_thread),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(threads_c)
