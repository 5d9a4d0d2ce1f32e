/* SPDX-License-Identifier: 0BSD */
/* parallel_pi: one call that uses several threads by itself, as Cython's prange does.

       >>> import parallel_pi
       >>> parallel_pi.parallel_pi(1000000)              # on all cores
       3.1415916535897863
       >>> parallel_pi.parallel_pi(1000000, 1) == parallel_pi.parallel_pi(1000000, 3)
       True

   Rule: each iteration writes into a place of its own, and the parts are added in their order afterwards. A reduction(+)
   would add them in the order in which the threads come, and a sum of floating-point numbers depends on it. */
#include <nogil.h>

enum { PARTS = 64 };

static NOGIL_FUNCTION(double, leibniz, noexcept, (Py_ssize_t, first, Py_ssize_t, last))
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

    NOGIL_PRANGE(part, PARTS, schedule(dynamic), num_threads(threads)) {
        parts[part] = leibniz(n * part / PARTS, n * (part + 1) / PARTS);
    }
    NOGIL_PRANGE_END(return NULL) /* Ctrl+C */

    for (part = 0; part < PARTS; part++)
        pi += parts[part];
    return PyFloat_FromDouble(pi);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"parallel_pi", parallel_pi, METH_VARARGS,
     "parallel_pi(n, threads=0)\n--\n\nPi from n terms of the series of Leibniz; 0 threads: as many as there are "
     "cores."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "parallel_pi",
    .m_doc = "Pi, on several threads at once.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_parallel_pi(void)
{
    return PyModuleDef_Init(&definition);
}
