/* SPDX-License-Identifier: 0BSD */
/* locks_cc.cc: locks.c as C++. */
#include "locks.c"
