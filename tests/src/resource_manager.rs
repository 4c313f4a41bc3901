//! A stand-in for NVIDIA's resource manager, behind the real system calls of real processes.
//!
//! A program under test opens the control device as descriptor [`CONTROL`] (in truth `/dev/null`) and makes the calls
//! that NVIDIA's driver library makes. The stand-in gives the descriptor its device number, keeps the time slices of the
//! channel groups, refuses where a test says so, and remembers who called what. On any other file it accepts such requests,
//! as a device that has nothing to do with NVIDIA may.
//!
//! Names and numbers are those of open-gpu-kernel-modules 580: `nvos.h`, `ctrla06c.h`, `cla06c.h`, `nv_escape.h`.

use std::collections::HashMap;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::intercept::{Answer, Call, Taken, describe, intercept};

/// The descriptor of the control device in programs under test.
pub const CONTROL: i32 = 900;
/// What a group's slice is until somebody changes it, in µs.
pub const SLICE_US: u64 = 2048;

/// `NV_IOCTL_MAGIC`.
const REQUEST_TYPE: u8 = b'F';
/// `NV_ESC_RM_FREE`.
const RM_FREE: u64 = 0x29;
/// `NV_ESC_RM_CONTROL`.
const RM_CONTROL: u64 = 0x2A;
/// `NV_ESC_RM_ALLOC`.
const RM_ALLOC: u64 = 0x2B;
/// `KEPLER_CHANNEL_GROUP_A`.
const CHANNEL_GROUP: u32 = 0xA06C;
/// `NV2080_ENGINE_TYPE_GRAPHICS`: the engine of the groups that the tests are about.
const ENGINE_COMPUTE: u32 = 1;
/// `NVA06C_CTRL_CMD_SET_TIMESLICE`, `…_GET_TIMESLICE`, `…_PREEMPT`.
const COMMANDS: [u32; 3] = [0xA06C_0103, 0xA06C_0104, 0xA06C_0105];
/// `NV_ERR_OBJECT_NOT_FOUND` (`nvstatuscodes.h`).
const OBJECT_NOT_FOUND: u32 = 0x57;
/// Where `NVOS54_PARAMETERS` has its status.
const CONTROL_STATUS_AT: u64 = 28;
/// The device number of `/dev/nvidiactl` (`nv.h`).
const CONTROL_DEVICE: u64 = libc::makedev(195, 255);
/// What stands for it.
const CONTROL_FILE: &str = "/dev/null";

/// A call about a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The slice was asked for.
    Get,
    /// The slice was set, in µs.
    Set(u64),
    /// The group was switched out.
    Preempt,
}

/// How calls about groups are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuse {
    /// By the kernel, with this error number.
    Errno(i32),
    /// By the driver, with this status.
    Status(u32),
}

#[derive(Debug, Default)]
struct State {
    /// The slices of compute groups, by process, client and handle.
    groups: HashMap<(u32, u32, u32), u64>,
    /// How many groups each process had asked about when this one was freed.
    freed: HashMap<(u32, u32, u32), usize>,
    /// Calls about groups, by process.
    told: Vec<(u32, Told)>,
    refuse: Option<Refuse>,
    /// What nobody may do.
    wrong: Vec<String>,
}

/// The stand-in. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct ResourceManager(Arc<(Mutex<State>, Condvar)>);

impl ResourceManager {
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
        let taken = Taken { request_type: REQUEST_TYPE, descriptor: CONTROL, paths: false };
        let manager = self.clone();
        intercept(command, taken, move |call| manager.answer(call));
    }

    /// Refuses all calls about groups from now on, or none.
    pub fn refuse(&self, refuse: Option<Refuse>) {
        self.state().refuse = refuse;
    }

    /// What a process has told about its groups so far.
    #[must_use]
    pub fn told_by(&self, pid: u32) -> Vec<Told> {
        self.state().told.iter().filter(|(by, _)| *by == pid).map(|(_, told)| *told).collect()
    }

    /// The slice of the one group of a process, in µs.
    #[must_use]
    pub fn slice_us(&self, pid: u32) -> Option<u64> {
        self.state().slice_us(pid)
    }

    /// Whether the slice of a process's one group is, or within `limit` becomes, so many µs.
    #[must_use]
    pub fn slice_becomes(&self, pid: u32, slice_us: u64, limit: Duration) -> bool {
        self.becomes(limit, |state| state.slice_us(pid) == Some(slice_us))
    }

    /// Whether a process has, or within `limit` has, asked for the slice of a group so many times: as it does once for each
    /// group that it takes.
    #[must_use]
    pub fn takes(&self, pid: u32, times: usize, limit: Duration) -> bool {
        self.becomes(limit, |state| state.taken_by(pid) >= times)
    }

    /// What nobody may do, and somebody did: calls of a process about another's groups, and on files that are not the
    /// driver's.
    #[must_use]
    pub fn wrong(&self) -> Vec<String> {
        self.state().wrong.clone()
    }

    fn becomes(&self, limit: Duration, holds: impl Fn(&State) -> bool) -> bool {
        let deadline = Instant::now() + limit;
        let mut state = self.state();
        while !holds(&state) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            let waited = self.0.1.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, call: &Call) -> Answer {
        let descriptor = call.arguments[0] as i32;
        let file = call.file_at(descriptor);
        let is_control = descriptor == CONTROL && file.is_some_and(|file| file == *CONTROL_FILE);
        let answer = match (call.number, is_control) {
            // Its files go first when a process is killed.
            _ if !call.waits() => None,
            (libc::SYS_ioctl, true) => self.state().request(call),
            (libc::SYS_ioctl, false) => Some(self.state().request_elsewhere(call, descriptor)),
            (_, true) => describe(call, CONTROL_FILE, CONTROL_DEVICE),
            (_, false) => Some(Answer::Kernels),
        };
        self.0.1.notify_all();
        answer.unwrap_or(Answer::Failed(libc::EFAULT))
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from_ne_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

impl State {
    fn slice_us(&self, pid: u32) -> Option<u64> {
        let mut slices = self.groups.iter().filter(|((of, ..), _)| *of == pid).map(|(_, slice_us)| *slice_us);
        slices.next()
    }

    fn request(&mut self, call: &Call) -> Option<Answer> {
        let argument = call.arguments[2];
        match call.arguments[1] & 0xFF {
            RM_ALLOC => {
                // `NVOS64_PARAMETERS`: root, parent, new object, class, parameters.
                let alloc = call.read::<48>(argument)?;
                // `NV_CHANNEL_GROUP_ALLOCATION_PARAMETERS`: two objects, address space, engine.
                let is_group = word(&alloc, 12) == CHANNEL_GROUP;
                if is_group && word(&call.read::<16>(long(&alloc, 16))?, 12) == ENGINE_COMPUTE {
                    self.groups.insert((call.pid, word(&alloc, 0), word(&alloc, 8)), SLICE_US);
                }
                Some(Answer::Returned(0))
            }
            RM_FREE => {
                // `NVOS00_PARAMETERS`: root, parent, object.
                let free = call.read::<16>(argument)?;
                let group = (call.pid, word(&free, 0), word(&free, 8));
                if self.groups.remove(&group).is_some() {
                    self.freed.insert(group, self.taken_by(call.pid));
                }
                Some(Answer::Returned(0))
            }
            RM_CONTROL => self.control(call, argument),
            other => Some(self.is_wrong(format!("process {}: request {other:#x}", call.pid))),
        }
    }

    /// `NVOS54_PARAMETERS`: client, object, command, flags, parameters, their size, status.
    fn control(&mut self, call: &Call, argument: u64) -> Option<Answer> {
        let control = call.read::<32>(argument)?;
        let (command, params) = (word(&control, 8), long(&control, 16));
        let told = match COMMANDS.iter().position(|known| *known == command) {
            Some(0) => Told::Set(u64::from_ne_bytes(call.read(params)?)),
            Some(1) => Told::Get,
            Some(_) => Told::Preempt,
            None => return Some(self.is_wrong(format!("process {}: command {command:#x}", call.pid))),
        };
        self.told.push((call.pid, told));
        match self.refuse {
            Some(Refuse::Errno(errno)) => return Some(Answer::Failed(errno)),
            Some(Refuse::Status(status)) => {
                call.write(argument + CONTROL_STATUS_AT, &status.to_ne_bytes())?;
                return Some(Answer::Returned(0));
            }
            None => {}
        }
        let (client, object) = (word(&control, 0), word(&control, 4));
        let Some(slice_us) = self.groups.get_mut(&(call.pid, client, object)) else {
            call.write(argument + CONTROL_STATUS_AT, &OBJECT_NOT_FOUND.to_ne_bytes())?;
            let is_anothers = self.groups.keys().any(|key| (key.1, key.2) == (client, object));
            let before = self.freed.get(&(call.pid, client, object));
            let whose = match before {
                _ if is_anothers => "another process's",
                Some(taken) if self.taken_by(call.pid) > *taken => "a long gone",
                _ => "no",
            };
            return Some(self.is_wrong(format!("process {}: {told:?} about {whose} group", call.pid)));
        };
        match told {
            Told::Set(new_us) => *slice_us = new_us,
            Told::Get => call.write(params, &slice_us.to_ne_bytes())?,
            Told::Preempt => {}
        }
        Some(Answer::Returned(0))
    }

    /// Another device, to which these numbers mean something else. The program may call it; nobody else has any
    /// business there.
    fn request_elsewhere(&mut self, call: &Call, descriptor: i32) -> Answer {
        if call.arguments[1] & 0xFF == RM_ALLOC {
            return Answer::Returned(0);
        }
        self.is_wrong(format!("process {}: request {:#x} on {descriptor}", call.pid, call.arguments[1]))
    }

    /// How many groups a process has taken: it asks each for its slice, once.
    fn taken_by(&self, pid: u32) -> usize {
        self.told.iter().filter(|told| **told == (pid, Told::Get)).count()
    }

    fn is_wrong(&mut self, what: String) -> Answer {
        self.wrong.push(what);
        Answer::Returned(0)
    }
}
