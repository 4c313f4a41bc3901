//! A driver in this process that does nothing but remember, for tests of what is called and in which order. One device.

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

use super::Absent;
use super::table::Cuda;
use super::types::{Address, Device, Handle, NOT_SUPPORTED, Result, SUCCESS, Stream};

/// Handles that the fake gives out.
pub const CONTEXT: usize = 0xc0;
/// See [`CONTEXT`].
pub const MODULE: usize = 0x30;
/// See [`CONTEXT`].
pub const FUNCTION: usize = 0xf0;

thread_local! {
    static CALLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The calls of this thread since it last asked.
pub fn calls() -> Vec<String> {
    CALLS.take()
}

fn note(call: impl Into<String>) -> Result {
    CALLS.with_borrow_mut(|calls| calls.push(call.into()));
    SUCCESS
}

/// Stands for opening the library; cannot fail.
pub fn open() -> std::result::Result<Cuda, Absent> {
    // SAFETY: each of the functions below has the type of the driver's function of that name.
    Ok(unsafe { Cuda::new(find, absent) })
}

unsafe extern "C" fn absent() -> Result {
    NOT_SUPPORTED
}

fn find(name: &CStr) -> *mut c_void {
    let known: &[(&CStr, *mut c_void)] = &[
        (c"cuInit", init as *mut c_void),
        (c"cuDeviceGetCount", device_count as *mut c_void),
        (c"cuDeviceGet", device_get as *mut c_void),
        (c"cuDeviceGetName", device_name as *mut c_void),
        (c"cuDevicePrimaryCtxRetain", retain as *mut c_void),
        (c"cuCtxSetCurrent", set_current as *mut c_void),
        (c"cuThreadExchangeStreamCaptureMode", exchange as *mut c_void),
        (c"cuModuleLoadData", load as *mut c_void),
        (c"cuModuleGetFunction", function as *mut c_void),
        (c"cuLaunchKernel", launch as *mut c_void),
        (c"cuMemAlloc_v2", allocate as *mut c_void),
        (c"cuMemsetD8Async", memset as *mut c_void),
        (c"cuStreamSynchronize", synchronize as *mut c_void),
        (c"cuEventRecord", record as *mut c_void),
        (c"cuStreamQuery", query as *mut c_void),
    ];
    known.iter().find(|(known, _)| *known == name).map_or(std::ptr::null_mut(), |(_, function)| *function)
}

unsafe extern "C" fn init(_: c_uint) -> Result {
    SUCCESS
}

unsafe extern "C" fn device_count(count: *mut c_int) -> Result {
    // SAFETY: the library passes a place for the result, here and below.
    unsafe { count.write(1) };
    SUCCESS
}

unsafe extern "C" fn device_get(device: *mut Device, ordinal: c_int) -> Result {
    // SAFETY: see above.
    unsafe { device.write(ordinal) };
    if ordinal == 0 { SUCCESS } else { 101 }
}

unsafe extern "C" fn device_name(name: *mut c_char, length: c_int, _: Device) -> Result {
    let card = c"NVIDIA Fake";
    assert!(length as usize > card.count_bytes());
    // SAFETY: see above; the length was checked.
    unsafe { name.copy_from_nonoverlapping(card.as_ptr(), card.count_bytes() + 1) };
    SUCCESS
}

unsafe extern "C" fn retain(context: *mut Handle, _: Device) -> Result {
    // SAFETY: see above.
    unsafe { context.write(CONTEXT as Handle) };
    SUCCESS
}

unsafe extern "C" fn set_current(context: Handle) -> Result {
    assert_eq!(context as usize, CONTEXT);
    note("set_current")
}

unsafe extern "C" fn exchange(mode: *mut c_int) -> Result {
    thread_local! {
        static MODE: std::cell::Cell<c_int> = const { std::cell::Cell::new(0) };
    }
    // SAFETY: see above.
    let wanted = unsafe { mode.read() };
    // SAFETY: see above.
    unsafe { mode.write(MODE.replace(wanted)) };
    note(format!("mode {wanted}"))
}

unsafe extern "C" fn load(module: *mut Handle, image: *const c_void) -> Result {
    // SAFETY: see above; images are NUL-terminated texts here.
    let image = unsafe {
        module.write(MODULE as Handle);
        CStr::from_ptr(image.cast())
    };
    note(format!("load {}", image.to_bytes().len()))
}

unsafe extern "C" fn function(function: *mut Handle, module: Handle, name: *const c_char) -> Result {
    assert_eq!(module as usize, MODULE);
    // SAFETY: see above; names are NUL-terminated.
    let name = unsafe {
        function.write(FUNCTION as Handle);
        CStr::from_ptr(name)
    };
    note(format!("function {}", name.to_string_lossy()))
}

unsafe extern "C" fn launch(
    function: Handle,
    x: c_uint,
    y: c_uint,
    z: c_uint,
    block_x: c_uint,
    block_y: c_uint,
    block_z: c_uint,
    shared: c_uint,
    stream: Stream,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Result {
    assert_eq!(function as usize, FUNCTION);
    let road = match (parameters.is_null(), extra.is_null()) {
        (_, true) => "pointers".to_owned(),
        // SAFETY: a list of packed arguments has five entries.
        (_, false) => format!("packed {:?}", unsafe { std::slice::from_raw_parts(extra.cast::<usize>(), 5) }),
    };
    note(format!(
        "launch {x} {y} {z} x {block_x} {block_y} {block_z}, {shared} bytes, stream {}, {road}",
        stream as usize
    ))
}

unsafe extern "C" fn allocate(address: *mut Address, bytes: usize) -> Result {
    // SAFETY: see above.
    unsafe { address.write(0x1000) };
    note(format!("allocate {bytes}"))
}

unsafe extern "C" fn memset(_: Address, value: u8, count: usize, stream: Stream) -> Result {
    note(format!("memset {value} {count} on {}", stream as usize))
}

unsafe extern "C" fn synchronize(stream: Stream) -> Result {
    note(format!("synchronize {}", stream as usize))
}

unsafe extern "C" fn record(event: Handle, stream: Stream) -> Result {
    note(format!("record {} on {}", event as usize, stream as usize))
}

unsafe extern "C" fn query(_: Stream) -> Result {
    600
}
