/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in a NOGIL block of a with-gil function

   expect: Calling gil-requiring function not allowed without gil: PyList_New */
#include <nogil.h>
#ifdef WRONG
static WITH_GIL_FUNCTION(PyObject *, make, except(NULL), ())
{
    NOGIL_BEGIN
        return PyList_New(0); // refused
    NOGIL_END
}
#else
static WITH_GIL_FUNCTION(PyObject *, make, except(NULL), ())
{
    NOGIL_BEGIN
    NOGIL_END
    return PyList_New(0);
}
#endif
PyObject *use(void);
PyObject *use(void)
{
    return make();
}
