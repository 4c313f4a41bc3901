//! Device code and device memory.

use std::ffi::CString;
use std::sync::Arc;

use crate::error::CallError;
use crate::gpu::Gpu;

/// Loaded device code.
#[derive(Clone, Debug)]
pub struct Module(Arc<Loaded>);

#[derive(Debug)]
struct Loaded {
    gpu: Gpu,
    handle: usize,
}

impl Drop for Loaded {
    fn drop(&mut self) {
        if let Ok(entered) = self.gpu.enter() {
            // SAFETY: loaded once; its functions keep it loaded. Work on its way is the launcher's promise.
            unsafe { entered.unload_module(self.handle) };
        }
    }
}

/// A kernel of a module, which it keeps loaded.
#[derive(Clone, Debug)]
pub struct Function {
    module: Module,
    handle: usize,
}

impl Module {
    /// # Safety
    /// That of [`Gpu::module`].
    pub(crate) unsafe fn load(gpu: Gpu, image: &[u8]) -> Result<Self, CallError> {
        // SAFETY: the caller's promise.
        let handle = unsafe { gpu.enter()?.load_module(image)? };
        Ok(Self(Arc::new(Loaded { gpu, handle })))
    }

    /// Finds a kernel by the name that it has in the device code.
    ///
    /// # Errors
    /// [`CallError`] where there is none of that name.
    pub fn function(&self, name: &str) -> Result<Function, CallError> {
        /// `hipErrorInvalidValue` (`hip_runtime_api.h`, all versions), `CUDA_ERROR_INVALID_VALUE` (`cuda.h`).
        const INVALID_VALUE: u32 = 1;
        let invalid = |_| CallError { call: "hipModuleGetFunction", code: INVALID_VALUE };
        let name = CString::new(name).map_err(invalid)?;
        // SAFETY: the module is loaded.
        let handle = unsafe { self.0.gpu.enter()?.function(self.0.handle, &name)? };
        Ok(Function { module: self.clone(), handle })
    }
}

impl Function {
    pub(crate) fn handle(&self) -> usize {
        self.handle
    }

    /// The GPU that it is loaded on.
    #[must_use]
    pub fn gpu(&self) -> &Gpu {
        &self.module.0.gpu
    }
}

/// Memory on a card, freed when dropped. Freeing waits for work on the card where the platform says so.
#[derive(Debug)]
pub struct Memory {
    gpu: Gpu,
    address: u64,
    bytes: usize,
}

impl Memory {
    pub(crate) fn allocate(gpu: Gpu, bytes: usize) -> Result<Self, CallError> {
        let address = gpu.enter()?.allocate(bytes)?;
        Ok(Self { gpu, address, bytes })
    }

    /// Its address on the card, which kernels take as a pointer.
    #[must_use]
    pub fn address(&self) -> u64 {
        self.address
    }

    /// Its size.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Copies `from` to its beginning, and waits until that is done.
    ///
    /// # Errors
    /// [`CallError`] if the copy fails.
    ///
    /// # Panics
    /// If `from` is longer than the memory.
    pub fn write(&mut self, from: &[u8]) -> Result<(), CallError> {
        assert!(from.len() <= self.bytes, "{} bytes into {}", from.len(), self.bytes);
        // SAFETY: checked above.
        unsafe { self.gpu.enter()?.copy_in(self.address, from) }
    }

    /// Copies from its beginning to `to`, and waits until that is done. Work on streams is not waited for: synchronise
    /// first.
    ///
    /// # Errors
    /// [`CallError`] if the copy fails.
    ///
    /// # Panics
    /// If `to` is longer than the memory.
    pub fn read(&self, to: &mut [u8]) -> Result<(), CallError> {
        assert!(to.len() <= self.bytes, "{} bytes from {}", to.len(), self.bytes);
        // SAFETY: checked above.
        unsafe { self.gpu.enter()?.copy_out(self.address, to) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if let Ok(entered) = self.gpu.enter() {
            // SAFETY: allocated there; kernels that use it are the launcher's promise.
            unsafe { entered.free(self.address) };
        }
    }
}
