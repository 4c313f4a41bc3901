//! The part of the compute driver's `ioctl` interface that is used here.
//!
//! Names and numbers are those of Linux's `include/uapi/linux/kfd_ioctl.h`, interface versions 1.1 to 1.18 (Linux 6.17).
//! Structs grew at their end; the kernel takes any length and fills up with zeroes (`kfd_ioctl`, `kfd_chardev.c`).

use core::ffi::c_ulong;

pub use crate::request::{request_bytes, request_number, request_type};

/// The type byte of every request, `AMDKFD_IOCTL_BASE`. The console's requests (`linux/kd.h`) have the same one, but
/// other numbers and no size.
pub const REQUEST_TYPE: c_ulong = b'K' as c_ulong;
/// `AMDKFD_IOC_CREATE_QUEUE`.
pub const CREATE_QUEUE: u32 = 0x02;
/// `AMDKFD_IOC_DESTROY_QUEUE`.
pub const DESTROY_QUEUE: u32 = 0x03;
/// `AMDKFD_IOC_UPDATE_QUEUE`.
pub const UPDATE_QUEUE: u32 = 0x07;
/// `AMDKFD_IOC_ALLOC_QUEUE_GWS` (since 1.3): the queue will run cooperative kernels, which wait for one another.
pub const ALLOC_QUEUE_GWS: u32 = 0x1E;

/// `KFD_IOC_QUEUE_TYPE_COMPUTE`.
pub const TYPE_COMPUTE: u32 = 0;
/// `KFD_IOC_QUEUE_TYPE_COMPUTE_AQL`: what ROCr creates for kernels. The other types copy.
pub const TYPE_COMPUTE_AQL: u32 = 2;

/// The bits of a queue's percentage that are one. The next eight have been something else (`pm4_target_xcc`) since
/// Linux 6.5, and are the program's own.
pub const PERCENTAGE_MASK: u32 = 0xFF;
/// `KFD_MAX_QUEUE_PERCENTAGE`.
pub const PERCENTAGE_MAX: u32 = 100;
/// `KFD_MAX_QUEUE_PRIORITY`.
pub const PRIORITY_MAX: u32 = 15;

/// The device, of a major number that the kernel assigns when the driver is loaded (`register_chrdev(0, "kfd", …)`).
pub const DEVICE: &core::ffi::CStr = c"/dev/kfd";

/// Names another device in its place: where the software device stands for the compute driver.
pub const DEVICE_VARIABLE: &core::ffi::CStr = c"HIPREEMPT_KFD";

const WRITE: c_ulong = 1;
const READ_AND_WRITE: c_ulong = 3;

/// `AMDKFD_IOWR(number, …)`.
#[must_use]
pub const fn read_write(number: u32, bytes: usize) -> c_ulong {
    READ_AND_WRITE << 30 | (bytes as c_ulong) << 16 | REQUEST_TYPE << 8 | number as c_ulong
}

/// [`UPDATE_QUEUE`] as a request, which only writes.
pub const UPDATE_REQUEST: c_ulong =
    WRITE << 30 | (size_of::<UpdateQueue>() as c_ulong) << 16 | REQUEST_TYPE << 8 | UPDATE_QUEUE as c_ulong;

/// The beginning of `struct kfd_ioctl_create_queue_args`, up to the queue's number. All of it has 88 bytes, or 96
/// since 1.17.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct CreateQueue {
    pub ring_base_address: u64,
    pub write_pointer_address: u64,
    pub read_pointer_address: u64,
    pub doorbell_offset: u64,
    pub ring_size: u32,
    pub gpu_id: u32,
    pub queue_type: u32,
    pub queue_percentage: u32,
    pub queue_priority: u32,
    pub queue_id: u32,
}

/// `struct kfd_ioctl_destroy_queue_args`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct DestroyQueue {
    pub queue_id: u32,
    pub pad: u32,
}

/// `struct kfd_ioctl_update_queue_args`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct UpdateQueue {
    pub ring_base_address: u64,
    pub queue_id: u32,
    pub ring_size: u32,
    pub queue_percentage: u32,
    pub queue_priority: u32,
}

/// `struct kfd_ioctl_alloc_queue_gws_args`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields of the header")]
pub struct AllocQueueGws {
    pub queue_id: u32,
    pub num_gws: u32,
    pub first_gws: u32,
    pub pad: u32,
}

// The kernel driver copies by these sizes.
const _: () = {
    use core::mem::offset_of;
    assert!(size_of::<CreateQueue>() == 56 && offset_of!(CreateQueue, ring_size) == 32);
    assert!(offset_of!(CreateQueue, queue_type) == 40 && offset_of!(CreateQueue, queue_id) == 52);
    assert!(size_of::<DestroyQueue>() == 8);
    assert!(size_of::<UpdateQueue>() == 24 && offset_of!(UpdateQueue, queue_percentage) == 16);
    assert!(size_of::<AllocQueueGws>() == 16);
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that a C compiler makes of `linux/kfd_ioctl.h` 1.14 and 1.18.
    #[test]
    fn requests_are_numbered_as_by_the_headers_macros() {
        assert_eq!(read_write(CREATE_QUEUE, 88), 0xC058_4B02);
        assert_eq!(read_write(CREATE_QUEUE, 96), 0xC060_4B02);
        assert_eq!(read_write(DESTROY_QUEUE, size_of::<DestroyQueue>()), 0xC008_4B03);
        assert_eq!(UPDATE_REQUEST, 0x4018_4B07);
        assert_eq!(read_write(ALLOC_QUEUE_GWS, size_of::<AllocQueueGws>()), 0xC010_4B1E);
    }

    /// `KDGKBTYPE` (`linux/kd.h`) is of the same type.
    #[test]
    fn the_consoles_requests_have_no_size() {
        assert_eq!((request_type(0x4B33), request_bytes(0x4B33)), (REQUEST_TYPE, 0));
    }
}
