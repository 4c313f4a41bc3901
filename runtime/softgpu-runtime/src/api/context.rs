//! Contexts, as far as HIP still has them: a card's one primary context, under whatever call.

use std::ffi::{c_int, c_uint};

use hipreempt_api::hip::{hipCtx_t, hipDevice_t, hipFuncCache_t, hipSharedMemConfig};

use super::device::{self, hipDeviceSynchronize};
use super::{put, put_optional};
use crate::error::{Code, Outcome};
use crate::runtime;

/// Contexts are numbered by their cards; none is the null handle.
const BASE: usize = 0x1000;

/// The context of a card.
pub fn context_handle(ordinal: u32) -> hipCtx_t {
    (BASE + ordinal as usize) as hipCtx_t
}

fn ordinal(context: hipCtx_t) -> Outcome<u32> {
    let number = (context as usize).checked_sub(BASE).and_then(|number| u32::try_from(number).ok());
    number.filter(|number| runtime::card(*number).is_ok()).ok_or(Code::INVALID_CONTEXT)
}

/// The primary context of a card, made current.
pub fn hipCtxCreate(ctx: *mut hipCtx_t, _flags: c_uint, device: hipDevice_t) -> Outcome {
    let card = device::card(device)?;
    put(ctx, context_handle(card.ordinal))?;
    runtime::set_current(card.ordinal)
}

/// Primary contexts stay.
pub fn hipCtxDestroy(ctx: hipCtx_t) -> Outcome {
    ordinal(ctx).map(drop)
}

/// The context of the current card.
pub fn hipCtxGetCurrent(ctx: *mut hipCtx_t) -> Outcome {
    put(ctx, context_handle(runtime::current()?.ordinal))
}

/// Makes a context's card current; null leaves it as it is.
pub fn hipCtxSetCurrent(ctx: hipCtx_t) -> Outcome {
    if ctx.is_null() { Ok(()) } else { runtime::set_current(ordinal(ctx)?) }
}

/// As [`hipCtxSetCurrent`]: there is no stack of contexts.
pub fn hipCtxPushCurrent(ctx: hipCtx_t) -> Outcome {
    runtime::set_current(ordinal(ctx)?)
}

/// Tells the current context, which stays.
pub fn hipCtxPopCurrent(ctx: *mut hipCtx_t) -> Outcome {
    put_optional(ctx, context_handle(runtime::current()?.ordinal));
    Ok(())
}

/// The card of the current context.
pub fn hipCtxGetDevice(device: *mut hipDevice_t) -> Outcome {
    put(device, runtime::current()?.ordinal as hipDevice_t)
}

/// The version of the interface.
pub fn hipCtxGetApiVersion(_ctx: hipCtx_t, apiVersion: *mut c_uint) -> Outcome {
    put(apiVersion, 4)
}

/// The defaults.
pub fn hipCtxGetFlags(flags: *mut c_uint) -> Outcome {
    put(flags, 0)
}

/// Waits for everything on the current card.
pub fn hipCtxSynchronize() -> Outcome {
    hipDeviceSynchronize()
}

/// Caches are not modelled.
pub fn hipCtxGetCacheConfig(cacheConfig: *mut hipFuncCache_t) -> Outcome {
    put(cacheConfig, 0)
}

/// Caches are not modelled.
pub fn hipCtxSetCacheConfig(_cacheConfig: hipFuncCache_t) -> Outcome {
    Ok(())
}

/// Banks are not modelled.
pub fn hipCtxGetSharedMemConfig(pConfig: *mut hipSharedMemConfig) -> Outcome {
    put(pConfig, 1)
}

/// Banks are not modelled.
pub fn hipCtxSetSharedMemConfig(_config: hipSharedMemConfig) -> Outcome {
    Ok(())
}

/// All cards reach each other.
pub fn hipCtxEnablePeerAccess(peerCtx: hipCtx_t, _flags: c_uint) -> Outcome {
    ordinal(peerCtx).map(drop)
}

/// All cards reach each other.
pub fn hipCtxDisablePeerAccess(peerCtx: hipCtx_t) -> Outcome {
    ordinal(peerCtx).map(drop)
}

/// The primary context of a card.
pub fn hipDevicePrimaryCtxRetain(pctx: *mut hipCtx_t, dev: hipDevice_t) -> Outcome {
    put(pctx, context_handle(device::card(dev)?.ordinal))
}

/// Primary contexts stay.
pub fn hipDevicePrimaryCtxRelease(dev: hipDevice_t) -> Outcome {
    device::card(dev).map(drop)
}

/// Waits for everything on a card.
pub fn hipDevicePrimaryCtxReset(dev: hipDevice_t) -> Outcome {
    device::synchronise(device::card(dev)?)
}

/// Accepted.
pub fn hipDevicePrimaryCtxSetFlags(dev: hipDevice_t, _flags: c_uint) -> Outcome {
    device::card(dev).map(drop)
}

/// Active once the process has opened the card.
pub fn hipDevicePrimaryCtxGetState(dev: hipDevice_t, flags: *mut c_uint, active: *mut c_int) -> Outcome {
    let count = runtime::get()?.count();
    let number = u32::try_from(dev).ok().filter(|number| *number < count).ok_or(Code::INVALID_DEVICE)?;
    put_optional(flags, 0);
    put_optional(active, c_int::from(runtime::open_cards().any(|card| card.ordinal == number)));
    Ok(())
}
