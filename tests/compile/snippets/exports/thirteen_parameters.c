/* SPDX-License-Identifier: 0BSD */
/* an exported function of 13 parameters is refused

   expect: NOGIL_EXPORT(sum): at most 12 parameters
   without: limited3.9
   instead: Take some of them together as one NOGIL_ARRAY. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(int, sum, (int, a), (int, b), (int, c), (int, d), (int, e), (int, f), (int, g), // refused
             (int, h), (int, i), (int, j), (int, k), (int, l), (int, m))
{
    return a + b + c + d + e + f + g + h + i + j + k + l + m;
}
#else
NOGIL_EXPORT(int, sum, (int, a), (int, b), NOGIL_ARRAY(const int, rest, n))
{
    int result = a + b;
    for (Py_ssize_t i = 0; i < n; i++)
        result += rest[i];
    return result;
}
#endif
