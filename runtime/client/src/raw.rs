//! The GPU library as this crate calls it: found and opened at run time, never linked. The addresses come from the real
//! library itself, so that a preload in the same process never sees these calls.
//!
//! Names, types and numbers are those of `hip/hip_runtime_api.h` (HIP 5.2 to 7.1) and `cuda.h` (CUDA 11 to 13). Handles
//! are all pointers, device addresses 64 bits wide on both, and results 32: one declaration serves the two.

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::path::{Path, PathBuf};
use std::ptr::null_mut;

use hipreempt_board::Priority;
use hipreempt_driver::loaded::count;
use hipreempt_driver::{FindError, Gpu, Library, Platform, find, function_table};
use hipreempt_shim::settings::{CUDA_LIBRARY, HIP_LIBRARY};

use crate::error::{CallError, OpenError};
use crate::preload::{Inside, Preload};

/// `hipStreamNonBlocking`, `CU_STREAM_NON_BLOCKING`: does not wait for the null stream.
const NON_BLOCKING: c_uint = 1;
/// `hipErrorNotReady`, `CUDA_ERROR_NOT_READY`.
const NOT_READY: u32 = 600;

function_table! {
    /// What both platforms have under the same types: HIP's names, then CUDA's.
    struct Common {
        init = c"hipInit" | c"cuInit": fn(c_uint);
        device_count = c"hipGetDeviceCount" | c"cuDeviceGetCount": fn(*mut c_int);
        device_at = c"hipDeviceGetByPCIBusId" | c"cuDeviceGetByPCIBusId": fn(*mut c_int, *const c_char);
        device_address = c"hipDeviceGetPCIBusId" | c"cuDeviceGetPCIBusId": fn(*mut c_char, c_int, c_int);
        device_name = c"hipDeviceGetName" | c"cuDeviceGetName": fn(*mut c_char, c_int, c_int);
        priorities = c"hipDeviceGetStreamPriorityRange" | c"cuCtxGetStreamPriorityRange": fn(*mut c_int, *mut c_int);
        create_stream = c"hipStreamCreateWithPriority" | c"cuStreamCreateWithPriority": fn(*mut usize, c_uint, c_int);
        destroy_stream = c"hipStreamDestroy" | c"cuStreamDestroy_v2": fn(usize);
        wait_for_stream = c"hipStreamSynchronize" | c"cuStreamSynchronize": fn(usize);
        query_stream = c"hipStreamQuery" | c"cuStreamQuery": fn(usize);
        load_module = c"hipModuleLoadData" | c"cuModuleLoadData": fn(*mut usize, *const c_void);
        unload_module = c"hipModuleUnload" | c"cuModuleUnload": fn(usize);
        function = c"hipModuleGetFunction" | c"cuModuleGetFunction": fn(*mut usize, usize, *const c_char);
        launch = c"hipModuleLaunchKernel" | c"cuLaunchKernel": fn(usize, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint,
                                                                  c_uint, usize, *mut *mut c_void, *mut *mut c_void);
        allocate = c"hipMalloc" | c"cuMemAlloc_v2": fn(*mut u64, usize);
        free = c"hipFree" | c"cuMemFree_v2": fn(u64);
        copy_in = c"hipMemcpyHtoD" | c"cuMemcpyHtoD_v2": fn(u64, *const c_void, usize);
        copy_out = c"hipMemcpyDtoH" | c"cuMemcpyDtoH_v2": fn(*mut c_void, u64, usize);
    }
}

function_table! {
    /// How a thread names its GPU on HIP.
    struct HipOnly {
        set_device = c"hipSetDevice": fn(c_int);
        device = c"hipGetDevice": fn(*mut c_int);
    }
}

function_table! {
    /// How it does on CUDA.
    struct CudaOnly {
        retain = c"cuDevicePrimaryCtxRetain": fn(*mut usize, c_int);
        release = c"cuDevicePrimaryCtxRelease_v2": fn(c_int);
        push = c"cuCtxPushCurrent_v2": fn(usize);
        pop = c"cuCtxPopCurrent_v2": fn(*mut usize);
    }
}

enum Own {
    Hip(HipOnly),
    Cuda(CudaOnly),
}

/// One GPU library.
pub(crate) struct Api {
    pub(crate) platform: Platform,
    pub(crate) path: PathBuf,
    /// What the engine calls.
    pub(crate) engine: Gpu,
    common: Common,
    own: Own,
    preload: Option<Preload>,
}

/// A device, and on CUDA its primary context; on HIP the device says all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) device: c_int,
    context: usize,
}

/// The names by which a library is opened that nobody has loaded, newest first.
fn names(platform: Platform) -> &'static [&'static str] {
    match platform {
        Platform::Hip => &["libamdhip64.so.7", "libamdhip64.so.6", "libamdhip64.so.5", "libamdhip64.so"],
        Platform::Cuda => &["libcuda.so.1"],
    }
}

fn configured(platform: Platform) -> Option<PathBuf> {
    let variable = match platform {
        Platform::Hip => HIP_LIBRARY,
        Platform::Cuda => CUDA_LIBRARY,
    };
    std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The library of a platform: as the environment says, else the one that is loaded, else the newest that can be opened.
fn library(platform: Platform) -> Result<Library, FindError> {
    if let Some(path) = configured(platform) {
        return find(platform, Some(&path));
    }
    if count(platform) > 0 {
        return find(platform, None);
    }
    let opened = names(platform).iter().find_map(|name| find(platform, Some(Path::new(name))).ok());
    opened.ok_or(FindError::NotLoaded(platform))
}

/// The platforms in the order in which they are tried: those that the program or its user has chosen come first.
fn candidates() -> Vec<Platform> {
    let mut platforms = vec![Platform::Hip, Platform::Cuda];
    platforms.sort_by_key(|platform| match (configured(*platform), count(*platform)) {
        (Some(_), _) => 0,
        (None, 1..) => 1,
        (None, 0) => 2,
    });
    platforms
}

impl Api {
    /// Opens the first library that has a GPU; if none has, what is wrong with the first that there is.
    pub(crate) fn open_any() -> Result<Self, OpenError> {
        let mut first = Err(OpenError::NoLibrary);
        for platform in candidates() {
            let opened = Self::open(platform).and_then(|api| Ok((api.count()?, api)));
            match opened {
                Ok((1.., api)) => return Ok(api),
                Err(OpenError::Library(FindError::NotLoaded(_))) => {}
                other if matches!(first, Err(OpenError::NoLibrary)) => first = other.map(|(_, api)| api),
                _ => {}
            }
        }
        first
    }

    /// Opens the library of one platform.
    pub(crate) fn open(platform: Platform) -> Result<Self, OpenError> {
        let library = library(platform)?;
        let missing =
            |name: &CStr| OpenError::NoFunction { platform, name: name.to_string_lossy().into_owned() };
        let engine = Gpu::load(platform, &library)?;
        let which = usize::from(platform == Platform::Cuda);
        let symbol = |name: &CStr| library.symbol(name);
        // SAFETY: the library is never closed, and the function of each name has its type in every version of it (see
        // the module).
        let (common, own) = unsafe {
            let own = match platform {
                Platform::Hip => Own::Hip(HipOnly::load(0, symbol).map_err(missing)?),
                Platform::Cuda => Own::Cuda(CudaOnly::load(0, symbol).map_err(missing)?),
            };
            (Common::load(which, symbol).map_err(missing)?, own)
        };
        // Also one for the other platform: HIP's library may lie over CUDA's.
        let preload = Preload::find();
        let api = Self { platform, path: library.path().to_owned(), engine, common, own, preload };
        let inside = api.inside();
        // SAFETY: flags must be 0.
        let initialised = checked("hipInit", unsafe { (api.common.init)(0) });
        drop(inside);
        initialised?;
        Ok(api)
    }

    /// Until the guard goes, a preload looks away from what this thread calls.
    pub(crate) fn inside(&self) -> Option<Inside<'_>> {
        self.preload.as_ref().map(Preload::inside)
    }

    /// How many GPUs the library reports.
    pub(crate) fn count(&self) -> Result<usize, CallError> {
        let _inside = self.inside();
        let mut count = 0;
        // SAFETY: a valid place for the count.
        checked("hipGetDeviceCount", unsafe { (self.common.device_count)(&raw mut count) })?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The ordinal of the GPU at a PCI address.
    pub(crate) fn device_at(&self, address: &str) -> Option<usize> {
        let _inside = self.inside();
        let address = CString::new(address).ok()?;
        let mut device = 0;
        // SAFETY: a valid place for the ordinal, and a null-terminated text.
        let code = unsafe { (self.common.device_at)(&raw mut device, address.as_ptr()) };
        usize::try_from(device).ok().filter(|_| code == 0)
    }

    /// A text about a device.
    fn text(
        &self,
        call: &'static str,
        function: unsafe extern "C" fn(*mut c_char, c_int, c_int) -> u32,
        device: c_int,
    ) -> Result<String, CallError> {
        let _inside = self.inside();
        let mut text = [0_u8; 256];
        // SAFETY: the buffer is as long as stated.
        checked(call, unsafe { function(text.as_mut_ptr().cast(), text.len() as c_int, device) })?;
        let text = CStr::from_bytes_until_nul(&text).map(CStr::to_string_lossy).unwrap_or_default();
        Ok(text.into_owned())
    }

    pub(crate) fn name(&self, device: c_int) -> Result<String, CallError> {
        self.text("hipDeviceGetName", self.common.device_name, device)
    }

    pub(crate) fn address(&self, device: c_int) -> Result<String, CallError> {
        let address = self.text("hipDeviceGetPCIBusId", self.common.device_address, device)?;
        Ok(address.to_ascii_lowercase())
    }

    /// Where calls for a device go. To be given back by [`Self::release`].
    pub(crate) fn retain(&self, device: c_int) -> Result<Place, CallError> {
        let mut context = 0;
        if let Own::Cuda(cuda) = &self.own {
            let _inside = self.inside();
            // SAFETY: a valid place for the handle.
            checked("cuDevicePrimaryCtxRetain", unsafe { (cuda.retain)(&raw mut context, device) })?;
        }
        Ok(Place { device, context })
    }

    pub(crate) fn release(&self, place: Place) {
        if let Own::Cuda(cuda) = &self.own {
            let _inside = self.inside();
            // SAFETY: retained once, and released once. A library that has shut down says so.
            unsafe { (cuda.release)(place.device) };
        }
    }

    /// Sends the calling thread's calls to a device until the guard goes, which puts back what was there before.
    pub(crate) fn enter(&self, place: Place) -> Result<Entered<'_>, CallError> {
        let inside = self.inside();
        let back = match &self.own {
            Own::Hip(hip) => {
                let mut current = 0;
                // SAFETY: a valid place for the ordinal.
                checked("hipGetDevice", unsafe { (hip.device)(&raw mut current) })?;
                if current != place.device {
                    // SAFETY: takes any ordinal, and reports a wrong one.
                    checked("hipSetDevice", unsafe { (hip.set_device)(place.device) })?;
                }
                (current != place.device).then_some(current)
            }
            Own::Cuda(cuda) => {
                // SAFETY: a context that is retained while its place is used.
                checked("cuCtxPushCurrent", unsafe { (cuda.push)(place.context) })?;
                None
            }
        };
        Ok(Entered { api: self, back, _inside: inside })
    }
}

/// The calling thread is on a device. Calls that need one are this guard's.
pub(crate) struct Entered<'a> {
    api: &'a Api,
    /// The device to go back to, on HIP.
    back: Option<c_int>,
    _inside: Option<Inside<'a>>,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        match &self.api.own {
            Own::Hip(hip) => {
                if let Some(device) = self.back {
                    // SAFETY: takes any ordinal.
                    unsafe { (hip.set_device)(device) };
                }
            }
            Own::Cuda(cuda) => {
                let mut ours = 0;
                // SAFETY: a valid place for the context that was pushed.
                unsafe { (cuda.pop)(&raw mut ours) };
            }
        }
    }
}

/// A shape of three dimensions.
pub(crate) type Shape = [u32; 3];

impl Entered<'_> {
    /// A stream whose priority on the card is the least, the default or the greatest, as the client's is.
    pub(crate) fn create_stream(&self, priority: Priority) -> Result<usize, CallError> {
        let common = &self.api.common;
        let (mut least, mut greatest, mut stream) = (0, 0, 0);
        // SAFETY: valid places for every result.
        unsafe {
            let code = (common.priorities)(&raw mut least, &raw mut greatest);
            checked("hipDeviceGetStreamPriorityRange", code)?;
            let on_card = match priority.cmp(&Priority::NORMAL) {
                std::cmp::Ordering::Less => least,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Greater => greatest,
            };
            let code = (common.create_stream)(&raw mut stream, NON_BLOCKING, on_card);
            checked("hipStreamCreateWithPriority", code)?;
        }
        Ok(stream)
    }

    /// # Safety
    /// A stream of this device, which nobody uses any more.
    pub(crate) unsafe fn destroy_stream(&self, stream: usize) {
        // SAFETY: the caller's promise.
        unsafe { (self.api.common.destroy_stream)(stream) };
    }

    /// # Safety
    /// A stream of this device.
    pub(crate) unsafe fn wait_for_stream(&self, stream: usize) -> Result<(), CallError> {
        // SAFETY: the caller's promise.
        checked("hipStreamSynchronize", unsafe { (self.api.common.wait_for_stream)(stream) })
    }

    /// Whether all work of the stream is complete; not being so is an error of its own, as in the library.
    ///
    /// # Safety
    /// A stream of this device.
    pub(crate) unsafe fn query_stream(&self, stream: usize) -> Result<(), Option<CallError>> {
        // SAFETY: the caller's promise.
        match unsafe { (self.api.common.query_stream)(stream) } {
            NOT_READY => Err(None),
            code => checked("hipStreamQuery", code).map_err(Some),
        }
    }

    /// # Safety
    /// The image is one that the library can read: it finds out itself where one ends.
    pub(crate) unsafe fn load_module(&self, image: &[u8]) -> Result<usize, CallError> {
        let mut module = 0;
        // SAFETY: a valid place for the handle; the image is the caller's promise.
        let code = unsafe { (self.api.common.load_module)(&raw mut module, image.as_ptr().cast()) };
        checked("hipModuleLoadData", code)?;
        Ok(module)
    }

    /// # Safety
    /// A module of this device, none of whose functions is used any more.
    pub(crate) unsafe fn unload_module(&self, module: usize) {
        // SAFETY: the caller's promise.
        unsafe { (self.api.common.unload_module)(module) };
    }

    /// # Safety
    /// A module of this device.
    pub(crate) unsafe fn function(&self, module: usize, name: &CStr) -> Result<usize, CallError> {
        let mut function = 0;
        // SAFETY: a valid place for the handle, and a null-terminated name.
        let code = unsafe { (self.api.common.function)(&raw mut function, module, name.as_ptr()) };
        checked("hipModuleGetFunction", code)?;
        Ok(function)
    }

    /// # Safety
    /// Function and stream are this device's; the arguments are the kernel's, and what it does with them is sound.
    pub(crate) unsafe fn launch(
        &self,
        function: usize,
        [grid, block]: [Shape; 2],
        shared_bytes: u32,
        stream: usize,
        arguments: *mut *mut c_void,
    ) -> Result<(), CallError> {
        // SAFETY: the caller's promise.
        let code = unsafe {
            (self.api.common.launch)(
                function,
                grid[0],
                grid[1],
                grid[2],
                block[0],
                block[1],
                block[2],
                shared_bytes,
                stream,
                arguments,
                null_mut(),
            )
        };
        checked("hipModuleLaunchKernel", code)
    }

    pub(crate) fn allocate(&self, bytes: usize) -> Result<u64, CallError> {
        let mut address = 0;
        // SAFETY: a valid place for the address.
        checked("hipMalloc", unsafe { (self.api.common.allocate)(&raw mut address, bytes) })?;
        Ok(address)
    }

    /// # Safety
    /// Allocated on this device, and no longer used.
    pub(crate) unsafe fn free(&self, address: u64) {
        // SAFETY: the caller's promise.
        unsafe { (self.api.common.free)(address) };
    }

    /// # Safety
    /// There are as many bytes at the address.
    pub(crate) unsafe fn copy_in(&self, address: u64, from: &[u8]) -> Result<(), CallError> {
        // SAFETY: the slice is as long as stated; the address is the caller's promise.
        let code = unsafe { (self.api.common.copy_in)(address, from.as_ptr().cast(), from.len()) };
        checked("hipMemcpyHtoD", code)
    }

    /// # Safety
    /// There are as many bytes at the address.
    pub(crate) unsafe fn copy_out(&self, address: u64, to: &mut [u8]) -> Result<(), CallError> {
        // SAFETY: the slice is as long as stated; the address is the caller's promise.
        let code = unsafe { (self.api.common.copy_out)(to.as_mut_ptr().cast(), address, to.len()) };
        checked("hipMemcpyDtoH", code)
    }
}

fn checked(call: &'static str, code: u32) -> Result<(), CallError> {
    if code == 0 { Ok(()) } else { Err(CallError { call, code }) }
}
