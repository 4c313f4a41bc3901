//! Level 3 on AMD against the software device's own kernel driver: queues made by requests, suspended by the preload's
//! agent through a real system call, waves that the card saves and restores. **Nothing here has been run on an AMD card.**

use std::process::Command;
use std::time::Duration;

use hipreempt_board::Why;
use hipreempt_tests::Scene;
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::stage::{Driver, HANG, Stage, ends};
use rustix::process::{Pid, Signal, kill_process};

/// Arguments of the victim: length of a kernel and of the pause after it, in µs.
const BULK: [&str; 2] = ["100000", "0"];
const LONG: [&str; 2] = ["3000000", "0"];
/// Longer than any test waits for anything.
const ENDLESS: [&str; 2] = ["600000000", "0"];
const REQUESTS: [&str; 2] = ["1000", "20000"];

/// The driver is part of the card.
struct OfTheCard;

impl Driver for OfTheCard {
    fn attend(&self, _command: &mut Command) {}

    fn wrong(&self) -> Vec<String> {
        Vec::new()
    }
}

fn machine(level: &str) -> Stage<OfTheCard> {
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_LEVEL", level);
    scene.set("SOFTGPU_KFD", "/dev/null");
    scene.set("HIPREEMPT_KFD", "/dev/null");
    // The machine may be busy.
    scene.set("HIPREEMPT_SUSPEND_CALL_MAX_MS", "60000");
    Stage { scene, driver: OfTheCard, program: "waves.hip", bulk: BULK }
}

fn gets(program: &Watched, lines: usize) -> bool {
    (0..lines).all(|_| program.line_within(HANG).is_some())
}

/// The process that owns the life of a scene's card.
fn card_of(scene: &Scene) -> Pid {
    let folder = scene.path("card").to_string_lossy().into_owned();
    let processes = std::fs::read_dir("/proc").expect("processes").flatten();
    let is_it = |entry: std::fs::DirEntry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let line = std::fs::read(entry.path().join("cmdline")).ok()?;
        let words: Vec<_> = line.split(|byte| *byte == 0).map(String::from_utf8_lossy).collect();
        let is_card = words.first()?.ends_with("softgpu-card") && words.iter().any(|word| *word == folder);
        is_card.then(|| Pid::from_raw(pid)).flatten()
    };
    processes.filter_map(is_it).next().expect("the card's process")
}

/// In this card's order a kernel waits until every earlier one's workgroups are dispatched: nothing urgent would run beside
/// an endless one that nobody takes off the card.
#[test]
fn urgent_work_runs_while_an_endless_kernel_is_suspended() {
    let machine = machine("3");
    let urgent = machine.start("high", REQUESTS);
    let _bulk = machine.start("low", ENDLESS);
    assert!(gets(&urgent, 20), "a request waits for ever");
    ends(urgent);
}

/// The control of the test above.
#[test]
fn at_level_1_an_endless_kernel_keeps_urgent_work_waiting() {
    let machine = machine("1");
    let urgent = machine.start("high", REQUESTS);
    let _bulk = machine.start("low", ENDLESS);
    let waits = (0..200).any(|_| urgent.line_within(Duration::from_secs(2)).is_none());
    assert!(waits, "the card runs urgent work beside a kernel that fills it");
}

/// The victims look at each kernel's result.
#[test]
fn suspended_work_is_neither_lost_nor_done_twice() {
    let machine = machine("3");
    let bulk = machine.start("low", BULK);
    let urgent = machine.start("high", REQUESTS);
    assert!(machine.is_shown(&bulk, |client| client.level == 3 && client.why == Why::Untried));
    assert!(gets(&urgent, 30) && gets(&bulk, 3));
    ends(urgent);
    ends(bulk);
}

#[test]
fn work_goes_on_when_whoever_it_gave_way_to_is_killed() {
    let machine = machine("3");
    let bulk = machine.start("low", BULK);
    let urgent = machine.start("high", ["1000", "0"]);
    assert!(gets(&urgent, 20));
    urgent.signal(Signal::KILL);
    assert!(gets(&bulk, 3));
    ends(bulk);
}

/// A program that is killed leaves nothing on the card that waits for it: what ran, runs out; what was saved, is gone.
#[test]
fn a_program_that_is_killed_while_it_is_suspended_frees_the_card() {
    let machine = machine("3");
    let urgent = machine.start("high", REQUESTS);
    let long = machine.start("low", LONG);
    assert!(gets(&urgent, 10));
    long.signal(Signal::KILL);
    let bulk = machine.start("low", BULK);
    assert!(gets(&bulk, 2) && gets(&urgent, 10));
    ends(bulk);
    ends(urgent);
}

/// A card that is lost, as by a reset, ends programs by their own error; suspended or not, none hangs.
#[test]
fn programs_end_when_the_card_is_lost_while_work_is_suspended() {
    let machine = machine("3");
    let urgent = machine.start("high", REQUESTS);
    let bulk = machine.start("low", ENDLESS);
    assert!(gets(&urgent, 10));
    kill_process(card_of(&machine.scene), Signal::KILL).expect("a process of this scene");
    assert_eq!(bulk.end(HANG), Some(70), "its synchronisation returns an error");
    // The end of its input may reach it first.
    assert!(matches!(urgent.end(HANG), Some(0 | 70)));
}
