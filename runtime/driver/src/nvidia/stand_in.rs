//! A stand-in for NVIDIA's kernel driver, for tests on machines without a GPU.
//!
//! It keeps the slices of the channel groups that a made-up program allocates, answers the documented calls, refuses
//! them where a test says so, and remembers what was called. The made-up program's own calls go through a tap as a
//! real program's go through [`super::tap::observe`].

use core::ffi::{c_int, c_ulong, c_void};
use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use super::group::{PARAMS_BYTES, Transport};
use super::rm;
use super::tap::Tap;

/// The slice of a group that nobody has changed, in µs: what driver 580 reports for a compute group.
pub const SLICE_US: u64 = 2048;
/// The descriptor on which the made-up program has opened the control device.
pub const FD: c_int = 7;
/// The made-up program's client handle.
pub const CLIENT: u32 = 0xC1D0_0001;

/// A call that was made to the driver about a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// `NVA06C_CTRL_CMD_GET_TIMESLICE`.
    Get,
    /// `NVA06C_CTRL_CMD_SET_TIMESLICE`, in µs.
    Set(u64),
    /// `NVA06C_CTRL_CMD_PREEMPT`.
    Preempt,
}

/// How calls are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuse {
    /// The system call fails: what a sandbox does.
    Errno(i32),
    /// The driver answers with this status.
    Status(u32),
}

#[derive(Debug, Default)]
struct State {
    files: HashMap<c_int, u64>,
    /// By client and handle.
    groups: HashMap<(u32, u32), u64>,
    calls: Vec<(u32, Call)>,
    refuse: Option<Refuse>,
    refuse_sets: Option<Refuse>,
}

/// The driver, and the tap that sees the made-up program's calls. Lives for good, as what a tap knows does.
#[derive(Debug)]
pub struct Driver {
    /// What sees the program's calls.
    pub tap: Tap,
    state: Mutex<State>,
}

impl Driver {
    /// A driver on which a program has opened the control device as [`FD`].
    #[must_use]
    pub fn new() -> &'static Self {
        let driver = Self { tap: Tap::new(), state: Mutex::default() };
        let (major, minor) = rm::CONTROL_DEVICE;
        driver.open(FD, libc::makedev(major, minor));
        Box::leak(Box::new(driver))
    }

    fn state<R>(&self, with: impl FnOnce(&mut State) -> R) -> R {
        with(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A descriptor is this device from now on.
    pub fn open(&self, fd: c_int, file: u64) {
        self.state(|state| state.files.insert(fd, file));
    }

    /// A descriptor is closed.
    pub fn close(&self, fd: c_int) {
        self.state(|state| state.files.remove(&fd));
    }

    /// Refuses every call from now on, or none.
    pub fn refuse(&self, refuse: Option<Refuse>) {
        self.state(|state| state.refuse = refuse);
    }

    /// Refuses to change a slice from now on, or not.
    pub fn refuse_sets(&self, refuse: Option<Refuse>) {
        self.state(|state| state.refuse_sets = refuse);
    }

    /// The calls made about a group so far, which are forgotten.
    pub fn take_calls(&self, handle: u32) -> Vec<Call> {
        self.state(|state| {
            let of_group =
                state.calls.iter().filter(|(of, _)| *of == handle).map(|(_, call)| *call).collect();
            state.calls.retain(|(of, _)| *of != handle);
            of_group
        })
    }

    /// The slice of a group in µs, if there is such a group.
    pub fn slice_us(&self, handle: u32) -> Option<u64> {
        self.state(|state| state.groups.get(&(CLIENT, handle)).copied())
    }

    /// The tap sees an `ioctl` of the program.
    pub fn program_calls<T>(&self, fd: c_int, number: u32, argument: &mut T, returned: c_int) {
        self.program_requests(fd, rm::request(number, size_of::<T>()), argument, returned);
    }

    fn program_requests<T>(&self, fd: c_int, request: c_ulong, argument: &mut T, returned: c_int) {
        let argument: *mut c_void = core::ptr::from_mut(argument).cast();
        // SAFETY: the argument is as long as the request says, and what it points to lives in the caller.
        unsafe { self.tap.observe(&self, fd, request, argument, returned) };
    }

    /// The program makes a device object.
    pub fn program_makes_device(&self, handle: u32, number: u32) {
        let mut params = rm::DeviceParams { device_id: number };
        let mut alloc = rm::Nvos64 {
            root: CLIENT,
            object_parent: CLIENT,
            object_new: handle,
            class: rm::DEVICE,
            alloc_params: core::ptr::from_mut(&mut params) as u64,
            ..Default::default()
        };
        self.program_calls(FD, rm::RM_ALLOC, &mut alloc, 0);
    }

    /// The program makes a channel group.
    pub fn program_makes_group(&self, device: u32, handle: u32, engine_type: u32) {
        self.state(|state| state.groups.insert((CLIENT, handle), SLICE_US));
        let mut params = rm::GroupParams { engine_type, va_space: VA_SPACE, ..Default::default() };
        let mut alloc = rm::Nvos21 {
            root: CLIENT,
            object_parent: device,
            object_new: handle,
            class: rm::CHANNEL_GROUP,
            alloc_params: core::ptr::from_mut(&mut params) as u64,
            ..Default::default()
        };
        self.program_calls(FD, rm::RM_ALLOC, &mut alloc, 0);
    }

    /// The driver library sets the slice of a group.
    pub fn program_sets_slice(&self, handle: u32, slice_us: u64) {
        self.state(|state| state.groups.insert((CLIENT, handle), slice_us));
        let mut params = rm::TimesliceParams { timeslice_us: slice_us };
        let mut control = rm::Nvos54 {
            client: CLIENT,
            object: handle,
            command: rm::SET_TIMESLICE,
            params: core::ptr::from_mut(&mut params) as u64,
            params_bytes: size_of::<rm::TimesliceParams>() as u32,
            ..Default::default()
        };
        self.program_calls(FD, rm::RM_CONTROL, &mut control, 0);
    }

    /// The driver library frees an object. `groups` are those that go with it.
    pub fn program_frees(&self, handle: u32, groups: &[u32]) {
        self.driver_frees(groups);
        let mut free = rm::Nvos00 { root: CLIENT, object_parent: 0, object_old: handle, status: 0 };
        self.program_calls(FD, rm::RM_FREE, &mut free, 0);
    }

    /// Groups are gone in the driver, and the program's call that did it has not returned yet.
    pub fn driver_frees(&self, groups: &[u32]) {
        self.state(|state| state.groups.retain(|(_, handle), _| !groups.contains(handle)));
    }
}

/// The address space of the made-up program's groups.
pub const VA_SPACE: u32 = 0x5C00_0005;

impl Transport for &Driver {
    fn device_number(&self, fd: c_int) -> io::Result<u64> {
        let file = self.state(|state| state.files.get(&fd).copied());
        file.ok_or_else(|| io::Error::from_raw_os_error(libc::EBADF))
    }

    fn control(
        &self,
        fd: c_int,
        control: &mut rm::Nvos54,
        params: &mut [u8; PARAMS_BYTES],
    ) -> io::Result<()> {
        self.state(|state| {
            let call = match control.command {
                rm::GET_TIMESLICE => Call::Get,
                rm::SET_TIMESLICE => Call::Set(u64::from_ne_bytes(*params)),
                rm::PREEMPT => Call::Preempt,
                other => panic!("nobody may call {other:#x}"),
            };
            assert!(state.files.contains_key(&fd), "a call on a closed descriptor");
            state.calls.push((control.object, call));
            let refuse = state.refuse.or(state.refuse_sets.filter(|_| matches!(call, Call::Set(_))));
            if let Some(Refuse::Errno(errno)) = refuse {
                return Err(io::Error::from_raw_os_error(errno));
            }
            control.status = match refuse {
                Some(Refuse::Status(status)) => status,
                _ => state.answer(control, call, params),
            };
            Ok(())
        })
    }
}

impl State {
    fn answer(&mut self, control: &rm::Nvos54, call: Call, params: &mut [u8; PARAMS_BYTES]) -> u32 {
        let Some(slice_us) = self.groups.get_mut(&(control.client, control.object)) else {
            return rm::STATUS_OBJECT_NOT_FOUND;
        };
        match call {
            Call::Get => *params = slice_us.to_ne_bytes(),
            // `NVA06C_CTRL_CMD_SET_TIMESLICE` documents NV_ERR_INVALID_ARGUMENT; zero is no slice.
            Call::Set(0) => return STATUS_INVALID_ARGUMENT,
            Call::Set(new_us) => *slice_us = new_us,
            Call::Preempt => {}
        }
        rm::STATUS_OK
    }
}

/// `NV_ERR_INVALID_ARGUMENT` (`nvstatuscodes.h`).
const STATUS_INVALID_ARGUMENT: u32 = 0x1F;
