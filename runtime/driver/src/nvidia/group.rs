//! One channel group of this process: its time slice, and switching it out.
//!
//! Every call goes to the kernel on the program's own descriptor, by the raw system call and not through the
//! program's `ioctl`, and only after the descriptor was seen to be the same device as when the group was made. A call
//! takes 0.2 to 0.4 ms and serialises on the driver's lock: never make one on a launching thread.

use core::ffi::{c_int, c_ulong};
use std::io;

use super::rm;
use super::tap::Known;
use crate::request;

/// Why a call about a group was not made, or not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The program has freed the group, or this is a forked child of the process that made it.
    #[error("the channel group is gone")]
    Gone,
    /// The descriptor is closed, or is another file by now.
    #[error("the descriptor of the channel group is another file by now")]
    OtherFile,
    /// The system call failed with this `errno`.
    #[error("the kernel refused the call (errno {0})")]
    Errno(i32),
    /// The kernel driver answered with this status (`nvstatuscodes.h`).
    #[error("the driver refused the call (status {0:#x})")]
    Status(u32),
    /// A time slice that makes no sense.
    #[error("the driver reports a time slice of {0} us")]
    Implausible(u64),
}

impl Refusal {
    /// Whether it says that the group no longer exists: nothing is wrong with the call as such.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(
            self,
            Self::Gone
                | Self::OtherFile
                | Self::Status(
                    rm::STATUS_INVALID_CLIENT
                        | rm::STATUS_INVALID_OBJECT_HANDLE
                        | rm::STATUS_OBJECT_NOT_FOUND
                )
        )
    }
}

/// How calls reach the kernel driver. [`Kernel`] is the real one; tests have others.
pub trait Transport {
    /// The device number of an open descriptor, if that is a character device.
    ///
    /// # Errors
    /// The descriptor is closed or another kind of file.
    fn device_number(&self, fd: c_int) -> io::Result<u64>;

    /// Makes one [`rm::RM_CONTROL`] call with these parameters, which the driver may write to. The answer's status is
    /// in `control`.
    ///
    /// # Errors
    /// The system call failed.
    fn control(&self, fd: c_int, control: &mut rm::Nvos54, params: &mut [u8; PARAMS_BYTES])
    -> io::Result<()>;
}

/// The size of the parameters of every command that is used here.
pub const PARAMS_BYTES: usize = 8;

/// The kernel itself, by raw system calls.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kernel;

impl Transport for Kernel {
    fn device_number(&self, fd: c_int) -> io::Result<u64> {
        request::device_number(fd)
    }

    fn control(
        &self,
        fd: c_int,
        control: &mut rm::Nvos54,
        params: &mut [u8; PARAMS_BYTES],
    ) -> io::Result<()> {
        const REQUEST: c_ulong = rm::request(rm::RM_CONTROL, size_of::<rm::Nvos54>());
        control.params = params.as_mut_ptr() as u64;
        control.params_bytes = params.len() as u32;
        // SAFETY: the argument is the struct of this request, and its parameters are as long as it says; both outlive
        // the call. Any other device refuses a request of this type, and the caller has checked that it is none.
        let returned = unsafe { libc::syscall(libc::SYS_ioctl, fd, REQUEST, core::ptr::from_mut(control)) };
        if returned == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }
}

/// A channel group of this process, to be told something.
#[derive(Clone, Copy, Debug)]
pub struct Group<T = Kernel> {
    known: Known,
    transport: T,
}

/// Slices beyond this are taken for nonsense: the driver's own are 1 to 2 ms.
const SLICE_US_MAX: u64 = 60_000_000;

impl<T: Transport> Group<T> {
    /// The group that the tap has learnt.
    pub fn new(known: Known, transport: T) -> Self {
        Self { known, transport }
    }

    /// What the tap knows of it.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// How long the group runs before another's turn, in µs.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn slice_us(&self) -> Result<u64, Refusal> {
        let slice_us = u64::from_ne_bytes(self.call(rm::GET_TIMESLICE, [0; PARAMS_BYTES])?);
        if (1..=SLICE_US_MAX).contains(&slice_us) {
            Ok(slice_us)
        } else {
            Err(Refusal::Implausible(slice_us))
        }
    }

    /// Sets how long the group runs before another's turn.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn set_slice_us(&self, slice_us: u64) -> Result<(), Refusal> {
        let params = rm::TimesliceParams { timeslice_us: slice_us };
        self.call(rm::SET_TIMESLICE, params.timeslice_us.to_ne_bytes()).map(|_| ())
    }

    /// Switches the group out now, if it runs. It goes on at its next turn, where it stopped. Does not wait.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn preempt(&self) -> Result<(), Refusal> {
        // All zero: `wait` and `manual_timeout` false, see [`rm::PreemptParams`].
        self.call(rm::PREEMPT, [0; PARAMS_BYTES]).map(|_| ())
    }

    fn call(&self, command: u32, mut params: [u8; PARAMS_BYTES]) -> Result<[u8; PARAMS_BYTES], Refusal> {
        if !self.known.is_live() {
            return Err(Refusal::Gone);
        }
        if self.transport.device_number(self.known.fd).ok() != Some(self.known.file) {
            return Err(Refusal::OtherFile);
        }
        let (client, object) = (self.known.client, self.known.handle);
        let mut control = rm::Nvos54 { client, object, command, ..Default::default() };
        let called = self.transport.control(self.known.fd, &mut control, &mut params);
        match called {
            Err(error) => Err(Refusal::Errno(error.raw_os_error().unwrap_or_default())),
            Ok(()) if control.status != rm::STATUS_OK => Err(Refusal::Status(control.status)),
            Ok(()) => Ok(params),
        }
    }
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
