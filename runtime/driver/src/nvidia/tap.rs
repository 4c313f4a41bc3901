//! Learning this process's compute channel groups from the calls of its own driver library.
//!
//! [`observe`] is told of every `ioctl` of the program after it returned. It must cost nothing for requests of other
//! types (one comparison), and it runs in any thread of a stranger's program, also inside a signal handler: so it
//! allocates nothing, takes no lock, calls nothing of the GPU library, and the table that it writes is of fixed size.
//!
//! A group is forgotten for good at the first free of it or of anything that it depends on; a group of the same handle
//! that is made later is another group. Groups of a parent process are none of a forked child's.

use core::ffi::{c_int, c_ulong, c_void};
use core::sync::atomic::{AtomicI32, AtomicU32, AtomicU64, Ordering};

use super::group::{Kernel, Transport};
use super::rm;

/// Groups that are followed. A CUDA context has one; a group that finds no place is left alone.
const PLACES: usize = 64;
/// Devices whose number is remembered: a process that opens every GPU of a large machine has 16.
const DEVICES: usize = 64;
/// The device of a group whose parent was not seen to be made.
pub const UNKNOWN_DEVICE: u32 = u32::MAX;

static TAP: Tap = Tap::new();

/// Tells the tap of an `ioctl` of the program that has returned.
///
/// # Safety
/// The arguments are those of a call to `ioctl`, and its result.
#[inline]
pub unsafe fn observe(fd: c_int, request: c_ulong, argument: *mut c_void, returned: c_int) {
    if rm::request_type(request) == rm::REQUEST_TYPE {
        // SAFETY: the caller's promise.
        unsafe { TAP.observe(&Kernel, fd, request, argument, returned) };
    }
}

/// See [`Tap::epoch`].
#[must_use]
pub fn epoch() -> u64 {
    TAP.epoch()
}

/// The compute groups of this process.
pub fn groups() -> impl Iterator<Item = Known> {
    TAP.groups()
}

/// A table of groups. There is one of the process, and those of tests.
#[derive(Debug)]
pub struct Tap {
    places: [Place; PLACES],
    devices: [Device; DEVICES],
    epoch: AtomicU64,
}

/// One group. `turn` says what the other words are worth: its low bits are a phase, the rest counts the groups that
/// have had this place.
#[derive(Debug)]
struct Place {
    turn: AtomicU64,
    fd: AtomicI32,
    pid: AtomicU32,
    /// The device number of the descriptor when the group was made.
    file: AtomicU64,
    /// Client and handle in one word.
    object: AtomicU64,
    /// What else the group is freed with: its device, and its address space (0: none).
    parent: AtomicU32,
    va_space: AtomicU32,
    /// Which of the machine's GPUs.
    device: AtomicU32,
    /// Times that the driver library has set the slice, and to what it did last.
    driver_sets: AtomicU32,
    driver_slice_us: AtomicU64,
}

const PHASE_MASK: u64 = 3;
const FREE: u64 = 0;
/// Somebody writes the words of a new group.
const WRITING: u64 = 1;
const LIVE: u64 = 2;
/// Freed by the program; the place may be taken.
const GONE: u64 = 3;
const ONE_TURN: u64 = PHASE_MASK + 1;

/// A device object and its number. `object` is 0 while nobody has the place, and `TAKEN` while somebody writes.
#[derive(Debug)]
struct Device {
    object: AtomicU64,
    number: AtomicU32,
}

const TAKEN: u64 = u64::MAX;

const fn object_of(client: u32, handle: u32) -> u64 {
    (client as u64) << 32 | handle as u64
}

/// A group as it was when it was learnt. Calls about it go through [`super::Group`].
#[derive(Clone, Copy, Debug)]
pub struct Known {
    place: &'static Place,
    turn: u64,
    pid: u32,
    pub(super) fd: c_int,
    pub(super) file: u64,
    pub(super) client: u32,
    pub(super) handle: u32,
    device: u32,
}

/// What two looks at the same group have in common.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.place, other.place) && self.turn == other.turn
    }
}

impl Eq for Known {}

impl Known {
    /// Whether the program still has the group, and this is the process that made it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.place.turn.load(Ordering::Acquire) == self.turn && self.pid == std::process::id()
    }

    /// Which of the machine's GPUs the group is on; [`UNKNOWN_DEVICE`] where that was not seen.
    #[must_use]
    pub fn device(&self) -> u32 {
        self.device
    }

    /// How often the driver library has set the group's slice, and to how many µs it did last.
    #[must_use]
    pub fn driver_sets(&self) -> (u32, u64) {
        let sets = self.place.driver_sets.load(Ordering::Acquire);
        (sets, self.place.driver_slice_us.load(Ordering::Relaxed))
    }
}

impl Tap {
    /// An empty table.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "one static, and those of tests")]
    pub const fn new() -> Self {
        Self {
            places: [const { Place::new() }; PLACES],
            devices: [const { Device { object: AtomicU64::new(0), number: AtomicU32::new(0) } }; DEVICES],
            epoch: AtomicU64::new(0),
        }
    }

    /// See [`observe`]; `files` tells the device number of a descriptor.
    ///
    /// # Safety
    /// The arguments are those of a call to `ioctl`, and its result.
    pub unsafe fn observe(
        &self,
        files: &impl Transport,
        fd: c_int,
        request: c_ulong,
        argument: *mut c_void,
        returned: c_int,
    ) {
        if rm::request_type(request) != rm::REQUEST_TYPE || returned != 0 || argument.is_null() {
            return;
        }
        let (mut number, mut bytes) = (rm::request_number(request), rm::request_bytes(request));
        let mut argument = argument.cast_const();
        if number == rm::XFER_CMD && bytes == size_of::<rm::Xfer>() {
            // SAFETY: the kernel accepted the request, so its argument is readable for this size, as all below.
            let inner = unsafe { read::<rm::Xfer>(argument) };
            (number, bytes) = (inner.number, inner.bytes as usize);
            argument = inner.argument as *const c_void;
            if argument.is_null() {
                return;
            }
        }
        // SAFETY: see above; each size is the one that the kernel copied by.
        unsafe {
            match (number, bytes) {
                (rm::RM_ALLOC, 32) => self.allocated(files, fd, &widened(read(argument))),
                (rm::RM_ALLOC, 48) => self.allocated(files, fd, &read(argument)),
                (rm::RM_CONTROL, 32) => self.controlled(&read(argument)),
                (rm::RM_FREE, 16) => self.freed(&read(argument)),
                _ => {}
            }
        }
    }

    /// # Safety
    /// `alloc` is an argument that the kernel has accepted and answered.
    unsafe fn allocated(&self, files: &impl Transport, fd: c_int, alloc: &rm::Nvos64) {
        // With flags the parameters may be serialised, and are no struct.
        let unread = alloc.status != rm::STATUS_OK || alloc.flags != 0 || alloc.alloc_params == 0;
        if unread || alloc.object_new == 0 {
            return;
        }
        let params = alloc.alloc_params as *const c_void;
        match alloc.class {
            rm::CHANNEL_GROUP => {
                // SAFETY: the kernel has read the parameters of an accepted allocation, which begin like this.
                let params = unsafe { read::<rm::GroupParams>(params) };
                if params.engine_type == rm::ENGINE_COMPUTE {
                    self.learn_group(files, fd, alloc, &params);
                }
            }
            rm::DEVICE => {
                // SAFETY: as above.
                let params = unsafe { read::<rm::DeviceParams>(params) };
                self.learn_device(object_of(alloc.root, alloc.object_new), params.device_id);
            }
            _ => {}
        }
    }

    fn learn_group(&self, files: &impl Transport, fd: c_int, alloc: &rm::Nvos64, params: &rm::GroupParams) {
        let Ok(file) = files.device_number(fd) else { return };
        let (major, minor) = rm::CONTROL_DEVICE;
        if file != libc::makedev(major, minor) {
            return;
        }
        let pid = std::process::id();
        let Some((place, turn)) = self.places.iter().find_map(|place| Some((place, place.take(pid)?))) else {
            return;
        };
        place.fd.store(fd, Ordering::Relaxed);
        place.pid.store(pid, Ordering::Relaxed);
        place.file.store(file, Ordering::Relaxed);
        place.object.store(object_of(alloc.root, alloc.object_new), Ordering::Relaxed);
        place.parent.store(alloc.object_parent, Ordering::Relaxed);
        place.va_space.store(params.va_space, Ordering::Relaxed);
        let device = self.device_number(object_of(alloc.root, alloc.object_parent));
        place.device.store(device, Ordering::Relaxed);
        place.driver_sets.store(0, Ordering::Relaxed);
        place.driver_slice_us.store(0, Ordering::Relaxed);
        place.turn.store(turn | LIVE, Ordering::Release);
        self.moved();
    }

    fn learn_device(&self, object: u64, number: u32) {
        self.forget_devices(|known| known == object);
        let free = |device: &&Device| {
            let taken = device.object.compare_exchange(0, TAKEN, Ordering::AcqRel, Ordering::Relaxed);
            taken.is_ok()
        };
        if let Some(device) = self.devices.iter().find(free) {
            device.number.store(number, Ordering::Relaxed);
            device.object.store(object, Ordering::Release);
        }
    }

    fn device_number(&self, object: u64) -> u32 {
        let known = self.devices.iter().find(|device| device.object.load(Ordering::Acquire) == object);
        known.map_or(UNKNOWN_DEVICE, |device| device.number.load(Ordering::Relaxed))
    }

    fn forget_devices(&self, which: impl Fn(u64) -> bool) {
        for device in &self.devices {
            let object = device.object.load(Ordering::Relaxed);
            if object != 0 && object != TAKEN && which(object) {
                let _ = device.object.compare_exchange(object, 0, Ordering::AcqRel, Ordering::Relaxed);
            }
        }
    }

    /// The driver library has told the kernel driver something about one of its objects.
    ///
    /// # Safety
    /// `control` is an argument that the kernel has accepted and answered.
    unsafe fn controlled(&self, control: &rm::Nvos54) {
        let whole = control.params != 0 && control.params_bytes as usize == size_of::<rm::TimesliceParams>();
        if control.command != rm::SET_TIMESLICE || control.status != rm::STATUS_OK || !whole {
            return;
        }
        // SAFETY: parameters of this size, which the kernel has just read.
        let params = unsafe { read::<rm::TimesliceParams>(control.params as *const c_void) };
        let object = object_of(control.client, control.object);
        for place in self.places.iter().filter(|place| place.is_live_object(object)) {
            place.driver_slice_us.store(params.timeslice_us, Ordering::Relaxed);
            place.driver_sets.fetch_add(1, Ordering::Release);
            self.moved();
        }
    }

    /// The driver library has freed an object, and with it everything that depends on it.
    fn freed(&self, free: &rm::Nvos00) {
        if free.status != rm::STATUS_OK {
            return;
        }
        let whole_client = free.object_old == free.root;
        for place in &self.places {
            if place.depends_on(free.root, free.object_old) && place.release() {
                self.moved();
            }
        }
        let object = object_of(free.root, free.object_old);
        self.forget_devices(|known| known == object || whole_client && known >> 32 == u64::from(free.root));
    }

    /// Moves whenever a group is learnt, is freed, or gets a slice from the driver library: nothing to do while it stands.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    fn moved(&self) {
        self.epoch.fetch_add(1, Ordering::Release);
    }

    /// The groups of this process that live.
    pub fn groups(&'static self) -> impl Iterator<Item = Known> {
        let pid = std::process::id();
        self.places.iter().filter_map(Place::known).filter(move |known| known.pid == pid)
    }
}

impl Place {
    const fn new() -> Self {
        Self {
            turn: AtomicU64::new(FREE),
            fd: AtomicI32::new(-1),
            pid: AtomicU32::new(0),
            file: AtomicU64::new(0),
            object: AtomicU64::new(0),
            parent: AtomicU32::new(0),
            va_space: AtomicU32::new(0),
            device: AtomicU32::new(UNKNOWN_DEVICE),
            driver_sets: AtomicU32::new(0),
            driver_slice_us: AtomicU64::new(0),
        }
    }

    /// Takes a place that nobody uses, or that a parent process left: the turn of the new group, without a phase.
    fn take(&self, pid: u32) -> Option<u64> {
        let turn = self.turn.load(Ordering::Acquire);
        let inherited = turn & PHASE_MASK != FREE && self.pid.load(Ordering::Relaxed) != pid;
        let free = matches!(turn & PHASE_MASK, FREE | GONE) || turn & PHASE_MASK == LIVE && inherited;
        let next = (turn & !PHASE_MASK).wrapping_add(ONE_TURN);
        let taken = free
            && self.turn.compare_exchange(turn, next | WRITING, Ordering::AcqRel, Ordering::Relaxed).is_ok();
        taken.then_some(next)
    }

    /// Ends the turn of a live group; `false` where another thread has.
    fn release(&self) -> bool {
        let turn = self.turn.load(Ordering::Acquire);
        let gone = turn & !PHASE_MASK | GONE;
        turn & PHASE_MASK == LIVE
            && self.turn.compare_exchange(turn, gone, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }

    fn is_live(&self) -> bool {
        self.turn.load(Ordering::Acquire) & PHASE_MASK == LIVE
    }

    fn is_live_object(&self, object: u64) -> bool {
        self.is_live() && self.object.load(Ordering::Relaxed) == object
    }

    fn depends_on(&self, client: u32, handle: u32) -> bool {
        if !self.is_live() || self.object.load(Ordering::Relaxed) >> 32 != u64::from(client) {
            return false;
        }
        let own = self.object.load(Ordering::Relaxed) as u32;
        let others = [self.parent.load(Ordering::Relaxed), self.va_space.load(Ordering::Relaxed), client];
        handle != 0 && (own == handle || others.contains(&handle))
    }

    /// The group in this place, if one lives there. The words are read between two looks at the turn.
    fn known(&'static self) -> Option<Known> {
        let turn = self.turn.load(Ordering::Acquire);
        if turn & PHASE_MASK != LIVE {
            return None;
        }
        let object = self.object.load(Ordering::Acquire);
        let known = Known {
            place: self,
            turn,
            pid: self.pid.load(Ordering::Acquire),
            fd: self.fd.load(Ordering::Acquire),
            file: self.file.load(Ordering::Acquire),
            client: (object >> 32) as u32,
            handle: object as u32,
            device: self.device.load(Ordering::Acquire),
        };
        (self.turn.load(Ordering::Acquire) == turn).then_some(known)
    }
}

/// The longer form of the shorter argument.
fn widened(alloc: rm::Nvos21) -> rm::Nvos64 {
    let rm::Nvos21 { root, object_parent, object_new, class, alloc_params, params_bytes, status } = alloc;
    rm::Nvos64 {
        root,
        object_parent,
        object_new,
        class,
        alloc_params,
        params_bytes,
        status,
        ..Default::default()
    }
}

/// Copies a struct out of the program's memory, whatever its alignment there.
///
/// # Safety
/// `from` is readable for the size of `T`, of which any bytes are a value.
unsafe fn read<T: Copy>(from: *const c_void) -> T {
    // SAFETY: the caller's promise.
    unsafe { from.cast::<T>().read_unaligned() }
}

#[cfg(test)]
#[path = "tap_tests.rs"]
mod tests;
