/* SPDX-License-Identifier: 0BSD */
/* exporter.c: an object that exports whatever buffer it is told to, right or wrong, and counts.

       e = exporter.Exporter(bytearray(80), format="d", itemsize=8, shape=(5, 2), strides=(16, 8))
       e.gets, e.releases                      // how often its memory was taken and given back

   Rule: it knows nothing of nogil.h, and checks nothing, so that it can be as wrong as an exporter may be. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <structmember.h>

#define MOST_DIMENSIONS 6

typedef struct {
    PyObject ob_base;
    Py_buffer memory; /* of the bytearray that it was made with */
    PyObject *format; /* bytes or None */
    Py_ssize_t itemsize, offset;
    int ndim, readonly, is_null, has_strides, has_suboffsets, has_shape, points_into_itself;
    Py_ssize_t shape[MOST_DIMENSIONS], strides[MOST_DIMENSIONS], suboffsets[MOST_DIMENSIONS];
    PyObject *fail;       /* an exception to raise instead, or None */
    PyObject *on_release; /* called when it is given back, or None */
    long gets, releases, flags;
} exporter;

static int read_sizes(PyObject *tuple, Py_ssize_t *sizes, int *has, int *ndim)
{
    Py_ssize_t i, n = tuple == Py_None ? 0 : PyTuple_Size(tuple);
    *has = tuple != Py_None;
    if (n < 0 || n > MOST_DIMENSIONS)
        return -1;
    for (i = 0; i < n; i++)
        sizes[i] = PyLong_AsSsize_t(PyTuple_GetItem(tuple, i));
    if (ndim)
        *ndim = (int)n;
    return PyErr_Occurred() ? -1 : 0;
}

static int exporter_init(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"memory", "format",   "itemsize", "shape", "strides",    "suboffsets",
                            "offset", "readonly", "is_null",  "fail",  "on_release", "points_into_itself",
                            NULL};
    exporter *e = (exporter *)self;
    PyObject *memory, *format = Py_None, *shape = Py_None, *strides = Py_None, *suboffsets = Py_None;
    PyObject *fail = Py_None, *on_release = Py_None;
    e->itemsize = 1;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|OnOOOnppOOp", names, &memory, &format, &e->itemsize, &shape,
                                     &strides, &suboffsets, &e->offset, &e->readonly, &e->is_null, &fail, &on_release,
                                     &e->points_into_itself) ||
        PyObject_GetBuffer(memory, &e->memory, PyBUF_WRITABLE) < 0)
        return -1;
    if (format == Py_None)
        Py_INCREF(format);
    else
        format = PyUnicode_AsASCIIString(format);
    e->format = format;
    Py_INCREF(fail);
    e->fail = fail;
    Py_INCREF(on_release);
    e->on_release = on_release;
    e->ndim = 1;
    return !format || read_sizes(strides, e->strides, &e->has_strides, NULL) < 0 ||
                   read_sizes(suboffsets, e->suboffsets, &e->has_suboffsets, NULL) < 0 ||
                   read_sizes(shape, e->shape, &e->has_shape, shape == Py_None ? NULL : &e->ndim) < 0
               ? -1
               : 0;
}

static void exporter_dealloc(PyObject *self)
{
    exporter *e = (exporter *)self;
    if (e->memory.obj)
        PyBuffer_Release(&e->memory);
    Py_XDECREF(e->format);
    Py_XDECREF(e->fail);
    Py_XDECREF(e->on_release);
    Py_TYPE(self)->tp_free(self);
}

static int exporter_get(PyObject *self, Py_buffer *view, int flags)
{
    exporter *e = (exporter *)self;
    e->flags = flags;
    view->obj = NULL;
    if (e->fail != Py_None) {
        PyErr_SetObject((PyObject *)Py_TYPE(e->fail), e->fail);
        return -1;
    }
    e->gets++;
    if (e->points_into_itself) /* as those of bytearray and mmap do: shape is the address of len */
        return PyBuffer_FillInfo(view, self, e->memory.buf, e->memory.len, e->readonly, flags);
    Py_INCREF(self);
    view->obj = self;
    view->buf = e->is_null ? NULL : (char *)e->memory.buf + e->offset;
    view->len = e->memory.len;
    view->itemsize = e->itemsize;
    view->readonly = e->readonly;
    view->ndim = e->ndim;
    view->format = e->format == Py_None ? NULL : PyBytes_AsString(e->format);
    view->shape = e->has_shape ? e->shape : NULL;
    view->strides = e->has_strides ? e->strides : NULL;
    view->suboffsets = e->has_suboffsets ? e->suboffsets : NULL;
    view->internal = e;
    return 0;
}

static void exporter_release(PyObject *self, Py_buffer *view)
{
    exporter *e = (exporter *)self;
    e->releases++;
    errno = EDOM; /* whoever gives a buffer back must keep errno */
    if (!PyGILState_Check())
        Py_FatalError("a view is given back without the GIL");
    if (e->points_into_itself && (view->shape != &view->len || view->strides != &view->itemsize))
        Py_FatalError("the view that is given back points into the one that was taken");
    if ((!e->points_into_itself && view->internal != e) || view->obj != self)
        Py_FatalError("the view that is given back is not the one that was taken");
    if (e->on_release != Py_None) {
        PyObject *type, *value, *traceback, *result;
        PyErr_Fetch(&type, &value, &traceback);
        result = PyObject_CallFunctionObjArgs(e->on_release, type ? type : Py_None, NULL);
        Py_XDECREF(result);
        if (!result)
            PyErr_WriteUnraisable(e->on_release);
        PyErr_Restore(type, value, traceback);
    }
}

static PyBufferProcs exporter_buffer = {exporter_get, exporter_release};
static PyMemberDef exporter_members[] = {
    {"gets", T_LONG, offsetof(exporter, gets), READONLY, NULL},
    {"releases", T_LONG, offsetof(exporter, releases), READONLY, NULL},
    {"flags", T_LONG, offsetof(exporter, flags), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyTypeObject exporter_type = {
    .ob_base = {PyObject_HEAD_INIT(NULL) 0},
    .tp_name = "exporter.Exporter",
    .tp_basicsize = sizeof(exporter),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = exporter_init,
    .tp_dealloc = exporter_dealloc,
    .tp_as_buffer = &exporter_buffer,
    .tp_members = exporter_members,
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "exporter", NULL, -1, NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_exporter(void)
{
    PyObject *module = PyType_Ready(&exporter_type) < 0 ? NULL : PyModule_Create(&definition);
    if (!module)
        return NULL;
    Py_INCREF(&exporter_type);
    PyModule_AddObject(module, "Exporter", (PyObject *)&exporter_type);
#ifdef Py_GIL_DISABLED
    PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
#endif
    return module;
}
