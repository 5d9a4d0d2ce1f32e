/* SPDX-License-Identifier: 0BSD */
/* corpus: read and check files without the GIL, and raise OSError from there when that fails.

       >>> import corpus, pathlib
       >>> n = pathlib.Path("words.txt").write_bytes(b"one, two,\nthree\n")
       >>> corpus.checksum("words.txt")             # CRC-32, as zlib.crc32 gives it, and number of lines
       (1347389701, 2)
       >>> corpus.checksum("nowhere.txt")
       Traceback (most recent call last):
       FileNotFoundError: [Errno 2] No such file or directory: 'nowhere.txt'

   Rule: a function that can fail without the GIL says how its caller sees that: except(-1). It raises with nogil_raise
   or nogil_raise_errno, which take the GIL for just as long as that needs; the caller asks NOGIL_FAILED. */
#include <nogil.h>

typedef struct {
    uint32_t crc;
    long long lines;
} summary;

/* The CRC of each half byte. Sixteen constants: a table that is filled in at run time would have to be filled in by one
   thread before any other one reads it; what is const needs no lock and no GIL. */
static const uint32_t crc_of_half_byte[16] = {
    0x00000000u, 0x1db71064u, 0x3b6e20c8u, 0x26d930acu, 0x76dc4190u, 0x6b6b51f4u, 0x4db26158u, 0x5005713cu,
    0xedb88320u, 0xf00f9344u, 0xd6d6a3e8u, 0xcb61b38cu, 0x9b64c2b0u, 0x86d3d2d4u, 0xa00ae278u, 0xbdbdf21cu,
};

static NOGIL_FUNCTION(void, add_bytes, noexcept, (summary *, sum, const unsigned char *, bytes, size_t, size))
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

/* Its variables are all on this thread's stack. A static buffer would be shared by all threads, and without the GIL
   they are in here at the same time. */
static NOGIL_FUNCTION(int, read_file, except(-1), (const char *, path, summary *, sum))
{
    unsigned char buffer[32768];
    size_t size;
    FILE *file = fopen(path, "rb");
    if (!file)
        return nogil_raise_errno(PyExc_OSError, path);
    while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
        add_bytes(sum, buffer, size);
    if (ferror(file)) {
        nogil_raise_errno(PyExc_OSError, path); /* before fclose(), which may change errno */
        goto error;
    }
    fclose(file);
    return 0;
error:
    fclose(file);
    return -1;
}

static PyObject *checksum(PyObject *Py_UNUSED(module), PyObject *path)
{
    PyObject *encoded = NULL, *result = NULL;
    summary sum = {0, 0};

    /* str, bytes or pathlib.Path to the bytes that the system wants. */
    if (!PyUnicode_FSConverter(path, &encoded))
        return NULL;

    /* Only this pointer goes into the block. It stays valid because the reference in `encoded` is ours until the end,
       and a bytes object never changes. (The buffer of a bytearray could be moved by another thread meanwhile.) */
    const char *name = PyBytes_AS_STRING(encoded);

    NOGIL_BEGIN
        if (NOGIL_FAILED(read_file, read_file(name, &sum)))
            goto done; /* leaves the block, so the GIL is back there */
    NOGIL_END

    result = Py_BuildValue("kL", (unsigned long)sum.crc, sum.lines);
done:
    Py_DECREF(encoded);
    return result;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"checksum", checksum, METH_O, "checksum(path)\n--\n\nThe CRC-32 of a file and its number of newlines."},
    {NULL, NULL, 0, NULL},
};

/* The module keeps no state of its own in C variables, so it needs no GIL to protect one, and any interpreter may load
   it. */
static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "corpus",
    .m_doc = "Read and check files without the GIL.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_corpus(void)
{
    return PyModuleDef_Init(&definition);
}
