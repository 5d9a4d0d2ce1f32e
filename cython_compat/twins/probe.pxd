# SPDX-License-Identifier: 0BSD
# probe.pxd: probe.h for the Cython modules.
cdef extern from "probe.h":
    void probe(const char *label) noexcept nogil
    list probes()
    void on_a_foreign_thread(void (*function)(void *) noexcept nogil, void *argument) noexcept nogil
    void start_holding_the_gil() noexcept nogil
    int stop_holding_the_gil() except -1 nogil
