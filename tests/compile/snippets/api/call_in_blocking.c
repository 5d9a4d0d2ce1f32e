/* SPDX-License-Identifier: 0BSD */
/* a call of the Python API inside NOGIL_BLOCKING is refused

   expect: Calling gil-requiring function not allowed without gil: PyList_Size
   instead: NOGIL_BLOCKING evaluates its expression without the GIL. Get what it needs from Python before. */
#include <nogil.h>
int waits_for(long n);
int waits(PyObject *list);
#ifdef WRONG
int waits(PyObject *list)
{
    return NOGIL_BLOCKING(waits_for((long)PyList_Size(list))); // refused
}
#else
int waits(PyObject *list)
{
    long n = (long)PyList_Size(list);
    return NOGIL_BLOCKING(waits_for(n));
}
#endif
