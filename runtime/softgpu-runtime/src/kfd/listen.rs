//! Requests on one descriptor of this process, answered by a thread of it in the kernel's place
//! (`SECCOMP_RET_USER_NOTIF`, Linux 5.7 for the flags that are used).
//!
//! The thread must never make such a request itself, nor wait for anybody who does.

use std::ffi::{c_int, c_ulong};
use std::fs::{File, OpenOptions};
use std::io;
use std::mem::{MaybeUninit, offset_of};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::REQUEST_TYPE;

/// The argument of a request, in this process's memory, which is read and written as the kernel does: an address at which
/// nothing is costs an error.
pub struct Argument {
    memory: File,
    address: u64,
}

/// Structs of plain numbers, for which any bytes are a value and which have no padding.
pub trait Plain: Copy {}

impl Plain for u32 {}
impl Plain for [u32; 2] {}
impl Plain for super::CreateQueue {}
impl Plain for super::UpdateQueue {}

impl Argument {
    /// Copies it from the program.
    pub fn read<T: Plain>(&self) -> Result<T, i32> {
        let mut value = MaybeUninit::<T>::zeroed();
        // SAFETY: the bytes of the value, which are initialised.
        let bytes =
            unsafe { std::slice::from_raw_parts_mut(value.as_mut_ptr().cast::<u8>(), size_of::<T>()) };
        self.memory.read_exact_at(bytes, self.address).map_err(|_| libc::EFAULT)?;
        // SAFETY: any bytes are a value of a plain struct.
        Ok(unsafe { value.assume_init() })
    }

    /// Copies a value to the program, so many bytes into the argument.
    pub fn write<T: Plain>(&self, at: usize, value: T) -> Result<(), i32> {
        // SAFETY: the bytes of the value, which has no padding.
        let bytes = unsafe { std::slice::from_raw_parts((&raw const value).cast::<u8>(), size_of::<T>()) };
        self.memory.write_all_at(bytes, self.address + at as u64).map_err(|_| libc::EFAULT)
    }
}

/// Has all requests of the type [`REQUEST_TYPE`] that any thread makes on this descriptor answered, for good.
pub fn start(
    descriptor: c_int,
    answer: impl Fn(c_ulong, &Argument) -> Result<(), i32> + Send + 'static,
) -> io::Result<()> {
    // The thread comes first, so that nobody waits for one that could not be started.
    let (give, given) = std::sync::mpsc::sync_channel::<OwnedFd>(1);
    let listens = move || {
        block_signals();
        if let Ok(listener) = given.recv() {
            answer_all(&listener, &answer);
        }
    };
    std::thread::Builder::new().name("softgpu-kfd".to_owned()).stack_size(128 << 10).spawn(listens)?;
    let listener = install(descriptor)?;
    give.send(listener).map_err(io::Error::other)
}

/// The program's signals are none of this thread's business.
fn block_signals() {
    let mut all = MaybeUninit::<libc::sigset_t>::uninit();
    // SAFETY: `sigfillset` initialises the set; the mask of the calling thread alone is changed.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), std::ptr::null_mut());
    }
}

const fn load(offset: usize) -> libc::sock_filter {
    libc::sock_filter {
        code: (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16,
        jt: 0,
        jf: 0,
        k: offset as u32,
    }
}

/// Goes on if the word is this, else past so many steps.
const fn unless(value: u32, skipped: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16,
        jt: 0,
        jf: skipped,
        k: value,
    }
}

const fn answer_by(action: u32) -> libc::sock_filter {
    libc::sock_filter { code: (libc::BPF_RET | libc::BPF_K) as u16, jt: 0, jf: 0, k: action }
}

/// Puts the filter in force in every thread of this process, and in those to come; returns where its calls are heard.
fn install(descriptor: c_int) -> io::Result<OwnedFd> {
    // The low half of an argument, on machines with the low half first.
    let argument = |nth: usize| load(offset_of!(libc::seccomp_data, args) + 8 * nth);
    let of_type = libc::sock_filter {
        code: (libc::BPF_ALU | libc::BPF_AND | libc::BPF_K) as u16,
        jt: 0,
        jf: 0,
        k: 0xFF00,
    };
    let mut filter = [
        load(offset_of!(libc::seccomp_data, nr)),
        unless(libc::SYS_ioctl as u32, 6),
        argument(0),
        unless(descriptor as u32, 4),
        argument(1),
        of_type,
        unless((REQUEST_TYPE as u32) << 8, 1),
        answer_by(libc::SECCOMP_RET_USER_NOTIF),
        answer_by(libc::SECCOMP_RET_ALLOW),
    ];
    let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_mut_ptr() };
    let flags = libc::SECCOMP_FILTER_FLAG_NEW_LISTENER
        | libc::SECCOMP_FILTER_FLAG_TSYNC
        | libc::SECCOMP_FILTER_FLAG_TSYNC_ESRCH;
    // SAFETY: plain numbers, and a program that outlives the call.
    let listener = unsafe {
        if libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 {
            return Err(io::Error::last_os_error());
        }
        libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, flags, &raw const program)
    };
    if listener < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: a new descriptor, which nobody else has.
    Ok(unsafe { OwnedFd::from_raw_fd(listener as c_int) })
}

fn answer_all(listener: &OwnedFd, answer: &impl Fn(c_ulong, &Argument) -> Result<(), i32>) {
    loop {
        // SAFETY: plain data, which must be zero before the call.
        let mut heard: libc::seccomp_notif = unsafe { std::mem::zeroed() };
        // SAFETY: a place for one notification. Waits for one.
        let received =
            unsafe { libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, &raw mut heard) };
        if received == 0 {
            reply(listener, &heard, answer);
        } else if io::Error::last_os_error().raw_os_error() != Some(libc::ENOENT)
            && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted
        {
            // ENOENT: the caller was killed meanwhile. Anything else will not get better.
            return;
        }
    }
}

fn reply(
    listener: &OwnedFd,
    heard: &libc::seccomp_notif,
    answer: &impl Fn(c_ulong, &Argument) -> Result<(), i32>,
) {
    // SAFETY: plain data.
    let mut response: libc::seccomp_notif_resp = unsafe { std::mem::zeroed() };
    response.id = heard.id;
    let answered = argument_of(heard).and_then(|argument| answer(heard.data.args[1] as c_ulong, &argument));
    if let Err(errno) = answered {
        response.error = -errno;
    }
    // SAFETY: a response to a notification of this listener. It fails where the caller was killed meanwhile.
    unsafe { libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &raw mut response) };
}

/// A forked child's calls come here, too; as to `kfd_ioctl`, its descriptor is another process's.
fn argument_of(heard: &libc::seccomp_notif) -> Result<Argument, i32> {
    if !Path::new(&format!("/proc/self/task/{}", heard.pid)).exists() {
        return Err(libc::EBADF);
    }
    let memory =
        OpenOptions::new().read(true).write(true).open("/proc/self/mem").map_err(|_| libc::EFAULT)?;
    Ok(Argument { memory, address: heard.data.args[2] })
}
