# SPDX-License-Identifier: 0BSD
"""Write the stub file (.pyi) of a built extension module, for type checkers and editors.

Rule: what a NOGIL_EXPORT says about its types is taken from the last line of its docstring; of everything else only
what can be seen is said, and `Any` for the rest. Nothing of the module is called.

    python -m libnogil stubs spam > spam.pyi
"""

import ast
import importlib
import importlib.machinery
import importlib.util
import inspect
import keyword
import os
import sys
from pathlib import Path

#: The names that a docstring of a NOGIL_EXPORT may use and a stub has to import.
IMPORTED = {"Buffer": "from typing_extensions import Buffer"}
CONSTANTS = (bool, int, float, complex, str, bytes)


def load(name):
    """Import a module by its name, or by the path of its file; raise ImportError with a text that says what to do."""
    path = Path(name)
    if os.sep not in name and not path.is_file():
        if os.getcwd() not in sys.path:
            sys.path.insert(0, os.getcwd())
        return importlib.import_module(name)
    if not path.is_file():
        raise ImportError(f"there is no file {name}")
    module_name = path.name.split(".")[0]
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None:
        endings = ", ".join(importlib.machinery.all_suffixes())
        raise ImportError(f"{name} is not a module: its name must end in one of {endings}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def declared(function):
    """Return the typed signature `(x: int) -> float` that NOGIL_EXPORT puts last in a docstring, or None."""
    lines = (getattr(function, "__doc__", None) or "").rstrip().splitlines()
    name = function.__name__
    if not lines or not lines[-1].startswith(f"{name}(") or " -> " not in lines[-1]:
        return None
    signature = lines[-1][len(name) :]
    try:
        ast.parse(f"def f{signature}: ...")
    except SyntaxError:
        return None
    return signature


def seen(function):
    """Return the signature of a function that says nothing about its types: its parameters, each of them Any."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return "(*args: Any, **kwargs: Any) -> Any"
    plain = [
        one.replace(
            annotation=inspect.Parameter.empty,
            default=one.default if one.default is inspect.Parameter.empty else ...,
        )
        for one in parameters
    ]
    text = []
    kinds = [one.kind for one in plain]
    for number, one in enumerate(plain):
        star = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(one.kind, "")
        if one.kind is one.KEYWORD_ONLY and not {one.KEYWORD_ONLY, one.VAR_POSITIONAL} & set(kinds[:number]):
            text.append("*")
        text.append(f"{star}{one.name}: Any" + ("" if one.default is one.empty else " = ..."))
        last = number + 1 == len(kinds) or kinds[number + 1] is not one.POSITIONAL_ONLY
        if one.kind is one.POSITIONAL_ONLY and last:
            text.append("/")
    return f"({', '.join(text)}) -> Any"


def function_lines(name, function, indent=""):
    """Return the line of one function."""
    return [f"{indent}def {name}{declared(function) or seen(function)}: ..."]


def class_lines(name, cls):
    """Return the lines of one class: its methods, and Any for its other attributes."""
    bases = [base.__name__ for base in cls.__bases__ if base.__module__ == "builtins" and base is not object]
    lines = [f"class {name}{'(' + ', '.join(bases) + ')' if bases else ''}:"]
    if "__new__" in vars(cls) or "__init__" in vars(cls):
        lines.append("    def __init__(self, *args: Any, **kwargs: Any) -> None: ...")
    for attribute, value in sorted(vars(cls).items()):
        if attribute.startswith("_") or not attribute.isidentifier() or keyword.iskeyword(attribute):
            continue
        if isinstance(value, (staticmethod, classmethod)) or not callable(value):
            lines.append(f"    {attribute}: Any")
        else:
            signature = declared(value)
            signature = f"(self, {signature[1:]}".replace("(self, )", "(self)") if signature else None
            lines.append(f"    def {attribute}{signature or '(self, *args: Any, **kwargs: Any) -> Any'}: ...")
    return lines if len(lines) > 1 else [lines[0] + " ..."]


def stub(module):
    """Return the text of the module's stub file."""
    body = []
    for name, value in sorted(vars(module).items()):
        if name.startswith("_") or not name.isidentifier() or keyword.iskeyword(name) or inspect.ismodule(value):
            continue
        if inspect.isclass(value):
            body += ["", *class_lines(name, value), ""]
        elif callable(value) and hasattr(value, "__name__"):
            body += function_lines(name, value)
        elif isinstance(value, CONSTANTS):
            body.append(f"{name}: {type(value).__name__}")
        else:
            body.append(f"{name}: Any")
    used = {node.id for node in ast.walk(ast.parse("\n".join(body))) if isinstance(node, ast.Name)}
    head = ["from typing import Any"] if "Any" in used else []
    head += [line for name, line in IMPORTED.items() if name in used and not hasattr(module, name)]
    lines = [f"# The types of {module.__name__}, written by python -m libnogil stubs."]
    lines += [*head, "", *body] if head else ["", *body]
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip() + "\n"


def main(arguments):
    """Print the stub of the one module that the command line names; return the exit status."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="python -m libnogil stubs",
        description="Print the stub file (.pyi) of a built extension module.",
        epilog="The module is imported, so it must be built for this Python and be found by it.",
    )
    parser.add_argument("module", help="its name (package.module), or the path of its file")
    options = parser.parse_args(arguments)
    try:
        module = load(options.module)
    except ImportError as error:
        print(f"python -m libnogil stubs: {options.module} cannot be imported: {error}", file=sys.stderr)
        return 1
    sys.stdout.write(stub(module))
    return 0
