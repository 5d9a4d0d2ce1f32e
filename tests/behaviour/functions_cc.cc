/* SPDX-License-Identifier: 0BSD */
/* functions_cc.cc: the same module in C++, with a part of its own in functions_cc.h. */
#include "functions.c"
