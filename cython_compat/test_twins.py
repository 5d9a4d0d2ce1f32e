# SPDX-License-Identifier: 0BSD
"""Each behaviour: the Cython module and the C module, called in the same way, show the same."""

import behaviours
import pytest
from observation import TAKEN_BY_THE_INTERPRETER, Observation, describe, grows, observe

every_behaviour = pytest.mark.parametrize("behaviour", behaviours.ALL.values(), ids=str)


@every_behaviour
def test_both_twins_show_the_same(behaviour, twin_of):
    c = observe(twin_of(behaviour.topic, "c"), behaviour.drive)
    cython = observe(twin_of(behaviour.topic, "cython"), behaviour.drive)
    unlike = c.differences(cython)
    on_purpose = [sentence for sentence in unlike if sentence.split(":")[0] in behaviour.better]
    assert unlike == on_purpose
    assert len(on_purpose) == len(behaviour.better), "the twins agree by now: take `better` away"


@every_behaviour
@pytest.mark.parametrize("language", ["c", "cython"])
def test_nothing_is_left_over_after_many_rounds(behaviour, language, twin_of):
    """10,000 rounds, 300 where a round starts threads; one object or reference a round would be seen."""
    assert behaviour.rounds > TAKEN_BY_THE_INTERPRETER
    blocks, references = grows(
        twin_of(behaviour.topic, language), behaviour.drive, behaviours.WATCHED, behaviour.rounds
    )
    assert blocks < TAKEN_BY_THE_INTERPRETER
    assert abs(references) < TAKEN_BY_THE_INTERPRETER


@every_behaviour
def test_the_thread_is_attached_again_afterwards(behaviour, twin_of):
    for language in ("c", "cython"):
        module = twin_of(behaviour.topic, language)
        observe(module, behaviour.drive)
        assert not observe(module, behaviour.drive).exception_left_over


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
