/* SPDX-License-Identifier: 0BSD */
/* version.h: which libnogil this is.

   Rule: it is written here and nowhere else; CMake, pkg-config and the pip package read it out of this file.

       #if NOGIL_VERSION_HEX < 0x000100
       #error "this needs libnogil 0.1 or newer"
       #endif
*/
#ifndef NOGIL_VERSION_H
#define NOGIL_VERSION_H

#define NOGIL_VERSION_MAJOR 0
#define NOGIL_VERSION_MINOR 1
#define NOGIL_VERSION_PATCH 0
#define NOGIL_VERSION "0.1.0"

/* 0xMMmmpp: 1.2.3 is 0x010203. */
#define NOGIL_VERSION_HEX (NOGIL_VERSION_MAJOR << 16 | NOGIL_VERSION_MINOR << 8 | NOGIL_VERSION_PATCH)

#endif
