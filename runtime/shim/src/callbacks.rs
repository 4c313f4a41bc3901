//! Host functions of the program that the library calls: a launch made inside one is never held.

use std::ffi::c_void;

use crate::thread;

/// A host function with its argument, on its way through the library.
struct Wrapped<F> {
    function: F,
    data: *mut c_void,
}

/// Wraps a function that runs once: the argument to pass on with [`run_once`].
pub fn wrap<F: Copy>(function: F, data: *mut c_void) -> *mut c_void {
    Box::into_raw(Box::new(Wrapped { function, data })).cast()
}

/// Undoes [`wrap`], where the library refused the function and will never call it.
///
/// # Safety
/// `wrapped` came from `wrap::<F>` and was not passed to [`run_once`].
pub unsafe fn unwrap<F: Copy>(wrapped: *mut c_void) {
    // SAFETY: the caller's promise.
    drop(unsafe { Box::from_raw(wrapped.cast::<Wrapped<F>>()) });
}

/// Calls a wrapped function, as `call` passes the function and its argument on.
///
/// # Safety
/// `wrapped` came from `wrap::<F>` and is passed here once.
pub unsafe fn run_once<F: Copy>(wrapped: *mut c_void, call: impl FnOnce(F, *mut c_void)) {
    // SAFETY: the caller's promise.
    let wrapped = unsafe { Box::from_raw(wrapped.cast::<Wrapped<F>>()) };
    let (function, data) = (wrapped.function, wrapped.data);
    drop(wrapped);
    thread::here(|thread| {
        let _inside = thread.inside();
        call(function, data);
    });
}
