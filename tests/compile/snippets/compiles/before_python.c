/* SPDX-License-Identifier: 0BSD */
/* nogil.h may be included before Python.h, and instead of it */
#include <nogil.h>

#include <Python.h>

PyObject *use(PyObject *o);
PyObject *use(PyObject *o)
{
    NOGIL_BEGIN
    NOGIL_END
    Py_INCREF(o);
    return o;
}
