/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in every place of an expression

   expect: Calling gil-requiring function not allowed without gil: PyList_Size
   expect: Calling gil-requiring function not allowed without gil: PyObject_IsTrue
   expect: Calling gil-requiring function not allowed without gil: PyList_GetItem */
#include <nogil.h>
Py_ssize_t count(PyObject *list);
#ifdef WRONG
Py_ssize_t count(PyObject *list)
{
    Py_ssize_t i = 0;
    NOGIL_BEGIN
        for (i = 0; i < PyList_Size(list); i++)                     // refused
            if (i && PyObject_IsTrue(list) == 1)                    // refused
                return (Py_ssize_t)(size_t)PyList_GetItem(list, i); // refused
    NOGIL_END
    return i;
}
#else
Py_ssize_t count(PyObject *list)
{
    Py_ssize_t i = 0;
    for (i = 0; i < PyList_Size(list); i++)
        if (i && PyObject_IsTrue(list) == 1)
            return (Py_ssize_t)(size_t)PyList_GetItem(list, i);
    return i;
}
#endif
