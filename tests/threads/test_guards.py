# SPDX-License-Identifier: 0BSD
"""PyOZ's set: release and acquire by hand and around one call, and what becomes of errno and of exceptions."""

import errno

import guards
import pytest

RC_TYPES = pytest.mark.parametrize("rc_type", ["int", "long", "ssize_t"])
ERRNO_BEFORE = 4711


def test_release_acquire_ensure_and_leave_are_idempotent():
    assert guards.by_hand() is True


def test_they_work_on_threads_that_python_never_saw():
    assert guards.by_hand_on_foreign_threads(4, 100) == 400


def test_allow_threads_is_an_expression_of_the_calls_type():
    i, large, real, point, text, out = guards.allow_threads()
    assert (i, large, real, text, out) == (-1, 2**40, 2.5, "text", 7)
    assert point == (1.5, -1.5, "a point at 1.5")


@RC_TYPES
@pytest.mark.parametrize("rc", [0, 5])
def test_allow_threads_try_leaves_errno_alone_when_the_call_succeeds(rc_type, rc):
    assert guards.allow_threads_try(rc_type, rc, 0, None) == (0, rc, ERRNO_BEFORE)


@RC_TYPES
def test_allow_threads_try_raises_oserror_from_errno(rc_type):
    with pytest.raises(PermissionError) as caught:
        guards.allow_threads_try(rc_type, -1, errno.EACCES, None)
    assert caught.value.errno == errno.EACCES


def test_allow_threads_try_takes_any_negative_value():
    with pytest.raises(FileNotFoundError):
        guards.allow_threads_try("long", -(2**40), errno.ENOENT, None)


@RC_TYPES
def test_allow_threads_try_says_so_when_a_call_fails_without_errno(rc_type):
    with pytest.raises(RuntimeError, match=r"attempt.*failed without setting errno"):
        guards.allow_threads_try(rc_type, -1, 0, None)


@RC_TYPES
@pytest.mark.parametrize("error", [0, errno.EACCES])
def test_allow_threads_try_keeps_the_exception_that_the_call_raised(rc_type, error):
    with pytest.raises(KeyError, match="raised inside"):
        guards.allow_threads_try(rc_type, -1, error, KeyError)
