//! The few functions of the CUDA driver that the measurement needs, opened at run time, by a preload library where there
//! is one.
//!
//! Names, types and numbers are `cuda.h`'s (CUDA 11 to 13).

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::ptr::{null, null_mut};

use hipreempt_driver::function_table;

use super::gpu::{Event, Gpu};

/// What the CUDA driver library is called on Linux.
const LIBRARY: &str = "libcuda.so.1";
/// A path to use in its place.
const LIBRARY_VARIABLE: &str = "HIPREEMPT_CUDA_LIBRARY";

/// Where the user says that the library is.
pub fn named_library() -> Option<String> {
    std::env::var(LIBRARY_VARIABLE).ok().filter(|path| !path.is_empty())
}

/// `CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT`.
const MULTIPROCESSORS: c_int = 16;
/// `CU_EVENT_DISABLE_TIMING`.
const DISABLE_TIMING: c_uint = 2;

/// Counted work: each of `rounds` rounds is 16 dependent multiply-adds of each thread. The result is never negative, so
/// nothing is ever written; the compiler cannot know.
const KERNEL: &CStr = c"
.version 6.4
.target sm_70
.address_size 64
.visible .entry work(.param .u32 rounds)
{
    .reg .pred %again, %never;
    .reg .f32 %value, %factor, %summand;
    .reg .b32 %round, %rounds, %thread;
    .reg .b64 %nowhere;
    ld.param.u32 %rounds, [rounds];
    mov.u32 %thread, %tid.x;
    cvt.rn.f32.u32 %value, %thread;
    mov.f32 %factor, 0f3F7FFFEF;
    mov.f32 %summand, 0f3A83126F;
    mov.u32 %round, 0;
NEXT:
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    fma.rn.f32 %value, %value, %factor, %summand;
    add.u32 %round, %round, 1;
    setp.lt.u32 %again, %round, %rounds;
    @%again bra NEXT;
    setp.lt.f32 %never, %value, 0f00000000;
    mov.u64 %nowhere, 0;
    @%never st.global.f32 [%nowhere], %value;
    ret;
}
";

function_table! {
    struct Functions {
        init = c"cuInit": fn(c_uint);
        device_count = c"cuDeviceGetCount": fn(*mut c_int);
        device_name = c"cuDeviceGetName": fn(*mut c_char, c_int, c_int);
        device_uuid = c"cuDeviceGetUuid_v2": fn(*mut [u8; 16], c_int);
        device_attribute = c"cuDeviceGetAttribute": fn(*mut c_int, c_int, c_int);
        retain_context = c"cuDevicePrimaryCtxRetain": fn(*mut *mut c_void, c_int);
        set_context = c"cuCtxSetCurrent": fn(*mut c_void);
        synchronise = c"cuCtxSynchronize": fn();
        load_module = c"cuModuleLoadData": fn(*mut *mut c_void, *const c_void);
        function = c"cuModuleGetFunction": fn(*mut *mut c_void, *mut c_void, *const c_char);
        launch = c"cuLaunchKernel": fn(*mut c_void, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, *mut c_void,
                                       *mut *mut c_void, *mut *mut c_void);
        create_event = c"cuEventCreate": fn(*mut *mut c_void, c_uint);
        record_event = c"cuEventRecord": fn(*mut c_void, *mut c_void);
        wait_for_event = c"cuEventSynchronize": fn(*mut c_void);
    }
}

/// The CUDA driver library, initialised.
pub struct Cuda(Functions);

fn checked(what: &str, code: c_uint) -> Result<(), String> {
    if code == 0 { Ok(()) } else { Err(format!("the CUDA driver: {what} failed with error {code}")) }
}

impl Cuda {
    /// Opens and initialises the library.
    pub fn open() -> Result<Self, String> {
        let configured = named_library();
        let path = configured.as_deref().unwrap_or(LIBRARY);
        let name = CString::new(path).map_err(|error| error.to_string())?;
        // SAFETY: a null-terminated name; the library's constructors are NVIDIA's, or whose the user says.
        let library = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        if library.is_null() {
            return Err(format!("{path} cannot be opened: is NVIDIA's driver installed?"));
        }
        // SAFETY: a live handle of `dlopen`, never closed. The function of each name has its type in every version of
        // `cuda.h` from 11 to 13.
        let functions = unsafe { Functions::load(0, |name| libc::dlsym(library, name.as_ptr())) }
            .map_err(|name| format!("the CUDA library has no {}", name.to_string_lossy()))?;
        // SAFETY: flags must be 0.
        checked("cuInit", unsafe { (functions.init)(0) })?;
        Ok(Self(functions))
    }

    /// How many GPUs there are.
    pub fn devices(&self) -> Result<i32, String> {
        let mut count = 0;
        // SAFETY: a valid place for the count.
        checked("cuDeviceGetCount", unsafe { (self.0.device_count)(&raw mut count) })?;
        Ok(count)
    }

    /// A GPU's UUID and name.
    pub fn describe(&self, device: i32) -> Result<([u8; 16], String), String> {
        let (mut uuid, mut name) = ([0_u8; 16], [0_u8; 128]);
        // SAFETY: valid places for the 16 bytes and for a name of the length as stated.
        unsafe {
            checked("cuDeviceGetUuid", (self.0.device_uuid)(&raw mut uuid, device))?;
            let bytes = name.len() as c_int - 1;
            checked("cuDeviceGetName", (self.0.device_name)(name.as_mut_ptr().cast(), bytes, device))?;
        }
        let name = CStr::from_bytes_until_nul(&name).map(CStr::to_string_lossy).unwrap_or_default();
        Ok((uuid, name.into_owned()))
    }

    /// A context on a GPU, made the calling thread's own, with the kernel loaded.
    pub fn use_device(&self, device: i32) -> Result<Device<'_>, String> {
        let (mut context, mut module, mut function) = (null_mut(), null_mut(), null_mut());
        let mut multiprocessors = 0;
        // SAFETY: valid places for every result; the program text is null-terminated.
        unsafe {
            let place = &raw mut multiprocessors;
            checked("cuDeviceGetAttribute", (self.0.device_attribute)(place, MULTIPROCESSORS, device))?;
            checked("cuDevicePrimaryCtxRetain", (self.0.retain_context)(&raw mut context, device))?;
            checked("cuCtxSetCurrent", (self.0.set_context)(context))?;
            checked("cuModuleLoadData", (self.0.load_module)(&raw mut module, KERNEL.as_ptr().cast()))?;
            checked("cuModuleGetFunction", (self.0.function)(&raw mut function, module, c"work".as_ptr()))?;
        }
        let multiprocessors = multiprocessors.max(1) as c_uint;
        Ok(Device { cuda: self, context, function, multiprocessors, bulk_rounds: 1 })
    }
}

/// One GPU, ready to launch on.
pub struct Device<'a> {
    cuda: &'a Cuda,
    context: *mut c_void,
    function: *mut c_void,
    /// How many multiprocessors it has.
    pub multiprocessors: c_uint,
    /// What a bulk kernel comes to; 1 until somebody has found out how much some milliseconds are.
    pub bulk_rounds: u32,
}

// SAFETY: a context and its functions may be used from every thread that has made the context its own.
unsafe impl Sync for Device<'_> {}
// SAFETY: as above.
unsafe impl Send for Device<'_> {}

/// Threads of a block.
const BLOCK: c_uint = 256;
/// Blocks on each multiprocessor: with 256 threads each they fill it (2,048 threads since Volta).
const BLOCKS_EACH: u32 = 8;

impl Device<'_> {
    /// Blocks that fill it.
    pub fn bulk_blocks(&self) -> c_uint {
        self.multiprocessors * BLOCKS_EACH
    }

    /// Launches so many blocks with so much work, and returns.
    pub fn launch(&self, blocks: c_uint, mut rounds: u32) -> Result<(), String> {
        let mut arguments: [*mut c_void; 1] = [(&raw mut rounds).cast()];
        let arguments = arguments.as_mut_ptr();
        // SAFETY: the function takes one 32-bit argument, which the call copies; the null stream; no extra options.
        let code = unsafe {
            (self.cuda.0.launch)(
                self.function,
                blocks,
                1,
                1,
                BLOCK,
                1,
                1,
                0,
                null_mut(),
                arguments,
                null::<*mut c_void>().cast_mut(),
            )
        };
        checked("cuLaunchKernel", code)
    }
}

impl Gpu for Device<'_> {
    fn enter(&self) -> Result<(), String> {
        // SAFETY: the context that was retained for good.
        checked("cuCtxSetCurrent", unsafe { (self.cuda.0.set_context)(self.context) })
    }

    fn launch_bulk(&self) -> Result<(), String> {
        self.launch(self.bulk_blocks(), self.bulk_rounds)
    }

    fn launch_short(&self) -> Result<(), String> {
        self.launch(1, 1)
    }

    fn synchronise(&self) -> Result<(), String> {
        // SAFETY: no arguments.
        checked("cuCtxSynchronize", unsafe { (self.cuda.0.synchronise)() })
    }

    fn event(&self) -> Result<Event, String> {
        let mut event = null_mut();
        // SAFETY: a valid place for the handle.
        let code = unsafe { (self.cuda.0.create_event)(&raw mut event, DISABLE_TIMING) };
        checked("cuEventCreate", code).map(|()| Event(event))
    }

    fn record(&self, event: Event) -> Result<(), String> {
        // SAFETY: an event of `Self::event`, and the null stream.
        checked("cuEventRecord", unsafe { (self.cuda.0.record_event)(event.0, null_mut()) })
    }

    fn wait(&self, event: Event) -> Result<(), String> {
        // SAFETY: as above.
        checked("cuEventSynchronize", unsafe { (self.cuda.0.wait_for_event)(event.0) })
    }
}
