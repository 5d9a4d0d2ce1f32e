/* SPDX-License-Identifier: 0BSD */
/* main.c: the command. docs/nogil-check.md is its page.

       nogil-check -p build                       build/compile_commands.json
       nogil-check --compile-commands FILE
       nogil-check spam.c -- -I/usr/include/python3.11

   Rule: 0 is "everything was read and nothing was found"; 1 is a finding; 2 is anything that could not be done. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyse/analyse.h"
#include "api.h"
#include "clang.h"
#include "database.h"
#include "report/report.h"
#include "run.h"

static const char *const usage =
    "usage: nogil-check -p BUILD_DIR | --compile-commands FILE | FILE... [-- FLAGS]\n"
    "Finds calls of Python's C API without the GIL, and a GIL that is not given back, across functions.\n"
    "\n"
    "  -p DIR                  read DIR/compile_commands.json\n"
    "  --compile-commands FILE read this one\n"
    "  FILE... -- FLAGS        these files, with these compiler flags\n"
    "  --json --sarif --github other forms of the report\n"
    "  --possible              also what needs the GIL by the book and has never crashed\n"
    "  --keep-going            a file that does not parse is named, but does not make the exit code 2\n"
    "  -j N                    files read at a time (default: one for each processor)\n"
    "  --cache DIR, --no-cache where what was read is remembered (default: ~/.cache/nogil-check)\n"
    "  --libclang FILE         the libclang to use (default: the newest that is found)\n"
    "  --headers DIR           its builtin headers\n"
    "  --python X.Y            which list of the API (default: of the headers that were read)\n"
    "  --quiet                 no progress on stderr\n"
    "  --dump                  show what was extracted, for bug reports\n"
    "  --version, --help\n"
    "\n"
    "A comment `nogil-check: ok, REASON` on a line, or on the one before, excuses it.\n"
    "Exit code: 0 nothing found, 1 findings, 2 something could not be read.\n";

static _Noreturn void wrong(const char *what, const char *argument)
{
    fail("%s%s; nogil-check --help shows what there is", what, argument);
}

/* The value of an option that may be written --name=value or --name value. */
static const char *option(const char *name, char **argv, int argc, int *i)
{
    size_t length = strlen(name);
    if (strncmp(argv[*i], name, length) != 0)
        return NULL;
    if (argv[*i][length] == '=')
        return argv[*i] + length + 1;
    if (argv[*i][length])
        return NULL;
    if (*i + 1 >= argc)
        wrong("a value is missing after ", name);
    return argv[++*i];
}

static const char *default_cache(void)
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    text path = {0};
    if (base && *base == '/')
        text_add(&path, "%s/nogil-check", base);
    else if (home && *home == '/')
        text_add(&path, "%s/.cache/nogil-check", home);
    return path.data;
}

int main(int argc, char **argv)
{
    const char *database = NULL, *library = NULL, *headers = NULL, *value;
    const char **files = allocate((size_t)(argc + 1) * sizeof(char *));
    const char **flags = allocate((size_t)(argc + 1) * sizeof(char *));
    size_t n_files = 0, n_flags = 0, n, i, found, n_unparsed = 0;
    run_options options = {0};
    report_options how = {0};
    int a, no_cache = 0, after = 0, python = 0, keep_going = 0, dump = 0;
    command *commands;
    text *extracted;
    program p = {0};
    analysis result = {0};
    unparsed_file *unparsed;
    options.jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
    options.progress = 1;
    for (a = 1; a < argc; a++) {
        if (after) {
            flags[n_flags++] = argv[a];
        } else if (strcmp(argv[a], "--") == 0) {
            after = 1;
        } else if (strcmp(argv[a], "--help") == 0 || strcmp(argv[a], "-h") == 0) {
            fputs(usage, stdout);
            return 0;
        } else if (strcmp(argv[a], "--version") == 0) {
            clang_open(library, headers);
            printf("nogil-check %s, libclang %s (%s), headers in %s\n", NOGIL_CHECK_VERSION, clang_version,
                   clang_library, clang_headers);
            return 0;
        } else if (strcmp(argv[a], "--json") == 0) {
            how.form = REPORT_JSON;
        } else if (strcmp(argv[a], "--sarif") == 0) {
            how.form = REPORT_SARIF;
        } else if (strcmp(argv[a], "--github") == 0) {
            how.form = REPORT_GITHUB;
        } else if (strcmp(argv[a], "--possible") == 0) {
            how.possible = 1;
        } else if (strcmp(argv[a], "--keep-going") == 0) {
            keep_going = 1;
        } else if (strcmp(argv[a], "--quiet") == 0) {
            options.progress = 0;
        } else if (strcmp(argv[a], "--dump") == 0) {
            dump = 1;
        } else if (strcmp(argv[a], "--no-cache") == 0) {
            no_cache = 1;
        } else if ((value = option("-p", argv, argc, &a))) {
            text path = {0};
            text_add(&path, "%s/compile_commands.json", value);
            database = path.data;
        } else if ((value = option("--compile-commands", argv, argc, &a))) {
            database = value;
        } else if ((value = option("-j", argv, argc, &a))) {
            options.jobs = atoi(value);
            if (options.jobs < 1)
                wrong("-j wants a number from 1 on, not ", value);
        } else if ((value = option("--cache", argv, argc, &a))) {
            options.cache = value;
        } else if ((value = option("--libclang", argv, argc, &a))) {
            library = value;
        } else if ((value = option("--headers", argv, argc, &a))) {
            headers = value;
        } else if ((value = option("--python", argv, argc, &a))) {
            int major = 0, minor = -1;
            if (sscanf(value, "%d.%d", &major, &minor) != 2 || major != 3 || minor < 9)
                wrong("--python wants a version such as 3.13, not ", value);
            python = major * 100 + minor;
        } else if (argv[a][0] == '-' && argv[a][1]) {
            wrong("there is no option ", argv[a]);
        } else {
            files[n_files++] = argv[a];
        }
    }
    if (database && n_files)
        wrong("give a compile database or files, not both: ", files[0]);
    if (!database && !n_files)
        wrong("nothing to check", ": give -p BUILD_DIR, --compile-commands FILE, or FILE... -- FLAGS");
    if (!no_cache && !options.cache)
        options.cache = default_cache();
    if (no_cache)
        options.cache = NULL;
    n = database ? database_read(database, &commands) : database_of_files(files, n_files, flags, n_flags, &commands);
    api_open(NULL);
    clang_open(library, headers);
    extracted = run_all(commands, n, &options);
    unparsed = allocate(n * sizeof(*unparsed) + 1);
    for (i = 0; i < n; i++) {
        const char *message;
        if (dump)
            fwrite(extracted[i].data, 1, extracted[i].length, stdout);
        message = program_read(&p, extracted[i].data);
        free(extracted[i].data);
        if (message) {
            fprintf(stderr, "nogil-check: %s: not checked: %s\n", commands[i].file, message);
            unparsed[n_unparsed].file = commands[i].file;
            unparsed[n_unparsed++].why = message;
        }
    }
    if (python)
        p.python = python;
    analyse(&result, &p, &options);
    found = report_findings(&result, unparsed, n_unparsed, n - n_unparsed, &how);
    fflush(stdout);
    if (ferror(stdout))
        fail("the report could not be written");
    if (n_unparsed && (!keep_going || n_unparsed == n))
        return 2;
    return found ? 1 : 0;
}
