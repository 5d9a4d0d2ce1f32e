# SPDX-License-Identifier: 0BSD
"""docs/cython.md says what the twins show."""

import page


def test_the_page_is_up_to_date(twin_of):
    fresh = page.page(twin_of)
    written = page.PAGE.read_text(encoding="utf-8") if page.PAGE.exists() else ""
    assert written == fresh, "docs/cython.md is out of date: run cython_compat/page.py --write"
