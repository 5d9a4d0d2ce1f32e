/* SPDX-License-Identifier: 0BSD */
/* Py_RETURN_NONE and its siblings in a NOGIL block are refused

   expect: Calling gil-requiring function not allowed without gil: Py_RETURN_NONE
   expect: Calling gil-requiring function not allowed without gil: Py_RETURN_TRUE
   expect: Calling gil-requiring function not allowed without gil: Py_RETURN_FALSE
   instead: Leave the block first: `return` may stand in a block, but what it returns is made without the GIL. */
#include <nogil.h>
PyObject *answer(int i);
#ifdef WRONG
PyObject *answer(int i)
{
    NOGIL_BEGIN
        if (i == 1)
            Py_RETURN_TRUE; // refused
        if (i == 0)
            Py_RETURN_FALSE; // refused
        Py_RETURN_NONE;      // refused
    NOGIL_END
}
#else
PyObject *answer(int i)
{
    NOGIL_BEGIN
        i++;
    NOGIL_END
    if (i == 1)
        Py_RETURN_TRUE;
    if (i == 0)
        Py_RETURN_FALSE;
    Py_RETURN_NONE;
}
#endif
