/* SPDX-License-Identifier: 0BSD */
/* parallel_pi_raw: parallel_pi.c with CPython's own macros and OpenMP.

       #pragma omp parallel for                    // Ctrl+C waits for its end, an error in it has nowhere to go,
       for (...)                                   // and a thread that needs Python must find a state for itself

   Rule: what it computes and what it refuses is the same, word for word, as in parallel_pi.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#ifdef _OPENMP
#include <omp.h>
#endif

enum { PARTS = 64 };

static double leibniz(Py_ssize_t first, Py_ssize_t last)
{
    double sum = 0.0, sign = first % 2 ? -4.0 : 4.0;
    for (Py_ssize_t k = first; k < last; k++) {
        sum += sign / (2.0 * (double)k + 1.0);
        sign = -sign;
    }
    return sum;
}

static PyObject *parallel_pi(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_ssize_t n;
    int threads = 0, part;
    double parts[PARTS], pi = 0.0;
    if (!PyArg_ParseTuple(arguments, "n|i:parallel_pi", &n, &threads))
        return NULL;
    if (n < 0 || n > PY_SSIZE_T_MAX / PARTS)
        return PyErr_Format(PyExc_ValueError, "n must not be negative or enormous, got %zd", n);
    if (threads < 0)
        return PyErr_Format(PyExc_ValueError, "threads must not be negative, got %d", threads);

    Py_BEGIN_ALLOW_THREADS;
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic) num_threads(threads ? threads : omp_get_max_threads())
#endif
    for (part = 0; part < PARTS; part++)
        parts[part] = leibniz(n * part / PARTS, n * (part + 1) / PARTS);
    Py_END_ALLOW_THREADS;

    for (part = 0; part < PARTS; part++)
        pi += parts[part];
    return PyFloat_FromDouble(pi);
}

static PyMethodDef methods[] = {
    {"parallel_pi", parallel_pi, METH_VARARGS,
     "parallel_pi(n, threads=0)\n--\n\nPi from n terms of the series of Leibniz; 0 threads: as many as there are "
     "cores."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "parallel_pi_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_parallel_pi_raw(void)
{
    return PyModuleDef_Init(&definition);
}
