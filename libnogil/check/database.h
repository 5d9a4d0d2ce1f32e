/* SPDX-License-Identifier: 0BSD */
/* database.h: which files are checked, and how the compiler is called for each.

       command *commands;
       size_t n = database_read("build/compile_commands.json", &commands);
       commands[0].file, commands[0].folder, commands[0].arguments    // -I, -D, -std ...; no -o, -W, -O

   Rule: a file that is listed twice is checked once, with its first command. */
#ifndef NOGIL_CHECK_DATABASE_H
#define NOGIL_CHECK_DATABASE_H

#include <stddef.h>

typedef struct {
    const char *file;   /* absolute */
    const char *folder; /* where the compiler is called */
    const char **arguments;
    int n_arguments;
} command;

/* Read a compile_commands.json. Exits with 2 and one line where it is missing, not JSON, or empty. */
size_t database_read(const char *path, command **commands);

/* The same from FILE... -- FLAGS. */
size_t database_of_files(const char **files, size_t n, const char **flags, size_t n_flags, command **commands);

#endif
