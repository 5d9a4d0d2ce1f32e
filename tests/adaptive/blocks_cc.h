/* SPDX-License-Identifier: 0BSD */
/* blocks_cc.h: the part of blocks.c that only C++ has: throws, templates, lambdas.

       blocks.c includes it when it is compiled as C++. */
#ifndef ADAPTIVE_BLOCKS_CC_H
#define ADAPTIVE_BLOCKS_CC_H

static void throws_out(witness *seen)
{
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        NOGIL_BEGIN_IF(0)
            throw 3;
        NOGIL_END
    NOGIL_END
}

static PyObject *by_throw(PyObject *, PyObject *)
{
    witness sworn = witness_here(), *seen = &sworn;
    int caught = 0;
    try {
        throws_out(seen);
    } catch (int value) {
        EXPECT(1);
        caught = value;
    }
    NOGIL_BEGIN_ADAPTIVE
        try {
            NOGIL_BEGIN_IF(0)
                WITH_GIL_BEGIN
                    EXPECT(1);
                    throw 4;
                WITH_GIL_END
            NOGIL_END
        } catch (int value) {
            EXPECT_INSIDE();
            caught += value;
        }
    NOGIL_END
    try {
        NOGIL_BEGIN_SIZED(caught, 100)
            throw 5;
        NOGIL_END
    } catch (int value) {
        caught += value;
    }
    EXPECT(1);
    if (caught != 12)
        witness_complain(seen, __LINE__, "an exception got lost", caught);
    return witness_verdict(seen);
}

template <int N> int in_a_template(witness *seen)
{
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        return N;
    NOGIL_END
}

static PyObject *templates(PyObject *, PyObject *)
{
    witness sworn = witness_here(), *seen = &sworn;
    auto lambda = [seen](int n) {
        NOGIL_BEGIN_ADAPTIVE
            EXPECT_INSIDE();
            return n;
        NOGIL_END
    };
    if (in_a_template<1>(seen) + in_a_template<2>(seen) + lambda(4) != 7)
        witness_complain(seen, __LINE__, "a value got lost", 0);
    EXPECT(1);
    return witness_verdict(seen);
}

#define METHODS_OF_CPP {"by_throw", by_throw, METH_NOARGS, NULL}, {"templates", templates, METH_NOARGS, NULL},

#endif
