/* SPDX-License-Identifier: 0BSD */
/* run.c: processes, the cache, progress. See run.h. */
#define _GNU_SOURCE
#include "run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clang.h"
#include "extract/extract.h"

void show_progress(const run_options *options, const char *what, size_t done, size_t all, const char *name)
{
    static double started, last;
    static int shown;
    struct timespec clock;
    double seconds;
    const char *slash = strrchr(name, '/');
    int terminal = isatty(2);
    clock_gettime(CLOCK_MONOTONIC, &clock);
    seconds = (double)clock.tv_sec + (double)clock.tv_nsec * 1e-9;
    if (started == 0)
        started = last = seconds;
    if (!options->progress)
        return;
    if (done == all) {
        if (shown && terminal)
            fprintf(stderr, "\r\033[K");
        shown = 0;
    } else if (seconds - last > (terminal ? 0.1 : 5) && seconds - started > 2) {
        fprintf(stderr, terminal ? "\r\033[K%s %zu/%zu %s" : "nogil-check: %s %zu/%zu %s\n", what, done, all,
                slash ? slash + 1 : name);
        fflush(stderr);
        last = seconds;
        shown = 1;
    }
}

static void make_folders(const char *path)
{
    char copy[4096], *slash;
    snprintf(copy, sizeof(copy), "%s", path);
    for (slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(copy, 0777);
        *slash = '/';
    }
    mkdir(copy, 0777);
}

static const char *cache_file(const command *c, const char *folder)
{
    uint64_t hash = hash_bytes(c->file, strlen(c->file) + 1, 7);
    text path = {0};
    int i;
    hash = hash_bytes(c->folder, strlen(c->folder) + 1, hash);
    hash = hash_bytes(clang_version, strlen(clang_version) + 1, hash);
    hash = hash_bytes(clang_headers, strlen(clang_headers) + 1, hash);
    hash = hash_bytes(EXTRACT_VERSION, sizeof(EXTRACT_VERSION), hash);
    for (i = 0; i < c->n_arguments; i++)
        hash = hash_bytes(c->arguments[i], strlen(c->arguments[i]) + 1, hash);
    text_add(&path, "%s/%016llx.facts", folder, (unsigned long long)hash);
    return path.data;
}

/* The hash of a file as it is now; each is read once a run. */
static unsigned long long hash_now(const char *path)
{
    static table known;
    unsigned long long *found;
    path = intern_text(path);
    found = table_get(&known, path);
    if (!found) {
        size_t length = 0;
        char *data = file_read(path, &length);
        found = allocate(sizeof(*found));
        *found = data ? hash_bytes(data, length, 0) : 1;
        free(data);
        table_put(&known, path, found);
    }
    return *found;
}

/* Take a remembered text if all that it was made of is unchanged. */
static int still_valid(const char *data, size_t length)
{
    const char *line, *end;
    int files = 0;
    if (length < 6 || strcmp(data + length - 5, "\nend\n") != 0)
        return 0;
    if (strncmp(data, "nogil-check " EXTRACT_VERSION "\n", 13 + sizeof(EXTRACT_VERSION) - 1) != 0)
        return 0;
    for (line = data; line && *line; line = end ? end + 1 : NULL) {
        end = strchr(line, '\n');
        if (line[0] == 'P' && line[1] == ' ' && line[2] == '"') {
            const char *quote = strchr(line + 3, '"');
            char path[4096];
            if (!quote || quote - line > 4000)
                return 0;
            memcpy(path, line + 3, (size_t)(quote - line - 3));
            path[quote - line - 3] = 0;
            if (strtoull(quote + 1, NULL, 16) != hash_now(path))
                return 0;
            files++;
        } else if (line[0] == 'E' || line[0] == 'F') {
            break;
        }
    }
    if (line && line[0] == 'E')
        return 0; /* a header that was missing may be there now */
    return files > 0;
}

static void write_out(const char *path, const text *t)
{
    text temporary = {0};
    FILE *file;
    text_add(&temporary, "%s.%ld", path, (long)getpid());
    file = fopen(temporary.data, "wb");
    if (!file || fwrite(t->data, 1, t->length, file) != t->length || fclose(file) != 0 ||
        rename(temporary.data, path) != 0)
        fail("%s: cannot be written: %s; name another folder with --cache=DIR, or use --no-cache", path,
             strerror(errno));
}

text *run_all(const command *commands, size_t n, const run_options *options)
{
    text *facts = allocate(n * sizeof(text) + 1);
    const char **paths = allocate(n * sizeof(char *) + 1);
    size_t *missing = allocate(n * sizeof(size_t) + 1), n_missing = 0, next = 0, done = 0, i;
    pid_t *running = allocate(n * sizeof(pid_t) + 1);
    char temporary[] = "/tmp/nogil-check-XXXXXX";
    const char *folder = options->cache;
    int active = 0;
    if (folder) {
        make_folders(folder);
        if (access(folder, R_OK | W_OK | X_OK) != 0)
            fail("%s: the cache cannot be used: %s; name another folder with --cache=DIR, or use --no-cache", folder,
                 strerror(errno));
    } else {
        folder = mkdtemp(temporary);
        if (!folder)
            fail("no temporary folder can be made below /tmp: %s", strerror(errno));
    }
    for (i = 0; i < n; i++) {
        struct stat status;
        paths[i] = cache_file(&commands[i], folder);
        if (stat(paths[i], &status) == 0) {
            facts[i].data = file_read(paths[i], &facts[i].length);
            if (!facts[i].data)
                fail("%s: the cache cannot be read: %s; remove it, or use --no-cache", paths[i], strerror(errno));
            if (still_valid(facts[i].data, facts[i].length))
                continue;
            free(facts[i].data);
            facts[i].data = NULL;
        }
        missing[n_missing++] = i;
    }
    while (done < n_missing) {
        int status;
        pid_t ended;
        while (active < options->jobs && next < n_missing) {
            size_t which = missing[next++];
            pid_t child;
            fflush(stdout);
            child = fork();
            if (child < 0)
                fail("fork: %s", strerror(errno));
            if (child == 0) {
                text out = {0};
                text_add(&out, "nogil-check " EXTRACT_VERSION "\n");
                extract(&commands[which], &out);
                text_add(&out, "\nend\n");
                write_out(paths[which], &out);
                _exit(0);
            }
            running[which] = child;
            active++;
        }
        ended = waitpid(-1, &status, 0);
        if (ended < 0)
            fail("waitpid: %s", strerror(errno));
        for (i = 0; i < n && running[i] != ended; i++)
            ;
        if (i == n)
            continue;
        running[i] = 0;
        active--;
        done++;
        show_progress(options, "reading", done, n_missing, commands[i].file);
        if (status == 0) {
            facts[i].data = file_read(paths[i], &facts[i].length);
            if (!facts[i].data)
                fail("%s: the cache cannot be read: %s", paths[i], strerror(errno));
        } else if (WIFEXITED(status) && WEXITSTATUS(status) == 2) {
            exit(2); /* it has said why */
        } else {
            text_add(&facts[i], "E \"libclang %s crashed on it (signal %d)\"\n", clang_version,
                     WIFSIGNALED(status) ? WTERMSIG(status) : 0);
        }
    }
    if (!options->cache) {
        for (i = 0; i < n; i++)
            unlink(paths[i]);
        rmdir(folder);
    }
    return facts;
}
