/* SPDX-License-Identifier: 0BSD */
/* adaptive and sized blocks in templates, lambdas, members and inline functions with external linkage */
#include <nogil.h>

template <typename T> T in_a_template(T n)
{
    NOGIL_BEGIN_ADAPTIVE
        if (n < T(0))
            return n;
        n++;
    NOGIL_END
    NOGIL_BEGIN_SIZED(n, T(3))
        return n;
    NOGIL_END
}

inline int with_external_linkage(int n)
{
    NOGIL_BEGIN_ADAPTIVE
        return n + 1;
    NOGIL_END
}

struct member {
    int n;
    explicit member(int start) : n(start)
    {
        NOGIL_BEGIN_ADAPTIVE
            this->n++;
        NOGIL_END
    }
    int twice() const
    {
        auto lambda = [this]() {
            NOGIL_BEGIN_ADAPTIVE
                return 2 * n;
            NOGIL_END
        };
        return lambda();
    }
};

int all(int n);
int all(int n)
{
    return in_a_template(n) + static_cast<int>(in_a_template<long>(n)) + with_external_linkage(n) + member(n).twice();
}
