/* SPDX-License-Identifier: 0BSD */
/* NOGIL_FAILED into a narrower variable is refused for a function of the same file, too

   expect: the variable that takes the result is narrower than what half returns */
#include <nogil.h>
static NOGIL_FUNCTION(long, half, except_maybe(-1), (int, i))
{
    return i / 2;
}
int use(int i);
#ifdef WRONG
int use(int i)
{
    signed char result;
    if (NOGIL_FAILED(half, result = (signed char)half(i))) // refused
        return -1;
    return result;
}
#else
int use(int i)
{
    long result;
    if (NOGIL_FAILED(half, result = half(i)))
        return -1;
    return (int)result;
}
#endif
