# SPDX-License-Identifier: 0BSD
"""What the compile-time tests are run with, and the pool that runs the compilers.

    python -m pytest tests/compile                                      gcc, g++, clang, clang++, as found
    python -m pytest tests/compile --all-standards --all-compilers      everything this machine has
    python -m pytest tests/compile --compilers=gcc-11,g++-11 -k goto    a part of it

Rule: all compilations of the selected tests are started when the first test runs, on as many threads as there are
processors; a test only waits for its own.
"""

import os
import sysconfig
import tempfile
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import compiler as compilers
import pytest
import snippet as snippets
from case import Headers, cases_of
from variants import OPTIMIZED, OTHERS

ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    """The options of this folder's tests."""
    group = parser.getgroup("nogil compile-time tests")
    group.addoption("--compilers", help="commands, with commas between; default: gcc,g++,clang,clang++, as found")
    group.addoption("--all-compilers", action="store_true", help="every gcc-N, g++-N, clang-N, clang++-N on PATH, too")
    group.addoption("--all-standards", action="store_true", help="every standard, in turn, and every variant")
    group.addoption("--python-include", help="the folder of Python.h; default: that of the Python that runs this")
    group.addoption("--nogil-include", default=str(ROOT / "include"), help="the folder of nogil.h")
    group.addoption(
        "--single-header",
        default=os.environ.get("NOGIL_SINGLE_HEADER_DIR"),
        help="the folder of the single-file nogil.h, tested too; default: the environment's NOGIL_SINGLE_HEADER_DIR",
    )


def pytest_configure(config):
    """Find the compilers and the headers; say what is missing."""
    python = Path(config.getoption("--python-include") or sysconfig.get_path("include"))
    if not (python / "Python.h").is_file():
        raise pytest.UsageError(f"no Python.h in {python}: install python3-dev, or give --python-include=FOLDER")
    nogil = Path(config.getoption("--nogil-include"))
    config.nogil_headers = [Headers("", nogil, python)]
    single = config.getoption("--single-header")
    if single:
        if not Path(single, "nogil.h").is_file():
            raise pytest.UsageError(f"no nogil.h in {single}, which --single-header or NOGIL_SINGLE_HEADER_DIR names")
        config.nogil_headers.append(Headers("single file", Path(single), python))
    config.nogil_compilers = _find_compilers(config)


def _find_compilers(config):
    """The compilers to test with."""
    given = config.getoption("--compilers")
    names = given.split(",") if given else compilers.USUAL
    found = [compiler for compiler in map(compilers.identify, names) if compiler]
    missing = sorted(set(names) - {compiler.command for compiler in found})
    if given and missing:
        raise pytest.UsageError(f"no GCC or Clang: {', '.join(missing)}, which --compilers names")
    if config.getoption("--all-compilers"):
        known = {(compiler.language, compiler.family, compiler.major) for compiler in found}
        found += [more for more in compilers.find_all() if (more.language, more.family, more.major) not in known]
    if not found:
        raise pytest.UsageError("neither GCC nor Clang was found: install gcc and g++, or give --compilers=COMMAND,...")
    return found


def _selected(config):
    """(compiler, standards it knows, standards it does not know) for each compiler."""
    table = compilers.ALL_STANDARDS if config.getoption("--all-standards") else compilers.STANDARDS
    for compiler in config.nogil_compilers:
        standards = table[compiler.language]
        known = [standard for standard in standards if compilers.knows_standard(compiler, standard)]
        yield compiler, known, [standard for standard in standards if standard not in known]


def _all_cases(config):
    """Every case of this run.

    By itself: a snippet is compiled in one standard by each compiler, in turn, so that the snippets together see all of
    them; one with a wrong form, in its second language, by one compiler only. One that has nothing but to compile is
    compiled by the first C and C++ compiler in each standard, and in variants. The single-file header is tested with
    each snippet once. With --all-standards what has nothing but to compile is compiled by each compiler in each
    standard and variant, and each form of the others in some standards.
    """
    everything = config.getoption("--all-standards")
    first = {compiler.language: compiler for compiler in reversed(config.nogil_compilers)}
    rooms, *single = config.nogil_headers
    for number, (compiler, known, _) in enumerate(_selected(config)):
        for snippet in snippets.read_all():
            turn = zlib.crc32(snippet.title.encode())
            is_first = compiler is first[compiler.language]
            if not everything and not _is_for_its_turn(snippet, compiler, config.nogil_compilers, turn):
                continue
            standards = [standard for standard in known if standard not in snippet.words("without")]
            if not everything and (snippet.has_wrong_form or not is_first):
                standards = [standards[(turn + number) % len(standards)]]
            variants = _variants(snippet, compiler, turn, is_first, everything)
            yield from cases_of(snippet, compiler, standards, variants, rooms)
            if is_first and compiler.language == snippet.languages[0]:
                for headers in single:
                    yield from cases_of(snippet, compiler, standards[:1], [], headers)


def _is_for_its_turn(snippet, compiler, found, turn):
    """Is it this compiler's turn, where one of a language is enough?"""
    if not snippet.has_wrong_form or compiler.language == snippet.languages[0]:
        return True
    same = [other for other in found if other.language == compiler.language]
    return same[turn % len(same)] is compiler


def _variants(snippet, compiler, turn, is_first, everything):
    """What the snippet's mended form is compiled in besides plainly.

    By itself: what has nothing but to compile, optimized by GCC in its first language, and by the first compilers in
    the variants that are only macros or options: all of them in C, two in C++, where each takes four times as long.
    """
    if everything:
        optimized = [OPTIMIZED] if compiler.family == "gcc" else []
        return [*optimized, *([] if snippet.has_wrong_form else OTHERS)]
    if snippet.has_wrong_form or not is_first:
        return []
    optimized = [OPTIMIZED] if compiler.family == "gcc" and compiler.language == snippet.languages[0] else []
    others = [variant for variant in OTHERS if variant.is_front_end_only and compiler.language in variant.languages]
    if compiler.language == "c++":
        others = [others[turn % len(others)], others[(turn + 2) % len(others)]]
    return optimized + others


def pytest_generate_tests(metafunc):
    """One test for each case, named by the snippet's title."""
    config = metafunc.config
    for form in ("wrong", "mended"):
        name = f"{form}_case"
        if name in metafunc.fixturenames:
            cases = [case for case in _all_cases(config) if case.form == form]
            metafunc.parametrize(name, cases, ids=map(str, cases))
    if "unknown_standard" in metafunc.fixturenames:
        unknown = [(compiler, standard) for compiler, _, left in _selected(config) for standard in left]
        metafunc.parametrize("unknown_standard", unknown, ids=[f"{c} {standard}" for c, standard in unknown])


def pytest_collection_modifyitems(items):
    """Without an unknown standard there is nothing to name."""
    items[:] = [item for item in items if isinstance(_parameters(item).get("unknown_standard", ()), tuple)]


def pytest_report_header(config):
    """Which compilers and which Python."""
    found = ", ".join(f"{compiler} ({compiler.family} {compiler.major})" for compiler in config.nogil_compilers)
    return [f"compilers: {found}", f"Python.h: {config.nogil_headers[0].python}"]


def _parameters(item):
    """What a test was parametrized with."""
    return item.callspec.params if hasattr(item, "callspec") else {}


def _case_of(item):
    """The case of a test, if it has one."""
    return _parameters(item).get("wrong_case") or _parameters(item).get("mended_case")


FEW = 4  # cases of one kind, for which nothing is compiled ahead


@pytest.fixture(scope="session")
def outcome_of(request):
    """A function from a case to its Run; the first use starts the compilers for all selected cases."""
    cases = [case for case in map(_case_of, request.session.items) if case]
    kinds = Counter(map(_kind_of, cases))
    pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 2)
    with tempfile.TemporaryDirectory(prefix="nogil-ahead-") as folder:
        ahead = {
            kind: pool.submit(compilers.Precompiled, *kind, tempfile.mkdtemp(dir=folder))
            for kind, count in kinds.items()
            if kind[-1] and count > FEW
        }

        def compile_case(case):
            header = ahead.get(_kind_of(case))
            return case.compile(header.result() if header else None)

        runs = {case: pool.submit(compile_case, case) for case in cases}
        yield lambda case: runs[case].result()
        pool.shutdown(wait=True, cancel_futures=True)


def _kind_of(case):
    """What the cases that share a precompiled header have in common."""
    return case.compiler, case.flags, case.headers_ahead


@pytest.fixture(scope="session")
def usual_headers(request):
    """The header in its rooms, and Python's."""
    return request.config.nogil_headers[0]


@pytest.fixture(scope="session")
def found_compilers(request):
    """The compilers of this run."""
    return request.config.nogil_compilers
