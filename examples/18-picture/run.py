# SPDX-License-Identifier: 0BSD
"""Paint the Mandelbrot set on one thread, then on several, and write it as a PNG file."""

import argparse
import os
import struct
import sys
import time
import zlib

PLACE = (-0.743643887, 0.131825904, 0.004)  # x, y, and how wide


def png(picture, width, height):
    """Return the PNG file of a picture of 3 bytes a pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + picture[3 * width * row : 3 * width * (row + 1)] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def run(module, threads, width, height, progress=None):
    """Paint one picture and return it."""
    picture = bytearray(3 * width * height)
    module.render(picture, width, height, *PLACE, 1000, progress, threads)
    return picture


def bar(height):
    """Return a callback for each row that draws a bar on a terminal, and None elsewhere."""
    done = []

    def progress(row):
        done.append(row)
        if len(done) % 16 == 0 or len(done) == height:
            full = 40 * len(done) // height
            print(f"\r[{'#' * full}{'.' * (40 - full)}]", end="" if len(done) < height else "\n", file=sys.stderr)

    return progress if sys.stderr.isatty() else None


def main():
    """Parse the command line, run, print."""
    import mandelbrot

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, nargs=2, default=(960, 600), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the second run")
    parser.add_argument("--output", default="mandelbrot.png", help="the file that is written")
    options = parser.parse_args()
    width, height = options.size
    for threads in (1, options.threads):
        start = time.perf_counter()
        picture = run(mandelbrot, threads, width, height, bar(height))
        print(f"{threads} thread(s): {time.perf_counter() - start:.3f} s, {width} x {height} pixels")
    with open(options.output, "wb") as file:
        file.write(png(picture, width, height))


if __name__ == "__main__":
    main()
