/* SPDX-License-Identifier: 0BSD */
/* a parameter of a type that no Python object becomes is refused

   expect: NOGIL_EXPORT does not know the type of the parameter values
   without: limited3.9
   instead: A pointer to numbers is an array with its length; a pointer to write a result to is a NOGIL_OUT. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(double, first, (const double *, values), (Py_ssize_t, n)) // refused
{
    return n ? values[0] : 0;
}
#else
NOGIL_EXPORT(double, first, NOGIL_ARRAY(const double, values, n))
{
    return n ? values[0] : 0;
}
#endif
