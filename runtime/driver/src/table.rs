//! Tables of a library's functions, looked up by name at run time.

/// Declares a struct of C functions that return a 32-bit result code, with `load`, which looks all of them up.
///
/// A field is written `field = c"name": fn(types);`, or with one name a platform, `field = c"hipName" | c"cuName": …`.
/// `load(which, find)` looks up each function by the `which`-th of its names, by `find`, and fails with the first name
/// that `find` answers with null.
///
/// # Safety
/// That of `load`: what `find` answers for a name is null or a function of the type that the table gives, and stays
/// loaded.
#[macro_export]
macro_rules! function_table {
    ($(#[$meta:meta])* $visibility:vis struct $table:ident {
        $($field:ident = $($name:literal)|+: fn($($arg:ty),*);)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        $visibility struct $table { $($field: unsafe extern "C" fn($($arg),*) -> u32,)* }

        impl $table {
            unsafe fn load(
                which: usize,
                find: impl Fn(&core::ffi::CStr) -> *mut core::ffi::c_void,
            ) -> core::result::Result<Self, &'static core::ffi::CStr> {
                Ok(Self { $($field: {
                    let name: &'static core::ffi::CStr = [$($name),+][which];
                    let address = find(name);
                    if address.is_null() {
                        return Err(name);
                    }
                    // SAFETY: the caller's promise.
                    unsafe {
                        core::mem::transmute::<*mut core::ffi::c_void, unsafe extern "C" fn($($arg),*) -> u32>(address)
                    }
                },)* })
            }
        }
    };
}
