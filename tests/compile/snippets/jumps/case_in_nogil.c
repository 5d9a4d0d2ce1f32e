/* SPDX-License-Identifier: 0BSD */
/* a case of a switch around a NOGIL block is refused inside of the block

   expect-gcc-c: switch jumps into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_NOGIL_block' declared here
   expect-gcc-c++: jump to case label
   expect-clang: cannot jump from switch statement to this case label
   instead: Put the whole switch into the block, or a block into each case. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    switch (n) {
    case 0:
        NOGIL_BEGIN
            n++;
        case 1: // refused
            n++;
        NOGIL_END
    }
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        switch (n) {
        case 0:
            n++;
            break;
        case 1:
            n += 2;
        }
    NOGIL_END
    return n;
}
#endif
