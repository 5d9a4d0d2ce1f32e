/* SPDX-License-Identifier: 0BSD */
/* lies_cc.cc: the same module in C++. */
#include "lies.c"
