//! Kernels by name: the PTX files that the user names in `HIP_ON_CUDA_PTX`, since AMD's device code cannot run here.
//!
//! A HIP program announces each kernel by the name that its source has in the Itanium ABI, and nvcc gives the same
//! source the same name. So a kernel is looked for in the files in the order given, and its file is loaded into a
//! device's context at the first use there.

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_int};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use parking_lot::Mutex;

use crate::cuda::{Address, CAPTURE_RELAXED, Handle, cuda};
use crate::error::{Code, Outcome};
use crate::{context, report};

/// Which files to look in, separated by colons.
pub const VARIABLE: &str = "HIP_ON_CUDA_PTX";

/// One file.
struct File {
    path: PathBuf,
    /// As the driver takes it: with a NUL at the end.
    text: CString,
    kernels: Vec<String>,
}

static FILES: OnceLock<Vec<File>> = OnceLock::new();
/// Modules by device and file.
static LOADED: Mutex<Option<HashMap<(c_int, usize), usize>>> = Mutex::new(None);

fn files() -> &'static [File] {
    FILES.get_or_init(|| {
        let named = named();
        let paths = std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty());
        paths.filter_map(|path| read(&path)).collect()
    })
}

#[cfg(not(test))]
fn named() -> std::ffi::OsString {
    std::env::var_os(VARIABLE).unwrap_or_default()
}

#[cfg(test)]
fn named() -> std::ffi::OsString {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/kernels.ptx").into()
}

fn read(path: &Path) -> Option<File> {
    let refuse = |reason: String| {
        report::once(&path.to_string_lossy(), &format!("{VARIABLE}: {}: {reason}", path.display()));
    };
    let text = std::fs::read_to_string(path).map_err(|error| refuse(error.to_string())).ok()?;
    let kernels = kernels_in(&text);
    if kernels.is_empty() {
        refuse("no kernel in it".to_owned());
        return None;
    }
    let text = CString::new(text).map_err(|error| refuse(error.to_string())).ok()?;
    Some(File { path: path.to_owned(), text, kernels })
}

/// The names of the kernels in a PTX text: what follows the directive `.entry` (PTX ISA, "Kernel and Function
/// Directives"), outside of comments.
pub fn kernels_in(text: &str) -> Vec<String> {
    let code: String = without_comments(text);
    let mut words = code.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty());
    let mut names = Vec::new();
    while let Some(word) = words.next() {
        if word == ".entry" {
            names.extend(words.next().map(|name| name.trim_end_matches([';', '{', ')']).to_owned()));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = comment_at(rest) {
        code.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("//") { "\n" } else { "*/" };
        let Some(length) = rest[at + 2..].find(end) else { return code };
        code.push(' ');
        // The line's end stays.
        rest = &rest[at + 2 + length + if end == "\n" { 0 } else { end.len() }..];
    }
    code.push_str(rest);
    code
}

/// Where the next comment begins. One look for both kinds: looking for each would read a text that lacks one of them to
/// its end for every comment of the other kind.
fn comment_at(text: &str) -> Option<usize> {
    let mut slashes = text.match_indices('/').map(|(at, _)| at);
    slashes.find(|at| matches!(text.as_bytes().get(at + 1), Some(b'/' | b'*')))
}

/// The function of a kernel on the thread's device. The error says that there is none; what that is to HIP depends on
/// who asks.
pub fn kernel(name: &str) -> Outcome<Option<Handle>> {
    let Some(index) = files().iter().position(|file| file.kernels.iter().any(|kernel| kernel == name)) else {
        let places =
            files().iter().map(|file| file.path.display().to_string()).collect::<Vec<_>>().join(", ");
        let places = if places.is_empty() { format!("{VARIABLE} names no file") } else { places };
        report::once(name, &format!("no PTX for kernel {name} ({places})"));
        return Ok(None);
    };
    let module = module(index)?;
    let name = CString::new(name).map_err(|_| Code::INVALID_VALUE)?;
    function(module, &name).map(Some)
}

/// A kernel of a loaded module.
pub fn function(module: Handle, name: &CStr) -> Outcome<Handle> {
    let mut function = std::ptr::null_mut();
    let found = relaxed(|| cuda!(module_function(&raw mut function, module, name.as_ptr())));
    found.map(|()| function)
}

/// A variable of the device in any of the files: its address and size.
pub fn variable(name: &str) -> Outcome<(Address, usize)> {
    let name = CString::new(name).map_err(|_| Code::INVALID_VALUE)?;
    for index in 0..files().len() {
        let module = module(index)?;
        if let Ok(found) = global(module, &name) {
            return Ok(found);
        }
    }
    Err(Code::INVALID_SYMBOL)
}

/// A variable of a loaded module.
pub fn global(module: Handle, name: &CStr) -> Outcome<(Address, usize)> {
    let (mut address, mut bytes) = (0, 0);
    relaxed(|| cuda!(module_global(&raw mut address, &raw mut bytes, module, name.as_ptr())))?;
    Ok((address, bytes))
}

/// A file's module on the thread's device.
fn module(index: usize) -> Outcome<Handle> {
    let mut loaded = LOADED.lock();
    let loaded = loaded.get_or_insert_default();
    let key = (context::current(), index);
    if let Some(module) = loaded.get(&key) {
        return Ok(*module as Handle);
    }
    let file = &files()[index];
    let module = load(&file.text).inspect_err(|code| {
        let line =
            format!("{}: the driver refuses it: {}", file.path.display(), code.name().to_string_lossy());
        report::once(&file.path.to_string_lossy(), &line);
    })?;
    loaded.insert(key, module as usize);
    Ok(module)
}

/// Loads an image for the thread's device.
pub fn load(image: &CStr) -> Outcome<Handle> {
    let mut module = std::ptr::null_mut();
    relaxed(|| cuda!(module_load_data(&raw mut module, image.as_ptr().cast())))?;
    Ok(module)
}

/// Makes calls that a stream capture of the program would refuse: the program has only launched, which a capture
/// allows, and does not know that its kernel was not loaded yet.
pub fn relaxed<T>(calls: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let mut mode = CAPTURE_RELAXED;
    cuda!(capture_exchange_mode(&raw mut mode))?;
    let outcome = calls();
    cuda!(capture_exchange_mode(&raw mut mode))?;
    outcome
}

#[cfg(test)]
#[path = "ptx_fuzz_tests.rs"]
mod fuzz_tests;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As nvcc writes it.
    const TEXT: &str = "//\n// Generated by NVIDIA NVVM Compiler\n//\n.version 9.0\n.target sm_75\n.address_size 64\n\n\
        \t// .globl\tvictim_add\n.visible .entry victim_add(\n\t.param .u64 .ptr .align 1 victim_add_param_0,\n\
        \t.param .u32 victim_add_param_1\n)\n{\n\tret;\n}\n.visible .entry _Z5emptyv()\n{\n\tret;\n}\n\
        .weak .entry _Z1tIiEvT_ (.param .u32 x) .maxntid 256 { ret; }\n";

    #[test]
    fn the_kernels_of_a_file_are_its_entries() {
        assert_eq!(kernels_in(TEXT), ["victim_add", "_Z5emptyv", "_Z1tIiEvT_"]);
    }

    #[test]
    fn what_is_in_a_comment_is_no_kernel() {
        let text = "// .entry a(\n/* .entry b( */ .entry c() // .entry d\n.func e() /* open .entry f(";
        assert_eq!(kernels_in(text), ["c"]);
        assert!(kernels_in("").is_empty());
    }

    /// Large modules have a comment for each piece of inline assembly. Looking through the rest of the text for each took
    /// minutes.
    #[test]
    fn many_comments_take_no_time() {
        let text = format!(".version 8.0\n{}.entry one() {{ ret; }}\n", "// inline asm\n".repeat(200_000));
        let start = std::time::Instant::now();
        assert_eq!(kernels_in(&text).len(), 1);
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }

    proptest! {
        #[test]
        fn any_names_in_any_layout_come_back(
            names in prop::collection::vec("[a-zA-Z_$%][a-zA-Z0-9_$]{0,40}", 0..20),
            space in "[ \t\n]{1,3}",
            open in "[ \n]{0,2}\\(",
        ) {
            let entries = names.iter().map(|name| format!(".visible{space}.entry{space}{name}{open}) {{ ret; }}\n"));
            prop_assert_eq!(kernels_in(&entries.collect::<String>()), names);
        }

        #[test]
        fn no_text_at_all_is_a_panic(text in any::<String>()) {
            kernels_in(&text);
        }
    }
}
