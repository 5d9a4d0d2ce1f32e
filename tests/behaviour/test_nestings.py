# SPDX-License-Identifier: 0BSD
"""test_nestings.py: every way out of every nesting of blocks and functions puts the GIL right.

nestings.py writes the nestings, walk.h says what is looked at on each step: the GIL, the thread state, errno and the
pending exception.
"""

import pytest
from conftest import DEPTH

WAYS = {
    "falling through": 0,
    "return": 1,
    "break": 2,
    "continue": 3,
    "goto out of all levels": 4,
    "goto out of all but one": 5,
    "goto out of two": 6,
    "goto out of one": 7,
    "goto backwards": 8,
    "throw": 9,
}
NO_LIMIT = 99

pending = pytest.mark.parametrize("pending", [False, True], ids=["no exception", "pending exception"])
entry = pytest.mark.parametrize("entry", [True, False], ids=["called with the GIL", "called without the GIL"])


@pytest.mark.parametrize("way", WAYS)
@entry
@pending
def test_every_nesting_is_left_as_it_was_entered(nestings, way, entry, pending):
    """Whatever the nesting and the way out, each level that is left has the GIL, errno and exception from before."""
    if way == "throw" and nestings.__name__ == "nestings_c":
        pytest.skip("C has no throw")
    nested, looks = nestings.walk(WAYS[way], entry, pending, NO_LIMIT, False)
    assert looks >= 4 * nested
    if way.startswith("goto out") and WAYS[way] - 3 > DEPTH:
        assert nested == 0
    else:
        assert nested > 0


@pytest.mark.parametrize("way", WAYS)
@entry
@pending
def test_every_nesting_of_two_is_left_as_it_was_entered_while_others_want_the_gil(
    nestings, busy_thread, way, entry, pending
):
    """The same while each acquisition has to wait for a busy thread."""
    if way == "throw" and nestings.__name__ == "nestings_c":
        pytest.skip("C has no throw")
    nestings.walk(WAYS[way], entry, pending, 2, False)


def test_the_matrix_has_every_nesting_that_compiles(nestings):
    """Count them: 10 levels at depth 1; seven may follow in each context, at depth 2 with the loop also inside."""
    walked = [nestings.walk(0, True, False, depth, False)[0] for depth in range(1, DEPTH + 1)]
    assert walked[0] == 10
    assert walked == sorted(set(walked)), "a greater depth has more nestings"
