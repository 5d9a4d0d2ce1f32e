/* SPDX-License-Identifier: 0BSD */
/* return, break, continue and goto may leave a block from any depth */
#include <nogil.h>

int by_return(int n);
int by_return(int n)
{
    NOGIL_BEGIN
        if (n == 1)
            return 1;
        WITH_GIL_BEGIN
            if (n == 2)
                return 2;
            NOGIL_BEGIN
                if (n == 3)
                    return 3;
                WITH_GIL_BEGIN
                    return 4;
                WITH_GIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
}

int by_goto(int n);
int by_goto(int n)
{
    NOGIL_BEGIN
        if (n == 1)
            goto out;
        WITH_GIL_BEGIN
            if (n == 2)
                goto out;
            NOGIL_BEGIN
                if (n == 3)
                    goto middle;
                if (n == 4)
                    goto out;
            NOGIL_END
        middle:
            n++;
        WITH_GIL_END
    NOGIL_END
    return n;
out:
    return -1;
}

int by_break_and_continue(int n);
int by_break_and_continue(int n)
{
    int i;
    for (i = 0; i < n; i++) {
        NOGIL_BEGIN
            if (i == 1)
                continue;
            WITH_GIL_BEGIN
                if (i == 2)
                    continue;
                if (i == 3)
                    break;
            WITH_GIL_END
            if (i == 4)
                break;
        NOGIL_END
    }
    while (n > 0) {
        WITH_GIL_BEGIN
            if (n-- % 2)
                continue;
            NOGIL_BEGIN
                if (n == 4)
                    break;
            NOGIL_END
        WITH_GIL_END
    }
    do {
        NOGIL_BEGIN
            if (n++ % 2)
                continue;
            if (n == 6)
                break;
        NOGIL_END
    } while (n < 10);
    return i + n;
}

int by_break_of_a_switch(int n);
int by_break_of_a_switch(int n)
{
    switch (n) {
    case 1: {
        NOGIL_BEGIN
            if (n++)
                break;
        NOGIL_END
        break;
    }
    case 2: WITH_GIL_BEGIN
        if (n)
            break;
    WITH_GIL_END break;
    default:
        NOGIL_BEGIN
            WITH_GIL_BEGIN
                return n;
            WITH_GIL_END
        NOGIL_END
    }
    return n;
}

int out_of_scopes(int n);
int out_of_scopes(int n)
{
    for (;;) {
        NOGIL_SCOPE();
        if (n == 1)
            break;
        if (n++ == 2)
            continue;
        {
            WITH_GIL_SCOPE();
            if (n == 3)
                goto out;
            if (n == 5)
                return 4;
        }
    }
out:
    return n;
}

void out_of_a_void_function(int *n);
void out_of_a_void_function(int *n)
{
    NOGIL_BEGIN
        if (*n)
            return;
        WITH_GIL_BEGIN
            *n = 1;
            return;
        WITH_GIL_END
    NOGIL_END
}

static WITH_GIL_FUNCTION(int, out_of_a_with_gil_function, except(-1), (int, n))
{
    NOGIL_BEGIN
        while (n < 10)
            if (n++ == 5)
                return n;
    NOGIL_END
    if (n == 7)
        goto error;
    return 0;
error:
    return -1;
}

static NOGIL_FUNCTION(void, out_of_a_nogil_function, except_any, (int *, n))
{
    WITH_GIL_BEGIN
        if (!*n)
            return;
        NOGIL_BEGIN
            if (*n == 1)
                goto out;
        NOGIL_END
    WITH_GIL_END
    return;
out:
    *n = out_of_a_with_gil_function(*n);
}

int use(int n);
int use(int n)
{
    out_of_a_nogil_function(&n);
    return n;
}
