//! The verdict on modes that only a real card has: levels, the vendor's server, several processes a side, kept processes.

mod made;

use hipreempt_bench::record::*;
use hipreempt_bench::report::render;
use hipreempt_bench::verdict::{Code, Outcome, Verdict, evaluate};
use made::World;

/// A real card: no ledger that counts kernels, and no second card.
fn experiment(modes: &[Mode]) -> Experiment {
    let mut world = World::h100_mps();
    world.plan.modes = modes.to_vec();
    world.plan.goal.p99_ms = 20.0;
    let mut experiment = world.experiment();
    (experiment.device.kind, experiment.device.cards) = (DeviceKind::Hardware, 1);
    for run in &mut experiment.runs {
        run.users.source = UsersSource::Nvml;
        run.users.users.iter_mut().for_each(|user| user.kernels = None);
    }
    experiment
}

const SOLO: [Mode; 2] = [Mode::SoloUrgent, Mode::SoloBulk];

fn with_solo(shared: &[Mode]) -> Experiment {
    experiment(&[&SOLO, shared].concat())
}

fn assert_valid(experiment: &Experiment) -> Verdict {
    let verdict = evaluate(experiment);
    let findings: Vec<String> = verdict.findings.iter().map(ToString::to_string).collect();
    assert!(verdict.is_valid(), "{findings:#?}");
    verdict
}

#[test]
fn each_level_is_compared_with_solo_and_native() {
    let verdict = assert_valid(&with_solo(&[Mode::Native, Mode::Level1, Mode::Level3]));
    assert_eq!(verdict.outcome, Some(Outcome::GoalMet));
    let claims = verdict.claims.expect("claims");
    for mode in [Mode::Level1, Mode::Level3] {
        let of_mode = &claims.modes[&mode];
        let (solo, native) = (of_mode.urgent_over[&Mode::SoloUrgent], of_mode.urgent_over[&Mode::Native]);
        // 4.9 ms over 3.7.
        assert!(solo.low < 1.32 && 1.32 < solo.high && solo.low > 1.1 && solo.high < 1.5, "{solo:?}");
        assert!(native.high < 0.2, "{native:?}");
        let p50 = of_mode.p50_over_solo.expect("a median");
        assert!(p50.low < p50.ratio && p50.ratio < p50.high && (1.15..1.25).contains(&p50.ratio), "{p50:?}");
        assert!(of_mode.bulk_over_solo.expect("bulk").ratio < 0.94);
    }
}

#[test]
fn inside_the_vendors_server_that_server_is_the_baseline() {
    let experiment = with_solo(&[Mode::Mps, Mode::MpsPriority, Mode::Level1Mps, Mode::Level1MpsPriority]);
    let verdict = assert_valid(&experiment);
    let claims = verdict.claims.as_ref().expect("claims");
    assert_eq!((claims.baseline, verdict.outcome), (Mode::Mps, Some(Outcome::GoalMet)));
    assert!(claims.modes[&Mode::Level1Mps].urgent_over[&Mode::MpsPriority].high < 0.2);
    assert!(verdict.evidence.e2_canary.holds && verdict.evidence.e2_canary_mps.is_none());
    assert!(render(&experiment, &verdict).contains("level1_mps_priority"));
}

#[test]
fn the_control_is_judged_natively_and_in_the_server() {
    let mut experiment = with_solo(&[Mode::Native, Mode::Mps]);
    assert!(assert_valid(&experiment).evidence.e2_canary_mps.is_some_and(|canary| canary.holds));
    for run in experiment.runs.iter_mut().filter(|run| run.mode == Mode::Mps) {
        let canary = run.canary.as_mut().expect("a control");
        canary.beside_ns = canary.absent_ns.clone();
    }
    assert_eq!(evaluate(&experiment).codes(), [Code::NoContention]);
}

#[test]
fn a_baseline_that_was_not_run_is_missed() {
    let verdict = evaluate(&with_solo(&[Mode::Level3]));
    assert!(verdict.codes().contains(&Code::TooFew), "{:?}", verdict.codes());
    assert!(evaluate(&with_solo(&[Mode::Level1Mps])).codes().contains(&Code::TooFew));
}

#[test]
fn at_level_3_launches_need_not_be_counted_but_the_board_is_needed() {
    let mut experiment = with_solo(&[Mode::Native, Mode::Level3]);
    let in_level3 = |experiment: &mut Experiment, change: fn(&mut BulkSide)| {
        let runs = experiment.runs.iter_mut().filter(|run| run.mode == Mode::Level3);
        runs.for_each(|run| change(run.bulk.as_mut().expect("bulk")));
    };
    in_level3(&mut experiment, |bulk| bulk.launches.by_shim = Some(0));
    assert_valid(&experiment);
    in_level3(&mut experiment, |bulk| bulk.identity.board = None);
    assert!(evaluate(&experiment).codes().contains(&Code::ShimNotLoaded));
}

#[test]
fn a_mode_whose_processes_are_at_another_level_is_invalid() {
    for (mode, level, side) in
        [(Mode::Level3, 1, "bulk"), (Mode::Level3, 1, "urgent"), (Mode::Level1, 3, "bulk")]
    {
        let mut experiment = with_solo(&[Mode::Native, Mode::Level1, Mode::Level3]);
        for run in experiment.runs.iter_mut().filter(|run| run.mode == mode) {
            let (urgent, bulk) = (run.urgent.as_mut().unwrap(), run.bulk.as_mut().unwrap());
            let identity = if side == "bulk" { &mut bulk.identity } else { &mut urgent.identity };
            (identity.level, identity.why_level) = (Some(level), Some("the driver refuses".to_owned()));
        }
        let verdict = evaluate(&experiment);
        assert_eq!(verdict.codes(), [Code::LevelNotReached], "{mode:?} {side}");
        assert!(render(&experiment, &verdict).contains("the driver refuses"));
    }
}

/// Gives every shared run a second bulk process, which is like the first but for `change`.
fn with_second_bulk(change: impl Fn(&mut BulkSide)) -> Experiment {
    let mut experiment = with_solo(&[Mode::Native, Mode::Level3]);
    for run in experiment.runs.iter_mut().filter(|run| run.mode.shares_a_card()) {
        let mut second = run.bulk.clone().expect("bulk");
        second.identity.pid += 1_000;
        run.users.users.push(CardUser { card: "card 0".to_owned(), pid: second.identity.pid, kernels: None });
        // Each gets half of the card.
        for bulk in run.bulk.iter_mut().chain([&mut second]) {
            bulk.samples.iter_mut().for_each(|sample| {
                (sample.work_ns, sample.kernels) = (sample.work_ns / 2, sample.kernels / 2)
            });
            bulk.launches = Launches { by_worker: 0, ..bulk.launches };
        }
        change(&mut second);
        run.more_bulk.push(second);
    }
    experiment
}

#[test]
fn several_bulk_processes_count_together_and_are_listed_apart() {
    let verdict = assert_valid(&with_second_bulk(|_| {}));
    let bulk = verdict.modes[&Mode::Native].bulk.clone().expect("bulk");
    assert_eq!(bulk.each_per_s.len(), 2);
    assert!((bulk.each_per_s.iter().sum::<f64>() - bulk.iterations_per_s).abs() < 1e-6);
    assert!(verdict.modes[&Mode::SoloBulk].bulk.as_ref().expect("bulk").each_per_s.is_empty());
}

#[test]
fn the_second_bulk_process_is_held_to_the_same_rules() {
    let codes = |change: fn(&mut BulkSide)| evaluate(&with_second_bulk(change)).codes();
    assert_eq!(codes(|bulk| bulk.identity.uuid = "cc".to_owned()), [Code::OtherCard]);
    assert_eq!(codes(|bulk| bulk.identity.pid = 9), [Code::ForeignProcess, Code::NotOnOneCard]);
    assert_eq!(codes(|bulk| bulk.iterations[3].checksum = 1), [Code::ChecksumsDiffer]);
    assert!(codes(|bulk| bulk.first_submit_ns = u64::MAX).contains(&Code::OneAfterTheOther));
}

#[test]
fn requests_whose_results_differ_between_modes_are_found() {
    let mut experiment = with_solo(&[Mode::Native]);
    for run in &mut experiment.runs {
        let checksum = if run.mode == Mode::Native { 2 } else { 1 };
        run.urgent.iter_mut().for_each(|side| side.checksum = Some(checksum));
    }
    assert_eq!(evaluate(&experiment).codes(), [Code::ChecksumsDiffer]);
}

#[test]
fn kept_processes_are_no_strangers_if_they_were_stopped() {
    let mut experiment = with_solo(&[Mode::Native]);
    for run in &mut experiment.runs {
        run.parked = vec![ParkedProcess { pid: 4_711, stopped: true }];
        run.users.users.push(CardUser { card: "card 0".to_owned(), pid: 4_711, kernels: None });
    }
    assert_valid(&experiment);
    experiment.runs[3].parked[0].stopped = false;
    assert_eq!(evaluate(&experiment).codes(), [Code::ForeignProcess]);
}
