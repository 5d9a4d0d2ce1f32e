/* SPDX-License-Identifier: 0BSD */
/* a block may stand wherever a statement may */
#include <nogil.h>

static inline int in_an_inline_function(int n)
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}

int in_branches(int n);
int in_branches(int n)
{
    if (n == 1) {
        NOGIL_BEGIN
            n++;
        NOGIL_END
    } else if (n == 2) {
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    } else {
        NOGIL_YIELD();
    }
    if (n == 3)
        NOGIL_YIELD();
    else
        n++;
    return in_an_inline_function(n);
}

int around_loops_and_switches(int n);
int around_loops_and_switches(int n)
{
    int i, j;
    NOGIL_BEGIN
        for (i = 0; i < n; i++) {
            for (j = 0; j < n; j++) {
                if (j == 3)
                    continue;
                if (j == 4)
                    break;
                switch (i + j) {
                case 1:
                    n++;
                    break;
                case 2:
                    continue;
                default:
                    break;
                }
            }
            while (j-- > 0)
                if (j == 2)
                    goto again;
        again:
            do
                n--;
            while (n > 100);
        }
    NOGIL_END
    return n;
}

/* clang-format off */
int one_after_the_other(int n);
int one_after_the_other(int n)
{
    NOGIL_BEGIN n++; NOGIL_END
    NOGIL_BEGIN n++; NOGIL_END
    WITH_GIL_BEGIN n++; WITH_GIL_END
    WITH_GIL_BEGIN n++; WITH_GIL_END
    NOGIL_BEGIN NOGIL_END
    NOGIL_YIELD();
    NOGIL_YIELD();
    return n;
}

int with_semicolons(int n);
int with_semicolons(int n)
{
    NOGIL_BEGIN;
    n++;
    NOGIL_END;
    WITH_GIL_BEGIN;
    n++;
    WITH_GIL_END;
    return n;
}
/* clang-format on */

int declaring_variables(int n);
int declaring_variables(int n)
{
    NOGIL_BEGIN
        int i = n;
        static int calls;
        struct {
            int a;
        } local = {i};
        WITH_GIL_BEGIN
            int j = local.a + calls++;
            n = i + j;
        WITH_GIL_END
    NOGIL_END
    return n;
}

int scopes(int n);
int scopes(int n)
{
    {
        NOGIL_SCOPE();
        n++;
        WITH_GIL_SCOPE();
        n++;
    }
    {
        WITH_GIL_SCOPE();
        n++;
        NOGIL_SCOPE();
        n++;
    }
    for (;;) {
        NOGIL_SCOPE();
        WITH_GIL_BEGIN
            NOGIL_SCOPE();
            n++;
            WITH_GIL_BEGIN
                n++;
            WITH_GIL_END
        WITH_GIL_END
        break;
    }
    return n;
}

int label_at_the_end(int n);
int label_at_the_end(int n)
{
    NOGIL_BEGIN
        if (n)
            goto end;
        n++;
    end:
        n++;
    NOGIL_END
    return n;
}
