/* SPDX-License-Identifier: 0BSD */
/* dropped_cc.cc: the same module in C++, where what throws is a way out too. */
#include "dropped.c"
