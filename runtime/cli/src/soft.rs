//! `hipreempt soft`, and the software device for `hipreempt run`: a HIP program finds the software device's
//! `libamdhip64.so` in place of the system's.
//!
//! A program asks for its HIP library by the name that it was linked with (`libamdhip64.so.5`, `.6` or `.7`), so the
//! library search path gets a folder that holds links of all those names. Nothing of the system is changed.

use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::SoftArgs;
use crate::{CliError, locate, run};

/// Which card the software device models, in its own words.
pub const PRESET: &str = "SOFTGPU_PRESET";

/// The names under which HIP programs ask for the library (ROCm 5, 6, 7, and `dlopen` by the bare name).
const LINK_NAMES: [&str; 4] = ["libamdhip64.so", "libamdhip64.so.5", "libamdhip64.so.6", "libamdhip64.so.7"];

/// Every preset of the software device.
pub fn presets() -> Vec<String> {
    let timed = hipreempt_softgpu::presets().into_keys();
    timed.chain(std::iter::once(hipreempt_softgpu::NULL.to_owned())).collect()
}

/// Becomes the program, on the software device.
///
/// # Errors
/// No software device beside this program, or a program that cannot be started.
pub fn run(args: &SoftArgs) -> Result<Infallible, CliError> {
    let program = run::resolve(&args.command[0])?;
    let mut command = Command::new(program);
    command.arg0(&args.command[0]).args(&args.command[1..]);
    set_environment(&mut command, args.preset.as_deref())?;
    Err(run::start_error(&args.command[0], &command.exec()))
}

/// Puts the software device first in the library search path of `command`.
///
/// # Errors
/// No software device beside this program, or no folder to hold its links.
pub fn set_environment(command: &mut Command, preset: Option<&str>) -> Result<(), CliError> {
    let library = locate::beside_executable(locate::SOFT_HIP)?;
    let folder = link_folder(&library)?;
    command.env("LD_LIBRARY_PATH", search_path(&folder, std::env::var_os("LD_LIBRARY_PATH").as_deref()));
    if let Some(preset) = preset {
        command.env(PRESET, preset);
    }
    Ok(())
}

/// `folder` first; an empty old value must not become an empty element, which means the current folder.
fn search_path(folder: &Path, existing: Option<&OsStr>) -> OsString {
    let mut value = folder.as_os_str().to_owned();
    if let Some(existing) = existing.filter(|existing| !existing.is_empty()) {
        value.push(":");
        value.push(existing);
    }
    value
}

/// The folder with the links: beside the library, or in the user's cache where that cannot be written.
fn link_folder(library: &Path) -> Result<PathBuf, CliError> {
    let beside = library.parent().unwrap_or(Path::new("/")).join("softgpu");
    let mut failure = None;
    for folder in std::iter::once(beside).chain(cache_folder(library)) {
        match make_links(&folder, library) {
            Ok(()) => return Ok(folder),
            Err(error) => failure = Some(format!("{}: {error}", folder.display())),
        }
    }
    Err(CliError::Usage(format!(
        "no folder for the software device's links: {}",
        failure.unwrap_or_default()
    )))
}

/// One folder a library path, so that two installations do not redirect each other.
fn cache_folder(library: &Path) -> Option<PathBuf> {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    let cache = std::env::var_os("XDG_CACHE_HOME").filter(|cache| !cache.is_empty()).map(PathBuf::from);
    let root = cache.or_else(|| home.map(|home| Path::new(&home).join(".cache")))?;
    let owner = library.parent()?.to_string_lossy().replace('/', "-");
    Some(root.join("hipreempt").join(format!("softgpu{owner}")))
}

/// Makes the links that are missing or point elsewhere; several processes may do so at once.
fn make_links(folder: &Path, library: &Path) -> std::io::Result<()> {
    if LINK_NAMES.iter().all(|name| points_to(&folder.join(name), library)) {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    for name in LINK_NAMES {
        replace_link(folder, name, library)?;
    }
    Ok(())
}

fn points_to(link: &Path, library: &Path) -> bool {
    std::fs::read_link(link).is_ok_and(|target| target == library)
}

/// A link under a temporary name, then renamed: nobody ever sees the name without a link.
fn replace_link(folder: &Path, name: &str, library: &Path) -> std::io::Result<()> {
    let temporary = folder.join(format!(".{name}.{}", std::process::id()));
    let _ = std::fs::remove_file(&temporary);
    std::os::unix::fs::symlink(library, &temporary)?;
    std::fs::rename(&temporary, folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_the_library_and_stale_links_are_mended() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("libamdhip64.so");
        std::fs::write(&library, "library").unwrap();
        let links = folder.path().join("softgpu");
        std::fs::create_dir(&links).unwrap();
        std::os::unix::fs::symlink("/old/place", links.join("libamdhip64.so.6")).unwrap();
        assert_eq!(link_folder(&library).unwrap(), links);
        for name in LINK_NAMES {
            assert_eq!(std::fs::read(links.join(name)).unwrap(), b"library", "{name}");
        }
        let left: Vec<_> = std::fs::read_dir(&links).unwrap().collect();
        assert_eq!(left.len(), LINK_NAMES.len(), "temporary files stayed");
    }

    #[test]
    fn the_search_path_never_gains_the_current_folder() {
        assert_eq!(search_path(Path::new("/d"), Some(OsStr::new(""))), OsStr::new("/d"));
        assert_eq!(search_path(Path::new("/d"), Some(OsStr::new("/a:/b"))), OsStr::new("/d:/a:/b"));
    }
}
