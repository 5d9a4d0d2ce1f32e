/* SPDX-License-Identifier: 0BSD */
/* buffers.c: buffers of every type, dimension and mode, left on every way out. Compiled as C and, by buffers_cc.cc, as
   C++.

   Rule: a function returns what the C code saw (the raw bytes of the items in the order of their indices), and Python
   compares that with what it knows. */
#include <nogil.h>

#include <limits.h>

#define TEST_MODULE_SLOTS NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil)
#include "../behaviour/module.h"

#ifdef __cplusplus
#include <complex>
#include <stdexcept>
#define COMPLEX(T) std::complex<T>
#else
#include <complex.h>
#include <stdbool.h>
#define COMPLEX(T) T complex
#endif

/* ------------------------------------------------------------------------------------------------ every type */

/* read_T(object), write_T(object, bytes), row_T(object): one dimension; to read, to write, contiguous. */
#define TYPE(T, name)                                                                                                  \
    static PyObject *read_##name(PyObject *self, PyObject *object)                                                     \
    {                                                                                                                  \
        PyObject *bytes;                                                                                               \
        char *memory;                                                                                                  \
        (void)self;                                                                                                    \
        NOGIL_BUFFER(T, items, object, 1, readonly);                                                                   \
        if (NOGIL_BUFFER_FAILED(items))                                                                                \
            return NULL;                                                                                               \
        bytes = PyBytes_FromStringAndSize(NULL, items.shape[0] * (Py_ssize_t)sizeof(T));                               \
        if (!bytes)                                                                                                    \
            return NULL;                                                                                               \
        memory = PyBytes_AsString(bytes);                                                                              \
        NOGIL_BEGIN                                                                                                    \
            for (Py_ssize_t i = 0; i < items.shape[0]; i++)                                                            \
                memcpy(memory + i * (Py_ssize_t)sizeof(T), &NOGIL_AT1(items, i), sizeof(T));                           \
        NOGIL_END                                                                                                      \
        return bytes;                                                                                                  \
    }                                                                                                                  \
    static PyObject *write_##name(PyObject *self, PyObject *args)                                                      \
    {                                                                                                                  \
        PyObject *object;                                                                                              \
        const char *memory;                                                                                            \
        Py_ssize_t size;                                                                                               \
        (void)self;                                                                                                    \
        if (!PyArg_ParseTuple(args, "Oy#", &object, &memory, &size))                                                   \
            return NULL;                                                                                               \
        NOGIL_BUFFER(T, items, object, 1, writable);                                                                   \
        if (NOGIL_BUFFER_FAILED(items))                                                                                \
            return NULL;                                                                                               \
        NOGIL_BEGIN                                                                                                    \
            for (Py_ssize_t i = 0; i < items.shape[0]; i++)                                                            \
                memcpy(&NOGIL_AT1(items, i), memory + i * (Py_ssize_t)sizeof(T), sizeof(T));                           \
        NOGIL_END                                                                                                      \
        return PyLong_FromSsize_t(size);                                                                               \
    }                                                                                                                  \
    static PyObject *row_##name(PyObject *self, PyObject *object)                                                      \
    {                                                                                                                  \
        (void)self;                                                                                                    \
        NOGIL_BUFFER(T, items, object, 1, readonly, contiguous);                                                       \
        if (NOGIL_BUFFER_FAILED(items))                                                                                \
            return NULL;                                                                                               \
        return PyBytes_FromStringAndSize((const char *)(const void *)items.data,                                       \
                                         items.shape[0] * (Py_ssize_t)sizeof(T));                                      \
    }

#define TYPES(X)                                                                                                       \
    X(bool, bool)                                                                                                      \
    X(char, char)                                                                                                      \
    X(signed char, schar)                                                                                              \
    X(unsigned char, uchar)                                                                                            \
    X(short, short)                                                                                                    \
    X(unsigned short, ushort)                                                                                          \
    X(int, int)                                                                                                        \
    X(unsigned, uint)                                                                                                  \
    X(long, long)                                                                                                      \
    X(unsigned long, ulong)                                                                                            \
    X(long long, llong)                                                                                                \
    X(unsigned long long, ullong)                                                                                      \
    X(int8_t, int8)                                                                                                    \
    X(uint64_t, uint64)                                                                                                \
    X(Py_ssize_t, ssize)                                                                                               \
    X(size_t, size)                                                                                                    \
    X(nogil_half, half)                                                                                                \
    X(float, float)                                                                                                    \
    X(double, double)                                                                                                  \
    X(long double, ldouble)                                                                                            \
    X(COMPLEX(float), cfloat)                                                                                          \
    X(COMPLEX(double), zdouble)                                                                                        \
    X(COMPLEX(long double), gldouble)
TYPES(TYPE)

/* sizes(): {name: sizeof} */
static PyObject *sizes(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
#define SIZE(T, name) #name, (int)sizeof(T),
    return Py_BuildValue("{sisisisisisisisisisisisisisisisisisisisisisisi}", TYPES(SIZE) NULL);
}

/* ------------------------------------------------------------------------------------------- dimensions and modes */

static PyObject *sizes_of(const Py_ssize_t *shape, const Py_ssize_t *strides, int ndim)
{
    PyObject *tuple = PyTuple_New(2 * ndim);
    for (int k = 0; tuple && k < ndim; k++) {
        PyTuple_SetItem(tuple, k, PyLong_FromSsize_t(shape[k]));
        PyTuple_SetItem(tuple, ndim + k, PyLong_FromSsize_t(strides[k]));
    }
    return tuple;
}

/* look_N_mode(object): shape and strides, and the sum of all items, each weighted by its place. */
#define SUM1(v) total += ++turn * NOGIL_AT1(v, i)
#define SUM2(v)                                                                                                        \
    for (int j = 0; j < v.shape[1]; j++)                                                                               \
    total += ++turn * NOGIL_AT2(v, i, j)
#define SUM3(v)                                                                                                        \
    for (unsigned j = 0; j < (size_t)v.shape[1]; j++)                                                                  \
        for (long k = 0; k < v.shape[2]; k++)                                                                          \
    total += ++turn * NOGIL_AT3(v, i, j, k)
#define SUM4(v)                                                                                                        \
    for (short j = 0; j < v.shape[1]; j++)                                                                             \
        for (size_t k = 0; k < (size_t)v.shape[2]; k++)                                                                \
            for (Py_ssize_t l = 0; l < v.shape[3]; l++)                                                                \
    total += ++turn * NOGIL_AT4(v, i, j, k, l)
#define LOOK(n, ...)                                                                                                   \
    {                                                                                                                  \
        double total = 0, turn = 0;                                                                                    \
        PyObject *found;                                                                                               \
        NOGIL_BUFFER(double, v, object, n, __VA_ARGS__);                                                               \
        (void)self;                                                                                                    \
        if (NOGIL_BUFFER_FAILED(v)) {                                                                                  \
            if (v.shape[0] || v.strides[0] || v.shape[n - 1])                                                          \
                PyErr_SetString(PyExc_AssertionError, "a failed buffer has a size");                                   \
            return NULL;                                                                                               \
        }                                                                                                              \
        found = sizes_of(v.shape, v.strides, n);                                                                       \
        NOGIL_BEGIN                                                                                                    \
            for (Py_ssize_t i = 0; i < v.shape[0]; i++)                                                                \
                SUM##n(v);                                                                                             \
        NOGIL_END                                                                                                      \
        return found ? Py_BuildValue("Nd", found, total) : NULL;                                                       \
    }
static PyObject *look_1(PyObject *self, PyObject *object)
    LOOK(1, readonly) static PyObject *look_2(PyObject *self, PyObject *object)
        LOOK(2, readonly) static PyObject *look_3(PyObject *self, PyObject *object)
            LOOK(3, readonly) static PyObject *look_4(PyObject *self, PyObject *object)
                LOOK(4, readonly) static PyObject *look_1_writable(PyObject *self, PyObject *object)
                    LOOK(1, writable) static PyObject *look_2_writable(PyObject *self, PyObject *object)
                        LOOK(2, writable) static PyObject *look_1_contiguous(PyObject *self, PyObject *object)
                            LOOK(1, readonly, contiguous) static PyObject *look_2_contiguous(PyObject *self,
                                                                                             PyObject *object)
                                LOOK(2, readonly, contiguous) static PyObject *look_3_contiguous(PyObject *self,
                                                                                                 PyObject *object)
                                    LOOK(3, writable, contiguous) static PyObject *look_4_contiguous(PyObject *self,
                                                                                                     PyObject *object)
                                        LOOK(4, readonly, contiguous)

    /* number(object): v[i][j][k][l] = 1, 2, 3 ... in the order of the indices. */
    static PyObject *number(PyObject *self, PyObject *object)
{
    double n = 0;
    (void)self;
    NOGIL_BUFFER(double, v, object, 4, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            for (Py_ssize_t j = 0; j < v.shape[1]; j++)
                for (Py_ssize_t k = 0; k < v.shape[2]; k++)
                    for (Py_ssize_t l = 0; l < v.shape[3]; l++) {
                        NOGIL_AT4(v, i, j, k, l) = 0;
                        NOGIL_AT4(v, i, j, k, l) += ++n;
                    }
    NOGIL_END
    return PyFloat_FromDouble(n);
}

/* Does each argument of NOGIL_AT run once? */
static PyObject *evaluate_once(PyObject *self, PyObject *object)
{
    int i = 0, j = 0;
    double item;
    (void)self;
    NOGIL_BUFFER(double, v, object, 2, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    item = NOGIL_AT2(v, i++, j++);
    return Py_BuildValue("dii", item, i, j);
}

/* is_empty(object): its data, although there is none, is not NULL. */
static PyObject *has_data(PyObject *self, PyObject *object)
{
    (void)self;
    NOGIL_BUFFER(double, v, object, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    return Py_BuildValue("in", v.data != NULL, v.shape[0]);
}

static PyObject *of_null(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    NOGIL_BUFFER(double, spam, NULL, 1, readonly);
    if (NOGIL_BUFFER_FAILED(spam))
        return NULL;
    Py_RETURN_NONE;
}

/* ------------------------------------------------------------------------------------------- many, and for how long */

/* both(a, b): asked for when both are declared; the sum of their lengths. */
static PyObject *both(PyObject *self, PyObject *args)
{
    PyObject *a, *b;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    NOGIL_BUFFER(double, first, a, 1, readonly);
    NOGIL_BUFFER(double, second, b, 1, writable);
    if (NOGIL_BUFFER_FAILED(first) || NOGIL_BUFFER_FAILED(second))
        goto error;
    return PyLong_FromSsize_t(first.shape[0] + second.shape[0]);
error:
    return NULL;
}

/* during(object, function): call it while the buffer is open, and return what it returns. */
static PyObject *during(PyObject *self, PyObject *args)
{
    PyObject *object, *function, *result;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &object, &function))
        return NULL;
    NOGIL_BUFFER(unsigned char, v, object, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            result = PyObject_CallObject(function, NULL);
        WITH_GIL_END
    NOGIL_END
    return result;
}

/* errno_after(object): what errno is when the buffer has been given back. */
static PyObject *errno_after(PyObject *self, PyObject *object)
{
    (void)self;
    {
        NOGIL_BUFFER(unsigned char, v, object, 1, readonly);
        if (NOGIL_BUFFER_FAILED(v))
            return NULL;
        errno = ENOTTY;
    }
    return PyLong_FromLong(errno);
}

/* ------------------------------------------------------------------------------------------------ every way out */

/* Each leaves the scope of one buffer in its own way, and returns how many bytes it had; -1: failed. */
typedef Py_ssize_t (*way)(PyObject *object);

#define OPEN_OR_RETURN                                                                                                 \
    NOGIL_BUFFER(unsigned char, v, object, 1, readonly);                                                               \
    if (NOGIL_BUFFER_FAILED(v))                                                                                        \
    return -1

static Py_ssize_t by_end(PyObject *object)
{
    Py_ssize_t n;
    {
        OPEN_OR_RETURN;
        n = v.shape[0];
    }
    return n;
}
static Py_ssize_t by_return(PyObject *object)
{
    OPEN_OR_RETURN;
    return v.shape[0];
}
static Py_ssize_t by_return_in_nogil(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_BEGIN
        return v.shape[0];
    NOGIL_END
}
static Py_ssize_t by_return_in_with_gil_in_nogil(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            return v.shape[0];
        WITH_GIL_END
    NOGIL_END
}
static Py_ssize_t by_return_in_scopes(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_SCOPE();
    WITH_GIL_SCOPE();
    return v.shape[0];
}
static Py_ssize_t by_goto(PyObject *object)
{
    Py_ssize_t n = 0;
    {
        OPEN_OR_RETURN;
        n = v.shape[0];
        goto out;
    }
out:
    return n;
}
static Py_ssize_t by_goto_in_nogil(PyObject *object)
{
    Py_ssize_t n = 0;
    {
        OPEN_OR_RETURN;
        NOGIL_BEGIN
            n = v.shape[0];
            if (n >= 0)
                goto out;
        NOGIL_END
    }
out:
    return n;
}
static Py_ssize_t by_break_and_continue(PyObject *object)
{
    Py_ssize_t n = 0;
    for (int i = 0; i < 4; i++) {
        OPEN_OR_RETURN;
        n = v.shape[0];
        if (i == 3)
            break;
        NOGIL_BEGIN
            if (i == 2)
                continue;
        NOGIL_END
        if (i == 1)
            continue;
    }
    return n;
}
static Py_ssize_t by_break_of_a_switch(PyObject *object)
{
    Py_ssize_t n = -1;
    switch (*"x") {
    case 'x': {
        OPEN_OR_RETURN;
        n = v.shape[0];
        break;
    }
    default:
        break;
    }
    return n;
}
static Py_ssize_t with_an_exception(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_BEGIN
        return nogil_raise(PyExc_KeyError, "on the way out");
    NOGIL_END
}
static Py_ssize_t twice(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_BUFFER(unsigned char, w, object, 1, readonly);
    return NOGIL_BUFFER_FAILED(w) ? -1 : v.shape[0];
}

static WITH_GIL_FUNCTION(Py_ssize_t, in_with_gil_function, except(-1), (PyObject *, object))
{
    OPEN_OR_RETURN;
    return v.shape[0];
}
static Py_ssize_t by_with_gil_function_from_nogil(PyObject *object)
{
    Py_ssize_t n;
    NOGIL_BEGIN
        n = in_with_gil_function(object);
    NOGIL_END
    return n;
}
static NOGIL_FUNCTION(Py_ssize_t, in_nogil_function, except(-1), (PyObject *, object))
{
    WITH_GIL_BEGIN
        OPEN_OR_RETURN;
        return v.shape[0];
    WITH_GIL_END
}
static Py_ssize_t by_nogil_function_released(PyObject *object)
{
    Py_ssize_t n;
    NOGIL_BEGIN
        n = in_nogil_function(object);
    NOGIL_END
    return n;
}

/* Without the GIL: it is let go by hand, and only taken back by the caller. */
static Py_ssize_t released_by_hand(PyObject *object, nogil_release *gil)
{
    OPEN_OR_RETURN;
    *gil = nogil_release_gil();
    return v.shape[0];
}
static Py_ssize_t by_return_released_by_hand(PyObject *object)
{
    nogil_release gil = nogil_release_gil();
    Py_ssize_t n;
    nogil_acquire_gil(&gil);
    n = released_by_hand(object, &gil);
    nogil_acquire_gil(&gil);
    return n;
}
static Py_ssize_t released_by_cpython(PyObject *object, PyThreadState **state)
{
    OPEN_OR_RETURN;
    *state = PyEval_SaveThread();
    return v.shape[0];
}
static Py_ssize_t by_return_released_by_cpython(PyObject *object)
{
    PyThreadState *state = NULL;
    Py_ssize_t n = released_by_cpython(object, &state);
    if (state)
        PyEval_RestoreThread(state);
    NOGIL_YIELD(); /* what waits is dropped when the GIL is taken through nogil.h */
    return n;
}

/* A thread that Python never saw: attached and left attached, then left detached by hand. */
typedef struct {
    PyObject *object;
    Py_ssize_t n;
    int detached;
    nogil_error error; /* an exception belongs to its thread, and has to be carried over */
} foreign_job;
static Py_ssize_t foreign_detached(PyObject *object)
{
    nogil_attach gil = nogil_ensure_gil();
    Py_ssize_t n = -1;
    {
        NOGIL_BUFFER(unsigned char, v, object, 1, readonly);
        if (!NOGIL_BUFFER_FAILED(v))
            n = v.shape[0];
        nogil_leave_gil(&gil);
    }
    return n;
}
static void *foreign_main(void *job_)
{
    foreign_job *job = (foreign_job *)job_;
    job->n = job->detached ? foreign_detached(job->object) : in_with_gil_function(job->object);
    nogil_error_fetch(&job->error);
    return NULL;
}
static Py_ssize_t on_foreign_thread(PyObject *object, int detached)
{
    foreign_job job;
    pthread_t thread;
    int failed = 0;
    job.object = object;
    job.n = -1;
    job.detached = detached;
    job.error.exception = NULL;
    NOGIL_BEGIN
        failed = pthread_create(&thread, NULL, foreign_main, &job) != 0;
        if (!failed)
            pthread_join(thread, NULL);
    NOGIL_END
    if (failed)
        return nogil_raise(PyExc_RuntimeError, "no thread");
    return nogil_error_restore(&job.error) < 0 ? -1 : job.n;
}
static Py_ssize_t on_a_foreign_thread(PyObject *object)
{
    return on_foreign_thread(object, 0);
}
static Py_ssize_t on_a_foreign_thread_detached(PyObject *object)
{
    return on_foreign_thread(object, 1);
}

#ifdef __cplusplus
static Py_ssize_t throws(PyObject *object)
{
    OPEN_OR_RETURN;
    if (v.shape[0] >= 0)
        throw v.shape[0];
    return -1;
}
static Py_ssize_t throws_in_nogil(PyObject *object)
{
    OPEN_OR_RETURN;
    NOGIL_BEGIN
        if (v.shape[0] >= 0)
            throw v.shape[0];
    NOGIL_END
    return -1;
}
static Py_ssize_t by_throw(PyObject *object)
{
    try
    {
        return throws(object);
    }
    catch(Py_ssize_t n)
    {
        return n;
    }
}
static Py_ssize_t by_throw_in_nogil(PyObject *object)
{
    try
    {
        return throws_in_nogil(object);
    }
    catch(Py_ssize_t n)
    {
        return n;
    }
}

/* A function that takes what NOGIL_BUFFER declares, and one for every T. */
static double total(const nogil_buffer<const double, 1> &v)
{
    double sum = 0;
    for (Py_ssize_t i = 0; i < v.shape[0]; i++)
        sum += NOGIL_AT1(v, i);
    return sum;
}
template<class T> static double twice_the_first(PyObject *object)
{
    NOGIL_BUFFER(T, v, object, 1, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    auto change = [v] { NOGIL_AT1(v, 0) *= 2; };
    NOGIL_BEGIN
        change();
    NOGIL_END
    return (double)NOGIL_AT1(v, 0);
}
static PyObject *in_cpp(PyObject *self, PyObject *object)
{
    double sum, first;
    (void)self;
    {
        NOGIL_BUFFER(double, v, object, 1, readonly);
        if (NOGIL_BUFFER_FAILED(v))
            return NULL;
        sum = total(v);
    }
    first = twice_the_first<double>(object);
    return Py_BuildValue("dd", sum, first);
}
#endif

static const struct {
    const char *name;
    way function;
} ways[] = {
#define WAY(name) {#name, name}
    WAY(by_end),
    WAY(by_return),
    WAY(by_return_in_nogil),
    WAY(by_return_in_with_gil_in_nogil),
    WAY(by_return_in_scopes),
    WAY(by_goto),
    WAY(by_goto_in_nogil),
    WAY(by_break_and_continue),
    WAY(by_break_of_a_switch),
    WAY(with_an_exception),
    WAY(twice),
    WAY(in_with_gil_function),
    WAY(by_with_gil_function_from_nogil),
    WAY(by_nogil_function_released),
    WAY(by_return_released_by_hand),
    WAY(by_return_released_by_cpython),
    WAY(on_a_foreign_thread),
    WAY(on_a_foreign_thread_detached),
#ifdef __cplusplus
    WAY(by_throw),
    WAY(by_throw_in_nogil),
#endif
    {NULL, NULL},
};

/* leave(name, object, rounds) and the names of all ways. */
static PyObject *leave(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *object;
    int rounds, i;
    Py_ssize_t n = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "sOi", &name, &object, &rounds))
        return NULL;
    for (i = 0; ways[i].name && strcmp(ways[i].name, name) != 0; i++)
        ;
    if (!ways[i].name)
        return PyErr_Format(PyExc_LookupError, "there is no way out by the name of %s", name);
    while (rounds-- > 0 && n >= 0)
        n = ways[i].function(object);
    return n < 0 ? NULL : PyLong_FromSsize_t(n);
}
static PyObject *way_names(PyObject *self, PyObject *ignored)
{
    PyObject *list = PyList_New(0);
    (void)self;
    (void)ignored;
    for (int i = 0; list && ways[i].name; i++) {
        PyObject *name = PyUnicode_FromString(ways[i].name);
        if (!name || PyList_Append(list, name) < 0)
            Py_CLEAR(list);
        Py_XDECREF(name);
    }
    return list;
}

/* detached(object, function): left without the GIL; `function` is called when it is back, before a drop by us. */
static PyObject *detached(PyObject *self, PyObject *args)
{
    PyObject *object, *function, *result;
    PyThreadState *state = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &object, &function) || released_by_cpython(object, &state) < 0)
        return NULL;
    PyEval_RestoreThread(state);
    result = PyObject_CallObject(function, NULL);
    NOGIL_YIELD();
    return result;
}

/* outside(object, i, j): only with NOGIL_DEBUG is this not undefined. */
static PyObject *outside(PyObject *self, PyObject *args)
{
    PyObject *object;
    Py_ssize_t i, j;
    double item = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "Onn", &object, &i, &j))
        return NULL;
    NOGIL_BUFFER(double, grid, object, 2, readonly, contiguous);
    if (NOGIL_BUFFER_FAILED(grid))
        return NULL;
    NOGIL_BEGIN
        item = NOGIL_AT2(grid, i, j);
    NOGIL_END
    return PyFloat_FromDouble(item);
}

/* ------------------------------------------------------------------------------------------------ the module */

#define TYPE_METHODS(T, name)                                                                                          \
    {"read_" #name, read_##name, METH_O, NULL}, {"write_" #name, write_##name, METH_VARARGS, NULL},                    \
        {"row_" #name, row_##name, METH_O, NULL},
static PyMethodDef methods[] = {
    TYPES(TYPE_METHODS){"sizes", sizes, METH_NOARGS, NULL},
    {"look_1", look_1, METH_O, NULL},
    {"look_2", look_2, METH_O, NULL},
    {"look_3", look_3, METH_O, NULL},
    {"look_4", look_4, METH_O, NULL},
    {"look_1_writable", look_1_writable, METH_O, NULL},
    {"look_2_writable", look_2_writable, METH_O, NULL},
    {"look_1_contiguous", look_1_contiguous, METH_O, NULL},
    {"look_2_contiguous", look_2_contiguous, METH_O, NULL},
    {"look_3_contiguous", look_3_contiguous, METH_O, NULL},
    {"look_4_contiguous", look_4_contiguous, METH_O, NULL},
    {"number", number, METH_O, NULL},
    {"evaluate_once", evaluate_once, METH_O, NULL},
    {"has_data", has_data, METH_O, NULL},
    {"of_null", of_null, METH_NOARGS, NULL},
    {"both", both, METH_VARARGS, NULL},
    {"during", during, METH_VARARGS, NULL},
    {"errno_after", errno_after, METH_O, NULL},
    {"leave", leave, METH_VARARGS, NULL},
    {"ways", way_names, METH_NOARGS, NULL},
    {"detached", detached, METH_VARARGS, NULL},
    {"outside", outside, METH_VARARGS, NULL},
#ifdef __cplusplus
    {"in_cpp", in_cpp, METH_O, NULL},
#endif
    {NULL, NULL, 0, NULL},
};

TEST_MODULE(buffers)
