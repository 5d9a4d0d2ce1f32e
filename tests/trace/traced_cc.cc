// SPDX-License-Identifier: 0BSD
// traced_cc.cc: the same as C++.
#include "traced.c"
