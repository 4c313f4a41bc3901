//! What a program passes by pointer: places for results, structs, lists and strings.
//!
//! Null is an error code, never a crash. Other pointers are trusted as far as HIP trusts them.

use std::ffi::{CStr, c_char};

use crate::error::{Code, Outcome};

/// Stores a result where the program asked for it.
pub fn put<T>(to: *mut T, value: T) -> Outcome {
    if to.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: not null, and by HIP's contract a place for one `T`.
    unsafe { to.write(value) };
    Ok(())
}

/// Refuses a null place for a result before anything is done for it.
pub fn writable<T>(to: *mut T) -> Outcome {
    if to.is_null() { Err(Code::INVALID_VALUE) } else { Ok(()) }
}

/// Stores a result if the program asked for it.
pub fn put_optional<T>(to: *mut T, value: T) {
    if !to.is_null() {
        // SAFETY: not null, and by HIP's contract a place for one `T`.
        unsafe { to.write(value) };
    }
}

/// Reads a struct of the program.
pub fn read<T: Copy>(from: *const T) -> Outcome<T> {
    // SAFETY: null is refused; else by HIP's contract one readable `T`.
    unsafe { from.as_ref() }.copied().ok_or(Code::INVALID_VALUE)
}

/// Reads an array of the program; null stands for an empty one.
pub fn list<'caller, T>(from: *const T, count: usize) -> Outcome<&'caller [T]> {
    if count == 0 {
        return Ok(&[]);
    }
    if from.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: by HIP's contract `count` readable elements for the time of the call.
    Ok(unsafe { std::slice::from_raw_parts(from, count) })
}

/// Reads a string of the program.
pub fn string(from: *const c_char) -> Outcome<String> {
    if from.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: by HIP's contract a NUL-terminated string.
    Ok(unsafe { CStr::from_ptr(from) }.to_string_lossy().into_owned())
}

/// Writes as much of a string as fits into a buffer of the program, always terminated.
pub fn put_string(to: *mut c_char, capacity: i32, text: &str) -> Outcome {
    let capacity =
        usize::try_from(capacity).ok().filter(|capacity| *capacity > 0).ok_or(Code::INVALID_VALUE)?;
    if to.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    let length = text.len().min(capacity - 1);
    // SAFETY: by HIP's contract a buffer of `capacity` bytes.
    unsafe {
        std::ptr::copy_nonoverlapping(text.as_ptr(), to.cast::<u8>(), length);
        to.add(length).write(0);
    }
    Ok(())
}
