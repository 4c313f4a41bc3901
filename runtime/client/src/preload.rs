//! A preload library in the same process (`hipreempt run`), where there is one.
//!
//! It gates what the program and its libraries launch. What this crate launches on streams of its own it must not gate a
//! second time; and a request that the program marks for its libraries' launches is the preload's to know.

use std::ffi::c_void;

use hipreempt_board::Priority;
use hipreempt_driver::Platform;
use hipreempt_shim::control::{self, Interface};

use crate::client::Stats;

/// The preload library of this process.
#[derive(Clone, Copy, Debug)]
pub struct Preload(&'static Interface);

impl Preload {
    /// Finds it; `None` where the program was not started under `hipreempt run`, or under a version that is too old.
    #[must_use]
    pub fn find() -> Option<Self> {
        // SAFETY: a null-terminated name. By the global scope, where a preload always is.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, control::SYMBOL.as_ptr()) };
        if address.is_null() {
            return None;
        }
        type Table = extern "C" fn() -> *const Interface;
        // SAFETY: whatever exports this name returns its table, which it never frees (`hipreempt_shim::control`).
        let table = unsafe {
            let table = std::mem::transmute::<*mut c_void, Table>(address)();
            // Its size comes first in every version, and tells whether the rest may be looked at.
            let bytes = if table.is_null() { 0 } else { (&raw const (*table).bytes).read() };
            if bytes < size_of::<Interface>() {
                return None;
            }
            &*table
        };
        Some(Self(table))
    }

    /// Whose library it stands in front of.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        match (self.0.platform)() {
            1 => Some(Platform::Hip),
            2 => Some(Platform::Cuda),
            _ => None,
        }
    }

    /// A request of the process begins on a device. The token is for [`Self::end`]; 0 where nothing was launched there
    /// yet, and so nothing is scheduled.
    #[must_use]
    pub fn begin(&self, device: i32) -> u64 {
        (self.0.begin)(device)
    }

    /// It ends. Any token is safe to pass.
    pub fn end(&self, device: i32, token: u64) {
        (self.0.end)(device, token);
    }

    /// Changes how urgent the process is, on all devices, also where nothing was launched yet.
    pub fn set_priority(&self, priority: Priority) {
        (self.0.set_priority)(priority.0);
    }

    /// What the process's launches on a device have come to; `None` where none was made.
    #[must_use]
    pub fn stats(&self, device: i32) -> Option<Stats> {
        let mut stats = control::Stats::default();
        // SAFETY: a valid place.
        unsafe { (self.0.stats)(device, &raw mut stats) }.then(|| stats.into())
    }

    /// Until the guard goes, this thread's calls of the GPU library are none of the preload's business.
    pub(crate) fn inside(&self) -> Inside<'_> {
        (self.0.enter)();
        Inside(self)
    }
}

/// A stay of the calling thread outside the preload's reach.
pub(crate) struct Inside<'a>(&'a Preload);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        (self.0.0.leave)();
    }
}
