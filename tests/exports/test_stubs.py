# SPDX-License-Identifier: 0BSD
"""test_stubs.py: python -m libnogil stubs MODULE, on the modules of test_exports.py and on some that are not ours.

Rule: what is written is Python, and says of an exported function what its C types say.
"""

import ast
import importlib
import importlib.util
import types
from pathlib import Path

import pytest
from conftest import VARIANT

FILE = Path(__file__).resolve().parents[2] / "libnogil" / "python" / "libnogil" / "stubs.py"


@pytest.fixture
def stubs():
    """The file itself: the package around it wants to be installed."""
    spec = importlib.util.spec_from_file_location("libnogil_stubs", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_types_of_exported_functions_are_those_of_c(stubs, exports):
    lines = stubs.stub(exports).splitlines()
    for line in (
        "def divide(a: int, b: int) -> tuple[int, int]: ...",
        "def echo_double_(value: float) -> float: ...",
        "def echo_text(value: str) -> str | None: ...",
        "def echo_bool_(value: bool) -> bool: ...",
        "def itself(object: object) -> object: ...",
        "def nothing() -> None: ...",
        "def abs(x: int) -> int: ...",
    ):
        assert line in lines
    if VARIANT != "limited":
        assert "def scale(values: Buffer, by: float) -> None: ..." in lines
        assert "from typing_extensions import Buffer" in lines


def test_a_function_that_is_not_ours_is_any(stubs, exports):
    lines = stubs.stub(exports).splitlines()
    for name in ("from_c", "sizes"):  # some Pythons know that they take nothing
        (line,) = [line for line in lines if line.startswith(f"def {name}(")]
        assert line in (f"def {name}() -> Any: ...", f"def {name}(*args: Any, **kwargs: Any) -> Any: ...")
    assert "from typing import Any" in lines


@pytest.mark.parametrize("name", ["math", "array", "itertools", "operator", "zlib", "_struct", "time", "json"])
def test_the_stub_of_any_module_is_python(stubs, name):
    module = importlib.import_module(name)
    tree = ast.parse(stubs.stub(module))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    public = {
        key
        for key, value in vars(module).items()
        if not key.startswith("_") and callable(value) and hasattr(value, "__name__")
    }
    assert public <= defined


def test_a_docstring_that_only_looks_like_a_signature_is_not_believed(stubs):
    def liar():
        """Say nothing.

        liar(x: -> int)
        """

    assert stubs.declared(liar) is None
    assert stubs.function_lines("liar", liar) == ["def liar() -> Any: ..."]


def test_keyword_only_positional_only_and_default_parameters_keep_their_places(stubs):
    def function(a, /, b, c=1, *, d, e=2, **more):
        """Do nothing."""

    assert stubs.seen(function) == "(a: Any, /, b: Any, c: Any = ..., *, d: Any, e: Any = ..., **more: Any) -> Any"


def test_constants_and_classes_are_there(stubs):
    module = types.ModuleType("made")
    module.NUMBER, module.TEXT, module.LIST = 3, "x", []
    module.Point = type("Point", (), {"norm": lambda self: 0, "x": 1})
    lines = stubs.stub(module).splitlines()
    assert {"NUMBER: int", "TEXT: str", "LIST: Any", "class Point:", "    x: Any"} <= set(lines)
    assert "    def norm(self, *args: Any, **kwargs: Any) -> Any: ..." in lines


def test_a_module_may_be_named_by_its_file(stubs, exports, capsys):
    assert stubs.main([exports.__file__]) == 0
    assert "def divide(" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["no_such_module", "/no/such/module.so", __file__ + ".txt"])
def test_a_module_that_is_not_there_is_said_in_a_line(stubs, wrong, capsys):
    assert stubs.main([wrong]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and wrong in said.err
