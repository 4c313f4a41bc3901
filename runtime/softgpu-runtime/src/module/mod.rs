//! Modules: the kernels and variables of a program, from its fat binaries or loaded at run time.
//!
//! A damaged image is an error of the call that needs it; it must never crash the program or keep it from starting.

pub mod registry;

pub use hipreempt_code_object::{bundle, code_object, image};

use std::collections::HashMap;
use std::ffi::{CString, c_void};
use std::sync::atomic::{AtomicPtr, Ordering};

use parking_lot::Mutex;

use self::bundle::BundleError;
use self::code_object::{CodeObject, Variable};
use crate::error::{Code, Outcome};
use crate::kernel::{Kernel, objects};
use crate::memory::{self, Kind};
use crate::slab::Slab;
use crate::{report, runtime};

/// The processor that the card claims to be.
pub const ARCHITECTURE: &str = "gfx90a";

/// A loaded image.
pub struct Module {
    kernels: HashMap<String, &'static Kernel>,
    variables: Mutex<HashMap<String, GlobalVariable>>,
    /// Kernels that only a name is known of are accepted, because the image could not be read.
    opaque: bool,
    extra: Mutex<HashMap<String, &'static Kernel>>,
}

/// A variable and where it is.
struct GlobalVariable {
    described: Variable,
    address: Option<usize>,
}

impl Module {
    /// Reads an image. A compressed one is accepted without its contents.
    pub fn load(image: &[u8]) -> Outcome<Self> {
        let entry = match bundle::select(image, ARCHITECTURE) {
            Ok(entry) => entry,
            Err(error @ BundleError::Compressed) => {
                report::once("compressed", &format!("{error}; kernels are known by name only"));
                return Ok(Self::opaque());
            }
            Err(BundleError::NoDeviceCode) => return Err(Code::NO_BINARY_FOR_GPU),
            Err(error) => {
                report::once("image", &format!("damaged device code: {error}; the module is refused"));
                return Err(Code::INVALID_IMAGE);
            }
        };
        if entry.target == bundle::SOFTWARE_TARGET {
            return Ok(Self::opaque());
        }
        let code = CodeObject::parse(entry.code).map_err(|error| {
            report::once("code object", &format!("damaged device code: {error}; the module is refused"));
            Code::INVALID_IMAGE
        })?;
        Ok(Self::from_code(code))
    }

    /// A module of an image that cannot be read: any kernel is accepted by its name.
    pub fn opaque() -> Self {
        Self { opaque: true, ..Self::from_code(CodeObject::default()) }
    }

    /// A module of what an image was found to hold.
    pub fn from_code(code: CodeObject) -> Self {
        let kernel = |meta: code_object::KernelMeta| {
            let name = meta.name.clone();
            let kernel: &'static Kernel = Box::leak(Box::new(Kernel::new(&name, Some(meta))));
            (name, kernel)
        };
        let variable =
            |described: Variable| (described.name.clone(), GlobalVariable { described, address: None });
        Self {
            kernels: code.kernels.into_iter().map(kernel).collect(),
            variables: Mutex::new(code.variables.into_iter().map(variable).collect()),
            opaque: false,
            extra: Mutex::default(),
        }
    }

    /// A kernel by name. Kernels are never freed: launches may refer to them after an unload.
    pub fn kernel(&self, name: &str) -> Option<&'static Kernel> {
        if let Some(kernel) = self.kernels.get(name) {
            return Some(kernel);
        }
        let make = || -> &'static Kernel { Box::leak(Box::new(Kernel::new(name, None))) };
        self.opaque.then(|| *self.extra.lock().entry(name.to_owned()).or_insert_with(make))
    }

    /// Its kernels, in no order.
    pub fn kernels(&self) -> impl Iterator<Item = &'static Kernel> + '_ {
        self.kernels.values().copied()
    }

    /// How many kernels it has.
    pub fn kernel_count(&self) -> usize {
        self.kernels.len()
    }

    /// Address and size of a variable: where a kernel object defines it, there; else new memory of the card.
    pub fn variable(&self, name: &str) -> Outcome<(usize, usize)> {
        let mut variables = self.variables.lock();
        let variable = variables.get_mut(name).ok_or(Code::NOT_FOUND)?;
        let bytes = usize::try_from(variable.described.size).map_err(|_| Code::INVALID_IMAGE)?;
        let address = match variable.address {
            Some(address) => address,
            None => place_variable(&variable.described, bytes)?,
        };
        variable.address = Some(address);
        Ok((address, bytes))
    }
}

fn place_variable(described: &Variable, bytes: usize) -> Outcome<usize> {
    let symbol = CString::new(described.name.as_str()).map_err(|_| Code::NOT_FOUND)?;
    if let Some(address) = objects::object_symbol(&symbol) {
        return Ok(address);
    }
    let address = memory::allocate(runtime::current()?, bytes.max(1), Kind::Device, 0)?;
    let initial = &described.initial[..described.initial.len().min(bytes)];
    // SAFETY: the allocation is `bytes` long and new.
    unsafe {
        std::ptr::write_bytes(address as *mut u8, 0, bytes);
        std::ptr::copy_nonoverlapping(initial.as_ptr(), address as *mut u8, initial.len());
    }
    Ok(address)
}

/// A `hipModule_t`.
#[derive(Default)]
pub struct ModuleSlot {
    module: AtomicPtr<Module>,
}

/// A `hipFunction_t`.
#[derive(Default)]
pub struct FunctionSlot {
    kernel: AtomicPtr<Kernel>,
}

static MODULES: Slab<ModuleSlot> = Slab::new(1 << 14);
static FUNCTIONS: Slab<FunctionSlot> = Slab::new(1 << 18);
static FUNCTION_OF: Mutex<Option<HashMap<usize, &'static FunctionSlot>>> = Mutex::new(None);

/// Loads an image and gives it a handle.
pub fn load_handle(image: &[u8]) -> Outcome<*mut c_void> {
    adopt(Module::load(image)?)
}

/// Gives a module a handle.
pub fn adopt(module: Module) -> Outcome<*mut c_void> {
    let module = Box::into_raw(Box::new(module));
    let slot = MODULES.insert(|slot| slot.module.store(module, Ordering::Release));
    slot.map(Slab::handle).ok_or(Code::OUT_OF_MEMORY)
}

/// The module of a handle.
pub fn resolve(handle: *const c_void) -> Outcome<&'static Module> {
    let slot = MODULES.get(handle).ok_or(Code::INVALID_HANDLE)?;
    // SAFETY: a live slot's module was leaked at its loading.
    unsafe { slot.module.load(Ordering::Acquire).as_ref() }.ok_or(Code::INVALID_HANDLE)
}

/// Ends the life of a module handle. What it held stays readable for launches on their way.
pub fn unload(handle: *const c_void) -> Outcome {
    let slot = MODULES.remove(handle).ok_or(Code::INVALID_HANDLE)?;
    MODULES.recycle(slot);
    Ok(())
}

/// The handle of a kernel.
pub fn function_handle(kernel: &'static Kernel) -> Outcome<*mut c_void> {
    let mut table = FUNCTION_OF.lock();
    let key = std::ptr::from_ref(kernel) as usize;
    let table = table.get_or_insert_default();
    if let Some(slot) = table.get(&key) {
        return Ok(Slab::handle(*slot));
    }
    let fill = |slot: &'static FunctionSlot| slot.kernel.store(key as *mut Kernel, Ordering::Release);
    let slot = FUNCTIONS.insert(fill).ok_or(Code::OUT_OF_MEMORY)?;
    table.insert(key, slot);
    Ok(Slab::handle(slot))
}

/// The kernel of a function handle.
#[inline]
pub fn function(handle: *const c_void) -> Outcome<&'static Kernel> {
    let slot = FUNCTIONS.get(handle).ok_or(Code::INVALID_HANDLE)?;
    // SAFETY: a live slot's kernel is a leaked box.
    unsafe { slot.kernel.load(Ordering::Acquire).as_ref() }.ok_or(Code::INVALID_HANDLE)
}
