//! Modules that a program loads by itself. PTX and CUDA's own binaries go to the driver; AMD's code objects stand for
//! the files that `ptx` knows.

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_void};

use parking_lot::Mutex;

use crate::cuda::{Address, Handle, cuda};
use crate::error::{Code, Outcome};
use crate::ptx;

/// `e_machine` of an ELF file, at its offset.
const ELF_MACHINE: usize = 18;
/// `EM_AMDGPU` and `EM_CUDA` (LLVM's `BinaryFormat/ELF.h`).
const AMD: u16 = 224;
const CUDA: u16 = 190;
/// Clang's offload bundles, plain and compressed ("Clang Offload Bundler").
const BUNDLES: [&[u8]; 2] = [b"__CLANG_OFFLOAD_BUNDLE__", b"CCOB"];
/// What a PTX text says within its first lines.
const PTX_MARK: &[u8] = b".version";
const PTX_HEAD: usize = 4096;

/// What an image is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// AMD's device code.
    Amd,
    /// A text for the driver.
    Ptx,
    /// A binary for the driver.
    Cubin,
}

/// What the bytes are, of which as many are looked at as there are; nothing if they are not device code.
pub fn kind_of(image: &[u8]) -> Option<Kind> {
    if BUNDLES.iter().any(|magic| image.starts_with(magic)) {
        return Some(Kind::Amd);
    }
    if image.starts_with(b"\x7fELF") {
        let machine = image.get(ELF_MACHINE..ELF_MACHINE + 2)?;
        return match u16::from_le_bytes([machine[0], machine[1]]) {
            AMD => Some(Kind::Amd),
            CUDA => Some(Kind::Cubin),
            _ => None,
        };
    }
    let head = &image[..image.len().min(PTX_HEAD)];
    head.windows(PTX_MARK.len()).any(|window| window == PTX_MARK).then_some(Kind::Ptx)
}

#[derive(Clone, Copy)]
enum Module {
    /// The driver's; its handle is the module's.
    Driver,
    /// AMD's: the handle is an address of ours.
    Named,
}

static MODULES: Mutex<Option<HashMap<usize, Module>>> = Mutex::new(None);

fn known(handle: *mut c_void) -> Outcome<Module> {
    let modules = MODULES.lock();
    modules.as_ref().and_then(|all| all.get(&(handle as usize))).copied().ok_or(Code::INVALID_HANDLE)
}

fn add(handle: usize, module: Module) -> *mut c_void {
    MODULES.lock().get_or_insert_default().insert(handle, module);
    handle as *mut c_void
}

/// Loads a module from a file.
pub fn load_file(path: &str) -> Outcome<*mut c_void> {
    let image = std::fs::read(path).map_err(|_| Code::FILE_NOT_FOUND)?;
    let kind = kind_of(&image).ok_or(Code::INVALID_IMAGE)?;
    // A NUL ends a text for the driver; a binary's length is in its head.
    let image = [image, vec![0]].concat();
    load(kind, image.as_ptr().cast())
}

/// Loads a module from memory, whose length nobody tells.
///
/// # Safety
/// `image` points to a NUL-terminated text or to an image with its length in its head.
pub unsafe fn load_memory(image: *const c_void) -> Outcome<*mut c_void> {
    if image.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: every image that is not a text is longer than the longest magic and `e_machine`; a text is looked at up
    // to its NUL only.
    let head = unsafe { head_of(image.cast()) };
    load(kind_of(head).ok_or(Code::INVALID_IMAGE)?, image)
}

unsafe fn head_of<'image>(image: *const u8) -> &'image [u8] {
    // SAFETY: the caller's promise: an ELF head is 64 bytes, a bundle's 24 and more.
    unsafe {
        let binary = *image == 0x7f || std::slice::from_raw_parts(image, 4) == BUNDLES[1];
        if binary { std::slice::from_raw_parts(image, 20) } else { CStr::from_ptr(image.cast()).to_bytes() }
    }
}

fn load(kind: Kind, image: *const c_void) -> Outcome<*mut c_void> {
    if kind == Kind::Amd {
        crate::context::ready()?;
        return Ok(add(Box::into_raw(Box::new(0_u64)) as usize, Module::Named));
    }
    let mut module = std::ptr::null_mut();
    ptx::relaxed(|| cuda!(module_load_data(&raw mut module, image)))?;
    Ok(add(module as usize, Module::Driver))
}

/// Gives a module back.
pub fn unload(handle: *mut c_void) -> Outcome {
    let module = known(handle)?;
    MODULES.lock().get_or_insert_default().remove(&(handle as usize));
    match module {
        Module::Driver => cuda!(module_unload(handle)),
        Module::Named => {
            // SAFETY: made by `load`, and in the table until now.
            drop(unsafe { Box::from_raw(handle.cast::<u64>()) });
            Ok(())
        }
    }
}

/// A kernel of a module.
pub fn function(handle: *mut c_void, name: &str) -> Outcome<Handle> {
    match known(handle)? {
        Module::Driver => ptx::function(handle, &CString::new(name).map_err(|_| Code::INVALID_VALUE)?),
        Module::Named => ptx::kernel(name)?.ok_or(Code::NOT_FOUND),
    }
}

/// A variable of a module.
pub fn global(handle: *mut c_void, name: &str) -> Outcome<(Address, usize)> {
    match known(handle)? {
        Module::Driver => ptx::global(handle, &CString::new(name).map_err(|_| Code::INVALID_VALUE)?),
        Module::Named => ptx::variable(name).map_err(|_| Code::NOT_FOUND),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elf(machine: u16) -> Vec<u8> {
        let mut image = vec![0; 64];
        image[..4].copy_from_slice(b"\x7fELF");
        image[ELF_MACHINE..ELF_MACHINE + 2].copy_from_slice(&machine.to_le_bytes());
        image
    }

    #[test]
    fn an_image_is_what_its_head_says() {
        assert_eq!(kind_of(&elf(AMD)), Some(Kind::Amd));
        assert_eq!(kind_of(&elf(CUDA)), Some(Kind::Cubin));
        assert_eq!(kind_of(&elf(62)), None, "x86-64");
        assert_eq!(kind_of(b"__CLANG_OFFLOAD_BUNDLE__\x02\0\0\0"), Some(Kind::Amd));
        assert_eq!(kind_of(b"CCOB\x02\0"), Some(Kind::Amd));
        assert_eq!(kind_of(b"//\n// Generated\n//\n.version 9.0\n.target sm_75\n"), Some(Kind::Ptx));
        assert_eq!(kind_of(b"this is no device code"), None);
        assert_eq!(kind_of(b""), None);
        assert_eq!(kind_of(b"\x7fELF"), None);
    }
}
