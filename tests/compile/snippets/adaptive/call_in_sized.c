/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in a sized block, although it may have kept the GIL

   expect: Calling gil-requiring function not allowed without gil: PyList_New
   instead: Put WITH_GIL_BEGIN ... WITH_GIL_END around it: that costs 3 ns where the GIL was kept. */
#include <nogil.h>
PyObject *make(int n);
#ifdef WRONG
PyObject *make(int n)
{
    PyObject *list = NULL;
    NOGIL_BEGIN_SIZED(n, 10)
        list = n ? PyList_New(0) : NULL; // refused
    NOGIL_END
    return list;
}
#else
PyObject *make(int n)
{
    PyObject *list = NULL;
    NOGIL_BEGIN_SIZED(n, 10)
        WITH_GIL_BEGIN
            list = n ? PyList_New(0) : NULL;
        WITH_GIL_END
    NOGIL_END
    return list;
}
#endif
