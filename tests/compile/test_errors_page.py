# SPDX-License-Identifier: 0BSD
"""docs/errors.md says what the compilers say."""

import errors_page
import pytest


def test_the_errors_page_is_up_to_date(usual_headers):
    """Every code block and every message on it is that of today's header."""
    try:
        errors_page.find_compilers()
    except errors_page.PageError as missing:
        pytest.skip(str(missing))
    fresh = errors_page.page(usual_headers.python, usual_headers.nogil)
    written = errors_page.PAGE.read_text(encoding="utf-8") if errors_page.PAGE.exists() else ""
    assert written == fresh, "docs/errors.md is out of date: run python tests/compile/errors_page.py --write"


def test_every_kind_of_error_is_on_the_errors_page():
    """Each folder of refused snippets has an entry at least."""
    refused = [snippet for snippet in errors_page.snippets.read_all() if snippet.has_wrong_form]
    shown = {snippet.path.parent.name for snippet in refused if snippet.words("instead")}
    assert shown == {snippet.path.parent.name for snippet in refused}
