/* SPDX-License-Identifier: 0BSD */
/* a critical section in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: NOGIL_CRITICAL_SECTION_BEGIN
   instead: A critical section guards a Python object and needs a thread that is attached. For data of your own, also
   without the GIL, there is nogil_mutex. */
#include <nogil.h>
int count(PyObject *owner, nogil_mutex *lock, int n);
#ifdef WRONG
int count(PyObject *owner, nogil_mutex *lock, int n)
{
    (void)lock;
    NOGIL_BEGIN
        NOGIL_CRITICAL_SECTION_BEGIN(owner) // refused
            n++;
        NOGIL_CRITICAL_SECTION_END
    NOGIL_END
    return n;
}
#else
int count(PyObject *owner, nogil_mutex *lock, int n)
{
    (void)owner;
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(lock)
            n++;
        NOGIL_LOCKED_END
    NOGIL_END
    return n;
}
#endif
