/* SPDX-License-Identifier: 0BSD */
/* NOGIL_FAILED of a function that has no exception spec is refused

   expect-c: nogil_priv_spec_of_half
   expect-c++: nogil_priv_spec_of_half
   instead: Give the function a spec with NOGIL_SPEC(name, type, spec), or check it by hand. */
#include <nogil.h>
int half(int i);
int use(int i);
#ifdef WRONG
int use(int i)
{
    if (NOGIL_FAILED(half, i = half(i))) // refused
        return -1;
    return i;
}
#else
NOGIL_SPEC(half, int, except(-1));

int use(int i)
{
    if (NOGIL_FAILED(half, i = half(i)))
        return -1;
    return i;
}
#endif
