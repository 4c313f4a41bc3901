//! What a compiled program registers before `main`: which host address stands for which kernel or variable.
//!
//! Runs inside constructors of other libraries, before anything else of this one: it only takes notes. The device code
//! that comes along is AMD's and is not looked at.

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_void};
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::RwLock;

use crate::context::{self, DEVICES_MAX};
use crate::cuda::{Address, Handle};
use crate::error::{Code, Outcome};
use crate::ptx;

/// One registered fat binary; its address is the handle that the program keeps.
pub struct FatBinary {
    _image: usize,
}

/// Functions that a program launches by a host address. Leaked, so that a launch holds no lock: a program registers
/// as many as it has kernels, once.
pub struct Kernel {
    owner: usize,
    name: CString,
    /// The driver's functions by device; zero where it was not used.
    functions: [AtomicUsize; DEVICES_MAX],
}

struct Variable {
    owner: usize,
    name: String,
}

type Table<T> = RwLock<Option<HashMap<usize, T>>>;

static KERNELS: Table<&'static Kernel> = RwLock::new(None);
static VARIABLES: Table<Variable> = RwLock::new(None);

/// Takes note of a fat binary.
pub fn register(wrapper: *const c_void) -> *mut *mut c_void {
    Box::into_raw(Box::new(FatBinary { _image: wrapper as usize })).cast()
}

/// A fat binary goes away with the library that holds it, and its addresses may come back as others.
pub fn unregister(modules: *mut *mut c_void) {
    // Another thread of the parent may have held the tables when it forked; a child ends without them.
    if modules.is_null() || context::forked() {
        return;
    }
    let owner = modules as usize;
    KERNELS.write().get_or_insert_default().retain(|_, kernel| kernel.owner != owner);
    VARIABLES.write().get_or_insert_default().retain(|_, variable| variable.owner != owner);
    // SAFETY: made by `register`; a program unregisters a handle once.
    drop(unsafe { Box::from_raw(modules.cast::<FatBinary>()) });
}

/// A host address stands for a kernel.
pub fn add_kernel(modules: *mut *mut c_void, host: usize, name: &CStr) {
    let name = name.to_owned();
    let functions = [const { AtomicUsize::new(0) }; DEVICES_MAX];
    let kernel = Box::leak(Box::new(Kernel { owner: modules as usize, name, functions }));
    KERNELS.write().get_or_insert_default().insert(host, kernel);
}

/// A host address stands for a variable.
pub fn add_variable(modules: *mut *mut c_void, host: usize, name: String) {
    VARIABLES.write().get_or_insert_default().insert(host, Variable { owner: modules as usize, name });
}

/// The kernel behind a host address.
#[inline]
pub fn kernel(host: *const c_void) -> Outcome<&'static Kernel> {
    let kernels = KERNELS.read();
    kernels.as_ref().and_then(|all| all.get(&(host as usize))).copied().ok_or(Code::INVALID_DEVICE_FUNCTION)
}

impl Kernel {
    /// The driver's function on the thread's device, its PTX loaded at the first use there.
    #[inline]
    pub fn function(&self) -> Outcome<Handle> {
        let place = usize::try_from(context::current()).ok().and_then(|device| self.functions.get(device));
        let place = place.ok_or(Code::INVALID_DEVICE)?;
        match place.load(Ordering::Acquire) {
            0 => self.find(place),
            known => Ok(known as Handle),
        }
    }

    #[cold]
    fn find(&self, place: &AtomicUsize) -> Outcome<Handle> {
        let function = ptx::kernel(&self.name.to_string_lossy())?.ok_or(Code::INVALID_DEVICE_FUNCTION)?;
        place.store(function as usize, Ordering::Release);
        Ok(function)
    }

    /// Its name, for the program.
    pub fn name(&self) -> &CStr {
        &self.name
    }
}

/// Address and size of the variable behind a host address, on the thread's device.
pub fn variable(host: *const c_void) -> Outcome<(Address, usize)> {
    let name = {
        let variables = VARIABLES.read();
        let variable = variables.as_ref().and_then(|all| all.get(&(host as usize)));
        variable.ok_or(Code::INVALID_SYMBOL)?.name.clone()
    };
    ptx::variable(&name)
}
