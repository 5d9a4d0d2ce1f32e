/* SPDX-License-Identifier: 0BSD */
/* a value that may mean an exception is refused for a function that returns nothing

   expect: half returns void, so no value of it can mean an exception: write except_any or noexcept */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_DECLARE(void, half, except_maybe(-1), (int *, i)); // refused
#else
WITH_GIL_DECLARE(void, half, noexcept, (int *, i));
#endif
