/* SPDX-License-Identifier: 0BSD */
/* functions_second.c: the second source file of the functions module. */
#include "functions.h"

WITH_GIL_FUNCTION(long, second_with_gil, except_maybe(-1), (witness *, seen, long, n))
{
    witness_expect(seen, 1, __LINE__);
    if (n < 0) {
        PyErr_SetString(PyExc_ValueError, "negative");
        return -1;
    }
    if (n > 0) {
        long rest;
        NOGIL_BEGIN
            witness_expect(seen, 0, __LINE__);
            rest = second_with_gil(seen, n - 1); /* recursion without the GIL ... */
            witness_expect(seen, 0, __LINE__);
        NOGIL_END
        rest += second_with_gil(seen, n - 1); /* ... and with it */
        witness_expect(seen, 1, __LINE__);
        return rest + 1;
    }
    return everywhere(-1);
}

NOGIL_FUNCTION(long, second_nogil, except(-1), (witness *, seen, int, attached, long, n))
{
    long rest = 0;
    witness_expect(seen, attached, __LINE__);
    if (n < 0)
        return nogil_raise(PyExc_ValueError, "negative: %ld", n);
    if (n > 0) {
        NOGIL_BEGIN
            witness_expect(seen, 0, __LINE__);
            if (NOGIL_FAILED(second_nogil, rest = second_nogil(seen, 0, n - 1)))
                return -1;
        NOGIL_END
        WITH_GIL_BEGIN
            witness_expect(seen, 1, __LINE__);
            rest += second_nogil(seen, 1, n - 1);
        WITH_GIL_END
        rest++;
    }
    witness_expect(seen, attached, __LINE__);
    return rest;
}

NOGIL_FUNCTION(void, second_void, except_any, (int, raise))
{
    if (raise)
        nogil_raise(PyExc_KeyError, "from second_void");
}

WITH_GIL_FUNCTION(big, second_big, except_any, (big, value))
{
    value.a++;
    value.b *= 2;
    value.c[0] = 'x';
    if (first_with_gil(value.a) < 0)
        value.a = -1;
    return value;
}

NOGIL_FUNCTION(const char *, second_text, except(NULL), (void))
{
    return "text";
}

NOGIL_FUNCTION(int, second_quiet, noexcept, ())
{
    return 12;
}
