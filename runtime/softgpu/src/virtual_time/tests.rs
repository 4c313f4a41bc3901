use std::cell::RefCell;
use std::sync::Arc;

use super::*;
use crate::device::Command;
use crate::model::Parameters;

const A: ClientId = ClientId(0);
const B: ClientId = ClientId(1);

fn kernel(stream: u32, solo_ns: u64) -> Step {
    let command = Command::Kernel { workgroups: 100_000, threads_per_group: 256, solo_ns };
    Step::Launch(Launch::new(stream, solo_ns, Arc::new([command])))
}

fn done() -> Step {
    Step::Mark(Mark::Iteration)
}

/// A script of these steps.
fn steps(steps: impl IntoIterator<Item = Step>) -> impl Script {
    let mut steps: std::collections::VecDeque<Step> = steps.into_iter().collect();
    move |_: u64| steps.pop_front()
}

fn driver<'a, G: Gate>(gate: G) -> Driver<'a, G> {
    Driver::new(Parameters::plain(), gate, Timing { sync_ns: 0, ..Timing::default() })
}

fn marks<G: Gate>(driver: &Driver<'_, G>, client: ClientId) -> Vec<u64> {
    driver.events().iter().filter(|event| event.client == client).map(|event| event.at_ns).collect()
}

/// Notes everything that it is told; lets client A pass always, and B as `answer` says.
struct Notes<F> {
    told: RefCell<Vec<(&'static str, ClientId, u64)>>,
    answer: F,
    wake_ns: Option<u64>,
}

impl<F: FnMut(u64, &[(&'static str, ClientId, u64)]) -> Answer> Notes<F> {
    fn new(answer: F) -> Self {
        Self { told: RefCell::default(), answer, wake_ns: None }
    }
}

impl<F: FnMut(u64, &[(&'static str, ClientId, u64)]) -> Answer> Gate for Notes<F> {
    fn ask(&mut self, client: ClientId, now_ns: u64, _launch: &Launch) -> Answer {
        if client == A { Answer::Go } else { (self.answer)(now_ns, &self.told.borrow()) }
    }

    fn launched(&mut self, client: ClientId, now_ns: u64, _launch: &Launch) {
        self.told.borrow_mut().push(("launched", client, now_ns));
    }

    fn completed(&mut self, client: ClientId, now_ns: u64, _launch: &Launch, at_ns: u64) {
        assert!(at_ns <= now_ns);
        self.told.borrow_mut().push(("completed", client, now_ns));
    }

    fn synced(&mut self, client: ClientId, now_ns: u64) {
        self.told.borrow_mut().push(("synced", client, now_ns));
    }

    fn next_wake(&self) -> Option<u64> {
        self.wake_ns
    }

    fn wake(&mut self, now_ns: u64) {
        self.wake_ns = None;
        self.told.borrow_mut().push(("woken", A, now_ns));
    }
}

#[test]
fn steps_take_the_time_that_they_say() {
    let mut driver = driver(Open);
    driver.add(
        A,
        steps([Step::Host(500), done(), Step::SleepUntil(2_000), done(), Step::SleepUntil(1), done()]),
    );
    driver.add(B, steps([kernel(0, 1_000), done(), Step::Sync(0), done()]));
    driver.run_until(10_000).unwrap();
    assert_eq!(marks(&driver, A), [500, 2_000, 2_000]);
    assert_eq!(marks(&driver, B), [0, 1_000]);
}

#[test]
fn a_gate_is_told_what_happened_when_it_can_be_known() {
    let timing = Timing { sync_ns: 30, observe_ns: 70, wake_ns: 0 };
    let mut driver = Driver::new(Parameters::plain(), Notes::new(|_, _| Answer::Go), timing);
    driver.add(A, steps([Step::Host(100), kernel(0, 1_000), Step::Sync(0), done()]));
    driver.run_until(10_000).unwrap();
    assert_eq!(
        *driver.gate.told.borrow(),
        [("launched", A, 100), ("synced", A, 1_130), ("completed", A, 1_170)]
    );
    assert_eq!(marks(&driver, A), [1_130]);
}

#[test]
fn a_held_thread_goes_on_when_something_told_changes_the_answer() {
    let after = |_, told: &[(&str, ClientId, u64)]| {
        if told.iter().any(|one| one.0 == "completed" && one.1 == A) { Answer::Go } else { Answer::Hold }
    };
    let timing = Timing { sync_ns: 0, observe_ns: 0, wake_ns: 50 };
    let mut driver = Driver::new(Parameters::plain(), Notes::new(after), timing);
    driver.add(A, steps([kernel(0, 1_000)]));
    driver.add(B, steps([kernel(0, 10), done(), Step::Sync(0), done()]));
    driver.run_until(10_000).unwrap();
    assert_eq!(marks(&driver, B), [1_050, 1_060]);
}

#[test]
fn a_gate_may_name_a_moment_or_wake_by_itself() {
    let mut named =
        driver(Notes::new(|now_ns, _| if now_ns < 700 { Answer::WaitUntil(700) } else { Answer::Go }));
    named.add(B, steps([Step::Host(10), kernel(0, 10), done()]));
    named.run_until(10_000).unwrap();
    assert_eq!(marks(&named, B), [700]);

    let woken = |_, told: &[(&str, ClientId, u64)]| {
        if told.iter().any(|one| one.0 == "woken") { Answer::Go } else { Answer::Hold }
    };
    let mut woken = driver(Notes { wake_ns: Some(900), ..Notes::new(woken) });
    woken.add(B, steps([kernel(0, 10), done()]));
    woken.run_until(10_000).unwrap();
    assert_eq!(marks(&woken, B), [900]);
}

#[test]
fn a_gate_that_never_opens_holds_for_ever() {
    let mut driver = driver(Notes::new(|_, _| Answer::Hold));
    driver.add(A, steps([kernel(0, 1_000), Step::Sync(0), done()]));
    driver.add(B, steps([kernel(0, 10), done()]));
    driver.run_until(1_000_000).unwrap();
    assert_eq!((marks(&driver, A).len(), marks(&driver, B).len()), (1, 0));
}

#[test]
fn threads_of_a_client_wait_for_their_own_streams() {
    let mut driver = driver(Open);
    driver.add(A, steps([kernel(0, 10_000), Step::Sync(0), done()]));
    driver.add(A, steps([Step::Host(1), kernel(1, 100), Step::Sync(1), done()]));
    driver.run_until(1_000_000).unwrap();
    let marks = marks(&driver, A);
    assert!(marks.len() == 2 && marks[0] < marks[1], "{marks:?}");
    assert_eq!(driver.last_ticket(A, 1).unwrap().sequence, 1);
}

#[test]
fn a_thread_that_launches_more_than_a_queue_holds_waits_for_room() {
    let mut driver = driver(Open);
    let launches = (0..3_000).map(|_| kernel(0, 100));
    driver.add(A, steps(launches.chain([done(), Step::Sync(0), done()])));
    driver.run_until(1_000_000).unwrap();
    // All launched when the last but 1024 were complete.
    assert_eq!(marks(&driver, A), [(3_000 - 1_024) * 100, 300_000]);
}

#[test]
fn a_graph_is_one_launch() {
    let command = Command::Kernel { workgroups: 100_000, threads_per_group: 256, solo_ns: 100 };
    let graph = Launch::new(0, 1, vec![command; 10].into());
    assert!(graph.graph && graph.solo_ns() == 1_000);
    let mut driver = driver(Notes::new(|_, _| Answer::Go));
    driver.add(A, steps([Step::Launch(graph), Step::Sync(0), done()]));
    driver.run_until(1_000_000).unwrap();
    let told = driver.gate.told.borrow();
    assert_eq!(told.iter().filter(|one| one.0 == "completed").count(), 1);
    assert_eq!(marks(&driver, A), [1_000]);
}

#[test]
fn arrivals_keep_their_period_and_pace_its_quantiles() {
    let schedule = workload::arrivals(1_000, 50, 25, 9);
    assert!(schedule.iter().enumerate().all(|(index, at)| (0..25).contains(&(at - index as u64 * 50))));
    assert_ne!(schedule, workload::arrivals(1_000, 50, 25, 10));
    let pace = crate::host_pace();
    assert_eq!(pace.at(0.5), 1.39);
    assert!((pace.at(0.99) / 1.39 - 1.56).abs() < 1e-9 && pace.at(0.0) < 1.39);
    assert_eq!(workload::HostPace::recorded().at(0.3), 1.0);
}

#[test]
fn percentiles_are_values_of_the_sample() {
    let values: Vec<u64> = (1..=200).rev().collect();
    let ranks = [0.0, 50.0, 99.0, 100.0].map(|percent| percentile(&values, percent).unwrap());
    assert_eq!(ranks, [1, 100, 198, 200]);
    assert_eq!(percentile(&[], 50.0), None);
}

#[test]
fn what_is_no_trace_is_refused() {
    assert!(matches!(Trace::from_json(b"{}"), Err(TraceError::Format(_))));
    assert!(matches!(Trace::from_json(br#"{"model":"m","batch":1,"kernels":[]}"#), Err(TraceError::Empty)));
    let negative = br#"{"model":"m","batch":1,"kernels":[
        {"name":"k","grid":[1,1,1],"block":[1,1,1],"dur_us":-1.0,"launch_us":0.0}]}"#;
    assert!(matches!(Trace::from_json(negative), Err(TraceError::Time(0))));
}

#[test]
fn sizes_beyond_every_card_are_as_large_as_can_be() {
    let trace = Trace::from_json(
        br#"{"model":"m","batch":1,"kernels":[
            {"name":"k","grid":[4294967295,4294967295,1],"block":[65536,65536,2],"dur_us":9e8,"launch_us":0.0}]}"#,
    )
    .unwrap();
    assert_eq!(trace.kernels[0].threads_per_group, u32::MAX);
    let scaled = trace.with_batch(u32::MAX, 132);
    assert_eq!((scaled.kernels[0].workgroups, scaled.kernels[0].solo_ns), (u64::MAX, u64::MAX));
    assert_eq!(scaled.solo_ns(), u64::MAX);
}

#[test]
fn another_batch_scales_what_fills_the_card() {
    let trace = Trace::from_json(
        br#"{"model":"m","batch":100,"kernels":[
            {"name":"wide","grid":[1000,2,1],"block":[256,1,1],"dur_us":500.0,"launch_us":0.0},
            {"name":"persistent","grid":[132,1,1],"block":[384,1,1],"dur_us":1000.0,"launch_us":7.5},
            {"name":"small","grid":null,"block":null,"dur_us":2.0,"launch_us":9.0}]}"#,
    )
    .unwrap();
    let half = trace.with_batch(50, 132);
    let shapes: Vec<_> = half.kernels.iter().map(|kernel| (kernel.workgroups, kernel.solo_ns)).collect();
    assert_eq!(shapes, [(1_000, 250_000), (132, 500_000), (1, 2_000)]);
    assert_eq!(half.kernels.iter().map(|kernel| kernel.host_gap_ns).collect::<Vec<_>>(), [0, 7_500, 1_500]);
}
