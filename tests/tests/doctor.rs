//! `hipreempt doctor` as a whole, on the software device: what it measures, what it says of what it could not, and that it
//! ends. **Nothing here has been run on an AMD card.**

use std::ffi::OsStr;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use hipreempt_tests::chaos::Watched;
use hipreempt_tests::scene::ends_within;
use hipreempt_tests::stage::HANG;
use hipreempt_tests::{Ended, Mode, Platform, Scene, artifacts};
use rustix::process::{Pid, Signal, kill_process};

/// Longer than the doctor may take for all it does.
const LIMIT: Duration = Duration::from_secs(60);

/// A machine with AMD's compute driver, which is part of the software device.
fn amd() -> Scene {
    let mut scene = Scene::new();
    scene.set("SOFTGPU_KFD", "/dev/null").set("HIPREEMPT_KFD", "/dev/null");
    scene
}

/// A machine with a CUDA library and no driver.
fn cuda() -> Scene {
    let mut scene = Scene::with(&[Platform::Cuda], &[Platform::Cuda]);
    let library = scene.path("lib").join("libcuda.so.1");
    scene.set("HIPREEMPT_CUDA_LIBRARY", library);
    scene
}

fn command(scene: &Scene, program: impl AsRef<OsStr>) -> Command {
    let mut command = scene.command(program, Mode::Native);
    command.args(["doctor".as_ref(), "--report".as_ref(), scene.path("report.txt").as_os_str()]);
    command
}

/// How the doctor of a scene ended, and its report, which is what it has said.
fn doctor(scene: &Scene) -> (Ended, String) {
    let ended = scene.finish(command(scene, artifacts::hipreempt()));
    let report = fs::read_to_string(scene.path("report.txt"));
    let report = report.unwrap_or_else(|error| panic!("{error}: {ended:?}"));
    assert!(ended.stdout.starts_with(&report), "{ended:?}");
    (ended, report)
}

/// The one line that begins so, after its indent.
fn line<'report>(report: &'report str, begins: &str) -> &'report str {
    let mut lines = report.lines().filter(|line| line.trim_start().starts_with(begins));
    let line = lines.next().unwrap_or_else(|| panic!("no {begins}: {report}"));
    assert_eq!(lines.next(), None, "{report}");
    line
}

/// Both latencies of a way of holding, in figures of some claims.
fn assert_measured(report: &str, way: &str) {
    for what in ["hold", "release"] {
        let line = line(report, &format!("{what}, {way} "));
        assert!(["P50 ", "P99 ", "at worst "].iter().all(|figure| line.contains(figure)), "{line}");
        assert!(!line.contains("NaN"), "{line}");
    }
}

#[test]
fn it_measures_what_a_switch_takes_and_says_what_it_has_not_been_run_on() {
    let (ended, report) = doctor(&amd());
    assert_eq!(ended.how, "exit 0", "{report}");
    assert!(report.contains("NOT YET RUN ON AN AMD CARD"), "{report}");
    for phase in ["card idle", "bulk waves", "urgent waves too"] {
        let line = report.lines().find(|line| line.contains(phase)).expect(phase);
        assert!(line.contains("off ") && line.contains("back ") && line.contains(" us"), "{line}");
    }
    assert_eq!(report.matches("as it should be").count(), 2, "{report}");
    assert!(line(&report, "a bulk launch, to its end").ends_with("(9 times)"), "{report}");
}

#[test]
fn it_measures_when_launches_are_held_and_released() {
    let scene = amd();
    let (ended, report) = doctor(&scene);
    assert!(!report.contains("not measured"), "{report}");
    assert_measured(&report, "thread");
    assert_measured(&report, "queue");
    // The preload itself says what was held, and the folder of the board is gone.
    assert_eq!(report.matches("claims held a launch").count(), 2, "{ended:?}");
    assert_eq!(fs::read_dir(scene.board_folder()).expect("the folder").count(), 0);
}

#[test]
fn it_measures_the_same_with_cuda() {
    let (ended, report) = doctor(&cuda());
    assert_measured(&report, "thread");
    assert!(report.contains("level 3  ") && !report.contains("hold, queue"), "{ended:?}");
}

/// Fills are copies to this card, and would not be in anybody's way.
#[test]
fn its_bulk_work_is_kernels_on_the_software_device() {
    let (ended, report) = doctor(&amd());
    assert!(line(&report, "bulk work: ").contains("kernels of 3000 us that fill the card"), "{report}");
    assert!(
        !ended.stderr.contains("hipreempt_doctor"),
        "the device does not know how long it takes: {ended:?}"
    );
}

/// A program's settings are not the measurement's: no launch of it would be held with these.
#[test]
fn settings_for_programs_change_nothing() {
    let mut scene = amd();
    scene.set("HIPREEMPT_DISABLE", "1").set("HIPREEMPT_LEVEL", "0").set("HIPREEMPT_EXEMPT", "*");
    scene.set("HIPREEMPT_REPORT", scene.path("programs.json"));
    let (_, report) = doctor(&scene);
    assert_measured(&report, "thread");
    assert!(!scene.path("programs.json").exists(), "a process of the measurement counted as a program");
}

/// A library whose queues are not the driver's: there is nothing to measure, and the report says so.
#[test]
fn it_names_what_it_could_not_run() {
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_KFD", "/dev/null");
    let (ended, report) = doctor(&scene);
    assert_eq!(ended.how, "exit 1", "{report}");
    assert_eq!(report.matches("FAILED: no compute queue of this process was seen").count(), 3, "{report}");
    assert_measured(&report, "thread");
}

/// Without a preload library beside the program nothing can be held.
#[test]
fn without_a_preload_library_it_says_so() {
    let scene = amd();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let program = folder.path().join("hipreempt");
    fs::hard_link(artifacts::hipreempt(), &program).expect("the program in another place");
    let ended = scene.finish(command(&scene, program));
    assert_eq!(ended.how, "exit 1", "{ended:?}");
    assert_eq!(ended.stdout.matches("not measured: libhipreempt_hip.so is not in").count(), 2, "{ended:?}");
}

/// The doctor's own processes in a role.
fn in_role(doctor: Pid, role: &str) -> Vec<Pid> {
    let is_one = |entry: fs::DirEntry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let status = fs::read_to_string(entry.path().join("status")).ok()?;
        let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
        let words = fs::read(entry.path().join("cmdline")).ok()?;
        let plays = words.split(|byte| *byte == 0).any(|word| word == role.as_bytes());
        (Pid::from_raw(parent) == Some(doctor) && plays).then(|| Pid::from_raw(pid)).flatten()
    };
    fs::read_dir("/proc").expect("processes").flatten().filter_map(is_one).collect()
}

/// Does something to every process of the doctor in a role, for as long as the doctor runs; returns its lines.
fn disturbed(scene: &Scene, role: &str, signal: Signal) -> String {
    let doctor = Watched::start(command(scene, artifacts::hipreempt()));
    let (pid, until) = (doctor.pid(), Instant::now() + LIMIT);
    let mut disturbed = 0;
    while !ends_within(pid, Duration::from_millis(1)) {
        assert!(Instant::now() < until, "the doctor hangs");
        for process in in_role(pid, role) {
            disturbed += usize::from(kill_process(process, signal).is_ok());
        }
    }
    assert!(disturbed > 0, "no process plays {role}");
    assert_eq!(doctor.end(HANG), Some(1));
    fs::read_to_string(scene.path("report.txt")).expect("a report")
}

#[test]
fn it_goes_on_when_the_urgent_side_dies() {
    let report = disturbed(&amd(), "claims", Signal::KILL);
    assert!(report.contains("not measured: the measurement's Claims process has ended"), "{report}");
}

#[test]
fn it_goes_on_when_the_held_side_dies() {
    let report = disturbed(&amd(), "held", Signal::KILL);
    assert!(report.contains("not measured: the measurement's Held process has ended"), "{report}");
}

/// One that says nothing more is waited for so long and no longer.
#[test]
fn it_goes_on_when_the_urgent_side_stands_still() {
    let report = disturbed(&amd(), "claims", Signal::STOP);
    assert!(
        report.contains("not measured: the measurement's Claims process did not answer within"),
        "{report}"
    );
}
