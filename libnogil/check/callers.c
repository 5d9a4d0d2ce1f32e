/* SPDX-License-Identifier: 0BSD */
/* callers.c: functions that are not about the GIL, and yet decide who has it. See api.h.

       pthread_create(&t, NULL, run, arg)      run is argument 2, and starts without the GIL

   Rule: only what is named here is known; another library's own ways to start threads are not. */
#include <string.h>

#include "api.h"

int api_never_returns(const char *name)
{
    static const char *const names[] = {"abort",
                                        "exit",
                                        "_exit",
                                        "_Exit",
                                        "quick_exit",
                                        "longjmp",
                                        "_longjmp",
                                        "siglongjmp",
                                        "__longjmp_chk",
                                        "__assert_fail",
                                        "__builtin_unreachable",
                                        "__builtin_trap",
                                        "__builtin_longjmp",
                                        "pthread_exit",
                                        "thrd_exit",
                                        "PyThread_exit_thread",
                                        "Py_Exit",
                                        "Py_FatalError",
                                        "_Py_FatalErrorFunc",
                                        "_Py_FatalErrorFormat",
                                        "Py_ExitStatusException",
                                        "terminate",
                                        "rethrow_exception",
                                        "PyThread_hang_thread",
                                        "err",
                                        "errx",
                                        "execv",
                                        "execve",
                                        "execvp"};
    size_t i;
    for (i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(name, names[i]) == 0)
            return i < sizeof(names) / sizeof(*names) - 3; /* exec may fail, and then comes back */
    return 0;
}

typedef struct {
    const char *name;
    int argument;
} taker;

static int argument_of(const taker *takers, size_t n, const char *name)
{
    size_t i;
    for (i = 0; i < n; i++)
        if (strcmp(name, takers[i].name) == 0)
            return takers[i].argument;
    return -1;
}

int api_starts_thread(const char *name)
{
    static const taker starts[] = {{"pthread_create", 2},
                                   {"PyThread_start_new_thread", 0},
                                   {"PyThread_start_joinable_thread", 0},
                                   {"thrd_create", 1},
                                   {"_beginthreadex", 2},
                                   {"_beginthread", 0},
                                   {"CreateThread", 2},
                                   {"thread::thread", 1}};
    return argument_of(starts, sizeof(starts) / sizeof(*starts), name);
}

int api_calls_back(const char *name)
{
    static const taker takers[] = {{"PyCapsule_New", 2},
                                   {"PyCapsule_SetDestructor", 1},
                                   {"Py_AddPendingCall", 0},
                                   {"PyEval_SetProfile", 0},
                                   {"PyEval_SetTrace", 0}};
    return argument_of(takers, sizeof(takers) / sizeof(*takers), name);
}
