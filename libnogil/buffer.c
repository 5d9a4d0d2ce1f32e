/* SPDX-License-Identifier: 0BSD */
/* buffer.c: getting an object's memory, holding it against what the source says, and giving it back.

   Rule: a buffer that does not fit is released before its error is raised, and each error names the variable, what was
   given and what is wanted. */

#if NOGIL_PRIV_HAS_BUFFERS
NOGIL_PRIV_EXTERN_C_BEGIN

/* ------------------------------------------------------------------------------------------------ formats */

/* A number: what kind (NOGIL_PRIV_BUFFER_...), how many bytes, and whether they are in the other machine's order. */
typedef struct {
    int kind, size, is_foreign;
} nogil_priv_buffer_item;

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define NOGIL_PRIV_BUFFER_IS_FOREIGN(mode) ((mode) == '<')
#define NOGIL_PRIV_BUFFER_OTHER_ORDER "little-endian"
#else
#define NOGIL_PRIV_BUFFER_IS_FOREIGN(mode) ((mode) == '>' || (mode) == '!')
#define NOGIL_PRIV_BUFFER_OTHER_ORDER "big-endian"
#endif

/* The codes of the struct module and of PEP 3118. In the modes = < > ! the sizes are the standard ones; what has none
   there ('g') keeps its own, as numpy and ctypes write it. '^' is PEP 3118's unaligned '@'. */
static nogil_priv_buffer_item nogil_priv_buffer_code(char code, int is_standard)
{
    const int is_upper = !(code & 0x20);
    nogil_priv_buffer_item item = {NOGIL_PRIV_BUFFER_NONE, 0, 0};
    switch (code) {
    case '?':
        item.kind = NOGIL_PRIV_BUFFER_BOOL;
        item.size = 1;
        return item;
    case 'c':
    case 's':
        item.kind = NOGIL_PRIV_BUFFER_CHAR;
        item.size = 1;
        return item;
    case 'b':
    case 'B':
        item.size = 1;
        break;
    case 'h':
    case 'H':
        item.size = is_standard ? 2 : (int)sizeof(short);
        break;
    case 'i':
    case 'I':
        item.size = is_standard ? 4 : (int)sizeof(int);
        break;
    case 'l':
    case 'L':
        item.size = is_standard ? 4 : (int)sizeof(long);
        break;
    case 'q':
    case 'Q':
        item.size = is_standard ? 8 : (int)sizeof(long long);
        break;
    case 'n':
    case 'N':
        if (is_standard)
            return item;
        item.size = (int)sizeof(size_t);
        break;
    case 'e':
        item.kind = NOGIL_PRIV_BUFFER_REAL;
        item.size = 2;
        return item;
    case 'f':
    case 'd':
    case 'g':
    case 'F': /* complex in the struct module since 3.14 */
    case 'D':
    case 'G':
        item.size = (int)((code & 0x1f) == ('f' & 0x1f)   ? sizeof(float)
                          : (code & 0x1f) == ('d' & 0x1f) ? sizeof(double)
                                                          : sizeof(long double));
        item.kind = is_upper ? NOGIL_PRIV_BUFFER_COMPLEX : NOGIL_PRIV_BUFFER_REAL;
        item.size <<= is_upper;
        return item;
    default:
        return item;
    }
    item.kind = is_upper ? NOGIL_PRIV_BUFFER_UNSIGNED : NOGIL_PRIV_BUFFER_SIGNED;
    return item;
}

#define NOGIL_PRIV_BUFFER_NDIM(wanted) ((int)((wanted) >> 24 & 0xf))
#define NOGIL_PRIV_BUFFER_SIZE(wanted) ((int)((wanted) >> 8 & 0xff))

/* Kind 0 for what is not one number: a struct, an array, an object, nonsense. (An empty ctypes array has items of 0
   bytes before 3.10.) */
static nogil_priv_buffer_item nogil_priv_buffer_parse(const Py_buffer *view)
{
    const char *format = view->format;
    nogil_priv_buffer_item item;
    char mode = '@';
    int is_complex = 0;
    if (!format) /* documented to mean unsigned bytes */
        format = "B";
    if (format[0] && format[1]) { /* what array.array and numpy say of their own numbers is one letter */
        while (*format == ' ')
            format++;
        if (*format && strchr("@^=<>!", *format))
            mode = *format++;
        if (format[0] == '1' && format[1] && !strchr("0123456789", format[1]))
            format++;
        if (format[0] == 'Z' && format[1] && strchr("fdg", format[1])) {
            is_complex = 1;
            format++;
        }
    }
    item = nogil_priv_buffer_code(*format, mode != '@' && mode != '^');
    if (is_complex) {
        item.kind = NOGIL_PRIV_BUFFER_COMPLEX;
        item.size *= 2;
    }
    if (item.kind && (format[1] || (item.size != view->itemsize && (view->itemsize || view->len))))
        item.kind = NOGIL_PRIV_BUFFER_NONE;
    item.is_foreign = item.size > 1 && NOGIL_PRIV_BUFFER_IS_FOREIGN(mode);
    return item;
}

static int nogil_priv_buffer_is_byte(int kind)
{
    return kind == NOGIL_PRIV_BUFFER_CHAR || kind == NOGIL_PRIV_BUFFER_SIGNED || kind == NOGIL_PRIV_BUFFER_UNSIGNED;
}

/* A char is a byte, whatever its sign; a byte of text ('c') may be read as a number of either sign. */
static int nogil_priv_buffer_item_fits(nogil_priv_buffer_item given, int kind, int size)
{
    if (given.kind == kind)
        return given.size == size && !given.is_foreign;
    return given.size == 1 && size == 1 && (kind == NOGIL_PRIV_BUFFER_CHAR || given.kind == NOGIL_PRIV_BUFFER_CHAR) &&
           nogil_priv_buffer_is_byte(kind) && nogil_priv_buffer_is_byte(given.kind);
}

static int nogil_priv_buffer_items_fit(const Py_buffer *view, unsigned wanted)
{
    return nogil_priv_buffer_item_fits(nogil_priv_buffer_parse(view), (int)(wanted & 0xff),
                                       NOGIL_PRIV_BUFFER_SIZE(wanted));
}

/* "4-byte real number" */
static const char *nogil_priv_buffer_describe(char *text, size_t size, int kind, int bytes)
{
    const char *what = kind == NOGIL_PRIV_BUFFER_SIGNED     ? "signed integer"
                       : kind == NOGIL_PRIV_BUFFER_UNSIGNED ? "unsigned integer"
                       : kind == NOGIL_PRIV_BUFFER_REAL     ? "real number"
                       : kind == NOGIL_PRIV_BUFFER_COMPLEX  ? "complex number"
                       : kind == NOGIL_PRIV_BUFFER_CHAR     ? "character"
                       : kind == NOGIL_PRIV_BUFFER_BOOL     ? "truth value"
                                                            : "item that is not a single number";
    snprintf(text, size, "%d-byte %s", bytes, what);
    return text;
}

/* ------------------------------------------------------------------------------------------------ errors */

/* The name of the object's type, new; what the limited API can tell too. */
static PyObject *nogil_priv_buffer_type_name(PyObject *object)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__name__");
    if (!name) {
        PyErr_Clear();
        name = PyUnicode_FromString("object");
    }
    return name;
}

/* "(80, 16)" */
static const char *nogil_priv_buffer_list(char *text, size_t size, const Py_ssize_t *values, int n)
{
    size_t length = 1;
    int k;
    text[0] = '(';
    text[1] = 0;
    for (k = 0; k < n && length < size; k++)
        length += (size_t)snprintf(text + length, size - length, k ? ", %lld" : "%lld", (long long)values[k]);
    if (length < size)
        snprintf(text + length, size - length, n == 1 ? ",)" : ")");
    return text;
}

/* PyObject_GetBuffer() has raised. */
static __attribute__((__cold__, __noinline__)) void nogil_priv_buffer_refused(PyObject *object, unsigned wanted,
                                                                              const char *name, const char *type)
{
    PyObject *type_name, *error;
    Py_buffer view;
    int is_readonly = 0;
    if (!PyErr_ExceptionMatches(PyExc_BufferError) && !PyErr_ExceptionMatches(PyExc_TypeError) &&
        !PyErr_ExceptionMatches(PyExc_ValueError))
        return; /* MemoryError, KeyboardInterrupt: not about the buffer */
    error = nogil_priv_take_exception();
    type_name = nogil_priv_buffer_type_name(object);
    if (PyObject_CheckBuffer(object) && (wanted & NOGIL_PRIV_BUFFER_WRITABLE)) {
        if (PyObject_GetBuffer(object, &view, PyBUF_FULL_RO) == 0) {
            is_readonly = view.readonly;
            PyBuffer_Release(&view);
        } else {
            PyErr_Clear();
        }
    }
    if (!PyObject_CheckBuffer(object)) {
        PyErr_Format(PyExc_TypeError,
                     "'%s' must be a buffer of %s, such as an array, a memoryview or a numpy.ndarray, not '%S'", name,
                     type, type_name);
    } else if (is_readonly) {
        PyErr_Format(PyExc_BufferError, "'%s' must be writable, but this '%S' is read-only", name, type_name);
    } else {
        Py_INCREF(error);
        nogil_priv_put_exception(error);
        nogil_raise_from(PyExc_BufferError, "'%s' must be a buffer of %s, but this '%S' does not give one: %S", name,
                         type, type_name, error);
    }
    Py_XDECREF(type_name);
    Py_XDECREF(error);
}

/* The first thing that does not fit, raised. */
static __attribute__((__cold__, __noinline__)) void nogil_priv_buffer_misfit(const nogil_priv_buffer *buffer,
                                                                             PyObject *object, unsigned wanted,
                                                                             const char *name, const char *type)
{
    const Py_buffer *view = &buffer->view;
    const int ndim = NOGIL_PRIV_BUFFER_NDIM(wanted), size = NOGIL_PRIV_BUFFER_SIZE(wanted);
    const nogil_priv_buffer_item given = nogil_priv_buffer_parse(view);
    PyObject *type_name = nogil_priv_buffer_type_name(object);
    char text[128], more[128];
    int k, is_indirect = 0, is_broken = !view->shape && view->ndim != 1;
    for (k = 0; k < view->ndim; k++) {
        is_indirect = is_indirect || (view->suboffsets && view->suboffsets[k] >= 0);
        is_broken = is_broken || (view->shape && view->shape[k] < 0);
    }
    if (view->ndim != ndim) {
        PyErr_Format(PyExc_TypeError, "'%s' must have %d dimension%s, but this '%S' has %d", name, ndim,
                     ndim == 1 ? "" : "s", type_name, view->ndim);
    } else if (!nogil_priv_buffer_item_fits(given, (int)(wanted & 0xff), size)) {
        nogil_priv_buffer_describe(text, sizeof(text), (int)(wanted & 0xff), size);
        nogil_priv_buffer_describe(more, sizeof(more), given.kind, (int)view->itemsize);
        PyErr_Format(PyExc_TypeError, "'%s' must have items of type %s (%s), but those of this '%S' are '%s' (%s%s)",
                     name, type, text, type_name, view->format ? view->format : "B",
                     given.kind && given.is_foreign ? NOGIL_PRIV_BUFFER_OTHER_ORDER " " : "", more);
    } else if ((wanted & NOGIL_PRIV_BUFFER_WRITABLE) && view->readonly) {
        PyErr_Format(PyExc_BufferError, "'%s' must be writable, but this '%S' is read-only", name, type_name);
    } else if (is_broken) {
        PyErr_Format(PyExc_BufferError, "'%s' must say how many items it has, and this '%S' does not", name, type_name);
    } else if (is_indirect) {
        PyErr_Format(PyExc_BufferError,
                     "'%s' must be one block of memory, but this '%S' is a list of rows (it has suboffsets): pass a "
                     "copy of it",
                     name, type_name);
    } else if (!buffer->data) {
        PyErr_Format(PyExc_BufferError,
                     "'%s' must be aligned as %s is, but the items of this '%S' are not: pass a copy of it", name, type,
                     type_name);
    } else {
        PyErr_Format(PyExc_BufferError,
                     "'%s' must be C-contiguous, but this '%S' of shape %s has strides %s: pass a copy of it", name,
                     type_name, nogil_priv_buffer_list(text, sizeof(text), buffer->shape, ndim),
                     nogil_priv_buffer_list(more, sizeof(more), buffer->strides, ndim));
    }
    Py_XDECREF(type_name);
}

/* ------------------------------------------------------------------------------------------------ opening */

/* What the data of an empty array is where its owner says NULL. */
static long double nogil_priv_buffer_nothing;

/* Fill in shape, strides and data; 0 if something does not fit. */
static int nogil_priv_buffer_take(nogil_priv_buffer *buffer, unsigned wanted)
{
    const Py_buffer *view = &buffer->view;
    const int ndim = NOGIL_PRIV_BUFFER_NDIM(wanted), size = NOGIL_PRIV_BUFFER_SIZE(wanted);
    const uintptr_t below_alignment = (wanted >> 16 & 0xff) - 1u;
    uintptr_t bits = (uintptr_t)view->buf;
    Py_ssize_t contiguous = size;
    int k, is_empty = 0, is_contiguous = 1;
    if (view->ndim != ndim || (!view->shape && ndim != 1) || ((wanted & NOGIL_PRIV_BUFFER_WRITABLE) && view->readonly))
        return 0;
    if (!nogil_priv_buffer_items_fit(view, wanted))
        return 0;
    for (k = ndim - 1; k >= 0; k--) {
        const Py_ssize_t length = view->shape ? view->shape[k] : view->len / size;
        const Py_ssize_t stride = view->strides ? view->strides[k] : contiguous;
        if (length < 0 || (view->suboffsets && view->suboffsets[k] >= 0))
            return 0;
        buffer->shape[k] = length;
        buffer->strides[k] = stride;
        is_empty |= length == 0;
        if (length > 1) { /* otherwise the stride is never used, and may be anything (numpy's relaxed strides) */
            is_contiguous &= stride == contiguous;
            bits |= (uintptr_t)stride;
            contiguous *= length;
        }
    }
    if (!is_empty && (bits & below_alignment)) {
        buffer->data = NULL;
        return 0;
    }
    buffer->data =
        view->buf && !(is_empty && (bits & below_alignment)) ? view->buf : (void *)&nogil_priv_buffer_nothing;
    if ((wanted & NOGIL_PRIV_BUFFER_CONTIGUOUS) && !(is_contiguous || is_empty))
        return 0;
    if (wanted & NOGIL_PRIV_BUFFER_CONTIGUOUS)
        for (k = ndim - 1, contiguous = size; k >= 0; k--) {
            buffer->strides[k] = contiguous;
            contiguous *= buffer->shape[k];
        }
    return 1;
}

NOGIL_PRIV_WARM void nogil_priv_buffer_open(nogil_priv_buffer *buffer, PyObject *object, unsigned wanted,
                                            const char *name, const char *type)
{
    const int flags = wanted & NOGIL_PRIV_BUFFER_WRITABLE ? PyBUF_FULL : PyBUF_FULL_RO;
    buffer->view.readonly = 0; /* PyPy (7.3.11) leaves it as it is where the memory may be written */
    if (NOGIL_PRIV_UNLIKELY(PyErr_Occurred())) {
        /* the first error wins */
    } else if (NOGIL_PRIV_UNLIKELY(!object)) {
        PyErr_Format(PyExc_SystemError, "'%s' must be a buffer of %s, not NULL", name, type);
    } else if (NOGIL_PRIV_UNLIKELY(PyObject_GetBuffer(object, &buffer->view, flags) < 0)) {
        nogil_priv_buffer_refused(object, wanted, name, type);
    } else if (NOGIL_PRIV_UNLIKELY(!nogil_priv_buffer_take(buffer, wanted))) {
        PyObject *error;
        nogil_priv_buffer_misfit(buffer, object, wanted, name, type);
        error = nogil_priv_take_exception(); /* the object's own code may run now, and it may raise */
        PyBuffer_Release(&buffer->view);
        nogil_priv_put_exception(error);
    } else {
        return;
    }
    memset(buffer, 0, sizeof(*buffer));
}

/* ------------------------------------------------------------------------------------------------ releasing */

typedef struct {
    nogil_priv_later node; /* first: what later.c frees */
    Py_buffer view;
} nogil_priv_buffer_later;

static void nogil_priv_buffer_drop(nogil_priv_later *node)
{
    PyBuffer_Release(&((nogil_priv_buffer_later *)(void *)node)->view);
}

/* Detached: by nogil_release_gil() or Py_BEGIN_ALLOW_THREADS that were left without their end. */
static __attribute__((__cold__, __noinline__)) void nogil_priv_buffer_release_later(const Py_buffer *view)
{
    nogil_priv_buffer_later *later = (nogil_priv_buffer_later *)malloc(sizeof(*later));
    if (!later) /* without memory it leaks, as in nogil_decref_later */
        return;
    later->view = *view;
    if (view->shape == &view->len) /* PyBuffer_FillInfo() points into the struct itself */
        later->view.shape = &later->view.len;
    if (view->strides == &view->itemsize)
        later->view.strides = &later->view.itemsize;
    later->node.object = view->obj;
    later->node.drop = nogil_priv_buffer_drop;
    nogil_priv_later_give(&later->node);
}

NOGIL_PRIV_WARM void nogil_priv_buffer_release(nogil_priv_buffer *buffer)
{
    int saved_errno = errno;
    if (NOGIL_PRIV_LIKELY(nogil_priv_attached_state() != NULL))
        PyBuffer_Release(&buffer->view);
    else
        nogil_priv_buffer_release_later(&buffer->view);
    errno = saved_errno;
}

#if defined(NOGIL_DEBUG) || defined(NOGIL_PRIV_BUILD_RUNTIME)
NOGIL_PRIV_COLD void nogil_priv_buffer_outside(Py_ssize_t index, Py_ssize_t size, int dimension, nogil_priv_site site)
{
    char problem[128];
    snprintf(problem, sizeof(problem), "has index %lld in dimension %d, whose size is %lld", (long long)index,
             dimension, (long long)size);
    nogil_priv_debug_stop(problem, site);
}
#endif

NOGIL_PRIV_EXTERN_C_END
#endif
