//! The part of HIP that the worker calls, and nothing that HIP 5.2 does not have: declarations as in
//! `hip/hip_runtime_api.h` (the same from 5.2 to 7.1 for these), and thin owners for what must be given back.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::fmt;
use std::ptr;

/// A HIP error code other than success, with the call that returned it.
#[derive(Clone, Debug)]
pub struct HipError {
    code: c_int,
    call: &'static str,
}

impl fmt::Display for HipError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: HIP returns a static string for every code, known or not.
        let name = unsafe { CStr::from_ptr(raw::hipGetErrorName(self.code)) };
        write!(out, "{} failed: {} ({})", self.call, name.to_string_lossy(), self.code)
    }
}

impl std::error::Error for HipError {}

/// What a HIP call gives.
pub type Result<T> = std::result::Result<T, HipError>;

fn check(code: c_int, call: &'static str) -> Result<()> {
    if code == 0 { Ok(()) } else { Err(HipError { code, call }) }
}

/// `dim3`, by value 12 bytes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Dim3 {
    pub x: u32,
    pub y: u32,
    pub z: u32,
}

impl From<[u32; 3]> for Dim3 {
    fn from([x, y, z]: [u32; 3]) -> Self {
        Self { x, y, z }
    }
}

/// A stream handle; null is the null stream.
pub type StreamHandle = *mut c_void;

mod raw {
    use super::*;

    unsafe extern "C" {
        pub fn hipDeviceGetAttribute(value: *mut c_int, attribute: c_int, device: c_int) -> c_int;
        pub fn hipDeviceGetName(name: *mut c_char, len: c_int, device: c_int) -> c_int;
        pub fn hipDeviceGetPCIBusId(id: *mut c_char, len: c_int, device: c_int) -> c_int;
        pub fn hipDeviceGetStreamPriorityRange(least: *mut c_int, greatest: *mut c_int) -> c_int;
        pub fn hipDeviceGetUuid(uuid: *mut [u8; 16], device: c_int) -> c_int;
        pub fn hipDriverGetVersion(version: *mut c_int) -> c_int;
        pub fn hipEventCreateWithFlags(event: *mut *mut c_void, flags: c_uint) -> c_int;
        pub fn hipEventDestroy(event: *mut c_void) -> c_int;
        pub fn hipEventElapsedTime(ms: *mut f32, start: *mut c_void, stop: *mut c_void) -> c_int;
        pub fn hipEventRecord(event: *mut c_void, stream: StreamHandle) -> c_int;
        pub fn hipEventSynchronize(event: *mut c_void) -> c_int;
        pub fn hipGetDeviceCount(count: *mut c_int) -> c_int;
        pub fn hipGetErrorName(code: c_int) -> *const c_char;
        pub fn hipGraphDestroy(graph: *mut c_void) -> c_int;
        pub fn hipGraphInstantiate(
            exec: *mut *mut c_void,
            graph: *mut c_void,
            error_node: *mut *mut c_void,
            log: *mut c_char,
            log_size: usize,
        ) -> c_int;
        pub fn hipGraphLaunch(exec: *mut c_void, stream: StreamHandle) -> c_int;
        pub fn hipHostMalloc(memory: *mut *mut c_void, size: usize, flags: c_uint) -> c_int;
        pub fn hipLaunchKernel(
            function: *const c_void,
            grid: Dim3,
            block: Dim3,
            args: *mut *mut c_void,
            shared_bytes: usize,
            stream: StreamHandle,
        ) -> c_int;
        pub fn hipMalloc(memory: *mut *mut c_void, size: usize) -> c_int;
        pub fn hipMemcpyAsync(
            to: *mut c_void,
            from: *const c_void,
            size: usize,
            kind: c_int,
            stream: StreamHandle,
        ) -> c_int;
        pub fn hipMemsetAsync(memory: *mut c_void, value: c_int, size: usize, stream: StreamHandle) -> c_int;
        pub fn hipRuntimeGetVersion(version: *mut c_int) -> c_int;
        pub fn hipSetDevice(device: c_int) -> c_int;
        pub fn hipStreamBeginCapture(stream: StreamHandle, mode: c_int) -> c_int;
        pub fn hipStreamCreateWithFlags(stream: *mut StreamHandle, flags: c_uint) -> c_int;
        pub fn hipStreamCreateWithPriority(
            stream: *mut StreamHandle,
            flags: c_uint,
            priority: c_int,
        ) -> c_int;
        pub fn hipStreamEndCapture(stream: StreamHandle, graph: *mut *mut c_void) -> c_int;
        pub fn hipStreamSynchronize(stream: StreamHandle) -> c_int;
    }
}

/// `hipDeviceAttributeMultiprocessorCount`.
const MULTIPROCESSOR_COUNT: c_int = 63;
/// `hipMemcpyDeviceToHost`.
const DEVICE_TO_HOST: c_int = 2;
/// `hipStreamCaptureModeThreadLocal`: captures of other threads are none of ours.
const CAPTURE_THREAD_LOCAL: c_int = 1;
/// `hipHostMallocDefault`.
const HOST_DEFAULT: c_uint = 0;

/// Devices that the library finds; an error where it finds none.
pub fn device_count() -> Result<u32> {
    let mut count = 0;
    // SAFETY: `count` is valid for one write.
    check(unsafe { raw::hipGetDeviceCount(&raw mut count) }, "hipGetDeviceCount")?;
    Ok(count as u32)
}

/// Makes the first device this thread's.
pub fn use_first_device() -> Result<()> {
    // SAFETY: no pointers; a bad ordinal is an error code.
    check(unsafe { raw::hipSetDevice(0) }, "hipSetDevice")
}

/// Name of the first device.
pub fn device_name() -> Result<String> {
    let mut text = [0; 256];
    // SAFETY: the library writes at most the stated length.
    check(unsafe { raw::hipDeviceGetName(text.as_mut_ptr(), text.len() as c_int, 0) }, "hipDeviceGetName")?;
    Ok(text_of(&text))
}

/// `domain:bus:device.function` of the first device.
pub fn pci_bus_id() -> Result<String> {
    let mut text = [0; 64];
    let len = text.len() as c_int;
    // SAFETY: the library writes at most the stated length.
    check(unsafe { raw::hipDeviceGetPCIBusId(text.as_mut_ptr(), len, 0) }, "hipDeviceGetPCIBusId")?;
    Ok(text_of(&text))
}

/// UUID of the first device, in hexadecimal.
pub fn device_uuid() -> Result<String> {
    let mut uuid = [0u8; 16];
    // SAFETY: `hipUUID` is 16 bytes.
    check(unsafe { raw::hipDeviceGetUuid(&raw mut uuid, 0) }, "hipDeviceGetUuid")?;
    Ok(uuid.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compute units of the first device.
pub fn compute_units() -> Result<u32> {
    let mut value = 0;
    // SAFETY: `value` is valid for one write.
    let code = unsafe { raw::hipDeviceGetAttribute(&raw mut value, MULTIPROCESSOR_COUNT, 0) };
    check(code, "hipDeviceGetAttribute")?;
    Ok(value as u32)
}

/// Least and greatest stream priority.
pub fn priority_range() -> Result<(i32, i32)> {
    let (mut least, mut greatest) = (0, 0);
    // SAFETY: both are valid for one write.
    let code = unsafe { raw::hipDeviceGetStreamPriorityRange(&raw mut least, &raw mut greatest) };
    check(code, "hipDeviceGetStreamPriorityRange")?;
    Ok((least, greatest))
}

/// Versions of the runtime library and of the driver below it.
pub fn versions() -> Result<(i32, i32)> {
    let (mut runtime, mut driver) = (0, 0);
    // SAFETY: both are valid for one write.
    unsafe {
        check(raw::hipRuntimeGetVersion(&raw mut runtime), "hipRuntimeGetVersion")?;
        check(raw::hipDriverGetVersion(&raw mut driver), "hipDriverGetVersion")?;
    }
    Ok((runtime, driver))
}

/// Zeroed device memory for one `T`, for the life of the process.
pub fn device_memory<T>(stream: StreamHandle) -> Result<*mut T> {
    let mut memory = ptr::null_mut();
    let size = size_of::<T>();
    // SAFETY: `memory` is valid for one write; the memset covers what was just allocated.
    unsafe {
        check(raw::hipMalloc(&raw mut memory, size), "hipMalloc")?;
        check(raw::hipMemsetAsync(memory, 0, size, stream), "hipMemsetAsync")?;
    }
    Ok(memory.cast())
}

/// Pinned host memory for one `T` that the device can write, for the life of the process.
pub fn pinned<T: Default>() -> Result<*mut T> {
    let mut memory = ptr::null_mut();
    // SAFETY: `memory` is valid for one write.
    check(unsafe { raw::hipHostMalloc(&raw mut memory, size_of::<T>(), HOST_DEFAULT) }, "hipHostMalloc")?;
    let memory: *mut T = memory.cast();
    // SAFETY: a fresh allocation of the size of T, aligned to a page.
    unsafe { memory.write(T::default()) };
    Ok(memory)
}

/// Launches `kernel`; `args[i]` points at the i-th argument.
pub fn launch(
    kernel: *const c_void,
    grid: Dim3,
    block: Dim3,
    args: &mut [*mut c_void],
    on: StreamHandle,
) -> Result<()> {
    // SAFETY: HIP copies the arguments that the kernel declares before it returns; the callers pass as many.
    let code = unsafe { raw::hipLaunchKernel(kernel, grid, block, args.as_mut_ptr(), 0, on) };
    check(code, "hipLaunchKernel")
}

/// Zeroes device memory, in stream order.
///
/// # Safety
/// `memory` is device memory of at least `size` bytes.
pub unsafe fn zero(memory: *mut c_void, size: usize, on: StreamHandle) -> Result<()> {
    // SAFETY: the caller vouches for the memory.
    check(unsafe { raw::hipMemsetAsync(memory, 0, size, on) }, "hipMemsetAsync")
}

/// Copies to pinned host memory, in stream order.
///
/// # Safety
/// Both sides hold a `T`, and `to` is not read before the stream is waited for.
pub unsafe fn copy_to_host<T>(to: *mut T, from: *const T, on: StreamHandle) -> Result<()> {
    // SAFETY: the caller vouches for both sides.
    let code = unsafe { raw::hipMemcpyAsync(to.cast(), from.cast(), size_of::<T>(), DEVICE_TO_HOST, on) };
    check(code, "hipMemcpyAsync")
}

/// Waits until everything on the stream is done.
pub fn wait(stream: StreamHandle) -> Result<()> {
    // SAFETY: a live stream handle, or null for the null stream.
    check(unsafe { raw::hipStreamSynchronize(stream) }, "hipStreamSynchronize")
}

/// A new stream that, like any by default, is ordered against the null stream.
pub fn create_stream(priority: Option<i32>) -> Result<StreamHandle> {
    let mut stream = ptr::null_mut();
    // SAFETY: `stream` is valid for one write.
    let code = unsafe {
        match priority {
            Some(priority) => raw::hipStreamCreateWithPriority(&raw mut stream, 0, priority),
            None => raw::hipStreamCreateWithFlags(&raw mut stream, 0),
        }
    };
    check(code, "hipStreamCreate")?;
    Ok(stream)
}

/// A captured graph, ready to launch.
pub struct Graph(*mut c_void);

impl Graph {
    /// Captures what `body` submits to `stream`.
    pub fn capture(stream: StreamHandle, body: impl FnOnce() -> Result<()>) -> Result<Self> {
        let (mut graph, mut exec) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: a live stream that is not the null stream; the out pointers are valid for one write each.
        unsafe {
            check(raw::hipStreamBeginCapture(stream, CAPTURE_THREAD_LOCAL), "hipStreamBeginCapture")?;
            body()?;
            check(raw::hipStreamEndCapture(stream, &raw mut graph), "hipStreamEndCapture")?;
            let code = raw::hipGraphInstantiate(&raw mut exec, graph, ptr::null_mut(), ptr::null_mut(), 0);
            check(code, "hipGraphInstantiate")?;
            check(raw::hipGraphDestroy(graph), "hipGraphDestroy")?;
        }
        Ok(Self(exec))
    }

    /// Launches all of it.
    pub fn launch(&self, stream: StreamHandle) -> Result<()> {
        // SAFETY: the executable graph lives as long as the process.
        check(unsafe { raw::hipGraphLaunch(self.0, stream) }, "hipGraphLaunch")
    }
}

/// A pair of events that times what lies between them on a stream.
pub struct Stopwatch {
    start: *mut c_void,
    stop: *mut c_void,
}

impl Stopwatch {
    /// Two fresh events.
    pub fn new() -> Result<Self> {
        let (mut start, mut stop) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: both are valid for one write.
        unsafe {
            check(raw::hipEventCreateWithFlags(&raw mut start, 0), "hipEventCreateWithFlags")?;
            check(raw::hipEventCreateWithFlags(&raw mut stop, 0), "hipEventCreateWithFlags")?;
        }
        Ok(Self { start, stop })
    }

    /// Microseconds of the card between the work before and the end of what `body` submits.
    pub fn time_us(&self, stream: StreamHandle, body: impl FnOnce() -> Result<()>) -> Result<f32> {
        let mut ms = 0.0;
        // SAFETY: live events and a live stream; `ms` is valid for one write.
        unsafe {
            check(raw::hipEventRecord(self.start, stream), "hipEventRecord")?;
            body()?;
            check(raw::hipEventRecord(self.stop, stream), "hipEventRecord")?;
            check(raw::hipEventSynchronize(self.stop), "hipEventSynchronize")?;
            check(raw::hipEventElapsedTime(&raw mut ms, self.start, self.stop), "hipEventElapsedTime")?;
        }
        Ok(ms * 1e3)
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        // SAFETY: both events are ours and not used after this.
        unsafe {
            raw::hipEventDestroy(self.start);
            raw::hipEventDestroy(self.stop);
        }
    }
}

fn text_of(bytes: &[c_char]) -> String {
    let bytes: Vec<u8> = bytes.iter().map(|byte| *byte as u8).take_while(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
