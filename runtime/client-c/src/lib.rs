//! `libhipreempt_c.so`: the crate `hipreempt`'s [`Process`] for C. The header is `runtime/client/include/hipreempt.h`,
//! which says what each function does.
//!
//! No panic leaves it: a fault of ours is an error like any other.

use std::cell::RefCell;
use std::ffi::{CString, c_char, c_int};
use std::panic::{AssertUnwindSafe, catch_unwind};

use hipreempt::{Priority, Process};

/// `HIPREEMPT_PRIORITY_UNSET`: as the environment, or the preload, says.
const PRIORITY_UNSET: i32 = i32::MIN;

/// `struct hipreempt_stats`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Stats {
    priority: i32,
    active: i32,
    launches: u64,
    preemptions: u64,
    held_us: u64,
    passed_after_limit: u64,
}

thread_local! {
    static LAST_ERROR: RefCell<CString> = RefCell::default();
}

fn set_last_error(error: &str) {
    let text = CString::new(error.replace('\0', " ")).unwrap_or_default();
    // A thread that is ending may have none any more.
    let _ = LAST_ERROR.try_with(|last| last.try_borrow_mut().map(|mut last| *last = text));
}

/// Runs code, and keeps what went wrong: 0, or -1.
fn report(code: impl FnOnce() -> Result<(), String>) -> c_int {
    let outcome = catch_unwind(AssertUnwindSafe(code)).unwrap_or_else(|_| Err("internal fault".into()));
    match outcome {
        Ok(()) => 0,
        Err(error) => {
            set_last_error(&error);
            -1
        }
    }
}

const NO_CLIENT: &str = "the client is NULL";

/// # Safety
/// `client` is one that [`hipreempt_open`] made and nobody has closed, or null.
unsafe fn with<T>(client: *const Process, code: impl FnOnce(&Process) -> T) -> Option<T> {
    // SAFETY: the caller's promise.
    let client = unsafe { client.as_ref() }?;
    catch_unwind(AssertUnwindSafe(|| code(client))).ok()
}

/// See the header.
///
/// # Safety
/// `client` is valid for one write, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_open(gpu: i32, priority: i32, client: *mut *mut Process) -> c_int {
    report(|| {
        if client.is_null() {
            return Err("the place for the client is NULL".into());
        }
        // SAFETY: not null, and the caller's promise.
        unsafe { client.write(std::ptr::null_mut()) };
        let index = usize::try_from(gpu).map_err(|_| format!("there is no GPU {gpu}"))?;
        let priority = (priority != PRIORITY_UNSET).then_some(Priority(priority));
        let opened = Process::open(index, priority).map_err(|error| error.to_string())?;
        // SAFETY: as above.
        unsafe { client.write(Box::into_raw(Box::new(opened))) };
        Ok(())
    })
}

/// See the header.
///
/// # Safety
/// `client` is one that [`hipreempt_open`] made, which is not used any more, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_close(client: *mut Process) {
    report(|| {
        if !client.is_null() {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(client) });
        }
        Ok(())
    });
}

/// See the header.
///
/// # Safety
/// `client` is one that [`hipreempt_open`] made and nobody has closed, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_begin(client: *const Process) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { with(client, Process::begin) }.unwrap_or(0)
}

/// See the header.
///
/// # Safety
/// As [`hipreempt_begin`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_end(client: *const Process, token: u64) {
    // SAFETY: the caller's promise.
    unsafe { with(client, |client| client.end(token)) };
}

/// See the header.
///
/// # Safety
/// As [`hipreempt_begin`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_set_priority(client: *const Process, priority: i32) -> c_int {
    report(|| {
        // SAFETY: the caller's promise.
        let set = unsafe { with(client, |client| client.set_priority(Priority(priority))) };
        set.ok_or_else(|| NO_CLIENT.into())
    })
}

/// See the header.
///
/// # Safety
/// As [`hipreempt_begin`]; `stats` is valid for one write, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hipreempt_get_stats(client: *const Process, stats: *mut Stats) -> c_int {
    report(|| {
        // SAFETY: the caller's promise.
        let found = unsafe { with(client, Process::stats) }.ok_or(NO_CLIENT)?;
        if stats.is_null() {
            return Err("the place for the statistics is NULL".into());
        }
        let found = Stats {
            priority: found.priority.0,
            active: i32::from(found.active),
            launches: found.launches,
            preemptions: found.preemptions,
            held_us: u64::try_from(found.held.as_micros()).unwrap_or(u64::MAX),
            passed_after_limit: found.passed_after_limit,
        };
        // SAFETY: not null, and the caller's promise.
        unsafe { stats.write(found) };
        Ok(())
    })
}

/// See the header.
#[unsafe(no_mangle)]
pub extern "C" fn hipreempt_last_error() -> *const c_char {
    LAST_ERROR
        .try_with(|last| last.try_borrow().map_or(c"".as_ptr(), |last| last.as_ptr()))
        .unwrap_or(c"".as_ptr())
}

/// See the header.
#[unsafe(no_mangle)]
pub extern "C" fn hipreempt_is_preloaded() -> c_int {
    c_int::from(catch_unwind(|| hipreempt::Preload::find().is_some()).unwrap_or(false))
}
