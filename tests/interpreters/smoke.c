/* SPDX-License-Identifier: 0BSD */
/* smoke.c: a bit of everything, to see that it compiles and runs on an interpreter; smoke.py does both.

   Rule: each function returns True, or raises what went wrong. */
#include <nogil.h>

static nogil_interp *home;

#define MUST(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            return nogil_raise_null(PyExc_AssertionError, "smoke.c:%d: %s", __LINE__, #condition);                     \
    } while (0)

static WITH_GIL_FUNCTION(long, call, except_maybe(-1), (PyObject *, callback, long, i))
{
    PyObject *result = PyObject_CallFunction(callback, "l", i);
    long value = result ? PyLong_AsLong(result) : -1;
    Py_XDECREF(result);
    return value;
}

static NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i % 2 ? nogil_raise(PyExc_ValueError, "%d is odd", i) : i / 2;
}

static PyObject *blocks(PyObject *module, PyObject *callback)
{
    long value = 0;
    int i, sum = 0, result;
    (void)module;
    NOGIL_BEGIN
        for (i = 0; i < 100; i++) {
            if (NOGIL_FAILED(call, value = call(callback, i)))
                return NULL;
            sum += value == i + 1;
            WITH_GIL_BEGIN
                sum += PyCallable_Check(callback);
            WITH_GIL_END
            if (NOGIL_CHECK_SIGNALS_EVERY(10) < 0)
                return NULL;
        }
        MUST(!NOGIL_FAILED(half, result = half(4)) && result == 2);
        MUST(NOGIL_FAILED(half, result = half(5)));
        MUST(NOGIL_CATCH(PyExc_ValueError));
    NOGIL_END
    MUST(sum == 200);
    Py_RETURN_TRUE;
}

typedef struct {
    PyObject *callback;
    int sections, entered;
} job;

static void *on_foreign_thread(void *argument)
{
    job *mine = (job *)argument;
    int i;
    for (i = 0; i < 50; i++) {
        WITH_GIL_BEGIN
            mine->sections += call(mine->callback, i) == i + 1;
        WITH_GIL_END
        WITH_GIL_TRY_BEGIN(home)
            Py_INCREF(mine->callback);
            mine->entered++;
        WITH_GIL_TRY_ELSE
            mine->entered = -1000;
        WITH_GIL_END
        nogil_decref_later(mine->callback);
    }
    return NULL;
}

static PyObject *foreign_threads(PyObject *module, PyObject *callback)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    job jobs[THREADS];
    int i;
    (void)module;
    if (!home)
        home = nogil_interp_capture();
    if (!home)
        return NULL;
    NOGIL_BEGIN
        for (i = 0; i < THREADS; i++) {
            job fresh = {callback, 0, 0};
            jobs[i] = fresh;
            MUST(pthread_create(&threads[i], NULL, on_foreign_thread, &jobs[i]) == 0);
        }
        for (i = 0; i < THREADS; i++)
            pthread_join(threads[i], NULL);
    NOGIL_END
    for (i = 0; i < THREADS; i++)
        MUST(jobs[i].sections == 50 && jobs[i].entered == 50);
    Py_RETURN_TRUE;
}

/* Adds up an array of doubles, and then makes each 0. */
static PyObject *writable_buffer(PyObject *module, PyObject *array)
{
    double sum = 0;
    NOGIL_BUFFER(double, v, array, 1, writable);
    (void)module;
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++) {
            sum += NOGIL_AT1(v, i);
            NOGIL_AT1(v, i) = 0;
        }
    NOGIL_END
    MUST(sum == 6);
    Py_RETURN_TRUE;
}

static PyMethodDef methods[] = {
    {"blocks", blocks, METH_O, NULL},
    {"foreign_threads", foreign_threads, METH_O, NULL},
    {"writable_buffer", writable_buffer, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil){0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "smoke", NULL, 0, methods, slots, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_smoke(void)
{
    return PyModuleDef_Init(&definition);
}
