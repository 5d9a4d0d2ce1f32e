# SPDX-License-Identifier: 0BSD
"""The jobs of jobs.py in Python alone: the same loops as jobs_functions.h."""

OF_HALF_BYTE = (
    *(0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C),
    *(0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C),
)


def heavy_compute(first, last):
    """Sum of i * i % 1000000007."""
    return sum(i * i % 1000000007 for i in range(first, last))


def partial_pi(first, last):
    """What the terms first <= k < last of the series of Leibniz add to pi."""
    total, sign = 0.0, -4.0 if first % 2 else 4.0
    for k in range(first, last):
        total += sign / (2.0 * k + 1.0)
        sign = -sign
    return total


def add_arrays(a, b, sums, first, last):
    """Add a slice of two arrays."""
    for i in range(first, last):
        sums[i] = a[i] + b[i]


def checksum(path):
    """Return the CRC-32 of a file and its number of lines."""
    crc, lines = 0xFFFFFFFF, 0
    with open(path, "rb") as file:
        for byte in file.read():
            crc ^= byte
            crc = OF_HALF_BYTE[crc & 15] ^ (crc >> 4)
            crc = OF_HALF_BYTE[crc & 15] ^ (crc >> 4)
            lines += byte == 10
    return crc ^ 0xFFFFFFFF, lines
