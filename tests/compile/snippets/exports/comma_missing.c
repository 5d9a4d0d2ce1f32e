/* SPDX-License-Identifier: 0BSD */
/* a parameter of an exported function without a comma is refused

   expect: NOGIL_EXPORT: write each parameter as (type, name), with a comma between the two: not (int i)
   instead: Each parameter is a type, a comma and a name in parentheses of its own. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(int, answer, (int i)) // refused
{
    return 42;
}
#else
NOGIL_EXPORT(int, answer, (int, i))
{
    return 42 + 0 * i;
}
#endif
