//! Level 3 on whole processes, on machines without a GPU: the preload, the software device's CUDA library, and a stand-in
//! for NVIDIA's resource manager that answers the programs' real system calls.

use std::ops::Deref;
use std::path::Path;

use hipreempt_board::{ClientView, Why};
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::resource_manager::{Refuse, SLICE_US, Told};
use hipreempt_tests::stage::{HANG, Stage, ends, pid};
use hipreempt_tests::{Mode, Platform, ResourceManager, Scene, artifacts};
use rustix::process::Signal;

const CUDA: &[Platform] = &[Platform::Cuda];
/// The slice of a client that gives way, and of one that is alone in the top class, in µs.
const TINY_US: u64 = 1;
const LONG_US: u64 = 20_000;
/// Arguments of the victim: length of a kernel and of the pause after it, in µs.
const BULK: [&str; 2] = ["1000", "0"];
const REQUESTS: [&str; 2] = ["1000", "20000"];
const IDLE: [&str; 2] = ["1000", "60000000"];

/// A card, a board and a driver.
struct Machine(Stage<ResourceManager>);

impl Deref for Machine {
    type Target = Stage<ResourceManager>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Machine {
    fn new() -> Self {
        let mut scene = Scene::with(CUDA, CUDA);
        scene.set("HIPREEMPT_LEVEL", "3");
        Self(Stage { scene, driver: ResourceManager::new(), program: "cuda/queues.c", bulk: BULK })
    }

    fn slice_becomes(&self, program: &Watched, slice_us: u64) -> bool {
        self.driver.slice_becomes(pid(program), slice_us, HANG)
    }

    /// What a program with a tiny slice was told last must be its original slice.
    fn restored(&self, pid: u32) -> bool {
        let told = self.driver.told_by(pid);
        told.contains(&Told::Set(TINY_US)) && told.last() == Some(&Told::Set(SLICE_US))
    }
}

#[test]
fn slices_are_set_and_restored_when_the_urgent_program_leaves() {
    let machine = Machine::new();
    let bulk = machine.start("low", BULK);
    assert!(machine.is_shown(&bulk, |client| client.level == 3 && client.why == Why::Asked));
    assert_eq!(machine.driver.slice_us(pid(&bulk)), Some(SLICE_US), "alone, nothing changes");
    let urgent = machine.start("high", REQUESTS);
    assert!(machine.slice_becomes(&bulk, TINY_US), "{:?}", machine.client(&bulk));
    assert!(machine.slice_becomes(&urgent, LONG_US), "{:?}", machine.client(&urgent));
    let urgent_pid = pid(&urgent);
    ends(urgent);
    assert_eq!(machine.driver.told_by(urgent_pid).last(), Some(&Told::Set(SLICE_US)), "restored on exit");
    assert!(machine.slice_becomes(&bulk, SLICE_US), "nobody is left to give way to");
    ends(bulk);
    machine.assert_nothing_wrong();
}

/// Once it has found that it is alone below the urgent one, a bulk program needs no call any more, however many requests
/// come, and its launches are not held.
#[test]
fn a_lone_bulk_program_is_tiny_for_good() {
    let machine = Machine::new();
    let urgent = machine.start("high", REQUESTS);
    let bulk = machine.start("low", BULK);
    assert!(machine.slice_becomes(&bulk, TINY_US));
    let counts =
        || (machine.driver.told_by(pid(&bulk)).len(), machine.client(&bulk).map(|client| client.holds));
    let settles = |_: &str| {
        let before = counts();
        (0..20).all(|_| urgent.line_within(HANG).is_some()) && counts() == before
    };
    assert!(bulk.find_line(HANG, settles).is_some(), "{:?}", machine.driver.told_by(pid(&bulk)));
    assert_eq!(machine.driver.slice_us(pid(&bulk)), Some(TINY_US));
    let bulk_pid = pid(&bulk);
    ends(bulk);
    assert!(machine.restored(bulk_pid), "{:?}", machine.driver.told_by(bulk_pid));
    machine.assert_nothing_wrong();
}

#[test]
fn two_bulk_programs_follow_the_urgent_ones_activity() {
    let machine = Machine::new();
    let bulks = [machine.start("low", BULK), machine.start("low", BULK)];
    let urgent = machine.start("high", REQUESTS);
    for _ in 0..5 {
        for bulk in &bulks {
            assert!(machine.slice_becomes(bulk, TINY_US));
            assert!(machine.slice_becomes(bulk, SLICE_US));
        }
    }
    let preempted = |bulk| machine.driver.told_by(pid(bulk)).contains(&Told::Preempt);
    assert!(bulks.iter().all(preempted), "switched out when a request begins");
    urgent.signal(Signal::KILL);
    for bulk in &bulks {
        assert!(machine.slice_becomes(bulk, SLICE_US));
    }
    machine.assert_nothing_wrong();
}

#[test]
fn a_killed_program_leaves_nothing_behind() {
    let machine = Machine::new();
    let bulk = machine.start("low", BULK);
    let urgent = machine.start("high", REQUESTS);
    assert!(machine.slice_becomes(&bulk, TINY_US) && machine.slice_becomes(&urgent, LONG_US));
    bulk.signal(Signal::KILL);
    assert!(machine.slice_becomes(&urgent, SLICE_US), "nobody is left to hold off");
    let bulk = machine.start("low", BULK);
    assert!(machine.slice_becomes(&bulk, TINY_US));
    urgent.signal(Signal::KILL);
    assert!(machine.slice_becomes(&bulk, SLICE_US));
    machine.assert_nothing_wrong();
}

/// Its queues go with the image that made them; the next image has queues of its own under the same process id.
#[test]
fn a_program_that_replaces_itself_starts_over() {
    let machine = Machine::new();
    let urgent = machine.start("high", REQUESTS);
    let mut bulk = machine.start("low", BULK);
    for images in 1..6 {
        assert!(machine.slice_becomes(&bulk, TINY_US));
        bulk.write_line("exec");
        assert!(machine.driver.takes(pid(&bulk), images + 1, HANG), "the next image's queue");
    }
    assert!(machine.slice_becomes(&bulk, TINY_US));
    let bulk_pid = pid(&bulk);
    ends(bulk);
    assert!(machine.restored(bulk_pid));
    drop(urgent);
    machine.assert_nothing_wrong();
}

#[test]
fn a_queue_that_is_freed_is_let_go_of_and_the_next_one_taken() {
    let machine = Machine::new();
    let _urgent = machine.start("high", REQUESTS);
    let mut bulk = machine.start("low", BULK);
    for queues in 1..6 {
        assert!(machine.slice_becomes(&bulk, TINY_US));
        bulk.write_line("free");
        bulk.write_line("make");
        assert!(machine.driver.takes(pid(&bulk), queues + 1, HANG), "the next queue");
    }
    assert!(machine.slice_becomes(&bulk, TINY_US));
    let bulk_pid = pid(&bulk);
    ends(bulk);
    assert!(machine.restored(bulk_pid));
    // A call of ours that was on its way when the driver freed the queue meets nothing. The agent makes one call at a
    // time: none is on its way any more once it has asked about the next queue.
    let wrong = machine.driver.wrong();
    assert!(wrong.iter().all(|what| what.contains("about no group")), "{wrong:?}");
}

#[test]
fn a_forked_child_touches_nothing_of_its_parents() {
    let machine = Machine::new();
    let _urgent = machine.start("high", REQUESTS);
    let mut bulk = machine.start("low", BULK);
    for _ in 0..10 {
        // Else a child that takes the parent's queues for its own has nothing to restore.
        assert!(machine.slice_becomes(&bulk, TINY_US));
        bulk.write_line("fork");
        let line = bulk.find_line(HANG, |line| line.starts_with("child ")).expect("a child that leaves");
        let child = line["child ".len()..].parse().expect("a process id");
        assert_eq!(machine.driver.told_by(child), []);
    }
    assert!(machine.slice_becomes(&bulk, TINY_US), "the parent's slices are as they were");
    machine.assert_nothing_wrong();
}

#[test]
fn nothing_is_touched_where_the_user_wants_none_of_it() {
    for (name, value) in [("HIPREEMPT_DISABLE", "1"), ("HIPREEMPT_LEVEL", "0"), ("HIPREEMPT_LEVEL", "1")] {
        let machine = Machine::new();
        let urgent = machine.start("high", REQUESTS);
        let mut command = machine.command("low", BULK);
        command.env(name, value);
        let bulk = machine.start_command(command);
        for _ in 0..20 {
            assert!(urgent.line_within(HANG).is_some(), "the urgent program hangs");
        }
        let bulk_pid = pid(&bulk);
        ends(bulk);
        assert_eq!(machine.driver.told_by(bulk_pid), [], "{name}={value}");
        machine.assert_nothing_wrong();
    }
}

/// Nobody has measured the effect of level 3 on the software device.
#[test]
fn auto_touches_nothing_where_nothing_is_proven() {
    let mut machine = Machine::new();
    machine.0.scene.set("HIPREEMPT_LEVEL", "auto");
    let _urgent = machine.start("high", REQUESTS);
    let bulk = machine.start("low", BULK);
    assert!(machine.is_shown(&bulk, |client| client.why == Why::Unproven && client.holds > 0));
    assert_eq!(machine.driver.told_by(pid(&bulk)), []);
    machine.assert_nothing_wrong();
}

/// It says so in one line, and `status` says why.
fn assert_falls_back(machine: &Machine, bulk: &Watched, stderr: &Path) {
    let said = || std::fs::read_to_string(stderr).expect("its stderr");
    let fell = |client: &ClientView| client.level == 1 && client.why == Why::Refused && !said().is_empty();
    assert!(machine.is_shown(bulk, fell), "{:?}", machine.client(bulk));
    assert!(said().lines().count() == 1 && said().contains("the driver refuses"), "{}", said());
    let mut status = machine.scene.command(artifacts::hipreempt(), Mode::Native);
    status.arg("status");
    let shown = machine.scene.finish(status).stdout;
    let row = shown.lines().find(|row| row.contains(&format!(" {} ", pid(bulk)))).expect("its row");
    assert!(row.ends_with("the driver refuses to change time slices or queues"), "{shown}");
}

/// Its launches are held instead.
fn assert_held(machine: &Machine, bulk: &Watched) {
    let holds = machine.client(bulk).expect("its client").holds;
    assert!(
        machine.is_shown(bulk, |client| client.holds > holds),
        "it is not held: {:?}",
        machine.client(bulk)
    );
}

const REFUSALS: [Refuse; 4] = [
    Refuse::Errno(libc::EPERM),
    Refuse::Errno(libc::ENOTTY),
    // NV_ERR_INSUFFICIENT_PERMISSIONS and NV_ERR_NOT_SUPPORTED (`nvstatuscodes.h`).
    Refuse::Status(0x1B),
    Refuse::Status(0x56),
];

#[test]
fn a_driver_that_refuses_from_the_start_means_level_1() {
    for refuse in REFUSALS {
        let machine = Machine::new();
        machine.driver.refuse(Some(refuse));
        let _urgent = machine.start("high", REQUESTS);
        let stderr = machine.scene.path("stderr");
        let bulk = machine.start_with_stderr(&stderr);
        assert_falls_back(&machine, &bulk, &stderr);
        assert_held(&machine, &bulk);
        assert!(!machine.driver.told_by(pid(&bulk)).contains(&Told::Set(TINY_US)), "{refuse:?}");
        machine.assert_nothing_wrong();
    }
}

#[test]
fn a_driver_that_refuses_later_means_level_1_from_then_on() {
    for refuse in REFUSALS {
        let machine = Machine::new();
        let urgent = machine.start("high", IDLE);
        let stderr = machine.scene.path("stderr");
        let bulk = machine.start_with_stderr(&stderr);
        assert!(machine.slice_becomes(&bulk, TINY_US), "{refuse:?}");
        machine.driver.refuse(Some(refuse));
        // Its slice would have to be the original one again.
        drop(urgent);
        assert_falls_back(&machine, &bulk, &stderr);
        let _urgent = machine.start("high", REQUESTS);
        assert_held(&machine, &bulk);
        machine.assert_nothing_wrong();
    }
}

/// The same numbers, on a file that has nothing to do with NVIDIA.
#[test]
fn a_program_that_makes_such_calls_on_another_file_is_left_alone() {
    let machine = Machine::new();
    let _urgent = machine.start("high", REQUESTS);
    machine.assert_another_file_is_left_alone();
}

/// Programs come and go in every way there is, while one of each kind stays.
#[test]
fn after_a_hundred_programs_everything_is_as_it_was() {
    let machine = Machine::new();
    let urgent = machine.start("high", REQUESTS);
    let bulk = machine.start("low", BULK);
    assert!(machine.slice_becomes(&bulk, TINY_US));
    let footprint = || (open_files(&bulk), threads(&bulk));
    let before = footprint();
    for nth in 0..100_u32 {
        let priority = ["high", "normal", "low"][nth as usize % 3];
        let mut program = machine.start(priority, if nth % 2 == 0 { BULK } else { REQUESTS });
        match nth % 5 {
            0 | 1 => program.signal(Signal::KILL),
            2 => program.write_line("leave"),
            3 => program.write_line("exec"),
            _ => {}
        }
        if nth % 5 == 4 {
            let left = pid(&program);
            ends(program);
            assert_eq!(machine.driver.slice_us(left), Some(SLICE_US), "of {nth}");
        }
    }
    let alone = |_: &str| machine.board().clients().len() == 2;
    assert!(bulk.find_line(HANG, alone).is_some(), "{:?}", machine.board().clients());
    assert!(machine.slice_becomes(&bulk, TINY_US) && machine.slice_becomes(&urgent, LONG_US));
    assert_eq!(footprint(), before, "files and threads of a program that stayed");
    drop(urgent);
    assert!(machine.slice_becomes(&bulk, SLICE_US));
    ends(bulk);
    machine.assert_nothing_wrong();
}

fn entries(program: &Watched, folder: &str) -> usize {
    std::fs::read_dir(format!("/proc/{}/{folder}", pid(program))).expect("a process that lives").count()
}

fn open_files(program: &Watched) -> usize {
    entries(program, "fd")
}

fn threads(program: &Watched) -> usize {
    entries(program, "task")
}
