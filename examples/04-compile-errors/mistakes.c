/* SPDX-License-Identifier: 0BSD */
/* mistakes: break it on purpose, and read what the compiler says.

       cc -DMISTAKE=1 -I../../include $(python3-config --includes) -fsyntax-only mistakes.c

   Rule: without MISTAKE this is a correct module; with one, one line of it is wrong, and does not compile. */
#include <nogil.h>

#ifndef MISTAKE
#define MISTAKE 0
#endif

#if MISTAKE == 1 /* Cython's spelling; here the value stands in parentheses */
static NOGIL_FUNCTION(int, double_of, except - 1, (int, n))
#else
static NOGIL_FUNCTION(int, double_of, except(-1), (int, n))
#endif
{
    if (n > 1000)
#if MISTAKE == 2 /* it raises as one does with the GIL */
        return PyErr_SetString(PyExc_ValueError, "n must be at most 1000"), -1;
#else
        return nogil_raise(PyExc_ValueError, "n must be at most 1000, got %d", n); /* takes the GIL for a moment */
#endif
    return 2 * n;
}

/* except(NULL): a result of NULL always means that an exception is pending. */
static NOGIL_FUNCTION(const char *, name_of, except(NULL), (int, n))
{
    static const char *const names[] = {"zero", "one", "two"};
    if (n < 0 || n > 2)
        return (const char *)nogil_raise_null(PyExc_LookupError, "%d has no name here", n);
    return names[n];
}

static PyObject *doubles(PyObject *Py_UNUSED(module), PyObject *argument)
{
    long size = PyLong_AsLong(argument);
    long long sum = 0;
    int i, n;
    PyObject *last = NULL;
    if (size == -1 && PyErr_Occurred())
        return NULL;
#if MISTAKE == 3 /* a jump into a block would skip the release */
    if (size < 0)
        goto inside;
#endif

    NOGIL_BEGIN
#if MISTAKE == 3
    inside:
#endif
        for (i = 0; i < size; i++) {
            if (NOGIL_FAILED(double_of, n = double_of(i)))
                return NULL;
            sum += n;
#if MISTAKE == 4 /* a macro of Python's API is a use of Python too */
            Py_XINCREF(last);
#endif
        }
#if MISTAKE == 5 /* the GIL is already released here */
        NOGIL_BEGIN
            sum++;
        NOGIL_END
#endif
        if (sum > 100) {
            WITH_GIL_BEGIN
#if MISTAKE == 6 /* and here it is already held */
                WITH_GIL_BEGIN
                    last = PyLong_FromLongLong(sum);
                WITH_GIL_END
#else
                last = PyLong_FromLongLong(sum);
#endif
            WITH_GIL_END
        }
#if MISTAKE == 7 /* a condition that only the running program knows: nobody could check what stands in the block */
        WITH_GIL_BEGIN_IF(sum > 200)
            sum--;
        WITH_GIL_END
#endif
#if MISTAKE != 8 /* a block that is never closed */
    NOGIL_END
#endif
    return last ? last : PyLong_FromLongLong(sum);
}

static PyObject *name(PyObject *Py_UNUSED(module), PyObject *argument)
{
    const char *text;
    long n = PyLong_AsLong(argument);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    if (NOGIL_FAILED(name_of, text = name_of((int)n)))
        return NULL;
    return PyUnicode_FromString(text);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"doubles", doubles, METH_O, "doubles(n)\n--\n\nSum of 2 * i for i < n, which may be at most 1001."},
    {"name", name, METH_O, "name(n)\n--\n\nThe name of 0, 1 or 2."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "mistakes",
    .m_doc = "A module to break.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_mistakes(void)
{
    return PyModuleDef_Init(&definition);
}
