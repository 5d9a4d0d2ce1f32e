/* SPDX-License-Identifier: 0BSD */
/* generic: one loop for numbers and for objects, which releases the GIL where the type allows it.

       >>> import generic
       >>> generic.largest(memoryview(b"abc"))             # numbers: the loop runs without the GIL
       99
       >>> generic.largest([3, 10**30, 7])                 # objects: it runs with it
       1000000000000000000000000000000

   Rule: the condition of NOGIL_BEGIN_IF is a constant that the type decides, so the compiler checks for each type the
   block that it really is. */
#include <nogil.h>

/* Is a above b? 1 or 0, or -1 with an exception. _Generic chooses one by the type of the element, and with it what the
   function needs: two of them are nogil functions, the third needs the GIL. */
static NOGIL_FUNCTION(int, long_above, noexcept, (long, a, long, b))
{
    return a > b;
}
static NOGIL_FUNCTION(int, byte_above, noexcept, (unsigned char, a, unsigned char, b))
{
    return a > b;
}
static NOGIL_FUNCTION(int, double_above, noexcept, (double, a, double, b))
{
    return a > b;
}
static WITH_GIL_FUNCTION(int, object_above, except(-1), (PyObject *, a, PyObject *, b))
{
    return PyObject_RichCompareBool(a, b, Py_GT);
}
#define ABOVE(a, b)                                                                                                    \
    _Generic((a), long: long_above, unsigned char: byte_above, double: double_above, PyObject *: object_above)(a, b)

/* C has no fused types, but a macro that writes the function for each type. Index of the largest of n > 0 items, -1 with
   an exception. */
#define LARGEST_OF(T, name)                                                                                            \
    static Py_ssize_t name(T const *items, Py_ssize_t n)                                                               \
    {                                                                                                                  \
        Py_ssize_t best = 0, i;                                                                                        \
        NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(*items))                                                                       \
            for (i = 1; i < n; i++) {                                                                                  \
                int above = ABOVE(items[i], items[best]);                                                              \
                if (above < 0)                                                                                         \
                    return -1;                                                                                         \
                if (above)                                                                                             \
                    best = i;                                                                                          \
            }                                                                                                          \
        NOGIL_END                                                                                                      \
        return best;                                                                                                   \
    }
LARGEST_OF(long, largest_long)
LARGEST_OF(double, largest_double)
LARGEST_OF(unsigned char, largest_byte)
LARGEST_OF(PyObject *, largest_object)

static PyObject *largest_of_buffer(PyObject *argument)
{
    Py_buffer view;
    Py_ssize_t best = 0;
    PyObject *result = NULL;
    const char *format;
    if (PyObject_GetBuffer(argument, &view, PyBUF_FORMAT | PyBUF_ND) < 0)
        return NULL;
    format = view.format ? view.format : "B"; /* as the buffer protocol has it */
    if (view.len == 0)
        PyErr_SetString(PyExc_ValueError, "there is no largest of nothing");
    else if (strcmp(format, "l") == 0) {
        best = largest_long((const long *)view.buf, view.len / view.itemsize);
        result = PyLong_FromLong(((const long *)view.buf)[best]);
    } else if (strcmp(format, "d") == 0) {
        best = largest_double((const double *)view.buf, view.len / view.itemsize);
        result = PyFloat_FromDouble(((const double *)view.buf)[best]);
    } else if (strcmp(format, "B") == 0) {
        best = largest_byte((const unsigned char *)view.buf, view.len);
        result = PyLong_FromLong(((const unsigned char *)view.buf)[best]);
    } else
        PyErr_Format(PyExc_TypeError, "items must be long ('l'), double ('d') or bytes ('B'), not '%s'", format);
    PyBuffer_Release(&view);
    return result;
}

static PyObject *largest(PyObject *Py_UNUSED(module), PyObject *argument)
{
    PyObject *items, *result = NULL;
    Py_ssize_t best;
    if (PyObject_CheckBuffer(argument))
        return largest_of_buffer(argument);
    items = PySequence_Tuple(argument); /* ours alone: nobody changes it while a comparison runs Python code */
    if (!items)
        return NULL;
    if (PyTuple_GET_SIZE(items) == 0) {
        PyErr_SetString(PyExc_ValueError, "there is no largest of nothing");
    } else {
        best = largest_object(&PyTuple_GET_ITEM(items, 0), PyTuple_GET_SIZE(items));
        if (best >= 0) {
            result = PyTuple_GET_ITEM(items, best);
            Py_INCREF(result);
        }
    }
    Py_DECREF(items);
    return result;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"largest", largest, METH_O,
     "largest(items)\n--\n\n"
     "The largest of the items: of a buffer of long, double or bytes without the GIL, of other objects with it."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "generic",
    .m_doc = "One loop for numbers and for objects.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_generic(void)
{
    return PyModuleDef_Init(&definition);
}
