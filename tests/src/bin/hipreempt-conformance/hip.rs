//! Every function of the HIP table as a method, looked up in the library that the program opens itself, by the road
//! `dlopen` and `dlsym` of a handle. Generated from the table: a function that is added there is here, too.

#![allow(dead_code, reason = "all of HIP is declared; a case picks one")]
#![allow(non_snake_case, reason = "the names are HIP's")]
#![allow(clippy::too_many_arguments, reason = "so are the parameters")]

use std::ffi::{CStr, c_void};

use hipreempt_api::hip::*;

/// The library's name for programs of HIP 7.
const LIBRARY: &CStr = c"libamdhip64.so.7";

fn find(library: *mut c_void, symbol: &CStr) -> *mut c_void {
    // SAFETY: a handle of `dlopen`, which is never closed, and a name that ends.
    unsafe { libc::dlsym(library, symbol.as_ptr()) }
}

/// The library.
///
/// # Panics
/// If there is none.
fn open() -> *mut c_void {
    // SAFETY: a name that ends; the library's constructors are its own business.
    let library = unsafe { libc::dlopen(LIBRARY.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    assert!(!library.is_null(), "{LIBRARY:?} is not on LD_LIBRARY_PATH");
    library
}

macro_rules! library {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
        args: ($($arg:ident : $ty:ty),*), ret: $ret:ty, $($more:tt)*
    } )*) => {
        /// The functions that the library exports.
        pub struct Hip {
            library: usize,
            $( $name: Option<unsafe extern "C" fn($($ty),*) -> $ret>, )*
        }

        impl Hip {
            /// Opens the library and looks every function up.
            pub fn open() -> Self {
                let library = open();
                Self {
                    library: library as usize,
                    $( $name: {
                        let symbol = CStr::from_bytes_with_nul(concat!($symbol, "\0").as_bytes());
                        let found = find(library, symbol.expect("a name that ends"));
                        // SAFETY: null is `None`; else the symbol has the table's signature.
                        unsafe {
                            std::mem::transmute::<*mut c_void, Option<unsafe extern "C" fn($($ty),*) -> $ret>>(found)
                        }
                    }, )*
                }
            }

            $( pub fn $name(&self, $($arg: $ty),*) -> $ret {
                let function = self.$name.expect(concat!(stringify!($name), " is not exported"));
                // SAFETY: the signature is the table's; what the arguments point to is the case's, and lives as long as
                // HIP asks for. Whatever else they are, the library refuses.
                unsafe { function($($arg),*) }
            } )*
        }
    };
}
hipreempt_api::hip_functions!(library);

impl Hip {
    /// Calls a function that the device refuses whatever its arguments are, with none; its error.
    ///
    /// # Panics
    /// If it is not exported.
    pub fn call_with_nothing(&self, symbol: &str) -> hipError_t {
        let name = std::ffi::CString::new(symbol).expect("a name");
        let found = find(self.library as *mut c_void, &name);
        assert!(!found.is_null(), "{symbol} is not exported");
        // SAFETY: a function that the software device does not have looks at no argument, whatever its signature; in
        // the System V ABI the caller keeps the stack, so that too few are no harm.
        let refused: unsafe extern "C" fn(usize, usize, usize, usize, usize, usize) -> hipError_t =
            unsafe { std::mem::transmute(found) };
        // SAFETY: as above.
        unsafe { refused(0, 0, 0, 0, 0, 0) }
    }
}
