# SPDX-License-Identifier: 0BSD
"""Each behaviour: the Cython module and the C module, called in the same way, show the same."""

import contextlib
import os
import subprocess
import sys

import behaviours
import pytest
from observation import ROUNDS, TAKEN_BY_THE_INTERPRETER, grows, observe

SAME = [behaviour for behaviour in behaviours.ALL.values() if not behaviour.better]
BETTER = [behaviour for behaviour in behaviours.ALL.values() if behaviour.better]
AGAIN = [behaviour for behaviour in behaviours.ALL.values() if behaviour.rounds != behaviours.ONCE]
TWINS = [(behaviour, "c") for behaviour in AGAIN] + [(behaviour, "cython") for behaviour in AGAIN if behaviour in SAME]
every_twin = pytest.mark.parametrize("behaviour, language", TWINS, ids=str)


@pytest.mark.parametrize("behaviour", SAME, ids=str)
def test_both_twins_show_the_same(behaviour, twin_of):
    c = observe(twin_of(behaviour.topic, "c"), behaviour.drive, behaviour.at_once)
    cython = observe(twin_of(behaviour.topic, "cython"), behaviour.drive, behaviour.at_once)
    assert c.differences(cython) == []
    assert not c.exception_left_over


@pytest.mark.parametrize("behaviour", BETTER, ids=str)
def test_c_shows_what_cython_does_not(behaviour, twin_of):
    """In a process of its own, for Cython may crash; if it shows the same one day, `better` is to go."""
    twin_of(behaviour.topic, "cython")
    shown = {}
    for language in ("c", "cython"):
        code = (
            f"import behaviours, observation, {behaviour.topic}_{language} as twin\n"
            f"print(observation.observe(twin, behaviours.ALL[{str(behaviour)!r}].drive))"
        )
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        shown[language] = done.stdout
        assert language == "cython" or done.returncode == 0
    assert shown["c"].startswith("Observation(")
    assert shown["c"] != shown["cython"]


@every_twin
def test_nothing_is_left_over_after_10000_rounds(behaviour, language, twin_of):
    """In one round of fifty at least, one object or one reference too many or too few would be seen."""
    twin = twin_of(behaviour.topic, language)
    if behaviour.rounds != ROUNDS:
        assert behaviour.rounds > TAKEN_BY_THE_INTERPRETER
        assert_nothing_is_left(*grows(twin, behaviour.drive, behaviours.WATCHED, behaviour.rounds))
    with behaviours.small() if behaviour.rounds != ROUNDS else contextlib.nullcontext():
        assert_nothing_is_left(*grows(twin, behaviour.drive, behaviours.WATCHED, ROUNDS))


def assert_nothing_is_left(blocks, references):
    assert blocks < TAKEN_BY_THE_INTERPRETER
    assert abs(references) < TAKEN_BY_THE_INTERPRETER
