/* SPDX-License-Identifier: 0BSD */
/* calling the Python API in the body of an exported function is refused

   expect: Calling gil-requiring function not allowed without gil: PyList_Size
   instead: The body runs without the GIL. Take the numbers as a NOGIL_ARRAY, take the GIL for the call, or keep it for
   the whole body with NOGIL_RELEASE(never). */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(double, mean, (PyObject *, list), (double, sum))
{
    return sum / (double)PyList_Size(list); // refused
}
#else
NOGIL_EXPORT(double, mean, (PyObject *, list), (double, sum), NOGIL_RELEASE(never))
{
    return sum / (double)PyList_Size(list);
}
#endif
