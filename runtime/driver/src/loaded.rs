//! The shared objects of this process, and the real HIP library among them.

use core::ffi::{CStr, c_int, c_void};
use core::ptr;
use std::ffi::CString;
use std::path::{Path, PathBuf};

use crate::symbol::lookup;

/// What the file name of every HIP library begins with, whatever its version.
pub const HIP_FILE_PREFIX: &str = "libamdhip64.so";

/// Why there is no real library to pass calls on to.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// Nothing by that name is loaded in this process.
    #[error("no {HIP_FILE_PREFIX} is loaded in this process")]
    NotLoaded,
    /// The configured file could not be opened.
    #[error("{path}: {reason}")]
    Open {
        /// The path as configured.
        path: PathBuf,
        /// What the dynamic loader said.
        reason: String,
    },
}

/// A loaded shared object, kept loaded by the handle held here.
#[derive(Debug)]
pub struct Library {
    handle: *mut c_void,
    path: PathBuf,
    segments: Vec<(usize, usize)>,
}

// SAFETY: a dlopen handle may be used from every thread; the rest is plain data.
unsafe impl Send for Library {}
// SAFETY: as above.
unsafe impl Sync for Library {}

impl Library {
    /// The address of an exported function; null where this library has none of that name.
    #[must_use]
    pub fn symbol(&self, name: &CStr) -> *mut c_void {
        // SAFETY: the handle is live for as long as `self`, since it is never closed.
        unsafe { lookup(self.handle, name) }
    }

    /// Whether an address lies inside this library.
    #[must_use]
    pub fn contains(&self, address: *const c_void) -> bool {
        within(&self.segments, address)
    }

    /// The file that it was loaded from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes a reference on an object that is loaded already.
    fn of_loaded(object: Object) -> Option<Self> {
        let path = CString::new(object.path.as_os_str().as_encoded_bytes()).ok()?;
        // SAFETY: RTLD_NOLOAD loads nothing: it returns a handle to what is there.
        let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_LAZY | libc::RTLD_NOLOAD) };
        (!handle.is_null()).then_some(Self { handle, path: object.path, segments: object.segments })
    }

    /// The library that comes after this code in the program's own search order, whatever its file is called.
    fn next() -> Option<Self> {
        let handle = libc::RTLD_NEXT;
        // SAFETY: RTLD_NEXT is a valid pseudo handle.
        let address = unsafe { lookup(handle, c"hipGetDevice") };
        let object = objects().into_iter().find(|object| object.contains(address))?;
        Some(Self { handle, path: object.path, segments: object.segments })
    }

    fn open(path: &Path) -> Result<Self, FindError> {
        let refuse = |reason: String| FindError::Open { path: path.to_owned(), reason };
        let name =
            CString::new(path.as_os_str().as_encoded_bytes()).map_err(|error| refuse(error.to_string()))?;
        // SAFETY: a null-terminated path; what its constructors do is the business of the user who configured it.
        let handle = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_LAZY | libc::RTLD_LOCAL) };
        if handle.is_null() {
            return Err(refuse(loader_error()));
        }
        let object = objects().into_iter().find(|object| same_file(&object.path, path));
        let segments = object.map(|object| object.segments).unwrap_or_default();
        Ok(Self { handle, path: path.to_owned(), segments })
    }
}

/// Finds the HIP library that this process uses: the configured one, else the first one that is loaded under HIP's
/// file name, else whatever comes next in the program's search order.
///
/// # Errors
/// [`FindError::Open`] where the configured file does not load, [`FindError::NotLoaded`] where there is none.
pub fn find_hip(configured: Option<&Path>) -> Result<Library, FindError> {
    if let Some(path) = configured {
        return Library::open(path);
    }
    loaded_hip().into_iter().find_map(Library::of_loaded).or_else(Library::next).ok_or(FindError::NotLoaded)
}

/// How many HIP libraries are loaded: a system's and a Python wheel's own can meet in one process.
#[must_use]
pub fn hip_libraries() -> usize {
    loaded_hip().len()
}

fn loaded_hip() -> Vec<Object> {
    let is_hip = |object: &Object| {
        let name = object.path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with(HIP_FILE_PREFIX))
    };
    objects().into_iter().filter(is_hip).collect()
}

struct Object {
    path: PathBuf,
    /// Address ranges of its loaded segments.
    segments: Vec<(usize, usize)>,
}

impl Object {
    fn contains(&self, address: *const c_void) -> bool {
        within(&self.segments, address)
    }
}

fn within(segments: &[(usize, usize)], address: *const c_void) -> bool {
    segments.iter().any(|(from, to)| (*from..*to).contains(&(address as usize)))
}

fn objects() -> Vec<Object> {
    unsafe extern "C" fn visit(info: *mut libc::dl_phdr_info, _size: usize, data: *mut c_void) -> c_int {
        // SAFETY: the loader passes a valid record for the duration of the call, and `data` is the vector below,
        // which nobody else touches meanwhile.
        let (info, objects) = unsafe { (&*info, &mut *data.cast::<Vec<Object>>()) };
        objects.extend(describe(info));
        0
    }
    let mut objects: Vec<Object> = Vec::new();
    // SAFETY: the callback matches the type and does not keep the pointer.
    unsafe { libc::dl_iterate_phdr(Some(visit), ptr::from_mut(&mut objects).cast()) };
    objects
}

fn describe(info: &libc::dl_phdr_info) -> Option<Object> {
    if info.dlpi_name.is_null() {
        return None;
    }
    // SAFETY: the loader's names are null-terminated and live while the object is loaded, as it is in this callback.
    let name = unsafe { CStr::from_ptr(info.dlpi_name) };
    // SAFETY: the loader's program headers, `dlpi_phnum` of them, valid as above.
    let headers = unsafe { core::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
    let loaded = headers.iter().filter(|header| header.p_type == libc::PT_LOAD);
    let segments = loaded.map(|header| {
        let from = (info.dlpi_addr as usize).wrapping_add(header.p_vaddr as usize);
        (from, from.wrapping_add(header.p_memsz as usize))
    });
    Some(Object { path: PathBuf::from(name.to_string_lossy().into_owned()), segments: segments.collect() })
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

fn loader_error() -> String {
    // SAFETY: dlerror returns null or a null-terminated string that lives until this thread's next call.
    let text = unsafe { libc::dlerror() };
    if text.is_null() {
        return "the dynamic loader refused it".into();
    }
    // SAFETY: not null, see above.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_without_hip_has_no_library() {
        assert!(matches!(find_hip(None), Err(FindError::NotLoaded)));
        assert_eq!(hip_libraries(), 0);
    }

    #[test]
    fn a_configured_file_that_is_missing_is_named() {
        let error = find_hip(Some(Path::new("/nonexistent/libamdhip64.so"))).unwrap_err().to_string();
        assert!(error.contains("/nonexistent/libamdhip64.so"), "{error}");
    }

    #[test]
    fn a_loaded_object_contains_its_own_functions_and_no_others() {
        let libc_so = objects().into_iter().find(|object| object.path.to_string_lossy().contains("libc.so"));
        let library =
            Library::of_loaded(libc_so.expect("the C library is loaded")).expect("and can be referenced");
        let getpid = library.symbol(c"getpid");
        assert!(library.contains(getpid));
        assert!(!library.contains(ptr::from_ref(&library).cast()));
    }
}
