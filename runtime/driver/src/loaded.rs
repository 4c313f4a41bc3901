//! The shared objects of this process, and the real GPU library among them.

use core::ffi::{CStr, c_int, c_void};
use core::ptr;
use std::ffi::CString;
use std::path::{Path, PathBuf};

use crate::symbol::lookup;

/// Whose library it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// AMD's HIP runtime.
    Hip,
    /// NVIDIA's CUDA driver API.
    Cuda,
}

impl Platform {
    /// What messages call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hip => "HIP",
            Self::Cuda => "CUDA",
        }
    }

    /// What the file name of every such library begins with, whatever its version.
    #[must_use]
    pub fn file_prefix(self) -> &'static str {
        match self {
            Self::Hip => "libamdhip64.so",
            Self::Cuda => "libcuda.so",
        }
    }

    /// A function that every version of the library exports.
    fn always_there(self) -> &'static CStr {
        match self {
            Self::Hip => c"hipGetDevice",
            Self::Cuda => c"cuCtxGetDevice",
        }
    }
}

/// Why there is no real library to pass calls on to.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// Nothing by that name is loaded in this process.
    #[error("no {} is loaded in this process", .0.file_prefix())]
    NotLoaded(Platform),
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
        if self.handle.is_null() {
            return ptr::null_mut();
        }
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
    fn next(platform: Platform) -> Option<Self> {
        let handle = libc::RTLD_NEXT;
        // SAFETY: RTLD_NEXT is a valid pseudo handle.
        let address = unsafe { lookup(handle, platform.always_there()) };
        let object = objects().into_iter().find(|object| object.contains(address))?;
        Some(Self { handle, path: object.path, segments: object.segments })
    }

    /// The object that an address lies in, whatever it is called: a program that has the GPU library linked into itself.
    /// Its functions are known by their addresses only, and [`Self::symbol`] finds none.
    #[must_use]
    pub fn around(address: *const c_void) -> Option<Self> {
        let object = objects().into_iter().find(|object| object.contains(address))?;
        Some(Self { handle: ptr::null_mut(), path: object.path, segments: object.segments })
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

/// Finds the library that this process uses: the configured one, else the first one that is loaded under the
/// platform's file name, else whatever comes next in the program's search order.
///
/// # Errors
/// [`FindError::Open`] where the configured file does not load, [`FindError::NotLoaded`] where there is none.
pub fn find(platform: Platform, configured: Option<&Path>) -> Result<Library, FindError> {
    if let Some(path) = configured {
        return Library::open(path);
    }
    let found = loaded(platform).into_iter().find_map(Library::of_loaded);
    found.or_else(|| Library::next(platform)).ok_or(FindError::NotLoaded(platform))
}

/// How many libraries of a platform are loaded: a system's and a Python wheel's own can meet in one process.
#[must_use]
pub fn count(platform: Platform) -> usize {
    loaded(platform).len()
}

fn loaded(platform: Platform) -> Vec<Object> {
    let is_one = |object: &Object| {
        let name = object.path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with(platform.file_prefix()))
    };
    objects().into_iter().filter(is_one).collect()
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
    fn a_process_without_a_gpu_library_has_none() {
        for platform in [Platform::Hip, Platform::Cuda] {
            assert!(matches!(find(platform, None), Err(FindError::NotLoaded(_))));
            assert_eq!(count(platform), 0);
        }
    }

    #[test]
    fn a_configured_file_that_is_missing_is_named() {
        let path = Path::new("/nonexistent/libamdhip64.so");
        let error = find(Platform::Hip, Some(path)).unwrap_err().to_string();
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

    #[test]
    fn the_object_around_an_address_has_no_names() {
        let here = the_object_around_an_address_has_no_names as *const c_void;
        let library = Library::around(here).expect("this program");
        assert!(library.contains(here));
        assert!(!library.contains(libc::getpid as *const c_void));
        assert!(library.symbol(c"getpid").is_null());
        assert!(Library::around(ptr::null()).is_none());
    }
}
