/* SPDX-License-Identifier: 0BSD */
/* cpp.h: a C++ exception becomes the Python exception that Cython's table gives it.

       NOGIL_FUNCTION(int, first, except_cpp(-1), (const std::vector<int> *, v))
       {
           return v->at(0);      // std::out_of_range becomes IndexError, and first() returns -1
       }

   Rule: only functions with except_cpp swallow a C++ exception; through all others it passes, and the GIL is put right
   on its way. A thread that glibc cancels or ends unwinds too, and is never stopped. */
#ifndef NOGIL_CPP_H
#define NOGIL_CPP_H

#include "platform.h"

#if defined(__cplusplus) && defined(__EXCEPTIONS)

#include <cxxabi.h>
#include <ios>
#include <new>
#include <stdexcept>
#include <typeinfo>

NOGIL_PRIV_EXTERN_C_BEGIN
NOGIL_PRIV_COLD int nogil_raise(PyObject *type, const char *format, ...);
NOGIL_PRIV_COLD int nogil_priv_error_pending_cold(void);
NOGIL_PRIV_EXTERN_C_END

/* In a catch block, in any GIL context. A Python exception that is pending already is the more precise one: it stays.
 */
static inline __attribute__((__unused__, __cold__, __noinline__)) void nogil_priv_raise_cpp_exception()
{
    if (nogil_priv_error_pending_cold())
        return;
    try {
        throw;
    } catch (const std::bad_alloc &e) {
        nogil_raise(PyExc_MemoryError, "%s", e.what());
    } catch (const std::bad_cast &e) {
        nogil_raise(PyExc_TypeError, "%s", e.what());
    } catch (const std::bad_typeid &e) {
        nogil_raise(PyExc_TypeError, "%s", e.what());
    } catch (const std::domain_error &e) {
        nogil_raise(PyExc_ValueError, "%s", e.what());
    } catch (const std::invalid_argument &e) {
        nogil_raise(PyExc_ValueError, "%s", e.what());
    } catch (const std::ios_base::failure &e) {
        nogil_raise(PyExc_OSError, "%s", e.what());
    } catch (const std::out_of_range &e) {
        nogil_raise(PyExc_IndexError, "%s", e.what());
    } catch (const std::overflow_error &e) {
        nogil_raise(PyExc_OverflowError, "%s", e.what());
    } catch (const std::range_error &e) {
        nogil_raise(PyExc_ArithmeticError, "%s", e.what());
    } catch (const std::underflow_error &e) {
        nogil_raise(PyExc_ArithmeticError, "%s", e.what());
    } catch (const std::exception &e) {
        nogil_raise(PyExc_RuntimeError, "%s", e.what());
    } catch (...) {
        nogil_raise(PyExc_RuntimeError, "Unknown exception");
    }
}

#define NOGIL_PRIV_TRY try
#define NOGIL_PRIV_CATCH_IF(condition)                                                                                 \
    catch (abi::__forced_unwind &)                                                                                     \
    {                                                                                                                  \
        throw;                                                                                                         \
    }                                                                                                                  \
    catch (...)                                                                                                        \
    {                                                                                                                  \
        if (!(condition))                                                                                              \
            throw;                                                                                                     \
        nogil_priv_raise_cpp_exception();                                                                              \
    }

#else /* C, or C++ with -fno-exceptions */

#define NOGIL_PRIV_TRY
#define NOGIL_PRIV_CATCH_IF(condition)

#endif
#endif
