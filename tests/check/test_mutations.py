# SPDX-License-Identifier: 0BSD
"""Right code that is broken on purpose, in each way and place: all of it is seen."""

import pytest
from conftest import COMMAND, HERE, flags
from mutate import KINDS, measure


@pytest.fixture(scope="module")
def counts():
    files = [HERE / "corpus" / "mutated.c"]
    commands = [{"directory": str(HERE), "file": str(f), "arguments": ["cc", *flags(), "-c", str(f)]} for f in files]
    missed = []
    return measure(COMMAND, commands, missed.append), missed


@pytest.mark.parametrize("kind", KINDS)
def test_every_mutation_is_seen(counts, kind):
    seen, all_of_them = counts[0][kind]
    assert all_of_them >= 6 and seen == all_of_them, counts[1]
