//! What is called and in which order, on a driver that only remembers.

use std::ffi::{CStr, c_int, c_void};
use std::thread;

use hipreempt_api::hip::{dim3, hipFunction_t, hipStream_t};

use super::*;
use crate::cuda::fake::{self, FUNCTION};
use crate::error::{Code, Outcome};

const ONE: dim3 = dim3 { x: 1, y: 1, z: 1 };
const BLOCK: dim3 = dim3 { x: 64, y: 1, z: 1 };
const NULL: hipStream_t = std::ptr::null_mut();

/// Runs a body on a thread that has not called yet, past the calls that its first one makes.
fn on_a_thread<T: Send>(body: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let ready = || {
            let (mut free, mut total) = (0, 0);
            let _ = hipMemGetInfo(&raw mut free, &raw mut total);
            fake::calls();
            body()
        };
        scope.spawn(ready).join().expect("the body holds")
    })
}

fn register(host: usize, name: &CStr) -> *mut *mut c_void {
    let modules = __hipRegisterFatBinary(std::ptr::null());
    let (none, no_size) = (std::ptr::null_mut(), std::ptr::null_mut());
    __hipRegisterFunction(
        modules,
        host as *const c_void,
        none,
        name.as_ptr(),
        u32::MAX,
        none.cast(),
        none.cast(),
        none.cast(),
        none.cast(),
        no_size,
    );
    modules
}

fn launch_host(host: usize, arguments: *mut *mut c_void, stream: hipStream_t) -> Outcome {
    hipLaunchKernel(host as *const c_void, ONE, BLOCK, arguments, 0, stream)
}

#[test]
fn a_thread_binds_its_device_once() {
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut memory = std::ptr::null_mut();
            assert_eq!(hipMalloc(&raw mut memory, 64), Ok(()));
            assert_eq!(hipMalloc(&raw mut memory, 32), Ok(()));
            assert_eq!(fake::calls(), ["set_current", "allocate 64", "allocate 32"]);
            assert_eq!(memory as usize, 0x1000);
        });
    });
}

#[test]
fn nothing_is_allocated_for_nothing() {
    on_a_thread(|| {
        let mut memory = 0x5000 as *mut c_void;
        assert_eq!(hipMalloc(&raw mut memory, 0), Ok(()));
        assert!(memory.is_null());
        assert_eq!(hipFree(memory), Ok(()));
        assert_eq!(hipMalloc(std::ptr::null_mut(), 8), Err(Code::INVALID_VALUE));
        assert!(fake::calls().is_empty());
    });
}

/// Loading is not a call of the program's: a capture of its own must not forbid it, nor stay relaxed after.
#[test]
fn the_first_launch_loads_the_kernel_whatever_is_captured() {
    on_a_thread(|| {
        register(0x9001, c"add");
        let mut arguments = [std::ptr::null_mut(); 2];
        assert_eq!(launch_host(0x9001, arguments.as_mut_ptr(), 2 as hipStream_t), Ok(()));
        let size =
            std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/kernels.ptx")).unwrap().len();
        let (load, launch) = (format!("load {size}"), "launch 1 1 1 x 64 1 1, 0 bytes, stream 2, pointers");
        let mut calls = fake::calls();
        // Another test may have loaded the file for this device.
        if let Some(at) = calls.iter().position(|call| *call == load) {
            assert_eq!(
                calls.drain(at - 1..=at + 1).collect::<Vec<_>>(),
                ["mode 2".to_owned(), load, "mode 0".to_owned()]
            );
        }
        assert_eq!(calls, ["mode 2", "function add", "mode 0", launch]);
        assert_eq!(launch_host(0x9001, arguments.as_mut_ptr(), NULL), Ok(()));
        assert_eq!(fake::calls(), ["launch 1 1 1 x 64 1 1, 0 bytes, stream 0, pointers"]);
    });
}

#[test]
fn a_kernel_without_ptx_is_refused_and_so_is_an_unknown_address() {
    on_a_thread(|| {
        register(0x9100, c"nobody_compiled_this");
        assert_eq!(launch_host(0x9100, std::ptr::null_mut(), NULL), Err(Code::INVALID_DEVICE_FUNCTION));
        assert_eq!(launch_host(0x9101, std::ptr::null_mut(), NULL), Err(Code::INVALID_DEVICE_FUNCTION));
        assert!(fake::calls().is_empty());
    });
}

#[test]
fn what_was_unregistered_is_unknown() {
    on_a_thread(|| {
        let modules = register(0x9200, c"other");
        assert_eq!(launch_host(0x9200, std::ptr::null_mut(), NULL), Ok(()));
        __hipUnregisterFatBinary(modules);
        assert_eq!(launch_host(0x9200, std::ptr::null_mut(), NULL), Err(Code::INVALID_DEVICE_FUNCTION));
    });
}

#[test]
fn a_shape_that_hip_refuses_never_reaches_the_driver() {
    on_a_thread(|| {
        register(0x9300, c"other");
        let address = 0x9300 as *const c_void;
        for (grid, block) in [(dim3 { x: 0, y: 1, z: 1 }, BLOCK), (ONE, dim3 { x: 1024, y: 2, z: 1 })] {
            let refused = hipLaunchKernel(address, grid, block, std::ptr::null_mut(), 0, NULL);
            assert_eq!(refused, Err(Code::INVALID_CONFIGURATION));
        }
        let too_much = hipLaunchKernel(address, ONE, BLOCK, std::ptr::null_mut(), 1 << 40, NULL);
        assert_eq!(too_much, Err(Code::INVALID_VALUE));
        assert!(!fake::calls().iter().any(|call| call.starts_with("launch")));
    });
}

/// HIP ends the list of packed arguments with 3, CUDA with 0, and both take its entries in any order.
#[test]
fn packed_arguments_end_as_cuda_wants() {
    on_a_thread(|| {
        let size = 12usize;
        let mut extra = [2, (&raw const size) as usize, 1, 0x7777, 3].map(|word| word as *mut c_void);
        let function = FUNCTION as hipFunction_t;
        let none = std::ptr::null_mut();
        let launched = hipModuleLaunchKernel(function, 2, 3, 4, 5, 6, 7, 8, NULL, none, extra.as_mut_ptr());
        assert_eq!(launched, Ok(()));
        let list = format!("{:?}", [1, 0x7777, 2, (&raw const size) as usize, 0]);
        assert_eq!(fake::calls(), [format!("launch 2 3 4 x 5 6 7, 8 bytes, stream 0, packed {list}")]);
        extra[4] = 9 as *mut c_void;
        let launched = hipModuleLaunchKernel(function, 2, 3, 4, 5, 6, 7, 8, NULL, none, extra.as_mut_ptr());
        assert_eq!(launched, Err(Code::INVALID_VALUE));
        assert!(fake::calls().is_empty());
    });
}

#[test]
fn a_launch_in_work_items_is_one_in_groups_between_its_events() {
    on_a_thread(|| {
        let launch = |items| {
            let none = std::ptr::null_mut();
            let (function, start, stop) = (FUNCTION as hipFunction_t, 7 as _, 8 as _);
            hipExtModuleLaunchKernel(function, items, 1, 1, 64, 1, 1, 0, NULL, none, none, start, stop, 0)
        };
        assert_eq!(launch(640), Ok(()));
        let launched = "launch 10 1 1 x 64 1 1, 0 bytes, stream 0, pointers";
        assert_eq!(fake::calls(), ["record 7 on 0", launched, "record 8 on 0"]);
        assert_eq!(launch(650), Err(Code::NOT_SUPPORTED), "a group that is not whole");
        assert!(fake::calls().is_empty());
    });
}

#[test]
fn memsets_wait_unless_they_say_async() {
    on_a_thread(|| {
        let memory = 0x1000 as *mut c_void;
        assert_eq!(hipMemset(memory, 0x1ff, 16), Ok(()));
        assert_eq!(fake::calls(), ["memset 255 16 on 0", "synchronize 0"]);
        assert_eq!(hipMemsetAsync(memory, 1, 16, 9 as hipStream_t), Ok(()));
        assert_eq!(fake::calls(), ["memset 1 16 on 9"]);
        assert_eq!(hipMemset_spt(memory, 1, 16), Ok(()));
        assert_eq!(fake::calls(), ["memset 1 16 on 2", "synchronize 2"]);
        assert_eq!(hipMemsetAsync(memory, 1, 0, NULL), Ok(()));
        assert!(fake::calls().is_empty());
    });
}

#[test]
fn a_stream_keeps_its_handle_and_null_is_the_threads_own_for_spt() {
    on_a_thread(|| {
        for (asked, got) in [(0, 0), (1, 1), (2, 2), (0xabc, 0xabc)] {
            assert_eq!(hipStreamSynchronize(asked as hipStream_t), Ok(()));
            assert_eq!(fake::calls(), [format!("synchronize {got}")]);
        }
        for (asked, got) in [(0, 2), (1, 1), (0xabc, 0xabc)] {
            assert_eq!(hipStreamSynchronize_spt(asked as hipStream_t), Ok(()));
            assert_eq!(fake::calls(), [format!("synchronize {got}")]);
        }
    });
}

#[test]
fn what_is_not_ready_is_no_last_error() {
    use hipreempt_hip_face::exports::Reply;
    on_a_thread(|| {
        assert_eq!(hipStreamQuery(NULL).reply(), 600);
        assert_eq!(hipGetLastError().0, 0);
        assert_eq!(hipStreamDestroy(NULL).reply(), 400);
        assert_eq!((hipPeekAtLastError().0, hipGetLastError().0, hipGetLastError().0), (400, 400, 0));
    });
}

#[test]
fn a_function_that_the_driver_lacks_is_not_supported() {
    on_a_thread(|| {
        let mut id = 0;
        assert_eq!(hipStreamGetId(NULL, &raw mut id), Err(Code::NOT_SUPPORTED));
    });
}

#[test]
fn the_device_says_what_it_is_reached_through() {
    let mut name = [0; 256];
    assert_eq!(hipDeviceGetName(name.as_mut_ptr(), name.len() as c_int, 0), Ok(()));
    // SAFETY: the call ends what it writes with a NUL.
    let name = unsafe { CStr::from_ptr(name.as_ptr()) };
    assert_eq!(name, c"NVIDIA Fake (HIP on CUDA)");
    let mut count = 0;
    assert_eq!((hipGetDeviceCount(&raw mut count), count), (Ok(()), 1));
    assert_eq!(hipSetDevice(1), Err(Code::INVALID_DEVICE));
}
