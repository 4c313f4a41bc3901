//! Beside a preload library in the same process: nothing is gated twice, and requests reach those who launch.

#[path = "../examples/support/work.rs"]
mod work;

mod common;

use std::ffi::c_void;

use common::inside;
use hipreempt::{Argument, Gpu, Level, Platform, Preload, Priority, Process, Shape};

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
