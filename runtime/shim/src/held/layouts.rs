//! Where the arguments of each kernel lie, from the program's own device code.
//!
//! A launch passes a pointer to each argument, and no length: to keep a launch, the lengths must be known. The code object
//! has them. A kernel of which nothing can be read (compressed or damaged code, one that was compiled at run time) has no
//! layout, and its launches are held on their thread.
//!
//! What the compiler registers is only noted, before `main`; device code is read at the first launch that needs it.

use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_void};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock, TryLockError};

use hipreempt_code_object::bundle;
use hipreempt_code_object::code_object::{self, CodeObject, KernelMeta};
use hipreempt_code_object::image;

/// The largest argument block: what AMD's packet processor takes.
pub(crate) const BLOCK_BYTES_MAX: usize = 64 << 10;

/// A pointer to memory of the GPU, on every processor of AMD's.
const POINTER_BYTES: u32 = 8;

/// One argument of a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    /// Bytes from the start of the argument block.
    pub(crate) offset: u32,
    /// Bytes.
    pub(crate) size: u32,
}

/// The arguments of one kernel, in order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) arguments: Box<[Argument]>,
}

impl Layout {
    /// The length of the argument block.
    pub(crate) fn bytes(&self) -> usize {
        self.arguments.iter().map(|argument| (argument.offset + argument.size) as usize).max().unwrap_or(0)
    }

    /// `None` where the metadata cannot be right: arguments on each other or outside of every block, pointers that are none.
    fn of(kernel: &KernelMeta) -> Option<Self> {
        if !kernel.has_arguments && kernel.argument_bytes > 0 {
            return None;
        }
        let mut free = 0;
        for argument in &kernel.arguments {
            let is_whole = argument.size == POINTER_BYTES && argument.offset.is_multiple_of(POINTER_BYTES);
            if argument.offset < free || argument.pointer && !is_whole {
                return None;
            }
            free = argument.offset.checked_add(argument.size)?;
        }
        let place =
            |argument: &code_object::Argument| Argument { offset: argument.offset, size: argument.size };
        let layout = Self { arguments: kernel.arguments.iter().map(place).collect() };
        (layout.bytes() <= BLOCK_BYTES_MAX).then_some(layout)
    }
}

/// The kernels of one image, by name.
type Kernels = HashMap<String, &'static Layout>;

fn read(image: &[u8]) -> Option<Kernels> {
    let entries = bundle::entries(image).ok()?;
    // The arguments are the same for every processor: the first one that can be read will do.
    let code = entries.iter().find_map(|entry| CodeObject::parse(entry.code).ok())?;
    let layout = |kernel: &KernelMeta| {
        let layout: &'static Layout = Box::leak(Box::new(Layout::of(kernel)?));
        Some((kernel.name.clone(), layout))
    };
    Some(code.kernels.iter().filter_map(layout).collect())
}

/// `HIPF`, in the wrapper that clang puts around a program's device code (`__CudaFatBinaryWrapper`).
const WRAPPER_MAGIC: u32 = 0x4849_5046;

#[repr(C)]
struct Wrapper {
    magic: u32,
    version: u32,
    image: *const c_void,
    unused: *const c_void,
}

/// A kernel that the compiler registered.
#[derive(Clone, Copy)]
struct Registered {
    /// The handle of its fat binary.
    binary: usize,
    /// Its name, in the program's constant data.
    name: usize,
}

#[derive(Default)]
struct Program {
    /// The image of each fat binary, by handle.
    images: HashMap<usize, usize>,
    functions: HashMap<usize, Registered>,
    /// Kernels of fat binaries that have been read, and of loaded modules, by handle. `None`: unreadable.
    kernels: HashMap<usize, Option<Kernels>>,
}

static PROGRAM: OnceLock<Mutex<Program>> = OnceLock::new();

/// The layouts that have been asked for, by function: the quick way.
static KNOWN: OnceLock<RwLock<HashMap<usize, Option<&'static Layout>>>> = OnceLock::new();

fn known() -> &'static RwLock<HashMap<usize, Option<&'static Layout>>> {
    KNOWN.get_or_init(RwLock::default)
}

fn with_program<R>(with: impl FnOnce(&mut Program) -> R) -> R {
    let mut program = PROGRAM.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    with(&mut program)
}

/// Notes a fat binary.
///
/// # Safety
/// `wrapper` is what the compiler passes to `__hipRegisterFatBinary`.
pub(crate) unsafe fn registers_binary(binary: usize, wrapper: *const c_void) {
    // SAFETY: the caller's promise.
    let wrapper = unsafe { wrapper.cast::<Wrapper>().as_ref() };
    if let Some(wrapper) = wrapper.filter(|wrapper| wrapper.magic == WRAPPER_MAGIC) {
        with_program(|program| program.images.insert(binary, wrapper.image as usize));
    }
}

/// Notes a kernel of a fat binary.
pub(crate) fn registers_function(binary: usize, function: usize, name: *const c_char) {
    with_program(|program| program.functions.insert(function, Registered { binary, name: name as usize }));
}

/// Forgets what belonged to a fat binary or a module.
pub(crate) fn unloads(handle: usize) {
    with_program(|program| {
        program.images.remove(&handle);
        program.kernels.remove(&handle);
        program.functions.retain(|_, function| function.binary != handle);
    });
    // Functions are told apart by address, and another one may get it.
    known().write().unwrap_or_else(PoisonError::into_inner).clear();
}

/// Reads the image of a module that the program has just loaded.
///
/// # Safety
/// `image` points to device code.
pub(crate) unsafe fn loads_module(module: usize, image: *const c_void) {
    // SAFETY: the caller's promise; only what is mapped is read.
    let kernels = read(unsafe { image::readable(image) });
    with_program(|program| program.kernels.insert(module, kernels));
}

/// Reads the file of a module that the program has just loaded.
pub(crate) fn loads_module_file(module: usize, path: &CStr) {
    let path = std::path::Path::new(std::ffi::OsStr::new(path.to_str().unwrap_or_default()));
    let kernels = std::fs::read(path).ok().and_then(|image| read(&image));
    with_program(|program| program.kernels.insert(module, kernels));
}

/// Notes the function that stands for a kernel of a module.
pub(crate) fn names_function(module: usize, function: usize, name: &CStr) {
    let layout = with_program(|program| {
        let kernels = program.kernels.get(&module)?.as_ref()?;
        kernels.get(name.to_str().ok()?).copied()
    });
    known().write().unwrap_or_else(PoisonError::into_inner).insert(function, layout);
}

/// The layout of a kernel's arguments; `None` where it is not known, or somebody else is just finding out.
pub(crate) fn of(function: usize) -> Option<&'static Layout> {
    // Never waited for: in a forked child the lock may be held for ever.
    match known().try_read() {
        Ok(known) => {
            if let Some(layout) = known.get(&function) {
                return *layout;
            }
        }
        Err(TryLockError::Poisoned(_) | TryLockError::WouldBlock) => return None,
    }
    let layout = find(function);
    if let Ok(mut known) = known().try_write() {
        known.insert(function, layout);
    }
    layout
}

fn find(function: usize) -> Option<&'static Layout> {
    let mut program = PROGRAM.get()?.try_lock().ok()?;
    let registered = *program.functions.get(&function)?;
    let image = *program.images.get(&registered.binary)?;
    // SAFETY: the program's constant data, which stays mapped while its fat binary is registered; `image` stops at what is
    // mapped, and formats are read with care.
    let (name, bytes) = unsafe {
        (CStr::from_ptr(registered.name as *const c_char), image::readable(image as *const c_void))
    };
    let kernels = program.kernels.entry(registered.binary).or_insert_with(|| read(bytes));
    kernels.as_ref()?.get(name.to_str().ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(arguments: &[(u32, u32, bool)]) -> Option<usize> {
        let argument = |(offset, size, pointer): &(u32, u32, bool)| code_object::Argument {
            offset: *offset,
            size: *size,
            pointer: *pointer,
        };
        let arguments = arguments.iter().map(argument).collect();
        Layout::of(&KernelMeta { arguments, has_arguments: true, ..KernelMeta::default() })
            .map(|layout| layout.bytes())
    }

    #[test]
    fn metadata_that_cannot_be_right_is_none() {
        assert_eq!(layout(&[]), Some(0));
        assert_eq!(layout(&[(0, 8, true), (8, 4, false), (12, 4, false)]), Some(16));
        assert_eq!(layout(&[(0, 4, true), (8, 4, false)]), None, "half a pointer");
        assert_eq!(layout(&[(4, 8, true)]), None, "a pointer where none can be");
        assert_eq!(layout(&[(0, 8, true), (4, 4, false)]), None, "one on the other");
        assert_eq!(layout(&[(u32::MAX, 8, false)]), None);
        let untold = |argument_bytes| KernelMeta { argument_bytes, ..KernelMeta::default() };
        assert!(Layout::of(&untold(0)).is_some() && Layout::of(&untold(8)).is_none());
        assert_eq!(layout(&[(BLOCK_BYTES_MAX as u32, 1, false)]), None);
    }
}
