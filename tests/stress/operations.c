/* SPDX-License-Identifier: 0BSD */
/* operations.c: the operations as C. See operations.h. */
#include "operations.h"

#define IN(name) name##_in_c
#include "operations.inc"
