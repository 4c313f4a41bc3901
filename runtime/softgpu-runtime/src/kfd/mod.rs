//! The software card's kernel driver, where `SOFTGPU_KFD` asks for one: hardware queues are created, changed and destroyed
//! by requests on a character device, as ROCr does on `/dev/kfd`, and whoever makes such a request about a queue of this
//! process, by whatever road, has the card suspend it or put it back.
//!
//! There is no such driver on this machine, so the requests are answered in the kernel's place by a thread of this process
//! (`listen.rs`): real system calls with the real structs, no privilege, no process besides the program, no symbol
//! of the C library replaced. What it costs: no child that the program starts gets new privileges (`no_new_privs`), nor a
//! software driver of its own as long as the program lives.
//!
//! Names, numbers and rules are those of Linux 6.17: `include/uapi/linux/kfd_ioctl.h` (1.18), `kfd_chardev.c` and
//! `kfd_process_queue_manager.c`. Nothing here ends the process: where the kernel does not let us, the queues are the card's
//! alone.

mod listen;

use std::collections::BTreeMap;
use std::ffi::{c_int, c_ulong};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::path::Path;
use std::sync::OnceLock;

use parking_lot::Mutex;

use crate::card::{Device, QueueId};
use crate::report;

/// `AMDKFD_IOCTL_BASE`.
const REQUEST_TYPE: c_ulong = b'K' as c_ulong;
/// `AMDKFD_IOC_GET_VERSION`, `…_CREATE_QUEUE`, `…_DESTROY_QUEUE`, `…_UPDATE_QUEUE`.
const GET_VERSION: c_ulong = 0x01;
const CREATE_QUEUE: c_ulong = 0x02;
const DESTROY_QUEUE: c_ulong = 0x03;
const UPDATE_QUEUE: c_ulong = 0x07;
/// The interface's version.
const VERSION: [u32; 2] = [1, 18];
/// `KFD_IOC_QUEUE_TYPE_COMPUTE_AQL`, and the types beyond it.
const COMPUTE_AQL: u32 = 2;
/// `KFD_MAX_QUEUE_PERCENTAGE`, `KFD_MAX_QUEUE_PRIORITY`, and the one that ROCr gives.
const PERCENTAGE_MAX: u32 = 100;
const PRIORITY_MAX: u32 = 15;
const PRIORITY_NORMAL: u32 = 7;
/// Rings are given addresses of which nobody reads anything: from here on, one behind the other.
const FIRST_RING: u64 = 0x7000_0000_0000;
const RING_BYTES: u32 = 1 << 16;
/// Descriptors of the program's own lie below this one.
const DESCRIPTOR_MIN: c_int = 900;

/// `struct kfd_ioctl_create_queue_args`, up to the size that all versions have.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
struct CreateQueue {
    ring_base_address: u64,
    write_pointer_address: u64,
    read_pointer_address: u64,
    doorbell_offset: u64,
    ring_size: u32,
    gpu_id: u32,
    queue_type: u32,
    queue_percentage: u32,
    queue_priority: u32,
    queue_id: u32,
    eop_and_save_areas: [u64; 4],
}

/// `struct kfd_ioctl_update_queue_args`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
struct UpdateQueue {
    ring_base_address: u64,
    queue_id: u32,
    ring_size: u32,
    queue_percentage: u32,
    queue_priority: u32,
}

const _: () = assert!(size_of::<CreateQueue>() == 88 && size_of::<UpdateQueue>() == 24);

/// `_IOC(direction, 'K', number, bytes)`; 1 writes, 2 reads.
const fn request(direction: c_ulong, number: c_ulong, bytes: usize) -> c_ulong {
    direction << 30 | (bytes as c_ulong) << 16 | REQUEST_TYPE << 8 | number
}

/// A queue of the card that has, or is about to have, a number of the driver's.
#[derive(Clone, Copy)]
struct Place {
    device: &'static Device,
    queue: QueueId,
}

/// A queue, as the driver has it.
#[derive(Clone, Copy)]
struct Known {
    place: Place,
    ring: (u64, u32),
    percentage: u32,
}

#[derive(Default)]
struct State {
    rings: u64,
    /// Queues of the card by the address of the ring that they will be created with.
    offered: BTreeMap<u64, Place>,
    queues: BTreeMap<u32, Known>,
}

/// The driver, as this process has it open.
pub struct Kfd {
    file: OwnedFd,
    state: Mutex<State>,
}

static KFD: OnceLock<Option<&'static Kfd>> = OnceLock::new();

/// The driver behind a character device, opened at the first call; `None` where it cannot be.
pub fn open(path: &Path) -> Option<&'static Kfd> {
    *KFD.get_or_init(|| {
        let opened = start(path);
        opened.map_err(|error| report::once("kfd", &format!("no driver at {}: {error}", path.display()))).ok()
    })
}

fn start(path: &Path) -> std::io::Result<&'static Kfd> {
    let file = std::fs::OpenOptions::new().read(true).write(true).open(path)?;
    // SAFETY: duplicates an open descriptor.
    let high = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, DESCRIPTOR_MIN) };
    if high < 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: a new descriptor, which nobody else has.
    let file = unsafe { OwnedFd::from_raw_fd(high) };
    let kfd: &'static Kfd = Box::leak(Box::new(Kfd { file, state: Mutex::default() }));
    listen::start(kfd.file.as_raw_fd(), |request, argument| kfd.answer(request, argument))?;
    let mut version = [0_u32; 2];
    kfd.make(request(2, GET_VERSION, size_of_val(&version)), &mut version)?;
    Ok(kfd)
}

impl Kfd {
    /// Makes a request as the program's HIP library does: through the C library's symbol, or whatever stands before it.
    fn make<T>(&self, request: c_ulong, argument: &mut T) -> std::io::Result<()> {
        // SAFETY: the argument is the struct of this request, and outlives the call.
        let returned = unsafe { libc::ioctl(self.file.as_raw_fd(), request, std::ptr::from_mut(argument)) };
        if returned == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
    }

    /// Gives a queue of the card a number of the driver's.
    pub fn create(&self, device: &'static Device, gpu_id: u32, queue: QueueId) {
        let ring_base_address = {
            let mut state = self.state.lock();
            state.rings += 1;
            let address = FIRST_RING + state.rings * u64::from(RING_BYTES);
            state.offered.insert(address, Place { device, queue });
            address
        };
        let mut made = CreateQueue {
            ring_base_address,
            ring_size: RING_BYTES,
            gpu_id,
            queue_type: COMPUTE_AQL,
            queue_percentage: PERCENTAGE_MAX,
            queue_priority: PRIORITY_NORMAL,
            ..CreateQueue::default()
        };
        if let Err(error) = self.make(request(3, CREATE_QUEUE, size_of::<CreateQueue>()), &mut made) {
            report::once("kfd", &format!("a queue was not created: {error}"));
        }
        self.state.lock().offered.remove(&ring_base_address);
    }

    /// The number of a queue is the driver's again.
    pub fn destroy(&self, queue: QueueId) {
        let is_it = |(id, known): (&u32, &Known)| (known.place.queue == queue).then_some(*id);
        let Some(id) = self.state.lock().queues.iter().find_map(is_it) else { return };
        let _ = self.make(request(3, DESTROY_QUEUE, 8), &mut [id, 0]);
    }

    /// Answers a request of this process; the error is its `errno`.
    fn answer(&self, request: c_ulong, argument: &listen::Argument) -> Result<(), i32> {
        match request & 0xFF {
            GET_VERSION => argument.write(0, VERSION),
            CREATE_QUEUE => self.created(argument),
            DESTROY_QUEUE => {
                let [id, _] = argument.read::<[u32; 2]>()?;
                self.state.lock().queues.remove(&id).map(drop).ok_or(libc::EINVAL)
            }
            UPDATE_QUEUE => self.updated(&argument.read()?),
            _ => Err(libc::ENOTTY),
        }
    }

    fn created(&self, argument: &listen::Argument) -> Result<(), i32> {
        let made: CreateQueue = argument.read()?;
        check(made.ring_size, made.queue_percentage, made.queue_priority)?;
        let mut state = self.state.lock();
        let place = state.offered.remove(&made.ring_base_address).ok_or(libc::EINVAL)?;
        let id = (0..).find(|id| !state.queues.contains_key(id)).ok_or(libc::ENOMEM)?;
        argument.write(std::mem::offset_of!(CreateQueue, queue_id), id)?;
        let ring = (made.ring_base_address, made.ring_size);
        state.queues.insert(id, Known { place, ring, percentage: made.queue_percentage });
        Ok(())
    }

    /// Returns when the card has done it, as the driver does.
    fn updated(&self, update: &UpdateQueue) -> Result<(), i32> {
        check(update.ring_size, update.queue_percentage, update.queue_priority)?;
        let place = {
            let mut state = self.state.lock();
            let known = state.queues.get_mut(&update.queue_id).ok_or(libc::EFAULT)?;
            let was_off = std::mem::replace(&mut known.percentage, update.queue_percentage) & 0xFF == 0;
            // The simulated card has no ring to move, and a queue that was off the card stays there at no cost.
            if known.ring != (update.ring_base_address, update.ring_size) {
                return Err(libc::EINVAL);
            }
            if was_off && update.queue_percentage & 0xFF == 0 {
                return Ok(());
            }
            known.place
        };
        // A queue of a card that is lost was reset.
        place.device.switch_queue(place.queue, update.queue_percentage & 0xFF).map_err(|_| libc::EACCES)
    }
}

/// What `kfd_ioctl_create_queue` and `kfd_ioctl_update_queue` both refuse.
fn check(ring_bytes: u32, percentage: u32, priority: u32) -> Result<(), i32> {
    let size_is_whole = ring_bytes == 0 || ring_bytes.is_power_of_two();
    let in_range = percentage & 0xFF <= PERCENTAGE_MAX && priority <= PRIORITY_MAX;
    if size_is_whole && in_range { Ok(()) } else { Err(libc::EINVAL) }
}

#[cfg(test)]
mod tests;
