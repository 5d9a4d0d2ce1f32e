# SPDX-License-Identifier: 0BSD
"""The command nogil-check, as the pip package has it: compiled from its C sources at the first call.

    pip install "libnogil[check]"
    nogil-check -p build

Rule: the wheel holds sources alone, and so suits every Python and every machine. Who checks C has a C compiler: $CC, or
cc. The command is kept in the cache folder under the hash of its sources, and given libclang and its headers of this
Python's packages where they are installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from . import __path__, __version__


def _folder(*choices):
    """Return the first of the folders that is there, in any place of this package."""
    for place in __path__:
        for choice in choices:
            folder = Path(place, choice).resolve()
            if folder.is_dir():
                return folder
    raise FileNotFoundError(f"nogil-check's sources are not in {' or '.join(__path__)}; install libnogil again")


def sources():
    """Return the folders of the C sources and of the lists of Python's API, in a wheel or in a checkout."""
    return _folder("share/nogil/check", "../../check"), _folder("share/nogil/api_check", "../../../api_check")


def build(folder, api):
    """Return the path of the compiled command; compile it if that was not done yet."""
    files = sorted(folder.glob("**/*.[ch]"))
    digest = hashlib.sha256(__version__.encode() + str(api).encode())
    for file in files:
        digest.update(file.read_bytes())
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nogil-check"
    command = base / f"nogil-check-{digest.hexdigest()[:16]}"
    if command.exists():
        return command
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not compiler:
        raise OSError(
            "it is compiled at its first call, and there is no C compiler; install one (Debian, Ubuntu: "
            "apt install gcc), or name it with CC=/path/to/cc"
        )
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base) as work:
        made = Path(work, "nogil-check")
        defined = [f'-DNOGIL_CHECK_VERSION="{__version__}"', f'-DNOGIL_CHECK_API_FOLDER="{api}"']
        call = [
            *compiler.split(),
            "-std=gnu11",
            "-O2",
            *defined,
            f"-I{folder}",
            *map(str, sorted(folder.glob("**/*.c"))),
            "-ldl",
            "-o",
            str(made),
        ]
        done = subprocess.run(call, capture_output=True, text=True)
        if done.returncode:
            raise OSError(f"{compiler} could not compile it:\n{done.stderr}")
        os.replace(made, command)
    return command


def main():
    """Run the command with this process's arguments, in its place."""
    try:
        command = build(*sources())
    except OSError as error:
        print(f"nogil-check: {error}", file=sys.stderr)
        sys.exit(2)
    packages = Path(sysconfig.get_path("platlib"))
    library = packages / "clang" / "native" / "libclang.so"
    if library.exists():
        os.environ.setdefault("NOGIL_CHECK_LIBCLANG", str(library))
    os.execv(command, [str(command), *sys.argv[1:]])


if __name__ == "__main__":
    main()
