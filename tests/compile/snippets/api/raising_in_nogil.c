/* SPDX-License-Identifier: 0BSD */
/* raising with the Python API in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: PyErr_SetString
   expect: Calling gil-requiring function not allowed without gil: PyErr_Format
   expect: Calling gil-requiring function not allowed without gil: PyErr_NoMemory
   instead: `nogil_raise(PyExc_ValueError, "bad %d", i)` takes the GIL by itself and returns -1; `nogil_raise_null`,
   `nogil_raise_errno`, `nogil_raise_from` and `nogil_raise_no_memory` are its siblings. */
#include <nogil.h>
int check(int i);
#ifdef WRONG
int check(int i)
{
    NOGIL_BEGIN
        if (i == 1)
            PyErr_SetString(PyExc_ValueError, "bad"); // refused
        if (i == 2)
            PyErr_Format(PyExc_ValueError, "bad %d", i); // refused
        if (i == 3)
            PyErr_NoMemory(); // refused
    NOGIL_END
    return 0;
}
#else
int check(int i)
{
    NOGIL_BEGIN
        if (i == 1)
            return nogil_raise(PyExc_ValueError, "bad");
        if (i == 2)
            return nogil_raise(PyExc_ValueError, "bad %d", i);
        if (i == 3)
            return nogil_raise_no_memory();
    NOGIL_END
    return 0;
}
#endif
