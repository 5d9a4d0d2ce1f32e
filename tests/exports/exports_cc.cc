// SPDX-License-Identifier: 0BSD
// exports_cc.cc: exports.c as C++.
#define EXPORTS_CC
#include "exports.c"
