//! The program `hipreempt`, as a user calls it.

use std::process::Command;
use std::time::Duration;

use hipreempt_board::{Board, Priority};
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::compare::{report_field, start_urgent};
use hipreempt_tests::programs::{Language, build, build_text};
use hipreempt_tests::{Ended, Mode, Scene, artifacts};

const LINE_LIMIT: Duration = Duration::from_secs(20);

fn hipreempt(scene: &Scene, arguments: &[&str]) -> Command {
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command.args(arguments);
    command
}

fn run(scene: &Scene, arguments: &[&str]) -> Ended {
    scene.finish(hipreempt(scene, arguments))
}

/// A refusal: exit status 2, one line on stderr that contains `part`, nothing on stdout.
fn assert_refused(arguments: &[&str], part: &str) {
    let ended = run(&Scene::new(), arguments);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 2", ""), "{arguments:?}: {ended:?}");
    assert_eq!(ended.stderr.lines().count(), 1, "{arguments:?}: {ended:?}");
    assert!(
        ended.stderr.starts_with("hipreempt: ") && ended.stderr.contains(part),
        "{arguments:?}: {ended:?}"
    );
}

#[test]
fn wrong_options_are_refused() {
    assert_refused(&["run", "--priority", "urgent", "--", "true"], "urgent");
    assert_refused(&["run", "--level", "9", "--", "true"], "9");
    assert_refused(&["run", "--device", "soft:h9000", "--", "true"], "h9000");
    assert_refused(&["run", "--device", "cuda", "--", "true"], "soft:PRESET");
    assert_refused(&["run", "--priority", "high"], "CMD");
    assert_refused(&["run", "--report", "/nonexistent/x", "--", "true"], "/nonexistent/x");
    assert_refused(&["soft", "--preset", "none", "--", "true"], "h100-mps");
    assert_refused(&["status", "--every", "2"], "--every");
    assert_refused(&["launch"], "launch");
}

#[test]
fn wrong_variables_are_refused() {
    for (name, value) in [
        ("HIPREEMPT_PRIORITY", "urgent"),
        ("HIPREEMPT_HOLD_MAX_MS", "soon"),
        ("HIPREEMPT_DIR", "/nonexistent"),
    ] {
        let scene = Scene::new();
        let mut command = hipreempt(&scene, &["run", "--", "true"]);
        command.env(name, value);
        let ended = scene.finish(command);
        assert_eq!(ended.how, "exit 2", "{ended:?}");
        assert!(ended.stderr.contains(name) && ended.stderr.lines().count() == 1, "{ended:?}");
    }
}

#[test]
fn a_program_that_is_not_there_ends_as_in_a_shell() {
    assert_eq!(run(&Scene::new(), &["run", "--", "no-such-program-anywhere"]).how, "exit 127");
    assert_eq!(run(&Scene::new(), &["run", "--", "/etc/passwd"]).how, "exit 126");
}

#[test]
fn the_programs_own_end_and_output_pass_through() {
    let ended = run(&Scene::new(), &["run", "-p", "low", "sh", "-c", "echo out; echo err >&2; exit 41"]);
    assert_eq!(
        (ended.how.as_str(), ended.stdout.as_str(), ended.stderr.as_str()),
        ("exit 41", "out\n", "err\n")
    );
}

#[test]
fn a_hip_program_on_the_software_device() {
    let program = build("plain.hip").display().to_string();
    let soft = run(&Scene::new(), &["soft", &program]);
    assert_eq!(
        (soft.how.as_str(), soft.stdout.as_str(), soft.stderr.as_str()),
        ("exit 0", "plain: 55\n", "")
    );
    let scene = Scene::new();
    let report = scene.path("report").display().to_string();
    let arguments =
        ["run", "--priority", "high", "--device", "soft:h100-mps", "--report", &report, "--", &program];
    let scheduled = run(&scene, &arguments);
    assert_eq!(soft, scheduled);
    assert!(report_field(report.as_ref(), "launches") >= 10);
    assert_eq!(scene.boards().len(), 1);
}

/// A program that waits for nothing but its next request is idle, also beside urgent work, and nobody who drops a claim
/// has anybody to wake.
#[test]
fn an_idle_program_is_not_shown_as_held() {
    let scene = Scene::new();
    let idle = Watched::start(low_and_idle(&scene));
    assert!(idle.line_within(LINE_LIMIT).is_some(), "the idle program did not start");
    let urgent = start_urgent(&scene, &["--pause", "500"]);
    let board = Board::open_existing(scene.boards().pop().expect("a board")).expect("the board");
    for _ in 0..50 {
        assert!(urgent.line_within(LINE_LIMIT).is_some(), "the urgent program hangs");
        let clients = board.clients();
        let idle = clients.iter().find(|client| client.priority == Priority::LOW).expect("the idle program");
        assert_eq!((idle.waiting, idle.holds), (0, 0));
    }
    // A claim that holds nobody is dropped within seconds.
    let is_idle = |_: &str| {
        let shown = client_of(&run(&scene, &["status", "--json"]).stdout, "low");
        assert_ne!(shown["state"], "held");
        shown["state"] == "idle"
    };
    assert!(urgent.find_line(LINE_LIMIT, is_idle).is_some(), "never idle: {:?}", board.clients());
}

fn client_of(json: &str, priority: &str) -> serde_json::Value {
    let status: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let clients = status["boards"][0]["clients"].as_array().expect("clients").clone();
    clients.into_iter().find(|client| client["priority_name"] == priority).expect("the client")
}

/// One kernel, and a minute until the next.
fn low_and_idle(scene: &Scene) -> Command {
    let mut command = scene.command(build("urgent.hip"), Mode::Preloaded("low"));
    command.args(["--pause", "60000000"]);
    command
}

/// A static program cannot be preloaded into: it runs, after a line that says so, or is refused where asked for.
#[test]
fn a_static_program_is_warned_about() {
    let text = "#include <stdio.h>\nint main(void) { puts(\"ran\"); return 0; }\n";
    let program = build_text("static", text, Language::C, &["-static"]).display().to_string();
    let warned = run(&Scene::new(), &["run", &program]);
    assert_eq!((warned.how.as_str(), warned.stdout.as_str()), ("exit 0", "ran\n"));
    assert!(warned.stderr.lines().count() == 1 && warned.stderr.contains("statically linked"), "{warned:?}");
    assert_refused(&["run", "--strict", &program], "statically linked");
}

#[test]
fn status_shows_who_is_there_and_who_is_not() {
    let mut scene = Scene::new();
    // The default.
    scene.set("HIPREEMPT_HOLD", "");
    let urgent = start_urgent(&scene, &["--pause", "500"]);
    let bulk = Watched::start(scene.command(build("bulk.hip"), Mode::Preloaded("low")));
    let outsider = Watched::start(scene.command(build("bulk.hip"), Mode::Native));
    for program in [&bulk, &outsider] {
        assert!(program.line_within(LINE_LIMIT).is_some(), "a program did not start");
    }
    let json = run(&scene, &["status", "--json"]);
    let status: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    let clients = status["boards"][0]["clients"].as_array().expect("clients");
    let of =
        |pid: rustix::process::Pid| clients.iter().find(|client| client["pid"] == pid.as_raw_nonzero().get());
    assert_eq!(of(urgent.pid()).expect("the urgent program")["priority"], 100);
    let bulk = of(bulk.pid()).expect("the bulk program");
    assert_eq!((&bulk["priority_name"], &bulk["hold"]), (&"low".into(), &"queue".into()));
    assert_eq!(clients.len(), 2, "{clients:?}");
    let outsiders = status["not_on_a_board"].as_array().expect("a list");
    let found = outsiders.iter().find(|one| one["pid"] == outsider.pid().as_raw_nonzero().get());
    let found = found.expect("the outsider");
    assert_eq!(
        (&found["why"], &found["seen"]),
        (&"started without the preload".into(), &"software card 0.0".into())
    );
    let table = run(&scene, &["status"]).stdout;
    let uuid = status["boards"][0]["uuid"].as_str().expect("a uuid");
    assert!(table.contains(uuid) && table.contains("urgent") && table.contains("no board"), "{table}");
}
