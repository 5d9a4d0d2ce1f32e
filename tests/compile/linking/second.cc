/* SPDX-License-Identifier: 0BSD */
/* second.cc: the C++ half. */
#include "shared.h"

#include <stdexcept>

NOGIL_FUNCTION(int, of_the_second_file, except_cpp(-1), (int, i))
{
    if (i < 0)
        throw std::invalid_argument("negative");
    if (NOGIL_FAILED(of_the_first_file, i = of_the_first_file(i)))
        return -1;
    return i;
}
