//! A stand-in for AMD's compute driver, for tests on machines without a GPU.
//!
//! It keeps the queues that a made-up program creates and the rules of `kfd_chardev.c` and
//! `kfd_process_queue_manager.c` (Linux 6.17), refuses calls where a test says so, and remembers what it was told. The
//! made-up program's own calls go through a tap as a real program's go through [`super::tap::begin`].

use core::ffi::{c_int, c_ulong, c_void};
use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use super::kfd::{self, CreateQueue, DestroyQueue, UpdateQueue};
use super::queue::Transport;
use super::tap::Tap;

/// The descriptor on which the made-up program has opened the device.
pub const FD: c_int = 7;
/// The device's number, of a major number that the kernel chose.
pub const DEVICE: u64 = libc::makedev(236, 0);
/// The GPU of queues that are made without saying which.
pub const GPU: u32 = 51_110;

#[derive(Debug, Default)]
struct State {
    files: HashMap<c_int, u64>,
    queues: HashMap<u32, UpdateQueue>,
    told: Vec<UpdateQueue>,
    refuse: Option<i32>,
}

/// The driver, and the tap that sees the made-up program's calls. Lives for good, as what a tap knows does.
#[derive(Debug)]
pub struct Driver {
    /// What sees the program's calls.
    pub tap: Tap,
    state: Mutex<State>,
}

fn result(answer: Result<(), i32>) -> io::Result<()> {
    answer.map_err(io::Error::from_raw_os_error)
}

impl Driver {
    /// A driver whose device a program has opened as [`FD`].
    #[must_use]
    pub fn new() -> &'static Self {
        let driver = Self { tap: Tap::new(), state: Mutex::default() };
        driver.open(FD, DEVICE);
        Box::leak(Box::new(driver))
    }

    fn state<R>(&self, with: impl FnOnce(&mut State) -> R) -> R {
        with(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A descriptor is this device from now on.
    pub fn open(&self, fd: c_int, file: u64) {
        self.state(|state| state.files.insert(fd, file));
    }

    /// Refuses every change of a queue from now on with this `errno`, or none. The percentage is noted all the same, as
    /// the driver does where the hardware fails it.
    pub fn refuse(&self, errno: Option<i32>) {
        self.state(|state| state.refuse = errno);
    }

    /// The queue with this number, as the driver has it.
    pub fn queue(&self, id: u32) -> Option<UpdateQueue> {
        self.state(|state| state.queues.get(&id).copied())
    }

    /// What we, and not the program, have told the driver so far, which is forgotten.
    pub fn take_told(&self) -> Vec<UpdateQueue> {
        self.state(|state| std::mem::take(&mut state.told))
    }

    /// The program makes a call: it goes to the driver, if `answer` has one, and past the tap.
    ///
    /// # Safety
    /// The argument is as long as the request says.
    pub unsafe fn program_calls<T>(
        &self,
        fd: c_int,
        request: c_ulong,
        argument: &mut T,
        answer: impl FnOnce(&mut T) -> Result<(), i32>,
    ) -> io::Result<()> {
        let address: *mut c_void = core::ptr::from_mut(argument).cast();
        // SAFETY: the caller's promise.
        let passing = unsafe { self.tap.begin(&self, fd, request, address) };
        let answered = answer(argument);
        let returned = if answered.is_ok() { 0 } else { -1 };
        // SAFETY: the call that has just been answered.
        unsafe { passing.end(&self, fd, address, returned) };
        result(answered)
    }

    /// The program creates a queue, whose ring lies at a thousand times its number.
    pub fn program_creates(&self, id: u32, queue_type: u32, gpu_id: u32) -> UpdateQueue {
        let own = UpdateQueue {
            ring_base_address: u64::from(id) * 1000,
            queue_id: id,
            ring_size: 0x1_0000,
            queue_percentage: kfd::PERCENTAGE_MAX,
            queue_priority: 7,
        };
        self.program_creates_as(own, queue_type, gpu_id);
        own
    }

    /// The program creates a queue like this.
    pub fn program_creates_as(&self, own: UpdateQueue, queue_type: u32, gpu_id: u32) {
        /// All of `struct kfd_ioctl_create_queue_args`, as of 1.14.
        #[repr(C)]
        struct Whole {
            begin: CreateQueue,
            rest: [u64; 4],
        }
        let begin = CreateQueue {
            ring_base_address: own.ring_base_address,
            ring_size: own.ring_size,
            gpu_id,
            queue_type,
            queue_percentage: own.queue_percentage,
            queue_priority: own.queue_priority,
            ..Default::default()
        };
        let request = kfd::read_write(kfd::CREATE_QUEUE, size_of::<Whole>());
        let mut whole = Whole { begin, rest: [0; 4] };
        let answer = |whole: &mut Whole| {
            whole.begin.queue_id = own.queue_id;
            self.state(|state| state.queues.insert(own.queue_id, own));
            Ok(())
        };
        // SAFETY: the struct of the request.
        unsafe { self.program_calls(FD, request, &mut whole, answer) }.expect("queues can always be made");
    }

    /// The program changes a queue.
    pub fn program_updates(&self, mut update: UpdateQueue) -> io::Result<()> {
        let answer = |update: &mut UpdateQueue| self.state(|state| state.update(update));
        // SAFETY: the struct of the request.
        unsafe { self.program_calls(FD, kfd::UPDATE_REQUEST, &mut update, answer) }
    }

    /// The program destroys a queue; `meanwhile` happens before its call has returned, and after the queue is gone.
    pub fn program_destroys(&self, id: u32, meanwhile: impl FnOnce()) -> io::Result<()> {
        let request = kfd::read_write(kfd::DESTROY_QUEUE, size_of::<DestroyQueue>());
        let answer = |destroy: &mut DestroyQueue| {
            let gone = self.state(|state| state.queues.remove(&destroy.queue_id));
            meanwhile();
            // `pqm_destroy_queue`.
            gone.map(|_| ()).ok_or(libc::EINVAL)
        };
        // SAFETY: the struct of the request.
        unsafe { self.program_calls(FD, request, &mut DestroyQueue { queue_id: id, pad: 0 }, answer) }
    }

    /// The program asks for the resource that cooperative kernels need.
    pub fn program_cooperates(&self, id: u32) {
        let request = kfd::read_write(kfd::ALLOC_QUEUE_GWS, size_of::<kfd::AllocQueueGws>());
        let mut argument = kfd::AllocQueueGws { queue_id: id, num_gws: 64, ..Default::default() };
        // SAFETY: the struct of the request.
        unsafe { self.program_calls(FD, request, &mut argument, |_| Ok(())) }.expect("it is granted");
    }
}

impl Transport for &Driver {
    fn device_number(&self, fd: c_int) -> io::Result<u64> {
        let file = self.state(|state| state.files.get(&fd).copied());
        file.ok_or_else(|| io::Error::from_raw_os_error(libc::EBADF))
    }

    fn kfd_device(&self) -> io::Result<u64> {
        Ok(DEVICE)
    }

    fn update(&self, fd: c_int, update: &UpdateQueue) -> io::Result<()> {
        self.state(|state| {
            assert!(state.files.contains_key(&fd), "a call on a closed descriptor");
            state.told.push(*update);
            result(state.update(update))
        })
    }
}

impl State {
    /// `kfd_ioctl_update_queue` and `pqm_update_queue_properties`.
    fn update(&mut self, update: &UpdateQueue) -> Result<(), i32> {
        let percentage = update.queue_percentage & kfd::PERCENTAGE_MASK;
        let whole = update.ring_size == 0 || update.ring_size.is_power_of_two();
        if percentage > kfd::PERCENTAGE_MAX || update.queue_priority > kfd::PRIORITY_MAX || !whole {
            return Err(libc::EINVAL);
        }
        let queue = self.queues.get_mut(&update.queue_id).ok_or(libc::EFAULT)?;
        *queue = *update;
        self.refuse.map_or(Ok(()), Err)
    }
}
