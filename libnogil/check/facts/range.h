/* SPDX-License-Identifier: 0BSD */
/* range.h: what is known of one value: a range of 64-bit integers, and maybe "not 0". A pointer is 0 or not 0.

       range r = RANGE_ALL;                                   // nothing is known
       r = range_intersect(r, (range){INT64_MIN, -1, 0});     // it is below 0, and so not 0
       range_compare("<", r, (range){0, 0, 0});               // 1: true whatever it is

   Rule: a range with low > high is no value at all: the path that has it does not exist. */
#ifndef NOGIL_CHECK_RANGE_H
#define NOGIL_CHECK_RANGE_H

#include <stdint.h>

typedef struct {
    long long low, high;
    int not_zero;
} range;

#define RANGE_ALL ((range){INT64_MIN, INT64_MAX, 0})

/* The bounds and `not_zero` tell each other what they can. */
range range_tidy(range r);
range range_intersect(range a, range b);
/* 0 or 1 if it is known, else 0..1. */
range range_truth(int known, int value);
/* Of `a op b`: 0, 1, or 0..1. */
range range_compare(const char *op, range a, range b);

#endif
