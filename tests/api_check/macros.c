/* SPDX-License-Identifier: 0BSD */
/* macros.c: uses every macro that the API check keeps in a function or writes by hand, while attached.

   test_generate.py builds it twice, with the room and with -DNOGIL_NO_API_CHECKS, as C and as C++, and compares what
   run() returns: one list of (what, value) whose values must be the same. Each value is an int, and counts of
   references are among them. */
#include <nogil.h>

static PyObject *results;

static void note(const char *what, long long value)
{
    PyObject *pair = Py_BuildValue("(sL)", what, value);
    if (!pair || PyList_Append(results, pair) < 0)
        PyErr_Clear();
    Py_XDECREF(pair);
}

#define NOTE(expression) note(#expression, (long long)(expression))
#define NOTE_SAME(a, b) note(#a " is " #b, (const void *)(a) == (const void *)(b))

static void counts(PyObject *made)
{
    PyObject *kept = made;
    Py_ssize_t before = Py_REFCNT(made);
    int i = 0;
    Py_INCREF(made);
    NOTE(Py_REFCNT(made) - before);
    Py_XINCREF(made);
    Py_XINCREF((PyObject *)NULL);
    Py_DECREF(made);
    Py_XDECREF(made);
    Py_XDECREF((PyObject *)NULL);
    NOTE(Py_REFCNT(made) - before);
#if PY_VERSION_HEX >= 0x030A0000
    NOTE_SAME(Py_NewRef(made), made);
    NOTE_SAME(Py_XNewRef(made), made);
    NOTE_SAME(Py_XNewRef((PyObject *)NULL), NULL);
    NOTE(Py_REFCNT(made) - before);
    Py_DECREF(made);
    Py_DECREF(made);
#endif
    /* CLEAR and SETREF of a variable of another pointer type, through an expression, and where braces are missing */
    Py_INCREF(kept);
    Py_CLEAR(kept);
    NOTE_SAME(kept, NULL);
    Py_CLEAR(kept);
    {
        PyListObject *lists[2];
        lists[0] = (PyListObject *)PyList_New(0);
        lists[1] = (PyListObject *)made;
        Py_INCREF(made);
        if (made)
            Py_SETREF(lists[0], (PyListObject *)PyList_New(3));
        else
            NOTE(-1);
        NOTE(PyList_GET_SIZE(lists[0]));
        Py_XSETREF(lists[1], NULL);
        Py_XSETREF(lists[1], NULL);
        NOTE_SAME(lists[1], NULL);
        if (i == 0)
            Py_CLEAR(lists[i]);
        else
            NOTE(-1);
        NOTE_SAME(lists[0], NULL);
#if PY_VERSION_HEX >= 0x030C0000 /* named once */
        i = 0;
        lists[0] = (PyListObject *)PyList_New(1);
        Py_CLEAR(lists[i++]);
        NOTE(i);
#endif
    }
    NOTE(Py_REFCNT(made) - before);
    Py_SET_REFCNT(made, before + 5);
    NOTE(Py_REFCNT(made) - before);
    Py_SET_REFCNT(made, before);
}

static void items(void)
{
    PyObject *tuple = PyTuple_New(3), *list = PyList_New(3), *one = PyLong_FromLong(123456);
    unsigned char index = 1;
    size_t wide = 2;
    PyObject **first;
    PyTuple_SET_ITEM(tuple, 0, one);
    Py_INCREF(one);
    PyTuple_SET_ITEM(tuple, 1, one);
    Py_INCREF(one);
    PyTuple_SET_ITEM(tuple, 2, one);
    NOTE(Py_REFCNT(one));
    first = &PyTuple_GET_ITEM(tuple, 0);
    NOTE_SAME(first[1], one);
    NOTE_SAME(PyTuple_GET_ITEM(tuple, index), one);
    NOTE_SAME(PyTuple_GET_ITEM(tuple, wide), one);
    NOTE(PyTuple_GET_SIZE(tuple));
    for (index = 0; index < PyList_GET_SIZE(list); index++) {
        Py_INCREF(one);
        PyList_SET_ITEM(list, index, one);
    }
    NOTE_SAME((&PyList_GET_ITEM(list, 0))[2], one);
    PyList_GET_ITEM(list, 0) = Py_None; /* a variable, on every version */
    Py_INCREF(Py_None);
    Py_DECREF(one);
    NOTE(Py_REFCNT(one));
    NOTE_SAME(PySequence_Fast_GET_ITEM(list, wide), one);
    NOTE_SAME(PySequence_Fast_GET_ITEM(tuple, 0), one);
    NOTE_SAME(PySequence_Fast_ITEMS(tuple)[1], one);
    NOTE(PySequence_Fast_GET_SIZE(list) + PySequence_Fast_GET_SIZE(tuple));
    NOTE(Py_SIZE(tuple));
    NOTE_SAME(Py_TYPE(tuple), &PyTuple_Type);
    NOTE(Py_IS_TYPE(tuple, &PyTuple_Type) && !Py_IS_TYPE(one, &PyTuple_Type));
    NOTE(PyObject_TypeCheck(tuple, &PyTuple_Type) ? 1 : 0);
    {
        PyObject *taken = PySequence_ITEM(list, 1);
        NOTE_SAME(taken, one);
        Py_DECREF(taken);
    }
    Py_SET_SIZE(list, 2);
    NOTE(PyList_GET_SIZE(list));
    Py_SET_SIZE(list, 3);
#if PY_VERSION_HEX < 0x030B0000 /* variables until 3.10 */
    Py_SIZE(list) = 1;
    NOTE(Py_SIZE(list));
    Py_SIZE(list) = 3;
    Py_TYPE(list) = &PyList_Type;
#endif
    Py_SET_TYPE(list, &PyList_Type);
    NOTE(Py_REFCNT(one));
    Py_DECREF(tuple);
    Py_DECREF(list);
}

static void kinds_of(PyObject *op)
{
    const char *name = Py_TYPE(op)->tp_name;
    char what[64];
    unsigned long long bits = 0;
    int n = 0;
#define IS(check) bits |= (unsigned long long)((check(op)) ? 1 : 0) << n++
    IS(PyAnySet_Check);
    IS(PyAnySet_CheckExact);
    IS(PyBool_Check);
    IS(PyByteArray_Check);
    IS(PyByteArray_CheckExact);
    IS(PyBytes_Check);
    IS(PyBytes_CheckExact);
    IS(PyCFunction_Check);
    IS(PyCFunction_CheckExact);
    IS(PyCallIter_Check);
    IS(PyCapsule_CheckExact);
    IS(PyCell_Check);
    IS(PyCode_Check);
    IS(PyComplex_Check);
    IS(PyComplex_CheckExact);
    IS(PyContext_CheckExact);
    IS(PyCoro_CheckExact);
    IS(PyDictItems_Check);
    IS(PyDictKeys_Check);
    IS(PyDictValues_Check);
    IS(PyDictViewSet_Check);
    IS(PyDict_Check);
    IS(PyDict_CheckExact);
    IS(PyExceptionClass_Check);
    IS(PyExceptionInstance_Check);
    IS(PyFloat_Check);
    IS(PyFloat_CheckExact);
    IS(PyFrozenSet_Check);
    IS(PyFrozenSet_CheckExact);
    IS(PyFunction_Check);
    IS(PyGen_Check);
    IS(PyGen_CheckExact);
    IS(PyIter_Check);
    IS(PyList_Check);
    IS(PyList_CheckExact);
    IS(PyLong_Check);
    IS(PyLong_CheckExact);
    IS(PyMemoryView_Check);
    IS(PyMethod_Check);
    IS(PyModule_Check);
    IS(PyModule_CheckExact);
    IS(PyODict_Check);
    IS(PyRange_Check);
    IS(PySeqIter_Check);
    IS(PySet_Check);
    IS(PySlice_Check);
    IS(PyTraceBack_Check);
    IS(PyTuple_Check);
    IS(PyTuple_CheckExact);
    IS(PyType_Check);
    IS(PyType_CheckExact);
    IS(PyUnicode_Check);
    IS(PyUnicode_CheckExact);
    IS(PyWeakref_Check);
    IS(PyWeakref_CheckProxy);
    IS(PyWeakref_CheckRef);
    IS(PyWeakref_CheckRefExact);
    IS(PyObject_IS_GC);
    PyOS_snprintf(what, sizeof what, "kinds of %s", name);
    note(what, (long long)bits);
}

static void contents(void)
{
    PyObject *bytes = PyBytes_FromString("abc"), *array = PyByteArray_FromStringAndSize("wxyz", 4);
    PyObject *number = PyFloat_FromDouble(2.5), *cell = PyCell_New(bytes), *dict = PyDict_New(), *set = PySet_New(NULL);
    PyObject *text = PyUnicode_FromString("h\xc3\xa9"), *big = PyUnicode_FromString("\xe2\x82\xac");
    PyObject *slice = PySlice_New(NULL, NULL, NULL), *view = PyMemoryView_FromObject(bytes);
    Py_ssize_t first, last, step, size;
    int kind = PyUnicode_KIND(text); /* both without a warning */
    unsigned int unsigned_kind = PyUnicode_KIND(big);
    NOTE(PyBytes_AS_STRING(bytes)[1]);
    NOTE(PyBytes_GET_SIZE(bytes));
    NOTE(PyByteArray_AS_STRING(array)[3]);
    NOTE(PyByteArray_GET_SIZE(array));
    NOTE(PyFloat_AS_DOUBLE(number) * 2);
#if PY_VERSION_HEX < 0x030C0000
    PyFloat_AS_DOUBLE(number) = 7.0;
    NOTE(PyFloat_AS_DOUBLE(number));
#endif
    NOTE_SAME(PyCell_GET(cell), bytes);
    PyCell_SET(cell, NULL);
    NOTE_SAME(PyCell_GET(cell), NULL);
    NOTE(Py_REFCNT(bytes)); /* the cell's reference is this function's now, the memoryview has one */
    Py_DECREF(bytes);
    NOTE(PyDict_GET_SIZE(dict) + PySet_GET_SIZE(set));
    note("kind", kind);
    note("unsigned kind", unsigned_kind);
    NOTE(PyUnicode_GET_LENGTH(text));
    NOTE(PyUnicode_1BYTE_DATA(text)[1]);
    NOTE(PyUnicode_2BYTE_DATA(big)[0]);
    NOTE_SAME(PyUnicode_DATA(text), PyUnicode_1BYTE_DATA(text));
    NOTE(PyUnicode_READ(PyUnicode_KIND(big), PyUnicode_DATA(big), 0));
    NOTE(PyUnicode_READ_CHAR(text, 1));
    NOTE(PyUnicode_MAX_CHAR_VALUE(text));
    NOTE(PyUnicode_IS_ASCII(text));
    NOTE(PyUnicode_IS_COMPACT(text));
    NOTE(PyUnicode_IS_COMPACT_ASCII(text));
    NOTE(PyUnicode_READY(text));
    NOTE(PyUnicode_CHECK_INTERNED(big));
    NOTE(PySlice_GetIndicesEx(slice, 10, &first, &last, &step, &size));
    NOTE(first + last * 100 + step * 10000 + size * 1000000);
    NOTE_SAME(PyMemoryView_GET_BASE(view), bytes);
    NOTE(PyMemoryView_GET_BUFFER(view)->len);
    NOTE_SAME(PyExceptionInstance_Class(number), &PyFloat_Type);
    NOTE(PyType_FastSubclass(&PyBool_Type, Py_TPFLAGS_LONG_SUBCLASS) ? 1 : 0);
    NOTE(PyType_IS_GC(&PyList_Type) ? 1 : 0);
    NOTE(PyLong_AS_LONG(Py_True));
    Py_DECREF(view);
    Py_DECREF(slice);
    Py_DECREF(big);
    Py_DECREF(text);
    Py_DECREF(set);
    Py_DECREF(dict);
    Py_DECREF(cell);
    Py_DECREF(number);
    Py_DECREF(array);
    Py_DECREF(bytes);
}

typedef struct {
    PyObject_HEAD PyObject *held;
    int value;
} Point;

static int point_traverse(Point *self, visitproc visit, void *arg)
{
#if PY_VERSION_HEX >= 0x03090000
    Py_VISIT(Py_TYPE(self));
#endif
    if (self)
        Py_VISIT(self->held);
    else
        return -1;
    return 0;
}

static int count_visit(PyObject *op, void *arg)
{
    (void)op;
    return ++*(int *)arg == 2 ? 77 : 0;
}

static PyObject *point_compare(PyObject *a, PyObject *b, int op)
{
    if (!PyObject_TypeCheck(b, Py_TYPE(a)))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((Point *)a)->value, ((Point *)b)->value, op);
}

static PyObject *doubles_compare(double a, double b, int op)
{
    if (op < 0)
        Py_RETURN_NONE;
    else
        Py_RETURN_RICHCOMPARE(a, b, op);
}

static void point_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    Py_CLEAR(((Point *)self)->held);
    type->tp_free(self);
    Py_DECREF(type);
}

__extension__ static PyType_Slot point_slots[] = {{Py_tp_dealloc, (void *)point_dealloc},
                                                  {Py_tp_traverse, (void *)point_traverse},
                                                  {Py_tp_richcompare, (void *)point_compare},
                                                  {0, NULL}};
static PyType_Spec point_spec = {"macros.Point", sizeof(Point), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
                                 point_slots};

static void objects(void)
{
    PyTypeObject *type = (PyTypeObject *)PyType_FromSpec(&point_spec);
    Point *a = PyObject_GC_New(Point, type), *b = PyObject_GC_New(Point, type);
    int op, visited = 0;
    double nan = Py_NAN;
    PyObject *(*volatile compare)(PyObject *, PyObject *, int) = point_compare;
    int *numbers = PyMem_New(int, 10);
    char *bytes = PyMem_New(char, (size_t)PY_SSIZE_T_MAX + 1);
    PyListObject *list;
    a->held = PyList_New(0);
    b->held = NULL;
    a->value = 3;
    b->value = 4;
    for (op = Py_LT; op <= Py_GE; op++) {
        PyObject *r = PyObject_RichCompare((PyObject *)a, (PyObject *)b, op);
        NOTE(PyObject_IsTrue(r));
        Py_DECREF(r);
        r = doubles_compare(nan, 1.0, op);
        NOTE(r == Py_True);
        Py_DECREF(r);
        r = doubles_compare(2.0, 2.0, op);
        NOTE(r == Py_True);
        Py_DECREF(r);
    }
    NOTE_SAME(doubles_compare(0, 0, -1), Py_None);
    NOTE_SAME(compare((PyObject *)a, Py_None, Py_EQ), Py_NotImplemented);
    NOTE(point_traverse(a, count_visit, &visited));
    NOTE(visited);
    visited = 0;
    NOTE(point_traverse(b, count_visit, &visited));
    NOTE(visited);
    PyObject_GC_Track((PyObject *)a);
    PyObject_GC_Track((PyObject *)b);
    Py_DECREF(a);
    Py_DECREF(b);
    NOTE(Py_REFCNT(type) > 0);
    Py_DECREF(type);
    numbers[9] = 9;
    NOTE_SAME(bytes, NULL);
    NOTE(PyMem_Resize(numbers, int, 20) != NULL);
    NOTE(numbers[9]);
    PyMem_Free(numbers);
    list = (PyListObject *)PyList_New(0);
    NOTE(Py_REFCNT(list));
    Py_DECREF(list);
    PyErr_BadInternalCall();
    NOTE(PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    NOTE(PyErr_Warn(PyExc_UserWarning, "from macros.c"));
}

/* A call in a condition, in a comma expression, in an argument, in a loop, through an address and in an initializer. */
static PyObject *(*const make_list)(Py_ssize_t) = PyList_New;
static void shapes(PyObject *dict)
{
    PyObject *key, *value, *list = make_list(0);
    Py_ssize_t position = 0;
    int turns = 0;
    PyDict_SetItemString(dict, "a", Py_None);
    while (PyDict_Next(dict, &position, &key, &value))
        turns += PyUnicode_Check(key) ? 10 : 1;
    NOTE(turns);
    if (PyList_Append(list, PyList_GET_SIZE(list) ? Py_None : Py_True) == 0 && PyList_Size(list) == 1)
        NOTE((PyErr_Clear(), PyErr_Occurred() == NULL));
    NOTE(!PyErr_Occurred() ? PyObject_Length(list) : -1);
    NOTE((PyList_Size)(list));
    Py_DECREF(list);
    for (Py_INCREF(dict), turns = 0; turns < 2; Py_INCREF(dict), turns++)
        ;
    NOTE(Py_REFCNT(dict));
    while (turns--)
        Py_DECREF(dict);
    Py_DECREF(dict);
    {
        const char *s;
        Py_ssize_t n;
        PyObject *args = Py_BuildValue("(s#)", "abc", (Py_ssize_t)2);
        NOTE(PyArg_ParseTuple(args, "s#", &s, &n) ? (int)n : -1);
        Py_DECREF(args);
    }
}

static PyObject *run(PyObject *self, PyObject *examples)
{
    PyObject *made, *list;
    Py_ssize_t i;
    (void)self;
    results = PyList_New(0);
    made = PyList_New(0);
    counts(made);
    Py_DECREF(made);
    items();
    contents();
    objects();
    made = PyDict_New();
    shapes(made);
    Py_DECREF(made);
    for (i = 0; i < PyList_GET_SIZE(examples); i++)
        kinds_of(PyList_GET_ITEM(examples, i));
    list = results;
    results = NULL;
    return list;
}

static PyObject *nothing(PyObject *self, PyObject *which)
{
    (void)self;
    if (which == Py_True)
        Py_RETURN_TRUE;
    else if (which == Py_False)
        Py_RETURN_FALSE;
    if (PyFloat_Check(which))
        Py_RETURN_NAN;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"run", run, METH_O, NULL}, {"nothing", nothing, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, NOGIL_TEST_NAME, NULL, -1, methods, NULL, NULL, NULL, NULL};

#define NOGIL_TEST_INIT_(name) PyInit_##name
#define NOGIL_TEST_INIT(name) NOGIL_TEST_INIT_(name)
PyMODINIT_FUNC NOGIL_TEST_INIT(NOGIL_TEST_MODULE)(void)
{
    return PyModule_Create(&definition);
}
