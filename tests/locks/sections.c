/* SPDX-License-Identifier: 0BSD */
/* sections.c: NOGIL_CRITICAL_SECTION_BEGIN with one object, two and the same one twice, left in every way; and module
   slots.

   Rule: the counters are plain memory that nothing but the critical sections guards. */
#include "../threads/threads.h"

static struct {
    PyObject *owner; /* borrowed */
    long count;
    int inside;
} counters[2];

static int add(int which)
{
    if (counters[which].inside)
        return 0;
    counters[which].inside = 1;
    counters[which].count++;
    counters[which].inside = 0;
    return 1;
}

/* own(a, b): whom the two counters belong to */
static PyObject *own(PyObject *self, PyObject *args)
{
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &counters[0].owner, &counters[1].owner))
        return NULL;
    counters[0].count = counters[1].count = 0;
    Py_RETURN_NONE;
}

/* Adds one to the counter `which` and leaves in one of five ways; 0 if somebody else was inside. */
static int add_and_leave(int which, long way)
{
    int alone = 0, turn;
    for (turn = 0; turn < 1; turn++) {
        NOGIL_CRITICAL_SECTION_BEGIN(counters[which].owner)
            alone = add(which);
            if (way == 0)
                return alone;
            if (way == 1)
                break;
            if (way == 2)
                continue;
            if (way == 3)
                goto out;
        NOGIL_CRITICAL_SECTION_END
    }
out:
    return alone;
}

/* count(n): adds n to each counter, by sections of one, of both in either order, and of one twice. */
static PyObject *count(PyObject *self, PyObject *args)
{
    long n, i;
    int alone = 1;
    (void)self;
    if (!PyArg_ParseTuple(args, "l", &n))
        return NULL;
    for (i = 0; i < n && alone; i++) {
        PyObject *a = counters[0].owner, *b = counters[1].owner;
        switch (i % 4) {
        case 0:
            alone = add_and_leave(0, i / 4 % 5) && add_and_leave(1, i / 4 % 5);
            break;
        case 1:
            NOGIL_CRITICAL_SECTION_BEGIN2(a, b)
                alone = add(0) && add(1);
            NOGIL_CRITICAL_SECTION_END
            break;
        case 2:
            NOGIL_CRITICAL_SECTION2_BEGIN(b, a)
                alone = add(0) && add(1);
            NOGIL_CRITICAL_SECTION2_END
            break;
        default:
            NOGIL_CRITICAL_SECTION_BEGIN2(a, a)
                alone = add(0);
            NOGIL_CRITICAL_SECTION_END2
            NOGIL_CRITICAL_SECTION_BEGIN2(b, b)
                alone = alone && add(1);
            NOGIL_CRITICAL_SECTION_END2
        }
        if (i % 64 == 0)
            NOGIL_YIELD();
    }
    if (!alone)
        return PyErr_Format(PyExc_AssertionError, "somebody else was inside");
    Py_RETURN_NONE;
}

static PyObject *counted(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return Py_BuildValue("(ll)", counters[0].count, counters[1].count);
}

/* inside(object, callable): its result, in a critical section of the object; the callable may raise or release the
   GIL. */
static PyObject *inside(PyObject *self, PyObject *args)
{
    PyObject *object, *callable;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &object, &callable))
        return NULL;
    NOGIL_CRITICAL_SECTION_BEGIN(object)
        NOGIL_BEGIN
            sched_yield();
        NOGIL_END
        return PyObject_CallObject(callable, NULL);
    NOGIL_CRITICAL_SECTION_END
}

static PyMethodDef methods[] = {
    {"own", own, METH_VARARGS, "own(a, b)"},
    {"count", count, METH_VARARGS, "count(n)"},
    {"counted", counted, METH_NOARGS, "both counters"},
    {"inside", inside, METH_VARARGS, "inside(object, callable)"},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil){0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "sections", NULL, 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_sections(void)
{
    return PyModuleDef_Init(&definition);
}
