/* SPDX-License-Identifier: 0BSD */
/* table: one column of a table in a text, summed without the GIL; each function says how it fails.

       >>> import table
       >>> table.column_sum(b"1;2.5\n-1;4\n", 1)
       (6.5, 2, 0)
       >>> table.column_sum(b"1;2.5\nx;4\n", 0)
       Traceback (most recent call last):
           ...
       ValueError: line 2: 'x' is not a number

   Rule: choose the spec that costs the caller least. A value that no call returns otherwise is best (except); one that
   some calls return is nearly as good (except_maybe); a void function has no value to look at (except_any). */
#include <nogil.h>

#define LONGEST_FIELD 63

struct text {
    const char *at, *end;
    Py_ssize_t line;
};

/* noexcept: nothing in it can fail, and its callers look at nothing. */
static NOGIL_FUNCTION(Py_ssize_t, field_length, noexcept, (const struct text *, text))
{
    const char *stop = text->at;
    while (stop < text->end && *stop != ';' && *stop != '\n')
        stop++;
    return stop - text->at;
}

/* except(-1): 0 otherwise, so -1 always is an exception and nothing has to be looked up. */
static NOGIL_FUNCTION(int, skip_fields, except(-1), (struct text *, text, Py_ssize_t, count))
{
    for (Py_ssize_t i = 0; i < count; i++) {
        text->at += field_length(text);
        if (text->at == text->end || *text->at == '\n')
            return nogil_raise(PyExc_IndexError, "line %zd: it has %zd fields, so there is none with index %zd",
                               text->line, i + 1, count);
        text->at++;
    }
    return 0;
}

/* except_maybe(-1): -1 is a number like any other. Only where it is returned does the caller look for an exception. */
static NOGIL_FUNCTION(double, parse_number, except_maybe(-1), (struct text *, text))
{
    char field[LONGEST_FIELD + 1], *stop;
    Py_ssize_t length = field_length(text);
    double number;
    if (length > LONGEST_FIELD)
        return nogil_raise(PyExc_ValueError, "line %zd: a field of %zd characters is not a number", text->line, length);
    memcpy(field, text->at, (size_t)length);
    field[length] = 0;
    number = strtod(field, &stop);
    if (stop == field || *stop)
        return nogil_raise(PyExc_ValueError, "line %zd: '%s' is not a number", text->line, field);
    return number;
}

/* except_any: void, so there is no value to look at. The caller looks for an exception after every call; that takes no
   GIL and less than a nanosecond, where Cython takes the GIL. */
static NOGIL_FUNCTION(void, next_line, except_any, (struct text *, text))
{
    while (text->at < text->end && *text->at != '\n')
        text->at++;
    if (text->at == text->end)
        nogil_raise(PyExc_EOFError, "line %zd: the text ends without a newline", text->line);
    else
        text->at++;
    text->line++;
}

/* Calls what is above. What one of them raised goes on to the caller as it is, with goto or with return. */
static NOGIL_FUNCTION(int, add_line, except(-1), (struct text *, text, Py_ssize_t, column, double *, sum))
{
    double number;
    if (NOGIL_FAILED(skip_fields, skip_fields(text, column)))
        return -1;
    if (NOGIL_FAILED(parse_number, number = parse_number(text)))
        return -1;
    *sum += number;
    return 0;
}

static PyObject *column_sum(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_buffer view;
    Py_ssize_t column, bad = 0;
    int skip_bad = 0;
    double sum = 0;
    struct text text;
    PyObject *result = NULL;

    if (!PyArg_ParseTuple(arguments, "y*n|p:column_sum", &view, &column, &skip_bad))
        return NULL;
    text.at = (const char *)view.buf;
    text.end = text.at + view.len;
    text.line = 1;
    if (column < 0) {
        nogil_raise(PyExc_ValueError, "column must not be negative, got %zd", column);
        goto done;
    }

    NOGIL_BEGIN
        while (text.at < text.end) {
            if (NOGIL_FAILED(add_line, add_line(&text, column, &sum))) {
                if (!skip_bad || !NOGIL_CATCH(PyExc_ValueError)) /* try: ... except ValueError: bad += 1 */
                    goto done;
                bad++;
            }
            if (NOGIL_FAILED(next_line, next_line(&text)))
                goto done;
        }
    NOGIL_END
    result = Py_BuildValue("(dnn)", sum, text.line - 1 - bad, bad);

done: /* the GIL is back, and the exception, if there is one, is still pending */
    PyBuffer_Release(&view);
    return result;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"column_sum", column_sum, METH_VARARGS,
     "column_sum(text, column, skip_bad=False)\n--\n\n"
     "Sum of one column of lines whose fields are separated by ';': (sum, lines summed, lines skipped).\n\n"
     "With skip_bad a field that is no number is skipped; otherwise it is a ValueError."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "table",
    .m_doc = "One column of a table in a text, summed without the GIL.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_table(void)
{
    return PyModuleDef_Init(&definition);
}
