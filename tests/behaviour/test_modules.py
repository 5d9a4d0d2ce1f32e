# SPDX-License-Identifier: 0BSD
"""test_modules.py: a module with nogil.h takes next to nothing of what all modules of a process share.

A thread-local with the initial-exec model puts all thread-locals of its module into the static TLS block, of which
glibc keeps some 1.7 kB for all modules that are loaded later: whoever comes too late cannot be imported.
"""

import importlib.machinery
import os
import shutil
import struct
import sys
from pathlib import Path

import pytest
from conftest import MODULES, VARIANT

SUFFIX = importlib.machinery.EXTENSION_SUFFIXES[0]
PT_TLS = 7


def thread_locals(path):
    """How many bytes of thread-locals an ELF file has."""
    data = path.read_bytes()
    (offset,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    headers = [struct.unpack_from("<IIQQQQQQ", data, offset + i * size) for i in range(count)]
    return sum(memory for kind, _, _, _, _, _, memory, _ in headers if kind == PT_TLS)


@pytest.mark.skipif(not sys.platform.startswith("linux") or sys.maxsize < 2**32, reason="reads 64-bit ELF files")
@pytest.mark.skipif(VARIANT == "debug", reason="NOGIL_DEBUG remembers the last change")
@pytest.mark.parametrize("name, source_files", [("lies_c", 1), ("lies_cc", 1), ("nestings_c", 5), ("nestings_cc", 5)])
def test_each_source_file_has_at_most_one_pointer_of_thread_locals(name, source_files):
    """`weak` lets the linker keep one variable, but the room for each source file's stays."""
    assert (
        thread_locals(Path(MODULES) / (name + SUFFIX)) <= (16 if VARIANT == "O0" else 8) * source_files
    )  # -O0 keeps an unused counter, too


def test_many_modules_share_a_process(child, tmp_path):
    """The last import works as the first: 60, or 20 under NOGIL_DEBUG, which remembers more."""
    modules = 20 if VARIANT == "debug" else 60
    for i in range(modules):
        (tmp_path / str(i)).mkdir()
        shutil.copy(os.path.join(MODULES, "lies_c" + SUFFIX), str(tmp_path / str(i)))
    result = child(
        f"""
import importlib.util
for i in range({modules}):
    spec = importlib.util.spec_from_file_location("lies_c", {str(tmp_path)!r} + "/" + str(i) + "/lies_c{SUFFIX}")
    module = importlib.util.module_from_spec(spec)
    module.no_lie_at_all()
print("fine")
"""
    )
    assert (result.returncode, result.stdout) == (0, "fine\n"), result.stderr
