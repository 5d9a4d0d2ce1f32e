/* SPDX-License-Identifier: 0BSD */
/* a function with except_cpp is refused in C

   languages: c
   expect: half: except_cpp is for functions written in C++; C code may declare them
   instead: Only C++ can throw. Write the function in a C++ file; a C file may declare and call it. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except_cpp(-1), (int, i)) // refused
{
    return i / 2;
}
#else
NOGIL_DECLARE(int, half, except_cpp(-1), (int, i));
#endif
