//! The functions that the engine calls on its own account, as pointers into the real library: HIP's or CUDA's.
//!
//! The two agree in all that the engine asks on a launch: events, streams, their result codes and the two special
//! stream handles. They differ in how a thread names its GPU, in what identifies one, and in the last error, which
//! CUDA's driver API does not keep.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::{hipError_t, hipEvent_t, hipStream_t};
use hipreempt_board::GpuKey;

use crate::{Library, Platform, function_table};

/// `hipSuccess` (`hip_runtime_api.h`, all versions), `CUDA_SUCCESS` (`cuda.h`).
pub const SUCCESS: hipError_t = 0;
/// `hipErrorNotReady`: the work asked about is not complete (`hip_runtime_api.h`, all versions);
/// `CUDA_ERROR_NOT_READY` (`cuda.h`).
pub const NOT_READY: hipError_t = 600;
/// The handle of the calling thread's default stream: `hipStreamPerThread` (`hip_runtime_api.h`, since 4.5),
/// `CU_STREAM_PER_THREAD` (`cuda.h`, since 7.0).
pub const STREAM_PER_THREAD: usize = 2;

/// `HIP_POINTER_ATTRIBUTE_DEVICE_POINTER` (`hip_runtime_api.h`, since 5.0).
const DEVICE_POINTER: c_int = 3;

/// A function that the engine cannot do without is missing from the library.
#[derive(Debug, thiserror::Error)]
#[error("{path} has no {name}")]
pub struct Missing {
    path: String,
    name: String,
}

function_table! {
    /// What both platforms have under the same types: HIP's names, then CUDA's.
    struct Common {
        event_create = c"hipEventCreateWithFlags" | c"cuEventCreate": fn(*mut hipEvent_t, c_uint);
        event_record = c"hipEventRecord" | c"cuEventRecord": fn(hipEvent_t, hipStream_t);
        event_query = c"hipEventQuery" | c"cuEventQuery": fn(hipEvent_t);
        event_elapsed = c"hipEventElapsedTime" | c"cuEventElapsedTime": fn(*mut f32, hipEvent_t, hipEvent_t);
        event_destroy = c"hipEventDestroy" | c"cuEventDestroy_v2": fn(hipEvent_t);
        stream_query = c"hipStreamQuery" | c"cuStreamQuery": fn(hipStream_t);
        current_device = c"hipGetDevice" | c"cuCtxGetDevice": fn(*mut c_int);
    }
}

function_table! {
    /// What only HIP has in this form.
    struct HipOnly {
        set_device = c"hipSetDevice": fn(c_int);
        pci_bus_id = c"hipDeviceGetPCIBusId": fn(*mut c_char, c_int, c_int);
        peek_last_error = c"hipPeekAtLastError": fn();
        take_last_error = c"hipGetLastError": fn();
    }
}

function_table! {
    /// What only CUDA has in this form.
    struct CudaOnly {
        current_context = c"cuCtxGetCurrent": fn(*mut *mut c_void);
        set_context = c"cuCtxSetCurrent": fn(*mut c_void);
        device_uuid = c"cuDeviceGetUuid_v2": fn(*mut [u8; 16], c_int);
    }
}

function_table! {
    /// What HIP has since 5.0.
    struct Pointers {
        attribute = c"hipPointerGetAttribute": fn(*mut c_void, c_int, *mut c_void);
    }
}

#[derive(Clone, Copy)]
enum Own {
    Hip(HipOnly),
    Cuda(CudaOnly),
}

/// The real library's functions, by what the engine needs them for.
#[derive(Clone, Copy)]
pub struct Gpu {
    common: Common,
    own: Own,
    pointers: Option<Pointers>,
}

/// Where a thread's calls go: a device, and on CUDA a context on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    device: i32,
    /// The handle of the current `CUcontext`; zero on HIP, where the device says all.
    handle: usize,
}

impl Context {
    /// The ordinal of the device.
    #[must_use]
    pub fn device(&self) -> i32 {
        self.device
    }
}

/// Whether work is complete, as far as the library can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Complete.
    Done,
    /// Still to come.
    Pending,
    /// The library reported this error instead.
    Failed(hipError_t),
}

impl From<hipError_t> for Progress {
    fn from(code: hipError_t) -> Self {
        match code {
            SUCCESS => Self::Done,
            NOT_READY => Self::Pending,
            error => Self::Failed(error),
        }
    }
}

/// An event of ours. Freed by [`Gpu::destroy`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event(usize);

impl Event {
    fn raw(self) -> hipEvent_t {
        self.0 as hipEvent_t
    }
}

impl Gpu {
    /// Looks up every function that the engine needs.
    ///
    /// # Errors
    /// [`Missing`] names the first one that is not there.
    pub fn load(platform: Platform, library: &Library) -> Result<Self, Missing> {
        // SAFETY: a library has its own functions under their names.
        unsafe { Self::load_by(platform, library, |name| library.symbol(name)) }
    }

    /// The same, by another way to a function's address than its symbol.
    ///
    /// # Errors
    /// As [`Self::load`].
    ///
    /// # Safety
    /// `find` answers with null or with the function of the platform's library that has this name.
    pub unsafe fn load_by(
        platform: Platform,
        library: &Library,
        find: impl Fn(&CStr) -> *mut c_void,
    ) -> Result<Self, Missing> {
        let find = &find;
        let missing = |name: &CStr| Missing {
            path: library.path().display().to_string(),
            name: name.to_string_lossy().into_owned(),
        };
        // SAFETY: a library is never closed, and the function of each name has its type in every version of it:
        // `hip_runtime_api.h` of HIP 4.2 to 7.1, `cuda.h` of CUDA 11 to 13. Handles are all pointers, results and flags
        // all 32 bits wide.
        unsafe {
            Ok(match platform {
                Platform::Hip => Self {
                    common: Common::load(0, find).map_err(missing)?,
                    own: Own::Hip(HipOnly::load(0, find).map_err(missing)?),
                    pointers: Pointers::load(0, find).ok(),
                },
                Platform::Cuda => Self {
                    common: Common::load(1, find).map_err(missing)?,
                    own: Own::Cuda(CudaOnly::load(0, find).map_err(missing)?),
                    pointers: None,
                },
            })
        }
    }

    /// Makes an event that measures time on the current device.
    #[must_use]
    pub fn create_event(&self) -> Option<Event> {
        let mut event: hipEvent_t = core::ptr::null_mut();
        // SAFETY: a valid place for the handle; flags 0 ask for the default event.
        let code = unsafe { (self.common.event_create)(&raw mut event, 0) };
        (code == SUCCESS).then_some(Event(event as usize))
    }

    /// Gives an event back.
    pub fn destroy(&self, event: Event) {
        // SAFETY: the handle came from `create_event` and is not used again by its owner.
        unsafe { (self.common.event_destroy)(event.raw()) };
    }

    /// Records an event on a stream that the program has just used on this thread.
    ///
    /// # Safety
    /// `stream` is a stream handle that is valid on the current device.
    pub unsafe fn record(&self, event: Event, stream: usize) -> bool {
        // SAFETY: the event is ours and live; the stream is the caller's promise.
        unsafe { (self.common.event_record)(event.raw(), stream as hipStream_t) == SUCCESS }
    }

    /// Whether everything before the event's last record is complete.
    #[must_use]
    pub fn event_progress(&self, event: Event) -> Progress {
        // SAFETY: the event is ours and live.
        Progress::from(unsafe { (self.common.event_query)(event.raw()) })
    }

    /// Device time between two completed events, in nanoseconds.
    #[must_use]
    pub fn elapsed_ns(&self, from: Event, to: Event) -> Option<u64> {
        let mut elapsed_ms = 0.0_f32;
        // SAFETY: both events are ours and live, and there is a valid place for the result.
        let code = unsafe { (self.common.event_elapsed)(&raw mut elapsed_ms, from.raw(), to.raw()) };
        (code == SUCCESS && elapsed_ms >= 0.0).then_some((f64::from(elapsed_ms) * 1e6) as u64)
    }

    /// Whether all work of a stream is complete.
    ///
    /// # Safety
    /// `stream` is a live stream handle, and stays so during the call.
    #[must_use]
    pub unsafe fn stream_progress(&self, stream: usize) -> Progress {
        // SAFETY: the caller's promise.
        Progress::from(unsafe { (self.common.stream_query)(stream as hipStream_t) })
    }

    /// Whether the library knows an event of the program by this handle.
    #[must_use]
    pub fn is_event(&self, event: usize) -> bool {
        // SAFETY: asks about a handle, which the library checks.
        event != 0 && matches!(unsafe { (self.common.event_query)(event as hipEvent_t) }, SUCCESS | NOT_READY)
    }

    /// Whether the library knows a stream of the program by this handle.
    #[must_use]
    pub fn is_stream(&self, stream: usize) -> bool {
        // SAFETY: asks about a handle, which the library checks.
        stream == 0
            || matches!(unsafe { (self.common.stream_query)(stream as hipStream_t) }, SUCCESS | NOT_READY)
    }

    /// Whether an address is known to the GPU: memory of its own, managed memory, or memory of the host that is pinned for
    /// it. `false` also where the library cannot say.
    #[must_use]
    pub fn is_pinned(&self, address: usize) -> bool {
        let mut seen_by_gpu: *mut c_void = core::ptr::null_mut();
        let place = (&raw mut seen_by_gpu).cast();
        self.pointers.is_some_and(|pointers| {
            // SAFETY: a valid place for an address; any address may be asked about.
            let code = unsafe { (pointers.attribute)(place, DEVICE_POINTER, address as *mut c_void) };
            code == SUCCESS && !seen_by_gpu.is_null()
        })
    }

    /// The calling thread's current device; `None` also where CUDA has no context current.
    #[must_use]
    pub fn current_device(&self) -> Option<i32> {
        let mut device = 0;
        // SAFETY: a valid place for the ordinal.
        (unsafe { (self.common.current_device)(&raw mut device) } == SUCCESS).then_some(device)
    }

    /// Where the calling thread's calls go.
    #[must_use]
    pub fn current_context(&self) -> Option<Context> {
        let device = self.current_device()?;
        let handle = match &self.own {
            Own::Hip(_) => 0,
            Own::Cuda(cuda) => {
                let mut context = core::ptr::null_mut();
                // SAFETY: a valid place for the handle.
                let code = unsafe { (cuda.current_context)(&raw mut context) };
                (code == SUCCESS).then_some(context as usize)?
            }
        };
        Some(Context { device, handle })
    }

    /// Sends the calling thread's calls there; for threads of our own.
    pub fn enter(&self, context: Context) -> bool {
        let code = match &self.own {
            // SAFETY: takes any ordinal, and reports a wrong one.
            Own::Hip(hip) => unsafe { (hip.set_device)(context.device) },
            // SAFETY: a context that was current on a thread of the program; one destroyed since is reported.
            Own::Cuda(cuda) => unsafe { (cuda.set_context)(context.handle as *mut c_void) },
        };
        code == SUCCESS
    }

    /// The one key of a GPU, by which every process that uses it finds the same board.
    ///
    /// On HIP the PCI domain:bus:device.function, which tells the partitions of one MI300 apart, since each is a function
    /// of its own; on CUDA the UUID, which tells the slices of a MIG device apart.
    #[must_use]
    pub fn gpu_key(&self, device: i32) -> Option<GpuKey> {
        match &self.own {
            Own::Hip(hip) => {
                let mut text = [0_u8; 32];
                // SAFETY: the buffer is as long as stated; the function writes a null-terminated string into it.
                let code = unsafe { (hip.pci_bus_id)(text.as_mut_ptr().cast(), text.len() as c_int, device) };
                let address = CStr::from_bytes_until_nul(&text).ok()?.to_str().ok()?;
                (code == SUCCESS && !address.is_empty()).then(|| gpu_key_of(address)).flatten()
            }
            Own::Cuda(cuda) => {
                let mut uuid = [0_u8; 16];
                // SAFETY: a valid place for the 16 bytes of a `CUuuid`. In the driver API a device is its ordinal.
                let code = unsafe { (cuda.device_uuid)(&raw mut uuid, device) };
                (code == SUCCESS).then(|| gpu_key_of_uuid(uuid)).flatten()
            }
        }
    }

    /// Runs calls of our own on a thread of the program without leaving a trace in its last error.
    ///
    /// `None`, and nothing is called, while the thread has an error of its own pending: a call of ours might replace
    /// it. CUDA's driver API keeps no last error.
    pub fn quietly<T>(&self, calls: impl FnOnce(&Self) -> T) -> Option<T> {
        let Own::Hip(hip) = &self.own else { return Some(calls(self)) };
        // SAFETY: no arguments; reads the calling thread's last error.
        if unsafe { (hip.peek_last_error)() } != SUCCESS {
            return None;
        }
        let result = calls(self);
        // SAFETY: as above; takes only the error that our own calls left, if any.
        unsafe {
            if (hip.peek_last_error)() != SUCCESS {
                (hip.take_last_error)();
            }
        }
        Some(result)
    }
}

/// The key of the GPU at a PCI address as HIP prints it (`0000:83:00.0`).
#[must_use]
pub fn gpu_key_of(pci_address: &str) -> Option<GpuKey> {
    GpuKey::new(format!("amd-{}", pci_address.to_ascii_lowercase())).ok()
}

/// The key of the GPU with a UUID, written as NVIDIA's tools write it.
#[must_use]
pub fn gpu_key_of_uuid(uuid: [u8; 16]) -> Option<GpuKey> {
    let hex: String = uuid.iter().map(|byte| format!("{byte:02x}")).collect();
    let [a, b, c, d, e] = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    GpuKey::new(format!("nvidia-GPU-{a}-{b}-{c}-{d}-{e}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_written_as_the_tools_write_it() {
        let key = gpu_key_of_uuid(core::array::from_fn(|at| at as u8 * 0x11)).expect("a valid key");
        assert_eq!(key.as_str(), "nvidia-GPU-00112233-4455-6677-8899-aabbccddeeff");
    }
}
