/* SPDX-License-Identifier: 0BSD */
/* the allocators that need the GIL are refused in a NOGIL block, PyMem_Raw is not

   expect: Calling gil-requiring function not allowed without gil: PyMem_Malloc
   expect: Calling gil-requiring function not allowed without gil: PyMem_Free
   expect: Calling gil-requiring function not allowed without gil: PyObject_Malloc
   expect: Calling gil-requiring function not allowed without gil: PyObject_Free
   without: limited3.9 limited3.12
   instead: `PyMem_RawMalloc` and `PyMem_RawFree` need no GIL, nor do malloc and free. */
#include <nogil.h>
int allocate(size_t n);
#ifdef WRONG
int allocate(size_t n)
{
    NOGIL_BEGIN
        void *p = PyMem_Malloc(n);    // refused
        void *q = PyObject_Malloc(n); // refused
        PyMem_Free(p);                // refused
        PyObject_Free(q);             // refused
    NOGIL_END
    return 0;
}
#else
int allocate(size_t n)
{
    NOGIL_BEGIN
        void *p = PyMem_RawMalloc(n);
        PyMem_RawFree(p);
    NOGIL_END
    return 0;
}
#endif
