#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Whole jobs on one, two and four threads: this library, Cython, ctypes, cffi, PyO3 and Python alone.

    cmake --build build/bench --target bench_jobs             # builds the modules and runs this
    python bench/jobs.py --modules build/bench/bench --threads 1 2

The rule: as interleaved.py has it, over all numbers of threads too, so that a speed-up is of one round. Each job is cut
into eight tasks that a pool of Python threads takes; the `prange` peers make one call, which has its own threads. All
compute the same (that is checked), in the same C but for PyO3, whose loops are Rust, and Python, which does a part of
the job and is taken times as much.
"""

import array
import ctypes
import functools
import importlib
import itertools
import math
import operator
import os
import random
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, NamedTuple

from interleaved import ALSO, CORES, Row, Table, describe, in_turns, load_modules, main, show_progress

PARTS = 8
PEERS = ("libnogil", "libnogil_prange", "cython", "cython_prange", "cffi", "cffi_abi", "ctypes", "python")


class Job(NamedTuple):
    """One job: what it is, how big, how the tasks of a pool do it, and how one parallel call does it."""

    name: str
    text: str
    size: int
    pooled: Callable  # functions, pool, size -> result
    parallel: Callable  # module, threads, size -> result
    python_does: float = 0.02  # of the job, since that takes long enough


def parts_of(size: int) -> tuple:
    """Return where each of the eight parts begins and where it ends."""
    bounds = [size * part // PARTS for part in range(PARTS + 1)]
    return bounds[:-1], bounds[1:]


# -------------------------------------------------------------------------------------------------------------- jobs


def sum_of_remainders(functions, pool, size):
    """Add what each part adds."""
    return sum(pool.map(functions["heavy_compute"], *parts_of(size)))


def pi(functions, pool, size):
    """Add the parts with a single rounding."""
    return math.fsum(pool.map(functions["partial_pi"], *parts_of(size)))


@functools.lru_cache
def arrays(size):
    """Make two arrays, and one for their sums."""
    a = array.array("d", range(size))
    return a, a[::-1], array.array("d", bytes(8 * size))


def added(sums):
    """Check what was written, and wipe it: is it the same everywhere?"""
    right = sums.count(len(sums) - 1.0) == len(sums)
    sums[0] = sums[-1] = 0
    return right


def add_in_parts(functions, pool, size):
    """Add two arrays: a call for each part."""
    a, b, sums = functions["arrays"](arrays(size))
    list(pool.map(lambda first, last: functions["add_arrays"](a, b, sums, first, last), *parts_of(size)))
    return size


BATCH = 100


def add_in_small_calls(functions, pool, size):
    """Add two arrays: a call for each hundred items, so that the GIL is released for a tenth of a microsecond."""
    a, b, sums = functions["arrays"](arrays(size))
    add = functions["add_arrays"]

    def part(first, last):
        for place in range(first, last, BATCH):
            add(a, b, sums, place, min(place + BATCH, last))

    list(pool.map(part, *parts_of(size)))
    return size


@functools.lru_cache
def files(size):
    """Return the largest modules of this Python's library, so many bytes in all."""
    folder = sysconfig.get_path("stdlib")
    found = [entry for entry in os.scandir(folder) if entry.name.endswith(".py")]
    paths, left = [], size
    for entry in sorted(found, key=lambda entry: (-entry.stat().st_size, entry.name)):
        if entry.stat().st_size <= left:
            left -= entry.stat().st_size
            paths.append(entry.path)
    return paths


def check_files(functions, pool, size):
    """Read and check files: eight tasks that take every eighth."""
    paths, check = files(size), functions["checksum"]
    tasks = pool.map(lambda part: [check(path) for path in paths[part::PARTS]], range(PARTS))
    results = list(itertools.chain.from_iterable(tasks))
    return functools.reduce(operator.xor, (crc for crc, _ in results), 0), sum(lines for _, lines in results)


@functools.lru_cache
def paths_in_c(size):
    """Return the paths, each with a NUL behind it, and where each begins."""
    names = [os.fsencode(path) + b"\0" for path in files(size)]
    return b"".join(names), array.array("l", itertools.accumulate([0, *map(len, names[:-1])]))


JOBS = (
    Job(
        "heavy_compute",
        "sum of i * i % 1000000007",
        10_000_000,
        sum_of_remainders,
        lambda module, threads, size: module.heavy_compute_parallel(0, size, threads),
    ),
    Job(
        "compute_pi",
        "pi by the series of Leibniz",
        10_000_000,
        pi,
        lambda module, threads, size: module.partial_pi_parallel(0, size, threads),
    ),
    Job(
        "add_arrays",
        "adding two arrays, eight calls",
        4_000_000,
        add_in_parts,
        lambda module, threads, size: module.add_arrays_parallel(*arrays(size), threads) or size,
    ),
    Job(
        "add_small",
        "adding two arrays, a call for 100 items",
        1_000_000,
        add_in_small_calls,
        lambda module, threads, size: module.add_arrays_parallel(*arrays(size), threads) or size,
    ),
    Job(
        "corpus",
        "CRC-32 and lines of the library's files",
        4_000_000,
        check_files,
        lambda module, threads, size: module.checksum_parallel(*paths_in_c(size), threads),
        0.05,
    ),
)


# ------------------------------------------------------------------------------------------------------------- peers


def of_module(module):
    """Return the functions of a module that takes arrays as they are."""
    names = ("heavy_compute", "partial_pi", "add_arrays", "checksum")
    return {**{name: getattr(module, name) for name in names}, "arrays": lambda three: three}


def of_cffi(ffi, library):
    """Return the functions as a user of cffi writes them: in API mode and in ABI mode they are the same."""

    def checksum(path):
        crc, lines = ffi.new("uint32_t *"), ffi.new("uint64_t *")
        if library.jobs_checksum(path.encode(), crc, lines) < 0:
            raise OSError(ffi.errno, os.strerror(ffi.errno), path)
        return crc[0], lines[0]

    return {
        "heavy_compute": library.jobs_heavy_compute,
        "partial_pi": library.jobs_partial_pi,
        "add_arrays": library.jobs_add_arrays,
        "checksum": checksum,
        "arrays": lambda three: [ffi.from_buffer("double[]", one) for one in three],
    }


def of_ctypes(path):
    """Return the functions as a user of ctypes writes them."""
    library = ctypes.CDLL(path, use_errno=True)
    doubles = ctypes.POINTER(ctypes.c_double)
    for name, result, parameters in (
        ("heavy_compute", ctypes.c_uint64, [ctypes.c_uint64] * 2),
        ("partial_pi", ctypes.c_double, [ctypes.c_long] * 2),
        ("add_arrays", None, [doubles] * 3 + [ctypes.c_long] * 2),
        ("checksum", ctypes.c_int, [ctypes.c_char_p, ctypes.POINTER(ctypes.c_uint32), ctypes.POINTER(ctypes.c_uint64)]),
    ):
        function = getattr(library, f"jobs_{name}")
        function.restype, function.argtypes = result, parameters

    def checksum(path):
        crc, lines = ctypes.c_uint32(), ctypes.c_uint64()
        if library.jobs_checksum(path.encode(), crc, lines) < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), path)
        return crc.value, lines.value

    return {
        "heavy_compute": library.jobs_heavy_compute,
        "partial_pi": library.jobs_partial_pi,
        "add_arrays": library.jobs_add_arrays,
        "checksum": checksum,
        "arrays": lambda three: [(ctypes.c_double * len(one)).from_buffer(one) for one in three],
    }


def load(folder, also):
    """Return the modules for parallel calls, and the functions for pools, by peer."""
    # GCC's OpenMP spins for a while behind each loop, on a core that somebody else's turn wants.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    modules = load_modules(folder, "jobs", ("libnogil", "cython", "cffi"), "bench_jobs_modules")
    (library,) = folder.glob("libjobs_plain.*")
    import cffi
    import jobs_python
    import plain_cffi

    by_name = cffi.FFI()
    by_name.cdef(plain_cffi.declarations("jobs"))
    functions = {
        "libnogil": of_module(modules["libnogil"]),
        "cython": of_module(modules["cython"]),
        "cffi": of_cffi(modules["cffi"].ffi, modules["cffi"].lib),
        "cffi_abi": of_cffi(by_name, by_name.dlopen(str(library))),
        "ctypes": of_ctypes(str(library)),
        "python": of_module(jobs_python),
    }
    functions.update({peer: of_module(importlib.import_module(f"jobs_{peer}")) for peer in also})
    return {"libnogil_prange": modules["libnogil"], "cython_prange": modules["cython"]}, functions


# ---------------------------------------------------------------------------------------------------------- measuring


def contestants_of(job, threads, pool, size, modules, functions):
    """Return what does the job with so many threads, by peer: a call that returns its result, and how much it does."""
    made = {peer: (functools.partial(job.parallel, module, threads, size), 1) for peer, module in modules.items()}
    for peer, known in functions.items():
        part = job.python_does if peer == "python" else 1
        made[peer] = functools.partial(job.pooled, known, pool, round(size * part)), part
    return made


def timed(call, part):
    """Return the nanoseconds on the wall of a call that does this part of the job."""
    start = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - start) / part


def measure_job(job, pools, size, modules, functions, options, shuffled):
    """Measure a job by all peers on all numbers of threads; return a row for each number."""
    contestants, expected = {}, {}
    for threads, pool in pools.items():
        for peer, (call, part) in contestants_of(job, threads, pool, size, modules, functions).items():
            result = call()
            same = expected.setdefault(part, result)
            if result != same and not (isinstance(result, float) and math.isclose(result, same, rel_tol=1e-12)):
                sys.exit(f"jobs.py: {job.name} of {peer} on {threads} threads gives {result}, not {same}")
            if job.name.startswith("add") and part == 1 and not added(arrays(size)[2]):
                sys.exit(f"jobs.py: {job.name} of {peer} on {threads} threads has not added")
            contestants[peer, threads] = functools.partial(timed, call, part)
    values = in_turns(contestants, options.rounds, shuffled)
    return [
        Row(
            job.name,
            job.text,
            f"{threads} thread{'s' * (threads > 1)}",
            {p: v for (p, t), v in values.items() if t == threads},
        )
        for threads in pools
    ]


def measure(options):
    """Measure each job."""
    modules, functions = load(options.modules.resolve(), options.also)
    shuffled, rows = random.Random(options.seed), []
    pools = {threads: ThreadPoolExecutor(threads) for threads in options.threads}
    for number, job in enumerate(JOBS, 1):
        show_progress(f"{number}/{len(JOBS)} {job.name} on {' '.join(map(str, pools))} threads")
        size = round(job.size * min(1, options.seconds / TABLE.seconds))
        rows += measure_job(job, pools, size, modules, functions, options, shuffled)
    show_progress("")
    for pool in pools.values():
        pool.shutdown()
    return rows, describe({"cython": sys.modules["jobs_cython"]}, cores=len(CORES) or os.cpu_count())


def speed_up(rows, row, peer):
    """Return how many times faster the peer is in this row than in that of one thread, or nothing to compare with."""
    for one in rows:
        if (one.name, one.state) == (row.name, "1 thread") and peer in one.values:
            return 1 / Row("", "", "", {"many": row.values[peer], "one": one.values[peer]}).ratio("many", "one")
    return math.nan


def table(rows, metadata):
    """Lay the rows out for a terminal: milliseconds, and the speed-up of each peer."""
    lines = [f"Python {metadata['python_version'].split()[0]}, {metadata['cores']} cores: ms, median (speed-up)"]
    peers = list(rows[0].values)
    for name in dict.fromkeys(row.name for row in rows):
        lines += ["", f"{name:<24}" + "".join(f"{peer:>18}" for peer in peers)]
        for row in rows:
            if row.name == name:
                cells = (f"{row.median(peer) / 1e6:.2f} ({speed_up(rows, row, peer):.2f})" for peer in peers)
                lines.append(f"{row.state:<24}" + "".join(f"{cell:>18}" for cell in cells))
    return "\n".join(lines)


THREADS = {"type": int, "nargs": "+", "default": [1, 2, 4], "help": "how many (default 1 2 4)"}
TABLE = Table(
    "jobs",
    measure,
    table,
    processes=2,
    rounds=9,
    seconds=0.02,
    quick=(1, 2, 0.002),
    options=(ALSO, ("--threads", THREADS)),
)

if __name__ == "__main__":
    main(TABLE, __doc__)
