/* SPDX-License-Identifier: 0BSD */
/* calling the Python API in a nogil function is refused

   expect: Calling gil-requiring function not allowed without gil: PyDict_Clear
   instead: The body of a NOGIL_FUNCTION may run without the GIL. Make it a WITH_GIL_FUNCTION, or take the GIL for the
   call. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, forget, except(-1), (PyObject *, cache))
{
    PyDict_Clear(cache); // refused
    return 0;
}
#else
WITH_GIL_FUNCTION(int, forget, except(-1), (PyObject *, cache))
{
    PyDict_Clear(cache);
    return 0;
}
#endif
