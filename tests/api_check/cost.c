/* SPDX-License-Identifier: 0BSD */
/* cost.c: functions whose machine code must be the same with the API check and without it. */
#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif
PyObject *cost_call(PyObject *list, PyObject *item);
PyObject *cost_count(PyObject *op);
PyObject *cost_sum(PyObject *tuple);
int cost_kind(PyObject *op);
void cost_clear(PyObject **op);
void *cost_memory(size_t n);
PyObject *cost_parse(PyObject *self, PyObject *args);
PyObject *cost_none(int which);
double cost_double(PyObject *op);
int cost_traverse(PyObject *op, visitproc visit, void *arg);

PyObject *cost_call(PyObject *list, PyObject *item)
{
    if (PyList_Append(list, item) < 0 || PyErr_Occurred())
        return NULL;
    return PyObject_CallFunctionObjArgs(item, list, PyLong_FromLong(PyList_Size(list)), NULL);
}

PyObject *cost_count(PyObject *op)
{
    Py_INCREF(op);
    Py_XINCREF(op);
    Py_DECREF(op);
    return op;
}

PyObject *cost_sum(PyObject *tuple)
{
    long long sum = 0;
    Py_ssize_t i;
    for (i = 0; i < PyTuple_GET_SIZE(tuple); i++)
        sum += PyLong_AsLongLong(PyTuple_GET_ITEM(tuple, i));
    return PyLong_FromLongLong(sum);
}

int cost_kind(PyObject *op)
{
    return PyList_Check(op) + 2 * PyLong_CheckExact(op) + 4 * Py_IS_TYPE(op, &PyTuple_Type) + 8 * PyUnicode_Check(op);
}

void cost_clear(PyObject **op)
{
    Py_CLEAR(*op);
    Py_XDECREF(op[1]);
}

void *cost_memory(size_t n)
{
    return PyMem_Malloc(n);
}

PyObject *cost_parse(PyObject *self, PyObject *args)
{
    int a, b;
    (void)self;
    if (!PyArg_ParseTuple(args, "ii", &a, &b))
        return NULL;
    return Py_BuildValue("i", a + b);
}

PyObject *cost_none(int which)
{
    if (which)
        Py_RETURN_TRUE;
    Py_RETURN_NONE;
}

double cost_double(PyObject *op)
{
    return PyFloat_Check(op) ? PyFloat_AS_DOUBLE(op) : PyFloat_AsDouble(op);
}

int cost_traverse(PyObject *op, visitproc visit, void *arg)
{
    Py_VISIT(op);
    return 0;
}
#ifdef __cplusplus
}
#endif
