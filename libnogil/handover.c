/* SPDX-License-Identifier: 0BSD */
/* handover.c: what a thread gives away that cannot drop it itself (later.c), and the interpreter that it goes to.

   Rule: whose it was is noted before looking at the gate. The next one that attaches there drops it, or a pending call of
   the main interpreter, or that interpreter's end. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* Attached to `interp`. */
NOGIL_PRIV_COLD void nogil_priv_gate_drain(nogil_interp *interp)
{
    __atomic_store_n(&interp->called, 0, __ATOMIC_RELEASE);
    nogil_priv_later_pick(interp);
    nogil_priv_later_drain(&interp->later, __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE));
}

/* Move what was handed over before this interpreter had a record to it. Ids are never used twice, addresses are. */
static void nogil_priv_later_pick(nogil_interp *interp)
{
    nogil_priv_later *node = __atomic_exchange_n(&nogil_priv_later_early, (nogil_priv_later *)NULL, __ATOMIC_ACQUIRE);
    while (node) {
        nogil_priv_later *next = node->next;
        int is_here = node->interp_id == PyInterpreterState_GetID(interp->interp);
        node->life = __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE);
        nogil_priv_later_push(is_here ? &interp->later : &nogil_priv_later_early, node);
        node = next;
    }
}

/* The same when there is no later: a finalizer may hand over further references; one that always does is cut off. */
static void nogil_priv_gate_drain_all(nogil_interp *interp)
{
    int rounds;
    for (rounds = 0; rounds < 1000000 && __atomic_load_n(&interp->later, __ATOMIC_ACQUIRE); rounds++)
        nogil_priv_gate_drain(interp);
    nogil_priv_gate_drain(interp);
}

/* Attached: drop what waits for the interpreter of this thread, and say whether any other's still waits. */
NOGIL_PRIV_COLD void nogil_priv_gate_drain_here(void)
{
    nogil_interp *here = nogil_priv_gate_find(nogil_priv_interp_current()), *interp;
    int waiting;
    if (!here && __atomic_load_n(&nogil_priv_later_early, __ATOMIC_ACQUIRE)) {
        here = nogil_priv_interp_here();
        if (!here)
            PyErr_Clear();
    }
    __atomic_store_n(&nogil_priv_later_waiting, 0,
                     __ATOMIC_SEQ_CST); /* before looking: a push after this sets it again */
    if (here)
        nogil_priv_gate_drain(here);
    waiting = __atomic_load_n(&nogil_priv_later_early, __ATOMIC_ACQUIRE) != NULL;
    for (interp = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE); interp; interp = interp->next)
        waiting |=
            interp != here && !nogil_priv_gate_is_gone(interp) && __atomic_load_n(&interp->later, __ATOMIC_ACQUIRE);
    if (waiting)
        __atomic_store_n(&nogil_priv_later_waiting, 1, __ATOMIC_RELEASE);
}

/* Hand a reference over to the interpreter that `state` belongs to (NULL: the main one), and ask the main thread to
   come by. Py_AddPendingCall() may be called without the GIL; that its queue of 32 may be full is why attaching drains
   too. */
NOGIL_PRIV_COLD void nogil_priv_gate_push(PyThreadState *state, nogil_priv_later *node)
{
    PyInterpreterState *owner = state ? nogil_priv_interp_of(state) : NULL;
    nogil_interp *interp = nogil_priv_gate_find(owner);
    int is_open;
    if (!interp && owner && PyInterpreterState_GetID(owner) != 0 && nogil_priv_attached_state()) {
        PyObject *pending = nogil_priv_take_exception();
        interp = nogil_priv_interp_here();
        if (!interp)
            PyErr_Clear();
        if (pending)
            nogil_priv_put_exception(pending);
    }
    if (!interp && !Py_IsInitialized()) { /* the object went with its interpreter */
        free(node);
        return;
    }
    if (!interp) {
        int64_t interp_id = owner ? PyInterpreterState_GetID(owner) : 0;
        node->interp_id = interp_id;
        nogil_priv_later_push(&nogil_priv_later_early, node); /* and it may be freed by now */
        if (interp_id == 0)
            Py_AddPendingCall(nogil_priv_later_pending_call, NULL);
        return;
    }
    /* Whose it was is noted before looking at the gate: a closed one may be the next interpreter's a moment later. */
    node->life = __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE);
    is_open = nogil_priv_gate_enter(interp);
    nogil_priv_later_push(&interp->later, node);
    if (is_open && interp->is_main && !__atomic_exchange_n(&interp->called, 1, __ATOMIC_ACQ_REL) &&
        Py_AddPendingCall(nogil_priv_later_pending_call, NULL) < 0)
        __atomic_store_n(&interp->called, 0, __ATOMIC_RELEASE);
    if (is_open)
        nogil_priv_gate_leave(interp);
}

NOGIL_PRIV_EXTERN_C_END
