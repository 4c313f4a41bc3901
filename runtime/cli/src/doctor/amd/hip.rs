//! The few functions of HIP that the measurement needs, opened at run time. No kernel of ours is among them: fills are
//! kernels on AMD GPUs, and need no compiler here.
//!
//! Names, types and numbers are `hip_runtime_api.h`'s (HIP 5.2 to 7.2).

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::ptr::null_mut;

use hipreempt_driver::function_table;
use hipreempt_driver::symbol::lookup;

/// Where it is looked for, in this order.
const LIBRARIES: [&CStr; 4] =
    [c"libamdhip64.so.7", c"libamdhip64.so.6", c"libamdhip64.so.5", c"libamdhip64.so"];
/// `hipMemcpyDeviceToHost`, `hipEventDisableTiming`.
const DEVICE_TO_HOST: c_int = 2;
const DISABLE_TIMING: c_uint = 2;

function_table! {
    struct Functions {
        init = c"hipInit": fn(c_uint);
        runtime_version = c"hipRuntimeGetVersion": fn(*mut c_int);
        driver_version = c"hipDriverGetVersion": fn(*mut c_int);
        device_count = c"hipGetDeviceCount": fn(*mut c_int);
        set_device = c"hipSetDevice": fn(c_int);
        device_name = c"hipDeviceGetName": fn(*mut c_char, c_int, c_int);
        pci_bus_id = c"hipDeviceGetPCIBusId": fn(*mut c_char, c_int, c_int);
        allocate = c"hipMalloc": fn(*mut *mut c_void, usize);
        fill = c"hipMemsetAsync": fn(*mut c_void, c_int, usize, *mut c_void);
        copy = c"hipMemcpy": fn(*mut c_void, *const c_void, usize, c_int);
        synchronise = c"hipDeviceSynchronize": fn();
        create_event = c"hipEventCreateWithFlags": fn(*mut *mut c_void, c_uint);
        record_event = c"hipEventRecord": fn(*mut c_void, *mut c_void);
        wait_for_event = c"hipEventSynchronize": fn(*mut c_void);
    }
}

fn checked(what: &str, code: c_uint) -> Result<(), String> {
    if code == 0 { Ok(()) } else { Err(format!("{what} failed with error {code}")) }
}

/// The HIP library, initialised.
pub struct Hip {
    functions: Functions,
    /// The file that it was loaded from.
    pub path: String,
    /// Functions of our table that it does not have.
    pub missing: Vec<&'static str>,
}

impl Hip {
    /// Opens and initialises the library.
    pub fn open() -> Result<Self, String> {
        // SAFETY: null-terminated names; the library's constructors are AMD's, or whose the user says.
        let open = |name: &&CStr| unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        let library = LIBRARIES.iter().map(open).find(|library| !library.is_null());
        let library =
            library.ok_or("no libamdhip64.so.7, .6 or .5 can be opened: is ROCm in LD_LIBRARY_PATH?")?;
        // SAFETY: a live handle of `dlopen`, never closed. The function of each name has its type in every version of HIP
        // from 5.2 to 7.2.
        let functions = unsafe { Functions::load(0, |name| lookup(library, name)) }
            .map_err(|name| format!("the HIP library has no {}", name.to_string_lossy()))?;
        let is_missing = |name: &&'static str| {
            // SAFETY: as above; only whether there is such a symbol is looked at.
            CString::new(*name).is_ok_and(|name| unsafe { lookup(library, &name) }.is_null())
        };
        let missing =
            hipreempt_api::HIP_FUNCTIONS.iter().map(|function| function.symbol).filter(is_missing).collect();
        let path = file_of(functions.init as *const c_void).unwrap_or_else(|| "unknown".to_owned());
        // SAFETY: flags must be 0.
        checked("hipInit", unsafe { (functions.init)(0) })?;
        Ok(Self { functions, path, missing })
    }

    /// Versions of runtime and driver, as the library says them.
    pub fn versions(&self) -> Result<(i32, i32), String> {
        let (mut runtime, mut driver) = (0, 0);
        // SAFETY: valid places for the numbers.
        unsafe {
            checked("hipRuntimeGetVersion", (self.functions.runtime_version)(&raw mut runtime))?;
            checked("hipDriverGetVersion", (self.functions.driver_version)(&raw mut driver))?;
        }
        Ok((runtime, driver))
    }

    /// Makes a device the calling thread's own; returns its name and place.
    pub fn use_device(&self, device: i32) -> Result<(String, String), String> {
        let mut count = 0;
        let (mut name, mut place) = ([0_u8; 256], [0_u8; 64]);
        // SAFETY: valid places, and texts of the lengths as stated.
        unsafe {
            checked("hipGetDeviceCount", (self.functions.device_count)(&raw mut count))?;
            checked("hipSetDevice", (self.functions.set_device)(device))?;
            checked("hipDeviceGetName", (self.functions.device_name)(name.as_mut_ptr().cast(), 255, device))?;
            checked(
                "hipDeviceGetPCIBusId",
                (self.functions.pci_bus_id)(place.as_mut_ptr().cast(), 63, device),
            )?;
        }
        let text = |bytes: &[u8]| {
            CStr::from_bytes_until_nul(bytes)
                .map_or(String::new(), |text| text.to_string_lossy().into_owned())
        };
        Ok((format!("{} (1 of {count})", text(&name)), text(&place)))
    }

    /// Memory of the device, for good.
    pub fn allocate(&self, bytes: usize) -> Result<Buffer<'_>, String> {
        let mut address = null_mut();
        // SAFETY: a valid place for the address.
        checked("hipMalloc", unsafe { (self.functions.allocate)(&raw mut address, bytes) })?;
        Ok(Buffer { hip: self, address, bytes })
    }

    /// Waits for everything.
    pub fn synchronise(&self) -> Result<(), String> {
        // SAFETY: no arguments.
        checked("hipDeviceSynchronize", unsafe { (self.functions.synchronise)() })
    }

    /// A mark to put behind launches, for good.
    pub fn event(&self) -> Result<Event<'_>, String> {
        let mut event = null_mut();
        // SAFETY: a valid place for the handle.
        checked("hipEventCreate", unsafe { (self.functions.create_event)(&raw mut event, DISABLE_TIMING) })?;
        Ok(Event { hip: self, event })
    }
}

fn file_of(address: *const c_void) -> Option<String> {
    let mut info = std::mem::MaybeUninit::<libc::Dl_info>::zeroed();
    // SAFETY: any address may be asked about; a valid place for the answer.
    if unsafe { libc::dladdr(address, info.as_mut_ptr()) } == 0 {
        return None;
    }
    // SAFETY: filled in, or zeroes, which are a value; the loader's string stays as long as the library.
    let name = unsafe { info.assume_init() }.dli_fname;
    // SAFETY: as above, where it is not null.
    (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
}

/// Memory of the device.
pub struct Buffer<'a> {
    hip: &'a Hip,
    address: *mut c_void,
    bytes: usize,
}

// SAFETY: HIP may be called from every thread, and nothing of the memory is touched on the host.
unsafe impl Sync for Buffer<'_> {}

impl Buffer<'_> {
    /// Launches a fill of all of it, or of its beginning, and returns.
    pub fn fill(&self, value: u8, bytes: usize) -> Result<(), String> {
        // SAFETY: within the memory; the null stream.
        let code = unsafe {
            (self.hip.functions.fill)(self.address, value.into(), bytes.min(self.bytes), null_mut())
        };
        checked("hipMemsetAsync", code)
    }

    /// Its beginning, once everything before has run.
    pub fn read(&self, bytes: usize) -> Result<Vec<u8>, String> {
        let mut copy = vec![0; bytes.min(self.bytes)];
        // SAFETY: both sides have so many bytes.
        let code = unsafe {
            (self.hip.functions.copy)(copy.as_mut_ptr().cast(), self.address, copy.len(), DEVICE_TO_HOST)
        };
        checked("hipMemcpy", code).map(|()| copy)
    }
}

/// A mark behind launches.
pub struct Event<'a> {
    hip: &'a Hip,
    event: *mut c_void,
}

impl Event<'_> {
    /// Puts it behind everything launched so far.
    pub fn record(&self) -> Result<(), String> {
        // SAFETY: our own event, and the null stream.
        checked("hipEventRecord", unsafe { (self.hip.functions.record_event)(self.event, null_mut()) })
    }

    /// Waits until the GPU has passed it.
    pub fn wait(&self) -> Result<(), String> {
        // SAFETY: our own event.
        checked("hipEventSynchronize", unsafe { (self.hip.functions.wait_for_event)(self.event) })
    }
}
