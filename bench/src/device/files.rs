//! The files that belong together with this very build: they lie beside the executable, and the system is never
//! searched for them.

use std::path::{Path, PathBuf};

use crate::error::{BenchError, Doing};

/// The worker's file name.
pub const WORKER: &str = "hipreempt-worker";
/// The preload library's for CUDA programs.
pub const CUDA_SHIM: &str = "libhipreempt_cuda.so";
/// The preload library's.
pub const SHIM: &str = "libhipreempt_hip.so";
/// The software device's.
pub const SOFT_HIP: &str = "libamdhip64.so";
/// The stand-in for CUDA's driver library on it.
pub const SOFT_CUDA: &str = "libcuda.so";
/// The file name of the worker on CUDA.
pub const CUDA_WORKER: &str = "hipreempt-cuda-worker";

/// Where to look: beside the executable, and beside the folder that cargo puts test programs in.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    /// Of the running executable.
    ///
    /// # Errors
    /// [`BenchError::Io`] if the system does not say where the executable lies.
    pub fn beside_executable() -> Result<Self, BenchError> {
        let executable =
            std::env::current_exe().and_then(std::fs::canonicalize).doing("find this program")?;
        let folder = executable.parent().unwrap_or(Path::new("/"));
        let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
        Ok(Self { folder: folder.to_owned() })
    }

    /// The full path of one of the files.
    ///
    /// # Errors
    /// [`BenchError::Missing`] if it was not built.
    pub fn path(&self, name: &'static str) -> Result<PathBuf, BenchError> {
        let places = [self.folder.clone(), self.folder.join("../lib"), self.folder.join("../lib/hipreempt")];
        let found = places.iter().map(|place| place.join(name)).find(|path| path.is_file());
        found.ok_or_else(|| BenchError::Missing { name, looked: self.folder.clone() })
    }
}
