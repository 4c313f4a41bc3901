//! The part of the resource manager's `ioctl` interface that is used here.
//!
//! Names and numbers are those of NVIDIA's open-gpu-kernel-modules (tags 535 to 580):
//! `src/common/sdk/nvidia/inc/nvos.h` (NVOS*), `src/common/sdk/nvidia/inc/ctrl/ctrla06c.h` (NVA06C_*),
//! `src/common/sdk/nvidia/inc/class/cl0080.h` (NV0080), `src/nvidia/arch/nvalloc/unix/include/nv_escape.h` and
//! `src/nvidia/arch/nvalloc/unix/include/nv-ioctl-numbers.h` (NV_ESC_*).

use core::ffi::c_ulong;

pub use crate::request::{request_bytes, request_number, request_type};

/// The type byte of every request, `NV_IOCTL_MAGIC` (`nv-ioctl-numbers.h`).
pub const REQUEST_TYPE: c_ulong = b'F' as c_ulong;
/// `NV_ESC_RM_FREE` (`nv_escape.h`).
pub const RM_FREE: u32 = 0x29;
/// `NV_ESC_RM_CONTROL` (`nv_escape.h`).
pub const RM_CONTROL: u32 = 0x2A;
/// `NV_ESC_RM_ALLOC` (`nv_escape.h`).
pub const RM_ALLOC: u32 = 0x2B;
/// `NV_ESC_IOCTL_XFER_CMD` (`nv-ioctl-numbers.h`): the request stands in memory.
pub const XFER_CMD: u32 = 211;

/// `KEPLER_CHANNEL_GROUP_A` (`class/cla06c.h`): channels that share one time slice.
pub const CHANNEL_GROUP: u32 = 0xA06C;
/// `NV01_DEVICE_0` (`class/cl0080.h`): one GPU as a client sees it; the parent of its channel groups.
pub const DEVICE: u32 = 0x0080;
/// `NV2080_ENGINE_TYPE_GRAPHICS` (`class/cl2080_notification.h`): graphics and compute. Copy engines are others.
pub const ENGINE_COMPUTE: u32 = 1;

/// `NVA06C_CTRL_CMD_SET_TIMESLICE` (`ctrla06c.h`).
pub const SET_TIMESLICE: u32 = 0xA06C_0103;
/// `NVA06C_CTRL_CMD_GET_TIMESLICE` (`ctrla06c.h`).
pub const GET_TIMESLICE: u32 = 0xA06C_0104;
/// `NVA06C_CTRL_CMD_PREEMPT` (`ctrla06c.h`).
pub const PREEMPT: u32 = 0xA06C_0105;

/// `NV_OK` (`nvstatuscodes.h`).
pub const STATUS_OK: u32 = 0;
/// `NV_ERR_INSUFFICIENT_PERMISSIONS` (`nvstatuscodes.h`).
pub const STATUS_INSUFFICIENT_PERMISSIONS: u32 = 0x1B;
/// `NV_ERR_INVALID_CLIENT` (`nvstatuscodes.h`).
pub const STATUS_INVALID_CLIENT: u32 = 0x23;
/// `NV_ERR_INVALID_OBJECT_HANDLE` (`nvstatuscodes.h`).
pub const STATUS_INVALID_OBJECT_HANDLE: u32 = 0x33;
/// `NV_ERR_OBJECT_NOT_FOUND` (`nvstatuscodes.h`).
pub const STATUS_OBJECT_NOT_FOUND: u32 = 0x57;

/// The character device `/dev/nvidiactl`: `NV_MAJOR_DEVICE_NUMBER` and `NV_MINOR_DEVICE_NUMBER_CONTROL_DEVICE`
/// (`kernel-open/nvidia/nv.h`; the major number is assigned to NVIDIA in Linux's `devices.txt`).
pub const CONTROL_DEVICE: (u32, u32) = (195, 255);

/// `_IOWR('F', number, bytes)`.
#[must_use]
pub const fn request(number: u32, bytes: usize) -> c_ulong {
    const READ_AND_WRITE: c_ulong = 3;
    READ_AND_WRITE << 30 | (bytes as c_ulong) << 16 | REQUEST_TYPE << 8 | number as c_ulong
}

/// `NVOS00_PARAMETERS`: the argument of [`RM_FREE`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct Nvos00 {
    pub root: u32,
    pub object_parent: u32,
    pub object_old: u32,
    pub status: u32,
}

/// `NVOS21_PARAMETERS`: the shorter argument of [`RM_ALLOC`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct Nvos21 {
    pub root: u32,
    pub object_parent: u32,
    pub object_new: u32,
    pub class: u32,
    pub alloc_params: u64,
    pub params_bytes: u32,
    pub status: u32,
}

/// `NVOS64_PARAMETERS`: the longer argument of [`RM_ALLOC`], with the rights that are asked for.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct Nvos64 {
    pub root: u32,
    pub object_parent: u32,
    pub object_new: u32,
    pub class: u32,
    pub alloc_params: u64,
    pub rights_requested: u64,
    pub params_bytes: u32,
    pub flags: u32,
    pub status: u32,
    pub padding: u32,
}

/// `NVOS54_PARAMETERS`: the argument of [`RM_CONTROL`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct Nvos54 {
    pub client: u32,
    pub object: u32,
    pub command: u32,
    pub flags: u32,
    pub params: u64,
    pub params_bytes: u32,
    pub status: u32,
}

/// `nv_ioctl_xfer_t`: the argument of [`XFER_CMD`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct Xfer {
    pub number: u32,
    pub bytes: u32,
    pub argument: u64,
}

/// The beginning of `NV_CHANNEL_GROUP_ALLOCATION_PARAMETERS` (`nvos.h`).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct GroupParams {
    pub object_error: u32,
    pub object_ecc_error: u32,
    pub va_space: u32,
    pub engine_type: u32,
}

/// The beginning of `NV0080_ALLOC_PARAMETERS` (`cl0080.h`): which of the machine's GPUs.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct DeviceParams {
    pub device_id: u32,
}

/// `NVA06C_CTRL_TIMESLICE_PARAMS`, for both [`SET_TIMESLICE`] and [`GET_TIMESLICE`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct TimesliceParams {
    pub timeslice_us: u64,
}

/// `NVA06C_CTRL_PREEMPT_PARAMS`, for [`PREEMPT`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct PreemptParams {
    pub wait: u8,
    pub manual_timeout: u8,
    pub padding: u16,
    pub timeout_us: u32,
}

// The kernel driver copies by these sizes.
const _: () = {
    use core::mem::offset_of;
    assert!(size_of::<Nvos00>() == 16 && offset_of!(Nvos00, status) == 12);
    assert!(size_of::<Nvos21>() == 32 && offset_of!(Nvos21, alloc_params) == 16);
    assert!(offset_of!(Nvos21, params_bytes) == 24 && offset_of!(Nvos21, status) == 28);
    assert!(size_of::<Nvos64>() == 48 && offset_of!(Nvos64, rights_requested) == 24);
    assert!(offset_of!(Nvos64, flags) == 36 && offset_of!(Nvos64, status) == 40);
    assert!(size_of::<Nvos54>() == 32 && offset_of!(Nvos54, params) == 16);
    assert!(offset_of!(Nvos54, params_bytes) == 24 && offset_of!(Nvos54, status) == 28);
    assert!(size_of::<Xfer>() == 16 && offset_of!(Xfer, argument) == 8);
    assert!(size_of::<GroupParams>() == 16 && offset_of!(GroupParams, engine_type) == 12);
    assert!(size_of::<TimesliceParams>() == 8);
    assert!(size_of::<PreemptParams>() == 8 && offset_of!(PreemptParams, timeout_us) == 4);
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers as `strace` prints them for a CUDA program on driver 580.
    #[test]
    fn requests_are_numbered_as_by_the_headers_macros() {
        assert_eq!(request(RM_ALLOC, size_of::<Nvos64>()), 0xC030_462B);
        assert_eq!(request(RM_ALLOC, size_of::<Nvos21>()), 0xC020_462B);
        assert_eq!(request(RM_CONTROL, size_of::<Nvos54>()), 0xC020_462A);
        assert_eq!(request(RM_FREE, size_of::<Nvos00>()), 0xC010_4629);
    }

    #[test]
    fn a_request_comes_apart_again() {
        let free = request(RM_FREE, 16);
        assert_eq!(
            (request_type(free), request_number(free), request_bytes(free)),
            (REQUEST_TYPE, RM_FREE, 16)
        );
        // TCGETS (asm-generic/ioctls.h) and DRM's requests are of other types.
        assert_ne!(request_type(0x5401), REQUEST_TYPE);
        assert_ne!(request_type(0xC010_6401), REQUEST_TYPE);
    }
}
