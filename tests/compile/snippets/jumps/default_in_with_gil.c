/* SPDX-License-Identifier: 0BSD */
/* the default of a switch around a WITH_GIL block is refused inside of the block

   expect-gcc-c: switch jumps into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_WITH_GIL_block' declared here
   expect-gcc-c++: jump to case label
   expect-clang: cannot jump from switch statement to this case label */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    switch (n) {
    case 0: WITH_GIL_BEGIN
        n++;
    default: // refused
        n++;
    WITH_GIL_END
    }
    return n;
}
#else
int count(int n)
{
    switch (n) {
    case 0: WITH_GIL_BEGIN
        n++;
    WITH_GIL_END break;
    default: WITH_GIL_BEGIN
        n++;
    WITH_GIL_END
    }
    return n;
}
#endif
