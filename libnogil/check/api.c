/* SPDX-License-Identifier: 0BSD */
/* api.c: reads the lists of api_check/. See api.h. */
#define _GNU_SOURCE
#include "api.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"

#ifndef NOGIL_CHECK_API_FOLDER
#define NOGIL_CHECK_API_FOLDER ""
#endif

typedef struct {
    const char *name;
    int kind;
} named;

static const named what_it_does[] = {
    {"PyEval_SaveThread", API_RELEASE},
    {"PyEval_ReleaseThread", API_RELEASE_STATE},
    {"PyEval_ReleaseLock", API_RELEASE_STATE},
    {"PyEval_RestoreThread", API_ACQUIRE},
    {"PyEval_AcquireThread", API_ACQUIRE_STATE},
    {"PyEval_AcquireLock", API_ACQUIRE_STATE},
    {"PyGILState_Ensure", API_ENSURE},
    {"PyThreadState_Ensure", API_ENSURE},
    {"PyThreadState_EnsureFromView", API_ENSURE},
    {"PyGILState_Release", API_LEAVE},
    {"PyThreadState_Release", API_LEAVE},
    {"PyGILState_Check", API_ASK},
    {"PyThreadState_Swap", API_SWAP},
    {"_PyThreadState_Swap", API_SWAP},
    {"_PyThreadState_Attach", API_SWAP},
    {"_PyThreadState_Detach", API_SWAP},
    {"Py_NewInterpreter", API_SWAP},
    {"Py_NewInterpreterFromConfig", API_SWAP},
    {"Py_EndInterpreter", API_SWAP},
    {"Py_Finalize", API_SWAP},
    {"Py_FinalizeEx", API_SWAP},
    {"Py_Initialize", API_SWAP},
    {"Py_InitializeEx", API_SWAP},
    {"Py_InitializeFromConfig", API_SWAP},
    {"PyThreadState_DeleteCurrent", API_SWAP},
    {"Py_XDECREF", API_NEEDS_UNLESS_NULL},
    {"Py_XINCREF", API_NEEDS_UNLESS_NULL},
    {"Py_XNewRef", API_NEEDS_UNLESS_NULL},
    {"Py_DecRef", API_NEEDS_UNLESS_NULL},
    {"Py_IncRef", API_NEEDS_UNLESS_NULL},
    {"PyMem_Free", API_NEEDS_UNLESS_NULL},
    {"PyObject_Free", API_NEEDS_UNLESS_NULL},
    {"nogil_priv_release_open", API_GUARD_RELEASE},
    {"nogil_priv_acquire_open", API_GUARD_ACQUIRE},
    {"nogil_priv_try_open", API_GUARD_TRY},
    {"nogil_priv_release_close", API_GUARD_CLOSE},
    {"nogil_priv_acquire_close", API_GUARD_CLOSE},
    {"nogil_priv_try_close", API_GUARD_CLOSE},
    {"nogil_release_gil", API_EXPLICIT_RELEASE},
    {"nogil_acquire_gil", API_EXPLICIT_CLOSE},
    {"nogil_ensure_gil", API_EXPLICIT_ENSURE},
    {"nogil_leave_gil", API_EXPLICIT_CLOSE},
};

/* Reading what cannot change while somebody holds a reference: needs the GIL by the book, and has never crashed. */
static const char *const readers[] = {"*_GET_SIZE",
                                      "*_GET_LENGTH",
                                      "*_GET_ITEM",
                                      "*_AS_STRING",
                                      "*_AS_DOUBLE",
                                      "*_Check",
                                      "*_CheckExact",
                                      "Py_TYPE",
                                      "Py_SIZE",
                                      "Py_REFCNT",
                                      "Py_IS_TYPE",
                                      "PyUnicode_KIND",
                                      "PyUnicode_DATA",
                                      "PyUnicode_1BYTE_DATA",
                                      "PyUnicode_2BYTE_DATA",
                                      "PyUnicode_4BYTE_DATA",
                                      "PyUnicode_IS_*",
                                      "PyObject_TypeCheck",
                                      "PyType_HasFeature",
                                      "PyType_FastSubclass",
                                      "PyDateTime_*_GET_*",
                                      "PyDateTime_GET_*",
                                      "PyMemoryView_GET_*",
                                      "_PyLong_*Compact*",
                                      "PyUnstable_Long_*"};

typedef struct {
    int first[8], last[8];
    int n;
} versions;

typedef struct {
    const char *pattern;
    int since;
} exempt;

static table known;
static exempt *exempts;
static size_t n_exempts, exempts_capacity;

static int read_version(const char **at)
{
    int major = (int)strtol(*at, (char **)at, 10), minor = 0;
    if (**at == '.') {
        ++*at;
        minor = (int)strtol(*at, (char **)at, 10);
    }
    return major * 100 + minor;
}

static void read_functions(char *data)
{
    char *line, *rest = data;
    while ((line = strsep(&rest, "\n"))) {
        char *name = strsep(&line, " "), *kind = strsep(&line, " ");
        const char *at = line;
        versions *v;
        if (*name == '#' || !kind || !at)
            continue;
        name = (char *)intern_text(name);
        v = table_get(&known, name);
        if (!v) {
            v = allocate(sizeof(*v));
            table_put(&known, name, v);
        }
        while (*at && v->n < 8) {
            v->first[v->n] = read_version(&at);
            v->last[v->n] = v->first[v->n];
            if (*at == '-') {
                at++;
                v->last[v->n] = *at >= '0' && *at <= '9' ? read_version(&at) : 9999;
            }
            v->n++;
            if (*at++ != ',')
                break;
        }
    }
}

static void read_exempts(char *data)
{
    char *line, *rest = data;
    while ((line = strsep(&rest, "\n"))) {
        exempt e = {0};
        char *name = strsep(&line, " ");
        if (!*name || *name == '#')
            continue;
        e.pattern = intern_text(name);
        if (line && strncmp(line, "since ", 6) == 0) {
            const char *at = line + 6;
            e.since = read_version(&at);
        }
        *PUSH(exempts, n_exempts, exempts_capacity) = e;
    }
}

void api_open(const char *folder)
{
    char beside[4096], path[4200];
    char *data = NULL;
    const char *folders[4];
    ssize_t length = readlink("/proc/self/exe", beside, sizeof(beside) - 40);
    int i;
    beside[length > 0 ? length : 0] = 0;
    if (strrchr(beside, '/'))
        strcpy(strrchr(beside, '/'), "/../share/nogil/api_check");
    folders[0] = folder ? folder : getenv("NOGIL_CHECK_API");
    folders[1] = folders[0] ? NULL : NOGIL_CHECK_API_FOLDER;
    folders[2] = folders[0] ? NULL : beside;
    for (i = 0; i < 3 && !data; i++) {
        if (!folders[i])
            continue;
        snprintf(path, sizeof(path), "%s/functions.txt", folders[i]);
        data = file_read(path, NULL);
        if (data) {
            read_functions(data);
            snprintf(path, sizeof(path), "%s/needs_no_gil.txt", folders[i]);
            data = file_read(path, NULL);
            if (!data)
                fail("%s: %s; it belongs to functions.txt beside it", path, strerror(errno));
            read_exempts(data);
        }
    }
    if (!data)
        fail("the list of Python's API (functions.txt) is not in %s; name the folder in NOGIL_CHECK_API",
             folders[0] ? folders[0] : NOGIL_CHECK_API_FOLDER);
}

int api_kind(const char *name, int python)
{
    static table answers;
    static int answers_for;
    size_t i;
    int kind = API_NOTHING;
    int *answer;
    const versions *v;
    if (strncmp(name, "nogil_priv_api_", 15) == 0)
        name = name + 15;
    if (name[0] != 'P' && name[0] != '_' && name[0] != 'n')
        return API_NOTHING;
    if (answers_for != python) {
        memset(&answers, 0, sizeof(answers));
        answers_for = python;
    }
    name = intern_text(name);
    answer = table_get(&answers, name);
    if (answer)
        return *answer;
    for (i = 0; i < sizeof(what_it_does) / sizeof(*what_it_does); i++)
        if (strcmp(name, what_it_does[i].name) == 0)
            kind = what_it_does[i].kind;
    v = table_get(&known, name);
    if (kind == API_NOTHING && v) {
        int j;
        for (j = 0; j < v->n; j++)
            if (!python || (v->first[j] <= python && python <= v->last[j]))
                kind = API_NEEDS;
        for (i = 0; i < n_exempts && kind; i++)
            if ((!exempts[i].since || !python || exempts[i].since <= python) &&
                fnmatch(exempts[i].pattern, name, 0) == 0)
                kind = API_NOTHING;
        for (i = 0; i < sizeof(readers) / sizeof(*readers) && kind; i++)
            if (fnmatch(readers[i], name, 0) == 0)
                kind = API_READS;
    }
    answer = allocate(sizeof(*answer));
    *answer = kind;
    table_put(&answers, name, answer);
    return kind;
}
