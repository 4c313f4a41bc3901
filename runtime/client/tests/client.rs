//! What clients do, and what becomes of them when things go wrong: on the software device, each test in a process with a
//! card and a board of its own.

#[path = "../examples/support/work.rs"]
mod work;

mod common;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use common::inside;
use hipreempt::{
    Argument, CallError, Client, Function, Gpu, Level, Memory, OpenError, Platform, Priority, Shape, Stream,
};

/// Longer than anything here takes on the busiest machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A launch waits for as long as somebody more urgent is active, on a machine however slow.
const WITHOUT_LIMITS: [(&str, &str); 2] =
    [("HIPREEMPT_HOLD_MAX_MS", "60000"), ("HIPREEMPT_MIN_SHARE_PERCENT", "0")];

/// Looks until something holds.
fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "{what} never came to be");
        std::thread::yield_now();
    }
}

/// A client with something to launch.
struct Worker {
    client: Client,
    stream: Stream,
    kernel: Function,
    state: Memory,
}

impl Worker {
    fn new(gpu: &Gpu, priority: Priority) -> Self {
        let client = gpu.client(priority).expect("a client");
        let mut state = gpu.memory(64).expect("memory");
        state.write(&[0; 64]).expect("zeros");
        let (stream, kernel) = (client.stream().expect("a stream"), work::load(gpu).expect("the kernel"));
        Self { client, stream, kernel, state }
    }

    fn launch(&self, us: u32) {
        let (address, rounds) = (self.state.address(), work::rounds_of_us(us));
        let arguments = [Argument::of(&address), Argument::of(&rounds)];
        // SAFETY: the kernel's arguments; on the software device it uses the first word of the state.
        unsafe { self.stream.launch(&self.kernel, Shape::line(1, work::ITEMS), &arguments) }
            .expect("a launch");
    }

    fn rounds(&self) -> u64 {
        self.stream.synchronize().expect("a synchronisation");
        let mut word = [0; 8];
        self.state.read(&mut word).expect("a copy");
        u64::from_le_bytes(word)
    }
}

#[test]
fn a_launch_does_its_work_and_is_counted() {
    if !inside("a_launch_does_its_work_and_is_counted", &[]) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    assert_eq!((gpu.index(), gpu.platform()), (0, Platform::Hip));
    let worker = Worker::new(&gpu, Priority::NORMAL);
    (0..100).for_each(|_| worker.launch(1));
    assert_eq!(worker.rounds(), 1_000);
    assert!(worker.stream.is_idle().expect("an answer"));
    let stats = worker.client.stats();
    assert_eq!((stats.launches, stats.preemptions, stats.priority), (100, 0, Priority::NORMAL));
    let submitted = worker.stream.submit(1, |stream| if stream.is_null() { Err(()) } else { Ok(()) });
    assert_eq!((submitted, worker.client.stats().launches), (Ok(()), 101));
}

#[test]
fn cuda_is_served_as_hip_is() {
    let library = common::built("libcuda.so");
    let variables = [("HIPREEMPT_HIP_LIBRARY", ""), ("HIPREEMPT_CUDA_LIBRARY", &*library.to_string_lossy())];
    if !inside("cuda_is_served_as_hip_is", &variables) {
        return;
    }
    let gpu = Gpu::open(0).expect("the configured library comes first");
    assert_eq!((gpu.platform(), gpu.library()), (Platform::Cuda, &*library));
    assert_eq!(Gpu::open_at(gpu.address()).expect("the same card").index(), 0);
    let (high, low) = (Worker::new(&gpu, Priority::HIGH), Worker::new(&gpu, Priority::LOW));
    for _ in 0..100 {
        let _turn = high.client.begin();
        high.launch(1);
        assert_eq!(high.rounds() % 10, 0);
    }
    low.launch(1);
    assert_eq!((high.rounds(), low.rounds()), (1_000, 10));
    assert_eq!(high.client.stats().launches, 100);
}

#[test]
fn a_gpu_is_found_by_its_address_and_may_be_opened_twice() {
    if !inside("a_gpu_is_found_by_its_address_and_may_be_opened_twice", &[("SOFTGPU_DEVICES", "2")]) {
        return;
    }
    assert_eq!(Gpu::count().expect("a count"), 2);
    let first = Gpu::open(1).expect("the second card");
    let again = Gpu::open_at(&first.address().to_ascii_uppercase()).expect("the same card");
    assert_eq!((again.index(), again.address()), (1, first.address()));
    // Two openings meet on one board, as two processes do.
    let (high, low) = (Worker::new(&first, Priority::HIGH), Worker::new(&again, Priority::LOW));
    let names = std::fs::read_dir(std::env::var_os("HIPREEMPT_DIR").expect("set")).expect("the folder");
    let paths = names.map(|entry| entry.expect("an entry").path());
    let boards: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "board")).collect();
    let [board] = &boards[..] else { panic!("{boards:?}") };
    let clients = hipreempt_board::Board::open_existing(board).expect("the board").clients();
    let mut priorities: Vec<_> = clients.iter().map(|client| client.priority).collect();
    priorities.sort();
    assert_eq!(priorities, [Priority::LOW, Priority::HIGH]);
    low.launch(1);
    high.launch(1);
    assert_eq!((low.rounds(), high.rounds()), (10, 10));
}

#[test]
fn what_is_not_there_is_an_error_that_says_so() {
    if !inside("what_is_not_there_is_an_error_that_says_so", &[]) {
        return;
    }
    assert!(matches!(
        Gpu::open(7),
        Err(OpenError::NoSuchGpu { index: 7, count: 1, platform: Platform::Hip })
    ));
    assert!(matches!(Gpu::open(usize::MAX), Err(OpenError::NoSuchGpu { .. })));
    for address in ["ffff:ff:1f.7", "", "nonsense", "a\0b"] {
        let error = Gpu::open_at(address).expect_err("no such address");
        assert!(matches!(error, OpenError::NoSuchAddress { .. }), "{error}");
    }
    let gpu = Gpu::open(0).expect("the software device");
    let module = work::load(&gpu).expect("the kernel").gpu().clone();
    assert_eq!(module.index(), 0);
    // SAFETY: zeros are no image, and as long as the longest header.
    let error = unsafe { gpu.module(&[0; 8192]) }.expect_err("zeros are no device code");
    assert_eq!(error.call, "hipModuleLoadData");
    assert!(matches!(gpu.memory(1 << 60), Err(CallError { call: "hipMalloc", .. })));
}

#[test]
fn a_configured_library_that_is_missing_is_named() {
    let variables = [("HIPREEMPT_HIP_LIBRARY", "/nonexistent/libamdhip64.so")];
    if !inside("a_configured_library_that_is_missing_is_named", &variables) {
        return;
    }
    let error = Gpu::open_on(Platform::Hip, 0).expect_err("no library").to_string();
    assert!(error.contains("/nonexistent/libamdhip64.so"), "{error}");
}

#[test]
fn without_a_gpu_opening_one_is_an_error() {
    // An empty path is none. A machine may have a library without a GPU, which says so itself.
    if !inside("without_a_gpu_opening_one_is_an_error", &[("HIPREEMPT_HIP_LIBRARY", "")]) {
        return;
    }
    match Gpu::open(0) {
        Err(OpenError::NoLibrary | OpenError::Call(_) | OpenError::NoSuchGpu { count: 0, .. }) => {}
        Ok(gpu) => println!("left out: this machine has a GPU, {gpu:?}"),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_request_holds_less_urgent_launches_and_nobody_else() {
    if !inside("a_request_holds_less_urgent_launches_and_nobody_else", &WITHOUT_LIMITS) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let (high, low) = (Worker::new(&gpu, Priority::HIGH), Worker::new(&gpu, Priority::LOW));
    let peer = Worker::new(&gpu, Priority::HIGH);
    low.launch(10);
    low.rounds();
    let passed = AtomicBool::new(false);
    let turn = high.client.begin();
    assert!(high.client.stats().active);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            low.launch(10);
            passed.store(true, Ordering::SeqCst);
        });
        // The request goes on for as long as it launches; its equal is not held.
        for _ in 0..50 {
            high.launch(100);
            high.rounds();
            peer.launch(1);
            peer.rounds();
        }
        assert!(!passed.load(Ordering::SeqCst), "a less urgent launch passed an open request");
        drop(turn);
        until("the launch behind the request", || passed.load(Ordering::SeqCst));
    });
    assert_eq!(low.rounds(), 200);
    let (held, free) = (low.client.stats(), peer.client.stats());
    assert_eq!((held.preemptions, free.preemptions), (1, 0));
    assert!(held.held > Duration::ZERO && held.passed_after_limit == 0, "{held:?}");
}

#[test]
fn priority_and_level_change_while_a_launch_waits() {
    if !inside("priority_and_level_change_while_a_launch_waits", &WITHOUT_LIMITS) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let (high, low) = (Worker::new(&gpu, Priority::HIGH), Worker::new(&gpu, Priority::LOW));
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let turn = high.client.begin();
        scope.spawn(|| {
            // A turn in which nothing is launched would lapse.
            while !over.load(Ordering::SeqCst) {
                high.launch(1);
                high.rounds();
            }
        });
        let held = scope.spawn(|| low.launch(10));
        low.client.set_priority(Priority(101));
        held.join().expect("a launch that is the most urgent now");
        assert_eq!(low.client.stats().priority, Priority(101));
        low.client.set_priority(Priority::LOW);
        low.client.set_level(Level::Off);
        assert_eq!(low.client.level(), Level::Off);
        low.launch(10);
        low.client.set_level(Level::Hold);
        drop(turn);
        over.store(true, Ordering::SeqCst);
    });
    assert_eq!(low.rounds(), 200);
}

#[test]
fn a_client_dropped_while_active_holds_nobody() {
    if !inside("a_client_dropped_while_active_holds_nobody", &WITHOUT_LIMITS) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let low = Worker::new(&gpu, Priority::LOW);
    for round in 1..=3 {
        let high = Worker::new(&gpu, Priority::HIGH);
        high.launch(50_000);
        let token = high.client.begin_token();
        assert!(token != 0 && high.client.stats().active);
        drop(high);
        let start = Instant::now();
        low.launch(10);
        assert!(start.elapsed() < Duration::from_secs(30), "held by a client that is gone");
        assert_eq!(low.rounds(), round * 100);
    }
    assert_eq!(low.client.stats().passed_after_limit, 0);
}

#[test]
fn a_request_that_nobody_ends_lapses() {
    if !inside("a_request_that_nobody_ends_lapses", &WITHOUT_LIMITS) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let (high, low) = (Worker::new(&gpu, Priority::HIGH), Worker::new(&gpu, Priority::LOW));
    let token = high.client.begin_token();
    until("the end of a request without a launch", || !high.client.stats().active);
    high.client.end_token(token);

    // Nor does one whose thread has gone, and had launched for long enough to be seen at it.
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            std::mem::forget(high.client.begin());
            for _ in 0..50 {
                high.launch(2_000);
                high.rounds();
            }
        });
        thread.join().expect("an end");
    });
    low.launch(10);
    assert_eq!(low.rounds(), 100);
    assert_eq!(low.client.stats().passed_after_limit, 0);
    until("the end of everything", || !high.client.stats().active);
}

/// A child has neither the seat nor the threads of its parent, and may find any lock held: it does without, and ends.
#[test]
fn a_forked_child_is_not_scheduled_and_does_not_hang() {
    if !inside("a_forked_child_is_not_scheduled_and_does_not_hang", &[]) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let client = gpu.client(Priority::HIGH).expect("a client");
    let turn = client.begin();
    // SAFETY: the child calls only what takes no lock, and ends without unwinding or running handlers.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let unscheduled = client.level() == Level::Off && client.begin_token() == 0;
        drop(turn);
        // SAFETY: ends the child at once.
        unsafe { libc::_exit(if unscheduled { 0 } else { 1 }) };
    }
    let mut status = -1;
    // SAFETY: our own child, and a valid place.
    assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
    assert_eq!(status, 0);
    drop(turn);
    assert_eq!(client.level(), Level::Hold);
}

#[test]
fn nonsense_tokens_end_nothing() {
    if !inside("nonsense_tokens_end_nothing", &[]) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let client = gpu.client(Priority::HIGH).expect("a client");
    let turn = client.begin();
    for token in [0, 1, 64, 65, u64::MAX, 1 << 32, 7 << 32 | 1] {
        client.end_token(token ^ 1 << 63);
    }
    assert!(client.stats().active);
    drop(turn);
}

#[test]
fn clients_come_and_go_and_leave_nothing() {
    if !inside("clients_come_and_go_and_leave_nothing", &[("SOFTGPU_PRESET", "null")]) {
        return;
    }
    let gpu = Gpu::open(0).expect("the software device");
    let monitors = || {
        let tasks = std::fs::read_dir("/proc/self/task").expect("procfs");
        let name = |task: std::io::Result<std::fs::DirEntry>| {
            std::fs::read_to_string(task.ok()?.path().join("comm")).ok()
        };
        tasks.filter_map(name).filter(|name| name.trim_end() == "hipreempt").count()
    };
    let one = gpu.client(Priority::NORMAL).expect("a client");
    until("its monitor", || monitors() == 1);
    drop(one);
    // More than the board has places for.
    for round in 0..100 {
        let worker = Worker::new(&gpu, Priority(round));
        worker.launch(1);
        let stream = worker.client.stream().expect("a second stream");
        drop(worker);
        assert!(stream.is_idle().expect("an answer"), "its client lives as long as the stream");
    }
    assert_eq!(monitors(), 0);
}

#[test]
fn clients_and_streams_may_be_used_from_every_thread() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Gpu>();
    shared::<Client>();
    shared::<Stream>();
    shared::<Function>();
    shared::<Memory>();
    shared::<hipreempt::Process>();
    if !inside("clients_and_streams_may_be_used_from_every_thread", &[("SOFTGPU_PRESET", "null")]) {
        return;
    }
    let worker = Worker::new(&Gpu::open(0).expect("the software device"), Priority::NORMAL);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..250 {
                    let _turn = worker.client.begin();
                    worker.launch(1);
                }
            });
        }
    });
    assert_eq!((worker.rounds(), worker.client.stats().launches), (10_000, 1_000));
}
