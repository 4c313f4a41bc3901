//! A function of the C library by its symbol table: for those two by which everybody else finds functions.
//!
//! The preload stands in front of `dlsym` and `dlvsym`, so it can ask neither of them where they are. The loader keeps a
//! list of what is loaded for debuggers (`_r_debug`, `link.h` of every glibc), with each object's dynamic section.
//!
//! Callable from inside `dlsym`: no lock, no allocation, no thread-local, no call into the C library.

use core::ffi::{CStr, c_char, c_int, c_void};
use core::ptr;

/// `struct link_map` (`link.h`), the part that is public.
#[repr(C)]
struct LinkMap {
    /// What is added to the addresses in the file.
    base: usize,
    name: *const c_char,
    dynamic: *const Dynamic,
    next: *const LinkMap,
    previous: *const LinkMap,
}

/// `struct r_debug` (`link.h`), as far as it is needed.
#[repr(C)]
struct Debug {
    version: c_int,
    objects: *const LinkMap,
}

// SAFETY: the loader's record of this process, there before any code of a shared object runs.
unsafe impl Sync for Debug {}

unsafe extern "C" {
    /// In every version of `ld-linux-x86-64.so.2`.
    static _r_debug: Debug;
}

/// `Elf64_Dyn` (`elf.h`).
#[repr(C)]
struct Dynamic {
    tag: i64,
    value: usize,
}

/// `Elf64_Sym` (`elf.h`).
#[repr(C)]
struct Symbol {
    name: u32,
    info: u8,
    other: u8,
    section: u16,
    value: usize,
    size: u64,
}

// Tags of a dynamic section (`elf.h`).
const DT_NULL: i64 = 0;
const DT_STRTAB: i64 = 5;
const DT_SYMTAB: i64 = 6;
const DT_SONAME: i64 = 14;
const DT_GNU_HASH: i64 = 0x6fff_fef5;
/// `SHN_UNDEF`: the symbol is somebody else's.
const UNDEFINED: u16 = 0;
/// `STT_FUNC`, in the low four bits of `info`.
const FUNCTION: u8 = 2;

/// Where the C library has `dlsym` and `dlvsym`: since glibc 2.34 in the first, before in the second.
const OWNERS: [&CStr; 2] = [c"libc.so.6", c"libdl.so.2"];

/// The C library's function of this name; null where there is none.
pub(crate) fn function_of_libc(name: &CStr) -> *mut c_void {
    OWNERS
        .iter()
        .map(|owner| function_of(owner, name))
        .find(|found| !found.is_null())
        .unwrap_or(ptr::null_mut())
}

fn function_of(owner: &CStr, name: &CStr) -> *mut c_void {
    // SAFETY: the loader's list. Objects of the program's start come first in it and are never taken out, and the C
    // library is one of them.
    let mut object = unsafe { _r_debug.objects };
    while !object.is_null() {
        // SAFETY: an entry of the list.
        let map = unsafe { &*object };
        // SAFETY: its dynamic section, which stays mapped while the object is loaded.
        if let Some(tables) = unsafe { Tables::of(map) }
            && tables.soname() == Some(owner)
        {
            return tables.function(name);
        }
        object = map.next;
    }
    ptr::null_mut()
}

/// The tables of one loaded object by which the loader finds symbols in it.
struct Tables {
    base: usize,
    strings: *const c_char,
    symbols: *const Symbol,
    /// The header of `DT_GNU_HASH`: buckets, first hashed symbol, words of the filter, its shift.
    hash: *const u32,
    soname: Option<usize>,
}

impl Tables {
    /// # Safety
    /// `map` is an entry of the loader's list.
    unsafe fn of(map: &LinkMap) -> Option<Self> {
        let [mut strings, mut symbols, mut hash, mut soname] = [None; 4];
        let mut entry = map.dynamic;
        if entry.is_null() {
            return None;
        }
        loop {
            // SAFETY: the section ends with an entry whose tag is DT_NULL.
            let Dynamic { tag, value } = unsafe { entry.read() };
            match tag {
                DT_NULL => break,
                DT_STRTAB => strings = Some(value),
                DT_SYMTAB => symbols = Some(value),
                DT_GNU_HASH => hash = Some(value),
                DT_SONAME => soname = Some(value),
                _ => {}
            }
            // SAFETY: not the last one.
            entry = unsafe { entry.add(1) };
        }
        // glibc adds the base to these itself, but for objects that it cannot write to, such as the vDSO.
        let address = |value: usize| if value < map.base { value.wrapping_add(map.base) } else { value };
        Some(Self {
            base: map.base,
            strings: ptr::with_exposed_provenance(address(strings?)),
            symbols: ptr::with_exposed_provenance(address(symbols?)),
            hash: ptr::with_exposed_provenance(address(hash?)),
            soname,
        })
    }

    fn text(&self, offset: usize) -> &CStr {
        // SAFETY: an offset that the object itself gives into its own string table, which stays mapped.
        unsafe { CStr::from_ptr(self.strings.add(offset)) }
    }

    fn soname(&self) -> Option<&CStr> {
        self.soname.map(|offset| self.text(offset))
    }

    fn function(&self, name: &CStr) -> *mut c_void {
        let wanted = gnu_hash(name);
        // SAFETY: the header of a hash table: four words.
        let [buckets, first, filter_words] = unsafe { [0, 1, 2].map(|at| self.hash.add(at).read()) };
        if buckets == 0 {
            return ptr::null_mut();
        }
        // SAFETY: after the header come the filter's 64-bit words, the buckets, and one word for each symbol from the
        // first hashed one on; a chain ends where the lowest bit is set.
        unsafe {
            let buckets_at = self.hash.add(4 + 2 * filter_words as usize);
            let chains_at = buckets_at.add(buckets as usize);
            let mut index = buckets_at.add((wanted % buckets) as usize).read();
            if index < first {
                return ptr::null_mut();
            }
            loop {
                let hash = chains_at.add((index - first) as usize).read();
                let symbol = &*self.symbols.add(index as usize);
                if hash | 1 == wanted | 1 && self.is_function(symbol, name) {
                    return ptr::with_exposed_provenance_mut(self.base.wrapping_add(symbol.value));
                }
                if hash & 1 == 1 {
                    return ptr::null_mut();
                }
                index += 1;
            }
        }
    }

    fn is_function(&self, symbol: &Symbol, name: &CStr) -> bool {
        symbol.section != UNDEFINED
            && symbol.info & 0xf == FUNCTION
            && self.text(symbol.name as usize) == name
    }
}

/// The hash of `DT_GNU_HASH`: Bernstein's, with 33.
fn gnu_hash(name: &CStr) -> u32 {
    name.to_bytes().iter().fold(5381_u32, |hash, byte| hash.wrapping_mul(33).wrapping_add(u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_loaders() {
        assert_eq!(gnu_hash(c""), 0x1505);
        assert_eq!(gnu_hash(c"printf"), 0x156b_2bb8);
    }

    #[test]
    fn functions_of_the_c_library_are_where_it_says() {
        for (name, address) in
            [(c"getpid", libc::getpid as *const c_void), (c"dlsym", libc::dlsym as *const c_void)]
        {
            assert_eq!(function_of_libc(name).cast_const(), address, "{name:?}");
        }
        let versioned = function_of_libc(c"dlvsym").cast_const();
        assert_eq!(versioned, libc::dlvsym as *const c_void);
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(function_of_libc(c"no_such_function_at_all").is_null());
        assert!(function_of(c"no_such_library.so", c"getpid").is_null());
        // A datum, not a function.
        assert!(function_of_libc(c"environ").is_null());
    }
}
