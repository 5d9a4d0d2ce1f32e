# SPDX-License-Identifier: 0BSD
# cython: language_level=3
"""table.c once more in Cython, for the comparison."""
from libc.stdlib cimport strtod
from libc.string cimport memcpy

cdef enum:
    LONGEST_FIELD = 63

cdef struct Text:
    const char *at
    const char *end
    Py_ssize_t line


cdef Py_ssize_t field_length(const Text *text) noexcept nogil:
    cdef const char *stop = text.at
    while stop < text.end and stop[0] != c';' and stop[0] != c'\n':
        stop += 1
    return stop - text.at


cdef int skip_fields(Text *text, Py_ssize_t count) except -1 nogil:
    cdef Py_ssize_t i
    for i in range(count):
        text.at += field_length(text)
        if text.at == text.end or text.at[0] == c'\n':
            with gil:
                raise IndexError(f"line {text.line}: it has {i + 1} fields, so there is none with index {count}")
        text.at += 1
    return 0


cdef double parse_number(Text *text) except? -1 nogil:
    cdef char field[LONGEST_FIELD + 1]
    cdef char *stop
    cdef Py_ssize_t length = field_length(text)
    cdef double number
    if length > LONGEST_FIELD:
        with gil:
            raise ValueError(f"line {text.line}: a field of {length} characters is not a number")
    memcpy(field, text.at, <size_t>length)
    field[length] = 0
    number = strtod(field, &stop)
    if stop == field or stop[0]:
        with gil:
            raise ValueError(f"line {text.line}: '{field.decode('utf-8', 'replace')}' is not a number")
    return number


cdef void next_line(Text *text) except * nogil:
    while text.at < text.end and text.at[0] != c'\n':
        text.at += 1
    if text.at == text.end:
        with gil:
            raise EOFError(f"line {text.line}: the text ends without a newline")
    text.at += 1
    text.line += 1


cdef int add_line(Text *text, Py_ssize_t column, double *total) except -1 nogil:
    skip_fields(text, column)
    total[0] += parse_number(text)
    return 0


def column_sum(const unsigned char[::1] text, Py_ssize_t column, bint skip_bad=False, /):
    """Sum of one column of lines whose fields are separated by ';': (sum, lines summed, lines skipped)."""
    cdef Py_ssize_t bad = 0
    cdef double total = 0
    cdef Text state
    if column < 0:
        raise ValueError(f"column must not be negative, got {column}")
    state.at = <const char *>&text[0] if len(text) else NULL
    state.end = state.at + len(text)
    state.line = 1
    with nogil:
        while state.at < state.end:
            with gil:  # try needs it in Cython, around each line
                try:
                    add_line(&state, column, &total)
                except ValueError:
                    if not skip_bad:
                        raise
                    bad += 1
            next_line(&state)
    return total, state.line - 1 - bad, bad
