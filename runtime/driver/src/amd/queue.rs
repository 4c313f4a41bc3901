//! One compute queue of this process: taking it off the card, and putting it back.
//!
//! `AMDKFD_IOC_UPDATE_QUEUE` with percentage 0 deactivates a queue, with its running waves saved; with the program's own
//! percentage it goes on where it stopped. Ring, size and priority are the program's own in both calls. Every call goes
//! to the kernel on the program's own descriptor, by the raw system call and not through the program's `ioctl`, and
//! only after the descriptor was seen to be the same device as when the queue was made. It may take milliseconds, under
//! the driver's lock: never make one on a launching thread.

use core::ffi::{c_int, c_ulong};
use std::io;
use std::time::Instant;

use super::kfd;
use super::tap::{Known, Taken, Turn};
use crate::request;

/// Why a call about a queue was not made, or not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The program has destroyed the queue, or this is a forked child of the process that made it.
    #[error("the queue is gone")]
    Gone,
    /// A call about the queue is on its way: the program's, or one of ours in another thread.
    #[error("a call about the queue is on its way")]
    Busy,
    /// The descriptor is closed, or is another file by now.
    #[error("the descriptor of the queue is another file by now")]
    OtherFile,
    /// The kernel refused the call with this `errno`: EINVAL for a size, EACCES for a queue that was reset, EFAULT for
    /// one that it does not have, ETIME where the waves could not be saved in time (`kfd_chardev.c`,
    /// `kfd_process_queue_manager.c`).
    #[error("the kernel refused the call (errno {0})")]
    Errno(i32),
}

/// How calls reach the kernel driver. [`Kernel`] is the real one; tests have others.
pub trait Transport {
    /// The device number of an open descriptor, if that is a character device.
    ///
    /// # Errors
    /// The descriptor is closed or another kind of file.
    fn device_number(&self, fd: c_int) -> io::Result<u64>;

    /// The device number of [`kfd::DEVICE`].
    ///
    /// # Errors
    /// There is no such device.
    fn kfd_device(&self) -> io::Result<u64>;

    /// Makes one [`kfd::UPDATE_QUEUE`] call.
    ///
    /// # Errors
    /// The kernel refused it.
    fn update(&self, fd: c_int, update: &kfd::UpdateQueue) -> io::Result<()>;
}

/// The kernel itself, by raw system calls.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kernel;

/// A call that was interrupted is made again this often, as ROCr's own are without end (`kmtIoctl`, `libhsakmt.c`).
const INTERRUPTED_MAX: u32 = 16;

impl Transport for Kernel {
    fn device_number(&self, fd: c_int) -> io::Result<u64> {
        request::device_number(fd)
    }

    fn kfd_device(&self) -> io::Result<u64> {
        // SAFETY: `stat` is plain data, for which zeroes are a value.
        let mut status: libc::stat = unsafe { core::mem::zeroed() };
        // SAFETY: a null-terminated name; the environment is read as the C library itself reads it, without a copy.
        let named = unsafe { libc::getenv(kfd::DEVICE_VARIABLE.as_ptr()) };
        let path = if named.is_null() { kfd::DEVICE.as_ptr() } else { named.cast_const() };
        // SAFETY: a null-terminated name, and a valid place for the result.
        if unsafe { libc::stat(path, &raw mut status) } != 0 {
            return Err(io::Error::last_os_error());
        }
        request::character_device(&status)
    }

    fn update(&self, fd: c_int, update: &kfd::UpdateQueue) -> io::Result<()> {
        const REQUEST: c_ulong = kfd::UPDATE_REQUEST;
        let mut argument = *update;
        let mut interrupted = 0;
        loop {
            // SAFETY: the argument is the struct of this request and outlives the call. Any other device refuses a
            // request of this type, and the caller has checked that it is none.
            let returned = unsafe { libc::syscall(libc::SYS_ioctl, fd, REQUEST, &raw mut argument) };
            if returned == 0 {
                return Ok(());
            }
            let error = io::Error::last_os_error();
            let again = matches!(error.raw_os_error(), Some(libc::EINTR | libc::EAGAIN));
            if !again || interrupted >= INTERRUPTED_MAX {
                return Err(error);
            }
            interrupted += 1;
        }
    }
}

/// A compute queue of this process, to be suspended and resumed.
#[derive(Clone, Copy, Debug)]
pub struct Queue<T = Kernel> {
    known: Known,
    transport: T,
}

impl<T: Transport> Queue<T> {
    /// The queue that the tap has learnt.
    pub fn new(known: Known, transport: T) -> Self {
        Self { known, transport }
    }

    /// What the tap knows of it.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Tells the driver what the queue is already, to see that such a call is accepted. Returns the ns that it took:
    /// the driver takes the queue off the card and puts it back for that, too.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn probe(&self) -> Result<u64, Refusal> {
        let turn = self.enter()?;
        self.timed(&turn.own())
    }

    /// Takes the queue off the card, with its running waves saved. `now_ns`, which is not 0, is remembered as the moment.
    /// Returns the ns that the call took; `None` where there was nothing to do: it is suspended, or the program itself
    /// has deactivated it.
    ///
    /// # Errors
    /// See [`Refusal`]. The queue was put back then, as far as the driver let us.
    pub fn suspend(&self, now_ns: u64) -> Result<Option<u64>, Refusal> {
        let turn = self.enter()?;
        let own = turn.own();
        if turn.suspended_ns() != 0 || own.queue_percentage & kfd::PERCENTAGE_MASK == 0 {
            return Ok(None);
        }
        // First, so that whoever restores knows of it, whatever becomes of this thread.
        turn.set_suspended_ns(now_ns.max(1));
        let off = kfd::UpdateQueue { queue_percentage: own.queue_percentage & !kfd::PERCENTAGE_MASK, ..own };
        match self.timed(&off) {
            Ok(took_ns) => Ok(Some(took_ns)),
            Err(refusal) => {
                // The driver has noted the percentage before it failed.
                if self.timed(&own).is_ok() {
                    turn.set_suspended_ns(0);
                }
                Err(refusal)
            }
        }
    }

    /// Puts the queue back as the program wants it. Returns the ns that the call took; `None` where it was not suspended.
    ///
    /// # Errors
    /// See [`Refusal`]. The queue still counts as suspended then, and it may be tried again.
    pub fn resume(&self) -> Result<Option<u64>, Refusal> {
        let turn = self.enter()?;
        if turn.suspended_ns() == 0 {
            return Ok(None);
        }
        let took_ns = self.timed(&turn.own())?;
        turn.set_suspended_ns(0);
        Ok(Some(took_ns))
    }

    /// The right to make a call, on a descriptor that is what it was.
    fn enter(&self) -> Result<Turn<'static>, Refusal> {
        let turn = self.known.enter().map_err(|taken| match taken {
            Taken::Busy => Refusal::Busy,
            Taken::Gone => Refusal::Gone,
        })?;
        if self.transport.device_number(self.known.fd).ok() != Some(self.known.file) {
            return Err(Refusal::OtherFile);
        }
        Ok(turn)
    }

    fn timed(&self, update: &kfd::UpdateQueue) -> Result<u64, Refusal> {
        let begun = Instant::now();
        let made = self.transport.update(self.known.fd, update);
        made.map_err(|error| Refusal::Errno(error.raw_os_error().unwrap_or_default()))?;
        Ok(u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
