//! Opens the driver.

use std::ffi::{CStr, c_void};

use super::table::Cuda;
use super::types::{NOT_SUPPORTED, Result};

/// The driver's file, under the name by which every CUDA program opens it.
const LIBRARY: &CStr = c"libcuda.so.1";

/// There is no driver; what the dynamic linker said.
#[derive(Debug)]
pub struct Absent(pub String);

/// Opens the driver and looks its functions up.
pub fn load() -> std::result::Result<Cuda, Absent> {
    // SAFETY: a literal name; the driver's constructors are made to run in any program.
    let handle = unsafe { libc::dlopen(LIBRARY.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    if handle.is_null() {
        return Err(Absent(reason()));
    }
    // SAFETY: the handle is live and never closed.
    let find = |name: &CStr| -> *mut c_void { unsafe { libc::dlsym(handle, name.as_ptr()) } };
    // SAFETY: what the driver exports under a name of its header is that function.
    Ok(unsafe { Cuda::new(find, absent) })
}

/// Stands for a function that this driver does not have.
unsafe extern "C" fn absent() -> Result {
    NOT_SUPPORTED
}

fn reason() -> String {
    // SAFETY: null, or a text that lives until this thread's next call to the dynamic linker.
    let text = unsafe { libc::dlerror() };
    if text.is_null() {
        return "cannot be opened".to_owned();
    }
    // SAFETY: not null, see above.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}
