/* SPDX-License-Identifier: 0BSD */
/* rule.c: the rule of NOGIL_BEGIN_ADAPTIVE by itself, told invented times. See test_rule.py.

       >>> state = rule.new()
       >>> rule.learn(state, 1000, 5000, 0, True)    # at 1000 ns a block of 5 us is over, and the GIL was there at once
       -7

   Rule: what a site has learned is a bytearray here; nothing else is remembered. */
#include <nogil.h>

static nogil_priv_rule *rule_of(PyObject *state)
{
    if (PyByteArray_Size(state) != (Py_ssize_t)sizeof(nogil_priv_rule)) {
        PyErr_SetString(PyExc_TypeError, "not a state made by new()");
        return NULL;
    }
    return (nogil_priv_rule *)(void *)PyByteArray_AsString(state);
}

static PyObject *new_state(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored))
{
    static const nogil_priv_rule nothing_yet = NOGIL_PRIV_ZERO;
    return PyByteArray_FromStringAndSize((const char *)&nothing_yet, sizeof(nothing_yet));
}

static PyObject *decide(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *state;
    long long now;
    int wanted;
    nogil_priv_rule *rule;
    if (!PyArg_ParseTuple(arguments, "YLp:decide", &state, &now, &wanted) || !(rule = rule_of(state)))
        return NULL;
    return PyBool_FromLong(nogil_priv_rule_decide(rule, now, wanted));
}

static PyObject *learn(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *state;
    long long now, block, wait;
    int certain;
    nogil_priv_evidence evidence;
    nogil_priv_rule *rule;
    if (!PyArg_ParseTuple(arguments, "YLLLp:learn", &state, &now, &block, &wait, &certain) || !(rule = rule_of(state)))
        return NULL;
    evidence.now = now;
    evidence.block = block;
    evidence.wait = wait;
    evidence.certain = certain;
    return PyLong_FromLongLong(nogil_priv_rule_learn(rule, evidence));
}

static PyObject *fields(PyObject *Py_UNUSED(module), PyObject *state)
{
    nogil_priv_rule *rule = PyByteArray_Check(state) ? rule_of(state) : NULL;
    if (!rule)
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "not a state made by new()");
    return Py_BuildValue("{sL sL sL sL sL sL sL sL sL sL}", "mode", (long long)rule->mode, "wait",
                         (long long)rule->wait, "block", (long long)rule->block, "spacing", (long long)rule->spacing,
                         "since", (long long)rule->since, "tries", (long long)rule->tries, "suspect",
                         (long long)rule->suspect, "banned", (long long)rule->banned, "ban", (long long)rule->ban,
                         "bans", (long long)rule->bans);
}

static PyMethodDef methods[] = {
    {"new", new_state, METH_NOARGS, "What a site knows that has not run yet."},
    {"decide", decide, METH_VARARGS, "decide(state, now, wanted): keep the GIL?"},
    {"learn", learn, METH_VARARGS, "learn(state, now, block, wait, certain): the credit; wait -1: the GIL was kept."},
    {"fields", fields, METH_O, "fields(state): what it knows, as a dict."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "rule", NULL, 0, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_rule(void)
{
    PyObject *module = PyModule_Create(&definition);
#ifdef Py_GIL_DISABLED
    if (module)
        PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
#endif
    return module;
}
