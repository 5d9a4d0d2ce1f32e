/* SPDX-License-Identifier: 0BSD */
/* mutexes, conditions, things done once and blocking calls, in every context */
#include <nogil.h>

static nogil_mutex lock = NOGIL_MUTEX_INIT, other = NOGIL_MUTEX_INIT;
static nogil_cond changed = NOGIL_COND_INIT;
static nogil_once once = NOGIL_ONCE_INIT;
struct owner {
    PyObject_HEAD nogil_mutex lock;
};

static int begin(void *argument)
{
    return argument ? 0 : nogil_raise(PyExc_ValueError, "nothing to begin with");
}

static NOGIL_FUNCTION(int, in_nogil_function, except(-1), (int, n))
{
    NOGIL_LOCKED_BEGIN(&lock)
        NOGIL_LOCKED_BEGIN(&other)
            if (n < 0)
                return nogil_once_call(&once, begin, &n);
        NOGIL_LOCKED_END
        NOGIL_BEGIN
            n += NOGIL_BLOCKING(n + 1);
        NOGIL_END
    NOGIL_LOCKED_END
    return n;
}

static WITH_GIL_FUNCTION(int, in_with_gil_function, except(-1), (struct owner *, owner))
{
    NOGIL_LOCKED_SCOPE(&owner->lock);
    NOGIL_LOCKED_SCOPE(&lock);
    NOGIL_BLOCKING((void)0);
    NOGIL_CRITICAL_SECTION_BEGIN(owner)
        while (!nogil_cond_timedwait(&changed, &lock, 0.5))
            nogil_cond_wait(&changed, &lock);
    NOGIL_CRITICAL_SECTION_END
    return PyErr_Occurred() ? -1 : 0;
}

int in_unknown(struct owner *owner, int n);
int in_unknown(struct owner *owner, int n)
{
    int i, result = 0;
    for (i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&lock)
            if (i == 3)
                continue;
            if (i == 4)
                break;
            if (i == 5)
                goto out;
            result += nogil_mutex_trylock(&other);
        NOGIL_LOCKED_END
        switch (i) {
        case 1:
            NOGIL_LOCKED_BEGIN(&lock)
                nogil_cond_signal(&changed);
                nogil_cond_broadcast(&changed);
                break;
            NOGIL_LOCKED_END
        default:
            if (nogil_mutex_timedlock(&lock, 1))
                nogil_mutex_unlock(&lock);
        }
    }
    if (NOGIL_FAILED(in_nogil_function, result = in_nogil_function(n)))
        goto out;
    if (NOGIL_FAILED(in_with_gil_function, result = in_with_gil_function(owner)))
        goto out;
out:
    nogil_mutex_lock(&lock);
    nogil_mutex_unlock(&lock);
    return result;
}
