/* SPDX-License-Identifier: 0BSD */
/* specs_cc.cc: the same module in C++, with a part of its own in specs_cc.h. */
#include "specs.c"
