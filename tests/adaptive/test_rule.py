# SPDX-License-Identifier: 0BSD
"""test_rule.py: when a site keeps the GIL and when it releases it, with invented times.

No clock is read and no thread is started: a Site here does what adaptive.h does with a record, and the tests say how
long each block took and how long the GIL was away. So each test has one outcome.
"""

import random
import statistics

import pytest
import rule

US, MS = 1_000, 1_000_000
RELEASES, KEEPS, TRIES = range(3)


class Site:
    """A site, its credit and its clock."""

    def __init__(self):
        self.state, self.credit, self.now, self.timed = rule.new(), 0, 0, 0

    def __getattr__(self, name):
        return rule.fields(self.state)[name]

    def run(self, block, wait=0, wanted=False, between=0, preempted=0):
        """One block of `block` ns; if it releases, the GIL is away for `wait` ns. Returns whether it kept the GIL.

        If the thread is not let run for `preempted` ns meanwhile, the system knows, but is only asked where it matters.
        """
        timed = self.credit == 0
        if timed:
            kept = rule.decide(self.state, self.now, wanted)
        else:
            kept = self.credit > 0
            self.credit -= 1 if kept else -1
        self.now += block + preempted + (0 if kept else wait)
        self.timed += timed
        if timed:
            certain = kept and self.suspect > 0
            seen = block if certain else block + preempted
            self.credit = rule.learn(self.state, self.now, seen, -1 if kept else wait, certain)
        self.now += between
        return kept

    def until(self, kept, block, wait=0, most=100_000, **more):
        """Run blocks until one keeps (or does not keep) the GIL; return how many did not before that."""
        for number in range(most):
            if self.run(block, wait, **more) == kept:
                return number
        raise AssertionError(f"after {most} blocks still the same: {rule.fields(self.state)}")


def keeping(block=10 * US, wait=5 * MS):
    """Return a site that keeps the GIL, since getting it back has been costly."""
    site = Site()
    site.until(True, block, wait)
    return site


# ------------------------------------------------------------------------------------------------- to keep or not to


@pytest.mark.parametrize("block", [2 * US, 10 * US, 50 * US, 200 * US, 1 * MS, 20 * MS])
def test_a_site_releases_as_long_as_the_gil_comes_back_at_once(block):
    site = Site()
    assert not any(site.run(block, wait=100) for _ in range(10_000))


@pytest.mark.parametrize("block", [2 * US, 10 * US, 50 * US, 200 * US, 400 * US])
def test_a_site_keeps_the_gil_soon_when_getting_it_back_is_costly(block):
    site = Site()
    assert site.until(True, block, wait=5 * MS) <= 20


def test_one_wait_alone_decides_nothing_however_long_it_was():
    site = Site()
    for _ in range(100):
        site.run(50 * US)
    site.run(50 * US, wait=3600 * 1000 * MS)
    assert not any(site.run(50 * US) for _ in range(1000))


def test_two_long_waits_among_thirty_two_decide():
    site = Site()
    for _ in range(100):
        site.run(50 * US)
    site.run(50 * US, wait=6 * MS)
    site.run(50 * US, wait=6 * MS)
    assert site.run(50 * US)


def test_waits_that_are_far_apart_do_not_add_up():
    site = Site()
    for number in range(10_000):
        assert not site.run(50 * US, wait=6 * MS if number % 200 == 0 else 0)


def test_waits_of_up_to_four_blocks_are_worth_the_release():
    site = Site()
    assert not any(site.run(100 * US, wait=390 * US) for _ in range(10_000))
    assert Site().until(True, 100 * US, wait=450 * US) < 100


def test_waits_of_up_to_200_us_are_not_worth_keeping_it():
    site = Site()
    assert not any(site.run(10 * US, wait=190 * US) for _ in range(10_000))
    assert Site().until(True, 10 * US, wait=230 * US) < 1000


@pytest.mark.parametrize("block", [501 * US, 2 * MS, 100 * MS])
def test_long_blocks_are_never_kept_whatever_it_costs(block):
    site = Site()
    assert not any(site.run(block, wait=50 * MS) for _ in range(10_000))


def test_blocks_below_a_microsecond_are_kept_whatever_it_costs():
    site = Site()
    assert site.until(True, 600) <= 1
    kept = sum(site.run(600) for _ in range(100_000))
    assert kept > 99_900


# ------------------------------------------------------------------------------------------------------ the turns


def test_after_its_turn_of_6_5_ms_it_releases():
    site = keeping()
    began = site.since
    site.until(False, 10 * US, wait=5 * MS)
    assert 6.5 * MS <= site.now - 5 * MS - began < 6.5 * MS + 600 * US  # a look each 512 us


def test_it_releases_when_another_thread_asks_for_the_gil():
    site = keeping()
    began = site.since
    site.until(False, 10 * US, wait=5 * MS, wanted=True)
    assert site.now - 5 * MS - began < 600 * US


def test_the_other_thread_gets_its_third():
    """The bars of the contract: a busy thread that takes each GIL it can get for 5 ms, blocks of 10 us."""
    site, busy, mine = Site(), 0, []
    chance = random.Random(7)
    for _ in range(200_000):
        before = site.now
        takes = chance.random() < 0.4  # it wakes up in time for four of ten releases
        if not site.run(10 * US, wait=5 * MS if takes or site.mode != RELEASES else 0):
            busy += site.now - before - 10 * US
        mine.append(site.now - before)
    plain = 0.4 * 5 * MS + 10 * US
    assert statistics.mean(mine) <= 0.02 * plain
    assert busy / site.now >= 0.3


def test_after_a_costly_release_it_keeps_at_once():
    site = keeping()
    for _ in range(50):
        site.until(False, 10 * US, wait=5 * MS)
        assert site.mode == KEEPS
        assert site.run(10 * US)


def test_three_releases_without_a_wait_end_it():
    site = keeping()
    site.until(False, 10 * US)
    assert (site.mode, site.tries) == (TRIES, 1)
    assert [site.run(10 * US) for _ in range(2)] == [False, False]
    assert site.mode == RELEASES
    assert not any(site.run(10 * US) for _ in range(10_000))


def test_a_wait_among_the_tries_goes_back_to_keeping():
    site = keeping()
    site.until(False, 10 * US)
    site.run(10 * US)
    assert not site.run(10 * US, wait=5 * MS)
    assert site.run(10 * US)


def test_a_site_that_has_just_stopped_keeping_is_quick_to_keep_again():
    site = keeping()
    site.until(False, 10 * US)
    site.run(10 * US)
    site.run(10 * US)
    assert site.mode == RELEASES
    assert site.until(True, 10 * US, wait=5 * MS) == 1


def test_two_threads_that_only_wait_for_each_other_both_stop():
    """What a wait owes to blocks that kept the GIL is taken off before; what remains is no wait."""
    sites = [keeping(), keeping()]
    for site in sites:
        site.until(False, 10 * US, wait=60 * US)
    for _ in range(3):
        for site in sites:
            site.run(10 * US, wait=60 * US)
    assert [site.mode for site in sites] == [RELEASES, RELEASES]


def test_blocks_that_grow_long_are_released_again():
    site = keeping(block=100 * US)
    for _ in range(20):
        site.run(700 * US, wait=5 * MS)
    assert not any(site.run(700 * US, wait=5 * MS) for _ in range(1000))


# ---------------------------------------------------------------------------------------------- the looks at the clock


@pytest.mark.parametrize("block", [5, 100, 600, 2 * US, 10 * US, 50 * US, 200 * US, 450 * US])
def test_while_it_keeps_it_looks_every_half_millisecond(block):
    site = keeping(block, 5 * MS)
    for _ in range(20_000):
        site.run(block, wait=5 * MS)
        assert site.credit <= 255
        assert site.credit * block <= 512 * US


@pytest.mark.parametrize("block, share", [(100, 0.01), (2 * US, 0.01), (10 * US, 0.03), (50 * US, 0.2)])
def test_few_of_the_kept_blocks_are_timed(block, share):
    site = keeping(block, 5 * MS)
    site.timed = 0
    for _ in range(50_000):
        site.run(block, wait=5 * MS)
    assert site.timed <= share * 50_000


def test_an_eighth_of_the_short_released_blocks_is_timed():
    site = Site()
    for _ in range(8000):
        site.run(10 * US)
    assert site.timed == 1000


def test_each_released_block_is_timed_once_there_was_a_wait():
    site = Site()
    while site.credit == 0:
        site.run(10 * US)
    site.until(True, 10 * US, wait=5 * MS)
    assert site.timed < 10


# ----------------------------------------------------------------------------------------------------- slow blocks


def slow_block(site):
    """Let a kept block be slow that is timed, and another one: the first makes the site suspect only."""
    for _ in range(2):
        while site.credit > 0:
            site.run(10 * US)
        if not site.run(20 * MS, wait=5 * MS):  # its turn was over just then
            site.until(True, 10 * US, wait=5 * MS)
            return slow_block(site)
    return site.mode == RELEASES


def kept_again(site):
    """Return after how many blocks it keeps the GIL again; each of them has to wait."""
    return site.until(True, 10 * US, wait=5 * MS)


def test_slow_blocks_ban_their_site_and_the_ban_doubles():
    site, lengths = keeping(), []
    for _ in range(8):
        assert slow_block(site)
        lengths.append(site.banned)
        kept_again(site)
        assert site.bans == len(lengths)
    assert lengths == [32, 64, 128, 256, 512, 1024, 2048, 4096]


def test_a_ban_has_an_end():
    site = keeping()
    for _ in range(20):
        assert slow_block(site)
        banned = site.banned
        assert banned <= kept_again(site) <= banned + 100
    assert banned == 65536


def test_good_conduct_halves_the_next_ban():
    site = keeping()
    for _ in range(5):
        slow_block(site)
        kept_again(site)
    assert site.ban == 1024
    for _ in range(300_000):
        site.run(10 * US, wait=5 * MS)
    assert site.ban < 256


def test_a_slow_block_without_the_gil_makes_the_ban_begin_again():
    site = keeping()
    slow_block(site)
    for _ in range(20):
        site.run(10 * US, wait=5 * MS)
    assert site.banned == 12
    site.run(20 * MS, wait=5 * MS)
    assert site.banned >= 32


def test_one_slow_block_alone_only_makes_its_site_suspect():
    site = keeping()
    while site.credit > 0:
        site.run(10 * US)
    assert site.run(20 * MS)
    assert (site.mode, site.bans, site.suspect) == (KEEPS, 0, 128)


@pytest.mark.parametrize("seed", range(3))
def test_a_thread_that_is_preempted_time_and_again_is_not_banned(seed):
    """On a machine with too much to do each block may last for 4 ms, and none of them is slow."""
    site, chance = keeping(), random.Random(seed)
    kept = sum(site.run(10 * US, wait=5 * MS, preempted=4 * MS * (chance.random() < 0.01)) for _ in range(100_000))
    assert site.bans == 0
    assert kept > 95_000


def test_a_gap_that_nothing_explains_has_the_next_blocks_timed():
    site = keeping()
    while site.credit != 3:
        site.run(10 * US)
    site.run(20 * MS)  # not timed: only the next look finds out
    while site.credit > 0:
        site.run(10 * US)
    site.run(10 * US, wait=5 * MS)
    assert site.suspect >= 126
    site.timed = 0
    for _ in range(100):
        site.run(10 * US, wait=5 * MS)
    assert site.timed == 100


@pytest.mark.parametrize("seed", range(5))
def test_one_slow_block_in_a_hundred_stalls_the_others_only_so_often(seed):
    """20 ms with the GIL each. A rule that times each 64th block lets 22 of 80 pass."""
    site, chance, stalls = Site(), random.Random(seed), []
    for number in range(100_000):
        slow = chance.random() < 0.01
        if site.run(20 * MS if slow else 10 * US, wait=5 * MS) and slow:
            stalls.append(number)
    assert len(stalls) <= 30  # of 1000
    assert len([number for number in stalls if number > 50_000]) <= 5


def test_python_code_between_the_blocks_is_no_slow_block():
    """Blocks of 10 us in Python functions that let go of the GIL by themselves every 5 ms."""
    site = keeping()
    for number in range(20_000):
        site.run(10 * US, wait=5 * MS, between=5 * MS if number % 100 == 0 else 40 * US)
    assert site.bans == 0
    assert site.mode == KEEPS


# ------------------------------------------------------------------------------------------------------- whatever comes


@pytest.mark.parametrize("seed", range(20))
def test_no_evidence_brings_it_out_of_order(seed):
    """Clocks that jump, waits and blocks of any length, threads whose evidence comes in any order."""
    chance = random.Random(seed)
    site = Site()
    for _ in range(5000):
        if chance.random() < 0.5:
            site.now += chance.choice([0, 1, 100, 10 * US, MS, 1000 * MS, -MS])
            rule.decide(site.state, site.now, chance.random() < 0.1)
        else:
            block = int(10 ** chance.uniform(0, 11))
            wait = chance.choice([-1, 0, int(10 ** chance.uniform(0, 11))])
            credit = rule.learn(site.state, site.now, block, wait, chance.random() < 0.5)
            assert -7 <= credit <= 255
        assert site.mode in (RELEASES, KEEPS, TRIES)
        assert 0 <= site.banned <= 65536
        assert 0 <= site.ban <= 65536
        assert 0 <= site.suspect <= 128
        assert 0 <= site.wait <= 6 * MS
        assert site.block >= 0 and site.spacing >= 0
        if site.banned:
            assert site.mode == RELEASES


@pytest.mark.parametrize("seed", range(10))
def test_whatever_it_has_been_through_it_finds_back(seed):
    """After any evidence: quiet makes it release, a busy thread makes it keep."""
    chance = random.Random(seed)
    site = Site()
    for _ in range(2000):
        site.now += int(10 ** chance.uniform(0, 8))
        rule.decide(site.state, site.now, chance.random() < 0.1)
        wait = chance.choice([-1, int(10 ** chance.uniform(0, 8))])
        site.credit = rule.learn(site.state, site.now, int(10 ** chance.uniform(2, 8)), wait, True)
    for _ in range(70_000):
        site.run(10 * US)
    assert not any(site.run(10 * US) for _ in range(1000))
    site.until(True, 10 * US, wait=5 * MS)
