# SPDX-License-Identifier: 0BSD
"""A forked child goes on: its one thread attaches, starts others and ends Python as if it had never had company."""

import os

import pytest
from conftest import MODULES
from watchdog import run_child

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

# The parent: foreign threads run sections all the time while it forks; the child runs `code` and ends like any process.
FORK = """
import os, sys, threading
import foreign, interpreters, later
home = interpreters.capture()
stop = threading.Event()
def busy(i):
    local.count = getattr(local, 'count', 0) + 1
local = threading.local()
def company():
    while not stop.is_set():
        foreign.run('blocks', 2, 20, busy)
        interpreters.foreign_enter(home, 2, 20)
        started.set()
started = threading.Event()
threads = [threading.Thread(target=company, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()
assert started.wait(30)
def fork(i=0):
    global result
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        stop.set()
        return True
    result = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return False
"""

CHILD = """
assert foreign.run('blocks', 4, 50, busy) == 200
assert interpreters.foreign_enter(home, 4, 50) == 200
assert interpreters.enter('nested', home, True) == 0
later.push_from_foreign_threads(later.new(later.new_type(), 1000), 4, True)
later.attach()
assert later.alive() == 0
assert foreign.thread_states() == 1, foreign.thread_states()
print('child to the end')
"""

PARENT = """
stop.set()
for thread in threads:
    thread.join(30)
print('child exited with', result)
"""


@pytest.mark.parametrize("turn", range(5))
def test_the_child_goes_on_attaches_and_exits_with_0(child, turn):
    lines = child(f"{FORK}\nif fork():\n    exec({CHILD!r})\nelse:\n    exec({PARENT!r})")
    assert lines == ["child to the end", "child exited with 0"]


@pytest.mark.parametrize("way", ["functions", "blocks"])
def test_a_foreign_thread_may_fork_inside_a_section(child, way):
    """In the child that thread is the only one; when it has left its section it returns, and exits with 0."""
    code = f"""
{FORK}
forked = False
def fork_once(i):
    global forked
    if not forked:
        forked = True
        if fork():
            print('child in the section', flush=True)
foreign.run({way!r}, 1, 3, fork_once)
exec({PARENT!r})
"""
    assert child(code) == ["child in the section", "child exited with 0"]


def test_after_a_fork_inside_a_callback_the_childs_end_still_waits_for_sections(child):
    """The callback came out of plain Py_BEGIN_ALLOW_THREADS, where the section is counted at the gate."""
    code = f"""
{FORK}
in_child = []
foreign.call_in_plain_allow_threads(lambda i: in_child.append(fork()))
if in_child[0]:
    foreign.start_slow_section()
    print('child to the end', flush=True)
else:
    exec({PARENT!r})
"""
    assert child(code) == ["child to the end", "the section was waited for", "child exited with 0"]


def test_fork_hooks_that_are_older_than_the_module_may_stop_and_start_threads_that_attach(child):
    """A thread may have to attach for the first time between the hooks, whichever of them come first."""
    code = """
import os, sys
os.register_at_fork(
    before=lambda: foreign.stop_service(), after_in_parent=lambda: start(), after_in_child=lambda: start()
)
import foreign
foreign.run('blocks', 1, 1, lambda i: None)
def start(late=False):
    foreign.start_service(calls.append, late)
calls = []
start(True)
forked = os.fork()
foreign.stop_service()
if not forked:
    print('child to the end', calls[-1], flush=True)
    os._exit(0)
print('child exited with', os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]))
"""
    assert child(code) == ["child to the end 1", "child exited with 0"]


def test_a_child_that_is_forked_while_the_interpreter_waits_for_a_section_may_attach(child):
    """Its gate would stay closed: who closed it is not there."""
    code = """
import os, sys
import foreign
def fork(i):
    try:
        forked = os.fork()
    except RuntimeError:  # 3.12: not at the interpreter's end
        os.write(1, b'child attached')
        return
    if not forked:
        foreign.run('blocks', 2, 3, lambda i: None)
        os.write(1, b'child attached')
        os._exit(0)
    os.waitpid(forked, 0)
foreign.start_slow_section(fork)
"""
    assert child(code) == ["child attachedthe section was waited for"]


@pytest.mark.skipif(not hasattr(os, "forkpty"), reason="there is no forkpty here")
def test_a_fork_that_fails_before_there_is_one_holds_nobody_up():
    """Hooks have run, and no fork has: a hundred threads would wait for a second each."""
    code = """
import foreign, os, resource
foreign.run('blocks', 1, 1, int)
few, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (3, most))
try:
    os.forkpty()
except OSError:
    print('failed')
resource.setrlimit(resource.RLIMIT_NOFILE, (few, most))
for _ in range(100):
    foreign.run('blocks', 1, 1, int)
print('the end')
"""
    done = run_child(code, MODULES)  # since 3.15 it tells on stderr that there is no file descriptor
    assert (done.returncode, done.stdout) == (0, "failed\nthe end\n")
