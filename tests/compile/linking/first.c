/* SPDX-License-Identifier: 0BSD */
/* first.c: the C half of a module that is C and C++; for test_linking.py. */
#include "shared.h"

WITH_GIL_FUNCTION(int, of_the_first_file, except(-1), (int, i))
{
    if (NOGIL_FAILED(of_the_second_file, i = of_the_second_file(i)))
        return -1;
    NOGIL_BEGIN
        i++;
    NOGIL_END
    return i;
}
