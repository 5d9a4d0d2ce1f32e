# SPDX-License-Identifier: 0BSD
# cython: language_level=3, remove_unreachable=False
# objects.pyx: what cannot be done with objects without the GIL; objects.c does the same through the C API.


def python_function(n):
    return n


cdef class Extension:
    pass


cdef void takes_extension(Extension e) noexcept nogil:
    pass


def in_a_block(x, y, long n, double d):
    cdef object kept
    cdef long number
    with nogil:
        kept = x  #! assigning
        number = n
        number = x  #! converting_from
        <object>n  #! converting_to
        repr(x)  #! calling
        x + y  #! computing
        x.name  #! attribute
        x[y]  #! indexing
        x[1:2]  #! slicing
        x[y:y:y]  #! making_slice
        (x, y)  #! making_tuple
        [x, y]  #! making_list
        {x: y}  #! making_dict
        {x, y}  #! making_set
        frozenset((x, y))  #! making_frozenset
        lambda: 1  #! making_function
        class C: pass  #! making_class
        <object>7j  #! making_complex
        f"{x}"  #! formatting
        f"a{n}b"  #! joining
        if x:  #! truth
            pass
        for kept in x:  #! iterating
            pass
        takes_extension(x)  #! type_test
        x[y] = n  #! storing
        import sys  #! importing
        python_function(n)  #! builtin
        del kept  #! deleting
        return x  #! returning


def object_loop(x):
    cdef object i
    with nogil:
        for i from 0 <= i < 4:  #! counting
            pass


cdef object result() noexcept nogil:  #! result
    pass


cdef void dropped() noexcept nogil:
    result()  #! dropping


def swapping(x, y):
    with nogil:
        x, y = y, x  #! swapping


cdef int *pointer() except NULL nogil:
    raise KeyError  #! raising


def catching(x):
    with nogil:
        try:  #! catching
            pass
        except KeyError:
            pass
