/* SPDX-License-Identifier: 0BSD */
/* blocks_cc.h: the part of blocks.c that only C++ has: objects whose destructors look, throws that are caught halfway,
   thread_local objects that speak at the end of their thread, and threads that end in the middle of a block. */
#ifndef BLOCKS_CC_H
#define BLOCKS_CC_H

struct looker {
    witness *seen;
    int attached;
    int line;
    ~looker()
    {
        witness_expect(seen, attached, line);
    }
};

static PyObject *destructors_run_inside_their_block(PyObject *, PyObject *)
{
    witness sworn = witness_here(), *seen = &sworn;
    for (int i = 0; i < 2; i++) {
        looker outside = {seen, 1, __LINE__};
        NOGIL_BEGIN
            looker released = {seen, 0, __LINE__};
            WITH_GIL_BEGIN
                looker held = {seen, 1, __LINE__};
                EXPECT(1);
                if (i)
                    continue;
            WITH_GIL_END
            EXPECT(0);
        NOGIL_END
        EXPECT(1);
    }
    {
        NOGIL_SCOPE();
        looker released = {seen, 0, __LINE__};
        EXPECT(0);
    }
    EXPECT(1);
    return witness_verdict(seen);
}

static WITH_GIL_FUNCTION(int, with_gil_that_throws, except(-1), (witness *, seen, int, how))
{
    EXPECT(1);
    NOGIL_BEGIN
        looker released = {seen, 0, __LINE__};
        EXPECT(0);
        if (how)
            throw how;
    NOGIL_END
    return 0;
}

static NOGIL_FUNCTION(int, nogil_that_throws, except_any, (witness *, seen, int, how))
{
    if (NOGIL_FAILED(with_gil_that_throws, with_gil_that_throws(seen, how)))
        return 1;
    return 2;
}

static PyObject *a_throw_is_caught_at_any_level(PyObject *, PyObject *)
{
    witness sworn = witness_here(), *seen = &sworn;
    int caught = 0;
    EXPECT(1);
    try {
        NOGIL_BEGIN
            try {
                WITH_GIL_BEGIN
                    try {
                        NOGIL_BEGIN
                            EXPECT(0);
                            nogil_that_throws(seen, 1);
                        NOGIL_END
                    } catch (int how) {
                        caught += how;
                        EXPECT(1);
                        throw 10;
                    }
                WITH_GIL_END
            } catch (int how) {
                caught += how;
                EXPECT(0);
                try {
                    nogil_that_throws(seen, 100);
                } catch (int again) {
                    caught += again;
                    EXPECT(0);
                }
                throw 1000;
            }
        NOGIL_END
    } catch (int how) {
        caught += how;
        EXPECT(1);
    }
    if (caught != 1111)
        witness_complain(seen, __LINE__, "not all throws were caught where they should", caught);
    return witness_verdict(seen);
}

/* Lambdas and what they capture, in a block and with blocks of their own. */
static PyObject *lambdas_have_blocks_too(PyObject *, PyObject *)
{
    witness sworn = witness_here(), *seen = &sworn;
    auto work = [&] {
        NOGIL_BEGIN
            EXPECT(0);
        NOGIL_END
        EXPECT(1);
    };
    work();
    NOGIL_BEGIN
        auto inside = [&] {
            WITH_GIL_BEGIN
                EXPECT(1);
            WITH_GIL_END
            EXPECT(0);
        };
        inside();
    NOGIL_END
    EXPECT(1);
    return witness_verdict(seen);
}

struct at_thread_end {
    witness *seen = nullptr;
    ~at_thread_end()
    {
        if (!seen)
            return;
        seen->state = nullptr; // the one from before may be gone
        WITH_GIL_BEGIN
            witness_swear(seen);
            witness_expect_but_errno(seen, 1, __LINE__);
        WITH_GIL_END
        seen->state = nullptr;
        EXPECT(0);
    }
};
static thread_local at_thread_end ending;

static void speak_from_thread_local(job *j)
{
    if (j->times == 1)
        attach_first(&j->seen); /* our state is made before the object: it ends after it */
    ending.seen = &j->seen;
    if (j->times == 2)
        attach_first(&j->seen); /* and now the other way round */
}

static PyObject *with_gil_in_thread_local_destructor(PyObject *, PyObject *order)
{
    job j;
    memset(&j, 0, sizeof j);
    j.body = speak_from_thread_local;
    j.times = PyLong_AsLong(order);
    return run_job(&j);
}

static void exit_in_a_block(job *j)
{
    witness *seen = &j->seen;
    WITH_GIL_BEGIN
        witness_swear(seen);
        EXPECT(1);
        NOGIL_BEGIN
            EXPECT(0);
            if (j->times == 0)
                pthread_exit(NULL);
            WITH_GIL_BEGIN
                EXPECT(1);
                if (j->times == 1)
                    pthread_exit(NULL);
            WITH_GIL_END
        NOGIL_END
    WITH_GIL_END
    with_gil_that_throws(seen, 0);
    witness_complain(seen, __LINE__, "the thread went on", j->times);
}

static PyObject *thread_exits_in_a_block(PyObject *, PyObject *depth)
{
    job j;
    memset(&j, 0, sizeof j);
    j.body = exit_in_a_block;
    j.times = PyLong_AsLong(depth);
    return run_job(&j);
}

#define BLOCKS_CC_METHODS                                                                                              \
    {"destructors_run_inside_their_block", destructors_run_inside_their_block, METH_NOARGS, NULL},                     \
        {"a_throw_is_caught_at_any_level", a_throw_is_caught_at_any_level, METH_NOARGS, NULL},                         \
        {"lambdas_have_blocks_too", lambdas_have_blocks_too, METH_NOARGS, NULL},                                       \
        {"with_gil_in_thread_local_destructor", with_gil_in_thread_local_destructor, METH_O, NULL},                    \
        {"thread_exits_in_a_block", thread_exits_in_a_block, METH_O, NULL},

#endif
