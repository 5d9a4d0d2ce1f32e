# SPDX-License-Identifier: 0BSD
"""The tests can fail: a snippet that is written wrong, or that does not hold, is complained about."""

import pytest
import snippet as snippets
from case import Case
from compiler import Run
from snippet import HeadError
from variants import PLAIN

HEAD = "/* SPDX-License-Identifier: 0BSD */\n/* a title\n\n   expect: Some words. */\n"
FORMS = "#ifdef WRONG\nint x; // refused\n#else\nint y;\n#endif\n"


def _write(folder, text):
    """Write a snippet and read it."""
    path = folder / "spam.c"
    path.write_text(text, encoding="utf-8")
    return snippets.read(path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("int x;\n", "SPDX line and a head comment"),
        (HEAD.replace("expect", "expects") + FORMS, "no key 'expects'"),
        (HEAD.replace("expect", "expect-msvc") + FORMS, "no key 'expect-msvc'"),
        (HEAD + "int x;\n", "needs both forms"),
        (HEAD + "#ifdef WRONG\nint x; // refused\n#endif\n", "both #else and #endif"),
        (HEAD + FORMS + FORMS, "a second #ifdef WRONG"),
        (HEAD + FORMS.replace(" // refused", ""), "mark the line at fault"),
        (HEAD.replace("   expect: Some words.", "") + FORMS, "does not say what to expect"),
    ],
)
def test_a_snippet_that_cannot_be_understood_is_refused(tmp_path, text, complaint):
    """With a sentence that says what is wrong with it."""
    with pytest.raises(HeadError, match=complaint):
        _write(tmp_path, text)


@pytest.mark.parametrize(
    ("form", "run", "complaint"),
    [
        ("wrong", Run(False, "", ()), "compiles, but must not"),
        ("wrong", Run(True, "spam.c:6:1: error: Other words.", ()), "lacks the words 'Some words.'"),
        ("wrong", Run(True, "spam.c:7:1: error: Some words.", ()), "does not name line 6"),
        ("mended", Run(True, "spam.c:8:1: error: Some words.", ()), "does not compile"),
        ("mended", Run(False, "spam.c:8:1: warning: Some words.", ()), "is not silent"),
    ],
)
def test_an_outcome_that_is_not_as_the_snippet_says_is_complained_about(
    tmp_path, found_compilers, usual_headers, form, run, complaint
):
    """So no test of a snippet passes whatever the compiler does."""
    case = Case(_write(tmp_path, HEAD + FORMS), form, found_compilers[0], "c11", PLAIN, usual_headers)
    assert any(complaint in said for said in case.complaints(run))


def test_an_outcome_that_is_as_the_snippet_says_is_not(tmp_path, found_compilers, usual_headers):
    """Neither for the one form nor for the other."""
    snippet = _write(tmp_path, HEAD + FORMS)
    wrong = Case(snippet, "wrong", found_compilers[0], "c11", PLAIN, usual_headers)
    mended = Case(snippet, "mended", found_compilers[0], "c11", PLAIN, usual_headers)
    assert wrong.complaints(Run(True, "spam.c:6:1: error: Some words.", ())) == []
    assert mended.complaints(Run(False, "", ())) == []


def test_each_title_is_given_once():
    """It is the name of a test."""
    titles = [snippet.title for snippet in snippets.read_all()]
    assert sorted(titles) == sorted(set(titles))
