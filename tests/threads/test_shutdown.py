# SPDX-License-Identifier: 0BSD
"""Before, during and after the end of Python: TRY answers, a plain section waits, nothing crashes or hangs."""

import os
import sys

import pytest
from conftest import ALIVE, HOME, MODULES
from watchdog import run_child


@pytest.mark.parametrize("turn", range(10))
def test_threads_run_sections_through_finalization_and_find_it_closed(embedded, turn):
    lines = embedded("threads_through_finalization")
    assert lines == ["finalize: 0", "sections: yes, plain sections: yes, elses: 4"]


def test_a_section_that_lasts_longer_than_finalization_waits_is_left_where_it_is(embedded):
    """CPython up to 3.13 ends its thread by unwinding, which runs the section's end with no state attached."""
    assert embedded("sections_that_overstay") == ["finalize: 0", "exit"]


def test_atexit_handlers_and_static_destructors_may_try(embedded):
    """Handlers run last-registered first: the gate closes at its own turn, for all but the finalizing thread."""
    assert embedded("atexit_handlers") == [
        "running, attached: entered",
        "running, detached: entered",
        "atexit handler, foreign thread: entered",
        "registered after the capture, attached: entered",
        "registered after the capture, detached: entered",
        "registered before the capture, attached: entered",
        "registered before the capture, detached: else",
        "after finalization: else",
        "after finalization, foreign thread: else",
        "static destructor: else",
    ]


def test_a_thread_may_end_after_the_interpreter(embedded):
    assert embedded("thread_exit_after_finalization") == [
        "foreign thread, running: entered",
        "foreign thread, later: else",
        "thread-exit destructor: else",
    ]


def test_a_second_interpreter_is_not_the_first_one(embedded):
    assert embedded("second_initialize") == [
        "between: else",
        "old handle, attached: else",
        "old handle, detached: else",
        "old handle, old thread: else",
        "new handle: entered",
        "new handle, new thread: entered",
        "plain sections of the old thread: 2",
        "in five more lives: 5",
    ]


def test_a_plain_section_after_the_end_waits_for_the_end_of_the_process(embedded):
    assert embedded("attach_after_the_end_waits") == ["exit"]


LATE = "the thread that has ended Python: there is nothing"


def test_the_thread_that_ended_python_says_that_it_cannot_attach_and_ends_the_process():
    """It is the process's way out: it would be there for ever."""
    done = run_child("import foreign; foreign.attach_at_exit_of_c(); print('the end')", MODULES)
    assert (done.returncode, done.stdout) == (1, "the end\n")
    assert LATE in done.stderr


def test_it_ends_the_process_also_when_another_thread_reads_from_the_terminal():
    """Which holds the lock of its file meanwhile."""
    code = """
import os, foreign
end, _ = os.pipe()
os.dup2(end, 0)
foreign.attach_at_exit_of_c()
foreign.start_reading()
"""
    done = run_child(code, MODULES)
    assert done.returncode == 1
    assert LATE in done.stderr


def test_what_a_program_has_printed_is_not_lost_when_it_attaches_after_the_end(embedding):
    done = run_child([embedding, "attach_after_the_end_on_the_thread_that_ended_python"], MODULES, **HOME)
    assert (done.returncode, done.stdout) == (1, "not flushed yet")
    assert LATE in done.stderr


def test_exit_without_finalization_leaves_the_interpreter_usable_for_static_destructors(embedded):
    assert embedded("exit_inside_a_section") == ["exit", "static destructor: entered"]


def test_python_may_live_on_another_thread_than_the_processs_first(embedded):
    assert embedded("python_on_another_thread") == [
        "first thread: entered",
        "first thread, plain",
        "after: else",
    ]


@pytest.mark.parametrize("turn", range(5))
def test_foreign_threads_of_a_script_run_through_its_end(child, turn):
    code = """
import foreign, interpreters, threading
started = threading.Event()
def call(i):
    started.set()
home = interpreters.capture()
for _ in range(2):
    threading.Thread(target=lambda: foreign.run('blocks', 2, 10**9, call), daemon=True).start()
    threading.Thread(target=lambda: interpreters.foreign_enter(home, 2, 10**9), daemon=True).start()
assert started.wait(30)
print('the end')
"""
    assert child(code) == ["the end"]


def test_an_atexit_callback_may_stop_threads_that_still_attach(child):
    """It is registered before any of them has attached: the gate, which closes after it, came with the module."""
    code = """
import atexit, foreign
calls = []
atexit.register(lambda: print('a last call' if calls[-1] else 'no last call'))
atexit.register(foreign.stop_service)
foreign.start_service(calls.append, False)
"""
    assert child(code) == ["a last call"]


def test_a_section_that_finalization_waits_for_may_call_back_out_of_another_librarys_release(child):
    code = """
import foreign
foreign.start_slow_section(lambda i: print('a call', flush=True))
print('the end', flush=True)
"""
    assert child(code) == ["the end", "a call", "the section was waited for"]


@pytest.mark.parametrize("turn", range(3))
def test_foreign_threads_of_a_sub_interpreter_that_is_alive_at_the_end_run_through_it(child, turn):
    """Finalization ends that interpreter, and would abort if a section were in it."""
    code = "interpreters.start_entering(interpreters.was_told())\nprint('the end')"
    assert child(ALIVE + code) == ["the end"]


GRACE = """
import atexit, os, threading, time
before = []
atexit.register(lambda: before.append(foreign.turns()))  # the last one: handlers run last-registered first
import foreign, interpreters
interpreters.capture()
class Last:
    def __del__(self, before=before, turns=foreign.turns, write=os.write):
        write(1, b"its turn" if turns() > before[0] else b"no turn")
last = Last()
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
thread = threading.Thread(target=foreign.turn_for_ever, daemon=True)
thread.start()
os.setpriority(os.PRIO_PROCESS, thread.native_id, 19)
while not foreign.turns():
    time.sleep(0.001)
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not say where threads run")
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="CPython counts the references of a state since 3.14")
@pytest.mark.parametrize("turn", range(3))
def test_a_daemon_thread_that_lost_its_processor_has_a_turn_before_its_state_is_freed(child, turn):
    """CPython frees the state at once, and a thread that was about to read it crashes (grace.c).

    Only one processor, and this thread has it: the other one runs when finalization waits for it, and not else.
    """
    assert child(GRACE) == ["its turn"]


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="PyPy's ctypes cannot unload")
@pytest.mark.parametrize("then", ["", "import os; child = os.fork() or os._exit(0); print(os.waitpid(child, 0)[1])"])
def test_a_library_that_was_unloaded_is_not_called_any_more(child, then):
    """Or rather, it stays: Python would run its callbacks, at the end and at a fork."""
    code = """
import _ctypes, ctypes, importlib.util
library = ctypes.CDLL(importlib.util.find_spec("foreign").origin)
_ctypes.dlclose(library._handle)
"""
    assert child(code + then) == (["0"] if then else [])


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="nothing is imported")
def test_ctrl_c_while_the_gate_is_made_is_not_lost(child):
    """It comes while the pending call imports threading."""
    code = """
import os, signal, sys
class CtrlC:
    def find_spec(self, name, path, target=None):
        if name == "threading":
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):
                pass
sys.modules.pop("threading", None)
sys.meta_path.insert(0, CtrlC())
try:
    import foreign
    for _ in range(1000):
        pass
    print("lost")
except KeyboardInterrupt:
    print("interrupted")
"""
    assert child(code) == ["interrupted"]
