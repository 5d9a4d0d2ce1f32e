/* SPDX-License-Identifier: 0BSD */
/* later.c: nogil_decref_later from everywhere, of objects that count their own end.

   Rule: a test gives references away and then asks how many objects died; the objects count, not the library. */
#include "threads.h"

static long alive, died;

typedef struct {
    PyObject ob_base;
    PyObject *next; /* given to nogil_decref_later when this one dies */
    int noisy;      /* release the GIL in the destructor */
} mortal;

static void mortal_dealloc(PyObject *object)
{
    mortal *me = (mortal *)object;
    PyTypeObject *type = Py_TYPE(object);
    freefunc release = (freefunc)(uintptr_t)PyType_GetSlot(type, Py_tp_free);
    if (me->noisy)
        NOGIL_YIELD();
    nogil_decref_later(me->next);
    if (me->noisy)
        NOGIL_YIELD();
    __atomic_sub_fetch(&alive, 1, __ATOMIC_RELAXED);
    __atomic_add_fetch(&died, 1, __ATOMIC_RELAXED);
    release(object);
    Py_DECREF(type);
}

static PyType_Slot mortal_slots[] = {{Py_tp_dealloc, (void *)(uintptr_t)mortal_dealloc}, {0, NULL}};
static PyType_Spec mortal_spec = {"later.mortal", (int)sizeof(mortal), 0, Py_TPFLAGS_DEFAULT, mortal_slots};

/* `type`: each interpreter has its own, from new_type(). */
static PyObject *make(PyObject *type, PyObject *next, int noisy)
{
    mortal *me = PyObject_New(mortal, (PyTypeObject *)type);
    if (!me)
        return NULL;
    me->next = next;
    me->noisy = noisy;
    __atomic_add_fetch(&alive, 1, __ATOMIC_RELAXED);
    return (PyObject *)me;
}

/* new(type, n): a list of n; chain(type, n, noisy): one that leads to n-1 others. */
static PyObject *new_ones(PyObject *self, PyObject *args)
{
    PyObject *type, *list;
    Py_ssize_t n, i;
    (void)self;
    if (!PyArg_ParseTuple(args, "On", &type, &n) || !(list = PyList_New(n)))
        return NULL;
    for (i = 0; i < n; i++) {
        PyObject *one = make(type, NULL, 0);
        if (!one) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SetItem(list, i, one);
    }
    return list;
}

static PyObject *chain(PyObject *self, PyObject *args)
{
    PyObject *type, *first = NULL;
    long n;
    int noisy;
    (void)self;
    if (!PyArg_ParseTuple(args, "Olp", &type, &n, &noisy))
        return NULL;
    for (; n > 0; n--) {
        PyObject *one = make(type, first, noisy);
        if (!one) {
            Py_XDECREF(first);
            return NULL;
        }
        first = one;
    }
    return first;
}

static PyObject *new_type(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyType_FromSpec(&mortal_spec);
}

static PyObject *how_many_died(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(died);
}
/* What one interpreter saw, for another one. */
static long told_died;
static PyObject *tell(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    told_died = died;
    Py_RETURN_NONE;
}
static PyObject *told(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(told_died);
}
static PyObject *how_many_live(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(alive);
}

/* Runs when Py_FinalizeEx() has done all the rest. */
static void report(void)
{
    printf("%ld left\n", alive);
    fflush(stdout);
}
static PyObject *report_at_the_end(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    if (Py_AtExit(report) < 0)
        return PyErr_Format(PyExc_RuntimeError, "Py_AtExit failed");
    Py_RETURN_NONE;
}

/* What was taken out of a list, to be given away without the GIL. */
static PyObject **taken;
static Py_ssize_t n_taken;

static int take(PyObject *list)
{
    Py_ssize_t i;
    n_taken = PyList_Size(list);
    free(taken);
    taken = (PyObject **)malloc((size_t)n_taken * sizeof *taken);
    if (!taken || n_taken < 0)
        return -1;
    for (i = 0; i < n_taken; i++) {
        taken[i] = PyList_GetItem(list, i);
        Py_INCREF(taken[i]);
    }
    return PyList_SetSlice(list, 0, n_taken, NULL);
}

/* push(where, list): give all of them away; the list is empty then. Returns how many had died right after. */
static PyObject *push(PyObject *self, PyObject *args)
{
    const char *where;
    PyObject *list;
    Py_ssize_t i;
    long before = died;
    (void)self;
    if (!PyArg_ParseTuple(args, "sO!", &where, &PyList_Type, &list) || take(list) < 0)
        return NULL;
    if (strcmp(where, "attached") == 0) {
        errno = 4711;
        for (i = 0; i < n_taken; i++)
            nogil_decref_later(taken[i]);
        if (errno != 4711)
            return PyErr_Format(PyExc_AssertionError, "errno was not kept: %d", errno);
        nogil_decref_later(NULL);
    } else if (strcmp(where, "released") == 0) {
        NOGIL_BEGIN
            for (i = 0; i < n_taken; i++)
                nogil_decref_later(taken[i]);
            before = died;
        NOGIL_END
        return PyLong_FromLong(before);
    } else {
        void *state = probe_save_thread(); /* neither this nor its end is an attach of the library's */
        for (i = 0; i < n_taken; i++)
            nogil_decref_later(taken[i]);
        probe_restore_thread(state);
    }
    return PyLong_FromLong(died - before);
}

static void push_share(foreign *me)
{
    long n = me->rounds, i;
    for (i = me->number; i < n_taken; i += n) {
        nogil_decref_later(taken[i]);
        me->sections++;
    }
}
static void push_share_attaching(foreign *me)
{
    push_share(me);
    WITH_GIL_BEGIN
        EXPECT(me, probe_gilstate_check());
    WITH_GIL_END
}

/* push_from_foreign_threads(list, threads, attach): how many were given away by threads that Python never saw. */
static PyObject *push_from_foreign_threads(PyObject *self, PyObject *args)
{
    PyObject *list;
    long n;
    int attach;
    (void)self;
    if (!PyArg_ParseTuple(args, "O!lp", &PyList_Type, &list, &n, &attach) || take(list) < 0)
        return NULL;
    return foreign_run(attach ? push_share_attaching : push_share, n, n, NULL);
}

/* The next attach of this thread through the library. */
static PyObject *attach(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
        WITH_GIL_END
    NOGIL_END
    Py_RETURN_NONE;
}

static void attach_once(foreign *me)
{
    WITH_GIL_BEGIN
        me->sections += PyInterpreterState_GetID(PyInterpreterState_Get()) == 0;
    WITH_GIL_END
}
static PyObject *attach_foreign(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return foreign_run(attach_once, 1, 1, NULL);
}

/* The same with an exception pending all the while, which is then raised. */
static PyObject *attach_with_an_exception_pending(PyObject *self, PyObject *exception)
{
    (void)self;
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    NOGIL_BEGIN
        WITH_GIL_BEGIN
        WITH_GIL_END
    NOGIL_END
    return NULL;
}

static PyMethodDef methods[] = {
    {"new_type", new_type, METH_NOARGS, "a type of objects that count their end"},
    {"new", new_ones, METH_VARARGS, "new(type, n): a list of n objects"},
    {"chain", chain, METH_VARARGS, "chain(type, n, noisy): one object that gives the next one away when it dies"},
    {"died", how_many_died, METH_NOARGS, "how many died so far"},
    {"alive", how_many_live, METH_NOARGS, "how many are alive"},
    {"tell", tell, METH_NOARGS, "remember died() for told()"},
    {"told", told, METH_NOARGS, "died() when tell() was called last"},
    {"report_at_the_end", report_at_the_end, METH_NOARGS, "print how many are left when Python is gone"},
    {"push", push, METH_VARARGS, "push('attached', 'released' or 'detached', list)"},
    {"push_from_foreign_threads", push_from_foreign_threads, METH_VARARGS, "(list, threads, attach)"},
    {"attach", attach, METH_NOARGS, "release and attach once"},
    {"attach_foreign", attach_foreign, METH_NOARGS, "attach once on a thread that Python never saw"},
    {"attach_with_an_exception_pending", attach_with_an_exception_pending, METH_O, "the same, then raise it"},
    {NULL, NULL, 0, NULL},
};
THREADS_MODULE(later)
