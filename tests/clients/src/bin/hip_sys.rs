//! A client on `hip-sys`, which links the HIP library when it is built.

use hip_sys::hiprt::*;

include!("../client.rs");

/// The crate's structure is of HIP 5: what it asks for has the old name and size.
fn properties() {
    // SAFETY: a plain structure of numbers and arrays.
    let mut properties: hipDeviceProp_t = unsafe { std::mem::zeroed() };
    hip!(hipGetDeviceProperties(&mut properties, 0));
    println!("processors: {}", properties.multiProcessorCount);
}
