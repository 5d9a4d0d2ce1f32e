/* SPDX-License-Identifier: 0BSD */
/* declared_in_a_header.h: what a .pxd file is in Cython; for declared_in_a_header.c. */
#ifndef DECLARED_IN_A_HEADER_H
#define DECLARED_IN_A_HEADER_H
#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif

struct header_pair {
    int a, b;
};

WITH_GIL_DECLARE(int, header_int, except_maybe(-1), (int, i));
WITH_GIL_DECLARE(void, header_void, except_any, (int *, p));
WITH_GIL_DECLARE(struct header_pair, header_struct, noexcept, (struct header_pair, p));
NOGIL_DECLARE(double, header_double, except(-1), (double, x, double, y));
NOGIL_DECLARE(PyObject *, header_object, except(NULL), ());
NOGIL_DECLARE(long, header_elsewhere, except(-1), (void));

#ifdef __cplusplus
}
#endif
#endif
