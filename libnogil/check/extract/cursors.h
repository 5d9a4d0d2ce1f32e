/* SPDX-License-Identifier: 0BSD */
/* cursors.h: what the rooms of extract/ share: libclang's cursors, where they are, what they are called.

       cursors parts = children_of(cursor);           // free(parts.items) when done
       add_string(key_of(function));                  // the function's name over all files, in quotes
       write_node(parts.items[0]);                    // one cursor as a node of the text

   cursors.c asks libclang, source_text.c reads the source where libclang does not tell, expressions.c and nodes.c write
   function bodies, entries.c notes the functions that Python calls.

   Rule: one file is extracted at a time, each in a process of its own: `now` is all that is known of it. */
#ifndef NOGIL_CHECK_CURSORS_H
#define NOGIL_CHECK_CURSORS_H

#include "clang.h"
#include "memory.h"

typedef struct {
    CXCursor *items;
    size_t count, capacity;
} cursors;

typedef struct {
    CXTranslationUnit unit;
    text *out;
    const char *main_file;
    const char *python_folder; /* of Python.h, with a / at its end */
    CXCursor parameters[64];
    unsigned parameter_at[64];
    int n_parameters;
    table noreturn_asked, entries_noted;
} extraction;
extern extraction now;

/* cursors.c */
const char *take(CXString s);
cursors children_of(CXCursor cursor);
unsigned line_of(CXCursor cursor);
const char *file_of(CXCursor cursor);
unsigned place_of(CXCursor cursor);
void add_string(const char *s);
int is_function(int kind);
const char *key_of(CXCursor function);
const char *shown_name(CXCursor function);
void ask_noreturn(CXCursor function, const char *key);

/* source_text.c */
void add_source(CXCursor cursor);
unsigned for_parts(CXCursor cursor, size_t n_children);

/* expressions.c */
void write_list(const cursors *list, size_t from);
int evaluate(CXCursor cursor, long long *value);
void write_integer(CXCursor cursor);
void write_reference(CXCursor cursor);
void write_member(CXCursor cursor, const cursors *parts);
void write_call(CXCursor cursor, const cursors *parts);
void write_binary(CXCursor cursor, const cursors *parts);
void write_unary(CXCursor cursor, const cursors *parts);

/* nodes.c */
void write_node(CXCursor cursor);

/* entries.c */
void note_entries(CXCursor variable);

#endif
