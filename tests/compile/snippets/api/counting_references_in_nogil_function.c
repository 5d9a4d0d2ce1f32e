/* SPDX-License-Identifier: 0BSD */
/* Py_INCREF and its siblings in a nogil function are refused

   expect: Calling gil-requiring function not allowed without gil: Py_INCREF
   expect: Calling gil-requiring function not allowed without gil: Py_XINCREF
   expect: Calling gil-requiring function not allowed without gil: Py_DECREF
   expect: Calling gil-requiring function not allowed without gil: Py_XDECREF
   expect: Calling gil-requiring function not allowed without gil: Py_CLEAR */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(void, count, noexcept, (PyObject *, o, PyObject **, slot))
{
    Py_INCREF(o);    // refused
    Py_XINCREF(o);   // refused
    Py_DECREF(o);    // refused
    Py_XDECREF(o);   // refused
    Py_CLEAR(*slot); // refused
}
#else
NOGIL_FUNCTION(void, count, noexcept, (PyObject *, o, PyObject **, slot))
{
    WITH_GIL_SCOPE();
    Py_INCREF(o);
    Py_XINCREF(o);
    Py_DECREF(o);
    Py_XDECREF(o);
    Py_CLEAR(*slot);
}
#endif
