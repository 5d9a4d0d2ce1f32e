/* SPDX-License-Identifier: 0BSD */
/* object.h: is this expression a Python object? A constant, for code that is generic over C types and objects.

   Cython writes `with nogil(T is not object)` where T is a fused type. In C the type is that of an expression:

       typedef struct { PyObject_HEAD double x; } Point;
       NOGIL_OBJECT_TYPE(Point);
       ...
       NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(item))     // released for int or double, held for PyObject * and Point *
       ...

   Rule: NOGIL_IS_OBJECT is an integer constant expression and never evaluates its argument. */
#ifndef NOGIL_OBJECT_H
#define NOGIL_OBJECT_H

#include "platform.h"

/* 1 if `expression` is a PyObject *, a PyTypeObject *, or a pointer to a declared object struct; otherwise 0. */
#define NOGIL_IS_OBJECT(expression) NOGIL_PRIV_IS_OBJECT(expression)

/* Declare that T is the struct of a Python object. At file scope, once for each T, at most 32 in a source file when C
   is compiled by GCC. */
#define NOGIL_OBJECT_TYPE(T) NOGIL_PRIV_OBJECT_TYPE(T)

/* ----------------------------------------------------------------------------------------------------- private */

#if NOGIL_PRIV_HAS_OVERLOADS

/* An overload set: the answer is the size of the array that the best match would return. In C++ a struct that derives
   from PyObject is found without being declared. */
#ifdef __cplusplus
#define NOGIL_PRIV_OVERLOADABLE
extern "C++" {
#else
#define NOGIL_PRIV_OVERLOADABLE __attribute__((__overloadable__))
#endif
NOGIL_PRIV_OVERLOADABLE char (*nogil_priv_object_probe(int, ...))[1];
NOGIL_PRIV_OVERLOADABLE char (*nogil_priv_object_probe(int, const void *))[1]; /* C: void * becomes any pointer */
NOGIL_PRIV_OVERLOADABLE char (*nogil_priv_object_probe(int, const PyObject *))[2];
NOGIL_PRIV_OVERLOADABLE char (*nogil_priv_object_probe(int, const PyTypeObject *))[2];
#ifdef __cplusplus
}
#define NOGIL_PRIV_OBJECT_TYPE(T) extern "C++" char (*nogil_priv_object_probe(int, const T *))[2]
#else
#define NOGIL_PRIV_OBJECT_TYPE(T) NOGIL_PRIV_OVERLOADABLE char (*nogil_priv_object_probe(int, const T *))[2]
#endif
#define NOGIL_PRIV_IS_OBJECT(expression) (sizeof(*nogil_priv_object_probe(0, *(__typeof__(expression) *)0)) == 2)

#elif !NOGIL_PRIV_HAS_OPEN_DECLARATIONS /* GCC, C23: a declaration without a prototype is one without parameters */

#define NOGIL_PRIV_OBJECT_TYPE(T)                                                                                      \
    _Static_assert(sizeof(T) == 0, "NOGIL_OBJECT_TYPE(" #T ") cannot work in GCC's C23 mode: compile this file with "  \
                                   "-std=gnu17 or with Clang, or write NOGIL_IS_OBJECT((PyObject *)x)")
#define NOGIL_PRIV_IS_OBJECT(expression)                                                                               \
    _Generic((expression), PyObject *: 1, const PyObject *: 1, PyTypeObject *: 1, const PyTypeObject *: 1, default: 0)

#else /* GCC, C11 and C17 */

/* GCC has no overloads in C and a type cannot be looked up, but a function declared without a prototype may be given
   one later. Each slot starts as void (), which is compatible with any void (X *); NOGIL_OBJECT_TYPE makes the next one
   void (T *). A slot answers yes if it is compatible with void (X *) and, being filled, not with void (double). */
void nogil_priv_object_slot_0(), nogil_priv_object_slot_1(), nogil_priv_object_slot_2(), nogil_priv_object_slot_3();
void nogil_priv_object_slot_4(), nogil_priv_object_slot_5(), nogil_priv_object_slot_6(), nogil_priv_object_slot_7();
void nogil_priv_object_slot_8(), nogil_priv_object_slot_9(), nogil_priv_object_slot_10(), nogil_priv_object_slot_11();
void nogil_priv_object_slot_12(), nogil_priv_object_slot_13(), nogil_priv_object_slot_14(), nogil_priv_object_slot_15();
void nogil_priv_object_slot_16(), nogil_priv_object_slot_17(), nogil_priv_object_slot_18(), nogil_priv_object_slot_19();
void nogil_priv_object_slot_20(), nogil_priv_object_slot_21(), nogil_priv_object_slot_22(), nogil_priv_object_slot_23();
void nogil_priv_object_slot_24(), nogil_priv_object_slot_25(), nogil_priv_object_slot_26(), nogil_priv_object_slot_27();
void nogil_priv_object_slot_28(), nogil_priv_object_slot_29(), nogil_priv_object_slot_30(), nogil_priv_object_slot_31();

#define NOGIL_PRIV_OBJECT_TYPE(T) NOGIL_PRIV_OBJECT_TYPE_(T, __COUNTER__)
#define NOGIL_PRIV_OBJECT_TYPE_(T, n) NOGIL_PRIV_OBJECT_TYPE_IN(T, n)
#define NOGIL_PRIV_OBJECT_TYPE_IN(T, n)                                                                                \
    _Static_assert(n < 32, "at most 32 NOGIL_OBJECT_TYPEs, with all other uses of __COUNTER__, in one source file");   \
    void nogil_priv_object_slot_##n(T *)

#define NOGIL_PRIV_IS_IN_SLOT(X, n)                                                                                    \
    (__builtin_types_compatible_p(__typeof__(nogil_priv_object_slot_##n), void(X)) &&                                  \
     !__builtin_types_compatible_p(__typeof__(nogil_priv_object_slot_##n), void(double)))
#define NOGIL_PRIV_IS_OBJECT(expression)                                                                               \
    (_Generic((expression),                                                                                            \
         PyObject *: 1,                                                                                                \
         const PyObject *: 1,                                                                                          \
         PyTypeObject *: 1,                                                                                            \
         const PyTypeObject *: 1,                                                                                      \
         default: 0) ||                                                                                                \
     NOGIL_PRIV_IS_IN_ANY_SLOT(__typeof__(expression)))
#define NOGIL_PRIV_IS_IN_ANY_SLOT(X)                                                                                   \
    (NOGIL_PRIV_IS_IN_SLOT(X, 0) || NOGIL_PRIV_IS_IN_SLOT(X, 1) || NOGIL_PRIV_IS_IN_SLOT(X, 2) ||                      \
     NOGIL_PRIV_IS_IN_SLOT(X, 3) || NOGIL_PRIV_IS_IN_SLOT(X, 4) || NOGIL_PRIV_IS_IN_SLOT(X, 5) ||                      \
     NOGIL_PRIV_IS_IN_SLOT(X, 6) || NOGIL_PRIV_IS_IN_SLOT(X, 7) || NOGIL_PRIV_IS_IN_SLOT(X, 8) ||                      \
     NOGIL_PRIV_IS_IN_SLOT(X, 9) || NOGIL_PRIV_IS_IN_SLOT(X, 10) || NOGIL_PRIV_IS_IN_SLOT(X, 11) ||                    \
     NOGIL_PRIV_IS_IN_SLOT(X, 12) || NOGIL_PRIV_IS_IN_SLOT(X, 13) || NOGIL_PRIV_IS_IN_SLOT(X, 14) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 15) || NOGIL_PRIV_IS_IN_SLOT(X, 16) || NOGIL_PRIV_IS_IN_SLOT(X, 17) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 18) || NOGIL_PRIV_IS_IN_SLOT(X, 19) || NOGIL_PRIV_IS_IN_SLOT(X, 20) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 21) || NOGIL_PRIV_IS_IN_SLOT(X, 22) || NOGIL_PRIV_IS_IN_SLOT(X, 23) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 24) || NOGIL_PRIV_IS_IN_SLOT(X, 25) || NOGIL_PRIV_IS_IN_SLOT(X, 26) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 27) || NOGIL_PRIV_IS_IN_SLOT(X, 28) || NOGIL_PRIV_IS_IN_SLOT(X, 29) ||                   \
     NOGIL_PRIV_IS_IN_SLOT(X, 30) || NOGIL_PRIV_IS_IN_SLOT(X, 31))

#endif
#endif
