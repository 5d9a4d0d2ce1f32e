/* SPDX-License-Identifier: 0BSD */
/* lies.c: functions in which the source says one thing of the GIL and the thread does another. Under NOGIL_DEBUG each
   ends the process with a report, and test_debug.py looks for the lines that are marked here:

       LIE(name)     the report is about this line
       LAST(name)    this thread's GIL state last changed on this line */
#include "probe.h"

#include <nogil.h>

#include <pthread.h>

#include "module.h"

static void *left_open;

static void nogil_block_without_the_gil(void)
{
    left_open = probe_save_thread();
    NOGIL_BEGIN // LIE(nogil_block_without_the_gil)
    NOGIL_END
}

static void nogil_scope_without_the_gil(void)
{
    left_open = probe_save_thread();
    NOGIL_SCOPE(); // LIE(nogil_scope_without_the_gil)
}

static void nogil_if_without_the_gil(void)
{
    left_open = probe_save_thread();
    NOGIL_BEGIN_IF(1) // LIE(nogil_if_without_the_gil)
    NOGIL_END
}

static void releases_again(void)
{
    NOGIL_BEGIN // LIE(nogil_block_called_from_a_nogil_block)
    NOGIL_END
}

static void nogil_block_called_from_a_nogil_block(void)
{
    NOGIL_BEGIN // LAST(nogil_block_called_from_a_nogil_block)
        releases_again();
    NOGIL_END
}

static void *foreign_thread(void *ignored)
{
    NOGIL_BEGIN // LIE(nogil_block_on_a_foreign_thread)
    NOGIL_END
    return ignored;
}
static void nogil_block_on_a_foreign_thread(void)
{
    pthread_t thread;
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, foreign_thread, NULL) == 0)
            pthread_join(thread, NULL);
    NOGIL_END
}

static void released_for_good_in_with_gil(void)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN // LIE(released_for_good_in_with_gil) LAST(released_for_good_in_with_gil)
            left_open = probe_save_thread();
        WITH_GIL_END
    NOGIL_END
}

static WITH_GIL_FUNCTION(int, with_gil_function, except(-1), (int, i)) // LIE(released_for_good_in_a_with_gil_function)
{
    left_open = probe_save_thread();
    return i;
}
static void released_for_good_in_a_with_gil_function(void)
{
    with_gil_function(1);
}

static void acquired_for_good_in_nogil(void)
{
    NOGIL_BEGIN // LIE(acquired_for_good_in_nogil) LAST(acquired_for_good_in_nogil)
        probe_gilstate_ensure();
    NOGIL_END
}

static void with_gil_in_nogil_that_has_it(void)
{
    NOGIL_BEGIN // LAST(with_gil_in_nogil_that_has_it)
        probe_gilstate_ensure();
        WITH_GIL_BEGIN // LIE(with_gil_in_nogil_that_has_it)
        WITH_GIL_END
    NOGIL_END
}

static NOGIL_FUNCTION(int, releases_for_good, except(-1), (int, i)) // LIE(nogil_function_that_releases_for_good)
{
    left_open = probe_save_thread();
    return i;
}
static void nogil_function_that_releases_for_good(void)
{
    releases_for_good(1);
}

static NOGIL_FUNCTION(int, acquires_for_good, except(-1), (int, i)) // LIE(nogil_function_that_acquires_for_good)
{
    probe_gilstate_ensure();
    return i;
}
static void nogil_function_that_acquires_for_good(void)
{
    NOGIL_BEGIN // LAST(nogil_function_that_acquires_for_good)
        acquires_for_good(1);
    NOGIL_END
}

static void plain_helper(void)
{
    PyObject *list = PyList_New(0); // LIE(python_call_in_a_helper_without_the_gil)
    Py_XDECREF(list);
}
static void python_call_in_a_helper_without_the_gil(void)
{
    NOGIL_BEGIN // LAST(python_call_in_a_helper_without_the_gil)
        plain_helper();
    NOGIL_END
}

static void plain_macro(PyObject *object)
{
    Py_INCREF(object); // LIE(python_macro_in_a_helper_without_the_gil)
}
static void python_macro_in_a_helper_without_the_gil(void)
{
    PyObject *object = PyLong_FromLong(1);
    NOGIL_BEGIN // LAST(python_macro_in_a_helper_without_the_gil)
        plain_macro(object);
    NOGIL_END
}

static WITH_GIL_FUNCTION(int, body_of_a_function, except(-1), (int, i))
{
    left_open = probe_save_thread();
    NOGIL_BEGIN // LIE(lie_in_the_body_of_a_function)
    NOGIL_END
    return i;
}
static void lie_in_the_body_of_a_function(void)
{
    body_of_a_function(1);
}

static NOGIL_FUNCTION(int, says_failed, except(-1), (int, with_exception))
{
    return with_exception ? nogil_raise(PyExc_KeyError, NULL) : -1;
}
static void sentinel_without_an_exception(void)
{
    NOGIL_BEGIN // LAST(sentinel_without_an_exception)
        for (int turn = 0; turn < 3; turn++)
            if (NOGIL_FAILED(says_failed, says_failed(0))) // LIE(sentinel_without_an_exception)
                continue;
        if (NOGIL_FAILED(says_failed, says_failed(1)) && NOGIL_CATCH(PyExc_KeyError))
            errno = 0;
    NOGIL_END
}

/* None of these is a lie. */
static void no_lie_at_all(void)
{
    witness sworn = witness_here();
    int was;
    NOGIL_BEGIN
        was = probe_gilstate_ensure();
        probe_gilstate_release(was);
        WITH_GIL_BEGIN
            void *state = probe_save_thread();
            WITH_GIL_BEGIN_IF(0)
            WITH_GIL_END
            probe_restore_thread(state);
            plain_helper();
            was = probe_gilstate_ensure();
            probe_gilstate_release(was);
        WITH_GIL_END
    NOGIL_END
    witness_expect_but_errno(&sworn, 1, __LINE__);
}

static PyObject *gilstate_check(PyObject *self, PyObject *ignored)
{
    int released;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        released = probe_gilstate_check();
    NOGIL_END
    return PyLong_FromLong(released);
}

#define TELL(lie)                                                                                                      \
    static PyObject *tell_##lie(PyObject *self, PyObject *ignored)                                                     \
    {                                                                                                                  \
        (void)self;                                                                                                    \
        (void)ignored;                                                                                                 \
        lie();                                                                                                         \
        Py_RETURN_NONE;                                                                                                \
    }
#define LIES(each)                                                                                                     \
    each(nogil_block_without_the_gil) each(nogil_scope_without_the_gil) each(nogil_if_without_the_gil)                 \
        each(nogil_block_called_from_a_nogil_block) each(nogil_block_on_a_foreign_thread)                              \
            each(released_for_good_in_with_gil) each(released_for_good_in_a_with_gil_function)                         \
                each(acquired_for_good_in_nogil) each(with_gil_in_nogil_that_has_it)                                   \
                    each(nogil_function_that_releases_for_good) each(nogil_function_that_acquires_for_good)            \
                        each(python_call_in_a_helper_without_the_gil) each(python_macro_in_a_helper_without_the_gil)   \
                            each(lie_in_the_body_of_a_function) each(sentinel_without_an_exception)                    \
                                each(no_lie_at_all)
LIES(TELL)

#define METHOD(lie) {#lie, tell_##lie, METH_NOARGS, NULL},
static PyMethodDef methods[] = {LIES(METHOD){"gilstate_check", gilstate_check, METH_NOARGS, NULL},
                                {NULL, NULL, 0, NULL}};
TEST_MODULE(lies)
