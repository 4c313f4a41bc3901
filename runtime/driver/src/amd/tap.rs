//! Learning this process's compute queues from the calls of its own driver library.
//!
//! Every `ioctl` of the program of the driver's type comes by here, before and after it is made ([`Passing`]). It runs in
//! any thread of a stranger's program, also inside a signal handler: so it allocates nothing, takes no lock, calls
//! nothing of the GPU library, and the table that it writes is of fixed size.
//!
//! A suspended queue is resumed with the parameters that the program gave it last, so a call of the program about a
//! queue and one of ours must never cross: each of them has the queue's place to itself for as long as it takes. A call
//! of the program waits for one of ours, which the kernel would have it do anyway (`kfd_process.mutex`), and goes on
//! without after [`WAIT_MAX_NS`].
//!
//! Queues of a parent process are none of a forked child's.

use core::ffi::{c_int, c_ulong, c_void};
use core::sync::atomic::{AtomicI32, AtomicU32, AtomicU64, Ordering};

use super::kfd;
use super::queue::{Kernel, Transport};

/// Queues that are followed. ROCr has at most a few dozen; a queue that finds no place is left alone.
const PLACES: usize = 64;
/// The program's call goes on after this, whatever a call of ours does.
pub const WAIT_MAX_NS: u64 = 200_000_000;

static TAP: Tap = Tap::new();

/// The compute queues of this process.
pub fn queues() -> impl Iterator<Item = Known> {
    TAP.queues()
}

/// See [`Tap::is_unsuitable`].
#[must_use]
pub fn is_unsuitable() -> bool {
    TAP.is_unsuitable()
}

/// Whether a queue of this process is suspended by us.
#[must_use]
pub fn any_suspended() -> bool {
    TAP.queues().any(|known| known.suspended_ns().is_some())
}

/// A call of the program that is on its way, in the process's one table.
///
/// # Safety
/// The arguments are those of a call to `ioctl` that is about to be made.
#[must_use]
pub unsafe fn begin(fd: c_int, request: c_ulong, argument: *mut c_void) -> Passing<'static> {
    // SAFETY: the caller's promise.
    unsafe { TAP.begin(&Kernel, fd, request, argument) }
}

/// A table of queues. There is one of the process, and those of tests.
#[derive(Debug)]
pub struct Tap {
    places: [Place; PLACES],
    /// The process whose queues must be left alone: see [`Self::is_unsuitable`].
    unsuitable: AtomicU32,
}

/// One queue. `turn` says what the other words are worth: its low bits are a phase, the rest counts the queues that
/// have had this place.
#[derive(Debug)]
struct Place {
    turn: AtomicU64,
    pid: AtomicU32,
    fd: AtomicI32,
    /// The device number of the descriptor when the queue was made.
    file: AtomicU64,
    id: AtomicU32,
    gpu_id: AtomicU32,
    /// What the program wants the queue to be.
    ring_base_address: AtomicU64,
    ring_size: AtomicU32,
    percentage: AtomicU32,
    priority: AtomicU32,
    /// When we have suspended it; 0: we have not.
    suspended_ns: AtomicU64,
}

const PHASE_MASK: u64 = 7;
const FREE: u64 = 0;
/// Somebody writes the words of a new queue.
const WRITING: u64 = 1;
const LIVE: u64 = 2;
/// Somebody makes a call about the queue: the program, or we.
const CALLING: u64 = 3;
/// Destroyed by the program; the place may be taken.
const GONE: u64 = 4;
const ONE_TURN: u64 = PHASE_MASK + 1;

/// A queue as it was when it was learnt. Calls about it go through [`super::Queue`].
#[derive(Clone, Copy, Debug)]
pub struct Known {
    place: &'static Place,
    turn: u64,
    pid: u32,
    pub(super) fd: c_int,
    pub(super) file: u64,
    id: u32,
    gpu_id: u32,
}

/// What two looks at the same queue have in common.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.place, other.place) && self.turn == other.turn
    }
}

impl Eq for Known {}

/// The right to make a call about a queue; given back when dropped.
#[derive(Debug)]
pub(super) struct Turn<'tap> {
    place: &'tap Place,
    turn: u64,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.place.change(self.turn, CALLING, LIVE);
    }
}

/// Why no call can be made about a queue now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// A call is on its way.
    Busy,
    /// The program has destroyed the queue, or this is a forked child.
    Gone,
}

impl Known {
    /// The queue's number, which the kernel driver gives to another one once it is destroyed.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Which GPU the queue is on, in the kernel driver's numbers.
    #[must_use]
    pub fn gpu_id(&self) -> u32 {
        self.gpu_id
    }

    /// Since when we have it suspended.
    #[must_use]
    pub fn suspended_ns(&self) -> Option<u64> {
        let suspended_ns = self.place.suspended_ns.load(Ordering::Acquire);
        (suspended_ns != 0 && self.is_live()).then_some(suspended_ns)
    }

    /// Whether the program still has the queue, and this is the process that made it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        let turn = self.place.turn.load(Ordering::Acquire);
        let there = turn == self.turn | LIVE || turn == self.turn | CALLING;
        there && self.pid == std::process::id()
    }

    /// Takes the right to make a call about the queue.
    pub(super) fn enter(&self) -> Result<Turn<'static>, Taken> {
        if !self.is_live() {
            return Err(Taken::Gone);
        }
        if self.place.change(self.turn, LIVE, CALLING) {
            Ok(Turn { place: self.place, turn: self.turn })
        } else {
            Err(Taken::Busy)
        }
    }
}

impl Turn<'_> {
    /// The queue as the program wants it.
    pub(super) fn own(&self) -> kfd::UpdateQueue {
        kfd::UpdateQueue {
            ring_base_address: self.place.ring_base_address.load(Ordering::Relaxed),
            queue_id: self.place.id.load(Ordering::Relaxed),
            ring_size: self.place.ring_size.load(Ordering::Relaxed),
            queue_percentage: self.place.percentage.load(Ordering::Relaxed),
            queue_priority: self.place.priority.load(Ordering::Relaxed),
        }
    }

    pub(super) fn suspended_ns(&self) -> u64 {
        self.place.suspended_ns.load(Ordering::Acquire)
    }

    pub(super) fn set_suspended_ns(&self, suspended_ns: u64) {
        self.place.suspended_ns.store(suspended_ns, Ordering::Release);
    }
}

/// A call of the program, from before it is made until after it has returned.
#[derive(Debug)]
pub struct Passing<'tap> {
    tap: &'tap Tap,
    what: What<'tap>,
}

#[derive(Debug)]
enum What<'tap> {
    Nothing,
    Create,
    Cooperative,
    Update(&'tap Place, Option<Turn<'tap>>),
    /// With the turn that the place had: it may have another by the time that the call returns.
    Destroy(&'tap Place, u64, Option<Turn<'tap>>),
}

impl Tap {
    /// An empty table.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "one static, and those of tests")]
    pub const fn new() -> Self {
        Self { places: [const { Place::new() }; PLACES], unsuitable: AtomicU32::new(0) }
    }

    /// Whether this process's queues must be left alone: one is for cooperative kernels, which wait for one another, or
    /// two of them have the same number, as those of several driver contexts may.
    #[must_use]
    pub fn is_unsuitable(&self) -> bool {
        self.unsuitable.load(Ordering::Relaxed) == std::process::id()
    }

    /// The program is about to make a call; `files` tells the device number of a descriptor.
    ///
    /// # Safety
    /// The arguments are those of a call to `ioctl` that is about to be made.
    pub unsafe fn begin(
        &self,
        files: &impl Transport,
        fd: c_int,
        request: c_ulong,
        argument: *mut c_void,
    ) -> Passing<'_> {
        let bytes = kfd::request_bytes(request);
        let is_kfds = kfd::request_type(request) == kfd::REQUEST_TYPE && !argument.is_null();
        let what = match kfd::request_number(request) {
            _ if !is_kfds => What::Nothing,
            kfd::CREATE_QUEUE if bytes >= size_of::<kfd::CreateQueue>() => What::Create,
            kfd::ALLOC_QUEUE_GWS if bytes >= size_of::<kfd::AllocQueueGws>() => What::Cooperative,
            kfd::UPDATE_QUEUE if bytes >= size_of::<kfd::UpdateQueue>() && self.is_device(files, fd) => {
                // SAFETY: on this device the argument is as long as the request says, and the driver reads it next.
                let update = unsafe { read::<kfd::UpdateQueue>(argument) };
                let place = self.find(update.queue_id);
                place.map_or(What::Nothing, |place| What::Update(place, place.wait_for_turn()))
            }
            kfd::DESTROY_QUEUE if bytes >= size_of::<kfd::DestroyQueue>() && self.is_device(files, fd) => {
                // SAFETY: as above.
                let destroy = unsafe { read::<kfd::DestroyQueue>(argument) };
                self.find(destroy.queue_id).map_or(What::Nothing, |place| {
                    let turn = place.turn.load(Ordering::Acquire) & !PHASE_MASK;
                    What::Destroy(place, turn, place.wait_for_turn())
                })
            }
            _ => What::Nothing,
        };
        Passing { tap: self, what }
    }

    /// Whether the descriptor is the device on which a queue of this process was made.
    fn is_device(&self, files: &impl Transport, fd: c_int) -> bool {
        let pid = std::process::id();
        let made_here = |place: &&Place| place.is_live() && place.pid.load(Ordering::Relaxed) == pid;
        let Some(place) = self.places.iter().find(made_here) else { return false };
        files.device_number(fd).ok() == Some(place.file.load(Ordering::Relaxed))
    }

    /// The place of a live queue of this process with this number.
    fn find(&self, id: u32) -> Option<&Place> {
        let pid = std::process::id();
        self.places.iter().find(|place| place.is_live() && place.is(pid, id))
    }

    fn learn(&self, files: &impl Transport, fd: c_int, made: &kfd::CreateQueue) {
        let Ok(file) = files.device_number(fd) else { return };
        if files.kfd_device().ok() != Some(file) {
            return;
        }
        let pid = std::process::id();
        for place in self.places.iter().filter(|place| place.is(pid, made.queue_id)) {
            self.replaced(place, pid);
        }
        if !matches!(made.queue_type, kfd::TYPE_COMPUTE | kfd::TYPE_COMPUTE_AQL) {
            return;
        }
        let Some((place, turn)) = self.places.iter().find_map(|place| Some((place, place.take(pid)?))) else {
            return;
        };
        place.pid.store(pid, Ordering::Relaxed);
        place.fd.store(fd, Ordering::Relaxed);
        place.file.store(file, Ordering::Relaxed);
        place.id.store(made.queue_id, Ordering::Relaxed);
        place.gpu_id.store(made.gpu_id, Ordering::Relaxed);
        place.ring_base_address.store(made.ring_base_address, Ordering::Relaxed);
        place.ring_size.store(made.ring_size, Ordering::Relaxed);
        place.percentage.store(made.queue_percentage, Ordering::Relaxed);
        place.priority.store(made.queue_priority, Ordering::Relaxed);
        place.suspended_ns.store(0, Ordering::Relaxed);
        place.turn.store(turn | LIVE, Ordering::Release);
    }

    /// A new queue has the number of one that is known. While the program destroys that, the kernel has done so already;
    /// otherwise there are two, and nobody knows which of them a number means.
    fn replaced(&self, place: &Place, pid: u32) {
        let turn = place.turn.load(Ordering::Acquire);
        match turn & PHASE_MASK {
            CALLING => {
                place.change(turn & !PHASE_MASK, CALLING, GONE);
            }
            LIVE => self.unsuitable.store(pid, Ordering::Relaxed),
            _ => {}
        }
    }

    /// The compute queues of this process that live.
    pub fn queues(&'static self) -> impl Iterator<Item = Known> {
        let pid = std::process::id();
        self.places.iter().filter_map(Place::known).filter(move |known| known.pid == pid)
    }
}

impl Passing<'_> {
    /// The call has returned.
    ///
    /// # Safety
    /// The arguments are those of the call that this was made for, and its result.
    pub unsafe fn end(self, files: &impl Transport, fd: c_int, argument: *mut c_void, returned: c_int) {
        if returned != 0 {
            return;
        }
        match self.what {
            What::Nothing => {}
            What::Create => {
                // SAFETY: the kernel has written to the argument, which begins like this.
                self.tap.learn(files, fd, &unsafe { read(argument) });
            }
            What::Cooperative => {
                if files.device_number(fd).is_ok_and(|file| files.kfd_device().ok() == Some(file)) {
                    self.tap.unsuitable.store(std::process::id(), Ordering::Relaxed);
                }
            }
            What::Update(place, _turn) => {
                // SAFETY: the kernel has read the argument, which is this.
                place.program_updates(&unsafe { read(argument) });
            }
            What::Destroy(place, turn, held) => {
                // Whether or not a call of ours is still on its way.
                let _ = place.change(turn, CALLING, GONE) || place.change(turn, LIVE, GONE);
                drop(held);
            }
        }
    }
}

impl Place {
    const fn new() -> Self {
        Self {
            turn: AtomicU64::new(FREE),
            pid: AtomicU32::new(0),
            fd: AtomicI32::new(-1),
            file: AtomicU64::new(0),
            id: AtomicU32::new(0),
            gpu_id: AtomicU32::new(0),
            ring_base_address: AtomicU64::new(0),
            ring_size: AtomicU32::new(0),
            percentage: AtomicU32::new(0),
            priority: AtomicU32::new(0),
            suspended_ns: AtomicU64::new(0),
        }
    }

    /// Takes a place that nobody uses, or that a parent process left: the turn of the new queue, without a phase.
    fn take(&self, pid: u32) -> Option<u64> {
        let turn = self.turn.load(Ordering::Acquire);
        let phase = turn & PHASE_MASK;
        let inherited = matches!(phase, LIVE | CALLING) && self.pid.load(Ordering::Relaxed) != pid;
        let next = (turn & !PHASE_MASK).wrapping_add(ONE_TURN);
        let free = matches!(phase, FREE | GONE) || inherited;
        let taken = free
            && self.turn.compare_exchange(turn, next | WRITING, Ordering::AcqRel, Ordering::Relaxed).is_ok();
        taken.then_some(next)
    }

    fn change(&self, turn: u64, from: u64, to: u64) -> bool {
        let (old, new) = (turn | from, turn | to);
        self.turn.compare_exchange(old, new, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }

    fn is_live(&self) -> bool {
        matches!(self.turn.load(Ordering::Acquire) & PHASE_MASK, LIVE | CALLING)
    }

    fn is(&self, pid: u32, id: u32) -> bool {
        self.pid.load(Ordering::Relaxed) == pid && self.id.load(Ordering::Relaxed) == id
    }

    /// The right to make a call about the queue, for the program: `None` where one of ours takes too long.
    fn wait_for_turn(&self) -> Option<Turn<'_>> {
        let turn = self.turn.load(Ordering::Acquire) & !PHASE_MASK;
        let mut since_ns = None;
        loop {
            if self.change(turn, LIVE, CALLING) {
                return Some(Turn { place: self, turn });
            }
            let ours_is_on_its_way = self.turn.load(Ordering::Acquire) == turn | CALLING;
            let now_ns = now_ns();
            if !ours_is_on_its_way || now_ns - *since_ns.get_or_insert(now_ns) >= WAIT_MAX_NS {
                return None;
            }
            // SAFETY: takes nothing; allowed in a signal handler.
            unsafe { libc::sched_yield() };
        }
    }

    /// The program has changed its queue, and with it resumed a suspended one.
    fn program_updates(&self, update: &kfd::UpdateQueue) {
        self.ring_base_address.store(update.ring_base_address, Ordering::Relaxed);
        self.ring_size.store(update.ring_size, Ordering::Relaxed);
        self.percentage.store(update.queue_percentage, Ordering::Relaxed);
        self.priority.store(update.queue_priority, Ordering::Relaxed);
        self.suspended_ns.store(0, Ordering::Release);
    }

    /// The queue in this place, if one lives there. The words are read between two looks at the turn.
    fn known(&'static self) -> Option<Known> {
        let turn = self.turn.load(Ordering::Acquire);
        if !matches!(turn & PHASE_MASK, LIVE | CALLING) {
            return None;
        }
        let known = Known {
            place: self,
            turn: turn & !PHASE_MASK,
            pid: self.pid.load(Ordering::Acquire),
            fd: self.fd.load(Ordering::Acquire),
            file: self.file.load(Ordering::Acquire),
            id: self.id.load(Ordering::Acquire),
            gpu_id: self.gpu_id.load(Ordering::Acquire),
        };
        (self.turn.load(Ordering::Acquire) & !PHASE_MASK == known.turn).then_some(known)
    }
}

/// Nanoseconds of CLOCK_MONOTONIC.
fn now_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a valid place for the result; the clock exists on every Linux.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
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
