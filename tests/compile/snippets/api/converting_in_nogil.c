/* SPDX-License-Identifier: 0BSD */
/* building, parsing and converting values in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: Py_BuildValue
   expect: Calling gil-requiring function not allowed without gil: PyArg_ParseTuple
   expect: Calling gil-requiring function not allowed without gil: PyArg_ParseTupleAndKeywords
   expect: Calling gil-requiring function not allowed without gil: PyLong_AsLong
   expect: Calling gil-requiring function not allowed without gil: PyLong_FromLong
   expect: Calling gil-requiring function not allowed without gil: PyFloat_AsDouble
   expect: Calling gil-requiring function not allowed without gil: PyUnicode_FromString */
#include <nogil.h>
int convert(PyObject *arguments, PyObject *keywords, PyObject **result);
#ifdef WRONG
int convert(PyObject *arguments, PyObject *keywords, PyObject **result)
{
    static char name[] = "x";
    static char *names[] = {name, NULL};
    long i = 0;
    NOGIL_BEGIN
        if (!PyArg_ParseTuple(arguments, "l", &i)) // refused
            return -1;
        if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "l", names, &i)) // refused
            return -1;
        *result = Py_BuildValue("(ll)", i, i);          // refused
        i = PyLong_AsLong(keywords);                    // refused
        *result = PyLong_FromLong(i);                   // refused
        if (PyFloat_AsDouble(*result) < 0)              // refused
            *result = PyUnicode_FromString("negative"); // refused
    NOGIL_END
    return 0;
}
#else
int convert(PyObject *arguments, PyObject *keywords, PyObject **result)
{
    static char name[] = "x";
    static char *names[] = {name, NULL};
    long i = 0;
    if (!PyArg_ParseTuple(arguments, "l", &i))
        return -1;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "l", names, &i))
        return -1;
    *result = Py_BuildValue("(ll)", i, i);
    i = PyLong_AsLong(keywords);
    *result = PyLong_FromLong(i);
    if (PyFloat_AsDouble(*result) < 0)
        *result = PyUnicode_FromString("negative");
    return 0;
}
#endif
