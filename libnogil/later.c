/* SPDX-License-Identifier: 0BSD */
/* later.c: references that are dropped, and buffers that are released (buffer.c), when somebody has the GIL.

   Rule: pushing takes no lock and no GIL; dropping happens attached to the interpreter that the object belongs to, or,
   once that interpreter is gone with all its objects, not at all. */

NOGIL_PRIV_EXTERN_C_BEGIN

struct nogil_priv_later {
    nogil_priv_later *next;
    PyObject *object;
    void (*drop)(nogil_priv_later *node); /* what to do instead of dropping `object`; NULL for nothing else */
    int64_t interp_id;                    /* whose it is, while it waits in nogil_priv_later_early */
    unsigned life;                        /* of that record, when it was pushed */
};

NOGIL_PRIV_SHARED int nogil_priv_later_waiting = 0;
/* Pushed before this copy of the library knew any interpreter: the main one's. */
NOGIL_PRIV_SHARED nogil_priv_later *nogil_priv_later_early = NULL;

static void nogil_priv_later_push(nogil_priv_later **head, nogil_priv_later *node)
{
    node->next = __atomic_load_n(head, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(head, &node->next, node, 1, __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        ;
    __atomic_store_n(&nogil_priv_later_waiting, 1, __ATOMIC_RELEASE);
}

/* Attached. A finalizer that runs here may push again, even for ever: what comes meanwhile waits for the next time. */
NOGIL_PRIV_COLD void nogil_priv_later_drain(nogil_priv_later **head, unsigned life)
{
    nogil_priv_later *node = __atomic_exchange_n(head, (nogil_priv_later *)NULL, __ATOMIC_ACQUIRE);
    PyObject *pending;
    if (!node)
        return;
    pending = nogil_priv_take_exception();
    while (node) {
        nogil_priv_later *next = node->next;
        if (node->life != life) /* it went with the interpreter that this record was before */
            ;
        else if (node->drop)
            node->drop(node);
        else
            Py_DECREF(node->object);
        free(node);
        node = next;
    }
    if (pending)
        nogil_priv_put_exception(pending);
}

NOGIL_PRIV_COLD void nogil_priv_later_discard(nogil_priv_later **head)
{
    nogil_priv_later *node = __atomic_exchange_n(head, (nogil_priv_later *)NULL, __ATOMIC_ACQUIRE);
    while (node) {
        nogil_priv_later *next = node->next;
        free(node);
        node = next;
    }
}

NOGIL_PRIV_WARM void nogil_priv_later_drain_here(void)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    int saved_errno = errno;
    PyObject *pending;
    if (thread->draining) /* a finalizer that attaches: what it handed over waits, instead of nesting ever deeper */
        return;
    thread->draining = 1;
    pending = nogil_priv_take_exception();
    nogil_priv_gate_drain_here();
    if (pending)
        nogil_priv_put_exception(pending);
    thread->draining = 0;
    errno = saved_errno;
}

static int nogil_priv_later_pending_call(void *ignored)
{
    (void)ignored;
    nogil_priv_later_drain_here();
    return 0;
}

/* Hand `node` over to the interpreter that this thread has a state of, or to the main one if it has none. */
static void nogil_priv_later_give(nogil_priv_later *node)
{
    PyThreadState *state = nogil_priv_attached_state();
    if (!state && !nogil_priv_mine)
        state = nogil_priv_worker_state(nogil_priv_this_thread_if_any());
    if (state) {
        nogil_priv_gate_push(state, node);
    } else if ((nogil_priv_mine & NOGIL_PRIV_KEPT) &&
               nogil_priv_gate_is_gone(((nogil_priv_thread *)(nogil_priv_mine - NOGIL_PRIV_KEPT))->interp)) {
        free(node); /* the object went with the interpreter that this thread belonged to */
    } else {
        nogil_interp *main_interp = nogil_priv_gate_find(NULL);
        int is_open = nogil_priv_gate_enter(main_interp), is_lost = 0;
        int is_safe = main_interp ? is_open || nogil_priv_gate_is_closer(main_interp) : Py_IsInitialized();
        /* Only now its detached state may be looked at: finalization frees all of them. */
        if (is_safe)
            is_lost = !nogil_priv_detached_state(&state);
        else if (nogil_priv_known_state()) /* the main interpreter's, unless there are others */
            is_lost = nogil_priv_gate_has_others();
        if (is_lost)
            free(node);
        else
            nogil_priv_gate_push(state, node);
        if (is_open)
            nogil_priv_gate_leave(main_interp);
    }
}

NOGIL_PRIV_COLD void nogil_decref_later(PyObject *object)
{
    int saved_errno = errno;
    nogil_priv_later *node;
    if (!object)
        return;
    node = (nogil_priv_later *)malloc(sizeof(*node));
    if (node) { /* without memory it leaks; waiting for memory, or for the GIL, is not an option here */
        node->object = object;
        node->drop = NULL;
        nogil_priv_later_give(node);
    }
    errno = saved_errno;
}

NOGIL_PRIV_EXTERN_C_END
