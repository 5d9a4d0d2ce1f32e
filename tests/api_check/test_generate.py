# SPDX-License-Identifier: 0BSD
"""The API check: what generate.py reads and writes, and what the room that it writes does to C and C++.

The room is tried with the headers of the Python that runs pytest and with $CC and $CXX (default: cc and c++).
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import weakref
from collections import Counter, OrderedDict
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PYTHON_INCLUDE = sysconfig.get_path("include")
VERSION = sys.version_info[:2]
WITHOUT_GIL = re.compile(r"not allowed without gil: (\w+)")

spec = importlib.util.spec_from_file_location("generate", ROOT / "api_check" / "generate.py")
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)

CC = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc") or shutil.which("clang") or "cc"
CXX = os.environ.get("CXX") or shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")
LANGUAGES = {"c": [*CC.split(), "-x", "c", "-std=gnu11"], "c++": [*(CXX or "c++").split(), "-x", "c++", "-std=gnu++17"]}
VERSION_IS_KNOWN = VERSION in generate.Data().functions.known
needs_known_version = pytest.mark.skipif(
    not VERSION_IS_KNOWN, reason="functions.txt does not know this Python yet: run api_check/generate.py"
)


@pytest.fixture(params=sorted(LANGUAGES))
def compiler(request):
    """A compiler command, for C and for C++."""
    if request.param == "c++" and CXX is None:
        pytest.skip("no C++ compiler: install g++ or clang++, or set CXX")
    return LANGUAGES[request.param]


@pytest.fixture(scope="module")
def data():
    """What the room is rendered from, with this Python's headers read."""
    found = generate.Data()
    found.read([generate.read_header(PYTHON_INCLUDE, CC.split())])
    return found


def compile_text(command, text, *options, only_syntax=True):
    """Compile a source text; returns (exit status, the compiler's words, shortened where Clang repeats itself)."""
    everything = [*command, "-w", f"-I{ROOT / 'include'}", f"-I{PYTHON_INCLUDE}", *options]
    everything += ["-ferror-limit=0"] if is_clang(command) else ["-fmax-errors=0"]
    everything += ["-fsyntax-only"] if only_syntax else []
    done = subprocess.run([*everything, "-"], input=text, capture_output=True, text=True, timeout=300, check=False)
    return done.returncode, done.stderr


def is_clang(command):
    """Is this compiler Clang?"""
    return "clang" in subprocess.run([command[0], "--version"], capture_output=True, text=True, check=False).stdout


def refused(words):
    """Each (line, name) that the compiler refused for want of the GIL, with how often."""
    found = Counter()
    for line in words.splitlines():
        name = WITHOUT_GIL.search(line)
        place = re.match(r"<stdin>:(\d+):", line)
        if name and place and "error" in line:
            found[int(place.group(1)), name.group(1)] += 1
    return found


def read_text(text):
    """Read preprocessed text as if all of it were Python's."""
    header = generate.Header((3, 13), "3.13.1")
    generate.read_preprocessed('# 1 "Python.h"\n' + textwrap.dedent(text), lambda path: path == "Python.h", header)
    return header


# ----------------------------------------------------------------------------------------- reading declarations


@pytest.mark.parametrize(
    ("declaration", "name"),
    [
        ("extern PyObject * PyList_New(Py_ssize_t size);", "PyList_New"),
        ('__attribute__ ((visibility ("default"))) int PyFoo_A(void);', "PyFoo_A"),
        ("PyObject *\nPyFoo_B(\n    PyObject *a,\n    int (*callback)(void *),\n    ...)\n    ;", "PyFoo_B"),
        ("__attribute__((__deprecated__)) int PyFoo_C(const char *s) __attribute__((nonnull(1)));", "PyFoo_C"),
        ("static inline int PyFoo_D(PyObject *op) { if (op) { return f(op); } return 0; }", "PyFoo_D"),
        ("static inline __attribute__((always_inline)) void\n_PyFoo_E(void)\n{\n}\n", "_PyFoo_E"),
        ("unsigned PyFoo_F(int), other(void);", "PyFoo_F"),
        ("_Noreturn void PyFoo_G(void);", "PyFoo_G"),
        ('PyObject *PyFoo_H(const char *a) __asm__("PyFoo_H2");', "PyFoo_H"),
    ],
)
def test_a_function_is_found_however_it_is_declared(declaration, name):
    assert read_text(declaration).kinds == {name: {"function"}}


@pytest.mark.parametrize(
    "text",
    [
        "typedef int (*PyFoo_Type)(PyObject *);",
        "typedef PyObject *PyFoo_function(PyObject *);",
        "extern int (*PyOS_InputHook)(void);",
        "struct PyFoo { int (*PyFoo_member)(int); };",
        "extern PyTypeObject PyFoo_Type;",
        "static int PyFoo_table[] = { sizeof(int), f(2) };",
        "int other(PyObject *PyFoo_parameter(void));",
        'static const char *PyFoo_text = "int PyFoo_inside(void);";',
        "enum { PyFoo_ONE = (1), PyFoo_TWO = sizeof(int) };",
    ],
)
def test_what_is_no_function_is_not_taken_for_one(text):
    assert read_text(text).kinds == {}


def test_braces_and_quotes_in_bodies_do_not_hide_the_next_declaration():
    header = read_text(
        """
        static inline int PyFoo_A(int c) { return c == '{' || c == '"' || f("}\\"{"); }
        int PyFoo_B(void);
        extern "C" {
        int PyFoo_C(void);
        }
        int PyFoo_D(void);
        """
    )
    assert set(header.kinds) == {"PyFoo_A", "PyFoo_B", "PyFoo_C", "PyFoo_D"}


def test_macros_are_sorted_by_what_they_look_like():
    header = read_text(
        """
        #define PyFoo_CALL(a, b) PyFoo_Do((a), (b))
        #define PyFoo_Alias PyFoo_Do
        #define PyFoo_RETURN return PyFoo_Do(1, 2)
        #define PyFoo_CONSTANT (1 << 3)
        #define PyFoo_GONE(a) PyFoo_Do(a, a)
        #undef PyFoo_GONE
        #define OTHER(a) a
        """
    )
    assert header.kinds == {"PyFoo_CALL": {"macro"}, "PyFoo_Alias": {"alias"}, "PyFoo_RETURN": {"statement"}}
    assert header.bodies["PyFoo_CALL"] == {"PyFoo_Do", "a", "b"}


def test_a_macro_continued_over_lines_is_one_macro():
    text = generate.join_continued(
        "#define PyFoo_CALL(a) \\\n    do { \\\n        PyFoo_Do(a); \\\n    } while (0)\nint PyFoo_A(void);\n"
    )
    header = read_text(text)
    assert header.kinds == {"PyFoo_CALL": {"macro"}, "PyFoo_A": {"function"}}
    assert "PyFoo_Do" in header.bodies["PyFoo_CALL"]


def test_only_what_python_declares_counts():
    header = generate.Header((3, 13), "3.13.1")
    text = (
        '# 1 "/usr/include/stdio.h"\nint PyFoo_A(void);\n#define PyFoo_M(x) x\n# 9 "Python.h" 2\nint PyFoo_B(void);\n'
    )
    generate.read_preprocessed(text, lambda path: path == "Python.h", header)
    assert set(header.kinds) == {"PyFoo_B"}


def test_headers_that_users_include_themselves_are_left_out(data):
    names = set(data.functions.kinds)
    assert not names & {"PyMarshal_ReadObjectFromString", "PyMarshal_WriteObjectToString", "PyDateTime_CAPI"}
    assert not any(name.startswith(("PyDate_", "PyDelta_", "PyDateTime_")) for name in names)


# -------------------------------------------------------------------------------------------------- versions


KNOWN = [(3, 9), (3, 10), (3, 11), (3, 12), (3, 13)]


@pytest.mark.parametrize(
    ("versions", "text", "condition"),
    [
        (KNOWN, "3.9-", None),
        (KNOWN[:1], "3.9", "PY_VERSION_HEX < 0x030A0000"),
        (KNOWN[1:], "3.10-", "PY_VERSION_HEX >= 0x030A0000"),
        (KNOWN[1:3], "3.10-3.11", "PY_VERSION_HEX >= 0x030A0000 && PY_VERSION_HEX < 0x030C0000"),
        (KNOWN[:2] + KNOWN[4:], "3.9-3.10,3.13-", "PY_VERSION_HEX < 0x030B0000 || PY_VERSION_HEX >= 0x030D0000"),
    ],
)
def test_versions_become_ranges_and_conditions_and_come_back(versions, text, condition):
    ranges = generate.ranges_of(set(versions), KNOWN)
    assert generate.ranges_text(ranges) == text
    assert generate.condition_of(ranges) == condition
    assert generate.parse_ranges(text, KNOWN) == set(versions)


def header_of(release, **kinds):
    """A header that declares these names."""
    header = generate.Header(tuple(int(n) for n in release.split(".")[:2]), release)
    for name, kind in kinds.items():
        header.add(name, kind)
    return header


def test_merging_keeps_what_this_machine_does_not_have():
    functions = generate.Functions()
    functions.merge(header_of("3.9.2", PyFoo_Old="function", PyFoo_Both="function"))
    functions.merge(header_of("3.10.4", PyFoo_Both="function", PyFoo_New="macro"))
    text = functions.write()
    assert "PyFoo_Old function 3.9\n" in text
    assert "PyFoo_Both function 3.9-\n" in text
    assert "PyFoo_New macro 3.10-\n" in text
    assert "# read: 3.9.2 3.10.4\n" in text
    again = generate.Functions.parse(text)
    again.merge(header_of("3.10.1", PyFoo_Both="function"))  # an older release, which lacks PyFoo_New
    assert again.write() == text
    again.merge(header_of("3.11.0", PyFoo_Both="function"))
    assert "PyFoo_New macro 3.10\n" in again.write()
    assert "PyFoo_Both function 3.9-\n" in again.write()


def test_forgetting_a_version_drops_it_alone():
    functions = generate.Functions()
    functions.merge(header_of("3.9.2", PyFoo_Old="function", PyFoo_Both="function"))
    functions.merge(header_of("3.10.4", PyFoo_Both="function"))
    functions.forget((3, 9))
    assert "PyFoo_Old" not in functions.write()
    assert "PyFoo_Both function 3.10-\n" in functions.write()


# ---------------------------------------------------------------------------------------------- the data files


def test_an_entry_without_a_reason_is_refused():
    with pytest.raises(ValueError, match=r"needs_no_gil.txt:2: PyFoo_\* needs a reason"):
        generate.NeedsNoGil.parse("# a comment\nPyFoo_*\n")


def test_since_limits_an_entry_to_newer_versions():
    entries = generate.NeedsNoGil.parse("PyFoo_A since 3.12 only reads a thread-local\nPyFoo_B* arithmetic\n")
    assert entries.versions("PyFoo_A", KNOWN) == {(3, 12), (3, 13)}
    assert entries.versions("PyFoo_Bar", KNOWN) == set(KNOWN)
    assert entries.versions("PyFoo_C", KNOWN) == set()


def test_a_macro_line_is_read_in_all_its_parts():
    macros = generate.parse_macros(
        "until 3.10 lvalue PyTypeObject *Py_TYPE(object op)\nsince 3.11 PyTypeObject *Py_TYPE(object op)\n"
        "return PyObject *Py_RETURN_NONE\nvoid PyFoo()\n"
    )
    first, second = macros["Py_TYPE"]
    assert (first.until, first.lvalue, first.result) == ((3, 10), True, "PyTypeObject *")
    assert (second.since, second.lvalue, second.parameters) == ((3, 11), False, [("object", "op")])
    assert macros["Py_RETURN_NONE"][0].parameters is None
    assert macros["PyFoo"][0].parameters == []


@pytest.mark.parametrize("line", ["PyFoo(object op", "int PyFoo(object)", "int (object op)"])
def test_a_macro_line_that_is_wrong_is_refused_with_its_number(line):
    with pytest.raises(ValueError, match=r"macros.txt:1: "):
        generate.parse_macros(line)


def test_every_macro_and_function_is_decided(data):
    assert data.problems() == []


def test_a_macro_that_nobody_decided_is_reported(data):
    extra = generate.Data()
    extra.read([header_of("3.13.0", PyFoo_SURPRISE="macro")])
    extra.bodies["PyFoo_SURPRISE"] = {"op"}
    assert any("PyFoo_SURPRISE is a macro that is neither checked nor listed" in line for line in extra.problems())


def declared_by_hand_count():
    """Function names in this Python's headers, found another way: by PyAPI_FUNC in the text of the files."""
    done = subprocess.run(
        [*CC.split(), "-M", "-x", "c", f"-I{PYTHON_INCLUDE}", "-"],
        input="#include <Python.h>\n",
        capture_output=True,
        text=True,
        check=True,
    )
    files = {Path(word) for word in done.stdout.replace("\\\n", " ").split() if word.startswith(PYTHON_INCLUDE)}
    found = set()
    for file in files:
        text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", file.read_text(encoding="utf-8", errors="replace"), flags=re.S)
        found.update(re.findall(r"\bPyAPI_FUNC\s*\([^;{]*?\)\s*(_?Py\w+)\s*\(", text))
    return found


@needs_known_version
def test_every_exported_function_is_checked_or_listed_with_a_reason(data):
    import ctypes

    exported = {name for name in declared_by_hand_count() if hasattr(ctypes.pythonapi, name)}
    assert len(exported) > 800
    checked = set(data.checked_functions()) | set(data.macros) | data.by_hand | set(data.declared_again)
    known = data.functions.known
    undecided = {
        name
        for name in exported
        if name not in checked and not data.needs_no_gil.versions(name, known) and is_declared(name)
    }
    assert undecided == set()


def is_declared(name):
    """Does plain `#include <Python.h>` declare this name (and not only a debug or core build)?"""
    text = f"#include <Python.h>\nvoid *address(void);\nvoid *address(void) {{ return (void *){name}; }}\n"
    return compile_text(LANGUAGES["c"], text)[0] == 0


# ------------------------------------------------------------------------------------------ the command line


@pytest.fixture
def copy(tmp_path):
    """A copy of the data files and the room, and a function that runs generate.py on them."""
    folder = tmp_path / "api_check"
    folder.mkdir()
    for file in (ROOT / "api_check").glob("*.*"):
        if file.suffix in (".txt", ".h"):
            shutil.copy(file, folder)
    room = tmp_path / "api_check.h"
    shutil.copy(generate.ROOM, room)

    def run(*arguments):
        return generate.main(["--data", str(folder), "--room", str(room), "--include", PYTHON_INCLUDE, *arguments])

    run.folder = folder
    run.room = room
    return run


@needs_known_version
def test_the_committed_files_are_up_to_date(capsys):
    status = generate.main(["--check"])
    assert status == 0, capsys.readouterr().out


@needs_known_version
def test_a_machine_with_one_python_writes_the_same_files(copy):
    assert copy() == 0
    assert (copy.folder / "functions.txt").read_bytes() == (ROOT / "api_check" / "functions.txt").read_bytes()
    assert copy.room.read_bytes() == generate.ROOM.read_bytes()


@needs_known_version
def test_check_notices_a_line_missing_from_the_room(copy, capsys):
    text = copy.room.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("#define PyList_New("))
    copy.room.write_text(text.replace(line + "\n", ""), encoding="utf-8")
    assert copy("--check") == 1
    shown = capsys.readouterr().out
    assert "api_check.h is out of date: run api_check/generate.py" in shown
    assert "+" + line in shown
    assert copy.room.read_text(encoding="utf-8") != text  # --check writes nothing
    assert copy() == 0
    assert copy("--check") == 0


@needs_known_version
def test_check_notices_a_function_missing_from_the_data(copy, capsys):
    path = copy.folder / "functions.txt"
    path.write_text(re.sub(r"^PyList_Append .*\n", "", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    status = copy("--check")
    shown = capsys.readouterr().out
    if "is newer than what functions.txt was written from" in shown:
        pytest.skip("this Python is newer than the data, which is then not compared")
    assert status == 1
    assert "functions.txt is out of date" in shown
    assert "PyList_Append" in shown


@needs_known_version
def test_check_notices_a_new_reason_why_a_call_needs_no_gil(copy, capsys):
    with (copy.folder / "needs_no_gil.txt").open("a", encoding="utf-8") as file:
        file.write("PyList_New a reason\n")
    assert copy("--check") == 1
    assert "-#define PyList_New(" in capsys.readouterr().out


def test_check_names_an_entry_that_matches_nothing(copy, capsys):
    with (copy.folder / "needs_no_gil.txt").open("a", encoding="utf-8") as file:
        file.write("PyLisst_New a reason\n")
    assert copy("--check") == 1
    assert "PyLisst_New matches no name" in capsys.readouterr().err


def test_a_folder_without_headers_is_refused_with_what_to_do(tmp_path, capsys):
    assert generate.main(["--check", "--include", str(tmp_path)]) == 2
    assert "has no Python.h and patchlevel.h" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------- compile errors


def calls_of(data):
    """(statement, name in the error) of every checked name of this Python, with as many arguments as it takes."""
    arguments = {
        "PyTuple_GET_ITEM": "op, 0",
        "PyList_GET_ITEM": "op, 0",
        "PyTuple_SET_ITEM": "op, 0, op",
        "PyList_SET_ITEM": "op, 0, op",
        "Py_CLEAR": "op",
        "Py_SETREF": "op, op",
        "Py_XSETREF": "op, op",
        "Py_VISIT": "op",
        "Py_RETURN_RICHCOMPARE": "1, 2, 3",
        "PyMem_New": "int, 2",
        "PyMem_Resize": "p, int, 2",
        "PyObject_New": "PyObject, t",
        "PyObject_NewVar": "PyObject, t, 2",
        "PyObject_GC_New": "PyObject, t",
        "PyObject_GC_NewVar": "PyObject, t, 2",
        "PyObject_GC_Resize": "PyObject, op, 2",
        "PyErr_BadInternalCall": "",
        "PyHeapType_GET_MEMBERS": "op",
        "Py_BEGIN_CRITICAL_SECTION": "op",
        "Py_BEGIN_CRITICAL_SECTION2": "op, op",
        "Py_BEGIN_CRITICAL_SECTION_MUTEX": "m",
        "Py_BEGIN_CRITICAL_SECTION2_MUTEX": "m, m",
    }
    assert set(arguments) == data.by_hand
    free_threaded = sysconfig.get_config_var("Py_GIL_DISABLED")
    here = {name for name, kinds in data.functions.kinds.items() if any(VERSION in v for v in kinds.values())}
    for name in sorted(data.by_hand & here):
        opens = name.startswith("Py_BEGIN")
        if not (opens and free_threaded):
            yield f"{name}({arguments[name]});{' }' if opens else ''}", name
    for name in sorted(set(data.macros) & here):
        kinds = {kind for kind, versions in data.functions.kinds[name].items() if VERSION in versions}
        words = data.macros[name][0].parameters
        listed = "" if words is None else f"({', '.join(['0'] * len(words))})"
        if kinds & {"macro", "alias"} or words is None:
            yield f"{name}{listed};", name
    for name, versions in data.checked_functions().items():
        if VERSION in versions and name not in data.macros:
            kinds = {kind for kind, found in data.functions.kinds[name].items() if VERSION in found}
            if kinds == {"function"}:
                public = re.fullmatch(r"_(Py\w+)_SizeT", name)
                shown = public.group(1) if public and public.group(1) in here else name
                yield f"{name}();", shown


def all_calls(data, before, after):
    """A source that makes every call, one a line, and the (line, name) of each."""
    head = [
        "#include <nogil.h>",
        "PyObject *all(PyObject *op, PyTypeObject *t, int *p, visitproc visit, void *arg);",
        "PyObject *all(PyObject *op, PyTypeObject *t, int *p, visitproc visit, void *arg) {",
        before,
    ]
    expected = Counter()
    lines = list(head)
    for statement, name in calls_of(data):
        lines.append(statement)
        expected[len(lines), name] = 1
    return "\n".join([*lines, after, "return op; }", ""]), expected


@needs_known_version
def test_every_name_is_an_error_in_a_nogil_block(compiler, data):
    text, expected = all_calls(data, "NOGIL_BEGIN", "NOGIL_END")
    assert len(expected) > 1000
    assert refused(compile_text(compiler, text)[1]) == expected


@needs_known_version
def test_no_name_is_an_error_where_the_gil_is_held(compiler, data):
    text, _ = all_calls(data, "NOGIL_BEGIN WITH_GIL_BEGIN", "WITH_GIL_END NOGIL_END")
    assert "without gil" not in compile_text(compiler, text)[1]


@needs_known_version
def test_no_name_is_an_error_in_a_plain_function(compiler, data):
    text, _ = all_calls(data, "", "")
    assert "without gil" not in compile_text(compiler, text)[1]


USED_OFTEN = {
    "Py_INCREF(op);": "Py_INCREF",
    "Py_DECREF(op);": "Py_DECREF",
    "Py_XDECREF(op);": "Py_XDECREF",
    "Py_CLEAR(op);": "Py_CLEAR",
    "Py_SETREF(op, NULL);": "Py_SETREF",
    "PyTuple_SET_ITEM(op, 0, op);": "PyTuple_SET_ITEM",
    "if (PyList_Check(op)) n = 1;": "PyList_Check",
    "n = (int)PyTuple_GET_SIZE(op);": "PyTuple_GET_SIZE",
    "op = PyTuple_GET_ITEM(op, 1);": "PyTuple_GET_ITEM",
    "n = Py_TYPE(op) != NULL;": "Py_TYPE",
    "Py_RETURN_NONE;": "Py_RETURN_NONE",
    "Py_RETURN_TRUE;": "Py_RETURN_TRUE",
    "Py_RETURN_NOTIMPLEMENTED;": "Py_RETURN_NOTIMPLEMENTED",
    "Py_RETURN_RICHCOMPARE(1, 2, n);": "Py_RETURN_RICHCOMPARE",
    'op = Py_BuildValue("i", 1);': "Py_BuildValue",
    'n = PyArg_ParseTuple(op, "i", &n);': "PyArg_ParseTuple",
    'n = PyArg_Parse(op, "i", &n);': "PyArg_Parse",
    'op = PyObject_CallFunction(op, "i", 1);': "PyObject_CallFunction",
    'op = PyObject_CallMethod(op, "x", NULL);': "PyObject_CallMethod",
    'PyErr_SetString(PyExc_ValueError, "x");': "PyErr_SetString",
    'PyErr_Format(PyExc_ValueError, "%d", n);': "PyErr_Format",
    "n = PyErr_Occurred() != NULL;": "PyErr_Occurred",
    "n = PyErr_CheckSignals();": "PyErr_CheckSignals",
    "p = PyMem_New(int, 3);": "PyMem_New",
    "p = (int *)PyMem_Malloc(3);": "PyMem_Malloc",
    "op = PyObject_New(PyObject, Py_TYPE((PyObject *)NULL));": "PyObject_New",
    "op = (PyObject *)PyThreadState_Get();": "PyThreadState_Get",
    'n = PyRun_SimpleString("1");': "PyRun_SimpleString",
    "n = PyThread_get_stacksize() > 0;": "PyThread_get_stacksize",
}


@pytest.mark.parametrize(("opening", "closing"), [("NOGIL_BEGIN", "NOGIL_END"), ("", "")], ids=["nogil", "maybe"])
def test_the_error_names_what_the_user_wrote(compiler, opening, closing):
    lines = [
        "#include <nogil.h>",
        f"NOGIL_FUNCTION(PyObject *, f, except(NULL), (PyObject *, op)) {{ int n, *p; {opening}",
    ]
    lines += USED_OFTEN
    lines += [f"{closing} (void)n; (void)p; return op; }}", ""]
    found = refused(compile_text(compiler, "\n".join(lines))[1])
    missing = {name for number, name in enumerate(USED_OFTEN.values(), 3) if found[number, name] != 1}
    assert missing == set()


def test_the_same_lines_compile_where_the_gil_is_held(compiler):
    body = "\n".join(USED_OFTEN)
    text = (
        "#include <nogil.h>\nWITH_GIL_FUNCTION(PyObject *, f, except(NULL), (PyObject *, op)) { int n = 0, *p = NULL;"
        f" if (op) {{\n{body}\n}} (void)n; (void)p; return op; }}\n"
        "PyObject *g(PyObject *op);\nPyObject *g(PyObject *op) { int n = 0, *p = NULL;"
        f" if (op) {{\n{body}\n}} (void)p; return op; }}\n"
    )
    status, words = compile_text(compiler, text)
    assert (status, words) == (0, "")


NEEDS_NO_GIL = [
    "p = PyMem_RawMalloc(3); PyMem_RawFree(p);",
    "PyGILState_Release(PyGILState_Ensure());",
    "PyEval_RestoreThread(PyEval_SaveThread());",
    "Py_BEGIN_ALLOW_THREADS Py_END_ALLOW_THREADS",
    "n = Py_IsInitialized();",
    "n = Py_AddPendingCall(NULL, NULL);",
    "PyErr_SetInterrupt();",
    "n = (int)PyThread_get_thread_ident();",
    "n = PyThread_acquire_lock((PyThread_type_lock)p, 1);",
    "n = Py_MIN(n, 3) + Py_CHARMASK(n) + Py_ISDIGIT('3');",
    "n = Py_UNICODE_ISALPHA(0x41);",
    "n = (int)PyUnicode_READ(1, p, 0);",
    "n = o == Py_None;",
    'PyOS_snprintf((char *)p, 3, "x");',
    "slots[0] = (void *)PyList_New;",
]


def test_what_needs_no_gil_compiles_without_it(compiler):
    body = "\n".join(NEEDS_NO_GIL)
    text = (
        "#include <nogil.h>\nint f(void *p, PyObject *o, void **slots);\nint f(void *p, PyObject *o, void **slots) {"
        f"int n = 0; NOGIL_BEGIN\n{body}\nNOGIL_END return n; }}\n"
        "NOGIL_FUNCTION(int, g, except(-1), (void *, p, PyObject *, o, void **, slots)) {"
        f"int n = 0;\n{body}\n return n; }}\n"
    )
    status, words = compile_text(compiler, text)
    assert (status, words) == (0, "")


def test_one_mistake_is_one_error(compiler):
    text = "#include <nogil.h>\nvoid f(void);\nvoid f(void) { NOGIL_BEGIN\nPyMem_New(int, 2);\nNOGIL_END }\n"
    words = compile_text(compiler, text)[1]
    assert len(re.findall(r"\berror:", words)) == 1


@pytest.mark.parametrize("definition", ["-DNOGIL_NO_API_CHECKS", "-DCYTHON_HEX_VERSION=0x030000F0", "-DCYTHON_ABI=x"])
def test_the_check_can_be_off(compiler, definition):
    text = "#include <nogil.h>\nvoid f(void);\nvoid f(void) { NOGIL_BEGIN PyErr_Clear(); NOGIL_END }\n"
    assert "without gil: PyErr_Clear" in compile_text(compiler, text)[1]
    assert compile_text(compiler, text, definition) == (0, "")


def test_a_shim_for_older_pythons_may_come_later(compiler):
    shim = """
        #include <nogil.h>
        /* as pythoncapi_compat.h does it */
        #if PY_VERSION_HEX < 0x030A00A3
        static inline PyObject *Py_NewRef(PyObject *o) { Py_INCREF(o); return o; }
        #endif
        #if PY_VERSION_HEX < 0x030D00A1
        static inline int PyList_Extend(PyObject *l, PyObject *i) { return PyList_SetSlice(l, PY_SSIZE_T_MAX, 0, i); }
        static inline int PyDict_ContainsString(PyObject *d, const char *k) {
            return PyDict_GetItemString(d, k) != NULL;
        }
        #endif
        #if PY_VERSION_HEX < 0x030F0000
        static inline PyObject *PySys_GetAttrString(const char *name) { return Py_NewRef(PySys_GetObject(name)); }
        #endif
        #if PY_VERSION_HEX < 0x030E00A4
        PyAPI_FUNC(FILE *) _Py_fopen_obj(PyObject *path, const char *mode);
        #endif
        int f(PyObject *l);
        int f(PyObject *l) { Py_DECREF(Py_NewRef(l)); return PyList_Extend(l, l) + PyDict_ContainsString(l, "x"); }
    """
    assert compile_text(compiler, shim) == (0, "")


def test_cpythons_other_headers_may_come_later(compiler):
    text = """
        #include <nogil.h>
        #include <structmember.h>
        #include <datetime.h>
        #include <frameobject.h>
        #include <marshal.h>
        #include <pythread.h>
        PyObject *f(PyObject *o);
        PyObject *f(PyObject *o) { PyDateTime_IMPORT; return PyDate_Check(o) ? PyDate_FromDate(2000, 1, 1) : NULL; }
    """
    assert compile_text(compiler, text) == (0, "")


@pytest.mark.parametrize("level", ["0x03090000", "0x030B0000", "0x030D0000"])
def test_the_limited_api_compiles(compiler, level):
    text = """
        #include <nogil.h>
        PyObject *f(PyObject *o);
        PyObject *f(PyObject *o) {
            Py_INCREF(o);
            Py_XDECREF(o);
            if (PyList_Check(o) && !PyTuple_CheckExact(o)) Py_RETURN_TRUE;
            Py_CLEAR(o);
            Py_RETURN_NONE;
        }
        #ifdef BAD
        void g(PyObject *o);
        void g(PyObject *o) { NOGIL_BEGIN Py_INCREF(o); PyErr_Clear(); NOGIL_END }
        #endif
    """
    options = (f"-DPy_LIMITED_API={level}", "-DNOGIL_LINK_RUNTIME")
    assert compile_text(compiler, text, *options) == (0, "")
    words = compile_text(compiler, text, *options, "-DBAD")[1]
    assert {name for _, name in refused(words)} == {"Py_INCREF", "PyErr_Clear"}


# ----------------------------------------------------------------------------------------- the same behaviour


def examples():
    """Objects of as many kinds as the macros ask about."""
    cell = (lambda x: lambda: x)(1).__closure__[0]
    return [
        *(1, True, 1.0, 1j, "x", b"x", bytearray(b"x"), [], (), {}, set(), frozenset(), {}.keys(), {}.items()),
        *({}.values(), len, iter([]), iter(len, 1), type, object(), ValueError, ValueError(), range(3), slice(1)),
        *(memoryview(b""), examples, (i for i in ()), sys, cell, examples.__code__, weakref.ref(Path), OrderedDict()),
        *([].append, weakref.proxy(Path)),
    ]


def build(command, source, target, *options):
    """Build an extension module."""
    includes = [f"-I{ROOT / 'include'}", "-isystem", PYTHON_INCLUDE]
    done = subprocess.run(
        [*command, "-shared", "-fPIC", *includes, *options, str(source), "-o", str(target)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def load(path, name):
    """Import an extension module from its file."""
    found = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_checked_macros_do_what_cpythons_do(compiler, level, tmp_path):
    language = "cc" if "c++" in compiler else "c"
    outcomes = []
    for switch in ("on", "off"):
        name = f"macros_{language}_{level[1:]}_{switch}"
        options = [level, "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]
        options += [f'-DNOGIL_TEST_NAME="{name}"', f"-DNOGIL_TEST_MODULE={name}"]
        options += ["-DNOGIL_NO_API_CHECKS", "-w"] if switch == "off" else []
        path = tmp_path / (name + sysconfig.get_config_var("EXT_SUFFIX"))
        build(compiler, HERE / "macros.c", path, *options)
        module = load(path, name)
        assert module.nothing(True) is True
        assert module.nothing(False) is False
        assert module.nothing(None) is None
        assert str(module.nothing(1.0)) == "nan"
        outcomes.append(module.run(examples()))
    on, off = outcomes
    assert len(on) > 100
    assert on == off


def functions_in(assembly):
    """name -> list of (instruction, operands), of the functions whose names begin with cost_."""
    found = {}
    current = None
    for line in assembly.splitlines():
        label = re.match(r"_?(cost_\w+):", line)
        if label:
            current = found.setdefault(label.group(1), [])
        elif re.match(r"\s*\.size\s", line):
            current = None
        else:
            instruction = re.match(r"\t([a-z]\w*)\s*(.*)", line)
            if current is not None and instruction:
                current.append((instruction.group(1), instruction.group(2)))
    return found


@pytest.mark.parametrize("level", ["-O1", "-O2", "-O3"])
def test_no_instruction_is_added(compiler, level, tmp_path):
    codes = []
    for switch in ("-UNOGIL_NO_API_CHECKS", "-DNOGIL_NO_API_CHECKS"):
        path = tmp_path / "cost.s"
        options = [level, switch, "-S", "-DNDEBUG", "-DNOGIL_LINK_RUNTIME", "-fno-asynchronous-unwind-tables"]
        build([word for word in compiler if word != "-shared"], HERE / "cost.c", path, *options)
        codes.append(functions_in(path.read_text(encoding="utf-8")))
    on, off = codes
    assert set(on) == set(off)
    assert len(on) == 10

    def calls(code):
        return sorted(operands for instruction, operands in code if instruction in ("call", "callq", "bl", "blr"))

    for name in on:
        assert len(on[name]) <= len(off[name]), name
        assert calls(on[name]) == calls(off[name]), name
