// SPDX-License-Identifier: 0BSD
//! The jobs of jobs.py: the same loops as jobs_functions.h.

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use std::io::Read;

/// The items of a buffer that outlives it, without the GIL: that nobody else writes them is the caller's promise, as in
/// C. (PyO3 itself gives them out with the GIL only.)
pub struct Slice(*mut f64, usize);
unsafe impl Send for Slice {}
unsafe impl Sync for Slice {}

impl Slice {
    pub fn of(buffer: &PyBuffer<f64>) -> Slice {
        Slice(buffer.buf_ptr() as *mut f64, buffer.item_count())
    }
    pub fn get(&self) -> &[f64] {
        unsafe { std::slice::from_raw_parts(self.0, self.1) }
    }
    #[allow(clippy::mut_from_ref)]
    pub fn get_mut(&self) -> &mut [f64] {
        unsafe { std::slice::from_raw_parts_mut(self.0, self.1) }
    }
}

const CRC_OF_HALF_BYTE: [u32; 16] = [
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
    0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
];

fn checksum_of(path: &str) -> std::io::Result<(u32, u64)> {
    let mut file = std::fs::File::open(path)?;
    let (mut buffer, mut crc, mut lines) = ([0u8; 32768], !0u32, 0u64);
    loop {
        let size = file.read(&mut buffer)?;
        if size == 0 {
            return Ok((!crc, lines));
        }
        for byte in &buffer[..size] {
            crc ^= *byte as u32;
            crc = CRC_OF_HALF_BYTE[(crc & 15) as usize] ^ (crc >> 4);
            crc = CRC_OF_HALF_BYTE[(crc & 15) as usize] ^ (crc >> 4);
            lines += (*byte == b'\n') as u64;
        }
    }
}

#[pymodule]
pub mod jobs_pyo3 {
    use super::*;

    #[pyfunction]
    fn heavy_compute(py: Python<'_>, first: u64, last: u64) -> u64 {
        py.detach(|| (first..last).fold(0, |sum, i| sum + i * i % 1_000_000_007))
    }

    #[pyfunction]
    fn partial_pi(py: Python<'_>, first: i64, last: i64) -> f64 {
        py.detach(|| {
            let (mut sum, mut sign) = (0.0, if first % 2 == 1 { -4.0 } else { 4.0 });
            for k in first..last {
                sum += sign / (2.0 * k as f64 + 1.0);
                sign = -sign;
            }
            sum
        })
    }

    #[pyfunction]
    fn add_arrays(
        py: Python<'_>,
        a: PyBuffer<f64>,
        b: PyBuffer<f64>,
        out: PyBuffer<f64>,
        first: usize,
        last: usize,
    ) {
        let (a, b, out) = (Slice::of(&a), Slice::of(&b), Slice::of(&out));
        py.detach(|| {
            let (a, b) = (&a.get()[first..last], &b.get()[first..last]);
            for (sum, (x, y)) in out.get_mut()[first..last].iter_mut().zip(a.iter().zip(b)) {
                *sum = x + y;
            }
        })
    }

    #[pyfunction]
    fn checksum(py: Python<'_>, path: &str) -> PyResult<(u32, u64)> {
        Ok(py.detach(|| checksum_of(path))?)
    }
}
