/* SPDX-License-Identifier: 0BSD */
/* a C++ struct that derives from PyObject is an object without being declared */
#include <nogil.h>

struct derived : PyObject {
    int x;
};
struct derived_again : derived {
    int y;
};
struct plain {
    int x;
};

static_assert(NOGIL_IS_OBJECT(static_cast<derived *>(nullptr)), "");
static_assert(NOGIL_IS_OBJECT(static_cast<const derived_again *>(nullptr)), "");
static_assert(!NOGIL_IS_OBJECT(static_cast<plain *>(nullptr)), "");
static_assert(!NOGIL_IS_OBJECT(plain()), "");
static_assert(!NOGIL_IS_OBJECT(static_cast<void *>(nullptr)), "");

template <class T> T pass(T value)
{
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(value))
    NOGIL_END
    return value;
}

int use(derived *d, PyObject *o);
int use(derived *d, PyObject *o)
{
    return pass(1) + (pass(d) == pass(o)) + pass(d)->x;
}
