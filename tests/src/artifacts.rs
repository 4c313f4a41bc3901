//! Where the build put the libraries and programs under test.

use std::path::{Path, PathBuf};

/// The folder of the profile that this test belongs to (`target/debug`).
pub fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let deps = test.parent().expect("a folder");
    deps.parent().expect("target/<profile>/deps").to_owned()
}

/// One file of the build.
///
/// # Panics
/// If it was not built.
pub fn built(name: &str) -> PathBuf {
    let path = profile_folder().join(name);
    assert!(
        path.is_file(),
        "{} is missing: run `cargo build --workspace` first (tests/run does)",
        path.display()
    );
    path
}

/// The preload library; `HIPREEMPT_TESTS_SHIM` names another one, with a fault in it.
pub fn shim() -> PathBuf {
    replaced("HIPREEMPT_TESTS_SHIM").unwrap_or_else(|| built("libhipreempt_hip.so"))
}

/// The preload library for CUDA programs; `HIPREEMPT_TESTS_SHIM_CUDA` names another one, with a fault in it.
pub fn shim_cuda() -> PathBuf {
    replaced("HIPREEMPT_TESTS_SHIM_CUDA").unwrap_or_else(|| built("libhipreempt_cuda.so"))
}

/// The software device's HIP library; `HIPREEMPT_TESTS_SOFT_HIP` names another one, with a fault in it.
pub fn soft_hip() -> PathBuf {
    replaced("HIPREEMPT_TESTS_SOFT_HIP").unwrap_or_else(|| built("libamdhip64.so"))
}

/// The HIP library over the CUDA driver; `HIPREEMPT_TESTS_HIP_ON_CUDA` names another one, with a fault in it.
pub fn hip_on_cuda() -> PathBuf {
    replaced("HIPREEMPT_TESTS_HIP_ON_CUDA").unwrap_or_else(|| built("libamdhip64_cuda.so"))
}

/// The software device's CUDA library; `HIPREEMPT_TESTS_SOFT_CUDA` names another one, with a fault in it.
pub fn soft_cuda() -> PathBuf {
    replaced("HIPREEMPT_TESTS_SOFT_CUDA").unwrap_or_else(|| built("libcuda.so"))
}

fn replaced(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The process that owns a software card's life.
pub fn card_program() -> PathBuf {
    built("softgpu-card")
}

/// The command line.
pub fn hipreempt() -> PathBuf {
    built("hipreempt")
}

/// The root of the sources.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The victims' sources.
pub fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}
