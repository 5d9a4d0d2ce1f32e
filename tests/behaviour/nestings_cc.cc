/* SPDX-License-Identifier: 0BSD */
/* nestings_cc.cc: the same module in C++, where a nesting can also be left by a throw. */
#include "nestings.c"
