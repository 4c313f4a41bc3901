//! Where kernel bodies come from: the program itself, `<program>.kernels.so`, and the objects of `SOFTGPU_KERNELS`.

use std::ffi::{CStr, CString, OsString, c_void};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::report;

/// A symbol of the program or of a library it was linked with.
pub fn program_symbol(name: &CStr) -> Option<usize> {
    symbol(libc::RTLD_DEFAULT, name)
}

/// A symbol of a kernel object.
pub fn object_symbol(name: &CStr) -> Option<usize> {
    handles().iter().find_map(|handle| symbol(*handle as *mut c_void, name))
}

/// A symbol of a kernel object, and another of the same object.
pub fn object_symbols(name: &CStr, companion: &CStr) -> Option<(usize, Option<usize>)> {
    handles().iter().find_map(|handle| {
        let found = symbol(*handle as *mut c_void, name)?;
        Some((found, symbol(*handle as *mut c_void, companion)))
    })
}

fn symbol(handle: *mut c_void, name: &CStr) -> Option<usize> {
    // SAFETY: the handle is `RTLD_DEFAULT` or an open object that is never closed.
    let address = unsafe { libc::dlsym(handle, name.as_ptr()) };
    (!address.is_null()).then_some(address as usize)
}

fn handles() -> &'static [usize] {
    static HANDLES: OnceLock<Vec<usize>> = OnceLock::new();
    HANDLES.get_or_init(|| paths().iter().filter_map(|path| open(path)).collect())
}

fn paths() -> Vec<PathBuf> {
    let named = std::env::var_os("SOFTGPU_KERNELS").unwrap_or_default();
    let named = named.as_bytes().split(|byte| *byte == b':').filter(|path| !path.is_empty());
    let named = named.map(|path| PathBuf::from(OsString::from_vec(path.to_vec())));
    beside_program().into_iter().chain(named).collect()
}

fn beside_program() -> Option<PathBuf> {
    let mut path = std::env::current_exe().ok()?.into_os_string();
    path.push(".kernels.so");
    Some(PathBuf::from(path)).filter(|path| path.is_file())
}

fn open(path: &Path) -> Option<usize> {
    let name = CString::new(path.as_os_str().as_bytes()).ok()?;
    // SAFETY: opening an object that the user named runs its constructors, which is what they asked for.
    let handle = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    if handle.is_null() {
        report::once(&path.to_string_lossy(), &format!("{}: not loaded: {}", path.display(), last_error()));
        return None;
    }
    Some(handle as usize)
}

fn last_error() -> String {
    // SAFETY: `dlerror` returns null or a string that is valid until the next call in this thread.
    unsafe {
        let text = libc::dlerror();
        if text.is_null() { String::new() } else { CStr::from_ptr(text).to_string_lossy().into_owned() }
    }
}
