//! A client on `cubecl-hip-sys`, which opens the HIP library by name when it is first called.

use cubecl_hip_sys::*;

include!("../client.rs");

/// The structure of HIP 6 and later, as the crate asks for it.
fn properties() {
    // SAFETY: a plain structure of numbers and arrays.
    let mut properties: hipDeviceProp_tR0600 = unsafe { std::mem::zeroed() };
    hip!(hipGetDevicePropertiesR0600(&mut properties, 0));
    println!("processors: {}", properties.multiProcessorCount);
}
