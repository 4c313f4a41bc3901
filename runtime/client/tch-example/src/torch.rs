//! What tch does not offer: making a stream of somebody else's the one that torch launches on.

use std::ffi::{CStr, c_void};

use hipreempt::{Gpu, Platform};
use tch::{Cuda, Device};

use crate::Failure;

/// Where tensors belong for this GPU: on it where torch can use it, else on the CPU, as for the software device.
pub fn device_of(gpu: &Gpu) -> Result<Device, Failure> {
    if gpu.platform() == Platform::Hip {
        return Ok(Device::Cpu);
    }
    // Torch finds its CUDA half by what that registers when it is loaded.
    // SAFETY: a null-terminated name; the library is never closed.
    let found = unsafe { libc::dlopen(c"libtorch_cuda.so".as_ptr(), libc::RTLD_NOW | libc::RTLD_GLOBAL) };
    match (found.is_null(), Cuda::is_available()) {
        (false, true) => Ok(Device::Cuda(gpu.index())),
        _ => Ok(Device::Cpu),
    }
}

/// `c10::cuda::CUDAStream` (c10/cuda/CUDAStream.h, torch 2.11): one `c10::Stream`, which is a device's type and index, a
/// byte each, and an identifier of 64 bits. Both are trivially copyable, so a C function takes and returns the same.
#[repr(C)]
#[derive(Clone, Copy)]
struct CudaStream {
    device_type: i8,
    device_index: i8,
    id: i64,
}

/// `c10::cuda::getStreamFromExternal(cudaStream_t, DeviceIndex)`.
const FROM_EXTERNAL: &CStr = c"_ZN3c104cuda21getStreamFromExternalEP11CUstream_sta";
/// `c10::cuda::getCurrentCUDAStream(DeviceIndex)`.
const CURRENT: &CStr = c"_ZN3c104cuda20getCurrentCUDAStreamEa";
/// `c10::cuda::setCurrentCUDAStream(CUDAStream)`.
const SET_CURRENT: &CStr = c"_ZN3c104cuda20setCurrentCUDAStreamENS0_10CUDAStreamE";

fn symbol(name: &CStr) -> Result<*mut c_void, Failure> {
    // SAFETY: a null-terminated name.
    let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
    if address.is_null() {
        Err(format!("this libtorch has no {}", name.to_string_lossy()).into())
    } else {
        Ok(address)
    }
}

/// What this thread's tensors compute on goes to a stream, until the guard goes. On CPU tensors nothing changes.
pub fn on_stream(device: Device, stream: *mut c_void) -> Result<Option<OnStream>, Failure> {
    let Device::Cuda(index) = device else { return Ok(None) };
    let index = i8::try_from(index)?;
    // SAFETY: the functions of these names have these types in torch 2.11; the stream is one of that device.
    unsafe {
        let from: extern "C" fn(*mut c_void, i8) -> CudaStream = std::mem::transmute(symbol(FROM_EXTERNAL)?);
        let current: extern "C" fn(i8) -> CudaStream = std::mem::transmute(symbol(CURRENT)?);
        let set: extern "C" fn(CudaStream) = std::mem::transmute(symbol(SET_CURRENT)?);
        let guard = OnStream { set, before: current(index) };
        set(from(stream, index));
        Ok(Some(guard))
    }
}

/// Goes back to the stream that was current before.
pub struct OnStream {
    set: extern "C" fn(CudaStream),
    before: CudaStream,
}

impl Drop for OnStream {
    fn drop(&mut self) {
        (self.set)(self.before);
    }
}
