/* SPDX-License-Identifier: 0BSD */
/* adaptive.c: what a NOGIL_BEGIN_ADAPTIVE learns, and the rule by which it keeps or releases the GIL.

   A site is in one of three modes, and each timed block is evidence:

       releases   until getting the GIL back has cost on average more than COSTLY and four times the block, and the block
                  is short; a block below SHORT costs less than a release, and is kept in any case
       keeps      for one TURN, which is longer than CPython's switch interval: before that interval is over a waiting
                  thread does not ask for the GIL, and a release would only start its interval again. Where we can see
                  that it asks, it gets it then
       tries      has released after its turn. Did it wait for a thread that computes? Then it keeps again. Three releases
                  without a wait, and it releases

   A wait for a block that keeps the GIL itself is no evidence: two threads that keep it for no other reason than that
   the other one does would never stop. A block that lasts for STUCK, with the GIL, bans its site from keeping it: for
   32 timed blocks, the next time for 64, ... But a thread that is preempted in a block lasts as long; so what seems to
   be stuck, and a gap between two looks that nothing explains, only make the site suspect: its next blocks are timed
   each, and the system is asked whether the thread computed and waited meanwhile, or just was not let run.

   Rule: the rule is two functions of what is known and what was seen. They read no clock and call nobody, so that the
   tests can invent the times. */

NOGIL_PRIV_EXTERN_C_BEGIN

#define NOGIL_PRIV_SHORT 1000       /* ns */
#define NOGIL_PRIV_LONG 500000      /* longer blocks are never kept: whoever waits is to get the GIL soon */
#define NOGIL_PRIV_COSTLY 200000    /* a wait worth avoiding */
#define NOGIL_PRIV_WAITED 50000     /* a wait at all, in the statistics */
#define NOGIL_PRIV_STUCK 1000000    /* not a short block */
#define NOGIL_PRIV_TURN 6500000     /* 1.3 of CPython's switch interval */
#define NOGIL_PRIV_ONE_WAIT 6000000 /* counts no more than this: one wait alone, a 32nd of the mean, decides nothing */
#define NOGIL_PRIV_LOOK 512000      /* look at least so often while keeping, ... */
#define NOGIL_PRIV_LOOK_BLOCKS 256  /* ... and every 256th block, so that a look costs 0.4 ns a block */
#define NOGIL_PRIV_TRIES_NEEDED 3
#define NOGIL_PRIV_SUSPECT 128
#define NOGIL_PRIV_BAN 32
#define NOGIL_PRIV_BAN_MOST 65536
#define NOGIL_PRIV_CLEAN 1024 /* so many timed blocks without fault halve the next ban */

/* How long blocks of this module have kept the GIL: those who waited meanwhile know why. */
NOGIL_PRIV_SHARED int64_t nogil_priv_adaptive_held = 0;
NOGIL_PRIV_SHARED nogil_priv_adaptive_site *nogil_priv_adaptive_sites = NULL;

/* ---- the rule ---- */

static int nogil_priv_rule_is_costly(const nogil_priv_rule *rule, int64_t wait)
{
    return wait > NOGIL_PRIV_COSTLY && wait > 4 * rule->block;
}

/* Others have had the GIL until now. */
static void nogil_priv_rule_keep_from(nogil_priv_rule *rule, int64_t now)
{
    rule->mode = NOGIL_PRIV_KEEPS;
    rule->since = rule->looked = now;
    rule->granted = 0;
}

static void nogil_priv_rule_ban(nogil_priv_rule *rule)
{
    rule->mode = NOGIL_PRIV_RELEASES;
    rule->banned = rule->ban > NOGIL_PRIV_BAN ? rule->ban : NOGIL_PRIV_BAN;
    rule->ban = rule->banned < NOGIL_PRIV_BAN_MOST ? 2 * rule->banned : NOGIL_PRIV_BAN_MOST;
    rule->clean = rule->suspect = 0;
    rule->bans++;
}

/* How many blocks may pass before the next look. */
static int64_t nogil_priv_rule_credit(const nogil_priv_rule *rule)
{
    const int64_t spacing = rule->spacing > rule->block ? rule->spacing : rule->block;
    if (rule->mode == NOGIL_PRIV_TRIES)
        return 0;
    if (rule->mode == NOGIL_PRIV_RELEASES) /* clocks are to cost 1%, except where something is going on */
        return rule->block > 40 * NOGIL_PRIV_SHORT || rule->wait > NOGIL_PRIV_WAITED || rule->banned ? 0 : -7;
    if (rule->suspect || spacing * 2 > NOGIL_PRIV_LOOK)
        return 0;
    return spacing * NOGIL_PRIV_LOOK_BLOCKS > NOGIL_PRIV_LOOK ? NOGIL_PRIV_LOOK / spacing - 1
                                                              : NOGIL_PRIV_LOOK_BLOCKS - 1;
}

NOGIL_PRIV_COLD int nogil_priv_rule_decide(nogil_priv_rule *rule, int64_t now, int wanted)
{
    const int64_t elapsed = now > rule->looked ? now - rule->looked : 0, blocks = rule->granted > 0 ? rule->granted : 1;
    if (rule->mode != NOGIL_PRIV_KEEPS)
        return 0;
    if (elapsed > rule->spacing * blocks + NOGIL_PRIV_STUCK) {
        rule->suspect = NOGIL_PRIV_SUSPECT;
        if (elapsed > 2 * NOGIL_PRIV_STUCK && !wanted) /* Python code in between may have let others run */
            rule->since = now;
    } else {
        const int64_t each = elapsed / blocks;
        rule->spacing = each > rule->spacing ? (each + rule->spacing) / 2 : rule->spacing - (rule->spacing - each) / 8;
    }
    rule->looked = now;
    rule->granted = 0;
    if (!wanted && now - rule->since < NOGIL_PRIV_TURN)
        return 1;
    rule->mode = NOGIL_PRIV_TRIES;
    rule->tries = 0;
    return 0;
}

static void nogil_priv_rule_learn_kept(nogil_priv_rule *rule, nogil_priv_evidence evidence)
{
    if (rule->suspect)
        rule->suspect--;
    if (evidence.block > NOGIL_PRIV_STUCK && !evidence.certain) {
        rule->suspect = NOGIL_PRIV_SUSPECT;
    } else if (evidence.block > NOGIL_PRIV_STUCK) {
        nogil_priv_rule_ban(rule);
    } else if (rule->block > NOGIL_PRIV_LONG) {
        rule->mode = NOGIL_PRIV_RELEASES;
    } else if (++rule->clean >= NOGIL_PRIV_CLEAN) {
        rule->clean = 0;
        rule->ban = rule->ban > 2 * NOGIL_PRIV_BAN ? rule->ban / 2 : NOGIL_PRIV_BAN;
    }
}

static void nogil_priv_rule_learn_released(nogil_priv_rule *rule, nogil_priv_evidence evidence)
{
    const int costly = nogil_priv_rule_is_costly(rule, evidence.wait);
    const int64_t wait = evidence.wait < NOGIL_PRIV_ONE_WAIT ? evidence.wait : NOGIL_PRIV_ONE_WAIT;
    rule->wait += (wait - rule->wait) / 32;
    if (evidence.block > NOGIL_PRIV_STUCK) /* released, it does no harm; but it is to be short for a while */
        rule->banned = rule->banned > 0 && rule->ban > NOGIL_PRIV_BAN ? rule->ban : NOGIL_PRIV_BAN;
    else if (rule->banned > 0)
        rule->banned--;

    if (rule->mode == NOGIL_PRIV_TRIES && costly) {
        nogil_priv_rule_keep_from(rule, evidence.now);
    } else if (rule->mode == NOGIL_PRIV_TRIES && ++rule->tries >= NOGIL_PRIV_TRIES_NEEDED) {
        rule->mode = NOGIL_PRIV_RELEASES;
        rule->wait = rule->wait < NOGIL_PRIV_COSTLY / 2 ? rule->wait : NOGIL_PRIV_COSTLY / 2;
    } else if (rule->mode == NOGIL_PRIV_KEEPS) { /* since another thread said so, while this one waited */
        nogil_priv_rule_keep_from(rule, evidence.now);
    }
    if (rule->banned > 0 || rule->block > NOGIL_PRIV_LONG)
        rule->mode = NOGIL_PRIV_RELEASES;
    else if (rule->mode == NOGIL_PRIV_RELEASES &&
             (rule->block < NOGIL_PRIV_SHORT || nogil_priv_rule_is_costly(rule, rule->wait)))
        nogil_priv_rule_keep_from(rule, evidence.now);
}

NOGIL_PRIV_COLD int64_t nogil_priv_rule_learn(nogil_priv_rule *rule, nogil_priv_evidence evidence)
{
    int64_t credit;
    const int kept = evidence.wait < 0;
    const int64_t block =
        evidence.block < NOGIL_PRIV_STUCK ? evidence.block : NOGIL_PRIV_STUCK; /* none decides alone */
    rule->block = rule->block ? rule->block + (block - rule->block) / 8 : block;
    if (kept)
        nogil_priv_rule_learn_kept(rule, evidence);
    else
        nogil_priv_rule_learn_released(rule, evidence);
    if (rule->spacing < rule->block)
        rule->spacing = rule->block;
    credit = nogil_priv_rule_credit(rule);
    rule->granted = credit + kept;
    return credit;
}

/* ---- a site ---- */

#define NOGIL_PRIV_RULE_WORDS (sizeof(nogil_priv_rule) / sizeof(int64_t))

static nogil_priv_rule nogil_priv_rule_load(const nogil_priv_adaptive_site *here)
{
    nogil_priv_rule rule;
    size_t i;
    for (i = 0; i < NOGIL_PRIV_RULE_WORDS; i++)
        ((int64_t *)&rule)[i] = __atomic_load_n((const int64_t *)&here->rule + i, __ATOMIC_RELAXED);
    return rule;
}

static void nogil_priv_rule_store(nogil_priv_adaptive_site *here, const nogil_priv_rule *rule)
{
    size_t i;
    for (i = 0; i < NOGIL_PRIV_RULE_WORDS; i++) /* what has not changed stays in other processors' caches */
        if (__atomic_load_n((int64_t *)&here->rule + i, __ATOMIC_RELAXED) != ((const int64_t *)rule)[i])
            __atomic_store_n((int64_t *)&here->rule + i, ((const int64_t *)rule)[i], __ATOMIC_RELAXED);
}

/* Blocks are counted when they are granted: count the credit in (1), or what is left of it out again (-1). */
static void nogil_priv_rule_count(nogil_priv_rule *rule, int64_t credit, int sign)
{
    rule->kept += credit > 0 ? sign * credit : 0;
    rule->released -= credit < 0 ? sign * credit : 0;
}

static void nogil_priv_adaptive_grant(nogil_priv_adaptive_site *here, nogil_priv_rule *rule, int64_t credit)
{
    nogil_priv_rule_count(rule, __atomic_load_n(&here->credit, __ATOMIC_RELAXED), -1);
    nogil_priv_rule_count(rule, credit, 1);
    __atomic_store_n(&here->credit, (intptr_t)credit, __ATOMIC_RELAXED);
    nogil_priv_rule_store(here, rule);
}

static void nogil_priv_adaptive_list(nogil_priv_adaptive_site *here)
{
    if (__atomic_exchange_n(&here->listed, 1, __ATOMIC_RELAXED))
        return;
    here->next = __atomic_load_n(&nogil_priv_adaptive_sites, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&nogil_priv_adaptive_sites, &here->next, here, 0, __ATOMIC_RELEASE,
                                        __ATOMIC_RELAXED))
        ;
}

NOGIL_PRIV_WARM nogil_priv_timed nogil_priv_adaptive_look(nogil_priv_adaptive_site *here, int may_keep)
{
    nogil_priv_timed timed = {0, 0};
    nogil_priv_rule rule;
    int64_t now, looked;
    if (!__atomic_load_n(&here->listed, __ATOMIC_RELAXED))
        nogil_priv_adaptive_list(here);
    if (__atomic_load_n(&here->rule.mode, __ATOMIC_RELAXED) != NOGIL_PRIV_KEEPS || !may_keep)
        return timed;
    now = nogil_priv_now_ns();
    rule = nogil_priv_rule_load(here);
    looked = rule.looked;
    if (nogil_priv_rule_decide(&rule, now, nogil_priv_gil_is_wanted())) {
        timed.began = now;
        timed.mark = rule.suspect ? nogil_priv_thread_usage() : 0;
        rule.kept++;
    }
    /* Had these blocks released, whoever waits would have had a chance between any two of them: if they are frequent. */
    if (rule.spacing < NOGIL_PRIV_COSTLY && now - looked < NOGIL_PRIV_STUCK)
        __atomic_fetch_add(&nogil_priv_adaptive_held, now - looked, __ATOMIC_RELAXED);
    nogil_priv_rule_store(here, &rule);
    return timed;
}

NOGIL_PRIV_WARM nogil_priv_timed nogil_priv_adaptive_begin(void)
{
    nogil_priv_timed timed;
    timed.mark = __atomic_load_n(&nogil_priv_adaptive_held, __ATOMIC_RELAXED);
    timed.began = nogil_priv_now_ns();
    return timed;
}

NOGIL_PRIV_WARM void nogil_priv_adaptive_kept(nogil_priv_adaptive_site *here, nogil_priv_timed timed)
{
    nogil_priv_evidence evidence;
    nogil_priv_rule rule = nogil_priv_rule_load(here);
    evidence.now = nogil_priv_now_ns();
    evidence.block = evidence.now - timed.began;
    evidence.wait = -1;
    evidence.certain = timed.mark != 0;
    if (timed.mark && evidence.block > NOGIL_PRIV_STUCK) {
        const int64_t usage = nogil_priv_thread_usage(), computed = (usage - timed.mark) / 65536 * 1000;
        if ((usage & 65535) == (timed.mark & 65535) && computed < evidence.block)
            evidence.block = computed;
    }
    nogil_priv_adaptive_grant(here, &rule, nogil_priv_rule_learn(&rule, evidence));
}

NOGIL_PRIV_WARM void nogil_priv_adaptive_back(nogil_priv_adaptive_site *here, nogil_priv_timed timed,
                                              nogil_priv_detached section)
{
    nogil_priv_evidence evidence;
    nogil_priv_rule rule;
    int64_t wait, ended = nogil_priv_now_ns();
    nogil_priv_reattach(&section);
    rule = nogil_priv_rule_load(here);
    evidence.now = nogil_priv_now_ns();
    evidence.block = ended - timed.began;
    wait = evidence.now - ended;
    evidence.wait = wait - (__atomic_load_n(&nogil_priv_adaptive_held, __ATOMIC_RELAXED) - timed.mark);
    if (evidence.wait < 0)
        evidence.wait = 0;
    evidence.certain = 0;
    rule.released++;
    rule.timed++;
    rule.waited += wait > NOGIL_PRIV_WAITED;
    rule.wait_in_all += wait;
    nogil_priv_adaptive_grant(here, &rule, nogil_priv_rule_learn(&rule, evidence));
}

/* ---- the statistics ---- */

static void nogil_priv_site_tell(nogil_priv_adaptive_site *here, nogil_site_stats *stats)
{
    static const char *const modes[] = {"releases", "keeps", "tries"};
    nogil_priv_rule rule = nogil_priv_rule_load(here);
    nogil_priv_rule_count(&rule, __atomic_load_n(&here->credit, __ATOMIC_RELAXED), -1);
    memset(stats, 0, sizeof(*stats));
    stats->site = here;
    stats->file = here->file;
    stats->function = here->function;
    stats->line = here->line;
    stats->state = rule.banned > 0 ? "banned" : modes[rule.mode];
    stats->kept = rule.kept;
    stats->released = rule.released;
    stats->blocks = rule.kept + rule.released;
    stats->timed = rule.timed;
    stats->waited = rule.waited;
    stats->mean_wait = rule.timed ? (double)rule.wait_in_all / (double)rule.timed : 0.0;
    stats->recent_wait = (double)rule.wait;
    stats->mean_block = (double)rule.block;
    stats->bans = rule.bans;
    stats->banned = rule.banned;
}

NOGIL_PRIV_COLD int nogil_next_site(nogil_site_stats *stats)
{
    nogil_priv_adaptive_site *here = stats->site ? ((const nogil_priv_adaptive_site *)stats->site)->next
                                                 : __atomic_load_n(&nogil_priv_adaptive_sites, __ATOMIC_ACQUIRE);
    if (here)
        nogil_priv_site_tell(here, stats);
    return here != NULL;
}

NOGIL_PRIV_COLD int nogil_find_site(const char *function, nogil_site_stats *stats)
{
    nogil_priv_adaptive_site *here = __atomic_load_n(&nogil_priv_adaptive_sites, __ATOMIC_ACQUIRE);
    while (here && strcmp(here->function, function) != 0)
        here = here->next;
    if (here)
        nogil_priv_site_tell(here, stats);
    return here != NULL;
}

NOGIL_PRIV_EXTERN_C_END
