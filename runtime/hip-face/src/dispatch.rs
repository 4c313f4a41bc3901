//! A dispatch table as ROCm's library has one: exported functions jump through a table of pointers, which is offered to
//! rocprofiler-register at the first call, and which a tool may have changed when that returns. Off unless the variable
//! that [`Library::DISPATCH`] names asks for it.
//!
//! The variable holds the number of members, after `@` the version to register under (`502`, `453@60200`). A function
//! that lies beyond the members is called directly, and members beyond those known are null.
//!
//! As in ROCm, whoever calls the library while it registers, waits for that to end: a tool that does so hangs.

use std::ffi::{CString, c_char, c_void};
use std::sync::Once;
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

use hipreempt_api::dispatch::{DispatchTable, HIP_COMPILER_TABLE, HIP_TABLE};

use crate::{Library, report};

/// Where rocprofiler-register is looked for, if [`REGISTER_LIBRARY`] does not say.
const REGISTER: &str = "librocprofiler-register.so.0";
/// Names another file.
const REGISTER_LIBRARY: &str = "SOFTGPU_REGISTER_LIBRARY";
/// HIP 7.1 (`ROCPROFILER_REGISTER_COMPUTE_VERSION_3`, `rocprofiler-register.h`).
const VERSION: u32 = 70_100;

/// `rocprofiler_register_library_api_table` (`rocprofiler-register.h`).
type Register =
    unsafe extern "C" fn(*const c_char, extern "C" fn() -> u32, u32, *mut *mut c_void, u64, *mut u64) -> u32;

/// Where an exported function finds its entry of the table; nowhere, for one that has none.
#[derive(Debug)]
pub struct Slot(AtomicPtr<AtomicPtr<c_void>>);

impl Slot {
    /// No entry.
    #[must_use]
    pub const fn none() -> Self {
        Self(AtomicPtr::new(std::ptr::null_mut()))
    }
}

/// An exported function.
#[derive(Debug)]
pub struct Export {
    /// Its name in HIP.
    pub name: &'static str,
    /// What the table has for it at first.
    pub implementation: *const c_void,
    /// Its place.
    pub slot: &'static Slot,
}

// SAFETY: the address of a function, which is the same in every thread.
unsafe impl Sync for Export {}

const UNKNOWN: u8 = 0;
const OFF: u8 = 1;
const ON: u8 = 2;
static STATE: AtomicU8 = AtomicU8::new(UNKNOWN);
static OFFERED: Once = Once::new();

/// What the table has for a function that is being called; `None`: call it directly.
#[inline]
pub fn entry<L: Library>(slot: &Slot, exports: &'static [Export]) -> Option<*mut c_void> {
    L::DISPATCH?;
    if STATE.load(Ordering::Acquire) == OFF {
        return None;
    }
    looked_up::<L>(slot, exports)
}

#[cold]
fn looked_up<L: Library>(slot: &Slot, exports: &'static [Export]) -> Option<*mut c_void> {
    OFFERED.call_once(|| STATE.store(if offer::<L>(exports) { ON } else { OFF }, Ordering::Release));
    let place = slot.0.load(Ordering::Acquire);
    // SAFETY: points into a table that is never freed.
    let function = unsafe { place.as_ref() }?.load(Ordering::Acquire);
    (!function.is_null()).then_some(function)
}

/// Makes the tables and registers them; whether calls go through them.
fn offer<L: Library>(exports: &'static [Export]) -> bool {
    let Some(wanted) = L::DISPATCH.and_then(std::env::var_os).filter(|value| !value.is_empty()) else {
        return false;
    };
    let Some((members, version)) = wanted.to_str().and_then(parse) else {
        report::once(
            L::PREFIX,
            "dispatch",
            &format!("a dispatch table \"{}\" makes no sense", wanted.display()),
        );
        return false;
    };
    let Some(register) = register() else {
        report::once(L::PREFIX, "dispatch", "there is no rocprofiler-register to offer a dispatch table to");
        return false;
    };
    offer_table(register, HIP_COMPILER_TABLE, HIP_COMPILER_TABLE.members.len(), version, exports);
    offer_table(register, HIP_TABLE, members, version, exports);
    true
}

fn parse(text: &str) -> Option<(usize, u32)> {
    let (members, version) = text.split_once('@').unwrap_or((text, ""));
    let version = if version.is_empty() { VERSION } else { version.parse().ok()? };
    Some((members.parse().ok().filter(|members| *members <= 1 << 16)?, version))
}

fn register() -> Option<Register> {
    let path = std::env::var(REGISTER_LIBRARY).unwrap_or_else(|_| REGISTER.into());
    let path = CString::new(path).ok()?;
    // SAFETY: a null-terminated path; the library is never closed.
    let found = unsafe {
        let handle = libc::dlopen(path.as_ptr(), libc::RTLD_LAZY | libc::RTLD_LOCAL);
        if handle.is_null() {
            return None;
        }
        libc::dlsym(handle, c"rocprofiler_register_library_api_table".as_ptr())
    };
    // SAFETY: the function of this name has this type.
    (!found.is_null()).then(|| unsafe { std::mem::transmute::<*mut c_void, Register>(found) })
}

/// Registers one table, and then sends the calls of its functions through it.
fn offer_table(
    register: Register,
    table: DispatchTable,
    length: usize,
    version: u32,
    exports: &'static [Export],
) {
    extern "C" fn import() -> u32 {
        VERSION
    }
    let implementation = |name: &str| exports.iter().find(|export| export.name == name);
    let named = table.members.iter().map(|member| implementation(member.name));
    let functions: Vec<Option<&Export>> = named.chain(std::iter::repeat(None)).take(length).collect();
    let size = size_of::<u64>() * (length + 1);
    let mut members = vec![AtomicPtr::new(std::ptr::without_provenance_mut(size))];
    let place = |function: &Option<&Export>| {
        AtomicPtr::new(function.map_or(std::ptr::null_mut(), |export| export.implementation.cast_mut()))
    };
    members.extend(functions.iter().map(place));
    let members: &'static [AtomicPtr<c_void>] = members.leak();
    let name = CString::new(table.name).unwrap_or_default();
    let mut tables = [members.as_ptr().cast_mut().cast::<c_void>()];
    let mut identifier = 0;
    // SAFETY: one table, which begins with its size and lives for ever, under a name that does.
    unsafe { register(name.into_raw(), import, version, tables.as_mut_ptr(), 1, &raw mut identifier) };
    for (export, member) in functions.iter().zip(&members[1..]) {
        if let Some(export) = export {
            export.slot.0.store(std::ptr::from_ref(member).cast_mut(), Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_asked_for_by_members_and_version() {
        assert_eq!(parse("502"), Some((502, VERSION)));
        assert_eq!(parse("453@60200"), Some((453, 60_200)));
        assert_eq!(parse("0"), Some((0, VERSION)));
        for nonsense in ["", "many", "502@", "502@new", "-1", "99999999"] {
            let expected = (nonsense == "502@").then_some((502, VERSION));
            assert_eq!(parse(nonsense), expected, "{nonsense:?}");
        }
    }
}
