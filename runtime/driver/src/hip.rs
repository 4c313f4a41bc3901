//! The HIP functions that the engine calls on its own account, as pointers into the real library.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::{hipError_t, hipEvent_t, hipStream_t};
use hipreempt_board::GpuKey;

use crate::Library;

/// `hipSuccess` (`hip_runtime_api.h`, all versions).
pub const SUCCESS: hipError_t = 0;
/// `hipErrorNotReady`: the work asked about is not complete (`hip_runtime_api.h`, all versions).
pub const NOT_READY: hipError_t = 600;
/// `hipErrorNotSupported` (`hip_runtime_api.h`, all versions).
pub const NOT_SUPPORTED: hipError_t = 801;
/// The handle of the calling thread's default stream, `hipStreamPerThread` (`hip_runtime_api.h`, since 4.5).
pub const STREAM_PER_THREAD: usize = 2;
/// `hipEventDisableTiming` (`hip_runtime_api.h`, all versions).
pub const EVENT_DISABLE_TIMING: c_uint = 2;

/// A function that the engine cannot do without is missing from the library.
#[derive(Debug, thiserror::Error)]
#[error("{path} has no {name}")]
pub struct Missing {
    path: String,
    name: String,
}

macro_rules! functions {
    ($(#[$meta:meta])* pub struct $table:ident { $($field:ident = $name:literal: fn($($arg:ty),*);)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub struct $table { $($field: unsafe extern "C" fn($($arg),*) -> hipError_t,)* }

        impl $table {
            /// Looks every function up in the real library.
            ///
            /// # Errors
            /// [`Missing`] names the first one that is not there.
            pub fn load(library: &Library) -> Result<Self, Missing> {
                Ok(Self { $($field: {
                    let address = required(library, $name)?;
                    // SAFETY: the function of this name in every HIP library has this type: `hip_runtime_api.h` of
                    // HIP 4.2 to 7.1, from which hipreempt-api's declarations are generated.
                    unsafe { core::mem::transmute::<*mut c_void, unsafe extern "C" fn($($arg),*) -> hipError_t>(address) }
                },)* })
            }
        }
    };
}

functions! {
    /// The real library's functions, by what the engine needs them for.
    pub struct Hip {
        event_create = c"hipEventCreateWithFlags": fn(*mut hipEvent_t, c_uint);
        event_record = c"hipEventRecord": fn(hipEvent_t, hipStream_t);
        event_query = c"hipEventQuery": fn(hipEvent_t);
        event_elapsed = c"hipEventElapsedTime": fn(*mut f32, hipEvent_t, hipEvent_t);
        event_destroy = c"hipEventDestroy": fn(hipEvent_t);
        stream_query = c"hipStreamQuery": fn(hipStream_t);
        get_device = c"hipGetDevice": fn(*mut c_int);
        set_device = c"hipSetDevice": fn(c_int);
        pci_bus_id = c"hipDeviceGetPCIBusId": fn(*mut c_char, c_int, c_int);
        peek_last_error = c"hipPeekAtLastError": fn();
        take_last_error = c"hipGetLastError": fn();
    }
}

fn required(library: &Library, name: &CStr) -> Result<*mut c_void, Missing> {
    let address = library.symbol(name);
    if address.is_null() {
        let name = name.to_string_lossy().into_owned();
        return Err(Missing { path: library.path().display().to_string(), name });
    }
    Ok(address)
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

/// An event of ours. Freed by [`Hip::destroy`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event(usize);

impl Event {
    fn raw(self) -> hipEvent_t {
        self.0 as hipEvent_t
    }
}

impl Hip {
    /// Makes an event that measures time on the current device.
    #[must_use]
    pub fn create_event(&self) -> Option<Event> {
        let mut event: hipEvent_t = core::ptr::null_mut();
        // SAFETY: a valid place for the handle; flags 0 ask for the default event.
        let code = unsafe { (self.event_create)(&raw mut event, 0) };
        (code == SUCCESS).then_some(Event(event as usize))
    }

    /// Gives an event back.
    pub fn destroy(&self, event: Event) {
        // SAFETY: the handle came from `create_event` and is not used again by its owner.
        unsafe { (self.event_destroy)(event.raw()) };
    }

    /// Records an event on a stream that the program has just used on this thread.
    ///
    /// # Safety
    /// `stream` is a stream handle that is valid on the current device.
    pub unsafe fn record(&self, event: Event, stream: usize) -> bool {
        // SAFETY: the event is ours and live; the stream is the caller's promise.
        unsafe { (self.event_record)(event.raw(), stream as hipStream_t) == SUCCESS }
    }

    /// Whether everything before the event's last record is complete.
    #[must_use]
    pub fn event_progress(&self, event: Event) -> Progress {
        // SAFETY: the event is ours and live.
        Progress::from(unsafe { (self.event_query)(event.raw()) })
    }

    /// Device time between two completed events, in nanoseconds.
    #[must_use]
    pub fn elapsed_ns(&self, from: Event, to: Event) -> Option<u64> {
        let mut elapsed_ms = 0.0_f32;
        // SAFETY: both events are ours and live, and there is a valid place for the result.
        let code = unsafe { (self.event_elapsed)(&raw mut elapsed_ms, from.raw(), to.raw()) };
        (code == SUCCESS && elapsed_ms >= 0.0).then_some((f64::from(elapsed_ms) * 1e6) as u64)
    }

    /// Whether all work of a stream is complete.
    ///
    /// # Safety
    /// `stream` is a live stream handle, and stays so during the call.
    #[must_use]
    pub unsafe fn stream_progress(&self, stream: usize) -> Progress {
        // SAFETY: the caller's promise.
        Progress::from(unsafe { (self.stream_query)(stream as hipStream_t) })
    }

    /// The calling thread's current device.
    #[must_use]
    pub fn current_device(&self) -> Option<i32> {
        let mut device = 0;
        // SAFETY: a valid place for the ordinal.
        (unsafe { (self.get_device)(&raw mut device) } == SUCCESS).then_some(device)
    }

    /// Makes a device the calling thread's current one; for threads of our own.
    pub fn use_device(&self, device: i32) -> bool {
        // SAFETY: takes any ordinal, and reports a wrong one.
        unsafe { (self.set_device)(device) == SUCCESS }
    }

    /// The one key of a GPU, by which every process that uses it finds the same board.
    ///
    /// PCI domain:bus:device.function tells the partitions of one MI300 apart, since each is a function of its own.
    #[must_use]
    pub fn gpu_key(&self, device: i32) -> Option<GpuKey> {
        let mut text = [0_u8; 32];
        // SAFETY: the buffer is as long as stated; the function writes a null-terminated string into it.
        let code = unsafe { (self.pci_bus_id)(text.as_mut_ptr().cast(), text.len() as c_int, device) };
        let address = CStr::from_bytes_until_nul(&text).ok()?.to_str().ok()?;
        (code == SUCCESS && !address.is_empty()).then(|| gpu_key_of(address)).flatten()
    }

    /// Runs calls of our own on a thread of the program without leaving a trace in its last error.
    ///
    /// `None`, and nothing is called, while the thread has an error of its own pending: a call of ours might replace
    /// it.
    pub fn quietly<T>(&self, calls: impl FnOnce(&Self) -> T) -> Option<T> {
        // SAFETY: no arguments; reads the calling thread's last error.
        if unsafe { (self.peek_last_error)() } != SUCCESS {
            return None;
        }
        let result = calls(self);
        // SAFETY: as above; takes only the error that our own calls left, if any.
        unsafe {
            if (self.peek_last_error)() != SUCCESS {
                (self.take_last_error)();
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
