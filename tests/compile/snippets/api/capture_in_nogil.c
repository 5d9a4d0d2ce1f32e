/* SPDX-License-Identifier: 0BSD */
/* capturing the interpreter in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: nogil_interp_capture
   instead: A thread is in an interpreter while it is attached. Take the handle before, at best when the module is made. */
#include <nogil.h>
nogil_interp *home(int n);
#ifdef WRONG
nogil_interp *home(int n)
{
    nogil_interp *here;
    NOGIL_BEGIN
        here = nogil_interp_capture(); // refused
        n++;
    NOGIL_END
    return n ? here : NULL;
}
#else
nogil_interp *home(int n)
{
    nogil_interp *here = nogil_interp_capture();
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n ? here : NULL;
}
#endif
