/* SPDX-License-Identifier: 0BSD */
/* attach.c: the part that needs the GIL. It is called with the GIL released by another source file, and finds the
   thread state that the other one detached. */
#include "trio.h"

WITH_GIL_FUNCTION(PyObject *, trio_make_text, except(NULL), (int, n))
{
    return PyUnicode_FromFormat("%d from a released block", n);
}

void *trio_state_in_attach(void)
{
    return &nogil_priv_mine;
}
