/* SPDX-License-Identifier: 0BSD */
/* an array of what is no number is refused

   expect: NOGIL_ARRAY: the items of words must be of a number type of C, bool or char
   without: limited3.9 */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(Py_ssize_t, count, NOGIL_ARRAY(const char *, words, n)) // refused
{
    return words ? n : 0;
}
#else
NOGIL_EXPORT(Py_ssize_t, count, NOGIL_ARRAY(const char, text, n))
{
    return text ? n : 0;
}
#endif
