//! One GPU: found, opened, and where its clients, modules and memory come from.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use hipreempt_board::Priority;
use hipreempt_driver::Platform;

use crate::client::Client;
use crate::error::{CallError, ClientError, OpenError};
use crate::module::{Memory, Module};
use crate::preload::Inside;
use crate::raw::{Api, Entered, Place};

/// An open GPU. Clones are the same opening; opening a GPU twice is allowed, and makes no difference.
///
/// Nothing is linked: the library is the one that the program has loaded, or that `HIPREEMPT_HIP_LIBRARY` or
/// `HIPREEMPT_CUDA_LIBRARY` names, or that the loader finds (HIP's before CUDA's, unless only CUDA's reports a GPU).
/// Each call on a GPU leaves the calling thread's current device and context as they were.
#[derive(Clone)]
pub struct Gpu(Arc<Opened>);

struct Opened {
    api: Api,
    place: Place,
    name: String,
    address: String,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.api.release(self.place);
    }
}

impl fmt::Debug for Gpu {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Opened { place, name, address, .. } = &*self.0;
        out.debug_struct("Gpu")
            .field("index", &place.device)
            .field("name", name)
            .field("address", address)
            .finish()
    }
}

impl Gpu {
    /// How many GPUs there are.
    ///
    /// # Errors
    /// [`OpenError`] where there is no library to ask.
    pub fn count() -> Result<usize, OpenError> {
        Ok(Api::open_any()?.count()?)
    }

    /// Opens a GPU by its index, from 0.
    ///
    /// # Errors
    /// [`OpenError::NoLibrary`] where nothing is installed, [`OpenError::NoSuchGpu`] where there are fewer.
    ///
    /// ```
    /// use hipreempt::{Gpu, OpenError};
    ///
    /// match Gpu::open(0) {
    ///     Ok(gpu) => println!("{} at {}", gpu.name(), gpu.address()),
    ///     Err(OpenError::NoLibrary) => println!("neither HIP nor CUDA is installed here"),
    ///     Err(error) => println!("{error}"),
    /// }
    /// ```
    pub fn open(index: usize) -> Result<Self, OpenError> {
        Self::with(Api::open_any()?, index)
    }

    /// The same, on one platform.
    ///
    /// # Errors
    /// As [`Gpu::open`].
    pub fn open_on(platform: Platform, index: usize) -> Result<Self, OpenError> {
        Self::with(Api::open(platform)?, index)
    }

    /// Opens the GPU at a PCI address, such as `0000:83:00.0`.
    ///
    /// # Errors
    /// [`OpenError::NoSuchAddress`] where no GPU has it.
    pub fn open_at(address: &str) -> Result<Self, OpenError> {
        let api = Api::open_any()?;
        let none = || OpenError::NoSuchAddress { address: address.to_owned() };
        let index = api.device_at(address).ok_or_else(none)?;
        Self::with(api, index)
    }

    fn with(api: Api, index: usize) -> Result<Self, OpenError> {
        let (platform, count) = (api.platform, api.count()?);
        let device = i32::try_from(index).ok().filter(|_| index < count);
        let device = device.ok_or(OpenError::NoSuchGpu { index, count, platform })?;
        let (name, address) = (api.name(device)?, api.address(device)?);
        let place = api.retain(device)?;
        Ok(Self(Arc::new(Opened { api, place, name, address })))
    }

    /// Its index.
    #[must_use]
    pub fn index(&self) -> usize {
        self.0.place.device as usize
    }

    /// What the library calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its PCI address, in lower case.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// HIP or CUDA.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.0.api.platform
    }

    /// The library that was found.
    #[must_use]
    pub fn library(&self) -> &Path {
        &self.0.api.path
    }

    /// Makes a client with this priority: see [`Client`].
    ///
    /// # Errors
    /// [`ClientError`] where the board, on which clients meet, cannot be used.
    pub fn client(&self, priority: Priority) -> Result<Client, ClientError> {
        Client::new(self.clone(), priority)
    }

    /// Loads device code: a code object or fat binary of hipcc, or PTX or a cubin of nvcc.
    ///
    /// # Errors
    /// [`CallError`] where the library cannot use it.
    ///
    /// # Safety
    /// The image is whole: the library is told only where it begins, and finds the end from what stands in it. PTX has to
    /// end with a zero byte.
    pub unsafe fn module(&self, image: &[u8]) -> Result<Module, CallError> {
        // SAFETY: the caller's promise.
        unsafe { Module::load(self.clone(), image) }
    }

    /// Memory on the card, of any content.
    ///
    /// # Errors
    /// [`CallError`] where there is not so much.
    pub fn memory(&self, bytes: usize) -> Result<Memory, CallError> {
        Memory::allocate(self.clone(), bytes)
    }

    pub(crate) fn enter(&self) -> Result<Entered<'_>, CallError> {
        self.0.api.enter(self.0.place)
    }

    /// Until the guard goes, a preload looks away from what this thread calls.
    pub(crate) fn inside(&self) -> Option<Inside<'_>> {
        self.0.api.inside()
    }

    pub(crate) fn engine(&self) -> hipreempt_driver::Gpu {
        self.0.api.engine
    }
}
