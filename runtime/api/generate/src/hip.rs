//! HIP's headers, and the files made from them.

use std::path::{Path, PathBuf};

use crate::bindings::{self, Bindings};
use crate::{Error, Output, Platform, api_folder, dispatch, emit, read, table};

/// HIP.
pub const PLATFORM: Platform = Platform { name: "HIP", generate };

/// The release whose headers the committed files are made from.
pub const RELEASE: &str = "7.1";
/// The header that names every function of the library's dispatch table, public in C or not.
pub const DISPATCH_TABLE: &str = "hip/amd_detail/hip_api_trace.hpp";

/// Where HIP's headers are: `HIP_HEADERS`, or the include folder of an installed `triton` wheel.
///
/// # Errors
/// [`Error::NoHeaders`].
pub fn find() -> Result<PathBuf, Error> {
    let named = std::env::var_os("HIP_HEADERS").map(PathBuf::from);
    let folder = named.or_else(triton).ok_or_else(|| missing("not set, and no triton wheel".into()))?;
    let version = std::fs::read_to_string(folder.join("hip/hip_version.h"))
        .map_err(|error| missing(format!("{}: {error}", folder.display())))?;
    match release(&version) {
        Some(found) if found == RELEASE => Ok(folder),
        found => Err(missing(format!("{} holds HIP {found:?}", folder.display()))),
    }
}

fn missing(reason: String) -> Error {
    Error::NoHeaders { release: "HIP 7.1", variable: "HIP_HEADERS", file: "hip/hip_runtime_api.h", reason }
}

fn triton() -> Option<PathBuf> {
    let script = "import importlib.util as u; print(u.find_spec('triton').submodule_search_locations[0])";
    let output = std::process::Command::new("python3").args(["-c", script]).output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| Path::new(folder.trim()).join("backends/amd/include"))
}

/// Major and minor release out of `hip_version.h`.
fn release(header: &str) -> Option<String> {
    let number = |name: &str| header.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    Some(format!("{}.{}", number("#define HIP_VERSION_MAJOR")?, number("#define HIP_VERSION_MINOR")?))
}

/// Names of the functions in the dispatch table: members `NAME_fn`.
pub fn dispatched(header: &str) -> Vec<String> {
    let members = header.lines().filter_map(|line| line.trim().strip_suffix("_fn;"));
    members.filter_map(|member| member.split_whitespace().last()).map(str::to_owned).collect()
}

/// Reads headers and tables and produces the committed files.
///
/// # Errors
/// See [`Error`].
pub fn generate() -> Result<Vec<Output>, Error> {
    let folder = find()?;
    let rows = table::parse(&read(&api_folder().join("data/functions.tsv"))?)?;
    let bindings = Bindings::read(builder(&folder))?;
    let dispatched = dispatched(&read(&folder.join(DISPATCH_TABLE))?);
    let declared = bindings.functions.iter().map(|function| &function.name);
    table::require(&rows, declared.chain(&dispatched))?;
    let members = dispatch::parse(&read(&api_folder().join(dispatch::FILE))?)?;
    dispatch::check(&members, &dispatched)?;
    let hip = api_folder().join("src/hip");
    Ok(vec![
        Output { path: hip.join("types.rs"), text: emit::types(&bindings) },
        Output { path: hip.join("functions.rs"), text: emit::functions(&rows, &bindings)? },
        Output { path: hip.join("dispatch.rs"), text: dispatch::emit(&members) },
    ])
}

fn builder(folder: &Path) -> bindgen::Builder {
    let exports = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/hip_exports.h");
    bindings::builder()
        .header(exports.to_string_lossy())
        .clang_args(["-D__HIP_PLATFORM_AMD__", "-I"])
        .clang_arg(folder.to_string_lossy())
        .allowlist_function("(__)?hip.*|amd_dbgapi_.*|__gnu_.*")
        .allowlist_type("hip.*|HIP.*|ihip.*|dim3")
        .allowlist_var("hip.*|HIP_.*")
        .blocklist_var("HIP_VERSION.*")
        .blocklist_function("make_hip.*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_and_dispatch_table_are_read() {
        let version =
            "#define HIP_VERSION_MAJOR 7\n#define HIP_VERSION_MINOR 1\n#define HIP_VERSION_PATCH 25424\n";
        assert_eq!(release(version).as_deref(), Some("7.1"));
        assert_eq!(release("nothing"), None);
        let table = "struct HipDispatchTable {\n  size_t size;\n  t_hipFree hipFree_fn;\n  // text\n};\n";
        assert_eq!(dispatched(table), ["hipFree"]);
    }
}
