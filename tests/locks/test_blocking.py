# SPDX-License-Identifier: 0BSD
"""NOGIL_BLOCKING: an expression of any type, evaluated detached, from every context."""


def test_it_is_detached_in_every_context_and_keeps_what_errno_says(locks):
    assert locks.blocking() is True
