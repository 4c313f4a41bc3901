//! What the issue asks of the benchmark and of level 1, in virtual time.

use super::*;
use crate::record::{Arrivals, Experiment};
use crate::verdict::{Code, Outcome, Verdict, evaluate};

fn simulate(preset: &str, bulk: Work, graph: bool, fake: Option<Fake>) -> (Experiment, Verdict) {
    let simulation = Simulation::new(preset, bulk, graph, fake).unwrap();
    // What is to be found out is found out in one block.
    let repeats = if fake.is_some() { 1 } else { 5 };
    run_all(&simulation, Plan { modes: Simulation::modes(), repeats, ..Plan::default() })
}

fn run_all(simulation: &Simulation, plan: Plan) -> (Experiment, Verdict) {
    let mut experiment = Experiment { device: simulation.device(), plan, runs: Vec::new() };
    for repeat in 0..experiment.plan.repeats {
        for mode in crate::dual::block_order(&experiment.plan, repeat) {
            experiment.runs.push(simulation.run(&experiment.plan, mode, repeat).unwrap());
        }
    }
    let verdict = evaluate(&experiment);
    (experiment, verdict)
}

/// P50 and P99 of the response, requests a second.
fn urgent(experiment: &Experiment, mode: Mode) -> (f64, f64, f64) {
    let requests: Vec<_> =
        experiment.of(mode).flat_map(|run| &run.urgent.as_ref().unwrap().requests).collect();
    let mut ms: Vec<f64> =
        requests.iter().map(|request| request.response_ns().unwrap() as f64 / 1e6).collect();
    ms.sort_by(f64::total_cmp);
    let at = |share: f64| ms[(ms.len() as f64 * share).ceil() as usize - 1];
    let windows_s: f64 = experiment.of(mode).map(|run| run.window_ns() as f64 / 1e9).sum();
    (at(0.5), at(0.99), requests.len() as f64 / windows_s)
}

/// Iterations a second, by work done.
fn bulk(experiment: &Experiment, mode: Mode) -> f64 {
    let rates = experiment.of(mode).map(|run| {
        let side = run.bulk.as_ref().unwrap();
        let (first, last) = (side.samples.first().unwrap(), side.samples.last().unwrap());
        let work = (last.work_ns - first.work_ns) as f64 / side.iteration_work_ns as f64;
        work / ((last.at_ns - first.at_ns) as f64 / 1e9)
    });
    rates.sum::<f64>() / f64::from(experiment.plan.repeats)
}

#[test]
fn on_the_fitted_card_native_is_as_measured_and_hipreempt_holds_its_bars() {
    let (experiment, verdict) = simulate("h100-mps", Work::Resnet50B1024, false, None);
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
    let (p50, p99, _) = urgent(&experiment, Mode::Native);
    assert!((p50 / 23.6 - 1.0).abs() < 0.3 && (p99 / 40.8 - 1.0).abs() < 0.3, "{p50} {p99}");
    let native = bulk(&experiment, Mode::Native);
    assert!((native / 6.20 - 1.0).abs() < 0.03, "{native}");
    let (_, held_p99, rate) = urgent(&experiment, Mode::Hipreempt);
    assert!(held_p99 <= 0.17 * p99, "{held_p99} of {p99}");
    assert!(rate >= 19.99, "{rate}");
    let kept = bulk(&experiment, Mode::Hipreempt) / native;
    assert!(kept >= 0.92, "{kept}");
    // The default goal is the user's 50 ms, which this card's native order reaches.
    assert_eq!(verdict.outcome, Some(Outcome::NativeMeetsGoal), "{:?}", verdict.notes);
    let mut harder = experiment;
    harder.plan.goal.p99_ms = 10.0;
    assert_eq!(evaluate(&harder).outcome, Some(Outcome::GoalMet));
}

#[test]
fn a_graph_request_waits_for_the_running_kernel_only() {
    let (experiment, verdict) = simulate("h100-mps", Work::Resnet50B1024, true, None);
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
    let (_, p99, _) = urgent(&experiment, Mode::Hipreempt);
    assert!(p99 <= 7.0, "{p99}");
}

#[test]
fn training_as_bulk_is_a_valid_run() {
    let (_, verdict) = simulate("h100-mps", Work::Resnet50B64Train, false, None);
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
}

#[test]
fn a_card_that_takes_turns_is_a_valid_run() {
    let mut simulation = Simulation::new("h100-mps", Work::Resnet50B1024, false, None).unwrap();
    simulation.preset.parameters.dispatch = hipreempt_softgpu::model::Dispatch::RoundRobin;
    let (_, verdict) = run_all(&simulation, Plan { modes: Simulation::modes(), ..Plan::default() });
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
}

#[test]
fn every_way_to_spoil_a_run_is_found_out_under_its_own_code() {
    let fakes = [
        (Fake::OtherCard, Code::OtherCard),
        (Fake::OtherCardSameIdentity, Code::NotOnOneCard),
        (Fake::Serial, Code::OneAfterTheOther),
        (Fake::BulkStopped, Code::BulkIdle),
        (Fake::BulkSleeps, Code::HostGap),
        (Fake::BulkIdleCount, Code::NotLaunched),
        (Fake::SlowUrgent, Code::OfferedLoad),
        (Fake::LateStart, Code::StartOffset),
        (Fake::NoShim, Code::ShimNotLoaded),
    ];
    for (fake, code) in fakes {
        let (_, verdict) = simulate("h100-mps", Work::Resnet50B1024, false, Some(fake));
        assert!(verdict.codes().contains(&code), "{fake:?}: {:?}", verdict.codes());
        assert_eq!(verdict.exit_code(), 3, "{fake:?}");
        let own = fakes.iter().filter(|(_, other)| verdict.codes().contains(other)).count();
        assert!(own <= 2, "{fake:?} is not told from the others: {:?}", verdict.codes());
    }
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_seed_others() {
    let simulation = Simulation::new("h100-mps", Work::Resnet50B1024, false, None).unwrap();
    let run = |seed| {
        let plan = Plan { seed, repeats: 1, window_ns: 2_000_000_000, ..Plan::default() };
        simulation.run(&plan, Mode::Hipreempt, 0).unwrap()
    };
    assert_eq!(run(5), run(5));
    assert_ne!(run(5).urgent, run(6).urgent);
}

#[test]
fn a_closed_loop_never_has_two_requests_at_once() {
    let simulation = Simulation::new("h100-mps", Work::Resnet50B1024, false, None).unwrap();
    let plan = Plan { arrivals: Arrivals::Closed, repeats: 1, ..Plan::default() };
    let run = simulation.run(&plan, Mode::Native, 0).unwrap();
    let requests = run.urgent.unwrap().requests;
    assert!(requests.len() > 150);
    for pair in requests.windows(2) {
        assert!(pair[1].issued_ns >= pair[0].done_ns);
        assert!(pair[1].issued_ns.unwrap() - pair[0].issued_ns.unwrap() >= 50_000_000);
    }
}

#[test]
fn launch_bound_work_beside_an_idle_urgent_client_keeps_its_rate() {
    let ratio = launch_bound_ratio(&preset("h100-mps").unwrap());
    assert!(ratio >= 0.95, "{ratio}");
}

#[test]
fn two_clients_of_one_program_are_served_as_two_processes_are() {
    let card = preset("h100-mps").unwrap();
    let (without, with) = (two_clients(&card, false), two_clients(&card, true));
    eprintln!("without {without:?}, with {with:?}");
    let urgent = with.urgent_p99_ns as f64 / without.urgent_p99_ns as f64;
    let bulk = with.bulk_launches as f64 / without.bulk_launches as f64;
    assert!(urgent <= 0.3, "{urgent}: {with:?} of {without:?}");
    assert!(bulk >= 0.9, "{bulk}: {with:?} of {without:?}");
}

#[test]
fn a_card_that_saturates_natively_serves_every_request_under_hipreempt() {
    let (experiment, verdict) = simulate("x3.17-fifo", Work::Resnet50B1024, false, None);
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
    assert_eq!(verdict.outcome, Some(Outcome::Saturated));
    let native = experiment.of(Mode::Native).map(|run| {
        let requests = &run.urgent.as_ref().unwrap().requests;
        let done =
            requests.iter().filter(|request| request.done_ns.is_some_and(|at_ns| at_ns < run.window_end_ns));
        done.count() as f64 / (run.window_ns() as f64 / 1e9)
    });
    let native = native.sum::<f64>() / f64::from(experiment.plan.repeats);
    assert!((12.0..=15.0).contains(&native), "{native} requests/s natively");
    let (_, p99, rate) = urgent(&experiment, Mode::Hipreempt);
    assert!(p99 < 50.0 && rate >= 19.99, "{p99} ms at {rate}/s");
    let service = experiment.of(Mode::Hipreempt).flat_map(|run| &run.urgent.as_ref().unwrap().requests);
    let mut service_ms: Vec<f64> =
        service.map(|request| request.service_ns().unwrap() as f64 / 1e6).collect();
    service_ms.sort_by(f64::total_cmp);
    let service_p99 = service_ms[service_ms.len() * 99 / 100 - 1];
    assert!(service_p99 <= 25.0, "{service_p99}");
    let (held, alone) = (bulk(&experiment, Mode::Hipreempt), bulk(&experiment, Mode::SoloBulk));
    let urgent_share = experiment.plan.urgent_work_ns as f64 * 3.17 * 20.0 / 1e9;
    assert!(held >= 0.90 * alone * (1.0 - urgent_share), "{held} of {alone}");
}

#[test]
fn a_card_that_shares_in_turns_meets_the_goal_by_itself() {
    let (_, verdict) = simulate("x3.17-shared", Work::Resnet50B1024, false, None);
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
    assert_eq!(verdict.outcome, Some(Outcome::NativeMeetsGoal));
}

/// The curve of level 3 against what a switch costs, where a switch disturbs everybody. What is asked of it: at 0.3 ms each
/// way urgent P99 within a quarter of that alone and a millisecond, and 0.90 of native's bulk; and where switches are
/// dearer than what they save, the cost model leaves it.
#[test]
fn level_3_holds_its_bars_where_switches_are_cheap_and_is_left_where_they_are_dear() {
    let simulation = Simulation::new("h100-mps", Work::Resnet50B1024, false, None).unwrap();
    let plan = Plan { repeats: 1, ..Plan::default() };
    let curve =
        curve::measure_points(&simulation, &plan, &[300, 10_000], Reach::WholeCard, &mut |_| Ok(())).unwrap();
    let [cheap, dear] = &curve.points[..] else { panic!("two costs") };
    assert!(cheap.p99_ms <= curve.p99_bar_ms() && cheap.bulk_of_native >= 0.90, "{cheap:?}");
    assert!(cheap.p99_ms < curve.level1.p99_ms, "{cheap:?} {:?}", curve.level1);
    assert!(cheap.suspensions * 5 > cheap.requests, "{cheap:?}");
    assert!(dear.suspensions * 100 <= dear.requests, "{dear:?}");
    assert!(dear.bulk_of_native >= 0.92, "a card on which it does not pay is scheduled at level 1: {dear:?}");
}

/// The same bars in a whole experiment, where a switch disturbs one queue.
#[test]
fn a_level_3_experiment_is_valid_and_the_same_from_the_same_seed() {
    let simulation = Simulation::new("h100-mps", Work::Resnet50B1024, false, None).unwrap();
    let simulation = simulation.with_switches(300_000, Reach::OneQueue);
    let modes = vec![Mode::SoloUrgent, Mode::SoloBulk, Mode::Native, Mode::Level3, Mode::Apart];
    let (experiment, verdict) = run_all(&simulation, Plan { modes, repeats: 3, ..Plan::default() });
    assert!(verdict.is_valid(), "{:?}", verdict.findings);
    let ((_, solo_p99, _), (_, p99, _)) =
        (urgent(&experiment, Mode::SoloUrgent), urgent(&experiment, Mode::Level3));
    assert!(p99 <= 1.25 * solo_p99 + 1.0, "{p99} of {solo_p99}");
    let kept = bulk(&experiment, Mode::Level3) / bulk(&experiment, Mode::Native);
    assert!(kept >= 0.90, "{kept}");
    let again = simulation.run(&experiment.plan, Mode::Level3, 1).unwrap();
    assert_eq!(experiment.of(Mode::Level3).nth(1), Some(&again));
}
