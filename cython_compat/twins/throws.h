/* SPDX-License-Identifier: 0BSD */
/* throws.h: one C++ function that throws each kind of exception in Cython's table; both C++ twins call it. */
#ifndef THROWS_H
#define THROWS_H

#include <ios>
#include <new>
#include <stdexcept>
#include <typeinfo>

struct of_our_own : std::exception {
    const char *what() const noexcept override
    {
        return "of our own";
    }
};

/* Counts its objects: each one that is made is destroyed, too. */
struct counted {
    static int &alive()
    {
        static int n = 0;
        return n;
    }
    counted()
    {
        alive()++;
    }
    counted(const counted &)
    {
        alive()++;
    }
    ~counted()
    {
        alive()--;
    }
};

inline int throws(int kind)
{
    counted here;
    switch (kind) {
    case 1:
        throw std::bad_alloc();
    case 2:
        throw std::bad_cast();
    case 3:
        throw std::bad_typeid();
    case 4:
        throw std::domain_error("a domain");
    case 5:
        throw std::invalid_argument("an argument");
    case 6:
        throw std::ios_base::failure("a stream");
    case 7:
        throw std::out_of_range("a range");
    case 8:
        throw std::overflow_error("too much");
    case 9:
        throw std::range_error("not there");
    case 10:
        throw std::underflow_error("too little");
    case 11:
        throw std::runtime_error("at run time");
    case 12:
        throw std::logic_error("logic");
    case 13:
        throw of_our_own();
    case 14:
        throw 42;
    case 15:
        throw counted();
    default:
        return kind;
    }
}

inline void throws_void(int kind)
{
    (void)throws(kind);
}

#endif
