/* SPDX-License-Identifier: 0BSD */
/* forms.h: one finding in each of the four forms.

       print_text(f);                                   // for people, on stdout
       text out = {0}; json_finding(&out, f);           // for programs, as one element of an array

   people.c has what people read, in a terminal or in a review; programs.c has JSON and SARIF.

   Rule: each form says the same: the place, what is wrong, the calls that lead to it, the conditions of the path. */
#ifndef NOGIL_CHECK_FORMS_H
#define NOGIL_CHECK_FORMS_H

#include "report/report.h"

/* people.c */
const char *short_path(const char *path);
void print_text(const finding *f);
void print_github(const finding *f);

/* programs.c */
void json_text(text *out, const char *s);
void json_finding(text *out, const finding *f);
void sarif_finding(text *out, const finding *f);

#endif
