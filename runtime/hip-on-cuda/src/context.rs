//! The process's driver, and the device of each thread.
//!
//! HIP has a current device, CUDA a current context. A device's context here is its primary one, retained at first use
//! and never released: as in CUDA's own runtime, whose programs can then be mixed with HIP's. A thread's context is
//! set at its first call on a device and left alone after.

use std::cell::Cell;
use std::ffi::c_int;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use parking_lot::Mutex;

use crate::cuda::{self, Absent, Cuda, Device, Handle, check};
use crate::error::{Code, Outcome};
use crate::report;

/// More devices than a machine has.
pub const DEVICES_MAX: usize = 64;
/// No device is bound in this thread.
const NONE: c_int = -1;

static DRIVER: OnceLock<Outcome<Cuda>> = OnceLock::new();
static FORKED: AtomicBool = AtomicBool::new(false);
/// Primary contexts; zero where a device has not been used.
static CONTEXTS: [AtomicUsize; DEVICES_MAX] = [const { AtomicUsize::new(0) }; DEVICES_MAX];
static RETAINING: Mutex<()> = Mutex::new(());

// No destructor: HIP is called after a thread's destructors have run.
thread_local! {
    /// The device that the program chose.
    static DEVICE: Cell<c_int> = const { Cell::new(0) };
    /// The device whose context is current.
    static BOUND: Cell<c_int> = const { Cell::new(NONE) };
}

/// The driver, initialised.
#[inline]
pub fn driver() -> Outcome<&'static Cuda> {
    match DRIVER.get_or_init(start) {
        Ok(cuda) => Ok(cuda),
        Err(code) => Err(*code),
    }
}

/// The driver, with the thread's device current in it.
#[inline]
pub fn ready() -> Outcome<&'static Cuda> {
    let device = DEVICE.get();
    if BOUND.get() != device {
        bind(device)?;
    }
    driver()
}

#[cold]
fn bind(device: c_int) -> Outcome {
    let context = primary(device)?;
    cuda::cuda_anywhere!(context_set(context))?;
    BOUND.set(device);
    Ok(())
}

/// The primary context of a device.
pub fn primary(device: c_int) -> Outcome<Handle> {
    let place =
        usize::try_from(device).ok().and_then(|device| CONTEXTS.get(device)).ok_or(Code::INVALID_DEVICE)?;
    let known = place.load(Ordering::Acquire);
    if known != 0 {
        return Ok(known as Handle);
    }
    let handle = handle_of(device)?;
    let _one_at_a_time = RETAINING.lock();
    if place.load(Ordering::Acquire) == 0 {
        let mut context = std::ptr::null_mut();
        cuda::cuda_anywhere!(primary_retain(&raw mut context, handle))?;
        place.store(context as usize, Ordering::Release);
    }
    Ok(place.load(Ordering::Acquire) as Handle)
}

/// The device that a context belongs to.
pub fn device_of(context: Handle) -> Option<c_int> {
    let found = CONTEXTS.iter().position(|place| place.load(Ordering::Acquire) == context as usize);
    found.filter(|_| !context.is_null()).and_then(|device| c_int::try_from(device).ok())
}

/// CUDA's handle of a device by its number; the two are the same today, which no header promises.
pub fn handle_of(device: c_int) -> Outcome<Device> {
    let mut handle = 0;
    cuda::cuda_anywhere!(device_get(&raw mut handle, device))?;
    Ok(handle)
}

/// How many devices there are.
pub fn count() -> Outcome<c_int> {
    let mut count = 0;
    cuda::cuda_anywhere!(device_count(&raw mut count))?;
    Ok(count)
}

/// The thread's device.
pub fn current() -> c_int {
    DEVICE.get()
}

/// Makes a device the thread's; its context is made at the first call that needs it.
pub fn set_current(device: c_int) -> Outcome {
    handle_of(device)?;
    DEVICE.set(device);
    Ok(())
}

/// Whether this process is a forked child of one that had started the driver, which then works in the parent only.
#[inline]
pub fn forked() -> bool {
    FORKED.load(Ordering::Relaxed)
}

fn start() -> Outcome<Cuda> {
    let cuda = open().map_err(|Absent(reason)| {
        report::once("open", &format!("no CUDA driver, so no device: {reason}"));
        Code::NO_DEVICE
    })?;
    // SAFETY: takes flags, which have to be zero.
    check(unsafe { (cuda.init)(0) })?;
    // SAFETY: the handler lives as long as the process: the library is linked never to be unloaded.
    unsafe { libc::pthread_atfork(None, None, Some(forget_after_fork)) };
    Ok(cuda)
}

extern "C" fn forget_after_fork() {
    FORKED.store(true, Ordering::Relaxed);
}

#[cfg(not(test))]
use cuda::load as open;

#[cfg(test)]
use crate::cuda::fake::open;
