#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Build the peers that not every machine can build, and write down which of them there are, and why not the others.

    python bench/peers/build.py --to build/bench/bench         # the compilers are in build/bench/bench/compilers.json

A peer is a folder here and a function below that makes libraries in the folder `to`; it raises Missing, with a reason
that a reader of the report understands, where something that it needs is not there.

The rule: a peer that does not build is no error. It is named in peers.json with its reason, and so in the report. What
is built already is not built again until its sources, or this file, change.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import time

HERE = pathlib.Path(__file__).resolve().parent
BENCH = HERE.parent
SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")
PYOZ = "https://github.com/pyozig/PyOZ/archive/refs/tags/v0.13.10.tar.gz"


class Missing(Exception):
    """Why a peer cannot be built here."""


def run(log, *command, **environment):
    """Run a command with its output in the log; Missing with its last line that names an error if it fails."""
    with log.open("a") as output:
        output.write(f"\n$ {' '.join(map(str, command))}\n")
        output.flush()
        settings = {"stdout": output, "stderr": subprocess.STDOUT, "env": {**os.environ, **environment}}
        try:
            failed = subprocess.run(list(map(str, command)), timeout=600, **settings).returncode
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Missing(str(error)) from None
    if failed:
        lines = [line.strip() for line in log.read_text().splitlines() if "error" in line.lower()]
        raise Missing(f"{pathlib.Path(command[0]).name} failed: {lines[-1] if lines else 'it does not say why'}")


def package(name):
    """Return the folder and the version of a package of cmake/requirements-bench.txt."""
    try:
        return pathlib.Path(str(importlib.metadata.distribution(name).locate_file(name))), importlib.metadata.version(
            name
        )
    except importlib.metadata.PackageNotFoundError:
        raise Missing(f"{name} is not installed for this Python") from None


def under(to, library, *names):
    """Give one library its names: Python finds PyInit_NAME in each."""
    for name in names:
        new = to / f"{name}.new"
        shutil.copy2(library, new)
        new.replace(to / f"{name}{SUFFIX}")  # at once: a Python may have the old one loaded


# ------------------------------------------------------------------------------------------------------------- peers


def cpp_bindings(name, own_sources, compilers, to, log):
    """Compile one of the two C++ libraries, whose sources here are the same."""
    folder, version = package(name)
    if not compilers["cxx"]:
        raise Missing("there is no C++ compiler in this build")
    library = to / f"peer_{name}.so"
    include = [f"-I{folder / 'include'}", f"-I{folder / 'ext/robin_map/include'}"]
    sources = [HERE / name / "module.cc", *(folder / source for source in own_sources)]
    flags = [*compilers["flags"], "-std=c++17", "-shared", "-fno-strict-aliasing"]
    run(log, *compilers["cxx"], *flags, *include, *sources, "-o", library)
    under(to, library, f"gil_operations_{name}", f"calls_{name}")
    return version


def pybind11(compilers, to, log):
    """Build pybind11's."""
    return cpp_bindings("pybind11", [], compilers, to, log)


def nanobind(compilers, to, log):
    """Build nanobind's; its own part is compiled along, as its CMake code does."""
    return cpp_bindings("nanobind", ["src/nb_combined.cpp"], compilers, to, log)


def cython_fast_gil(compilers, to, log):
    """Build Cython's once more, with the cached thread state that Cython has behind a switch."""
    name = "gil_operations_cython_fast_gil"
    translated = to / f"{name}.c"
    source = BENCH / "gil_operations_cython.pyx"
    run(log, sys.executable, "-m", "cython", "-3", "--module-name", name, "-o", translated, source)
    flags = [*compilers["flags"], "-DCYTHON_FAST_GIL=1", "-w", "-shared", f"-I{BENCH}", "-pthread"]
    run(log, *compilers["cc"], *flags, translated, "-o", to / f"{name}{SUFFIX}")
    return package("Cython")[1]


def pyo3(compilers, to, log):
    """Build PyO3's with cargo, which fetches it; the sources are copied, so that nothing is written beside them."""
    if not shutil.which("cargo"):
        raise Missing("there is no cargo here")
    crate, target = to / "pyo3", to / "pyo3" / "target"
    shutil.copytree(HERE / "pyo3", crate, dirs_exist_ok=True)
    settings = {"PYO3_BUILD_EXTENSION_MODULE": "1", "PYO3_PYTHON": sys.executable}
    run(log, "cargo", "build", "--release", "--manifest-path", crate / "Cargo.toml", "--target-dir", target, **settings)
    under(to, target / "release" / "libpeer_pyo3.so", "gil_operations_pyo3", "calls_pyo3", "jobs_pyo3")
    (version,) = (line.split('"')[1] for line in (crate / "Cargo.toml").read_text().splitlines() if "pyo3 = " in line)
    return version.lstrip("=")


def pyoz(compilers, to, log):
    """Ask whether PyOZ could be built; nobody has come so far, so there are no loops for it yet."""
    if not shutil.which("zig"):
        raise Missing("there is no zig here; its GIL calls are CPython's own, so see that row")
    run(log, "zig", "fetch", "--global-cache-dir", to / "zig", PYOZ)
    raise Missing("its sources can be had here, but bench/peers has no loops for it yet")


PEERS = {
    "pybind11": pybind11,
    "nanobind": nanobind,
    "pyo3": pyo3,
    "cython_fast_gil": cython_fast_gil,
    "pyoz": pyoz,
}

# --------------------------------------------------------------------------------------------------------------- main


def newest_source():
    """Return when the sources of the peers, or what they include, changed last."""
    sources = [*BENCH.glob("*.h"), *BENCH.glob("gil_operations_cython.pyx"), *HERE.rglob("*")]
    return max(path.stat().st_mtime for path in sources if path.is_file() and path.suffix != ".pyc")


def build(peer, compilers, to):
    """Build one peer; return what peers.json says of it."""
    log, began = to / f"peer_{peer}.log", time.monotonic()
    log.write_text("")
    try:
        known = {"built": True, "version": PEERS[peer](compilers, to, log)}
        modules = [path for path in to.glob(f"*_{peer}{SUFFIX}")]
        for module in modules:
            run(
                log,
                sys.executable,
                "-c",
                f"import sys; sys.path.insert(0, {str(to)!r}); import {module.name.split('.')[0]}",
            )
    except Missing as missing:
        known = {"built": False, "reason": str(missing)}
    return {**known, "seconds": round(time.monotonic() - began, 1)}


def main():
    """Build all of them, say what is done and what is left, write peers.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--to", type=pathlib.Path, required=True, help="folder of the compiled modules")
    parser.add_argument("--only", nargs="+", choices=PEERS, help="these peers; the others are named as left out")
    options = parser.parse_args()
    to = options.to.resolve()
    compilers = json.loads((to / "compilers.json").read_text())
    written = to / "peers.json"
    before = json.loads(written.read_text()) if written.exists() else {}
    current = written.exists() and written.stat().st_mtime > max(
        newest_source(), (to / "compilers.json").stat().st_mtime
    )
    peers = {}
    for number, peer in enumerate(PEERS, 1):
        place = f"[peer {number}/{len(PEERS)}] {peer}"
        if options.only and peer not in options.only:
            peers[peer] = {"built": False, "reason": "left out of this run (--only)", "seconds": 0}
        elif current and before.get(peer, {}).get("built"):
            peers[peer] = before[peer]
        else:
            print(f"{place}: building ...", flush=True)
            peers[peer] = build(peer, compilers, to)
        known = peers[peer]
        print(
            f"{place}: " + (f"{known['version']}, built" if known["built"] else f"not built: {known['reason']}"),
            flush=True,
        )
    written.write_text(json.dumps(peers, indent=1) + "\n")


if __name__ == "__main__":
    main()
