/* SPDX-License-Identifier: 0BSD */
/* two headers of a source file may both include nogil.h */
#include "first_header.h"
#include "second_header.h"
#include <nogil.h>

int use(int i);
int use(int i)
{
    if (NOGIL_FAILED(of_the_first_header, i = of_the_first_header(i)))
        return -1;
    if (NOGIL_FAILED(of_the_second_header, i = of_the_second_header(i)))
        return -1;
    return i;
}
