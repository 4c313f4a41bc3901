//! Kernel descriptors of `include/softgpu/kernel.h`, as this side sees them.

use std::ffi::{CString, c_void};

use super::objects;
use crate::report;

/// `SOFTGPU_KERNEL_VERSION`.
const VERSION: u32 = 1;
/// More arguments than any kernel has; a larger count is a descriptor that is none.
const ARGUMENTS_MAX: u32 = 1024;

/// `struct softgpu_dim3`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dim3 {
    /// Innermost.
    pub x: u32,
    /// Middle.
    pub y: u32,
    /// Outermost.
    pub z: u32,
}

impl Dim3 {
    /// Its volume.
    pub fn count(self) -> u64 {
        u64::from(self.x) * u64::from(self.y) * u64::from(self.z)
    }
}

/// `struct softgpu_launch`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// Workgroups.
    pub grid: Dim3,
    /// Work-items of a workgroup.
    pub block: Dim3,
    /// Dynamic local memory, in bytes.
    pub shared_bytes: u64,
}

/// The work of one launch.
pub type Body = unsafe extern "C" fn(*const Launch, *const *mut c_void);
/// The time of one launch, in nanoseconds alone on the card.
pub type SoloNs = unsafe extern "C" fn(*const Launch, *const *mut c_void) -> u64;

/// `struct softgpu_kernel`.
#[repr(C)]
#[derive(Debug)]
pub struct Descriptor {
    version: u32,
    argument_count: u32,
    argument_sizes: *const u32,
    /// Does the work; none: timed only.
    pub body: Option<Body>,
    /// Tells the time; none: guessed from the shape.
    pub solo_ns: Option<SoloNs>,
}

// SAFETY: a descriptor is constant data of a loaded object.
unsafe impl Sync for Descriptor {}
// SAFETY: as above.
unsafe impl Send for Descriptor {}

impl Descriptor {
    /// The descriptor of a kernel, in the program or in a kernel object.
    pub fn find(kernel: &str) -> Option<&'static Self> {
        let symbol = CString::new(format!("softgpu_kernel_{kernel}")).ok()?;
        let address = objects::program_symbol(&symbol).or_else(|| objects::object_symbol(&symbol))?;
        // SAFETY: by `kernel.h` the symbol is a `struct softgpu_kernel`; objects with kernels are never unloaded by us.
        let descriptor = unsafe { &*(address as *const Self) };
        if descriptor.version != VERSION || descriptor.argument_count > ARGUMENTS_MAX {
            let version = descriptor.version;
            report::once(
                kernel,
                &format!("softgpu_kernel_{kernel}: version {version} where {VERSION} is read; ignored"),
            );
            return None;
        }
        Some(descriptor)
    }

    /// Bytes of each argument.
    pub fn argument_sizes(&self) -> &[u32] {
        if self.argument_count == 0 || self.argument_sizes.is_null() {
            return &[];
        }
        // SAFETY: by `kernel.h`, `arg_sizes` points at `arg_count` numbers.
        unsafe { std::slice::from_raw_parts(self.argument_sizes, self.argument_count as usize) }
    }
}

const _: () = assert!(size_of::<Launch>() == 32 && size_of::<Descriptor>() == 32);
