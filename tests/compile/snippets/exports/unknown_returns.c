/* SPDX-License-Identifier: 0BSD */
/* an unknown word in NOGIL_RETURNS is refused

   expect: NOGIL_EXPORT(check): write NOGIL_RETURNS(value) or NOGIL_RETURNS(status) */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(int, check, (int, i), NOGIL_RETURNS(nothing)) // refused
{
    return i;
}
#else
NOGIL_EXPORT(int, check, (int, i), NOGIL_RETURNS(status), NOGIL_RAISES(except(-1)))
{
    return i < 0 ? nogil_raise(PyExc_ValueError, "negative") : 0;
}
#endif
