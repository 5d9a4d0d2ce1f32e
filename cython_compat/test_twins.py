# SPDX-License-Identifier: 0BSD
"""Each behaviour: the Cython module and the C module, called in the same way, show the same."""

import os
import subprocess
import sys

import behaviours
import pytest
from observation import TAKEN_BY_THE_INTERPRETER, Observation, describe, grows, observe

SAME = [behaviour for behaviour in behaviours.ALL.values() if not behaviour.better]
BETTER = [behaviour for behaviour in behaviours.ALL.values() if behaviour.better]
TWINS = [(behaviour, "c") for behaviour in behaviours.ALL.values()] + [(behaviour, "cython") for behaviour in SAME]
every_twin = pytest.mark.parametrize("behaviour, language", TWINS, ids=str)


@pytest.mark.parametrize("behaviour", SAME, ids=str)
def test_both_twins_show_the_same(behaviour, twin_of):
    c = observe(twin_of(behaviour.topic, "c"), behaviour.drive)
    cython = observe(twin_of(behaviour.topic, "cython"), behaviour.drive)
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
def test_nothing_is_left_over_after_many_rounds(behaviour, language, twin_of):
    """10,000 rounds, 300 where a round starts threads; one object or reference a round would be seen."""
    assert behaviour.rounds > TAKEN_BY_THE_INTERPRETER
    blocks, references = grows(
        twin_of(behaviour.topic, language), behaviour.drive, behaviours.WATCHED, behaviour.rounds
    )
    assert blocks < TAKEN_BY_THE_INTERPRETER
    assert abs(references) < TAKEN_BY_THE_INTERPRETER


def test_a_difference_in_anything_is_seen():
    """The comparison itself: each thing that is observed, changed, is a sentence."""
    usual = Observation(result=1, gil=(("in", False),), threads=(0,))
    assert usual.differences(Observation(result=1, gil=(("in", False),), threads=(0,))) == []
    assert len(usual.differences(Observation(result=2, gil=(("in", True),), threads=(1,)))) == 3
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise ValueError("b") from None
    except ValueError as error:
        with_context = describe(error)
        error.__context__ = None
        assert with_context != describe(error)
