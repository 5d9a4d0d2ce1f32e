/* SPDX-License-Identifier: 0BSD */
/* misspelled.c: a spec that is none; misspelled.pyx has the same mistake. */
#include <nogil.h>

int misspelled(void);
NOGIL_SPEC(misspelled, int, except_nogil); //! misspelled
