/* SPDX-License-Identifier: 0BSD */
/* extract.h: what libclang sees in one file, written down as text.

       text facts = {0};
       extract(&commands[0], &facts);
       // V 313                                   Python's version, from its patchlevel.h
       // (E 0 "spam.c:py_read")                  entered with the GIL: it is in a PyMethodDef
       // F "spam.c:helper" "helper" "spam.c" 12 2 (function's body as one expression in parentheses)

   The grammar is at the top of extract.c; lower.c reads it. Rule: no judgement here. What a name means, and that some
   function is of Python's API, is not looked at, so what is written stays right when the lists of names change. */
#ifndef NOGIL_CHECK_EXTRACT_H
#define NOGIL_CHECK_EXTRACT_H

#include "database.h"
#include "memory.h"

/* Changes with every change of the text's grammar: cached text of another grammar is not read. */
#define EXTRACT_VERSION "3"

/* Parse one file. The text has an `E "message"` line where it does not parse, and nothing else then. */
void extract(const command *c, text *out);

#endif
