# SPDX-License-Identifier: 0BSD
"""Draw the tables: one picture for each, all peers side by side.

    draw(tables, pathlib.Path("build/bench/report"))      # gil.svg, contended.svg, calls.svg, jobs.svg, once.svg

The rule: a picture is as wide as a phone is, and higher where there is more to see; a peer has the same colour in all
of them (those of Okabe and Ito, 2008, which the colour-blind can tell apart), and its number beside its bar.
"""

import math
import os

import matplotlib
from interleaved import CORES, THREADED
from jobs import speed_up

matplotlib.use("Agg")
matplotlib.rcParams.update(
    {"svg.fonttype": "none", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}
)
from matplotlib import pyplot  # noqa: E402

#: peer -> what it is called, and its colour.
PEERS = {
    "libnogil": ("libnogil", "#0072b2"),
    "adaptive": ("libnogil, adaptive", "#56b4e9"),
    "libnogil_prange": ("libnogil, NOGIL_PRANGE", "#56b4e9"),
    "export": ("libnogil, NOGIL_EXPORT", "#0072b2"),
    "macros": ("CPython's macros", "#7f7f7f"),
    "by_hand": ("METH_FASTCALL by hand", "#7f7f7f"),
    "cython": ("Cython", "#e69f00"),
    "cython_fast_gil": ("Cython, CYTHON_FAST_GIL", "#f0c566"),
    "cython_prange": ("Cython, prange", "#f0c566"),
    "pybind11": ("pybind11", "#009e73"),
    "nanobind": ("nanobind", "#66c5ab"),
    "pyo3": ("PyO3", "#d55e00"),
    "cffi": ("cffi, API mode", "#cc79a7"),
    "cffi_abi": ("cffi, ABI mode", "#e0afca"),
    "ctypes": ("ctypes", "#8a5a78"),
    "python": ("Python alone", "#b0b0b0"),
    "pyoz": ("PyOZ", "#000000"),
}
WIDTH = 4.7  # inches: nine points are then ten pixels on a phone


def bars(axis, row, unit, scale, log=False):
    """Draw a bar for each peer, with its quartiles and its number."""
    peers = [peer for peer in PEERS if peer in row.values]
    for place, peer in enumerate(peers):
        low, middle, high = (value / scale for value in row.quartiles(peer))
        whiskers = [[middle - low], [high - middle]]
        axis.barh(place, middle, color=PEERS[peer][1], xerr=whiskers, error_kw={"lw": 0.8, "ecolor": "#333333"})
        number = f"{middle:,.0f}" if middle >= 1000 else f"{middle:.3g}"
        axis.annotate(number, (max(high, middle), place), (4, 0), textcoords="offset points", va="center")
    axis.set_yticks(range(len(peers)), [PEERS[peer][0] for peer in peers])
    axis.invert_yaxis()
    axis.set_title(f"{row.text}, {unit}", loc="left", fontsize=10, x=-0.5 if len(row.text) > 30 else 0)
    axis.margins(x=0.12)
    medians = [row.median(peer) for peer in peers]
    if log and max(medians) > 10 * min(medians):
        axis.set_xscale("log")


def panels(rows, unit, scale, file, log=False):
    """Draw a panel for each row, one under the other."""
    heights = [len(row.values) + 2.4 for row in rows]
    figure, axes = pyplot.subplots(
        len(rows), figsize=(WIDTH, 0.21 * sum(heights)), height_ratios=heights, squeeze=False
    )
    for axis, row in zip(axes[:, 0], rows):
        bars(axis, row, unit, scale, log)
    save(figure, file)


def save(figure, file):
    """Write it without a date, so that the same numbers are the same file."""
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)


OPERATIONS = (*("release", "with_gil_held", "with_gil_released", "with_gil_inside", "except_any_released", "foreign"),)
CALLS = ("hypot2", "hypot2_held", "add", "total", "nothing")


def gil(rows, file):
    """Draw the operations on the GIL in a process with threads."""
    chosen = {row.name: row for row in rows if row.state == THREADED}
    panels([chosen[name] for name in OPERATIONS if name in chosen], "ns", 1, file)


def contended(rows, file):
    """Draw the blocks beside busy threads, on a logarithmic axis."""
    blocks = [row._replace(text=f"{row.text} beside {row.state}") for row in rows if row.name == "block"]
    panels(blocks, "us", 1e3, file, log=True)


def calls(rows, file):
    """Draw the calls from Python."""
    chosen = {row.name: row for row in rows if row.state == THREADED}
    panels([chosen[name] for name in CALLS if name in chosen], "ns", 1, file)


def jobs(rows, file):
    """Draw what one thread takes, and the speed-up of each peer over the number of threads."""
    cores = len(CORES) or os.cpu_count()
    names = list(dict.fromkeys(row.name for row in rows))
    figure, axes = pyplot.subplots(2 * len(names), figsize=(WIDTH, 4.4 * len(names)))
    for times, speed_ups, name in zip(axes[::2], axes[1::2], names):
        mine = [row for row in rows if row.name == name]
        threads = [int(row.state.split()[0]) for row in mine]
        ideal = [min(number, cores) for number in threads]
        speed_ups.plot(threads, ideal, ":", color="#333333", lw=1, label="ideal")
        for peer in (peer for peer in PEERS if peer in mine[0].values):
            ups = [speed_up(rows, row, peer) for row in mine]
            speed_ups.plot(threads, ups, "o-", ms=3, lw=1, color=PEERS[peer][1])
        speed_ups.set(xticks=threads, ylim=(0, max(ideal) + 0.4), xlabel="threads")
        speed_ups.set_title(f"{name}, speed-up (dots: ideal)", loc="left", fontsize=10)
        bars(times, mine[0]._replace(text=name), "ms on one thread", 1e6, log=True)
    save(figure, file)


def once(rows, file):
    """Draw the costs that are paid once."""
    times = [row for row in rows if row.unit == "second"]
    sizes = [row for row in rows if row.unit == "byte" and row.name != "include_size"]
    chosen = times + sizes
    heights = [len(row.values) + 2.4 for row in chosen]
    figure, axes = pyplot.subplots(
        len(chosen), figsize=(WIDTH, 0.21 * sum(heights)), height_ratios=heights, squeeze=False
    )
    for axis, row in zip(axes[:, 0], chosen):
        bars(axis, row, *(("ms", 1e6) if row.unit == "second" else ("KiB", 1024)))
    save(figure, file)


DRAWN = {"gil_operations": gil, "contended": contended, "calls": calls, "jobs": jobs, "once": once}


def draw(tables, folder):
    """Draw each table that there is; return the files by table."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for table, how in DRAWN.items():
        if table in tables:
            files[table] = folder / f"{table}.svg"
            how([row for row in tables[table] if not math.isnan(row.median(next(iter(row.values))))], files[table])
    return files
