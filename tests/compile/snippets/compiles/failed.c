/* SPDX-License-Identifier: 0BSD */
/* NOGIL_FAILED may stand in every expression, and takes every form of a call */
#include <nogil.h>

static WITH_GIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
static NOGIL_FUNCTION(void, nothing, except_any, (int, i))
{
    (void)i;
}
static NOGIL_FUNCTION(char, letter, except_maybe('e'), (int, i))
{
    return (char)('a' + i);
}

struct holder {
    int value, values[3];
};

int forms(struct holder *h);
int forms(struct holder *h)
{
    int r = 0, *p = &r;
    long wide;
    char c;
    if (NOGIL_FAILED(half, half(2)))
        return -1;
    if (NOGIL_FAILED(half, r = half(2)))
        return -1;
    if (NOGIL_FAILED(half, *p = half(half(2))))
        return -1;
    if (NOGIL_FAILED(half, h->value = half(2)) || NOGIL_FAILED(half, h->values[r] = half(2)))
        return -1;
    if (NOGIL_FAILED(half, wide = half(2)))
        return -1;
    if (NOGIL_FAILED(half, (half(2))) || NOGIL_FAILED(half, r == 1 ? half(1) : half(2)))
        return -1;
    if (NOGIL_FAILED(nothing, nothing(1)) || NOGIL_FAILED(nothing, (void)nothing(1)))
        return -1;
    if (NOGIL_FAILED(letter, c = letter(1)) || NOGIL_FAILED(letter, r = letter(1)))
        return -1;
    {
        const int once = NOGIL_FAILED(half, half(2));
        r += once;
    }
    return r + (int)wide + c;
}

int places(int n);
int places(int n)
{
    int i, r = 0;
    for (i = 0; !NOGIL_FAILED(half, r = half(i)) && i < n; i++)
        r++;
    while (!NOGIL_FAILED(half, r = half(r)) && r)
        r--;
    do
        r++;
    while (!NOGIL_FAILED(nothing, nothing(r)) && r < n);
    switch (NOGIL_FAILED(half, r = half(r))) {
    case 0:
        break;
    default:
        return -1;
    }
    if (n && !NOGIL_FAILED(half, r = half(r)) && r)
        r++;
    r = NOGIL_FAILED(half, half(r)) ? -1 : r;
    return NOGIL_FAILED(half, r = half(r));
}

/* one call in another */
int nested(int n);
int nested(int n)
{
    int inner = 0, outer = 0;
    NOGIL_BEGIN
        if (NOGIL_FAILED(half, outer = half(NOGIL_FAILED(half, inner = half(n)) ? 0 : inner)))
            return -1;
        if (NOGIL_FAILED(nothing, nothing(NOGIL_FAILED(nothing, nothing(1)))))
            return -1;
        if (NOGIL_FAILED(half, outer = half(NOGIL_FAILED(half, inner = half(NOGIL_FAILED(nothing, nothing(n)))))))
            return -1;
    NOGIL_END
    return outer;
}

static NOGIL_FUNCTION(int, in_a_nogil_function, except(-1), (int, n))
{
    int r;
    if (NOGIL_FAILED(half, r = half(n)) || NOGIL_FAILED(nothing, nothing(r)))
        return -1;
    WITH_GIL_BEGIN
        if (NOGIL_FAILED(half, r = half(n)))
            return -1;
    WITH_GIL_END
    return r;
}
static WITH_GIL_FUNCTION(int, in_a_with_gil_function, except(-1), (int, n))
{
    int r;
    if (NOGIL_FAILED(in_a_nogil_function, r = in_a_nogil_function(n)))
        goto error;
    return r;
error:
    return -1;
}

int use(int n);
int use(int n)
{
    return in_a_with_gil_function(n);
}
