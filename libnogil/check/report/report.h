/* SPDX-License-Identifier: 0BSD */
/* report.h: findings for people, for programs, and for code review.

       report_options how = {.form = REPORT_TEXT};
       size_t shown = report_findings(&a, unparsed, n_unparsed, n_files, &how);   // how many the exit code counts

   A finding whose line, or the line before it, has a comment `nogil-check: ok, REASON` is left out, and counted.

   Rule: the last line always says what was not checked. */
#ifndef NOGIL_CHECK_REPORT_H
#define NOGIL_CHECK_REPORT_H

#include "analyse/analyse.h"

enum { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORT_GITHUB };

typedef struct {
    const char *file, *why;
} unparsed_file;

typedef struct {
    int form;
    int possible; /* show the possible ones too */
} report_options;

size_t report_findings(analysis *a, const unparsed_file *unparsed, size_t n_unparsed, size_t n_files,
                       const report_options *how);

#endif
