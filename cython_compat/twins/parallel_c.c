/* SPDX-License-Identifier: 0BSD */
/* parallel_c.c: NOGIL_PRANGE; the twin of parallel_cython.pyx. */
#include "module.h"

FUNCTION(total)
{
    long i = -1, sum = 0, n = PyLong_AsLong(args[0]);
    probe("before");
    NOGIL_PRANGE(i, n, num_threads(3), reduction(+, sum)) {
        probe("in a loop");
        sum += i;
    }
    NOGIL_PRANGE_END(return NULL)
    probe("after");
    return Py_BuildValue("ll", i, sum);
}

FUNCTION(total_each_schedule)
{
    long i, a = 0, b = 0, c = 0, d = 0, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2), schedule(static), chunk(2), reduction(+, a)) {
        probe("in a loop");
        a += i;
    }
    NOGIL_PRANGE_END(return NULL)
    NOGIL_PRANGE(i, n, num_threads(3), schedule(dynamic), chunk(2), reduction(+, b)) {
        probe("in a loop");
        b += i;
    }
    NOGIL_PRANGE_END(return NULL)
    NOGIL_PRANGE(i, n, num_threads(2), schedule(guided), chunk(2), reduction(+, c)) {
        probe("in a loop");
        c += i;
    }
    NOGIL_PRANGE_END(return NULL)
    NOGIL_PRANGE(i, n, schedule(runtime), reduction(+, d)) {
        probe("in a loop");
        d += i;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("llll", a, b, c, d);
}

FUNCTION(visited)
{
    long i = -12345, start_ = PyLong_AsLong(args[0]), stop = PyLong_AsLong(args[1]), step_ = PyLong_AsLong(args[2]);
    PyObject *seen = PyList_New(0);
    NOGIL_PRANGE(i, stop, start(start_), step(step_), num_threads(3)) {
        probe("in a loop");
        WITH_GIL_BEGIN
            probe("held");
            PyObject *item = PyLong_FromLong(i);
            int failed = !item || PyList_Append(seen, item) < 0;
            Py_XDECREF(item);
            if (failed)
                NOGIL_PRANGE_FAIL;
        WITH_GIL_END
    }
    NOGIL_PRANGE_END(goto error)
    if (PyList_Sort(seen) < 0)
        goto error;
    return Py_BuildValue("Nl", seen, i);
error:
    Py_XDECREF(seen);
    return NULL;
}

FUNCTION(evaluated_once)
{
    long i, sum = 0, from = PyLong_AsLong(args[0]), stop = PyLong_AsLong(args[1]), by = PyLong_AsLong(args[2]);
    NOGIL_PRANGE(i, stop, start(from), step(by), reduction(+, sum), lastprivate(from, stop, by)) {
        probe("in a loop");
        from = -2;
        stop = 2;
        by = 0;
        sum += i;
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(sum);
}

FUNCTION(inner_loop)
{
    long i = 0, sum = 0, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2), reduction(+, sum)) {
        probe("in a loop");
        for (long j = 0; j < n; j++)
            sum += j;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("ll", i, sum);
}

FUNCTION(broken)
{
    long i = -1, n = PyLong_AsLong(args[0]), at = PyLong_AsLong(args[1]), was_broken = 0;
    NOGIL_PRANGE(i, n, num_threads(2), lastprivate(was_broken)) {
        probe("in a loop");
        was_broken = i == at;
        if (was_broken)
            break;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("sl", was_broken ? "broken" : "not broken", i);
}

FUNCTION(broken_from_an_inner_loop)
{
    long i = 0, result = 0, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2), lastprivate(result)) {
        probe("in a loop");
        for (long j = 0; j < n; j++) {
            if (i == 6 && j == 7) {
                result = i * 10 + j;
                NOGIL_PRANGE_BREAK;
            }
        }
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("ll", result, i);
}

FUNCTION(continued)
{
    Py_ssize_t i;
    NOGIL_BUFFER(long, items, args[0], 1, writable);
    if (NOGIL_BUFFER_FAILED(items))
        return NULL;
    NOGIL_PRANGE(i, items.shape[0], num_threads(2)) {
        probe("in a loop");
        if (i % 2)
            continue;
        NOGIL_AT1(items, i) = (long)i;
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

FUNCTION(continued_from_an_inner_loop)
{
    Py_ssize_t i;
    NOGIL_BUFFER(long, items, args[0], 1, writable);
    if (NOGIL_BUFFER_FAILED(items))
        return NULL;
    NOGIL_PRANGE(i, items.shape[0], num_threads(2)) {
        probe("in a loop");
        for (int j = 0; j < 3; j++)
            if (j == i % 4)
                NOGIL_PRANGE_CONTINUE;
        NOGIL_AT1(items, i) = (long)i;
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

/* A return out of the loop would leave the other threads in it: the value is kept and the loop broken. */
static NOGIL_FUNCTION(long, returns_in_the_loop, except_maybe(-1), (long, n), (long, at))
{
    probe("in a function");
    long i, found = -2;
    NOGIL_PRANGE(i, n, num_threads(2), lastprivate(found)) {
        probe("in a loop");
        if (i == at) {
            found = i;
            break;
        }
        found = -2;
    }
    NOGIL_PRANGE_END(return -1)
    return found;
}

FUNCTION(returned_from_the_loop)
{
    long r, s, n = PyLong_AsLong(args[0]), at = PyLong_AsLong(args[1]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(returns_in_the_loop, r = returns_in_the_loop(n, at)))
            return NULL;
    NOGIL_END
    if (NOGIL_FAILED(returns_in_the_loop, s = returns_in_the_loop(n, at)))
        return NULL;
    return Py_BuildValue("ll", r, s);
}

FUNCTION(objects_in_the_loop)
{
    long i, sum = 0, n = PyLong_AsLong(args[0]);
    PyObject *x = args[1];
    NOGIL_PRANGE(i, n, num_threads(3), reduction(+, sum)) {
        probe("in a loop");
        WITH_GIL_BEGIN
            probe("held");
            PyObject *number = PyLong_FromLong(i), *product = number ? PyNumber_Multiply(x, number) : NULL;
            long value = product ? PyLong_AsLong(product) : -1;
            Py_XDECREF(number);
            Py_XDECREF(product);
            if (value == -1 && PyErr_Occurred())
                NOGIL_PRANGE_FAIL;
            sum += value;
        WITH_GIL_END
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(sum);
}

FUNCTION(exception_in_the_loop)
{
    long i, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2)) {
        probe("in a loop");
        nogil_raise(PyExc_LookupError, "propagate me");
        NOGIL_PRANGE_FAIL;
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

static NOGIL_FUNCTION(int, odd, except(-1), (long, i))
{
    return i % 2 ? nogil_raise(PyExc_ValueError, "odd") : 0;
}

FUNCTION(exception_of_a_function)
{
    long i, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2)) {
        probe("in a loop");
        if (NOGIL_FAILED(odd, odd(i)))
            NOGIL_PRANGE_FAIL;
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(n);
}

static NOGIL_FUNCTION(void, any_void, except_any, (long *, where), (long, i))
{
    probe("in a function");
    *where = i;
}

static NOGIL_FUNCTION(int, in_a_nogil_function, except(-1), (long *, items), (Py_ssize_t, n))
{
    probe("in a function");
    Py_ssize_t i;
    NOGIL_PRANGE(i, n, num_threads(4), schedule(static), chunk(1)) {
        probe("in a loop");
        if (NOGIL_FAILED(any_void, any_void(items + i, (long)i)))
            NOGIL_PRANGE_FAIL;
    }
    NOGIL_PRANGE_END(return -1)
    return 0;
}

FUNCTION(called_with_the_gil)
{
    NOGIL_BUFFER(long, items, args[0], 1, writable, contiguous);
    if (NOGIL_BUFFER_FAILED(items))
        return NULL;
    if (NOGIL_FAILED(in_a_nogil_function, in_a_nogil_function(items.data, items.shape[0])))
        return NULL;
    probe("after");
    Py_RETURN_NONE;
}

FUNCTION(exception_caught_in_the_loop)
{
    long i, sum = 0, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2), reduction(+, sum)) {
        probe("in a loop");
        if (NOGIL_FAILED(odd, odd(i))) {
            if (!NOGIL_CATCH(PyExc_ValueError))
                NOGIL_PRANGE_FAIL;
            sum += 1;
        }
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(sum);
}

FUNCTION(exception_replaced_in_the_loop)
{
    long i, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, num_threads(2)) {
        probe("in a loop");
        nogil_error first = NOGIL_ERROR_INIT, second = NOGIL_ERROR_INIT;
        if (NOGIL_FAILED(odd, odd(1)) && NOGIL_CATCH(PyExc_ValueError, &first)) {
            nogil_raise(PyExc_KeyError, "instead");
            nogil_error_fetch(&second);
            WITH_GIL_BEGIN
                probe("held");
                PyException_SetContext(second.exception, first.exception);
            WITH_GIL_END
            nogil_error_restore(&second);
            NOGIL_PRANGE_FAIL;
        }
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

FUNCTION(exception_swallowed_around_the_loop)
{
    PyObject *result = exception_in_the_loop(module, args, count);
    if (!result && !NOGIL_CATCH(PyExc_LookupError))
        return NULL;
    Py_XDECREF(result);
    return PyUnicode_FromString("swallowed");
}

FUNCTION(thread_numbers)
{
    int i;
    NOGIL_BUFFER(long, items, args[0], 1, writable);
    if (NOGIL_BUFFER_FAILED(items))
        return NULL;
    NOGIL_PRANGE(i, 3, num_threads(3), schedule(static), chunk(1)) {
        probe("in a loop");
        NOGIL_AT1(items, NOGIL_PRANGE_THREADID) = NOGIL_PRANGE_THREADID;
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

FUNCTION(no_iterations)
{
    long i = 77, sum = 5, n = PyLong_AsLong(args[0]);
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        probe("in a loop");
        sum += i;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("ll", i, sum);
}

FUNCTION(shared_before)
{
    long i, wrong = 0, n = PyLong_AsLong(args[0]);
    long a = 10;
    double b = 10;
    void *p = (void *)10;
    NOGIL_PRANGE(i, n, num_threads(2), reduction(+, wrong)) {
        probe("in a loop");
        wrong += a != 10 || b > 10 || b < 10 || p != (void *)10;
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(wrong);
}

static PyMethodDef methods[] = {
    ENTRY(total),
    ENTRY(total_each_schedule),
    ENTRY(visited),
    ENTRY(evaluated_once),
    ENTRY(inner_loop),
    ENTRY(broken),
    ENTRY(broken_from_an_inner_loop),
    ENTRY(continued),
    ENTRY(continued_from_an_inner_loop),
    ENTRY(returned_from_the_loop),
    ENTRY(objects_in_the_loop),
    ENTRY(exception_in_the_loop),
    ENTRY(exception_of_a_function),
    ENTRY(called_with_the_gil),
    ENTRY(exception_caught_in_the_loop),
    ENTRY(exception_replaced_in_the_loop),
    ENTRY(exception_swallowed_around_the_loop),
    ENTRY(thread_numbers),
    ENTRY(no_iterations),
    ENTRY(shared_before),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(parallel_c)
