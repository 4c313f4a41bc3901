// A HIP program on bindings that are in scope: included once for each crate of them, since their types differ. It prints
// what it saw and nothing that differs from run to run. Exit status 70: a call failed; 71: a value was wrong.

use std::ffi::{CString, c_int, c_uint, c_void};
use std::ptr;

const COUNT: usize = 1000;
const ROUNDS: i32 = 24;

fn check<T>(code: T) {
    // The one crate has an enum of 32 bits for results, the other a number.
    assert_eq!(size_of::<T>(), size_of::<u32>());
    // SAFETY: of the size of a `u32`, and without padding.
    let code = unsafe { std::mem::transmute_copy::<T, u32>(&code) };
    if code != 0 {
        eprintln!("a call failed: {code}");
        std::process::exit(70);
    }
}

fn expect(what: &str, found: i32, expected: i32) {
    if found != expected {
        eprintln!("{what}: {found}, not {expected}");
        std::process::exit(71);
    }
}

/// A call of HIP that must succeed.
macro_rules! hip {
    ($function:ident($($argument:expr),* $(,)?)) => {
        // SAFETY: live handles, and valid places for the results.
        check(unsafe { $function($($argument),*) })
    };
}

fn launch(function: hipFunction_t, data: *mut c_void, value: i32, stream: hipStream_t) {
    let (mut data, mut value, mut count) = (data, value, COUNT as c_int);
    let mut arguments: [*mut c_void; 3] =
        [(&raw mut data).cast(), (&raw mut value).cast(), (&raw mut count).cast()];
    let (one, group): (c_uint, c_uint) = (1, 250);
    let pointers = arguments.as_mut_ptr();
    hip!(hipModuleLaunchKernel(function, 4, one, one, group, one, one, 0, stream, pointers, ptr::null_mut()));
}

fn function(module: hipModule_t, name: &str) -> hipFunction_t {
    let (mut function, name) = (ptr::null_mut(), CString::new(name).unwrap());
    hip!(hipModuleGetFunction(&mut function, module, name.as_ptr()));
    function
}

fn main() {
    let path = CString::new(std::env::args().nth(1).expect("a code object")).unwrap();
    let (mut devices, mut module, mut data) = (0, ptr::null_mut(), ptr::null_mut());
    hip!(hipGetDeviceCount(&mut devices));
    println!("devices: {devices}");
    properties();
    hip!(hipModuleLoad(&mut module, path.as_ptr()));
    let (add, chain) = (function(module, "victim_add"), function(module, "victim_chain"));
    let bytes = COUNT * size_of::<i32>();
    hip!(hipMalloc(&mut data, bytes));
    let (mut a, mut b) = (ptr::null_mut(), ptr::null_mut());
    hip!(hipStreamCreate(&mut a));
    hip!(hipStreamCreate(&mut b));
    let mut event = ptr::null_mut();
    hip!(hipEventCreate(&mut event));
    hip!(hipMemsetD32Async(data, 7, COUNT, a));
    let mut expected: i32 = 7;
    for round in 0..ROUNDS {
        launch(chain, data, round, a);
        hip!(hipEventRecord(event, a));
        hip!(hipStreamWaitEvent(b, event, 0));
        launch(add, data, 2 * round, b);
        hip!(hipEventRecord(event, b));
        hip!(hipStreamWaitEvent(a, event, 0));
        expected = expected.wrapping_mul(3).wrapping_add(round).wrapping_add(2 * round);
    }
    let mut result = vec![0_i32; COUNT];
    hip!(hipMemcpyDtoHAsync(result.as_mut_ptr().cast(), data, bytes, a));
    hip!(hipStreamSynchronize(a));
    expect("the first value", result[0], expected);
    expect("the last value", result[COUNT - 1], expected);
    // FNV-1a, as the samples print it.
    let hash = result
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    println!("checksum: {hash:016x}\nlaunches: {}", 2 * ROUNDS);
    hip!(hipEventDestroy(event));
    hip!(hipStreamDestroy(a));
    hip!(hipStreamDestroy(b));
    hip!(hipFree(data));
    hip!(hipModuleUnload(module));
}
