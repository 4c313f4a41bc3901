//! A board that is truncated while it is mapped must not kill the program that looks at it.
//!
//! Reading a mapped page that has no file behind it raises SIGBUS, and no check before the read can rule that
//! out: the file may shrink in between. Memory that cannot shrink (a sealed memfd, System V memory) cannot be
//! found by name from another container, so the board is a file, and the fault is handled: the handler puts
//! empty pages of this process's own in the place of the board, and the read returns zero. Zero means that
//! nobody is there and nothing is held: the program runs on, unscheduled, and [`crate::Board::file_state`] says so.
//!
//! The handler touches nothing but the ranges of mapped boards. Every other SIGBUS goes to whoever handled it
//! before. It cannot help a thread that blocks SIGBUS (the kernel then ends the process), nor after the
//! program installs a handler of its own that does not pass on what it does not know: threads of ours that
//! touch the board must leave SIGBUS unblocked, and [`crate::Seat::own_life`] sees to it for its thread.

use std::cell::UnsafeCell;
use std::io;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// How many boards one process can have mapped. A process has one for each GPU that it uses.
const RANGES: usize = 64;

/// `BUS_ADRERR` of asm-generic/siginfo.h: no memory behind the address.
const BUS_ADRERR: i32 = 2;
/// `BUS_MCEERR_AR` of asm-generic/siginfo.h: the last of the codes that a fault of this very thread raises.
const BUS_MCEERR_AR: i32 = 4;

const UNUSED: u32 = 0;
const WATCHED: u32 = 1;
const REPLACING: u32 = 2;
const REPLACED: u32 = 3;

/// A range that the handler answers for. Read by the handler at any time, on any thread.
struct Range {
    start: AtomicUsize,
    bytes: AtomicUsize,
    state: AtomicU32,
}

static TABLE: [Range; RANGES] = [const {
    Range { start: AtomicUsize::new(0), bytes: AtomicUsize::new(0), state: AtomicU32::new(UNUSED) }
}; RANGES];

/// What handled SIGBUS before us. Written once, before our handler is in place.
struct Previous(UnsafeCell<libc::sigaction>);

// SAFETY: written by the one thread in `install_once` before the handler that reads it exists, never afterwards.
unsafe impl Sync for Previous {}

// SAFETY: all-zero is a valid `sigaction`: SIG_DFL, no flags, an empty mask.
static PREVIOUS: Previous = Previous(UnsafeCell::new(unsafe { std::mem::zeroed() }));

/// The handler answers for one range until [`Guard::end`].
#[derive(Debug)]
pub(crate) struct Guard {
    index: usize,
}

/// Answers for the `bytes` from `start`. Errors when the handler cannot be installed or the table is full.
pub(crate) fn protect(start: NonNull<u8>, bytes: usize) -> io::Result<Guard> {
    install()?;
    let free = |range: &Range| {
        range.state.compare_exchange(UNUSED, REPLACING, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    };
    let index = TABLE.iter().position(free).ok_or(io::ErrorKind::QuotaExceeded)?;
    TABLE[index].start.store(start.as_ptr() as usize, Ordering::Relaxed);
    TABLE[index].bytes.store(bytes, Ordering::Relaxed);
    TABLE[index].state.store(WATCHED, Ordering::Release);
    Ok(Guard { index })
}

impl Guard {
    /// Whether the range was replaced.
    pub fn tripped(&self) -> bool {
        TABLE[self.index].state.load(Ordering::Acquire) == REPLACED
    }

    /// The range is about to be unmapped: stop answering for it.
    pub fn end(&self) {
        let range = &TABLE[self.index];
        range.bytes.store(0, Ordering::Relaxed);
        range.start.store(0, Ordering::Relaxed);
        range.state.store(UNUSED, Ordering::Release);
    }
}

/// How often a thread yields to the one that installs the handler, before it goes without.
const INSTALL_YIELDS_MAX: u32 = 10_000;

/// Installs the handler once. Not behind a lock, which a fork could leave locked for ever.
fn install() -> io::Result<()> {
    static PHASE: AtomicU32 = AtomicU32::new(0);
    const INSTALLING: u32 = 1;
    const INSTALLED: u32 = 2;
    for _ in 0..INSTALL_YIELDS_MAX {
        match PHASE.compare_exchange(0, INSTALLING, Ordering::AcqRel, Ordering::Acquire) {
            Err(INSTALLED) => return Ok(()),
            Err(_) => std::thread::yield_now(),
            Ok(_) => {
                let outcome = install_once();
                PHASE.store(if outcome.is_ok() { INSTALLED } else { 0 }, Ordering::Release);
                return outcome;
            }
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

fn install_once() -> io::Result<()> {
    let previous = PREVIOUS.0.get();
    // SAFETY: `previous` is valid and only written here, by one thread, before our handler is in place.
    check(unsafe { libc::sigaction(libc::SIGBUS, null_mut(), previous) })?;
    // SAFETY: just written; nobody writes it again.
    let previous = unsafe { &*previous };
    // SAFETY: all-zero is a valid `sigaction`; the fields that matter follow.
    let mut ours: libc::sigaction = unsafe { std::mem::zeroed() };
    ours.sa_sigaction = on_sigbus as *const () as usize;
    // As the previous handler wants to be called, because it may be: on the alternate stack if it asked.
    ours.sa_mask = previous.sa_mask;
    ours.sa_flags =
        libc::SA_SIGINFO | libc::SA_ONSTACK | (previous.sa_flags & (libc::SA_NODEFER | libc::SA_RESTART));
    // SAFETY: `ours` is a complete action whose handler is async-signal-safe.
    check(unsafe { libc::sigaction(libc::SIGBUS, &raw const ours, null_mut()) })
}

fn check(status: i32) -> io::Result<()> {
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// The handler. Async-signal-safe: atomics and system calls only, no lock, no allocation, no panic.
unsafe extern "C" fn on_sigbus(signal: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: the kernel passes a valid siginfo to an SA_SIGINFO handler; `si_addr` is valid for BUS_ADRERR.
    let fault = unsafe { ((*info).si_code == BUS_ADRERR).then(|| (*info).si_addr() as usize) };
    // SAFETY: errno is this thread's own.
    let errno = unsafe { *libc::__errno_location() };
    let answered = fault.is_some_and(replace_range_of);
    // SAFETY: as above: the interrupted code must find what it left.
    unsafe { *libc::__errno_location() = errno };
    if !answered {
        // SAFETY: the arguments are the kernel's own.
        unsafe { pass_on(signal, info, context) };
    }
}

/// Whether `address` was in a range of ours, which then has pages again.
fn replace_range_of(address: usize) -> bool {
    for range in &TABLE {
        let state = range.state.load(Ordering::Acquire);
        let start = range.start.load(Ordering::Relaxed);
        let bytes = range.bytes.load(Ordering::Relaxed);
        if state != UNUSED && address.wrapping_sub(start) < bytes {
            return replace(range, start, bytes);
        }
    }
    false
}

fn replace(range: &Range, start: usize, bytes: usize) -> bool {
    match range.state.compare_exchange(WATCHED, REPLACING, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => {}
        // Another thread is at it: fault again until it is done.
        Err(REPLACING) => return true,
        // Raced with the thread that has just finished; were it to fault for ever, the mapping is not ours.
        Err(state) => return state == REPLACED,
    }
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED;
    // SAFETY: `start` and `bytes` are those of a board that this process mapped and has not unmapped (a
    // thread touched it just now); all references into it are to atomics, for which zeros are valid.
    let at = unsafe { libc::mmap(start as *mut libc::c_void, bytes, protection, flags, -1, 0) };
    let replaced = at != libc::MAP_FAILED;
    range.state.store(if replaced { REPLACED } else { UNUSED }, Ordering::Release);
    replaced
}

/// Does what would have happened without us.
///
/// # Safety
/// The arguments must be those that the kernel passed to the handler.
unsafe fn pass_on(signal: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: written before this handler was installed, never since.
    let previous = unsafe { &*PREVIOUS.0.get() };
    let handler = previous.sa_sigaction;
    // SAFETY: valid by this function's contract.
    let code = unsafe { (*info).si_code };
    let by_a_fault = (1..=BUS_MCEERR_AR).contains(&code);
    if handler == libc::SIG_IGN && !by_a_fault {
        return;
    }
    if handler == libc::SIG_DFL || handler == libc::SIG_IGN {
        return end_by_default(signal, by_a_fault);
    }
    if previous.sa_flags & libc::SA_SIGINFO != 0 {
        // SAFETY: the previous owner registered a function of this type with SA_SIGINFO.
        let call: extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void) =
            unsafe { std::mem::transmute(handler) };
        call(signal, info, context);
    } else {
        // SAFETY: the previous owner registered a function of this type without SA_SIGINFO.
        let call: extern "C" fn(i32) = unsafe { std::mem::transmute(handler) };
        call(signal);
    }
}

/// The default action, with the true cause in the core file: a fault happens again as soon as we return; a
/// signal that was sent is sent again.
fn end_by_default(signal: i32, by_a_fault: bool) {
    // SAFETY: all-zero is SIG_DFL; both calls are async-signal-safe.
    unsafe {
        let default: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, &raw const default, null_mut());
        if !by_a_fault {
            libc::raise(signal);
        }
    }
}

/// Lets this thread survive a truncated board.
pub(crate) fn unblock_in_this_thread() {
    // SAFETY: a zeroed set is valid memory for sigemptyset; the calls change this thread's mask only.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGBUS);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const set, null_mut());
    }
}
