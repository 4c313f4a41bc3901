//! The CUDA driver's headers, and the file made from them.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use hipreempt_api::Implicit;
use hipreempt_hipify::versions::base;
use hipreempt_hipify::{DriverFunction, driver_functions};

use crate::bindings::{self, Bindings, Declaration};
use crate::emit::{self, CudaFunction, Effect, Handles};
use crate::reach::{self, Keep};
use crate::table::{self, CUDA_FILE, CudaRow};
use crate::{Error, Output, Platform, api_folder, read};

/// CUDA.
pub const PLATFORM: Platform = Platform { name: "CUDA", generate };

/// `CUDA_VERSION` of the headers that the committed file is made from.
const RELEASE: &str = "13050";

const HANDLES: Handles = Handles { stream: "CUstream", event: "CUevent" };

const KEEP: Keep = Keep {
    whole: &["CUlaunchConfig_st", "CUDA_LAUNCH_PARAMS_st", "CUuuid_st"],
    constants: &[
        "cudaError_enum",
        "CUevent_flags_enum",
        "CUstream_flags_enum",
        "CUstreamCaptureMode_enum",
        "CUstreamCaptureStatus_enum",
        "CUdriverProcAddressQueryResult_enum",
    ],
};

/// Where the headers are: `CUDA_13_HEADERS`, as `hipify/generate/headers.sh` fetches them.
///
/// # Errors
/// [`Error::NoHeaders`].
pub fn find() -> Result<PathBuf, Error> {
    let folder = std::env::var_os("CUDA_13_HEADERS").map(PathBuf::from);
    let folder = folder.ok_or_else(|| missing("not set".into()))?;
    let header = std::fs::read_to_string(folder.join("cuda.h"))
        .map_err(|error| missing(format!("{}: {error}", folder.display())))?;
    match header.lines().find_map(|line| line.strip_prefix("#define CUDA_VERSION ")).map(str::trim) {
        Some(RELEASE) => Ok(folder),
        found => Err(missing(format!("{} holds CUDA {found:?}", folder.display()))),
    }
}

fn missing(reason: String) -> Error {
    Error::NoHeaders { release: "CUDA 13.5", variable: "CUDA_13_HEADERS", file: "cuda.h", reason }
}

/// Reads headers and data and produces the committed file.
///
/// # Errors
/// See [`Error`].
pub fn generate() -> Result<Vec<Output>, Error> {
    let folder = find()?;
    let rows = table::parse_cuda(&read(&api_folder().join(CUDA_FILE))?)?;
    let bindings = both_readings(&folder)?;
    let declared: BTreeMap<&str, &Declaration> =
        bindings.functions.iter().map(|function| (function.name.as_str(), function)).collect();
    let mut functions = Vec::new();
    for function in driver_functions() {
        let Some(declaration) = declared.get(function.name).copied() else {
            return Err(wrong(format!("{} is classed by hipify, and not declared", function.name)));
        };
        let effect = effect(function, declaration, &rows);
        functions.push(CudaFunction { declaration, class: format!("{:?}", function.class), effect });
    }
    rows_are_used(&rows)?;
    let classed: HashSet<&str> = driver_functions().iter().map(|function| function.name).collect();
    if let Some(name) = declared.keys().find(|name| !classed.contains(*name)) {
        return Err(wrong(format!("{name} is declared, and not classed by hipify")));
    }
    let items = reach::reached(&bindings, &KEEP);
    Ok(vec![Output { path: api_folder().join("src/cuda.rs"), text: emit::cuda(items, &functions)? }])
}

fn rows_are_used(rows: &[CudaRow]) -> Result<(), Error> {
    let names: HashSet<&str> =
        driver_functions().iter().flat_map(|function| [function.name, base(function.name)]).collect();
    match rows.iter().find(|row| !names.contains(row.name.as_str())) {
        Some(row) => Err(wrong(format!("{} is no function of the driver", row.name))),
        None => Ok(()),
    }
}

fn wrong(reason: String) -> Error {
    Error::Table { file: CUDA_FILE, reason }
}

/// The headers declare the older versions of functions, and the forms for a thread's own default stream, only to those
/// who ask for them; and then not the plain ones. So they are read twice.
fn both_readings(folder: &Path) -> Result<Bindings, Error> {
    let mut both = Bindings::read(builder(folder))?;
    let internal = Bindings::read(builder(folder).clang_arg("-D__CUDA_API_VERSION_INTERNAL"))?;
    for function in internal.functions {
        match both.function(&function.name) {
            None => both.functions.push(function),
            Some(known) if known.has_types_of(&function) => {}
            Some(_) => return Err(wrong(format!("{} is declared in two ways", function.name))),
        }
    }
    let known: HashSet<String> = both.items.iter().map(text).collect();
    both.items.extend(internal.items.into_iter().filter(|item| !known.contains(&text(item))));
    Ok(both)
}

fn text(item: &syn::Item) -> String {
    quote::ToTokens::to_token_stream(item).to_string()
}

fn builder(folder: &Path) -> bindgen::Builder {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // What the headers for graphics include, cut down to what they need of it.
    let stubs = api_folder().join("../../hipify/generate/stubs");
    let include = |path: &Path| format!("-I{}", path.display());
    bindings::builder()
        .header(here.join("src/cuda_exports.h").to_string_lossy())
        .clang_args([include(folder), include(&stubs)])
        .allowlist_function("cu[A-Z].*")
        .allowlist_type("CU.*")
        .allowlist_var("CU.*")
}

fn effect(function: &DriverFunction, declaration: &Declaration, rows: &[CudaRow]) -> Effect {
    let name = function.name;
    let row = |name: &str| rows.iter().find(|row| row.name == name);
    let row = row(name).or_else(|| row(base(name)));
    let per_thread = name.ends_with("_ptsz") || name.ends_with("_ptds");
    let has_stream = !declaration.by_value(HANDLES.stream).is_empty();
    let implicit = match row.and_then(|row| row.implicit.as_deref()).unwrap_or(counterparts(function)) {
        "legacy" if has_stream => "",
        "legacy" if per_thread => "per_thread",
        other => other,
    };
    Effect {
        handles: HANDLES,
        per_thread,
        implicit: implicit.to_owned(),
        bytes: row.map(|row| row.bytes.clone()).unwrap_or_default(),
    }
}

/// What the HIP counterpart works on.
fn counterparts(function: &DriverFunction) -> &'static str {
    match function.counterpart.and_then(hipreempt_api::find).map(|hip| hip.implicit) {
        None | Some(Implicit::None) => "",
        Some(Implicit::Legacy | Implicit::PerThread) => "legacy",
        Some(Implicit::Config) => "config",
        Some(Implicit::Device) => "device",
    }
}
