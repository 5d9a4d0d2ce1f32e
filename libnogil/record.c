/* SPDX-License-Identifier: 0BSD */
/* record.c: the record of an interpreter, with its gate: made when this copy of the library first meets it, found later.

   Rule: it is open before anybody can find it, and is told of the end by CPython: an atexit callback closes its gate.

   One record an interpreter and module copy. It is found through a capsule in the interpreter's own dict; the capsule's
   destructor runs while that dict is cleared, which tells for certain that this interpreter, and not a later one at the
   same address, is gone. Records are never freed, only used again, so that a thread without the GIL may walk them. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* module.name(**{key: method bound to capsule}), or module.name(method) without key. In a critical section, because
   atexit.register() of 3.13 without a GIL trusts in being called by one thread at a time. */
static int nogil_priv_gate_register(const char *module, const char *name, const char *key, PyMethodDef *def,
                                    PyObject *capsule)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *function = imported ? PyObject_GetAttrString(imported, name) : NULL;
    PyObject *method = function ? PyCFunction_New(def, capsule) : NULL;
    PyObject *arguments = method ? (key ? PyTuple_New(0) : Py_BuildValue("(O)", method)) : NULL;
    PyObject *keywords = arguments && key ? Py_BuildValue("{s:O}", key, method) : NULL;
    PyObject *result = NULL;
    if (arguments && (!key || keywords)) {
        nogil_priv_critical_section section;
        nogil_priv_critical_section_open(&section, 1, function, NULL);
        result = PyObject_Call(function, arguments, keywords);
        nogil_priv_critical_section_close(&section);
    }
    Py_XDECREF(imported);
    Py_XDECREF(function);
    Py_XDECREF(method);
    Py_XDECREF(arguments);
    Py_XDECREF(keywords);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

/* May this record, which nobody uses any more, be the main interpreter's, or another's? A thread that found it may be
   about to pass its gate even now. So what was the main interpreter's stays that, and one with sections inside, which
   have overstayed the wait, stays theirs. */
static int nogil_priv_gate_fits(nogil_interp *record, int is_main)
{
    int none = 0;
    if (!__atomic_compare_exchange_n(&record->references, &none, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
        return 0;
    if (record->is_main == is_main && __atomic_load_n(&record->inside, __ATOMIC_SEQ_CST) == 0)
        return 1;
    nogil_interp_release(record);
    return 0;
}

/* A record that nobody uses any more, or a new one; NULL if there is no memory. */
static nogil_interp *nogil_priv_gate_take(PyInterpreterState *here)
{
    nogil_interp *record = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE);
    int is_main = PyInterpreterState_GetID(here) == 0;
    while (record && !nogil_priv_gate_fits(record, is_main))
        record = record->next;
    if (record) {
        nogil_priv_later_discard(&record->later);
    } else {
        record = (nogil_interp *)calloc(1, sizeof(*record));
        if (!record)
            return NULL;
        record->references = 1;
        record->is_main = is_main;
        record->gate = NOGIL_PRIV_GATE_GONE; /* until it is known that this one is the interpreter's */
        record->next = __atomic_load_n(&nogil_priv_interps, __ATOMIC_RELAXED);
        while (!__atomic_compare_exchange_n(&nogil_priv_interps, &record->next, record, 0, __ATOMIC_ACQ_REL,
                                            __ATOMIC_RELAXED))
            ;
    }
    nogil_priv_gate_prepare();
    record->called = record->closing = 0;
    record->interp = here;
    __atomic_add_fetch(&record->life, 1, __ATOMIC_RELEASE);
    return record;
}

/* Go on without an exception that nobody asked for; but Ctrl+C, which may have come meanwhile, comes again. */
static void nogil_priv_gate_drop_error(void)
{
    if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_KeyboardInterrupt))
        PyErr_SetInterrupt();
    PyErr_Clear();
}

/* <= 3.12: see nogil_priv_threading_is_imported(). The main thread imports it, now or when it is back in Python. */
static int nogil_priv_import_threading(void *ignored)
{
    PyObject *module = PyImport_ImportModule("threading");
    (void)ignored;
    if (!module)
        nogil_priv_gate_drop_error();
    Py_XDECREF(module);
    return 0;
}

static void nogil_priv_threading_first(void)
{
    if (nogil_priv_threading_is_imported())
        return;
    if (nogil_priv_is_first_thread()) {
        nogil_priv_import_threading(NULL);
        return;
    }
    Py_AddPendingCall(nogil_priv_import_threading, NULL);
}

/* Two threads may get here, with a GIL too, since importing lets go of it. Then both records are this interpreter's,
   each with a gate that is closed at its end: the callbacks keep the second one's capsule. */
static nogil_interp *nogil_priv_gate_make(PyInterpreterState *here, PyObject *dict, PyObject *key)
{
    nogil_interp *interp = nogil_priv_gate_take(here);
    PyObject *capsule, *stored;
    if (!interp)
        return (nogil_interp *)PyErr_NoMemory();
    capsule = PyCapsule_New(interp, NULL, nogil_priv_gate_gone);
    if (!capsule) {
        nogil_interp_release(interp);
        return NULL;
    }
    if (interp->is_main)
        nogil_priv_threading_first();
    if (nogil_priv_gate_register("atexit", "register", NULL, &nogil_priv_gate_close_def, capsule) < 0 ||
        (NOGIL_PRIV_FORK_STOPS_BIRTHS &&
         (nogil_priv_gate_register("os", "register_at_fork", "before", &nogil_priv_gate_forks_def, capsule) < 0 ||
          nogil_priv_gate_register("os", "register_at_fork", "after_in_parent", &nogil_priv_gate_has_forked_def,
                                   capsule) < 0)) ||
        nogil_priv_gate_register("os", "register_at_fork", "after_in_child", &nogil_priv_gate_forked_def, capsule) <
            0) {
        Py_DECREF(capsule);
        return NULL;
    }
    /* Open before anybody can find it: one that finds it closed takes the interpreter for gone. */
    __atomic_store_n(&interp->gate, NOGIL_PRIV_GATE_OPEN, __ATOMIC_SEQ_CST);
    stored = PyDict_SetDefault(dict, key, capsule);
    interp = stored ? (nogil_interp *)PyCapsule_GetPointer(stored, NULL) : NULL;
    Py_DECREF(capsule);
    return interp;
}

#if NOGIL_PRIV_INTERP_DICT_NEEDS_LOCK
NOGIL_PRIV_SHARED PyMutex nogil_priv_dict_lock = {0};
static PyObject *nogil_priv_dict_of(PyInterpreterState *interp)
{
    PyObject *dict;
    PyMutex_Lock(&nogil_priv_dict_lock);
    dict = nogil_priv_interp_dict(interp);
    PyMutex_Unlock(&nogil_priv_dict_lock);
    return dict;
}
#else
#define nogil_priv_dict_of(interp) nogil_priv_interp_dict(interp)
#endif

NOGIL_PRIV_COLD nogil_interp *nogil_priv_interp_here(void)
{
    PyInterpreterState *here = nogil_priv_interp_current();
    /* Once finalization has begun the dict may be cleared already, and a gate made now would never be closed. */
    PyObject *dict = nogil_priv_is_finalizing() ? NULL : nogil_priv_dict_of(here);
    /* One record for each copy of this code: the address of a hidden variable names the copy. */
    PyObject *key = dict ? PyUnicode_FromFormat("nogil.interp.%p", (void *)&nogil_priv_interps) : NULL;
    PyObject *capsule = key ? PyDict_GetItemWithError(dict, key) : NULL;
    nogil_interp *interp = NULL;
    if (capsule)
        interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    else if (key && !PyErr_Occurred())
        interp = nogil_priv_gate_make(here, dict, key);
    if (!interp && !PyErr_Occurred())
        PyErr_SetString(PyExc_RuntimeError, "nogil_interp_capture: this interpreter is ending");
    Py_XDECREF(key);
    return interp;
}

static int nogil_priv_gate_make_now(void *ignored)
{
    (void)ignored;
    nogil_priv_stay_loaded();
    if (PyInterpreterState_GetID(nogil_priv_interp_current()) == 0 && !nogil_priv_interp_here())
        nogil_priv_gate_drop_error(); /* no memory: the first attach tries again */
    return 0;
}

/* While the module is loaded. The main thread makes the main interpreter's gate as soon as it is back in Python, before
   anybody who imports the module can register an atexit callback: that one may then stop threads that still attach, since
   callbacks run in reverse order. */
static void nogil_priv_gate_soon(void)
{
    if (NOGIL_PRIV_KNOWS_DETACHED_STATES && Py_IsInitialized() && !nogil_priv_gate_find(NULL)) {
        nogil_priv_stay_loaded();
        (void)Py_AddPendingCall(nogil_priv_gate_make_now, NULL);
    }
}

NOGIL_PRIV_COLD nogil_interp *(nogil_interp_capture)(void)
{
    nogil_interp *interp;
    if (!nogil_priv_attached_state())
        return (nogil_interp *)nogil_raise_null(
            PyExc_RuntimeError, "nogil_interp_capture: this thread does not hold the GIL, so it is in no interpreter");
    interp = nogil_priv_interp_here();
    nogil_priv_gate_share(interp);
    return interp;
}

NOGIL_PRIV_EXTERN_C_END
