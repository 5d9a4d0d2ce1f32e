/* SPDX-License-Identifier: 0BSD */
/* second_header.h: the other one. */
#include <nogil.h>
NOGIL_DECLARE(int, of_the_second_header, except(-1), (int, i));
