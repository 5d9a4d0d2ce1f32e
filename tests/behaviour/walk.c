/* SPDX-License-Identifier: 0BSD */
/* walk.c: see walk.h. Like probe.c it knows nothing of nogil.h. */
#undef Py_LIMITED_API
#undef NOGIL_DEBUG

#include "walk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void walk_step(walk *w, int attached, int line)
{
    witness_expect(&w->seen, attached, line);
}

void walk_failed(walk *w, int said, int should, int line)
{
    if (said != should)
        witness_complain(&w->seen, line, "NOGIL_FAILED says (0 or 1) what the spec does not", said);
    /* not errno: under the limited API looking at a pending exception attaches */
}

void walk_nesting(const nesting *n, int way, int entry, int pending, witness *total)
{
    walk w;
    long result, expected;
    int visits;
    void *state = NULL;
    memset(&w, 0, sizeof w);
    w.way = way;
    w.entry = entry;
    w.pending = pending;
    w.seed = 1 + (long)total->looks % 97;
    if (pending)
        PyErr_SetString(PyExc_LookupError, "pending from before");
    w.seen = witness_here();
    w.seen.ignore_check = total->ignore_check;
    walk_step(&w, 1, __LINE__);
    if (!entry)
        state = PyEval_SaveThread();
    walk_step(&w, entry, __LINE__);
    result = walk_into(n, &w);
    walk_step(&w, entry, __LINE__);
    if (!entry)
        PyEval_RestoreThread((PyThreadState *)state);
    walk_step(&w, 1, __LINE__);
    PyErr_Clear();

    expected = way == WALK_RETURN ? 7 * w.seed + n->blocks : way == WALK_THROW ? -1 : 0;
    if (result != expected)
        witness_complain(&w.seen, 0, "the nesting returned a wrong value", result);
    visits = n->blocks && (way == WALK_CONTINUE || way == WALK_AGAIN) ? 2 : 1;
    if (w.visits != visits)
        witness_complain(&w.seen, 0, "the innermost level was visited more or less often than it should", w.visits);
    total->looks += w.seen.looks;
    if (w.seen.wrong) {
        size_t used = strlen(total->report);
        total->wrong += w.seen.wrong;
        if (used < sizeof total->report - 400)
            snprintf(total->report + used, sizeof total->report - used, "%s:\n%.300s", n->path, w.seen.report);
    }
}
