/* SPDX-License-Identifier: 0BSD */
/* nestings.c: the module that walks into every nesting that nestings.py has written and out again. */
#include "nestings.h"
#include "module.h"

#ifdef __cplusplus
extern "C" {
#endif
/* One table for each generated file; NESTINGS_PARTS says how many there are. */
#define PART(n)                                                                                                        \
    extern const nesting nestings_##n[];                                                                               \
    extern const int nestings_##n##_size;
PART(1)
PART(2)
PART(3)
PART(4)
#undef PART

long walk_into(const nesting *n, walk *w)
{
#ifdef __cplusplus
    try
    {
        return n->go(w);
    }
    catch(const walk_thrown &thrown)
    {
        if (thrown.value != 7 * w->seed + n->blocks)
            witness_complain(&w->seen, __LINE__, "something else was caught than was thrown", thrown.value);
        return -1;
    }
#else
    return n->go(w);
#endif
}
#ifdef __cplusplus
}
#endif

/* walk(way, entry, pending, greatest depth, ignore PyGILState_Check) -> (nestings, looks), or AssertionError */
static PyObject *walk_all(PyObject *self, PyObject *arguments)
{
    const nesting *const tables[] = {nestings_1, nestings_2, nestings_3, nestings_4};
    const int sizes[] = {nestings_1_size, nestings_2_size, nestings_3_size, nestings_4_size};
    int way, entry, pending, depth, ignore_check, table, i;
    long walked = 0;
    PyObject *verdict;
    witness total = witness_nowhere();
    (void)self;
    if (!PyArg_ParseTuple(arguments, "iiiii", &way, &entry, &pending, &depth, &ignore_check))
        return NULL;
    total.ignore_check = ignore_check;
    for (table = 0; table < 4; table++)
        for (i = 0; i < sizes[table]; i++) {
            const nesting *n = &tables[table][i];
            if (n->depth > depth || (!entry && !n->detached))
                continue;
            if (way >= WALK_GOTO_1 && way <= WALK_GOTO_4 && way - WALK_GOTO_1 >= n->blocks)
                continue;
            if (!n->blocks && (way == WALK_BREAK || way == WALK_CONTINUE || way == WALK_AGAIN))
                continue;
            walk_nesting(n, way, entry, pending, &total);
            walked++;
        }
    verdict = witness_verdict(&total);
    if (!verdict)
        return NULL;
    Py_DECREF(verdict);
    return Py_BuildValue("(ll)", walked, total.looks);
}

static PyMethodDef methods[] = {{"walk", walk_all, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
TEST_MODULE(nestings)
