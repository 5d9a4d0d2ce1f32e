/* SPDX-License-Identifier: 0BSD */
/* run.h: extracts many files, several at a time, and remembers what it found.

       run_options options = {.jobs = 2, .cache = "/home/me/.cache/nogil-check"};
       text *facts = run_all(commands, n, &options);   // facts[i] is the text of extract.h for commands[i]

   Each file is read in a process of its own: a crash of libclang costs one file and is said, and its memory is given
   back. What was found is kept under the hash of the command; it is used again while every file that was read has the
   same content.

   Rule: a cache that cannot be used is an error, never a silent pass. */
#ifndef NOGIL_CHECK_RUN_H
#define NOGIL_CHECK_RUN_H

#include "database.h"
#include "memory.h"

typedef struct {
    int jobs;
    const char *cache; /* NULL: nothing is remembered */
    int progress;      /* show on stderr how far it is */
} run_options;

text *run_all(const command *commands, size_t n, const run_options *options);

/* Say how far a longer work is, when more than two seconds have passed; `done` == `all` ends it. */
void show_progress(const run_options *options, const char *what, size_t done, size_t all, const char *name);

#endif
