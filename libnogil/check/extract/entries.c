/* SPDX-License-Identifier: 0BSD */
/* entries.c: notes the functions in tables through which Python calls: they have the GIL when they are entered.

       static PyMethodDef methods[] = {{"read", py_read, METH_NOARGS, NULL}, ...};      (E 0 "spam.c:py_read")

   Rule: the type of the table decides, wherever it is: outside of functions, or static in one. */
#define _GNU_SOURCE
#include <ctype.h>
#include <string.h>

#include "extract/cursors.h"

static int note_function_reference(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    (void)data;
    if (cursor.kind == K_DECL_REF) {
        CXCursor to = clang.getCursorReferenced(cursor);
        if (is_function(to.kind)) {
            const char *key = key_of(to);
            if (!table_get(&now.entries_noted, key)) {
                table_put(&now.entries_noted, key, (void *)key);
                text_add(now.out, " (E 0");
                add_string(key);
                text_add(now.out, ")");
            }
        }
    }
    return CX_CONTINUE + 1; /* recurse */
}

/* Tables through which Python calls: the functions in them have the GIL. */
void note_entries(CXCursor variable)
{
    static const char *const tables[] = {"PyMethodDef",      "PyGetSetDef",   "PyType_Slot",     "PyModuleDef_Slot",
                                         "PyTypeObject",     "PyModuleDef",   "PyNumberMethods", "PySequenceMethods",
                                         "PyMappingMethods", "PyBufferProcs", "PyAsyncMethods",  "_inittab",
                                         "_typeobject",      "_cffi_global_s"};
    const char *type = take(clang.getTypeSpelling(clang.getCursorType(variable)));
    size_t i;
    if (strncmp(type, "const ", 6) == 0)
        type += 6;
    if (strncmp(type, "struct ", 7) == 0)
        type += 7;
    for (i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
        size_t length = strlen(tables[i]);
        if (strncmp(type, tables[i], length) == 0 && !strchr(type, '*') &&
            !(isalnum((unsigned char)type[length]) || type[length] == '_')) {
            clang.visitChildren(variable, note_function_reference, NULL);
            return;
        }
    }
}
