/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused again after the WITH_GIL block

   expect: Calling gil-requiring function not allowed without gil: PyList_New
   expect: Calling gil-requiring function not allowed without gil: PyDict_New */
#include <nogil.h>
PyObject *make(int i);
#ifdef WRONG
PyObject *make(int i)
{
    PyObject *made = NULL;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            i++;
        WITH_GIL_END
        made = i ? PyList_New(0) // refused
                 : PyDict_New(); // refused
    NOGIL_END
    return made;
}
#else
PyObject *make(int i)
{
    PyObject *made = NULL;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            made = i ? PyList_New(0) : PyDict_New();
        WITH_GIL_END
    NOGIL_END
    return made;
}
#endif
