/* SPDX-License-Identifier: 0BSD */
/* histogram: an object that several threads change, with the GIL and without there being one.

       >>> from histogram import Histogram
       >>> small, all_of_them = Histogram(3), Histogram(3)
       >>> small.add(b"\0\1\1")
       >>> all_of_them.merge(small)
       >>> all_of_them.counts()
       [1, 2, 0]

   Rule: what the GIL guarded is guarded by a critical section of the object. With a GIL it costs nothing, and is what it
   was; on a free-threaded build it locks the object, and no other. */
#include <nogil.h>

typedef struct {
    PyObject_HEAD Py_ssize_t size;
    uint64_t *counts;
} histogram;
NOGIL_OBJECT_TYPE(histogram);

static int histogram_init(PyObject *self, PyObject *arguments, PyObject *Py_UNUSED(keywords))
{
    histogram *h = (histogram *)self;
    uint64_t *counts;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(arguments, "n:Histogram", &size))
        return -1;
    if (size < 1 || size > 256) {
        PyErr_Format(PyExc_ValueError, "size must be 1 to 256, got %zd", size);
        return -1;
    }
    counts = (uint64_t *)PyMem_RawCalloc((size_t)size, sizeof *counts);
    if (!counts)
        return nogil_raise_no_memory();
    NOGIL_CRITICAL_SECTION_BEGIN(self) /* Python lets anybody call __init__ a second time */
        PyMem_RawFree(h->counts);
        h->counts = counts;
        h->size = size;
    NOGIL_CRITICAL_SECTION_END
    return 0;
}

static void histogram_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyMem_RawFree(((histogram *)self)->counts);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The long work, on memory that only this thread knows: the GIL is released, or a free-threaded Python may stop this
   thread for its garbage collector. Index of the first byte that is too large, or -1. */
static Py_ssize_t count_bytes(const Py_buffer *view, uint64_t *counts, Py_ssize_t size)
{
    const unsigned char *bytes = (const unsigned char *)view->buf;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < view->len; i++) {
            if (bytes[i] >= size)
                return i;
            counts[bytes[i]]++;
        }
    NOGIL_END
    return -1;
}

static PyObject *histogram_add(PyObject *self, PyObject *argument)
{
    histogram *h = (histogram *)self;
    uint64_t counts[256] = {0};
    Py_ssize_t size, bad, i;
    Py_buffer view;
    NOGIL_CRITICAL_SECTION_BEGIN(self)
        size = h->size;
    NOGIL_CRITICAL_SECTION_END
    if (PyObject_GetBuffer(argument, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    bad = count_bytes(&view, counts, size);
    if (bad >= 0)
        PyErr_Format(PyExc_ValueError, "item %zd is %d, but must be below %zd", bad,
                     (int)((const unsigned char *)view.buf)[bad], size);
    PyBuffer_Release(&view);
    if (bad >= 0)
        return NULL;
    NOGIL_CRITICAL_SECTION_BEGIN(self) /* short, and it may be left by return */
        if (h->size != size) {
            PyErr_SetString(PyExc_RuntimeError, "the histogram was made anew meanwhile");
            return NULL;
        }
        for (i = 0; i < size; i++)
            h->counts[i] += counts[i];
    NOGIL_CRITICAL_SECTION_END
    Py_RETURN_NONE;
}

static PyObject *histogram_merge(PyObject *self, PyObject *other)
{
    histogram *h = (histogram *)self, *o = (histogram *)other;
    if (Py_TYPE(other) != Py_TYPE(self))
        return PyErr_Format(PyExc_TypeError, "a Histogram can be merged, not '%s'", Py_TYPE(other)->tp_name);
    NOGIL_CRITICAL_SECTION_BEGIN2(self, other) /* in one order for all threads, and they may be the same object */
        if (h->size != o->size)
            return PyErr_Format(PyExc_ValueError, "the sizes differ: %zd and %zd", h->size, o->size);
        for (Py_ssize_t i = 0; i < h->size; i++)
            h->counts[i] += o->counts[i];
    NOGIL_CRITICAL_SECTION_END2
    Py_RETURN_NONE;
}

static PyObject *histogram_counts(PyObject *self, PyObject *Py_UNUSED(nothing))
{
    histogram *h = (histogram *)self;
    uint64_t counts[256];
    Py_ssize_t size, i;
    PyObject *list;
    NOGIL_CRITICAL_SECTION_BEGIN(self)
        size = h->size;
        if (size)
            memcpy(counts, h->counts, (size_t)size * sizeof *counts);
    NOGIL_CRITICAL_SECTION_END
    list = PyList_New(size);
    for (i = 0; list && i < size; i++) {
        PyObject *count = PyLong_FromUnsignedLongLong(counts[i]);
        if (count)
            PyList_SET_ITEM(list, i, count);
        else
            Py_CLEAR(list);
    }
    return list;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef histogram_methods[] = {
    {"add", histogram_add, METH_O, "add(bytes)\n--\n\nCount each item of a bytes-like object."},
    {"merge", histogram_merge, METH_O, "merge(other)\n--\n\nAdd the counts of another histogram of the same size."},
    {"counts", histogram_counts, METH_NOARGS, "counts()\n--\n\nHow often each number was counted, as a list."},
    {NULL, NULL, 0, NULL},
};

/* ISO C does not convert the address of a function into void *, unless by way of an integer. */
static PyType_Slot histogram_slots[] = {
    {Py_tp_doc, (void *)"Histogram(size)\n--\n\nCounts the numbers below size, which is at most 256."},
    {Py_tp_init, (void *)(uintptr_t)histogram_init},
    {Py_tp_dealloc, (void *)(uintptr_t)histogram_dealloc},
    {Py_tp_methods, histogram_methods},
    {0, NULL},
};

static PyType_Spec histogram_spec = {
    .name = "histogram.Histogram",
    .basicsize = sizeof(histogram),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = histogram_slots,
};

static int execute(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&histogram_spec);
    if (!type)
        return -1;
    if (PyModule_AddObject(module, "Histogram", type) < 0) {
        Py_DECREF(type);
        return -1;
    }
    return 0;
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, (void *)(uintptr_t)execute},
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* nothing outside of the objects */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "histogram",
    .m_doc = "An object that several threads change.",
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_histogram(void)
{
    return PyModuleDef_Init(&definition);
}
