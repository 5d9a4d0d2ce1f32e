/* SPDX-License-Identifier: 0BSD */
/* convoy: a short computation that is called often, while another Python thread computes.

       >>> import convoy
       >>> convoy.adaptive(b"Wikipedia")       # its Adler-32 checksum, the same from each function
       300286872
       >>> convoy.adaptive(b"x" * 8000) == convoy.released(b"x" * 8000) == convoy.held(b"x" * 8000)
       True

   Rule: what a block costs is its own time and that of getting the GIL back. Below some 100 us the second decides, and
   only the program that runs knows it. */
#include <nogil.h>

#define MODULUS 65521u
#define LONG_ENOUGH 100000 /* bytes: some 100 us */

static NOGIL_FUNCTION(uint32_t, adler32, noexcept, (const unsigned char *, data, Py_ssize_t, n))
{
    uint32_t a = 1, b = 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        a = (a + data[i]) % MODULUS;
        b = (b + a) % MODULUS;
    }
    return b << 16 | a;
}

static const unsigned char *bytes_of(PyObject *object, Py_ssize_t *n)
{
    char *data;
    return PyBytes_AsStringAndSize(object, &data, n) < 0 ? NULL : (const unsigned char *)data;
}

/* Keeps the GIL. The fastest for whoever calls it, and nobody else runs meanwhile. */
static PyObject *held(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n;
    const unsigned char *data = bytes_of(argument, &n);
    return data ? PyLong_FromUnsignedLong(adler32(data, n)) : NULL;
}

/* Releases it, with CPython's macros. */
static PyObject *raw(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n;
    uint32_t sum;
    const unsigned char *data = bytes_of(argument, &n);
    if (!data)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    sum = adler32(data, n);
    Py_END_ALLOW_THREADS
    return PyLong_FromUnsignedLong(sum);
}

/* The same with nogil.h: safer to leave, and as dear. */
static PyObject *released(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n;
    uint32_t sum;
    const unsigned char *data = bytes_of(argument, &n);
    if (!data)
        return NULL;
    NOGIL_BEGIN
        sum = adler32(data, n);
    NOGIL_END
    return PyLong_FromUnsignedLong(sum);
}

/* Releases it for much data: right where the size says how long it takes, and nobody is to wait for long. */
static PyObject *sized(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n;
    uint32_t sum;
    const unsigned char *data = bytes_of(argument, &n);
    if (!data)
        return NULL;
    NOGIL_BEGIN_SIZED(n, LONG_ENOUGH)
        sum = adler32(data, n);
    NOGIL_END
    return PyLong_FromUnsignedLong(sum);
}

/* Finds out. Nothing in the block waits for anything: no lock, no file, no other thread. */
static PyObject *adaptive(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n;
    uint32_t sum;
    const unsigned char *data = bytes_of(argument, &n);
    if (!data)
        return NULL;
    NOGIL_BEGIN_ADAPTIVE
        sum = adler32(data, n);
    NOGIL_END
    return PyLong_FromUnsignedLong(sum);
}

/* What the adaptive blocks of this module have learned, for Python. */
static PyObject *sites(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored))
{
    nogil_site_stats site = NOGIL_SITE_STATS_INIT;
    PyObject *list = PyList_New(0);
    while (list && nogil_next_site(&site)) {
        PyObject *one = Py_BuildValue("{ss si ss sL sL sL sd}", "function", site.function, "line", site.line, "state",
                                      site.state, "blocks", (long long)site.blocks, "kept", (long long)site.kept,
                                      "released", (long long)site.released, "mean_wait", site.mean_wait);
        if (!one || PyList_Append(list, one) < 0)
            Py_CLEAR(list);
        Py_XDECREF(one);
    }
    return list;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"held", held, METH_O, "held(bytes, /)\n--\n\nAdler-32; keeps the GIL."},
    {"raw", raw, METH_O, "raw(bytes, /)\n--\n\nAdler-32; Py_BEGIN_ALLOW_THREADS."},
    {"released", released, METH_O, "released(bytes, /)\n--\n\nAdler-32; NOGIL_BEGIN."},
    {"sized", sized, METH_O, "sized(bytes, /)\n--\n\nAdler-32; NOGIL_BEGIN_SIZED."},
    {"adaptive", adaptive, METH_O, "adaptive(bytes, /)\n--\n\nAdler-32; NOGIL_BEGIN_ADAPTIVE."},
    {"sites", sites, METH_NOARGS, "sites()\n--\n\nA dict for each adaptive block that has run."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used) /* what a site learns belongs to one GIL: so no per_interpreter_gil */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "convoy",
    .m_doc = "A short computation that is called often, while another Python thread computes.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_convoy(void)
{
    return PyModuleDef_Init(&definition);
}
