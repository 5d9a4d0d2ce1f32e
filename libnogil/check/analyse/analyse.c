/* SPDX-License-Identifier: 0BSD */
/* analyse.c: every function that takes or gives up the GIL is followed, from what it is entered with. See analyse.h. */
#include "analyse/analyse.h"

#include <string.h>

#include "analyse/states.h"

following run;

void analyse(analysis *a, program *p, const run_options *options)
{
    size_t i;
    memset(&run, 0, sizeof(run));
    run.a = a;
    run.p = p;
    look_at_functions();
    for (i = 0; i < p->n_functions; i++) {
        function *f = p->functions[i];
        show_progress(options, "following", i, p->n_functions, f->name);
        if (f->swaps)
            continue;
        if (f->is_thread) {
            if (f->needs_gil || f->changes_gil)
                follow_root(f, UNATTACHED);
        } else if (f->changes_gil) {
            follow_root(f, f->is_entry ? HELD : UNKNOWN);
        }
    }
    show_progress(options, "following", p->n_functions, p->n_functions, "");
    a->n_indirect = run.indirect.count;
    a->n_undefined = run.undefined.count;
    a->n_given_up = run.given_up.count;
    group(a);
}
