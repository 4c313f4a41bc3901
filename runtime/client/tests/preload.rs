//! Beside a preload library in the same process: nothing is gated twice, and requests reach those who launch.

#[path = "../examples/support/work.rs"]
mod work;

mod common;

use std::ffi::{CString, c_void};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use common::inside;
use hipreempt::{Argument, Gpu, Level, Platform, Preload, Priority, Process, Shape};
use hipreempt_board::{Board, Join};

fn preloaded(test: &str, priority: &str) -> bool {
    if std::env::var_os("LD_PRELOAD").is_some() {
        return true;
    }
    let shim = common::built("libhipreempt_hip.so");
    inside(test, &[("LD_PRELOAD", &shim.to_string_lossy()), ("HIPREEMPT_PRIORITY", priority)])
}

/// A call of the program itself, by the symbol that it would be linked to: the preload's.
fn clears_memory(address: u64, bytes: usize) {
    type Memset = unsafe extern "C" fn(u64, u8, usize) -> u32;
    // SAFETY: a null-terminated name; the function has this type (`hip_runtime_api.h`, all versions), and the memory is
    // the caller's.
    unsafe {
        let memset = libc::dlsym(libc::RTLD_DEFAULT, c"hipMemsetD8".as_ptr());
        assert!(!memset.is_null(), "the preload exports it");
        assert_eq!(std::mem::transmute::<*mut c_void, Memset>(memset)(address, 0, bytes), 0);
    }
}

#[test]
fn without_a_preload_there_is_none() {
    if inside("without_a_preload_there_is_none", &[]) {
        assert!(Preload::find().is_none());
        assert!(!Process::open(0, None).expect("a client of the crate's own").is_preloaded());
    }
}

#[test]
fn launches_of_the_crate_are_none_of_the_preloads() {
    if !preloaded("launches_of_the_crate_are_none_of_the_preloads", "normal") {
        return;
    }
    let preload = Preload::find().expect("the preload");
    assert_eq!(preload.platform(), Some(Platform::Hip));
    let gpu = Gpu::open(0).expect("the software device");
    let client = gpu.client(Priority::HIGH).expect("a client");
    let (stream, kernel) = (client.stream().expect("a stream"), work::load(&gpu).expect("the kernel"));
    let state = gpu.memory(64).expect("memory");
    let (address, rounds) = (state.address(), 10_u32);
    for _ in 0..10 {
        let arguments = [Argument::of(&address), Argument::of(&rounds)];
        // SAFETY: the kernel's arguments; on the software device it uses the first word of the state.
        unsafe { stream.launch(&kernel, Shape::line(1, work::ITEMS), &arguments) }.expect("a launch");
    }
    // What a library puts on the stream goes by the preload's symbols, and is the client's all the same.
    let by_library = stream.submit(1, |_| {
        clears_memory(address, 64);
        Ok::<_, ()>(())
    });
    assert_eq!(by_library, Ok(()));
    stream.synchronize().expect("a synchronisation");
    assert_eq!((client.stats().launches, client.level()), (11, Level::Hold));
    assert_eq!(preload.stats(0), None, "the preload has seen a call of the crate");

    clears_memory(address, 64);
    let seen = preload.stats(0).expect("it sees the program's own");
    assert_eq!((seen.launches, seen.priority), (0, Priority::NORMAL), "a memset is no launch");
    assert_eq!(client.stats().launches, 11);
}

#[test]
fn a_process_marks_its_requests_by_the_preload() {
    if !preloaded("a_process_marks_its_requests_by_the_preload", "low") {
        return;
    }
    let process = Process::open(0, None).expect("no GPU is asked");
    assert!(process.is_preloaded());
    assert_eq!((process.begin(), process.stats().launches), (0, 0), "nothing was launched yet");
    process.set_priority(Priority(7));

    let gpu = Gpu::open(0).expect("the software device");
    let memory = gpu.memory(64).expect("memory");
    clears_memory(memory.address(), 64);
    assert_eq!(process.stats().priority, Priority(7), "kept for the first launch");
    let token = process.begin();
    assert!(token != 0 && process.stats().active);
    process.end(token);
    process.end(token);
    process.set_priority(Priority::HIGH);
    assert_eq!(process.stats().priority, Priority::HIGH);
    let board = gpu.client(Priority::NORMAL).expect("a client of the crate's own beside it");
    assert_eq!(board.priority(), Priority::NORMAL);
}

/// A more urgent client on the process's board, which works on nothing, until it is dropped.
struct Claimant {
    end: Option<Sender<()>>,
    keeper: Option<JoinHandle<()>>,
}

impl Claimant {
    fn claim() -> Self {
        let folder = std::env::var_os("HIPREEMPT_DIR").expect("a folder for boards");
        let files =
            std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
        let path = files.filter(|path| path.extension() == Some("board".as_ref())).last().expect("a board");
        let board = Board::open_existing(&path).expect("the board");
        let join = Join { priority: Priority::HIGH, level: 1, name: "claimant".to_owned() };
        let seat = board.join(join).expect("a seat");
        seat.claim();
        let (end, ended) = channel();
        let keeper = std::thread::spawn(move || {
            // A claim counts while its lease moves.
            while ended.recv_timeout(Duration::from_millis(5)) == Err(RecvTimeoutError::Timeout) {
                seat.bump_lease();
                seat.note_progress();
            }
            seat.drop_claim();
        });
        Self { end: Some(end), keeper: Some(keeper) }
    }
}

impl Drop for Claimant {
    fn drop(&mut self) {
        drop(self.end.take());
        let _ = self.keeper.take().map(JoinHandle::join);
    }
}

/// The program's own call, which a closed gate holds.
fn clears_memory_later(address: u64, bytes: usize) {
    type Memset = unsafe extern "C" fn(u64, u8, usize, *mut c_void) -> u32;
    // SAFETY: as in `clears_memory`; null is the null stream.
    unsafe {
        let memset = libc::dlsym(libc::RTLD_DEFAULT, c"hipMemsetD8Async".as_ptr());
        assert!(!memset.is_null(), "the preload exports it");
        let memset = std::mem::transmute::<*mut c_void, Memset>(memset);
        assert_eq!(memset(address, 0, bytes, std::ptr::null_mut()), 0);
    }
}

/// Memory by the program's own call, which goes past the preload: it has nothing to do with allocations.
fn allocates(bytes: usize) -> u64 {
    type Malloc = unsafe extern "C" fn(*mut u64, usize) -> u32;
    let library = common::built("libamdhip64.so").into_os_string().into_encoded_bytes();
    let library = CString::new(library).expect("a path");
    let mut address = 0;
    // SAFETY: a library whose initialisers may run at any time, and as in `clears_memory`, with a valid place for the address.
    unsafe {
        let malloc = libc::dlsym(libc::dlopen(library.as_ptr(), libc::RTLD_NOW), c"hipMalloc".as_ptr());
        assert!(!malloc.is_null(), "the library exports it");
        assert_eq!(std::mem::transmute::<*mut c_void, Malloc>(malloc)(&raw mut address, bytes), 0);
    }
    address
}

/// What the crate calls is seen by no fence of the preload: it comes behind what the program has launched before, kept or
/// not. (Fault: an event of a kept record was waited for on a client's stream before it was recorded.)
#[test]
fn what_the_program_launched_goes_before_calls_of_the_crate() {
    const TEST: &str = "what_the_program_launched_goes_before_calls_of_the_crate";
    let shim = common::built("libhipreempt_hip.so");
    let variables = [
        ("LD_PRELOAD", &*shim.to_string_lossy()),
        ("HIPREEMPT_PRIORITY", "low"),
        ("HIPREEMPT_HOLD_MAX_MS", "2000"),
        ("HIPREEMPT_MIN_SHARE_PERCENT", "0"),
    ];
    if !inside(TEST, &variables) {
        return;
    }
    let preload = Preload::find().expect("the preload");
    let holds = || preload.stats(0).expect("it sees the program's own").preemptions;
    let address = allocates(64);
    clears_memory(address, 64);
    let claimant = Claimant::claim();
    clears_memory_later(address, 64);
    assert_eq!(holds(), 0, "kept, and not made");
    let gpu = Gpu::open(0).expect("the software device");
    assert_eq!(holds(), 1, "the crate has called before it was made");
    clears_memory_later(address, 64);
    assert_eq!(holds(), 2, "kept, where the crate's calls may depend on it");
    drop((claimant, gpu));
}
