/* SPDX-License-Identifier: 0BSD */
/* declarations.c: specs that contradict each other or their function; declarations.pyx has the same mistakes. */
#include <nogil.h>

NOGIL_DECLARE(int, two_specs, except(-1), (int, x));
NOGIL_FUNCTION(int, two_specs, except_maybe(-1), (int, x)) //! two_specs
{
    return x;
}

typedef struct {
    int a;
} Pair;

NOGIL_FUNCTION(Pair, value_for_struct, except(-1), ()) //! value_for_struct
{
    Pair p = {1};
    return p;
}

NOGIL_FUNCTION(int, text_for_int, except("minus one"), ()) //! text_for_int
{
    return 1;
}

NOGIL_FUNCTION(void, value_for_void, except(-1), ()) //! value_for_void
{
}
