/* SPDX-License-Identifier: 0BSD */
/* a mutex is not the GIL: a call of the Python API in a NOGIL_LOCKED block without the GIL is refused

   expect: Calling gil-requiring function not allowed without gil: PyList_Append
   instead: A mutex guards your data, the GIL guards Python's. Take the GIL where Python is called. */
#include <nogil.h>
int append(nogil_mutex *lock, PyObject *list, PyObject *item);
#ifdef WRONG
int append(nogil_mutex *lock, PyObject *list, PyObject *item)
{
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(lock)
            if (PyList_Append(list, item) < 0) // refused
                return -1;
        NOGIL_LOCKED_END
    NOGIL_END
    return 0;
}
#else
int append(nogil_mutex *lock, PyObject *list, PyObject *item)
{
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(lock)
            WITH_GIL_BEGIN
                if (PyList_Append(list, item) < 0)
                    return -1;
            WITH_GIL_END
        NOGIL_LOCKED_END
    NOGIL_END
    return 0;
}
#endif
