/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in a NOGIL block of a template

   expect: Calling gil-requiring function not allowed without gil: PyLong_FromLong */
#include <nogil.h>
#ifdef WRONG
template <class T> PyObject *make(T value)
{
    NOGIL_BEGIN
        return PyLong_FromLong(static_cast<long>(value)); // refused
    NOGIL_END
}
#else
template <class T> PyObject *make(T value)
{
    NOGIL_BEGIN
        value = static_cast<T>(value + 1);
    NOGIL_END
    return PyLong_FromLong(static_cast<long>(value));
}
#endif
PyObject *use(int i);
PyObject *use(int i)
{
    return make(i);
}
