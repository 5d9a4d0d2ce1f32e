/* SPDX-License-Identifier: 0BSD */
/* raising, looking, catching and carrying exceptions is allowed in every context */
#include <nogil.h>

int in_an_unknown_context(int i, nogil_error *first);
int in_an_unknown_context(int i, nogil_error *first)
{
    if (i == 1)
        return nogil_raise(PyExc_ValueError, "bad %d", i);
    if (i == 2)
        return nogil_raise_errno(PyExc_OSError);
    if (i == 3)
        return nogil_raise_errno(PyExc_OSError, "spam.txt");
    if (i == 4)
        return nogil_raise_no_memory();
    if (nogil_error_pending())
        return nogil_raise_from(PyExc_RuntimeError, "on top");
    if (NOGIL_CATCH(PyExc_ValueError) || NOGIL_CATCH(NULL, first))
        nogil_error_clear(first);
    if (nogil_error_fetch(first) && nogil_error_is_set(first))
        return nogil_error_restore(first);
    return 0;
}

static WITH_GIL_FUNCTION(PyObject *, in_a_with_gil_function, except(NULL), (int, i))
{
    if (i)
        return (PyObject *)nogil_raise_null(PyExc_ValueError, "bad %d", i);
    if (nogil_error_pending() && !NOGIL_CATCH(PyExc_KeyError))
        return NULL;
    return PyLong_FromLong(i);
}

static NOGIL_FUNCTION(int, in_a_nogil_function, except(-1), (int, i))
{
    nogil_error error = NOGIL_ERROR_INIT;
    if (i)
        return nogil_raise(PyExc_ValueError, "bad %d", i);
    if (NOGIL_CATCH(PyExc_KeyError, &error))
        return nogil_error_restore(&error);
    return 0;
}

int in_a_nogil_block(int i);
int in_a_nogil_block(int i)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *o = NULL;
    NOGIL_BEGIN
        if (i == 1)
            return nogil_raise(PyExc_ValueError, "bad");
        if (i == 2)
            return nogil_raise_errno(PyExc_OSError, NULL);
        if (NOGIL_FAILED(in_a_nogil_function, in_a_nogil_function(i)) && !NOGIL_CATCH(PyExc_ValueError, &error))
            goto failed;
        if (NOGIL_FAILED(in_a_with_gil_function, o = in_a_with_gil_function(i))) {
            if (NOGIL_CATCH(PyExc_ValueError))
                i = 0;
            else
                goto failed;
        }
        WITH_GIL_BEGIN
            Py_XDECREF(o);
            if (nogil_error_pending())
                NOGIL_CATCH(NULL) ? (void)i++ : (void)i--;
        WITH_GIL_END
    NOGIL_END
    return i;
failed:
    nogil_error_clear(&error);
    return -1;
}
