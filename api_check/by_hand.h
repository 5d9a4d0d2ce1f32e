/* SPDX-License-Identifier: 0BSD */
/* by_hand.h: checked macros for those of CPython's that take a type, a variable or a whole statement.

   generate.py copies this file into include/nogil/api_check.h: what stands above the word MACROS before CPython's own
   macros are replaced, what stands below it after that. So a function up here may use CPython's macro, and a macro down
   there finds it by its nogil_priv_api_ name. (PyFoo)(x) calls PyFoo without its own check: one error a mistake.

       #undef Py_CLEAR
       #define Py_CLEAR(op) ...      // asks first, then does what CPython's does, on every version

   Rule: the same values, types, side effects and number of evaluations as CPython's macro has on that version. */

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

/* ---- MACROS ---- */

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
