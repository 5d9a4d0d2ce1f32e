/* SPDX-License-Identifier: 0BSD */
/* the names that a user is likely to have do not clash with those of the header */
#include <nogil.h>

typedef int release;
typedef int attach;
enum { nogil, with_gil, UNKNOWN, HELD, RELEASED, MAYBE };
struct state {
    int section, guard;
};
static int except(int i)
{
    return i;
}
static int except_any, except_maybe, except_cpp, state, guard, gil, context, condition, failed;
static int section, error, kind, value, match, mine;

int use(int n);
int use(int n)
{
    struct state s = {1, 2};
    int i = n, a = 1, b = 2, r = 0, result = 0, outer = 1, around = 2, what = 3, site = 4;
    NOGIL_BEGIN
        int state_too = state, guard_too = guard;
        WITH_GIL_BEGIN
            release released = i;
            attach attached = except(a);
            gil = released + attached + state_too + guard_too;
        WITH_GIL_END
    NOGIL_END
    result = s.section + s.guard + nogil + with_gil + UNKNOWN + HELD + RELEASED + MAYBE + outer + around + what + site;
    return result + r + b + except_any + except_maybe + except_cpp + context + condition + failed + section + error +
           kind + value + match + mine;
}

/* macros named like a spec's word, a type or a parameter are of no matter to a function's name */
static WITH_GIL_FUNCTION(int, name, except(-1), (int, x))
{
    return x;
}
static NOGIL_FUNCTION(int, T, except_maybe(-1), (int, x))
{
    return x;
}
int more(int x);
int more(int x)
{
    if (NOGIL_FAILED(name, x = name(x)) || NOGIL_FAILED(T, x = T(x)))
        return -1;
    return x;
}
