/* SPDX-License-Identifier: 0BSD */
/* measured_loop.h: what the three modules share, so that they differ in nothing but the GIL.

   Each measured operation is a loop in C (or in Cython) around one statement, timed inside:

       double start = bench_now();
       for (long i = 0; i < n; i++) {
           NOGIL_BEGIN
               bench_keep();
           NOGIL_END
       }
       return bench_now() - start;

   Rule: nothing here knows about Python. The clock counts the processor time of this thread alone: an operation that
   nobody waits for never sleeps, and a neighbour on a busy machine then costs a measurement little. */
#ifndef BENCH_MEASURED_LOOP_H
#define BENCH_MEASURED_LOOP_H

#include <pthread.h>
#include <time.h>

#ifdef __clang__
#define BENCH_COMPILER "Clang " __clang_version__
#else
#define BENCH_COMPILER "GCC " __VERSION__
#endif

#define BENCH_NOINLINE __attribute__((noinline))
/* How many turns pass between two looks for signals. */
#define BENCH_TURNS 1000000

/* Nanoseconds of this thread. */
static inline double bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* Nanoseconds of this thread, or on the wall for what several threads do together. */
static inline double bench_time(int threads)
{
    struct timespec now;
    clock_gettime(threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* The body of everything that is measured: no instruction, but the compiler can neither drop it nor move it, nor
   conclude anything about a function that has it (pure, leaf, does not raise). */
static inline void bench_keep(void)
{
    __asm__ volatile("" ::: "memory");
}

/* Computes for so many nanoseconds of this thread. */
static inline void bench_work(double nanoseconds)
{
    const double end = bench_now() + nanoseconds;
    while (bench_now() < end)
        bench_keep();
}

/* What a block of contended.py computes, in nanoseconds. */
#define BENCH_BLOCK 10000

typedef double (*bench_loop)(long n);

typedef struct {
    bench_loop loop;
    long n;
    double result;
} bench_thread_job;

static inline void *bench_thread_main(void *job_)
{
    bench_thread_job *job = (bench_thread_job *)job_;
    job->loop(1); /* what the first attach of a thread costs is another question than what each one does */
    job->result = job->loop(job->n);
    return NULL;
}

/* loop(n) on a thread that Python never saw, to its end; -1 if there is no thread. Call it without the GIL. */
static inline double bench_on_foreign_thread(bench_loop loop, long n)
{
    bench_thread_job job = {loop, n, -1};
    pthread_t thread;
    if (pthread_create(&thread, NULL, bench_thread_main, &job) != 0)
        return -1;
    pthread_join(thread, NULL);
    return job.result;
}

#endif
