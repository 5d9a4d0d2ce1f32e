/* SPDX-License-Identifier: 0BSD */
/* shared.h: what the two source files of one module know of each other; for test_linking.py. */
#ifndef SHARED_H
#define SHARED_H
#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif
WITH_GIL_DECLARE(int, of_the_first_file, except(-1), (int, i));
NOGIL_DECLARE(int, of_the_second_file, except_cpp(-1), (int, i));
#ifdef __cplusplus
}
#endif
#endif
