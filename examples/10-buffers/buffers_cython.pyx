# SPDX-License-Identifier: 0BSD
# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""buffers.c once more in Cython, for the comparison.

The directives leave away what the C does not do either: the check of each index, and Python's negative ones.
"""


def add(double a, double b, /):
    """The sum of two numbers."""
    return a + b


def add_arrays(const double[:] a, const double[:] b, double[:] result, /):
    """result[i] = a[i] + b[i] for all i; three buffers of double of one length."""
    cdef Py_ssize_t i
    if a.shape[0] != b.shape[0] or a.shape[0] != result.shape[0]:
        raise ValueError(
            f"a, b and result must have the same length, got {a.shape[0]}, {b.shape[0]} and {result.shape[0]}")
    with nogil:
        for i in range(a.shape[0]):
            result[i] = a[i] + b[i]
