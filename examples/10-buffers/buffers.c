/* SPDX-License-Identifier: 0BSD */
/* buffers: numbers in the memory of Python's own arrays, and one call for many of them.

       >>> import array, buffers
       >>> buffers.add(1.0, 2.5)                                  # one call for one sum
       3.5
       >>> a, sums = array.array("d", [1, 2, 3]), array.array("d", bytes(24))
       >>> buffers.add_arrays(a, a, sums)                         # one call for all of them
       >>> sums
       array('d', [2.0, 4.0, 6.0])

   Rule: an array is declared with what the C code relies on, before the GIL is released; nothing else checks it. */
#include <nogil.h>

static PyObject *add(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t n)
{
    double a, b;
    if (n != 2)
        return PyErr_Format(PyExc_TypeError, "add() takes 2 arguments, got %zd", n);
    a = PyFloat_AsDouble(arguments[0]);
    b = PyFloat_AsDouble(arguments[1]);
    return PyErr_Occurred() ? NULL : PyFloat_FromDouble(a + b);
}

static PyObject *add_arrays(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t n)
{
    if (n != 3)
        return PyErr_Format(PyExc_TypeError, "add_arrays() takes 3 arguments, got %zd", n);

    /* With the GIL: get the memory of three objects. They cannot be resized until this function returns, however it
       does. The first one that does not fit leaves an exception, and then the others fail at once. */
    NOGIL_BUFFER(double, a, arguments[0], 1, readonly);
    NOGIL_BUFFER(double, b, arguments[1], 1, readonly);
    NOGIL_BUFFER(double, result, arguments[2], 1, writable);
    if (NOGIL_BUFFER_FAILED(a) || NOGIL_BUFFER_FAILED(b) || NOGIL_BUFFER_FAILED(result))
        return NULL;
    if (a.shape[0] != b.shape[0] || a.shape[0] != result.shape[0])
        return PyErr_Format(PyExc_ValueError, "a, b and result must have the same length, got %zd, %zd and %zd",
                            a.shape[0], b.shape[0], result.shape[0]);

    /* Without it: pointers and sizes. To write to `a` here would be a compile error. */
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < a.shape[0]; i++)
            NOGIL_AT1(result, i) = NOGIL_AT1(a, i) + NOGIL_AT1(b, i);
    NOGIL_END
    Py_RETURN_NONE;
}

/* --------------------------------------------------------------------------------------------------- the module */

#define FAST(function) (PyCFunction)(void (*)(void)) function, METH_FASTCALL

static PyMethodDef methods[] = {
    {"add", FAST(add), "add(a, b, /)\n--\n\nThe sum of two numbers."},
    {"add_arrays", FAST(add_arrays),
     "add_arrays(a, b, result, /)\n--\n\nresult[i] = a[i] + b[i] for all i; three buffers of double of one length."},
    {NULL, NULL, 0, NULL},
};

/* The module keeps no state of its own in C variables, so it needs no GIL to protect one, and any interpreter may load
   it. */
static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "buffers",
    .m_doc = "Numbers in the memory of Python's own arrays, and one call for many of them.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_buffers(void)
{
    return PyModuleDef_Init(&definition);
}
