/* SPDX-License-Identifier: 0BSD */
/* NOGIL_SPEC gives an exception spec to a function from anywhere

   languages: c c++ */
#include <nogil.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

NOGIL_SPEC(malloc, void *, except_maybe(NULL));
NOGIL_SPEC(fopen, FILE *, except_maybe(NULL));
NOGIL_SPEC(puts, int, except_maybe(EOF));
NOGIL_SPEC(strlen, size_t, noexcept);
NOGIL_SPEC(sqrt, double, except_maybe(NAN));
NOGIL_SPEC(free, void, noexcept);

int own(int n);
NOGIL_SPEC(own, int, except(-1));
void own_void(int n);
NOGIL_SPEC(own_void, void, except_any);
int own_cpp(int n);
NOGIL_SPEC(own_cpp, int, except_cpp(-1));
NOGIL_DECLARE(int, declared_cpp, except_cpp(-1), (int, n));

int use(const char *name);
int use(const char *name)
{
    FILE *file;
    void *p;
    size_t n;
    double d;
    int i;
    NOGIL_BEGIN
        if (NOGIL_FAILED(malloc, p = malloc(10)) || NOGIL_FAILED(fopen, file = fopen(name, "r")) ||
            NOGIL_FAILED(puts, puts(name)) || NOGIL_FAILED(strlen, n = strlen(name)) ||
            NOGIL_FAILED(sqrt, d = sqrt(2)) || NOGIL_FAILED(free, free(p)) || NOGIL_FAILED(own, i = own(1)) ||
            NOGIL_FAILED(own_void, own_void(1)) || NOGIL_FAILED(own_cpp, i = own_cpp(1)) ||
            NOGIL_FAILED(declared_cpp, i = declared_cpp(1)))
            return -1;
        fclose(file);
    NOGIL_END
    return (int)n + (int)d + i;
}
