# SPDX-License-Identifier: 0BSD
"""docs/cython.md says what the twins show."""

import page


def test_the_page_is_up_to_date(twin_of):
    fresh = page.page(twin_of)
    written = page.PAGE.read_text(encoding="utf-8") if page.PAGE.exists() else ""
    assert written == fresh, "docs/cython.md is out of date: run cython_compat/page.py --write"


def test_check_says_whether_it_is(twin_of, tmp_path, monkeypatch, capsys):
    for topic in page.behaviours.TOPICS:
        twin_of(topic, "c")
    assert page.main(["--check"]) == 0
    other = tmp_path / "cython.md"
    other.write_text(page.PAGE.read_text(encoding="utf-8") + "x", encoding="utf-8")
    monkeypatch.setattr(page, "PAGE", other)
    assert page.main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err
