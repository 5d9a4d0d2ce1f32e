/* SPDX-License-Identifier: 0BSD */
/* trace_files.c: the three ways to write what trace.c has recorded: a table, JSON for Perfetto, a page (timeline.c).

   Rule: nothing here needs Python, which is gone when the process exits, and no module waits for another: one after the
   other they add to one file. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* How many bytes of UTF-8 the character there has; 0 if it is none: a path may be anything, and the kernel cuts the
   name of a thread off after 15 bytes. */
static int nogil_priv_utf8_length(const char *text)
{
    const unsigned char first = (unsigned char)text[0], second = (unsigned char)(first ? text[1] : 0);
    const int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    int i;
    for (i = 1; i < length; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            return 0;
    return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
                   (first == 0xf4 && second > 0x8f)
               ? 0
               : length;
}

/* What stands in a string of JSON, which is also one of JavaScript within a page. */
static void nogil_priv_put_characters(FILE *file, const char *text)
{
    while (*text) {
        const int length = nogil_priv_utf8_length(text);
        if (!length)
            fprintf(file, "\\ufffd");
        else if ((unsigned char)*text < ' ' || *text == '"' || *text == '\\' || *text == '<')
            fprintf(file, "\\u%04x", (unsigned)(unsigned char)*text);
        else
            fwrite(text, 1, (size_t)length, file);
        text += length ? length : 1;
    }
}

static void nogil_priv_put_text(FILE *file, const char *text)
{
    fputc('"', file);
    nogil_priv_put_characters(file, text);
    fputc('"', file);
}

/* Microseconds; with a point, whatever the process has made of its locale. */
static void nogil_priv_put_us(FILE *file, int64_t ns)
{
    fprintf(file, "%lld.%03d", (long long)(ns / 1000), (int)(ns % 1000));
}

/* A module is known by the source file of its first place: the one name of it that every system can tell. */
static const char *nogil_priv_trace_module(const nogil_priv_places *all)
{
    const char *path = all->places ? all->place[0]->site.file : "nogil.h", *name = strrchr(path, '/');
    return name ? name + 1 : path;
}

static void nogil_priv_put_duration(FILE *file, int64_t ns)
{
    if (ns < 1000000)
        fprintf(file, " %7.2f us", (double)ns / 1e3);
    else if (ns < 1000000000)
        fprintf(file, " %7.2f ms", (double)ns / 1e6);
    else
        fprintf(file, " %7.2f s ", (double)ns / 1e9);
}

static void nogil_priv_put_table(FILE *file, const nogil_priv_places *all)
{
    static const int states[] = {NOGIL_PRIV_TRACE_WAITS, NOGIL_PRIV_TRACE_BLOCKED, NOGIL_PRIV_TRACE_HELD,
                                 NOGIL_PRIV_TRACE_KEPT, NOGIL_PRIV_TRACE_RELEASED};
    size_t s;
    fprintf(file, "nogil: %s, process %ld: %d threads, %ld changes\n", nogil_priv_trace_module(all), (long)getpid(),
            all->threads, all->changes);
    fprintf(file, "  %-8s %10s %10s %10s %8s  since\n", "", "in all", "mean", "longest", "times");
    for (s = 0; s < sizeof(states) / sizeof(*states); s++) {
        int state = states[s];
        int64_t before = INT64_MAX;
        int number_before = -1;
        for (;;) { /* the next in the order of their sums; there are few of them */
            const nogil_priv_place *best = NULL, *place;
            int i;
            for (i = 0; i < all->places; i++) {
                place = all->place[i];
                if (place->times[state] &&
                    (place->in_all[state] < before || (place->in_all[state] == before && i > number_before)) &&
                    (!best || place->in_all[state] > best->in_all[state]))
                    best = place;
            }
            if (!best)
                break;
            before = best->in_all[state];
            number_before = best->number;
            fprintf(file, "  %-8s", nogil_priv_trace_word(state));
            nogil_priv_put_duration(file, best->in_all[state]);
            nogil_priv_put_duration(file, best->in_all[state] / best->times[state]);
            nogil_priv_put_duration(file, best->longest[state]);
            fprintf(file, " %8ld  %s at %s:%d, in %s()\n", best->times[state], best->site.what, best->site.file,
                    best->site.line, nogil_priv_site_function(best->site));
        }
    }
    if (all->lost)
        fprintf(file, "  %lu more changes came when there was no room left\n", all->lost);
}

/* One event each, as Chrome's and Perfetto's JSON has them. */
static void nogil_priv_put_events(FILE *file, const nogil_priv_places *all, int process)
{
    const nogil_priv_traced *thread = __atomic_load_n(&nogil_priv_trace_threads, __ATOMIC_ACQUIRE);
    fprintf(file, "{\"ph\":\"M\",\"name\":\"process_name\",\"pid\":%d,\"args\":{\"name\":", process);
    nogil_priv_put_text(file, nogil_priv_trace_module(all));
    fprintf(file, "}}");
    for (; thread; thread = thread->next) {
        nogil_priv_reader reader = nogil_priv_read_from(thread, all->now);
        const nogil_priv_change *change;
        int64_t lasted;
        fprintf(file, ",\n{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":%d,\"tid\":%llu,\"args\":{\"name\":", process,
                thread->id);
        nogil_priv_put_text(file, thread->name);
        fprintf(file, ",\"lost\":%lu}}", thread->lost);
        while ((change = nogil_priv_read(&reader, &lasted)) != NULL) {
            if (change->state == NOGIL_PRIV_TRACE_NOTHING)
                continue;
            fprintf(file, ",\n{\"ph\":\"X\",\"name\":\"%s: ", nogil_priv_trace_word(change->state));
            nogil_priv_put_characters(file, nogil_priv_site_function(change->site));
            fprintf(file, "()\",\"cat\":\"%s\",\"pid\":%d,\"tid\":%llu,\"ts\":", nogil_priv_trace_word(change->state),
                    process, thread->id);
            nogil_priv_put_us(file, change->at);
            fprintf(file, ",\"dur\":");
            nogil_priv_put_us(file, lasted);
            fprintf(file, ",\"args\":{\"since\":");
            nogil_priv_put_text(file, change->site.what);
            fprintf(file, ",\"at\":\"");
            nogil_priv_put_characters(file, change->site.file);
            fprintf(file, ":%d\"}}", change->site.line);
        }
    }
}

/* One call of add() in timeline.c's page: the places, and for each thread [ns, state, place] one after the other. */
static void nogil_priv_put_timeline(FILE *file, const nogil_priv_places *all)
{
    const nogil_priv_traced *thread = __atomic_load_n(&nogil_priv_trace_threads, __ATOMIC_ACQUIRE);
    int i;
    fprintf(file, "<script>add({\"module\":");
    nogil_priv_put_text(file, nogil_priv_trace_module(all));
    fprintf(file, ",\"process\":%ld,\"from\":", (long)getpid());
    nogil_priv_put_us(file, nogil_priv_trace_began);
    fprintf(file, ",\"to\":");
    nogil_priv_put_us(file, all->now);
    fprintf(file, ",\"places\":[");
    for (i = 0; i < all->places; i++) {
        const nogil_priv_site site = all->place[i]->site;
        fprintf(file, "%s[", i ? "," : "");
        nogil_priv_put_text(file, site.what);
        fputc(',', file);
        nogil_priv_put_text(file, site.file);
        fprintf(file, ",%d,", site.line);
        nogil_priv_put_text(file, nogil_priv_site_function(site));
        fputc(']', file);
    }
    fprintf(file, "],\"threads\":[");
    for (; thread; thread = thread->next) {
        nogil_priv_reader reader = nogil_priv_read_from(thread, all->now);
        const nogil_priv_change *change;
        const char *comma = "";
        int64_t lasted;
        fprintf(file, "{\"id\":%llu,\"name\":", thread->id);
        nogil_priv_put_text(file, thread->name);
        fprintf(file, ",\"lost\":%lu,\"changes\":[", thread->lost);
        for (; (change = nogil_priv_read(&reader, &lasted)) != NULL; comma = ",")
            fprintf(file, "%s%lld,%d,%d", comma, (long long)(change->at - nogil_priv_trace_began), change->state,
                    nogil_priv_place_of((nogil_priv_places *)all, change->site)->number);
        if (reader.lost_at)
            fprintf(file, "%s%lld,%d,0", comma, (long long)(reader.lost_at - nogil_priv_trace_began),
                    NOGIL_PRIV_TRACE_NOTHING);
        fprintf(file, "]}%s\n", thread->next ? "," : "");
    }
    fprintf(file, "]})</script>\n");
}

/* The first line of either file names who has written it last, at which time: the modules of a process write one after
   the other when it exits, and each finds out whether the others were there already. */
#define NOGIL_PRIV_TRACE_WRITERS "nogil %10ld %20lld %6d"

/* The file, to write at its end; *modules says how many have written to it, this one included. `together`: with the
   other modules of this process. NULL, and errno. */
static FILE *nogil_priv_trace_open(const char *path, int is_page, int together, int *modules)
{
    static const char json_start[] = "{\"otherData\":{\"written\":\"", json_next[] = "\"},\"traceEvents\":[\n",
                      json_end[] = "\n]}\n", page_start[] = "<!doctype html><!-- ", page_next[] = " -->\n";
    const char *start = is_page ? page_start : json_start, *next = is_page ? page_next : json_next;
    char line[100] = "";
    long process = 0;
    long long at = 0;
    FILE *file = together ? fopen(path, "r+") : NULL;
    *modules = 0;
    if (file && (!fgets(line, sizeof(line), file) || strncmp(line, start, strlen(start)) != 0 ||
                 sscanf(line + strlen(start), "nogil %ld %lld %d", &process, &at, modules) != 3 ||
                 process != (long)getpid() || at < nogil_priv_trace_began_on)) {
        fclose(file);
        file = NULL;
        *modules = 0;
    }
    if (!file && !(file = fopen(path, "w")))
        return NULL;
    rewind(file);
    fprintf(file, "%s" NOGIL_PRIV_TRACE_WRITERS "%s", start, (long)getpid(),
            together ? (long long)nogil_priv_trace_calendar() : 0LL, ++*modules, next);
    if (*modules > 1)
        (void)fseek(file, is_page ? 0 : -(long)strlen(json_end), SEEK_END);
    return file;
}

NOGIL_PRIV_COLD int nogil_priv_trace_write(const char *path, int together)
{
    const size_t length = strlen(path);
    const int is_page = length > 5 && strcmp(path + length - 5, ".html") == 0;
    nogil_priv_places *all = nogil_priv_trace_sum_up();
    int modules, failed;
    size_t i;
    FILE *file;
    if (!all) {
        errno = ENOMEM;
        return -1;
    }
    if (strcmp(path, "-") == 0) {
        nogil_priv_put_table(stderr, all);
        free(all);
        return fflush(stderr) ? -1 : 0;
    }
    file = nogil_priv_trace_open(path, is_page, together, &modules);
    if (file && is_page) {
        for (i = 0; modules == 1 && nogil_priv_timeline_page[i]; i++)
            fprintf(file, "%s\n", nogil_priv_timeline_page[i]);
        nogil_priv_put_timeline(file, all);
    } else if (file) {
        if (modules > 1)
            fprintf(file, ",\n");
        nogil_priv_put_events(file, all, modules);
        fprintf(file, "\n]}\n");
    }
    free(all);
    failed = !file || ferror(file);
    if (file && fclose(file) != 0)
        failed = 1;
    return failed ? -1 : 0;
}

static void nogil_priv_trace_at_exit(void)
{
    const char *wanted = getenv("NOGIL_TRACE"), *from, *number;
    char path[4096], process[24] = "";
    if (!wanted || !*wanted || !__atomic_load_n(&nogil_priv_trace_threads, __ATOMIC_ACQUIRE))
        return;
    from = *wanted == '/' || strcmp(wanted, "-") == 0 ? NULL : nogil_priv_trace_from;
    number = strstr(wanted, "%p");
    if (number)
        snprintf(process, sizeof(process), "%ld", (long)getpid());
    snprintf(path, sizeof(path), "%s%s%.*s%s%s", from ? from : "", from ? "/" : "",
             (int)(number ? number - wanted : (ptrdiff_t)strlen(wanted)), wanted, process, number ? number + 2 : "");
    if (nogil_priv_trace_write(path, 1) < 0)
        fprintf(stderr, "nogil: NOGIL_TRACE: %s could not be written: %s\n", path, strerror(errno));
}

NOGIL_PRIV_EXTERN_C_END
