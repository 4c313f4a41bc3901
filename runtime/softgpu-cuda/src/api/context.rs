//! Contexts.

use std::ffi::{c_int, c_uint, c_ulonglong, c_void};

use hipreempt_softgpu_runtime::api::{
    hipDeviceGetLimit, hipDeviceGetStreamPriorityRange, hipDeviceSetLimit, hipDeviceSynchronize,
};
use hipreempt_softgpu_runtime::api::{put, put_optional, writable};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::graph::capture;

use super::device::card;
use crate::context;
use crate::face::cuda;
use crate::types::{CUcontext, CUctxCreateParams, CUdevice};

/// The version of the interface that `cuCtxGetApiVersion` has told since CUDA 3.2.
const API_VERSION: c_uint = 3020;

fn create(to: *mut CUcontext, flags: c_uint, device: CUdevice) -> Outcome {
    writable(to)?;
    put(to, context::create(card(device)?.device_ordinal, flags)?)
}

cuda! {
    /// A new context, made current.
    Init fn cuCtxCreate_v2(context: *mut CUcontext, flags: c_uint, device: CUdevice) {
        create(context, flags, device)
    }
}

cuda! {
    /// As `cuCtxCreate_v2`, with a share of the card, of which there is none.
    Init fn cuCtxCreate_v3(
        context: *mut CUcontext, _affinity: *mut c_void, count: c_int, flags: c_uint, device: CUdevice
    ) {
        if count != 0 { Err(Code::NOT_SUPPORTED) } else { create(context, flags, device) }
    }
}

cuda! {
    /// As `cuCtxCreate_v2`, with parameters, of which only none are modelled.
    Init fn cuCtxCreate_v4(
        context: *mut CUcontext, parameters: *mut CUctxCreateParams, flags: c_uint, device: CUdevice
    ) {
        // SAFETY: null or, by CUDA's contract, one readable struct.
        let asked = unsafe { parameters.as_ref() }.is_some_and(|asked| asked.unused != [0; 3]);
        if asked { Err(Code::NOT_SUPPORTED) } else { create(context, flags, device) }
    }
}

cuda! {
    /// Ends a context, after its work.
    Init fn cuCtxDestroy = cuCtxDestroy_v2(handle: CUcontext) {
        context::destroy(handle)
    }
}

cuda! {
    /// Puts a context on top of the thread's stack.
    Init fn cuCtxPushCurrent = cuCtxPushCurrent_v2(handle: CUcontext) {
        context::push(handle)
    }
}

cuda! {
    /// Takes the top off the thread's stack.
    Init fn cuCtxPopCurrent = cuCtxPopCurrent_v2(handle: *mut CUcontext) {
        put_optional(handle, context::pop()?);
        Ok(())
    }
}

cuda! {
    /// Replaces the top of the thread's stack; null takes it off.
    Init fn cuCtxSetCurrent(handle: CUcontext) {
        context::set_current(handle)
    }
}

cuda! {
    /// The top of the thread's stack, or null.
    Init fn cuCtxGetCurrent(handle: *mut CUcontext) {
        put(handle, context::current_handle())
    }
}

cuda! {
    /// The card of the current context.
    Context fn cuCtxGetDevice(device: *mut CUdevice) {
        put(device, context::current()?.card().device_ordinal as CUdevice)
    }
}

/// The context of a handle, or for null the current one.
fn named_or_current(handle: CUcontext) -> Outcome<&'static context::Context> {
    if handle.is_null() { context::current() } else { context::resolve(handle) }
}

cuda! {
    /// The card of a context.
    Init fn cuCtxGetDevice_v2(device: *mut CUdevice, handle: CUcontext) {
        put(device, named_or_current(handle)?.card().device_ordinal as CUdevice)
    }
}

cuda! {
    /// The flags of the current context.
    Context fn cuCtxGetFlags(flags: *mut c_uint) {
        put(flags, context::current()?.flags())
    }
}

cuda! {
    /// Changes the flags of the current context; nothing depends on them.
    Context fn cuCtxSetFlags(flags: c_uint) {
        context::current()?.set_flags(flags);
        Ok(())
    }
}

cuda! {
    /// A number that no other context of the process has or had.
    Init fn cuCtxGetId(handle: CUcontext, id: *mut c_ulonglong) {
        put(id, named_or_current(handle)?.id())
    }
}

cuda! {
    /// Waits for everything in the current context.
    Context fn cuCtxSynchronize() {
        hipDeviceSynchronize()
    }
}

cuda! {
    /// Waits for everything in a context.
    Init fn cuCtxSynchronize_v2(handle: CUcontext) {
        let context = named_or_current(handle)?;
        capture::check_unsafe_call()?;
        context.card().streams().iter().try_for_each(|stream| stream.drain())
    }
}

cuda! {
    /// Accepted for limits there are: no kernel of this card meets one.
    Context fn cuCtxSetLimit(limit: c_uint, value: usize) {
        hipDeviceSetLimit(limit, value)
    }
}

cuda! {
    /// A limit of kernels, in bytes.
    Context fn cuCtxGetLimit(value: *mut usize, limit: c_uint) {
        hipDeviceGetLimit(value, limit)
    }
}

cuda! {
    /// Caches are not modelled.
    Context fn cuCtxGetCacheConfig(config: *mut c_uint) {
        put(config, 0)
    }
}

cuda! {
    /// Caches are not modelled.
    Context fn cuCtxSetCacheConfig(_config: c_uint) {
        Ok(())
    }
}

cuda! {
    /// Banks are not modelled.
    Context fn cuCtxGetSharedMemConfig(config: *mut c_uint) {
        put(config, 1)
    }
}

cuda! {
    /// Banks are not modelled.
    Context fn cuCtxSetSharedMemConfig(_config: c_uint) {
        Ok(())
    }
}

cuda! {
    /// The version of the interface.
    Init fn cuCtxGetApiVersion(handle: CUcontext, version: *mut c_uint) {
        named_or_current(handle)?;
        put(version, API_VERSION)
    }
}

cuda! {
    /// The priorities of streams.
    Context fn cuCtxGetStreamPriorityRange(least: *mut c_int, greatest: *mut c_int) {
        // CUDA has no priority below the default one.
        hipDeviceGetStreamPriorityRange(std::ptr::null_mut(), greatest)?;
        put_optional(least, 0);
        Ok(())
    }
}

cuda! {
    /// Caches are not modelled.
    Context fn cuCtxResetPersistingL2Cache() {
        Ok(())
    }
}

cuda! {
    /// Contexts reach each other's memory, which is the process's.
    Context fn cuCtxEnablePeerAccess(peer: CUcontext, flags: c_uint) {
        if flags != 0 { Err(Code::INVALID_VALUE) } else { context::resolve(peer).map(drop) }
    }
}

cuda! {
    /// Contexts reach each other's memory, which is the process's.
    Context fn cuCtxDisablePeerAccess(peer: CUcontext) {
        context::resolve(peer).map(drop)
    }
}
