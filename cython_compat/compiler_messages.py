# SPDX-License-Identifier: 0BSD
"""What Cython's compiler can say about the GIL, read out of its own source: errors, warnings and hints.

    for message in of_the_compiler(): ...       "Constructing Python list not allowed without gil"

Rule: a part that the compiler fills in is `...`. Cython's tests do not expect each of them; test_table.py asks for an
answer to each all the same.
"""

import ast
import re
from pathlib import Path

import Cython
from cython_sdist import shortened

COMPILER = Path(Cython.__file__).resolve().parent / "Compiler"
ABOUT = re.compile(r"\b(nogil|gil|with_gil|prange|parallel|critical[_ ]sections?|pymutex)\b|<condition>", re.IGNORECASE)
SAYING = ("error", "warning", "performance_hint")
SECTION = "(the compiler)"


def of_the_compiler(folder=COMPILER):
    """Every message about the GIL in the .py files of that folder, in order."""
    found = set()
    for path in Path(folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and "gil_message" in [getattr(t, "id", "") for t in node.targets]:
                found.add(f"{_text(node.value)} not allowed without gil")
            elif isinstance(node, ast.Call) and _name(node.func) in SAYING:
                said = " ".join(filter(None, map(_text, node.args)))
                if ABOUT.search(said):
                    found.add(" ".join(said.split()))
    return sorted(found - {"... not allowed without gil"})


def untested(messages, tests):
    """Those of the messages that none of Cython's tests expects; `tests` as cython_sdist.all_tests() has it."""
    expected = [re.sub(r" \(\d+ times\)$", "", name) for names in tests.values() for name in names]

    def is_expected(message):
        pattern = ".*".join(map(re.escape, message.split("...")))
        return any(re.fullmatch(pattern, name) or message.startswith(name.rstrip(".")) for name in expected)

    return [shortened(message) for message in messages if not is_expected(message)]


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def _text(node):
    """The text that an expression makes, `...` for what is not a constant in it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "..." for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return re.sub(r"%[sdr]", "...", _text(node.left))
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return ""
