/* SPDX-License-Identifier: 0BSD */
/* nested blocks and functions of one name each keep -Wshadow silent in the user's code, too */
#include <nogil.h>

int depth(int n);
int depth(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            NOGIL_BEGIN
                WITH_GIL_BEGIN
                    NOGIL_BEGIN
                        WITH_GIL_BEGIN
                            NOGIL_YIELD();
                            NOGIL_BEGIN_IF(0)
                                n++;
                            NOGIL_END
                            WITH_GIL_BEGIN_IF(0)
                                n++;
                            WITH_GIL_END
                            {
                                NOGIL_SCOPE();
                                n++;
                            }
                        WITH_GIL_END
                    NOGIL_END
                WITH_GIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return n;
}
