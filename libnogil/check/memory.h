/* SPDX-License-Identifier: 0BSD */
/* memory.h: memory that lives until the command ends, strings that are equal when their addresses are, growing arrays.

       const char *name = intern("PyList_New", 10);     // the same address for the same text, always
       text line = {0};
       text_add(&line, "%s:%d", file, 3);
       int *number = PUSH(numbers, count, capacity);    // one more element at the end of an array

   Rule: nothing is freed. A run reads some megabytes once and ends. */
#ifndef NOGIL_CHECK_MEMORY_H
#define NOGIL_CHECK_MEMORY_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    char *data; /* always ends with a 0 */
    size_t length, capacity;
} text;

/* Zeroed memory; exits with 2 if there is none. */
void *allocate(size_t size);
const char *intern(const char *data, size_t length);
const char *intern_text(const char *data);
void text_add(text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_add_bytes(text *t, const char *data, size_t length);
/* The whole file with a 0 after it, or NULL with errno. */
char *file_read(const char *path, size_t *length);
uint64_t hash_bytes(const void *data, size_t length, uint64_t seed);
/* One line "nogil-check: ..." on stderr, and exit with 2. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

void *grow_array(void *array, size_t count, size_t *capacity, size_t size);
#define PUSH(array, count, capacity)                                                                                   \
    ((array) = grow_array((array), (count), &(capacity), sizeof(*(array))), &(array)[(count)++])

/* A table from an interned string, or any address, to a value. */
typedef struct {
    const void **keys;
    void **values;
    size_t count, capacity;
} table;
void *table_get(const table *t, const void *key);
void table_put(table *t, const void *key, void *value);

#endif
