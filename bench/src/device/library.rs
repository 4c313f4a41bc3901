//! Finds real HIP libraries on the machine. Nothing is loaded here: the worker does that, in a process of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every `libamdhip64.so` with a version that programs on this machine could be given, the ones that the user named
/// first. `but` is the software device, which is none.
pub fn real_libraries(but: Option<&Path>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::env::var_os("LD_LIBRARY_PATH")
        .map(|paths| std::env::split_paths(&paths).filter(|path| path.is_absolute()).collect())
        .unwrap_or_default();
    folders.extend(rocm_folders());
    folders.extend(linker_cache_folders());
    let mut found: Vec<PathBuf> = Vec::new();
    for library in folders.iter().flat_map(|folder| libraries_in(folder)) {
        let Ok(library) = fs::canonicalize(library) else { continue };
        if Some(library.as_path()) != but && !found.contains(&library) {
            found.push(library);
        }
    }
    found
}

fn rocm_folders() -> Vec<PathBuf> {
    let named = std::env::var_os("ROCM_PATH").map(PathBuf::from);
    let beside = fs::read_dir("/opt").into_iter().flatten().flatten().map(|entry| entry.path());
    let installed =
        beside.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("rocm")));
    named.into_iter().chain(installed).map(|root| root.join("lib")).collect()
}

/// Folders that the dynamic linker's cache names for the library.
fn linker_cache_folders() -> Vec<PathBuf> {
    let output = Command::new("/sbin/ldconfig").arg("-p").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let paths = text
        .lines()
        .filter(|line| line.contains("libamdhip64.so"))
        .filter_map(|line| line.split("=> ").nth(1));
    paths.filter_map(|path| Path::new(path.trim()).parent().map(Path::to_owned)).collect()
}

fn libraries_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut libraries: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libamdhip64.so"))
        })
        .collect();
    libraries.sort();
    libraries
}
