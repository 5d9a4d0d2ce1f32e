# SPDX-License-Identifier: 0BSD
"""One state for the module, or one for the process: header-only, libnogil.a and libnogil.so."""

import os
import shutil
import sys
import sysconfig

from conftest import HERE, cmake_project, hello_works, python, run

TELL = """
import sys
sys.path.insert(0, sys.argv[1])
import hello, second
assert hello.sum_of_squares(10) == second.sum_of_squares(10) == 385
print(*hello.runtime(), *second.runtime())
"""


def two_modules(target, folder, prefix):
    """Build two modules against the target; return (function, state) of the runtime that each of them uses."""
    cmake_project("runtime", folder, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DNOGIL_TARGET={target}")
    hello_works(folder)
    numbers = python("-c", TELL, folder).split()
    return tuple(numbers[:2]), tuple(numbers[2:])


def test_two_header_only_modules_keep_two_states(folder, prefix):
    """Hidden symbols: neither module sees the other's."""
    (function, state), (other_function, other_state) = two_modules("nogil::nogil", folder, prefix)
    assert function != other_function
    assert state != other_state


def test_two_modules_with_the_static_runtime_keep_two_states(folder, prefix):
    """libnogil.a is linked into each of them."""
    (function, state), (other_function, other_state) = two_modules("nogil::runtime_static", folder, prefix)
    assert function != other_function
    assert state != other_state


def test_two_modules_with_the_shared_runtime_have_one_state(folder, prefix):
    """libnogil.so is loaded once in the process."""
    first, second = two_modules("nogil::runtime", folder, prefix)
    assert first == second


def test_a_runtime_of_another_version_is_refused(folder, prefix):
    """A module compiled with the headers of 0.1.99 cannot be loaded with this libnogil.so; the error says why."""
    shutil.copytree(prefix / "include", folder / "include")
    header = folder / "include/nogil/version.h"
    text = header.read_text(encoding="utf-8")
    other = text.replace("#define NOGIL_VERSION_PATCH 0\n", "#define NOGIL_VERSION_PATCH 99\n")
    assert other != text
    header.write_text(other, encoding="utf-8")
    (library,) = (path.parent for path in prefix.rglob("libnogil.so"))
    run(
        os.environ["CC"], "-DNOGIL_LINK_RUNTIME", f"-I{folder}/include", f"-I{sysconfig.get_path('include')}",
        "-O2", "-fPIC", "-shared", HERE / "hello.c", f"-L{library}", f"-Wl,-rpath,{library}", "-lnogil",
        "-o", folder / f"hello{sysconfig.get_config_var('EXT_SUFFIX')}",
    )  # fmt: skip
    output = python("-c", "import hello", cwd=folder, env={"PYTHONPATH": str(folder)}, fails=True)
    assert "ImportError" in output
    assert "nogil_runtime_0_1_99_for_python_%d_%d" % sys.version_info[:2] in output
