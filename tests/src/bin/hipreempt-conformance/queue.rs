//! A hardware queue by the calls that ROCr makes, where the harness stands in for `/dev/kfd`: level 3 needs one to
//! suspend. Structures and numbers are those of `linux/kfd_ioctl.h` 1.14.

use std::ffi::c_void;

/// The descriptor that the stand-in knows the device by.
const KFD: i32 = 900;
/// What stands for the device.
const FILE: &std::ffi::CStr = c"/dev/null";
/// `AMDKFD_IOC_GET_VERSION`: `_IOR('K', 0x01, 8 bytes)`.
const GET_VERSION: u64 = 0x8008_4b01;
/// `AMDKFD_IOC_CREATE_QUEUE`: `_IOWR('K', 0x02, struct kfd_ioctl_create_queue_args)`.
const CREATE_QUEUE: u64 = 0xc000_4b02 | (size_of::<Create>() as u64) << 16;
/// `KFD_IOC_QUEUE_TYPE_COMPUTE_AQL`.
const COMPUTE_AQL: u32 = 2;

/// `struct kfd_ioctl_create_queue_args`.
#[repr(C)]
#[derive(Default)]
struct Create {
    ring: u64,
    write_pointer: u64,
    read_pointer: u64,
    doorbell: u64,
    ring_bytes: u32,
    gpu: u32,
    queue_type: u32,
    percentage: u32,
    priority: u32,
    id: u32,
    eop: u64,
    eop_bytes: u64,
    save_area: u64,
    save_area_bytes: u32,
    control_stack_bytes: u32,
}

/// Makes one, if the harness says that somebody answers.
pub fn make() {
    if std::env::var_os("CONFORMANCE_QUEUE").is_none() {
        return;
    }
    let mut version = [0u32; 2];
    let mut made = Create {
        ring: 0x10_0000,
        ring_bytes: 65536,
        gpu: 51110,
        queue_type: COMPUTE_AQL,
        percentage: 100,
        priority: 7,
        ..Create::default()
    };
    // SAFETY: a path that ends, and descriptors of ours.
    let opened = unsafe {
        let file = libc::open(FILE.as_ptr(), libc::O_RDWR | libc::O_CLOEXEC);
        file >= 0 && libc::dup3(file, KFD, libc::O_CLOEXEC) == KFD
    };
    assert!(opened, "the device");
    // SAFETY: the requests' own structures.
    let told = unsafe { libc::ioctl(KFD, GET_VERSION, (&raw mut version).cast::<c_void>()) };
    assert_eq!(told, 0, "the version");
    // SAFETY: as above.
    let created = unsafe { libc::ioctl(KFD, CREATE_QUEUE, (&raw mut made).cast::<c_void>()) };
    assert_eq!(created, 0, "the queue");
}
