/* SPDX-License-Identifier: 0BSD */
/* a lambda is written in the context that it stands in

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        auto next = [](int i) {
            NOGIL_BEGIN // refused
                i++;
            NOGIL_END
            return i;
        };
        n = next(n);
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    auto next = [](int i) {
        NOGIL_BEGIN
            i++;
        NOGIL_END
        return i;
    };
    return next(n);
}
#endif
