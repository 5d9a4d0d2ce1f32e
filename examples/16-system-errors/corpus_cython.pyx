# SPDX-License-Identifier: 0BSD
# cython: language_level=3, cdivision=True
"""corpus.c once more in Cython, for the comparison."""
import os

from cpython.exc cimport PyErr_SetFromErrnoWithFilename
from libc.stdint cimport uint32_t
from libc.stdio cimport FILE, fclose, ferror, fopen, fread

cdef struct summary:
    uint32_t crc
    long long lines

cdef const uint32_t *crc_of_half_byte = [
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
]


cdef void add_bytes(summary *total, const unsigned char *data, size_t size) noexcept nogil:
    cdef uint32_t crc = ~total.crc
    cdef size_t i
    for i in range(size):
        crc ^= data[i]
        crc = crc_of_half_byte[crc & 15] ^ (crc >> 4)
        crc = crc_of_half_byte[crc & 15] ^ (crc >> 4)
        total.lines += data[i] == c"\n"
    total.crc = ~crc


cdef int read_file(const char *path, summary *total) except -1 nogil:
    cdef unsigned char[32768] buffer
    cdef size_t size
    cdef FILE *file = fopen(path, "rb")
    if file == NULL:
        with gil:
            PyErr_SetFromErrnoWithFilename(OSError, path)
    try:
        while True:
            size = fread(buffer, 1, sizeof(buffer), file)
            if size == 0:
                break
            add_bytes(total, buffer, size)
        if ferror(file):
            with gil:
                PyErr_SetFromErrnoWithFilename(OSError, path)
    finally:
        fclose(file)
    return 0


def checksum(path, /):
    """The CRC-32 of a file and its number of newlines."""
    cdef bytes encoded = os.fsencode(path)
    cdef const char *name = encoded
    cdef summary total = summary(0, 0)
    if b"\0" in encoded:
        raise ValueError("embedded null byte")
    with nogil:
        read_file(name, &total)
    return total.crc, total.lines
