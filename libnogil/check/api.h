/* SPDX-License-Identifier: 0BSD */
/* api.h: what each function of Python's API does to the GIL, or needs of it.

       api_open(NULL);                                     // reads functions.txt and needs_no_gil.txt, once
       api_kind("PyEval_SaveThread", 313);                 // API_RELEASE
       api_kind("PyList_New", 313);                        // API_NEEDS
       api_kind("PyMem_RawMalloc", 313);                   // API_NOTHING

   Rule: the lists are those of the header's compile-time check (api_check/): one list, two readers. Only what takes or
   gives up the GIL is named here, since the lists do not say what a call does. */
#ifndef NOGIL_CHECK_API_H
#define NOGIL_CHECK_API_H

enum {
    API_NOTHING,           /* not of Python's API, or needs no GIL */
    API_NEEDS,             /* needs the GIL */
    API_READS,             /* needs the GIL, but only reads an object that the caller holds a reference to */
    API_NEEDS_UNLESS_NULL, /* needs the GIL if its first argument is not NULL */
    API_RELEASE,           /* PyEval_SaveThread */
    API_RELEASE_STATE,     /* PyEval_ReleaseThread(state) */
    API_ACQUIRE,           /* PyEval_RestoreThread */
    API_ACQUIRE_STATE,     /* PyEval_AcquireThread: with a state of its own */
    API_ENSURE,            /* PyGILState_Ensure */
    API_LEAVE,             /* PyGILState_Release */
    API_ASK,               /* PyGILState_Check */
    API_SWAP,              /* exchanges thread states, starts or ends interpreters: not followed */
    API_GUARD_RELEASE,     /* this library's NOGIL block: releases if its first argument is not 0 */
    API_GUARD_ACQUIRE,     /* this library's WITH_GIL block */
    API_GUARD_TRY,         /* this library's WITH_GIL_TRY: may acquire */
    API_GUARD_CLOSE,       /* the end of one of those */
    API_EXPLICIT_RELEASE,  /* nogil_release_gil: does nothing where it is released */
    API_EXPLICIT_ENSURE,   /* nogil_ensure_gil */
    API_EXPLICIT_CLOSE     /* the end of those two, on the variable whose address it is given */
};

/* Read the lists from `folder`, or where they were installed. Exits with 2 where they are not there. */
void api_open(const char *folder);

/* `python`: 313 for 3.13; 0 for any. */
int api_kind(const char *name, int python);

/* Does a call of this function never come back? */
int api_never_returns(const char *name);

/* Which argument of this function is what a new thread starts with; -1 if it starts none. */
int api_starts_thread(const char *name);

/* Which argument of this function of Python's API is a function that Python calls with the GIL; -1 if none is. */
int api_calls_back(const char *name);

#endif
