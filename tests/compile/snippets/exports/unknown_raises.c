/* SPDX-License-Identifier: 0BSD */
/* an unknown spec of an exported function is refused

   expect: NOGIL_EXPORT(half): unknown exception spec
   instead: The specs are except(value), except_maybe(value), except_errno(value), except_errno(value, filename),
   except_any and noexcept. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(int, half, (int, i), NOGIL_RAISES(-1)) // refused
{
    return i % 2 ? nogil_raise(PyExc_ValueError, "odd") : i / 2;
}
#else
NOGIL_EXPORT(int, half, (int, i), NOGIL_RAISES(except_maybe(-1)))
{
    return i % 2 ? nogil_raise(PyExc_ValueError, "odd") : i / 2;
}
#endif
