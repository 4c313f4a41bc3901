//! Device kernels, one source for HIP and the CPU (`device/`), and the handles by which a program launches them.
//!
//! Whoever names this crate needs a HIP library at link time: the kernels register themselves with it before `main`.
//! So only programs that are HIP programs may depend on it; the runtime and the CLI never do.

use std::ffi::c_void;

/// The GPU targets that the kernels hold code for, separated by spaces; empty where no `hipcc` was there to build any,
/// and only a software device can run them.
pub const TARGETS: &str = env!("HIPREEMPT_KERNEL_TARGETS");

/// A kernel that the benchmark launches. Arguments are given in the order of the fields named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// One kernel of a recorded trace: `state: *mut ReplayState`, `progress: *mut ReplayProgress` (may be null),
    /// `solo_ns: u64`, `iterations: u32`.
    Replay,
    /// The positive control: `state: *mut ReplayState`, `solo_ns: u64`, `iterations: u32`.
    Canary,
    /// Nothing, without arguments: what is left is the cost of the launch.
    Noop,
}

/// What the kernels keep in device memory, one for each stream. `struct replay_state` of `device/items.h`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReplayState {
    /// Hangs on every launch and on their order.
    pub checksum: u64,
    /// Launches that have finished.
    pub kernels: u64,
    /// The sum of their durations alone on the card, in nanoseconds.
    pub work_ns: u64,
}

/// What the replay kernel tells the host while work runs, in pinned host memory. `struct replay_progress` of
/// `device/items.h`; the two values are written one after the other, so a reader may see them one launch apart.
#[repr(C)]
#[derive(Debug, Default)]
pub struct ReplayProgress {
    /// Launches that have finished.
    pub kernels: std::sync::atomic::AtomicU64,
    /// The sum of their durations alone on the card, in nanoseconds.
    pub work_ns: std::sync::atomic::AtomicU64,
}

unsafe extern "C" {
    static hipreempt_replay: u8;
    static hipreempt_canary: u8;
    static hipreempt_noop: u8;
    static softgpu_kernel_hipreempt_replay: u8;
    static softgpu_kernel_hipreempt_canary: u8;
    static softgpu_kernel_hipreempt_noop: u8;
}

impl Kernel {
    /// All of them.
    pub const ALL: [Kernel; 3] = [Kernel::Replay, Kernel::Canary, Kernel::Noop];

    /// The name under which the kernel is registered.
    pub fn name(self) -> &'static str {
        match self {
            Kernel::Replay => "hipreempt_replay",
            Kernel::Canary => "hipreempt_canary",
            Kernel::Noop => "hipreempt_noop",
        }
    }

    /// What `hipLaunchKernel` takes as its function.
    pub fn handle(self) -> *const c_void {
        match self {
            Kernel::Replay => (&raw const hipreempt_replay).cast(),
            Kernel::Canary => (&raw const hipreempt_canary).cast(),
            Kernel::Noop => (&raw const hipreempt_noop).cast(),
        }
    }

    /// The kernel's `struct softgpu_kernel`, which a software device finds by name.
    pub fn descriptor(self) -> *const c_void {
        match self {
            Kernel::Replay => (&raw const softgpu_kernel_hipreempt_replay).cast(),
            Kernel::Canary => (&raw const softgpu_kernel_hipreempt_canary).cast(),
            Kernel::Noop => (&raw const softgpu_kernel_hipreempt_noop).cast(),
        }
    }
}

/// Nothing in a program names the descriptors: this is what makes the linker keep them.
#[used]
static DESCRIPTORS: Descriptors = Descriptors([
    &raw const softgpu_kernel_hipreempt_replay,
    &raw const softgpu_kernel_hipreempt_canary,
    &raw const softgpu_kernel_hipreempt_noop,
]);

#[expect(dead_code, reason = "the linker is its only reader")]
struct Descriptors([*const u8; Kernel::ALL.len()]);

// SAFETY: addresses of immutable objects, which are never read through here.
unsafe impl Sync for Descriptors {}

#[cfg(test)]
mod tests;
