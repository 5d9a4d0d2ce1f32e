// SPDX-License-Identifier: 0BSD
/* cell.cc: one cell of the matrix is one run of this program.

       cell foreign try finalizing main 7        // thread, operation, phase, interpreter, number of the run

   prints what happened, one line from each process that ran to its end, and exits with 0:

       before=212 after=0 elses=3 pushed=0 dropped=0 wrong=0

   run.py knows what these numbers must be in each cell. A cell has one event (the end of the interpreter, a fork...);
   sections are counted before and after it. The run's number chooses between variants: C or C++, thread_local or
   pthread key destructor, attached or detached at exit(), and so on.

   Rule: a thread of the cell runs until it is told to stop or finds ELSE after the event; whoever waits for it waits for
   what it counts, and the watchdog of run.py for all. */
#include "operations.h"

#include <atomic>
#include <cstdio>
#include <cstring>
#include <pthread.h>
#include <string>
#include <sys/wait.h>

#define IN(name) name##_in_cc
#include "operations.inc"

world cell_world;

namespace
{

enum { THREADS = 3, ENOUGH = 150, AFTER = 20 };

std::string thread_kind, operation_name, phase, interpreter;
long turn;
operation *operate;

std::atomic<bool> stop;
std::atomic<int> gate; /* threads that reached the moment `hold` */
std::atomic<bool> hold, resume;
std::atomic<int> begun; /* threads that have done it once */
std::atomic<int> ended; /* threads that have done all they had to */
long dropped = 0;
long references = 0;
PyThreadState *main_state, *sub_state;
bool print_in_destructor, operate_in_destructor;

bool is_attach()
{
    return operation_name == "attach";
}
bool is_sub()
{
    return interpreter != "main";
}

long count_of(const long *counter)
{
    return __atomic_load_n(counter, __ATOMIC_ACQUIRE);
}

void nap()
{
    struct timespec time = {0, 200000};
    nanosleep(&time, nullptr);
}

/* ------------------------------------------------------------------------------------------------ Python, limited API */

/* Attached. */
void python(const char *text)
{
    PyObject *code = Py_CompileString(text, "<cell>", Py_file_input);
    PyObject *globals = PyModule_GetDict(PyImport_AddModule("__main__"));
    PyObject *result = code ? PyEval_EvalCode(code, globals, globals) : nullptr;
    if (!result) {
        PyErr_Print();
        cell_wrong("Python code failed", __LINE__);
    }
    Py_XDECREF(code);
    Py_XDECREF(result);
}

long python_call(const char *module, const char *function)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *result = imported ? PyObject_CallMethod(imported, function, nullptr) : nullptr;
    long value = result ? PyLong_AsLong(result) : -1;
    if (!result)
        PyErr_Print();
    Py_XDECREF(imported);
    Py_XDECREF(result);
    return value;
}

/* --------------------------------------------------------------------------------------------------- what threads do */

void wait_at_gate()
{
    if (!hold || resume)
        return;
    gate++;
    while (!resume)
        nap();
}

/* Operate until told to stop, or until ELSE after the event. */
void run_for_ever()
{
    operate();
    begun++;
    while (!stop) {
        if (!operate() && cell_event())
            break;
        wait_at_gate();
        if (resume && (hold || cell_event())) { /* the world has changed: a fixed number is enough */
            for (int i = 0; i < AFTER; i++)
                operate();
            break;
        }
    }
}

void *foreign_main(void *)
{
    run_for_ever();
    ended++;
    return nullptr;
}

PyObject *daemon_loop(PyObject *, PyObject *)
{
    bool goes_back;
    NOGIL_BEGIN
        run_for_ever();
        goes_back = stop;
        ended++;
        while (
            !goes_back) /* its interpreter is ending or gone: going back to it is CPython's business, not tested here */
            nap();
    NOGIL_END
    Py_RETURN_NONE;
}

/* ---- thread-exit destructors ---- */

void operate_at_thread_exit()
{
    operate();
    operate();
}

struct farewell {
    bool wanted = false;
    ~farewell()
    {
        if (wanted)
            operate_at_thread_exit();
    }
};
thread_local farewell at_thread_exit;
pthread_key_t key;

void key_destructor(void *)
{
    operate_at_thread_exit();
}

std::atomic<long> short_threads;

void *short_main(void *)
{
    long number = short_threads++;
    if (number % 2)
        operate(); /* the destructor finds a state, or none */
    if ((number / 2 + turn) % 2)
        at_thread_exit.wanted = true;
    else
        pthread_setspecific(key, &key);
    wait_at_gate();
    return nullptr;
}

pthread_t begin(void *(*body)(void *))
{
    pthread_t thread;
    if (pthread_create(&thread, nullptr, body, nullptr) != 0)
        abort();
    return thread;
}

/* Short threads, one after the other; the one that finds the gate of `hold` waits there and is the last. */
void *exit_main(void *)
{
    while (!stop) {
        long elses = count_of(&cell_world.elses);
        bool was_held = hold;
        pthread_join(begin(short_main), nullptr);
        if (was_held || (cell_event() && count_of(&cell_world.elses) > elses))
            break;
    }
    ended++;
    return nullptr;
}

/* ---- static destructors ---- */

void print_line()
{
    char line[700];
    int n = snprintf(line, sizeof line,
                     "before=%ld after=%ld elses=%ld elses_before=%ld pushed=%ld dropped=%ld wrong=%ld %s\n",
                     count_of(&cell_world.before), count_of(&cell_world.after), count_of(&cell_world.elses),
                     count_of(&cell_world.elses_before), count_of(&cell_world.pushed), dropped,
                     count_of(&cell_world.wrong), cell_world.report);
    if (write(1, line, (size_t)n) != n)
        abort();
}

struct at_the_end {
    ~at_the_end()
    {
        if (operate_in_destructor) {
            __atomic_store_n(&cell_world.event, 1, __ATOMIC_RELEASE); /* the end of the process */
            for (int i = 0; i < AFTER; i++)
                operate();
        }
        if (print_in_destructor)
            print_line();
    }
} static_object;

/* -------------------------------------------------------------------------------------------------- the cell's stages */

PyObject *exit_now(PyObject *, PyObject *)
{
    __atomic_store_n(&cell_world.event, 1, __ATOMIC_RELEASE);
    if (turn % 4 < 2)
        exit(0);
    NOGIL_BEGIN
        exit(0);
    NOGIL_END
    Py_RETURN_NONE;
}

PyMethodDef methods[] = {
    {"loop", daemon_loop, METH_NOARGS, nullptr},
    {"exit_now", exit_now, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyModuleDef_Slot slots[] = {
#ifdef Py_MOD_PER_INTERPRETER_GIL_SUPPORTED
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#ifdef Py_MOD_GIL_NOT_USED
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, nullptr},
};
struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "cell", nullptr, 0, methods, slots, nullptr, nullptr, nullptr};
PyObject *make_module()
{
    return PyModuleDef_Init(&definition);
}

#ifndef Py_LIMITED_API
PyThreadState *new_sub_interpreter()
{
#if PY_VERSION_HEX >= 0x030C0000
    if (interpreter == "own") {
        PyThreadState *state = nullptr;
        PyInterpreterConfig config = {};
        config.allow_threads = 1;
        config.allow_daemon_threads = 1;
        config.check_multi_interp_extensions = 1;
        config.gil = PyInterpreterConfig_OWN_GIL;
        if (PyStatus_Exception(Py_NewInterpreterFromConfig(&state, &config)))
            abort();
        return state;
    }
#endif
    return Py_NewInterpreter();
}
#endif

void give_references()
{
    cell_world.object = PyList_New(0);
    for (references = 0; references < CELL_REFERENCES; references++)
        Py_INCREF(cell_world.object);
}

/* Attached to the interpreter that the object belongs to: how many of the references were dropped? */
void count_dropped()
{
    dropped = references - (long)(Py_REFCNT(cell_world.object) - 1);
}

/* Start Python, and in it the interpreter of this cell, which this thread is then attached to. */
void open_world()
{
    Py_InitializeEx(0);
    python("import sys, os, threading, atexit, cell\n"
           "sys.setswitchinterval(1e-5)\n"
           "sys.cell_function = lambda n: sum(i for i in range(n))\n");
    cell_world.plain_id = 0;
    if (operation_name == "decref_later" && thread_kind != "daemon")
        give_references();
    if (is_sub()) {
#ifndef Py_LIMITED_API
        if (thread_kind != "static" && (turn % 2)) /* main with and without a gate of its own */
            nogil_interp_release(nogil_interp_capture());
        main_state = PyThreadState_Get();
        sub_state = new_sub_interpreter();
        if (!sub_state)
            abort();
        python("import sys, os, threading, atexit, cell\n"
               "sys.cell_function = lambda n: sum(i for i in range(n))\n");
        if (thread_kind == "daemon" || thread_kind == "static")
            cell_world.plain_id = PyInterpreterState_GetID(PyInterpreterState_Get());
#endif
    }
    if (operation_name == "decref_later" && thread_kind == "daemon")
        give_references();
    if (phase == "finalizing" && thread_kind == "static" && turn % 2) /* its turn comes after the gate's */
        python("atexit.register(cell.exit_now)");
    cell_world.home = nogil_interp_capture();
    cell_world.home_id = PyInterpreterState_GetID(PyInterpreterState_Get());
    if (!cell_world.home)
        cell_wrong("there is no handle", __LINE__);
    if (phase == "finalizing" && thread_kind == "static" && turn % 2 == 0)
        python("atexit.register(cell.exit_now)");
}

/* End the cell's interpreter: the event. Afterwards this thread is attached to none (main), or to main (sub). */
void end_interpreter()
{
    __atomic_store_n(&cell_world.event, 1, __ATOMIC_RELEASE);
    if (is_sub()) {
#ifndef Py_LIMITED_API
        Py_EndInterpreter(sub_state);
        PyThreadState_Swap(main_state);
        sub_state = nullptr;
#endif
    } else if (Py_FinalizeEx() < 0) {
        cell_wrong("Py_FinalizeEx failed", __LINE__);
    }
}

void end_python()
{
    if (is_sub() && sub_state) {
#ifndef Py_LIMITED_API
        Py_EndInterpreter(sub_state);
        PyThreadState_Swap(main_state);
#endif
    }
    if (Py_IsInitialized() && Py_FinalizeEx() < 0)
        cell_wrong("Py_FinalizeEx failed", __LINE__);
}

pthread_t threads[THREADS];
int n_threads;

/* Attached. */
void start_threads()
{
    n_threads = thread_kind == "static" ? 0 : THREADS;
    ended = begun = 0;
    if (thread_kind == "daemon") {
        python("threads = [threading.Thread(target=cell.loop, daemon=True) for _ in range(3)]\n"
               "for thread in threads: thread.start()\n");
        return;
    }
    for (int i = 0; i < n_threads; i++)
        threads[i] = begin(thread_kind == "exit" ? exit_main : foreign_main);
}

/* Detached. */
void await_count(const long *counter, long enough)
{
    while (__atomic_load_n(counter, __ATOMIC_RELAXED) < enough)
        nap();
}
void await_ended()
{
    while (ended < n_threads)
        nap();
    if (thread_kind != "daemon")
        for (int i = 0; i < n_threads; i++)
            pthread_join(threads[i], nullptr);
}

/* Attached. Wait until sections have run, so that the event comes in the middle of them, and each thread is at it:
   a daemon thread that still starts would be ended by finalization before it comes to its loop. */
void run_some(const long *counter = &cell_world.before, long enough = ENOUGH)
{
    if (thread_kind == "static") {
        for (int i = 0; i < AFTER; i++)
            operate();
        return;
    }
    NOGIL_BEGIN
        await_count(counter, enough);
        while (thread_kind != "exit" && begun < n_threads)
            nap();
    NOGIL_END
}

/* Attached. */
void stop_threads()
{
    stop = true;
    NOGIL_BEGIN
        await_ended();
    NOGIL_END
    if (thread_kind == "daemon")
        python("for thread in threads: thread.join()");
    stop = false;
}

/* Attached to the interpreter of the object. */
void drop_all()
{
    if (!cell_world.object)
        return;
    PyThreadState *here = PyThreadState_Get();
    if (is_sub() && thread_kind != "daemon" && main_state)
        PyThreadState_Swap(main_state);
    NOGIL_YIELD();
    python(
        "for i in range(1000): pass"); /* without a GIL the last reference count is put right by the owner, between two lines */
    count_dropped();
    if (here != PyThreadState_Get())
        PyThreadState_Swap(here);
}

/* ----------------------------------------------------------------------------------------------------- the phases */

void running()
{
    if (thread_kind == "static") {
        run_some();
        print_in_destructor = operate_in_destructor = true;
        if (turn % 4 < 2)
            exit(0);
        NOGIL_BEGIN
            exit(0);
        NOGIL_END
    }
    start_threads();
    run_some();
    stop_threads();
    drop_all();
    end_python();
    print_line();
}

void finalizing()
{
    if (thread_kind == "static") {
        run_some();
        print_in_destructor = operate_in_destructor = true;
        end_interpreter(); /* an atexit handler calls exit() */
        cell_wrong("the atexit handler did not run", __LINE__);
        return;
    }
    start_threads();
    run_some();
    end_interpreter();
    if (is_attach()) {
        if (is_sub()) { /* plain sections go on in the main interpreter */
            NOGIL_BEGIN
                await_count(&cell_world.after, 50);
            NOGIL_END
            end_python();
        }
        print_line(); /* the threads wait for the end of the process, by contract */
        return;
    }
    if (is_sub()) {
        NOGIL_BEGIN
            await_ended();
        NOGIL_END
        end_python();
    } else {
        await_ended();
    }
    print_line();
}

/* Attached. All threads stand at their gate, detached, with or without a state. */
void hold_threads()
{
    hold = true;
    NOGIL_BEGIN
        while (gate < n_threads)
            nap();
    NOGIL_END
}

void finalized()
{
    if (thread_kind == "static") {
        run_some();
        end_interpreter();
        end_python();
        print_in_destructor = operate_in_destructor = true;
        return;
    }
    start_threads();
    run_some();
    hold_threads();
    end_interpreter();
    if (turn % 2 && is_sub())
        end_python();
    resume = true;
    if (Py_IsInitialized()) {
        NOGIL_BEGIN
            await_ended();
        NOGIL_END
        end_python();
    } else {
        await_ended();
    }
    print_line();
}

void reinitialised()
{
    nogil_interp *first;
    PyObject *first_object;
    int64_t first_id;
    start_threads();
    run_some();
    if (n_threads)
        hold_threads();
    end_interpreter();
    end_python();
    first = cell_world.home;
    first_id = cell_world.home_id;
    first_object = cell_world.object;
    cell_world.object = nullptr;
    open_world();
    nogil_interp *second = cell_world.home;
    if (thread_kind == "static") {
        int64_t second_id = cell_world.home_id;
        if (!is_attach()) { /* the handle and the object of the first life */
            PyObject *second_object = cell_world.object;
            cell_world.home = first;
            cell_world.object = nullptr;
            cell_world.home_id = first_id;
            run_some();
            cell_world.home = second;
            cell_world.home_id = second_id;
            cell_world.object = second_object;
        }
        print_in_destructor = operate_in_destructor = true;
        if (turn % 2)
            exit(0);
        NOGIL_BEGIN
            exit(0);
        NOGIL_END
    }
    /* The old threads with the old handle, or by a plain section into the new life. */
    PyObject *second_object = cell_world.object;
    int64_t second_id = cell_world.home_id;
    if (!is_attach()) {
        cell_world.home = first;
        cell_world.home_id = first_id;
        cell_world.object = first_object;
    }
    resume = true;
    NOGIL_BEGIN
        await_ended();
    NOGIL_END
    /* New threads in the new life. */
    hold = resume = false;
    gate = 0;
    cell_world.home = second;
    cell_world.home_id = second_id;
    cell_world.object = second_object;
    cell_world.pushed = 0;
    start_threads();
    long before = count_of(&cell_world.after);
    run_some(&cell_world.after, before + ENOUGH);
    stop_threads();
    drop_all();
    end_python();
    print_line();
}

void in_child()
{
    __atomic_store_n(&cell_world.event, 1, __ATOMIC_RELEASE);
    cell_world.after = cell_world.before = cell_world.elses = cell_world.elses_before = 0;
    if (cell_world.object) { /* what another thread of the parent was just dropping is lost in the child: count anew */
        cell_world.pushed = 0;
        give_references();
    }
    if (thread_kind == "static") {
        print_in_destructor = operate_in_destructor = true;
        exit(0);
    }
    start_threads();
    run_some(&cell_world.after, ENOUGH);
    stop_threads();
    drop_all();
    end_python();
    print_line();
    exit(0);
}

void forked()
{
#ifdef Py_GIL_DISABLED
    /* CPython without a GIL (3.13, without libnogil too): a fork by a thread that another one has just stopped and let go
       again, for a collection or for the first second thread, leaves the child with a lock that nobody will release. */
    python("import gc; gc.disable()");
    NOGIL_BEGIN
        pthread_join(begin([](void *) -> void * { return attach_in_cc(), nullptr; }), nullptr);
    NOGIL_END
#endif
    start_threads();
    run_some(); /* 3.15, without libnogil too: forked in another thread's very first attach, the child hangs at its end */
    for (int i = 0; i < 2; i++) {
        long pid = python_call("os", "fork");
        int status = -1;
        if (pid == 0)
            in_child();
        NOGIL_BEGIN
            if (pid < 0 || waitpid((pid_t)pid, &status, 0) != pid || status != 0)
                cell_wrong("the child failed; status:", status);
        NOGIL_END
        __atomic_store_n(&cell_world.event, 1, __ATOMIC_RELEASE);
        run_some(&cell_world.after, count_of(&cell_world.after) + AFTER);
    }
    stop_threads();
    drop_all();
    end_python();
    print_line();
}

/* ------------------------------------------------------------------------------------------ what the self-test breaks */

pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
void *deadlocked(void *)
{
    WITH_GIL_BEGIN /* in the wrong order on purpose: main holds the GIL and wants the lock */
        pthread_mutex_unlock(&lock);
    WITH_GIL_END
    return nullptr;
}
void deadlock()
{
    pthread_mutex_lock(&lock);
    begin(deadlocked);
    pthread_mutex_lock(&lock);
}
void crash()
{
    abort();
}
void lie()
{
    print_line(); /* nothing has run, and it says so */
}

} // namespace

void cell_wrong(const char *what, int line)
{
    if (CELL_COUNT(wrong), __atomic_load_n(&cell_world.wrong, __ATOMIC_RELAXED) == 1)
        snprintf(cell_world.report, sizeof cell_world.report, "%s (%d)", what, line);
}

void cell_touch(int64_t id, int line)
{
    PyObject *function, *result;
    if (!PyGILState_Check())
        cell_wrong("not attached", line);
    if (PyInterpreterState_GetID(PyInterpreterState_Get()) != id)
        cell_wrong("in another interpreter", line);
    function = PySys_GetObject("cell_function");
    result = function ? PyObject_CallFunction(function, "i", 20) : nullptr;
    if (!result || PyLong_AsLong(result) != 190) {
        PyErr_Clear();
        cell_wrong("Python does not work", line);
    }
    Py_XDECREF(result);
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    thread_kind = argv[1];
    operation_name = argv[2];
    phase = argv[3];
    interpreter = argv[4];
    turn = atol(argv[5]);
    const struct {
        const char *name;
        operation *in_c, *in_cc;
    } operations[] = {{"attach", attach_in_c, attach_in_cc},
                      {"try", try_in_c, try_in_cc},
                      {"nested", nested_in_c, nested_in_cc},
                      {"decref_later", decref_later_in_c, decref_later_in_cc}};
    for (auto &known : operations)
        if (operation_name == known.name)
            operate = turn % 2 ? known.in_c : known.in_cc;
    const struct {
        const char *name;
        void (*play)();
    } phases[] = {
        {"running", running}, {"finalizing", finalizing}, {"finalized", finalized}, {"re-initialised", reinitialised},
        {"forked", forked},   {"deadlock", deadlock},     {"crash", crash},         {"lie", lie}};
    if (!operate || pthread_key_create(&key, key_destructor) != 0)
        return 2;
    turn /= 2;
    if (PyImport_AppendInittab("cell", make_module) < 0)
        return 2;
    for (auto &known : phases)
        if (phase == known.name) {
            open_world();
            known.play();
            return 0;
        }
    return 2;
}
