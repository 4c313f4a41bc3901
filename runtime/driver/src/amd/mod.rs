//! AMD's kernel driver behind the GPU library: suspending this process's own compute queues, and resuming them where
//! they stopped.
//!
//! ROCr creates its hardware queues by `ioctl` on `/dev/kfd`. Watching those calls ([`tap`]) gives the queues' numbers
//! and parameters, and with them the process may ask the kernel driver to take a queue off the card, its running waves
//! saved, and to put it back ([`queue`]). No patched driver, no root: the calls are those that ROCr itself makes.
//!
//! **None of this has been run on an AMD card yet.** It follows the kernel's header and sources, and is tested against
//! a stand-in that keeps their rules.
//!
//! | module | is for |
//! |---|---|
//! | [`kfd`] | structs and numbers of the kernel driver's interface, each with its source |
//! | [`tap`] | learning which compute queues this process has, from its own calls |
//! | [`forward`] | the `ioctl` that stands in front of the C library's |
//! | [`queue`] | suspending and resuming one queue |
//! | [`node`] | what the machine says of a GPU: who schedules its queues |
//!
//! Nothing here ever opens `/dev/kfd`, creates or destroys a queue, changes a queue's ring, size or priority, acts on a
//! descriptor whose device number is not the one that was seen, or acts on anything of a parent process after a fork.

pub mod forward;
pub mod kfd;
pub mod node;
pub mod queue;
#[cfg(any(test, feature = "stand-in"))]
pub mod stand_in;
pub mod tap;

pub use queue::{Kernel, Queue, Refusal, Transport};
