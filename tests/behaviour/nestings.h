/* SPDX-License-Identifier: 0BSD */
/* nestings.h: what the files written by nestings.py start with. */
#ifndef NESTINGS_H
#define NESTINGS_H

#include "walk.h"

#include <nogil.h>

#ifdef __cplusplus
struct walk_thrown {
    long value;
};
#define WALK_MAY_THROW(local)                                                                                          \
    if (w->way == WALK_THROW)                                                                                          \
        throw walk_thrown{local};
#else
#define WALK_MAY_THROW(local)
#endif

/* The ways out that every function has; those that need a block around them are written out. */
#define WALK_VISIT(local)                                                                                              \
    w->visits++;                                                                                                       \
    if (w->way == WALK_RETURN)                                                                                         \
        return local;                                                                                                  \
    WALK_MAY_THROW(local)

#endif
