/* SPDX-License-Identifier: 0BSD */
/* The saved state is in a structure, and whether it is NULL says who has the GIL: also in loops, and calls below. */
#include <Python.h>

extern int work(int);

typedef struct {
    PyThreadState *saved;
    int threaded, error;
    size_t used, capacity;
    char *items;
} search;

static void leave(search *s)
{
    if (s->threaded && !s->saved)
        s->saved = PyEval_SaveThread();
}

static void come_back(search *s)
{
    if (s->threaded && s->saved) {
        PyEval_RestoreThread(s->saved);
        s->saved = NULL;
    }
}

static int no_memory(search *s)
{
    come_back(s);
    PyErr_NoMemory();
    leave(s);
    return -1;
}

static int push(search *s, char item)
{
    if (s->used == s->capacity) {
        char *more;
        come_back(s);
        more = PyMem_Realloc(s->items, s->capacity * 2);
        leave(s);
        if (!more)
            return no_memory(s);
        s->items = more;
        s->capacity *= 2;
    }
    s->items[s->used++] = item;
    return 0;
}

static int raises_in_the_loop(search *s)
{
    PyErr_NoMemory();
    s->error = 1;
    return -1;
}

static PyObject *silent_in_a_loop(PyObject *self, PyObject *arg)
{
    search s = {0};
    int i, rc = 0;
    s.threaded = work(0);
    leave(&s);
    for (i = 0; i < 10 && rc == 0; i++) {
        while (work(i) > 0)
            if (push(&s, 'a') < 0)
                rc = -1;
    }
    come_back(&s);
    if (rc < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *wrong_in_a_loop(PyObject *self, PyObject *arg)
{
    search s = {0};
    int i;
    s.threaded = 1;
    leave(&s);
    for (i = 0; i < 10; i++)
        if (work(i) > 0)
            raises_in_the_loop(&s); // finds call-without-gil
    come_back(&s);
    Py_RETURN_NONE;
}

/* The pointer was looked at: if there is one, it is released, whoever did it. */
static PyObject *ends_what_another_call_began(PyObject *self, PyObject *capsule)
{
    search *s = PyCapsule_GetPointer(capsule, NULL);
    if (!s)
        return NULL;
    come_back(s);
    PyErr_SetString(PyExc_RuntimeError, "ended");
    return NULL;
}

static PyMethodDef methods[] = {{"silent_in_a_loop", silent_in_a_loop, METH_O, NULL},
                                {"wrong_in_a_loop", wrong_in_a_loop, METH_O, NULL},
                                {"ends_what_another_call_began", ends_what_another_call_began, METH_O, NULL},
                                {NULL, NULL, 0, NULL}};
PyMethodDef *saved_in_memory_methods(void)
{
    return methods;
}
