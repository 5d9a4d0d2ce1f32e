// SPDX-License-Identifier: 0BSD
//! The functions of calls.py.

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;

#[pymodule]
pub mod calls_pyo3 {
    use super::*;
    use crate::jobs::Slice;
    use crate::measured_loop::keep;

    #[pyfunction]
    fn hypot2(py: Python<'_>, x: f64, y: f64) -> f64 {
        py.detach(|| (x * x + y * y).sqrt())
    }

    #[pyfunction]
    fn hypot2_held(x: f64, y: f64) -> f64 {
        (x * x + y * y).sqrt()
    }

    #[pyfunction]
    fn add(py: Python<'_>, a: i32, b: i32) -> i32 {
        py.detach(|| a.wrapping_add(b))
    }

    #[pyfunction]
    fn add_held(a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }

    #[pyfunction]
    fn length(py: Python<'_>, text: &str) -> usize {
        py.detach(|| text.len())
    }

    #[pyfunction]
    fn total(py: Python<'_>, values: PyBuffer<f64>) -> f64 {
        let values = Slice::of(&values);
        py.detach(|| values.get().iter().sum())
    }

    #[pyfunction]
    fn nothing(py: Python<'_>) {
        py.detach(keep)
    }
}
