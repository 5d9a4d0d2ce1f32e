/* SPDX-License-Identifier: 0BSD */
/* blocks_cc.cc: the same module in C++, with a part of its own in blocks_cc.h. */
#include "blocks.c"
