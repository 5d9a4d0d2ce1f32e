/* SPDX-License-Identifier: 0BSD */
/* trio.h: what the three source files of the module know of each other. */
#ifndef TRIO_H
#define TRIO_H
#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif
WITH_GIL_DECLARE(PyObject *, trio_make_text, except(NULL), (int, n));
NOGIL_DECLARE(int, trio_released, except(-1), (int, n));
void *trio_state_in_attach(void);
void *trio_state_in_release(void);
#ifdef __cplusplus
}
#endif
#endif
