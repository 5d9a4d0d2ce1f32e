#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Write include/nogil/api_check.h, which makes a call of the Python API without the GIL a compile error.

    python api_check/generate.py                 # read every CPython found here, rewrite functions.txt and the room
    python api_check/generate.py --check         # exit 1 and show what differs if one of the two is out of date
    python api_check/generate.py --include DIR   # read these headers (DIR holds Python.h) instead
    python api_check/generate.py --forget 3.15   # drop what is known of a version, then read it again

What goes in:

    functions.txt      every name that plain `#include <Python.h>` declares, and in which versions: written here
    needs_no_gil.txt   which of them may be called without the GIL, and why: written by people; nogil-check reads it too
    macros.txt         the signatures of macros, which have none of their own: written by people
    by_hand.h          macros that take a type, a variable or a whole statement: written by people
    declared_again.txt functions that must not become macros, because other headers declare them again

Rule: what is known is never forgotten. functions.txt remembers the versions that this machine does not have, so a
machine with fewer Pythons writes the same files. A name is known for a version if any header of that version had it.

Headers are read as the compiler sees them: `cc -E -dD` on `#include <Python.h>`, once for each way of compiling an
extension (plain, limited API, free-threaded, debug). A name that another header declares (structmember.h, datetime.h,
frameobject.h, marshal.h) never becomes a macro, since the header's own declaration would break if it came later.
"""

import argparse
import difflib
import fnmatch
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOM = HERE.parent / "include" / "nogil" / "api_check.h"
OLDEST = (3, 9)
WIDTH = 120

# ---------------------------------------------------------------------------------------------------- versions


def parse_version(text):
    """Make (3, 13) of "3.13"; a version has two numbers here."""
    match = re.fullmatch(r"(\d+)\.(\d+)", text)
    if not match:
        raise ValueError(f"{text!r} is not a Python version: write it like 3.13")
    return int(match.group(1)), int(match.group(2))


def version_text(version):
    """Make "3.13" of (3, 13)."""
    return f"{version[0]}.{version[1]}"


def version_hex(version):
    """Make the PY_VERSION_HEX at which a version starts."""
    return f"0x{version[0]:02X}{version[1]:02X}0000"


def ranges_of(versions, known):
    """Group versions into [first, last] ranges; last is None where it is the newest known one, so still open."""
    found = []
    for index, version in enumerate(known):
        if version not in versions:
            continue
        if found and known[index - 1] in versions:
            found[-1][1] = version
        else:
            found.append([version, version])
    return [[first, None if last == known[-1] else last] for first, last in found]


def ranges_text(ranges):
    """Write ranges as functions.txt has them: 3.9-3.11,3.13- (an open end is in every later version too)."""
    words = []
    for first, last in ranges:
        if last is None:
            words.append(f"{version_text(first)}-")
        elif first == last:
            words.append(version_text(first))
        else:
            words.append(f"{version_text(first)}-{version_text(last)}")
    return ",".join(words)


def parse_ranges(text, known):
    """Read what ranges_text wrote, as a set of the known versions."""
    versions = set()
    for word in text.split(","):
        first, dash, last = word.partition("-")
        low = parse_version(first)
        high = parse_version(last) if last else (known[-1] if dash else low)
        versions.update(version for version in known if low <= version <= high)
    return versions


def condition_of(ranges):
    """Write ranges as a preprocessor condition, or None if they hold in every supported version."""
    words = []
    for first, last in ranges:
        low = f"PY_VERSION_HEX >= {version_hex(first)}" if first > OLDEST else ""
        high = f"PY_VERSION_HEX < {version_hex((last[0], last[1] + 1))}" if last else ""
        both = " && ".join(word for word in (low, high) if word)
        if not both:
            return None
        words.append(f"({both})" if len(ranges) > 1 and low and high else both)
    return " || ".join(words)


# ---------------------------------------------------------------------------------------- what a header declares


class Header:
    """What one Python's headers declare: functions, macros of each kind, and what the macros expand to."""

    def __init__(self, version, release):
        self.version = version  # (3, 13)
        self.release = release  # "3.13.2"
        self.kinds = {}  # name -> set of "function", "macro" (with parentheses), "alias" (without)
        self.bodies = {}  # macro name -> set of identifiers that its expansions contain

    def add(self, name, kind):
        """Note that a name is declared as this kind."""
        self.kinds.setdefault(name, set()).add(kind)


def join_continued(text):
    """Join lines that end in a backslash."""
    return re.sub(r"\\\r?\n", " ", text)


def blank_literals(text):
    """Replace strings and character constants by empty ones, so that braces in them do not count."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', '""', text)


def drop_bracketed(text, opening):
    """Remove each `opening` word and the balanced parentheses that follow it: attributes and assembler names."""
    pattern = re.compile(rf"\b(?:{opening})\b\s*")
    while True:
        match = pattern.search(text)
        if not match:
            return text
        end = match.end()
        if end < len(text) and text[end] == "(":
            depth = 0
            while end < len(text):
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
                if depth == 0:
                    break
        text = text[: match.start()] + " " + text[end:]


def split_declarations(text):
    """Yield the text of each declaration at file scope, without the bodies of functions and structs."""
    depth = 0
    current = []
    for piece in re.split(r"([{};])", text):
        if piece == "{":
            # extern "C" { ... } holds declarations of its own
            if depth == 0 and re.fullmatch(r'\s*extern\s*""\s*', "".join(current)):
                current = []
                continue
            depth += 1
            if depth == 1:
                current.append(" {} ")
        elif piece == "}":
            if depth == 0:
                continue
            depth -= 1
            if depth == 0 and re.search(r"\)\s*\{\}\s*$", "".join(current)):
                yield "".join(current)
                current = []
        elif piece == ";":
            if depth == 0:
                yield "".join(current)
                current = []
        elif depth == 0:
            current.append(piece)


NOT_A_FUNCTION = {"if", "while", "for", "switch", "return", "sizeof", "defined", "_Static_assert", "static_assert"}


def function_name(declaration):
    """Return the name of the function that this declaration declares or defines, or None."""
    text = drop_bracketed(declaration, r"__attribute__|__attribute|__asm__|asm|__declspec|_Alignas|alignas|__typeof__")
    text = re.sub(r"\b(__extension__|__restrict|_Noreturn|\[\[noreturn\]\])\b", " ", text).strip()
    if text.startswith("typedef") or "(" not in text:
        return None
    before = text[: text.index("(")]
    if "=" in before or "{" in before:
        return None
    match = re.search(r"([A-Za-z_]\w*)\s*$", before)
    if not match or match.group(1) in NOT_A_FUNCTION:
        return None
    # `int (*name)(...)` has no word right before its first parenthesis but the type; a function has a type too
    words = re.findall(r"[A-Za-z_]\w*|\*", before)
    if len(words) < 2:
        return None
    if re.match(r"\(\s*\*", text[text.index("(") :]):
        return None
    return match.group(1)


def is_api_name(name):
    """Only names in CPython's own name space become macros."""
    return re.match(r"_?Py", name) is not None


def read_preprocessed(text, is_ours, header):
    """Add what preprocessed text declares to a Header; is_ours(path) says whether a file is one of Python's."""
    ours = False
    code = []
    macros = {}
    for line in text.splitlines():
        if line.startswith("#"):
            marker = re.match(r'#\s*(?:line\s+)?\d+\s+"((?:\\.|[^"\\])*)"', line)
            if marker:
                ours = is_ours(marker.group(1))
                continue
            define = re.match(r"#\s*define\s+([A-Za-z_]\w*)(\([^)]*\))?\s*(.*)", line)
            if define and ours:
                macros[define.group(1)] = (define.group(2), define.group(3))
                continue
            undef = re.match(r"#\s*undef\s+([A-Za-z_]\w*)", line)
            if undef:
                macros.pop(undef.group(1), None)
            continue
        if ours:
            code.append(line)
    for declaration in split_declarations(blank_literals("\n".join(code))):
        name = function_name(declaration)
        if name and is_api_name(name):
            header.add(name, "function")
    for name, (parameters, body) in macros.items():
        words = set(re.findall(r"[A-Za-z_]\w*", blank_literals(body)))
        header.bodies.setdefault(name, set()).update(words)
        if not is_api_name(name):
            continue
        if parameters is not None:
            header.add(name, "macro")
        elif re.fullmatch(r"\(?\s*_?Py\w*\s*\)?", body):
            header.add(name, "alias")
        elif re.search(r"\breturn\b|;", body):
            header.add(name, "statement")


def ways_to_compile(version):
    """The sets of definitions under which extensions are compiled, and under which headers differ."""
    ways = [
        [],
        ["-DPY_SSIZE_T_CLEAN"],
        ["-DPY_SSIZE_T_CLEAN", f"-DPy_LIMITED_API={version_hex(OLDEST)}"],
        ["-DPY_SSIZE_T_CLEAN", f"-DPy_LIMITED_API={version_hex(version)}"],
        ["-DPY_SSIZE_T_CLEAN", "-DPy_DEBUG"],
    ]
    if version >= (3, 13):
        ways.append(["-DPY_SSIZE_T_CLEAN", "-DPy_GIL_DISABLED=1"])
    if version >= (3, 15):
        ways.append(["-DPY_SSIZE_T_CLEAN", "-DPy_GIL_DISABLED=1", f"-DPy_LIMITED_API={version_hex(version)}"])
    return ways


def release_of(folder):
    """The release whose headers are in this folder, as "3.13.2", read from patchlevel.h; None if there is none."""
    try:
        text = (Path(folder) / "patchlevel.h").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    numbers = [re.search(rf"#define\s+PY_{part}_VERSION\s+(\d+)", text) for part in ("MAJOR", "MINOR", "MICRO")]
    return ".".join(number.group(1) for number in numbers) if all(numbers) else None


def read_header(folder, compiler):
    """Read the headers in one include folder. Raises RuntimeError, with what to do, if they cannot be compiled."""
    folder = Path(folder).resolve()
    release = release_of(folder)
    if release is None or not (folder / "Python.h").is_file():
        raise RuntimeError(
            f"{folder} has no Python.h and patchlevel.h: name the folder that `python3-config --includes` prints"
        )
    version = tuple(int(number) for number in release.split(".")[:2])
    header = Header(version, release)
    root = str(folder) + os.sep

    def is_ours(path):
        return os.path.realpath(path).startswith(root)

    for way in ways_to_compile(version):
        command = [*compiler, "-E", "-dD", "-x", "c", "-std=gnu11", *way, f"-I{folder}", f"-I{folder.parent}", "-"]
        done = subprocess.run(command, input="#include <Python.h>\n", capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")
        read_preprocessed(join_continued(done.stdout), is_ours, header)
    return header


def find_headers():
    """Include folders of every supported CPython here: the running one's, pyenv's, /usr/include's."""
    folders = [Path(sysconfig.get_path("include")), Path(sysconfig.get_path("platinclude"))]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders += sorted(pyenv.glob("versions/*/include/python3.*"))
    folders += sorted(Path("/usr/include").glob("python3.*"))
    found = {}
    for folder in folders:
        release = release_of(folder)
        if release is None or not (folder / "Python.h").is_file():
            continue
        if tuple(int(number) for number in release.split(".")[:2]) >= OLDEST:
            found.setdefault(folder.resolve(), None)
    return list(found)


# ------------------------------------------------------------------------------------------------ functions.txt


FUNCTIONS_HEAD = """\
# SPDX-License-Identifier: 0BSD
# functions.txt: what `#include <Python.h>` declares, and in which versions. Written by generate.py; do not edit.
#
#     name kind versions
#
# kind is function (declared, or static inline), macro (with parentheses), alias (a macro that is just another name) or
# statement (a macro without parentheses that is one). A name may be several, also in one version: which one
# then depends on how the extension is compiled. 3.9-3.11 is a range; 3.13- has no end yet. Which of these need the GIL:
# all but those in needs_no_gil.txt.
"""


class Functions:
    """The memory of all headers read so far: functions.txt."""

    def __init__(self):
        self.releases = {}  # (3, 13) -> "3.13.2", the newest one read of that version
        self.kinds = {}  # name -> kind -> set of versions

    @property
    def known(self):
        """All versions known, oldest first."""
        return sorted(self.releases)

    @classmethod
    def parse(cls, text):
        """Read functions.txt."""
        self = cls()
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("# read: "):
                for release in line[len("# read: ") :].split():
                    self.releases[parse_version(".".join(release.split(".")[:2]))] = release
            if not line.strip() or line.startswith("#"):
                continue
            words = line.split()
            if len(words) != 3:
                raise ValueError(f"functions.txt:{number}: a line is `name kind versions`, not {line!r}")
            name, kind, ranges = words
            self.kinds.setdefault(name, {})[kind] = parse_ranges(ranges, self.known)
        return self

    def forget(self, version):
        """Drop what is known of one version."""
        self.releases.pop(version, None)
        for kinds in self.kinds.values():
            for versions in kinds.values():
                versions.discard(version)

    def merge(self, header):
        """Add what one header declares. Nothing is removed. Other versions keep what they have."""
        newest = self.releases.get(header.version, "0.0.-1")
        if [int(n) for n in header.release.split(".")] > [int(n) for n in newest.split(".")]:
            self.releases[header.version] = header.release
        for name, kinds in header.kinds.items():
            for kind in kinds:
                self.kinds.setdefault(name, {}).setdefault(kind, set()).add(header.version)

    def write(self):
        """Write functions.txt."""
        releases = [self.releases[version] for version in self.known]
        lines = [FUNCTIONS_HEAD + "#\n# read: " + " ".join(releases)]
        for name in sorted(self.kinds):
            for kind in sorted(self.kinds[name]):
                versions = self.kinds[name][kind]
                if versions:
                    lines.append(f"{name} {kind} {ranges_text(ranges_of(versions, self.known))}")
        return "\n".join(lines) + "\n"


# ------------------------------------------------------------------------------------------ needs_no_gil.txt


class NeedsNoGil:
    """The calls that may be made without the GIL: needs_no_gil.txt."""

    def __init__(self):
        self.entries = []  # (pattern, first version or None, reason)

    @classmethod
    def parse(cls, text):
        """Read needs_no_gil.txt: `pattern [since X.Y] reason`."""
        self = cls()
        for number, line in enumerate(text.splitlines(), 1):
            line = line.partition(" #")[0].strip() if line.lstrip().startswith("#") else line.strip()
            if not line or line.startswith("#"):
                continue
            pattern, _, rest = line.partition(" ")
            since = None
            match = re.match(r"since (\d+\.\d+)\s+(.*)", rest.strip())
            if match:
                since, rest = parse_version(match.group(1)), match.group(2)
            if not rest.strip():
                raise ValueError(
                    f"needs_no_gil.txt:{number}: {pattern} needs a reason: write why it may be called without the GIL"
                )
            self.entries.append((pattern, since, rest.strip()))
        return self

    def versions(self, name, known):
        """The versions in which a name may be called without the GIL."""
        found = set()
        for pattern, since, _ in self.entries:
            if fnmatch.fnmatchcase(name, pattern):
                found.update(version for version in known if since is None or version >= since)
        return found

    def unused(self, names):
        """Patterns that match none of these names: misspelt, or of no version known."""
        return [pattern for pattern, _, _ in self.entries if not any(fnmatch.fnmatchcase(n, pattern) for n in names)]


# ------------------------------------------------------------------------------------------------- macros.txt


def parse_declared_again(text):
    """Read declared_again.txt: name -> the header that declares it again."""
    lines = [line.split(None, 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {words[0]: words[1] if len(words) > 1 else "" for words in lines}


class Macro:
    """The signature of a macro, for some versions."""

    def __init__(self, name, result, parameters, words):
        self.name = name
        self.result = result  # "PyObject *"
        self.parameters = parameters  # [("object", "op"), ("Py_ssize_t", "i")]
        self.since = words.get("since")
        self.until = words.get("until")
        self.lvalue = words.get("lvalue", False)
        self.deprecated = words.get("deprecated", False)
        self.unlimited = words.get("unlimited", False)

    def condition(self):
        """The versions that this signature is for, as a preprocessor condition or None."""
        low = self.since or OLDEST
        return condition_of([[low, self.until]])


def parse_macros(text):
    """Read macros.txt: `[words] result name(parameters)`, see its head."""
    found = {}
    # a continued line leaves blank ones behind, so that the numbers stay those of the file
    text = re.sub(r"\\\n(.*)", r" \1\n", text)
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        words = {}
        while True:
            match = re.match(r"(since|until) (\d+\.\d+)\s+|(lvalue|deprecated|unlimited)\s+", line)
            if not match:
                break
            if match.group(1):
                words[match.group(1)] = parse_version(match.group(2))
            else:
                words[match.group(3)] = True
            line = line[match.end() :]
        match = re.fullmatch(r"(.*?)\s*\b(_?Py\w+)(\((.*)\))?", line)
        if not match:
            raise ValueError(f"macros.txt:{number}: a line is `result name(type parameter, ...)`, not {line!r}")
        parameters = None
        if match.group(3):
            parameters = []
            for word in filter(None, (part.strip() for part in match.group(4).split(","))):
                typed = re.fullmatch(r"(.*?)\s*([A-Za-z_]\w*)", word)
                if not typed or not typed.group(1):
                    raise ValueError(f"macros.txt:{number}: a parameter is `type name`, not {word!r}")
                parameters.append((typed.group(1), typed.group(2)))
        macro = Macro(match.group(2), match.group(1), parameters, words)
        found.setdefault(macro.name, []).append(macro)
    return found


# Types that a macro casts its argument to, as CPython's own macro does: what the function takes, and the cast.
CASTS = {
    "object": ("PyObject *", "_PyObject_CAST({})"),
    "varobject": ("PyVarObject *", "_PyVarObject_CAST({})"),
    "index": ("Py_ssize_t ", "NOGIL_PRIV_API_INDEX({})"),
}


def joined(c_type, name):
    """A declaration: `PyObject *` joins a name directly, `int` needs a space."""
    return c_type + name if c_type.endswith(("*", " ")) else f"{c_type} {name}"


def fold(left, right):
    """Put a macro on one line, or its body on lines of its own with the backslashes in the last column."""
    if len(left) + 1 + len(right) <= WIDTH:
        return f"{left} {right}"
    lines = [left, "    " + right]
    if len(lines[1]) > WIDTH:
        check, _, call = right.partition("), ")
        lines = [left, f"    {check}),", "     " + call]
    return "\n".join([line.ljust(WIDTH - 1) + "\\" for line in lines[:-1]] + lines[-1:])


def plain_define(name, shown=None):
    """The macro of a function: the check, then the function itself, which is not expanded again."""
    return fold(f"#define {name}(...)", f'(NOGIL_PRIV_NEEDS_GIL("{shown or name}"), {name}(__VA_ARGS__))')


class Capture:
    """An inlined function that holds an original macro, and the checked macro that calls it."""

    def __init__(self, macro):
        name = macro.name
        inner = f"nogil_priv_api_{name}"
        declared, casts, names = [], [], []
        for c_type, parameter in macro.parameters or []:
            base, cast = CASTS.get(c_type, (c_type, "{}"))
            declared.append(joined(base, parameter))
            casts.append(cast.format(parameter))
            names.append(parameter)
        arguments = f"({', '.join(names)})" if macro.parameters is not None else ""
        is_return = macro.result.startswith("return ")
        is_bits = macro.result == "bits"
        result = macro.result[len("return ") :] if is_return else macro.result
        body = [f"return {name}{arguments};"]
        if macro.lvalue:
            body = [f"return &{name}{arguments};"]
        elif is_bits:
            result = "nogil_priv_api_bits"
            body = [f"{result} result;", f"result.bits = {name}{arguments} & 0xFFu;", "return result;"]
        elif is_return or result == "void":
            body = [f"{name}{arguments};"]
        head = joined(result + ("*" if macro.lvalue else ""), inner)
        inline = "NOGIL_PRIV_INLINE" + (" __attribute__((__deprecated__))" if macro.deprecated else "")
        self.function = textwrap.wrap(
            f"{inline} {head}({', '.join(declared) or 'void'})", WIDTH, subsequent_indent="    ", break_long_words=False
        )
        self.function.append("{")
        self.function += [f"    {line}" for line in body] + ["}"]
        call = f'(NOGIL_PRIV_NEEDS_GIL("{name}"), {inner}({", ".join(casts)}))'
        if macro.lvalue:
            call = f"(*{call})"
        elif is_bits:
            call = f"({call}.bits)"
        elif is_return:
            call = f"return {call}"
        self.define = [f"#undef {name}", fold(f"#define {name}{arguments}", call)]


# -------------------------------------------------------------------------------------------------- the room


ROOM_HEAD = """\
/* SPDX-License-Identifier: 0BSD */
/* api_check.h: a call of the Python API without the GIL is a compile error.

   Written by api_check/generate.py from the headers of CPython
   {releases}.
   Do not edit: change api_check/needs_no_gil.txt, macros.txt or by_hand.h and run the script.

       NOGIL_BEGIN
           PyList_New(0);              // error: Calling gil-requiring function not allowed without gil: PyList_New
           p = PyMem_RawMalloc(n);     // fine: needs no GIL
           WITH_GIL_BEGIN
               PyList_New(0);          // fine: has it
           WITH_GIL_END
       NOGIL_END

   How: each function of the API is hidden by a macro of its own name that first asks context.h. A macro is not expanded
   inside itself, so what follows the question is the function. Without parentheses (an address, a slot table) it is the
   function as ever. A macro of CPython's is first kept in an inlined function, then replaced. Nothing is left of the
   question after compiling.

   Rule: where the GIL is held, or nothing is known, every name means what it meant before.

   Off with -DNOGIL_NO_API_CHECKS, in C that Cython wrote (it redefines these names, and has checked already) and on
   PyPy (whose headers rename every function by a macro).

   Not seen: a function called through a pointer, or as (PyList_New)(0). That form is also the one to write where C++
   takes no lambda: ::PyList_New(0), and, before C++20, sizeof, decltype and noexcept; headers that write so go before
   nogil.h. GCC does not say that a function is deprecated where it is called through such a macro; Clang does. */
#ifndef NOGIL_API_CHECK_H
#define NOGIL_API_CHECK_H

#include "context.h"
#include "platform.h"

#if !defined(NOGIL_NO_API_CHECKS) && !defined(CYTHON_ABI) && !defined(CYTHON_HEX_VERSION) && !defined(PYPY_VERSION)

/* clang-format off */
"""

# What CPython's macros may be warned of belongs to whoever uses them: it is not reported here, for all of them at once.
QUIET_BEGIN = """\
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#pragma GCC diagnostic ignored "-Wcast-qual"
#pragma GCC diagnostic ignored "-Wcast-align"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#ifdef __cplusplus
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wzero-as-null-pointer-constant"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wuseless-cast"
#endif
#endif"""
QUIET_END = "#pragma GCC diagnostic pop"

ROOM_TAIL = """
/* clang-format on */

#endif
#endif
"""


class Data:
    """Everything the room is rendered from."""

    def __init__(self, folder=HERE):
        folder = Path(folder)
        self.folder = folder
        path = folder / "functions.txt"
        self.functions = Functions.parse(path.read_text(encoding="utf-8")) if path.exists() else Functions()
        self.needs_no_gil = NeedsNoGil.parse((folder / "needs_no_gil.txt").read_text(encoding="utf-8"))
        self.macros = parse_macros((folder / "macros.txt").read_text(encoding="utf-8"))
        self.by_hand_text = (folder / "by_hand.h").read_text(encoding="utf-8")
        self.declared_again = parse_declared_again((folder / "declared_again.txt").read_text(encoding="utf-8"))
        self.by_hand = set(re.findall(r"^#\s*define\s+(_?Py\w+)", self.by_hand_text, re.M))
        self.bodies = {}  # macro -> identifiers in it, of the headers read in this run

    def read(self, headers):
        """Merge headers into what is known."""
        for header in headers:
            self.functions.merge(header)
            for name, words in header.bodies.items():
                self.bodies.setdefault(name, set()).update(words)

    def checked_versions(self, name):
        """The versions in which this name is a function that needs the GIL."""
        versions = self.functions.kinds.get(name, {}).get("function", set())
        return versions - self.needs_no_gil.versions(name, self.functions.known)

    def checked_functions(self):
        """name -> versions, of all functions that get a macro of the plain form."""
        found = {}
        for name in sorted(self.functions.kinds):
            versions = self.checked_versions(name)
            if versions and name not in self.by_hand and name not in self.declared_again:
                found[name] = versions
        return found

    def is_covered(self, name, seen=frozenset()):
        """Is a macro checked, by a macro of its name or by something that it expands to?"""
        if name in self.macros or name in self.by_hand:
            return True
        for word in self.bodies.get(name, ()):
            if word == name or word in seen:
                continue
            if self.checked_versions(word) or word in self.macros or word in self.by_hand:
                return True
            if word in self.bodies and self.is_covered(word, seen | {name}):
                return True
        return False

    def problems(self):
        """What people have to decide: macros that are neither checked nor listed, entries that match nothing."""
        found = []
        known = self.functions.known
        for name in sorted(self.functions.kinds):
            kinds = self.functions.kinds[name]
            if not ({"macro", "statement"} & set(kinds)) or name not in self.bodies:
                continue
            if self.needs_no_gil.versions(name, known) or self.is_covered(name):
                continue
            found.append(
                f"{name} is a macro that is neither checked nor listed: give its signature in macros.txt, write it in "
                "by_hand.h, or list it in needs_no_gil.txt with the reason"
            )
        names = set(self.functions.kinds)
        for pattern in self.needs_no_gil.unused(names):
            found.append(f"needs_no_gil.txt: {pattern} matches no name that any known Python.h declares")
        for name in sorted((set(self.macros) | self.by_hand | set(self.declared_again)) - names):
            found.append(f"{name} in macros.txt, by_hand.h or declared_again.txt is declared by no known Python.h")
        for name in sorted(set(self.macros) & self.by_hand):
            found.append(f"{name} is in macros.txt and in by_hand.h: keep one")
        return found

    def render(self):
        """Write the room."""
        known = self.functions.known
        releases = [self.functions.releases[version] for version in known]
        lines = [ROOM_HEAD.format(releases=", ".join(releases[:-1]) + " and " + releases[-1])]
        functions = self.checked_functions()
        above, below = self.by_hand_halves()
        lines += ["/* ---- CPython's macros, kept in functions ---- */", "", QUIET_BEGIN, "", above, ""]
        for name in sorted(self.macros):
            lines += self.render_macro(name, lambda capture: capture.function)
        lines += ["", QUIET_END, "", "/* ---- ... and replaced ---- */", "", below, ""]
        for name in sorted(self.macros):
            lines += self.render_macro(name, lambda capture: capture.define, functions.pop(name, set()))
        lines += ["", "/* ---- functions ---- */"]
        groups = {}
        for name, versions in functions.items():
            ranges = ranges_of(versions, known)
            groups.setdefault(tuple(tuple(r) for r in ranges), []).append(name)

        def order(ranges):
            return [(first, last or (99, 0)) for first, last in ranges]

        for ranges in sorted(groups, key=order):
            condition = condition_of(ranges)
            lines.append("")
            if condition:
                lines.append(f"#if {condition}")
            else:
                lines.append(f"/* {ranges_text(ranges)} */")
            for name in groups[ranges]:
                lines += self.render_function(name, functions[name])
            if condition:
                lines.append("#endif")
        return "\n".join(lines) + ROOM_TAIL

    def render_function(self, name, versions):
        """The lines of one function."""
        kinds = self.functions.kinds[name]
        shown = None
        match = re.fullmatch(r"_(Py\w+)_SizeT", name)
        if match and match.group(1) in self.functions.kinds:
            shown = match.group(1)  # <= 3.12: PyArg_Parse is an alias of _PyArg_Parse_SizeT
        line = plain_define(name, shown)
        clash = any(kinds.get(kind, set()) & versions for kind in ("macro", "alias", "statement"))
        return [f"#ifndef {name}", line, "#endif"] if clash else [line]

    def by_hand_halves(self):
        """What stands above and below the word MACROS in by_hand.h, without its head."""
        body = self.by_hand_text.split("*/\n", 2)[2]
        above, _, below = body.partition("/* ---- MACROS ---- */")
        return above.strip(), below.strip()

    def render_macro(self, name, part, function_versions=None):
        """One part of a macro with a signature: the function that keeps it, or the macro that replaces it."""
        known = self.functions.known
        signatures = self.macros[name]
        lines = [f"#ifdef {name}"]
        if any(macro.unlimited for macro in signatures):
            lines = [f"#if defined({name}) && !defined(Py_LIMITED_API)"]
        if len(signatures) == 1 and not signatures[0].condition():
            lines += part(Capture(signatures[0]))
        else:
            for index, macro in enumerate(signatures):
                lines.append(f"#{'el' if index else ''}if {macro.condition() or '1'}")
                lines += part(Capture(macro))
            lines.append("#endif")
        if function_versions:
            condition = condition_of(ranges_of(function_versions, known))
            if any(macro.unlimited for macro in signatures):
                condition = f"!defined({name})" + (f" && ({condition})" if condition else "")
            lines.append(f"#elif {condition}" if condition else "#else")
            lines.append(plain_define(name))
        lines.append("#endif")
        return lines


# ------------------------------------------------------------------------------------------------ command line


def difference(old, new, name, limit=24):
    """A short unified diff."""
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), name, name + " (new)", lineterm="", n=0))
    more = [f"... and {len(lines) - limit} lines more"] if len(lines) > limit else []
    return "\n".join(lines[:limit] + more)


def main(arguments=None):
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="generate.py", description=__doc__.partition("\n")[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something is out of date")
    parser.add_argument("--include", action="append", metavar="DIR", help="read Python.h from DIR (may be repeated)")
    parser.add_argument("--forget", action="append", default=[], metavar="X.Y", help="drop what is known of a version")
    parser.add_argument("--cc", default=os.environ.get("CC"), help="the C compiler (default: $CC, cc, gcc or clang)")
    parser.add_argument("--data", type=Path, default=HERE, help=argparse.SUPPRESS)
    parser.add_argument("--room", type=Path, default=ROOM, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)

    compiler = options.cc.split() if options.cc else [next(filter(shutil.which, ("cc", "gcc", "clang")), None)]
    if compiler[0] is None or not shutil.which(compiler[0]):
        print("generate.py: no C compiler: install gcc or clang, or name one with --cc", file=sys.stderr)
        return 2
    try:
        data = Data(options.data)
        for text in options.forget:
            data.functions.forget(parse_version(text))
        before = dict(data.functions.releases)
        headers = [read_header(folder, compiler) for folder in options.include or find_headers()]
    except (OSError, ValueError, RuntimeError) as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return 2
    if options.check:
        # A Python that came out after these files were written is news, not a mistake of theirs.
        for header in headers:
            newest = before.get(header.version, "0.0.0")
            if [int(n) for n in header.release.split(".")] > [int(n) for n in newest.split(".")]:
                print(f"note: Python {header.release} is newer than what functions.txt was written from; not compared")
        headers = [
            header
            for header in headers
            if [int(n) for n in header.release.split(".")]
            <= [int(n) for n in before.get(header.version, "0.0.0").split(".")]
        ]
    data.read(headers)
    if not data.functions.known:
        print(
            "generate.py: no CPython >= 3.9 with headers found: install python3-dev, or use --include DIR",
            file=sys.stderr,
        )
        return 2
    problems = data.problems()
    for problem in problems:
        print(f"generate.py: {problem}", file=sys.stderr)
    functions_path = options.data / "functions.txt"
    stale = False
    for path, new in ((functions_path, data.functions.write()), (options.room, data.render())):
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == new:
            continue
        stale = True
        if options.check:
            print(f"{path.name} is out of date: run api_check/generate.py and commit what it writes")
            print(difference(old, new, path.name))
        else:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path}")
    return 1 if problems or (options.check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
