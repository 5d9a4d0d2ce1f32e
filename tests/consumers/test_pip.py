# SPDX-License-Identifier: 0BSD
"""Projects that build-require libnogil, and the package's own answers, installed and editable."""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from conftest import BUILD, CHECKOUT, HERE, hello_works, python, run

PIP = ("-m", "pip", "--disable-pip-version-check")


def install_project(name, folder, wheelhouse):
    """Install the project `name` as a user would, in an isolated build; packages come out of the wheelhouse alone."""
    pip_on_project(name, folder, wheelhouse, "install", "--target", folder / "installed")
    return folder / "installed"


def pip_on_project(name, folder, wheelhouse, command, *options):
    """Run a command of pip's on a copy of the project."""
    source = folder / "source"
    shutil.copytree(HERE / name, source)
    shutil.copy(HERE / "hello.c", source)
    python(*PIP, command, "--quiet", "--no-index", "--find-links", wheelhouse, *options, source)


def pythons_with_a_gil():
    """Return this Python and, as pyenv has them, the ones beside it, from 3.9 on."""
    no = (
        "import sys, sysconfig; sys.exit(sys.version_info < (3, 9) or sysconfig.get_config_var('Py_GIL_DISABLED') == 1)"
    )
    beside = sorted(Path(sys.base_prefix).parent.glob("*/bin/python3"))
    return [sys.executable, *(path for path in beside if subprocess.run([path, "-c", no], timeout=60).returncode == 0)]


def test_a_setuptools_project_builds_with_get_include(folder, wheelhouse):
    """pip install . of a project whose setup.py calls libnogil.get_include()."""
    hello_works(install_project("pip_setuptools", folder, wheelhouse))


def test_a_scikit_build_project_finds_the_package_by_its_entry_point(folder, wheelhouse):
    """pip install . of a project whose CMakeLists.txt says find_package(nogil) and no path."""
    hello_works(install_project("pip_scikit_build", folder, wheelhouse))


@pytest.mark.skipif(bool(sysconfig.get_config_var("Py_GIL_DISABLED")), reason="this Python has no abi3")
def test_one_wheel_for_the_limited_api_works_on_every_python(folder, wheelhouse):
    """pip wheel . of a project that defines Py_LIMITED_API; the wheel is unpacked for each Python that there is."""
    pip_on_project("pip_abi3", folder, wheelhouse, "wheel", "--no-deps", "--wheel-dir", folder)
    (wheel,) = folder.glob("*.whl")
    assert wheel.name.startswith("hello_abi3-1.0-cp39-abi3-")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    for each in pythons_with_a_gil():
        assert "hello works" in run(each, "-B", HERE / "use_hello.py", folder / "installed"), each


@pytest.fixture(scope="module", params=["installed", "editable"])
def its_python(request):
    """Return the Python of a new virtual environment in which libnogil is installed in that way."""
    wheelhouse = BUILD / "tests/consumers/wheelhouse"
    venv = BUILD / "tests/consumers" / f"venv [{request.param}]"  # a space and brackets, to see that all is quoted
    shutil.rmtree(venv, ignore_errors=True)
    python("-m", "venv", venv)
    new = venv / "bin/python"
    if request.param == "installed":
        run(new, *PIP, "install", "--quiet", "--no-index", "--find-links", wheelhouse, "libnogil")
    else:
        builder = [path for path in wheelhouse.glob("*.whl") if not path.name.startswith(("libnogil-", "setuptools-"))]
        run(new, *PIP, "install", "--quiet", "--no-index", *builder)
        run(new, *PIP, "install", "--quiet", "--no-index", "--no-build-isolation", "--editable", CHECKOUT)
    return new


def test_the_command_line_answers_with_folders_that_exist(its_python, folder):
    """python -m libnogil, each option; a wrong one is named on stderr and ends with status 2."""

    def answer(*options):
        return run(its_python, "-m", "libnogil", *options).strip()

    (flag,) = shlex.split(answer("--cflags"))  # the folder's name has a space, which a shell would split at
    assert flag.startswith("-I")
    assert (Path(flag[2:]) / "nogil.h").is_file()
    assert (Path(answer("--cmakedir")) / "nogilConfig.cmake").is_file()
    assert (Path(answer("--pkgconfigdir")) / "nogil.pc").is_file()
    assert answer("--version") in (CHECKOUT / "include/nogil/version.h").read_text(encoding="utf-8")

    program = folder / "program.c"
    program.write_text("#include <nogil.h>\nint main(void) { return 0; }\n", encoding="utf-8")
    run(os.environ["CC"], "-fsyntax-only", *shlex.split(answer("--includes")), program)

    for wrong in (["--nope"], [], ["--cflags", "--version"]):
        done = subprocess.run([its_python, "-m", "libnogil", *wrong], capture_output=True, text=True, timeout=60)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "".join(wrong[-1:]) in done.stderr
        assert "--cmakedir" in done.stderr


def test_the_functions_answer_as_the_command_line_does(its_python):
    """get_include(), get_cmake_dir(), get_pkgconfig_dir()."""
    tell = "import libnogil as n; print(n.get_include(), n.get_cmake_dir(), n.get_pkgconfig_dir(), sep='\\n')"
    include, cmake, pkgconfig = run(its_python, "-c", tell).splitlines()
    assert [f"-I{include}"] == shlex.split(run(its_python, "-m", "libnogil", "--cflags"))
    assert cmake == run(its_python, "-m", "libnogil", "--cmakedir").strip()
    assert pkgconfig == run(its_python, "-m", "libnogil", "--pkgconfigdir").strip()


def test_nogil_check_compiles_itself_at_its_first_call(its_python, folder):
    """The command of the wheel: its sources are compiled with cc, and it finds what it is made to find."""
    bad = folder / "bad.c"
    bad.write_text(
        "#include <Python.h>\n"
        "void f(void) { PyThreadState *s = PyEval_SaveThread(); PyErr_Clear(); PyEval_RestoreThread(s); }\n"
    )
    include = python("-c", "import sysconfig; print(sysconfig.get_path('include'))").strip()
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "a cache"), "VIRTUAL_ENV": str(BUILD / "venv")}
    command = [str(its_python.parent / "nogil-check"), str(bad), "--", f"-I{include}"]
    for _ in "compiled", "found again":
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        if done.returncode == 2 and "there is no libclang" in done.stderr:
            pytest.skip(done.stderr)
        assert done.returncode == 1 and "PyErr_Clear() needs the GIL" in done.stdout, done.stdout + done.stderr
    environment["CC"] = "/no/such/compiler"
    assert subprocess.run(command, env=environment, capture_output=True, timeout=60).returncode == 1
    environment["XDG_CACHE_HOME"] = str(folder / "another")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "") and "/no/such/compiler" in done.stderr
