/* SPDX-License-Identifier: 0BSD */
/* buffers compile wherever a declaration may stand, of every type, and their items are lvalues

   without: limited3.9 */
#include <nogil.h>
#ifdef __cplusplus
#include <complex>
#endif

#ifdef __cplusplus
typedef bool truth;
#else
typedef _Bool truth;
#endif
enum { DIMENSIONS = 3 };

static PyObject *found(PyObject *tuple, Py_ssize_t i)
{
    return PyTuple_GetItem(tuple, i);
}

double everything(PyObject *args);
double everything(PyObject *args)
{
    double sum = 0;
    Py_ssize_t i = 0;
    NOGIL_BUFFER(double, one, found(args, i++), 1, writable);
    NOGIL_BUFFER(const float, two, found(args, i++), 2, readonly, contiguous);
    NOGIL_BUFFER(unsigned long long, three, found(args, i++), DIMENSIONS, writable, contiguous);
    NOGIL_BUFFER(unsigned char, four, found(args, i++), 1 + 3, readonly);
    NOGIL_BUFFER(nogil_half, halves, found(args, i++), 1, writable);
    if (NOGIL_BUFFER_FAILED(one) || NOGIL_BUFFER_FAILED(two) || NOGIL_BUFFER_FAILED(three) ||
        NOGIL_BUFFER_FAILED(four) || NOGIL_BUFFER_FAILED(halves))
        goto error;
    NOGIL_BEGIN
        const float *f = two.data;
        unsigned short s = 1;
        double *d = &NOGIL_AT1(one, s);
        NOGIL_AT1(one, 0) += sum;
        *d = NOGIL_AT2(two, 0L, (size_t)1);
        NOGIL_AT3(three, 0, 1u, 2LL) = NOGIL_AT4(four, 0, 1, 2, i);
        NOGIL_AT3(three, 0, 0, 0)++;
        NOGIL_AT1(halves, 0).bits = 0x3c00;
        sum = (double)f[two.shape[1]] + (double)one.strides[0];
    NOGIL_END
    return sum;
error:
    return -1;
}

int in_every_place(PyObject *array, int n);
int in_every_place(PyObject *array, int n)
{
    switch (n) {
    case 1: {
        NOGIL_BUFFER(truth, v, array, 1, readonly);
        if (NOGIL_BUFFER_FAILED(v))
            return -1;
        if (NOGIL_AT1(v, 0))
            break;
    } break;
    default:
        for (int i = 0; i < n; i++) {
            NOGIL_BUFFER(long, v, array, 1, readonly);
            NOGIL_BUFFER(long, w, array, 1, writable);
            if (NOGIL_BUFFER_FAILED(v) || NOGIL_BUFFER_FAILED(w))
                return -1;
            NOGIL_BEGIN
                if (NOGIL_AT1(v, i))
                    continue;
                if (NOGIL_AT1(w, i))
                    break;
            NOGIL_END
        }
    }
    return 0;
}

static WITH_GIL_FUNCTION(int, in_with_gil, except(-1), (PyObject *, array))
{
    NOGIL_BUFFER(char, unused, array, 1, readonly);
    NOGIL_SCOPE();
    return 0;
}
int use(PyObject *array);
int use(PyObject *array)
{
    return in_with_gil(array);
}

#if defined(__cplusplus)
double cpp(PyObject *array);
static double sum(const nogil_buffer<const std::complex<double>, 1, true> &v)
{
    double total = 0;
    for (Py_ssize_t i = 0; i < v.shape[0]; i++)
        total += NOGIL_AT1(v, i).real();
    return total;
}
double cpp(PyObject *array)
{
    NOGIL_BUFFER(std::complex<double>, v, array, 1, readonly, contiguous);
    auto again = [&v] { return sum(v); };
    return NOGIL_BUFFER_FAILED(v) ? -1 : again();
}
#elif !defined(__STDC_NO_COMPLEX__)
double complexes(PyObject *array);
double complexes(PyObject *array)
{
    NOGIL_BUFFER(double _Complex, v, array, 1, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    NOGIL_AT1(v, 0) *= 2;
    return 0;
}
#endif
