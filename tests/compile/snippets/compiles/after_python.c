/* SPDX-License-Identifier: 0BSD */
/* nogil.h may be included after Python.h

   without: c2x gnu2x */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <nogil.h>

PyObject *use(PyObject *o);
PyObject *use(PyObject *o)
{
    NOGIL_BEGIN
    NOGIL_END
    Py_INCREF(o);
    return o;
}
