//! Finding the card that runs, or starting one.
//!
//! The card must outlive the client that happened to be first, and nothing of that client may leak into it: no
//! descriptor, no preloaded library, no place in its session or among its children. Several first clients may each
//! start a card: all but one of those find the lock taken and end.

use std::ffi::{CString, OsStr, OsString};
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::SeqCst;

use super::clock::{SharpTimer, monotonic_ns, sleep_until};
use super::file::{self, Mapping};
use super::layout::OPEN;
use super::life::is_held;
use crate::{Config, Error};

/// How long the card may take to come up.
const START_MAX_NS: u64 = 10_000_000_000;
/// After this long without a card another one is started: the first may have met the end of the last one's life.
const RETRY_NS: u64 = 500_000_000;
const POLL_NS: u64 = 1_000_000;

/// The state of the living card of that name; starts one if there is none.
pub fn find_or_start(config: &Config, card: &str) -> Result<Mapping, Error> {
    let path = file::path(&config.dir, card);
    let begun_ns = monotonic_ns();
    let mut retry_ns = begun_ns;
    let _sharp = SharpTimer::new();
    loop {
        if let Some(state) = find(&path)? {
            return Ok(state);
        }
        let now_ns = monotonic_ns();
        if now_ns >= begun_ns + START_MAX_NS {
            return Err(Error::NotStarted(format!("no card at {} within 10 s", path.display())));
        }
        if now_ns >= retry_ns {
            start(config, card)?;
            retry_ns = monotonic_ns() + RETRY_NS;
        }
        sleep_until(&Default::default(), 0, monotonic_ns() + POLL_NS);
    }
}

fn find(path: &Path) -> Result<Option<Mapping>, Error> {
    let alive = |state: &Mapping| is_held(&state.header.life) && state.header.closing.load(SeqCst) == OPEN;
    Ok(file::open(path)?.filter(alive))
}

/// Starts the card's process, as nobody's child.
fn start(config: &Config, card: &str) -> Result<(), Error> {
    let program = program(config)?;
    let status = spawn(&program, &arguments(config, card), true)
        .map_err(|error| Error::NotStarted(format!("{}: {error}", program.display())))?;
    match status {
        Some(status) if status != 0 => {
            Err(Error::NotStarted(format!("{} ended with status {status}", program.display())))
        }
        _ => Ok(()),
    }
}

/// What the card's process is told. It reads no variable of the environment.
fn arguments(config: &Config, card: &str) -> Vec<OsString> {
    let dir = std::path::absolute(&config.dir).unwrap_or_else(|_| config.dir.clone());
    let mut arguments: Vec<OsString> = vec!["start".into(), card.into(), dir.into()];
    arguments.push(config.preset.clone().into());
    arguments.push(config.timescale_permille.to_string().into());
    let changes = config.changes().into_iter().map(|(name, value)| OsString::from(format!("{name}={value}")));
    arguments.extend(changes);
    arguments
}

/// The program to start: as set, or beside this library, or beside the running program.
fn program(config: &Config) -> Result<PathBuf, Error> {
    if let Some(path) = &config.card_program {
        return Ok(path.clone());
    }
    let beside = |file: PathBuf| {
        let folder = file.parent()?.to_owned();
        [folder.join("softgpu-card"), folder.parent()?.join("softgpu-card")]
            .into_iter()
            .find(|path| path.is_file())
    };
    let own = own_library().and_then(beside);
    let found = own.or_else(|| std::env::current_exe().ok().and_then(beside));
    found.ok_or_else(|| {
        Error::NotStarted("softgpu-card was not found; SOFTGPU_CARD_PROGRAM names it".to_owned())
    })
}

/// The file that this code was loaded from.
fn own_library() -> Option<PathBuf> {
    let mut info = std::mem::MaybeUninit::<libc::Dl_info>::zeroed();
    // SAFETY: the address is that of a function of ours; `info` is a valid place for the answer.
    let found = unsafe { libc::dladdr(own_library as *const libc::c_void, info.as_mut_ptr()) };
    if found == 0 {
        return None;
    }
    // SAFETY: filled in by `dladdr`; every field is valid as zeros, too.
    let name = unsafe { info.assume_init() }.dli_fname;
    if name.is_null() {
        return None;
    }
    // SAFETY: the loader's own string, which stays as long as the library.
    let name = unsafe { std::ffi::CStr::from_ptr(name) };
    std::fs::canonicalize(OsStr::from_bytes(name.to_bytes())).ok()
}

/// Runs a program in a session of its own, with an empty environment, default signals and no descriptor but the null device. Waits for its end if `wait`; the status is `None` where somebody
/// else (the host program) took it.
pub fn spawn(program: &Path, arguments: &[OsString], wait: bool) -> std::io::Result<Option<i32>> {
    let program = CString::new(program.as_os_str().as_bytes())?;
    let arguments = arguments.iter().map(|argument| CString::new(argument.as_bytes()));
    let arguments = arguments.collect::<Result<Vec<_>, _>>()?;
    let mut argv: Vec<*mut libc::c_char> = vec![program.as_ptr().cast_mut()];
    argv.extend(arguments.iter().map(|argument| argument.as_ptr().cast_mut()));
    argv.push(std::ptr::null_mut());
    let pid = posix_spawn(&program, &argv)?;
    Ok(if wait { wait_for(pid) } else { None })
}

/// `posix_spawn` neither runs handlers of `fork` nor copies the host's memory, and may be called on any thread.
fn posix_spawn(program: &CString, argv: &[*mut libc::c_char]) -> std::io::Result<libc::pid_t> {
    let null = c"/dev/null";
    let environment = [std::ptr::null_mut::<libc::c_char>()];
    let mut actions = std::mem::MaybeUninit::<libc::posix_spawn_file_actions_t>::uninit();
    let mut attributes = std::mem::MaybeUninit::<libc::posix_spawnattr_t>::uninit();
    let mut signals = std::mem::MaybeUninit::<libc::sigset_t>::uninit();
    let flags = libc::POSIX_SPAWN_SETSIGDEF | libc::POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID;
    let mut pid = 0;
    // SAFETY: the three objects are initialised before use and destroyed after; every string and array outlives the
    // call and is terminated as the interface wants.
    let error = unsafe {
        libc::posix_spawn_file_actions_init(actions.as_mut_ptr());
        for descriptor in 0..3 {
            let action = actions.as_mut_ptr();
            libc::posix_spawn_file_actions_addopen(action, descriptor, null.as_ptr(), libc::O_RDWR, 0);
        }
        posix_spawn_file_actions_addclosefrom_np(actions.as_mut_ptr(), 3);
        libc::posix_spawnattr_init(attributes.as_mut_ptr());
        libc::sigfillset(signals.as_mut_ptr());
        libc::posix_spawnattr_setsigdefault(attributes.as_mut_ptr(), signals.as_ptr());
        libc::sigemptyset(signals.as_mut_ptr());
        libc::posix_spawnattr_setsigmask(attributes.as_mut_ptr(), signals.as_ptr());
        libc::posix_spawnattr_setflags(attributes.as_mut_ptr(), flags as libc::c_short);
        let error = libc::posix_spawn(
            &mut pid,
            program.as_ptr(),
            actions.as_ptr(),
            attributes.as_ptr(),
            argv.as_ptr(),
            environment.as_ptr(),
        );
        libc::posix_spawnattr_destroy(attributes.as_mut_ptr());
        libc::posix_spawn_file_actions_destroy(actions.as_mut_ptr());
        error
    };
    if error == 0 { Ok(pid) } else { Err(std::io::Error::from_raw_os_error(error)) }
}

/// `spawn.h` of glibc 2.26.
const POSIX_SPAWN_SETSID: libc::c_int = 0x80;

unsafe extern "C" {
    /// glibc 2.34.
    fn posix_spawn_file_actions_addclosefrom_np(
        actions: *mut libc::posix_spawn_file_actions_t,
        from: libc::c_int,
    ) -> libc::c_int;
}

fn wait_for(pid: libc::pid_t) -> Option<i32> {
    let mut status = 0;
    loop {
        // SAFETY: waits for a child of ours; `status` is a valid place for its status.
        if unsafe { libc::waitpid(pid, &mut status, 0) } == pid {
            return Some(if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { 128 });
        }
        if std::io::Error::last_os_error().kind() != std::io::ErrorKind::Interrupted {
            return None;
        }
    }
}

/// The lock that the card's process holds while it lives.
pub fn lock(path: &Path) -> std::io::Result<Option<File>> {
    use std::os::unix::fs::OpenOptionsExt;
    let file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC)
        .open(path.with_extension("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Starts the card's process proper and leaves it to itself.
///
/// # Errors
/// [`Error::NotStarted`].
pub fn detach(arguments: &[OsString]) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::NotStarted(error.to_string());
    let program = std::env::current_exe().map_err(failed)?;
    let arguments: Vec<_> = std::iter::once("serve".into()).chain(arguments.iter().cloned()).collect();
    spawn(&program, &arguments, false).map(drop).map_err(failed)
}
