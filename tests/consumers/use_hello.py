# SPDX-License-Identifier: 0BSD
"""Import the module hello, as a consumer built it, and use it: python use_hello.py FOLDER_OF_THE_MODULE."""

import sys

sys.path.insert(0, sys.argv[1])
import hello

assert hello.__file__.startswith(sys.argv[1]), hello.__file__
assert hello.sum_of_squares(10) == 385
try:
    hello.sum_of_squares(-5)
except ValueError as error:
    assert str(error) == "n is -5, and must not be negative", error
else:
    raise AssertionError("sum_of_squares(-5) did not raise")
assert hello.sum_of_squares(3) == 14, "after an exception the GIL is held and the module works"
print("hello works")
