/* SPDX-License-Identifier: 0BSD */
/* database.c: compile_commands.json, and the compiler's flags that matter to a parser. See database.h. */
#define _GNU_SOURCE
#include "database.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"

/* What changes the meaning of the source. Warnings, optimization and code generation of another compiler do not. */
static int flag_is_wanted(const char *flag, int *takes_next)
{
    static const char *const with_value[] = {"-I",       "-D",       "-U",        "-isystem", "-iquote",   "-idirafter",
                                             "-include", "-imacros", "-isysroot", "-x",       "--sysroot", NULL};
    static const char *const prefixes[] = {
        "-std=",         "--std=",   "-m",       "-nostdinc",       "-pthread",  "-ansi",      "-funsigned-char",
        "-fsigned-char", "-fshort-", "-fopenmp", "-fno-exceptions", "-fno-rtti", "--sysroot=", NULL};
    int i;
    *takes_next = 0;
    for (i = 0; with_value[i]; i++) {
        size_t length = strlen(with_value[i]);
        if (strcmp(flag, with_value[i]) == 0) {
            *takes_next = 1;
            return 1;
        }
        if (strncmp(flag, with_value[i], length) == 0)
            return 1;
    }
    for (i = 0; prefixes[i]; i++)
        if (strncmp(flag, prefixes[i], strlen(prefixes[i])) == 0)
            return 1;
    return 0;
}

static void add_flags(command *c, const char **flags, size_t n)
{
    size_t i;
    int takes_next;
    c->arguments = allocate((n + 1) * sizeof(char *));
    for (i = 0; i < n; i++) {
        const char *flag = flags[i];
        if (strcmp(flag, "-DNDEBUG") == 0)
            continue; /* what is asserted is known: a path on which it is false is none */
        if (*flag == '-' && flag_is_wanted(flag, &takes_next)) {
            c->arguments[c->n_arguments++] = flag;
            if (takes_next && i + 1 == n)
                fail("%s: the compiler's flag %s wants a value after it", c->file, flag);
            if (takes_next)
                c->arguments[c->n_arguments++] = flags[++i];
        } else if (strcmp(flag, "-o") == 0 || strcmp(flag, "-MF") == 0 || strcmp(flag, "-MT") == 0 ||
                   strcmp(flag, "-MQ") == 0 || strcmp(flag, "-Xlinker") == 0 || strcmp(flag, "-Xpreprocessor") == 0) {
            i++;
        }
    }
}

static const char *absolute(const char *folder, const char *path)
{
    text joined = {0};
    char *real;
    if (*path == '/')
        text_add(&joined, "%s", path);
    else
        text_add(&joined, "%s/%s", folder, path);
    real = realpath(joined.data, NULL);
    if (real) {
        const char *result = intern_text(real);
        free(real);
        free(joined.data);
        return result;
    }
    return intern_text(joined.data);
}

/* ---- just as much JSON as the file has ---- */

typedef struct {
    const char *path, *start, *at;
} json;

static _Noreturn void json_fail(const json *j, const char *expected)
{
    size_t line = 1;
    const char *p;
    for (p = j->start; p < j->at; p++)
        line += *p == '\n';
    fail("%s:%zu: not a compile database: %s expected", j->path, line, expected);
}

static char json_next(json *j)
{
    while (*j->at && strchr(" \t\r\n", *j->at))
        j->at++;
    return *j->at;
}

static void json_expect(json *j, char c, const char *name)
{
    if (json_next(j) != c)
        json_fail(j, name);
    j->at++;
}

static const char *json_string(json *j)
{
    text t = {0};
    json_expect(j, '"', "a string");
    text_add_bytes(&t, "", 0);
    while (*j->at != '"') {
        char c = *j->at++;
        if (!c)
            json_fail(j, "the end of a string");
        if (c == '\\') {
            c = *j->at++;
            if (!c)
                json_fail(j, "the end of a string");
            if (c == 'u') {
                unsigned long code;
                char digits[5] = {0};
                strncpy(digits, j->at, 4);
                code = strtoul(digits, NULL, 16);
                j->at += strlen(digits);
                if (code >= 0x800) {
                    c = (char)(0xE0 | code >> 12);
                    text_add_bytes(&t, &c, 1);
                    c = (char)(0x80 | (code >> 6 & 0x3F));
                    text_add_bytes(&t, &c, 1);
                    c = (char)(0x80 | (code & 0x3F));
                } else if (code >= 0x80) {
                    c = (char)(0xC0 | code >> 6);
                    text_add_bytes(&t, &c, 1);
                    c = (char)(0x80 | (code & 0x3F));
                } else {
                    c = (char)code;
                }
            } else {
                const char *found = strchr("n\nt\tr\rb\bf\f", c);
                if (found && strchr("ntrbf", c))
                    c = found[1];
            }
        }
        text_add_bytes(&t, &c, 1);
    }
    j->at++;
    return t.data;
}

static void json_skip(json *j)
{
    char c = json_next(j);
    if (c == '"') {
        json_string(j);
    } else if (c == '{' || c == '[') {
        char close = c == '{' ? '}' : ']';
        j->at++;
        while (json_next(j) != close) {
            if (*j->at == ',' || *j->at == ':')
                j->at++;
            else
                json_skip(j);
        }
        j->at++;
    } else {
        size_t length = strcspn(j->at, ",]} \t\r\n");
        if (!length)
            json_fail(j, "a value");
        j->at += length;
    }
}

/* Words of a shell command: quotes and backslashes. */
static size_t split_command(const char *line, const char ***words)
{
    size_t count = 0, capacity = 0;
    *words = NULL;
    while (*line) {
        text word = {0};
        while (*line && strchr(" \t\n", *line))
            line++;
        if (!*line)
            break;
        text_add_bytes(&word, "", 0);
        while (*line && !strchr(" \t\n", *line)) {
            if (*line == '\'') {
                const char *end = strchr(line + 1, '\'');
                if (!end)
                    end = line + strlen(line);
                text_add_bytes(&word, line + 1, (size_t)(end - line - 1));
                line = *end ? end + 1 : end;
            } else if (*line == '"') {
                line++;
                while (*line && *line != '"') {
                    if (*line == '\\' && line[1])
                        line++;
                    text_add_bytes(&word, line++, 1);
                }
                line += *line == '"';
            } else {
                if (*line == '\\' && line[1])
                    line++;
                text_add_bytes(&word, line++, 1);
            }
        }
        *PUSH(*words, count, capacity) = word.data;
    }
    return count;
}

static int is_c_source(const char *file)
{
    static const char *const ends[] = {".c", ".cc", ".cpp", ".cxx", ".c++", ".C", ".cp", NULL};
    const char *dot = strrchr(file, '.');
    int i;
    for (i = 0; dot && ends[i]; i++)
        if (strcmp(dot, ends[i]) == 0)
            return 1;
    return 0;
}

size_t database_read(const char *path, command **commands)
{
    json j = {0};
    size_t count = 0, capacity = 0;
    table seen = {0};
    j.path = path;
    j.start = j.at = file_read(path, NULL);
    if (!j.start)
        fail("%s: %s; CMake writes it with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Meson always, others by way of Bear "
             "(bear -- make)",
             path, strerror(errno));
    *commands = NULL;
    json_expect(&j, '[', "'['");
    while (json_next(&j) != ']') {
        command c = {0};
        const char **words = NULL;
        size_t n_words = 0, words_capacity = 0;
        json_expect(&j, '{', "'{'");
        while (json_next(&j) != '}') {
            const char *key = json_string(&j);
            json_expect(&j, ':', "':'");
            if (strcmp(key, "directory") == 0) {
                c.folder = json_string(&j);
            } else if (strcmp(key, "file") == 0) {
                c.file = json_string(&j);
            } else if (strcmp(key, "command") == 0) {
                n_words = split_command(json_string(&j), &words);
            } else if (strcmp(key, "arguments") == 0) {
                json_expect(&j, '[', "'['");
                while (json_next(&j) != ']') {
                    *PUSH(words, n_words, words_capacity) = json_string(&j);
                    if (json_next(&j) == ',')
                        j.at++;
                }
                j.at++;
            } else {
                json_skip(&j);
            }
            if (json_next(&j) == ',')
                j.at++;
        }
        j.at++;
        if (json_next(&j) == ',')
            j.at++;
        if (!c.file || !c.folder || !n_words)
            json_fail(&j, "\"file\", \"directory\" and \"command\" or \"arguments\" in each entry");
        if (is_c_source(c.file)) {
            c.folder = absolute(".", c.folder);
            c.file = absolute(c.folder, c.file);
            if (!table_get(&seen, c.file)) {
                table_put(&seen, c.file, &c);
                add_flags(&c, words + 1, n_words - 1);
                *PUSH(*commands, count, capacity) = c;
            }
        }
    }
    if (!count)
        fail("%s has no C or C++ file in it", path);
    return count;
}

size_t database_of_files(const char **files, size_t n, const char **flags, size_t n_flags, command **commands)
{
    char here[PATH_MAX];
    size_t i, count = 0, capacity = 0;
    *commands = NULL;
    if (!getcwd(here, sizeof(here)))
        fail("the current folder cannot be read: %s", strerror(errno));
    for (i = 0; i < n; i++) {
        command c = {0};
        if (access(files[i], R_OK) != 0)
            fail("%s: %s", files[i], strerror(errno));
        c.folder = intern_text(here);
        c.file = absolute(c.folder, files[i]);
        add_flags(&c, flags, n_flags);
        *PUSH(*commands, count, capacity) = c;
    }
    return count;
}
