/* SPDX-License-Identifier: 0BSD */
/* Py_INCREF and its siblings in a NOGIL block are refused

   expect: Calling gil-requiring function not allowed without gil: Py_INCREF
   expect: Calling gil-requiring function not allowed without gil: Py_XINCREF
   expect: Calling gil-requiring function not allowed without gil: Py_DECREF
   expect: Calling gil-requiring function not allowed without gil: Py_XDECREF
   expect: Calling gil-requiring function not allowed without gil: Py_CLEAR
   instead: Reference counts are only safe with the GIL. Count before or after the block, or within WITH_GIL_BEGIN ...
   WITH_GIL_END. */
#include <nogil.h>
void count(PyObject *o, PyObject **slot);
#ifdef WRONG
void count(PyObject *o, PyObject **slot)
{
    NOGIL_BEGIN
        Py_INCREF(o);    // refused
        Py_XINCREF(o);   // refused
        Py_DECREF(o);    // refused
        Py_XDECREF(o);   // refused
        Py_CLEAR(*slot); // refused
    NOGIL_END
}
#else
void count(PyObject *o, PyObject **slot)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            Py_INCREF(o);
            Py_XINCREF(o);
            Py_DECREF(o);
            Py_XDECREF(o);
            Py_CLEAR(*slot);
        WITH_GIL_END
    NOGIL_END
}
#endif
