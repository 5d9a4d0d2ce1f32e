/* SPDX-License-Identifier: 0BSD */
/* an unknown release policy is refused

   expect: NOGIL_EXPORT(twice): unknown release policy: write NOGIL_RELEASE(always), NOGIL_RELEASE(never)
   instead: The policies are always, never, sized(n, threshold) and adaptive. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(long, twice, (long, n), NOGIL_RELEASE(sometimes)) // refused
{
    return 2 * n;
}
#else
NOGIL_EXPORT(long, twice, (long, n), NOGIL_RELEASE(sized(n, 1000)))
{
    return 2 * n;
}
#endif
