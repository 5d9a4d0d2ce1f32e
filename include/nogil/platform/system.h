/* SPDX-License-Identifier: 0BSD */
/* system.h: clocks and threads of the operating system, and its headers.

   Rule: nothing here knows of Python, and everything has an answer on every POSIX system, if a poorer one.

       int64_t began = nogil_priv_now_ns();
       ...
       if (nogil_priv_now_ns() - began > 1000000000) // a second

   There are no public names here. */
#ifndef NOGIL_SYSTEM_H
#define NOGIL_SYSTEM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#ifndef __cplusplus /* hidden by -std=c11 if a system header came before Python.h */
extern long syscall(long number, ...);
extern int nanosleep(const struct timespec *wanted, struct timespec *left);
extern int clock_gettime(int clock, struct timespec *now);
#endif
#endif

#include "compilers.h"

#ifdef CLOCK_MONOTONIC
#define NOGIL_PRIV_CLOCK_MONOTONIC CLOCK_MONOTONIC
#else
#define NOGIL_PRIV_CLOCK_MONOTONIC 1 /* hidden by -std=c11; its value on Linux */
#endif

NOGIL_PRIV_INLINE int64_t nogil_priv_now_ns(void)
{
    struct timespec now = {0, 0};
    clock_gettime(NOGIL_PRIV_CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* What this thread has done so far: its processor time in us, times 65536, plus how often it has waited for something (its
   last 16 bits). Being preempted is not waiting. 0 where the system cannot tell: only Linux counts for each thread. */
NOGIL_PRIV_INLINE int64_t nogil_priv_thread_usage(void)
{
#ifdef __linux__
    struct rusage usage;
    if (getrusage(1 /* RUSAGE_THREAD, hidden by -std=c11 */, &usage) != 0)
        return 0;
    return ((int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 + usage.ru_utime.tv_usec +
            usage.ru_stime.tv_usec) *
               65536 +
           (usage.ru_nvcsw & 65535);
#else
    return 0;
#endif
}

/* What PyThread_get_thread_ident() returns on every POSIX system, without the calls it takes to get there. */
#define NOGIL_PRIV_THREAD_ID() ((unsigned long)pthread_self())

/* The same, as any module of the process sees it, without a call where the ABI says where it is. */
#if defined(__x86_64__) && defined(__linux__) && !defined(__ILP32__)
NOGIL_PRIV_INLINE uintptr_t nogil_priv_own_id(void)
{
    uintptr_t id;
    __asm__("mov {%%fs:0, %0|%0, qword ptr fs:0}" : "=r"(id)); /* AT&T and Intel spelling */
    return id;
}
#define NOGIL_PRIV_OWN_ID() nogil_priv_own_id()
#else
#define NOGIL_PRIV_OWN_ID() ((uintptr_t)pthread_self())
#endif

/* Is this the thread that main() runs on? 0 where the system cannot tell. */
NOGIL_PRIV_INLINE int nogil_priv_is_first_thread(void)
{
#if defined(__linux__) && defined(__NR_gettid)
    return syscall(__NR_gettid) == getpid();
#else
    return 0;
#endif
}

#endif
