/* SPDX-License-Identifier: 0BSD */
/* a value in the spec of an exported void function is refused

   expect: check returns void, so no value of it can mean an exception: write except_any or noexcept */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(void, check, (int, i), NOGIL_RAISES(except(-1))) // refused
{
    (void)i;
}
#else
NOGIL_EXPORT(void, check, (int, i), NOGIL_RAISES(except_any))
{
    if (i < 0)
        nogil_raise(PyExc_ValueError, "negative");
}
#endif
