/* SPDX-License-Identifier: 0BSD */
/* site.h: a place in the user's source, for those who tell of it: NOGIL_DEBUG and NOGIL_TRACE.

   A macro of the user's passes it on to the inline function behind it, as a last argument without a comma before it:

       nogil_priv_release_open(1, context, around NOGIL_PRIV_SITE("NOGIL_BEGIN"))
       nogil_priv_release_open(int condition, int context, PyThreadState *around NOGIL_PRIV_SITE_PARAM)

   Rule: without these two switches this header compiles to nothing at all, not even an argument.

   There are no public names here. */
#ifndef NOGIL_SITE_H
#define NOGIL_SITE_H

#include "platform.h"

/* `what` is the macro that stands there. */
typedef struct {
    const char *what, *file, *function;
    int line;
} nogil_priv_site;

#if defined(NOGIL_DEBUG) || defined(NOGIL_TRACE)

#define NOGIL_PRIV_HAS_SITES 1
#define NOGIL_PRIV_SITE_FIELD nogil_priv_site site;
#define NOGIL_PRIV_SITE_PARAM , nogil_priv_site site
#define NOGIL_PRIV_SITE_PASS , site
#define NOGIL_PRIV_SITE_OF(guard) , (guard)->site
#define NOGIL_PRIV_SITE(what) , nogil_priv_site_at(what, __FILE__, __builtin_FUNCTION(), __LINE__)
#define NOGIL_PRIV_SITE_KEEP(guard) (guard)->site = site

NOGIL_PRIV_INLINE nogil_priv_site nogil_priv_site_at(const char *what, const char *file, const char *function, int line)
{
    nogil_priv_site site;
    site.what = what;
    site.file = file;
    site.function = function;
    site.line = line;
    return site;
}

#else

#define NOGIL_PRIV_HAS_SITES 0
#define NOGIL_PRIV_SITE_FIELD
#define NOGIL_PRIV_SITE_PARAM
#define NOGIL_PRIV_SITE_PASS
#define NOGIL_PRIV_SITE_OF(guard)
#define NOGIL_PRIV_SITE(what)
#define NOGIL_PRIV_SITE_KEEP(guard) ((void)0)

#endif

/* The body of WITH_GIL_FUNCTION(int, f, ...) is a function of its own, and so is what Python calls for a NOGIL_EXPORT; its
   user knows it as f. */
NOGIL_PRIV_INLINE const char *nogil_priv_site_function(nogil_priv_site site)
{
    static const char body[] = "nogil_priv_body_", call[] = "nogil_priv_call_";
    size_t length = sizeof(body) - 1;
    return strncmp(site.function, body, length) && strncmp(site.function, call, length) ? site.function
                                                                                        : site.function + length;
}

#endif
