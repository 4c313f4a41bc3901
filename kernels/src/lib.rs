//! Device kernels, one source for HIP, CUDA and the CPU (`device/`), and the handles by which a program launches them.
//!
//! Whoever names this crate needs a HIP library at link time: the kernels register themselves with it before `main`.
//! So only programs that are HIP programs may depend on it; the runtime and the CLI never do.

use std::ffi::c_void;

/// The GPU targets that the kernels hold code for, separated by spaces; empty where no `hipcc` was there to build any,
/// and only a software device can run them.
pub const TARGETS: &str = env!("HIPREEMPT_KERNEL_TARGETS");

/// A kernel that a program can launch. Arguments are given in the order of the fields named. Those with `n` or `words`
/// take any shape of launch; all others say which they need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// One kernel of a recorded trace: `state: *mut ReplayState`, `progress: *mut ReplayProgress` (may be null),
    /// `solo_ns: u64`, `iterations: u32`.
    Replay,
    /// The positive control: `state: *mut ReplayState`, `solo_ns: u64`, `iterations: u32`.
    Canary,
    /// Nothing, without arguments: what is left is the cost of the launch.
    Noop,
    /// `sum[i] = a[i] + b[i]`: `a: *const f32`, `b: *const f32`, `sum: *mut f32`, `n: u64`.
    VectorAdd,
    /// `y[i] = alpha * x[i] + y[i]`, rounded once: `alpha: f32`, `x: *const f32`, `y: *mut f32`, `n: u64`.
    Saxpy,
    /// Copies 32-bit words: `to: *mut u32`, `from: *const u32`, `words: u64`.
    Copy,
    /// Fixed work: `result: *mut f32`, `solo_ns: u64` (what it takes on the software device), `iterations: u32`.
    Spin,
    /// The product of row-major matrices, m×k by k×n: `a: *const f32`, `b: *const f32`, `product: *mut f32`,
    /// `m: u32`, `n: u32`, `k: u32`. ⌈n/tile⌉ × ⌈m/tile⌉ groups of [`MATMUL_TILE`]² items; in groups of another
    /// shape it does nothing.
    Matmul,
    /// A sum for each group, of its share: `in: *const f32`, `partial: *mut f32` (one a group), `n: u64`. A second
    /// launch of one group adds up the partial sums.
    Reduce,
    /// Work that gives way by consent: `carry: *mut f32` (one an item), `places: *mut u64` (one a group), both zeroed
    /// before the first launch, `turn: *mut CooperativeTurn`, `steps: u64`, `iterations: u32`. A launch ends when every
    /// place is `steps`, or when the turn is over; the next one of the same shape goes on from there, to the same
    /// bits.
    Cooperative,
}

/// The side of a tile of [`Kernel::Matmul`], and of its groups. `MATMUL_TILE` of `device/compute.h`.
pub const MATMUL_TILE: u32 = 16;

/// What the cooperative kernel asks before each step, in pinned host memory. `struct cooperative_turn` of
/// `device/compute.h`.
#[repr(C)]
#[derive(Debug, Default)]
pub struct CooperativeTurn {
    /// How many steps a group may take in one launch. Lower it while the kernel runs, and it leaves; 0 means at once.
    pub steps_max: std::sync::atomic::AtomicU64,
    /// Written by the device: the step that its first group begins.
    pub step_seen: std::sync::atomic::AtomicU64,
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

/// Declares what the two objects of each kernel are called, and finds them.
macro_rules! kernels {
    ($($kernel:ident: $handle:ident, $descriptor:ident;)*) => {
        unsafe extern "C" {
            $(static $handle: u8;
            static $descriptor: u8;)*
        }

        impl Kernel {
            /// All of them.
            pub const ALL: [Kernel; [$(Kernel::$kernel),*].len()] = [$(Kernel::$kernel),*];

            /// The name under which the kernel is registered.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kernel::$kernel => stringify!($handle),)*
                }
            }

            /// What `hipLaunchKernel` takes as its function.
            pub fn handle(self) -> *const c_void {
                match self {
                    $(Kernel::$kernel => (&raw const $handle).cast(),)*
                }
            }

            /// The kernel's `struct softgpu_kernel`, which a software device finds by name.
            pub fn descriptor(self) -> *const c_void {
                match self {
                    $(Kernel::$kernel => (&raw const $descriptor).cast(),)*
                }
            }
        }

        /// Nothing in a program names the descriptors: this is what makes the linker keep them.
        #[used]
        static DESCRIPTORS: Descriptors = Descriptors([$(&raw const $descriptor),*]);
    };
}

kernels! {
    Replay: hipreempt_replay, softgpu_kernel_hipreempt_replay;
    Canary: hipreempt_canary, softgpu_kernel_hipreempt_canary;
    Noop: hipreempt_noop, softgpu_kernel_hipreempt_noop;
    VectorAdd: hipreempt_vector_add, softgpu_kernel_hipreempt_vector_add;
    Saxpy: hipreempt_saxpy, softgpu_kernel_hipreempt_saxpy;
    Copy: hipreempt_copy, softgpu_kernel_hipreempt_copy;
    Spin: hipreempt_spin, softgpu_kernel_hipreempt_spin;
    Matmul: hipreempt_matmul, softgpu_kernel_hipreempt_matmul;
    Reduce: hipreempt_reduce, softgpu_kernel_hipreempt_reduce;
    Cooperative: hipreempt_cooperative, softgpu_kernel_hipreempt_cooperative;
}

#[expect(dead_code, reason = "the linker is its only reader")]
struct Descriptors([*const u8; Kernel::ALL.len()]);

// SAFETY: addresses of immutable objects, which are never read through here.
unsafe impl Sync for Descriptors {}

#[cfg(test)]
mod tests;
