# SPDX-License-Identifier: 0BSD
"""What can be seen of one call of a twin: everything that two modules have to agree on.

    seen = observe(blocks_c, drive)         # drive(module) calls it
    seen.differences(observe(blocks_cython, drive))     # [] or sentences

Rule: it is taken from outside, by CPython's own means; a module says nothing about itself but what probe.c noted.
"""

import contextlib
import gc
import io
import sys
import threading
from dataclasses import dataclass, fields

ROUNDS = 10_000
TAKEN_BY_THE_INTERPRETER = 200  # blocks: caches, free lists, a resized dict; a leak of one object a round is 10,000


@dataclass
class Observation:
    """One call, from outside."""

    result: object = None  # with its type, and those of its items: 1 is not True
    exception: object = None  # a Raised: type, text, arguments, and the same of __cause__ and __context__
    unraisable: tuple = ()  # (type, text, function) each
    printed: str = ""
    gil: tuple = ()  # (label, attached)
    threads: tuple = ()  # which thread each probe and each callback ran on: 0 is the caller's
    exception_left_over: bool = False  # sys.exc_info() afterwards

    def differences(self, other):
        """Sentences about what `other` shows that this one does not."""
        mine, its = ({f.name: with_types(getattr(o, f.name)) for f in fields(o)} for o in (self, other))
        return [f"{name}: {mine[name]!r} here, {its[name]!r} there" for name in mine if mine[name] != its[name]]


@dataclass(frozen=True)
class Raised:
    """An exception without its identity."""

    described: dict  # see describe()
    python_functions: tuple  # of the traceback: the Python functions that it came through

    @classmethod
    def of(cls, error):
        """Note all there is to see of an exception that was caught."""
        return cls(describe(error), python_functions(error.__traceback__))

    def __repr__(self):
        kind, text = self.described["type"], self.described["text"]
        return f"{kind}: {text}" if text else kind


def with_types(value):
    """The value in a form in which 1 differs from True, 1.0, and -0.0 from 0.0, and NaN is the same as NaN."""
    if isinstance(value, (tuple, list)):
        return type(value).__name__, [with_types(item) for item in value]
    if isinstance(value, dict):
        return "dict", {key: with_types(item) for key, item in value.items()}
    if isinstance(value, Raised):
        return value.described, value.python_functions
    return type(value).__name__, repr(value)


def describe(exception, depth=0):
    """An exception as text, without its identity."""
    if exception is None or depth > 5:
        return None
    return {
        "type": type(exception).__name__,
        "text": str(exception),
        "args": repr(exception.args),
        "cause": describe(exception.__cause__, depth + 1),
        "context": describe(exception.__context__, depth + 1),
        "context hidden": exception.__suppress_context__,
    }


def python_functions(traceback):
    """The names of the Python functions in a traceback; Cython adds lines for its own, whose files are .pyx."""
    names = []
    while traceback:
        code = traceback.tb_frame.f_code
        if code.co_filename.endswith(".py"):
            names.append(code.co_name)
        traceback = traceback.tb_next
    return tuple(names)


def observe(module, drive, at_once=False):
    """Call drive(module) once and note all that can be seen.

    `at_once`: probes are passed by several threads at once, so what is seen of each label is noted, not the order.
    """
    seen, unraisable, printed = Observation(), [], io.StringIO()
    module.take_probes()

    def hook(args):
        name = args.object.split(".")[-1] if isinstance(args.object, str) else repr(args.object)
        kind = args.exc_type.__name__ if args.exc_type else "nothing"
        unraisable.append((kind, str(args.exc_value), name))

    before = sys.unraisablehook
    sys.unraisablehook = hook
    try:
        with contextlib.redirect_stdout(printed):
            seen.result = drive(module)
    except BaseException as error:
        seen.exception = Raised.of(error)
    finally:
        sys.unraisablehook = before
    seen.exception_left_over = sys.exc_info()[0] is not None
    notes = module.take_probes()
    seen.unraisable, seen.printed = tuple(unraisable), printed.getvalue()
    seen.gil = tuple((label, attached) for label, attached, _ in notes)
    order = {threading.get_ident(): 0}
    seen.threads = tuple(order.setdefault(ident, len(order)) for _, _, ident in notes)
    if at_once:
        seen.gil, seen.threads = tuple(sorted(set(seen.gil))), ()
    return seen


class Nowhere(io.TextIOBase):
    """A stdout that keeps nothing."""

    def write(self, text):
        """Take the text."""
        return len(text)


def grows(module, drive, watched=(), rounds=ROUNDS):
    """How much more is in use after `rounds` calls than before.

    (memory blocks of Python, references to the one of `watched` that was gained or lost most)
    """
    hook, sys.unraisablehook = sys.unraisablehook, lambda args: None
    try:
        with contextlib.redirect_stdout(Nowhere()):
            for turns in (rounds // 10, rounds):  # the first ones fill caches
                before = _in_use(watched)
                for _ in range(turns):
                    with contextlib.suppress(BaseException):
                        drive(module)
                    module.take_probes()
                after = _in_use(watched)
    finally:
        sys.unraisablehook = hook
    blocks, *references = (later - earlier for earlier, later in zip(before, after))
    return blocks, max(references, key=abs, default=0)


def _in_use(watched):
    """Memory blocks, references; without what only the garbage collector frees."""
    gc.collect()
    return [sys.getallocatedblocks(), *map(sys.getrefcount, watched)]
