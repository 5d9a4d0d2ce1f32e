// SPDX-License-Identifier: 0BSD
//! measured_loop.h once more: the same clocks, and a body that is no instruction.

use std::arch::asm;

/// What a block of contended.py computes, in nanoseconds.
pub const BLOCK: f64 = 10_000.0;

fn read(clock: libc::clockid_t) -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(clock, &mut now) };
    now.tv_sec as f64 * 1e9 + now.tv_nsec as f64
}

/// Nanoseconds of this thread.
pub fn now() -> f64 {
    read(libc::CLOCK_THREAD_CPUTIME_ID)
}

/// Nanoseconds on the wall.
pub fn wall() -> f64 {
    read(libc::CLOCK_MONOTONIC)
}

/// No instruction, but the compiler can neither drop it nor move it.
#[inline(always)]
pub fn keep() {
    unsafe { asm!("", options(nostack, preserves_flags)) }
}

/// Computes for so many nanoseconds of this thread.
pub fn work(nanoseconds: f64) {
    let end = now() + nanoseconds;
    while now() < end {
        keep();
    }
}

/// Does it n times and returns how long that took.
#[inline(always)]
pub fn timed(n: i64, mut once: impl FnMut(i64)) -> f64 {
    let start = now();
    for i in 0..n {
        once(i);
    }
    now() - start
}
