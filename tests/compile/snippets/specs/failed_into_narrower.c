/* SPDX-License-Identifier: 0BSD */
/* NOGIL_FAILED into a variable that is narrower than the result is refused

   expect: NOGIL_FAILED(half, ...): the variable that takes the result is narrower than what half returns, so the value
       that means an exception could be lost
   instead: Take the result into a variable of the function's own type, then convert it. */
#include <nogil.h>
long half(int i);
NOGIL_SPEC(half, long, except(-1));
int use(int i);
#ifdef WRONG
int use(int i)
{
    int result;
    if (NOGIL_FAILED(half, result = half(i))) // refused
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
