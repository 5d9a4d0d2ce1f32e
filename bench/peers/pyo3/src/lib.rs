// SPDX-License-Identifier: 0BSD
//! What bench/ measures, in Rust with PyO3. Each module is a file; all are in one library.

mod calls;
mod gil_operations;
mod jobs;
mod measured_loop;
