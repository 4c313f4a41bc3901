//! The CUDA driver: its functions as pointers, found in `libcuda.so.1` at run time, and what its errors are to HIP.
//!
//! The library is opened `RTLD_LOCAL` and asked by handle only: no symbol of CUDA becomes visible to the program or is
//! found through it, so that a preload which stands in front of CUDA schedules nothing twice.

mod code;
#[cfg(test)]
pub mod fake;
#[cfg_attr(test, allow(dead_code, reason = "tests have a driver of their own"))]
mod load;
mod table;
mod types;

pub use code::check;
pub use load::Absent;
#[cfg(not(test))]
pub use load::load;
pub use table::Cuda;
pub use types::*;

/// Calls a function of the driver with the thread's device current: `cuda!(mem_alloc(&raw mut address, size))?`.
macro_rules! cuda {
    ($name:ident($($argument:expr),* $(,)?)) => {{
        let cuda = $crate::context::ready()?;
        // SAFETY: the table holds functions of these types. Pointers are the caller's own or come from the program,
        // and are trusted as far as HIP trusts them; CUDA asks the same of them.
        $crate::cuda::check(unsafe { (cuda.$name)($($argument),*) })
    }};
}

/// The same without a current device.
macro_rules! cuda_anywhere {
    ($name:ident($($argument:expr),* $(,)?)) => {{
        let cuda = $crate::context::driver()?;
        // SAFETY: as in `cuda!`.
        $crate::cuda::check(unsafe { (cuda.$name)($($argument),*) })
    }};
}

pub(crate) use {cuda, cuda_anywhere};
