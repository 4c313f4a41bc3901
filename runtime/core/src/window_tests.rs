use super::*;
use proptest::prelude::*;

const STREAM: StreamId = StreamId(1);

fn key(function: u64) -> WorkKey {
    WorkKey::kernel(0, function, [1, 1, 1], [64, 1, 1])
}

fn go(window: &mut Window, function: u64, now_ns: u64) -> Option<SpanId> {
    match window.admit(STREAM, key(function), now_ns) {
        Admission::Go { mark, .. } => mark,
        wait => panic!("expected to go at {now_ns}, got {wait:?}"),
    }
}

fn seen(span: SpanId, seen_ns: u64) -> Completion {
    Completion { span, stream: STREAM, seen_ns, since_previous_ns: None, waited_for: false }
}

/// A window that has run kernel `function` once, alone, for `run_ns`; the clock stands at `run_ns`.
fn taught(function: u64, run_ns: u64) -> Window {
    let mut window = Window::new(&Tuning::default());
    let span = go(&mut window, function, 0).expect("an unknown kernel gets a marker of its own");
    window.completed(seen(span, run_ns));
    window
}

#[test]
fn a_new_kernel_is_not_counted_itself() {
    let mut window = taught(1, 5_000_000);
    assert!(go(&mut window, 1, 6_000_000).is_some(), "5 ms of kernel, nothing ahead of it");
    assert_eq!(window.in_flight_ns(), 5_000_000);
}

#[test]
fn the_next_kernel_goes_a_lead_before_the_running_one_ends() {
    let mut window = taught(1, 1_000_000);
    go(&mut window, 1, 2_000_000);
    assert_eq!(waits_from(&mut window, 1, 2_000_000).last(), Some(&2_900_000));
}

/// A marker that could not be recorded, on a stream that a synchronisation has emptied meanwhile, beside one that still has
/// work.
#[test]
fn a_marker_that_was_not_recorded_may_be_of_an_empty_stream() {
    let mut window = taught(1, 1_000_000);
    let span = go(&mut window, 1, 2_000_000).expect("a span of its own");
    window.drained(STREAM, 3_000_000);
    let Admission::Go { mark, .. } = window.admit(StreamId(2), key(1), 3_000_000) else { panic!("room") };
    window.unmarked(span);
    window.unmarked(mark.expect("a span of its own"));
    assert_eq!(window.in_flight_ns(), 1_000_000, "neither is known to be complete");
}

#[test]
fn looks_at_a_running_kernel_grow_rarer() {
    let mut window = taught(1, 1_000_000);
    go(&mut window, 1, 2_000_000);
    let waits = waits_from(&mut window, 1, 2_000_000);
    assert_eq!(waits[..3], [2_020_000, 2_040_000, 2_080_000]);
    assert!(waits.len() <= 8, "{waits:?}");
}

#[test]
fn an_estimate_that_is_far_too_long_is_found_out_soon() {
    let mut window = taught(1, 1_000_000);
    // From now on the kernel runs 20 µs, and each look is as late as the window allows.
    let (mut now_ns, mut rounds) = (2_000_000, 0);
    while let Some(span) = go(&mut window, 1, now_ns) {
        let over_ns = now_ns + 20_000;
        while now_ns < over_ns
            && let Admission::Wait { until_ns } = window.admit(STREAM, key(1), now_ns)
        {
            now_ns = until_ns;
        }
        window.completed(seen(span, now_ns));
        rounds += 1;
        assert!(rounds < 20, "still taken for {} ns", window.estimate_ns(key(1)));
    }
}

/// The moments at which a launch asks again until it may go, the last one included.
fn waits_from(window: &mut Window, function: u64, from_ns: u64) -> Vec<u64> {
    let mut waits = vec![from_ns];
    while let Admission::Wait { until_ns } = window.admit(STREAM, key(function), *waits.last().unwrap()) {
        waits.push(until_ns);
    }
    waits.remove(0);
    waits
}

#[test]
fn late_work_is_not_counted_as_done() {
    let mut window = taught(1, 1_000_000);
    let first = go(&mut window, 1, 2_000_000).unwrap();
    go(&mut window, 1, 2_900_000);
    // The first kernel is a second late: something more urgent ran. Nothing more goes out behind it.
    for now_ns in [3_000_000, 10_000_000, 1_000_000_000] {
        assert!(matches!(window.admit(STREAM, key(1), now_ns), Admission::Wait { .. }));
    }
    window.completed(seen(first, 1_000_000_000));
    assert!(matches!(window.admit(STREAM, key(1), 1_000_000_000), Admission::Wait { .. }));
    let lead_ns = window.lead_ns();
    go(&mut window, 1, 1_001_000_000 - lead_ns);
}

#[test]
fn short_kernels_share_a_marker() {
    let mut window = taught(1, 10_000);
    // A card that runs one kernel after the other, 10 µs each.
    let (mut now_ns, mut busy_until_ns, mut launches, mut marks) = (100_000, 0, 0, 0);
    let mut markers = std::collections::VecDeque::new();
    while launches < 1000 {
        while let Some((span, at_ns)) = markers.front().copied().filter(|(_, at_ns)| *at_ns <= now_ns) {
            window.completed(seen(span, at_ns));
            markers.pop_front();
        }
        match window.admit(STREAM, key(1), now_ns) {
            Admission::Go { mark, .. } => {
                launches += 1;
                busy_until_ns = now_ns.max(busy_until_ns) + 10_000;
                marks += i32::from(mark.is_some());
                markers.extend(mark.map(|span| (span, busy_until_ns)));
            }
            Admission::Wait { until_ns } => now_ns = until_ns,
        }
        assert!(busy_until_ns - now_ns <= window.lead_ns() + 10_000, "more than a lead was queued");
        assert!(window.granted_ns == 0 || window.granted_ns <= window.in_flight_ns() + window.lead_ns() / 8);
    }
    assert!((45..=55).contains(&marks), "one marker a 200 µs of 10 µs kernels, got {marks}");
    assert!(now_ns <= 100_000 + 1000 * 10_000, "the card was kept busy, yet it took {now_ns} ns");
}

#[test]
fn work_queued_before_the_window_came_into_force_is_waited_for() {
    let mut window = taught(1, 10_000);
    window.suspend();
    let span = go(&mut window, 1, 1_000_000).expect("the first launch is marked");
    go(&mut window, 1, 1_000_000);
    // 10 µs of estimated work; but a whole iteration may be queued ahead of it.
    let mut launched = 0;
    while matches!(window.admit(STREAM, key(1), 900_000_000), Admission::Go { .. }) {
        launched += 1;
        assert!(launched < 50, "estimates alone must not open the window");
    }
    window.completed(seen(span, 901_000_000));
    go(&mut window, 1, 901_010_000);
}

#[test]
fn device_time_teaches_what_late_looks_hide() {
    let mut window = taught(1, 1_000_000);
    let first = go(&mut window, 1, 2_000_000).unwrap();
    let second = go(&mut window, 1, 2_950_000).unwrap();
    window.completed(seen(first, 3_000_000));
    window.completed(Completion { since_previous_ns: Some(1_000_000), ..seen(second, 9_000_000) });
    assert_eq!(window.estimate_ns(key(1)), 1_000_000);
}

#[test]
fn late_looks_do_not_move_the_start_of_the_next_kernel() {
    let mut window = taught(1, 1_000_000);
    let spans: Vec<_> = [2_000_000, 2_950_000].map(|now_ns| go(&mut window, 1, now_ns).unwrap()).into();
    window.completed(seen(spans[0], 3_000_000));
    // The second one ended at 4 ms and is seen half a millisecond late.
    let late = Completion { since_previous_ns: Some(1_000_000), ..seen(spans[1], 4_500_000) };
    let third = go(&mut window, 1, 3_950_000).unwrap();
    window.completed(late);
    // So the third one, launched in time, has begun at 4 ms and leaves a lead at 4.9.
    assert_eq!(waits_from(&mut window, 1, 4_500_000).last(), Some(&(5_000_000 - window.lead_ns())));
    window.completed(Completion { since_previous_ns: Some(1_000_000), ..seen(third, 5_000_000) });
    assert_eq!(window.estimate_ns(key(1)), 1_000_000);
}

#[test]
fn disturbed_runs_teach_nothing() {
    let mut window = taught(1, 1_000_000);
    let span = go(&mut window, 1, 2_000_000).unwrap();
    window.disturbed();
    window.completed(seen(span, 50_000_000));
    assert_eq!(window.estimate_ns(key(1)), 1_000_000);
}

#[test]
fn a_stall_lets_one_launch_pass() {
    let mut window = taught(1, 2_000_000);
    go(&mut window, 1, 2_000_000);
    assert!(!window.stalled(2_000_000, 9_000_000));
    assert!(window.stalled(2_000_000, 10_000_000), "four times the estimate");
    assert_eq!(window.stalls(), 1);
    let passed = window.force(STREAM, key(1), 10_000_000);
    assert!(matches!(passed, Admission::Go { mark: Some(_), .. }));
}

#[test]
fn a_synchronisation_empties_a_stream() {
    let mut window = taught(1, 1_000_000);
    go(&mut window, 1, 2_000_000);
    window.drained(STREAM, 3_000_000);
    assert_eq!(window.in_flight_ns(), 0);
    go(&mut window, 1, 3_000_001);
    window.drained_all(5_000_000);
    assert_eq!(window.in_flight_ns(), 0);
}

#[test]
fn markers_seen_after_a_synchronisation_keep_the_measure_of_device_time() {
    let mut window = taught(1, 1_000_000);
    let mut begun_ns = 1_000_000;
    for _ in 0..20 {
        // Two launches, a synchronisation that returns when both have run, and only then a look at their markers.
        let spans: Vec<_> =
            [begun_ns, begun_ns + 950_000].map(|now_ns| go(&mut window, 1, now_ns).unwrap()).into();
        window.drained(STREAM, begun_ns + 2_000_000);
        let late_ns = begun_ns + 2_900_000;
        let third = go(&mut window, 1, begun_ns + 2_000_000).unwrap();
        for span in spans {
            window.completed(Completion { since_previous_ns: Some(1_000_000), ..seen(span, late_ns) });
        }
        window.completed(Completion {
            since_previous_ns: Some(1_000_000),
            ..seen(third, begun_ns + 3_000_000)
        });
        assert_eq!(window.estimate_ns(key(1)), 1_000_000, "after {begun_ns} ns");
        begun_ns += 3_000_000;
    }
}

#[test]
fn a_synchronisation_shortens_estimates_that_are_too_long() {
    // A hundred kernels of 50 ns between synchronisations, once taken for 2 µs: no marker is ever seen.
    let mut window = taught(1, 2_000);
    let mut now_ns = 1_000_000;
    for _ in 0..20 {
        for _ in 0..100 {
            now_ns += 50;
            let _ = window.force(STREAM, key(1), now_ns);
        }
        window.drained(STREAM, now_ns + 5_000);
        now_ns += 5_000;
    }
    assert!(window.estimate_ns(key(1)) <= 100, "{} ns", window.estimate_ns(key(1)));
    // Never below what was seen: a synchronisation that returns late shortens nothing.
    let mut window = taught(1, 2_000);
    let _ = window.force(STREAM, key(1), 1_000_000);
    window.drained(STREAM, 1_500_000);
    assert_eq!(window.estimate_ns(key(1)), 2_000);
}

#[test]
fn a_bubble_raises_the_lead() {
    let mut window = taught(1, 1_000_000);
    let first = go(&mut window, 1, 2_000_000).unwrap();
    let before_ns = window.lead_ns();
    window.completed(Completion { waited_for: true, ..seen(first, 3_000_000) });
    assert!(window.lead_ns() > before_ns);
}

#[derive(Clone, Debug)]
enum Step {
    Launch { stream: u64, function: u64 },
    Force { stream: u64, function: u64 },
    Complete { nth: usize, late_ns: u64 },
    Drain { stream: u64 },
    Forget { stream: u64 },
    Disturb,
    Suspend,
    Pass { ns: u64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0u64..40, 0u64..6).prop_map(|(stream, function)| Step::Launch { stream, function }),
        1 => (0u64..40, 0u64..6).prop_map(|(stream, function)| Step::Force { stream, function }),
        4 => (0usize..64, 0u64..300_000).prop_map(|(nth, late_ns)| Step::Complete { nth, late_ns }),
        1 => (0u64..40).prop_map(|stream| Step::Drain { stream }),
        1 => (0u64..40).prop_map(|stream| Step::Forget { stream }),
        1 => Just(Step::Disturb),
        1 => Just(Step::Suspend),
        4 => (0u64..2_000_000).prop_map(|ns| Step::Pass { ns }),
    ]
}

proptest! {
    /// Whatever is launched, completed, drained or forgotten in whatever order: what is in flight is the sum over
    /// the lanes, an admitted launch was within the lead, and a drained window admits at once.
    #[test]
    fn in_flight_work_is_never_lost_or_invented(steps in proptest::collection::vec(step(), 0..400)) {
        let mut window = Window::new(&Tuning::default());
        let (mut now_ns, mut marks) = (1u64, Vec::new());
        for step in steps {
            match step {
                Step::Launch { stream, function } => {
                    let ahead_ns = window.in_flight_ns();
                    let within_ns = window.lead_ns().max(window.granted_ns);
                    if let Some(Admission::Go { mark, .. }) = window.admit_unclocked(StreamId(stream), key(function)) {
                        prop_assert!(ahead_ns <= within_ns);
                        marks.extend(mark);
                    } else if let Admission::Go { mark, .. } = window.admit(StreamId(stream), key(function), now_ns) {
                        marks.extend(mark);
                    }
                }
                Step::Force { stream, function } => {
                    if let Admission::Go { mark, .. } = window.force(StreamId(stream), key(function), now_ns) {
                        marks.extend(mark);
                    }
                }
                Step::Complete { nth, late_ns } if !marks.is_empty() => {
                    let span = marks.remove(nth % marks.len());
                    window.completed(seen(span, now_ns + late_ns));
                }
                Step::Complete { .. } => {}
                Step::Drain { stream } => window.drained(StreamId(stream), now_ns),
                Step::Forget { stream } => window.forget(StreamId(stream)),
                Step::Disturb => window.disturbed(),
                Step::Suspend => window.suspend(),
                Step::Pass { ns } => now_ns += ns,
            }
            let lanes_ns: u64 = window.lanes.iter().flat_map(|lane| lane.spans()).map(|span| span.estimate_ns).sum();
            prop_assert_eq!(window.in_flight_ns(), lanes_ns);
            // Without a look at the clock, at most an eighth of a lead more than the last look allowed.
            prop_assert!(window.granted_ns <= window.in_flight_ns() + Tuning::default().lead_max_ns / 8);
        }
        window.drained_all(now_ns);
        prop_assert_eq!(window.in_flight_ns(), 0);
        let goes = matches!(window.admit(StreamId(0), key(0), now_ns), Admission::Go { .. });
        prop_assert!(goes);
    }

    /// A launcher that only looks and waits always gets on: by estimate, by completion, or as a stall.
    #[test]
    fn nobody_waits_for_ever(runs_ns in proptest::collection::vec(1_000u64..5_000_000, 1..60)) {
        let mut window = Window::new(&Tuning::default());
        let mut now_ns = 0;
        for (function, _) in runs_ns.iter().enumerate() {
            let since_ns = now_ns;
            // The worst card: no marker ever completes.
            loop {
                match window.admit(STREAM, key(function as u64 % 3), now_ns) {
                    Admission::Go { .. } => break,
                    Admission::Wait { until_ns } => now_ns = until_ns.clamp(now_ns + 1_000, now_ns + 1_000_000),
                }
                if window.stalled(since_ns, now_ns) {
                    window.force(STREAM, key(function as u64 % 3), now_ns);
                    break;
                }
            }
            prop_assert!(now_ns - since_ns <= Tuning::default().stall_max_ns + 1_000_000);
        }
    }
}

#[test]
fn a_span_that_ran_longer_than_expected_teaches_each_launch_once() {
    let mut window = taught(1, 10_000);
    let mut now_ns = 1_000_000;
    let span = loop {
        match window.admit(STREAM, key(1), now_ns) {
            Admission::Go { mark: Some(span), .. } => break span,
            Admission::Go { mark: None, .. } => {}
            Admission::Wait { until_ns } => now_ns = until_ns,
        }
    };
    // Twenty kernels of 10 µs took 300 µs.
    window.completed(seen(span, 1_300_000));
    assert_eq!(window.estimate_ns(key(1)), 15_000);
}

#[test]
fn nothing_follows_a_long_kernel_without_a_look_at_the_clock() {
    let mut window = taught(1, 1_000_000);
    go(&mut window, 1, 2_000_000);
    assert_eq!(window.admit_unclocked(STREAM, key(1)), None, "a millisecond of work is ahead");
}
