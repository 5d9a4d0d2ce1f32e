/* SPDX-License-Identifier: 0BSD */
/* mandelbrot: a picture whose rows are computed on all cores, with a progress bar, and stopped by Ctrl+C.

       >>> import mandelbrot
       >>> picture = bytearray(3 * 80 * 60)                       # 80 x 60 pixels of red, green and blue
       >>> mandelbrot.render(picture, 80, 60, -0.5, 0.0, 3.0)     # the middle, and the width of what is seen
       >>> picture[:3], picture[3 * (30 * 80 + 40) :][:3]         # far outside; inside
       (bytearray(b'K\x90\xcf'), bytearray(b'\x00\x00\x00'))

   Rule: a row of the picture belongs to one iteration, so that no two threads write the same bytes. */
#include <nogil.h>

#include <math.h>

enum { MOST_PIXELS = 1 << 28 };

/* How soon z = z * z + c goes far away, as a number that changes smoothly; negative: not within `limit` steps. */
static NOGIL_FUNCTION(double, escape, noexcept, (double, cx, double, cy, int, limit))
{
    double x = 0.0, y = 0.0;
    for (int k = 0; k < limit; k++) {
        double x2 = x * x, y2 = y * y;
        if (x2 + y2 > 256.0)
            return k + 1 - log2(log2(x2 + y2) / 2.0);
        y = 2.0 * x * y + cy;
        x = x2 - y2 + cx;
    }
    return -1.0;
}

static NOGIL_FUNCTION(void, paint, noexcept, (unsigned char *, pixel, double, when))
{
    for (int channel = 0; channel < 3; channel++)
        pixel[channel] = when < 0.0 ? 0 : (unsigned char)(127.5 - 127.5 * cos(0.12 * when + 0.9 + 0.55 * channel));
}

/* Without the GIL in the loop it takes it for this call only; -1: the callback has raised. */
static WITH_GIL_FUNCTION(int, report, except(-1), (PyObject *, progress, int, row))
{
    PyObject *result = PyObject_CallFunction(progress, "i", row);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

static PyObject *render(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_buffer view;
    unsigned char *pixels;
    int width, height, limit = 1000, threads = 0, row;
    double x, y, scale;
    PyObject *progress = Py_None;
    if (!PyArg_ParseTuple(arguments, "w*iiddd|iOi:render", &view, &width, &height, &x, &y, &scale, &limit, &progress,
                          &threads))
        return NULL;
    if (width < 1 || height < 1 || height > MOST_PIXELS / width) {
        PyErr_Format(PyExc_ValueError, "cannot paint %d x %d pixels", width, height);
        goto error;
    }
    if (view.len != (Py_ssize_t)3 * width * height) {
        PyErr_Format(PyExc_ValueError, "the buffer must have 3 * %d * %d bytes, it has %zd", width, height, view.len);
        goto error;
    }
    pixels = (unsigned char *)view.buf;

    NOGIL_PRANGE(row, height, schedule(dynamic), num_threads(threads)) { /* rows differ */
        const double step = scale / width, cy = y + (height / 2.0 - row) * step;
        for (int column = 0; column < width; column++)
            paint(pixels + 3 * ((size_t)row * (size_t)width + (size_t)column),
                  escape(x + (column - width / 2.0) * step, cy, limit));
        if (progress != Py_None && NOGIL_FAILED(report, report(progress, row)))
            NOGIL_PRANGE_FAIL;
    }
    NOGIL_PRANGE_END(goto error)

    PyBuffer_Release(&view);
    Py_RETURN_NONE;
error:
    PyBuffer_Release(&view);
    return NULL;
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"render", render, METH_VARARGS,
     "render(buffer, width, height, x, y, scale, limit=1000, progress=None, threads=0)\n--\n\n"
     "Paint the Mandelbrot set around x + iy, `scale` wide, into a writable buffer of 3 * width * height bytes.\n\n"
     "progress(row) is called from all threads, after each row, in no order."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* no state of its own */
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "mandelbrot",
    .m_doc = "A picture whose rows are computed on all cores.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_mandelbrot(void)
{
    return PyModuleDef_Init(&definition);
}
