//! The part of the CUDA driver API that the worker calls, opened at run time as CUDA's own runtime library does.
//!
//! Names, types and numbers are `cuda.h`'s (CUDA 11 to 13).

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::fmt;
use std::ptr::null_mut;

use hipreempt_bench::control::mapped_file;
use hipreempt_bench::protocol::Probe;
use hipreempt_bench::protocol::cuda::BLOCK_THREADS;
use hipreempt_bench::record::WorkerIdentity;
use hipreempt_driver::{Platform, find, function_table};

/// What the CUDA driver library is called on Linux.
const LIBRARY: &CStr = c"libcuda.so.1";
/// `CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT`.
const MULTIPROCESSORS: c_int = 16;
/// `CU_STREAM_NON_BLOCKING`: does not wait for the null stream.
const NON_BLOCKING: c_uint = 1;
/// `CU_EVENT_DEFAULT` and `CU_EVENT_DISABLE_TIMING`.
const TIMED: c_uint = 0;
const UNTIMED: c_uint = 2;
const PTX: &str = concat!(include_str!("work.ptx"), "\0");
const KERNEL: &CStr = c"hipreempt_counted";

/// A stream; null is the default one.
pub type Stream = *mut c_void;
/// An address on the card.
pub type DevicePointer = u64;

/// The CUDA driver, or its absence, as an error.
#[derive(Clone, Debug)]
pub enum CudaError {
    /// The library is not there.
    NoLibrary,
    /// It lacks a function.
    NoFunction(&'static CStr),
    /// It has the function elsewhere than in itself, or this is another library than the one that was opened.
    NotItsOwn(&'static CStr),
    /// It sees no card.
    NoDevice,
    /// A call that failed with a `CUresult`.
    Call(&'static str, c_uint),
}

impl fmt::Display for CudaError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLibrary => out.write_str("libcuda.so.1 cannot be opened: is NVIDIA's driver installed?"),
            Self::NoFunction(name) => write!(out, "libcuda.so.1 has no {}", name.to_string_lossy()),
            Self::NotItsOwn(name) => {
                write!(out, "libcuda.so.1 itself has no {}", name.to_string_lossy())
            }
            Self::NoDevice => out.write_str("the CUDA driver reports no GPU"),
            Self::Call(name, code) => write!(out, "{name} failed with CUDA error {code}"),
        }
    }
}

impl std::error::Error for CudaError {}

pub type Result<T> = std::result::Result<T, CudaError>;

function_table! {
    struct Functions {
        init = c"cuInit": fn(c_uint);
        driver_version = c"cuDriverGetVersion": fn(*mut c_int);
        device_count = c"cuDeviceGetCount": fn(*mut c_int);
        device = c"cuDeviceGet": fn(*mut c_int, c_int);
        device_name = c"cuDeviceGetName": fn(*mut c_char, c_int, c_int);
        device_uuid = c"cuDeviceGetUuid_v2": fn(*mut [u8; 16], c_int);
        device_pci = c"cuDeviceGetPCIBusId": fn(*mut c_char, c_int, c_int);
        device_attribute = c"cuDeviceGetAttribute": fn(*mut c_int, c_int, c_int);
        retain_context = c"cuDevicePrimaryCtxRetain": fn(*mut *mut c_void, c_int);
        set_context = c"cuCtxSetCurrent": fn(*mut c_void);
        load_module = c"cuModuleLoadData": fn(*mut *mut c_void, *const c_void);
        function = c"cuModuleGetFunction": fn(*mut *mut c_void, *mut c_void, *const c_char);
        allocate = c"cuMemAlloc_v2": fn(*mut DevicePointer, usize);
        fill = c"cuMemsetD8_v2": fn(DevicePointer, u8, usize);
        copy_out = c"cuMemcpyDtoH_v2": fn(*mut c_void, DevicePointer, usize);
        create_stream = c"cuStreamCreate": fn(*mut Stream, c_uint);
        create_event = c"cuEventCreate": fn(*mut *mut c_void, c_uint);
        record_event = c"cuEventRecord": fn(*mut c_void, Stream);
        wait_for_event = c"cuEventSynchronize": fn(*mut c_void);
        elapsed_ms = c"cuEventElapsedTime": fn(*mut f32, *mut c_void, *mut c_void);
    }
}

function_table! {
    /// How a launch and the wait for it reach the driver.
    struct Entry {
        launch = c"cuLaunchKernel": fn(*mut c_void, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, Stream,
                                      *mut *mut c_void, *mut *mut c_void);
        wait_for_stream = c"cuStreamSynchronize": fn(Stream);
    }
}

/// A road into the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Road {
    /// By the functions that a program gets: the preload's where there is one.
    Given,
    /// By the driver library's own.
    Direct,
}

impl Road {
    /// So many there are.
    pub const COUNT: usize = 2;
}

/// The driver library's own functions. They are looked up by the C library's `dlsym`, whose address is taken from the
/// C library's symbol table: the preload stands in front of that name, too.
fn own_entry() -> Result<Entry> {
    let library = find(Platform::Cuda, None).map_err(|_| CudaError::NoLibrary)?;
    // SAFETY: the function of each name has its type in every version of `cuda.h` from 11 to 13.
    let entry = unsafe { Entry::load(0, |name| library.symbol(name)) }.map_err(CudaError::NoFunction)?;
    let inside = |address: *const c_void, name| {
        if library.contains(address) { Ok(()) } else { Err(CudaError::NotItsOwn(name)) }
    };
    inside(entry.launch as *const c_void, c"cuLaunchKernel")?;
    inside(entry.wait_for_stream as *const c_void, c"cuStreamSynchronize")?;
    Ok(entry)
}

#[inline]
fn checked(name: &'static str, code: c_uint) -> Result<()> {
    if code == 0 { Ok(()) } else { Err(CudaError::Call(name, code)) }
}

/// The CUDA driver library, initialised.
pub struct Cuda {
    functions: Functions,
    /// By [`Road`]. Where the library's own functions were not found the second is as the first, and of no use.
    entries: [Entry; Road::COUNT],
    own: Result<()>,
}

impl Cuda {
    /// Opens and initialises the library.
    pub fn open() -> Result<Self> {
        // SAFETY: a null-terminated name; the library's constructors are NVIDIA's.
        let library = unsafe { libc::dlopen(LIBRARY.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        if library.is_null() {
            return Err(CudaError::NoLibrary);
        }
        // By the program's own `dlsym`, as any program: whatever is preloaded may answer.
        // SAFETY: a live handle, never closed, and null-terminated names.
        let find = |name: &CStr| unsafe { libc::dlsym(library, name.as_ptr()) };
        // SAFETY: the function of each name has its type in every version of `cuda.h` from 11 to 13.
        let functions = unsafe { Functions::load(0, find) }.map_err(CudaError::NoFunction)?;
        // SAFETY: as above.
        let given = unsafe { Entry::load(0, find) }.map_err(CudaError::NoFunction)?;
        let own = own_entry();
        // SAFETY: flags must be 0.
        checked("cuInit", unsafe { (functions.init)(0) })?;
        Ok(Self { functions, entries: [given, *own.as_ref().unwrap_or(&given)], own: own.map(|_| ()) })
    }

    /// The first card, with a context that is the calling thread's own and the kernel loaded.
    pub fn first_device(&'static self) -> Result<Card> {
        let (mut count, mut device, mut units) = (0, 0, 0);
        let (mut context, mut module, mut kernel) = (null_mut(), null_mut(), null_mut());
        let cuda = &self.functions;
        // SAFETY: valid places for every result; the program text and the names are null-terminated.
        unsafe {
            checked("cuDeviceGetCount", (cuda.device_count)(&raw mut count))?;
            if count == 0 {
                return Err(CudaError::NoDevice);
            }
            checked("cuDeviceGet", (cuda.device)(&raw mut device, 0))?;
            checked(
                "cuDeviceGetAttribute",
                (cuda.device_attribute)(&raw mut units, MULTIPROCESSORS, device),
            )?;
            checked("cuDevicePrimaryCtxRetain", (cuda.retain_context)(&raw mut context, device))?;
            checked("cuCtxSetCurrent", (cuda.set_context)(context))?;
            checked("cuModuleLoadData", (cuda.load_module)(&raw mut module, PTX.as_ptr().cast()))?;
            checked("cuModuleGetFunction", (cuda.function)(&raw mut kernel, module, KERNEL.as_ptr()))?;
        }
        let (entries, own) = (&self.entries, &self.own);
        Ok(Card { cuda, entries, own, count, device, context, kernel, units: units.max(1) as u32 })
    }
}

/// One card, ready to launch on. All of it lives as long as the process.
pub struct Card {
    cuda: &'static Functions,
    entries: &'static [Entry; Road::COUNT],
    own: &'static Result<()>,
    count: c_int,
    device: c_int,
    context: *mut c_void,
    kernel: *mut c_void,
    /// Its multiprocessors.
    pub units: u32,
}

// SAFETY: a context and its functions may be used from every thread that has made the context its own.
unsafe impl Sync for Card {}
// SAFETY: as above.
unsafe impl Send for Card {}

impl Card {
    /// Makes the context the calling thread's own.
    pub fn enter(&self) -> Result<()> {
        // SAFETY: the context that was retained for good.
        checked("cuCtxSetCurrent", unsafe { (self.cuda.set_context)(self.context) })
    }

    /// Whether a program's launch function is another than the driver library's own.
    ///
    /// # Errors
    /// [`CudaError`] where the library's own functions were not found: [`Road::Direct`] is no road then.
    pub fn roads_differ(&self) -> Result<bool> {
        let [given, direct] = self.entries;
        self.own.clone().map(|()| !std::ptr::fn_addr_eq(given.launch, direct.launch))
    }

    /// Launches so many blocks of counted work on a state that has a place for each thread.
    #[inline]
    pub fn launch(
        &self,
        road: Road,
        blocks: u32,
        state: &DevicePointer,
        rounds: &u32,
        stream: Stream,
    ) -> Result<()> {
        let mut arguments: [*mut c_void; 2] =
            [(&raw const *state).cast_mut().cast(), (&raw const *rounds).cast_mut().cast()];
        let arguments = arguments.as_mut_ptr();
        // SAFETY: the kernel takes an address and a 32-bit count, which the call copies; no extra options.
        let code = unsafe {
            let launch = self.entries[road as usize].launch;
            launch(self.kernel, blocks, 1, 1, BLOCK_THREADS, 1, 1, 0, stream, arguments, null_mut())
        };
        checked("cuLaunchKernel", code)
    }

    /// Waits for everything on a stream.
    #[inline]
    pub fn wait(&self, stream: Stream) -> Result<()> {
        self.wait_on(Road::Given, stream)
    }

    /// The same, on one of the roads.
    #[inline]
    pub fn wait_on(&self, road: Road, stream: Stream) -> Result<()> {
        let wait = self.entries[road as usize].wait_for_stream;
        // SAFETY: a stream of ours, or null.
        checked("cuStreamSynchronize", unsafe { wait(stream) })
    }

    /// A stream beside the default one.
    pub fn stream(&self) -> Result<Stream> {
        let mut stream = null_mut();
        // SAFETY: a valid place for the handle.
        checked("cuStreamCreate", unsafe { (self.cuda.create_stream)(&raw mut stream, NON_BLOCKING) })?;
        Ok(stream)
    }

    /// Memory on the card, all zero.
    pub fn zeroed(&self, bytes: usize) -> Result<DevicePointer> {
        let mut at = 0;
        // SAFETY: a valid place for the address, and so many bytes there.
        unsafe {
            checked("cuMemAlloc", (self.cuda.allocate)(&raw mut at, bytes))?;
            checked("cuMemsetD8", (self.cuda.fill)(at, 0, bytes))?;
        }
        self.wait(null_mut())?;
        Ok(at)
    }

    /// Copies from the card what `into` holds, after everything on the default stream.
    pub fn read(&self, at: DevicePointer, into: &mut [u64]) -> Result<()> {
        let bytes = size_of_val(into);
        // SAFETY: `into` has so many bytes; any bytes are numbers. The memory at `at` is as long (`Work`).
        checked("cuMemcpyDtoH", unsafe { (self.cuda.copy_out)(into.as_mut_ptr().cast(), at, bytes) })
    }

    /// A mark to put behind launches.
    pub fn event(&'static self, timed: bool) -> Result<Event> {
        let mut event = null_mut();
        let flags = if timed { TIMED } else { UNTIMED };
        // SAFETY: a valid place for the handle.
        checked("cuEventCreate", unsafe { (self.cuda.create_event)(&raw mut event, flags) })?;
        Ok(Event { cuda: self.cuda, event })
    }

    /// Who and where this process is.
    pub fn probe(&self) -> Result<Probe> {
        let mut version = 0;
        // SAFETY: a valid place for the version.
        checked("cuDriverGetVersion", unsafe { (self.cuda.driver_version)(&raw mut version) })?;
        Ok(Probe {
            devices: self.count as u32,
            identity: self.identity()?,
            runtime_version: 0,
            driver_version: version,
            compute_units: self.units,
            priorities: (0, 0),
            library: mapped_file("libcuda.so").unwrap_or_default(),
        })
    }

    fn identity(&self) -> Result<WorkerIdentity> {
        let mut uuid = [0_u8; 16];
        let (mut name, mut pci) = ([0_u8; 128], [0_u8; 32]);
        // SAFETY: valid places for the 16 bytes, and for texts of the lengths as stated.
        unsafe {
            checked("cuDeviceGetUuid", (self.cuda.device_uuid)(&raw mut uuid, self.device))?;
            let (to, bytes) = (name.as_mut_ptr().cast(), name.len() as c_int);
            checked("cuDeviceGetName", (self.cuda.device_name)(to, bytes, self.device))?;
            let (to, bytes) = (pci.as_mut_ptr().cast(), pci.len() as c_int);
            checked("cuDeviceGetPCIBusId", (self.cuda.device_pci)(to, bytes, self.device))?;
        }
        Ok(WorkerIdentity {
            pid: std::process::id(),
            uuid: uuid.iter().map(|byte| format!("{byte:02x}")).collect(),
            name: text(&name),
            pci: text(&pci).to_lowercase(),
            shim_mapped: mapped_file("libhipreempt_cuda.so").is_some(),
            ..WorkerIdentity::default()
        })
    }
}

fn text(bytes: &[u8]) -> String {
    CStr::from_bytes_until_nul(bytes).map(CStr::to_string_lossy).unwrap_or_default().into_owned()
}

/// A mark behind launches.
pub struct Event {
    cuda: &'static Functions,
    event: *mut c_void,
}

// SAFETY: an event may be used from every thread that has the context.
unsafe impl Send for Event {}

impl Event {
    /// Puts it behind everything launched on a stream so far.
    #[inline]
    pub fn record(&self, stream: Stream) -> Result<()> {
        // SAFETY: our own event, and a stream of ours or null.
        checked("cuEventRecord", unsafe { (self.cuda.record_event)(self.event, stream) })
    }

    /// Waits until the card has passed it.
    #[inline]
    pub fn wait(&self) -> Result<()> {
        // SAFETY: our own event.
        checked("cuEventSynchronize", unsafe { (self.cuda.wait_for_event)(self.event) })
    }

    /// Nanoseconds from this to a later one; both have been passed, and are timed.
    pub fn until_ns(&self, later: &Event) -> Result<f64> {
        let mut ms = 0.0_f32;
        // SAFETY: our own events, and a valid place for the time.
        let code = unsafe { (self.cuda.elapsed_ms)(&raw mut ms, self.event, later.event) };
        checked("cuEventElapsedTime", code)?;
        Ok(f64::from(ms) * 1e6)
    }
}
