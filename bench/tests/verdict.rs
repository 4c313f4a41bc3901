//! The verdict on made experiments: each fake is invalid with its own code, each true run is valid with its outcome.

mod made;

use hipreempt_bench::record::*;
use hipreempt_bench::verdict::{Code, Outcome, Verdict, evaluate};
use made::{BULK_PID, MS, SECOND, World, in_bulk, in_shared_runs};

fn assert_valid(verdict: &Verdict) {
    let findings: Vec<String> = verdict.findings.iter().map(ToString::to_string).collect();
    assert!(verdict.is_valid(), "{findings:#?}");
}

fn assert_codes(experiment: &Experiment, expected: &[Code]) {
    let verdict = evaluate(experiment);
    let findings: Vec<String> = verdict.findings.iter().map(ToString::to_string).collect();
    assert_eq!(verdict.codes(), expected, "{findings:#?}");
    assert_eq!((verdict.outcome, verdict.exit_code()), (None, 3));
    assert!(verdict.claims.is_none());
}

// True runs.

#[test]
fn the_fitted_card_is_valid_and_its_gain_is_claimed_with_its_ceiling() {
    let verdict = evaluate(&World::h100_mps().experiment());
    assert_valid(&verdict);
    let claims = verdict.claims.as_ref().expect("claims");
    let hipreempt = &claims.modes[&Mode::Hipreempt];
    let ratio = hipreempt.urgent_over[&Mode::Native];
    assert!(ratio.low < ratio.ratio && ratio.ratio < ratio.high && ratio.high <= 0.17, "{ratio:?}");
    let ceiling = claims.ceiling_percent.expect("a ceiling");
    let better = hipreempt.better_percent.expect("a gain");
    assert!(better < ceiling && (89.0..93.0).contains(&ceiling), "{better} of {ceiling}");
    // 40.8 ms is within the user's 50: that has to be said first.
    assert_eq!(verdict.outcome, Some(Outcome::NativeMeetsGoal));
    assert_eq!(verdict.exit_code(), 0);
}

#[test]
fn a_goal_that_only_hipreempt_reaches_is_met() {
    let mut world = World::h100_mps();
    world.plan.goal.p99_ms = 20.0;
    let verdict = evaluate(&world.experiment());
    assert_valid(&verdict);
    assert_eq!(verdict.outcome, Some(Outcome::GoalMet));
    world.plan.goal.p99_ms = 4.0;
    assert_eq!(evaluate(&world.experiment()).outcome, Some(Outcome::Improved));
}

#[test]
fn a_goal_for_bulk_that_is_missed_is_not_met() {
    let mut world = World::h100_mps();
    world.plan.goal.p99_ms = 20.0;
    world.hipreempt.bulk = 0.80;
    assert_eq!(evaluate(&world.experiment()).outcome, Some(Outcome::Improved));
}

#[test]
fn a_round_robin_card_is_valid_although_the_urgent_side_hardly_suffers() {
    let verdict = evaluate(&World::round_robin().experiment());
    assert_valid(&verdict);
    assert_eq!(verdict.outcome, Some(Outcome::NativeMeetsGoal));
    assert!((1.12..1.22).contains(&verdict.evidence.e2_canary.ratio.expect("a canary")));
}

#[test]
fn training_as_bulk_is_valid() {
    assert_valid(&evaluate(&World::training().experiment()));
}

#[test]
fn a_saturated_native_server_has_no_response_percentile_and_no_percent_better() {
    let verdict = evaluate(&World::fifo().experiment());
    assert_valid(&verdict);
    assert_eq!(verdict.outcome, Some(Outcome::Saturated));
    let native = verdict.modes[&Mode::Native].urgent.as_ref().expect("urgent");
    assert!(native.saturated && native.response.p50_ms.is_none() && native.response.p99_ms.is_none());
    assert!((12.0..15.0).contains(&native.throughput_per_s), "{}", native.throughput_per_s);
    assert!(native.service.p99_ms.is_some() && native.growth_ms_per_s.expect("growth") > 100.0);
    let claims = verdict.claims.expect("claims");
    assert_eq!(claims.ceiling_percent, None);
    let hipreempt = &claims.modes[&Mode::Hipreempt];
    assert_eq!((hipreempt.better_percent, hipreempt.urgent_over.get(&Mode::Native)), (None, None));
    assert_eq!(hipreempt.meets_goal, hipreempt_bench::verdict::Answer::Yes);
}

#[test]
fn a_card_that_shares_in_turns_meets_the_goal_natively() {
    let verdict = evaluate(&World::shared().experiment());
    assert_valid(&verdict);
    assert_eq!(verdict.outcome, Some(Outcome::NativeMeetsGoal));
}

#[test]
fn a_card_with_room_for_both_shows_no_material_interference() {
    let mut world = World::round_robin();
    world.native.service = made::Latency { p50_ms: 2.95, p99_ms: 3.55 };
    let verdict = evaluate(&world.experiment());
    assert_valid(&verdict);
    assert_eq!(verdict.outcome, Some(Outcome::NoMaterialInterference));
}

#[test]
fn no_gain_is_called_no_gain_or_left_undecided() {
    let mut world = World::h100_mps();
    world.plan.goal.p99_ms = 20.0;
    world.hipreempt.service = world.native.service;
    let verdict = evaluate(&world.experiment());
    assert_valid(&verdict);
    assert!(matches!(verdict.outcome, None | Some(Outcome::ContendedNotImproved)), "{:?}", verdict.outcome);
    world.hipreempt.service = made::Latency { p50_ms: 28.0, p99_ms: 60.0 };
    assert_eq!(evaluate(&world.experiment()).outcome, Some(Outcome::ContendedNotImproved));
}

#[test]
fn too_few_requests_for_a_p99_leave_a_p90_and_may_decide_nothing() {
    let mut world = World::h100_mps();
    (world.plan.repeats, world.plan.window_ns) = (3, 6 * SECOND);
    world.plan.goal.p99_ms = 38.0;
    world.hipreempt.service = made::Latency { p50_ms: 21.5, p99_ms: 37.0 };
    let verdict = evaluate(&world.experiment());
    assert_valid(&verdict);
    let native = verdict.modes[&Mode::Native].urgent.as_ref().expect("urgent");
    assert!(native.response.p99_ms.is_none() && native.response.p90_ms.is_some());
    assert_eq!(verdict.claims.as_ref().expect("claims").percentile, "p90");
}

// Fakes.

#[test]
fn another_card_is_seen_by_its_identity() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let bulk = run.bulk.as_mut().expect("bulk");
        (bulk.identity.uuid, bulk.identity.pci) = ("bb".to_owned(), "0000:02:00.0".to_owned());
    });
    assert_codes(&experiment, &[Code::OtherCard]);
}

#[test]
fn another_card_under_the_same_name_is_seen_by_the_ledger() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        run.users
            .users
            .iter_mut()
            .filter(|user| user.pid == BULK_PID)
            .for_each(|user| user.card = "card 1".to_owned());
    });
    assert_codes(&experiment, &[Code::NotOnOneCard]);
}

#[test]
fn another_card_under_the_same_name_is_seen_by_the_canary_alone() {
    let mut world = World::h100_mps();
    world.canary_ratio = 1.0;
    assert_codes(&world.experiment(), &[Code::NoContention]);
}

#[test]
fn one_repeat_on_another_card_is_enough() {
    let mut experiment = World::h100_mps().experiment();
    let run = experiment.runs.iter_mut().find(|run| run.mode == Mode::Native).expect("a native run");
    let canary = run.canary.as_mut().expect("a canary");
    canary.beside_ns = canary.absent_ns.clone();
    assert_codes(&experiment, &[Code::NoContention]);
}

#[test]
fn one_after_the_other() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let bulk = run.bulk.as_mut().expect("bulk");
        bulk.last_demand_ns = run.window_start_ns;
    });
    assert_codes(&experiment, &[Code::OneAfterTheOther]);
}

#[test]
fn bulk_stopped_for_a_second_that_it_admits() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let start_ns = run.window_start_ns + 4 * SECOND;
        run.bulk.as_mut().expect("bulk").idle.push(Interval { start_ns, end_ns: start_ns + SECOND });
    });
    assert_codes(&experiment, &[Code::BulkIdle]);
}

#[test]
fn bulk_stopped_for_a_second_by_a_signal_only_falls_silent() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let stop = run.window_start_ns + 4 * SECOND;
        let bulk = run.bulk.as_mut().expect("bulk");
        bulk.samples.retain(|sample| !(stop..stop + SECOND).contains(&sample.at_ns));
    });
    assert_codes(&experiment, &[Code::BulkIdle]);
}

/// A pause of exactly a twentieth may also cost a tenth of the window its 95 %; what matters is that it is named.
fn assert_host_gap(experiment: &Experiment) {
    let verdict = evaluate(experiment);
    assert!(verdict.codes().contains(&Code::HostGap), "{:?}", verdict.findings);
    assert!(verdict.codes().iter().all(|code| [Code::HostGap, Code::BulkIdle].contains(code)));
    assert_eq!(verdict.exit_code(), 3);
}

/// Adds a pause to every iteration of a bulk side, at its end or in its middle.
fn pause(bulk: &mut BulkSide, share: f64, admitted: bool) {
    let iteration = bulk.iterations[1].at_ns - bulk.iterations[0].at_ns;
    let pause = (iteration as f64 * share) as u64;
    for end in &mut bulk.iterations {
        let start_ns = end.at_ns - iteration / 2;
        bulk.idle.push(Interval { start_ns, end_ns: start_ns + pause });
        if admitted {
            end.host_gap_ns += pause;
        }
    }
}

#[test]
fn bulk_sleeping_a_twentieth_of_each_iteration_beside_the_urgent_side() {
    for (world, admitted) in [
        (World::h100_mps(), true),
        (World::h100_mps(), false),
        (World::training(), true),
        (World::fifo(), true),
    ] {
        let mut experiment = world.experiment();
        in_shared_runs(&mut experiment, |run| pause(run.bulk.as_mut().expect("bulk"), 0.05, admitted));
        assert_host_gap(&experiment);
    }
}

#[test]
fn bulk_sleeping_a_twentieth_of_each_iteration_always() {
    for world in [World::h100_mps(), World::training(), World::fifo()] {
        let mut experiment = world.experiment();
        in_bulk(&mut experiment, |_, _, bulk| pause(bulk, 0.05, true));
        assert_host_gap(&experiment);
    }
}

#[test]
fn bulk_counting_without_launching() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        run.users
            .users
            .iter_mut()
            .filter(|user| user.pid == BULK_PID)
            .for_each(|user| user.kernels = Some(0));
    });
    assert_codes(&experiment, &[Code::NotLaunched]);
}

#[test]
fn bulk_counting_twice_what_it_launches_where_nobody_below_counts() {
    let mut experiment = World::h100_mps().experiment();
    for run in &mut experiment.runs {
        run.users.users.iter_mut().for_each(|user| user.kernels = None);
    }
    in_shared_runs(&mut experiment, |run| {
        let bulk = run.bulk.as_mut().expect("bulk");
        bulk.samples.iter_mut().for_each(|sample| sample.work_ns = sample.work_ns * 11 / 10);
    });
    assert_codes(&experiment, &[Code::NotLaunched]);
}

#[test]
fn bulk_with_other_results_or_other_kernels() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| run.bulk.as_mut().expect("bulk").iterations[2].checksum += 1);
    assert_codes(&experiment, &[Code::ChecksumsDiffer]);
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| run.bulk.as_mut().expect("bulk").iterations[2].kernels -= 1);
    assert_codes(&experiment, &[Code::KernelsDiffer]);
}

#[test]
fn urgent_issuing_at_nineteen_a_second_by_schedule() {
    let mut world = World::h100_mps();
    world.plan.rate_per_s = 19.0;
    let mut experiment = world.experiment();
    experiment.plan.rate_per_s = 20.0;
    assert_codes(&experiment, &[Code::OfferedLoad]);
}

#[test]
fn urgent_issuing_at_nineteen_a_second_behind_a_right_schedule() {
    let mut experiment = World::h100_mps().experiment();
    for run in &mut experiment.runs {
        let start = run.window_start_ns;
        let Some(urgent) = &mut run.urgent else { continue };
        for request in &mut urgent.requests {
            let service = request.service_ns().expect("served");
            let issued = start + 25 * MS + request.index * SECOND / 19;
            (request.issued_ns, request.done_ns) = (Some(issued), Some(issued + service));
        }
    }
    let verdict = evaluate(&experiment);
    assert_eq!(verdict.codes().first(), Some(&Code::OfferedLoad), "{:?}", verdict.findings);
    assert!(!verdict.codes().contains(&Code::GeneratorLate));
}

#[test]
fn a_generator_that_is_late_by_itself() {
    let mut experiment = World::h100_mps().experiment();
    for run in &mut experiment.runs {
        for request in run.urgent.iter_mut().flat_map(|side| &mut side.requests).step_by(20) {
            (request.issued_ns, request.done_ns) =
                (request.issued_ns.map(|at| at + 2 * MS), request.done_ns.map(|at| at + 2 * MS));
        }
    }
    assert_codes(&experiment, &[Code::GeneratorLate]);
}

#[test]
fn a_queue_is_not_the_generators_lateness() {
    let verdict = evaluate(&World::fifo().experiment());
    assert!(verdict.evidence.generator.late_p99_ms_max.expect("measured") < 0.2);
}

#[test]
fn bulk_starting_eight_seconds_late() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let bulk = run.bulk.as_mut().expect("bulk");
        bulk.first_submit_ns = run.window_start_ns + 8 * SECOND;
    });
    assert_codes(&experiment, &[Code::StartOffset]);
}

#[test]
fn urgent_starting_eight_seconds_late_is_an_offset_too() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| {
        let from = run.window_start_ns + 8 * SECOND;
        run.urgent.as_mut().expect("urgent").requests.retain(|request| request.scheduled_ns >= from);
    });
    assert!(evaluate(&experiment).codes().contains(&Code::StartOffset));
}

#[test]
fn the_shim_not_loaded() {
    let mut experiment = World::h100_mps().experiment();
    for run in experiment.runs.iter_mut().filter(|run| run.mode == Mode::Hipreempt) {
        let bulk = run.bulk.as_mut().expect("bulk");
        (bulk.identity.shim_mapped, bulk.identity.board) = (false, None);
        bulk.launches = Launches { by_worker: bulk.launches.by_worker, ..Launches::default() };
    }
    assert_codes(&experiment, &[Code::ShimNotLoaded]);
}

#[test]
fn the_shim_mapped_but_blind_or_on_another_board_or_in_native() {
    let hipreempt = |experiment: &mut Experiment, change: fn(&mut BulkSide)| {
        let runs = experiment.runs.iter_mut().filter(|run| run.mode == Mode::Hipreempt);
        runs.for_each(|run| change(run.bulk.as_mut().expect("bulk")));
    };
    let mut experiment = World::h100_mps().experiment();
    hipreempt(&mut experiment, |bulk| bulk.launches.by_shim = bulk.launches.by_shim.map(|n| n * 97 / 100));
    assert_codes(&experiment, &[Code::ShimMissedLaunches]);
    let mut experiment = World::h100_mps().experiment();
    hipreempt(&mut experiment, |bulk| bulk.identity.board = Some("another".to_owned()));
    assert_codes(&experiment, &[Code::Boards]);
    let mut experiment = World::h100_mps().experiment();
    let native = experiment.runs.iter_mut().find(|run| run.mode == Mode::Native).expect("native");
    native.urgent.as_mut().expect("urgent").identity.shim_mapped = true;
    assert_codes(&experiment, &[Code::ShimInNative]);
}

#[test]
fn somebody_else_on_the_card() {
    let mut experiment = World::h100_mps().experiment();
    experiment.runs[1].users.foreign_pids = vec![77];
    assert_codes(&experiment, &[Code::ForeignProcess]);
    let mut experiment = World::h100_mps().experiment();
    experiment.runs[2].users.users.push(CardUser { card: "card 0".to_owned(), pid: 77, kernels: None });
    assert_codes(&experiment, &[Code::ForeignProcess]);
}

#[test]
fn nobody_to_ask_below_the_processes() {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| run.users = CardUsers::default());
    assert_codes(&experiment, &[Code::NoUsers]);
}

#[test]
fn a_host_that_explains_the_effect() {
    let mut experiment = World::h100_mps().experiment();
    for run in experiment.runs.iter_mut().filter(|run| run.mode == Mode::Apart) {
        for request in &mut run.urgent.as_mut().expect("urgent").requests {
            request.done_ns = request.done_ns.map(|at| at + 18 * MS);
        }
    }
    assert_codes(&experiment, &[Code::HostEffect]);
}

#[test]
fn a_control_on_two_cards_that_is_missing_or_on_one() {
    let mut world = World::h100_mps();
    world.plan.modes.retain(|mode| *mode != Mode::Apart);
    assert_codes(&world.experiment(), &[Code::NoApart]);
    let mut experiment = world.experiment();
    experiment.device.cards = 1;
    assert_valid(&evaluate(&experiment));
    let mut experiment = World::h100_mps().experiment();
    for run in experiment.runs.iter_mut().filter(|run| run.mode == Mode::Apart) {
        run.users.users.iter_mut().for_each(|user| user.card = "card 0".to_owned());
    }
    assert_codes(&experiment, &[Code::ApartTogether]);
}

#[test]
fn a_host_that_could_not_keep_the_cards_time() {
    let mut experiment = World::h100_mps().experiment();
    experiment.runs[3].host.late_events = experiment.runs[3].host.events / 50;
    assert_codes(&experiment, &[Code::HostTooSlow]);
    experiment.device.virtual_time = true;
    assert_valid(&evaluate(&experiment));
}

/// Two late events among the few of one window are chance; as many in every window of a mode are not.
#[test]
fn a_window_of_few_events_is_not_too_slow_by_itself() {
    let mut experiment = World::h100_mps().experiment();
    for run in &mut experiment.runs {
        run.host.events = 131;
        run.host.late_events = 0;
    }
    experiment.runs[3].host.late_events = 2;
    assert_valid(&evaluate(&experiment));
    experiment.runs[3].host.late_events = 8;
    assert_codes(&experiment, &[Code::HostTooSlow]);
    let mode = experiment.runs[3].mode;
    for run in experiment.runs.iter_mut().filter(|run| run.mode == mode) {
        run.host.late_events = 2;
    }
    assert_codes(&experiment, &[Code::HostTooSlow]);
}

#[test]
fn drift_repeats_warm_up_and_too_few() {
    let mut experiment = World::h100_mps().experiment();
    for run in experiment.runs.iter_mut().filter(|run| run.mode == Mode::Native) {
        for request in run.urgent.as_mut().expect("urgent").requests.iter_mut().skip(100) {
            request.done_ns = request.done_ns.map(|at| at + 6 * MS);
        }
    }
    assert_codes(&experiment, &[Code::Drift]);

    let mut experiment = World::h100_mps().experiment();
    let run = experiment.runs.iter_mut().find(|run| run.mode == Mode::SoloUrgent).expect("solo");
    for request in &mut run.urgent.as_mut().expect("urgent").requests {
        request.done_ns = request.done_ns.map(|at| at + MS / 2);
    }
    assert_codes(&experiment, &[Code::Repeats]);

    let mut experiment = World::h100_mps().experiment();
    experiment.runs[0].warm_up.ns = SECOND;
    assert_codes(&experiment, &[Code::WarmUp]);

    let mut experiment = World::h100_mps().experiment();
    experiment.runs.retain(|run| run.repeat != 4 || run.mode != Mode::SoloBulk);
    assert_codes(&experiment, &[Code::TooFew]);
}

#[test]
fn every_code_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
}
