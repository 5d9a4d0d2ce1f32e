# SPDX-License-Identifier: 0BSD
"""cmake --install, and that the installed tree may be moved: each consumer below uses the moved one."""

import re
import shutil

from conftest import BUILD, CHECKOUT, CMAKE, run


def test_the_library_is_installed_and_then_moved(folder):
    """Each header and each file of the cold half is there, and no file names the folder it was first put into."""
    first = folder / "first"
    run(CMAKE, "--install", BUILD, "--prefix", first)

    headers = {path.relative_to(CHECKOUT / "include") for path in (CHECKOUT / "include").rglob("*.h")}
    installed = {path.relative_to(first / "include") for path in (first / "include").rglob("*.h")}
    assert installed == headers
    assert (first / "include/nogil.pxd").is_file()
    cold = {path.name for path in (CHECKOUT / "libnogil").glob("*.c")} - {"nogil.c"}
    assert {path.name for path in (first / "include/nogil/libnogil").iterdir()} == cold

    named = set(re.findall(r'#include "(.+)"', (CHECKOUT / "libnogil/cold.c").read_text(encoding="utf-8")))
    assert named == cold - {"cold.c"}, "libnogil/cold.c names each file of the cold half"

    for path in first.rglob("*"):
        if path.is_file() and path.suffix in (".cmake", ".pc", ".h"):
            assert str(first) not in path.read_text(encoding="utf-8"), f"{path} cannot be moved"

    prefix = folder.parent / "prefix"
    shutil.rmtree(prefix, ignore_errors=True)
    first.rename(prefix)
