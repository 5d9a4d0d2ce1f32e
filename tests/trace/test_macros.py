# SPDX-License-Identifier: 0BSD
"""Each macro that changes who has the GIL tells so, with its own name and the function that it stands in."""

import threading

import pytest
from conftest import VARIANT, spans_of
from watchdog import HAS_GIL, alive_interpreter

# A block that is left, and one that is entered from a NOGIL block.
OUT = ["released {0}", "waits {0}", "held {0}"]
IN = ["released {0}", "waits {1}", "held {1}", "released {1}", "waits {0}", "held {0}"]
MAY_KEEP = ["kept {0}", "held {0}"] if HAS_GIL and VARIANT != "debug" else OUT


def ways(template, *names):
    """Return the template with these names of macros."""
    return [line.format(*names) for line in template]


WAYS = {
    "block": ways(IN, "NOGIL_BEGIN", "WITH_GIL_BEGIN"),
    "conditions": ways(IN, "NOGIL_BEGIN_IF", "WITH_GIL_BEGIN_IF"),
    "scopes": ways(IN, "NOGIL_SCOPE", "WITH_GIL_SCOPE"),
    "function_from_block": ways(IN, "NOGIL_BEGIN", "with-gil function with_gil_function"),
    "function_when_held": [],
    "allow_threads": ways(OUT, "NOGIL_ALLOW_THREADS"),
    "blocking": ways(OUT, "NOGIL_BLOCKING"),
    "guards": [
        "released nogil_release_gil",
        "waits nogil_ensure_gil",
        "held nogil_ensure_gil",
        "released nogil_leave_gil",
        "waits nogil_acquire_gil",
        "held nogil_acquire_gil",
    ],
    "try_from_block": ways(IN, "NOGIL_BEGIN", "WITH_GIL_TRY_BEGIN"),
    "try_when_held": ways(["held {0}", "held {0}"], "WITH_GIL_TRY_BEGIN"),
    "try_in_vain": [
        "released NOGIL_BEGIN",
        "waits WITH_GIL_TRY_BEGIN",
        "released WITH_GIL_TRY_BEGIN",
        "waits NOGIL_BEGIN",
        "held NOGIL_BEGIN",
    ],
    "sized_small": ways(MAY_KEEP, "NOGIL_BEGIN_SIZED"),
    "sized_large": ways(OUT, "NOGIL_BEGIN_SIZED"),
    "sized_without_the_gil": ways(OUT, "NOGIL_BEGIN"),
    "left_by_return": ways(IN, "NOGIL_BEGIN", "WITH_GIL_BEGIN"),
    "condition": ways(["blocked {0}", "waits {0}", "held {0}"], "nogil_cond_timedwait"),
    "locked_out": [
        *ways(OUT, "NOGIL_BEGIN"),
        *ways(["blocked {0}", "waits {0}", "held {0}"], "nogil_mutex_timedlock"),
        *ways(OUT, "NOGIL_BEGIN"),
    ],
}


def new_spans(module, way, tmp_path, thread=None):
    """Run a way, and return what the trace has more of afterwards, of this thread or of all others."""
    me = threading.get_native_id()

    def spans():
        module.write(str(tmp_path / "trace.json"))
        wanted = [span for span in spans_of(tmp_path / "trace.json") if span["function"] != "write_to"]
        return [span for span in wanted if (span["thread"] == me) == (thread is None)]

    before = {(span["thread"], span["begin"]) for span in spans()}
    module.run(way)
    return [span for span in spans() if (span["thread"], span["begin"]) not in before]


@pytest.mark.parametrize("way", WAYS)
def test_each_macro_tells_what_it_does_to_the_gil(traced, tmp_path, way):
    spans = new_spans(traced, way, tmp_path)
    assert [f"{span['state']} {span['since']}" for span in spans] == WAYS[way]
    assert {span["function"] for span in spans} <= {way, "with_gil_function"}


def test_an_exported_function_goes_by_the_name_that_its_user_knows(traced, tmp_path):
    traced.exported(1)
    traced.write(str(tmp_path / "trace.json"))
    spans = [span for span in spans_of(tmp_path / "trace.json") if span["function"] == "exported"]
    assert [span["state"] for span in spans[-3:]] == ["released", "waits", "held"]
    assert {span["since"] for span in spans} == {"exported function"}


def test_a_thread_that_python_never_saw_has_a_line_of_its_own(traced, tmp_path):
    spans = new_spans(traced, "foreign_thread", tmp_path, thread="others")
    assert [span["state"] for span in spans] == ["waits", "held", "released"] * 3
    assert len({span["thread"] for span in spans}) == 1
    traced.write(str(tmp_path / "later.json"))
    assert spans[-1] in spans_of(tmp_path / "later.json"), "the last one has ended with the thread"


def test_the_threads_of_a_loop_are_there_for_as_long_as_it_runs(traced, tmp_path):
    spans = new_spans(traced, "loop", tmp_path, thread="others")
    if not spans:
        pytest.skip("this compiler has no OpenMP")
    assert [span["state"] for span in spans] == ["released", "waits", "held", "released"]
    assert [span["since"] for span in spans] == ["NOGIL_PRANGE"] + ["WITH_GIL_BEGIN"] * 3


def test_what_one_thread_does_follows_without_a_gap(traced, tmp_path):
    """The next state begins when the last one ends: nothing is told twice, nothing is missing."""
    for way in WAYS:
        traced.run(way)
    traced.write(str(tmp_path / "trace.json"))
    spans = [span for span in spans_of(tmp_path / "trace.json") if span["thread"] == threading.get_native_id()]
    assert len(spans) > 50
    for before, after in zip(spans, spans[1:]):
        assert abs(after["begin"] - before["end"]) < 0.01  # microseconds, to three decimals


@pytest.mark.skipif(not HAS_GIL, reason="without a GIL several threads are attached at once")
def test_two_threads_never_have_the_gil_at_once(traced, tmp_path):
    """A WITH_GIL block that runs no Python code has it from its beginning to its end."""
    threads = [threading.Thread(target=lambda: [traced.run("foreign_thread") for _ in range(50)]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    traced.write(str(tmp_path / "trace.json"))
    spans = [span for span in spans_of(tmp_path / "trace.json") if span["since"] == "WITH_GIL_BEGIN"]
    held = sorted((span["begin"], span["end"]) for span in spans if span["state"] == "held")
    assert len(held) >= 450
    for before, after in zip(held, held[1:]):
        assert before[1] <= after[0] + 0.01


def test_a_thread_waits_for_the_gil_of_another_interpreter_and_then_for_its_own(trace):
    """A section into the main interpreter, from a sub-interpreter that shares its GIL."""
    code = "import traced_c; traced_c.run('function_when_held')"  # captures this interpreter
    code += alive_interpreter("traced_c", "traced_c.run('try_when_held')")
    spans = [span for span in spans_of(trace(code)) if span["function"] == "try_when_held"]
    assert [span["state"] for span in spans] == ["waits", "held", "waits", "held"]
