//! Finds the libraries that belong to this very `hipreempt`: beside the executable (a build folder) or in `../lib`
//! (an installation). It never searches the system: a library of another version would be found by accident.

use std::path::{Path, PathBuf};

use crate::CliError;
use crate::args::{Device, Platform};

/// File name of the preload library for HIP programs.
pub const SHIM: &str = "libhipreempt_hip.so";
/// File name of the preload library for CUDA programs.
pub const CUDA_SHIM: &str = "libhipreempt_cuda.so";
/// There where NVIDIA's kernel driver is.
const NVIDIA_DRIVER: &str = "/dev/nvidiactl";
/// File name of the software device.
pub const SOFT_HIP: &str = "libamdhip64.so";

/// The full path of `name` beside this executable.
///
/// # Errors
/// Names the folders that were looked in.
pub fn beside_executable(name: &str) -> Result<PathBuf, CliError> {
    let executable = std::env::current_exe()
        .and_then(std::fs::canonicalize)
        .map_err(|error| CliError::Usage(format!("cannot tell where this program lies: {error}")))?;
    let folders = candidate_folders(&executable);
    folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()).ok_or_else(|| {
        let looked: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
        CliError::Usage(format!("{name} is not in {}: build or install it there", looked.join(" or ")))
    })
}

/// The preload library for a program on a device. One process gets one of them: each filters `dlsym`.
///
/// # Errors
/// Names the folders where it should be.
pub fn shim(platform: Platform, device: &Device) -> Result<PathBuf, CliError> {
    match (platform, device) {
        (Platform::Cuda, Device::Soft(_)) => {
            Err(CliError::Usage("--platform cuda: the software device is a HIP device".to_owned()))
        }
        (Platform::Cuda, Device::Auto) => beside_executable(CUDA_SHIM),
        (Platform::Hip, _) | (Platform::Auto, Device::Soft(_)) => beside_executable(SHIM),
        (Platform::Auto, Device::Auto) => {
            let cuda = Path::new(NVIDIA_DRIVER).exists().then(|| beside_executable(CUDA_SHIM).ok()).flatten();
            cuda.map_or_else(|| beside_executable(SHIM), Ok)
        }
    }
}

fn candidate_folders(executable: &Path) -> Vec<PathBuf> {
    let Some(folder) = executable.parent() else { return Vec::new() };
    let mut folders = vec![folder.to_owned()];
    if let Some(prefix) = folder.parent() {
        folders.push(prefix.join("lib"));
        folders.push(prefix.join("lib/hipreempt"));
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_folder_and_an_installation() {
        let folders = candidate_folders(Path::new("/usr/local/bin/hipreempt"));
        assert_eq!(folders[0], Path::new("/usr/local/bin"));
        assert_eq!(folders[1], Path::new("/usr/local/lib"));
    }

    #[test]
    fn the_software_device_is_never_given_the_preload_for_cuda() {
        let soft = Device::Soft("null".to_owned());
        assert!(shim(Platform::Cuda, &soft).unwrap_err().to_string().contains("HIP device"));
        for platform in [Platform::Auto, Platform::Hip] {
            let chosen = shim(platform, &soft);
            assert!(
                chosen.map_or_else(|error| error.to_string().contains(SHIM), |path| path.ends_with(SHIM))
            );
        }
    }

    #[test]
    fn a_missing_library_names_the_folders() {
        let message = beside_executable("libno_such_library.so").unwrap_err().to_string();
        let folder = std::env::current_exe().unwrap().parent().unwrap().canonicalize().unwrap();
        assert!(message.contains(&folder.display().to_string()), "{message}");
    }
}
