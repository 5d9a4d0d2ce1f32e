/* SPDX-License-Identifier: 0BSD */
/* NOGIL_IS_OBJECT is a constant for an expression of any type */
#include <nogil.h>

#ifdef __cplusplus
#define CHECK(condition) static_assert(condition, #condition)
#else
#define CHECK(condition) _Static_assert(condition, #condition)
#endif

typedef struct {
    PyObject_HEAD double x;
} point;
struct line {
    PyObject_HEAD point *from, *to;
};
typedef struct {
    int x;
} plain;
NOGIL_OBJECT_TYPE(point);
NOGIL_OBJECT_TYPE(struct line);

int numbers(char c, unsigned short s, int i, long long l, float f, double d, size_t size);
int numbers(char c, unsigned short s, int i, long long l, float f, double d, size_t size)
{
    CHECK(!NOGIL_IS_OBJECT(c) && !NOGIL_IS_OBJECT(s) && !NOGIL_IS_OBJECT(i) && !NOGIL_IS_OBJECT(l));
    CHECK(!NOGIL_IS_OBJECT(f) && !NOGIL_IS_OBJECT(d) && !NOGIL_IS_OBJECT(size) && !NOGIL_IS_OBJECT(0));
    CHECK(!NOGIL_IS_OBJECT(i + d) && !NOGIL_IS_OBJECT('a') && !NOGIL_IS_OBJECT(1.5f));
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(d))
        i += (int)c + s + (int)l + (int)f + (int)d + (int)size;
    NOGIL_END
    return i;
}

int pointers(void *v, const char *s, int *i, double **d, plain *p, int (*f)(void), plain value, PyObject **objects);
int pointers(void *v, const char *s, int *i, double **d, plain *p, int (*f)(void), plain value, PyObject **objects)
{
    int array[3] = {1, 2, 3};
    CHECK(!NOGIL_IS_OBJECT(v) && !NOGIL_IS_OBJECT(s) && !NOGIL_IS_OBJECT(i) && !NOGIL_IS_OBJECT(d));
    CHECK(!NOGIL_IS_OBJECT(p) && !NOGIL_IS_OBJECT(f) && !NOGIL_IS_OBJECT(value) && !NOGIL_IS_OBJECT(objects));
    CHECK(!NOGIL_IS_OBJECT(&value) && !NOGIL_IS_OBJECT(&array[0]));
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(p))
        *i = p->x + f() + array[0] + (v == s) + (d == NULL);
    NOGIL_END
    return *i + (objects == NULL);
}

PyObject *objects(PyObject *o, const PyObject *c, PyTypeObject *t, point *p, struct line *l, const point *q);
PyObject *objects(PyObject *o, const PyObject *c, PyTypeObject *t, point *p, struct line *l, const point *q)
{
    CHECK(NOGIL_IS_OBJECT(o) && NOGIL_IS_OBJECT(c) && NOGIL_IS_OBJECT(t) && NOGIL_IS_OBJECT(&PyLong_Type));
    CHECK(NOGIL_IS_OBJECT(p) && NOGIL_IS_OBJECT(l) && NOGIL_IS_OBJECT(l->from) && NOGIL_IS_OBJECT((PyObject *)p));
    CHECK(!NOGIL_IS_OBJECT(p->x) && !NOGIL_IS_OBJECT(&p->x) && !NOGIL_IS_OBJECT(&p));
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(p))
        Py_INCREF((PyObject *)p);
    NOGIL_END
    NOGIL_BEGIN_IF(NOGIL_IS_OBJECT(p->x))
        Py_INCREF((PyObject *)l);
    NOGIL_END
    return c && t && q ? o : NULL;
}

/* its argument is not evaluated */
extern int never_called(void);
int not_evaluated(void);
int not_evaluated(void)
{
    return NOGIL_IS_OBJECT(never_called());
}
