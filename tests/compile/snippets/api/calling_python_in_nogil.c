/* SPDX-License-Identifier: 0BSD */
/* calling a Python object in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: PyObject_CallObject
   expect: Calling gil-requiring function not allowed without gil: PyObject_CallFunction
   expect: Calling gil-requiring function not allowed without gil: PyObject_GetAttrString
   expect: Calling gil-requiring function not allowed without gil: PyImport_ImportModule */
#include <nogil.h>
int report(PyObject *callback, long done);
#ifdef WRONG
int report(PyObject *callback, long done)
{
    NOGIL_BEGIN
        if (!PyObject_CallFunction(callback, "l", done)) // refused
            return -1;
        if (!PyObject_CallObject(callback, NULL)) // refused
            return -1;
        if (!PyObject_GetAttrString(callback, "x")) // refused
            return -1;
        if (!PyImport_ImportModule("sys")) // refused
            return -1;
    NOGIL_END
    return 0;
}
#else
int report(PyObject *callback, long done)
{
    NOGIL_BEGIN
        done++;
        WITH_GIL_BEGIN
            if (!PyObject_CallFunction(callback, "l", done))
                return -1;
            if (!PyObject_CallObject(callback, NULL))
                return -1;
            if (!PyObject_GetAttrString(callback, "x"))
                return -1;
            if (!PyImport_ImportModule("sys"))
                return -1;
        WITH_GIL_END
    NOGIL_END
    return 0;
}
#endif
