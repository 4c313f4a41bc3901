//! Makes the data of `hipreempt-hipify` in two steps: headers to lists of names, lists to the map.
//!
//! Run by maintainers and by tests, never by a build: lists and map are committed. The first step needs libclang and the
//! headers of [`sources`]; the second needs the committed lists only. It must never take a pair of names from another
//! translator's table: a pair comes from HIP's own headers, from a rule, or from the hand-written exceptions with their
//! reasons.

pub mod bindings;
pub mod clang;
pub mod entry;
pub mod nvidia;
pub mod rules;
pub mod scan;
pub mod sources;
pub mod words;

use std::path::{Path, PathBuf};

/// Why nothing could be generated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No libclang could be opened.
    #[error("no libclang (LIBCLANG_PATH names its folder): {0}")]
    NoClang(String),
    /// A folder of headers is not there.
    #[error("no {what} (the environment variable {variable} names the folder)")]
    NoHeaders {
        /// Which headers, and the packages that hold them.
        what: &'static str,
        /// What names their folder.
        variable: &'static str,
    },
    /// A header did not parse.
    #[error("{0}: libclang could not read it")]
    Parse(PathBuf),
    /// A data file is malformed, or contradicts another one.
    #[error("{file}: {what}")]
    Data {
        /// Which file.
        file: String,
        /// What is wrong with it.
        what: String,
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

/// The folder of the committed data.
pub fn data_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("generate/ lies inside hipify/").join("data")
}

/// Reads a file, naming it in the error. Bytes that are not UTF-8 (some headers have them in comments) are replaced.
///
/// # Errors
/// [`Error::File`].
pub fn read(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::File { path: path.to_path_buf(), source })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a file, naming it in the error.
///
/// # Errors
/// [`Error::File`].
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|source| Error::File { path: path.to_path_buf(), source })
}
