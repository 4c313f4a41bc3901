//! System calls of a program that the test answers in the kernel's place (`SECCOMP_RET_USER_NOTIF`, Linux 5.0), however
//! the program makes them: by the C library, past it, or from a library in front of it.
//!
//! Of `ioctl` those with one type of request are taken, of `fstat` those about one descriptor, of `stat` all or none;
//! everything else goes to the kernel.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::fs::FileExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Which calls are taken.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// The type byte of `ioctl` requests.
    pub request_type: u8,
    /// The descriptor that `fstat` is asked about.
    pub descriptor: RawFd,
    /// Whether `stat` by a path is taken, too.
    pub paths: bool,
}

/// One call that waits for its answer.
#[derive(Debug)]
pub struct Call {
    /// The process that makes it.
    pub pid: u32,
    /// Its number.
    pub number: libc::c_long,
    /// Its arguments.
    pub arguments: [u64; 6],
    memory: File,
    listener: RawFd,
    id: u64,
}

/// What the program gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Success, with this result.
    Returned(i64),
    /// An error number.
    Failed(i32),
    /// Whatever the kernel says.
    Kernels,
}

impl Call {
    /// Reads the program's memory; `None` where there is nothing, or the program has been killed meanwhile.
    #[must_use]
    pub fn read<const BYTES: usize>(&self, address: u64) -> Option<[u8; BYTES]> {
        let mut bytes = [0; BYTES];
        self.memory.read_exact_at(&mut bytes, address).ok().map(|()| bytes)
    }

    /// Writes to the program's memory; `None` as for [`Self::read`].
    pub fn write(&self, address: u64, bytes: &[u8]) -> Option<()> {
        self.memory.write_all_at(bytes, address).ok()
    }

    /// Whether the thread that called still waits for its answer, and has not been killed meanwhile.
    #[must_use]
    pub fn waits(&self) -> bool {
        // SAFETY: the listener is open while its calls are answered; the request reads an id.
        unsafe { libc::ioctl(self.listener, libc::SECCOMP_IOCTL_NOTIF_ID_VALID, &raw const self.id) == 0 }
    }

    /// What the program has open at a descriptor.
    #[must_use]
    pub fn file_at(&self, descriptor: i32) -> Option<std::path::PathBuf> {
        std::fs::read_link(format!("/proc/{}/fd/{descriptor}", self.pid)).ok()
    }
}

/// Answers `fstat`, or `newfstatat`, whose last arguments are a buffer and flags: the file is `stand_in`, made to look
/// like a character device of this number. `None`: the program has been killed meanwhile.
///
/// # Panics
/// If there is no such file.
pub fn describe(call: &Call, stand_in: &str, device: u64) -> Option<Answer> {
    let buffer = if call.number == libc::SYS_fstat { call.arguments[1] } else { call.arguments[2] };
    let real = std::fs::metadata(stand_in).expect("the file that stands for the device");
    // SAFETY: `stat` is plain data, for which zeroes are a value.
    let mut status: libc::stat = unsafe { std::mem::zeroed() };
    (status.st_mode, status.st_ino, status.st_nlink) = (real.mode(), real.ino(), 1);
    status.st_rdev = device;
    // SAFETY: as many bytes as the struct has, which has no padding between its fields on these machines.
    let bytes = unsafe { std::slice::from_raw_parts((&raw const status).cast::<u8>(), size_of_val(&status)) };
    call.write(buffer, bytes)?;
    Some(Answer::Returned(0))
}

/// Has the calls of `command`, and of all processes that come from it, answered by `answer`, on a thread that ends with
/// the last of them.
///
/// # Panics
/// If the kernel does not let it: it is older than 5.0, or a sandbox forbids it.
pub fn intercept(command: &mut Command, taken: Taken, answer: impl Fn(&Call) -> Answer + Send + 'static) {
    let (ours, theirs) = socket_pair().expect("a pair of sockets");
    // SAFETY: makes only system calls, on values that it was given or has on its stack.
    unsafe { command.pre_exec(move || send(&theirs, &install(taken)?)) };
    std::thread::spawn(move || {
        // Nothing comes where the program could not be started.
        if let Some(listener) = receive(&ours) {
            while let Some(notification) = next(&listener) {
                reply(&listener, &notification, &answer);
            }
        }
    });
}

fn socket_pair() -> io::Result<(OwnedFd, OwnedFd)> {
    let mut pair = [0; 2];
    let kind = libc::SOCK_DGRAM | libc::SOCK_CLOEXEC;
    // SAFETY: a place for two descriptors.
    check(unsafe { libc::socketpair(libc::AF_UNIX, kind, 0, pair.as_mut_ptr()) })?;
    // SAFETY: two new descriptors, which nobody else has.
    Ok(unsafe { (OwnedFd::from_raw_fd(pair[0]), OwnedFd::from_raw_fd(pair[1])) })
}

fn check(returned: libc::c_int) -> io::Result<libc::c_int> {
    if returned < 0 { Err(io::Error::last_os_error()) } else { Ok(returned) }
}

const fn load(offset: usize) -> libc::sock_filter {
    libc::sock_filter {
        code: (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16,
        jt: 0,
        jf: 0,
        k: offset as u32,
    }
}

const fn skip_unless(value: u32, skipped: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16,
        jt: 0,
        jf: skipped,
        k: value,
    }
}

const fn skip_if(value: u32, skipped: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16,
        jt: skipped,
        jf: 0,
        k: value,
    }
}

const fn and(mask: u32) -> libc::sock_filter {
    libc::sock_filter { code: (libc::BPF_ALU | libc::BPF_AND | libc::BPF_K) as u16, jt: 0, jf: 0, k: mask }
}

const fn answer_by(action: u32) -> libc::sock_filter {
    libc::sock_filter { code: (libc::BPF_RET | libc::BPF_K) as u16, jt: 0, jf: 0, k: action }
}

/// Puts the filter in force for this process, for good; returns where its calls are heard.
fn install(taken: Taken) -> io::Result<OwnedFd> {
    use std::mem::offset_of;
    // The low half of an argument, on the machines that NVIDIA's driver runs on.
    let argument = |nth: usize| load(offset_of!(libc::seccomp_data, args) + 8 * nth);
    let mut filter = [
        load(offset_of!(libc::seccomp_data, nr)),
        skip_unless(libc::SYS_ioctl as u32, 4),
        argument(1),
        and(0xFF00),
        skip_if(u32::from(taken.request_type) << 8, 7),
        answer_by(libc::SECCOMP_RET_ALLOW),
        skip_if(libc::SYS_fstat as u32, 2),
        skip_if(libc::SYS_newfstatat as u32, 1),
        answer_by(libc::SECCOMP_RET_ALLOW),
        argument(0),
        skip_if(taken.descriptor as u32, 1),
        skip_unless(if taken.paths { libc::AT_FDCWD } else { taken.descriptor } as u32, 1),
        answer_by(libc::SECCOMP_RET_USER_NOTIF),
        answer_by(libc::SECCOMP_RET_ALLOW),
    ];
    let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_mut_ptr() };
    let flags = libc::SECCOMP_FILTER_FLAG_NEW_LISTENER;
    // SAFETY: plain numbers, and a program that outlives the call.
    let listener = unsafe {
        check(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
        libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, flags, &raw const program)
    };
    let listener = check(listener as libc::c_int)?;
    // SAFETY: a new descriptor, which nobody else has.
    Ok(unsafe { OwnedFd::from_raw_fd(listener) })
}

/// Space for the header and one descriptor, aligned as the header must be.
#[repr(C)]
union Control {
    bytes: [u8; 64],
    _header: libc::cmsghdr,
}

const DESCRIPTOR_BYTES: u32 = size_of::<RawFd>() as u32;

/// Runs `with` on a message that has room for one byte and one descriptor.
fn with_message<R>(with: impl FnOnce(&mut libc::msghdr) -> R) -> R {
    let mut byte = 0_u8;
    let mut part = libc::iovec { iov_base: (&raw mut byte).cast(), iov_len: 1 };
    let mut control = Control { bytes: [0; 64] };
    // SAFETY: `msghdr` is plain data, for which zeroes are a value.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    (message.msg_iov, message.msg_iovlen) = (&raw mut part, 1);
    message.msg_control = (&raw mut control).cast();
    // SAFETY: computes a size.
    message.msg_controllen = unsafe { libc::CMSG_SPACE(DESCRIPTOR_BYTES) } as _;
    with(&mut message)
}

fn send(socket: &OwnedFd, listener: &OwnedFd) -> io::Result<()> {
    with_message(|message| {
        // SAFETY: the message has room for one header and one descriptor.
        unsafe {
            let header = libc::CMSG_FIRSTHDR(message);
            (*header).cmsg_level = libc::SOL_SOCKET;
            (*header).cmsg_type = libc::SCM_RIGHTS;
            (*header).cmsg_len = libc::CMSG_LEN(DESCRIPTOR_BYTES) as _;
            libc::CMSG_DATA(header).cast::<RawFd>().write_unaligned(listener.as_raw_fd());
            check(libc::sendmsg(socket.as_raw_fd(), message, 0) as libc::c_int).map(|_| ())
        }
    })
}

fn receive(socket: &OwnedFd) -> Option<OwnedFd> {
    with_message(|message| {
        // SAFETY: as in `send`; the kernel writes the header before it returns more than nothing.
        unsafe {
            let received = libc::recvmsg(socket.as_raw_fd(), message, libc::MSG_CMSG_CLOEXEC);
            let header = libc::CMSG_FIRSTHDR(message);
            (received > 0 && !header.is_null())
                .then(|| OwnedFd::from_raw_fd(libc::CMSG_DATA(header).cast::<RawFd>().read_unaligned()))
        }
    })
}

/// The next call; `None` when the last process with the filter is gone.
fn next(listener: &OwnedFd) -> Option<libc::seccomp_notif> {
    loop {
        let mut polled = libc::pollfd { fd: listener.as_raw_fd(), events: libc::POLLIN, revents: 0 };
        // SAFETY: one descriptor to poll.
        unsafe { libc::poll(&raw mut polled, 1, -1) };
        if polled.revents & libc::POLLIN == 0 {
            if polled.revents & (libc::POLLHUP | libc::POLLERR) != 0 {
                return None;
            }
            continue;
        }
        // SAFETY: plain data, which must be zero before the call.
        let mut notification: libc::seccomp_notif = unsafe { std::mem::zeroed() };
        // SAFETY: a place for one notification. It fails where the caller was killed meanwhile.
        let received = unsafe {
            libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, &raw mut notification)
        };
        if received == 0 {
            return Some(notification);
        }
    }
}

fn reply(listener: &OwnedFd, notification: &libc::seccomp_notif, answer: &impl Fn(&Call) -> Answer) {
    // A thread that was killed meanwhile needs none.
    let Some(call) = call_of(listener, notification) else { return };
    // SAFETY: plain data.
    let mut response: libc::seccomp_notif_resp = unsafe { std::mem::zeroed() };
    response.id = notification.id;
    match answer(&call) {
        Answer::Returned(value) => response.val = value,
        Answer::Failed(errno) => response.error = -errno,
        Answer::Kernels => response.flags = libc::SECCOMP_USER_NOTIF_FLAG_CONTINUE as u32,
    }
    // SAFETY: a response to a notification of this listener. It fails where the caller was killed meanwhile.
    unsafe { libc::ioctl(listener.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &raw mut response) };
}

fn call_of(listener: &OwnedFd, notification: &libc::seccomp_notif) -> Option<Call> {
    let thread = notification.pid;
    let status = std::fs::read_to_string(format!("/proc/{thread}/status")).ok()?;
    let pid = status.lines().find_map(|line| line.strip_prefix("Tgid:"))?.trim().parse().ok()?;
    let memory = OpenOptions::new().read(true).write(true).open(format!("/proc/{thread}/mem")).ok()?;
    let number = libc::c_long::from(notification.data.nr);
    let (arguments, listener, id) = (notification.data.args, listener.as_raw_fd(), notification.id);
    Some(Call { pid, number, arguments, memory, listener, id })
}
