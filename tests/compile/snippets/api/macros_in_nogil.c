/* SPDX-License-Identifier: 0BSD */
/* the macros and static inline functions of the Python API are refused like its functions

   expect: Calling gil-requiring function not allowed without gil: PyTuple_SET_ITEM
   expect: Calling gil-requiring function not allowed without gil: PyTuple_GET_ITEM
   expect: Calling gil-requiring function not allowed without gil: PyList_GET_ITEM
   expect: Calling gil-requiring function not allowed without gil: PyList_SET_ITEM
   expect: Calling gil-requiring function not allowed without gil: PyFloat_AS_DOUBLE
   expect: Calling gil-requiring function not allowed without gil: PyBytes_AS_STRING
   without: limited3.9 limited3.12 */
#include <nogil.h>
double first(PyObject *t, PyObject *l, PyObject *b);
#ifdef WRONG
double first(PyObject *t, PyObject *l, PyObject *b)
{
    double x = 0;
    NOGIL_BEGIN
        PyTuple_SET_ITEM(t, 0, l);                           // refused
        if (PyTuple_GET_ITEM(t, 0) == PyList_GET_ITEM(l, 0)) // refused
            PyList_SET_ITEM(l, 0, b);                        // refused
        x = PyFloat_AS_DOUBLE(l);                            // refused
        if (PyBytes_AS_STRING(b))                            // refused
            x++;
    NOGIL_END
    return x;
}
#else
double first(PyObject *t, PyObject *l, PyObject *b)
{
    double x = 0;
    PyTuple_SET_ITEM(t, 0, l);
    if (PyTuple_GET_ITEM(t, 0) == PyList_GET_ITEM(l, 0))
        PyList_SET_ITEM(l, 0, b);
    x = PyFloat_AS_DOUBLE(l);
    if (PyBytes_AS_STRING(b))
        x++;
    return x;
}
#endif
