/* SPDX-License-Identifier: 0BSD */
/* short names for attributes, as many a project has them, do not break the header */
#include <Python.h> /* which they would break */

#define unused __attribute__((unused))
#define noinline __attribute__((noinline))
#define weak __attribute__((weak))
#define cold __attribute__((cold))
#define aligned(n) __attribute__((aligned(n)))
#define cleanup(f) __attribute__((cleanup(f)))
#define constructor __attribute__((constructor))
#include <nogil.h>

int count(int n);
int count(int n)
{
    NOGIL_BEGIN
        n++;
        WITH_GIL_BEGIN
            n += PyErr_Occurred() != NULL;
        WITH_GIL_END
    NOGIL_END
    return n;
}
