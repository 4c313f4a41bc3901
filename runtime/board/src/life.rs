//! How the others learn within milliseconds that a client died.
//!
//! The client's monitor thread owns a *robust futex* in the client's slot: its thread id stands in the word,
//! and the word is on the list that the thread has registered with the kernel. When the thread ends, killed,
//! crashed, or replaced by exec, the kernel sets `FUTEX_OWNER_DIED` in the word. It does so before it tears
//! down the address space, so the size of the process does not matter, and the id is compared in the owner's
//! own PID namespace. (A pidfd reports only after the teardown: 1.5 s for 12 GB.)
//!
//! The list is registered by the raw system call, with a head and links of our own, and not by way of a
//! robust `pthread_mutex_t`: that layout belongs to the C library, and its links would have to lie in the
//! shared page, where anybody can write what the kernel follows. While a thread owns lives, robust mutexes of
//! the C library that it holds are not covered: own lives only on a thread that takes none.

use std::cell::Cell;
use std::io;
use std::marker::PhantomData;
use std::ptr::null_mut;
use std::sync::Arc;

use crate::mapping::{HALF_BYTES, Mapping};
use crate::members::Place;
use crate::sigbus;
use crate::sync::address_of;

/// `struct robust_list` of linux/futex.h.
#[repr(C)]
struct Link {
    next: *mut Link,
}

/// `struct robust_list_head` of linux/futex.h.
#[repr(C)]
struct Head {
    list: Link,
    /// From a link to its futex, in bytes; the same for every link of the list.
    futex_offset: isize,
    pending: *mut Link,
}

/// The list of this thread, and what the C library had registered before.
struct ThreadList {
    head: Head,
    previous_head: *mut libc::c_void,
    previous_bytes: usize,
}

thread_local! {
    static LIST: Cell<*mut ThreadList> = const { Cell::new(null_mut()) };
}

/// Why a life could not be put into a slot.
#[derive(Debug, thiserror::Error)]
pub enum LifeError {
    /// The seat is not this process's any more: it was left, cleared away, or is a parent's.
    #[error("the seat on the board is not this process's any more")]
    NotSeated,
    /// A thread already owns the life of this seat.
    #[error("a thread already answers for this seat on the board")]
    Owned,
    /// The kernel refuses robust futexes here.
    #[error("robust futexes are not available: {0}")]
    Kernel(#[source] io::Error),
}

/// The life of a seat is this thread's. Drop it on the same thread: it cannot be sent to another.
#[derive(Debug)]
#[must_use = "the seat counts as without an owner as soon as this is dropped"]
pub struct LifeGuard {
    mapping: Arc<Mapping>,
    place: Place,
    tid: u32,
    link: *mut Link,
    this_thread_only: PhantomData<*const ()>,
}

impl LifeGuard {
    /// Puts the calling thread's life into `place`.
    pub(crate) fn new(mapping: Arc<Mapping>, place: Place) -> Result<LifeGuard, LifeError> {
        sigbus::unblock_in_this_thread();
        let list = this_threads_list().map_err(LifeError::Kernel)?;
        let life = address_of(&mapping.page().slots[place.slot].pulse.0.life);
        // The private half of the mapping, at the distance that the list's `futex_offset` says.
        let link = life.wrapping_byte_add(HALF_BYTES).cast::<Link>();
        // SAFETY: gettid has no preconditions.
        let tid = unsafe { libc::gettid() } as u32;
        if !mapping.page().own_life(place, tid, || {
            // SAFETY: the list is this thread's and registered. The link lies in the private half of the
            // mapping (aligned, because the word is on 8 bytes), which the guard keeps mapped.
            unsafe { insert(list, link) }
        }) {
            // SAFETY: as above; removing a link that is not on the list changes nothing.
            unsafe { remove(list, link) };
            end_list_if_empty();
            let seated = mapping.page().holds(place);
            return Err(if seated { LifeError::Owned } else { LifeError::NotSeated });
        }
        Ok(LifeGuard { mapping, place, tid, link, this_thread_only: PhantomData })
    }
}

impl Drop for LifeGuard {
    fn drop(&mut self) {
        let page = self.mapping.page();
        page.disown_life(self.place, self.tid);
        let list = LIST.get();
        if !list.is_null() {
            // SAFETY: the guard cannot leave its thread, so the list is the one that it was put on.
            unsafe { remove(list, self.link) };
        }
        end_list_if_empty();
    }
}

/// The registered list of this thread, made on first use.
fn this_threads_list() -> io::Result<*mut ThreadList> {
    let known = LIST.get();
    if !known.is_null() {
        return Ok(known);
    }
    let (previous_head, previous_bytes) = registered()?;
    let link = Link { next: null_mut() };
    let head = Head { list: link, futex_offset: -(HALF_BYTES as isize), pending: null_mut() };
    let list = Box::into_raw(Box::new(ThreadList { head, previous_head, previous_bytes }));
    // SAFETY: `list` is a live box that only this thread knows; an empty list points to its own head.
    unsafe { (*list).head.list.next = &raw mut (*list).head.list };
    // SAFETY: the head stays allocated until `end_list_if_empty` registers another one, or for ever.
    if let Err(refused) = register(unsafe { &raw mut (*list).head }.cast(), size_of::<Head>()) {
        // SAFETY: the kernel does not know it, and nobody else does.
        drop(unsafe { Box::from_raw(list) });
        return Err(refused);
    }
    LIST.set(list);
    Ok(list)
}

/// Gives the thread back to the C library's list when no life is left on ours.
fn end_list_if_empty() {
    let list = LIST.get();
    if list.is_null() {
        return;
    }
    // SAFETY: the box made by `this_threads_list` on this thread, not freed while LIST names it.
    let (empty, previous, bytes) = unsafe {
        let empty = std::ptr::eq((*list).head.list.next, &raw const (*list).head.list);
        (empty, (*list).previous_head, (*list).previous_bytes)
    };
    if empty && register(previous, bytes).is_ok() {
        LIST.set(null_mut());
        // SAFETY: the kernel has another head now, and LIST no longer names this one.
        drop(unsafe { Box::from_raw(list) });
    }
}

fn registered() -> io::Result<(*mut libc::c_void, usize)> {
    let mut head = null_mut::<libc::c_void>();
    let mut bytes = 0usize;
    // SAFETY: both pointers are valid for writing; 0 means the calling thread.
    let status = unsafe { libc::syscall(libc::SYS_get_robust_list, 0, &raw mut head, &raw mut bytes) };
    if status != 0 {
        return Err(io::Error::last_os_error());
    }
    // A thread without a list (the C library always has one) is given back with the size it must have.
    Ok((head, if bytes == 0 { size_of::<Head>() } else { bytes }))
}

fn register(head: *mut libc::c_void, bytes: usize) -> io::Result<()> {
    // SAFETY: the kernel stores the address, and reads the list only when the thread ends, tolerating
    // anything; the callers keep the head allocated for as long as it is registered.
    let status = unsafe { libc::syscall(libc::SYS_set_robust_list, head, bytes) };
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Puts `link` on the list. The kernel may read the list at any moment (the thread is killed), so the link
/// points on before the head points to it.
///
/// # Safety
/// `list` must be this thread's, `link` writable and on no list, until [`remove`].
unsafe fn insert(list: *mut ThreadList, link: *mut Link) {
    // SAFETY: by the contract above.
    unsafe {
        (&raw mut (*link).next).write_volatile((*list).head.list.next);
        (&raw mut (*list).head.list.next).write_volatile(link);
    }
}

/// Takes `link` off the list, if it is there.
///
/// # Safety
/// `list` must be this thread's.
unsafe fn remove(list: *mut ThreadList, link: *mut Link) {
    // SAFETY: every link on the list was put there by `insert` on this thread and is still mapped, and the
    // list ends where it began.
    unsafe {
        let end = &raw mut (*list).head.list;
        let mut before = end;
        while (*before).next != end {
            if (*before).next == link {
                (&raw mut (*before).next).write_volatile((*link).next);
                return;
            }
            before = (*before).next;
        }
    }
}
