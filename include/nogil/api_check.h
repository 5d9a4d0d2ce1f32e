/* SPDX-License-Identifier: 0BSD */
/* api_check.h: a call of the Python API without the GIL is a compile error.

   Written by api_check/generate.py from the headers of CPython
   3.9.18, 3.10.13, 3.11.7, 3.12.1, 3.13.18, 3.14.10 and 3.15.2.
   Do not edit: change api_check/needs_no_gil.txt, macros.txt or by_hand.h and run the script.

       NOGIL_BEGIN
           PyList_New(0);              // error: Calling gil-requiring function not allowed without gil: PyList_New
           p = PyMem_RawMalloc(n);     // fine: needs no GIL
           WITH_GIL_BEGIN
               PyList_New(0);          // fine: has it
           WITH_GIL_END
       NOGIL_END

   How: each function of the API is hidden by a macro of its own name that first asks context.h. A macro is not expanded
   inside itself, so what follows the question is the function. Without parentheses (an address, a slot table) it is the
   function as ever. A macro of CPython's is first kept in an inlined function, then replaced. Nothing is left of the
   question after compiling.

   Rule: where the GIL is held, or nothing is known, every name means what it meant before.

   Off with -DNOGIL_NO_API_CHECKS, in C that Cython wrote (it redefines these names, and has checked already) and on
   PyPy (whose headers rename every function by a macro).

   Not seen: a function called through a pointer, or as (PyList_New)(0). That form is also the one to write where C++
   takes no lambda: ::PyList_New(0), and, before C++20, sizeof, decltype and noexcept; headers that write so go before
   nogil.h. GCC does not say that a function is deprecated where it is called through such a macro; Clang does. */
#ifndef NOGIL_API_CHECK_H
#define NOGIL_API_CHECK_H

#include "context.h"
#include "platform.h"

#if !defined(NOGIL_NO_API_CHECKS) && !defined(CYTHON_ABI) && !defined(CYTHON_HEX_VERSION) && !defined(PYPY_VERSION)

/* clang-format off */

/* ---- CPython's macros, kept in functions ---- */

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#pragma GCC diagnostic ignored "-Wcast-qual"
#pragma GCC diagnostic ignored "-Wcast-align"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#ifdef __cplusplus
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wzero-as-null-pointer-constant"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wuseless-cast"
#endif
#endif

/* Conversions without a warning where CPython's macro gave none: an index of any integer type. */
#ifdef __cplusplus
#define NOGIL_PRIV_API_INDEX(i) static_cast<Py_ssize_t>(i)
#else
#define NOGIL_PRIV_API_INDEX(i) ((Py_ssize_t)(i))
#endif

/* PyUnicode_KIND and a few more were bit-fields: they fit both int and unsigned int without a warning. */
typedef struct {
    unsigned int bits : 8;
} nogil_priv_api_bits;

NOGIL_PRIV_INLINE void nogil_priv_api_drop(PyObject *op)
{
    Py_DECREF(op);
}
NOGIL_PRIV_INLINE void nogil_priv_api_xdrop(PyObject *op)
{
    Py_XDECREF(op);
}
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_bool(int value)
{
    PyObject *result = value ? Py_True : Py_False;
    Py_INCREF(result);
    return result;
}
NOGIL_PRIV_INLINE void *nogil_priv_api_allocate(size_t n, size_t size)
{
    return n > (size_t)PY_SSIZE_T_MAX / size ? NULL : PyMem_Malloc(n * size);
}
NOGIL_PRIV_INLINE void *nogil_priv_api_reallocate(void *p, size_t n, size_t size)
{
    return n > (size_t)PY_SSIZE_T_MAX / size ? NULL : PyMem_Realloc(p, n * size);
}

#ifdef PyHeapType_GET_MEMBERS /* <= 3.10 */
NOGIL_PRIV_INLINE void *nogil_priv_api_members(PyObject *type)
{
    return (char *)type + Py_TYPE(type)->tp_basicsize;
}
#endif

/* An item's address is taken often (&PyTuple_GET_ITEM(args, 0)), and its index may be of any integer type. */
#ifdef PyTuple_GET_ITEM
NOGIL_PRIV_INLINE PyObject **nogil_priv_api_PyTuple_GET_ITEM(PyObject *op)
{
    return &PyTuple_GET_ITEM(op, 0);
}
#endif
#ifdef PyList_GET_ITEM
NOGIL_PRIV_INLINE PyObject **nogil_priv_api_PyList_GET_ITEM(PyObject *op)
{
    return &PyList_GET_ITEM(op, 0);
}
#endif
#if PY_VERSION_HEX >= 0x030B0000 /* a function since 3.11 */
#ifdef PyTuple_SET_ITEM
NOGIL_PRIV_INLINE void nogil_priv_api_PyTuple_SET_ITEM(PyObject *op, Py_ssize_t i, PyObject *value)
{
    PyTuple_SET_ITEM(op, i, value);
}
#endif
#ifdef PyList_SET_ITEM
NOGIL_PRIV_INLINE void nogil_priv_api_PyList_SET_ITEM(PyObject *op, Py_ssize_t i, PyObject *value)
{
    PyList_SET_ITEM(op, i, value);
}
#endif
#endif

#ifdef PyAST_Compile
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) PyCodeObject *nogil_priv_api_PyAST_Compile(struct _mod *module, const
    char *name, PyCompilerFlags *flags, PyArena *arena)
{
    return PyAST_Compile(module, name, flags, arena);
}
#endif
#ifdef PyAnyDict_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyAnyDict_Check(PyObject *op)
{
    return PyAnyDict_Check(op);
}
#endif
#ifdef PyAnyDict_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyAnyDict_CheckExact(PyObject *op)
{
    return PyAnyDict_CheckExact(op);
}
#endif
#ifdef PyAnySet_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyAnySet_Check(PyObject *op)
{
    return PyAnySet_Check(op);
}
#endif
#ifdef PyAnySet_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyAnySet_CheckExact(PyObject *op)
{
    return PyAnySet_CheckExact(op);
}
#endif
#ifdef PyAsyncGenASend_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyAsyncGenASend_CheckExact(PyObject *op)
{
    return PyAsyncGenASend_CheckExact(op);
}
#endif
#ifdef PyAsyncGen_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyAsyncGen_CheckExact(PyObject *op)
{
    return PyAsyncGen_CheckExact(op);
}
#endif
#ifdef PyBool_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyBool_Check(PyObject *op)
{
    return PyBool_Check(op);
}
#endif
#ifdef PyByteArray_AS_STRING
NOGIL_PRIV_INLINE char *nogil_priv_api_PyByteArray_AS_STRING(PyObject *op)
{
    return PyByteArray_AS_STRING(op);
}
#endif
#ifdef PyByteArray_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyByteArray_Check(PyObject *op)
{
    return PyByteArray_Check(op);
}
#endif
#ifdef PyByteArray_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyByteArray_CheckExact(PyObject *op)
{
    return PyByteArray_CheckExact(op);
}
#endif
#ifdef PyByteArray_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyByteArray_GET_SIZE(PyObject *op)
{
    return PyByteArray_GET_SIZE(op);
}
#endif
#ifdef PyBytes_AS_STRING
NOGIL_PRIV_INLINE char *nogil_priv_api_PyBytes_AS_STRING(PyObject *op)
{
    return PyBytes_AS_STRING(op);
}
#endif
#ifdef PyBytes_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyBytes_Check(PyObject *op)
{
    return PyBytes_Check(op);
}
#endif
#ifdef PyBytes_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyBytes_CheckExact(PyObject *op)
{
    return PyBytes_CheckExact(op);
}
#endif
#ifdef PyBytes_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyBytes_GET_SIZE(PyObject *op)
{
    return PyBytes_GET_SIZE(op);
}
#endif
#ifdef PyCFunction_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyCFunction_Check(PyObject *op)
{
    return PyCFunction_Check(op);
}
#endif
#ifdef PyCFunction_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyCFunction_CheckExact(PyObject *op)
{
    return PyCFunction_CheckExact(op);
}
#endif
#ifdef PyCFunction_GET_CLASS
NOGIL_PRIV_INLINE PyTypeObject *nogil_priv_api_PyCFunction_GET_CLASS(PyObject *op)
{
    return PyCFunction_GET_CLASS(op);
}
#endif
#ifdef PyCFunction_GET_FLAGS
NOGIL_PRIV_INLINE int nogil_priv_api_PyCFunction_GET_FLAGS(PyObject *op)
{
    return PyCFunction_GET_FLAGS(op);
}
#endif
#ifdef PyCFunction_GET_FUNCTION
NOGIL_PRIV_INLINE PyCFunction nogil_priv_api_PyCFunction_GET_FUNCTION(PyObject *op)
{
    return PyCFunction_GET_FUNCTION(op);
}
#endif
#ifdef PyCFunction_GET_SELF
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyCFunction_GET_SELF(PyObject *op)
{
    return PyCFunction_GET_SELF(op);
}
#endif
#ifdef PyCFunction_New
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyCFunction_New(PyMethodDef *def, PyObject *self)
{
    return PyCFunction_New(def, self);
}
#endif
#ifdef PyCFunction_NewEx
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyCFunction_NewEx(PyMethodDef *def, PyObject *self, PyObject *module)
{
    return PyCFunction_NewEx(def, self, module);
}
#endif
#ifdef PyCMethod_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyCMethod_Check(PyObject *op)
{
    return PyCMethod_Check(op);
}
#endif
#ifdef PyCMethod_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyCMethod_CheckExact(PyObject *op)
{
    return PyCMethod_CheckExact(op);
}
#endif
#ifdef PyCallIter_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyCallIter_Check(PyObject *op)
{
    return PyCallIter_Check(op);
}
#endif
#ifdef PyCapsule_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyCapsule_CheckExact(PyObject *op)
{
    return PyCapsule_CheckExact(op);
}
#endif
#ifdef PyCell_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyCell_Check(PyObject *op)
{
    return PyCell_Check(op);
}
#endif
#ifdef PyCell_GET
#if PY_VERSION_HEX < 0x030C0000
NOGIL_PRIV_INLINE PyObject **nogil_priv_api_PyCell_GET(PyObject *op)
{
    return &PyCell_GET(op);
}
#elif PY_VERSION_HEX >= 0x030C0000
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyCell_GET(PyObject *op)
{
    return PyCell_GET(op);
}
#endif
#endif
#ifdef PyCell_SET
NOGIL_PRIV_INLINE void nogil_priv_api_PyCell_SET(PyObject *op, PyObject *value)
{
    PyCell_SET(op, value);
}
#endif
#ifdef PyCode_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyCode_Check(PyObject *op)
{
    return PyCode_Check(op);
}
#endif
#ifdef PyCode_GetNumFree
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyCode_GetNumFree(PyCodeObject *op)
{
    return PyCode_GetNumFree(op);
}
#endif
#ifdef PyComplex_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyComplex_Check(PyObject *op)
{
    return PyComplex_Check(op);
}
#endif
#ifdef PyComplex_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyComplex_CheckExact(PyObject *op)
{
    return PyComplex_CheckExact(op);
}
#endif
#ifdef PyContextToken_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyContextToken_CheckExact(PyObject *op)
{
    return PyContextToken_CheckExact(op);
}
#endif
#ifdef PyContextVar_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyContextVar_CheckExact(PyObject *op)
{
    return PyContextVar_CheckExact(op);
}
#endif
#ifdef PyContext_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyContext_CheckExact(PyObject *op)
{
    return PyContext_CheckExact(op);
}
#endif
#ifdef PyCoro_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyCoro_CheckExact(PyObject *op)
{
    return PyCoro_CheckExact(op);
}
#endif
#ifdef PyDescr_IsData
NOGIL_PRIV_INLINE int nogil_priv_api_PyDescr_IsData(PyObject *op)
{
    return PyDescr_IsData(op);
}
#endif
#ifdef PyDescr_NAME
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyDescr_NAME(PyObject *op)
{
    return PyDescr_NAME(op);
}
#endif
#ifdef PyDescr_TYPE
NOGIL_PRIV_INLINE PyTypeObject *nogil_priv_api_PyDescr_TYPE(PyObject *op)
{
    return PyDescr_TYPE(op);
}
#endif
#ifdef PyDictItems_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyDictItems_Check(PyObject *op)
{
    return PyDictItems_Check(op);
}
#endif
#ifdef PyDictKeys_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyDictKeys_Check(PyObject *op)
{
    return PyDictKeys_Check(op);
}
#endif
#ifdef PyDictValues_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyDictValues_Check(PyObject *op)
{
    return PyDictValues_Check(op);
}
#endif
#ifdef PyDictViewSet_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyDictViewSet_Check(PyObject *op)
{
    return PyDictViewSet_Check(op);
}
#endif
#ifdef PyDict_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyDict_Check(PyObject *op)
{
    return PyDict_Check(op);
}
#endif
#ifdef PyDict_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyDict_CheckExact(PyObject *op)
{
    return PyDict_CheckExact(op);
}
#endif
#ifdef PyDict_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyDict_GET_SIZE(PyObject *op)
{
    return PyDict_GET_SIZE(op);
}
#endif
#ifdef PyErr_Warn
NOGIL_PRIV_INLINE int nogil_priv_api_PyErr_Warn(PyObject *category, const char *message)
{
    return PyErr_Warn(category, message);
}
#endif
#ifdef PyEval_CallObject
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) PyObject *nogil_priv_api_PyEval_CallObject(PyObject *callable,
    PyObject *args)
{
    return PyEval_CallObject(callable, args);
}
#endif
#ifdef PyExceptionClass_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyExceptionClass_Check(PyObject *op)
{
    return PyExceptionClass_Check(op);
}
#endif
#ifdef PyExceptionClass_Name
NOGIL_PRIV_INLINE const char *nogil_priv_api_PyExceptionClass_Name(PyObject *op)
{
    return PyExceptionClass_Name(op);
}
#endif
#ifdef PyExceptionInstance_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyExceptionInstance_Check(PyObject *op)
{
    return PyExceptionInstance_Check(op);
}
#endif
#ifdef PyExceptionInstance_Class
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyExceptionInstance_Class(PyObject *op)
{
    return PyExceptionInstance_Class(op);
}
#endif
#ifdef PyFloat_AS_DOUBLE
#if PY_VERSION_HEX < 0x030C0000
NOGIL_PRIV_INLINE double*nogil_priv_api_PyFloat_AS_DOUBLE(PyObject *op)
{
    return &PyFloat_AS_DOUBLE(op);
}
#elif PY_VERSION_HEX >= 0x030C0000
NOGIL_PRIV_INLINE double nogil_priv_api_PyFloat_AS_DOUBLE(PyObject *op)
{
    return PyFloat_AS_DOUBLE(op);
}
#endif
#endif
#ifdef PyFloat_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFloat_Check(PyObject *op)
{
    return PyFloat_Check(op);
}
#endif
#ifdef PyFloat_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyFloat_CheckExact(PyObject *op)
{
    return PyFloat_CheckExact(op);
}
#endif
#ifdef PyFrameLocalsProxy_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrameLocalsProxy_Check(PyObject *op)
{
    return PyFrameLocalsProxy_Check(op);
}
#endif
#ifdef PyFrame_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrame_Check(PyObject *op)
{
    return PyFrame_Check(op);
}
#endif
#ifdef PyFrozenDict_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrozenDict_Check(PyObject *op)
{
    return PyFrozenDict_Check(op);
}
#endif
#ifdef PyFrozenDict_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrozenDict_CheckExact(PyObject *op)
{
    return PyFrozenDict_CheckExact(op);
}
#endif
#ifdef PyFrozenSet_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrozenSet_Check(PyObject *op)
{
    return PyFrozenSet_Check(op);
}
#endif
#ifdef PyFrozenSet_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyFrozenSet_CheckExact(PyObject *op)
{
    return PyFrozenSet_CheckExact(op);
}
#endif
#ifdef PyFunction_AS_FRAME_CONSTRUCTOR
NOGIL_PRIV_INLINE PyFrameConstructor *nogil_priv_api_PyFunction_AS_FRAME_CONSTRUCTOR(PyObject *op)
{
    return PyFunction_AS_FRAME_CONSTRUCTOR(op);
}
#endif
#ifdef PyFunction_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyFunction_Check(PyObject *op)
{
    return PyFunction_Check(op);
}
#endif
#ifdef PyFunction_GET_ANNOTATIONS
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_ANNOTATIONS(PyObject *op)
{
    return PyFunction_GET_ANNOTATIONS(op);
}
#endif
#ifdef PyFunction_GET_CLOSURE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_CLOSURE(PyObject *op)
{
    return PyFunction_GET_CLOSURE(op);
}
#endif
#ifdef PyFunction_GET_CODE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_CODE(PyObject *op)
{
    return PyFunction_GET_CODE(op);
}
#endif
#ifdef PyFunction_GET_DEFAULTS
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_DEFAULTS(PyObject *op)
{
    return PyFunction_GET_DEFAULTS(op);
}
#endif
#ifdef PyFunction_GET_GLOBALS
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_GLOBALS(PyObject *op)
{
    return PyFunction_GET_GLOBALS(op);
}
#endif
#ifdef PyFunction_GET_KW_DEFAULTS
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_KW_DEFAULTS(PyObject *op)
{
    return PyFunction_GET_KW_DEFAULTS(op);
}
#endif
#ifdef PyFunction_GET_MODULE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyFunction_GET_MODULE(PyObject *op)
{
    return PyFunction_GET_MODULE(op);
}
#endif
#ifdef PyGen_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyGen_Check(PyObject *op)
{
    return PyGen_Check(op);
}
#endif
#ifdef PyGen_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyGen_CheckExact(PyObject *op)
{
    return PyGen_CheckExact(op);
}
#endif
#ifdef PyImport_ImportModuleEx
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyImport_ImportModuleEx(const char *name, PyObject *globals, PyObject
    *locals, PyObject *fromlist)
{
    return PyImport_ImportModuleEx(name, globals, locals, fromlist);
}
#endif
#ifdef PyInstanceMethod_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyInstanceMethod_Check(PyObject *op)
{
    return PyInstanceMethod_Check(op);
}
#endif
#ifdef PyInstanceMethod_GET_FUNCTION
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyInstanceMethod_GET_FUNCTION(PyObject *op)
{
    return PyInstanceMethod_GET_FUNCTION(op);
}
#endif
#ifdef PyIter_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyIter_Check(PyObject *op)
{
    return PyIter_Check(op);
}
#endif
#ifdef PyList_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyList_Check(PyObject *op)
{
    return PyList_Check(op);
}
#endif
#ifdef PyList_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyList_CheckExact(PyObject *op)
{
    return PyList_CheckExact(op);
}
#endif
#ifdef PyList_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyList_GET_SIZE(PyObject *op)
{
    return PyList_GET_SIZE(op);
}
#endif
#ifdef PyLong_AS_LONG
NOGIL_PRIV_INLINE long nogil_priv_api_PyLong_AS_LONG(PyObject *op)
{
    return PyLong_AS_LONG(op);
}
#endif
#ifdef PyLong_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyLong_Check(PyObject *op)
{
    return PyLong_Check(op);
}
#endif
#ifdef PyLong_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyLong_CheckExact(PyObject *op)
{
    return PyLong_CheckExact(op);
}
#endif
#ifdef PyMapping_DelItem
NOGIL_PRIV_INLINE int nogil_priv_api_PyMapping_DelItem(PyObject *op, PyObject *key)
{
    return PyMapping_DelItem(op, key);
}
#endif
#ifdef PyMapping_DelItemString
NOGIL_PRIV_INLINE int nogil_priv_api_PyMapping_DelItemString(PyObject *op, const char *key)
{
    return PyMapping_DelItemString(op, key);
}
#endif
#ifdef PyMem_DEL
NOGIL_PRIV_INLINE void nogil_priv_api_PyMem_DEL(void *p)
{
    PyMem_DEL(p);
}
#endif
#ifdef PyMem_Del
NOGIL_PRIV_INLINE void nogil_priv_api_PyMem_Del(void *p)
{
    PyMem_Del(p);
}
#endif
#ifdef PyMem_FREE
NOGIL_PRIV_INLINE void nogil_priv_api_PyMem_FREE(void *p)
{
    PyMem_FREE(p);
}
#endif
#ifdef PyMem_MALLOC
NOGIL_PRIV_INLINE void *nogil_priv_api_PyMem_MALLOC(size_t n)
{
    return PyMem_MALLOC(n);
}
#endif
#ifdef PyMem_REALLOC
NOGIL_PRIV_INLINE void *nogil_priv_api_PyMem_REALLOC(void *p, size_t n)
{
    return PyMem_REALLOC(p, n);
}
#endif
#ifdef PyMemoryView_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyMemoryView_Check(PyObject *op)
{
    return PyMemoryView_Check(op);
}
#endif
#ifdef PyMemoryView_GET_BASE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyMemoryView_GET_BASE(PyObject *op)
{
    return PyMemoryView_GET_BASE(op);
}
#endif
#ifdef PyMemoryView_GET_BUFFER
NOGIL_PRIV_INLINE Py_buffer *nogil_priv_api_PyMemoryView_GET_BUFFER(PyObject *op)
{
    return PyMemoryView_GET_BUFFER(op);
}
#endif
#ifdef PyMethod_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyMethod_Check(PyObject *op)
{
    return PyMethod_Check(op);
}
#endif
#ifdef PyMethod_GET_FUNCTION
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyMethod_GET_FUNCTION(PyObject *op)
{
    return PyMethod_GET_FUNCTION(op);
}
#endif
#ifdef PyMethod_GET_SELF
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyMethod_GET_SELF(PyObject *op)
{
    return PyMethod_GET_SELF(op);
}
#endif
#ifdef PyModule_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyModule_Check(PyObject *op)
{
    return PyModule_Check(op);
}
#endif
#ifdef PyModule_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyModule_CheckExact(PyObject *op)
{
    return PyModule_CheckExact(op);
}
#endif
#ifdef PyModule_Create
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyModule_Create(PyModuleDef *def)
{
    return PyModule_Create(def);
}
#endif
#ifdef PyModule_FromDefAndSpec
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyModule_FromDefAndSpec(PyModuleDef *def, PyObject *spec)
{
    return PyModule_FromDefAndSpec(def, spec);
}
#endif
#ifdef PyODict_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyODict_Check(PyObject *op)
{
    return PyODict_Check(op);
}
#endif
#ifdef PyODict_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyODict_CheckExact(PyObject *op)
{
    return PyODict_CheckExact(op);
}
#endif
#ifdef PyODict_Contains
NOGIL_PRIV_INLINE int nogil_priv_api_PyODict_Contains(PyObject *op, PyObject *key)
{
    return PyODict_Contains(op, key);
}
#endif
#ifdef PyODict_GetItem
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyODict_GetItem(PyObject *op, PyObject *key)
{
    return PyODict_GetItem(op, key);
}
#endif
#ifdef PyODict_GetItemString
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyODict_GetItemString(PyObject *op, const char *key)
{
    return PyODict_GetItemString(op, key);
}
#endif
#ifdef PyODict_GetItemWithError
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyODict_GetItemWithError(PyObject *op, PyObject *key)
{
    return PyODict_GetItemWithError(op, key);
}
#endif
#ifdef PyODict_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyODict_SIZE(PyObject *op)
{
    return PyODict_SIZE(op);
}
#endif
#ifdef PyODict_Size
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyODict_Size(PyObject *op)
{
    return PyODict_Size(op);
}
#endif
#ifdef PyObject_DelAttr
NOGIL_PRIV_INLINE int nogil_priv_api_PyObject_DelAttr(PyObject *op, PyObject *name)
{
    return PyObject_DelAttr(op, name);
}
#endif
#ifdef PyObject_DelAttrString
NOGIL_PRIV_INLINE int nogil_priv_api_PyObject_DelAttrString(PyObject *op, const char *name)
{
    return PyObject_DelAttrString(op, name);
}
#endif
#ifdef PyObject_INIT
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyObject_INIT(PyObject *op, PyTypeObject *type)
{
    return PyObject_INIT(op, type);
}
#endif
#ifdef PyObject_INIT_VAR
NOGIL_PRIV_INLINE PyVarObject *nogil_priv_api_PyObject_INIT_VAR(PyVarObject *op, PyTypeObject *type, Py_ssize_t size)
{
    return PyObject_INIT_VAR(op, type, size);
}
#endif
#ifdef PyObject_TypeCheck
NOGIL_PRIV_INLINE int nogil_priv_api_PyObject_TypeCheck(PyObject *op, PyTypeObject *type)
{
    return PyObject_TypeCheck(op, type);
}
#endif
#ifdef PyParser_SimpleParseFile
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) struct _node *nogil_priv_api_PyParser_SimpleParseFile(FILE *file,
    const char *name, int start)
{
    return PyParser_SimpleParseFile(file, name, start);
}
#endif
#ifdef PyParser_SimpleParseString
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) struct _node *nogil_priv_api_PyParser_SimpleParseString(const char
    *source, int start)
{
    return PyParser_SimpleParseString(source, start);
}
#endif
#ifdef PyPickleBuffer_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyPickleBuffer_Check(PyObject *op)
{
    return PyPickleBuffer_Check(op);
}
#endif
#ifdef PyRange_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyRange_Check(PyObject *op)
{
    return PyRange_Check(op);
}
#endif
#ifdef PyRun_AnyFile
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_AnyFile(FILE *file, const char *name)
{
    return PyRun_AnyFile(file, name);
}
#endif
#ifdef PyRun_AnyFileEx
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_AnyFileEx(FILE *file, const char *name, int close)
{
    return PyRun_AnyFileEx(file, name, close);
}
#endif
#ifdef PyRun_AnyFileFlags
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_AnyFileFlags(FILE *file, const char *name, PyCompilerFlags *flags)
{
    return PyRun_AnyFileFlags(file, name, flags);
}
#endif
#ifdef PyRun_File
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyRun_File(FILE *file, const char *name, int start, PyObject *globals,
    PyObject *locals)
{
    return PyRun_File(file, name, start, globals, locals);
}
#endif
#ifdef PyRun_FileEx
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyRun_FileEx(FILE *file, const char *name, int start, PyObject *globals,
    PyObject *locals, int close)
{
    return PyRun_FileEx(file, name, start, globals, locals, close);
}
#endif
#ifdef PyRun_FileFlags
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyRun_FileFlags(FILE *file, const char *name, int start, PyObject *g,
    PyObject *l, PyCompilerFlags *flags)
{
    return PyRun_FileFlags(file, name, start, g, l, flags);
}
#endif
#ifdef PyRun_InteractiveLoop
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_InteractiveLoop(FILE *file, const char *name)
{
    return PyRun_InteractiveLoop(file, name);
}
#endif
#ifdef PyRun_InteractiveOne
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_InteractiveOne(FILE *file, const char *name)
{
    return PyRun_InteractiveOne(file, name);
}
#endif
#ifdef PyRun_SimpleFile
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_SimpleFile(FILE *file, const char *name)
{
    return PyRun_SimpleFile(file, name);
}
#endif
#ifdef PyRun_SimpleFileEx
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_SimpleFileEx(FILE *file, const char *name, int close)
{
    return PyRun_SimpleFileEx(file, name, close);
}
#endif
#ifdef PyRun_SimpleString
NOGIL_PRIV_INLINE int nogil_priv_api_PyRun_SimpleString(const char *source)
{
    return PyRun_SimpleString(source);
}
#endif
#ifdef PyRun_String
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyRun_String(const char *source, int start, PyObject *globals, PyObject
    *locals)
{
    return PyRun_String(source, start, globals, locals);
}
#endif
#ifdef PySentinel_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PySentinel_Check(PyObject *op)
{
    return PySentinel_Check(op);
}
#endif
#ifdef PySentinel_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PySentinel_CheckExact(PyObject *op)
{
    return PySentinel_CheckExact(op);
}
#endif
#ifdef PySeqIter_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PySeqIter_Check(PyObject *op)
{
    return PySeqIter_Check(op);
}
#endif
#if defined(PySequence_Fast_GET_ITEM) && !defined(Py_LIMITED_API)
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PySequence_Fast_GET_ITEM(PyObject *op, Py_ssize_t i)
{
    return PySequence_Fast_GET_ITEM(op, i);
}
#endif
#if defined(PySequence_Fast_GET_SIZE) && !defined(Py_LIMITED_API)
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PySequence_Fast_GET_SIZE(PyObject *op)
{
    return PySequence_Fast_GET_SIZE(op);
}
#endif
#if defined(PySequence_Fast_ITEMS) && !defined(Py_LIMITED_API)
NOGIL_PRIV_INLINE PyObject **nogil_priv_api_PySequence_Fast_ITEMS(PyObject *op)
{
    return PySequence_Fast_ITEMS(op);
}
#endif
#ifdef PySequence_ITEM
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PySequence_ITEM(PyObject *op, Py_ssize_t i)
{
    return PySequence_ITEM(op, i);
}
#endif
#ifdef PySet_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PySet_Check(PyObject *op)
{
    return PySet_Check(op);
}
#endif
#ifdef PySet_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PySet_CheckExact(PyObject *op)
{
    return PySet_CheckExact(op);
}
#endif
#ifdef PySet_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PySet_GET_SIZE(PyObject *op)
{
    return PySet_GET_SIZE(op);
}
#endif
#ifdef PySlice_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PySlice_Check(PyObject *op)
{
    return PySlice_Check(op);
}
#endif
#ifdef PySlice_GetIndicesEx
NOGIL_PRIV_INLINE int nogil_priv_api_PySlice_GetIndicesEx(PyObject *o, Py_ssize_t n, Py_ssize_t *a, Py_ssize_t *b,
    Py_ssize_t *step, Py_ssize_t *size)
{
    return PySlice_GetIndicesEx(o, n, a, b, step, size);
}
#endif
#ifdef PyThreadState_GET
NOGIL_PRIV_INLINE PyThreadState *nogil_priv_api_PyThreadState_GET(void)
{
    return PyThreadState_GET();
}
#endif
#ifdef PyTraceBack_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyTraceBack_Check(PyObject *op)
{
    return PyTraceBack_Check(op);
}
#endif
#ifdef PyTuple_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyTuple_Check(PyObject *op)
{
    return PyTuple_Check(op);
}
#endif
#ifdef PyTuple_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyTuple_CheckExact(PyObject *op)
{
    return PyTuple_CheckExact(op);
}
#endif
#ifdef PyTuple_GET_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyTuple_GET_SIZE(PyObject *op)
{
    return PyTuple_GET_SIZE(op);
}
#endif
#ifdef PyType_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyType_Check(PyObject *op)
{
    return PyType_Check(op);
}
#endif
#ifdef PyType_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyType_CheckExact(PyObject *op)
{
    return PyType_CheckExact(op);
}
#endif
#ifdef PyType_FastSubclass
NOGIL_PRIV_INLINE int nogil_priv_api_PyType_FastSubclass(PyTypeObject *type, unsigned long flag)
{
    return PyType_FastSubclass(type, flag);
}
#endif
#ifdef PyType_IS_GC
NOGIL_PRIV_INLINE int nogil_priv_api_PyType_IS_GC(PyTypeObject *type)
{
    return PyType_IS_GC(type);
}
#endif
#ifdef PyType_SUPPORTS_WEAKREFS
NOGIL_PRIV_INLINE int nogil_priv_api_PyType_SUPPORTS_WEAKREFS(PyTypeObject *type)
{
    return PyType_SUPPORTS_WEAKREFS(type);
}
#endif
#ifdef PyUnicode_1BYTE_DATA
NOGIL_PRIV_INLINE Py_UCS1 *nogil_priv_api_PyUnicode_1BYTE_DATA(PyObject *op)
{
    return PyUnicode_1BYTE_DATA(op);
}
#endif
#ifdef PyUnicode_2BYTE_DATA
NOGIL_PRIV_INLINE Py_UCS2 *nogil_priv_api_PyUnicode_2BYTE_DATA(PyObject *op)
{
    return PyUnicode_2BYTE_DATA(op);
}
#endif
#ifdef PyUnicode_4BYTE_DATA
NOGIL_PRIV_INLINE Py_UCS4 *nogil_priv_api_PyUnicode_4BYTE_DATA(PyObject *op)
{
    return PyUnicode_4BYTE_DATA(op);
}
#endif
#ifdef PyUnicode_AS_DATA
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) const char *nogil_priv_api_PyUnicode_AS_DATA(PyObject *op)
{
    return PyUnicode_AS_DATA(op);
}
#endif
#ifdef PyUnicode_AS_UNICODE
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) Py_UNICODE *nogil_priv_api_PyUnicode_AS_UNICODE(PyObject *op)
{
    return PyUnicode_AS_UNICODE(op);
}
#endif
#if defined(PyUnicode_CHECK_INTERNED) && !defined(Py_LIMITED_API)
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE nogil_priv_api_bits nogil_priv_api_PyUnicode_CHECK_INTERNED(PyObject *op)
{
    nogil_priv_api_bits result;
    result.bits = PyUnicode_CHECK_INTERNED(op) & 0xFFu;
    return result;
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE unsigned int nogil_priv_api_PyUnicode_CHECK_INTERNED(PyObject *op)
{
    return PyUnicode_CHECK_INTERNED(op);
}
#endif
#endif
#ifdef PyUnicode_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyUnicode_Check(PyObject *op)
{
    return PyUnicode_Check(op);
}
#endif
#ifdef PyUnicode_CheckExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyUnicode_CheckExact(PyObject *op)
{
    return PyUnicode_CheckExact(op);
}
#endif
#ifdef PyUnicode_DATA
NOGIL_PRIV_INLINE void *nogil_priv_api_PyUnicode_DATA(PyObject *op)
{
    return PyUnicode_DATA(op);
}
#endif
#ifdef PyUnicode_GET_DATA_SIZE
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) Py_ssize_t nogil_priv_api_PyUnicode_GET_DATA_SIZE(PyObject *op)
{
    return PyUnicode_GET_DATA_SIZE(op);
}
#endif
#ifdef PyUnicode_GET_LENGTH
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_PyUnicode_GET_LENGTH(PyObject *op)
{
    return PyUnicode_GET_LENGTH(op);
}
#endif
#ifdef PyUnicode_GET_SIZE
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) Py_ssize_t nogil_priv_api_PyUnicode_GET_SIZE(PyObject *op)
{
    return PyUnicode_GET_SIZE(op);
}
#endif
#ifdef PyUnicode_IS_ASCII
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE nogil_priv_api_bits nogil_priv_api_PyUnicode_IS_ASCII(PyObject *op)
{
    nogil_priv_api_bits result;
    result.bits = PyUnicode_IS_ASCII(op) & 0xFFu;
    return result;
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE unsigned int nogil_priv_api_PyUnicode_IS_ASCII(PyObject *op)
{
    return PyUnicode_IS_ASCII(op);
}
#endif
#endif
#ifdef PyUnicode_IS_COMPACT
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE nogil_priv_api_bits nogil_priv_api_PyUnicode_IS_COMPACT(PyObject *op)
{
    nogil_priv_api_bits result;
    result.bits = PyUnicode_IS_COMPACT(op) & 0xFFu;
    return result;
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE unsigned int nogil_priv_api_PyUnicode_IS_COMPACT(PyObject *op)
{
    return PyUnicode_IS_COMPACT(op);
}
#endif
#endif
#ifdef PyUnicode_IS_COMPACT_ASCII
NOGIL_PRIV_INLINE int nogil_priv_api_PyUnicode_IS_COMPACT_ASCII(PyObject *op)
{
    return PyUnicode_IS_COMPACT_ASCII(op);
}
#endif
#ifdef PyUnicode_IS_READY
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE nogil_priv_api_bits nogil_priv_api_PyUnicode_IS_READY(PyObject *op)
{
    nogil_priv_api_bits result;
    result.bits = PyUnicode_IS_READY(op) & 0xFFu;
    return result;
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE unsigned int nogil_priv_api_PyUnicode_IS_READY(PyObject *op)
{
    return PyUnicode_IS_READY(op);
}
#endif
#endif
#ifdef PyUnicode_KIND
NOGIL_PRIV_INLINE nogil_priv_api_bits nogil_priv_api_PyUnicode_KIND(PyObject *op)
{
    nogil_priv_api_bits result;
    result.bits = PyUnicode_KIND(op) & 0xFFu;
    return result;
}
#endif
#ifdef PyUnicode_MAX_CHAR_VALUE
NOGIL_PRIV_INLINE Py_UCS4 nogil_priv_api_PyUnicode_MAX_CHAR_VALUE(PyObject *op)
{
    return PyUnicode_MAX_CHAR_VALUE(op);
}
#endif
#ifdef PyUnicode_READY
NOGIL_PRIV_INLINE int nogil_priv_api_PyUnicode_READY(PyObject *op)
{
    return PyUnicode_READY(op);
}
#endif
#ifdef PyUnicode_READ_CHAR
NOGIL_PRIV_INLINE Py_UCS4 nogil_priv_api_PyUnicode_READ_CHAR(PyObject *op, Py_ssize_t i)
{
    return PyUnicode_READ_CHAR(op, i);
}
#endif
#ifdef PyUnicode_WSTR_LENGTH
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) Py_ssize_t nogil_priv_api_PyUnicode_WSTR_LENGTH(PyObject *op)
{
    return PyUnicode_WSTR_LENGTH(op);
}
#endif
#ifdef PyWeakref_Check
NOGIL_PRIV_INLINE int nogil_priv_api_PyWeakref_Check(PyObject *op)
{
    return PyWeakref_Check(op);
}
#endif
#ifdef PyWeakref_CheckProxy
NOGIL_PRIV_INLINE int nogil_priv_api_PyWeakref_CheckProxy(PyObject *op)
{
    return PyWeakref_CheckProxy(op);
}
#endif
#ifdef PyWeakref_CheckRef
NOGIL_PRIV_INLINE int nogil_priv_api_PyWeakref_CheckRef(PyObject *op)
{
    return PyWeakref_CheckRef(op);
}
#endif
#ifdef PyWeakref_CheckRefExact
NOGIL_PRIV_INLINE int nogil_priv_api_PyWeakref_CheckRefExact(PyObject *op)
{
    return PyWeakref_CheckRefExact(op);
}
#endif
#if defined(PyWeakref_GET_OBJECT) && !defined(Py_LIMITED_API)
#if PY_VERSION_HEX < 0x030D0000
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_PyWeakref_GET_OBJECT(PyObject *op)
{
    return PyWeakref_GET_OBJECT(op);
}
#elif PY_VERSION_HEX >= 0x030D0000
NOGIL_PRIV_INLINE __attribute__((__deprecated__)) PyObject *nogil_priv_api_PyWeakref_GET_OBJECT(PyObject *op)
{
    return PyWeakref_GET_OBJECT(op);
}
#endif
#endif
#ifdef Py_CompileString
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_CompileString(const char *source, const char *name, int start)
{
    return Py_CompileString(source, name, start);
}
#endif
#ifdef Py_CompileStringFlags
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_CompileStringFlags(const char *source, const char *name, int start,
    PyCompilerFlags *flags)
{
    return Py_CompileStringFlags(source, name, start, flags);
}
#endif
#ifdef Py_DECREF
NOGIL_PRIV_INLINE void nogil_priv_api_Py_DECREF(PyObject *op)
{
    Py_DECREF(op);
}
#endif
#ifdef Py_INCREF
NOGIL_PRIV_INLINE void nogil_priv_api_Py_INCREF(PyObject *op)
{
    Py_INCREF(op);
}
#endif
#ifdef Py_IS_TYPE
NOGIL_PRIV_INLINE int nogil_priv_api_Py_IS_TYPE(PyObject *op, PyTypeObject *type)
{
    return Py_IS_TYPE(op, type);
}
#endif
#ifdef Py_NewRef
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_NewRef(PyObject *op)
{
    return Py_NewRef(op);
}
#endif
#ifdef Py_REFCNT
#if PY_VERSION_HEX < 0x030A0000
NOGIL_PRIV_INLINE Py_ssize_t*nogil_priv_api_Py_REFCNT(PyObject *op)
{
    return &Py_REFCNT(op);
}
#elif PY_VERSION_HEX >= 0x030A0000
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_Py_REFCNT(PyObject *op)
{
    return Py_REFCNT(op);
}
#endif
#endif
#ifdef Py_RETURN_FALSE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_FALSE(void)
{
    Py_RETURN_FALSE;
}
#endif
#ifdef Py_RETURN_INF
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_INF(double sign)
{
    Py_RETURN_INF(sign);
}
#endif
#ifdef Py_RETURN_NAN
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_NAN(void)
{
    Py_RETURN_NAN;
}
#endif
#ifdef Py_RETURN_NONE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_NONE(void)
{
    Py_RETURN_NONE;
}
#endif
#ifdef Py_RETURN_NOTIMPLEMENTED
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_NOTIMPLEMENTED(void)
{
    Py_RETURN_NOTIMPLEMENTED;
}
#endif
#ifdef Py_RETURN_TRUE
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_RETURN_TRUE(void)
{
    Py_RETURN_TRUE;
}
#endif
#ifdef Py_SET_REFCNT
NOGIL_PRIV_INLINE void nogil_priv_api_Py_SET_REFCNT(PyObject *op, Py_ssize_t count)
{
    Py_SET_REFCNT(op, count);
}
#endif
#ifdef Py_SET_SIZE
NOGIL_PRIV_INLINE void nogil_priv_api_Py_SET_SIZE(PyVarObject *op, Py_ssize_t size)
{
    Py_SET_SIZE(op, size);
}
#endif
#ifdef Py_SET_TYPE
NOGIL_PRIV_INLINE void nogil_priv_api_Py_SET_TYPE(PyObject *op, PyTypeObject *type)
{
    Py_SET_TYPE(op, type);
}
#endif
#ifdef Py_SIZE
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE Py_ssize_t*nogil_priv_api_Py_SIZE(PyObject *op)
{
    return &Py_SIZE(op);
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api_Py_SIZE(PyObject *op)
{
    return Py_SIZE(op);
}
#endif
#endif
#ifdef Py_TYPE
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE PyTypeObject **nogil_priv_api_Py_TYPE(PyObject *op)
{
    return &Py_TYPE(op);
}
#elif PY_VERSION_HEX >= 0x030B0000
NOGIL_PRIV_INLINE PyTypeObject *nogil_priv_api_Py_TYPE(PyObject *op)
{
    return Py_TYPE(op);
}
#endif
#endif
#ifdef Py_XDECREF
NOGIL_PRIV_INLINE void nogil_priv_api_Py_XDECREF(PyObject *op)
{
    Py_XDECREF(op);
}
#endif
#ifdef Py_XINCREF
NOGIL_PRIV_INLINE void nogil_priv_api_Py_XINCREF(PyObject *op)
{
    Py_XINCREF(op);
}
#endif
#ifdef Py_XNewRef
NOGIL_PRIV_INLINE PyObject *nogil_priv_api_Py_XNewRef(PyObject *op)
{
    return Py_XNewRef(op);
}
#endif
#ifdef _PyArg_CheckPositional
NOGIL_PRIV_INLINE int nogil_priv_api__PyArg_CheckPositional(const char *function, Py_ssize_t nargs, Py_ssize_t min,
    Py_ssize_t max)
{
    return _PyArg_CheckPositional(function, nargs, min, max);
}
#endif
#ifdef _PyArg_NoKeywords
NOGIL_PRIV_INLINE int nogil_priv_api__PyArg_NoKeywords(const char *function, PyObject *kwargs)
{
    return _PyArg_NoKeywords(function, kwargs);
}
#endif
#ifdef _PyArg_NoKwnames
NOGIL_PRIV_INLINE int nogil_priv_api__PyArg_NoKwnames(const char *function, PyObject *kwnames)
{
    return _PyArg_NoKwnames(function, kwnames);
}
#endif
#ifdef _PyArg_NoPositional
NOGIL_PRIV_INLINE int nogil_priv_api__PyArg_NoPositional(const char *function, PyObject *args)
{
    return _PyArg_NoPositional(function, args);
}
#endif
#ifdef _PyArg_UnpackKeywords
NOGIL_PRIV_INLINE PyObject *const *nogil_priv_api__PyArg_UnpackKeywords(PyObject *const *a, Py_ssize_t n, PyObject *k,
    PyObject *w, struct _PyArg_Parser *p, int x, int y, int z, PyObject **b)
{
    return _PyArg_UnpackKeywords(a, n, k, w, p, x, y, z, b);
}
#endif
#ifdef _PyCode_CODE
NOGIL_PRIV_INLINE _Py_CODEUNIT *nogil_priv_api__PyCode_CODE(PyCodeObject *op)
{
    return _PyCode_CODE(op);
}
#endif
#ifdef _PyDict_HasSplitTable
NOGIL_PRIV_INLINE int nogil_priv_api__PyDict_HasSplitTable(PyDictObject *op)
{
    return _PyDict_HasSplitTable(op);
}
#endif
#ifdef _PyList_ITEMS
NOGIL_PRIV_INLINE PyObject **nogil_priv_api__PyList_ITEMS(PyObject *op)
{
    return _PyList_ITEMS(op);
}
#endif
#ifdef _PyObject_SIZE
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_api__PyObject_SIZE(PyTypeObject *type)
{
    return _PyObject_SIZE(type);
}
#endif
#ifdef _PyObject_VAR_SIZE
NOGIL_PRIV_INLINE size_t nogil_priv_api__PyObject_VAR_SIZE(PyTypeObject *type, Py_ssize_t n)
{
    return _PyObject_VAR_SIZE(type, n);
}
#endif
#ifdef _PyUnicode_COMPACT_DATA
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE void *nogil_priv_api__PyUnicode_COMPACT_DATA(PyObject *op)
{
    return _PyUnicode_COMPACT_DATA(op);
}
#endif
#endif
#ifdef _PyUnicode_NONCOMPACT_DATA
#if PY_VERSION_HEX < 0x030B0000
NOGIL_PRIV_INLINE void *nogil_priv_api__PyUnicode_NONCOMPACT_DATA(PyObject *op)
{
    return _PyUnicode_NONCOMPACT_DATA(op);
}
#endif
#endif
#ifdef _Py_IsImmortal
NOGIL_PRIV_INLINE int nogil_priv_api__Py_IsImmortal(PyObject *op)
{
    return _Py_IsImmortal(op);
}
#endif
#ifdef _Py_IsStaticImmortal
NOGIL_PRIV_INLINE int nogil_priv_api__Py_IsStaticImmortal(PyObject *op)
{
    return _Py_IsStaticImmortal(op);
}
#endif

#pragma GCC diagnostic pop

/* ---- ... and replaced ---- */

#ifdef PyTuple_GET_ITEM
#undef PyTuple_GET_ITEM
#define PyTuple_GET_ITEM(op, i)                                                                                        \
    ((NOGIL_PRIV_NEEDS_GIL("PyTuple_GET_ITEM"), nogil_priv_api_PyTuple_GET_ITEM(_PyObject_CAST(op)))[i])
#endif
#ifdef PyList_GET_ITEM
#undef PyList_GET_ITEM
#define PyList_GET_ITEM(op, i)                                                                                         \
    ((NOGIL_PRIV_NEEDS_GIL("PyList_GET_ITEM"), nogil_priv_api_PyList_GET_ITEM(_PyObject_CAST(op)))[i])
#endif
#ifdef PyTuple_SET_ITEM
#undef PyTuple_SET_ITEM
#if PY_VERSION_HEX >= 0x030B0000
#define PyTuple_SET_ITEM(op, i, value)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyTuple_SET_ITEM"),                                                                         \
     nogil_priv_api_PyTuple_SET_ITEM(_PyObject_CAST(op), (i), _PyObject_CAST(value)))
#elif PY_VERSION_HEX >= 0x030A0000 /* void since 3.10 */
#define PyTuple_SET_ITEM(op, i, value)                                                                                 \
    ((void)((NOGIL_PRIV_NEEDS_GIL("PyTuple_SET_ITEM"), nogil_priv_api_PyTuple_GET_ITEM(_PyObject_CAST(op)))[i] =       \
                (value)))
#else
#define PyTuple_SET_ITEM(op, i, value)                                                                                 \
    ((NOGIL_PRIV_NEEDS_GIL("PyTuple_SET_ITEM"), nogil_priv_api_PyTuple_GET_ITEM(_PyObject_CAST(op)))[i] = (value))
#endif
#endif
#ifdef PyList_SET_ITEM
#undef PyList_SET_ITEM
#if PY_VERSION_HEX >= 0x030B0000
#define PyList_SET_ITEM(op, i, value)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyList_SET_ITEM"),                                                                          \
     nogil_priv_api_PyList_SET_ITEM(_PyObject_CAST(op), (i), _PyObject_CAST(value)))
#elif PY_VERSION_HEX >= 0x030A0000 /* void since 3.10 */
#define PyList_SET_ITEM(op, i, value)                                                                                  \
    ((void)((NOGIL_PRIV_NEEDS_GIL("PyList_SET_ITEM"), nogil_priv_api_PyList_GET_ITEM(_PyObject_CAST(op)))[i] = (value)))
#else
#define PyList_SET_ITEM(op, i, value)                                                                                  \
    ((NOGIL_PRIV_NEEDS_GIL("PyList_SET_ITEM"), nogil_priv_api_PyList_GET_ITEM(_PyObject_CAST(op)))[i] = (value))
#endif
#endif

/* A variable that holds a reference. It is named once since 3.12, and may then have side effects; before, it was named
   twice, and needed no address. */
#undef Py_CLEAR
#undef Py_SETREF
#undef Py_XSETREF
#if PY_VERSION_HEX >= 0x030C0000
#define Py_CLEAR(op)                                                                                                   \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL("Py_CLEAR");                                                                              \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        __typeof__(&(op)) nogil_priv_variable = &(op);                                                                 \
        PyObject *nogil_priv_old = _PyObject_CAST(*nogil_priv_variable);                                               \
        NOGIL_PRIV_QUIET_END                                                                                           \
        if (nogil_priv_old) {                                                                                          \
            *nogil_priv_variable = NULL;                                                                               \
            nogil_priv_api_drop(nogil_priv_old);                                                                       \
        }                                                                                                              \
    } while (0)
#define NOGIL_PRIV_API_SET(name, op, value, drop)                                                                      \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL(name);                                                                                    \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        __typeof__(&(op)) nogil_priv_variable = &(op);                                                                 \
        PyObject *nogil_priv_old = _PyObject_CAST(*nogil_priv_variable);                                               \
        NOGIL_PRIV_QUIET_END                                                                                           \
        *nogil_priv_variable = (value);                                                                                \
        drop(nogil_priv_old);                                                                                          \
    } while (0)
#else
#define Py_CLEAR(op)                                                                                                   \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL("Py_CLEAR");                                                                              \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        PyObject *nogil_priv_old = _PyObject_CAST(op);                                                                 \
        NOGIL_PRIV_QUIET_END                                                                                           \
        if (nogil_priv_old) {                                                                                          \
            (op) = NULL;                                                                                               \
            nogil_priv_api_drop(nogil_priv_old);                                                                       \
        }                                                                                                              \
    } while (0)
#define NOGIL_PRIV_API_SET(name, op, value, drop)                                                                      \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL(name);                                                                                    \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        PyObject *nogil_priv_old = _PyObject_CAST(op);                                                                 \
        NOGIL_PRIV_QUIET_END;                                                                                          \
        (op) = (value);                                                                                                \
        drop(nogil_priv_old);                                                                                          \
    } while (0)
#endif
#define Py_SETREF(op, value) NOGIL_PRIV_API_SET("Py_SETREF", op, value, nogil_priv_api_drop)
#define Py_XSETREF(op, value) NOGIL_PRIV_API_SET("Py_XSETREF", op, value, nogil_priv_api_xdrop)

/* In a tp_traverse, whose parameters are named visit and arg. */
#undef Py_VISIT
#define Py_VISIT(op)                                                                                                   \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL("Py_VISIT");                                                                              \
        if (op) {                                                                                                      \
            NOGIL_PRIV_QUIET_BEGIN                                                                                     \
            const int nogil_priv_stop = visit(_PyObject_CAST(op), arg);                                                \
            NOGIL_PRIV_QUIET_END                                                                                       \
            if (nogil_priv_stop)                                                                                       \
                return nogil_priv_stop;                                                                                \
        }                                                                                                              \
    } while (0)

/* a and b are any two values that the operators compare; each is evaluated once. */
#undef Py_RETURN_RICHCOMPARE
#define Py_RETURN_RICHCOMPARE(a, b, op)                                                                                \
    do {                                                                                                               \
        NOGIL_PRIV_NEEDS_GIL("Py_RETURN_RICHCOMPARE");                                                                 \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        const int nogil_priv_op = (op);                                                                                \
        NOGIL_PRIV_QUIET_END                                                                                           \
        return nogil_priv_api_bool(nogil_priv_op == Py_EQ   ? ((a) == (b) ? 1 : 0)                                     \
                                   : nogil_priv_op == Py_NE ? ((a) != (b) ? 1 : 0)                                     \
                                   : nogil_priv_op == Py_LT ? ((a) < (b) ? 1 : 0)                                      \
                                   : nogil_priv_op == Py_GT ? ((a) > (b) ? 1 : 0)                                      \
                                   : nogil_priv_op == Py_LE ? ((a) <= (b) ? 1 : 0)                                     \
                                                            : ((a) >= (b) ? 1 : 0));                                   \
    } while (0)

/* Memory and objects of a type that is named. */
#undef PyMem_New
#define PyMem_New(type, n)                                                                                             \
    ((type *)(NOGIL_PRIV_NEEDS_GIL("PyMem_New"), nogil_priv_api_allocate((size_t)(n), sizeof(type))))
#undef PyMem_Resize
#define PyMem_Resize(p, type, n)                                                                                       \
    ((p) = (type *)(NOGIL_PRIV_NEEDS_GIL("PyMem_Resize"), nogil_priv_api_reallocate((p), (size_t)(n), sizeof(type))))
#undef PyObject_New
#define PyObject_New(type, typeobj) ((type *)(NOGIL_PRIV_NEEDS_GIL("PyObject_New"), (_PyObject_New)(typeobj)))
#undef PyObject_NewVar
#define PyObject_NewVar(type, typeobj, n)                                                                              \
    ((type *)(NOGIL_PRIV_NEEDS_GIL("PyObject_NewVar"), (_PyObject_NewVar)((typeobj), (n))))
#undef PyObject_GC_New
#define PyObject_GC_New(type, typeobj) ((type *)(NOGIL_PRIV_NEEDS_GIL("PyObject_GC_New"), (_PyObject_GC_New)(typeobj)))
#undef PyObject_GC_NewVar
#define PyObject_GC_NewVar(type, typeobj, n)                                                                           \
    ((type *)(NOGIL_PRIV_NEEDS_GIL("PyObject_GC_NewVar"), (_PyObject_GC_NewVar)((typeobj), (n))))
#undef PyObject_GC_Resize
#define PyObject_GC_Resize(type, op, n)                                                                                \
    ((type *)(NOGIL_PRIV_NEEDS_GIL("PyObject_GC_Resize"), (_PyObject_GC_Resize)(_PyVarObject_CAST(op), (n))))

#ifdef PyHeapType_GET_MEMBERS /* PyMemberDef comes with structmember.h, later */
#undef PyHeapType_GET_MEMBERS
#define PyHeapType_GET_MEMBERS(type)                                                                                   \
    ((PyMemberDef *)(NOGIL_PRIV_NEEDS_GIL("PyHeapType_GET_MEMBERS"), nogil_priv_api_members(_PyObject_CAST(type))))
#endif

/* Where it is written, not where this is. */
#ifdef PyErr_BadInternalCall
#undef PyErr_BadInternalCall
#define PyErr_BadInternalCall()                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_BadInternalCall"), (_PyErr_BadInternalCall)(__FILE__, __LINE__))
#endif

/* On a GIL build these are only braces; they need the GIL as on the free-threaded one, whose functions are checked. */
#if !defined(Py_GIL_DISABLED) && defined(Py_BEGIN_CRITICAL_SECTION)
#undef Py_BEGIN_CRITICAL_SECTION
#define Py_BEGIN_CRITICAL_SECTION(op)                                                                                  \
    {                                                                                                                  \
        NOGIL_PRIV_NEEDS_GIL("Py_BEGIN_CRITICAL_SECTION");
#undef Py_BEGIN_CRITICAL_SECTION2
#define Py_BEGIN_CRITICAL_SECTION2(a, b)                                                                               \
    {                                                                                                                  \
        NOGIL_PRIV_NEEDS_GIL("Py_BEGIN_CRITICAL_SECTION2");
#endif
#if !defined(Py_GIL_DISABLED) && defined(Py_BEGIN_CRITICAL_SECTION_MUTEX) /* 3.14 */
#undef Py_BEGIN_CRITICAL_SECTION_MUTEX
#define Py_BEGIN_CRITICAL_SECTION_MUTEX(mutex)                                                                         \
    {                                                                                                                  \
        NOGIL_PRIV_NEEDS_GIL("Py_BEGIN_CRITICAL_SECTION_MUTEX");
#undef Py_BEGIN_CRITICAL_SECTION2_MUTEX
#define Py_BEGIN_CRITICAL_SECTION2_MUTEX(m1, m2)                                                                       \
    {                                                                                                                  \
        NOGIL_PRIV_NEEDS_GIL("Py_BEGIN_CRITICAL_SECTION2_MUTEX");
#endif

#ifdef PyAST_Compile
#undef PyAST_Compile
#define PyAST_Compile(module, name, flags, arena)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyAST_Compile"), nogil_priv_api_PyAST_Compile(module, name, flags, arena))
#endif
#ifdef PyAnyDict_Check
#undef PyAnyDict_Check
#define PyAnyDict_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyAnyDict_Check"), nogil_priv_api_PyAnyDict_Check(_PyObject_CAST(op)))
#endif
#ifdef PyAnyDict_CheckExact
#undef PyAnyDict_CheckExact
#define PyAnyDict_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyAnyDict_CheckExact"), nogil_priv_api_PyAnyDict_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyAnySet_Check
#undef PyAnySet_Check
#define PyAnySet_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyAnySet_Check"), nogil_priv_api_PyAnySet_Check(_PyObject_CAST(op)))
#endif
#ifdef PyAnySet_CheckExact
#undef PyAnySet_CheckExact
#define PyAnySet_CheckExact(op)                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyAnySet_CheckExact"), nogil_priv_api_PyAnySet_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyAsyncGenASend_CheckExact
#undef PyAsyncGenASend_CheckExact
#define PyAsyncGenASend_CheckExact(op)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyAsyncGenASend_CheckExact"), nogil_priv_api_PyAsyncGenASend_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyAsyncGen_CheckExact
#undef PyAsyncGen_CheckExact
#define PyAsyncGen_CheckExact(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyAsyncGen_CheckExact"), nogil_priv_api_PyAsyncGen_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyBool_Check
#undef PyBool_Check
#define PyBool_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyBool_Check"), nogil_priv_api_PyBool_Check(_PyObject_CAST(op)))
#endif
#ifdef PyByteArray_AS_STRING
#undef PyByteArray_AS_STRING
#define PyByteArray_AS_STRING(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_AS_STRING"), nogil_priv_api_PyByteArray_AS_STRING(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyByteArray_AS_STRING(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_AS_STRING"), PyByteArray_AS_STRING(__VA_ARGS__))
#endif
#ifdef PyByteArray_Check
#undef PyByteArray_Check
#define PyByteArray_Check(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_Check"), nogil_priv_api_PyByteArray_Check(_PyObject_CAST(op)))
#endif
#ifdef PyByteArray_CheckExact
#undef PyByteArray_CheckExact
#define PyByteArray_CheckExact(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_CheckExact"), nogil_priv_api_PyByteArray_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyByteArray_GET_SIZE
#undef PyByteArray_GET_SIZE
#define PyByteArray_GET_SIZE(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_GET_SIZE"), nogil_priv_api_PyByteArray_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyByteArray_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_GET_SIZE"), PyByteArray_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyBytes_AS_STRING
#undef PyBytes_AS_STRING
#define PyBytes_AS_STRING(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyBytes_AS_STRING"), nogil_priv_api_PyBytes_AS_STRING(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyBytes_AS_STRING(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_AS_STRING"), PyBytes_AS_STRING(__VA_ARGS__))
#endif
#ifdef PyBytes_Check
#undef PyBytes_Check
#define PyBytes_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyBytes_Check"), nogil_priv_api_PyBytes_Check(_PyObject_CAST(op)))
#endif
#ifdef PyBytes_CheckExact
#undef PyBytes_CheckExact
#define PyBytes_CheckExact(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyBytes_CheckExact"), nogil_priv_api_PyBytes_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyBytes_GET_SIZE
#undef PyBytes_GET_SIZE
#define PyBytes_GET_SIZE(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyBytes_GET_SIZE"), nogil_priv_api_PyBytes_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyBytes_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_GET_SIZE"), PyBytes_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyCFunction_Check
#undef PyCFunction_Check
#define PyCFunction_Check(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_Check"), nogil_priv_api_PyCFunction_Check(_PyObject_CAST(op)))
#endif
#ifdef PyCFunction_CheckExact
#undef PyCFunction_CheckExact
#define PyCFunction_CheckExact(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_CheckExact"), nogil_priv_api_PyCFunction_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyCFunction_GET_CLASS
#undef PyCFunction_GET_CLASS
#define PyCFunction_GET_CLASS(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_CLASS"), nogil_priv_api_PyCFunction_GET_CLASS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyCFunction_GET_CLASS(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_CLASS"), PyCFunction_GET_CLASS(__VA_ARGS__))
#endif
#ifdef PyCFunction_GET_FLAGS
#undef PyCFunction_GET_FLAGS
#define PyCFunction_GET_FLAGS(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_FLAGS"), nogil_priv_api_PyCFunction_GET_FLAGS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyCFunction_GET_FLAGS(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_FLAGS"), PyCFunction_GET_FLAGS(__VA_ARGS__))
#endif
#ifdef PyCFunction_GET_FUNCTION
#undef PyCFunction_GET_FUNCTION
#define PyCFunction_GET_FUNCTION(op)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_FUNCTION"), nogil_priv_api_PyCFunction_GET_FUNCTION(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyCFunction_GET_FUNCTION(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_FUNCTION"), PyCFunction_GET_FUNCTION(__VA_ARGS__))
#endif
#ifdef PyCFunction_GET_SELF
#undef PyCFunction_GET_SELF
#define PyCFunction_GET_SELF(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_SELF"), nogil_priv_api_PyCFunction_GET_SELF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyCFunction_GET_SELF(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GET_SELF"), PyCFunction_GET_SELF(__VA_ARGS__))
#endif
#ifdef PyCFunction_New
#undef PyCFunction_New
#define PyCFunction_New(def, self) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_New"), nogil_priv_api_PyCFunction_New(def, self))
#elif PY_VERSION_HEX >= 0x030A0000
#define PyCFunction_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_New"), PyCFunction_New(__VA_ARGS__))
#endif
#ifdef PyCFunction_NewEx
#undef PyCFunction_NewEx
#define PyCFunction_NewEx(def, self, module)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_NewEx"), nogil_priv_api_PyCFunction_NewEx(def, self, module))
#else
#define PyCFunction_NewEx(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_NewEx"), PyCFunction_NewEx(__VA_ARGS__))
#endif
#ifdef PyCMethod_Check
#undef PyCMethod_Check
#define PyCMethod_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyCMethod_Check"), nogil_priv_api_PyCMethod_Check(_PyObject_CAST(op)))
#endif
#ifdef PyCMethod_CheckExact
#undef PyCMethod_CheckExact
#define PyCMethod_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyCMethod_CheckExact"), nogil_priv_api_PyCMethod_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyCallIter_Check
#undef PyCallIter_Check
#define PyCallIter_Check(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyCallIter_Check"), nogil_priv_api_PyCallIter_Check(_PyObject_CAST(op)))
#endif
#ifdef PyCapsule_CheckExact
#undef PyCapsule_CheckExact
#define PyCapsule_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyCapsule_CheckExact"), nogil_priv_api_PyCapsule_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyCell_Check
#undef PyCell_Check
#define PyCell_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyCell_Check"), nogil_priv_api_PyCell_Check(_PyObject_CAST(op)))
#endif
#ifdef PyCell_GET
#if PY_VERSION_HEX < 0x030C0000
#undef PyCell_GET
#define PyCell_GET(op) (*(NOGIL_PRIV_NEEDS_GIL("PyCell_GET"), nogil_priv_api_PyCell_GET(_PyObject_CAST(op))))
#elif PY_VERSION_HEX >= 0x030C0000
#undef PyCell_GET
#define PyCell_GET(op) (NOGIL_PRIV_NEEDS_GIL("PyCell_GET"), nogil_priv_api_PyCell_GET(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030C0000
#define PyCell_GET(...) (NOGIL_PRIV_NEEDS_GIL("PyCell_GET"), PyCell_GET(__VA_ARGS__))
#endif
#ifdef PyCell_SET
#undef PyCell_SET
#define PyCell_SET(op, value) (NOGIL_PRIV_NEEDS_GIL("PyCell_SET"), nogil_priv_api_PyCell_SET(_PyObject_CAST(op), value))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyCell_SET(...) (NOGIL_PRIV_NEEDS_GIL("PyCell_SET"), PyCell_SET(__VA_ARGS__))
#endif
#ifdef PyCode_Check
#undef PyCode_Check
#define PyCode_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyCode_Check"), nogil_priv_api_PyCode_Check(_PyObject_CAST(op)))
#endif
#ifdef PyCode_GetNumFree
#undef PyCode_GetNumFree
#define PyCode_GetNumFree(op) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetNumFree"), nogil_priv_api_PyCode_GetNumFree(op))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyCode_GetNumFree(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetNumFree"), PyCode_GetNumFree(__VA_ARGS__))
#endif
#ifdef PyComplex_Check
#undef PyComplex_Check
#define PyComplex_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyComplex_Check"), nogil_priv_api_PyComplex_Check(_PyObject_CAST(op)))
#endif
#ifdef PyComplex_CheckExact
#undef PyComplex_CheckExact
#define PyComplex_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyComplex_CheckExact"), nogil_priv_api_PyComplex_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyContextToken_CheckExact
#undef PyContextToken_CheckExact
#define PyContextToken_CheckExact(op)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyContextToken_CheckExact"), nogil_priv_api_PyContextToken_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyContextVar_CheckExact
#undef PyContextVar_CheckExact
#define PyContextVar_CheckExact(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyContextVar_CheckExact"), nogil_priv_api_PyContextVar_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyContext_CheckExact
#undef PyContext_CheckExact
#define PyContext_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyContext_CheckExact"), nogil_priv_api_PyContext_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyCoro_CheckExact
#undef PyCoro_CheckExact
#define PyCoro_CheckExact(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyCoro_CheckExact"), nogil_priv_api_PyCoro_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyDescr_IsData
#undef PyDescr_IsData
#define PyDescr_IsData(op) (NOGIL_PRIV_NEEDS_GIL("PyDescr_IsData"), nogil_priv_api_PyDescr_IsData(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030A0000
#define PyDescr_IsData(...) (NOGIL_PRIV_NEEDS_GIL("PyDescr_IsData"), PyDescr_IsData(__VA_ARGS__))
#endif
#ifdef PyDescr_NAME
#undef PyDescr_NAME
#define PyDescr_NAME(op) (NOGIL_PRIV_NEEDS_GIL("PyDescr_NAME"), nogil_priv_api_PyDescr_NAME(_PyObject_CAST(op)))
#endif
#ifdef PyDescr_TYPE
#undef PyDescr_TYPE
#define PyDescr_TYPE(op) (NOGIL_PRIV_NEEDS_GIL("PyDescr_TYPE"), nogil_priv_api_PyDescr_TYPE(_PyObject_CAST(op)))
#endif
#ifdef PyDictItems_Check
#undef PyDictItems_Check
#define PyDictItems_Check(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyDictItems_Check"), nogil_priv_api_PyDictItems_Check(_PyObject_CAST(op)))
#endif
#ifdef PyDictKeys_Check
#undef PyDictKeys_Check
#define PyDictKeys_Check(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyDictKeys_Check"), nogil_priv_api_PyDictKeys_Check(_PyObject_CAST(op)))
#endif
#ifdef PyDictValues_Check
#undef PyDictValues_Check
#define PyDictValues_Check(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyDictValues_Check"), nogil_priv_api_PyDictValues_Check(_PyObject_CAST(op)))
#endif
#ifdef PyDictViewSet_Check
#undef PyDictViewSet_Check
#define PyDictViewSet_Check(op)                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyDictViewSet_Check"), nogil_priv_api_PyDictViewSet_Check(_PyObject_CAST(op)))
#endif
#ifdef PyDict_Check
#undef PyDict_Check
#define PyDict_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyDict_Check"), nogil_priv_api_PyDict_Check(_PyObject_CAST(op)))
#endif
#ifdef PyDict_CheckExact
#undef PyDict_CheckExact
#define PyDict_CheckExact(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyDict_CheckExact"), nogil_priv_api_PyDict_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyDict_GET_SIZE
#undef PyDict_GET_SIZE
#define PyDict_GET_SIZE(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyDict_GET_SIZE"), nogil_priv_api_PyDict_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyDict_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_GET_SIZE"), PyDict_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyErr_Warn
#undef PyErr_Warn
#define PyErr_Warn(category, message) (NOGIL_PRIV_NEEDS_GIL("PyErr_Warn"), nogil_priv_api_PyErr_Warn(category, message))
#endif
#ifdef PyEval_CallObject
#undef PyEval_CallObject
#define PyEval_CallObject(callable, args)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_CallObject"), nogil_priv_api_PyEval_CallObject(callable, args))
#endif
#ifdef PyExceptionClass_Check
#undef PyExceptionClass_Check
#define PyExceptionClass_Check(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyExceptionClass_Check"), nogil_priv_api_PyExceptionClass_Check(_PyObject_CAST(op)))
#endif
#ifdef PyExceptionClass_Name
#undef PyExceptionClass_Name
#define PyExceptionClass_Name(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyExceptionClass_Name"), nogil_priv_api_PyExceptionClass_Name(_PyObject_CAST(op)))
#else
#define PyExceptionClass_Name(...) (NOGIL_PRIV_NEEDS_GIL("PyExceptionClass_Name"), PyExceptionClass_Name(__VA_ARGS__))
#endif
#ifdef PyExceptionInstance_Check
#undef PyExceptionInstance_Check
#define PyExceptionInstance_Check(op)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyExceptionInstance_Check"), nogil_priv_api_PyExceptionInstance_Check(_PyObject_CAST(op)))
#endif
#ifdef PyExceptionInstance_Class
#undef PyExceptionInstance_Class
#define PyExceptionInstance_Class(op)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyExceptionInstance_Class"), nogil_priv_api_PyExceptionInstance_Class(_PyObject_CAST(op)))
#endif
#ifdef PyFloat_AS_DOUBLE
#if PY_VERSION_HEX < 0x030C0000
#undef PyFloat_AS_DOUBLE
#define PyFloat_AS_DOUBLE(op)                                                                                          \
    (*(NOGIL_PRIV_NEEDS_GIL("PyFloat_AS_DOUBLE"), nogil_priv_api_PyFloat_AS_DOUBLE(_PyObject_CAST(op))))
#elif PY_VERSION_HEX >= 0x030C0000
#undef PyFloat_AS_DOUBLE
#define PyFloat_AS_DOUBLE(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyFloat_AS_DOUBLE"), nogil_priv_api_PyFloat_AS_DOUBLE(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFloat_AS_DOUBLE(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_AS_DOUBLE"), PyFloat_AS_DOUBLE(__VA_ARGS__))
#endif
#ifdef PyFloat_Check
#undef PyFloat_Check
#define PyFloat_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Check"), nogil_priv_api_PyFloat_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFloat_CheckExact
#undef PyFloat_CheckExact
#define PyFloat_CheckExact(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyFloat_CheckExact"), nogil_priv_api_PyFloat_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyFrameLocalsProxy_Check
#undef PyFrameLocalsProxy_Check
#define PyFrameLocalsProxy_Check(op)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyFrameLocalsProxy_Check"), nogil_priv_api_PyFrameLocalsProxy_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFrame_Check
#undef PyFrame_Check
#define PyFrame_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyFrame_Check"), nogil_priv_api_PyFrame_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFrozenDict_Check
#undef PyFrozenDict_Check
#define PyFrozenDict_Check(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyFrozenDict_Check"), nogil_priv_api_PyFrozenDict_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFrozenDict_CheckExact
#undef PyFrozenDict_CheckExact
#define PyFrozenDict_CheckExact(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFrozenDict_CheckExact"), nogil_priv_api_PyFrozenDict_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyFrozenSet_Check
#undef PyFrozenSet_Check
#define PyFrozenSet_Check(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyFrozenSet_Check"), nogil_priv_api_PyFrozenSet_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFrozenSet_CheckExact
#undef PyFrozenSet_CheckExact
#define PyFrozenSet_CheckExact(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyFrozenSet_CheckExact"), nogil_priv_api_PyFrozenSet_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyFunction_AS_FRAME_CONSTRUCTOR
#undef PyFunction_AS_FRAME_CONSTRUCTOR
#define PyFunction_AS_FRAME_CONSTRUCTOR(op)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_AS_FRAME_CONSTRUCTOR"),                                                          \
     nogil_priv_api_PyFunction_AS_FRAME_CONSTRUCTOR(_PyObject_CAST(op)))
#endif
#ifdef PyFunction_Check
#undef PyFunction_Check
#define PyFunction_Check(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_Check"), nogil_priv_api_PyFunction_Check(_PyObject_CAST(op)))
#endif
#ifdef PyFunction_GET_ANNOTATIONS
#undef PyFunction_GET_ANNOTATIONS
#define PyFunction_GET_ANNOTATIONS(op)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_ANNOTATIONS"), nogil_priv_api_PyFunction_GET_ANNOTATIONS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_ANNOTATIONS(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_ANNOTATIONS"), PyFunction_GET_ANNOTATIONS(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_CLOSURE
#undef PyFunction_GET_CLOSURE
#define PyFunction_GET_CLOSURE(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_CLOSURE"), nogil_priv_api_PyFunction_GET_CLOSURE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_CLOSURE(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_CLOSURE"), PyFunction_GET_CLOSURE(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_CODE
#undef PyFunction_GET_CODE
#define PyFunction_GET_CODE(op)                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_CODE"), nogil_priv_api_PyFunction_GET_CODE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_CODE(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_CODE"), PyFunction_GET_CODE(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_DEFAULTS
#undef PyFunction_GET_DEFAULTS
#define PyFunction_GET_DEFAULTS(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_DEFAULTS"), nogil_priv_api_PyFunction_GET_DEFAULTS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_DEFAULTS(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_DEFAULTS"), PyFunction_GET_DEFAULTS(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_GLOBALS
#undef PyFunction_GET_GLOBALS
#define PyFunction_GET_GLOBALS(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_GLOBALS"), nogil_priv_api_PyFunction_GET_GLOBALS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_GLOBALS(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_GLOBALS"), PyFunction_GET_GLOBALS(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_KW_DEFAULTS
#undef PyFunction_GET_KW_DEFAULTS
#define PyFunction_GET_KW_DEFAULTS(op)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_KW_DEFAULTS"), nogil_priv_api_PyFunction_GET_KW_DEFAULTS(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_KW_DEFAULTS(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_KW_DEFAULTS"), PyFunction_GET_KW_DEFAULTS(__VA_ARGS__))
#endif
#ifdef PyFunction_GET_MODULE
#undef PyFunction_GET_MODULE
#define PyFunction_GET_MODULE(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_MODULE"), nogil_priv_api_PyFunction_GET_MODULE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyFunction_GET_MODULE(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GET_MODULE"), PyFunction_GET_MODULE(__VA_ARGS__))
#endif
#ifdef PyGen_Check
#undef PyGen_Check
#define PyGen_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyGen_Check"), nogil_priv_api_PyGen_Check(_PyObject_CAST(op)))
#endif
#ifdef PyGen_CheckExact
#undef PyGen_CheckExact
#define PyGen_CheckExact(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyGen_CheckExact"), nogil_priv_api_PyGen_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyImport_ImportModuleEx
#undef PyImport_ImportModuleEx
#define PyImport_ImportModuleEx(name, globals, locals, fromlist)                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleEx"),                                                                  \
     nogil_priv_api_PyImport_ImportModuleEx(name, globals, locals, fromlist))
#endif
#ifdef PyInstanceMethod_Check
#undef PyInstanceMethod_Check
#define PyInstanceMethod_Check(op)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyInstanceMethod_Check"), nogil_priv_api_PyInstanceMethod_Check(_PyObject_CAST(op)))
#endif
#ifdef PyInstanceMethod_GET_FUNCTION
#undef PyInstanceMethod_GET_FUNCTION
#define PyInstanceMethod_GET_FUNCTION(op)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyInstanceMethod_GET_FUNCTION"),                                                            \
     nogil_priv_api_PyInstanceMethod_GET_FUNCTION(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyInstanceMethod_GET_FUNCTION(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyInstanceMethod_GET_FUNCTION"), PyInstanceMethod_GET_FUNCTION(__VA_ARGS__))
#endif
#ifdef PyIter_Check
#undef PyIter_Check
#define PyIter_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyIter_Check"), nogil_priv_api_PyIter_Check(_PyObject_CAST(op)))
#else
#define PyIter_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyIter_Check"), PyIter_Check(__VA_ARGS__))
#endif
#ifdef PyList_Check
#undef PyList_Check
#define PyList_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyList_Check"), nogil_priv_api_PyList_Check(_PyObject_CAST(op)))
#endif
#ifdef PyList_CheckExact
#undef PyList_CheckExact
#define PyList_CheckExact(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyList_CheckExact"), nogil_priv_api_PyList_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyList_GET_SIZE
#undef PyList_GET_SIZE
#define PyList_GET_SIZE(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyList_GET_SIZE"), nogil_priv_api_PyList_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyList_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyList_GET_SIZE"), PyList_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyLong_AS_LONG
#undef PyLong_AS_LONG
#define PyLong_AS_LONG(op) (NOGIL_PRIV_NEEDS_GIL("PyLong_AS_LONG"), nogil_priv_api_PyLong_AS_LONG(_PyObject_CAST(op)))
#endif
#ifdef PyLong_Check
#undef PyLong_Check
#define PyLong_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyLong_Check"), nogil_priv_api_PyLong_Check(_PyObject_CAST(op)))
#endif
#ifdef PyLong_CheckExact
#undef PyLong_CheckExact
#define PyLong_CheckExact(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_CheckExact"), nogil_priv_api_PyLong_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyMapping_DelItem
#undef PyMapping_DelItem
#define PyMapping_DelItem(op, key)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_DelItem"), nogil_priv_api_PyMapping_DelItem(op, key))
#endif
#ifdef PyMapping_DelItemString
#undef PyMapping_DelItemString
#define PyMapping_DelItemString(op, key)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_DelItemString"), nogil_priv_api_PyMapping_DelItemString(op, key))
#endif
#ifdef PyMem_DEL
#undef PyMem_DEL
#define PyMem_DEL(p) (NOGIL_PRIV_NEEDS_GIL("PyMem_DEL"), nogil_priv_api_PyMem_DEL(p))
#endif
#ifdef PyMem_Del
#undef PyMem_Del
#define PyMem_Del(p) (NOGIL_PRIV_NEEDS_GIL("PyMem_Del"), nogil_priv_api_PyMem_Del(p))
#endif
#ifdef PyMem_FREE
#undef PyMem_FREE
#define PyMem_FREE(p) (NOGIL_PRIV_NEEDS_GIL("PyMem_FREE"), nogil_priv_api_PyMem_FREE(p))
#endif
#ifdef PyMem_MALLOC
#undef PyMem_MALLOC
#define PyMem_MALLOC(n) (NOGIL_PRIV_NEEDS_GIL("PyMem_MALLOC"), nogil_priv_api_PyMem_MALLOC(n))
#endif
#ifdef PyMem_REALLOC
#undef PyMem_REALLOC
#define PyMem_REALLOC(p, n) (NOGIL_PRIV_NEEDS_GIL("PyMem_REALLOC"), nogil_priv_api_PyMem_REALLOC(p, n))
#endif
#ifdef PyMemoryView_Check
#undef PyMemoryView_Check
#define PyMemoryView_Check(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_Check"), nogil_priv_api_PyMemoryView_Check(_PyObject_CAST(op)))
#endif
#ifdef PyMemoryView_GET_BASE
#undef PyMemoryView_GET_BASE
#define PyMemoryView_GET_BASE(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_GET_BASE"), nogil_priv_api_PyMemoryView_GET_BASE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyMemoryView_GET_BASE(...) (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_GET_BASE"), PyMemoryView_GET_BASE(__VA_ARGS__))
#endif
#ifdef PyMemoryView_GET_BUFFER
#undef PyMemoryView_GET_BUFFER
#define PyMemoryView_GET_BUFFER(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_GET_BUFFER"), nogil_priv_api_PyMemoryView_GET_BUFFER(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyMemoryView_GET_BUFFER(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_GET_BUFFER"), PyMemoryView_GET_BUFFER(__VA_ARGS__))
#endif
#ifdef PyMethod_Check
#undef PyMethod_Check
#define PyMethod_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyMethod_Check"), nogil_priv_api_PyMethod_Check(_PyObject_CAST(op)))
#endif
#ifdef PyMethod_GET_FUNCTION
#undef PyMethod_GET_FUNCTION
#define PyMethod_GET_FUNCTION(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyMethod_GET_FUNCTION"), nogil_priv_api_PyMethod_GET_FUNCTION(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyMethod_GET_FUNCTION(...) (NOGIL_PRIV_NEEDS_GIL("PyMethod_GET_FUNCTION"), PyMethod_GET_FUNCTION(__VA_ARGS__))
#endif
#ifdef PyMethod_GET_SELF
#undef PyMethod_GET_SELF
#define PyMethod_GET_SELF(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyMethod_GET_SELF"), nogil_priv_api_PyMethod_GET_SELF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PyMethod_GET_SELF(...) (NOGIL_PRIV_NEEDS_GIL("PyMethod_GET_SELF"), PyMethod_GET_SELF(__VA_ARGS__))
#endif
#ifdef PyModule_Check
#undef PyModule_Check
#define PyModule_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyModule_Check"), nogil_priv_api_PyModule_Check(_PyObject_CAST(op)))
#endif
#ifdef PyModule_CheckExact
#undef PyModule_CheckExact
#define PyModule_CheckExact(op)                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_CheckExact"), nogil_priv_api_PyModule_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyModule_Create
#undef PyModule_Create
#define PyModule_Create(def) (NOGIL_PRIV_NEEDS_GIL("PyModule_Create"), nogil_priv_api_PyModule_Create(def))
#endif
#ifdef PyModule_FromDefAndSpec
#undef PyModule_FromDefAndSpec
#define PyModule_FromDefAndSpec(def, spec)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_FromDefAndSpec"), nogil_priv_api_PyModule_FromDefAndSpec(def, spec))
#endif
#ifdef PyODict_Check
#undef PyODict_Check
#define PyODict_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyODict_Check"), nogil_priv_api_PyODict_Check(_PyObject_CAST(op)))
#endif
#ifdef PyODict_CheckExact
#undef PyODict_CheckExact
#define PyODict_CheckExact(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyODict_CheckExact"), nogil_priv_api_PyODict_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyODict_Contains
#undef PyODict_Contains
#define PyODict_Contains(op, key)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyODict_Contains"), nogil_priv_api_PyODict_Contains(_PyObject_CAST(op), key))
#endif
#ifdef PyODict_GetItem
#undef PyODict_GetItem
#define PyODict_GetItem(op, key)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyODict_GetItem"), nogil_priv_api_PyODict_GetItem(_PyObject_CAST(op), key))
#endif
#ifdef PyODict_GetItemString
#undef PyODict_GetItemString
#define PyODict_GetItemString(op, key)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyODict_GetItemString"), nogil_priv_api_PyODict_GetItemString(_PyObject_CAST(op), key))
#endif
#ifdef PyODict_GetItemWithError
#undef PyODict_GetItemWithError
#define PyODict_GetItemWithError(op, key)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyODict_GetItemWithError"), nogil_priv_api_PyODict_GetItemWithError(_PyObject_CAST(op), key))
#endif
#ifdef PyODict_SIZE
#undef PyODict_SIZE
#define PyODict_SIZE(op) (NOGIL_PRIV_NEEDS_GIL("PyODict_SIZE"), nogil_priv_api_PyODict_SIZE(_PyObject_CAST(op)))
#endif
#ifdef PyODict_Size
#undef PyODict_Size
#define PyODict_Size(op) (NOGIL_PRIV_NEEDS_GIL("PyODict_Size"), nogil_priv_api_PyODict_Size(_PyObject_CAST(op)))
#endif
#ifdef PyObject_DelAttr
#undef PyObject_DelAttr
#define PyObject_DelAttr(op, name) (NOGIL_PRIV_NEEDS_GIL("PyObject_DelAttr"), nogil_priv_api_PyObject_DelAttr(op, name))
#elif PY_VERSION_HEX >= 0x030D0000
#define PyObject_DelAttr(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_DelAttr"), PyObject_DelAttr(__VA_ARGS__))
#endif
#ifdef PyObject_DelAttrString
#undef PyObject_DelAttrString
#define PyObject_DelAttrString(op, name)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_DelAttrString"), nogil_priv_api_PyObject_DelAttrString(op, name))
#elif PY_VERSION_HEX >= 0x030D0000
#define PyObject_DelAttrString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_DelAttrString"), PyObject_DelAttrString(__VA_ARGS__))
#endif
#ifdef PyObject_INIT
#undef PyObject_INIT
#define PyObject_INIT(op, type)                                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_INIT"), nogil_priv_api_PyObject_INIT(_PyObject_CAST(op), type))
#endif
#ifdef PyObject_INIT_VAR
#undef PyObject_INIT_VAR
#define PyObject_INIT_VAR(op, type, size)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_INIT_VAR"), nogil_priv_api_PyObject_INIT_VAR(_PyVarObject_CAST(op), type, size))
#endif
#ifdef PyObject_TypeCheck
#undef PyObject_TypeCheck
#define PyObject_TypeCheck(op, type)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_TypeCheck"), nogil_priv_api_PyObject_TypeCheck(_PyObject_CAST(op), type))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyObject_TypeCheck(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_TypeCheck"), PyObject_TypeCheck(__VA_ARGS__))
#endif
#ifdef PyParser_SimpleParseFile
#undef PyParser_SimpleParseFile
#define PyParser_SimpleParseFile(file, name, start)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_SimpleParseFile"), nogil_priv_api_PyParser_SimpleParseFile(file, name, start))
#endif
#ifdef PyParser_SimpleParseString
#undef PyParser_SimpleParseString
#define PyParser_SimpleParseString(source, start)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_SimpleParseString"), nogil_priv_api_PyParser_SimpleParseString(source, start))
#endif
#ifdef PyPickleBuffer_Check
#undef PyPickleBuffer_Check
#define PyPickleBuffer_Check(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyPickleBuffer_Check"), nogil_priv_api_PyPickleBuffer_Check(_PyObject_CAST(op)))
#endif
#ifdef PyRange_Check
#undef PyRange_Check
#define PyRange_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyRange_Check"), nogil_priv_api_PyRange_Check(_PyObject_CAST(op)))
#endif
#ifdef PyRun_AnyFile
#undef PyRun_AnyFile
#define PyRun_AnyFile(file, name) (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFile"), nogil_priv_api_PyRun_AnyFile(file, name))
#else
#define PyRun_AnyFile(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFile"), PyRun_AnyFile(__VA_ARGS__))
#endif
#ifdef PyRun_AnyFileEx
#undef PyRun_AnyFileEx
#define PyRun_AnyFileEx(file, name, close)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFileEx"), nogil_priv_api_PyRun_AnyFileEx(file, name, close))
#else
#define PyRun_AnyFileEx(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFileEx"), PyRun_AnyFileEx(__VA_ARGS__))
#endif
#ifdef PyRun_AnyFileFlags
#undef PyRun_AnyFileFlags
#define PyRun_AnyFileFlags(file, name, flags)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFileFlags"), nogil_priv_api_PyRun_AnyFileFlags(file, name, flags))
#else
#define PyRun_AnyFileFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFileFlags"), PyRun_AnyFileFlags(__VA_ARGS__))
#endif
#ifdef PyRun_File
#undef PyRun_File
#define PyRun_File(file, name, start, globals, locals)                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_File"), nogil_priv_api_PyRun_File(file, name, start, globals, locals))
#else
#define PyRun_File(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_File"), PyRun_File(__VA_ARGS__))
#endif
#ifdef PyRun_FileEx
#undef PyRun_FileEx
#define PyRun_FileEx(file, name, start, globals, locals, close)                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_FileEx"), nogil_priv_api_PyRun_FileEx(file, name, start, globals, locals, close))
#else
#define PyRun_FileEx(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_FileEx"), PyRun_FileEx(__VA_ARGS__))
#endif
#ifdef PyRun_FileFlags
#undef PyRun_FileFlags
#define PyRun_FileFlags(file, name, start, g, l, flags)                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_FileFlags"), nogil_priv_api_PyRun_FileFlags(file, name, start, g, l, flags))
#else
#define PyRun_FileFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_FileFlags"), PyRun_FileFlags(__VA_ARGS__))
#endif
#ifdef PyRun_InteractiveLoop
#undef PyRun_InteractiveLoop
#define PyRun_InteractiveLoop(file, name)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveLoop"), nogil_priv_api_PyRun_InteractiveLoop(file, name))
#else
#define PyRun_InteractiveLoop(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveLoop"), PyRun_InteractiveLoop(__VA_ARGS__))
#endif
#ifdef PyRun_InteractiveOne
#undef PyRun_InteractiveOne
#define PyRun_InteractiveOne(file, name)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveOne"), nogil_priv_api_PyRun_InteractiveOne(file, name))
#else
#define PyRun_InteractiveOne(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveOne"), PyRun_InteractiveOne(__VA_ARGS__))
#endif
#ifdef PyRun_SimpleFile
#undef PyRun_SimpleFile
#define PyRun_SimpleFile(file, name)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleFile"), nogil_priv_api_PyRun_SimpleFile(file, name))
#else
#define PyRun_SimpleFile(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleFile"), PyRun_SimpleFile(__VA_ARGS__))
#endif
#ifdef PyRun_SimpleFileEx
#undef PyRun_SimpleFileEx
#define PyRun_SimpleFileEx(file, name, close)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleFileEx"), nogil_priv_api_PyRun_SimpleFileEx(file, name, close))
#else
#define PyRun_SimpleFileEx(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleFileEx"), PyRun_SimpleFileEx(__VA_ARGS__))
#endif
#ifdef PyRun_SimpleString
#undef PyRun_SimpleString
#define PyRun_SimpleString(source)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleString"), nogil_priv_api_PyRun_SimpleString(source))
#else
#define PyRun_SimpleString(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleString"), PyRun_SimpleString(__VA_ARGS__))
#endif
#ifdef PyRun_String
#undef PyRun_String
#define PyRun_String(source, start, globals, locals)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_String"), nogil_priv_api_PyRun_String(source, start, globals, locals))
#else
#define PyRun_String(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_String"), PyRun_String(__VA_ARGS__))
#endif
#ifdef PySentinel_Check
#undef PySentinel_Check
#define PySentinel_Check(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PySentinel_Check"), nogil_priv_api_PySentinel_Check(_PyObject_CAST(op)))
#endif
#ifdef PySentinel_CheckExact
#undef PySentinel_CheckExact
#define PySentinel_CheckExact(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PySentinel_CheckExact"), nogil_priv_api_PySentinel_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PySeqIter_Check
#undef PySeqIter_Check
#define PySeqIter_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PySeqIter_Check"), nogil_priv_api_PySeqIter_Check(_PyObject_CAST(op)))
#endif
#if defined(PySequence_Fast_GET_ITEM) && !defined(Py_LIMITED_API)
#undef PySequence_Fast_GET_ITEM
#define PySequence_Fast_GET_ITEM(op, i)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_Fast_GET_ITEM"),                                                                 \
     nogil_priv_api_PySequence_Fast_GET_ITEM(_PyObject_CAST(op), NOGIL_PRIV_API_INDEX(i)))
#endif
#if defined(PySequence_Fast_GET_SIZE) && !defined(Py_LIMITED_API)
#undef PySequence_Fast_GET_SIZE
#define PySequence_Fast_GET_SIZE(op)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_Fast_GET_SIZE"), nogil_priv_api_PySequence_Fast_GET_SIZE(_PyObject_CAST(op)))
#endif
#if defined(PySequence_Fast_ITEMS) && !defined(Py_LIMITED_API)
#undef PySequence_Fast_ITEMS
#define PySequence_Fast_ITEMS(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_Fast_ITEMS"), nogil_priv_api_PySequence_Fast_ITEMS(_PyObject_CAST(op)))
#endif
#ifdef PySequence_ITEM
#undef PySequence_ITEM
#define PySequence_ITEM(op, i)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_ITEM"),                                                                          \
     nogil_priv_api_PySequence_ITEM(_PyObject_CAST(op), NOGIL_PRIV_API_INDEX(i)))
#endif
#ifdef PySet_Check
#undef PySet_Check
#define PySet_Check(op) (NOGIL_PRIV_NEEDS_GIL("PySet_Check"), nogil_priv_api_PySet_Check(_PyObject_CAST(op)))
#endif
#ifdef PySet_CheckExact
#undef PySet_CheckExact
#define PySet_CheckExact(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PySet_CheckExact"), nogil_priv_api_PySet_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PySet_GET_SIZE
#undef PySet_GET_SIZE
#define PySet_GET_SIZE(op) (NOGIL_PRIV_NEEDS_GIL("PySet_GET_SIZE"), nogil_priv_api_PySet_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define PySet_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PySet_GET_SIZE"), PySet_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PySlice_Check
#undef PySlice_Check
#define PySlice_Check(op) (NOGIL_PRIV_NEEDS_GIL("PySlice_Check"), nogil_priv_api_PySlice_Check(_PyObject_CAST(op)))
#endif
#ifdef PySlice_GetIndicesEx
#undef PySlice_GetIndicesEx
#define PySlice_GetIndicesEx(o, n, a, b, step, size)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PySlice_GetIndicesEx"), nogil_priv_api_PySlice_GetIndicesEx(o, n, a, b, step, size))
#else
#define PySlice_GetIndicesEx(...) (NOGIL_PRIV_NEEDS_GIL("PySlice_GetIndicesEx"), PySlice_GetIndicesEx(__VA_ARGS__))
#endif
#ifdef PyThreadState_GET
#undef PyThreadState_GET
#define PyThreadState_GET() (NOGIL_PRIV_NEEDS_GIL("PyThreadState_GET"), nogil_priv_api_PyThreadState_GET())
#endif
#ifdef PyTraceBack_Check
#undef PyTraceBack_Check
#define PyTraceBack_Check(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyTraceBack_Check"), nogil_priv_api_PyTraceBack_Check(_PyObject_CAST(op)))
#endif
#ifdef PyTuple_Check
#undef PyTuple_Check
#define PyTuple_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyTuple_Check"), nogil_priv_api_PyTuple_Check(_PyObject_CAST(op)))
#endif
#ifdef PyTuple_CheckExact
#undef PyTuple_CheckExact
#define PyTuple_CheckExact(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyTuple_CheckExact"), nogil_priv_api_PyTuple_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyTuple_GET_SIZE
#undef PyTuple_GET_SIZE
#define PyTuple_GET_SIZE(op)                                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyTuple_GET_SIZE"), nogil_priv_api_PyTuple_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyTuple_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_GET_SIZE"), PyTuple_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyType_Check
#undef PyType_Check
#define PyType_Check(op) (NOGIL_PRIV_NEEDS_GIL("PyType_Check"), nogil_priv_api_PyType_Check(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyType_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Check"), PyType_Check(__VA_ARGS__))
#endif
#ifdef PyType_CheckExact
#undef PyType_CheckExact
#define PyType_CheckExact(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyType_CheckExact"), nogil_priv_api_PyType_CheckExact(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyType_CheckExact(...) (NOGIL_PRIV_NEEDS_GIL("PyType_CheckExact"), PyType_CheckExact(__VA_ARGS__))
#endif
#ifdef PyType_FastSubclass
#undef PyType_FastSubclass
#define PyType_FastSubclass(type, flag)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyType_FastSubclass"), nogil_priv_api_PyType_FastSubclass(type, flag))
#endif
#ifdef PyType_IS_GC
#undef PyType_IS_GC
#define PyType_IS_GC(type) (NOGIL_PRIV_NEEDS_GIL("PyType_IS_GC"), nogil_priv_api_PyType_IS_GC(type))
#endif
#ifdef PyType_SUPPORTS_WEAKREFS
#undef PyType_SUPPORTS_WEAKREFS
#define PyType_SUPPORTS_WEAKREFS(type)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyType_SUPPORTS_WEAKREFS"), nogil_priv_api_PyType_SUPPORTS_WEAKREFS(type))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyType_SUPPORTS_WEAKREFS(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyType_SUPPORTS_WEAKREFS"), PyType_SUPPORTS_WEAKREFS(__VA_ARGS__))
#endif
#ifdef PyUnicode_1BYTE_DATA
#undef PyUnicode_1BYTE_DATA
#define PyUnicode_1BYTE_DATA(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_1BYTE_DATA"), nogil_priv_api_PyUnicode_1BYTE_DATA(_PyObject_CAST(op)))
#endif
#ifdef PyUnicode_2BYTE_DATA
#undef PyUnicode_2BYTE_DATA
#define PyUnicode_2BYTE_DATA(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_2BYTE_DATA"), nogil_priv_api_PyUnicode_2BYTE_DATA(_PyObject_CAST(op)))
#endif
#ifdef PyUnicode_4BYTE_DATA
#undef PyUnicode_4BYTE_DATA
#define PyUnicode_4BYTE_DATA(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_4BYTE_DATA"), nogil_priv_api_PyUnicode_4BYTE_DATA(_PyObject_CAST(op)))
#endif
#ifdef PyUnicode_AS_DATA
#undef PyUnicode_AS_DATA
#define PyUnicode_AS_DATA(op)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AS_DATA"), nogil_priv_api_PyUnicode_AS_DATA(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
#define PyUnicode_AS_DATA(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AS_DATA"), PyUnicode_AS_DATA(__VA_ARGS__))
#endif
#ifdef PyUnicode_AS_UNICODE
#undef PyUnicode_AS_UNICODE
#define PyUnicode_AS_UNICODE(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AS_UNICODE"), nogil_priv_api_PyUnicode_AS_UNICODE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
#define PyUnicode_AS_UNICODE(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AS_UNICODE"), PyUnicode_AS_UNICODE(__VA_ARGS__))
#endif
#if defined(PyUnicode_CHECK_INTERNED) && !defined(Py_LIMITED_API)
#if PY_VERSION_HEX < 0x030B0000
#undef PyUnicode_CHECK_INTERNED
#define PyUnicode_CHECK_INTERNED(op)                                                                                   \
    ((NOGIL_PRIV_NEEDS_GIL("PyUnicode_CHECK_INTERNED"),                                                                \
     nogil_priv_api_PyUnicode_CHECK_INTERNED(_PyObject_CAST(op))).bits)
#elif PY_VERSION_HEX >= 0x030B0000
#undef PyUnicode_CHECK_INTERNED
#define PyUnicode_CHECK_INTERNED(op)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_CHECK_INTERNED"), nogil_priv_api_PyUnicode_CHECK_INTERNED(_PyObject_CAST(op)))
#endif
#elif !defined(PyUnicode_CHECK_INTERNED) && (PY_VERSION_HEX >= 0x030B0000)
#define PyUnicode_CHECK_INTERNED(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_CHECK_INTERNED"), PyUnicode_CHECK_INTERNED(__VA_ARGS__))
#endif
#ifdef PyUnicode_Check
#undef PyUnicode_Check
#define PyUnicode_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Check"), nogil_priv_api_PyUnicode_Check(_PyObject_CAST(op)))
#endif
#ifdef PyUnicode_CheckExact
#undef PyUnicode_CheckExact
#define PyUnicode_CheckExact(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_CheckExact"), nogil_priv_api_PyUnicode_CheckExact(_PyObject_CAST(op)))
#endif
#ifdef PyUnicode_DATA
#undef PyUnicode_DATA
#define PyUnicode_DATA(op) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DATA"), nogil_priv_api_PyUnicode_DATA(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_DATA(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DATA"), PyUnicode_DATA(__VA_ARGS__))
#endif
#ifdef PyUnicode_GET_DATA_SIZE
#undef PyUnicode_GET_DATA_SIZE
#define PyUnicode_GET_DATA_SIZE(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_DATA_SIZE"), nogil_priv_api_PyUnicode_GET_DATA_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
#define PyUnicode_GET_DATA_SIZE(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_DATA_SIZE"), PyUnicode_GET_DATA_SIZE(__VA_ARGS__))
#endif
#ifdef PyUnicode_GET_LENGTH
#undef PyUnicode_GET_LENGTH
#define PyUnicode_GET_LENGTH(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_LENGTH"), nogil_priv_api_PyUnicode_GET_LENGTH(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_GET_LENGTH(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_LENGTH"), PyUnicode_GET_LENGTH(__VA_ARGS__))
#endif
#ifdef PyUnicode_GET_SIZE
#undef PyUnicode_GET_SIZE
#define PyUnicode_GET_SIZE(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_SIZE"), nogil_priv_api_PyUnicode_GET_SIZE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
#define PyUnicode_GET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GET_SIZE"), PyUnicode_GET_SIZE(__VA_ARGS__))
#endif
#ifdef PyUnicode_IS_ASCII
#if PY_VERSION_HEX < 0x030B0000
#undef PyUnicode_IS_ASCII
#define PyUnicode_IS_ASCII(op)                                                                                         \
    ((NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_ASCII"), nogil_priv_api_PyUnicode_IS_ASCII(_PyObject_CAST(op))).bits)
#elif PY_VERSION_HEX >= 0x030B0000
#undef PyUnicode_IS_ASCII
#define PyUnicode_IS_ASCII(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_ASCII"), nogil_priv_api_PyUnicode_IS_ASCII(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_IS_ASCII(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_ASCII"), PyUnicode_IS_ASCII(__VA_ARGS__))
#endif
#ifdef PyUnicode_IS_COMPACT
#if PY_VERSION_HEX < 0x030B0000
#undef PyUnicode_IS_COMPACT
#define PyUnicode_IS_COMPACT(op)                                                                                       \
    ((NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_COMPACT"), nogil_priv_api_PyUnicode_IS_COMPACT(_PyObject_CAST(op))).bits)
#elif PY_VERSION_HEX >= 0x030B0000
#undef PyUnicode_IS_COMPACT
#define PyUnicode_IS_COMPACT(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_COMPACT"), nogil_priv_api_PyUnicode_IS_COMPACT(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_IS_COMPACT(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_COMPACT"), PyUnicode_IS_COMPACT(__VA_ARGS__))
#endif
#ifdef PyUnicode_IS_COMPACT_ASCII
#undef PyUnicode_IS_COMPACT_ASCII
#define PyUnicode_IS_COMPACT_ASCII(op)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_COMPACT_ASCII"), nogil_priv_api_PyUnicode_IS_COMPACT_ASCII(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_IS_COMPACT_ASCII(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_COMPACT_ASCII"), PyUnicode_IS_COMPACT_ASCII(__VA_ARGS__))
#endif
#ifdef PyUnicode_IS_READY
#if PY_VERSION_HEX < 0x030B0000
#undef PyUnicode_IS_READY
#define PyUnicode_IS_READY(op)                                                                                         \
    ((NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_READY"), nogil_priv_api_PyUnicode_IS_READY(_PyObject_CAST(op))).bits)
#elif PY_VERSION_HEX >= 0x030B0000
#undef PyUnicode_IS_READY
#define PyUnicode_IS_READY(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_READY"), nogil_priv_api_PyUnicode_IS_READY(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_IS_READY(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IS_READY"), PyUnicode_IS_READY(__VA_ARGS__))
#endif
#ifdef PyUnicode_KIND
#undef PyUnicode_KIND
#define PyUnicode_KIND(op)                                                                                             \
    ((NOGIL_PRIV_NEEDS_GIL("PyUnicode_KIND"), nogil_priv_api_PyUnicode_KIND(_PyObject_CAST(op))).bits)
#elif PY_VERSION_HEX >= 0x030E0000
#define PyUnicode_KIND(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_KIND"), PyUnicode_KIND(__VA_ARGS__))
#endif
#ifdef PyUnicode_MAX_CHAR_VALUE
#undef PyUnicode_MAX_CHAR_VALUE
#define PyUnicode_MAX_CHAR_VALUE(op)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_MAX_CHAR_VALUE"), nogil_priv_api_PyUnicode_MAX_CHAR_VALUE(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_MAX_CHAR_VALUE(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_MAX_CHAR_VALUE"), PyUnicode_MAX_CHAR_VALUE(__VA_ARGS__))
#endif
#ifdef PyUnicode_READY
#undef PyUnicode_READY
#define PyUnicode_READY(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_READY"), nogil_priv_api_PyUnicode_READY(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_READY(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_READY"), PyUnicode_READY(__VA_ARGS__))
#endif
#ifdef PyUnicode_READ_CHAR
#undef PyUnicode_READ_CHAR
#define PyUnicode_READ_CHAR(op, i)                                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_READ_CHAR"),                                                                      \
     nogil_priv_api_PyUnicode_READ_CHAR(_PyObject_CAST(op), NOGIL_PRIV_API_INDEX(i)))
#elif PY_VERSION_HEX >= 0x030B0000
#define PyUnicode_READ_CHAR(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_READ_CHAR"), PyUnicode_READ_CHAR(__VA_ARGS__))
#endif
#ifdef PyUnicode_WSTR_LENGTH
#undef PyUnicode_WSTR_LENGTH
#define PyUnicode_WSTR_LENGTH(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_WSTR_LENGTH"), nogil_priv_api_PyUnicode_WSTR_LENGTH(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
#define PyUnicode_WSTR_LENGTH(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_WSTR_LENGTH"), PyUnicode_WSTR_LENGTH(__VA_ARGS__))
#endif
#ifdef PyWeakref_Check
#undef PyWeakref_Check
#define PyWeakref_Check(op)                                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_Check"), nogil_priv_api_PyWeakref_Check(_PyObject_CAST(op)))
#endif
#ifdef PyWeakref_CheckProxy
#undef PyWeakref_CheckProxy
#define PyWeakref_CheckProxy(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_CheckProxy"), nogil_priv_api_PyWeakref_CheckProxy(_PyObject_CAST(op)))
#endif
#ifdef PyWeakref_CheckRef
#undef PyWeakref_CheckRef
#define PyWeakref_CheckRef(op)                                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_CheckRef"), nogil_priv_api_PyWeakref_CheckRef(_PyObject_CAST(op)))
#endif
#ifdef PyWeakref_CheckRefExact
#undef PyWeakref_CheckRefExact
#define PyWeakref_CheckRefExact(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_CheckRefExact"), nogil_priv_api_PyWeakref_CheckRefExact(_PyObject_CAST(op)))
#endif
#if defined(PyWeakref_GET_OBJECT) && !defined(Py_LIMITED_API)
#if PY_VERSION_HEX < 0x030D0000
#undef PyWeakref_GET_OBJECT
#define PyWeakref_GET_OBJECT(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_GET_OBJECT"), nogil_priv_api_PyWeakref_GET_OBJECT(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030D0000
#undef PyWeakref_GET_OBJECT
#define PyWeakref_GET_OBJECT(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyWeakref_GET_OBJECT"), nogil_priv_api_PyWeakref_GET_OBJECT(_PyObject_CAST(op)))
#endif
#elif !defined(PyWeakref_GET_OBJECT) && (PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030F0000)
#define PyWeakref_GET_OBJECT(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_GET_OBJECT"), PyWeakref_GET_OBJECT(__VA_ARGS__))
#endif
#ifdef Py_CompileString
#undef Py_CompileString
#define Py_CompileString(source, name, start)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("Py_CompileString"), nogil_priv_api_Py_CompileString(source, name, start))
#else
#define Py_CompileString(...) (NOGIL_PRIV_NEEDS_GIL("Py_CompileString"), Py_CompileString(__VA_ARGS__))
#endif
#ifdef Py_CompileStringFlags
#undef Py_CompileStringFlags
#define Py_CompileStringFlags(source, name, start, flags)                                                              \
    (NOGIL_PRIV_NEEDS_GIL("Py_CompileStringFlags"), nogil_priv_api_Py_CompileStringFlags(source, name, start, flags))
#elif PY_VERSION_HEX >= 0x030D0000
#define Py_CompileStringFlags(...) (NOGIL_PRIV_NEEDS_GIL("Py_CompileStringFlags"), Py_CompileStringFlags(__VA_ARGS__))
#endif
#ifdef Py_DECREF
#undef Py_DECREF
#define Py_DECREF(op) (NOGIL_PRIV_NEEDS_GIL("Py_DECREF"), nogil_priv_api_Py_DECREF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_DECREF(...) (NOGIL_PRIV_NEEDS_GIL("Py_DECREF"), Py_DECREF(__VA_ARGS__))
#endif
#ifdef Py_INCREF
#undef Py_INCREF
#define Py_INCREF(op) (NOGIL_PRIV_NEEDS_GIL("Py_INCREF"), nogil_priv_api_Py_INCREF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_INCREF(...) (NOGIL_PRIV_NEEDS_GIL("Py_INCREF"), Py_INCREF(__VA_ARGS__))
#endif
#ifdef Py_IS_TYPE
#undef Py_IS_TYPE
#define Py_IS_TYPE(op, type) (NOGIL_PRIV_NEEDS_GIL("Py_IS_TYPE"), nogil_priv_api_Py_IS_TYPE(_PyObject_CAST(op), type))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_IS_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("Py_IS_TYPE"), Py_IS_TYPE(__VA_ARGS__))
#endif
#ifdef Py_NewRef
#undef Py_NewRef
#define Py_NewRef(op) (NOGIL_PRIV_NEEDS_GIL("Py_NewRef"), nogil_priv_api_Py_NewRef(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030A0000
#define Py_NewRef(...) (NOGIL_PRIV_NEEDS_GIL("Py_NewRef"), Py_NewRef(__VA_ARGS__))
#endif
#ifdef Py_REFCNT
#if PY_VERSION_HEX < 0x030A0000
#undef Py_REFCNT
#define Py_REFCNT(op) (*(NOGIL_PRIV_NEEDS_GIL("Py_REFCNT"), nogil_priv_api_Py_REFCNT(_PyObject_CAST(op))))
#elif PY_VERSION_HEX >= 0x030A0000
#undef Py_REFCNT
#define Py_REFCNT(op) (NOGIL_PRIV_NEEDS_GIL("Py_REFCNT"), nogil_priv_api_Py_REFCNT(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_REFCNT(...) (NOGIL_PRIV_NEEDS_GIL("Py_REFCNT"), Py_REFCNT(__VA_ARGS__))
#endif
#ifdef Py_RETURN_FALSE
#undef Py_RETURN_FALSE
#define Py_RETURN_FALSE return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_FALSE"), nogil_priv_api_Py_RETURN_FALSE())
#endif
#ifdef Py_RETURN_INF
#undef Py_RETURN_INF
#define Py_RETURN_INF(sign) return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_INF"), nogil_priv_api_Py_RETURN_INF(sign))
#endif
#ifdef Py_RETURN_NAN
#undef Py_RETURN_NAN
#define Py_RETURN_NAN return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_NAN"), nogil_priv_api_Py_RETURN_NAN())
#endif
#ifdef Py_RETURN_NONE
#undef Py_RETURN_NONE
#define Py_RETURN_NONE return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_NONE"), nogil_priv_api_Py_RETURN_NONE())
#endif
#ifdef Py_RETURN_NOTIMPLEMENTED
#undef Py_RETURN_NOTIMPLEMENTED
#define Py_RETURN_NOTIMPLEMENTED                                                                                       \
    return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_NOTIMPLEMENTED"), nogil_priv_api_Py_RETURN_NOTIMPLEMENTED())
#endif
#ifdef Py_RETURN_TRUE
#undef Py_RETURN_TRUE
#define Py_RETURN_TRUE return (NOGIL_PRIV_NEEDS_GIL("Py_RETURN_TRUE"), nogil_priv_api_Py_RETURN_TRUE())
#endif
#ifdef Py_SET_REFCNT
#undef Py_SET_REFCNT
#define Py_SET_REFCNT(op, count)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("Py_SET_REFCNT"), nogil_priv_api_Py_SET_REFCNT(_PyObject_CAST(op), count))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_SET_REFCNT(...) (NOGIL_PRIV_NEEDS_GIL("Py_SET_REFCNT"), Py_SET_REFCNT(__VA_ARGS__))
#endif
#ifdef Py_SET_SIZE
#undef Py_SET_SIZE
#define Py_SET_SIZE(op, size)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("Py_SET_SIZE"), nogil_priv_api_Py_SET_SIZE(_PyVarObject_CAST(op), size))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_SET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("Py_SET_SIZE"), Py_SET_SIZE(__VA_ARGS__))
#endif
#ifdef Py_SET_TYPE
#undef Py_SET_TYPE
#define Py_SET_TYPE(op, type)                                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("Py_SET_TYPE"), nogil_priv_api_Py_SET_TYPE(_PyObject_CAST(op), type))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_SET_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("Py_SET_TYPE"), Py_SET_TYPE(__VA_ARGS__))
#endif
#ifdef Py_SIZE
#if PY_VERSION_HEX < 0x030B0000
#undef Py_SIZE
#define Py_SIZE(op) (*(NOGIL_PRIV_NEEDS_GIL("Py_SIZE"), nogil_priv_api_Py_SIZE(_PyObject_CAST(op))))
#elif PY_VERSION_HEX >= 0x030B0000
#undef Py_SIZE
#define Py_SIZE(op) (NOGIL_PRIV_NEEDS_GIL("Py_SIZE"), nogil_priv_api_Py_SIZE(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("Py_SIZE"), Py_SIZE(__VA_ARGS__))
#endif
#ifdef Py_TYPE
#if PY_VERSION_HEX < 0x030B0000
#undef Py_TYPE
#define Py_TYPE(op) (*(NOGIL_PRIV_NEEDS_GIL("Py_TYPE"), nogil_priv_api_Py_TYPE(_PyObject_CAST(op))))
#elif PY_VERSION_HEX >= 0x030B0000
#undef Py_TYPE
#define Py_TYPE(op) (NOGIL_PRIV_NEEDS_GIL("Py_TYPE"), nogil_priv_api_Py_TYPE(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("Py_TYPE"), Py_TYPE(__VA_ARGS__))
#endif
#ifdef Py_XDECREF
#undef Py_XDECREF
#define Py_XDECREF(op) (NOGIL_PRIV_NEEDS_GIL("Py_XDECREF"), nogil_priv_api_Py_XDECREF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_XDECREF(...) (NOGIL_PRIV_NEEDS_GIL("Py_XDECREF"), Py_XDECREF(__VA_ARGS__))
#endif
#ifdef Py_XINCREF
#undef Py_XINCREF
#define Py_XINCREF(op) (NOGIL_PRIV_NEEDS_GIL("Py_XINCREF"), nogil_priv_api_Py_XINCREF(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030B0000
#define Py_XINCREF(...) (NOGIL_PRIV_NEEDS_GIL("Py_XINCREF"), Py_XINCREF(__VA_ARGS__))
#endif
#ifdef Py_XNewRef
#undef Py_XNewRef
#define Py_XNewRef(op) (NOGIL_PRIV_NEEDS_GIL("Py_XNewRef"), nogil_priv_api_Py_XNewRef(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030A0000
#define Py_XNewRef(...) (NOGIL_PRIV_NEEDS_GIL("Py_XNewRef"), Py_XNewRef(__VA_ARGS__))
#endif
#ifdef _PyArg_CheckPositional
#undef _PyArg_CheckPositional
#define _PyArg_CheckPositional(function, nargs, min, max)                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_CheckPositional"), nogil_priv_api__PyArg_CheckPositional(function, nargs, min, max))
#elif PY_VERSION_HEX < 0x030D0000
#define _PyArg_CheckPositional(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_CheckPositional"), _PyArg_CheckPositional(__VA_ARGS__))
#endif
#ifdef _PyArg_NoKeywords
#undef _PyArg_NoKeywords
#define _PyArg_NoKeywords(function, kwargs)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoKeywords"), nogil_priv_api__PyArg_NoKeywords(function, kwargs))
#elif PY_VERSION_HEX < 0x030D0000
#define _PyArg_NoKeywords(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoKeywords"), _PyArg_NoKeywords(__VA_ARGS__))
#endif
#ifdef _PyArg_NoKwnames
#undef _PyArg_NoKwnames
#define _PyArg_NoKwnames(function, kwnames)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoKwnames"), nogil_priv_api__PyArg_NoKwnames(function, kwnames))
#elif PY_VERSION_HEX < 0x030D0000
#define _PyArg_NoKwnames(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoKwnames"), _PyArg_NoKwnames(__VA_ARGS__))
#endif
#ifdef _PyArg_NoPositional
#undef _PyArg_NoPositional
#define _PyArg_NoPositional(function, args)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoPositional"), nogil_priv_api__PyArg_NoPositional(function, args))
#elif PY_VERSION_HEX < 0x030D0000
#define _PyArg_NoPositional(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_NoPositional"), _PyArg_NoPositional(__VA_ARGS__))
#endif
#ifdef _PyArg_UnpackKeywords
#undef _PyArg_UnpackKeywords
#define _PyArg_UnpackKeywords(a, n, k, w, p, x, y, z, b)                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_UnpackKeywords"), nogil_priv_api__PyArg_UnpackKeywords(a, n, k, w, p, x, y, z, b))
#elif PY_VERSION_HEX < 0x030D0000
#define _PyArg_UnpackKeywords(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_UnpackKeywords"), _PyArg_UnpackKeywords(__VA_ARGS__))
#endif
#ifdef _PyCode_CODE
#undef _PyCode_CODE
#define _PyCode_CODE(op) (NOGIL_PRIV_NEEDS_GIL("_PyCode_CODE"), nogil_priv_api__PyCode_CODE(op))
#endif
#ifdef _PyDict_HasSplitTable
#undef _PyDict_HasSplitTable
#define _PyDict_HasSplitTable(op)                                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_HasSplitTable"), nogil_priv_api__PyDict_HasSplitTable(op))
#endif
#ifdef _PyList_ITEMS
#undef _PyList_ITEMS
#define _PyList_ITEMS(op) (NOGIL_PRIV_NEEDS_GIL("_PyList_ITEMS"), nogil_priv_api__PyList_ITEMS(_PyObject_CAST(op)))
#endif
#ifdef _PyObject_SIZE
#undef _PyObject_SIZE
#define _PyObject_SIZE(type) (NOGIL_PRIV_NEEDS_GIL("_PyObject_SIZE"), nogil_priv_api__PyObject_SIZE(type))
#elif PY_VERSION_HEX >= 0x030C0000
#define _PyObject_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_SIZE"), _PyObject_SIZE(__VA_ARGS__))
#endif
#ifdef _PyObject_VAR_SIZE
#undef _PyObject_VAR_SIZE
#define _PyObject_VAR_SIZE(type, n)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_VAR_SIZE"), nogil_priv_api__PyObject_VAR_SIZE(type, NOGIL_PRIV_API_INDEX(n)))
#elif PY_VERSION_HEX >= 0x030C0000
#define _PyObject_VAR_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_VAR_SIZE"), _PyObject_VAR_SIZE(__VA_ARGS__))
#endif
#ifdef _PyUnicode_COMPACT_DATA
#if PY_VERSION_HEX < 0x030B0000
#undef _PyUnicode_COMPACT_DATA
#define _PyUnicode_COMPACT_DATA(op)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_COMPACT_DATA"), nogil_priv_api__PyUnicode_COMPACT_DATA(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define _PyUnicode_COMPACT_DATA(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_COMPACT_DATA"), _PyUnicode_COMPACT_DATA(__VA_ARGS__))
#endif
#ifdef _PyUnicode_NONCOMPACT_DATA
#if PY_VERSION_HEX < 0x030B0000
#undef _PyUnicode_NONCOMPACT_DATA
#define _PyUnicode_NONCOMPACT_DATA(op)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_NONCOMPACT_DATA"), nogil_priv_api__PyUnicode_NONCOMPACT_DATA(_PyObject_CAST(op)))
#endif
#elif PY_VERSION_HEX >= 0x030B0000
#define _PyUnicode_NONCOMPACT_DATA(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_NONCOMPACT_DATA"), _PyUnicode_NONCOMPACT_DATA(__VA_ARGS__))
#endif
#ifdef _Py_IsImmortal
#undef _Py_IsImmortal
#define _Py_IsImmortal(op) (NOGIL_PRIV_NEEDS_GIL("_Py_IsImmortal"), nogil_priv_api__Py_IsImmortal(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030C0000
#define _Py_IsImmortal(...) (NOGIL_PRIV_NEEDS_GIL("_Py_IsImmortal"), _Py_IsImmortal(__VA_ARGS__))
#endif
#ifdef _Py_IsStaticImmortal
#undef _Py_IsStaticImmortal
#define _Py_IsStaticImmortal(op)                                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("_Py_IsStaticImmortal"), nogil_priv_api__Py_IsStaticImmortal(_PyObject_CAST(op)))
#elif PY_VERSION_HEX >= 0x030E0000
#define _Py_IsStaticImmortal(...) (NOGIL_PRIV_NEEDS_GIL("_Py_IsStaticImmortal"), _Py_IsStaticImmortal(__VA_ARGS__))
#endif

/* ---- functions ---- */

#if PY_VERSION_HEX < 0x030A0000
#define PyAST_CompileEx(...) (NOGIL_PRIV_NEEDS_GIL("PyAST_CompileEx"), PyAST_CompileEx(__VA_ARGS__))
#define PyAST_CompileObject(...) (NOGIL_PRIV_NEEDS_GIL("PyAST_CompileObject"), PyAST_CompileObject(__VA_ARGS__))
#define PyArena_AddPyObject(...) (NOGIL_PRIV_NEEDS_GIL("PyArena_AddPyObject"), PyArena_AddPyObject(__VA_ARGS__))
#define PyArena_Free(...) (NOGIL_PRIV_NEEDS_GIL("PyArena_Free"), PyArena_Free(__VA_ARGS__))
#define PyArena_Malloc(...) (NOGIL_PRIV_NEEDS_GIL("PyArena_Malloc"), PyArena_Malloc(__VA_ARGS__))
#define PyArena_New(...) (NOGIL_PRIV_NEEDS_GIL("PyArena_New"), PyArena_New(__VA_ARGS__))
#define PyFuture_FromAST(...) (NOGIL_PRIV_NEEDS_GIL("PyFuture_FromAST"), PyFuture_FromAST(__VA_ARGS__))
#define PyFuture_FromASTObject(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFuture_FromASTObject"), PyFuture_FromASTObject(__VA_ARGS__))
#define PyLong_FromUnicode(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUnicode"), PyLong_FromUnicode(__VA_ARGS__))
#define PyNode_Compile(...) (NOGIL_PRIV_NEEDS_GIL("PyNode_Compile"), PyNode_Compile(__VA_ARGS__))
#define PyOS_InitInterrupts(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_InitInterrupts"), PyOS_InitInterrupts(__VA_ARGS__))
#define PyParser_ASTFromFile(...) (NOGIL_PRIV_NEEDS_GIL("PyParser_ASTFromFile"), PyParser_ASTFromFile(__VA_ARGS__))
#define PyParser_ASTFromFileObject(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_ASTFromFileObject"), PyParser_ASTFromFileObject(__VA_ARGS__))
#define PyParser_ASTFromString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_ASTFromString"), PyParser_ASTFromString(__VA_ARGS__))
#define PyParser_ASTFromStringObject(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_ASTFromStringObject"), PyParser_ASTFromStringObject(__VA_ARGS__))
#define PyParser_SimpleParseFileFlags(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_SimpleParseFileFlags"), PyParser_SimpleParseFileFlags(__VA_ARGS__))
#define PyParser_SimpleParseStringFlags(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_SimpleParseStringFlags"), PyParser_SimpleParseStringFlags(__VA_ARGS__))
#define PyParser_SimpleParseStringFlagsFilename(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyParser_SimpleParseStringFlagsFilename"),                                                  \
     PyParser_SimpleParseStringFlagsFilename(__VA_ARGS__))
#define PyUnicode_AsUnicodeCopy(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUnicodeCopy"), PyUnicode_AsUnicodeCopy(__VA_ARGS__))
#define PyUnicode_GetMax(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GetMax"), PyUnicode_GetMax(__VA_ARGS__))
#define Py_SymtableString(...) (NOGIL_PRIV_NEEDS_GIL("Py_SymtableString"), Py_SymtableString(__VA_ARGS__))
#define Py_SymtableStringObject(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("Py_SymtableStringObject"), Py_SymtableStringObject(__VA_ARGS__))
#define _PyAST_Optimize(...) (NOGIL_PRIV_NEEDS_GIL("_PyAST_Optimize"), _PyAST_Optimize(__VA_ARGS__))
#define _PyDict_Contains(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_Contains"), _PyDict_Contains(__VA_ARGS__))
#define _PyDict_GetItemId(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItemId"), _PyDict_GetItemId(__VA_ARGS__))
#define _PyEval_EvalCodeWithName(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_EvalCodeWithName"), _PyEval_EvalCodeWithName(__VA_ARGS__))
#define _PyGC_CollectIfEnabled(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyGC_CollectIfEnabled"), _PyGC_CollectIfEnabled(__VA_ARGS__))
#define _PyGC_CollectNoFail(...) (NOGIL_PRIV_NEEDS_GIL("_PyGC_CollectNoFail"), _PyGC_CollectNoFail(__VA_ARGS__))
#define _PyGen_Send(...) (NOGIL_PRIV_NEEDS_GIL("_PyGen_Send"), _PyGen_Send(__VA_ARGS__))
#define _PyLong_FromNbIndexOrNbInt(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromNbIndexOrNbInt"), _PyLong_FromNbIndexOrNbInt(__VA_ARGS__))
#define _PyLong_FromNbInt(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromNbInt"), _PyLong_FromNbInt(__VA_ARGS__))
#define _PyObject_HasAttrId(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_HasAttrId"), _PyObject_HasAttrId(__VA_ARGS__))
#define _PyObject_INIT(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_INIT"), _PyObject_INIT(__VA_ARGS__))
#define _PyObject_INIT_VAR(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_INIT_VAR"), _PyObject_INIT_VAR(__VA_ARGS__))
#define _PySignal_AfterFork(...) (NOGIL_PRIV_NEEDS_GIL("_PySignal_AfterFork"), _PySignal_AfterFork(__VA_ARGS__))
#define _PyTime_Init(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_Init"), _PyTime_Init(__VA_ARGS__))
#define _PyTraceMalloc_NewReference(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_NewReference"), _PyTraceMalloc_NewReference(__VA_ARGS__))
#define _Py_Mangle(...) (NOGIL_PRIV_NEEDS_GIL("_Py_Mangle"), _Py_Mangle(__VA_ARGS__))
#define _Py_PyAtExit(...) (NOGIL_PRIV_NEEDS_GIL("_Py_PyAtExit"), _Py_PyAtExit(__VA_ARGS__))
#define _Py_SymtableStringObjectFlags(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_Py_SymtableStringObjectFlags"), _Py_SymtableStringObjectFlags(__VA_ARGS__))
#define _Py_fopen(...) (NOGIL_PRIV_NEEDS_GIL("_Py_fopen"), _Py_fopen(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030B0000
#define PyUnicodeEncodeError_Create(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_Create"), PyUnicodeEncodeError_Create(__VA_ARGS__))
#define PyUnicodeTranslateError_Create(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_Create"), PyUnicodeTranslateError_Create(__VA_ARGS__))
#define PyUnicode_Encode(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Encode"), PyUnicode_Encode(__VA_ARGS__))
#define PyUnicode_EncodeASCII(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeASCII"), PyUnicode_EncodeASCII(__VA_ARGS__))
#define PyUnicode_EncodeCharmap(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeCharmap"), PyUnicode_EncodeCharmap(__VA_ARGS__))
#define PyUnicode_EncodeDecimal(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeDecimal"), PyUnicode_EncodeDecimal(__VA_ARGS__))
#define PyUnicode_EncodeLatin1(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeLatin1"), PyUnicode_EncodeLatin1(__VA_ARGS__))
#define PyUnicode_EncodeRawUnicodeEscape(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeRawUnicodeEscape"), PyUnicode_EncodeRawUnicodeEscape(__VA_ARGS__))
#define PyUnicode_EncodeUTF16(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeUTF16"), PyUnicode_EncodeUTF16(__VA_ARGS__))
#define PyUnicode_EncodeUTF32(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeUTF32"), PyUnicode_EncodeUTF32(__VA_ARGS__))
#define PyUnicode_EncodeUTF7(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeUTF7"), PyUnicode_EncodeUTF7(__VA_ARGS__))
#define PyUnicode_EncodeUTF8(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeUTF8"), PyUnicode_EncodeUTF8(__VA_ARGS__))
#define PyUnicode_EncodeUnicodeEscape(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeUnicodeEscape"), PyUnicode_EncodeUnicodeEscape(__VA_ARGS__))
#define PyUnicode_TransformDecimalToASCII(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_TransformDecimalToASCII"), PyUnicode_TransformDecimalToASCII(__VA_ARGS__))
#define PyUnicode_TranslateCharmap(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_TranslateCharmap"), PyUnicode_TranslateCharmap(__VA_ARGS__))
#define _PyArg_Fini(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_Fini"), _PyArg_Fini(__VA_ARGS__))
#define _PyAsyncGenValueWrapperNew(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyAsyncGenValueWrapperNew"), _PyAsyncGenValueWrapperNew(__VA_ARGS__))
#define _PyComplex_FormatAdvancedWriter(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyComplex_FormatAdvancedWriter"), _PyComplex_FormatAdvancedWriter(__VA_ARGS__))
#define _PyCoro_GetAwaitableIter(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyCoro_GetAwaitableIter"), _PyCoro_GetAwaitableIter(__VA_ARGS__))
#define _PyDict_FromKeys(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_FromKeys"), _PyDict_FromKeys(__VA_ARGS__))
#define _PyDict_KeysSize(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_KeysSize"), _PyDict_KeysSize(__VA_ARGS__))
#define _PyDict_LoadGlobal(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_LoadGlobal"), _PyDict_LoadGlobal(__VA_ARGS__))
#define _PyDict_NewKeysForClass(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_NewKeysForClass"), _PyDict_NewKeysForClass(__VA_ARGS__))
#define _PyDict_Pop_KnownHash(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_Pop_KnownHash"), _PyDict_Pop_KnownHash(__VA_ARGS__))
#define _PyErr_WarnUnawaitedCoroutine(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_WarnUnawaitedCoroutine"), _PyErr_WarnUnawaitedCoroutine(__VA_ARGS__))
#define _PyEval_CallTracing(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_CallTracing"), _PyEval_CallTracing(__VA_ARGS__))
#define _PyEval_GetAsyncGenFinalizer(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetAsyncGenFinalizer"), _PyEval_GetAsyncGenFinalizer(__VA_ARGS__))
#define _PyEval_GetAsyncGenFirstiter(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetAsyncGenFirstiter"), _PyEval_GetAsyncGenFirstiter(__VA_ARGS__))
#define _PyEval_GetCoroutineOriginTrackingDepth(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetCoroutineOriginTrackingDepth"),                                                  \
     _PyEval_GetCoroutineOriginTrackingDepth(__VA_ARGS__))
#define _PyEval_SetAsyncGenFinalizer(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_SetAsyncGenFinalizer"), _PyEval_SetAsyncGenFinalizer(__VA_ARGS__))
#define _PyEval_SetAsyncGenFirstiter(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_SetAsyncGenFirstiter"), _PyEval_SetAsyncGenFirstiter(__VA_ARGS__))
#define _PyFloat_DebugMallocStats(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyFloat_DebugMallocStats"), _PyFloat_DebugMallocStats(__VA_ARGS__))
#define _PyFloat_FormatAdvancedWriter(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyFloat_FormatAdvancedWriter"), _PyFloat_FormatAdvancedWriter(__VA_ARGS__))
#define _PyFloat_Pack2(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Pack2"), _PyFloat_Pack2(__VA_ARGS__))
#define _PyFloat_Pack4(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Pack4"), _PyFloat_Pack4(__VA_ARGS__))
#define _PyFloat_Pack8(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Pack8"), _PyFloat_Pack8(__VA_ARGS__))
#define _PyFloat_Unpack2(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Unpack2"), _PyFloat_Unpack2(__VA_ARGS__))
#define _PyFloat_Unpack4(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Unpack4"), _PyFloat_Unpack4(__VA_ARGS__))
#define _PyFloat_Unpack8(...) (NOGIL_PRIV_NEEDS_GIL("_PyFloat_Unpack8"), _PyFloat_Unpack8(__VA_ARGS__))
#define _PyGen_yf(...) (NOGIL_PRIV_NEEDS_GIL("_PyGen_yf"), _PyGen_yf(__VA_ARGS__))
#define _PyImport_FindExtensionObject(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_FindExtensionObject"), _PyImport_FindExtensionObject(__VA_ARGS__))
#define _PyLong_FormatAdvancedWriter(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_FormatAdvancedWriter"), _PyLong_FormatAdvancedWriter(__VA_ARGS__))
#define _PyLong_FormatBytesWriter(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_FormatBytesWriter"), _PyLong_FormatBytesWriter(__VA_ARGS__))
#define _PyLong_FormatWriter(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FormatWriter"), _PyLong_FormatWriter(__VA_ARGS__))
#define _PyNamespace_New(...) (NOGIL_PRIV_NEEDS_GIL("_PyNamespace_New"), _PyNamespace_New(__VA_ARGS__))
#define _PyObjectDict_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("_PyObjectDict_SetItem"), _PyObjectDict_SetItem(__VA_ARGS__))
#define _PyObject_CallNoArg(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallNoArg"), _PyObject_CallNoArg(__VA_ARGS__))
#define _PyObject_DebugMallocStats(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_DebugMallocStats"), _PyObject_DebugMallocStats(__VA_ARGS__))
#define _PyObject_FastCallTstate(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_FastCallTstate"), _PyObject_FastCallTstate(__VA_ARGS__))
#define _PyObject_GC_Calloc(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GC_Calloc"), _PyObject_GC_Calloc(__VA_ARGS__))
#define _PyObject_GC_Malloc(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GC_Malloc"), _PyObject_GC_Malloc(__VA_ARGS__))
#define _PyObject_LookupSpecial(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_LookupSpecial"), _PyObject_LookupSpecial(__VA_ARGS__))
#define _PyObject_VectorcallTstate(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_VectorcallTstate"), _PyObject_VectorcallTstate(__VA_ARGS__))
#define _PySys_GetObjectId(...) (NOGIL_PRIV_NEEDS_GIL("_PySys_GetObjectId"), _PySys_GetObjectId(__VA_ARGS__))
#define _PySys_SetObjectId(...) (NOGIL_PRIV_NEEDS_GIL("_PySys_SetObjectId"), _PySys_SetObjectId(__VA_ARGS__))
#define _PyTrash_deposit_object(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyTrash_deposit_object"), _PyTrash_deposit_object(__VA_ARGS__))
#define _PyTrash_destroy_chain(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyTrash_destroy_chain"), _PyTrash_destroy_chain(__VA_ARGS__))
#define _PyType_Check(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_Check"), _PyType_Check(__VA_ARGS__))
#define _PyType_CheckExact(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_CheckExact"), _PyType_CheckExact(__VA_ARGS__))
#define _PyUnicode_get_wstr_length(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_get_wstr_length"), _PyUnicode_get_wstr_length(__VA_ARGS__))
#define _PyWarnings_Init(...) (NOGIL_PRIV_NEEDS_GIL("_PyWarnings_Init"), _PyWarnings_Init(__VA_ARGS__))
#define _Py_DECREF(...) (NOGIL_PRIV_NEEDS_GIL("_Py_DECREF"), _Py_DECREF(__VA_ARGS__))
#define _Py_EncodeLocaleEx(...) (NOGIL_PRIV_NEEDS_GIL("_Py_EncodeLocaleEx"), _Py_EncodeLocaleEx(__VA_ARGS__))
#define _Py_GetAllocatedBlocks(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_GetAllocatedBlocks"), _Py_GetAllocatedBlocks(__VA_ARGS__))
#define _Py_GetErrorHandler(...) (NOGIL_PRIV_NEEDS_GIL("_Py_GetErrorHandler"), _Py_GetErrorHandler(__VA_ARGS__))
#define _Py_INCREF(...) (NOGIL_PRIV_NEEDS_GIL("_Py_INCREF"), _Py_INCREF(__VA_ARGS__))
#define _Py_IS_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("_Py_IS_TYPE"), _Py_IS_TYPE(__VA_ARGS__))
#define _Py_SET_REFCNT(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SET_REFCNT"), _Py_SET_REFCNT(__VA_ARGS__))
#define _Py_SET_SIZE(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SET_SIZE"), _Py_SET_SIZE(__VA_ARGS__))
#define _Py_SET_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SET_TYPE"), _Py_SET_TYPE(__VA_ARGS__))
#define _Py_XDECREF(...) (NOGIL_PRIV_NEEDS_GIL("_Py_XDECREF"), _Py_XDECREF(__VA_ARGS__))
#define _Py_XINCREF(...) (NOGIL_PRIV_NEEDS_GIL("_Py_XINCREF"), _Py_XINCREF(__VA_ARGS__))
#define _Py_abspath(...) (NOGIL_PRIV_NEEDS_GIL("_Py_abspath"), _Py_abspath(__VA_ARGS__))
#define _Py_device_encoding(...) (NOGIL_PRIV_NEEDS_GIL("_Py_device_encoding"), _Py_device_encoding(__VA_ARGS__))
#define _Py_dup(...) (NOGIL_PRIV_NEEDS_GIL("_Py_dup"), _Py_dup(__VA_ARGS__))
#define _Py_fstat(...) (NOGIL_PRIV_NEEDS_GIL("_Py_fstat"), _Py_fstat(__VA_ARGS__))
#define _Py_fstat_noraise(...) (NOGIL_PRIV_NEEDS_GIL("_Py_fstat_noraise"), _Py_fstat_noraise(__VA_ARGS__))
#define _Py_get_blocking(...) (NOGIL_PRIV_NEEDS_GIL("_Py_get_blocking"), _Py_get_blocking(__VA_ARGS__))
#define _Py_get_inheritable(...) (NOGIL_PRIV_NEEDS_GIL("_Py_get_inheritable"), _Py_get_inheritable(__VA_ARGS__))
#define _Py_isabs(...) (NOGIL_PRIV_NEEDS_GIL("_Py_isabs"), _Py_isabs(__VA_ARGS__))
#define _Py_open(...) (NOGIL_PRIV_NEEDS_GIL("_Py_open"), _Py_open(__VA_ARGS__))
#define _Py_open_noraise(...) (NOGIL_PRIV_NEEDS_GIL("_Py_open_noraise"), _Py_open_noraise(__VA_ARGS__))
#define _Py_read(...) (NOGIL_PRIV_NEEDS_GIL("_Py_read"), _Py_read(__VA_ARGS__))
#define _Py_set_blocking(...) (NOGIL_PRIV_NEEDS_GIL("_Py_set_blocking"), _Py_set_blocking(__VA_ARGS__))
#define _Py_set_inheritable(...) (NOGIL_PRIV_NEEDS_GIL("_Py_set_inheritable"), _Py_set_inheritable(__VA_ARGS__))
#define _Py_set_inheritable_async_safe(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_Py_set_inheritable_async_safe"), _Py_set_inheritable_async_safe(__VA_ARGS__))
#define _Py_stat(...) (NOGIL_PRIV_NEEDS_GIL("_Py_stat"), _Py_stat(__VA_ARGS__))
#define _Py_wfopen(...) (NOGIL_PRIV_NEEDS_GIL("_Py_wfopen"), _Py_wfopen(__VA_ARGS__))
#define _Py_wgetcwd(...) (NOGIL_PRIV_NEEDS_GIL("_Py_wgetcwd"), _Py_wgetcwd(__VA_ARGS__))
#define _Py_wreadlink(...) (NOGIL_PRIV_NEEDS_GIL("_Py_wreadlink"), _Py_wreadlink(__VA_ARGS__))
#define _Py_wrealpath(...) (NOGIL_PRIV_NEEDS_GIL("_Py_wrealpath"), _Py_wrealpath(__VA_ARGS__))
#define _Py_write(...) (NOGIL_PRIV_NEEDS_GIL("_Py_write"), _Py_write(__VA_ARGS__))
#define _Py_write_noraise(...) (NOGIL_PRIV_NEEDS_GIL("_Py_write_noraise"), _Py_write_noraise(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030B0000 || PY_VERSION_HEX >= 0x030D0000
#define _PyTrash_thread_deposit_object(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyTrash_thread_deposit_object"), _PyTrash_thread_deposit_object(__VA_ARGS__))
#define _PyTrash_thread_destroy_chain(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyTrash_thread_destroy_chain"), _PyTrash_thread_destroy_chain(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030C0000
#define PyThreadState_GetDict(...) (NOGIL_PRIV_NEEDS_GIL("PyThreadState_GetDict"), PyThreadState_GetDict(__VA_ARGS__))
#define PyUnicode_AsUnicode(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUnicode"), PyUnicode_AsUnicode(__VA_ARGS__))
#define PyUnicode_AsUnicodeAndSize(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUnicodeAndSize"), PyUnicode_AsUnicodeAndSize(__VA_ARGS__))
#define PyUnicode_FromUnicode(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromUnicode"), PyUnicode_FromUnicode(__VA_ARGS__))
#define PyUnicode_GetSize(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GetSize"), PyUnicode_GetSize(__VA_ARGS__))
#define PyUnicode_InternImmortal(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_InternImmortal"), PyUnicode_InternImmortal(__VA_ARGS__))
#define _PyErr_TrySetFromCause(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_TrySetFromCause"), _PyErr_TrySetFromCause(__VA_ARGS__))
#define _PyUnicode_AsUnicode(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_AsUnicode"), _PyUnicode_AsUnicode(__VA_ARGS__))
#define _PyUnicode_Ready(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_Ready"), _PyUnicode_Ready(__VA_ARGS__))
#define _Py_GetRefTotal(...) (NOGIL_PRIV_NEEDS_GIL("_Py_GetRefTotal"), _Py_GetRefTotal(__VA_ARGS__))
#define _Py_NewInterpreter(...) (NOGIL_PRIV_NEEDS_GIL("_Py_NewInterpreter"), _Py_NewInterpreter(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030D0000
#define PyCFunction_Call(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_Call"), PyCFunction_Call(__VA_ARGS__))
#define PyEval_CallFunction(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_CallFunction"), PyEval_CallFunction(__VA_ARGS__))
#define PyEval_CallMethod(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_CallMethod"), PyEval_CallMethod(__VA_ARGS__))
#define PyEval_CallObjectWithKeywords(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_CallObjectWithKeywords"), PyEval_CallObjectWithKeywords(__VA_ARGS__))
#define PyObject_AsCharBuffer(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_AsCharBuffer"), PyObject_AsCharBuffer(__VA_ARGS__))
#define PyObject_AsReadBuffer(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_AsReadBuffer"), PyObject_AsReadBuffer(__VA_ARGS__))
#define PyObject_AsWriteBuffer(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_AsWriteBuffer"), PyObject_AsWriteBuffer(__VA_ARGS__))
#define PyObject_CheckReadBuffer(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CheckReadBuffer"), PyObject_CheckReadBuffer(__VA_ARGS__))
#define PySys_AddWarnOption(...) (NOGIL_PRIV_NEEDS_GIL("PySys_AddWarnOption"), PySys_AddWarnOption(__VA_ARGS__))
#define PySys_AddWarnOptionUnicode(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PySys_AddWarnOptionUnicode"), PySys_AddWarnOptionUnicode(__VA_ARGS__))
#define PySys_AddXOption(...) (NOGIL_PRIV_NEEDS_GIL("PySys_AddXOption"), PySys_AddXOption(__VA_ARGS__))
#define PySys_HasWarnOptions(...) (NOGIL_PRIV_NEEDS_GIL("PySys_HasWarnOptions"), PySys_HasWarnOptions(__VA_ARGS__))
#define PySys_SetPath(...) (NOGIL_PRIV_NEEDS_GIL("PySys_SetPath"), PySys_SetPath(__VA_ARGS__))
#define _PyArg_BadArgument(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_BadArgument"), _PyArg_BadArgument(__VA_ARGS__))
#ifndef _PyArg_ParseStack
#define _PyArg_ParseStack(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseStack"), _PyArg_ParseStack(__VA_ARGS__))
#endif
#ifndef _PyArg_ParseStackAndKeywords
#define _PyArg_ParseStackAndKeywords(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseStackAndKeywords"), _PyArg_ParseStackAndKeywords(__VA_ARGS__))
#endif
#define _PyArg_ParseStackAndKeywords_SizeT(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseStackAndKeywords_SizeT"), _PyArg_ParseStackAndKeywords_SizeT(__VA_ARGS__))
#define _PyArg_ParseStack_SizeT(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseStack_SizeT"), _PyArg_ParseStack_SizeT(__VA_ARGS__))
#define _PyArg_ParseTupleAndKeywordsFast_SizeT(...)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseTupleAndKeywordsFast_SizeT"),                                                   \
     _PyArg_ParseTupleAndKeywordsFast_SizeT(__VA_ARGS__))
#define _PyArg_ParseTupleAndKeywords_SizeT(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseTupleAndKeywords"), _PyArg_ParseTupleAndKeywords_SizeT(__VA_ARGS__))
#define _PyArg_ParseTuple_SizeT(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseTuple"), _PyArg_ParseTuple_SizeT(__VA_ARGS__))
#define _PyArg_Parse_SizeT(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_Parse"), _PyArg_Parse_SizeT(__VA_ARGS__))
#define _PyArg_UnpackStack(...) (NOGIL_PRIV_NEEDS_GIL("_PyArg_UnpackStack"), _PyArg_UnpackStack(__VA_ARGS__))
#ifndef _PyArg_VaParseTupleAndKeywordsFast
#define _PyArg_VaParseTupleAndKeywordsFast(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_VaParseTupleAndKeywordsFast"), _PyArg_VaParseTupleAndKeywordsFast(__VA_ARGS__))
#endif
#define _PyArg_VaParseTupleAndKeywordsFast_SizeT(...)                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_VaParseTupleAndKeywordsFast_SizeT"),                                                 \
     _PyArg_VaParseTupleAndKeywordsFast_SizeT(__VA_ARGS__))
#define _PyArg_VaParseTupleAndKeywords_SizeT(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_VaParseTupleAndKeywords"), _PyArg_VaParseTupleAndKeywords_SizeT(__VA_ARGS__))
#define _PyArg_VaParse_SizeT(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_VaParse"), _PyArg_VaParse_SizeT(__VA_ARGS__))
#define _PyBytesWriter_Alloc(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Alloc"), _PyBytesWriter_Alloc(__VA_ARGS__))
#define _PyBytesWriter_Dealloc(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Dealloc"), _PyBytesWriter_Dealloc(__VA_ARGS__))
#define _PyBytesWriter_Finish(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Finish"), _PyBytesWriter_Finish(__VA_ARGS__))
#define _PyBytesWriter_Init(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Init"), _PyBytesWriter_Init(__VA_ARGS__))
#define _PyBytesWriter_Prepare(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Prepare"), _PyBytesWriter_Prepare(__VA_ARGS__))
#define _PyBytesWriter_Resize(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_Resize"), _PyBytesWriter_Resize(__VA_ARGS__))
#define _PyBytesWriter_WriteBytes(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyBytesWriter_WriteBytes"), _PyBytesWriter_WriteBytes(__VA_ARGS__))
#define _PyBytes_DecodeEscape(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytes_DecodeEscape"), _PyBytes_DecodeEscape(__VA_ARGS__))
#define _PyBytes_FormatEx(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytes_FormatEx"), _PyBytes_FormatEx(__VA_ARGS__))
#define _PyBytes_FromHex(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytes_FromHex"), _PyBytes_FromHex(__VA_ARGS__))
#define _PyCodecInfo_GetIncrementalDecoder(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyCodecInfo_GetIncrementalDecoder"), _PyCodecInfo_GetIncrementalDecoder(__VA_ARGS__))
#define _PyCodecInfo_GetIncrementalEncoder(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyCodecInfo_GetIncrementalEncoder"), _PyCodecInfo_GetIncrementalEncoder(__VA_ARGS__))
#define _PyCodec_DecodeText(...) (NOGIL_PRIV_NEEDS_GIL("_PyCodec_DecodeText"), _PyCodec_DecodeText(__VA_ARGS__))
#define _PyCodec_EncodeText(...) (NOGIL_PRIV_NEEDS_GIL("_PyCodec_EncodeText"), _PyCodec_EncodeText(__VA_ARGS__))
#define _PyCodec_Forget(...) (NOGIL_PRIV_NEEDS_GIL("_PyCodec_Forget"), _PyCodec_Forget(__VA_ARGS__))
#define _PyCodec_Lookup(...) (NOGIL_PRIV_NEEDS_GIL("_PyCodec_Lookup"), _PyCodec_Lookup(__VA_ARGS__))
#define _PyCodec_LookupTextEncoding(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyCodec_LookupTextEncoding"), _PyCodec_LookupTextEncoding(__VA_ARGS__))
#define _PyContext_NewHamtForTests(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyContext_NewHamtForTests"), _PyContext_NewHamtForTests(__VA_ARGS__))
#define _PyCrossInterpreterData_Lookup(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_Lookup"), _PyCrossInterpreterData_Lookup(__VA_ARGS__))
#define _PyCrossInterpreterData_NewObject(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_NewObject"), _PyCrossInterpreterData_NewObject(__VA_ARGS__))
#define _PyCrossInterpreterData_RegisterClass(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_RegisterClass"), _PyCrossInterpreterData_RegisterClass(__VA_ARGS__))
#define _PyCrossInterpreterData_Release(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_Release"), _PyCrossInterpreterData_Release(__VA_ARGS__))
#define _PyDebugAllocatorStats(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyDebugAllocatorStats"), _PyDebugAllocatorStats(__VA_ARGS__))
#define _PyDictView_Intersect(...) (NOGIL_PRIV_NEEDS_GIL("_PyDictView_Intersect"), _PyDictView_Intersect(__VA_ARGS__))
#define _PyDictView_New(...) (NOGIL_PRIV_NEEDS_GIL("_PyDictView_New"), _PyDictView_New(__VA_ARGS__))
#define _PyDict_DebugMallocStats(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_DebugMallocStats"), _PyDict_DebugMallocStats(__VA_ARGS__))
#define _PyDict_DelItemId(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_DelItemId"), _PyDict_DelItemId(__VA_ARGS__))
#define _PyDict_DelItemIf(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_DelItemIf"), _PyDict_DelItemIf(__VA_ARGS__))
#define _PyDict_DelItem_KnownHash(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_DelItem_KnownHash"), _PyDict_DelItem_KnownHash(__VA_ARGS__))
#define _PyDict_GetItemIdWithError(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItemIdWithError"), _PyDict_GetItemIdWithError(__VA_ARGS__))
#define _PyDict_HasOnlyStringKeys(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_HasOnlyStringKeys"), _PyDict_HasOnlyStringKeys(__VA_ARGS__))
#define _PyDict_MaybeUntrack(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_MaybeUntrack"), _PyDict_MaybeUntrack(__VA_ARGS__))
#define _PyDict_MergeEx(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_MergeEx"), _PyDict_MergeEx(__VA_ARGS__))
#define _PyDict_Next(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_Next"), _PyDict_Next(__VA_ARGS__))
#define _PyDict_SetItemId(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_SetItemId"), _PyDict_SetItemId(__VA_ARGS__))
#define _PyDict_SetItem_KnownHash(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_SetItem_KnownHash"), _PyDict_SetItem_KnownHash(__VA_ARGS__))
#define _PyDict_SizeOf(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_SizeOf"), _PyDict_SizeOf(__VA_ARGS__))
#define _PyErr_ChainExceptions(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_ChainExceptions"), _PyErr_ChainExceptions(__VA_ARGS__))
#define _PyErr_CheckSignals(...) (NOGIL_PRIV_NEEDS_GIL("_PyErr_CheckSignals"), _PyErr_CheckSignals(__VA_ARGS__))
#define _PyErr_FormatFromCause(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_FormatFromCause"), _PyErr_FormatFromCause(__VA_ARGS__))
#define _PyErr_GetExcInfo(...) (NOGIL_PRIV_NEEDS_GIL("_PyErr_GetExcInfo"), _PyErr_GetExcInfo(__VA_ARGS__))
#define _PyErr_GetTopmostException(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_GetTopmostException"), _PyErr_GetTopmostException(__VA_ARGS__))
#define _PyErr_SetKeyError(...) (NOGIL_PRIV_NEEDS_GIL("_PyErr_SetKeyError"), _PyErr_SetKeyError(__VA_ARGS__))
#define _PyErr_WriteUnraisableMsg(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_WriteUnraisableMsg"), _PyErr_WriteUnraisableMsg(__VA_ARGS__))
#define _PyEval_GetBuiltinId(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetBuiltinId"), _PyEval_GetBuiltinId(__VA_ARGS__))
#define _PyEval_GetSwitchInterval(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetSwitchInterval"), _PyEval_GetSwitchInterval(__VA_ARGS__))
#define _PyEval_SetProfile(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_SetProfile"), _PyEval_SetProfile(__VA_ARGS__))
#define _PyEval_SetSwitchInterval(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_SetSwitchInterval"), _PyEval_SetSwitchInterval(__VA_ARGS__))
#define _PyEval_SetTrace(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_SetTrace"), _PyEval_SetTrace(__VA_ARGS__))
#define _PyFunction_Vectorcall(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyFunction_Vectorcall"), _PyFunction_Vectorcall(__VA_ARGS__))
#define _PyGILState_GetInterpreterStateUnsafe(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("_PyGILState_GetInterpreterStateUnsafe"), _PyGILState_GetInterpreterStateUnsafe(__VA_ARGS__))
#define _PyGen_FetchStopIterationValue(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyGen_FetchStopIterationValue"), _PyGen_FetchStopIterationValue(__VA_ARGS__))
#define _PyGen_Finalize(...) (NOGIL_PRIV_NEEDS_GIL("_PyGen_Finalize"), _PyGen_Finalize(__VA_ARGS__))
#define _PyGen_SetStopIterationValue(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyGen_SetStopIterationValue"), _PyGen_SetStopIterationValue(__VA_ARGS__))
#define _PyImport_AcquireLock(...) (NOGIL_PRIV_NEEDS_GIL("_PyImport_AcquireLock"), _PyImport_AcquireLock(__VA_ARGS__))
#define _PyImport_FixupBuiltin(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_FixupBuiltin"), _PyImport_FixupBuiltin(__VA_ARGS__))
#define _PyImport_FixupExtensionObject(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_FixupExtensionObject"), _PyImport_FixupExtensionObject(__VA_ARGS__))
#define _PyImport_GetModuleId(...) (NOGIL_PRIV_NEEDS_GIL("_PyImport_GetModuleId"), _PyImport_GetModuleId(__VA_ARGS__))
#define _PyImport_IsInitialized(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_IsInitialized"), _PyImport_IsInitialized(__VA_ARGS__))
#define _PyImport_ReleaseLock(...) (NOGIL_PRIV_NEEDS_GIL("_PyImport_ReleaseLock"), _PyImport_ReleaseLock(__VA_ARGS__))
#define _PyImport_SetModule(...) (NOGIL_PRIV_NEEDS_GIL("_PyImport_SetModule"), _PyImport_SetModule(__VA_ARGS__))
#define _PyImport_SetModuleString(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_SetModuleString"), _PyImport_SetModuleString(__VA_ARGS__))
#define _PyInterpreterState_GetConfig(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_GetConfig"), _PyInterpreterState_GetConfig(__VA_ARGS__))
#define _PyInterpreterState_GetMainModule(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_GetMainModule"), _PyInterpreterState_GetMainModule(__VA_ARGS__))
#define _PyList_DebugMallocStats(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyList_DebugMallocStats"), _PyList_DebugMallocStats(__VA_ARGS__))
#define _PyList_Extend(...) (NOGIL_PRIV_NEEDS_GIL("_PyList_Extend"), _PyList_Extend(__VA_ARGS__))
#define _PyLong_AsInt(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_AsInt"), _PyLong_AsInt(__VA_ARGS__))
#define _PyLong_AsTime_t(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_AsTime_t"), _PyLong_AsTime_t(__VA_ARGS__))
#define _PyLong_DivmodNear(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_DivmodNear"), _PyLong_DivmodNear(__VA_ARGS__))
#define _PyLong_Format(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Format"), _PyLong_Format(__VA_ARGS__))
#define _PyLong_Frexp(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Frexp"), _PyLong_Frexp(__VA_ARGS__))
#define _PyLong_FromBytes(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromBytes"), _PyLong_FromBytes(__VA_ARGS__))
#define _PyLong_FromTime_t(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromTime_t"), _PyLong_FromTime_t(__VA_ARGS__))
#define _PyLong_Lshift(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Lshift"), _PyLong_Lshift(__VA_ARGS__))
#define _PyLong_Rshift(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Rshift"), _PyLong_Rshift(__VA_ARGS__))
#define _PyLong_Size_t_Converter(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_Size_t_Converter"), _PyLong_Size_t_Converter(__VA_ARGS__))
#define _PyLong_UnsignedInt_Converter(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_UnsignedInt_Converter"), _PyLong_UnsignedInt_Converter(__VA_ARGS__))
#define _PyLong_UnsignedLongLong_Converter(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_UnsignedLongLong_Converter"), _PyLong_UnsignedLongLong_Converter(__VA_ARGS__))
#define _PyLong_UnsignedLong_Converter(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_UnsignedLong_Converter"), _PyLong_UnsignedLong_Converter(__VA_ARGS__))
#define _PyLong_UnsignedShort_Converter(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_UnsignedShort_Converter"), _PyLong_UnsignedShort_Converter(__VA_ARGS__))
#define _PyMem_GetCurrentAllocatorName(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMem_GetCurrentAllocatorName"), _PyMem_GetCurrentAllocatorName(__VA_ARGS__))
#define _PyMem_Strdup(...) (NOGIL_PRIV_NEEDS_GIL("_PyMem_Strdup"), _PyMem_Strdup(__VA_ARGS__))
#define _PyModuleSpec_IsInitializing(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyModuleSpec_IsInitializing"), _PyModuleSpec_IsInitializing(__VA_ARGS__))
#define _PyModule_Clear(...) (NOGIL_PRIV_NEEDS_GIL("_PyModule_Clear"), _PyModule_Clear(__VA_ARGS__))
#define _PyModule_ClearDict(...) (NOGIL_PRIV_NEEDS_GIL("_PyModule_ClearDict"), _PyModule_ClearDict(__VA_ARGS__))
#define _PyModule_CreateInitialized(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyModule_CreateInitialized"), _PyModule_CreateInitialized(__VA_ARGS__))
#define _PyOS_IsMainThread(...) (NOGIL_PRIV_NEEDS_GIL("_PyOS_IsMainThread"), _PyOS_IsMainThread(__VA_ARGS__))
#define _PyOS_URandom(...) (NOGIL_PRIV_NEEDS_GIL("_PyOS_URandom"), _PyOS_URandom(__VA_ARGS__))
#define _PyOS_URandomNonblock(...) (NOGIL_PRIV_NEEDS_GIL("_PyOS_URandomNonblock"), _PyOS_URandomNonblock(__VA_ARGS__))
#define _PyObject_CallFunction_SizeT(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallFunction"), _PyObject_CallFunction_SizeT(__VA_ARGS__))
#define _PyObject_CallMethodIdNoArgs(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethodIdNoArgs"), _PyObject_CallMethodIdNoArgs(__VA_ARGS__))
#define _PyObject_CallMethodIdObjArgs(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethodIdObjArgs"), _PyObject_CallMethodIdObjArgs(__VA_ARGS__))
#define _PyObject_CallMethodIdOneArg(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethodIdOneArg"), _PyObject_CallMethodIdOneArg(__VA_ARGS__))
#define _PyObject_CallMethodId_SizeT(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethodId_SizeT"), _PyObject_CallMethodId_SizeT(__VA_ARGS__))
#define _PyObject_CallMethod_SizeT(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallMethod"), _PyObject_CallMethod_SizeT(__VA_ARGS__))
#define _PyObject_CheckConsistency(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CheckConsistency"), _PyObject_CheckConsistency(__VA_ARGS__))
#define _PyObject_CheckCrossInterpreterData(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CheckCrossInterpreterData"), _PyObject_CheckCrossInterpreterData(__VA_ARGS__))
#define _PyObject_DebugTypeStats(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_DebugTypeStats"), _PyObject_DebugTypeStats(__VA_ARGS__))
#define _PyObject_FastCall(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_FastCall"), _PyObject_FastCall(__VA_ARGS__))
#define _PyObject_GetCrossInterpreterData(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_GetCrossInterpreterData"), _PyObject_GetCrossInterpreterData(__VA_ARGS__))
#define _PyObject_GetMethod(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GetMethod"), _PyObject_GetMethod(__VA_ARGS__))
#define _PyObject_HasLen(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_HasLen"), _PyObject_HasLen(__VA_ARGS__))
#define _PyObject_IsAbstract(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_IsAbstract"), _PyObject_IsAbstract(__VA_ARGS__))
#define _PyObject_IsFreed(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_IsFreed"), _PyObject_IsFreed(__VA_ARGS__))
#define _PyObject_LookupAttr(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_LookupAttr"), _PyObject_LookupAttr(__VA_ARGS__))
#define _PyObject_LookupAttrId(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_LookupAttrId"), _PyObject_LookupAttrId(__VA_ARGS__))
#define _PyObject_MakeTpCall(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_MakeTpCall"), _PyObject_MakeTpCall(__VA_ARGS__))
#define _PyObject_NextNotImplemented(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_NextNotImplemented"), _PyObject_NextNotImplemented(__VA_ARGS__))
#define _PyObject_RealIsInstance(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_RealIsInstance"), _PyObject_RealIsInstance(__VA_ARGS__))
#define _PyObject_RealIsSubclass(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_RealIsSubclass"), _PyObject_RealIsSubclass(__VA_ARGS__))
#define _PyObject_SetAttrId(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_SetAttrId"), _PyObject_SetAttrId(__VA_ARGS__))
#define _PyObject_VectorcallMethodId(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_VectorcallMethodId"), _PyObject_VectorcallMethodId(__VA_ARGS__))
#define _PySequence_BytesToCharpArray(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PySequence_BytesToCharpArray"), _PySequence_BytesToCharpArray(__VA_ARGS__))
#define _PySequence_IterSearch(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PySequence_IterSearch"), _PySequence_IterSearch(__VA_ARGS__))
#define _PySet_NextEntry(...) (NOGIL_PRIV_NEEDS_GIL("_PySet_NextEntry"), _PySet_NextEntry(__VA_ARGS__))
#define _PySet_Update(...) (NOGIL_PRIV_NEEDS_GIL("_PySet_Update"), _PySet_Update(__VA_ARGS__))
#define _PySys_GetSizeOf(...) (NOGIL_PRIV_NEEDS_GIL("_PySys_GetSizeOf"), _PySys_GetSizeOf(__VA_ARGS__))
#define _PyThreadState_GetDict(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyThreadState_GetDict"), _PyThreadState_GetDict(__VA_ARGS__))
#define _PyThreadState_Prealloc(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyThreadState_Prealloc"), _PyThreadState_Prealloc(__VA_ARGS__))
#define _PyTime_AsNanosecondsObject(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_AsNanosecondsObject"), _PyTime_AsNanosecondsObject(__VA_ARGS__))
#define _PyTime_AsTimespec(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_AsTimespec"), _PyTime_AsTimespec(__VA_ARGS__))
#define _PyTime_AsTimeval(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_AsTimeval"), _PyTime_AsTimeval(__VA_ARGS__))
#define _PyTime_AsTimevalTime_t(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_AsTimevalTime_t"), _PyTime_AsTimevalTime_t(__VA_ARGS__))
#define _PyTime_FromMillisecondsObject(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_FromMillisecondsObject"), _PyTime_FromMillisecondsObject(__VA_ARGS__))
#define _PyTime_FromNanosecondsObject(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_FromNanosecondsObject"), _PyTime_FromNanosecondsObject(__VA_ARGS__))
#define _PyTime_FromSecondsObject(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_FromSecondsObject"), _PyTime_FromSecondsObject(__VA_ARGS__))
#define _PyTime_FromTimespec(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_FromTimespec"), _PyTime_FromTimespec(__VA_ARGS__))
#define _PyTime_FromTimeval(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_FromTimeval"), _PyTime_FromTimeval(__VA_ARGS__))
#define _PyTime_GetMonotonicClockWithInfo(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_GetMonotonicClockWithInfo"), _PyTime_GetMonotonicClockWithInfo(__VA_ARGS__))
#define _PyTime_GetPerfCounterWithInfo(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_GetPerfCounterWithInfo"), _PyTime_GetPerfCounterWithInfo(__VA_ARGS__))
#define _PyTime_GetSystemClockWithInfo(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_GetSystemClockWithInfo"), _PyTime_GetSystemClockWithInfo(__VA_ARGS__))
#define _PyTime_ObjectToTime_t(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_ObjectToTime_t"), _PyTime_ObjectToTime_t(__VA_ARGS__))
#define _PyTime_ObjectToTimespec(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_ObjectToTimespec"), _PyTime_ObjectToTimespec(__VA_ARGS__))
#define _PyTime_ObjectToTimeval(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyTime_ObjectToTimeval"), _PyTime_ObjectToTimeval(__VA_ARGS__))
#define _PyTime_gmtime(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_gmtime"), _PyTime_gmtime(__VA_ARGS__))
#define _PyTime_localtime(...) (NOGIL_PRIV_NEEDS_GIL("_PyTime_localtime"), _PyTime_localtime(__VA_ARGS__))
#define _PyTraceMalloc_GetTraceback(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetTraceback"), _PyTraceMalloc_GetTraceback(__VA_ARGS__))
#define _PyTraceback_Add(...) (NOGIL_PRIV_NEEDS_GIL("_PyTraceback_Add"), _PyTraceback_Add(__VA_ARGS__))
#define _PyTuple_DebugMallocStats(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyTuple_DebugMallocStats"), _PyTuple_DebugMallocStats(__VA_ARGS__))
#define _PyTuple_MaybeUntrack(...) (NOGIL_PRIV_NEEDS_GIL("_PyTuple_MaybeUntrack"), _PyTuple_MaybeUntrack(__VA_ARGS__))
#define _PyType_CalculateMetaclass(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyType_CalculateMetaclass"), _PyType_CalculateMetaclass(__VA_ARGS__))
#define _PyType_GetDocFromInternalDoc(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyType_GetDocFromInternalDoc"), _PyType_GetDocFromInternalDoc(__VA_ARGS__))
#define _PyType_GetTextSignatureFromInternalDoc(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyType_GetTextSignatureFromInternalDoc"),                                                  \
     _PyType_GetTextSignatureFromInternalDoc(__VA_ARGS__))
#define _PyType_LookupId(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_LookupId"), _PyType_LookupId(__VA_ARGS__))
#define _PyUnicodeTranslateError_Create(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeTranslateError_Create"), _PyUnicodeTranslateError_Create(__VA_ARGS__))
#define _PyUnicode_AsASCIIString(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_AsASCIIString"), _PyUnicode_AsASCIIString(__VA_ARGS__))
#define _PyUnicode_AsLatin1String(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_AsLatin1String"), _PyUnicode_AsLatin1String(__VA_ARGS__))
#define _PyUnicode_AsUTF8String(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_AsUTF8String"), _PyUnicode_AsUTF8String(__VA_ARGS__))
#define _PyUnicode_CheckConsistency(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_CheckConsistency"), _PyUnicode_CheckConsistency(__VA_ARGS__))
#define _PyUnicode_Copy(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_Copy"), _PyUnicode_Copy(__VA_ARGS__))
#define _PyUnicode_DecodeRawUnicodeEscapeStateful(...)                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_DecodeRawUnicodeEscapeStateful"),                                                \
     _PyUnicode_DecodeRawUnicodeEscapeStateful(__VA_ARGS__))
#define _PyUnicode_DecodeUnicodeEscapeInternal(...)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_DecodeUnicodeEscapeInternal"),                                                   \
     _PyUnicode_DecodeUnicodeEscapeInternal(__VA_ARGS__))
#define _PyUnicode_DecodeUnicodeEscapeStateful(...)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_DecodeUnicodeEscapeStateful"),                                                   \
     _PyUnicode_DecodeUnicodeEscapeStateful(__VA_ARGS__))
#define _PyUnicode_EQ(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EQ"), _PyUnicode_EQ(__VA_ARGS__))
#define _PyUnicode_EncodeCharmap(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EncodeCharmap"), _PyUnicode_EncodeCharmap(__VA_ARGS__))
#define _PyUnicode_EncodeUTF16(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EncodeUTF16"), _PyUnicode_EncodeUTF16(__VA_ARGS__))
#define _PyUnicode_EncodeUTF32(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EncodeUTF32"), _PyUnicode_EncodeUTF32(__VA_ARGS__))
#define _PyUnicode_EncodeUTF7(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EncodeUTF7"), _PyUnicode_EncodeUTF7(__VA_ARGS__))
#define _PyUnicode_EqualToASCIIId(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EqualToASCIIId"), _PyUnicode_EqualToASCIIId(__VA_ARGS__))
#define _PyUnicode_EqualToASCIIString(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_EqualToASCIIString"), _PyUnicode_EqualToASCIIString(__VA_ARGS__))
#define _PyUnicode_FastCopyCharacters(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FastCopyCharacters"), _PyUnicode_FastCopyCharacters(__VA_ARGS__))
#define _PyUnicode_FastFill(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FastFill"), _PyUnicode_FastFill(__VA_ARGS__))
#define _PyUnicode_FindMaxChar(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FindMaxChar"), _PyUnicode_FindMaxChar(__VA_ARGS__))
#define _PyUnicode_FormatAdvancedWriter(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FormatAdvancedWriter"), _PyUnicode_FormatAdvancedWriter(__VA_ARGS__))
#define _PyUnicode_FormatLong(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FormatLong"), _PyUnicode_FormatLong(__VA_ARGS__))
#define _PyUnicode_FromASCII(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FromASCII"), _PyUnicode_FromASCII(__VA_ARGS__))
#define _PyUnicode_InsertThousandsGrouping(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_InsertThousandsGrouping"), _PyUnicode_InsertThousandsGrouping(__VA_ARGS__))
#define _PyUnicode_JoinArray(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_JoinArray"), _PyUnicode_JoinArray(__VA_ARGS__))
#define _PyUnicode_ScanIdentifier(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_ScanIdentifier"), _PyUnicode_ScanIdentifier(__VA_ARGS__))
#define _PyUnicode_TransformDecimalAndSpaceToASCII(...)                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_TransformDecimalAndSpaceToASCII"),                                               \
     _PyUnicode_TransformDecimalAndSpaceToASCII(__VA_ARGS__))
#define _PyUnicode_XStrip(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_XStrip"), _PyUnicode_XStrip(__VA_ARGS__))
#define _PyWeakref_GetWeakrefCount(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyWeakref_GetWeakrefCount"), _PyWeakref_GetWeakrefCount(__VA_ARGS__))
#define _Py_BuildValue_SizeT(...) (NOGIL_PRIV_NEEDS_GIL("Py_BuildValue"), _Py_BuildValue_SizeT(__VA_ARGS__))
#define _Py_CheckFunctionResult(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_Py_CheckFunctionResult"), _Py_CheckFunctionResult(__VA_ARGS__))
#define _Py_CoerceLegacyLocale(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_CoerceLegacyLocale"), _Py_CoerceLegacyLocale(__VA_ARGS__))
#define _Py_DisplaySourceLine(...) (NOGIL_PRIV_NEEDS_GIL("_Py_DisplaySourceLine"), _Py_DisplaySourceLine(__VA_ARGS__))
#define _Py_FreeCharPArray(...) (NOGIL_PRIV_NEEDS_GIL("_Py_FreeCharPArray"), _Py_FreeCharPArray(__VA_ARGS__))
#define _Py_LegacyLocaleDetected(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_Py_LegacyLocaleDetected"), _Py_LegacyLocaleDetected(__VA_ARGS__))
#define _Py_RestoreSignals(...) (NOGIL_PRIV_NEEDS_GIL("_Py_RestoreSignals"), _Py_RestoreSignals(__VA_ARGS__))
#define _Py_SetLocaleFromEnv(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SetLocaleFromEnv"), _Py_SetLocaleFromEnv(__VA_ARGS__))
#define _Py_SetProgramFullPath(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_SetProgramFullPath"), _Py_SetProgramFullPath(__VA_ARGS__))
#define _Py_SourceAsString(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SourceAsString"), _Py_SourceAsString(__VA_ARGS__))
#ifndef _Py_VaBuildStack
#define _Py_VaBuildStack(...) (NOGIL_PRIV_NEEDS_GIL("_Py_VaBuildStack"), _Py_VaBuildStack(__VA_ARGS__))
#endif
#define _Py_VaBuildStack_SizeT(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_VaBuildStack_SizeT"), _Py_VaBuildStack_SizeT(__VA_ARGS__))
#define _Py_VaBuildValue_SizeT(...) (NOGIL_PRIV_NEEDS_GIL("Py_VaBuildValue"), _Py_VaBuildValue_SizeT(__VA_ARGS__))
#define _Py_convert_optional_to_ssize_t(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_Py_convert_optional_to_ssize_t"), _Py_convert_optional_to_ssize_t(__VA_ARGS__))
#define _Py_parse_inf_or_nan(...) (NOGIL_PRIV_NEEDS_GIL("_Py_parse_inf_or_nan"), _Py_parse_inf_or_nan(__VA_ARGS__))
#define _Py_string_to_number_with_underscores(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("_Py_string_to_number_with_underscores"), _Py_string_to_number_with_underscores(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030E0000
#define PyInit__imp(...) (NOGIL_PRIV_NEEDS_GIL("PyInit__imp"), PyInit__imp(__VA_ARGS__))
#define _PyTrash_begin(...) (NOGIL_PRIV_NEEDS_GIL("_PyTrash_begin"), _PyTrash_begin(__VA_ARGS__))
#define _PyTrash_end(...) (NOGIL_PRIV_NEEDS_GIL("_PyTrash_end"), _PyTrash_end(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030E0000 || PY_VERSION_HEX >= 0x030F0000
#define _Py_InitializeMain(...) (NOGIL_PRIV_NEEDS_GIL("_Py_InitializeMain"), _Py_InitializeMain(__VA_ARGS__))
#endif

#if PY_VERSION_HEX < 0x030F0000
#define PyImport_ImportModuleNoBlock(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleNoBlock"), PyImport_ImportModuleNoBlock(__VA_ARGS__))
#define PySys_ResetWarnOptions(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PySys_ResetWarnOptions"), PySys_ResetWarnOptions(__VA_ARGS__))
#define PyUnicode_AsDecodedObject(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsDecodedObject"), PyUnicode_AsDecodedObject(__VA_ARGS__))
#define PyUnicode_AsDecodedUnicode(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsDecodedUnicode"), PyUnicode_AsDecodedUnicode(__VA_ARGS__))
#define PyUnicode_AsEncodedObject(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsEncodedObject"), PyUnicode_AsEncodedObject(__VA_ARGS__))
#define PyUnicode_AsEncodedUnicode(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsEncodedUnicode"), PyUnicode_AsEncodedUnicode(__VA_ARGS__))
#define PyWeakref_GetObject(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_GetObject"), PyWeakref_GetObject(__VA_ARGS__))
#define Py_GetExecPrefix(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetExecPrefix"), Py_GetExecPrefix(__VA_ARGS__))
#define Py_GetPath(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetPath"), Py_GetPath(__VA_ARGS__))
#define Py_GetPrefix(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetPrefix"), Py_GetPrefix(__VA_ARGS__))
#define Py_GetProgramFullPath(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetProgramFullPath"), Py_GetProgramFullPath(__VA_ARGS__))
#define Py_GetProgramName(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetProgramName"), Py_GetProgramName(__VA_ARGS__))
#define Py_GetPythonHome(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetPythonHome"), Py_GetPythonHome(__VA_ARGS__))
#define _PyCode_ConstantKey(...) (NOGIL_PRIV_NEEDS_GIL("_PyCode_ConstantKey"), _PyCode_ConstantKey(__VA_ARGS__))
#define _PyObject_Dump(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_Dump"), _PyObject_Dump(__VA_ARGS__))
#endif

/* 3.9- */
#ifndef PyArg_Parse
#define PyArg_Parse(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_Parse"), PyArg_Parse(__VA_ARGS__))
#endif
#ifndef PyArg_ParseTuple
#define PyArg_ParseTuple(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseTuple"), PyArg_ParseTuple(__VA_ARGS__))
#endif
#ifndef PyArg_ParseTupleAndKeywords
#define PyArg_ParseTupleAndKeywords(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseTupleAndKeywords"), PyArg_ParseTupleAndKeywords(__VA_ARGS__))
#endif
#define PyArg_UnpackTuple(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_UnpackTuple"), PyArg_UnpackTuple(__VA_ARGS__))
#ifndef PyArg_VaParse
#define PyArg_VaParse(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_VaParse"), PyArg_VaParse(__VA_ARGS__))
#endif
#ifndef PyArg_VaParseTupleAndKeywords
#define PyArg_VaParseTupleAndKeywords(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_VaParseTupleAndKeywords"), PyArg_VaParseTupleAndKeywords(__VA_ARGS__))
#endif
#define PyArg_ValidateKeywordArguments(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_ValidateKeywordArguments"), PyArg_ValidateKeywordArguments(__VA_ARGS__))
#define PyAsyncGen_New(...) (NOGIL_PRIV_NEEDS_GIL("PyAsyncGen_New"), PyAsyncGen_New(__VA_ARGS__))
#define PyBool_FromLong(...) (NOGIL_PRIV_NEEDS_GIL("PyBool_FromLong"), PyBool_FromLong(__VA_ARGS__))
#define PyBuffer_FillInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyBuffer_FillInfo"), PyBuffer_FillInfo(__VA_ARGS__))
#define PyBuffer_FromContiguous(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyBuffer_FromContiguous"), PyBuffer_FromContiguous(__VA_ARGS__))
#define PyBuffer_Release(...) (NOGIL_PRIV_NEEDS_GIL("PyBuffer_Release"), PyBuffer_Release(__VA_ARGS__))
#define PyBuffer_SizeFromFormat(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyBuffer_SizeFromFormat"), PyBuffer_SizeFromFormat(__VA_ARGS__))
#define PyBuffer_ToContiguous(...) (NOGIL_PRIV_NEEDS_GIL("PyBuffer_ToContiguous"), PyBuffer_ToContiguous(__VA_ARGS__))
#define PyByteArray_AsString(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_AsString"), PyByteArray_AsString(__VA_ARGS__))
#define PyByteArray_Concat(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_Concat"), PyByteArray_Concat(__VA_ARGS__))
#define PyByteArray_FromObject(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_FromObject"), PyByteArray_FromObject(__VA_ARGS__))
#define PyByteArray_FromStringAndSize(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyByteArray_FromStringAndSize"), PyByteArray_FromStringAndSize(__VA_ARGS__))
#define PyByteArray_Resize(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_Resize"), PyByteArray_Resize(__VA_ARGS__))
#define PyByteArray_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyByteArray_Size"), PyByteArray_Size(__VA_ARGS__))
#define PyBytes_AsString(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_AsString"), PyBytes_AsString(__VA_ARGS__))
#define PyBytes_AsStringAndSize(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyBytes_AsStringAndSize"), PyBytes_AsStringAndSize(__VA_ARGS__))
#define PyBytes_Concat(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_Concat"), PyBytes_Concat(__VA_ARGS__))
#define PyBytes_ConcatAndDel(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_ConcatAndDel"), PyBytes_ConcatAndDel(__VA_ARGS__))
#define PyBytes_DecodeEscape(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_DecodeEscape"), PyBytes_DecodeEscape(__VA_ARGS__))
#define PyBytes_FromFormat(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_FromFormat"), PyBytes_FromFormat(__VA_ARGS__))
#define PyBytes_FromFormatV(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_FromFormatV"), PyBytes_FromFormatV(__VA_ARGS__))
#define PyBytes_FromObject(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_FromObject"), PyBytes_FromObject(__VA_ARGS__))
#define PyBytes_FromString(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_FromString"), PyBytes_FromString(__VA_ARGS__))
#define PyBytes_FromStringAndSize(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyBytes_FromStringAndSize"), PyBytes_FromStringAndSize(__VA_ARGS__))
#define PyBytes_Repr(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_Repr"), PyBytes_Repr(__VA_ARGS__))
#define PyBytes_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_Size"), PyBytes_Size(__VA_ARGS__))
#define PyCFunction_GetFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GetFlags"), PyCFunction_GetFlags(__VA_ARGS__))
#define PyCFunction_GetFunction(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GetFunction"), PyCFunction_GetFunction(__VA_ARGS__))
#define PyCFunction_GetSelf(...) (NOGIL_PRIV_NEEDS_GIL("PyCFunction_GetSelf"), PyCFunction_GetSelf(__VA_ARGS__))
#define PyCMethod_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCMethod_New"), PyCMethod_New(__VA_ARGS__))
#define PyCallIter_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCallIter_New"), PyCallIter_New(__VA_ARGS__))
#define PyCallable_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyCallable_Check"), PyCallable_Check(__VA_ARGS__))
#define PyCapsule_GetContext(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_GetContext"), PyCapsule_GetContext(__VA_ARGS__))
#define PyCapsule_GetDestructor(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyCapsule_GetDestructor"), PyCapsule_GetDestructor(__VA_ARGS__))
#define PyCapsule_GetName(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_GetName"), PyCapsule_GetName(__VA_ARGS__))
#define PyCapsule_GetPointer(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_GetPointer"), PyCapsule_GetPointer(__VA_ARGS__))
#define PyCapsule_Import(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_Import"), PyCapsule_Import(__VA_ARGS__))
#define PyCapsule_IsValid(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_IsValid"), PyCapsule_IsValid(__VA_ARGS__))
#define PyCapsule_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_New"), PyCapsule_New(__VA_ARGS__))
#define PyCapsule_SetContext(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_SetContext"), PyCapsule_SetContext(__VA_ARGS__))
#define PyCapsule_SetDestructor(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyCapsule_SetDestructor"), PyCapsule_SetDestructor(__VA_ARGS__))
#define PyCapsule_SetName(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_SetName"), PyCapsule_SetName(__VA_ARGS__))
#define PyCapsule_SetPointer(...) (NOGIL_PRIV_NEEDS_GIL("PyCapsule_SetPointer"), PyCapsule_SetPointer(__VA_ARGS__))
#define PyCell_Get(...) (NOGIL_PRIV_NEEDS_GIL("PyCell_Get"), PyCell_Get(__VA_ARGS__))
#define PyCell_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCell_New"), PyCell_New(__VA_ARGS__))
#define PyCell_Set(...) (NOGIL_PRIV_NEEDS_GIL("PyCell_Set"), PyCell_Set(__VA_ARGS__))
#define PyClassMethod_New(...) (NOGIL_PRIV_NEEDS_GIL("PyClassMethod_New"), PyClassMethod_New(__VA_ARGS__))
#define PyCode_Addr2Line(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_Addr2Line"), PyCode_Addr2Line(__VA_ARGS__))
#define PyCode_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_New"), PyCode_New(__VA_ARGS__))
#define PyCode_NewEmpty(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_NewEmpty"), PyCode_NewEmpty(__VA_ARGS__))
#define PyCode_NewWithPosOnlyArgs(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyCode_NewWithPosOnlyArgs"), PyCode_NewWithPosOnlyArgs(__VA_ARGS__))
#define PyCode_Optimize(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_Optimize"), PyCode_Optimize(__VA_ARGS__))
#define PyCodec_BackslashReplaceErrors(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyCodec_BackslashReplaceErrors"), PyCodec_BackslashReplaceErrors(__VA_ARGS__))
#define PyCodec_Decode(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Decode"), PyCodec_Decode(__VA_ARGS__))
#define PyCodec_Decoder(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Decoder"), PyCodec_Decoder(__VA_ARGS__))
#define PyCodec_Encode(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Encode"), PyCodec_Encode(__VA_ARGS__))
#define PyCodec_Encoder(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Encoder"), PyCodec_Encoder(__VA_ARGS__))
#define PyCodec_IgnoreErrors(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_IgnoreErrors"), PyCodec_IgnoreErrors(__VA_ARGS__))
#define PyCodec_IncrementalDecoder(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyCodec_IncrementalDecoder"), PyCodec_IncrementalDecoder(__VA_ARGS__))
#define PyCodec_IncrementalEncoder(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyCodec_IncrementalEncoder"), PyCodec_IncrementalEncoder(__VA_ARGS__))
#define PyCodec_KnownEncoding(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_KnownEncoding"), PyCodec_KnownEncoding(__VA_ARGS__))
#define PyCodec_LookupError(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_LookupError"), PyCodec_LookupError(__VA_ARGS__))
#define PyCodec_NameReplaceErrors(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyCodec_NameReplaceErrors"), PyCodec_NameReplaceErrors(__VA_ARGS__))
#define PyCodec_Register(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Register"), PyCodec_Register(__VA_ARGS__))
#define PyCodec_RegisterError(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_RegisterError"), PyCodec_RegisterError(__VA_ARGS__))
#define PyCodec_ReplaceErrors(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_ReplaceErrors"), PyCodec_ReplaceErrors(__VA_ARGS__))
#define PyCodec_StreamReader(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_StreamReader"), PyCodec_StreamReader(__VA_ARGS__))
#define PyCodec_StreamWriter(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_StreamWriter"), PyCodec_StreamWriter(__VA_ARGS__))
#define PyCodec_StrictErrors(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_StrictErrors"), PyCodec_StrictErrors(__VA_ARGS__))
#define PyCodec_XMLCharRefReplaceErrors(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyCodec_XMLCharRefReplaceErrors"), PyCodec_XMLCharRefReplaceErrors(__VA_ARGS__))
#define PyCompile_OpcodeStackEffect(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyCompile_OpcodeStackEffect"), PyCompile_OpcodeStackEffect(__VA_ARGS__))
#define PyCompile_OpcodeStackEffectWithJump(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyCompile_OpcodeStackEffectWithJump"), PyCompile_OpcodeStackEffectWithJump(__VA_ARGS__))
#define PyComplex_AsCComplex(...) (NOGIL_PRIV_NEEDS_GIL("PyComplex_AsCComplex"), PyComplex_AsCComplex(__VA_ARGS__))
#define PyComplex_FromCComplex(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyComplex_FromCComplex"), PyComplex_FromCComplex(__VA_ARGS__))
#define PyComplex_FromDoubles(...) (NOGIL_PRIV_NEEDS_GIL("PyComplex_FromDoubles"), PyComplex_FromDoubles(__VA_ARGS__))
#define PyComplex_ImagAsDouble(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyComplex_ImagAsDouble"), PyComplex_ImagAsDouble(__VA_ARGS__))
#define PyComplex_RealAsDouble(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyComplex_RealAsDouble"), PyComplex_RealAsDouble(__VA_ARGS__))
#define PyContextVar_Get(...) (NOGIL_PRIV_NEEDS_GIL("PyContextVar_Get"), PyContextVar_Get(__VA_ARGS__))
#define PyContextVar_New(...) (NOGIL_PRIV_NEEDS_GIL("PyContextVar_New"), PyContextVar_New(__VA_ARGS__))
#define PyContextVar_Reset(...) (NOGIL_PRIV_NEEDS_GIL("PyContextVar_Reset"), PyContextVar_Reset(__VA_ARGS__))
#define PyContextVar_Set(...) (NOGIL_PRIV_NEEDS_GIL("PyContextVar_Set"), PyContextVar_Set(__VA_ARGS__))
#define PyContext_Copy(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_Copy"), PyContext_Copy(__VA_ARGS__))
#define PyContext_CopyCurrent(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_CopyCurrent"), PyContext_CopyCurrent(__VA_ARGS__))
#define PyContext_Enter(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_Enter"), PyContext_Enter(__VA_ARGS__))
#define PyContext_Exit(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_Exit"), PyContext_Exit(__VA_ARGS__))
#define PyContext_New(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_New"), PyContext_New(__VA_ARGS__))
#define PyCoro_New(...) (NOGIL_PRIV_NEEDS_GIL("PyCoro_New"), PyCoro_New(__VA_ARGS__))
#define PyDescr_NewClassMethod(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyDescr_NewClassMethod"), PyDescr_NewClassMethod(__VA_ARGS__))
#define PyDescr_NewGetSet(...) (NOGIL_PRIV_NEEDS_GIL("PyDescr_NewGetSet"), PyDescr_NewGetSet(__VA_ARGS__))
#define PyDescr_NewMember(...) (NOGIL_PRIV_NEEDS_GIL("PyDescr_NewMember"), PyDescr_NewMember(__VA_ARGS__))
#define PyDescr_NewMethod(...) (NOGIL_PRIV_NEEDS_GIL("PyDescr_NewMethod"), PyDescr_NewMethod(__VA_ARGS__))
#define PyDescr_NewWrapper(...) (NOGIL_PRIV_NEEDS_GIL("PyDescr_NewWrapper"), PyDescr_NewWrapper(__VA_ARGS__))
#define PyDictProxy_New(...) (NOGIL_PRIV_NEEDS_GIL("PyDictProxy_New"), PyDictProxy_New(__VA_ARGS__))
#define PyDict_Clear(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Clear"), PyDict_Clear(__VA_ARGS__))
#define PyDict_Contains(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Contains"), PyDict_Contains(__VA_ARGS__))
#define PyDict_Copy(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Copy"), PyDict_Copy(__VA_ARGS__))
#define PyDict_DelItem(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_DelItem"), PyDict_DelItem(__VA_ARGS__))
#define PyDict_DelItemString(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_DelItemString"), PyDict_DelItemString(__VA_ARGS__))
#define PyDict_GetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_GetItem"), PyDict_GetItem(__VA_ARGS__))
#define PyDict_GetItemString(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_GetItemString"), PyDict_GetItemString(__VA_ARGS__))
#define PyDict_GetItemWithError(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyDict_GetItemWithError"), PyDict_GetItemWithError(__VA_ARGS__))
#define PyDict_Items(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Items"), PyDict_Items(__VA_ARGS__))
#define PyDict_Keys(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Keys"), PyDict_Keys(__VA_ARGS__))
#define PyDict_Merge(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Merge"), PyDict_Merge(__VA_ARGS__))
#define PyDict_MergeFromSeq2(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_MergeFromSeq2"), PyDict_MergeFromSeq2(__VA_ARGS__))
#define PyDict_New(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_New"), PyDict_New(__VA_ARGS__))
#define PyDict_Next(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Next"), PyDict_Next(__VA_ARGS__))
#define PyDict_SetDefault(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_SetDefault"), PyDict_SetDefault(__VA_ARGS__))
#define PyDict_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_SetItem"), PyDict_SetItem(__VA_ARGS__))
#define PyDict_SetItemString(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_SetItemString"), PyDict_SetItemString(__VA_ARGS__))
#define PyDict_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Size"), PyDict_Size(__VA_ARGS__))
#define PyDict_Update(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Update"), PyDict_Update(__VA_ARGS__))
#define PyDict_Values(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Values"), PyDict_Values(__VA_ARGS__))
#define PyErr_BadArgument(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_BadArgument"), PyErr_BadArgument(__VA_ARGS__))
#define PyErr_CheckSignals(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_CheckSignals"), PyErr_CheckSignals(__VA_ARGS__))
#define PyErr_Clear(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Clear"), PyErr_Clear(__VA_ARGS__))
#define PyErr_Display(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Display"), PyErr_Display(__VA_ARGS__))
#define PyErr_ExceptionMatches(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_ExceptionMatches"), PyErr_ExceptionMatches(__VA_ARGS__))
#define PyErr_Fetch(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Fetch"), PyErr_Fetch(__VA_ARGS__))
#define PyErr_Format(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Format"), PyErr_Format(__VA_ARGS__))
#define PyErr_FormatV(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_FormatV"), PyErr_FormatV(__VA_ARGS__))
#define PyErr_GetExcInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_GetExcInfo"), PyErr_GetExcInfo(__VA_ARGS__))
#define PyErr_GivenExceptionMatches(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_GivenExceptionMatches"), PyErr_GivenExceptionMatches(__VA_ARGS__))
#define PyErr_NewException(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_NewException"), PyErr_NewException(__VA_ARGS__))
#define PyErr_NewExceptionWithDoc(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_NewExceptionWithDoc"), PyErr_NewExceptionWithDoc(__VA_ARGS__))
#define PyErr_NoMemory(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_NoMemory"), PyErr_NoMemory(__VA_ARGS__))
#define PyErr_NormalizeException(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_NormalizeException"), PyErr_NormalizeException(__VA_ARGS__))
#define PyErr_Occurred(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Occurred"), PyErr_Occurred(__VA_ARGS__))
#define PyErr_Print(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Print"), PyErr_Print(__VA_ARGS__))
#define PyErr_PrintEx(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_PrintEx"), PyErr_PrintEx(__VA_ARGS__))
#define PyErr_ProgramText(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_ProgramText"), PyErr_ProgramText(__VA_ARGS__))
#define PyErr_ProgramTextObject(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_ProgramTextObject"), PyErr_ProgramTextObject(__VA_ARGS__))
#define PyErr_ResourceWarning(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_ResourceWarning"), PyErr_ResourceWarning(__VA_ARGS__))
#define PyErr_Restore(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_Restore"), PyErr_Restore(__VA_ARGS__))
#define PyErr_SetExcInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetExcInfo"), PyErr_SetExcInfo(__VA_ARGS__))
#define PyErr_SetFromErrno(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetFromErrno"), PyErr_SetFromErrno(__VA_ARGS__))
#define PyErr_SetFromErrnoWithFilename(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetFromErrnoWithFilename"), PyErr_SetFromErrnoWithFilename(__VA_ARGS__))
#define PyErr_SetFromErrnoWithFilenameObject(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetFromErrnoWithFilenameObject"), PyErr_SetFromErrnoWithFilenameObject(__VA_ARGS__))
#define PyErr_SetFromErrnoWithFilenameObjects(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetFromErrnoWithFilenameObjects"), PyErr_SetFromErrnoWithFilenameObjects(__VA_ARGS__))
#define PyErr_SetImportError(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetImportError"), PyErr_SetImportError(__VA_ARGS__))
#define PyErr_SetImportErrorSubclass(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetImportErrorSubclass"), PyErr_SetImportErrorSubclass(__VA_ARGS__))
#define PyErr_SetNone(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetNone"), PyErr_SetNone(__VA_ARGS__))
#define PyErr_SetObject(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetObject"), PyErr_SetObject(__VA_ARGS__))
#define PyErr_SetString(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SetString"), PyErr_SetString(__VA_ARGS__))
#define PyErr_SyntaxLocation(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_SyntaxLocation"), PyErr_SyntaxLocation(__VA_ARGS__))
#define PyErr_SyntaxLocationEx(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SyntaxLocationEx"), PyErr_SyntaxLocationEx(__VA_ARGS__))
#define PyErr_SyntaxLocationObject(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SyntaxLocationObject"), PyErr_SyntaxLocationObject(__VA_ARGS__))
#define PyErr_WarnEx(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_WarnEx"), PyErr_WarnEx(__VA_ARGS__))
#define PyErr_WarnExplicit(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_WarnExplicit"), PyErr_WarnExplicit(__VA_ARGS__))
#define PyErr_WarnExplicitFormat(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_WarnExplicitFormat"), PyErr_WarnExplicitFormat(__VA_ARGS__))
#define PyErr_WarnExplicitObject(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_WarnExplicitObject"), PyErr_WarnExplicitObject(__VA_ARGS__))
#define PyErr_WarnFormat(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_WarnFormat"), PyErr_WarnFormat(__VA_ARGS__))
#define PyErr_WriteUnraisable(...) (NOGIL_PRIV_NEEDS_GIL("PyErr_WriteUnraisable"), PyErr_WriteUnraisable(__VA_ARGS__))
#define PyEval_EvalCode(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_EvalCode"), PyEval_EvalCode(__VA_ARGS__))
#define PyEval_EvalCodeEx(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_EvalCodeEx"), PyEval_EvalCodeEx(__VA_ARGS__))
#define PyEval_EvalFrame(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_EvalFrame"), PyEval_EvalFrame(__VA_ARGS__))
#define PyEval_EvalFrameEx(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_EvalFrameEx"), PyEval_EvalFrameEx(__VA_ARGS__))
#define PyEval_GetBuiltins(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetBuiltins"), PyEval_GetBuiltins(__VA_ARGS__))
#define PyEval_GetFrame(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFrame"), PyEval_GetFrame(__VA_ARGS__))
#define PyEval_GetFuncDesc(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFuncDesc"), PyEval_GetFuncDesc(__VA_ARGS__))
#define PyEval_GetFuncName(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFuncName"), PyEval_GetFuncName(__VA_ARGS__))
#define PyEval_GetGlobals(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetGlobals"), PyEval_GetGlobals(__VA_ARGS__))
#define PyEval_GetLocals(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetLocals"), PyEval_GetLocals(__VA_ARGS__))
#define PyEval_MergeCompilerFlags(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_MergeCompilerFlags"), PyEval_MergeCompilerFlags(__VA_ARGS__))
#define PyEval_SetProfile(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_SetProfile"), PyEval_SetProfile(__VA_ARGS__))
#define PyEval_SetTrace(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_SetTrace"), PyEval_SetTrace(__VA_ARGS__))
#define PyException_GetCause(...) (NOGIL_PRIV_NEEDS_GIL("PyException_GetCause"), PyException_GetCause(__VA_ARGS__))
#define PyException_GetContext(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyException_GetContext"), PyException_GetContext(__VA_ARGS__))
#define PyException_GetTraceback(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyException_GetTraceback"), PyException_GetTraceback(__VA_ARGS__))
#define PyException_SetCause(...) (NOGIL_PRIV_NEEDS_GIL("PyException_SetCause"), PyException_SetCause(__VA_ARGS__))
#define PyException_SetContext(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyException_SetContext"), PyException_SetContext(__VA_ARGS__))
#define PyException_SetTraceback(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyException_SetTraceback"), PyException_SetTraceback(__VA_ARGS__))
#define PyFile_FromFd(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_FromFd"), PyFile_FromFd(__VA_ARGS__))
#define PyFile_GetLine(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_GetLine"), PyFile_GetLine(__VA_ARGS__))
#define PyFile_NewStdPrinter(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_NewStdPrinter"), PyFile_NewStdPrinter(__VA_ARGS__))
#define PyFile_OpenCode(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_OpenCode"), PyFile_OpenCode(__VA_ARGS__))
#define PyFile_OpenCodeObject(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_OpenCodeObject"), PyFile_OpenCodeObject(__VA_ARGS__))
#define PyFile_SetOpenCodeHook(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFile_SetOpenCodeHook"), PyFile_SetOpenCodeHook(__VA_ARGS__))
#define PyFile_WriteObject(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_WriteObject"), PyFile_WriteObject(__VA_ARGS__))
#define PyFile_WriteString(...) (NOGIL_PRIV_NEEDS_GIL("PyFile_WriteString"), PyFile_WriteString(__VA_ARGS__))
#define PyFloat_AsDouble(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_AsDouble"), PyFloat_AsDouble(__VA_ARGS__))
#define PyFloat_FromDouble(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_FromDouble"), PyFloat_FromDouble(__VA_ARGS__))
#define PyFloat_FromString(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_FromString"), PyFloat_FromString(__VA_ARGS__))
#define PyFloat_GetInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_GetInfo"), PyFloat_GetInfo(__VA_ARGS__))
#define PyFloat_GetMax(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_GetMax"), PyFloat_GetMax(__VA_ARGS__))
#define PyFloat_GetMin(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_GetMin"), PyFloat_GetMin(__VA_ARGS__))
#define PyFrame_GetCode(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetCode"), PyFrame_GetCode(__VA_ARGS__))
#define PyFrame_GetLineNumber(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetLineNumber"), PyFrame_GetLineNumber(__VA_ARGS__))
#define PyFrozenSet_New(...) (NOGIL_PRIV_NEEDS_GIL("PyFrozenSet_New"), PyFrozenSet_New(__VA_ARGS__))
#define PyFunction_GetAnnotations(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetAnnotations"), PyFunction_GetAnnotations(__VA_ARGS__))
#define PyFunction_GetClosure(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetClosure"), PyFunction_GetClosure(__VA_ARGS__))
#define PyFunction_GetCode(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetCode"), PyFunction_GetCode(__VA_ARGS__))
#define PyFunction_GetDefaults(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetDefaults"), PyFunction_GetDefaults(__VA_ARGS__))
#define PyFunction_GetGlobals(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetGlobals"), PyFunction_GetGlobals(__VA_ARGS__))
#define PyFunction_GetKwDefaults(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetKwDefaults"), PyFunction_GetKwDefaults(__VA_ARGS__))
#define PyFunction_GetModule(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_GetModule"), PyFunction_GetModule(__VA_ARGS__))
#define PyFunction_New(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_New"), PyFunction_New(__VA_ARGS__))
#define PyFunction_NewWithQualName(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_NewWithQualName"), PyFunction_NewWithQualName(__VA_ARGS__))
#define PyFunction_SetAnnotations(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_SetAnnotations"), PyFunction_SetAnnotations(__VA_ARGS__))
#define PyFunction_SetClosure(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_SetClosure"), PyFunction_SetClosure(__VA_ARGS__))
#define PyFunction_SetDefaults(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_SetDefaults"), PyFunction_SetDefaults(__VA_ARGS__))
#define PyFunction_SetKwDefaults(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_SetKwDefaults"), PyFunction_SetKwDefaults(__VA_ARGS__))
#define PyGC_Collect(...) (NOGIL_PRIV_NEEDS_GIL("PyGC_Collect"), PyGC_Collect(__VA_ARGS__))
#define PyGen_New(...) (NOGIL_PRIV_NEEDS_GIL("PyGen_New"), PyGen_New(__VA_ARGS__))
#define PyGen_NewWithQualName(...) (NOGIL_PRIV_NEEDS_GIL("PyGen_NewWithQualName"), PyGen_NewWithQualName(__VA_ARGS__))
#define PyImport_AddModule(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_AddModule"), PyImport_AddModule(__VA_ARGS__))
#define PyImport_AddModuleObject(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_AddModuleObject"), PyImport_AddModuleObject(__VA_ARGS__))
#define PyImport_ExecCodeModule(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ExecCodeModule"), PyImport_ExecCodeModule(__VA_ARGS__))
#define PyImport_ExecCodeModuleEx(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ExecCodeModuleEx"), PyImport_ExecCodeModuleEx(__VA_ARGS__))
#define PyImport_ExecCodeModuleObject(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ExecCodeModuleObject"), PyImport_ExecCodeModuleObject(__VA_ARGS__))
#define PyImport_ExecCodeModuleWithPathnames(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ExecCodeModuleWithPathnames"), PyImport_ExecCodeModuleWithPathnames(__VA_ARGS__))
#define PyImport_GetImporter(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_GetImporter"), PyImport_GetImporter(__VA_ARGS__))
#define PyImport_GetMagicNumber(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_GetMagicNumber"), PyImport_GetMagicNumber(__VA_ARGS__))
#define PyImport_GetMagicTag(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_GetMagicTag"), PyImport_GetMagicTag(__VA_ARGS__))
#define PyImport_GetModule(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_GetModule"), PyImport_GetModule(__VA_ARGS__))
#define PyImport_GetModuleDict(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_GetModuleDict"), PyImport_GetModuleDict(__VA_ARGS__))
#define PyImport_Import(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_Import"), PyImport_Import(__VA_ARGS__))
#define PyImport_ImportFrozenModule(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportFrozenModule"), PyImport_ImportFrozenModule(__VA_ARGS__))
#define PyImport_ImportFrozenModuleObject(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportFrozenModuleObject"), PyImport_ImportFrozenModuleObject(__VA_ARGS__))
#define PyImport_ImportModule(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModule"), PyImport_ImportModule(__VA_ARGS__))
#define PyImport_ImportModuleLevel(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleLevel"), PyImport_ImportModuleLevel(__VA_ARGS__))
#define PyImport_ImportModuleLevelObject(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleLevelObject"), PyImport_ImportModuleLevelObject(__VA_ARGS__))
#define PyImport_ReloadModule(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_ReloadModule"), PyImport_ReloadModule(__VA_ARGS__))
#define PyIndex_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyIndex_Check"), PyIndex_Check(__VA_ARGS__))
#define PyInstanceMethod_Function(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyInstanceMethod_Function"), PyInstanceMethod_Function(__VA_ARGS__))
#define PyInstanceMethod_New(...) (NOGIL_PRIV_NEEDS_GIL("PyInstanceMethod_New"), PyInstanceMethod_New(__VA_ARGS__))
#define PyInterpreterState_Clear(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_Clear"), PyInterpreterState_Clear(__VA_ARGS__))
#define PyInterpreterState_Get(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_Get"), PyInterpreterState_Get(__VA_ARGS__))
#define PyInterpreterState_GetDict(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_GetDict"), PyInterpreterState_GetDict(__VA_ARGS__))
#define PyInterpreterState_GetID(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_GetID"), PyInterpreterState_GetID(__VA_ARGS__))
#define PyInterpreterState_Head(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_Head"), PyInterpreterState_Head(__VA_ARGS__))
#define PyInterpreterState_Next(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_Next"), PyInterpreterState_Next(__VA_ARGS__))
#define PyInterpreterState_ThreadHead(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterState_ThreadHead"), PyInterpreterState_ThreadHead(__VA_ARGS__))
#define PyIter_Next(...) (NOGIL_PRIV_NEEDS_GIL("PyIter_Next"), PyIter_Next(__VA_ARGS__))
#define PyList_Append(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Append"), PyList_Append(__VA_ARGS__))
#define PyList_AsTuple(...) (NOGIL_PRIV_NEEDS_GIL("PyList_AsTuple"), PyList_AsTuple(__VA_ARGS__))
#define PyList_GetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyList_GetItem"), PyList_GetItem(__VA_ARGS__))
#define PyList_GetSlice(...) (NOGIL_PRIV_NEEDS_GIL("PyList_GetSlice"), PyList_GetSlice(__VA_ARGS__))
#define PyList_Insert(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Insert"), PyList_Insert(__VA_ARGS__))
#define PyList_New(...) (NOGIL_PRIV_NEEDS_GIL("PyList_New"), PyList_New(__VA_ARGS__))
#define PyList_Reverse(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Reverse"), PyList_Reverse(__VA_ARGS__))
#define PyList_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyList_SetItem"), PyList_SetItem(__VA_ARGS__))
#define PyList_SetSlice(...) (NOGIL_PRIV_NEEDS_GIL("PyList_SetSlice"), PyList_SetSlice(__VA_ARGS__))
#define PyList_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Size"), PyList_Size(__VA_ARGS__))
#define PyList_Sort(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Sort"), PyList_Sort(__VA_ARGS__))
#define PyLong_AsDouble(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsDouble"), PyLong_AsDouble(__VA_ARGS__))
#define PyLong_AsLong(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsLong"), PyLong_AsLong(__VA_ARGS__))
#define PyLong_AsLongAndOverflow(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_AsLongAndOverflow"), PyLong_AsLongAndOverflow(__VA_ARGS__))
#define PyLong_AsLongLong(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsLongLong"), PyLong_AsLongLong(__VA_ARGS__))
#define PyLong_AsLongLongAndOverflow(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_AsLongLongAndOverflow"), PyLong_AsLongLongAndOverflow(__VA_ARGS__))
#define PyLong_AsSize_t(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsSize_t"), PyLong_AsSize_t(__VA_ARGS__))
#define PyLong_AsSsize_t(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsSsize_t"), PyLong_AsSsize_t(__VA_ARGS__))
#define PyLong_AsUnsignedLong(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUnsignedLong"), PyLong_AsUnsignedLong(__VA_ARGS__))
#define PyLong_AsUnsignedLongLong(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUnsignedLongLong"), PyLong_AsUnsignedLongLong(__VA_ARGS__))
#define PyLong_AsUnsignedLongLongMask(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUnsignedLongLongMask"), PyLong_AsUnsignedLongLongMask(__VA_ARGS__))
#define PyLong_AsUnsignedLongMask(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUnsignedLongMask"), PyLong_AsUnsignedLongMask(__VA_ARGS__))
#define PyLong_AsVoidPtr(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsVoidPtr"), PyLong_AsVoidPtr(__VA_ARGS__))
#define PyLong_FromDouble(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromDouble"), PyLong_FromDouble(__VA_ARGS__))
#define PyLong_FromLong(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromLong"), PyLong_FromLong(__VA_ARGS__))
#define PyLong_FromLongLong(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromLongLong"), PyLong_FromLongLong(__VA_ARGS__))
#define PyLong_FromSize_t(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromSize_t"), PyLong_FromSize_t(__VA_ARGS__))
#define PyLong_FromSsize_t(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromSsize_t"), PyLong_FromSsize_t(__VA_ARGS__))
#define PyLong_FromString(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromString"), PyLong_FromString(__VA_ARGS__))
#define PyLong_FromUnicodeObject(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUnicodeObject"), PyLong_FromUnicodeObject(__VA_ARGS__))
#define PyLong_FromUnsignedLong(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUnsignedLong"), PyLong_FromUnsignedLong(__VA_ARGS__))
#define PyLong_FromUnsignedLongLong(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUnsignedLongLong"), PyLong_FromUnsignedLongLong(__VA_ARGS__))
#define PyLong_FromVoidPtr(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromVoidPtr"), PyLong_FromVoidPtr(__VA_ARGS__))
#define PyLong_GetInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_GetInfo"), PyLong_GetInfo(__VA_ARGS__))
#define PyMapping_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Check"), PyMapping_Check(__VA_ARGS__))
#define PyMapping_GetItemString(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_GetItemString"), PyMapping_GetItemString(__VA_ARGS__))
#define PyMapping_HasKey(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_HasKey"), PyMapping_HasKey(__VA_ARGS__))
#define PyMapping_HasKeyString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_HasKeyString"), PyMapping_HasKeyString(__VA_ARGS__))
#define PyMapping_Items(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Items"), PyMapping_Items(__VA_ARGS__))
#define PyMapping_Keys(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Keys"), PyMapping_Keys(__VA_ARGS__))
#ifndef PyMapping_Length
#define PyMapping_Length(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Length"), PyMapping_Length(__VA_ARGS__))
#endif
#define PyMapping_SetItemString(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_SetItemString"), PyMapping_SetItemString(__VA_ARGS__))
#define PyMapping_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Size"), PyMapping_Size(__VA_ARGS__))
#define PyMapping_Values(...) (NOGIL_PRIV_NEEDS_GIL("PyMapping_Values"), PyMapping_Values(__VA_ARGS__))
#define PyMem_Calloc(...) (NOGIL_PRIV_NEEDS_GIL("PyMem_Calloc"), PyMem_Calloc(__VA_ARGS__))
#define PyMem_Free(...) (NOGIL_PRIV_NEEDS_GIL("PyMem_Free"), PyMem_Free(__VA_ARGS__))
#define PyMem_Malloc(...) (NOGIL_PRIV_NEEDS_GIL("PyMem_Malloc"), PyMem_Malloc(__VA_ARGS__))
#define PyMem_Realloc(...) (NOGIL_PRIV_NEEDS_GIL("PyMem_Realloc"), PyMem_Realloc(__VA_ARGS__))
#define PyMemoryView_FromBuffer(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_FromBuffer"), PyMemoryView_FromBuffer(__VA_ARGS__))
#define PyMemoryView_FromMemory(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_FromMemory"), PyMemoryView_FromMemory(__VA_ARGS__))
#define PyMemoryView_FromObject(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_FromObject"), PyMemoryView_FromObject(__VA_ARGS__))
#define PyMemoryView_GetContiguous(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyMemoryView_GetContiguous"), PyMemoryView_GetContiguous(__VA_ARGS__))
#define PyMethod_Function(...) (NOGIL_PRIV_NEEDS_GIL("PyMethod_Function"), PyMethod_Function(__VA_ARGS__))
#define PyMethod_New(...) (NOGIL_PRIV_NEEDS_GIL("PyMethod_New"), PyMethod_New(__VA_ARGS__))
#define PyMethod_Self(...) (NOGIL_PRIV_NEEDS_GIL("PyMethod_Self"), PyMethod_Self(__VA_ARGS__))
#define PyModuleDef_Init(...) (NOGIL_PRIV_NEEDS_GIL("PyModuleDef_Init"), PyModuleDef_Init(__VA_ARGS__))
#define PyModule_AddFunctions(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_AddFunctions"), PyModule_AddFunctions(__VA_ARGS__))
#define PyModule_AddIntConstant(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_AddIntConstant"), PyModule_AddIntConstant(__VA_ARGS__))
#define PyModule_AddObject(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_AddObject"), PyModule_AddObject(__VA_ARGS__))
#define PyModule_AddStringConstant(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_AddStringConstant"), PyModule_AddStringConstant(__VA_ARGS__))
#define PyModule_AddType(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_AddType"), PyModule_AddType(__VA_ARGS__))
#define PyModule_Create2(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_Create2"), PyModule_Create2(__VA_ARGS__))
#define PyModule_ExecDef(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_ExecDef"), PyModule_ExecDef(__VA_ARGS__))
#define PyModule_FromDefAndSpec2(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_FromDefAndSpec2"), PyModule_FromDefAndSpec2(__VA_ARGS__))
#define PyModule_GetDef(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetDef"), PyModule_GetDef(__VA_ARGS__))
#define PyModule_GetDict(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetDict"), PyModule_GetDict(__VA_ARGS__))
#define PyModule_GetFilename(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetFilename"), PyModule_GetFilename(__VA_ARGS__))
#define PyModule_GetFilenameObject(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_GetFilenameObject"), PyModule_GetFilenameObject(__VA_ARGS__))
#define PyModule_GetName(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetName"), PyModule_GetName(__VA_ARGS__))
#define PyModule_GetNameObject(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_GetNameObject"), PyModule_GetNameObject(__VA_ARGS__))
#define PyModule_GetState(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetState"), PyModule_GetState(__VA_ARGS__))
#define PyModule_New(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_New"), PyModule_New(__VA_ARGS__))
#define PyModule_NewObject(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_NewObject"), PyModule_NewObject(__VA_ARGS__))
#define PyModule_SetDocString(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_SetDocString"), PyModule_SetDocString(__VA_ARGS__))
#define PyNumber_Absolute(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Absolute"), PyNumber_Absolute(__VA_ARGS__))
#define PyNumber_Add(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Add"), PyNumber_Add(__VA_ARGS__))
#define PyNumber_And(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_And"), PyNumber_And(__VA_ARGS__))
#define PyNumber_AsSsize_t(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_AsSsize_t"), PyNumber_AsSsize_t(__VA_ARGS__))
#define PyNumber_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Check"), PyNumber_Check(__VA_ARGS__))
#define PyNumber_Divmod(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Divmod"), PyNumber_Divmod(__VA_ARGS__))
#define PyNumber_Float(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Float"), PyNumber_Float(__VA_ARGS__))
#define PyNumber_FloorDivide(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_FloorDivide"), PyNumber_FloorDivide(__VA_ARGS__))
#define PyNumber_InPlaceAdd(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceAdd"), PyNumber_InPlaceAdd(__VA_ARGS__))
#define PyNumber_InPlaceAnd(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceAnd"), PyNumber_InPlaceAnd(__VA_ARGS__))
#define PyNumber_InPlaceFloorDivide(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceFloorDivide"), PyNumber_InPlaceFloorDivide(__VA_ARGS__))
#define PyNumber_InPlaceLshift(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceLshift"), PyNumber_InPlaceLshift(__VA_ARGS__))
#define PyNumber_InPlaceMatrixMultiply(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceMatrixMultiply"), PyNumber_InPlaceMatrixMultiply(__VA_ARGS__))
#define PyNumber_InPlaceMultiply(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceMultiply"), PyNumber_InPlaceMultiply(__VA_ARGS__))
#define PyNumber_InPlaceOr(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceOr"), PyNumber_InPlaceOr(__VA_ARGS__))
#define PyNumber_InPlacePower(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlacePower"), PyNumber_InPlacePower(__VA_ARGS__))
#define PyNumber_InPlaceRemainder(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceRemainder"), PyNumber_InPlaceRemainder(__VA_ARGS__))
#define PyNumber_InPlaceRshift(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceRshift"), PyNumber_InPlaceRshift(__VA_ARGS__))
#define PyNumber_InPlaceSubtract(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceSubtract"), PyNumber_InPlaceSubtract(__VA_ARGS__))
#define PyNumber_InPlaceTrueDivide(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceTrueDivide"), PyNumber_InPlaceTrueDivide(__VA_ARGS__))
#define PyNumber_InPlaceXor(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_InPlaceXor"), PyNumber_InPlaceXor(__VA_ARGS__))
#define PyNumber_Index(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Index"), PyNumber_Index(__VA_ARGS__))
#define PyNumber_Invert(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Invert"), PyNumber_Invert(__VA_ARGS__))
#define PyNumber_Long(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Long"), PyNumber_Long(__VA_ARGS__))
#define PyNumber_Lshift(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Lshift"), PyNumber_Lshift(__VA_ARGS__))
#define PyNumber_MatrixMultiply(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyNumber_MatrixMultiply"), PyNumber_MatrixMultiply(__VA_ARGS__))
#define PyNumber_Multiply(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Multiply"), PyNumber_Multiply(__VA_ARGS__))
#define PyNumber_Negative(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Negative"), PyNumber_Negative(__VA_ARGS__))
#define PyNumber_Or(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Or"), PyNumber_Or(__VA_ARGS__))
#define PyNumber_Positive(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Positive"), PyNumber_Positive(__VA_ARGS__))
#define PyNumber_Power(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Power"), PyNumber_Power(__VA_ARGS__))
#define PyNumber_Remainder(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Remainder"), PyNumber_Remainder(__VA_ARGS__))
#define PyNumber_Rshift(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Rshift"), PyNumber_Rshift(__VA_ARGS__))
#define PyNumber_Subtract(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Subtract"), PyNumber_Subtract(__VA_ARGS__))
#define PyNumber_ToBase(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_ToBase"), PyNumber_ToBase(__VA_ARGS__))
#define PyNumber_TrueDivide(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_TrueDivide"), PyNumber_TrueDivide(__VA_ARGS__))
#define PyNumber_Xor(...) (NOGIL_PRIV_NEEDS_GIL("PyNumber_Xor"), PyNumber_Xor(__VA_ARGS__))
#define PyODict_DelItem(...) (NOGIL_PRIV_NEEDS_GIL("PyODict_DelItem"), PyODict_DelItem(__VA_ARGS__))
#define PyODict_New(...) (NOGIL_PRIV_NEEDS_GIL("PyODict_New"), PyODict_New(__VA_ARGS__))
#define PyODict_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyODict_SetItem"), PyODict_SetItem(__VA_ARGS__))
#define PyOS_AfterFork(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_AfterFork"), PyOS_AfterFork(__VA_ARGS__))
#define PyOS_AfterFork_Child(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_AfterFork_Child"), PyOS_AfterFork_Child(__VA_ARGS__))
#define PyOS_AfterFork_Parent(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_AfterFork_Parent"), PyOS_AfterFork_Parent(__VA_ARGS__))
#define PyOS_BeforeFork(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_BeforeFork"), PyOS_BeforeFork(__VA_ARGS__))
#define PyOS_FSPath(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_FSPath"), PyOS_FSPath(__VA_ARGS__))
#define PyOS_InterruptOccurred(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyOS_InterruptOccurred"), PyOS_InterruptOccurred(__VA_ARGS__))
#define PyOS_Readline(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_Readline"), PyOS_Readline(__VA_ARGS__))
#define PyOS_double_to_string(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_double_to_string"), PyOS_double_to_string(__VA_ARGS__))
#define PyOS_string_to_double(...) (NOGIL_PRIV_NEEDS_GIL("PyOS_string_to_double"), PyOS_string_to_double(__VA_ARGS__))
#define PyObject_ASCII(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_ASCII"), PyObject_ASCII(__VA_ARGS__))
#define PyObject_AsFileDescriptor(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_AsFileDescriptor"), PyObject_AsFileDescriptor(__VA_ARGS__))
#define PyObject_Bytes(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Bytes"), PyObject_Bytes(__VA_ARGS__))
#define PyObject_Call(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Call"), PyObject_Call(__VA_ARGS__))
#define PyObject_CallFinalizer(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallFinalizer"), PyObject_CallFinalizer(__VA_ARGS__))
#define PyObject_CallFinalizerFromDealloc(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallFinalizerFromDealloc"), PyObject_CallFinalizerFromDealloc(__VA_ARGS__))
#ifndef PyObject_CallFunction
#define PyObject_CallFunction(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CallFunction"), PyObject_CallFunction(__VA_ARGS__))
#endif
#define PyObject_CallFunctionObjArgs(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallFunctionObjArgs"), PyObject_CallFunctionObjArgs(__VA_ARGS__))
#ifndef PyObject_CallMethod
#define PyObject_CallMethod(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CallMethod"), PyObject_CallMethod(__VA_ARGS__))
#endif
#define PyObject_CallMethodNoArgs(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallMethodNoArgs"), PyObject_CallMethodNoArgs(__VA_ARGS__))
#define PyObject_CallMethodObjArgs(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallMethodObjArgs"), PyObject_CallMethodObjArgs(__VA_ARGS__))
#define PyObject_CallMethodOneArg(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_CallMethodOneArg"), PyObject_CallMethodOneArg(__VA_ARGS__))
#define PyObject_CallNoArgs(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CallNoArgs"), PyObject_CallNoArgs(__VA_ARGS__))
#define PyObject_CallObject(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CallObject"), PyObject_CallObject(__VA_ARGS__))
#define PyObject_CallOneArg(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CallOneArg"), PyObject_CallOneArg(__VA_ARGS__))
#define PyObject_Calloc(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Calloc"), PyObject_Calloc(__VA_ARGS__))
#define PyObject_CheckBuffer(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CheckBuffer"), PyObject_CheckBuffer(__VA_ARGS__))
#define PyObject_ClearWeakRefs(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_ClearWeakRefs"), PyObject_ClearWeakRefs(__VA_ARGS__))
#define PyObject_CopyData(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_CopyData"), PyObject_CopyData(__VA_ARGS__))
#define PyObject_DelItem(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_DelItem"), PyObject_DelItem(__VA_ARGS__))
#define PyObject_DelItemString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_DelItemString"), PyObject_DelItemString(__VA_ARGS__))
#define PyObject_Dir(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Dir"), PyObject_Dir(__VA_ARGS__))
#define PyObject_Format(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Format"), PyObject_Format(__VA_ARGS__))
#define PyObject_Free(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Free"), PyObject_Free(__VA_ARGS__))
#define PyObject_GC_Del(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GC_Del"), PyObject_GC_Del(__VA_ARGS__))
#define PyObject_GC_IsFinalized(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GC_IsFinalized"), PyObject_GC_IsFinalized(__VA_ARGS__))
#define PyObject_GC_IsTracked(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GC_IsTracked"), PyObject_GC_IsTracked(__VA_ARGS__))
#define PyObject_GC_Track(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GC_Track"), PyObject_GC_Track(__VA_ARGS__))
#define PyObject_GC_UnTrack(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GC_UnTrack"), PyObject_GC_UnTrack(__VA_ARGS__))
#define PyObject_GET_WEAKREFS_LISTPTR(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GET_WEAKREFS_LISTPTR"), PyObject_GET_WEAKREFS_LISTPTR(__VA_ARGS__))
#define PyObject_GenericGetAttr(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GenericGetAttr"), PyObject_GenericGetAttr(__VA_ARGS__))
#define PyObject_GenericGetDict(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GenericGetDict"), PyObject_GenericGetDict(__VA_ARGS__))
#define PyObject_GenericSetAttr(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GenericSetAttr"), PyObject_GenericSetAttr(__VA_ARGS__))
#define PyObject_GenericSetDict(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GenericSetDict"), PyObject_GenericSetDict(__VA_ARGS__))
#define PyObject_GetAttr(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetAttr"), PyObject_GetAttr(__VA_ARGS__))
#define PyObject_GetAttrString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GetAttrString"), PyObject_GetAttrString(__VA_ARGS__))
#define PyObject_GetBuffer(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetBuffer"), PyObject_GetBuffer(__VA_ARGS__))
#define PyObject_GetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetItem"), PyObject_GetItem(__VA_ARGS__))
#define PyObject_GetIter(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetIter"), PyObject_GetIter(__VA_ARGS__))
#define PyObject_HasAttr(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_HasAttr"), PyObject_HasAttr(__VA_ARGS__))
#define PyObject_HasAttrString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_HasAttrString"), PyObject_HasAttrString(__VA_ARGS__))
#define PyObject_Hash(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Hash"), PyObject_Hash(__VA_ARGS__))
#define PyObject_HashNotImplemented(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_HashNotImplemented"), PyObject_HashNotImplemented(__VA_ARGS__))
#define PyObject_IS_GC(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_IS_GC"), PyObject_IS_GC(__VA_ARGS__))
#define PyObject_Init(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Init"), PyObject_Init(__VA_ARGS__))
#define PyObject_InitVar(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_InitVar"), PyObject_InitVar(__VA_ARGS__))
#define PyObject_IsInstance(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_IsInstance"), PyObject_IsInstance(__VA_ARGS__))
#define PyObject_IsSubclass(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_IsSubclass"), PyObject_IsSubclass(__VA_ARGS__))
#define PyObject_IsTrue(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_IsTrue"), PyObject_IsTrue(__VA_ARGS__))
#ifndef PyObject_Length
#define PyObject_Length(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Length"), PyObject_Length(__VA_ARGS__))
#endif
#define PyObject_LengthHint(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_LengthHint"), PyObject_LengthHint(__VA_ARGS__))
#define PyObject_Malloc(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Malloc"), PyObject_Malloc(__VA_ARGS__))
#define PyObject_Not(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Not"), PyObject_Not(__VA_ARGS__))
#define PyObject_Print(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Print"), PyObject_Print(__VA_ARGS__))
#define PyObject_Realloc(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Realloc"), PyObject_Realloc(__VA_ARGS__))
#define PyObject_Repr(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Repr"), PyObject_Repr(__VA_ARGS__))
#define PyObject_RichCompare(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_RichCompare"), PyObject_RichCompare(__VA_ARGS__))
#define PyObject_RichCompareBool(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_RichCompareBool"), PyObject_RichCompareBool(__VA_ARGS__))
#define PyObject_SelfIter(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_SelfIter"), PyObject_SelfIter(__VA_ARGS__))
#define PyObject_SetAttr(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_SetAttr"), PyObject_SetAttr(__VA_ARGS__))
#define PyObject_SetAttrString(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_SetAttrString"), PyObject_SetAttrString(__VA_ARGS__))
#define PyObject_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_SetItem"), PyObject_SetItem(__VA_ARGS__))
#define PyObject_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Size"), PyObject_Size(__VA_ARGS__))
#define PyObject_Str(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Str"), PyObject_Str(__VA_ARGS__))
#define PyObject_Type(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Type"), PyObject_Type(__VA_ARGS__))
#define PyObject_Vectorcall(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Vectorcall"), PyObject_Vectorcall(__VA_ARGS__))
#define PyObject_VectorcallDict(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_VectorcallDict"), PyObject_VectorcallDict(__VA_ARGS__))
#define PyObject_VectorcallMethod(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_VectorcallMethod"), PyObject_VectorcallMethod(__VA_ARGS__))
#define PyPickleBuffer_FromObject(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyPickleBuffer_FromObject"), PyPickleBuffer_FromObject(__VA_ARGS__))
#define PyPickleBuffer_GetBuffer(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyPickleBuffer_GetBuffer"), PyPickleBuffer_GetBuffer(__VA_ARGS__))
#define PyPickleBuffer_Release(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyPickleBuffer_Release"), PyPickleBuffer_Release(__VA_ARGS__))
#define PyRun_AnyFileExFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_AnyFileExFlags"), PyRun_AnyFileExFlags(__VA_ARGS__))
#define PyRun_FileExFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_FileExFlags"), PyRun_FileExFlags(__VA_ARGS__))
#define PyRun_InteractiveLoopFlags(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveLoopFlags"), PyRun_InteractiveLoopFlags(__VA_ARGS__))
#define PyRun_InteractiveOneFlags(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveOneFlags"), PyRun_InteractiveOneFlags(__VA_ARGS__))
#define PyRun_InteractiveOneObject(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_InteractiveOneObject"), PyRun_InteractiveOneObject(__VA_ARGS__))
#define PyRun_SimpleFileExFlags(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleFileExFlags"), PyRun_SimpleFileExFlags(__VA_ARGS__))
#define PyRun_SimpleStringFlags(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyRun_SimpleStringFlags"), PyRun_SimpleStringFlags(__VA_ARGS__))
#define PyRun_StringFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyRun_StringFlags"), PyRun_StringFlags(__VA_ARGS__))
#define PySeqIter_New(...) (NOGIL_PRIV_NEEDS_GIL("PySeqIter_New"), PySeqIter_New(__VA_ARGS__))
#define PySequence_Check(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Check"), PySequence_Check(__VA_ARGS__))
#define PySequence_Concat(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Concat"), PySequence_Concat(__VA_ARGS__))
#define PySequence_Contains(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Contains"), PySequence_Contains(__VA_ARGS__))
#define PySequence_Count(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Count"), PySequence_Count(__VA_ARGS__))
#define PySequence_DelItem(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_DelItem"), PySequence_DelItem(__VA_ARGS__))
#define PySequence_DelSlice(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_DelSlice"), PySequence_DelSlice(__VA_ARGS__))
#define PySequence_Fast(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Fast"), PySequence_Fast(__VA_ARGS__))
#define PySequence_GetItem(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_GetItem"), PySequence_GetItem(__VA_ARGS__))
#define PySequence_GetSlice(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_GetSlice"), PySequence_GetSlice(__VA_ARGS__))
#ifndef PySequence_In
#define PySequence_In(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_In"), PySequence_In(__VA_ARGS__))
#endif
#define PySequence_InPlaceConcat(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_InPlaceConcat"), PySequence_InPlaceConcat(__VA_ARGS__))
#define PySequence_InPlaceRepeat(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PySequence_InPlaceRepeat"), PySequence_InPlaceRepeat(__VA_ARGS__))
#define PySequence_Index(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Index"), PySequence_Index(__VA_ARGS__))
#ifndef PySequence_Length
#define PySequence_Length(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Length"), PySequence_Length(__VA_ARGS__))
#endif
#define PySequence_List(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_List"), PySequence_List(__VA_ARGS__))
#define PySequence_Repeat(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Repeat"), PySequence_Repeat(__VA_ARGS__))
#define PySequence_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_SetItem"), PySequence_SetItem(__VA_ARGS__))
#define PySequence_SetSlice(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_SetSlice"), PySequence_SetSlice(__VA_ARGS__))
#define PySequence_Size(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Size"), PySequence_Size(__VA_ARGS__))
#define PySequence_Tuple(...) (NOGIL_PRIV_NEEDS_GIL("PySequence_Tuple"), PySequence_Tuple(__VA_ARGS__))
#define PySet_Add(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Add"), PySet_Add(__VA_ARGS__))
#define PySet_Clear(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Clear"), PySet_Clear(__VA_ARGS__))
#define PySet_Contains(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Contains"), PySet_Contains(__VA_ARGS__))
#define PySet_Discard(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Discard"), PySet_Discard(__VA_ARGS__))
#define PySet_New(...) (NOGIL_PRIV_NEEDS_GIL("PySet_New"), PySet_New(__VA_ARGS__))
#define PySet_Pop(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Pop"), PySet_Pop(__VA_ARGS__))
#define PySet_Size(...) (NOGIL_PRIV_NEEDS_GIL("PySet_Size"), PySet_Size(__VA_ARGS__))
#define PySignal_SetWakeupFd(...) (NOGIL_PRIV_NEEDS_GIL("PySignal_SetWakeupFd"), PySignal_SetWakeupFd(__VA_ARGS__))
#define PySlice_GetIndices(...) (NOGIL_PRIV_NEEDS_GIL("PySlice_GetIndices"), PySlice_GetIndices(__VA_ARGS__))
#define PySlice_New(...) (NOGIL_PRIV_NEEDS_GIL("PySlice_New"), PySlice_New(__VA_ARGS__))
#define PySlice_Unpack(...) (NOGIL_PRIV_NEEDS_GIL("PySlice_Unpack"), PySlice_Unpack(__VA_ARGS__))
#define PyState_AddModule(...) (NOGIL_PRIV_NEEDS_GIL("PyState_AddModule"), PyState_AddModule(__VA_ARGS__))
#define PyState_FindModule(...) (NOGIL_PRIV_NEEDS_GIL("PyState_FindModule"), PyState_FindModule(__VA_ARGS__))
#define PyState_RemoveModule(...) (NOGIL_PRIV_NEEDS_GIL("PyState_RemoveModule"), PyState_RemoveModule(__VA_ARGS__))
#define PyStaticMethod_New(...) (NOGIL_PRIV_NEEDS_GIL("PyStaticMethod_New"), PyStaticMethod_New(__VA_ARGS__))
#define PyStructSequence_GetItem(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_GetItem"), PyStructSequence_GetItem(__VA_ARGS__))
#define PyStructSequence_InitType(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_InitType"), PyStructSequence_InitType(__VA_ARGS__))
#define PyStructSequence_InitType2(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_InitType2"), PyStructSequence_InitType2(__VA_ARGS__))
#define PyStructSequence_New(...) (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_New"), PyStructSequence_New(__VA_ARGS__))
#define PyStructSequence_NewType(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_NewType"), PyStructSequence_NewType(__VA_ARGS__))
#define PyStructSequence_SetItem(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyStructSequence_SetItem"), PyStructSequence_SetItem(__VA_ARGS__))
#define PySys_AddAuditHook(...) (NOGIL_PRIV_NEEDS_GIL("PySys_AddAuditHook"), PySys_AddAuditHook(__VA_ARGS__))
#define PySys_Audit(...) (NOGIL_PRIV_NEEDS_GIL("PySys_Audit"), PySys_Audit(__VA_ARGS__))
#define PySys_FormatStderr(...) (NOGIL_PRIV_NEEDS_GIL("PySys_FormatStderr"), PySys_FormatStderr(__VA_ARGS__))
#define PySys_FormatStdout(...) (NOGIL_PRIV_NEEDS_GIL("PySys_FormatStdout"), PySys_FormatStdout(__VA_ARGS__))
#define PySys_GetObject(...) (NOGIL_PRIV_NEEDS_GIL("PySys_GetObject"), PySys_GetObject(__VA_ARGS__))
#define PySys_GetXOptions(...) (NOGIL_PRIV_NEEDS_GIL("PySys_GetXOptions"), PySys_GetXOptions(__VA_ARGS__))
#define PySys_SetArgv(...) (NOGIL_PRIV_NEEDS_GIL("PySys_SetArgv"), PySys_SetArgv(__VA_ARGS__))
#define PySys_SetArgvEx(...) (NOGIL_PRIV_NEEDS_GIL("PySys_SetArgvEx"), PySys_SetArgvEx(__VA_ARGS__))
#define PySys_SetObject(...) (NOGIL_PRIV_NEEDS_GIL("PySys_SetObject"), PySys_SetObject(__VA_ARGS__))
#define PySys_WriteStderr(...) (NOGIL_PRIV_NEEDS_GIL("PySys_WriteStderr"), PySys_WriteStderr(__VA_ARGS__))
#define PySys_WriteStdout(...) (NOGIL_PRIV_NEEDS_GIL("PySys_WriteStdout"), PySys_WriteStdout(__VA_ARGS__))
#define PyThreadState_Clear(...) (NOGIL_PRIV_NEEDS_GIL("PyThreadState_Clear"), PyThreadState_Clear(__VA_ARGS__))
#define PyThreadState_DeleteCurrent(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_DeleteCurrent"), PyThreadState_DeleteCurrent(__VA_ARGS__))
#define PyThreadState_Get(...) (NOGIL_PRIV_NEEDS_GIL("PyThreadState_Get"), PyThreadState_Get(__VA_ARGS__))
#define PyThreadState_GetFrame(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_GetFrame"), PyThreadState_GetFrame(__VA_ARGS__))
#define PyThreadState_GetID(...) (NOGIL_PRIV_NEEDS_GIL("PyThreadState_GetID"), PyThreadState_GetID(__VA_ARGS__))
#define PyThreadState_GetInterpreter(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_GetInterpreter"), PyThreadState_GetInterpreter(__VA_ARGS__))
#define PyThreadState_Next(...) (NOGIL_PRIV_NEEDS_GIL("PyThreadState_Next"), PyThreadState_Next(__VA_ARGS__))
#define PyThreadState_SetAsyncExc(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_SetAsyncExc"), PyThreadState_SetAsyncExc(__VA_ARGS__))
#define PyThread_GetInfo(...) (NOGIL_PRIV_NEEDS_GIL("PyThread_GetInfo"), PyThread_GetInfo(__VA_ARGS__))
#define PyThread_get_stacksize(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyThread_get_stacksize"), PyThread_get_stacksize(__VA_ARGS__))
#define PyThread_set_stacksize(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyThread_set_stacksize"), PyThread_set_stacksize(__VA_ARGS__))
#define PyTraceBack_Here(...) (NOGIL_PRIV_NEEDS_GIL("PyTraceBack_Here"), PyTraceBack_Here(__VA_ARGS__))
#define PyTraceBack_Print(...) (NOGIL_PRIV_NEEDS_GIL("PyTraceBack_Print"), PyTraceBack_Print(__VA_ARGS__))
#define PyTuple_GetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_GetItem"), PyTuple_GetItem(__VA_ARGS__))
#define PyTuple_GetSlice(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_GetSlice"), PyTuple_GetSlice(__VA_ARGS__))
#define PyTuple_New(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_New"), PyTuple_New(__VA_ARGS__))
#define PyTuple_Pack(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_Pack"), PyTuple_Pack(__VA_ARGS__))
#define PyTuple_SetItem(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_SetItem"), PyTuple_SetItem(__VA_ARGS__))
#define PyTuple_Size(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_Size"), PyTuple_Size(__VA_ARGS__))
#define PyType_ClearCache(...) (NOGIL_PRIV_NEEDS_GIL("PyType_ClearCache"), PyType_ClearCache(__VA_ARGS__))
#define PyType_FromModuleAndSpec(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyType_FromModuleAndSpec"), PyType_FromModuleAndSpec(__VA_ARGS__))
#define PyType_FromSpec(...) (NOGIL_PRIV_NEEDS_GIL("PyType_FromSpec"), PyType_FromSpec(__VA_ARGS__))
#define PyType_FromSpecWithBases(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyType_FromSpecWithBases"), PyType_FromSpecWithBases(__VA_ARGS__))
#define PyType_GenericAlloc(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GenericAlloc"), PyType_GenericAlloc(__VA_ARGS__))
#define PyType_GenericNew(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GenericNew"), PyType_GenericNew(__VA_ARGS__))
#define PyType_GetFlags(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetFlags"), PyType_GetFlags(__VA_ARGS__))
#define PyType_GetModule(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetModule"), PyType_GetModule(__VA_ARGS__))
#define PyType_GetModuleState(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleState"), PyType_GetModuleState(__VA_ARGS__))
#define PyType_GetSlot(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetSlot"), PyType_GetSlot(__VA_ARGS__))
#define PyType_HasFeature(...) (NOGIL_PRIV_NEEDS_GIL("PyType_HasFeature"), PyType_HasFeature(__VA_ARGS__))
#define PyType_IsSubtype(...) (NOGIL_PRIV_NEEDS_GIL("PyType_IsSubtype"), PyType_IsSubtype(__VA_ARGS__))
#define PyType_Modified(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Modified"), PyType_Modified(__VA_ARGS__))
#define PyType_Ready(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Ready"), PyType_Ready(__VA_ARGS__))
#define PyUnicodeDecodeError_Create(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_Create"), PyUnicodeDecodeError_Create(__VA_ARGS__))
#define PyUnicodeDecodeError_GetEncoding(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_GetEncoding"), PyUnicodeDecodeError_GetEncoding(__VA_ARGS__))
#define PyUnicodeDecodeError_GetEnd(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_GetEnd"), PyUnicodeDecodeError_GetEnd(__VA_ARGS__))
#define PyUnicodeDecodeError_GetObject(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_GetObject"), PyUnicodeDecodeError_GetObject(__VA_ARGS__))
#define PyUnicodeDecodeError_GetReason(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_GetReason"), PyUnicodeDecodeError_GetReason(__VA_ARGS__))
#define PyUnicodeDecodeError_GetStart(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_GetStart"), PyUnicodeDecodeError_GetStart(__VA_ARGS__))
#define PyUnicodeDecodeError_SetEnd(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_SetEnd"), PyUnicodeDecodeError_SetEnd(__VA_ARGS__))
#define PyUnicodeDecodeError_SetReason(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_SetReason"), PyUnicodeDecodeError_SetReason(__VA_ARGS__))
#define PyUnicodeDecodeError_SetStart(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeDecodeError_SetStart"), PyUnicodeDecodeError_SetStart(__VA_ARGS__))
#define PyUnicodeEncodeError_GetEncoding(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_GetEncoding"), PyUnicodeEncodeError_GetEncoding(__VA_ARGS__))
#define PyUnicodeEncodeError_GetEnd(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_GetEnd"), PyUnicodeEncodeError_GetEnd(__VA_ARGS__))
#define PyUnicodeEncodeError_GetObject(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_GetObject"), PyUnicodeEncodeError_GetObject(__VA_ARGS__))
#define PyUnicodeEncodeError_GetReason(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_GetReason"), PyUnicodeEncodeError_GetReason(__VA_ARGS__))
#define PyUnicodeEncodeError_GetStart(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_GetStart"), PyUnicodeEncodeError_GetStart(__VA_ARGS__))
#define PyUnicodeEncodeError_SetEnd(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_SetEnd"), PyUnicodeEncodeError_SetEnd(__VA_ARGS__))
#define PyUnicodeEncodeError_SetReason(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_SetReason"), PyUnicodeEncodeError_SetReason(__VA_ARGS__))
#define PyUnicodeEncodeError_SetStart(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeEncodeError_SetStart"), PyUnicodeEncodeError_SetStart(__VA_ARGS__))
#define PyUnicodeTranslateError_GetEnd(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_GetEnd"), PyUnicodeTranslateError_GetEnd(__VA_ARGS__))
#define PyUnicodeTranslateError_GetObject(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_GetObject"), PyUnicodeTranslateError_GetObject(__VA_ARGS__))
#define PyUnicodeTranslateError_GetReason(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_GetReason"), PyUnicodeTranslateError_GetReason(__VA_ARGS__))
#define PyUnicodeTranslateError_GetStart(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_GetStart"), PyUnicodeTranslateError_GetStart(__VA_ARGS__))
#define PyUnicodeTranslateError_SetEnd(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_SetEnd"), PyUnicodeTranslateError_SetEnd(__VA_ARGS__))
#define PyUnicodeTranslateError_SetReason(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_SetReason"), PyUnicodeTranslateError_SetReason(__VA_ARGS__))
#define PyUnicodeTranslateError_SetStart(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeTranslateError_SetStart"), PyUnicodeTranslateError_SetStart(__VA_ARGS__))
#define PyUnicode_Append(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Append"), PyUnicode_Append(__VA_ARGS__))
#define PyUnicode_AppendAndDel(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AppendAndDel"), PyUnicode_AppendAndDel(__VA_ARGS__))
#define PyUnicode_AsASCIIString(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsASCIIString"), PyUnicode_AsASCIIString(__VA_ARGS__))
#define PyUnicode_AsCharmapString(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsCharmapString"), PyUnicode_AsCharmapString(__VA_ARGS__))
#define PyUnicode_AsEncodedString(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsEncodedString"), PyUnicode_AsEncodedString(__VA_ARGS__))
#define PyUnicode_AsLatin1String(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsLatin1String"), PyUnicode_AsLatin1String(__VA_ARGS__))
#define PyUnicode_AsRawUnicodeEscapeString(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsRawUnicodeEscapeString"), PyUnicode_AsRawUnicodeEscapeString(__VA_ARGS__))
#define PyUnicode_AsUCS4(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUCS4"), PyUnicode_AsUCS4(__VA_ARGS__))
#define PyUnicode_AsUCS4Copy(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUCS4Copy"), PyUnicode_AsUCS4Copy(__VA_ARGS__))
#define PyUnicode_AsUTF16String(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUTF16String"), PyUnicode_AsUTF16String(__VA_ARGS__))
#define PyUnicode_AsUTF32String(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUTF32String"), PyUnicode_AsUTF32String(__VA_ARGS__))
#define PyUnicode_AsUTF8(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUTF8"), PyUnicode_AsUTF8(__VA_ARGS__))
#define PyUnicode_AsUTF8AndSize(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUTF8AndSize"), PyUnicode_AsUTF8AndSize(__VA_ARGS__))
#define PyUnicode_AsUTF8String(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUTF8String"), PyUnicode_AsUTF8String(__VA_ARGS__))
#define PyUnicode_AsUnicodeEscapeString(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsUnicodeEscapeString"), PyUnicode_AsUnicodeEscapeString(__VA_ARGS__))
#define PyUnicode_AsWideChar(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsWideChar"), PyUnicode_AsWideChar(__VA_ARGS__))
#define PyUnicode_AsWideCharString(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_AsWideCharString"), PyUnicode_AsWideCharString(__VA_ARGS__))
#define PyUnicode_BuildEncodingMap(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_BuildEncodingMap"), PyUnicode_BuildEncodingMap(__VA_ARGS__))
#define PyUnicode_Compare(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Compare"), PyUnicode_Compare(__VA_ARGS__))
#define PyUnicode_CompareWithASCIIString(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_CompareWithASCIIString"), PyUnicode_CompareWithASCIIString(__VA_ARGS__))
#define PyUnicode_Concat(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Concat"), PyUnicode_Concat(__VA_ARGS__))
#define PyUnicode_Contains(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Contains"), PyUnicode_Contains(__VA_ARGS__))
#define PyUnicode_CopyCharacters(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_CopyCharacters"), PyUnicode_CopyCharacters(__VA_ARGS__))
#define PyUnicode_Count(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Count"), PyUnicode_Count(__VA_ARGS__))
#define PyUnicode_Decode(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Decode"), PyUnicode_Decode(__VA_ARGS__))
#define PyUnicode_DecodeASCII(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeASCII"), PyUnicode_DecodeASCII(__VA_ARGS__))
#define PyUnicode_DecodeCharmap(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeCharmap"), PyUnicode_DecodeCharmap(__VA_ARGS__))
#define PyUnicode_DecodeFSDefault(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeFSDefault"), PyUnicode_DecodeFSDefault(__VA_ARGS__))
#define PyUnicode_DecodeFSDefaultAndSize(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeFSDefaultAndSize"), PyUnicode_DecodeFSDefaultAndSize(__VA_ARGS__))
#define PyUnicode_DecodeLatin1(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeLatin1"), PyUnicode_DecodeLatin1(__VA_ARGS__))
#define PyUnicode_DecodeLocale(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeLocale"), PyUnicode_DecodeLocale(__VA_ARGS__))
#define PyUnicode_DecodeLocaleAndSize(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeLocaleAndSize"), PyUnicode_DecodeLocaleAndSize(__VA_ARGS__))
#define PyUnicode_DecodeRawUnicodeEscape(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeRawUnicodeEscape"), PyUnicode_DecodeRawUnicodeEscape(__VA_ARGS__))
#define PyUnicode_DecodeUTF16(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF16"), PyUnicode_DecodeUTF16(__VA_ARGS__))
#define PyUnicode_DecodeUTF16Stateful(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF16Stateful"), PyUnicode_DecodeUTF16Stateful(__VA_ARGS__))
#define PyUnicode_DecodeUTF32(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF32"), PyUnicode_DecodeUTF32(__VA_ARGS__))
#define PyUnicode_DecodeUTF32Stateful(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF32Stateful"), PyUnicode_DecodeUTF32Stateful(__VA_ARGS__))
#define PyUnicode_DecodeUTF7(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF7"), PyUnicode_DecodeUTF7(__VA_ARGS__))
#define PyUnicode_DecodeUTF7Stateful(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF7Stateful"), PyUnicode_DecodeUTF7Stateful(__VA_ARGS__))
#define PyUnicode_DecodeUTF8(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF8"), PyUnicode_DecodeUTF8(__VA_ARGS__))
#define PyUnicode_DecodeUTF8Stateful(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUTF8Stateful"), PyUnicode_DecodeUTF8Stateful(__VA_ARGS__))
#define PyUnicode_DecodeUnicodeEscape(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_DecodeUnicodeEscape"), PyUnicode_DecodeUnicodeEscape(__VA_ARGS__))
#define PyUnicode_EncodeFSDefault(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeFSDefault"), PyUnicode_EncodeFSDefault(__VA_ARGS__))
#define PyUnicode_EncodeLocale(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EncodeLocale"), PyUnicode_EncodeLocale(__VA_ARGS__))
#define PyUnicode_FSConverter(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FSConverter"), PyUnicode_FSConverter(__VA_ARGS__))
#define PyUnicode_FSDecoder(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FSDecoder"), PyUnicode_FSDecoder(__VA_ARGS__))
#define PyUnicode_Fill(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Fill"), PyUnicode_Fill(__VA_ARGS__))
#define PyUnicode_Find(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Find"), PyUnicode_Find(__VA_ARGS__))
#define PyUnicode_FindChar(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FindChar"), PyUnicode_FindChar(__VA_ARGS__))
#define PyUnicode_Format(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Format"), PyUnicode_Format(__VA_ARGS__))
#define PyUnicode_FromEncodedObject(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromEncodedObject"), PyUnicode_FromEncodedObject(__VA_ARGS__))
#define PyUnicode_FromFormat(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromFormat"), PyUnicode_FromFormat(__VA_ARGS__))
#define PyUnicode_FromFormatV(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromFormatV"), PyUnicode_FromFormatV(__VA_ARGS__))
#define PyUnicode_FromKindAndData(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromKindAndData"), PyUnicode_FromKindAndData(__VA_ARGS__))
#define PyUnicode_FromObject(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromObject"), PyUnicode_FromObject(__VA_ARGS__))
#define PyUnicode_FromOrdinal(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromOrdinal"), PyUnicode_FromOrdinal(__VA_ARGS__))
#define PyUnicode_FromString(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromString"), PyUnicode_FromString(__VA_ARGS__))
#define PyUnicode_FromStringAndSize(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromStringAndSize"), PyUnicode_FromStringAndSize(__VA_ARGS__))
#define PyUnicode_FromWideChar(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_FromWideChar"), PyUnicode_FromWideChar(__VA_ARGS__))
#define PyUnicode_GetDefaultEncoding(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GetDefaultEncoding"), PyUnicode_GetDefaultEncoding(__VA_ARGS__))
#define PyUnicode_GetLength(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_GetLength"), PyUnicode_GetLength(__VA_ARGS__))
#define PyUnicode_InternFromString(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_InternFromString"), PyUnicode_InternFromString(__VA_ARGS__))
#define PyUnicode_InternInPlace(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_InternInPlace"), PyUnicode_InternInPlace(__VA_ARGS__))
#define PyUnicode_IsIdentifier(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_IsIdentifier"), PyUnicode_IsIdentifier(__VA_ARGS__))
#define PyUnicode_Join(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Join"), PyUnicode_Join(__VA_ARGS__))
#define PyUnicode_New(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_New"), PyUnicode_New(__VA_ARGS__))
#define PyUnicode_Partition(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Partition"), PyUnicode_Partition(__VA_ARGS__))
#define PyUnicode_RPartition(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_RPartition"), PyUnicode_RPartition(__VA_ARGS__))
#define PyUnicode_RSplit(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_RSplit"), PyUnicode_RSplit(__VA_ARGS__))
#define PyUnicode_ReadChar(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_ReadChar"), PyUnicode_ReadChar(__VA_ARGS__))
#define PyUnicode_Replace(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Replace"), PyUnicode_Replace(__VA_ARGS__))
#define PyUnicode_Resize(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Resize"), PyUnicode_Resize(__VA_ARGS__))
#define PyUnicode_RichCompare(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_RichCompare"), PyUnicode_RichCompare(__VA_ARGS__))
#define PyUnicode_Split(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Split"), PyUnicode_Split(__VA_ARGS__))
#define PyUnicode_Splitlines(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Splitlines"), PyUnicode_Splitlines(__VA_ARGS__))
#define PyUnicode_Substring(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Substring"), PyUnicode_Substring(__VA_ARGS__))
#define PyUnicode_Tailmatch(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Tailmatch"), PyUnicode_Tailmatch(__VA_ARGS__))
#define PyUnicode_Translate(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Translate"), PyUnicode_Translate(__VA_ARGS__))
#define PyUnicode_WriteChar(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_WriteChar"), PyUnicode_WriteChar(__VA_ARGS__))
#define PyVectorcall_Call(...) (NOGIL_PRIV_NEEDS_GIL("PyVectorcall_Call"), PyVectorcall_Call(__VA_ARGS__))
#define PyVectorcall_Function(...) (NOGIL_PRIV_NEEDS_GIL("PyVectorcall_Function"), PyVectorcall_Function(__VA_ARGS__))
#define PyWeakref_NewProxy(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_NewProxy"), PyWeakref_NewProxy(__VA_ARGS__))
#define PyWeakref_NewRef(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_NewRef"), PyWeakref_NewRef(__VA_ARGS__))
#define PyWrapper_New(...) (NOGIL_PRIV_NEEDS_GIL("PyWrapper_New"), PyWrapper_New(__VA_ARGS__))
#ifndef Py_BuildValue
#define Py_BuildValue(...) (NOGIL_PRIV_NEEDS_GIL("Py_BuildValue"), Py_BuildValue(__VA_ARGS__))
#endif
#define Py_CompileStringExFlags(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("Py_CompileStringExFlags"), Py_CompileStringExFlags(__VA_ARGS__))
#define Py_CompileStringObject(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("Py_CompileStringObject"), Py_CompileStringObject(__VA_ARGS__))
#define Py_DecRef(...) (NOGIL_PRIV_NEEDS_GIL("Py_DecRef"), Py_DecRef(__VA_ARGS__))
#define Py_EncodeLocale(...) (NOGIL_PRIV_NEEDS_GIL("Py_EncodeLocale"), Py_EncodeLocale(__VA_ARGS__))
#define Py_EndInterpreter(...) (NOGIL_PRIV_NEEDS_GIL("Py_EndInterpreter"), Py_EndInterpreter(__VA_ARGS__))
#define Py_EnterRecursiveCall(...) (NOGIL_PRIV_NEEDS_GIL("Py_EnterRecursiveCall"), Py_EnterRecursiveCall(__VA_ARGS__))
#define Py_Exit(...) (NOGIL_PRIV_NEEDS_GIL("Py_Exit"), Py_Exit(__VA_ARGS__))
#define Py_FdIsInteractive(...) (NOGIL_PRIV_NEEDS_GIL("Py_FdIsInteractive"), Py_FdIsInteractive(__VA_ARGS__))
#define Py_Finalize(...) (NOGIL_PRIV_NEEDS_GIL("Py_Finalize"), Py_Finalize(__VA_ARGS__))
#define Py_FinalizeEx(...) (NOGIL_PRIV_NEEDS_GIL("Py_FinalizeEx"), Py_FinalizeEx(__VA_ARGS__))
#define Py_GenericAlias(...) (NOGIL_PRIV_NEEDS_GIL("Py_GenericAlias"), Py_GenericAlias(__VA_ARGS__))
#define Py_GetArgcArgv(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetArgcArgv"), Py_GetArgcArgv(__VA_ARGS__))
#define Py_GetRecursionLimit(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetRecursionLimit"), Py_GetRecursionLimit(__VA_ARGS__))
#define Py_IncRef(...) (NOGIL_PRIV_NEEDS_GIL("Py_IncRef"), Py_IncRef(__VA_ARGS__))
#define Py_LeaveRecursiveCall(...) (NOGIL_PRIV_NEEDS_GIL("Py_LeaveRecursiveCall"), Py_LeaveRecursiveCall(__VA_ARGS__))
#define Py_MakePendingCalls(...) (NOGIL_PRIV_NEEDS_GIL("Py_MakePendingCalls"), Py_MakePendingCalls(__VA_ARGS__))
#define Py_NewInterpreter(...) (NOGIL_PRIV_NEEDS_GIL("Py_NewInterpreter"), Py_NewInterpreter(__VA_ARGS__))
#define Py_ReprEnter(...) (NOGIL_PRIV_NEEDS_GIL("Py_ReprEnter"), Py_ReprEnter(__VA_ARGS__))
#define Py_ReprLeave(...) (NOGIL_PRIV_NEEDS_GIL("Py_ReprLeave"), Py_ReprLeave(__VA_ARGS__))
#define Py_RunMain(...) (NOGIL_PRIV_NEEDS_GIL("Py_RunMain"), Py_RunMain(__VA_ARGS__))
#define Py_SetRecursionLimit(...) (NOGIL_PRIV_NEEDS_GIL("Py_SetRecursionLimit"), Py_SetRecursionLimit(__VA_ARGS__))
#define Py_UniversalNewlineFgets(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("Py_UniversalNewlineFgets"), Py_UniversalNewlineFgets(__VA_ARGS__))
#ifndef Py_VaBuildValue
#define Py_VaBuildValue(...) (NOGIL_PRIV_NEEDS_GIL("Py_VaBuildValue"), Py_VaBuildValue(__VA_ARGS__))
#endif
#ifndef _PyArg_ParseTupleAndKeywordsFast
#define _PyArg_ParseTupleAndKeywordsFast(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_ParseTupleAndKeywordsFast"), _PyArg_ParseTupleAndKeywordsFast(__VA_ARGS__))
#endif
#define _PyBytes_Join(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytes_Join"), _PyBytes_Join(__VA_ARGS__))
#define _PyBytes_Resize(...) (NOGIL_PRIV_NEEDS_GIL("_PyBytes_Resize"), _PyBytes_Resize(__VA_ARGS__))
#define _PyCode_CheckLineNumber(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyCode_CheckLineNumber"), _PyCode_CheckLineNumber(__VA_ARGS__))
#define _PyCode_GetExtra(...) (NOGIL_PRIV_NEEDS_GIL("_PyCode_GetExtra"), _PyCode_GetExtra(__VA_ARGS__))
#define _PyCode_SetExtra(...) (NOGIL_PRIV_NEEDS_GIL("_PyCode_SetExtra"), _PyCode_SetExtra(__VA_ARGS__))
#define _PyDict_GetItemStringWithError(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItemStringWithError"), _PyDict_GetItemStringWithError(__VA_ARGS__))
#define _PyDict_GetItem_KnownHash(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItem_KnownHash"), _PyDict_GetItem_KnownHash(__VA_ARGS__))
#define _PyDict_NewPresized(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_NewPresized"), _PyDict_NewPresized(__VA_ARGS__))
#define _PyDict_Pop(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_Pop"), _PyDict_Pop(__VA_ARGS__))
#define _PyErr_BadInternalCall(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_BadInternalCall"), _PyErr_BadInternalCall(__VA_ARGS__))
#define _PyEval_EvalFrameDefault(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_EvalFrameDefault"), _PyEval_EvalFrameDefault(__VA_ARGS__))
#define _PyEval_RequestCodeExtraIndex(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_RequestCodeExtraIndex"), _PyEval_RequestCodeExtraIndex(__VA_ARGS__))
#define _PyEval_SliceIndex(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_SliceIndex"), _PyEval_SliceIndex(__VA_ARGS__))
#define _PyEval_SliceIndexNotNone(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_SliceIndexNotNone"), _PyEval_SliceIndexNotNone(__VA_ARGS__))
#define _PyInterpreterState_GetEvalFrameFunc(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_GetEvalFrameFunc"), _PyInterpreterState_GetEvalFrameFunc(__VA_ARGS__))
#define _PyInterpreterState_RequireIDRef(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_RequireIDRef"), _PyInterpreterState_RequireIDRef(__VA_ARGS__))
#define _PyInterpreterState_RequiresIDRef(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_RequiresIDRef"), _PyInterpreterState_RequiresIDRef(__VA_ARGS__))
#define _PyInterpreterState_SetEvalFrameFunc(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_SetEvalFrameFunc"), _PyInterpreterState_SetEvalFrameFunc(__VA_ARGS__))
#define _PyLong_AsByteArray(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_AsByteArray"), _PyLong_AsByteArray(__VA_ARGS__))
#define _PyLong_Copy(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Copy"), _PyLong_Copy(__VA_ARGS__))
#define _PyLong_FromByteArray(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromByteArray"), _PyLong_FromByteArray(__VA_ARGS__))
#define _PyLong_GCD(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_GCD"), _PyLong_GCD(__VA_ARGS__))
#define _PyLong_New(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_New"), _PyLong_New(__VA_ARGS__))
#define _PyLong_NumBits(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_NumBits"), _PyLong_NumBits(__VA_ARGS__))
#define _PyLong_Sign(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_Sign"), _PyLong_Sign(__VA_ARGS__))
#define _PyObject_AssertFailed(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_AssertFailed"), _PyObject_AssertFailed(__VA_ARGS__))
#ifndef _PyObject_CallMethodId
#define _PyObject_CallMethodId(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethodId"), _PyObject_CallMethodId(__VA_ARGS__))
#endif
#define _PyObject_FunctionStr(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_FunctionStr"), _PyObject_FunctionStr(__VA_ARGS__))
#define _PyObject_GC_New(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GC_New"), _PyObject_GC_New(__VA_ARGS__))
#define _PyObject_GC_NewVar(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GC_NewVar"), _PyObject_GC_NewVar(__VA_ARGS__))
#define _PyObject_GC_Resize(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GC_Resize"), _PyObject_GC_Resize(__VA_ARGS__))
#define _PyObject_GenericGetAttrWithDict(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_GenericGetAttrWithDict"), _PyObject_GenericGetAttrWithDict(__VA_ARGS__))
#define _PyObject_GenericSetAttrWithDict(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_GenericSetAttrWithDict"), _PyObject_GenericSetAttrWithDict(__VA_ARGS__))
#define _PyObject_GetAttrId(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GetAttrId"), _PyObject_GetAttrId(__VA_ARGS__))
#define _PyObject_GetDictPtr(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GetDictPtr"), _PyObject_GetDictPtr(__VA_ARGS__))
#define _PyObject_New(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_New"), _PyObject_New(__VA_ARGS__))
#define _PyObject_NewVar(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_NewVar"), _PyObject_NewVar(__VA_ARGS__))
#define _PySlice_FromIndices(...) (NOGIL_PRIV_NEEDS_GIL("_PySlice_FromIndices"), _PySlice_FromIndices(__VA_ARGS__))
#define _PySlice_GetLongIndices(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PySlice_GetLongIndices"), _PySlice_GetLongIndices(__VA_ARGS__))
#define _PyStack_AsDict(...) (NOGIL_PRIV_NEEDS_GIL("_PyStack_AsDict"), _PyStack_AsDict(__VA_ARGS__))
#define _PyThread_CurrentFrames(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyThread_CurrentFrames"), _PyThread_CurrentFrames(__VA_ARGS__))
#define _PyTuple_Resize(...) (NOGIL_PRIV_NEEDS_GIL("_PyTuple_Resize"), _PyTuple_Resize(__VA_ARGS__))
#define _PyType_Lookup(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_Lookup"), _PyType_Lookup(__VA_ARGS__))
#define _PyType_Name(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_Name"), _PyType_Name(__VA_ARGS__))
#define _PyUnicodeWriter_Dealloc(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_Dealloc"), _PyUnicodeWriter_Dealloc(__VA_ARGS__))
#define _PyUnicodeWriter_Finish(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_Finish"), _PyUnicodeWriter_Finish(__VA_ARGS__))
#define _PyUnicodeWriter_Init(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_Init"), _PyUnicodeWriter_Init(__VA_ARGS__))
#define _PyUnicodeWriter_PrepareInternal(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_PrepareInternal"), _PyUnicodeWriter_PrepareInternal(__VA_ARGS__))
#define _PyUnicodeWriter_PrepareKindInternal(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_PrepareKindInternal"), _PyUnicodeWriter_PrepareKindInternal(__VA_ARGS__))
#define _PyUnicodeWriter_WriteASCIIString(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_WriteASCIIString"), _PyUnicodeWriter_WriteASCIIString(__VA_ARGS__))
#define _PyUnicodeWriter_WriteChar(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_WriteChar"), _PyUnicodeWriter_WriteChar(__VA_ARGS__))
#define _PyUnicodeWriter_WriteLatin1String(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_WriteLatin1String"), _PyUnicodeWriter_WriteLatin1String(__VA_ARGS__))
#define _PyUnicodeWriter_WriteStr(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_WriteStr"), _PyUnicodeWriter_WriteStr(__VA_ARGS__))
#define _PyUnicodeWriter_WriteSubstring(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicodeWriter_WriteSubstring"), _PyUnicodeWriter_WriteSubstring(__VA_ARGS__))
#define _PyUnicode_FromId(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_FromId"), _PyUnicode_FromId(__VA_ARGS__))
#define _PyWeakref_ClearRef(...) (NOGIL_PRIV_NEEDS_GIL("_PyWeakref_ClearRef"), _PyWeakref_ClearRef(__VA_ARGS__))
#define _Py_BreakPoint(...) (NOGIL_PRIV_NEEDS_GIL("_Py_BreakPoint"), _Py_BreakPoint(__VA_ARGS__))
#define _Py_Dealloc(...) (NOGIL_PRIV_NEEDS_GIL("_Py_Dealloc"), _Py_Dealloc(__VA_ARGS__))
#define _Py_HashDouble(...) (NOGIL_PRIV_NEEDS_GIL("_Py_HashDouble"), _Py_HashDouble(__VA_ARGS__))
#define _Py_NegativeRefcount(...) (NOGIL_PRIV_NEEDS_GIL("_Py_NegativeRefcount"), _Py_NegativeRefcount(__VA_ARGS__))
#define _Py_NewReference(...) (NOGIL_PRIV_NEEDS_GIL("_Py_NewReference"), _Py_NewReference(__VA_ARGS__))

#if PY_VERSION_HEX >= 0x030A0000 && PY_VERSION_HEX < 0x030B0000
#define PyLineTable_InitAddressRange(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyLineTable_InitAddressRange"), PyLineTable_InitAddressRange(__VA_ARGS__))
#define PyLineTable_NextAddressRange(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyLineTable_NextAddressRange"), PyLineTable_NextAddressRange(__VA_ARGS__))
#define PyLineTable_PreviousAddressRange(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyLineTable_PreviousAddressRange"), PyLineTable_PreviousAddressRange(__VA_ARGS__))
#define _PyCode_InitAddressRange(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyCode_InitAddressRange"), _PyCode_InitAddressRange(__VA_ARGS__))
#define _PyDict_GetItemHint(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItemHint"), _PyDict_GetItemHint(__VA_ARGS__))
#define _PyObject_TypeCheck(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_TypeCheck"), _PyObject_TypeCheck(__VA_ARGS__))
#define _PyType_GetModuleByDef(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyType_GetModuleByDef"), _PyType_GetModuleByDef(__VA_ARGS__))
#endif

#if (PY_VERSION_HEX >= 0x030A0000 && PY_VERSION_HEX < 0x030B0000) || PY_VERSION_HEX >= 0x030E0000
#define _Py_REFCNT(...) (NOGIL_PRIV_NEEDS_GIL("_Py_REFCNT"), _Py_REFCNT(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030A0000 && PY_VERSION_HEX < 0x030D0000
#define _PyDict_ContainsId(...) (NOGIL_PRIV_NEEDS_GIL("_PyDict_ContainsId"), _PyDict_ContainsId(__VA_ARGS__))
#define _PyDict_Contains_KnownHash(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_Contains_KnownHash"), _PyDict_Contains_KnownHash(__VA_ARGS__))
#define _PyErr_ProgramDecodedTextObject(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_ProgramDecodedTextObject"), _PyErr_ProgramDecodedTextObject(__VA_ARGS__))
#define _PyImport_GetModuleAttr(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_GetModuleAttr"), _PyImport_GetModuleAttr(__VA_ARGS__))
#define _PyImport_GetModuleAttrString(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyImport_GetModuleAttrString"), _PyImport_GetModuleAttrString(__VA_ARGS__))
#define _PyInterpreterState_GetConfigCopy(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_GetConfigCopy"), _PyInterpreterState_GetConfigCopy(__VA_ARGS__))
#define _PyInterpreterState_SetConfig(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_SetConfig"), _PyInterpreterState_SetConfig(__VA_ARGS__))
#define _PyLong_FileDescriptor_Converter(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyLong_FileDescriptor_Converter"), _PyLong_FileDescriptor_Converter(__VA_ARGS__))
#define _PyNumber_Index(...) (NOGIL_PRIV_NEEDS_GIL("_PyNumber_Index"), _PyNumber_Index(__VA_ARGS__))
#define _PyRun_AnyFileObject(...) (NOGIL_PRIV_NEEDS_GIL("_PyRun_AnyFileObject"), _PyRun_AnyFileObject(__VA_ARGS__))
#define _PyRun_InteractiveLoopObject(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyRun_InteractiveLoopObject"), _PyRun_InteractiveLoopObject(__VA_ARGS__))
#define _PyRun_SimpleFileObject(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyRun_SimpleFileObject"), _PyRun_SimpleFileObject(__VA_ARGS__))
#define _PyThread_CurrentExceptions(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyThread_CurrentExceptions"), _PyThread_CurrentExceptions(__VA_ARGS__))
#define _PyTrash_cond(...) (NOGIL_PRIV_NEEDS_GIL("_PyTrash_cond"), _PyTrash_cond(__VA_ARGS__))
#define _PyUnicode_WideCharString_Converter(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_WideCharString_Converter"), _PyUnicode_WideCharString_Converter(__VA_ARGS__))
#define _PyUnicode_WideCharString_Opt_Converter(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_WideCharString_Opt_Converter"),                                                  \
     _PyUnicode_WideCharString_Opt_Converter(__VA_ARGS__))
#define _Py_FdIsInteractive(...) (NOGIL_PRIV_NEEDS_GIL("_Py_FdIsInteractive"), _Py_FdIsInteractive(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030A0000
#define PyAIter_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyAIter_Check"), PyAIter_Check(__VA_ARGS__))
#define PyCodec_Unregister(...) (NOGIL_PRIV_NEEDS_GIL("PyCodec_Unregister"), PyCodec_Unregister(__VA_ARGS__))
#define PyErr_RangedSyntaxLocationObject(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_RangedSyntaxLocationObject"), PyErr_RangedSyntaxLocationObject(__VA_ARGS__))
#define PyGC_Disable(...) (NOGIL_PRIV_NEEDS_GIL("PyGC_Disable"), PyGC_Disable(__VA_ARGS__))
#define PyGC_Enable(...) (NOGIL_PRIV_NEEDS_GIL("PyGC_Enable"), PyGC_Enable(__VA_ARGS__))
#define PyGC_IsEnabled(...) (NOGIL_PRIV_NEEDS_GIL("PyGC_IsEnabled"), PyGC_IsEnabled(__VA_ARGS__))
#define PyIter_Send(...) (NOGIL_PRIV_NEEDS_GIL("PyIter_Send"), PyIter_Send(__VA_ARGS__))
#define PyModule_AddObjectRef(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_AddObjectRef"), PyModule_AddObjectRef(__VA_ARGS__))
#define PyObject_GetAIter(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetAIter"), PyObject_GetAIter(__VA_ARGS__))
#define _Py_DecRef(...) (NOGIL_PRIV_NEEDS_GIL("_Py_DecRef"), _Py_DecRef(__VA_ARGS__))
#define _Py_IncRef(...) (NOGIL_PRIV_NEEDS_GIL("_Py_IncRef"), _Py_IncRef(__VA_ARGS__))
#define _Py_NewRef(...) (NOGIL_PRIV_NEEDS_GIL("_Py_NewRef"), _Py_NewRef(__VA_ARGS__))
#define _Py_XNewRef(...) (NOGIL_PRIV_NEEDS_GIL("_Py_XNewRef"), _Py_XNewRef(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030D0000
#define _PyArg_UnpackKeywordsWithVararg(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyArg_UnpackKeywordsWithVararg"), _PyArg_UnpackKeywordsWithVararg(__VA_ARGS__))
#define _PyDict_GetItemWithError(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyDict_GetItemWithError"), _PyDict_GetItemWithError(__VA_ARGS__))
#define _PyErr_GetHandledException(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_GetHandledException"), _PyErr_GetHandledException(__VA_ARGS__))
#define _PyErr_SetHandledException(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_SetHandledException"), _PyErr_SetHandledException(__VA_ARGS__))
#define _PyEval_GetBuiltin(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_GetBuiltin"), _PyEval_GetBuiltin(__VA_ARGS__))
#define _PyModule_Add(...) (NOGIL_PRIV_NEEDS_GIL("_PyModule_Add"), _PyModule_Add(__VA_ARGS__))
#define _PyObject_CallMethod(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_CallMethod"), _PyObject_CallMethod(__VA_ARGS__))
#define _PyObject_GetState(...) (NOGIL_PRIV_NEEDS_GIL("_PyObject_GetState"), _PyObject_GetState(__VA_ARGS__))
#define _PyObject_LookupSpecialId(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_LookupSpecialId"), _PyObject_LookupSpecialId(__VA_ARGS__))
#define _PySys_GetAttr(...) (NOGIL_PRIV_NEEDS_GIL("_PySys_GetAttr"), _PySys_GetAttr(__VA_ARGS__))
#define _PyUnicode_Equal(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_Equal"), _PyUnicode_Equal(__VA_ARGS__))
#define _Py_UniversalNewlineFgetsWithSize(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_Py_UniversalNewlineFgetsWithSize"), _Py_UniversalNewlineFgetsWithSize(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030B0000
#define PyCode_Addr2Location(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_Addr2Location"), PyCode_Addr2Location(__VA_ARGS__))
#define PyCode_GetCellvars(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetCellvars"), PyCode_GetCellvars(__VA_ARGS__))
#define PyCode_GetCode(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetCode"), PyCode_GetCode(__VA_ARGS__))
#define PyCode_GetFreevars(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetFreevars"), PyCode_GetFreevars(__VA_ARGS__))
#define PyCode_GetVarnames(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetVarnames"), PyCode_GetVarnames(__VA_ARGS__))
#define PyErr_GetHandledException(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_GetHandledException"), PyErr_GetHandledException(__VA_ARGS__))
#define PyErr_SetHandledException(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetHandledException"), PyErr_SetHandledException(__VA_ARGS__))
#define PyFloat_Pack2(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Pack2"), PyFloat_Pack2(__VA_ARGS__))
#define PyFloat_Pack4(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Pack4"), PyFloat_Pack4(__VA_ARGS__))
#define PyFloat_Pack8(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Pack8"), PyFloat_Pack8(__VA_ARGS__))
#define PyFloat_Unpack2(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Unpack2"), PyFloat_Unpack2(__VA_ARGS__))
#define PyFloat_Unpack4(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Unpack4"), PyFloat_Unpack4(__VA_ARGS__))
#define PyFloat_Unpack8(...) (NOGIL_PRIV_NEEDS_GIL("PyFloat_Unpack8"), PyFloat_Unpack8(__VA_ARGS__))
#define PyFrame_GetBack(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetBack"), PyFrame_GetBack(__VA_ARGS__))
#define PyFrame_GetBuiltins(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetBuiltins"), PyFrame_GetBuiltins(__VA_ARGS__))
#define PyFrame_GetGenerator(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetGenerator"), PyFrame_GetGenerator(__VA_ARGS__))
#define PyFrame_GetGlobals(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetGlobals"), PyFrame_GetGlobals(__VA_ARGS__))
#define PyFrame_GetLasti(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetLasti"), PyFrame_GetLasti(__VA_ARGS__))
#define PyFrame_GetLocals(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetLocals"), PyFrame_GetLocals(__VA_ARGS__))
#define PyThreadState_EnterTracing(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_EnterTracing"), PyThreadState_EnterTracing(__VA_ARGS__))
#define PyThreadState_LeaveTracing(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyThreadState_LeaveTracing"), PyThreadState_LeaveTracing(__VA_ARGS__))
#define PyType_GetModuleByDef(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleByDef"), PyType_GetModuleByDef(__VA_ARGS__))
#define PyType_GetName(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetName"), PyType_GetName(__VA_ARGS__))
#define PyType_GetQualName(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetQualName"), PyType_GetQualName(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030D0000
#define _PyCrossInterpreterData_Clear(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_Clear"), _PyCrossInterpreterData_Clear(__VA_ARGS__))
#define _PyCrossInterpreterData_Init(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_Init"), _PyCrossInterpreterData_Init(__VA_ARGS__))
#define _PyCrossInterpreterData_InitWithSize(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_InitWithSize"), _PyCrossInterpreterData_InitWithSize(__VA_ARGS__))
#define _PyCrossInterpreterData_UnregisterClass(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyCrossInterpreterData_UnregisterClass"),                                                  \
     _PyCrossInterpreterData_UnregisterClass(__VA_ARGS__))
#define _PyErr_SetFromPyStatus(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_SetFromPyStatus"), _PyErr_SetFromPyStatus(__VA_ARGS__))
#define _PyErr_SetImportErrorWithNameFrom(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_SetImportErrorWithNameFrom"), _PyErr_SetImportErrorWithNameFrom(__VA_ARGS__))
#define _PyEval_MakePendingCalls(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyEval_MakePendingCalls"), _PyEval_MakePendingCalls(__VA_ARGS__))
#define _PyException_AddNote(...) (NOGIL_PRIV_NEEDS_GIL("_PyException_AddNote"), _PyException_AddNote(__VA_ARGS__))
#define _PyInterpreterState_HasFeature(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_HasFeature"), _PyInterpreterState_HasFeature(__VA_ARGS__))
#define _PyObject_ClearManagedDict(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_ClearManagedDict"), _PyObject_ClearManagedDict(__VA_ARGS__))
#define _PyObject_VisitManagedDict(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_VisitManagedDict"), _PyObject_VisitManagedDict(__VA_ARGS__))
#define _PyTraceMalloc_ClearTraces(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_ClearTraces"), _PyTraceMalloc_ClearTraces(__VA_ARGS__))
#define _PyTraceMalloc_GetMemory(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetMemory"), _PyTraceMalloc_GetMemory(__VA_ARGS__))
#define _PyTraceMalloc_GetObjectTraceback(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetObjectTraceback"), _PyTraceMalloc_GetObjectTraceback(__VA_ARGS__))
#define _PyTraceMalloc_GetTracebackLimit(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetTracebackLimit"), _PyTraceMalloc_GetTracebackLimit(__VA_ARGS__))
#define _PyTraceMalloc_GetTracedMemory(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetTracedMemory"), _PyTraceMalloc_GetTracedMemory(__VA_ARGS__))
#define _PyTraceMalloc_GetTraces(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_GetTraces"), _PyTraceMalloc_GetTraces(__VA_ARGS__))
#define _PyTraceMalloc_Init(...) (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_Init"), _PyTraceMalloc_Init(__VA_ARGS__))
#define _PyTraceMalloc_IsTracing(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_IsTracing"), _PyTraceMalloc_IsTracing(__VA_ARGS__))
#define _PyTraceMalloc_ResetPeak(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_ResetPeak"), _PyTraceMalloc_ResetPeak(__VA_ARGS__))
#define _PyTraceMalloc_Start(...) (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_Start"), _PyTraceMalloc_Start(__VA_ARGS__))
#define _PyTraceMalloc_Stop(...) (NOGIL_PRIV_NEEDS_GIL("_PyTraceMalloc_Stop"), _PyTraceMalloc_Stop(__VA_ARGS__))
#define _Py_AtExit(...) (NOGIL_PRIV_NEEDS_GIL("_Py_AtExit"), _Py_AtExit(__VA_ARGS__))
#define _Py_IsInterpreterFinalizing(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_Py_IsInterpreterFinalizing"), _Py_IsInterpreterFinalizing(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030C0000
#define PyCode_AddWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_AddWatcher"), PyCode_AddWatcher(__VA_ARGS__))
#define PyCode_ClearWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_ClearWatcher"), PyCode_ClearWatcher(__VA_ARGS__))
#define PyCode_GetFirstFree(...) (NOGIL_PRIV_NEEDS_GIL("PyCode_GetFirstFree"), PyCode_GetFirstFree(__VA_ARGS__))
#define PyDict_AddWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_AddWatcher"), PyDict_AddWatcher(__VA_ARGS__))
#define PyDict_ClearWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_ClearWatcher"), PyDict_ClearWatcher(__VA_ARGS__))
#define PyDict_Unwatch(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Unwatch"), PyDict_Unwatch(__VA_ARGS__))
#define PyDict_Watch(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Watch"), PyDict_Watch(__VA_ARGS__))
#define PyErr_DisplayException(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_DisplayException"), PyErr_DisplayException(__VA_ARGS__))
#define PyErr_GetRaisedException(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_GetRaisedException"), PyErr_GetRaisedException(__VA_ARGS__))
#define PyErr_SetRaisedException(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_SetRaisedException"), PyErr_SetRaisedException(__VA_ARGS__))
#define PyEval_SetProfileAllThreads(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_SetProfileAllThreads"), PyEval_SetProfileAllThreads(__VA_ARGS__))
#define PyEval_SetTraceAllThreads(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_SetTraceAllThreads"), PyEval_SetTraceAllThreads(__VA_ARGS__))
#define PyException_GetArgs(...) (NOGIL_PRIV_NEEDS_GIL("PyException_GetArgs"), PyException_GetArgs(__VA_ARGS__))
#define PyException_SetArgs(...) (NOGIL_PRIV_NEEDS_GIL("PyException_SetArgs"), PyException_SetArgs(__VA_ARGS__))
#define PyFrame_GetVar(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetVar"), PyFrame_GetVar(__VA_ARGS__))
#define PyFrame_GetVarString(...) (NOGIL_PRIV_NEEDS_GIL("PyFrame_GetVarString"), PyFrame_GetVarString(__VA_ARGS__))
#define PyFunction_AddWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyFunction_AddWatcher"), PyFunction_AddWatcher(__VA_ARGS__))
#define PyFunction_ClearWatcher(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_ClearWatcher"), PyFunction_ClearWatcher(__VA_ARGS__))
#define PyFunction_SetVectorcall(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyFunction_SetVectorcall"), PyFunction_SetVectorcall(__VA_ARGS__))
#define PyGen_GetCode(...) (NOGIL_PRIV_NEEDS_GIL("PyGen_GetCode"), PyGen_GetCode(__VA_ARGS__))
#define PyMember_GetOne(...) (NOGIL_PRIV_NEEDS_GIL("PyMember_GetOne"), PyMember_GetOne(__VA_ARGS__))
#define PyMember_SetOne(...) (NOGIL_PRIV_NEEDS_GIL("PyMember_SetOne"), PyMember_SetOne(__VA_ARGS__))
#define PyObject_GetItemData(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetItemData"), PyObject_GetItemData(__VA_ARGS__))
#define PyObject_GetTypeData(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GetTypeData"), PyObject_GetTypeData(__VA_ARGS__))
#define PyType_AddWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyType_AddWatcher"), PyType_AddWatcher(__VA_ARGS__))
#define PyType_ClearWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyType_ClearWatcher"), PyType_ClearWatcher(__VA_ARGS__))
#define PyType_FromMetaclass(...) (NOGIL_PRIV_NEEDS_GIL("PyType_FromMetaclass"), PyType_FromMetaclass(__VA_ARGS__))
#define PyType_GetDict(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetDict"), PyType_GetDict(__VA_ARGS__))
#define PyType_GetTypeDataSize(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetTypeDataSize"), PyType_GetTypeDataSize(__VA_ARGS__))
#define PyType_Unwatch(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Unwatch"), PyType_Unwatch(__VA_ARGS__))
#define PyType_Watch(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Watch"), PyType_Watch(__VA_ARGS__))
#define PyUnstable_Code_GetExtra(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Code_GetExtra"), PyUnstable_Code_GetExtra(__VA_ARGS__))
#define PyUnstable_Code_New(...) (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Code_New"), PyUnstable_Code_New(__VA_ARGS__))
#define PyUnstable_Code_NewWithPosOnlyArgs(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Code_NewWithPosOnlyArgs"), PyUnstable_Code_NewWithPosOnlyArgs(__VA_ARGS__))
#define PyUnstable_Code_SetExtra(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Code_SetExtra"), PyUnstable_Code_SetExtra(__VA_ARGS__))
#define PyUnstable_Eval_RequestCodeExtraIndex(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Eval_RequestCodeExtraIndex"), PyUnstable_Eval_RequestCodeExtraIndex(__VA_ARGS__))
#define PyUnstable_Exc_PrepReraiseStar(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Exc_PrepReraiseStar"), PyUnstable_Exc_PrepReraiseStar(__VA_ARGS__))
#define PyUnstable_GC_VisitObjects(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_GC_VisitObjects"), PyUnstable_GC_VisitObjects(__VA_ARGS__))
#define PyUnstable_InterpreterFrame_GetCode(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_InterpreterFrame_GetCode"), PyUnstable_InterpreterFrame_GetCode(__VA_ARGS__))
#define PyUnstable_InterpreterFrame_GetLasti(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_InterpreterFrame_GetLasti"), PyUnstable_InterpreterFrame_GetLasti(__VA_ARGS__))
#define PyUnstable_InterpreterFrame_GetLine(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_InterpreterFrame_GetLine"), PyUnstable_InterpreterFrame_GetLine(__VA_ARGS__))
#ifndef PyUnstable_Long_CompactValue
#define PyUnstable_Long_CompactValue(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Long_CompactValue"), PyUnstable_Long_CompactValue(__VA_ARGS__))
#endif
#ifndef PyUnstable_Long_IsCompact
#define PyUnstable_Long_IsCompact(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Long_IsCompact"), PyUnstable_Long_IsCompact(__VA_ARGS__))
#endif
#define PyUnstable_Object_GC_NewWithExtraData(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Object_GC_NewWithExtraData"), PyUnstable_Object_GC_NewWithExtraData(__VA_ARGS__))
#define PyUnstable_PerfMapState_Fini(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_PerfMapState_Fini"), PyUnstable_PerfMapState_Fini(__VA_ARGS__))
#define PyUnstable_PerfMapState_Init(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_PerfMapState_Init"), PyUnstable_PerfMapState_Init(__VA_ARGS__))
#define PyUnstable_Type_AssignVersionTag(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Type_AssignVersionTag"), PyUnstable_Type_AssignVersionTag(__VA_ARGS__))
#define PyUnstable_WritePerfMapEntry(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_WritePerfMapEntry"), PyUnstable_WritePerfMapEntry(__VA_ARGS__))
#define Py_NewInterpreterFromConfig(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("Py_NewInterpreterFromConfig"), Py_NewInterpreterFromConfig(__VA_ARGS__))
#define _PyErr_ChainExceptions1(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyErr_ChainExceptions1"), _PyErr_ChainExceptions1(__VA_ARGS__))
#define _PyInterpreterState_GetRefTotal(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_GetRefTotal"), _PyInterpreterState_GetRefTotal(__VA_ARGS__))
#define _PyLong_CompactValue(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_CompactValue"), _PyLong_CompactValue(__VA_ARGS__))
#define _PyLong_FromDigits(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_FromDigits"), _PyLong_FromDigits(__VA_ARGS__))
#define _PyLong_IsCompact(...) (NOGIL_PRIV_NEEDS_GIL("_PyLong_IsCompact"), _PyLong_IsCompact(__VA_ARGS__))
#define _Py_DECREF_DecRefTotal(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_DECREF_DecRefTotal"), _Py_DECREF_DecRefTotal(__VA_ARGS__))
#define _Py_GetGlobalRefTotal(...) (NOGIL_PRIV_NEEDS_GIL("_Py_GetGlobalRefTotal"), _Py_GetGlobalRefTotal(__VA_ARGS__))
#define _Py_GetLegacyRefTotal(...) (NOGIL_PRIV_NEEDS_GIL("_Py_GetLegacyRefTotal"), _Py_GetLegacyRefTotal(__VA_ARGS__))
#define _Py_INCREF_IncRefTotal(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_INCREF_IncRefTotal"), _Py_INCREF_IncRefTotal(__VA_ARGS__))
#define _Py_NewReferenceNoTotal(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_Py_NewReferenceNoTotal"), _Py_NewReferenceNoTotal(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030D0000 && PY_VERSION_HEX < 0x030E0000
#define PyMonitoring_FireBranchEvent(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireBranchEvent"), PyMonitoring_FireBranchEvent(__VA_ARGS__))
#define PyUnstable_InterpreterState_GetMainModule(...)                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_InterpreterState_GetMainModule"),                                                \
     PyUnstable_InterpreterState_GetMainModule(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030D0000 && PY_VERSION_HEX < 0x030F0000
#define _PyObject_SetManagedDict(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("_PyObject_SetManagedDict"), _PyObject_SetManagedDict(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030D0000
#define PyCriticalSection2_Begin(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection2_Begin"), PyCriticalSection2_Begin(__VA_ARGS__))
#define PyCriticalSection2_End(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection2_End"), PyCriticalSection2_End(__VA_ARGS__))
#define PyCriticalSection_Begin(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection_Begin"), PyCriticalSection_Begin(__VA_ARGS__))
#define PyCriticalSection_End(...) (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection_End"), PyCriticalSection_End(__VA_ARGS__))
#define PyDict_ContainsString(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_ContainsString"), PyDict_ContainsString(__VA_ARGS__))
#define PyDict_GetItemRef(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_GetItemRef"), PyDict_GetItemRef(__VA_ARGS__))
#define PyDict_GetItemStringRef(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyDict_GetItemStringRef"), PyDict_GetItemStringRef(__VA_ARGS__))
#define PyDict_Pop(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_Pop"), PyDict_Pop(__VA_ARGS__))
#define PyDict_PopString(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_PopString"), PyDict_PopString(__VA_ARGS__))
#define PyDict_SetDefaultRef(...) (NOGIL_PRIV_NEEDS_GIL("PyDict_SetDefaultRef"), PyDict_SetDefaultRef(__VA_ARGS__))
#define PyErr_FormatUnraisable(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyErr_FormatUnraisable"), PyErr_FormatUnraisable(__VA_ARGS__))
#define PyEval_GetFrameBuiltins(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFrameBuiltins"), PyEval_GetFrameBuiltins(__VA_ARGS__))
#define PyEval_GetFrameGlobals(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFrameGlobals"), PyEval_GetFrameGlobals(__VA_ARGS__))
#define PyEval_GetFrameLocals(...) (NOGIL_PRIV_NEEDS_GIL("PyEval_GetFrameLocals"), PyEval_GetFrameLocals(__VA_ARGS__))
#define PyImport_AddModuleRef(...) (NOGIL_PRIV_NEEDS_GIL("PyImport_AddModuleRef"), PyImport_AddModuleRef(__VA_ARGS__))
#define PyList_Clear(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Clear"), PyList_Clear(__VA_ARGS__))
#define PyList_Extend(...) (NOGIL_PRIV_NEEDS_GIL("PyList_Extend"), PyList_Extend(__VA_ARGS__))
#define PyList_GetItemRef(...) (NOGIL_PRIV_NEEDS_GIL("PyList_GetItemRef"), PyList_GetItemRef(__VA_ARGS__))
#define PyLong_AsInt(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsInt"), PyLong_AsInt(__VA_ARGS__))
#define PyLong_AsNativeBytes(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsNativeBytes"), PyLong_AsNativeBytes(__VA_ARGS__))
#ifndef PyLong_AsPid
#define PyLong_AsPid(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsPid"), PyLong_AsPid(__VA_ARGS__))
#endif
#define PyLong_FromNativeBytes(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_FromNativeBytes"), PyLong_FromNativeBytes(__VA_ARGS__))
#define PyLong_FromUnsignedNativeBytes(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUnsignedNativeBytes"), PyLong_FromUnsignedNativeBytes(__VA_ARGS__))
#define PyMapping_GetOptionalItem(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_GetOptionalItem"), PyMapping_GetOptionalItem(__VA_ARGS__))
#define PyMapping_GetOptionalItemString(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_GetOptionalItemString"), PyMapping_GetOptionalItemString(__VA_ARGS__))
#define PyMapping_HasKeyStringWithError(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_HasKeyStringWithError"), PyMapping_HasKeyStringWithError(__VA_ARGS__))
#define PyMapping_HasKeyWithError(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyMapping_HasKeyWithError"), PyMapping_HasKeyWithError(__VA_ARGS__))
#define PyModule_Add(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_Add"), PyModule_Add(__VA_ARGS__))
#define PyMonitoring_EnterScope(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_EnterScope"), PyMonitoring_EnterScope(__VA_ARGS__))
#define PyMonitoring_ExitScope(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_ExitScope"), PyMonitoring_ExitScope(__VA_ARGS__))
#define PyMonitoring_FireCRaiseEvent(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireCRaiseEvent"), PyMonitoring_FireCRaiseEvent(__VA_ARGS__))
#define PyMonitoring_FireCReturnEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireCReturnEvent"), PyMonitoring_FireCReturnEvent(__VA_ARGS__))
#define PyMonitoring_FireCallEvent(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireCallEvent"), PyMonitoring_FireCallEvent(__VA_ARGS__))
#define PyMonitoring_FireExceptionHandledEvent(...)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireExceptionHandledEvent"),                                                   \
     PyMonitoring_FireExceptionHandledEvent(__VA_ARGS__))
#define PyMonitoring_FireJumpEvent(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireJumpEvent"), PyMonitoring_FireJumpEvent(__VA_ARGS__))
#define PyMonitoring_FireLineEvent(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireLineEvent"), PyMonitoring_FireLineEvent(__VA_ARGS__))
#define PyMonitoring_FirePyResumeEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyResumeEvent"), PyMonitoring_FirePyResumeEvent(__VA_ARGS__))
#define PyMonitoring_FirePyReturnEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyReturnEvent"), PyMonitoring_FirePyReturnEvent(__VA_ARGS__))
#define PyMonitoring_FirePyStartEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyStartEvent"), PyMonitoring_FirePyStartEvent(__VA_ARGS__))
#define PyMonitoring_FirePyThrowEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyThrowEvent"), PyMonitoring_FirePyThrowEvent(__VA_ARGS__))
#define PyMonitoring_FirePyUnwindEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyUnwindEvent"), PyMonitoring_FirePyUnwindEvent(__VA_ARGS__))
#define PyMonitoring_FirePyYieldEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FirePyYieldEvent"), PyMonitoring_FirePyYieldEvent(__VA_ARGS__))
#define PyMonitoring_FireRaiseEvent(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireRaiseEvent"), PyMonitoring_FireRaiseEvent(__VA_ARGS__))
#define PyMonitoring_FireReraiseEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireReraiseEvent"), PyMonitoring_FireReraiseEvent(__VA_ARGS__))
#define PyMonitoring_FireStopIterationEvent(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireStopIterationEvent"), PyMonitoring_FireStopIterationEvent(__VA_ARGS__))
#define PyObject_ClearManagedDict(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_ClearManagedDict"), PyObject_ClearManagedDict(__VA_ARGS__))
#define PyObject_GenericHash(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_GenericHash"), PyObject_GenericHash(__VA_ARGS__))
#define PyObject_GetOptionalAttr(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GetOptionalAttr"), PyObject_GetOptionalAttr(__VA_ARGS__))
#define PyObject_GetOptionalAttrString(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GetOptionalAttrString"), PyObject_GetOptionalAttrString(__VA_ARGS__))
#define PyObject_HasAttrStringWithError(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_HasAttrStringWithError"), PyObject_HasAttrStringWithError(__VA_ARGS__))
#define PyObject_HasAttrWithError(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_HasAttrWithError"), PyObject_HasAttrWithError(__VA_ARGS__))
#define PyObject_VisitManagedDict(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_VisitManagedDict"), PyObject_VisitManagedDict(__VA_ARGS__))
#define PyRefTracer_GetTracer(...) (NOGIL_PRIV_NEEDS_GIL("PyRefTracer_GetTracer"), PyRefTracer_GetTracer(__VA_ARGS__))
#define PyRefTracer_SetTracer(...) (NOGIL_PRIV_NEEDS_GIL("PyRefTracer_SetTracer"), PyRefTracer_SetTracer(__VA_ARGS__))
#define PySys_AuditTuple(...) (NOGIL_PRIV_NEEDS_GIL("PySys_AuditTuple"), PySys_AuditTuple(__VA_ARGS__))
#define PyTime_Monotonic(...) (NOGIL_PRIV_NEEDS_GIL("PyTime_Monotonic"), PyTime_Monotonic(__VA_ARGS__))
#define PyTime_PerfCounter(...) (NOGIL_PRIV_NEEDS_GIL("PyTime_PerfCounter"), PyTime_PerfCounter(__VA_ARGS__))
#define PyTime_Time(...) (NOGIL_PRIV_NEEDS_GIL("PyTime_Time"), PyTime_Time(__VA_ARGS__))
#define PyType_GetFullyQualifiedName(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetFullyQualifiedName"), PyType_GetFullyQualifiedName(__VA_ARGS__))
#define PyType_GetModuleName(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleName"), PyType_GetModuleName(__VA_ARGS__))
#define PyUnicode_EqualToUTF8(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EqualToUTF8"), PyUnicode_EqualToUTF8(__VA_ARGS__))
#define PyUnicode_EqualToUTF8AndSize(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicode_EqualToUTF8AndSize"), PyUnicode_EqualToUTF8AndSize(__VA_ARGS__))
#define PyUnstable_AtExit(...) (NOGIL_PRIV_NEEDS_GIL("PyUnstable_AtExit"), PyUnstable_AtExit(__VA_ARGS__))
#define PyUnstable_Code_GetFirstFree(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Code_GetFirstFree"), PyUnstable_Code_GetFirstFree(__VA_ARGS__))
#define PyUnstable_CopyPerfMapFile(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_CopyPerfMapFile"), PyUnstable_CopyPerfMapFile(__VA_ARGS__))
#define PyUnstable_Module_SetGIL(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Module_SetGIL"), PyUnstable_Module_SetGIL(__VA_ARGS__))
#define PyUnstable_Object_ClearWeakRefsNoCallbacks(...)                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Object_ClearWeakRefsNoCallbacks"),                                               \
     PyUnstable_Object_ClearWeakRefsNoCallbacks(__VA_ARGS__))
#define PyUnstable_PerfTrampoline_CompileCode(...)                                                                     \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_PerfTrampoline_CompileCode"), PyUnstable_PerfTrampoline_CompileCode(__VA_ARGS__))
#define PyUnstable_PerfTrampoline_SetPersistAfterFork(...)                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_PerfTrampoline_SetPersistAfterFork"),                                            \
     PyUnstable_PerfTrampoline_SetPersistAfterFork(__VA_ARGS__))
#define PyWeakref_GetRef(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_GetRef"), PyWeakref_GetRef(__VA_ARGS__))
#define Py_GetConstant(...) (NOGIL_PRIV_NEEDS_GIL("Py_GetConstant"), Py_GetConstant(__VA_ARGS__))
#define _PyMonitoring_FireBranchEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireBranchEvent"), _PyMonitoring_FireBranchEvent(__VA_ARGS__))
#define _PyMonitoring_FireCRaiseEvent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireCRaiseEvent"), _PyMonitoring_FireCRaiseEvent(__VA_ARGS__))
#define _PyMonitoring_FireCReturnEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireCReturnEvent"), _PyMonitoring_FireCReturnEvent(__VA_ARGS__))
#define _PyMonitoring_FireCallEvent(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireCallEvent"), _PyMonitoring_FireCallEvent(__VA_ARGS__))
#define _PyMonitoring_FireExceptionHandledEvent(...)                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireExceptionHandledEvent"),                                                  \
     _PyMonitoring_FireExceptionHandledEvent(__VA_ARGS__))
#define _PyMonitoring_FireJumpEvent(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireJumpEvent"), _PyMonitoring_FireJumpEvent(__VA_ARGS__))
#define _PyMonitoring_FireLineEvent(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireLineEvent"), _PyMonitoring_FireLineEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyResumeEvent(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyResumeEvent"), _PyMonitoring_FirePyResumeEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyReturnEvent(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyReturnEvent"), _PyMonitoring_FirePyReturnEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyStartEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyStartEvent"), _PyMonitoring_FirePyStartEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyThrowEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyThrowEvent"), _PyMonitoring_FirePyThrowEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyUnwindEvent(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyUnwindEvent"), _PyMonitoring_FirePyUnwindEvent(__VA_ARGS__))
#define _PyMonitoring_FirePyYieldEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FirePyYieldEvent"), _PyMonitoring_FirePyYieldEvent(__VA_ARGS__))
#define _PyMonitoring_FireRaiseEvent(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireRaiseEvent"), _PyMonitoring_FireRaiseEvent(__VA_ARGS__))
#define _PyMonitoring_FireReraiseEvent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireReraiseEvent"), _PyMonitoring_FireReraiseEvent(__VA_ARGS__))
#define _PyMonitoring_FireStopIterationEvent(...)                                                                      \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireStopIterationEvent"), _PyMonitoring_FireStopIterationEvent(__VA_ARGS__))
#define _PyType_LookupRef(...) (NOGIL_PRIV_NEEDS_GIL("_PyType_LookupRef"), _PyType_LookupRef(__VA_ARGS__))
#define _Py_DecRefShared(...) (NOGIL_PRIV_NEEDS_GIL("_Py_DecRefShared"), _Py_DecRefShared(__VA_ARGS__))
#define _Py_DecRefSharedDebug(...) (NOGIL_PRIV_NEEDS_GIL("_Py_DecRefSharedDebug"), _Py_DecRefSharedDebug(__VA_ARGS__))
#define _Py_GetThreadLocal_Addr(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("_Py_GetThreadLocal_Addr"), _Py_GetThreadLocal_Addr(__VA_ARGS__))
#define _Py_IsOwnedByCurrentThread(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_Py_IsOwnedByCurrentThread"), _Py_IsOwnedByCurrentThread(__VA_ARGS__))
#define _Py_MergeZeroLocalRefcount(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("_Py_MergeZeroLocalRefcount"), _Py_MergeZeroLocalRefcount(__VA_ARGS__))
#define _Py_ResurrectReference(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("_Py_ResurrectReference"), _Py_ResurrectReference(__VA_ARGS__))
#define _Py_SetRefcnt(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SetRefcnt"), _Py_SetRefcnt(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030E0000 && PY_VERSION_HEX < 0x030F0000
#define _Py_ReachedRecursionLimitWithMargin(...)                                                                       \
    (NOGIL_PRIV_NEEDS_GIL("_Py_ReachedRecursionLimitWithMargin"), _Py_ReachedRecursionLimitWithMargin(__VA_ARGS__))
#define _Py_TYPE(...) (NOGIL_PRIV_NEEDS_GIL("_Py_TYPE"), _Py_TYPE(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030E0000
#define PyBytes_Join(...) (NOGIL_PRIV_NEEDS_GIL("PyBytes_Join"), PyBytes_Join(__VA_ARGS__))
#define PyConfig_Get(...) (NOGIL_PRIV_NEEDS_GIL("PyConfig_Get"), PyConfig_Get(__VA_ARGS__))
#define PyConfig_GetInt(...) (NOGIL_PRIV_NEEDS_GIL("PyConfig_GetInt"), PyConfig_GetInt(__VA_ARGS__))
#define PyConfig_Names(...) (NOGIL_PRIV_NEEDS_GIL("PyConfig_Names"), PyConfig_Names(__VA_ARGS__))
#define PyConfig_Set(...) (NOGIL_PRIV_NEEDS_GIL("PyConfig_Set"), PyConfig_Set(__VA_ARGS__))
#define PyContext_AddWatcher(...) (NOGIL_PRIV_NEEDS_GIL("PyContext_AddWatcher"), PyContext_AddWatcher(__VA_ARGS__))
#define PyContext_ClearWatcher(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyContext_ClearWatcher"), PyContext_ClearWatcher(__VA_ARGS__))
#define PyCriticalSection2_BeginMutex(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection2_BeginMutex"), PyCriticalSection2_BeginMutex(__VA_ARGS__))
#define PyCriticalSection_BeginMutex(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyCriticalSection_BeginMutex"), PyCriticalSection_BeginMutex(__VA_ARGS__))
#define PyImport_ImportModuleAttr(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleAttr"), PyImport_ImportModuleAttr(__VA_ARGS__))
#define PyImport_ImportModuleAttrString(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_ImportModuleAttrString"), PyImport_ImportModuleAttrString(__VA_ARGS__))
#define PyIter_NextItem(...) (NOGIL_PRIV_NEEDS_GIL("PyIter_NextItem"), PyIter_NextItem(__VA_ARGS__))
#define PyLongWriter_Create(...) (NOGIL_PRIV_NEEDS_GIL("PyLongWriter_Create"), PyLongWriter_Create(__VA_ARGS__))
#define PyLongWriter_Discard(...) (NOGIL_PRIV_NEEDS_GIL("PyLongWriter_Discard"), PyLongWriter_Discard(__VA_ARGS__))
#define PyLongWriter_Finish(...) (NOGIL_PRIV_NEEDS_GIL("PyLongWriter_Finish"), PyLongWriter_Finish(__VA_ARGS__))
#define PyLong_AsInt32(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsInt32"), PyLong_AsInt32(__VA_ARGS__))
#define PyLong_AsInt64(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsInt64"), PyLong_AsInt64(__VA_ARGS__))
#define PyLong_AsUInt32(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUInt32"), PyLong_AsUInt32(__VA_ARGS__))
#define PyLong_AsUInt64(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_AsUInt64"), PyLong_AsUInt64(__VA_ARGS__))
#define PyLong_Export(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_Export"), PyLong_Export(__VA_ARGS__))
#define PyLong_FreeExport(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FreeExport"), PyLong_FreeExport(__VA_ARGS__))
#define PyLong_FromInt32(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromInt32"), PyLong_FromInt32(__VA_ARGS__))
#define PyLong_FromInt64(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromInt64"), PyLong_FromInt64(__VA_ARGS__))
#define PyLong_FromUInt32(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUInt32"), PyLong_FromUInt32(__VA_ARGS__))
#define PyLong_FromUInt64(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_FromUInt64"), PyLong_FromUInt64(__VA_ARGS__))
#define PyLong_GetNativeLayout(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyLong_GetNativeLayout"), PyLong_GetNativeLayout(__VA_ARGS__))
#define PyLong_GetSign(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_GetSign"), PyLong_GetSign(__VA_ARGS__))
#define PyLong_IsNegative(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_IsNegative"), PyLong_IsNegative(__VA_ARGS__))
#define PyLong_IsPositive(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_IsPositive"), PyLong_IsPositive(__VA_ARGS__))
#define PyLong_IsZero(...) (NOGIL_PRIV_NEEDS_GIL("PyLong_IsZero"), PyLong_IsZero(__VA_ARGS__))
#define PyMonitoring_FireBranchLeftEvent(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireBranchLeftEvent"), PyMonitoring_FireBranchLeftEvent(__VA_ARGS__))
#define PyMonitoring_FireBranchRightEvent(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyMonitoring_FireBranchRightEvent"), PyMonitoring_FireBranchRightEvent(__VA_ARGS__))
#define PyType_Freeze(...) (NOGIL_PRIV_NEEDS_GIL("PyType_Freeze"), PyType_Freeze(__VA_ARGS__))
#define PyType_GetBaseByToken(...) (NOGIL_PRIV_NEEDS_GIL("PyType_GetBaseByToken"), PyType_GetBaseByToken(__VA_ARGS__))
#define PyUnicodeWriter_Create(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_Create"), PyUnicodeWriter_Create(__VA_ARGS__))
#define PyUnicodeWriter_DecodeUTF8Stateful(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_DecodeUTF8Stateful"), PyUnicodeWriter_DecodeUTF8Stateful(__VA_ARGS__))
#define PyUnicodeWriter_Discard(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_Discard"), PyUnicodeWriter_Discard(__VA_ARGS__))
#define PyUnicodeWriter_Finish(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_Finish"), PyUnicodeWriter_Finish(__VA_ARGS__))
#define PyUnicodeWriter_Format(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_Format"), PyUnicodeWriter_Format(__VA_ARGS__))
#define PyUnicodeWriter_WriteASCII(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteASCII"), PyUnicodeWriter_WriteASCII(__VA_ARGS__))
#define PyUnicodeWriter_WriteChar(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteChar"), PyUnicodeWriter_WriteChar(__VA_ARGS__))
#define PyUnicodeWriter_WriteRepr(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteRepr"), PyUnicodeWriter_WriteRepr(__VA_ARGS__))
#define PyUnicodeWriter_WriteStr(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteStr"), PyUnicodeWriter_WriteStr(__VA_ARGS__))
#define PyUnicodeWriter_WriteSubstring(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteSubstring"), PyUnicodeWriter_WriteSubstring(__VA_ARGS__))
#define PyUnicodeWriter_WriteUCS4(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteUCS4"), PyUnicodeWriter_WriteUCS4(__VA_ARGS__))
#define PyUnicodeWriter_WriteUTF8(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteUTF8"), PyUnicodeWriter_WriteUTF8(__VA_ARGS__))
#define PyUnicodeWriter_WriteWideChar(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnicodeWriter_WriteWideChar"), PyUnicodeWriter_WriteWideChar(__VA_ARGS__))
#define PyUnicode_Equal(...) (NOGIL_PRIV_NEEDS_GIL("PyUnicode_Equal"), PyUnicode_Equal(__VA_ARGS__))
#define PyUnstable_EnableTryIncRef(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_EnableTryIncRef"), PyUnstable_EnableTryIncRef(__VA_ARGS__))
#define PyUnstable_IsImmortal(...) (NOGIL_PRIV_NEEDS_GIL("PyUnstable_IsImmortal"), PyUnstable_IsImmortal(__VA_ARGS__))
#define PyUnstable_Object_EnableDeferredRefcount(...)                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Object_EnableDeferredRefcount"),                                                 \
     PyUnstable_Object_EnableDeferredRefcount(__VA_ARGS__))
#define PyUnstable_Object_IsUniqueReferencedTemporary(...)                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Object_IsUniqueReferencedTemporary"),                                            \
     PyUnstable_Object_IsUniqueReferencedTemporary(__VA_ARGS__))
#define PyUnstable_Object_IsUniquelyReferenced(...)                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Object_IsUniquelyReferenced"),                                                   \
     PyUnstable_Object_IsUniquelyReferenced(__VA_ARGS__))
#define PyUnstable_ThreadState_ResetStackProtection(...)                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_ThreadState_ResetStackProtection"),                                              \
     PyUnstable_ThreadState_ResetStackProtection(__VA_ARGS__))
#define PyUnstable_ThreadState_SetStackProtection(...)                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_ThreadState_SetStackProtection"),                                                \
     PyUnstable_ThreadState_SetStackProtection(__VA_ARGS__))
#define PyUnstable_TryIncRef(...) (NOGIL_PRIV_NEEDS_GIL("PyUnstable_TryIncRef"), PyUnstable_TryIncRef(__VA_ARGS__))
#define PyWeakref_IsDead(...) (NOGIL_PRIV_NEEDS_GIL("PyWeakref_IsDead"), PyWeakref_IsDead(__VA_ARGS__))
#define Py_fclose(...) (NOGIL_PRIV_NEEDS_GIL("Py_fclose"), Py_fclose(__VA_ARGS__))
#define Py_fopen(...) (NOGIL_PRIV_NEEDS_GIL("Py_fopen"), Py_fopen(__VA_ARGS__))
#define _PyMonitoring_FireBranchLeftEvent(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireBranchLeftEvent"), _PyMonitoring_FireBranchLeftEvent(__VA_ARGS__))
#define _PyMonitoring_FireBranchRightEvent(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("_PyMonitoring_FireBranchRightEvent"), _PyMonitoring_FireBranchRightEvent(__VA_ARGS__))
#define _PyUnicode_AsString(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_AsString"), _PyUnicode_AsString(__VA_ARGS__))
#define _PyUnicode_DATA(...) (NOGIL_PRIV_NEEDS_GIL("_PyUnicode_DATA"), _PyUnicode_DATA(__VA_ARGS__))
#define _Py_ForgetReference(...) (NOGIL_PRIV_NEEDS_GIL("_Py_ForgetReference"), _Py_ForgetReference(__VA_ARGS__))
#endif

#if PY_VERSION_HEX >= 0x030F0000
#define PyABIInfo_Check(...) (NOGIL_PRIV_NEEDS_GIL("PyABIInfo_Check"), PyABIInfo_Check(__VA_ARGS__))
#define PyArg_ParseArray(...) (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseArray"), PyArg_ParseArray(__VA_ARGS__))
#define PyArg_ParseArrayAndKeywords(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyArg_ParseArrayAndKeywords"), PyArg_ParseArrayAndKeywords(__VA_ARGS__))
#define PyBytesWriter_Create(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Create"), PyBytesWriter_Create(__VA_ARGS__))
#define PyBytesWriter_Discard(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Discard"), PyBytesWriter_Discard(__VA_ARGS__))
#define PyBytesWriter_Finish(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Finish"), PyBytesWriter_Finish(__VA_ARGS__))
#define PyBytesWriter_FinishWithPointer(...)                                                                           \
    (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_FinishWithPointer"), PyBytesWriter_FinishWithPointer(__VA_ARGS__))
#define PyBytesWriter_FinishWithSize(...)                                                                              \
    (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_FinishWithSize"), PyBytesWriter_FinishWithSize(__VA_ARGS__))
#define PyBytesWriter_Format(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Format"), PyBytesWriter_Format(__VA_ARGS__))
#define PyBytesWriter_GetData(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_GetData"), PyBytesWriter_GetData(__VA_ARGS__))
#define PyBytesWriter_GetSize(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_GetSize"), PyBytesWriter_GetSize(__VA_ARGS__))
#define PyBytesWriter_Grow(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Grow"), PyBytesWriter_Grow(__VA_ARGS__))
#define PyBytesWriter_GrowAndUpdatePointer(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_GrowAndUpdatePointer"), PyBytesWriter_GrowAndUpdatePointer(__VA_ARGS__))
#define PyBytesWriter_Resize(...) (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_Resize"), PyBytesWriter_Resize(__VA_ARGS__))
#define PyBytesWriter_WriteBytes(...)                                                                                  \
    (NOGIL_PRIV_NEEDS_GIL("PyBytesWriter_WriteBytes"), PyBytesWriter_WriteBytes(__VA_ARGS__))
#define PyFrozenDict_New(...) (NOGIL_PRIV_NEEDS_GIL("PyFrozenDict_New"), PyFrozenDict_New(__VA_ARGS__))
#define PyImport_CreateModuleFromInitfunc(...)                                                                         \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_CreateModuleFromInitfunc"), PyImport_CreateModuleFromInitfunc(__VA_ARGS__))
#define PyImport_GetLazyImportsFilter(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_GetLazyImportsFilter"), PyImport_GetLazyImportsFilter(__VA_ARGS__))
#define PyImport_GetLazyImportsMode(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_GetLazyImportsMode"), PyImport_GetLazyImportsMode(__VA_ARGS__))
#define PyImport_SetLazyImportsFilter(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_SetLazyImportsFilter"), PyImport_SetLazyImportsFilter(__VA_ARGS__))
#define PyImport_SetLazyImportsMode(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PyImport_SetLazyImportsMode"), PyImport_SetLazyImportsMode(__VA_ARGS__))
#define PyInterpreterGuard_FromCurrent(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterGuard_FromCurrent"), PyInterpreterGuard_FromCurrent(__VA_ARGS__))
#define PyInterpreterView_FromCurrent(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyInterpreterView_FromCurrent"), PyInterpreterView_FromCurrent(__VA_ARGS__))
#define PyModule_Exec(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_Exec"), PyModule_Exec(__VA_ARGS__))
#define PyModule_FromSlotsAndSpec(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_FromSlotsAndSpec"), PyModule_FromSlotsAndSpec(__VA_ARGS__))
#define PyModule_GetStateSize(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetStateSize"), PyModule_GetStateSize(__VA_ARGS__))
#define PyModule_GetState_DuringGC(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_GetState_DuringGC"), PyModule_GetState_DuringGC(__VA_ARGS__))
#define PyModule_GetToken(...) (NOGIL_PRIV_NEEDS_GIL("PyModule_GetToken"), PyModule_GetToken(__VA_ARGS__))
#define PyModule_GetToken_DuringGC(...)                                                                                \
    (NOGIL_PRIV_NEEDS_GIL("PyModule_GetToken_DuringGC"), PyModule_GetToken_DuringGC(__VA_ARGS__))
#define PyObject_Dump(...) (NOGIL_PRIV_NEEDS_GIL("PyObject_Dump"), PyObject_Dump(__VA_ARGS__))
#define PyObject_GetItemData_DuringGC(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GetItemData_DuringGC"), PyObject_GetItemData_DuringGC(__VA_ARGS__))
#define PyObject_GetTypeData_DuringGC(...)                                                                             \
    (NOGIL_PRIV_NEEDS_GIL("PyObject_GetTypeData_DuringGC"), PyObject_GetTypeData_DuringGC(__VA_ARGS__))
#define PySentinel_New(...) (NOGIL_PRIV_NEEDS_GIL("PySentinel_New"), PySentinel_New(__VA_ARGS__))
#define PySys_GetAttr(...) (NOGIL_PRIV_NEEDS_GIL("PySys_GetAttr"), PySys_GetAttr(__VA_ARGS__))
#define PySys_GetAttrString(...) (NOGIL_PRIV_NEEDS_GIL("PySys_GetAttrString"), PySys_GetAttrString(__VA_ARGS__))
#define PySys_GetOptionalAttr(...) (NOGIL_PRIV_NEEDS_GIL("PySys_GetOptionalAttr"), PySys_GetOptionalAttr(__VA_ARGS__))
#define PySys_GetOptionalAttrString(...)                                                                               \
    (NOGIL_PRIV_NEEDS_GIL("PySys_GetOptionalAttrString"), PySys_GetOptionalAttrString(__VA_ARGS__))
#define PyTuple_FromArray(...) (NOGIL_PRIV_NEEDS_GIL("PyTuple_FromArray"), PyTuple_FromArray(__VA_ARGS__))
#define PyType_FromSlots(...) (NOGIL_PRIV_NEEDS_GIL("PyType_FromSlots"), PyType_FromSlots(__VA_ARGS__))
#define PyType_GetBaseByToken_DuringGC(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetBaseByToken_DuringGC"), PyType_GetBaseByToken_DuringGC(__VA_ARGS__))
#define PyType_GetModuleByToken(...)                                                                                   \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleByToken"), PyType_GetModuleByToken(__VA_ARGS__))
#define PyType_GetModuleByToken_DuringGC(...)                                                                          \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleByToken_DuringGC"), PyType_GetModuleByToken_DuringGC(__VA_ARGS__))
#define PyType_GetModuleState_DuringGC(...)                                                                            \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetModuleState_DuringGC"), PyType_GetModuleState_DuringGC(__VA_ARGS__))
#define PyType_GetModule_DuringGC(...)                                                                                 \
    (NOGIL_PRIV_NEEDS_GIL("PyType_GetModule_DuringGC"), PyType_GetModule_DuringGC(__VA_ARGS__))
#define PyUnstable_SetImmortal(...)                                                                                    \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_SetImmortal"), PyUnstable_SetImmortal(__VA_ARGS__))
#define PyUnstable_Unicode_GET_CACHED_HASH(...)                                                                        \
    (NOGIL_PRIV_NEEDS_GIL("PyUnstable_Unicode_GET_CACHED_HASH"), PyUnstable_Unicode_GET_CACHED_HASH(__VA_ARGS__))
#define _PyEval_UnpackIndices(...) (NOGIL_PRIV_NEEDS_GIL("_PyEval_UnpackIndices"), _PyEval_UnpackIndices(__VA_ARGS__))
#define _PyInterpreterState_IsSpecializationEnabled(...)                                                               \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_IsSpecializationEnabled"),                                              \
     _PyInterpreterState_IsSpecializationEnabled(__VA_ARGS__))
#define _PyInterpreterState_SetEvalFrameAllowSpecialization(...)                                                       \
    (NOGIL_PRIV_NEEDS_GIL("_PyInterpreterState_SetEvalFrameAllowSpecialization"),                                      \
     _PyInterpreterState_SetEvalFrameAllowSpecialization(__VA_ARGS__))
#define _Py_IS_TYPE_impl(...) (NOGIL_PRIV_NEEDS_GIL("_Py_IS_TYPE_impl"), _Py_IS_TYPE_impl(__VA_ARGS__))
#define _Py_SET_SIZE_impl(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SET_SIZE_impl"), _Py_SET_SIZE_impl(__VA_ARGS__))
#define _Py_SIZE_impl(...) (NOGIL_PRIV_NEEDS_GIL("_Py_SIZE_impl"), _Py_SIZE_impl(__VA_ARGS__))
#define _Py_TYPE_impl(...) (NOGIL_PRIV_NEEDS_GIL("_Py_TYPE_impl"), _Py_TYPE_impl(__VA_ARGS__))
#endif
/* clang-format on */

#endif
#endif
