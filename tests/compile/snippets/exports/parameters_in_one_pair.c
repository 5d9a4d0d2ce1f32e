/* SPDX-License-Identifier: 0BSD */
/* two parameters of an exported function in one pair of parentheses are refused

   expect: NOGIL_EXPORT: write each parameter as (type, name), with a comma between the two: not (int, i, int, j) */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(int, answer, (int, i, int, j)) // refused
{
    return 42;
}
#else
NOGIL_EXPORT(int, answer, (int, i), (int, j))
{
    return 42 + 0 * (i + j);
}
#endif
