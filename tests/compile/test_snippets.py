# SPDX-License-Identifier: 0BSD
"""Each snippet's wrong form is refused with the words it names, and its mended twin compiles without a warning."""

import shlex

import pytest


def _report(case, run, complaints):
    """What a person needs to see: the complaints, the command to repeat it, what the compiler printed."""
    command = " ".join(map(shlex.quote, run.command))
    return f"{case.snippet.path.name} ({case.form} form): {'; '.join(complaints)}\n  {command}\n\n{run.text[:6000]}"


def test_the_wrong_form_is_refused(wrong_case, outcome_of):
    """It fails for the reason that the snippet gives, at the line that is marked."""
    run = outcome_of(wrong_case)
    complaints = wrong_case.complaints(run)
    assert not complaints, _report(wrong_case, run, complaints)


def test_the_mended_form_compiles_silently(mended_case, outcome_of):
    """Not one warning under -Wall -Wextra -Wpedantic -Wshadow -Wconversion."""
    run = outcome_of(mended_case)
    complaints = mended_case.complaints(run)
    assert not complaints, _report(mended_case, run, complaints)


def test_the_compiler_knows_the_standard(unknown_standard):
    """What this machine cannot compile is named, not passed over."""
    compiler, standard = unknown_standard
    pytest.skip(f"{compiler} {compiler.major} has no -std={standard}: nothing compiled with it")
