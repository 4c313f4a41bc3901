//! The road through ROCm's dispatch tables, with `HIPREEMPT_HIP_ENTRY=table`.
//!
//! From ROCm 6.2 on, every exported function of the HIP library jumps through a table of pointers, which the library
//! offers to tools at its first call (rocprofiler-register). We take the place of such a tool: our exports go into the
//! table, and what stood there are the real functions from then on. So whoever reaches HIP without a symbol that the
//! preload could stand in front of, is scheduled too.
//!
//! A tool is found by name: rocprofiler-register asks `dlsym(RTLD_DEFAULT, …)` for `rocprofiler_configure` and
//! `rocprofiler_set_api_table`. The preload's filter answers for them, in this mode only; exported symbols would take a
//! real profiler's place in every process. Where there is one, it keeps its place, and the symbols remain our road.
//!
//! Nothing here may call the HIP library while it registers: it is inside the initialisation of that very table.

use std::ffi::{CStr, c_char, c_void};
use std::fmt;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicUsize, Ordering};

use hipreempt_api::dispatch::{DispatchTable, HIP_COMPILER_TABLE, HIP_TABLE};
use hipreempt_driver::symbol::lookup;
use hipreempt_driver::{Library, Platform};

use crate::engine::guarded;
use crate::platform::platform;
use crate::resolve::{self, Hook, Hooks};
use crate::say::say;

/// How HIP's functions are reached: `symbols`, or `table` for ROCm's dispatch tables as well.
pub const HIP_ENTRY: &str = "HIPREEMPT_HIP_ENTRY";

/// A function of HIP that never waits for a device, and that no export of ours stands in front of.
const HARMLESS: &CStr = c"hipGetErrorString";
/// Variables with which rocprofiler-register loads a profiler that no symbol shows.
const PROFILER_VARIABLES: [&str; 3] =
    ["ROCP_TOOL_LIBRARIES", "ROCPROFILER_REGISTER_LIBRARY", "ROCPROFILER_REGISTER_FORCE_LOAD"];
/// Versions come as major × 10000 + minor × 100 (`rocprofiler-register.h`); no other major has such tables.
const MAJORS: std::ops::RangeInclusive<u64> = 6..=7;

const UNREAD: u8 = 0;
const SYMBOLS: u8 = 1;
const TABLE: u8 = 2;
static ENTRY: AtomicU8 = AtomicU8::new(UNREAD);
/// The library has offered the table of HIP's functions.
static OFFERED: AtomicBool = AtomicBool::new(false);
/// Some library is offering a table at this moment. rocprofiler-register loses a table that is offered from within.
static OFFERING: AtomicBool = AtomicBool::new(false);
static COMPLAINED: AtomicBool = AtomicBool::new(false);

/// What a table had under each name when it was offered.
type Originals = Vec<(&'static str, usize)>;
static ORIGINALS: [AtomicPtr<Originals>; 2] = [const { AtomicPtr::new(ptr::null_mut()) }; 2];
const TABLES: [DispatchTable; 2] = [HIP_TABLE, HIP_COMPILER_TABLE];

/// Whether the user asks for this road.
fn is_asked_for() -> bool {
    let known = ENTRY.load(Ordering::Relaxed);
    if known != UNREAD {
        return known == TABLE;
    }
    let value = std::env::var_os(HIP_ENTRY).unwrap_or_default();
    let entry = match value.to_str().map(str::trim) {
        Some("table") => TABLE,
        Some("" | "symbols") => SYMBOLS,
        _ => {
            complain(format_args!(
                "{HIP_ENTRY}=\"{}\" is not symbols or table; using symbols",
                value.display()
            ));
            SYMBOLS
        }
    };
    ENTRY.store(entry, Ordering::Relaxed);
    entry == TABLE
}

/// One line for this road, whatever else goes wrong on it.
fn complain(text: fmt::Arguments<'_>) {
    if !COMPLAINED.swap(true, Ordering::Relaxed) {
        say!("{text}");
    }
}

/// A function by which rocprofiler-register knows a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `rocprofiler_configure`: that there is one.
    Configure,
    /// `rocprofiler_set_api_table`: what gets the tables.
    SetApiTable,
}

impl Tool {
    fn of(name: &CStr) -> Option<Self> {
        match name.to_bytes() {
            b"rocprofiler_configure" => Some(Self::Configure),
            b"rocprofiler_set_api_table" => Some(Self::SetApiTable),
            _ => None,
        }
    }
}

/// The function of a tool that a `dlsym` asks for and that is ours to give. For every other call it takes no lock,
/// allocates nothing and touches no thread-local.
///
/// # Safety
/// The arguments are those of a call to `dlsym`.
#[must_use]
pub unsafe fn asked_for(handle: *mut c_void, name: *const c_char) -> Option<Tool> {
    if handle != libc::RTLD_DEFAULT || name.is_null() {
        return None;
    }
    // SAFETY: `dlsym` takes a null-terminated name.
    let tool = Tool::of(unsafe { CStr::from_ptr(name) })?;
    if !is_asked_for() {
        return None;
    }
    if has_profiler() {
        complain(format_args!("{HIP_ENTRY}=table: a profiler has HIP's dispatch table; using symbols"));
        return None;
    }
    Some(tool)
}

fn has_profiler() -> bool {
    // SAFETY: RTLD_DEFAULT is a valid pseudo handle; the preload exports neither name.
    let found = |name: &CStr| !unsafe { lookup(libc::RTLD_DEFAULT, name) }.is_null();
    found(c"rocprofiler_configure")
        || found(c"rocprofiler_set_api_table")
        || PROFILER_VARIABLES.iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Has a library that was just found offer its tables, before anybody keeps the address of an exported function. Without
/// this, the first call of the program would do so from within.
pub(crate) fn invite(library: &Library) {
    let is_on_its_way = OFFERED.load(Ordering::Acquire) || OFFERING.load(Ordering::Acquire);
    if platform() != Platform::Hip || !is_asked_for() || is_on_its_way {
        return;
    }
    let function = library.symbol(HARMLESS);
    if !function.is_null() {
        // SAFETY: HIP's function of this name has had this type in every release.
        let function = unsafe {
            std::mem::transmute::<*mut c_void, unsafe extern "C" fn(u32) -> *const c_char>(function)
        };
        // SAFETY: takes any number.
        unsafe { function(0) };
    }
    if !OFFERED.load(Ordering::Acquire) {
        let path = library.path().display();
        complain(format_args!(
            "{HIP_ENTRY}=table: {path} offers no dispatch table, as ROCm 6.2 and later do; using symbols"
        ));
    }
}

/// The function that a table had under this name; null where no table came, or none had it.
pub(crate) fn original(name: &CStr) -> *mut c_void {
    for table in &ORIGINALS {
        let table = table.load(Ordering::SeqCst);
        if table.is_null() {
            continue;
        }
        // SAFETY: published once, and never freed.
        let found = unsafe { &*table }.iter().find(|(known, _)| known.as_bytes() == name.to_bytes());
        if let Some((_, address)) = found {
            return ptr::with_exposed_provenance_mut(*address);
        }
    }
    ptr::null_mut()
}

/// What a library registers, as `rocprofiler_set_api_table` gets it.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// Which table.
    pub name: *const c_char,
    /// The release of the library.
    pub version: u64,
    /// The tables: one for HIP's names.
    pub tables: *mut *mut c_void,
    /// How many.
    pub count: u64,
}

/// Why a table is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Refusal {
    #[error("of version {0}, which is not known")]
    Version(u64),
    #[error("in {0} parts")]
    Parts(u64),
    #[error("of {0} bytes, which is not known")]
    Size(u64),
    #[error("with an empty place")]
    Hole,
}

/// Puts our exports into a table that a library offers.
///
/// # Safety
/// `offer` is what the library passed to the tool: where `count` is not 0, as many tables, each of which begins with its
/// size in bytes. Nobody else reads or writes a table meanwhile.
pub unsafe fn take(hooks: &'static Hooks, offer: Offer) {
    OFFERING.store(true, Ordering::Release);
    // SAFETY: the caller's promise.
    guarded(|| unsafe { take_known(hooks, offer) });
    OFFERING.store(false, Ordering::Release);
}

unsafe fn take_known(hooks: &'static Hooks, offer: Offer) {
    if offer.name.is_null() {
        return;
    }
    // SAFETY: a null-terminated name.
    let name = unsafe { CStr::from_ptr(offer.name) }.to_bytes();
    let Some(which) = TABLES.iter().position(|table| table.name.as_bytes() == name) else { return };
    if TABLES[which].name == HIP_TABLE.name {
        OFFERED.store(true, Ordering::Release);
    }
    // SAFETY: the caller's promise.
    let refused = match unsafe { members(&TABLES[which], offer) } {
        Ok(members) => install(hooks, which, members).err(),
        Err(refusal) => Some(refusal),
    };
    if let Some(refusal) = refused {
        let table = TABLES[which].name;
        complain(format_args!(
            "{HIP_ENTRY}=table: the library offers a \"{table}\" table {refusal}; using symbols"
        ));
    }
}

/// The pointers of a table that surely are what the list of its members says.
unsafe fn members(table: &DispatchTable, offer: Offer) -> Result<&'static [AtomicUsize], Refusal> {
    if !MAJORS.contains(&(offer.version / 10_000)) {
        return Err(Refusal::Version(offer.version));
    }
    if offer.count != 1 || offer.tables.is_null() {
        return Err(Refusal::Parts(offer.count));
    }
    // SAFETY: one table, by the caller's promise.
    let start = unsafe { offer.tables.read() }.cast::<u64>();
    if start.is_null() {
        return Err(Refusal::Hole);
    }
    // SAFETY: a table begins with its size.
    let size = unsafe { start.read() };
    let known = known_members(table, size).ok_or(Refusal::Size(size))?;
    // SAFETY: the library's table of that size, which it keeps for good, and no more than it has.
    Ok(unsafe { std::slice::from_raw_parts(start.add(1).cast::<AtomicUsize>(), known) })
}

/// How many members of a table of so many bytes are known.
fn known_members(table: &DispatchTable, size: u64) -> Option<usize> {
    const WORD: u64 = size_of::<u64>() as u64;
    let members = size.checked_sub(WORD).filter(|bytes| bytes % WORD == 0)? / WORD;
    table.known_members(usize::try_from(members).ok()?)
}

/// The function that stands at a place of a table.
fn in_table(place: &AtomicUsize) -> *const c_void {
    ptr::with_exposed_provenance(place.load(Ordering::Relaxed))
}

fn install(hooks: &'static Hooks, which: usize, members: &'static [AtomicUsize]) -> Result<(), Refusal> {
    let listed = || TABLES[which].members.iter().map(|member| member.name).zip(members);
    let hooked: Vec<(&'static Hook, &AtomicUsize)> =
        listed().filter_map(|(name, place)| Some((hooks.named(name)?, place))).collect();
    let Some((_, first)) = hooked.first() else { return Ok(()) };
    let Some(library) = resolve::library_around(in_table(first)) else { return Ok(()) };
    if hooked.iter().any(|(_, place)| in_table(place).is_null()) {
        return Err(Refusal::Hole);
    }
    // Another library's, as with its symbols; or a member that somebody else has replaced.
    if hooked.iter().any(|(_, place)| !library.contains(in_table(place))) {
        tracing::debug!(table = TABLES[which].name, "a dispatch table of another library is left alone");
        return Ok(());
    }
    let originals: Originals = listed().map(|(name, place)| (name, in_table(place).addr())).collect();
    if !resolve::publish(&ORIGINALS[which], originals) {
        return Ok(());
    }
    resolve::refresh(original);
    for (hook, place) in hooked {
        place.store(hook.address.expose_provenance(), Ordering::Release);
    }
    tracing::info!(table = TABLES[which].name, members = members.len(), "in the dispatch table");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(version: u64, count: u64, table: &mut [u64]) -> Result<usize, Refusal> {
        let mut tables = [table.as_mut_ptr().cast::<c_void>()];
        let offer = Offer { name: c"hip".as_ptr(), version, tables: tables.as_mut_ptr(), count };
        // SAFETY: a table as long as it says, or longer.
        unsafe { members(&HIP_TABLE, offer) }.map(<[AtomicUsize]>::len)
    }

    #[test]
    fn tables_of_releases_are_known() {
        let mut table = vec![7_u64; 600];
        for (members, known) in [(452_u64, 452), (461, 445), (502, 502), (518, 502)] {
            table[0] = 8 + 8 * members;
            assert_eq!(checked(60_200, 1, &mut table), Ok(known));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let mut table = vec![7_u64; 600];
        table[0] = 8 + 8 * 502;
        assert_eq!(checked(50_200, 1, &mut table), Err(Refusal::Version(50_200)));
        assert_eq!(checked(80_000, 1, &mut table), Err(Refusal::Version(80_000)));
        assert_eq!(checked(u64::MAX, 1, &mut table), Err(Refusal::Version(u64::MAX)));
        assert_eq!(checked(70_100, 0, &mut table), Err(Refusal::Parts(0)));
        assert_eq!(checked(70_100, 2, &mut table), Err(Refusal::Parts(2)));
        for size in [0, 7, 8, 16, 8 * 501, 8 + 8 * 502 + 4, 8 + 8 * 453, u64::MAX] {
            table[0] = size;
            assert_eq!(checked(70_100, 1, &mut table), Err(Refusal::Size(size)));
        }
    }

    #[test]
    fn a_missing_table_is_refused() {
        let mut tables = [ptr::null_mut()];
        let offer = Offer { name: c"hip".as_ptr(), version: 70_100, tables: tables.as_mut_ptr(), count: 1 };
        // SAFETY: one table, which is null.
        assert_eq!(unsafe { members(&HIP_TABLE, offer) }.map(<[AtomicUsize]>::len), Err(Refusal::Hole));
    }

    #[test]
    fn tools_are_known_by_two_names() {
        assert_eq!(Tool::of(c"rocprofiler_configure"), Some(Tool::Configure));
        assert_eq!(Tool::of(c"rocprofiler_set_api_table"), Some(Tool::SetApiTable));
        for other in [c"", c"rocprofiler", c"rocprofiler_configure_", c"hipMalloc"] {
            assert_eq!(Tool::of(other), None);
        }
    }

    #[test]
    fn without_the_variable_nobody_is_answered() {
        // SAFETY: as `dlsym` would be called.
        assert_eq!(unsafe { asked_for(libc::RTLD_DEFAULT, c"rocprofiler_configure".as_ptr()) }, None);
        // SAFETY: as above.
        assert_eq!(unsafe { asked_for(libc::RTLD_DEFAULT, ptr::null()) }, None);
    }
}
