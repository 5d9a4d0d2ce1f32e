/* SPDX-License-Identifier: 0BSD */
/* memory.c: see memory.h. */
#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *format, ...)
{
    va_list arguments;
    fflush(stdout);
    fprintf(stderr, "nogil-check: ");
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\n");
    exit(2);
}

void *allocate(size_t size)
{
    static char *block;
    static size_t left;
    char *result;
    size = (size + 15) & ~(size_t)15;
    if (size > left) {
        left = size > (1 << 20) ? size : (1 << 20);
        block = calloc(1, left);
        if (!block)
            fail("out of memory");
    }
    result = block;
    block += size;
    left -= size;
    return result;
}

void *grow_array(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count == *capacity) {
        size_t more = *capacity ? *capacity * 2 : 8;
        array = realloc(array, more * size);
        if (!array)
            fail("out of memory");
        memset((char *)array + *capacity * size, 0, (more - *capacity) * size);
        *capacity = more;
    }
    return array;
}

uint64_t hash_bytes(const void *data, size_t length, uint64_t seed)
{
    const unsigned char *bytes = data;
    uint64_t hash = seed ^ 0xcbf29ce484222325u;
    for (; length >= 8; length -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    for (; length; length--)
        hash = (hash ^ *bytes++) * 0x100000001b3u;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93u;
    return hash ^ (hash >> 32);
}

const char *intern(const char *data, size_t length)
{
    static struct {
        const char *text;
        uint64_t hash;
    } *slots, *old;
    static size_t count, capacity;
    uint64_t hash = hash_bytes(data, length, 1);
    size_t i;
    char *copy;
    if (count * 2 >= capacity) {
        size_t j, more = capacity ? capacity * 2 : 4096;
        old = slots;
        slots = calloc(more, sizeof(*slots));
        if (!slots)
            fail("out of memory");
        for (j = 0; j < capacity; j++)
            if (old[j].text) {
                for (i = old[j].hash & (more - 1); slots[i].text; i = (i + 1) & (more - 1))
                    ;
                slots[i] = old[j];
            }
        free(old);
        capacity = more;
    }
    for (i = hash & (capacity - 1); slots[i].text; i = (i + 1) & (capacity - 1))
        if (slots[i].hash == hash && strlen(slots[i].text) == length && memcmp(slots[i].text, data, length) == 0)
            return slots[i].text;
    copy = allocate(length + 1);
    memcpy(copy, data, length);
    slots[i].text = copy;
    slots[i].hash = hash;
    count++;
    return copy;
}

const char *intern_text(const char *data)
{
    return intern(data, strlen(data));
}

void text_add_bytes(text *t, const char *data, size_t length)
{
    if (t->length + length + 1 > t->capacity) {
        t->capacity = (t->length + length + 1) * 2;
        t->data = realloc(t->data, t->capacity);
        if (!t->data)
            fail("out of memory");
    }
    memcpy(t->data + t->length, data, length);
    t->length += length;
    t->data[t->length] = 0;
}

void text_add(text *t, const char *format, ...)
{
    char small[512];
    va_list arguments;
    int length;
    va_start(arguments, format);
    length = vsnprintf(small, sizeof(small), format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    if ((size_t)length < sizeof(small)) {
        text_add_bytes(t, small, (size_t)length);
    } else {
        char *large = malloc((size_t)length + 1);
        if (!large)
            fail("out of memory");
        va_start(arguments, format);
        vsnprintf(large, (size_t)length + 1, format, arguments);
        va_end(arguments);
        text_add_bytes(t, large, (size_t)length);
        free(large);
    }
}

char *file_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *data = NULL;
    size_t size = 0, capacity = 0, got;
    if (!file)
        return NULL;
    do {
        if (size + 65536 + 1 > capacity) {
            capacity = (size + 65536 + 1) * 2;
            data = realloc(data, capacity);
            if (!data)
                fail("out of memory");
        }
        got = fread(data + size, 1, 65536, file);
        size += got;
    } while (got);
    if (ferror(file)) { /* a folder opens, and cannot be read */
        fclose(file);
        free(data);
        return NULL;
    }
    fclose(file);
    data[size] = 0;
    if (length)
        *length = size;
    return data;
}

static size_t table_slot(const table *t, const void *key)
{
    size_t i = (size_t)(((uintptr_t)key >> 4) * 0x9e3779b97f4a7c15u >> 20) & (t->capacity - 1);
    while (t->keys[i] && t->keys[i] != key)
        i = (i + 1) & (t->capacity - 1);
    return i;
}

void *table_get(const table *t, const void *key)
{
    size_t i;
    if (!t->capacity)
        return NULL;
    i = table_slot(t, key);
    return t->keys[i] ? t->values[i] : NULL;
}

void table_put(table *t, const void *key, void *value)
{
    size_t i;
    if (t->count * 2 >= t->capacity) {
        table bigger = {0};
        bigger.capacity = t->capacity ? t->capacity * 2 : 64;
        bigger.keys = calloc(bigger.capacity, sizeof(*bigger.keys));
        bigger.values = calloc(bigger.capacity, sizeof(*bigger.values));
        if (!bigger.keys || !bigger.values)
            fail("out of memory");
        for (i = 0; i < t->capacity; i++)
            if (t->keys[i]) {
                size_t j = table_slot(&bigger, t->keys[i]);
                bigger.keys[j] = t->keys[i];
                bigger.values[j] = t->values[i];
                bigger.count++;
            }
        free(t->keys);
        free(t->values);
        *t = bigger;
    }
    i = table_slot(t, key);
    if (!t->keys[i])
        t->count++;
    t->keys[i] = key;
    t->values[i] = value;
}
