/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in a lambda that is written in a NOGIL block

   expect: Calling gil-requiring function not allowed without gil: PyList_New */
#include <nogil.h>
PyObject *make();
#ifdef WRONG
PyObject *make()
{
    PyObject *list = nullptr;
    NOGIL_BEGIN
        auto next = [&] {
            list = PyList_New(0); // refused
        };
        next();
    NOGIL_END
    return list;
}
#else
PyObject *make()
{
    PyObject *list = nullptr;
    NOGIL_BEGIN
        auto next = [&] {
            WITH_GIL_BEGIN
                list = PyList_New(0);
            WITH_GIL_END
        };
        next();
    NOGIL_END
    return list;
}
#endif
