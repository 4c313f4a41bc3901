//! Would the preload take effect in this program? Asked before the program starts, because afterwards this process is
//! the program and cannot look.
//!
//! The answer comes from the dynamic loader itself: the loader that the program names is run in its listing mode on the
//! program with the same `LD_PRELOAD`, which maps everything and runs nothing of it. What that cannot see (a static
//! program, a set-user-id one, another machine's library) is read from the files. It never runs code of the program.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use object::read::elf::{ElfFile64, ProgramHeader};
use object::{Endianness, LittleEndian, Object};

/// The listing takes milliseconds; a loader that takes longer than this tells nothing.
const LISTING_LIMIT: Duration = Duration::from_secs(10);
/// Scripts that name scripts as their interpreter: the kernel gives up after this many.
const SCRIPT_DEPTH_MAX: usize = 4;

/// What is known about preloading into the program.
#[derive(Debug, PartialEq, Eq)]
pub enum Preload {
    /// The program's own loader maps the library.
    Works,
    /// The program starts, without the library.
    NoEffect(String),
    /// With the library preloaded, the program would not start at all.
    Fatal(String),
}

/// Asks the loader of `program` about `library`, with `preload` as the whole value of `LD_PRELOAD`.
pub fn check(program: &Path, library: &Path, preload: &OsStr) -> Preload {
    if let Err(reason) = check_library(library) {
        return Preload::NoEffect(reason);
    }
    match inspect(program, 0) {
        Err(reason) => Preload::NoEffect(reason),
        Ok(found) => ask_loader(&found.interpreter, &found.program, library, preload),
    }
}

/// An ELF shared object of this machine, or why not.
fn check_library(library: &Path) -> Result<(), String> {
    let bytes = std::fs::read(library).map_err(|error| format!("{}: {error}", library.display()))?;
    let named = |what: &str| format!("{}: {what}", library.display());
    let elf = ElfFile64::<Endianness>::parse(&*bytes).map_err(|_| named("not a 64-bit ELF file"))?;
    if elf.kind() != object::ObjectKind::Dynamic {
        return Err(named("not a shared library"));
    }
    if elf.elf_header().e_machine.get(elf.endian()) != native_machine() {
        return Err(named("built for another kind of machine"));
    }
    Ok(())
}

/// The ELF program that ends up running, and the loader that it names.
struct Dynamic {
    program: PathBuf,
    interpreter: PathBuf,
}

fn inspect(program: &Path, depth: usize) -> Result<Dynamic, String> {
    let named = |what: String| format!("{}: {what}", program.display());
    let bytes = read_head(program).map_err(|error| named(error.to_string()))?;
    if let Some(next) = script_interpreter(&bytes) {
        if depth == SCRIPT_DEPTH_MAX {
            return Err(named("a script of a script of a script".to_owned()));
        }
        return inspect(&next, depth + 1);
    }
    privileges(program).map_err(named)?;
    let interpreter = elf_interpreter(program).map_err(named)?;
    Ok(Dynamic { program: program.to_owned(), interpreter })
}

fn read_head(path: &Path) -> std::io::Result<Vec<u8>> {
    // The kernel starts regular files only. A FIFO would be waited for here, and a device read for ever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other("not a regular file"));
    }
    let mut head = Vec::new();
    File::open(path)?.take(4096).read_to_end(&mut head)?;
    Ok(head)
}

/// The program behind `#!`, looking through `env NAME`.
fn script_interpreter(head: &[u8]) -> Option<PathBuf> {
    let line = head.strip_prefix(b"#!")?.split(|byte| *byte == b'\n').next()?;
    let mut words = line.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let interpreter = Path::new(OsStr::from_bytes(words.next()?));
    if interpreter.file_name() != Some(OsStr::new("env")) {
        return Some(interpreter.to_owned());
    }
    let name = words.find(|word| !word.starts_with(b"-") && !word.contains(&b'='));
    Some(
        name.and_then(|name| find_program(OsStr::from_bytes(name))).unwrap_or_else(|| interpreter.to_owned()),
    )
}

/// Set-user-id, set-group-id and capability programs start in the loader's secure mode, which ignores a preload by path.
fn privileges(program: &Path) -> Result<(), String> {
    let metadata = std::fs::metadata(program).map_err(|error| error.to_string())?;
    let mode = metadata.permissions().mode();
    let other_user = mode & 0o4000 != 0 && metadata.uid() != rustix::process::getuid().as_raw();
    let other_group = mode & 0o2000 != 0 && metadata.gid() != rustix::process::getgid().as_raw();
    if other_user || other_group {
        return Err("is set-user-id or set-group-id, so the loader ignores LD_PRELOAD".to_owned());
    }
    let mut capabilities = [0u8; 64];
    let found = rustix::fs::getxattr(program, "security.capability", &mut capabilities);
    if found.is_ok() && !rustix::process::geteuid().is_root() {
        return Err("has file capabilities, so the loader ignores LD_PRELOAD".to_owned());
    }
    Ok(())
}

fn elf_interpreter(program: &Path) -> Result<PathBuf, String> {
    let bytes = std::fs::read(program).map_err(|error| error.to_string())?;
    let elf = ElfFile64::<LittleEndian>::parse(&*bytes).map_err(|_| "not a 64-bit ELF program".to_owned())?;
    if elf.elf_header().e_machine.get(LittleEndian) != native_machine() {
        return Err("built for another kind of machine".to_owned());
    }
    for header in elf.elf_program_headers() {
        if let Ok(Some(path)) = header.interpreter(LittleEndian, &*bytes) {
            return Ok(PathBuf::from(OsStr::from_bytes(path)));
        }
    }
    Err("is statically linked, so LD_PRELOAD has no effect".to_owned())
}

fn native_machine() -> u16 {
    if cfg!(target_arch = "aarch64") { object::elf::EM_AARCH64 } else { object::elf::EM_X86_64 }
}

fn ask_loader(interpreter: &Path, program: &Path, library: &Path, preload: &OsStr) -> Preload {
    let Some(listing) = list(interpreter, program, preload) else {
        return Preload::NoEffect(format!("{}: the loader did not answer", interpreter.display()));
    };
    match listing.failure() {
        None if listing.maps(library) => Preload::Works,
        None => Preload::NoEffect(first_line(&listing.errors)),
        Some(failure) => match list(interpreter, program, OsStr::new("")) {
            Some(plain) if plain.failure().is_none() => Preload::Fatal(failure),
            _ => Preload::NoEffect(format!("the program does not load by itself: {failure}")),
        },
    }
}

/// What the loader printed.
struct Listing {
    success: bool,
    mapped: String,
    errors: String,
}

impl Listing {
    /// Why the program would not start. A listing succeeds although a library or a symbol version is missing; the
    /// only complaint that lets a program start is that of a preload left out.
    fn failure(&self) -> Option<String> {
        let missing = self.mapped.lines().find(|line| line.ends_with("=> not found"));
        let complaint = self.errors.lines().find(|line| !line.is_empty() && !line.ends_with(": ignored."));
        let found = missing.or(complaint).map(|line| line.trim().to_owned());
        found.or_else(|| (!self.success).then(|| "no reason given".to_owned()))
    }

    fn maps(&self, library: &Path) -> bool {
        self.mapped.lines().any(|line| line.contains(&*library.to_string_lossy()))
    }
}

fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("no reason given").to_owned()
}

fn list(interpreter: &Path, program: &Path, preload: &OsStr) -> Option<Listing> {
    let mut command = Command::new(interpreter);
    command.arg("--list").arg(program).stdin(Stdio::null()).env_remove("LD_PRELOAD");
    if !preload.is_empty() {
        command.env("LD_PRELOAD", preload);
    }
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    let watchdog = Watchdog::start(child.id());
    let output = child.wait_with_output().ok()?;
    drop(watchdog);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(Listing {
        success: output.status.success(),
        mapped: text(&output.stdout),
        errors: text(&output.stderr),
    })
}

/// Kills the listing when it takes too long (a program on a dead network mount).
struct Watchdog {
    cancel: std::sync::mpsc::Sender<()>,
}

impl Watchdog {
    fn start(pid: u32) -> Self {
        let (cancel, cancelled) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let late =
                cancelled.recv_timeout(LISTING_LIMIT) == Err(std::sync::mpsc::RecvTimeoutError::Timeout);
            if let (true, Some(pid)) = (late, rustix::process::Pid::from_raw(pid as i32)) {
                let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
            }
        });
        Watchdog { cancel }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        let _ = self.cancel.send(());
    }
}

/// The file that `exec` would start for `name`: itself where it has a slash, else the first match of `PATH`.
pub fn find_program(name: &OsStr) -> Option<PathBuf> {
    if name.as_bytes().contains(&b'/') {
        return Some(PathBuf::from(name));
    }
    let path = std::env::var_os("PATH").unwrap_or_else(|| OsString::from("/usr/local/bin:/usr/bin:/bin"));
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| is_executable(candidate))
}

fn is_executable(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
#[path = "preflight_fuzz_tests.rs"]
mod fuzz_tests;
#[cfg(test)]
#[path = "preflight_tests.rs"]
mod tests;
