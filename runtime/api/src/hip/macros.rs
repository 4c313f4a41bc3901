//! What HIP's headers define by preprocessor macros that a C parser does not see as constants or types.
#![allow(non_camel_case_types, non_upper_case_globals)] // HIP's names

use core::ffi::{c_int, c_void};
use core::ptr::without_provenance_mut;

use super::types::{dim3, hipDeviceProp_tR0600, hipLaunchAttributeID, hipLaunchAttributeValue, hipStream_t};

/// The legacy null stream of the current device, named explicitly (`hip_runtime_api.h`).
pub const hipStreamLegacy: hipStream_t = without_provenance_mut(1);
/// The calling thread's default stream.
pub const hipStreamPerThread: hipStream_t = without_provenance_mut(2);

/// In `extra` of `hipModuleLaunchKernel`: the next entry points to the packed arguments.
pub const HIP_LAUNCH_PARAM_BUFFER_POINTER: *mut c_void = without_provenance_mut(1);
/// In `extra`: the next entry points to the size of the packed arguments in bytes, a `size_t`.
pub const HIP_LAUNCH_PARAM_BUFFER_SIZE: *mut c_void = without_provenance_mut(2);
/// Ends `extra`.
pub const HIP_LAUNCH_PARAM_END: *mut c_void = without_provenance_mut(3);

/// The host, as a device number.
pub const hipCpuDeviceId: c_int = -1;
/// No device.
pub const hipInvalidDeviceId: c_int = -2;

/// The current generation of the device properties.
pub type hipDeviceProp_t = hipDeviceProp_tR0600;
/// `dim3` under Rust's spelling.
pub type Dim3 = dim3;
/// Kinds of stream attributes are kinds of launch attributes.
pub type hipStreamAttrID = hipLaunchAttributeID;
/// Values of stream attributes are values of launch attributes.
pub type hipStreamAttrValue = hipLaunchAttributeValue;
