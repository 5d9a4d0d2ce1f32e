/* SPDX-License-Identifier: 0BSD */
/* range.c: see range.h. */
#include "facts/range.h"

range range_tidy(range r)
{
    if (r.low == 0 && r.not_zero)
        r.low = 1;
    if (r.high == 0 && r.not_zero)
        r.high = -1;
    if (r.low > 0 || r.high < 0)
        r.not_zero = 1;
    return r;
}

range range_intersect(range a, range b)
{
    range r;
    r.low = a.low > b.low ? a.low : b.low;
    r.high = a.high < b.high ? a.high : b.high;
    r.not_zero = a.not_zero || b.not_zero;
    return range_tidy(r);
}

range range_truth(int known, int value)
{
    range r = {0, 1, 0};
    if (known)
        r.low = r.high = value, r.not_zero = value;
    return r;
}

range range_compare(const char *op, range a, range b)
{
    if (op[0] == '<' && !op[1])
        return range_truth(a.high < b.low || a.low >= b.high, a.high < b.low);
    if (op[0] == '<')
        return range_truth(a.high <= b.low || a.low > b.high, a.high <= b.low);
    if (op[0] == '>' && !op[1])
        return range_compare("<", b, a);
    if (op[0] == '>')
        return range_compare("<=", b, a);
    {
        int equal = a.low == a.high && b.low == b.high && a.low == b.low;
        int differ = a.high < b.low || b.high < a.low || (a.not_zero && b.low == 0 && b.high == 0) ||
                     (b.not_zero && a.low == 0 && a.high == 0);
        return range_truth(equal || differ, op[0] == '=' ? equal : differ);
    }
}
