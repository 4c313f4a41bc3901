//! What a compiled program registers before `main`: its fat binaries, and which host address stands for which kernel
//! or variable.
//!
//! Runs inside constructors of other libraries, before anything else of this one: it only takes notes. Images are read
//! at the first use.

use std::collections::HashMap;
use std::ffi::c_void;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use parking_lot::RwLock;

use super::{Module, image};
use crate::error::{Code, Outcome};
use crate::kernel::Kernel;
use crate::report;

/// `HIPF`, in `__CudaFatBinaryWrapper` as clang emits it.
const WRAPPER_MAGIC: u32 = 0x4849_5046;

#[repr(C)]
struct Wrapper {
    magic: u32,
    version: u32,
    binary: *const c_void,
    unused: *const c_void,
}

/// One registered fat binary; its address is the handle the program keeps.
pub struct FatBinary {
    binary: usize,
    module: OnceLock<Outcome<Module>>,
}

struct HostFunction {
    owner: &'static FatBinary,
    name: String,
    kernel: OnceLock<Outcome<&'static Kernel>>,
}

struct HostVariable {
    owner: &'static FatBinary,
    name: String,
    /// A managed variable lives where its pointer says.
    managed: Option<(usize, usize)>,
}

type Table<T> = RwLock<HashMap<usize, T, BuildHasherDefault<AddressHasher>>>;

static FUNCTIONS: Table<HostFunction> = RwLock::new(HashMap::with_hasher(BuildHasherDefault::new()));
static VARIABLES: Table<HostVariable> = RwLock::new(HashMap::with_hasher(BuildHasherDefault::new()));

/// Addresses of one program differ in their middle bits: one multiplication spreads them.
#[derive(Default)]
pub struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, address: usize) {
        let product = (self.0 ^ address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = product ^ (product >> 32);
    }
}

/// Takes note of a fat binary; null if it is not one.
pub fn register(wrapper: *const c_void) -> *mut *mut c_void {
    // SAFETY: the compiler's constructor passes the address of its wrapper.
    let wrapper = unsafe { wrapper.cast::<Wrapper>().as_ref() };
    let Some(wrapper) = wrapper.filter(|wrapper| wrapper.magic == WRAPPER_MAGIC) else {
        report::once("wrapper", "a fat binary of an unknown kind; its kernels cannot be launched");
        return std::ptr::null_mut();
    };
    let fat = Box::new(FatBinary { binary: wrapper.binary as usize, module: OnceLock::new() });
    std::ptr::from_ref(Box::leak(fat)).cast_mut().cast()
}

/// The fat binary of a handle that [`register`] gave.
pub fn resolve(handle: *const c_void) -> Option<&'static FatBinary> {
    // SAFETY: compiled programs pass the handle they were given; it was leaked.
    unsafe { handle.cast::<FatBinary>().as_ref() }
}

/// The program or library that registered it goes away: its host addresses mean nothing any more.
pub fn unregister(owner: &'static FatBinary) {
    // Another thread of the parent may have held the tables when it forked; a child ends without them.
    if crate::runtime::forked() {
        return;
    }
    FUNCTIONS.write().retain(|_, function| !std::ptr::eq(function.owner, owner));
    VARIABLES.write().retain(|_, variable| !std::ptr::eq(variable.owner, owner));
}

/// `host` stands for the kernel `name`.
pub fn add_function(owner: &'static FatBinary, host: usize, name: String) {
    FUNCTIONS.write().insert(host, HostFunction { owner, name, kernel: OnceLock::new() });
}

/// `host` stands for the variable `name`.
pub fn add_variable(owner: &'static FatBinary, host: usize, name: String, managed: Option<(usize, usize)>) {
    VARIABLES.write().insert(host, HostVariable { owner, name, managed });
}

/// The kernel that a host address stands for.
#[inline]
pub fn kernel(host: usize) -> Outcome<&'static Kernel> {
    let functions = FUNCTIONS.read();
    let function = functions.get(&host).ok_or(Code::INVALID_DEVICE_FUNCTION)?;
    *function
        .kernel
        .get_or_init(|| function.owner.module()?.kernel(&function.name).ok_or(Code::INVALID_DEVICE_FUNCTION))
}

/// Address and size of the variable that a host address stands for.
pub fn variable(host: usize) -> Outcome<(usize, usize)> {
    let (owner, name, managed) = {
        let variables = VARIABLES.read();
        let variable = variables.get(&host).ok_or(Code::INVALID_SYMBOL)?;
        (variable.owner, variable.name.clone(), variable.managed)
    };
    // Without the lock: finding the variable may load an object whose constructors register more.
    match managed {
        Some(place) => Ok(place),
        None => owner.module()?.variable(&name),
    }
}

impl FatBinary {
    /// Its module, read at the first use.
    pub fn module(&self) -> Outcome<&Module> {
        let load = || {
            // SAFETY: the image is part of the registered program, which stays loaded while it is registered.
            Module::load(unsafe { image::readable(self.binary as *const c_void) })
        };
        self.module.get_or_init(load).as_ref().map_err(|code| *code)
    }
}
