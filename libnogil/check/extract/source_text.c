/* SPDX-License-Identifier: 0BSD */
/* source_text.c: what only the source itself tells: how a condition was written, which parts a `for` has.

       for (;; i++)           for_parts: 4, the third part alone; libclang leaves out those that are not there

   Rule: what a macro wrote is not in the source: then the usual form is taken. */
#define _GNU_SOURCE
#include <ctype.h>
#include <string.h>

#include "extract/cursors.h"

void add_source(CXCursor cursor)
{
    CXSourceRange range = clang.getCursorExtent(cursor);
    CXFile file = NULL, last_file = NULL;
    unsigned begin = 0, end = 0;
    size_t size = 0, length = 0;
    const char *data;
    char shown[96];
    clang.getExpansionLocation(clang.getRangeStart(range), &file, NULL, NULL, &begin);
    clang.getExpansionLocation(clang.getRangeEnd(range), &last_file, NULL, NULL, &end);
    data = file ? clang.getFileContents(now.unit, file, &size) : NULL;
    if (data && file == last_file && end > begin && end <= size) {
        unsigned i;
        for (i = begin; i < end && length < 80; i++) {
            char c = data[i];
            if (isspace((unsigned char)c) || c == '\\')
                c = ' ';
            if (c != ' ' || (length && shown[length - 1] != ' '))
                shown[length++] = c;
        }
        if (i < end) {
            memcpy(shown + length, "...", 3);
            length += 3;
        }
    }
    shown[length] = 0;
    add_string(shown);
}

unsigned for_parts(CXCursor cursor, size_t n_children)
{
    CXSourceRange range = clang.getCursorExtent(cursor);
    CXFile file = NULL;
    unsigned begin = 0, mask = 0, part = 0;
    size_t size = 0, i;
    int depth = 0;
    const char *data;
    if (n_children >= 4)
        return 7;
    if (n_children <= 1)
        return 0;
    clang.getExpansionLocation(clang.getRangeStart(range), &file, NULL, NULL, &begin);
    data = file ? clang.getFileContents(now.unit, file, &size) : NULL;
    if (!data || begin + 3 > size || strncmp(data + begin, "for", 3) != 0)
        return n_children == 3 ? 3 : 2; /* written by a macro: the usual forms */
    for (i = begin + 3; i < size; i++) {
        char c = data[i];
        if (c == '/' && data[i + 1] == '*') {
            while (i + 1 < size && !(data[i] == '*' && data[i + 1] == '/'))
                i++;
            i++;
        } else if (c == '/' && data[i + 1] == '/') {
            while (i < size && data[i] != '\n')
                i++;
        } else if (c == '"' || c == '\'') {
            for (i++; i < size && data[i] != c; i++)
                i += data[i] == '\\';
            mask |= 1u << part;
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++)
                mask |= 1u << part;
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0)
                break;
        } else if (c == ';' && depth == 1) {
            part++;
        } else if (!isspace((unsigned char)c)) {
            mask |= 1u << part;
        }
    }
    if ((size_t)__builtin_popcount(mask & 7) != n_children - 1)
        return n_children == 3 ? 3 : 2;
    return mask & 7;
}
