/* SPDX-License-Identifier: 0BSD */
/* PyErr_Occurred and PyErr_Clear in a NOGIL block are refused

   expect: Calling gil-requiring function not allowed without gil: PyErr_Occurred
   expect: Calling gil-requiring function not allowed without gil: PyErr_Clear
   expect: Calling gil-requiring function not allowed without gil: PyErr_ExceptionMatches
   instead: `nogil_error_pending()` looks without taking the GIL; `NOGIL_CATCH(type)` matches and clears. */
#include <nogil.h>
int check(void);
#ifdef WRONG
int check(void)
{
    int failed = 0;
    NOGIL_BEGIN
        if (PyErr_Occurred()) {                           // refused
            if (PyErr_ExceptionMatches(PyExc_ValueError)) // refused
                PyErr_Clear();                            // refused
            failed = 1;
        }
    NOGIL_END
    return failed;
}
#else
int check(void)
{
    int failed = 0;
    NOGIL_BEGIN
        if (nogil_error_pending()) {
            (void)NOGIL_CATCH(PyExc_ValueError);
            failed = 1;
        }
    NOGIL_END
    return failed;
}
#endif
