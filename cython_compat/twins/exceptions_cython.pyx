# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# exceptions_cython.pyx: raise, try, except, finally around code without the GIL; exceptions_c.c is its twin.
from probe cimport *


def take_probes():
    return probes()


# ---- raise

def raise_in_a_block(int x):
    with nogil:
        probe("in")
        raise ValueError(f"--{x}--")


cpdef int raise_in_a_function(int x) except -1 nogil:
    probe("in a function")
    raise ValueError(f"--{x}--")


def raise_without_a_text(int x):
    with nogil:
        probe("released")
        if x:
            raise KeyError
    return x


def raise_an_object(exception):
    with nogil:
        probe("released")
        raise exception


def assert_in_a_block(int x):
    with nogil:
        probe("released")
        assert x, "failed!"
    return x


cpdef int assert_in_a_function(int x) except -1 nogil:
    probe("in a function")
    assert x
    return x


def print_in_a_block(int x):
    with nogil:
        probe("released")
        with gil:
            probe("held")
            print(f"--{x}--")


def raise_from_another(int x):
    with nogil:
        probe("released")
        with gil:
            try:
                raise TypeError("first")
            except TypeError as first:
                raise ValueError(f"second {x}") from first


def raise_while_another_is_handled():
    try:
        raise ValueError("first")
    except ValueError:
        raise IndexError("second")


def raise_below_a_handler(int x):
    with nogil:
        probe("released")
        raise_in_a_function(x)


# ---- try, except

cdef int value_error(int i) except? -1 with gil:
    probe("in a function")
    if i:
        raise ValueError(i)
    return 0


cdef void value_error_void(int i) except * nogil:
    probe("in a function")
    if i:
        raise ValueError(f"number {i}")


def caught(int i):
    try:
        with nogil:
            probe("released")
            value_error(0)
            value_error(i)
            probe("nothing raised")
    except ValueError:
        with nogil:
            probe("released")
            value_error(0)
            probe("caught")
        return "caught"
    return "nothing"


def caught_of_a_void_function(int i):
    try:
        with nogil:
            probe("released")
            value_error_void(0)
            value_error_void(i)
    except ValueError as error:
        return str(error)
    return "nothing"


def not_caught(int i):
    try:
        with nogil:
            probe("released")
            value_error(i)
    except TypeError:
        return "caught"
    return "nothing"


def caught_and_raised_again_elsewhere(int i):
    try:
        with nogil:
            value_error(0)
        try:
            with nogil:
                value_error(i)
        except ValueError:
            with nogil:
                value_error(i + 1)
        finally:
            with nogil:
                probe("first finally")
    except ValueError as error:
        return error.args
    finally:
        with nogil:
            probe("second finally")


def returned(callback):
    try:
        callback()
    except Exception as error:
        return error


def raised_again(callback):
    try:
        callback()
    except:
        probe("handled")
        raise


def raised_again_after_another(callback, other):
    try:
        callback()
    except Exception as error:
        try:
            other()
        except:
            pass
        raise


# ---- finally

def finally_runs(callback):
    with nogil:
        probe("released")
        try:
            with gil:
                probe("held")
                callback()
            probe("second")
        finally:
            probe("finally")


def finally_raises(text):
    with nogil:
        probe("released")
        try:
            with gil:
                raise ValueError("overridden")
        finally:
            probe("finally")
            with gil:
                raise KeyError(text)


cdef int swallowing(int x) except -1 nogil:
    probe("in a function")
    try:
        raise ValueError("swallowed")
    finally:
        probe("finally")
        return x


def finally_returns(int x):
    cdef int r
    with nogil:
        probe("released")
        r = swallowing(x)
    return r


def finally_after_an_error_return(callback):
    try:
        with nogil:
            probe("released")
            try:
                value_error(3)
            finally:
                with gil:
                    probe("held")
                    callback()
    except ValueError as error:
        return error.args


# ---- through Python code

def callback_raises(callback):
    with nogil:
        probe("released")
        with gil:
            probe("held")
            callback()
        probe("not reached")


def nested_callbacks(first, second):
    with nogil:
        probe("released")
        with gil:
            try:
                with nogil:
                    with gil:
                        probe("held")
                        first()
            finally:
                second()
