/* SPDX-License-Identifier: 0BSD */
/* functions_second_cc.cc: the second source file of the functions module in C++. */
#include "functions_second.c"
