/* SPDX-License-Identifier: 0BSD */
/* a Python that is too old is refused

   expect: nogil.h needs Python 3.9 or newer
   wrong-options: -I{folder}/python3.8
   instead: Build with the headers of Python 3.9 or newer. */
#ifdef WRONG
#include <nogil.h>
#else
#include <nogil.h>
#endif
