//! The kernels without a GPU: what they register before `main`, and what their CPU bodies compute.

use super::*;
use std::ffi::{CStr, c_char, c_int, c_uint};
use std::sync::Mutex;
use std::sync::atomic::Ordering::Relaxed;

mod compute;

/// What the registration told the HIP library; the functions below stand in for it.
static BUNDLES: Mutex<Vec<usize>> = Mutex::new(Vec::new());
static KERNELS: Mutex<Vec<(usize, String)>> = Mutex::new(Vec::new());

#[unsafe(no_mangle)]
extern "C" fn __hipRegisterFatBinary(wrapper: *const c_void) -> *mut *mut c_void {
    let mut bundles = BUNDLES.lock().unwrap();
    bundles.push(wrapper as usize);
    bundles.len() as *mut *mut c_void
}

#[unsafe(no_mangle)]
extern "C" fn __hipRegisterFunction(
    modules: *mut *mut c_void,
    handle: *const c_void,
    name: *mut c_char,
    _device_name: *const c_char,
    _thread_limit: c_uint,
    _tid: *mut c_void,
    _bid: *mut c_void,
    _block_dim: *mut c_void,
    _grid_dim: *mut c_void,
    _wave_size: *mut c_int,
) {
    assert!(!modules.is_null());
    // SAFETY: the registration passes a C string literal.
    let name = unsafe { CStr::from_ptr(name) }.to_str().unwrap().to_owned();
    KERNELS.lock().unwrap().push((handle as usize, name));
}

#[unsafe(no_mangle)]
extern "C" fn __hipUnregisterFatBinary(_modules: *mut *mut c_void) {}

// Named by the host stubs that hipcc generates; nothing here calls them.
#[unsafe(no_mangle)]
extern "C" fn __hipPopCallConfiguration() -> c_int {
    1
}
#[unsafe(no_mangle)]
extern "C" fn hipLaunchKernel() -> c_int {
    1
}

#[repr(C)]
struct Launch {
    grid: [u32; 3],
    block: [u32; 3],
    shared_bytes: u64,
}

#[repr(C)]
struct Descriptor {
    version: u32,
    arg_count: u32,
    arg_sizes: *const u32,
    body: Option<unsafe extern "C" fn(*const Launch, *const *const c_void)>,
    solo_ns: Option<unsafe extern "C" fn(*const Launch, *const *const c_void) -> u64>,
}

fn descriptor(kernel: Kernel) -> &'static Descriptor {
    // SAFETY: a descriptor is an immutable object with static lifetime, of the layout of softgpu/kernel.h.
    unsafe { &*kernel.descriptor().cast::<Descriptor>() }
}

fn run_replay(
    state: &mut ReplayState,
    progress: *mut ReplayProgress,
    groups: u32,
    solo_ns: u64,
    iterations: u32,
) -> u64 {
    let launch = Launch { grid: [groups, 1, 1], block: [256, 1, 1], shared_bytes: 0 };
    let state = std::ptr::from_mut(state);
    let args: [*const c_void; 4] = [
        (&raw const state).cast(),
        (&raw const progress).cast(),
        (&raw const solo_ns).cast(),
        (&raw const iterations).cast(),
    ];
    let replay = descriptor(Kernel::Replay);
    // SAFETY: four arguments of the sizes that the descriptor states, pointing at live objects.
    unsafe {
        (replay.body.unwrap())(&launch, args.as_ptr());
        (replay.solo_ns.unwrap())(&launch, args.as_ptr())
    }
}

#[test]
fn every_kernel_is_registered_before_main_under_its_handle() {
    let kernels = KERNELS.lock().unwrap();
    assert_eq!(kernels.len(), Kernel::ALL.len());
    for kernel in Kernel::ALL {
        assert!(
            kernels.contains(&(kernel.handle() as usize, kernel.name().to_owned())),
            "{kernel:?}: {kernels:?}"
        );
    }
}

#[test]
fn the_registered_bundle_has_the_entries_that_were_built() {
    #[repr(C)]
    struct Wrapper {
        magic: u32,
        version: u32,
        bundle: *const u8,
        unused: *const u8,
    }
    let bundles = BUNDLES.lock().unwrap();
    assert_eq!(bundles.len(), 1);
    // SAFETY: the registration passed a wrapper of this layout with static lifetime.
    let wrapper = unsafe { &*(bundles[0] as *const Wrapper) };
    assert_eq!((wrapper.magic, wrapper.version), (0x4849_5046, 1));
    // SAFETY: a bundle begins with 24 bytes of magic and a 64-bit count.
    let head = unsafe { std::slice::from_raw_parts(wrapper.bundle, 32) };
    assert_eq!(&head[..24], b"__CLANG_OFFLOAD_BUNDLE__");
    let entries = u64::from_le_bytes(head[24..32].try_into().unwrap());
    assert_eq!(entries as usize, 1 + TARGETS.split_whitespace().count());
}

/// The bytes of each kernel's arguments.
const SIZES: [(Kernel, &[u32]); Kernel::ALL.len()] = [
    (Kernel::Replay, &[8, 8, 8, 4]),
    (Kernel::Canary, &[8, 8, 4]),
    (Kernel::Noop, &[]),
    (Kernel::VectorAdd, &[8, 8, 8, 8]),
    (Kernel::Saxpy, &[4, 8, 8, 8]),
    (Kernel::Copy, &[8, 8, 8]),
    (Kernel::Spin, &[8, 8, 4]),
    (Kernel::Matmul, &[8, 8, 8, 4, 4, 4]),
    (Kernel::Reduce, &[8, 8, 8]),
    (Kernel::Cooperative, &[8, 8, 8, 8, 4]),
];

#[test]
fn arguments_are_described_as_the_kernels_take_them() {
    assert_eq!(SIZES.map(|(kernel, _)| kernel), Kernel::ALL);
    for (kernel, sizes) in SIZES {
        let described = descriptor(kernel);
        assert_eq!((described.version, described.arg_count as usize), (1, sizes.len()), "{kernel:?}");
        for (index, size) in sizes.iter().enumerate() {
            // SAFETY: `arg_sizes` holds `arg_count` sizes.
            assert_eq!(unsafe { *described.arg_sizes.add(index) }, *size, "{kernel:?}");
        }
    }
}

#[test]
fn replay_counts_its_work_and_tells_the_host() {
    let (mut state, mut progress) = (ReplayState::default(), ReplayProgress::default());
    assert_eq!(run_replay(&mut state, &mut progress, 132, 5_000, 8), 5_000);
    assert_eq!(run_replay(&mut state, &mut progress, 7, 2_000, 8), 2_000);
    assert_eq!((state.kernels, state.work_ns), (2, 7_000));
    assert_eq!((progress.kernels.load(Relaxed), progress.work_ns.load(Relaxed)), (2, 7_000));
}

#[test]
fn the_checksum_is_what_one_work_item_computes() {
    let mut state = ReplayState::default();
    run_replay(&mut state, std::ptr::null_mut(), 3, 1, 4);
    let result = (0..4).fold(1.0f32, |x, _| x.mul_add(0.75, 0.125));
    let folded = (3u64 << 32 | u64::from(result.to_bits())).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    assert_eq!(state.checksum, folded ^ folded >> 29);
}

#[test]
fn the_checksum_hangs_on_the_order_of_the_launches() {
    let checksum = |order: [u32; 2]| {
        let mut state = ReplayState::default();
        for groups in order {
            run_replay(&mut state, std::ptr::null_mut(), groups, 1, 1);
        }
        state.checksum
    };
    assert_ne!(checksum([1, 2]), checksum([2, 1]));
}
