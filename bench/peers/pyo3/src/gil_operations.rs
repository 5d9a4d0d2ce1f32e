// SPDX-License-Identifier: 0BSD
//! The operations of gil_operations.py: row for row the same as gil_operations_macros.c. There is no row for
//! except_any: an error is a Result here, which nobody has to look up.

use pyo3::prelude::*;

#[pymodule]
pub mod gil_operations_pyo3 {
    use super::*;
    use crate::measured_loop::{keep, timed, wall, work, BLOCK};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const compiler: &str = "rustc";

    #[inline(never)]
    fn plain_function(i: i32) -> i32 {
        keep();
        i
    }

    #[inline(never)]
    fn with_gil_function(i: i32) -> i32 {
        Python::attach(|_py| {
            keep();
            i
        })
    }

    #[pyfunction]
    fn empty(n: i64) -> f64 {
        timed(n, |_| keep())
    }

    #[pyfunction]
    fn call(n: i64) -> f64 {
        timed(n, |i| {
            plain_function(i as i32);
        })
    }

    #[pyfunction]
    fn release(py: Python<'_>, n: i64) -> f64 {
        timed(n, |_| py.detach(keep))
    }

    fn attach_each_time(n: i64) -> f64 {
        timed(n, |i| {
            with_gil_function(i as i32);
        })
    }

    #[pyfunction]
    fn with_gil_held(n: i64) -> f64 {
        attach_each_time(n)
    }

    #[pyfunction]
    fn with_gil_released(py: Python<'_>, n: i64) -> f64 {
        py.detach(|| attach_each_time(n))
    }

    #[pyfunction]
    fn with_gil_inside(py: Python<'_>, n: i64) -> f64 {
        py.detach(|| timed(n, |_| Python::attach(|_py| keep())))
    }

    #[pyfunction]
    fn foreign(py: Python<'_>, n: i64) -> f64 {
        py.detach(|| {
            let thread = std::thread::spawn(move || {
                attach_each_time(1);
                attach_each_time(n)
            });
            thread.join().unwrap_or(-1.0)
        })
    }

    #[pyfunction]
    fn block(py: Python<'_>, nanoseconds: i64) -> f64 {
        let (start, mut blocks) = (wall(), 0);
        loop {
            py.detach(|| work(BLOCK));
            blocks += 1;
            let took = wall() - start;
            if took >= nanoseconds as f64 {
                return took / blocks as f64;
            }
        }
    }
}
