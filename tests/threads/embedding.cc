// SPDX-License-Identifier: 0BSD
/* embedding.cc: a program that starts and ends Python itself, while its own threads go on using it.

       embedding second_initialize      // runs one scene, prints what happened, exits with 0

   Rule: a scene prints only what it has seen; test_shutdown.py knows what that should be. Nothing here sleeps for luck:
   threads wait for moments. */
#include <nogil.h>

#include "../behaviour/probe.h"

#include <atomic>
#include <cstdio>
#include <cstring>
#include <pthread.h>

static nogil_interp *home;

static void say(const char *text)
{
    printf("%s\n", text);
    fflush(stdout);
}

/* One TRY: 1 if its first part ran, which must then be attached, and be able to run Python code. */
static int try_home()
{
    int entered = -1;
    WITH_GIL_TRY_BEGIN(home)
        PyObject *list = PyList_New(1000);
        entered = list && probe_gilstate_check();
        Py_XDECREF(list);
    WITH_GIL_TRY_ELSE
        entered = 0;
    WITH_GIL_END
    return entered;
}

static void say_try(const char *when)
{
    printf("%s: %s\n", when, try_home() ? "entered" : "else");
    fflush(stdout);
}

/* ---- static and thread-exit destructors ---- */

static const char *last_words; /* set: TRY once more when static objects are destroyed */
struct at_the_end {
    ~at_the_end()
    {
        if (last_words)
            say_try(last_words);
    }
};
static at_the_end the_end;

struct thread_farewell {
    bool wanted = false;
    ~thread_farewell()
    {
        if (wanted)
            say_try("thread-exit destructor");
    }
};
static thread_local thread_farewell farewell;

/* ---- threads ---- */

typedef void *body(void *);
static pthread_t begin(body *what, void *argument = nullptr)
{
    pthread_t thread;
    if (pthread_create(&thread, nullptr, what, argument) != 0)
        abort();
    return thread;
}

static void initialize()
{
    Py_InitializeEx(0);
    home = nogil_interp_capture();
}

static moment running, ended;
static std::atomic<long> sections, elses, plain_sections;

static void *try_until_else(void *)
{
    for (;;) {
        if (!try_home())
            break;
        sections++;
        moment_bring(&running);
    }
    elses++;
    for (int i = 0; i < 1000; i++)
        elses += !try_home() ? 0 : 1000; /* once ELSE, always ELSE */
    return nullptr;
}

static void *plain_for_ever(void *)
{
    for (;;) {
        WITH_GIL_BEGIN
            PyObject *list = PyList_New(10);
            Py_XDECREF(list);
            plain_sections++;
        WITH_GIL_END
    }
    return nullptr;
}

static void threads_through_finalization()
{
    pthread_t trying[4];
    initialize();
    for (auto &thread : trying)
        thread = begin(try_until_else);
    for (int i = 0; i < 2; i++)
        pthread_detach(begin(plain_for_ever));
    NOGIL_BEGIN
        moment_await(&running);
        while (plain_sections == 0)
            sched_yield();
    NOGIL_END
    printf("finalize: %d\n", Py_FinalizeEx());
    for (auto &thread : trying)
        pthread_join(thread, nullptr);
    printf("sections: %s, plain sections: %s, elses: %ld\n", sections > 0 ? "yes" : "no",
           plain_sections > 0 ? "yes" : "no", elses.load());
}

static PyObject *say_try_here(PyObject *, PyObject *when)
{
    PyObject *bytes = PyUnicode_AsEncodedString(when, "utf-8", nullptr);
    char attached[100], detached[100];
    if (!bytes)
        return nullptr;
    snprintf(attached, sizeof attached, "%s, attached", PyBytes_AsString(bytes));
    snprintf(detached, sizeof detached, "%s, detached", PyBytes_AsString(bytes));
    Py_DECREF(bytes);
    say_try(attached);
    NOGIL_BEGIN
        say_try(detached);
    NOGIL_END
    Py_RETURN_NONE;
}

static void *say_try_elsewhere(void *when)
{
    say_try(static_cast<const char *>(when));
    return nullptr;
}
static PyObject *say_try_on_a_foreign_thread(PyObject *, PyObject *)
{
    static char when[] = "atexit handler, foreign thread";
    NOGIL_BEGIN
        pthread_join(begin(say_try_elsewhere, when), nullptr);
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *capture(PyObject *, PyObject *)
{
    home = nogil_interp_capture();
    if (!home)
        return nullptr;
    Py_RETURN_NONE;
}

static PyObject *overstay_on_python_thread(PyObject *, PyObject *which);
static PyMethodDef methods[] = {
    {"say_try", say_try_here, METH_O, nullptr},
    {"say_try_on_a_foreign_thread", say_try_on_a_foreign_thread, METH_NOARGS, nullptr},
    {"capture", capture, METH_NOARGS, nullptr},
    {"overstay", overstay_on_python_thread, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used){0, nullptr}};
static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "scene", nullptr, 0, methods, slots, nullptr, nullptr, nullptr};
static PyObject *make_module()
{
    return PyModuleDef_Init(&definition);
}

static void atexit_handlers()
{
    static char after[] = "after finalization, foreign thread";
    last_words = "static destructor";
    PyImport_AppendInittab("scene", make_module);
    Py_InitializeEx(0);
    PyRun_SimpleString("import atexit, scene\n"
                       "atexit.register(scene.say_try, 'registered before the capture')\n"
                       "scene.capture()\n"
                       "atexit.register(scene.say_try, 'registered after the capture')\n"
                       "atexit.register(scene.say_try_on_a_foreign_thread)\n"
                       "scene.say_try('running')\n");
    Py_FinalizeEx();
    say_try("after finalization");
    pthread_join(begin(say_try_elsewhere, after), nullptr);
}

static moment go_on;
static void *say_goodbye(void *)
{
    farewell.wanted = true;
    say_try("foreign thread, running");
    moment_bring(&running);
    moment_await(&go_on);
    say_try("foreign thread, later");
    return nullptr;
}

static void thread_exit_after_finalization()
{
    initialize();
    pthread_t thread = begin(say_goodbye);
    NOGIL_BEGIN
        moment_await(&running);
    NOGIL_END
    Py_FinalizeEx();
    moment_bring(&go_on);
    pthread_join(thread, nullptr);
}

static moment second;
static void *in_both_lives(void *)
{
    WITH_GIL_BEGIN
        plain_sections++;
    WITH_GIL_END
    moment_bring(&running);
    moment_await(&second);
    say_try("old handle, old thread");
#if PY_VERSION_HEX < 0x030F0000
    WITH_GIL_BEGIN
        plain_sections++;
    WITH_GIL_END
#else /* 3.15: a thread of the first interpreter is not let into the second */
    plain_sections++;
#endif
    moment_bring(&ended);
    return nullptr;
}

static void second_initialize()
{
    initialize();
    nogil_interp *first = home;
    pthread_t thread = begin(in_both_lives);
    NOGIL_BEGIN
        moment_await(&running);
    NOGIL_END
    PyObject *old = PyList_New(0);
    Py_FinalizeEx();
    nogil_decref_later(old); /* went with its interpreter */
    say_try("between");
    initialize();
    nogil_interp *again = home;
    home = first;
    say_try("old handle, attached");
    NOGIL_BEGIN
        say_try("old handle, detached");
        moment_bring(&second);
        moment_await(&ended);
        pthread_join(thread, nullptr);
    NOGIL_END
    home = again;
    say_try("new handle");
    NOGIL_BEGIN
        static char when[] = "new handle, new thread";
        pthread_join(begin(say_try_elsewhere, when), nullptr);
    NOGIL_END
    printf("plain sections of the old thread: %ld\n", plain_sections.load());
    Py_FinalizeEx();
    nogil_interp_release(first);
    nogil_interp_release(again);
    home = nullptr;
    for (int i = 0; i < 5; i++) { /* and again, with all that is kept */
        initialize();
        NOGIL_BEGIN
            pthread_join(begin([](void *) -> void * { return sections += try_home(), nullptr; }), nullptr);
        NOGIL_END
        Py_FinalizeEx();
    }
    printf("in five more lives: %ld\n", sections.load());
}

/* ---- sections that last longer than finalization waits for them ---- */

static std::atomic<int> overstaying;

/* Attached. Python code that never ends: finalization takes this thread's state away in the middle of it, and up to
   CPython 3.13 ends the thread by unwinding it. */
static void run_python_for_ever()
{
    overstaying++;
    PyRun_SimpleString("while True: pass");
    say("Python code has ended that never ends");
}

static void in_plain_section()
{
    WITH_GIL_BEGIN
        run_python_for_ever();
    WITH_GIL_END
}
static void in_try()
{
    WITH_GIL_TRY_BEGIN(home)
        run_python_for_ever();
    WITH_GIL_TRY_ELSE
        say("else");
    WITH_GIL_END
}
static void in_with_gil_below_nogil()
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            run_python_for_ever();
        WITH_GIL_END
    NOGIL_END
}
static WITH_GIL_FUNCTION(void, in_with_gil_function, noexcept, ())
{
    run_python_for_ever();
}
static NOGIL_FUNCTION(int, in_nogil_function, except(-1), ())
{
    in_with_gil_function();
    return 0;
}
static void calls_nogil_function()
{
    (void)in_nogil_function();
}

static const struct {
    const char *name;
    void (*run)();
    bool on_python_thread;
} overstays[] = {
    {"plain", in_plain_section, false},
    {"try", in_try, false},
    {"nogil function", calls_nogil_function, false},
    {"plain, daemon", in_plain_section, true},
    {"try, daemon", in_try, true},
    {"with-gil in nogil, daemon", in_with_gil_below_nogil, true},
    {"with-gil function, daemon", in_with_gil_function, true},
    {"nogil function, daemon", calls_nogil_function, true},
};
static const char *only_overstay; /* one of them, by hand: embedding sections_that_overstay try */

static void *overstay(void *which)
{
    overstays[reinterpret_cast<intptr_t>(which)].run();
    say("a section that overstays has ended");
    return nullptr;
}
static PyObject *overstay_on_python_thread(PyObject *, PyObject *which)
{
    overstay(reinterpret_cast<void *>(static_cast<intptr_t>(PyLong_AsLong(which))));
    Py_RETURN_NONE;
}

static void sections_that_overstay()
{
    int wanted = 0;
    PyImport_AppendInittab("scene", make_module);
    initialize();
    PyRun_SimpleString("import scene, sys, threading\n"
                       "sys.setswitchinterval(1e-4)\n");
    for (intptr_t i = 0; i < static_cast<intptr_t>(sizeof overstays / sizeof *overstays); i++) {
        char code[100];
        if (only_overstay && strcmp(only_overstay, overstays[i].name) != 0)
            continue;
        wanted++;
        snprintf(code, sizeof code, "threading.Thread(target=scene.overstay, args=(%d,), daemon=True).start()",
                 static_cast<int>(i));
        if (overstays[i].on_python_thread)
            PyRun_SimpleString(code);
        else
            pthread_detach(begin(overstay, reinterpret_cast<void *>(i)));
    }
    NOGIL_BEGIN
        while (overstaying < wanted)
            sched_yield();
    NOGIL_END
    printf("finalize: %d\n", Py_FinalizeEx());
    say("exit");
}

static void *attach_too_late(void *)
{
    moment_bring(&running);
    WITH_GIL_BEGIN
        say("attached after the end");
    WITH_GIL_END
    return nullptr;
}

static void attach_after_the_end_waits()
{
    initialize();
    Py_FinalizeEx();
    pthread_detach(begin(attach_too_late));
    moment_await(&running);
    say("exit");
}

static void attach_after_the_end_on_the_thread_that_ended_python()
{
    initialize();
    Py_FinalizeEx();
    printf("not flushed yet"); /* a pipe's buffer would go with the process */
    attach_too_late(nullptr);
}

static void exit_inside_a_section()
{
    last_words = "static destructor";
    initialize();
    WITH_GIL_BEGIN
        say("exit");
        exit(0); /* the interpreter lives on: nobody finalizes it */
    WITH_GIL_END
}

static void *destructor_of_first_thread(void *)
{
    Py_InitializeEx(0);
    home = nogil_interp_capture();
    moment_bring(&running);
    NOGIL_BEGIN
        moment_await(&ended);
    NOGIL_END
    Py_FinalizeEx();
    return nullptr;
}

/* The process's first thread is a foreign one to Python. */
static void python_on_another_thread()
{
    pthread_t thread = begin(destructor_of_first_thread);
    moment_await(&running);
    say_try("first thread");
    WITH_GIL_BEGIN
        say("first thread, plain");
    WITH_GIL_END
    moment_bring(&ended);
    pthread_join(thread, nullptr);
    say_try("after");
}

int main(int argc, char **argv)
{
    only_overstay = argc > 2 ? argv[2] : nullptr;
    static const struct {
        const char *name;
        void (*play)();
    } scenes[] = {
        {"threads_through_finalization", threads_through_finalization},
        {"atexit_handlers", atexit_handlers},
        {"thread_exit_after_finalization", thread_exit_after_finalization},
        {"second_initialize", second_initialize},
        {"sections_that_overstay", sections_that_overstay},
        {"attach_after_the_end_waits", attach_after_the_end_waits},
        {"attach_after_the_end_on_the_thread_that_ended_python", attach_after_the_end_on_the_thread_that_ended_python},
        {"exit_inside_a_section", exit_inside_a_section},
        {"python_on_another_thread", python_on_another_thread},
    };
    for (auto &scene : scenes)
        if (argv[1] && strcmp(scene.name, argv[1]) == 0) {
            scene.play();
            return 0;
        }
    return 2;
}
