//! Level 3 on AMD on whole processes, on machines without a GPU: the preload, the software device's HIP library, and a
//! stand-in for `/dev/kfd` that answers the programs' real system calls. **It has not been run on an AMD card yet.**

use std::ops::Deref;
use std::path::Path;
use std::time::{Duration, Instant};

use hipreempt_board::{ClientView, Why};
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::compute_driver::RUNNING;
use hipreempt_tests::stage::{HANG, Stage, ends, pid};
use hipreempt_tests::{ComputeDriver, Scene};
use rustix::process::Signal;

/// Arguments of the victim: length of a kernel and of the pause after it, in µs. Bulk kernels are long beside what a call
/// to the stand-in costs on a busy machine.
const BULK: [&str; 2] = ["200000", "0"];
const REQUESTS: [&str; 2] = ["1000", "50000"];
const BUSY: [&str; 2] = ["1000", "0"];

/// A card, a board and a driver.
struct Machine(Stage<ComputeDriver>);

impl Deref for Machine {
    type Target = Stage<ComputeDriver>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Machine {
    fn new() -> Self {
        let mut scene = Scene::new();
        scene.set("HIPREEMPT_LEVEL", "3");
        // The stand-in is as slow as the machine is busy.
        scene.set("HIPREEMPT_SUSPEND_CALL_MAX_MS", "60000");
        scene.set("HIPREEMPT_HOLD_MAX_MS", "50");
        Self(Stage { scene, driver: ComputeDriver::new(), program: "compute_queues.hip", bulk: BULK })
    }

    fn is_suspended(&self, program: &Watched) -> bool {
        self.driver.queue_becomes(pid(program), HANG, |queue| queue.percentage == 0)
    }

    fn runs(&self, program: &Watched) -> bool {
        self.driver.queue_becomes(pid(program), HANG, |queue| queue.percentage == RUNNING)
    }

    /// It is at level 1 for this reason, said so in one line, and its launches are held.
    fn assert_falls_back(&self, bulk: &Watched, stderr: &Path, why: Why) {
        let said = || std::fs::read_to_string(stderr).expect("its stderr");
        let fell = |client: &ClientView| client.level == 1 && client.why == why && !said().is_empty();
        assert!(self.is_shown(bulk, fell), "{:?}", self.client(bulk));
        assert!(said().lines().count() == 1 && said().contains(&why.to_string()), "{}", said());
        let holds = self.client(bulk).expect("its client").holds;
        assert!(self.is_shown(bulk, |client| client.holds > holds), "{:?}", self.client(bulk));
    }
}

#[test]
fn a_bulk_queue_is_suspended_while_urgent_work_runs_and_put_back() {
    let machine = Machine::new();
    let bulk = machine.start("low", BULK);
    assert!(machine.is_shown(&bulk, |client| client.level == 3 && client.why == Why::Untried));
    assert_eq!(machine.driver.told_by(pid(&bulk)), [RUNNING], "one call to see what a call costs");
    let urgent = machine.start("high", REQUESTS);
    for _ in 0..5 {
        assert!(machine.is_suspended(&bulk), "{:?}", machine.client(&bulk));
        assert!(machine.runs(&bulk));
    }
    assert!(!machine.driver.told_by(pid(&urgent)).contains(&0), "nobody is above it");
    ends(urgent);
    let bulk_pid = pid(&bulk);
    ends(bulk);
    assert_eq!(machine.driver.told_by(bulk_pid).last(), Some(&RUNNING));
    machine.assert_nothing_wrong();
}

/// The urgent program is active all the time, and the bulk program gets its share all the same.
#[test]
fn no_suspension_is_for_ever() {
    let machine = Machine::new();
    let urgent = machine.start("high", BUSY);
    let bulk = machine.start("low", BULK);
    for _ in 0..5 {
        assert!(machine.is_suspended(&bulk) && machine.runs(&bulk));
        assert!(urgent.line_within(HANG).is_some(), "the urgent program hangs");
    }
    let bulk_pid = pid(&bulk);
    ends(bulk);
    assert_eq!(machine.driver.told_by(bulk_pid).last(), Some(&RUNNING), "whenever it leaves");
    machine.assert_nothing_wrong();
}

#[test]
fn a_killed_program_leaves_nothing_behind() {
    let machine = Machine::new();
    let bulk = machine.start("low", BULK);
    let urgent = machine.start("high", BUSY);
    assert!(machine.is_suspended(&bulk));
    bulk.signal(Signal::KILL);
    let bulk = machine.start("low", BULK);
    assert!(machine.is_suspended(&bulk));
    urgent.signal(Signal::KILL);
    assert!(machine.runs(&bulk));
    // The last thing that it is told stays.
    assert!((0..5).all(|_| bulk.line_within(HANG).is_some()) && machine.runs(&bulk));
    ends(bulk);
    machine.assert_nothing_wrong();
}

/// Its queues go with the image that made them; the next image has queues of its own under the same process id.
#[test]
fn a_program_that_replaces_itself_starts_over() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let mut bulk = machine.start("low", BULK);
    for _ in 0..3 {
        assert!(machine.is_suspended(&bulk) && machine.runs(&bulk) && machine.is_suspended(&bulk));
        bulk.write_line("exec");
        assert!(machine.runs(&bulk), "the next image's queue");
    }
    assert!(machine.is_suspended(&bulk));
    ends(bulk);
    machine.assert_nothing_wrong();
}

#[test]
fn a_queue_that_is_destroyed_is_let_go_of_and_the_next_one_taken() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let mut bulk = machine.start("low", BULK);
    for _ in 0..3 {
        assert!(machine.is_suspended(&bulk));
        bulk.write_line("free");
        bulk.write_line("make");
        assert!(machine.driver.queue_becomes(pid(&bulk), HANG, |queue| queue.percentage == RUNNING));
    }
    assert!(machine.is_suspended(&bulk));
    ends(bulk);
    machine.assert_nothing_wrong();
}

/// What the program makes of its queue while that is suspended is what it gets back.
#[test]
fn the_programs_own_changes_stay() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let mut bulk = machine.start("low", BULK);
    for priority in [8, 9, 10] {
        assert!(machine.is_suspended(&bulk));
        bulk.write_line("update");
        let is_so = |percentage| {
            machine.driver.queue_becomes(pid(&bulk), HANG, |queue| {
                (queue.priority, queue.percentage) == (priority, percentage)
            })
        };
        assert!(is_so(0) && is_so(RUNNING), "{:?}", machine.driver.queue_of(pid(&bulk)));
    }
    ends(bulk);
    machine.assert_nothing_wrong();
}

#[test]
fn a_forked_child_touches_nothing_of_its_parents() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let mut bulk = machine.start("low", BULK);
    for _ in 0..5 {
        assert!(machine.is_suspended(&bulk));
        bulk.write_line("fork");
        let line = bulk.find_line(HANG, |line| line.starts_with("child ")).expect("a child that leaves");
        let child = line["child ".len()..].parse().expect("a process id");
        assert_eq!(machine.driver.calls_of(child), 0);
    }
    machine.assert_nothing_wrong();
}

/// Unasked, too: nobody has run this on a card.
#[test]
fn nothing_is_touched_where_it_was_not_asked_for() {
    let unasked = [("DISABLE", "1"), ("LEVEL", "0"), ("LEVEL", "1"), ("LEVEL", "auto"), ("LEVEL", "")];
    for (name, value) in unasked {
        let machine = Machine::new();
        let urgent = machine.start("high", BUSY);
        let mut command = machine.command("low", BULK);
        command.env(format!("HIPREEMPT_{name}"), value);
        let bulk = machine.start_command(command);
        for _ in 0..3 {
            assert!(bulk.line_within(HANG).is_some() && urgent.line_within(HANG).is_some());
        }
        let bulk_pid = pid(&bulk);
        ends(bulk);
        assert_eq!(machine.driver.calls_of(bulk_pid), 0, "{name}={value}");
        machine.assert_nothing_wrong();
    }
}

/// A sandbox, a device that the hardware scheduler has given up on, a queue that was reset.
const REFUSALS: [i32; 3] = [libc::EPERM, libc::ETIME, libc::EACCES];

#[test]
fn a_driver_that_refuses_from_the_start_means_level_1() {
    for errno in REFUSALS {
        let machine = Machine::new();
        machine.driver.refuse(Some(errno));
        let _urgent = machine.start("high", BUSY);
        let stderr = machine.scene.path("stderr");
        let bulk = machine.start_with_stderr(&stderr);
        machine.assert_falls_back(&bulk, &stderr, Why::Refused);
        assert!(!machine.driver.told_by(pid(&bulk)).contains(&0), "{errno}");
        machine.assert_nothing_wrong();
    }
}

#[test]
fn a_driver_that_refuses_later_means_level_1_from_then_on() {
    for errno in REFUSALS {
        let machine = Machine::new();
        let _urgent = machine.start("high", BUSY);
        let stderr = machine.scene.path("stderr");
        let bulk = machine.start_with_stderr(&stderr);
        assert!(machine.is_suspended(&bulk));
        machine.driver.refuse(Some(errno));
        machine.assert_falls_back(&bulk, &stderr, Why::Refused);
        machine.driver.refuse(None);
        assert!(machine.runs(&bulk), "what could not be put back is tried again");
        // One retry may be on its way.
        assert!((0..2).all(|_| bulk.line_within(HANG).is_some()));
        let calls = machine.driver.calls_of(pid(&bulk));
        for _ in 0..5 {
            assert!(bulk.line_within(HANG).is_some());
        }
        assert_eq!(machine.driver.calls_of(pid(&bulk)), calls, "for good");
        machine.assert_nothing_wrong();
    }
}

#[test]
fn one_slow_call_means_level_1_from_then_on() {
    let mut machine = Machine::new();
    machine.0.scene.set("HIPREEMPT_SUSPEND_CALL_MAX_MS", "1000");
    let _urgent = machine.start("high", BUSY);
    let stderr = machine.scene.path("stderr");
    let bulk = machine.start_with_stderr(&stderr);
    assert!(machine.is_suspended(&bulk));
    machine.driver.delay(Some(Duration::from_millis(1_500)));
    machine.assert_falls_back(&bulk, &stderr, Why::Slow);
    assert!(machine.runs(&bulk));
    machine.assert_nothing_wrong();
}

#[test]
fn queues_of_cooperative_kernels_are_left_alone() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let stderr = machine.scene.path("stderr");
    let mut bulk = machine.start_with_stderr(&stderr);
    assert!(machine.is_suspended(&bulk));
    bulk.write_line("cooperate");
    machine.assert_falls_back(&bulk, &stderr, Why::Collective);
    assert!(machine.runs(&bulk));
    machine.assert_nothing_wrong();
}

/// The same numbers, on a file that has nothing to do with AMD.
#[test]
fn a_program_that_makes_such_calls_on_another_file_is_left_alone() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    machine.assert_another_file_is_left_alone();
}

/// The thread that suspends queues stands still while it has one off the card: the monitor puts it back.
#[test]
fn a_queue_is_put_back_though_the_agent_hangs() {
    let machine = Machine::new();
    let _urgent = machine.start("high", BUSY);
    let bulk = machine.start("low", BULK);
    let agent = Thread::named(pid(&bulk), "hipreempt-queue");
    // Between a look and the stop a busy machine may take longer than a suspension lasts: as long as the other tests run.
    let until = Instant::now() + 3 * HANG;
    let caught = std::iter::repeat_with(|| Instant::now() < until).take_while(|tries| *tries).any(|_| {
        assert!(machine.is_suspended(&bulk));
        agent.stop();
        // The agent may have been about to put it back itself, or in the middle of a call.
        let is_off = machine.driver.queue_of(pid(&bulk)).is_some_and(|queue| queue.percentage == 0);
        let caught = is_off && agent.is_asleep() && machine.runs(&bulk);
        agent.go_on();
        caught
    });
    assert!(caught, "what a hanging agent has suspended stays so");
    assert!(machine.is_suspended(&bulk), "and it goes on");
    ends(bulk);
    machine.assert_nothing_wrong();
}

/// A thread of a child, which can be stopped by itself.
struct Thread {
    process: u32,
    id: libc::pid_t,
}

impl Thread {
    fn named(process: u32, name: &str) -> Self {
        let threads = std::fs::read_dir(format!("/proc/{process}/task")).expect("a process that lives");
        let ids =
            threads.map(|thread| thread.expect("a thread").file_name().into_string().expect("a number"));
        let is_named = |id: &String| {
            let path = format!("/proc/{process}/task/{id}/comm");
            std::fs::read_to_string(path).is_ok_and(|comm| comm.trim_end() == name)
        };
        let id = ids.into_iter().find(is_named).expect("the thread").parse().expect("a number");
        Self { process, id }
    }

    fn trace(&self, request: libc::c_uint) {
        let nothing = std::ptr::null_mut::<libc::c_void>();
        // SAFETY: these requests read and write no memory of ours.
        let returned = unsafe { libc::ptrace(request, self.id, nothing, nothing) };
        assert_eq!(returned, 0, "{}", std::io::Error::last_os_error());
    }

    fn stop(&self) {
        self.trace(libc::PTRACE_SEIZE);
        self.trace(libc::PTRACE_INTERRUPT);
        let mut status = 0;
        // SAFETY: waits for a thread that this one traces.
        assert_eq!(unsafe { libc::waitpid(self.id, &raw mut status, libc::__WALL) }, self.id);
    }

    /// Whether it was stopped between two looks, and not in a call.
    fn is_asleep(&self) -> bool {
        let path = format!("/proc/{}/task/{}/syscall", self.process, self.id);
        let call = std::fs::read_to_string(path).expect("a thread that is stopped");
        let number = call.split_whitespace().next().and_then(|number| number.parse().ok());
        number == Some(libc::SYS_clock_nanosleep)
    }

    fn go_on(&self) {
        // A thread that is traced to its end keeps its process from ending.
        self.trace(libc::PTRACE_DETACH);
    }
}
