# SPDX-License-Identifier: 0BSD
"""A reference may be given away anywhere; it is dropped at the next attach, by a pending call, or at the very end."""

import threading
import time
import weakref

import later
import pytest
from test_interpreters import GILS

MORTAL = later.new_type()
MANY = 100_000
PUSHES = pytest.mark.parametrize("where", ["attached", "detached"])


class Object:
    """What a weak reference can watch."""


def died_since(before, wanted):
    """Wait until `wanted` more objects have died (a pending call runs between two lines of Python)."""
    end = time.monotonic() + 30
    while later.died() - before < wanted and time.monotonic() < end:
        pass
    return later.died() - before


@PUSHES
def test_nothing_is_dropped_while_it_is_given_away(where):
    objects = later.new(MORTAL, 100)
    assert later.push(where, objects) == 0
    later.attach()


@PUSHES
def test_the_next_attach_drops_what_was_given_away(where):
    before = later.died()
    later.push(where, later.new(MORTAL, 100))
    later.attach()
    assert later.died() - before == 100


@PUSHES
def test_a_pending_call_drops_it_where_nobody_attaches(where):
    before = later.died()
    later.push(where, later.new(MORTAL, 100))
    assert died_since(before, 100) == 100


@PUSHES
def test_a_pending_call_comes_for_every_batch(where):
    for _ in range(100):
        before = later.died()
        later.push(where, later.new(MORTAL, 10))
        assert died_since(before, 10) == 10


def test_weak_references_hear_of_it():
    heard = []
    thing = Object()
    reference = weakref.ref(thing, heard.append)
    things = [thing]
    del thing
    later.push("detached", things)
    later.attach()
    assert reference() is None
    assert heard == [reference]


@pytest.mark.parametrize("attach", [False, True], ids=["never attached", "attaching"])
def test_threads_that_python_never_saw_give_away_very_many(attach):
    before = later.died()
    assert later.push_from_foreign_threads(later.new(MORTAL, MANY), 4, attach) == MANY
    later.attach()
    assert died_since(before, MANY) == MANY


def test_a_python_thread_gives_away_without_the_gil():
    before = later.died()
    thread = threading.Thread(target=lambda: later.push("detached", later.new(MORTAL, 1000)))
    thread.start()
    thread.join(30)
    later.attach()
    assert died_since(before, 1000) == 1000


@pytest.mark.parametrize("noisy", [False, True], ids=["quiet", "releasing the GIL"])
def test_a_destructor_may_give_away_the_next_one(noisy):
    before = later.died()
    links = [later.chain(MORTAL, 1000, noisy)]
    later.push("detached", links)
    while later.died() - before < 1000:
        later.attach()
    assert later.died() - before == 1000


def test_destructors_that_attach_and_give_away_do_not_use_up_the_stack(child):
    code = f"""
import later, threading
threading.stack_size(256 * 1024)
mortal = later.new_type()
def work():
    later.push("detached", [later.chain(mortal, {MANY}, True)])
    while later.alive():
        later.attach()
    print(later.died())
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
    assert child(code) == [str(MANY)]


def test_a_pending_exception_survives_the_dropping():
    class Loud:
        def __del__(self):
            try:
                raise RuntimeError("inside")
            except RuntimeError:
                pass

    later.push("detached", [Loud() for _ in range(10)])
    mine = KeyError("mine")
    with pytest.raises(KeyError) as caught:
        later.attach_with_an_exception_pending(mine)
    assert caught.value is mine


@pytest.mark.parametrize("gate", ["", "later.attach_foreign()"], ids=["without a gate", "with a gate"])
@pytest.mark.parametrize("where", ["attached", "released", "detached"])
@pytest.mark.parametrize("length", [1, 2, 3, 10, 1000])
def test_nothing_is_left_when_the_interpreter_ends(child, length, where, gate):
    code = f"""
import atexit, later, os
things = [later.chain(later.new_type(), {length}, False)]
later.report_at_the_end()
class Object:
    def __del__(self, write=os.write):  # sys.stdout may be flushed for the last time before
        write(1, b"an object died\\n")
def the_end():
    later.push({where!r}, things)
    later.push({where!r}, [Object()])
atexit.register(the_end)
{gate}
"""
    assert child(code) == ["an object died", "0 left"]


@GILS
@pytest.mark.parametrize("where", ["attached", "released"])
def test_a_sub_interpreters_objects_die_at_its_next_attach(in_new_interpreter, own_gil, where):
    code = f"""
mortal = later.new_type()
later.push({where!r}, later.new(mortal, 100))
later.attach()
assert later.died() == 100, later.died()
"""
    in_new_interpreter(own_gil, code)


@GILS
@pytest.mark.parametrize("where", ["attached", "released"])
def test_a_sub_interpreters_objects_die_at_its_end(in_new_interpreter, own_gil, where):
    code = f"later.push({where!r}, later.new(later.new_type(), 100))"
    in_new_interpreter(own_gil, code, after="assert (later.died(), later.alive()) == (100, 0)")


@GILS
def test_an_attach_in_the_main_interpreter_does_not_make_a_sub_interpreter_forget(in_new_interpreter, own_gil):
    code = """
later.push('attached', later.new(later.new_type(), 100))
assert later.attach_foreign() == 1  # in the main interpreter
later.attach()
assert later.died() == 100, later.died()
"""
    in_new_interpreter(own_gil, code)


@GILS
def test_a_thread_in_plain_allow_threads_of_a_sub_interpreter_gives_away_to_that_one(in_new_interpreter, own_gil):
    code = """
import threading
mortal = later.new_type()
later.push('attached', later.new(mortal, 1))
thread = threading.Thread(target=lambda: later.push('detached', later.new(mortal, 100)))
thread.start()
thread.join()
later.attach()
assert later.died() == 101, later.died()
"""
    in_new_interpreter(own_gil, code)
