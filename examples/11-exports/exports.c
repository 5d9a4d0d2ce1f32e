/* SPDX-License-Identifier: 0BSD */
/* exports: C functions that Python calls, without a line of Python's API.

       >>> import exports, array
       >>> exports.hypot2(3, y=4)
       5.0
       >>> exports.moments(array.array("d", [1, 2, 3, 6]))
       (3.0, 3.5)
       >>> exports.count_primes(100)
       25

   Rule: a function says what it takes and what it gives; NOGIL_EXPORT makes Python's function of it. */
#include <nogil.h>

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

NOGIL_EXPORT(double, hypot2, (double, x), (double, y), NOGIL_DOC("The length of the vector (x, y)."))
{
    return sqrt(x * x + y * y);
}

/* An integer out of range, such as -1, never arrives here: Python has raised OverflowError. */
NOGIL_EXPORT(uint32_t, count_primes, (uint32_t, limit), NOGIL_DOC("How many primes are less than limit."))
{
    uint32_t found = 0;
    unsigned char *composite = (unsigned char *)calloc((size_t)limit + 1, 1);
    if (!composite) {
        nogil_raise_no_memory(); /* what the body raises is raised */
        return 0;
    }
    for (uint64_t n = 2; n < limit; n++) {
        if (composite[n])
            continue;
        found++;
        for (uint64_t multiple = n * n; multiple < limit; multiple += n)
            composite[multiple] = 1;
    }
    free(composite);
    return found;
}

/* An array comes as pointer and length, two results go back as a tuple. */
NOGIL_EXPORT(void, moments, NOGIL_ARRAY(const double, values, n), NOGIL_OUT(double, mean), NOGIL_OUT(double, variance),
             NOGIL_DOC("Mean and variance of an array of doubles."))
{
    if (n == 0) {
        nogil_raise(PyExc_ValueError, "there is no mean of nothing");
        return;
    }
    for (Py_ssize_t i = 0; i < n; i++)
        *mean += values[i] / (double)n;
    for (Py_ssize_t i = 0; i < n; i++)
        *variance += (values[i] - *mean) * (values[i] - *mean) / (double)n;
}

/* Without the const it is written in place. Small arrays are not worth a release: see the page. */
NOGIL_EXPORT(void, scale, NOGIL_ARRAY(double, values, n), (double, by), NOGIL_RELEASE(sized(n, 10000)),
             NOGIL_DOC("Multiply each of an array of doubles by the same factor."))
{
    for (Py_ssize_t i = 0; i < n; i++)
        values[i] *= by;
}

/* -1 is OSError from errno, with the file's name. */
NOGIL_EXPORT(int64_t, file_size, (const char *, path), NOGIL_RAISES(except_errno(-1, path)),
             NOGIL_DOC("How many bytes a file has."))
{
    struct stat status;
    return stat(path, &status) < 0 ? -1 : (int64_t)status.st_size;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    NOGIL_EXPORTED(hypot2), NOGIL_EXPORTED(count_primes), NOGIL_EXPORTED(moments),
    NOGIL_EXPORTED(scale),  NOGIL_EXPORTED(file_size),    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "exports",
    .m_doc = "C functions that Python calls.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_exports(void)
{
    return PyModuleDef_Init(&definition);
}
