/* SPDX-License-Identifier: 0BSD */
/* a throw may leave a block, a function with except_cpp and NOGIL_FAILED may meet a C++ exception

   without: no-exceptions */
#include <nogil.h>

#include <stdexcept>
#include <vector>

int thrown_out_of_blocks(int n);
int thrown_out_of_blocks(int n)
{
    try {
        NOGIL_BEGIN
            if (n == 1)
                throw std::runtime_error("one");
            WITH_GIL_BEGIN
                if (n == 2)
                    throw 2;
                NOGIL_BEGIN
                    throw std::out_of_range("three");
                NOGIL_END
            WITH_GIL_END
        NOGIL_END
    } catch (const std::exception &) {
        return -1;
    } catch (...) {
        NOGIL_SCOPE();
        return -2;
    }
}

int caught_in_a_block(int n);
int caught_in_a_block(int n)
{
    NOGIL_BEGIN
        try {
            WITH_GIL_BEGIN
                if (n)
                    throw n;
            WITH_GIL_END
        } catch (int i) {
            n = i;
        }
    NOGIL_END
    return n;
}

static NOGIL_FUNCTION(int, first, except_cpp(-1), (const std::vector<int> *, v))
{
    return v->at(0);
}
static WITH_GIL_FUNCTION(void, check, except_cpp(0), (const std::vector<int> *, v))
{
    if (v->empty())
        throw std::invalid_argument("empty");
}
static NOGIL_FUNCTION(int *, address, except_cpp(nullptr), (std::vector<int> *, v))
{
    return &v->at(0);
}
static WITH_GIL_FUNCTION(int, may_throw_itself, except(-1), (int, i))
{
    if (i)
        throw i;
    return i;
}

int foreign(int n);
NOGIL_SPEC(foreign, int, except_cpp(-1));

int use(std::vector<int> *v);
int use(std::vector<int> *v)
{
    int n, *p;
    NOGIL_BEGIN
        if (NOGIL_FAILED(first, n = first(v)) || NOGIL_FAILED(check, check(v)) ||
            NOGIL_FAILED(address, p = address(v)) || NOGIL_FAILED(foreign, n = foreign(1)))
            return -1;
        n += may_throw_itself(0);
    NOGIL_END
    return n + *p;
}
