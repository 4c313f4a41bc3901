//! Which generation of HIP the program was built for, by the name under which it loaded this library.
//!
//! The file carries the symbols of all generations; what differs is what a few functions answer: version numbers, and
//! the numbers of memory types, which HIP 6 changed.

use std::ffi::CStr;
use std::sync::OnceLock;

/// A major version of the library's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// `libamdhip64.so.5`.
    Five,
    /// `libamdhip64.so.6`.
    Six,
    /// `libamdhip64.so.7`, and any other name.
    Seven,
}

impl Generation {
    /// The generation of this process.
    pub fn get() -> Self {
        static FOUND: OnceLock<Generation> = OnceLock::new();
        *FOUND.get_or_init(|| path().as_deref().map_or(Self::Seven, Self::of_name))
    }

    fn of_name(path: &str) -> Self {
        match path.rsplit_once(".so.").map(|(_, version)| version) {
            Some("5") => Self::Five,
            Some("6") => Self::Six,
            _ => Self::Seven,
        }
    }

    /// `hipRuntimeGetVersion`: major × 10⁷ + minor × 10⁵ + patch, of 5.2, 6.4 or 7.1.
    pub fn version(self) -> i32 {
        match self {
            Self::Five => 50_200_000,
            Self::Six => 60_400_000,
            Self::Seven => 70_100_000,
        }
    }
}

/// The path that the loader opened this library by.
pub fn path() -> Option<String> {
    // SAFETY: a plain out-struct and the address of a function of this library; the name it gives stays valid while
    // the library is loaded, which is for ever.
    unsafe {
        let mut info: libc::Dl_info = std::mem::zeroed();
        let found = libc::dladdr(path as *const () as *const libc::c_void, &raw mut info);
        (found != 0 && !info.dli_fname.is_null())
            .then(|| CStr::from_ptr(info.dli_fname).to_string_lossy().into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells() {
        assert_eq!(Generation::of_name("/a/libamdhip64.so.5"), Generation::Five);
        assert_eq!(Generation::of_name("libamdhip64.so.6"), Generation::Six);
        assert_eq!(Generation::of_name("/a/libamdhip64.so"), Generation::Seven);
        assert!(path().is_some());
    }
}
