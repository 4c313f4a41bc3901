//! Real workers on the software device, each experiment short: that evidence is gathered from below the processes, that
//! whoever spoils a run is found out, and that bulk work is really kept back. Figures are not looked at more closely than
//! that: a busy machine makes them meaningless, and the same experiments in virtual time hold them (`simulate`).
//!
//! Needs the whole workspace built (`cargo build --workspace`; `tests/run` does).

use std::sync::{Mutex, MutexGuard, PoisonError};

use clap::Parser;
use hipreempt_bench::cli::DualArgs;
use hipreempt_bench::device::{Choice, Ready, View};
use hipreempt_bench::dual::carry_out;
use hipreempt_bench::protocol::{Reply, Role, Stream};
use hipreempt_bench::record::{Experiment, Mode, ModeRun, UsersSource};
use hipreempt_bench::runner::interrupt::Interrupt;
use hipreempt_bench::verdict::{Code, evaluate};
use hipreempt_bench::workload::Work;

#[derive(Parser)]
struct Options {
    #[command(flatten)]
    dual: DualArgs,
}

/// Two experiments at once would measure each other.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn experiment(options: &str) -> Experiment {
    let _alone = alone();
    let line = format!("dual --device soft:h100-mps --repeats 1 {options}");
    let options = Options::try_parse_from(line.split_whitespace()).unwrap();
    carry_out(&options.dual).unwrap_or_else(|error| panic!("{line}: {error}"))
}

fn codes(experiment: &Experiment) -> Vec<Code> {
    evaluate(experiment).codes()
}

/// From the schedule to the end, at the median.
fn median_response_ns(run: &ModeRun) -> u64 {
    let urgent = run.urgent.as_ref().unwrap();
    let mut taken_ns: Vec<u64> =
        urgent.requests.iter().map(|request| request.done_ns.unwrap() - request.scheduled_ns).collect();
    taken_ns.sort_unstable();
    taken_ns[taken_ns.len() / 2]
}

#[test]
fn both_sides_of_every_mode_leave_their_evidence() {
    let experiment = experiment("--seconds 3 --modes solo_bulk,native,hipreempt,apart");
    let of = |mode| experiment.of(mode).next().unwrap();
    for mode in [Mode::Native, Mode::Hipreempt, Mode::Apart] {
        let run = of(mode);
        let (urgent, bulk) = (run.urgent.as_ref().unwrap(), run.bulk.as_ref().unwrap());
        assert_eq!(run.users.source, UsersSource::Ledger, "{mode:?}");
        let (ours, theirs) = (run.users.cards_of(urgent.identity.pid), run.users.cards_of(bulk.identity.pid));
        assert_eq!((ours.len(), theirs.len()), (1, 1), "{mode:?}: {:?}", run.users);
        assert_eq!(ours == theirs, mode != Mode::Apart, "{mode:?}: {:?}", run.users);
        assert_eq!(urgent.identity.same_card(&bulk.identity), mode != Mode::Apart, "{mode:?}");
        assert!(run.users.foreign_pids.is_empty(), "{mode:?}");
        assert!(urgent.requests.iter().all(|request| request.done_ns.is_some()), "{mode:?}");
        assert_eq!(urgent.requests.len(), 60, "{mode:?}");
        for side in [&urgent.identity, &bulk.identity] {
            assert_eq!(side.shim_mapped, mode == Mode::Hipreempt, "{mode:?}");
            assert_eq!(side.board.is_some(), mode == Mode::Hipreempt, "{mode:?}");
        }
    }
    let (native_ns, held_ns) =
        (median_response_ns(of(Mode::Native)), median_response_ns(of(Mode::Hipreempt)));
    assert!(held_ns * 2 < native_ns, "a request took {held_ns} ns at the median, {native_ns} ns natively");
    let canary = of(Mode::Native).canary.as_ref().unwrap();
    assert_eq!((canary.absent_ns.len(), canary.beside_ns.len()), (60, 60));
    let held = of(Mode::Hipreempt);
    let (urgent, bulk) = (held.urgent.as_ref().unwrap(), held.bulk.as_ref().unwrap());
    assert_eq!(urgent.identity.board, bulk.identity.board);
    assert!(bulk.launches.held.unwrap() > 0, "bulk was never held: {:?}", bulk.launches);
    let checksums: Vec<u64> = [Mode::SoloBulk, Mode::Native, Mode::Hipreempt, Mode::Apart]
        .iter()
        .flat_map(|mode| &of(*mode).bulk.as_ref().unwrap().iterations)
        .map(|iteration| iteration.checksum)
        .collect();
    assert!(checksums.len() > 20);
    assert!(checksums.iter().all(|checksum| *checksum == checksums[0]));
}

#[test]
fn a_bulk_on_another_card_is_found_out_whatever_that_card_claims() {
    let other = codes(&experiment("--seconds 2 --modes native --fake other-card"));
    assert!(other.contains(&Code::OtherCard) && other.contains(&Code::NotOnOneCard), "{other:?}");
    let disguised = codes(&experiment("--seconds 2 --modes native --fake other-card-same-identity"));
    assert!(!disguised.contains(&Code::OtherCard), "{disguised:?}");
    assert!(disguised.contains(&Code::NotOnOneCard), "{disguised:?}");
}

#[test]
fn a_bulk_that_only_counts_is_found_out_by_the_ledger() {
    let codes = codes(&experiment("--seconds 2 --modes native --fake bulk-idle-count"));
    assert!(codes.contains(&Code::NotLaunched), "{codes:?}");
}

#[test]
fn a_preload_that_is_missing_is_found_out() {
    let codes = codes(&experiment("--seconds 2 --modes hipreempt --fake no-shim"));
    assert!(codes.contains(&Code::ShimNotLoaded), "{codes:?}");
}

#[test]
fn a_bulk_that_was_stopped_is_found_out() {
    let codes = codes(&experiment("--seconds 4 --modes native --fake bulk-stopped"));
    assert!(codes.contains(&Code::BulkIdle), "{codes:?}");
}

#[test]
fn one_after_the_other_is_found_out() {
    let codes = codes(&experiment("--seconds 2 --modes native --fake serial"));
    assert!(codes.contains(&Code::OneAfterTheOther), "{codes:?}");
}

#[test]
fn a_bulk_that_sleeps_is_found_out() {
    let codes = codes(&experiment("--seconds 3 --modes solo_bulk,native --fake bulk-sleeps"));
    assert!(codes.contains(&Code::HostGap), "{codes:?}");
}

#[test]
fn requests_that_are_issued_too_slowly_are_found_out() {
    let experiment = experiment("--seconds 10 --modes native --fake slow-urgent");
    let found = codes(&experiment);
    assert!(found.contains(&Code::OfferedLoad), "{found:?}");
}

#[test]
fn a_bulk_that_starts_late_is_found_out() {
    let codes = codes(&experiment("--seconds 10 --modes native --fake late-start"));
    assert!(codes.contains(&Code::StartOffset), "{codes:?}");
}

#[test]
fn the_urgent_request_as_a_graph_is_served() {
    let experiment = experiment("--seconds 2 --modes solo_urgent --urgent graph");
    let run = experiment.runs.first().unwrap();
    assert!(run.urgent.as_ref().unwrap().requests.iter().all(|request| request.done_ns.is_some()));
}

#[test]
fn a_worker_ends_with_whoever_started_it() {
    let _alone = alone();
    let ready = Ready::find(&Choice::Soft("null".to_owned()), 1.0, 1, &Interrupt::default()).unwrap();
    let config = ready.config(Role::Bulk(Work::Resnet50B1024), Stream::Null);
    let mut worker = ready.start("bulk", &config, &View::default(), &Interrupt::default()).unwrap();
    assert!(matches!(worker.hear(std::time::Duration::from_secs(60)).unwrap(), Reply::Ready(_)));
    let process = format!("/proc/{}", worker.pid());
    assert!(std::path::Path::new(&process).exists());
    drop(worker);
    assert!(!std::path::Path::new(&process).exists());
}
