/* SPDX-License-Identifier: 0BSD */
/* first_header.h: one of two headers that both include nogil.h; for two_headers.c. */
#include <nogil.h>
WITH_GIL_DECLARE(int, of_the_first_header, except(-1), (int, i));
