//! Submits the steps of a trace to a stream.

use std::ffi::c_void;
use std::ptr;

use hipreempt_bench::workload::{SOFTWARE_ITERATIONS, Step, Trace, trace::Shape};
use hipreempt_kernels::{Kernel, ReplayProgress, ReplayState};

use crate::hip::{self, StreamHandle};

/// Bytes that a memset of the trace clears; the recordings do not say, and none took longer than a launch.
const MEMSET_BYTES: usize = 4096;

/// Where a trace's kernels go and what they leave behind.
pub struct Replay {
    steps: Vec<Step>,
    iterations: Vec<u32>,
    stream: StreamHandle,
    state: *mut ReplayState,
    progress: *mut ReplayProgress,
    scratch: *mut c_void,
}

// SAFETY: the pointers are device memory and a stream, which HIP lets any thread use; nothing here is read by the host.
unsafe impl Send for Replay {}

impl Replay {
    /// Prepares to replay `trace` on `stream`; `iterations` as in the configuration.
    pub fn new(
        trace: &Trace,
        iterations: &[u32],
        stream: StreamHandle,
        progress: Option<&'static ReplayProgress>,
    ) -> hip::Result<Self> {
        let mut per_step = iterations.to_vec();
        per_step.resize(trace.steps.len(), SOFTWARE_ITERATIONS);
        Ok(Self {
            steps: trace.steps.clone(),
            iterations: per_step,
            stream,
            state: hip::device_memory(stream)?,
            progress: progress.map_or(ptr::null_mut(), |progress| ptr::from_ref(progress).cast_mut()),
            scratch: hip::device_memory::<[u8; MEMSET_BYTES]>(stream)?.cast(),
        })
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// The step at `index`.
    pub fn step(&self, index: usize) -> &Step {
        &self.steps[index]
    }

    /// Kernels of one iteration.
    pub fn kernels(&self) -> u64 {
        self.steps.iter().filter(|step| step.shape.is_some()).count() as u64
    }

    /// Submits one step.
    pub fn submit(&self, index: usize) -> hip::Result<()> {
        let step = &self.steps[index];
        match step.shape {
            Some(shape) => self.kernel(shape, step.solo_ns, self.iterations[index]),
            // SAFETY: `scratch` was allocated with this size.
            None => unsafe { hip::zero(self.scratch, MEMSET_BYTES, self.stream) },
        }
    }

    /// Launches one kernel of a shape.
    pub fn kernel(&self, shape: Shape, solo_ns: u64, iterations: u32) -> hip::Result<()> {
        let (state, progress) = (self.state, self.progress);
        let mut args = [argument(&state), argument(&progress), argument(&solo_ns), argument(&iterations)];
        hip::launch(Kernel::Replay.handle(), shape.grid.into(), shape.block.into(), &mut args, self.stream)
    }

    /// Begins a new checksum, in stream order. The counts go on.
    pub fn reset_checksum(&self) -> hip::Result<()> {
        // SAFETY: the checksum is the first eight bytes of the state.
        unsafe { hip::zero(self.state.cast(), size_of::<u64>(), self.stream) }
    }

    /// Copies the state to the host, in stream order.
    ///
    /// # Safety
    /// `to` stays valid, and is not read, until the stream has been waited for.
    pub unsafe fn read_state(&self, to: *mut ReplayState) -> hip::Result<()> {
        // SAFETY: both sides hold a ReplayState; the caller vouches for the rest.
        unsafe { hip::copy_to_host(to, self.state, self.stream) }
    }

    /// Waits for everything submitted.
    pub fn wait(&self) -> hip::Result<()> {
        hip::wait(self.stream)
    }
}

/// How HIP takes an argument: by its address.
pub fn argument<T>(value: &T) -> *mut c_void {
    ptr::from_ref(value).cast_mut().cast()
}

/// The stream that a configuration asks for.
pub fn stream(kind: hipreempt_bench::protocol::Stream) -> hip::Result<StreamHandle> {
    use hipreempt_bench::protocol::Stream;
    match kind {
        Stream::Null => Ok(ptr::null_mut()),
        Stream::Explicit => hip::create_stream(None),
        Stream::HighPriority => hip::create_stream(Some(hip::priority_range()?.1)),
        Stream::LowPriority => hip::create_stream(Some(hip::priority_range()?.0)),
    }
}
