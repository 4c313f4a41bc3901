//! The few functions of HIP that the measurement needs, opened at run time, by a preload library where there is one.
//!
//! This program holds no code for AMD GPUs, and works on machines without a compiler for them. There the work is fills,
//! which are kernels of the library's own on these cards. The software device takes fills for copies, and gets a kernel
//! of ours ([`soft_kernel`]).
//!
//! Names, types and numbers are `hip_runtime_api.h`'s (HIP 5.2 to 7.2).

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::ptr::null_mut;

use hipreempt_driver::function_table;

use super::gpu::{Event, Gpu};
use super::soft_kernel;

/// Where it is looked for, in this order.
const LIBRARIES: [&CStr; 4] =
    [c"libamdhip64.so.7", c"libamdhip64.so.6", c"libamdhip64.so.5", c"libamdhip64.so"];
/// `hipMemcpyDeviceToHost`, `hipEventDisableTiming`.
const DEVICE_TO_HOST: c_int = 2;
const DISABLE_TIMING: c_uint = 2;
/// `HIP_LAUNCH_PARAM_BUFFER_POINTER`, `…_SIZE` and `…_END`: arguments as one block, which a held launch can be kept with.
const BLOCK: *mut c_void = std::ptr::without_provenance_mut(1);
const BLOCK_SIZE: *mut c_void = std::ptr::without_provenance_mut(2);
const BLOCK_END: *mut c_void = std::ptr::without_provenance_mut(3);

/// What bulk work fills: for some tenths of a millisecond on a card of 2024.
pub const BULK_BYTES: usize = 1 << 28;
/// What a short launch fills, and what is copied back.
pub const FEW_BYTES: usize = 1 << 12;
/// How long a bulk kernel and a short one take alone on the software device, in ns.
const BULK_NS: u64 = 3_000_000;
const SHORT_NS: u64 = 2_000;
/// Workgroups that fill any card many times over, of 256 work-items.
const BULK_GROUPS: c_uint = 1 << 14;
const GROUP: c_uint = 256;

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
        load_module = c"hipModuleLoadData": fn(*mut *mut c_void, *const c_void);
        function = c"hipModuleGetFunction": fn(*mut *mut c_void, *mut c_void, *const c_char);
        launch = c"hipModuleLaunchKernel": fn(*mut c_void, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, *mut c_void,
                                              *mut *mut c_void, *mut *mut c_void);
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
        let functions = unsafe { Functions::load(0, |name| libc::dlsym(library, name.as_ptr())) }
            .map_err(|name| format!("the HIP library has no {}", name.to_string_lossy()))?;
        let is_missing = |name: &&'static str| {
            // SAFETY: as above; only whether there is such a symbol is looked at.
            CString::new(*name).is_ok_and(|name| unsafe { libc::dlsym(library, name.as_ptr()) }.is_null())
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

    /// A device made the calling thread's own, with so much memory, and what is launched there.
    pub fn device(&self, device: i32, bytes: usize) -> Result<Device<'_>, String> {
        let (_, place) = self.use_device(device)?;
        let mut address = null_mut();
        // SAFETY: a valid place for the address.
        checked("hipMalloc", unsafe { (self.functions.allocate)(&raw mut address, bytes) })?;
        let kernel =
            if place.starts_with(soft_kernel::PCI_DOMAIN) { Some(self.soft_kernel()?) } else { None };
        Ok(Device { hip: self, device, address, bytes, kernel })
    }

    fn soft_kernel(&self) -> Result<*mut c_void, String> {
        let (mut module, mut function) = (null_mut(), null_mut());
        let image = soft_kernel::module();
        // SAFETY: valid places for both handles; a whole bundle, which is read during the call; a null-terminated name.
        unsafe {
            let code = (self.functions.load_module)(&raw mut module, image.as_ptr().cast());
            checked("hipModuleLoadData", code)?;
            let name = soft_kernel::NAME.as_ptr();
            checked("hipModuleGetFunction", (self.functions.function)(&raw mut function, module, name))?;
        }
        Ok(function)
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

/// A device with memory on it. Lives as long as the process.
pub struct Device<'a> {
    hip: &'a Hip,
    device: i32,
    address: *mut c_void,
    bytes: usize,
    /// On the software device: what is launched in place of fills.
    kernel: Option<*mut c_void>,
}

// SAFETY: HIP may be called from every thread, and nothing of the memory is touched on the host.
unsafe impl Sync for Device<'_> {}

impl Device<'_> {
    /// What its bulk work is made of.
    pub fn bulk_work(&self) -> String {
        match self.kernel {
            Some(_) => format!("kernels of {} us that fill the card", BULK_NS / 1_000),
            None => format!(
                "fills of {} MiB, which are kernels of the library's own: this program has no code for the card",
                self.bytes >> 20
            ),
        }
    }

    /// Launches a fill of all of the memory, or of its beginning, and returns.
    pub fn fill(&self, value: u8, bytes: usize) -> Result<(), String> {
        // SAFETY: within the memory; the null stream.
        let code = unsafe {
            (self.hip.functions.fill)(self.address, value.into(), bytes.min(self.bytes), null_mut())
        };
        checked("hipMemsetAsync", code)
    }

    /// The memory's beginning, once everything before has run.
    pub fn read(&self, bytes: usize) -> Result<Vec<u8>, String> {
        let mut copy = vec![0; bytes.min(self.bytes)];
        // SAFETY: both sides have so many bytes.
        let code = unsafe {
            (self.hip.functions.copy)(copy.as_mut_ptr().cast(), self.address, copy.len(), DEVICE_TO_HOST)
        };
        checked("hipMemcpy", code).map(|()| copy)
    }

    fn launch(&self, kernel: *mut c_void, groups: c_uint, mut solo_ns: u64) -> Result<(), String> {
        let mut size = size_of_val(&solo_ns);
        let mut extra =
            [BLOCK, (&raw mut solo_ns).cast(), BLOCK_SIZE, (&raw mut size).cast::<c_void>(), BLOCK_END];
        // SAFETY: the kernel takes one 64-bit argument, and the block with it is copied by the call; the null stream.
        let code = unsafe {
            (self.hip.functions.launch)(
                kernel,
                groups,
                1,
                1,
                GROUP,
                1,
                1,
                0,
                null_mut(),
                null_mut(),
                extra.as_mut_ptr(),
            )
        };
        checked("hipModuleLaunchKernel", code)
    }
}

impl Gpu for Device<'_> {
    fn enter(&self) -> Result<(), String> {
        // SAFETY: no pointers.
        checked("hipSetDevice", unsafe { (self.hip.functions.set_device)(self.device) })
    }

    fn launch_bulk(&self) -> Result<(), String> {
        match self.kernel {
            Some(kernel) => self.launch(kernel, BULK_GROUPS, BULK_NS),
            None => self.fill(1, self.bytes),
        }
    }

    fn launch_short(&self) -> Result<(), String> {
        match self.kernel {
            Some(kernel) => self.launch(kernel, 1, SHORT_NS),
            None => self.fill(2, FEW_BYTES),
        }
    }

    fn synchronise(&self) -> Result<(), String> {
        // SAFETY: no arguments.
        checked("hipDeviceSynchronize", unsafe { (self.hip.functions.synchronise)() })
    }

    fn event(&self) -> Result<Event, String> {
        let mut event = null_mut();
        // SAFETY: a valid place for the handle.
        let code = unsafe { (self.hip.functions.create_event)(&raw mut event, DISABLE_TIMING) };
        checked("hipEventCreate", code).map(|()| Event(event))
    }

    fn record(&self, event: Event) -> Result<(), String> {
        // SAFETY: an event of `Self::event`, and the null stream.
        checked("hipEventRecord", unsafe { (self.hip.functions.record_event)(event.0, null_mut()) })
    }

    fn wait(&self, event: Event) -> Result<(), String> {
        // SAFETY: as above.
        checked("hipEventSynchronize", unsafe { (self.hip.functions.wait_for_event)(event.0) })
    }
}
