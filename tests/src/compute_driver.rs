//! A stand-in for AMD's compute driver (`/dev/kfd`), behind the real system calls of real processes.
//!
//! A program under test opens the device as descriptor [`KFD`] (in truth `/dev/null`) and makes the calls that ROCr
//! makes. The stand-in gives the descriptor its device number, keeps the queues by the kernel's rules and errors, refuses
//! or delays where a test says so, and remembers what it was told. It has no waves to save: what is tested is who asks
//! what, and when. On any other file it accepts such requests, as a device that has nothing to do with AMD may.
//!
//! Names, numbers and rules are those of Linux 6.17: `include/uapi/linux/kfd_ioctl.h` (1.18), `kfd_chardev.c` and
//! `kfd_process_queue_manager.c` in `drivers/gpu/drm/amd/amdkfd`.

use std::collections::{BTreeMap, HashSet};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::intercept::{Answer, Call, Taken, describe, intercept};

/// The descriptor of the device in programs under test.
pub const KFD: i32 = 900;
/// The percentage of a queue that is not suspended.
pub const RUNNING: u32 = 100;

/// `AMDKFD_IOCTL_BASE`.
const REQUEST_TYPE: u8 = b'K';
/// `AMDKFD_IOC_GET_VERSION`: what ROCr asks first, once it has opened the device.
const GET_VERSION: u64 = 0x01;
/// `AMDKFD_IOC_CREATE_QUEUE`, `…_DESTROY_QUEUE`, `…_UPDATE_QUEUE`, `…_ALLOC_QUEUE_GWS`.
const CREATE_QUEUE: u64 = 0x02;
const DESTROY_QUEUE: u64 = 0x03;
const UPDATE_QUEUE: u64 = 0x07;
const ALLOC_QUEUE_GWS: u64 = 0x1E;
/// `KFD_IOC_QUEUE_TYPE_COMPUTE_AQL`.
const COMPUTE_AQL: u32 = 2;
/// `KFD_MAX_QUEUE_PERCENTAGE`, `KFD_MAX_QUEUE_PRIORITY`.
const PERCENTAGE_MAX: u32 = 100;
const PRIORITY_MAX: u32 = 15;
/// Where `kfd_ioctl_create_queue_args` has the queue's number.
const CREATED_ID_AT: u64 = 52;
/// A device number of a major that the kernel might choose.
const DEVICE: u64 = libc::makedev(236, 0);
const PATH: &[u8; 9] = b"/dev/kfd\0";
/// What stands for it.
const FILE: &str = "/dev/null";

/// A queue, as the driver has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Address and size of its ring.
    pub ring: (u64, u32),
    /// 0: suspended.
    pub percentage: u32,
    /// How urgent its packets are.
    pub priority: u32,
    queue_type: u32,
}

#[derive(Debug, Default)]
struct State {
    /// Processes that have opened the device.
    opened: HashSet<u32>,
    /// By process and number.
    queues: BTreeMap<(u32, u32), Queue>,
    /// Changes of queues, by process: percentage and priority.
    told: Vec<(u32, u32, u32)>,
    refuse: Option<i32>,
    delay: Option<Duration>,
    /// What nobody may do.
    wrong: Vec<String>,
}

/// The stand-in. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct ComputeDriver(Arc<(Mutex<State>, Condvar)>);

impl ComputeDriver {
    /// A driver that nobody has called.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers the calls of `command`, and of all processes that come from it.
    ///
    /// # Panics
    /// See [`intercept`].
    pub fn attend(&self, command: &mut Command) {
        let taken = Taken { request_type: REQUEST_TYPE, descriptor: KFD, paths: true };
        let driver = self.clone();
        intercept(command, taken, move |call| driver.answer(call));
    }

    /// Refuses all changes of queues from now on with this error number, or none. The percentage is noted all the same,
    /// as the driver does where the hardware fails it.
    pub fn refuse(&self, errno: Option<i32>) {
        self.state().refuse = errno;
    }

    /// Takes so long over each change of a queue from now on.
    pub fn delay(&self, delay: Option<Duration>) {
        self.state().delay = delay;
    }

    /// How often a process has told the driver something about a queue.
    #[must_use]
    pub fn calls_of(&self, pid: u32) -> usize {
        self.state().told.iter().filter(|told| told.0 == pid).count()
    }

    /// How often anybody has suspended a queue.
    #[must_use]
    pub fn suspensions(&self) -> u64 {
        self.state().told.iter().filter(|told| told.1 == 0).count() as u64
    }

    /// The percentages of a process's queues as it told them, in their order.
    #[must_use]
    pub fn told_by(&self, pid: u32) -> Vec<u32> {
        self.state().told.iter().filter(|told| told.0 == pid).map(|told| told.1).collect()
    }

    /// The compute queue of a process.
    #[must_use]
    pub fn queue_of(&self, pid: u32) -> Option<Queue> {
        self.state().compute_queue_of(pid)
    }

    /// Whether a process's compute queue is, or within `limit` becomes, like this.
    #[must_use]
    pub fn queue_becomes(&self, pid: u32, limit: Duration, like: impl Fn(&Queue) -> bool) -> bool {
        self.becomes(limit, |state| state.compute_queue_of(pid).is_some_and(|queue| like(&queue)))
    }

    /// Whether a process has, or within `limit` has, told the driver so much.
    #[must_use]
    pub fn is_called_by(&self, pid: u32, times: usize, limit: Duration) -> bool {
        self.becomes(limit, |state| state.told.iter().filter(|told| told.0 == pid).count() >= times)
    }

    /// What nobody may do, and somebody did.
    #[must_use]
    pub fn wrong(&self) -> Vec<String> {
        self.state().wrong.clone()
    }

    fn becomes(&self, limit: Duration, holds: impl Fn(&State) -> bool) -> bool {
        let waited = self.0.1.wait_timeout_while(self.state(), limit, |state| !holds(state));
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, call: &Call) -> Answer {
        if !call.waits() {
            return Answer::Failed(libc::EFAULT);
        }
        let descriptor = call.arguments[0] as i32;
        let is_kfd = descriptor == KFD && call.file_at(descriptor).is_some_and(|file| file == *FILE);
        let answer = match (call.number, is_kfd) {
            (libc::SYS_ioctl, true) => self.request(call),
            (libc::SYS_ioctl, false) => Some(self.state().request_elsewhere(call, descriptor)),
            (_, true) => describe(call, FILE, DEVICE),
            (_, false) if descriptor == libc::AT_FDCWD && call.read(call.arguments[1]) == Some(*PATH) => {
                describe(call, FILE, DEVICE)
            }
            (_, false) => Some(Answer::Kernels),
        };
        self.0.1.notify_all();
        answer.unwrap_or(Answer::Failed(libc::EFAULT))
    }

    fn request(&self, call: &Call) -> Option<Answer> {
        let mut state = self.state();
        let number = call.arguments[1] & 0xFF;
        if number == GET_VERSION {
            // The queues of the image before went with it.
            state.queues.retain(|(pid, _), _| *pid != call.pid);
            state.opened.insert(call.pid);
        } else if !state.opened.contains(&call.pid) {
            // `kfd_ioctl`: the descriptor is another process's.
            state.is_wrong(format!("process {}: request {number:#x} on its parent's device", call.pid));
            return Some(Answer::Failed(libc::EBADF));
        }
        if let (UPDATE_QUEUE, Some(delay)) = (number, state.delay) {
            let begun = Instant::now();
            let late = self.0.1.wait_timeout_while(state, delay, |_| begun.elapsed() < delay);
            state = late.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.request(call, number)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from_ne_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

fn answered(result: Result<(), i32>) -> Answer {
    result.map_or_else(Answer::Failed, |()| Answer::Returned(0))
}

/// What `kfd_ioctl_create_queue` and `kfd_ioctl_update_queue` both refuse.
fn checked(queue: &Queue) -> Result<(), i32> {
    let ring_bytes = queue.ring.1;
    let size_is_whole = ring_bytes == 0 || ring_bytes.is_power_of_two();
    let in_range = queue.percentage & 0xFF <= PERCENTAGE_MAX && queue.priority <= PRIORITY_MAX;
    if size_is_whole && in_range { Ok(()) } else { Err(libc::EINVAL) }
}

impl State {
    fn compute_queue_of(&self, pid: u32) -> Option<Queue> {
        let mut queues =
            self.queues.iter().filter(|((of, _), queue)| *of == pid && queue.queue_type == COMPUTE_AQL);
        queues.next().map(|(_, queue)| *queue)
    }

    fn request(&mut self, call: &Call, number: u64) -> Option<Answer> {
        let argument = call.arguments[2];
        match number {
            // Major and minor version.
            GET_VERSION => call.write(argument, &[1, 0, 0, 0, 18, 0, 0, 0]).map(|()| Answer::Returned(0)),
            CREATE_QUEUE => self.create(call, argument),
            DESTROY_QUEUE => {
                let id = word(&call.read::<8>(argument)?, 0);
                let gone = self.queues.remove(&(call.pid, id));
                Some(answered(gone.map(|_| ()).ok_or(libc::EINVAL)))
            }
            UPDATE_QUEUE => {
                let update = call.read::<24>(argument)?;
                Some(answered(self.update(call.pid, &update)))
            }
            ALLOC_QUEUE_GWS => Some(Answer::Returned(0)),
            other => {
                self.is_wrong(format!("process {}: request {other:#x}", call.pid));
                Some(Answer::Failed(libc::ENOTTY))
            }
        }
    }

    /// The lowest number that is free, as `find_available_queue_slot` gives it.
    fn create(&mut self, call: &Call, argument: u64) -> Option<Answer> {
        let made = call.read::<56>(argument)?;
        let queue = Queue {
            ring: (long(&made, 0), word(&made, 32)),
            queue_type: word(&made, 40),
            percentage: word(&made, 44),
            priority: word(&made, 48),
        };
        if let Err(errno) = checked(&queue) {
            return Some(Answer::Failed(errno));
        }
        let id = (0..).find(|id| !self.queues.contains_key(&(call.pid, *id))).expect("a free number");
        call.write(argument + CREATED_ID_AT, &u32::to_ne_bytes(id))?;
        self.queues.insert((call.pid, id), queue);
        Some(Answer::Returned(0))
    }

    fn update(&mut self, pid: u32, update: &[u8; 24]) -> Result<(), i32> {
        let (id, percentage, priority) = (word(update, 8), word(update, 16), word(update, 20));
        self.told.push((pid, percentage, priority));
        let Some(queue) = self.queues.get(&(pid, id)).copied() else {
            self.is_wrong(format!("process {pid}: a change of queue {id}, which it does not have"));
            return Err(libc::EFAULT);
        };
        let changed = Queue { ring: (long(update, 0), word(update, 12)), percentage, priority, ..queue };
        checked(&changed)?;
        if queue.queue_type != COMPUTE_AQL || changed.ring != queue.ring {
            self.is_wrong(format!("process {pid}: {queue:?} is made {changed:?}"));
        }
        self.queues.insert((pid, id), changed);
        self.refuse.map_or(Ok(()), Err)
    }

    /// Another device, to which these numbers mean something else. The program may call it; nobody else has any
    /// business there.
    fn request_elsewhere(&mut self, call: &Call, descriptor: i32) -> Answer {
        let number = call.arguments[1] & 0xFF;
        if !matches!(number, GET_VERSION | CREATE_QUEUE) {
            self.is_wrong(format!("process {}: request {number:#x} on {descriptor}", call.pid));
        }
        Answer::Returned(0)
    }

    fn is_wrong(&mut self, what: String) {
        self.wrong.push(what);
    }
}
