//! Writes the declarations and the function tables of `hipreempt-api` from the headers of HIP and of the CUDA driver and
//! from hand-written data: `data/functions.tsv` for HIP, `data/cuda.tsv` and hipify's classes for CUDA.
//!
//! Run by maintainers and by one test, never by a build: the output is committed. It must never decide what a
//! function's class is (that is the data's), and must stop when headers declare a function that the data does not
//! name, so that a new release cannot slip past unclassed.
//!
//! | module | is for |
//! |---|---|
//! | [`bindings`] | headers through libclang |
//! | [`hip`], [`cuda`] | one platform each: its headers, and what is made from them |
//! | [`dispatch`] | the order of ROCm's dispatch tables |
//! | [`reach`] | of CUDA's types, those that signatures reach |
//! | [`table`], [`emit`] | the hand-written data; the text of the files |

pub mod bindings;
pub mod cuda;
pub mod dispatch;
pub mod emit;
pub mod hip;
pub mod reach;
pub mod table;

use std::path::{Path, PathBuf};

/// One committed file.
pub struct Output {
    /// Where it lies.
    pub path: PathBuf,
    /// What belongs into it.
    pub text: String,
}

/// Why nothing could be generated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No libclang could be opened.
    #[error("no libclang (LIBCLANG_PATH names its folder): {0}")]
    NoClang(String),
    /// Headers were not found, or are of a release that the committed files were not made from.
    #[error("no headers of {release} ({variable} names the folder that holds {file}): {reason}")]
    NoHeaders {
        /// Which headers.
        release: &'static str,
        /// The environment variable that names their folder.
        variable: &'static str,
        /// A file that lies in it.
        file: &'static str,
        /// What was found instead.
        reason: String,
    },
    /// A header did not parse.
    #[error("bindgen: {0}")]
    Bindgen(#[from] bindgen::BindgenError),
    /// The bindings did not parse as Rust.
    #[error("bindings: {0}")]
    Syntax(#[from] syn::Error),
    /// A table is malformed, or the headers disagree with it.
    #[error("{file}: {reason}")]
    Table {
        /// Which one.
        file: &'static str,
        /// What is wrong.
        reason: String,
    },
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
        matches!(self, Error::NoClang(_) | Error::NoHeaders { .. })
    }
}

/// The folder of `hipreempt-api`.
pub fn api_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("generate/ lies inside runtime/api").to_path_buf()
}

/// A platform whose files this program writes.
pub struct Platform {
    /// Its name.
    pub name: &'static str,
    /// Produces its files.
    pub generate: fn() -> Result<Vec<Output>, Error>,
}

/// All platforms; each needs headers of its own.
pub const PLATFORMS: [Platform; 2] = [hip::PLATFORM, cuda::PLATFORM];

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
