//! Streams of a client, and what is launched on them.

use std::ffi::c_void;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use hipreempt_shim::Held;
use hipreempt_shim::embed::Lane;

use crate::client::Shared;
use crate::error::CallError;
use crate::module::Function;

/// A stream of a client: work on it runs in order, and gives way as the client does.
///
/// Any thread may use it; two that launch at once go one after the other. It is destroyed when dropped, and work on its
/// way is completed all the same.
pub struct Stream {
    client: Arc<Shared>,
    handle: usize,
    /// `None` while it is being dropped.
    lane: Option<Lane>,
}

impl fmt::Debug for Stream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Stream").field("gpu", &self.client.gpu).field("handle", &self.raw()).finish()
    }
}

/// The shape of a launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Workgroups (blocks) in three dimensions.
    pub grid: [u32; 3],
    /// Work-items (threads) of each.
    pub block: [u32; 3],
    /// Local (shared) memory beside what the kernel itself declares, in bytes.
    pub shared_bytes: u32,
}

impl Shape {
    /// So many workgroups of so many work-items, in one dimension.
    #[must_use]
    pub fn line(groups: u32, items: u32) -> Self {
        Self { grid: [groups, 1, 1], block: [items, 1, 1], shared_bytes: 0 }
    }
}

/// One argument of a kernel: where its value is. It is copied by the launch.
#[repr(transparent)]
#[derive(Clone, Copy, Debug)]
pub struct Argument<'a> {
    value: *mut c_void,
    borrowed: PhantomData<&'a ()>,
}

impl<'a> Argument<'a> {
    /// The argument with this value. A kernel's pointer is an address of [`Memory`](crate::Memory), by reference.
    #[must_use]
    pub fn of<T: Copy>(value: &'a T) -> Self {
        Self { value: std::ptr::from_ref(value).cast_mut().cast(), borrowed: PhantomData }
    }
}

impl Stream {
    pub(crate) fn new(client: Arc<Shared>, handle: usize) -> Self {
        let lane = client.member().open(handle);
        Self { client, handle, lane: Some(lane) }
    }

    fn lane(&self) -> &Lane {
        self.lane.as_ref().expect("there until it is dropped")
    }

    /// The library's own handle: a `hipStream_t` or a `CUstream`. What is launched on it by other means is not scheduled,
    /// but by [`Stream::submit`].
    #[must_use]
    pub fn raw(&self) -> *mut c_void {
        self.handle as *mut c_void
    }

    /// Launches a kernel, after having waited for whoever is more urgent.
    ///
    /// # Errors
    /// [`CallError`] as the library reports it.
    ///
    /// # Safety
    /// The arguments are the kernel's, in number and type; and whatever it reads or writes exists until it has run, and is
    /// used by nobody else meanwhile.
    pub unsafe fn launch(
        &self,
        function: &Function,
        shape: Shape,
        arguments: &[Argument<'_>],
    ) -> Result<(), CallError> {
        let Shape { grid, block, shared_bytes } = shape;
        let held = Held::Kernel { function: function.handle(), grid, block };
        // The same pointers: `Argument` is transparent, and the library only reads them.
        let arguments = arguments.as_ptr().cast_mut().cast::<*mut c_void>();
        let entered = self.client.gpu.enter()?;
        self.client.member().ordered(self.lane(), held, || {
            // SAFETY: the stream is ours; all else is the caller's promise.
            unsafe { entered.launch(function.handle(), [grid, block], shared_bytes, self.handle, arguments) }
        })
    }

    /// Has `work` put something on this stream by other means, such as a library's calls, after having waited for whoever
    /// is more urgent. What it puts there is scheduled as one launch; `unit` tells work of different lengths apart, whose
    /// run times are learnt. A preload looks away meanwhile. The thread's current device is the caller's own business, and
    /// the GPU's where a library has to find it.
    ///
    /// # Errors
    /// That of `work`.
    pub fn submit<E>(&self, unit: u64, work: impl FnOnce(*mut c_void) -> Result<(), E>) -> Result<(), E> {
        self.client.member().ordered(self.lane(), Held::Graph(unit as usize), || {
            let _inside = self.client.gpu.inside();
            work(self.raw())
        })
    }

    /// Waits until everything on this stream is complete. If that was all that its client had to do, others go on at
    /// once.
    ///
    /// # Errors
    /// [`CallError`] as the library reports it, also of work that failed.
    pub fn synchronize(&self) -> Result<(), CallError> {
        let entered = self.client.gpu.enter()?;
        // SAFETY: the stream is ours.
        self.client.member().synced(self.lane(), || unsafe { entered.wait_for_stream(self.handle) })
    }

    /// Whether everything on this stream is complete.
    ///
    /// # Errors
    /// As [`Stream::synchronize`].
    pub fn is_idle(&self) -> Result<bool, CallError> {
        let entered = self.client.gpu.enter()?;
        // SAFETY: the stream is ours.
        let query = || unsafe { entered.query_stream(self.handle) };
        match self.client.member().synced(self.lane(), query) {
            Ok(()) => Ok(true),
            Err(None) => Ok(false),
            Err(Some(error)) => Err(error),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let Some(lane) = self.lane.take() else { return };
        self.client.member().close(lane);
        if let Ok(entered) = self.client.gpu.enter() {
            // SAFETY: made by us, and no longer followed or used.
            unsafe { entered.destroy_stream(self.handle) };
        }
    }
}
