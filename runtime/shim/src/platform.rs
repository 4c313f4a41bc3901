//! Which library the preload stands in front of: HIP's, unless its exports say otherwise.

use std::sync::atomic::{AtomicBool, Ordering};

use hipreempt_driver::Platform;

static CUDA: AtomicBool = AtomicBool::new(false);

/// Said by every export of the CUDA preload before anything else. Exports run before constructors do, so nothing but a
/// call can tell; looking before storing keeps the line shared between the cores.
#[inline]
pub fn cuda() {
    if !CUDA.load(Ordering::Relaxed) {
        CUDA.store(true, Ordering::Relaxed);
    }
}

/// The platform of this process's engine.
#[must_use]
pub fn platform() -> Platform {
    if CUDA.load(Ordering::Relaxed) { Platform::Cuda } else { Platform::Hip }
}
