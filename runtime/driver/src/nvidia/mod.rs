//! NVIDIA's kernel driver behind the GPU library: the time slices of this process's own channel groups.
//!
//! The program's driver library creates its hardware queues by `ioctl` calls. Watching those calls go by ([`tap`])
//! gives the handles of the queues, and with a handle the process may ask the kernel driver to change how long the
//! queue runs before another process's turn, and to switch it out right now ([`group`]). No patched driver, no root:
//! the stock driver accepts these calls for the caller's own groups.
//!
//! | module | is for |
//! |---|---|
//! | [`rm`] | structs and numbers of the resource manager's interface, each with its source |
//! | [`tap`] | learning which compute channel groups this process has, from its own calls |
//! | [`forward`] | the `ioctl` that stands in front of the C library's |
//! | [`group`] | reading and setting a group's time slice, and switching it out |
//! | [`host`] | what the machine says of the driver: its version, and a running MPS server |
//!
//! Nothing here ever allocates a driver object, disables a group, acts on a descriptor whose device number is not the
//! one that was seen, or acts on anything of a parent process after a fork.

pub mod forward;
pub mod group;
pub mod host;
pub mod rm;
#[cfg(any(test, feature = "stand-in"))]
pub mod stand_in;
pub mod tap;

pub use group::{Group, Kernel, Refusal, Transport};
