//! Devices: how many, what they are, and their primary contexts.

use std::ffi::{c_char, c_int, c_uint};

use hipreempt_softgpu_runtime::api::{
    hipDeviceCanAccessPeer, hipDeviceGet, hipDeviceGetByPCIBusId, hipDeviceGetName, hipDeviceGetP2PAttribute,
    hipDeviceGetPCIBusId, hipDeviceGraphMemTrim, hipDeviceTotalMem, put, put_optional, writable,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::runtime::{self, Card};

use super::attributes;
use crate::context;
use crate::face::cuda;
use crate::types::{CUcontext, CUdevice, CUdevprop, CUuuid};

/// `CU_COMPUTEMODE…`, `CU_CTX_SCHED_…` and what else a context's flags may be (`CU_CTX_FLAGS_MASK` of CUDA 13.0).
const CONTEXT_FLAGS: c_uint = 0xff;

/// A card by the number that a program gave; a context's number is none.
pub fn card(device: CUdevice) -> Outcome<&'static Card> {
    let ordinal =
        u32::try_from(device).ok().filter(|ordinal| runtime::get().is_ok_and(|own| *ordinal < own.count()));
    runtime::card(ordinal.ok_or(Code::INVALID_DEVICE)?)
}

cuda! {
    /// The handle of a card is its number.
    Init fn cuDeviceGet(device: *mut CUdevice, ordinal: c_int) {
        writable(device)?;
        card(ordinal)?;
        hipDeviceGet(device, ordinal)
    }
}

cuda! {
    /// How many cards there are.
    Init fn cuDeviceGetCount(count: *mut c_int) {
        put(count, runtime::get()?.count() as c_int)
    }
}

cuda! {
    /// The name of a card.
    Init fn cuDeviceGetName(name: *mut c_char, length: c_int, device: CUdevice) {
        card(device)?;
        hipDeviceGetName(name, length, device)
    }
}

cuda! {
    /// The UUID of a card; there are no partitions, whose own UUID the second version would tell.
    Init fn cuDeviceGetUuid = cuDeviceGetUuid_v2(uuid: *mut CUuuid, device: CUdevice) {
        writable(uuid)?;
        put(uuid, CUuuid { bytes: card(device)?.device.identity().uuid.map(|byte| byte as c_char) })
    }
}

cuda! {
    /// All memory of a card, in bytes.
    Init fn cuDeviceTotalMem_v2(bytes: *mut usize, device: CUdevice) {
        card(device)?;
        hipDeviceTotalMem(bytes, device)
    }
}

cuda! {
    /// One attribute of a card.
    Init fn cuDeviceGetAttribute(value: *mut c_int, attribute: c_uint, device: CUdevice) {
        writable(value)?;
        put(value, attributes::attribute(card(device)?.device.identity(), attribute)?)
    }
}

cuda! {
    /// The attributes of the oldest programs.
    Init fn cuDeviceGetProperties(properties: *mut CUdevprop, device: CUdevice) {
        writable(properties)?;
        put(properties, attributes::properties(card(device)?.device.identity()))
    }
}

cuda! {
    /// The compute capability.
    Init fn cuDeviceComputeCapability(major: *mut c_int, minor: *mut c_int, device: CUdevice) {
        card(device)?;
        put(major, 9)?;
        put(minor, 0)
    }
}

cuda! {
    /// The PCI address of a card, as `0000:03:00.0`.
    Init fn cuDeviceGetPCIBusId(text: *mut c_char, length: c_int, device: CUdevice) {
        card(device)?;
        hipDeviceGetPCIBusId(text, length, device)
    }
}

cuda! {
    /// The card at a PCI address.
    Init fn cuDeviceGetByPCIBusId(device: *mut CUdevice, text: *const c_char) {
        writable(device)?;
        hipDeviceGetByPCIBusId(device, text)
    }
}

cuda! {
    /// Cards reach each other's memory, which is the process's.
    Init fn cuDeviceCanAccessPeer(can: *mut c_int, device: CUdevice, peer: CUdevice) {
        card(device)?;
        card(peer)?;
        hipDeviceCanAccessPeer(can, device, peer)
    }
}

cuda! {
    /// Access is possible and nothing else is told; the numbers are HIP's, which took them from CUDA.
    Init fn cuDeviceGetP2PAttribute(value: *mut c_int, attribute: c_uint, device: CUdevice, peer: CUdevice) {
        card(device)?;
        card(peer)?;
        hipDeviceGetP2PAttribute(value, attribute, device, peer)
    }
}

cuda! {
    /// There is no partition by share of the card.
    Init fn cuDeviceGetExecAffinitySupport(supported: *mut c_int, _kind: c_uint, device: CUdevice) {
        card(device)?;
        put(supported, 0)
    }
}

cuda! {
    /// Memory of graphs is ordinary memory: nothing to trim.
    Init fn cuDeviceGraphMemTrim(device: CUdevice) {
        card(device)?;
        hipDeviceGraphMemTrim(device)
    }
}

cuda! {
    /// The primary context of a card, with one more user.
    Init fn cuDevicePrimaryCtxRetain(context: *mut CUcontext, device: CUdevice) {
        writable(context)?;
        put(context, context::retain_primary(card(device)?)?)
    }
}

cuda! {
    /// One user less; without any the context ends.
    Init fn cuDevicePrimaryCtxRelease = cuDevicePrimaryCtxRelease_v2(device: CUdevice) {
        context::release_primary(card(device)?)
    }
}

cuda! {
    /// Waits for everything in the context and destroys its streams.
    Init fn cuDevicePrimaryCtxReset = cuDevicePrimaryCtxReset_v2(device: CUdevice) {
        context::reset_primary(card(device)?)
    }
}

cuda! {
    /// Kept and handed back; nothing depends on it.
    Init fn cuDevicePrimaryCtxSetFlags = cuDevicePrimaryCtxSetFlags_v2(device: CUdevice, flags: c_uint) {
        if flags & !CONTEXT_FLAGS != 0 {
            return Err(Code::INVALID_VALUE);
        }
        context::set_primary_flags(card(device)?, flags);
        Ok(())
    }
}

cuda! {
    /// The flags of a card's primary context, and whether anybody has it.
    Init fn cuDevicePrimaryCtxGetState(device: CUdevice, flags: *mut c_uint, active: *mut c_int) {
        let (kept, used) = context::primary_state(card(device)?);
        put_optional(flags, kept);
        put_optional(active, c_int::from(used));
        Ok(())
    }
}
