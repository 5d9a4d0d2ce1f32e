/* SPDX-License-Identifier: 0BSD */
/* objects.c: what cannot be done with objects without the GIL; objects.pyx has the same in Cython. */
#include <nogil.h>

PyObject *in_a_block(PyObject *x, PyObject *y, long n, PyObject *kept);
void object_loop(PyObject *x);
void swapping(PyObject **x, PyObject **y);
void catching(void);

NOGIL_FUNCTION(PyObject *, result, except(NULL), ())
{
    Py_RETURN_NONE; //! result
}

PyObject *in_a_block(PyObject *x, PyObject *y, long n, PyObject *kept)
{
    NOGIL_BEGIN
        Py_INCREF(x);                      //! assigning
        n = PyLong_AsLong(x);              //! converting_from
        PyLong_FromLong(n);                //! converting_to
        PyObject_Repr(x);                  //! calling
        PyNumber_Add(x, y);                //! computing
        PyObject_GetAttrString(x, "name"); //! attribute
        PyObject_GetItem(x, y);            //! indexing
        PySequence_GetSlice(x, 1, 2);      //! slicing
        PySlice_New(y, y, y);              //! making_slice
        PyTuple_Pack(2, x, y);             //! making_tuple
        PyList_New(2);                     //! making_list
        PyDict_New();                      //! making_dict
        PySet_New(NULL);                   //! making_set
        PyFrozenSet_New(NULL);             //! making_frozenset
        PyFunction_New(x, y);              //! making_function
        PyType_FromSpec(NULL);             //! making_class
        PyComplex_FromDoubles(0, 7);       //! making_complex
        PyUnicode_FromFormat("%S", x);     //! formatting
        PyUnicode_Concat(x, y);            //! joining
        if (PyObject_IsTrue(x))            //! truth
            n++;
        PyObject_GetIter(x);                 //! iterating
        PyObject_TypeCheck(x, &PyList_Type); //! type_test
        PyObject_SetItem(x, y, y);           //! storing
        PyImport_ImportModule("sys");        //! importing
        PyEval_GetBuiltins();                //! builtin
        Py_CLEAR(kept);                      //! deleting
        return PyLong_FromLong(n);           //! returning
    NOGIL_END
}

void object_loop(PyObject *x)
{
    NOGIL_BEGIN
        for (long i = 0; i < 4; i++)
            PyList_SetItem(x, i, NULL); //! counting
    NOGIL_END
}

NOGIL_FUNCTION(void, dropped, noexcept, ())
{
    Py_XDECREF(result()); //! dropping
}

void swapping(PyObject **x, PyObject **y)
{
    NOGIL_BEGIN
        PyObject *z = *x;
        Py_SETREF(*x, *y); //! swapping
        *y = z;
    NOGIL_END
}

NOGIL_FUNCTION(int *, pointer, except(NULL), ())
{
    PyErr_SetNone(PyExc_KeyError); //! raising
    return NULL;
}

void catching(void)
{
    NOGIL_BEGIN
        if (PyErr_ExceptionMatches(PyExc_KeyError)) //! catching
            return;
    NOGIL_END
}
