//! Writes the declarations and the function table of `hipreempt-api` from HIP's headers and the hand-written
//! `data/functions.tsv`.
//!
//! Run by maintainers and by one test, never by a build: the output is committed. It must never decide what a
//! function's class is (that is the table's), and must stop when HIP declares a function that the table does not
//! name, so that a new release of HIP cannot slip past unclassed.

pub mod emit;
pub mod headers;
pub mod table;

use std::path::{Path, PathBuf};

/// The two committed files, as text.
pub struct Generated {
    /// Types and constants: `src/hip/types.rs`.
    pub types: String,
    /// The macros `hip_functions!` and `hip_names_only!`: `src/hip/functions.rs`.
    pub functions: String,
}

/// Why nothing could be generated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No libclang could be opened.
    #[error("no libclang (LIBCLANG_PATH names its folder): {0}")]
    NoClang(String),
    /// HIP's headers were not found, or are of a release that the committed files were not made from.
    #[error("no HIP 7.1 headers (HIP_HEADERS names the folder that holds hip/hip_runtime_api.h): {0}")]
    NoHeaders(String),
    /// A header did not parse.
    #[error("bindgen: {0}")]
    Bindgen(#[from] bindgen::BindgenError),
    /// The bindings did not parse as Rust.
    #[error("bindings: {0}")]
    Syntax(#[from] syn::Error),
    /// The table is malformed, or the headers disagree with it.
    #[error("data/functions.tsv: {0}")]
    Table(String),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// Whether a tool or a header is missing, rather than something being wrong.
    pub fn is_missing_prerequisite(&self) -> bool {
        matches!(self, Error::NoClang(_) | Error::NoHeaders(_))
    }
}

/// The folder of `hipreempt-api`.
pub fn api_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("generate/ lies inside runtime/api").to_path_buf()
}

/// The output files with what belongs into each.
pub fn outputs(generated: &Generated) -> [(PathBuf, &str); 2] {
    let hip = api_folder().join("src/hip");
    [(hip.join("types.rs"), &generated.types), (hip.join("functions.rs"), &generated.functions)]
}

/// Reads headers and table and produces both files.
///
/// # Errors
/// See [`Error`].
pub fn generate() -> Result<Generated, Error> {
    let folder = headers::find()?;
    let rows = table::parse(&read(&api_folder().join("data/functions.tsv"))?)?;
    let bindings = headers::bindings(&folder)?;
    let dispatched = headers::dispatched(&read(&folder.join(headers::DISPATCH_TABLE))?);
    let declared = bindings.functions.iter().map(|function| &function.name);
    table::require(&rows, declared.chain(&dispatched))?;
    Ok(Generated { types: emit::types(&bindings), functions: emit::functions(&rows, &bindings)? })
}

/// Reads a file, naming it in the error.
///
/// # Errors
/// [`Error::File`].
pub fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::File { path: path.to_path_buf(), source })
}

/// Writes a file, naming it in the error.
///
/// # Errors
/// [`Error::File`].
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|source| Error::File { path: path.to_path_buf(), source })
}
