/* SPDX-License-Identifier: 0BSD */
/* corpus_raw: corpus.c once more with CPython's own macros, for the comparison.

       failed = read_file(name, &sum);      // cannot raise: carries errno out by hand
       Py_END_ALLOW_THREADS;
       if (failed)
           PyErr_SetFromErrnoWithFilename(PyExc_OSError, name);

   Rule: what it computes and what it refuses is the same, word for word, as in corpus.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    uint32_t crc;
    long long lines;
} summary;

static const uint32_t crc_of_half_byte[16] = {
    0x00000000u, 0x1db71064u, 0x3b6e20c8u, 0x26d930acu, 0x76dc4190u, 0x6b6b51f4u, 0x4db26158u, 0x5005713cu,
    0xedb88320u, 0xf00f9344u, 0xd6d6a3e8u, 0xcb61b38cu, 0x9b64c2b0u, 0x86d3d2d4u, 0xa00ae278u, 0xbdbdf21cu,
};

static void add_bytes(summary *sum, const unsigned char *bytes, size_t size)
{
    uint32_t crc = ~sum->crc;
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        crc = crc_of_half_byte[crc & 15] ^ (crc >> 4);
        crc = crc_of_half_byte[crc & 15] ^ (crc >> 4);
        sum->lines += bytes[i] == '\n';
    }
    sum->crc = ~crc;
}

/* Returns 0, or errno. */
static int read_file(const char *path, summary *sum)
{
    unsigned char buffer[32768];
    size_t size;
    int failed = 0;
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno;
    while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
        add_bytes(sum, buffer, size);
    if (ferror(file))
        failed = errno;
    fclose(file);
    return failed;
}

static PyObject *checksum(PyObject *Py_UNUSED(module), PyObject *path)
{
    PyObject *encoded = NULL, *result = NULL;
    summary sum = {0, 0};
    const char *name;
    int failed;

    if (!PyUnicode_FSConverter(path, &encoded))
        return NULL;
    name = PyBytes_AS_STRING(encoded);

    Py_BEGIN_ALLOW_THREADS;
    failed = read_file(name, &sum);
    Py_END_ALLOW_THREADS;

    if (failed) {
        errno = failed;
        PyErr_SetFromErrnoWithFilename(PyExc_OSError, name);
    } else {
        result = Py_BuildValue("kL", (unsigned long)sum.crc, sum.lines);
    }
    Py_DECREF(encoded);
    return result;
}

static PyMethodDef methods[] = {
    {"checksum", checksum, METH_O, "checksum(path)\n--\n\nThe CRC-32 of a file and its number of newlines."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "corpus_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_corpus_raw(void)
{
    return PyModuleDef_Init(&definition);
}
