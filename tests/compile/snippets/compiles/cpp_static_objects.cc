/* SPDX-License-Identifier: 0BSD */
/* a header before this one may have a static object with a destructor: g++ then declares __dso_handle by itself */
struct ender {
    ~ender()
    {
    }
};
inline const ender &one();
inline const ender &one()
{
    static const ender it;
    return it;
}
#include <nogil.h>

int count(int n);
int count(int n)
{
    NOGIL_BEGIN
        n += (int)sizeof(one());
    NOGIL_END
    return n;
}
