//! What stands between `<<<` and `>>>`: pushed by the caller, popped by the kernel's stub.

#![allow(non_snake_case, reason = "the names are HIP's")]

use std::cell::RefCell;

use hipreempt_api::hip::{dim3, hipStream_t};

use crate::arguments::put;
use crate::error::{Code, Outcome};

/// What stands between `<<<` and `>>>`.
#[derive(Clone, Copy)]
pub struct Configuration {
    /// Workgroups.
    pub grid: dim3,
    /// Work-items of a workgroup.
    pub block: dim3,
    /// Dynamic shared memory.
    pub shared_bytes: usize,
    /// Where the launch goes.
    pub stream: hipStream_t,
}

/// Each push is popped by the stub it belongs to before the next: more than a few are a program's error.
const NESTED_MAX: usize = 16;

/// Configurations pushed and not yet popped.
struct Pushed {
    count: usize,
    all: [Option<Configuration>; NESTED_MAX],
}

// No destructor: exit handlers and static objects launch after a thread's destructors have run.
thread_local! {
    static CONFIGURATIONS: RefCell<Pushed> = const { RefCell::new(Pushed { count: 0, all: [None; NESTED_MAX] }) };
}

impl Pushed {
    fn push(&mut self, configuration: Configuration) -> Outcome {
        *self.all.get_mut(self.count).ok_or(Code::INVALID_CONFIGURATION)? = Some(configuration);
        self.count += 1;
        Ok(())
    }

    fn pop(&mut self) -> Outcome<Configuration> {
        self.count = self.count.checked_sub(1).ok_or(Code::MISSING_CONFIGURATION)?;
        self.all[self.count].take().ok_or(Code::MISSING_CONFIGURATION)
    }
}

/// Takes the calling thread's last configuration.
///
/// # Errors
/// [`Code::MISSING_CONFIGURATION`] where none was pushed.
pub fn pop() -> Outcome<Configuration> {
    CONFIGURATIONS.with_borrow_mut(Pushed::pop)
}

/// The caller's half of `<<<…>>>`.
pub fn __hipPushCallConfiguration(
    gridDim: dim3,
    blockDim: dim3,
    sharedMem: usize,
    stream: hipStream_t,
) -> Outcome {
    let configuration = Configuration { grid: gridDim, block: blockDim, shared_bytes: sharedMem, stream };
    CONFIGURATIONS.with_borrow_mut(|all| all.push(configuration))
}

/// The kernel stub's half of `<<<…>>>`.
pub fn __hipPopCallConfiguration(
    gridDim: *mut dim3,
    blockDim: *mut dim3,
    sharedMem: *mut usize,
    stream: *mut hipStream_t,
) -> Outcome {
    let last = pop()?;
    put(gridDim, last.grid)?;
    put(blockDim, last.block)?;
    put(sharedMem, last.shared_bytes)?;
    put(stream, last.stream)
}
