/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block in the body of an exported function is refused

   expect: Trying to release the GIL while it was previously released.
   instead: The GIL is released already around the whole body. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(long, twice, (long, n))
{
    NOGIL_BEGIN // refused
        n *= 2;
    NOGIL_END
    return n;
}
#else
NOGIL_EXPORT(long, twice, (long, n))
{
    return n * 2;
}
#endif
