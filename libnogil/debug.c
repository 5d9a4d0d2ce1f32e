/* SPDX-License-Identifier: 0BSD */
/* debug.c: the report that NOGIL_DEBUG stops with.

   Rule: it is printed with stdio alone, since whether Python may be called is just what is in doubt. */

NOGIL_PRIV_EXTERN_C_BEGIN

typedef struct {
    nogil_priv_site site;
    int held;
} nogil_priv_debug_change;

/* One for the module, not one for each source file: the last change is often in another file. Only where it is asked
   for, since a module's thread-locals share the little room of nogil_priv_mine. */
NOGIL_PRIV_SHARED __thread nogil_priv_debug_change nogil_priv_debug_last = {{NULL, NULL, NULL, 0}, 0};

NOGIL_PRIV_COLD void nogil_priv_debug_changed(int held, nogil_priv_site site)
{
    nogil_priv_debug_last.site = site;
    nogil_priv_debug_last.held = held;
}

static void nogil_priv_debug_report(const char *problem, nogil_priv_site site)
{
    nogil_priv_site last = nogil_priv_debug_last.site;
    fflush(stdout);
    fprintf(stderr, "nogil: %s %s\n  at %s:%d, in %s()\n", site.what, problem, site.file, site.line,
            nogil_priv_site_function(site));
    if (last.what)
        fprintf(stderr, "  this thread's GIL state last changed at %s:%d, in %s(): %s %s it\n", last.file, last.line,
                nogil_priv_site_function(last), last.what, nogil_priv_debug_last.held ? "acquired" : "released");
    else
        fprintf(stderr, "  this thread's GIL state was never changed by a block or function of nogil.h\n");
    fflush(stderr);
}

/* Two threads that come at once may both tell; the table is only there to say it not a thousand times. */
NOGIL_PRIV_COLD void nogil_priv_debug_tell(const char *problem, nogil_priv_site site)
{
    static int told[64];
    const unsigned hash = (unsigned)site.line * 31u + (unsigned)site.file[0] * 7u + (unsigned)strlen(site.file);
    int *slot = &told[hash % 64];
    if (__atomic_exchange_n(slot, site.line, __ATOMIC_RELAXED) != site.line)
        nogil_priv_debug_report(problem, site);
}

NOGIL_PRIV_COLD void nogil_priv_debug_stop(const char *problem, nogil_priv_site site)
{
    nogil_priv_debug_report(problem, site);
    abort();
}

NOGIL_PRIV_COLD void nogil_priv_debug_expect(int want, const char *problem, nogil_priv_site site)
{
    if ((nogil_priv_attached_state() != NULL) != want)
        nogil_priv_debug_stop(problem, site);
}

NOGIL_PRIV_COLD void nogil_priv_debug_call(nogil_priv_site site)
{
    /* Before Py_Initialize() and after Py_FinalizeEx() some calls are legal and no thread is attached. */
    if (Py_IsInitialized())
        nogil_priv_debug_expect(1, "is a call of the Python API, but this thread does not hold the GIL", site);
}

NOGIL_PRIV_COLD nogil_priv_debug_moment nogil_priv_debug_now(void)
{
    nogil_priv_debug_moment moment;
    moment.usage = nogil_priv_thread_usage();
    moment.clock = nogil_priv_now_ns();
    moment.may_wait = 0;
    return moment;
}

/* A long computation is no mistake, nor is it the block's if the system does not let it run. */
NOGIL_PRIV_COLD void nogil_priv_debug_lasted(nogil_priv_debug_moment began, nogil_priv_site site)
{
    nogil_priv_debug_moment now = nogil_priv_debug_now();
    const int64_t clock = (now.clock - began.clock) / 1000000, computed = (now.usage - began.usage) / 65536 / 1000;
    if (began.may_wait || clock <= 100 || computed * 2 > clock || (now.usage & 65535) == (began.usage & 65535))
        return;
    fprintf(stderr,
            "nogil: %s lasted for %ld ms and computed for %ld ms of them: something inside waits. It is for bounded "
            "computation only; around locks and calls that block use NOGIL_BEGIN\n  at %s:%d, in %s()\n",
            site.what, (long)clock, (long)computed, site.file, site.line, nogil_priv_site_function(site));
    fflush(stderr);
}

NOGIL_PRIV_EXTERN_C_END
