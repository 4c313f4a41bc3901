//! What the crate `hipreempt` asks of a preload library that it finds in its process: the table that each of them exports
//! as [`SYMBOL`], by a function that returns its address.
//!
//! The table only ever grows at its end, and says how long it is. Every function in it may be called at any time, on any
//! thread; none starts the engine (at a wrong moment that would switch it off for good) or panics, and none but `enter` waits.

use std::ffi::CStr;
use std::sync::atomic::{AtomicI64, Ordering};

use hipreempt_board::Priority;
use hipreempt_driver::Platform;

use crate::client::Client;
use crate::engine;
use crate::entry::in_engine;
use crate::held;
use crate::hints::Hint;
use crate::platform::platform;
use crate::thread;

/// The symbol of the function that returns the table.
pub const SYMBOL: &CStr = c"hipreempt_v1";

/// The table.
#[repr(C)]
#[derive(Debug)]
pub struct Interface {
    /// The size of this table in bytes, as the preload has it.
    pub bytes: usize,
    /// 1: the preload stands in front of HIP; 2: of CUDA.
    pub platform: extern "C" fn() -> u32,
    /// Until as many calls of `leave`, what the calling thread calls of the GPU library is the caller's own business:
    /// the preload passes it through, uncounted. It may depend on anything that the program has launched, so what is kept
    /// of that goes first, and from the first call of this on no launches of the process are kept.
    pub enter: extern "C" fn(),
    /// Takes one `enter` back.
    pub leave: extern "C" fn(),
    /// A request begins on this device. Returns a token for `end`; 0 where nothing on this device is scheduled (yet).
    pub begin: extern "C" fn(device: i32) -> u64,
    /// It ends. Any token is safe to pass.
    pub end: extern "C" fn(device: i32, token: u64),
    /// Changes how urgent the process is, on all devices, from now on.
    pub set_priority: extern "C" fn(priority: i32),
    /// Writes what was counted on this device; `false`, and nothing is written, where nothing is scheduled on it.
    ///
    /// # Safety
    /// The place is valid for one write.
    pub stats: unsafe extern "C" fn(device: i32, stats: *mut Stats) -> bool,
}

/// What a client counts.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How urgent it is now.
    pub priority: i32,
    /// 1 while it claims the GPU.
    pub active: u32,
    /// Launches handed to the driver.
    pub launches: u64,
    /// Times that a launch was held because somebody more urgent was active.
    pub holds: u64,
    /// Time that launches were held, in µs, summed over threads.
    pub held_us: u64,
    /// Launches that went because they had been held for as long as one may be.
    pub passed_after_limit: u64,
}

impl Stats {
    pub(crate) fn of(client: &'static Client) -> Self {
        let counters = client.seat().counters();
        Self {
            priority: client.seat().priority().0,
            active: u32::from(client.is_claimed()),
            launches: client.launches(),
            holds: counters.holds.load(Ordering::Relaxed),
            held_us: counters.held_us.load(Ordering::Relaxed),
            passed_after_limit: counters.passed_after_limit.load(Ordering::Relaxed),
        }
    }
}

/// The table of the preload library that this code is linked into.
pub static INTERFACE: Interface = Interface {
    bytes: size_of::<Interface>(),
    platform: platform_number,
    enter,
    leave,
    begin,
    end,
    set_priority,
    stats,
};

extern "C" fn platform_number() -> u32 {
    match platform() {
        Platform::Hip => 1,
        Platform::Cuda => 2,
    }
}

extern "C" fn enter() {
    thread::here(|thread| {
        held::bypassed(thread);
        thread.enter();
    });
}

extern "C" fn leave() {
    thread::here(thread::Thread::leave);
}

extern "C" fn begin(device: i32) -> u64 {
    quietly(|| client(device)?.begin_hint()).flatten().map_or(0, Hint::to_token)
}

extern "C" fn end(device: i32, token: u64) {
    quietly(|| {
        if let (Some(client), Some(hint)) = (client(device), Hint::of_token(token)) {
            client.end_hint(hint);
        }
    });
}

/// What [`Interface::set_priority`] was last called with; outside the range of a priority: never.
static ASKED: AtomicI64 = AtomicI64::new(i64::MAX);

/// The priority that the program itself asked for, in place of the environment's.
pub(crate) fn asked_priority() -> Option<Priority> {
    i32::try_from(ASKED.load(Ordering::Relaxed)).ok().map(Priority)
}

extern "C" fn set_priority(priority: i32) {
    ASKED.store(i64::from(priority), Ordering::Relaxed);
    quietly(|| {
        let engine = engine::get_running()?;
        for client in engine.clients().filter(|client| client.is_seated()) {
            client.seat().set_priority(Priority(priority));
        }
        Some(())
    });
}

unsafe extern "C" fn stats(device: i32, stats: *mut Stats) -> bool {
    let Some(found) = quietly(|| client(device).map(Stats::of)).flatten() else { return false };
    // SAFETY: the caller's promise.
    unsafe { stats.write(found) };
    true
}

/// The process's client on a device, if it has one.
fn client(device: i32) -> Option<&'static Client> {
    engine::get_running()?.clients().find(|client| client.device == device && client.is_seated())
}

fn quietly<T>(code: impl FnOnce() -> T) -> Option<T> {
    thread::here(|thread| in_engine(thread, code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_engine_runs_nothing_happens() {
        assert_eq!((INTERFACE.begin)(0), 0);
        (INTERFACE.end)(0, u64::MAX);
        let mut stats = Stats::default();
        // SAFETY: a valid place.
        assert!(!unsafe { (INTERFACE.stats)(0, &raw mut stats) });
        assert_eq!(asked_priority(), None);
        (INTERFACE.set_priority)(-7);
        assert_eq!(asked_priority(), Some(Priority(-7)), "it is kept for the first launch");
    }

    #[test]
    fn a_thread_leaves_as_often_as_it_entered_and_no_more() {
        (INTERFACE.enter)();
        (INTERFACE.enter)();
        (INTERFACE.leave)();
        assert!(thread::here(thread::Thread::is_inside));
        (INTERFACE.leave)();
        (INTERFACE.leave)();
        assert!(!thread::here(thread::Thread::is_inside));
    }
}
