/* SPDX-License-Identifier: 0BSD */
/* the 33rd NOGIL_OBJECT_TYPE of a C source file is refused by GCC

   languages: c
   only: gcc
   expect: at most 32 NOGIL_OBJECT_TYPEs, with all other uses of __COUNTER__, in one source file
   instead: Declare in each source file only the object types that it asks for, or compile it with Clang or as C++. */
#include <nogil.h>
typedef struct object_0 object_0;
typedef struct object_1 object_1;
typedef struct object_2 object_2;
typedef struct object_3 object_3;
typedef struct object_4 object_4;
typedef struct object_5 object_5;
typedef struct object_6 object_6;
typedef struct object_7 object_7;
typedef struct object_8 object_8;
typedef struct object_9 object_9;
typedef struct object_10 object_10;
typedef struct object_11 object_11;
typedef struct object_12 object_12;
typedef struct object_13 object_13;
typedef struct object_14 object_14;
typedef struct object_15 object_15;
typedef struct object_16 object_16;
typedef struct object_17 object_17;
typedef struct object_18 object_18;
typedef struct object_19 object_19;
typedef struct object_20 object_20;
typedef struct object_21 object_21;
typedef struct object_22 object_22;
typedef struct object_23 object_23;
typedef struct object_24 object_24;
typedef struct object_25 object_25;
typedef struct object_26 object_26;
typedef struct object_27 object_27;
typedef struct object_28 object_28;
typedef struct object_29 object_29;
typedef struct object_30 object_30;
typedef struct object_31 object_31;
typedef struct object_32 object_32;
NOGIL_OBJECT_TYPE(object_0);
NOGIL_OBJECT_TYPE(object_1);
NOGIL_OBJECT_TYPE(object_2);
NOGIL_OBJECT_TYPE(object_3);
NOGIL_OBJECT_TYPE(object_4);
NOGIL_OBJECT_TYPE(object_5);
NOGIL_OBJECT_TYPE(object_6);
NOGIL_OBJECT_TYPE(object_7);
NOGIL_OBJECT_TYPE(object_8);
NOGIL_OBJECT_TYPE(object_9);
NOGIL_OBJECT_TYPE(object_10);
NOGIL_OBJECT_TYPE(object_11);
NOGIL_OBJECT_TYPE(object_12);
NOGIL_OBJECT_TYPE(object_13);
NOGIL_OBJECT_TYPE(object_14);
NOGIL_OBJECT_TYPE(object_15);
NOGIL_OBJECT_TYPE(object_16);
NOGIL_OBJECT_TYPE(object_17);
NOGIL_OBJECT_TYPE(object_18);
NOGIL_OBJECT_TYPE(object_19);
NOGIL_OBJECT_TYPE(object_20);
NOGIL_OBJECT_TYPE(object_21);
NOGIL_OBJECT_TYPE(object_22);
NOGIL_OBJECT_TYPE(object_23);
NOGIL_OBJECT_TYPE(object_24);
NOGIL_OBJECT_TYPE(object_25);
NOGIL_OBJECT_TYPE(object_26);
NOGIL_OBJECT_TYPE(object_27);
NOGIL_OBJECT_TYPE(object_28);
NOGIL_OBJECT_TYPE(object_29);
NOGIL_OBJECT_TYPE(object_30);
NOGIL_OBJECT_TYPE(object_31);
#ifdef WRONG
NOGIL_OBJECT_TYPE(object_32); // refused
#else
int use(void);
int use(void)
{
    return !NOGIL_IS_OBJECT((object_32 *)NULL) && NOGIL_IS_OBJECT((object_31 *)NULL);
}
#endif
