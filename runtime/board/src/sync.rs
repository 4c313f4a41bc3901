//! Atomics and fences of the board, behind one name, so that the loom models run on the real types.
//!
//! Every full fence names its site. In a build for loom, `HIPREEMPT_WEAKEN=<site>` leaves that one out: the
//! models use it to show that each is needed. In every other build a fence is a fence.

#[cfg(not(loom))]
pub(crate) use core::sync::atomic::{AtomicU32, AtomicU64, Ordering};
#[cfg(loom)]
pub(crate) use loom::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// The address of a word, for the kernel. The models have no kernel.
#[cfg(not(loom))]
pub(crate) fn address_of(word: &AtomicU32) -> *mut u32 {
    word.as_ptr()
}

/// The address of a word, for the kernel. The models have no kernel.
#[cfg(loom)]
pub(crate) fn address_of(_word: &AtomicU32) -> *mut u32 {
    unimplemented_in_models()
}

#[cfg(loom)]
fn unimplemented_in_models() -> ! {
    panic!("the models do not call the kernel")
}

/// The places where the protocol needs a full fence, or an acquire, that no other ordering replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// After a claim is dropped, before the members are read: pairs with [`Site::Joined`].
    Dropped,
    /// After a slot is taken or given up, before anything is decided from the other words.
    Joined,
    /// After the doors are moved, before the waiting counts are read: pairs with [`Site::Waiting`].
    Rung,
    /// After a thread says that it waits, before the door is compared.
    Waiting,
    /// After masks are written, before the epoch is read again.
    Masked,
    /// After a thread has put itself in the life word or taken itself out, before it looks whether the slot is
    /// still its own: pairs with [`Site::Joined`].
    Owned,
}

#[cfg(loom)]
impl Site {
    fn name(self) -> &'static str {
        match self {
            Site::Dropped => "dropped",
            Site::Joined => "joined",
            Site::Rung => "rung",
            Site::Waiting => "waiting",
            Site::Masked => "masked",
            Site::Owned => "owned",
        }
    }
}

/// A sequentially consistent fence at `site`.
#[cfg(not(loom))]
#[inline]
pub(crate) fn full_fence(_site: Site) {
    core::sync::atomic::fence(Ordering::SeqCst);
}

/// A sequentially consistent fence at `site`, unless the model at hand leaves it out.
#[cfg(loom)]
pub(crate) fn full_fence(site: Site) {
    if !weakened(site.name()) {
        loom::sync::atomic::fence(Ordering::SeqCst);
    }
}

/// `ordering`, which the models can weaken to relaxed under `name`.
#[inline]
pub(crate) fn ordering(_name: &str, ordering: Ordering) -> Ordering {
    #[cfg(loom)]
    if weakened(_name) {
        return Ordering::Relaxed;
    }
    ordering
}

#[cfg(loom)]
fn weakened(name: &str) -> bool {
    static WEAK: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    WEAK.get_or_init(|| std::env::var("HIPREEMPT_WEAKEN").unwrap_or_default()) == name
}
