/* SPDX-License-Identifier: 0BSD */
/* Python.h: stands in for the headers of a Python that is too old, for old_python.c. */
#define PY_VERSION_HEX 0x030812F0
