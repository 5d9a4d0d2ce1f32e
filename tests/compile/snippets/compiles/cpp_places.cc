/* SPDX-License-Identifier: 0BSD */
/* blocks and functions may stand in members, constructors, namespaces, templates and lambdas */
#include <nogil.h>

#include <string>
#include <vector>

namespace spam
{
WITH_GIL_DECLARE(int, declared, except(-1), (int, i));

NOGIL_FUNCTION(int, in_a_namespace, except(-1), (int, i))
{
    NOGIL_BEGIN
        i++;
    NOGIL_END
    return i;
}

namespace
{
WITH_GIL_FUNCTION(int, in_an_unnamed_namespace, except(-1), (int, i))
{
    return i;
}
} // namespace

WITH_GIL_FUNCTION(int, declared, except(-1), (int, i))
{
    if (NOGIL_FAILED(in_a_namespace, i = in_a_namespace(i)))
        return -1;
    return in_an_unnamed_namespace(i);
}
} // namespace spam

class counter
{
  public:
    explicit counter(int start) : count(start)
    {
        NOGIL_BEGIN
            count++;
        NOGIL_END
    }
    ~counter()
    {
        NOGIL_SCOPE();
        count = 0;
    }
    counter(const counter &) = delete;
    counter &operator=(const counter &) = delete;

    int next()
    {
        NOGIL_BEGIN
            count++;
            WITH_GIL_BEGIN
                return count;
            WITH_GIL_END
        NOGIL_END
    }
    virtual int previous() const
    {
        NOGIL_YIELD();
        return count - 1;
    }
    static int zero()
    {
        WITH_GIL_SCOPE();
        return 0;
    }
    int operator()(int i)
    {
        NOGIL_BEGIN
            return count + i;
        NOGIL_END
    }
    template <class T> T scaled(T factor)
    {
        NOGIL_BEGIN
            return static_cast<T>(count) * factor;
        NOGIL_END
    }

  private:
    int count;
};

template <class T> T twice(T value)
{
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(value))
        value = static_cast<T>(value + value);
    NOGIL_END
    return value;
}

template <int depth> int nested(int n)
{
    NOGIL_BEGIN_IF(depth > 1)
        n++;
        WITH_GIL_BEGIN_IF(depth > 1)
            n++;
        WITH_GIL_END
    NOGIL_END
    return n;
}

constexpr bool long_enough(int n)
{
    return n > 100;
}

int lambdas(std::vector<int> &numbers);
int lambdas(std::vector<int> &numbers)
{
    int sum = 0;
    auto with_a_block = [&sum](int i) {
        NOGIL_BEGIN
            sum += i;
            WITH_GIL_BEGIN
                sum++;
            WITH_GIL_END
        NOGIL_END
        return sum;
    };
    auto without_capture = [](int i) {
        NOGIL_BEGIN
            i++;
        NOGIL_END
        return i;
    };
    for (int number : numbers)
        sum += with_a_block(number) + without_capture(number);
    NOGIL_BEGIN
        auto in_a_block = [&](int i) {
            sum += i;
            WITH_GIL_BEGIN
                sum++;
            WITH_GIL_END
        };
        for (int number : numbers)
            in_a_block(number);
    NOGIL_END
    return sum;
}

static WITH_GIL_FUNCTION(std::string, returns_a_class, except_any, (const std::string &, s))
{
    return s + s;
}
static NOGIL_FUNCTION(std::string, returns_a_class_noexcept, noexcept, (const std::string &, s))
{
    return s;
}
static NOGIL_FUNCTION(std::vector<int> *, returns_a_pointer, except(nullptr), (std::vector<int> *, v))
{
    return v;
}
enum class suit { clubs, hearts };
static NOGIL_FUNCTION(suit, returns_an_enum_class, except(suit::hearts), (int, i))
{
    return i ? suit::clubs : suit::hearts;
}
static WITH_GIL_FUNCTION(int, takes_a_reference, except_maybe(-1), (int &, i, const std::vector<int> &, v))
{
    return i += static_cast<int>(v.size());
}

int use(int n);
int use(int n)
{
    counter c(n);
    std::vector<int> v = {1, 2}, *p = nullptr;
    std::string s;
    suit su;
    NOGIL_BEGIN_IF(long_enough(200))
        if (NOGIL_FAILED(returns_a_class, s = returns_a_class(s)) ||
            NOGIL_FAILED(returns_a_class_noexcept, s = returns_a_class_noexcept(s)) ||
            NOGIL_FAILED(returns_a_pointer, p = returns_a_pointer(&v)) ||
            NOGIL_FAILED(returns_an_enum_class, su = returns_an_enum_class(1)) ||
            NOGIL_FAILED(takes_a_reference, n = takes_a_reference(n, v)))
            return -1;
    NOGIL_END
    using spam::declared;
    if (NOGIL_FAILED(returns_a_class, returns_a_class(s)))
        return -1;
    (void)su;
    (void)p;
    return c.next() + c.previous() + counter::zero() + c(1) + c.scaled(2) + twice(3) + nested<1>(1) + nested<2>(1) +
           static_cast<int>(twice(1.5)) + lambdas(v) + declared(n) + spam::in_a_namespace(n);
}
