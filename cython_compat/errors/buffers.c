/* SPDX-License-Identifier: 0BSD */
/* buffers.c: a buffer that is asked for without the GIL; buffers.pyx has the same mistake. */
#include <nogil.h>

int acquiring(PyObject *thing);

int acquiring(PyObject *thing)
{
    NOGIL_BEGIN
        NOGIL_BUFFER(double, v, thing, 1, readonly); //! acquiring
        return v.data == NULL;
    NOGIL_END
}
