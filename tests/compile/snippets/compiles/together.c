/* SPDX-License-Identifier: 0BSD */
/* blocks of every kind in one another

   defines: NOGIL_PRANGE_PLAIN */
#include <nogil.h>

#if !defined(Py_LIMITED_API) || (Py_LIMITED_API + 0 >= 0x030B0000 && PY_VERSION_HEX >= 0x030B0000)

static nogil_mutex lock = NOGIL_MUTEX_INIT;
static nogil_once once = NOGIL_ONCE_INIT;

static int begin(void *argument)
{
    return argument ? 0 : -1;
}

static NOGIL_FUNCTION(int, weigh, except(-1), (double, value))
{
    return value < 0 ? nogil_raise(PyExc_ValueError, "a negative weight") : (int)value;
}

long total(long n, PyObject *object);
long total(long n, PyObject *object)
{
    long i, sum = 0;
    NOGIL_BUFFER(double, v, object, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    NOGIL_CRITICAL_SECTION_BEGIN(object)
        NOGIL_LOCKED_BEGIN(&lock)
            sum++;
        NOGIL_LOCKED_END
    NOGIL_CRITICAL_SECTION_END
    NOGIL_BEGIN_ADAPTIVE
        NOGIL_LOCKED_BEGIN(&lock)
            sum++;
        NOGIL_LOCKED_END
    NOGIL_END
    NOGIL_BEGIN_SIZED(n, 10)
        WITH_GIL_BEGIN
            NOGIL_YIELD();
            Py_INCREF(object);
            Py_DECREF(object);
        WITH_GIL_END
    NOGIL_END
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        int weight;
        NOGIL_LOCKED_BEGIN(&lock)
            if (nogil_once_call(&once, begin, object) < 0)
                NOGIL_PRANGE_FAIL;
        NOGIL_LOCKED_END
        if (NOGIL_FAILED(weigh, weight = weigh(NOGIL_AT1(v, i))))
            NOGIL_PRANGE_FAIL;
        WITH_GIL_BEGIN
            if (PyErr_CheckSignals() < 0)
                NOGIL_PRANGE_FAIL;
        WITH_GIL_END
        sum += weight;
    }
    NOGIL_PRANGE_END(return -1)
    return sum;
}

NOGIL_EXPORT(double, larger, (double, x), (double, y), NOGIL_RELEASE(adaptive))
{
    return x > y ? x : y;
}
extern PyMethodDef methods[];
PyMethodDef methods[] = {NOGIL_EXPORTED(larger), {NULL, NULL, 0, NULL}};
#endif
