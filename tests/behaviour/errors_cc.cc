/* SPDX-License-Identifier: 0BSD */
/* errors_cc.cc: the same module in C++. */
#include "errors.c"
