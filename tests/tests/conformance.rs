//! Every stream-ordered function of HIP in its order, with the preload as without it, whatever the gate does.
//!
//! `tests/conformance` runs more seeds than `cargo test` does.

use std::collections::{BTreeMap, BTreeSet};

use hipreempt_tests::Ended;
use hipreempt_tests::artifacts::repository;
use hipreempt_tests::conformance::{Gate, HOLD_MODES, Level, Part, Plan, SEEDS, Suite, run_seeds};

/// A number that `tests/conformance` passes on.
fn asked(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

fn lines(ended: &Ended) -> BTreeMap<&str, &str> {
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    let split = |line| str::split_once(line, ": ").unwrap_or_else(|| panic!("{line}"));
    ended.stdout.lines().map(split).collect()
}

/// Each stream-ordered function of the table is tried, or is one that the software device refuses.
#[test]
fn every_stream_ordered_function_is_tried() {
    let ended = Suite::new().native(&["coverage"]);
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, what) in ended.stdout.lines().map(|line| line.split_once(' ').expect("a name and a word")) {
        found.entry(what).or_default().push(name);
    }
    let tried = found.remove("tried").unwrap_or_default();
    let refused = found.remove("refused").unwrap_or_default();
    let sample = include_str!("../programs/samples/ipc.hip");
    found.get_mut("elsewhere").expect("a list").retain(|name| !sample.contains(name));
    found.retain(|_, names| !names.is_empty());
    println!("{} functions tried, {} refused by the software device:", tried.len(), refused.len());
    println!("tried: {}\nrefused: {}", tried.join(" "), refused.join(" "));
    assert!(found.is_empty(), "{found:?}");
    assert!(tried.len() >= 139, "only {} are tried", tried.len());
}

/// A trial that would look the same with the call in a wrong place proves nothing. Functions of these classes change
/// something that a program sees; where HIP refuses the call on a stream, another stream has to show it.
#[test]
fn a_call_in_a_wrong_place_is_seen() {
    let suite = Suite::new();
    let between = suite.native(&["cases", "1", "0", "between"]);
    let (between, mut shown, mut wrong) = (lines(&between), BTreeSet::new(), BTreeSet::new());
    let places = ["first", "last", "absent"].map(|place| suite.native(&["cases", "1", "0", place]));
    let places = places.each_ref().map(lines);
    for (trial, right) in &between {
        let name = trial.split(' ').next().expect("a name");
        let is_refused = !right.starts_with("0 ");
        if is_refused || !places[0].contains_key(trial) {
            continue;
        }
        shown.insert(name);
        if places.iter().any(|place| place.get(trial).is_none_or(|there| there == right)) {
            wrong.insert(*trial);
        }
    }
    assert!(wrong.is_empty(), "a wrong place shows nothing: {wrong:?}");
    use hipreempt_api::Class::{Callback, Copy, Graph, Launch, Memset, Record, Wait};
    let changing = |name: &&str| {
        let class = hipreempt_api::find(name).expect("a function").class;
        matches!(class, Launch | Graph | Memset | Copy | Record | Wait | Callback)
    };
    let names = between.keys().map(|trial| trial.split(' ').next().expect("a name"));
    let silent: BTreeSet<&str> = names.filter(changing).filter(|name| !shown.contains(name)).collect();
    // They move memory to where it will be used; a program sees nothing of it but time.
    assert_eq!(silent, BTreeSet::from(["hipMemPrefetchAsync", "hipMemPrefetchAsync_v2"]));
}

/// The moments that the software device chooses decide nothing.
#[test]
fn the_program_prints_the_same_whenever_things_happen() {
    let suite = Suite::new();
    for part in [Part::Cases(0), Part::Mixed, Part::Errors] {
        suite.hold(Plan { level: Level::Zero, ..Plan::of_part(part, Gate::Nobody, HOLD_MODES[0]) });
    }
}

/// Every trial under one gate.
fn everything_under(gate: Gate) {
    let suite = Suite::new();
    for hold in HOLD_MODES {
        suite.hold_often(Plan::of_part(Part::Cases(0), gate, hold), 100);
    }
}

#[test]
fn every_function_when_nobody_is_there() {
    everything_under(Gate::Nobody);
}

#[test]
fn every_function_at_an_open_gate() {
    everything_under(Gate::Open);
}

#[test]
fn every_function_at_a_closing_gate() {
    everything_under(Gate::Closing);
}

#[test]
fn every_function_at_a_closed_gate() {
    everything_under(Gate::Closed);
}

#[test]
fn every_function_at_a_flapping_gate() {
    everything_under(Gate::Flapping);
}

/// Held launches outlive nothing that they need. (Fault: dead functions were launched later.)
#[test]
fn a_module_may_go_right_after_its_launches() {
    let suite = Suite::new();
    for (hold, name) in HOLD_MODES.iter().flat_map(|hold| {
        ["hipModuleUnload", "hipLibraryUnload", "hipStreamDestroy", "hipFree", "hipHostFree"]
            .map(|name| (hold, name))
    }) {
        suite.hold(Plan::of_part(Part::Function(name), Gate::Closing, hold));
    }
}

/// What it still had to do is nobody's business; that it ends is.
#[test]
fn a_program_may_leave_while_its_work_is_held() {
    let suite = Suite::new();
    for (hold, gate) in HOLD_MODES.iter().flat_map(|hold| Gate::ALL.map(|gate| (hold, gate))) {
        suite.hold(Plan::of_part(Part::Leave, gate, hold));
    }
}

/// (Fault: one lock for a whole process.)
#[test]
fn an_allocation_goes_on_while_a_launch_is_held() {
    let suite = Suite::new();
    HOLD_MODES.iter().for_each(|hold| suite.allocate_while_held(hold));
}

/// Calls with bad input give HIP's own errors, and leave HIP's own last error.
#[test]
fn bad_input_gives_the_same_errors_at_every_gate() {
    let suite = Suite::new();
    for (hold, gate) in HOLD_MODES.iter().flat_map(|hold| Gate::ALL.map(|gate| (hold, gate))) {
        suite.hold_often(Plan::of_part(Part::Errors, gate, hold), 10);
    }
}

/// Seeds: the program, the device's moments, the gate, the level and the way of holding. `HIPREEMPT_CONFORMANCE_SEEDS` says
/// how many, `HIPREEMPT_CONFORMANCE_FIRST` from where on.
#[test]
fn seeds() {
    let (first, count) =
        (asked("HIPREEMPT_CONFORMANCE_FIRST", 0), asked("HIPREEMPT_CONFORMANCE_SEEDS", SEEDS));
    let tried = run_seeds(first, count, asked("HIPREEMPT_CONFORMANCE_JOBS", 2));
    assert_eq!(tried.len() as u64, count);
    let mut by_kind: BTreeMap<_, (u64, u64)> = BTreeMap::new();
    let suspensions: u64 = tried.iter().map(|one| one.suspensions).sum();
    for one in &tried {
        let entry = by_kind.entry((one.plan.level, one.plan.gate, one.plan.hold)).or_default();
        *entry = (entry.0 + 1, entry.1 + one.holds);
    }
    println!("conformance: {count} seeds from {first} on, of which cargo test runs {SEEDS}");
    for ((level, gate, hold), (seeds, holds)) in &by_kind {
        println!("  level {level:?}, gate {gate:?}, held by {hold}: {seeds} seeds, {holds} holds");
    }
    println!("  at level Three {suspensions} suspensions");
    if count >= SEEDS {
        assert!(suspensions > 0, "no queue was ever suspended");
        assert!(by_kind.len() >= 3 * Gate::ALL.len(), "not every gate was tried at every level");
        let idle = by_kind
            .iter()
            .find(|((level, gate, _), (_, holds))| (*level != Level::Zero && gate.holds()) != (*holds > 0));
        assert_eq!(idle, None, "held where nothing is, or not held");
    }
}

/// The table of the suite's documentation names a fault of `tests/faults.toml` for each of the 21.
#[test]
fn every_fault_of_others_has_an_entry() {
    let read = |path: &str| std::fs::read_to_string(repository().join(path)).expect("a source");
    let (document, faults) = (read("tests/src/conformance/mod.rs"), read("tests/faults.toml"));
    let mut numbers = Vec::new();
    for row in document.lines().filter_map(|line| line.strip_prefix("//! | ")) {
        let Ok(number) = row.split(' ').next().unwrap_or_default().parse::<u32>() else { continue };
        numbers.push(number);
        let names: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(faults.contains(&format!("name = \"{name}\"\n")), "there is no fault {name:?}");
        }
    }
    assert_eq!(numbers, (1..=21).collect::<Vec<_>>());
}
