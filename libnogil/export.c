/* SPDX-License-Identifier: 0BSD */
/* export.c: a call of a NOGIL_EXPORT that is not simply right: keyword arguments, other types, errors.

   Rule: Python words the errors. Where a function of Python's says it, that one is asked; where none does, the message
   names function and argument and ends as CPython's does. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* ---- which argument is which parameter's ---- */

/* Call a Python function that has these parameters and does nothing: it refuses what must be refused, in the words of
   the Python that runs, be it with "Did you mean" or without. */
static void nogil_priv_export_refuse(const nogil_priv_export *function, PyObject *tuple, PyObject *dict)
{
    PyObject *source = PyUnicode_FromFormat("def %s(", function->name);
    PyObject *code = NULL, *names = NULL, *result = NULL;
    const char *text;
    Py_ssize_t i;
    for (i = 0; source && i < function->count; i++) {
        PyObject *longer = PyUnicode_FromFormat("%U%s,", source, function->parameters[i].name);
        Py_DECREF(source);
        source = longer;
    }
    if (source) {
        PyObject *whole = PyUnicode_FromFormat("%U): pass\n", source);
        Py_DECREF(source);
        source = whole;
    }
    text = source ? PyUnicode_AsUTF8AndSize(source, NULL) : NULL;
    if (text)
        code = Py_CompileString(text, "<nogil.h>", Py_file_input);
    if (code)
        names = PyDict_New();
    if (names)
        result = PyEval_EvalCode(code, names, names);
    if (result) {
        PyObject *python = PyDict_GetItemString(names, function->name);
        Py_DECREF(result);
        result = python ? PyObject_Call(python, tuple, dict) : NULL;
    }
    /* A parameter that cannot be one in Python, such as `from`: nobody else has words for it. */
    if (result || !PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_SyntaxError))
        PyErr_Format(PyExc_TypeError, "%s() takes other arguments than these: see help(%s)", function->name,
                     function->name);
    Py_XDECREF(result);
    Py_XDECREF(names);
    Py_XDECREF(code);
    Py_XDECREF(source);
}

/* 0, or -1 where there is no such parameter or it has its argument already. By text: nothing of one interpreter is kept
   for another. */
static int nogil_priv_export_place(const nogil_priv_export *function, PyObject *key, PyObject *value, PyObject **bound)
{
    Py_ssize_t i;
    for (i = 0; i < function->count; i++) {
        if (PyUnicode_CompareWithASCIIString(key, function->parameters[i].name) == 0) {
            if (bound[i])
                return -1;
            bound[i] = value;
            return 0;
        }
    }
    return -1;
}

static int nogil_priv_export_is_complete(const nogil_priv_export *function, PyObject **bound)
{
    Py_ssize_t i;
    for (i = 0; i < function->count; i++)
        if (!bound[i])
            return 0;
    return 1;
}

static void nogil_priv_export_clear(const nogil_priv_export *function, PyObject **bound)
{
    Py_ssize_t i;
    for (i = 0; i < function->count; i++)
        bound[i] = NULL;
}

NOGIL_PRIV_WARM int nogil_priv_export_bind(const nogil_priv_export *function, PyObject *const *values, Py_ssize_t count,
                                           PyObject *keywords, PyObject **bound)
{
    Py_ssize_t i, more = keywords ? PyTuple_Size(keywords) : 0;
    int good = count <= function->count;
    PyObject *tuple, *dict;
    nogil_priv_export_clear(function, bound);
    for (i = 0; good && i < count; i++)
        bound[i] = values[i];
    for (i = 0; good && i < more; i++)
        good = nogil_priv_export_place(function, PyTuple_GetItem(keywords, i), values[count + i], bound) == 0;
    if (good && nogil_priv_export_is_complete(function, bound))
        return 0;

    tuple = PyTuple_New(count);
    dict = PyDict_New();
    good = tuple && dict;
    for (i = 0; good && i < count; i++) {
        Py_INCREF(values[i]);
        good = PyTuple_SetItem(tuple, i, values[i]) == 0;
    }
    for (i = 0; good && i < more; i++)
        good = PyDict_SetItem(dict, PyTuple_GetItem(keywords, i), values[count + i]) == 0;
    if (good)
        nogil_priv_export_refuse(function, tuple, dict);
    Py_XDECREF(tuple);
    Py_XDECREF(dict);
    return -1;
}

NOGIL_PRIV_WARM int nogil_priv_export_bind_tuple(const nogil_priv_export *function, PyObject *tuple, PyObject *dict,
                                                 PyObject **bound)
{
    Py_ssize_t i, position = 0, count = PyTuple_Size(tuple);
    int good = count <= function->count;
    PyObject *key, *value;
    nogil_priv_export_clear(function, bound);
    for (i = 0; good && i < count; i++)
        bound[i] = PyTuple_GetItem(tuple, i);
    while (good && dict && PyDict_Next(dict, &position, &key, &value))
        good = nogil_priv_export_place(function, key, value, bound) == 0;
    if (good && nogil_priv_export_is_complete(function, bound))
        return 0;
    nogil_priv_export_refuse(function, tuple, dict);
    return -1;
}

/* ---- arguments ---- */

static void nogil_priv_refuse_type(PyObject *object, const nogil_priv_export *function, const char *name,
                                   const char *wanted)
{
    char type[100];
    PyErr_Format(PyExc_TypeError, "%s() argument '%s' must be %s, not %s", function->name, name, wanted,
                 object == Py_None ? "None" : nogil_priv_type_name(object, type, sizeof(type)));
}

/* A new reference to an int; NULL where the object is none and cannot become one. */
static PyObject *nogil_priv_take_index(PyObject *object, const nogil_priv_export *function, const char *name)
{
    char type[100];
    if (PyLong_Check(object)) {
        Py_INCREF(object);
        return object;
    }
    if (PyIndex_Check(object))
        return PyNumber_Index(object);
    PyErr_Format(PyExc_TypeError, "%s() argument '%s': '%s' object cannot be interpreted as an integer", function->name,
                 name, nogil_priv_type_name(object, type, sizeof(type)));
    return NULL;
}

NOGIL_PRIV_COLD int nogil_priv_take_signed_slowly(PyObject *object, const nogil_priv_export *function, const char *name,
                                                  long long least, long long most, long long *value)
{
    PyObject *number;
    PyErr_Clear(); /* of the attempt that brought us here */
    number = nogil_priv_take_index(object, function, name);
    if (!number)
        return -1;
    *value = PyLong_AsLongLong(number);
    Py_DECREF(number);
    if (*value == -1 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_OverflowError))
            return -1;
    } else if (*value >= least && *value <= most) {
        return 0;
    }
    PyErr_Format(PyExc_OverflowError, "%s() argument '%s' must be between %lld and %lld", function->name, name, least,
                 most);
    return -1;
}

NOGIL_PRIV_COLD int nogil_priv_take_unsigned_slowly(PyObject *object, const nogil_priv_export *function,
                                                    const char *name, unsigned long long most,
                                                    unsigned long long *value)
{
    PyObject *number;
    PyErr_Clear();
    number = nogil_priv_take_index(object, function, name);
    if (!number)
        return -1;
    *value = PyLong_AsUnsignedLongLong(number);
    Py_DECREF(number);
    if (*value == (unsigned long long)-1 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_OverflowError))
            return -1;
    } else if (*value <= most) {
        return 0;
    }
    PyErr_Format(PyExc_OverflowError, "%s() argument '%s' must be between 0 and %llu", function->name, name, most);
    return -1;
}

NOGIL_PRIV_COLD void nogil_priv_refuse_float(PyObject *object, const nogil_priv_export *function, const char *name)
{
    if (PyErr_Occurred()) {
        int is_real = PyFloat_Check(object) || PyIndex_Check(object);
        if (PyErr_ExceptionMatches(PyExc_OverflowError) && PyLong_Check(object)) {
            PyErr_Format(PyExc_OverflowError, "%s() argument '%s': int too large to convert to float", function->name,
                         name);
        } else if (PyErr_ExceptionMatches(PyExc_TypeError) && !is_real) {
            PyObject *raised = nogil_priv_take_exception();
            PyObject *how = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__float__");
            if (how) { /* what its own method has raised is more precise */
                Py_DECREF(how);
                nogil_priv_put_exception(raised);
            } else {
                char type[100];
                PyErr_Clear();
                Py_DECREF(raised);
                PyErr_Format(PyExc_TypeError, "%s() argument '%s' must be real number, not %s", function->name, name,
                             nogil_priv_type_name(object, type, sizeof(type)));
            }
        }
    } else {
        PyErr_Format(PyExc_OverflowError, "%s() argument '%s' is too large for a C float", function->name, name);
    }
}

NOGIL_PRIV_COLD void nogil_priv_refuse_text(PyObject *object, const nogil_priv_export *function, const char *name)
{
    if (!PyUnicode_Check(object))
        nogil_priv_refuse_type(object, function, name, "str");
    else if (!PyErr_Occurred()) /* otherwise: half of a surrogate pair, which UTF-8 cannot say */
        PyErr_Format(PyExc_ValueError, "%s() argument '%s': embedded null character", function->name, name);
}

NOGIL_PRIV_COLD int nogil_priv_take_char_slowly(PyObject *object, const nogil_priv_export *function, const char *name,
                                                char *value)
{
    PyObject *bytes = NULL;
    if (PyUnicode_Check(object)) {
        bytes = PyUnicode_AsLatin1String(object);
        if (!bytes && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
            PyErr_Clear();
        else if (!bytes)
            return -1;
    } else if (PyBytes_Check(object)) {
        Py_INCREF(object);
        bytes = object;
    } else {
        nogil_priv_refuse_type(object, function, name, "str");
        return -1;
    }
    if (bytes && PyBytes_Size(bytes) == 1) {
        *value = *PyBytes_AsString(bytes);
        Py_DECREF(bytes);
        return 0;
    }
    Py_XDECREF(bytes);
    PyErr_Format(PyExc_ValueError, "%s() argument '%s' must be one character, at most U+00FF, or one byte",
                 function->name, name);
    return -1;
}

#if NOGIL_PRIV_HAS_BUFFERS

NOGIL_PRIV_COLD int nogil_priv_refuse_array(PyObject *object, const nogil_priv_export *function, const char *name,
                                            unsigned wanted)
{
    if (!PyObject_CheckBuffer(object)) {
        char type[100];
        PyErr_Format(PyExc_TypeError, "%s() argument '%s': a bytes-like object is required, not '%s'", function->name,
                     name, nogil_priv_type_name(object, type, sizeof(type)));
    } else if (wanted & NOGIL_PRIV_BUFFER_WRITABLE) {
        /* The one reason that has many names: ask again for less. */
        PyObject *raised = nogil_priv_take_exception();
        Py_buffer view;
        if (PyObject_GetBuffer(object, &view, NOGIL_PRIV_ARRAY_FLAGS(0)) == 0) {
            PyBuffer_Release(&view);
            Py_DECREF(raised);
            PyErr_Format(PyExc_BufferError, "%s() argument '%s' must be writable, and this is read-only",
                         function->name, name);
        } else {
            PyErr_Clear();
            nogil_priv_put_exception(raised);
        }
    }
    return -1;
}

NOGIL_PRIV_WARM int nogil_priv_look_at_array(const nogil_priv_export *function, const char *name, unsigned wanted,
                                             Py_buffer *view)
{
    const int kind = (int)(wanted & 0xff), size = NOGIL_PRIV_BUFFER_SIZE(wanted);
    PyObject *raised;
    if (view->ndim != 1)
        PyErr_Format(PyExc_TypeError, "%s() argument '%s' must have 1 dimension, not %d", function->name, name,
                     view->ndim);
    else if (!nogil_priv_buffer_items_fit(view, wanted))
        PyErr_Format(PyExc_TypeError, "%s() argument '%s' must have %s items of %d byte%s, not '%s' of %zd",
                     function->name, name,
                     kind == NOGIL_PRIV_BUFFER_SIGNED     ? "signed integer"
                     : kind == NOGIL_PRIV_BUFFER_UNSIGNED ? "unsigned integer"
                     : kind == NOGIL_PRIV_BUFFER_REAL     ? "floating-point"
                     : kind == NOGIL_PRIV_BUFFER_CHAR     ? "character"
                                                          : "bool",
                     size, size == 1 ? "" : "s", view->format ? view->format : "B", view->itemsize);
    else if (view->shape[0] > 1 && view->strides && view->strides[0] != view->itemsize)
        PyErr_Format(PyExc_BufferError, "%s() argument '%s' must be contiguous: there are gaps between its items",
                     function->name, name);
    else if (view->len && ((uintptr_t)view->buf & ((wanted >> 16 & 0xff) - 1u)))
        PyErr_Format(PyExc_BufferError, "%s() argument '%s' must be aligned: its items are at odd addresses",
                     function->name, name);
    else
        return 0;
    raised = nogil_priv_take_exception(); /* the object's own code may run now, and it may raise */
    PyBuffer_Release(view);               /* and view->obj is NULL */
    nogil_priv_put_exception(raised);
    return -1;
}

#endif

/* ---- results ---- */

NOGIL_PRIV_WARM PyObject *nogil_priv_export_tuple(PyObject **objects, Py_ssize_t count)
{
    PyObject *tuple = NULL;
    Py_ssize_t i;
    for (i = 0; i < count && objects[i]; i++)
        ;
    if (i == count)
        tuple = PyTuple_New(count);
    for (i = 0; i < count; i++) {
        if (tuple)
            (void)PyTuple_SetItem(tuple, i, objects[i]);
        else
            Py_XDECREF(objects[i]);
    }
    return tuple;
}

NOGIL_PRIV_COLD PyObject *nogil_priv_export_errno(const char *filename)
{
    if (!PyErr_Occurred())
        nogil_priv_raise_errno_2(PyExc_OSError, filename);
    return NULL;
}

/* ---- the docstring: NAME($module, x)\n--\n\nDOC\n\nNAME(x: int) -> float ---- */

typedef struct {
    char *at, *end;
} nogil_priv_writer;

/* As far as `stop`: "str | None" is a result's type, and a parameter's is "str". */
static void nogil_priv_write(nogil_priv_writer *writer, const char *text, char stop)
{
    while (*text && *text != stop && writer->at < writer->end)
        *writer->at++ = *text++;
    *writer->at = '\0';
}

NOGIL_PRIV_COLD void nogil_priv_export_document(char *text, size_t size, const nogil_priv_export *function,
                                                const char *doc)
{
    const nogil_priv_named_type *results = function->parameters + function->count;
    nogil_priv_writer writer;
    Py_ssize_t i;
    writer.at = text;
    writer.end = text + size - 1;
    nogil_priv_write(&writer, function->name, 0);
    nogil_priv_write(&writer, "($module", 0);
    for (i = 0; i < function->count; i++) {
        nogil_priv_write(&writer, ", ", 0);
        nogil_priv_write(&writer, function->parameters[i].name, 0);
    }
    nogil_priv_write(&writer, ")\n--\n\n", 0);
    nogil_priv_write(&writer, doc, 0);
    nogil_priv_write(&writer, *doc ? "\n\n" : "", 0);
    nogil_priv_write(&writer, function->name, 0);
    nogil_priv_write(&writer, "(", 0);
    for (i = 0; i < function->count; i++) {
        nogil_priv_write(&writer, i ? ", " : "", 0);
        nogil_priv_write(&writer, function->parameters[i].name, 0);
        nogil_priv_write(&writer, ": ", 0);
        nogil_priv_write(&writer, function->parameters[i].type, ' ');
    }
    nogil_priv_write(&writer, ") -> ", 0);
    if (!results[0].name)
        nogil_priv_write(&writer, "None", 0);
    else if (results[1].name)
        nogil_priv_write(&writer, "tuple[", 0);
    for (i = 0; results[i].name; i++) {
        nogil_priv_write(&writer, i ? ", " : "", 0);
        nogil_priv_write(&writer, results[i].type, 0);
    }
    if (results[0].name && results[1].name)
        nogil_priv_write(&writer, "]", 0);
}

NOGIL_PRIV_EXTERN_C_END
