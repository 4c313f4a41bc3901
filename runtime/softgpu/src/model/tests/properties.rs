use proptest::prelude::*;

use super::*;

const QUEUES: usize = 4;

#[derive(Clone, Debug)]
enum Act {
    Submit(usize, Command),
    Host(usize),
    Share(usize, u32),
    Destroy(usize),
    Retire,
}

fn command() -> impl Strategy<Value = Command> {
    let kernel = (1..20_000_u64, prop_oneof![Just(64_u32), Just(256), Just(1024)], 1..400_000_u64).prop_map(
        |(workgroups, threads_per_group, solo_ns)| Command::Kernel { workgroups, threads_per_group, solo_ns },
    );
    let wait = (0..QUEUES as u32, 1..30_u64)
        .prop_map(|(queue, sequence)| Command::Wait(Ticket { queue: QueueId(queue), sequence }));
    prop_oneof![
        8 => kernel,
        1 => (0..1_000_000_u64, any::<bool>()).prop_map(|(bytes, host)| Command::Copy { bytes, host }),
        1 => Just(Command::Marker),
        1 => Just(Command::Host),
        1 => wait,
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        20 => (0..QUEUES, command()).prop_map(|(queue, command)| Act::Submit(queue, command)),
        3 => (0..QUEUES).prop_map(Act::Host),
        2 => (0..QUEUES, prop_oneof![Just(0_u32), Just(100)]).prop_map(|(queue, share)| Act::Share(queue, share)),
        1 => (0..QUEUES).prop_map(Act::Destroy),
        1 => Just(Act::Retire),
    ]
}

fn parameters() -> impl Strategy<Value = Parameters> {
    let dispatch = prop_oneof![Just(Dispatch::Arrival), Just(Dispatch::RoundRobin), Just(Dispatch::Priority)];
    (dispatch, 1000..3000_u32, 0..1000_u32, 0..5_000_u64, 0..2_000_u64).prop_map(
        |(dispatch, corun_slowdown_permille, stagger_permille, launch_ns, gap_ns)| Parameters {
            dispatch,
            corun_slowdown_permille,
            stagger_permille,
            launch_ns,
            gap_ns,
            marker_ns: gap_ns / 2,
            switch_call_ns: gap_ns,
            switch_out_ns: launch_ns,
            switch_in_ns: 2 * launch_ns,
            switch_reach: if stagger_permille % 2 == 0 { Reach::OneQueue } else { Reach::WholeCard },
            ..Parameters::plain()
        },
    )
}

type Scenario = Vec<(u64, Act)>;

fn scenario() -> impl Strategy<Value = Scenario> {
    prop::collection::vec((0..200_000_u64, act()), 1..60)
}

/// Plays a scenario; queues 0 and 1 belong to client 0, the others to client 1, and client 0 may die. `steps` cuts
/// every stretch of time into as many pieces. At the end everything that can end has ended.
fn play(parameters: Parameters, scenario: &Scenario, steps: u64, mut seen: impl FnMut(&Model)) -> Model {
    let mut model = Model::new(parameters);
    for queue in 0..QUEUES {
        model.create_queue(queue / 2, queue as i32 % 3).unwrap();
    }
    let mut now_ns = 0;
    for (wait_ns, act) in scenario {
        for step in 1..=steps {
            model.advance(now_ns + wait_ns * step / steps).unwrap();
            seen(&model);
        }
        now_ns += wait_ns;
        perform(&mut model, now_ns, act);
        seen(&model);
    }
    for queue in 0..QUEUES {
        perform(&mut model, now_ns, &Act::Share(queue, 100));
    }
    for _ in 0..scenario.len() {
        now_ns += 100_000_000;
        (0..QUEUES).for_each(|queue| perform(&mut model, now_ns, &Act::Host(queue)));
        model.advance(now_ns).unwrap();
        seen(&model);
    }
    model
}

/// Refusals (a queue that is gone) are part of the game.
fn perform(model: &mut Model, now_ns: u64, act: &Act) {
    let queue = |index: &usize| QueueId(*index as u32);
    match act {
        Act::Submit(index, command) => {
            let _ = model.submit(now_ns, queue(index), *command);
        }
        Act::Host(index) => {
            let sequence = model.completed(queue(index)) + 1;
            let _ = model.complete_host(now_ns, Ticket { queue: queue(index), sequence });
        }
        Act::Share(index, percent) => {
            let _ = model.set_queue_share(now_ns, queue(index), *percent);
        }
        Act::Destroy(index) => {
            let _ = model.destroy_queue(queue(index));
        }
        Act::Retire => model.retire_client(0),
    }
}

proptest! {
    #[test]
    fn the_steps_in_which_time_is_advanced_make_no_difference(
        parameters in parameters(), scenario in scenario(), steps in 2..9_u64,
    ) {
        let (one, many) = (play(parameters, &scenario, 1, |_| ()), play(parameters, &scenario, steps, |_| ()));
        prop_assert_eq!(one.core(), many.core());
    }

    #[test]
    fn everything_completes_in_the_order_of_its_queue(parameters in parameters(), scenario in scenario()) {
        let mut before = [(0, 0); QUEUES];
        let end = play(parameters, &scenario, 3, |model| {
            assert!(model.core().is_sound(), "{:?}", &model.core().queues[..QUEUES]);
            for (queue, before) in model.core().queues.iter().zip(&mut before) {
                let now = (queue.completed, queue.completed_ns);
                assert!(now >= *before && queue.completed <= queue.submitted);
                *before = now;
            }
        });
        prop_assert!(end.core().queues.iter().all(|queue| !queue.is_busy()), "{:?}", &end.core().queues[..QUEUES]);
        prop_assert_eq!(end.next_event(), None);
    }

    #[test]
    fn what_is_predicted_comes_true_when_nobody_submits(parameters in parameters(), scenario in scenario()) {
        let mut model = Model::new(parameters);
        let queues: Vec<_> = (0..QUEUES).map(|queue| model.create_queue(0, queue as i32).unwrap()).collect();
        let (mut now_ns, mut last) = (0, Vec::new());
        for (wait_ns, act) in &scenario {
            if let Act::Submit(queue, command) = act {
                now_ns += wait_ns;
                last.push(model.submit(now_ns, queues[*queue], *command).unwrap());
            }
        }
        let predicted: Vec<_> = last.iter().map(|&ticket| model.status(ticket)).collect();
        model.advance(now_ns + 1_000_000_000).unwrap();
        for (ticket, predicted) in last.iter().zip(predicted) {
            match (predicted, model.status(*ticket)) {
                (Status::Done { at_ns: then }, Status::Done { at_ns }) => prop_assert_eq!(then, at_ns),
                (Status::Pending { predicted_ns }, Status::Done { at_ns }) => {
                    prop_assert_eq!(predicted_ns, Some(at_ns));
                }
                (predicted, now) => prop_assert_eq!(predicted, now),
            }
        }
    }

    /// Sharing neither makes work nor loses it: without costs and slowdown, kernels that are all there from the
    /// start take no less than their share of the card allows, and no longer than one after the other. In turns,
    /// the last wave of each may be a wave of a few workgroups more.
    #[test]
    fn work_is_conserved(
        dispatch in prop_oneof![Just(Dispatch::Arrival), Just(Dispatch::RoundRobin), Just(Dispatch::Priority)],
        kernels in prop::collection::vec((0..QUEUES, 1..30_000_u64, 10_000..2_000_000_u64), 1..40),
    ) {
        let parameters = Parameters { dispatch, ..Parameters::plain() };
        let (mut model, queues) = card(parameters, QUEUES);
        let (mut serial_ns, mut area) = (0, 0);
        for &(queue, workgroups, solo_ns) in &kernels {
            model.submit(0, queues[queue], kernel(workgroups, solo_ns)).unwrap();
            let shape = Shape::new(&parameters, workgroups, 256, solo_ns);
            serial_ns += solo_ns + if dispatch == Dispatch::Arrival { 0 } else { shape.block_ns };
            area += u128::from(shape.need) * u128::from(solo_ns - shape.spread_ns);
        }
        model.advance(serial_ns * 2).unwrap();
        let end_ns = queues.iter().map(|queue| model.core().queues[queue.0 as usize].completed_ns).max().unwrap();
        prop_assert!(queues.iter().all(|queue| !model.core().queues[queue.0 as usize].is_busy()));
        // Every change of rates may round by a nanosecond.
        prop_assert!(end_ns <= serial_ns + 10_000, "{} after {}", end_ns, serial_ns);
        let least_ns = (area / u128::from(WHOLE)) as u64;
        prop_assert!(end_ns >= least_ns - least_ns / 20, "{} before {}", end_ns, least_ns);
    }

    /// Alone on the card, work that is suspended now and then ends when it has run for as long as it takes, and as long
    /// again as it was off the card: from each call that takes it off to the end of the one that puts it back.
    #[test]
    fn suspended_work_takes_its_own_time_and_that_of_the_switches(
        kernels in prop::collection::vec((1..20_000_u64, 1..400_000_u64), 1..20),
        pauses in prop::collection::vec((1..300_000_u64, 1..300_000_u64), 1..20),
        (call_ns, out_ns, in_ns) in (0..30_000_u64, 0..100_000_u64, 0..100_000_u64),
        whole in any::<bool>(),
    ) {
        let switch_reach = if whole { Reach::WholeCard } else { Reach::OneQueue };
        let parameters = Parameters {
            switch_call_ns: call_ns, switch_out_ns: out_ns, switch_in_ns: in_ns, switch_reach, ..Parameters::plain()
        };
        let (mut model, queues) = card(parameters, 1);
        for &(workgroups, solo_ns) in &kernels {
            model.submit(0, queues[0], kernel(workgroups, solo_ns)).unwrap();
        }
        let work_ns: u64 = kernels.iter().map(|kernel| kernel.1).sum();
        let (mut now_ns, mut done_ns) = (0, 0);
        for (run_ns, off_ns) in pauses {
            if done_ns + run_ns >= work_ns {
                break;
            }
            (now_ns, done_ns) = (now_ns + run_ns, done_ns + run_ns);
            model.set_queue_share(now_ns, queues[0], 0).unwrap();
            model.set_queue_share(now_ns + off_ns, queues[0], 100).unwrap();
            now_ns += off_ns.max(call_ns + out_ns) + call_ns + in_ns;
            model.advance(now_ns).unwrap();
        }
        let ends_ns = now_ns + work_ns - done_ns;
        model.advance(ends_ns + 1_000_000_000).unwrap();
        let queue = &model.core().queues[queues[0].0 as usize];
        prop_assert_eq!(queue.completed, kernels.len() as u64);
        // Each kernel that is stopped within its last nanosecond keeps one.
        prop_assert!(queue.completed_ns.abs_diff(ends_ns) <= 40, "{} instead of {}", queue.completed_ns, ends_ns);
    }

    /// Where a switch disturbs the whole card, everybody else loses the time of both switches, and nothing else; where it
    /// does not, a kernel that has room loses nothing.
    #[test]
    fn others_lose_what_a_switch_disturbs(
        at_ns in 0..400_000_u64, off_ns in 300_000..600_000_u64, (out_ns, in_ns) in (1..100_000_u64, 1..100_000_u64),
        whole in any::<bool>(),
    ) {
        let switch_reach = if whole { Reach::WholeCard } else { Reach::OneQueue };
        let parameters =
            Parameters { switch_out_ns: out_ns, switch_in_ns: in_ns, switch_reach, ..Parameters::plain() };
        let (mut model, queues) = card(parameters, 2);
        model.submit(0, queues[0], kernel(400, 1_000_000)).unwrap();
        let other = model.submit(0, queues[1], kernel(400, 3_000_000)).unwrap();
        model.set_queue_share(at_ns, queues[0], 0).unwrap();
        model.set_queue_share(at_ns + off_ns, queues[0], 100).unwrap();
        // Both directions disturb somebody who runs, each by a save and a restore.
        let lost_ns = if whole { 2 * (out_ns + in_ns) } else { 0 };
        let ends_ns = done_at(&mut model, other);
        prop_assert!(ends_ns.abs_diff(3_000_000 + lost_ns) <= 8, "{ends_ns}");
    }

    /// A few words of a sound state are replaced; what still looks sound must be survived.
    #[test]
    fn a_damaged_state_is_refused_or_survived(
        parameters in parameters(),
        scenario in scenario(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u64>(), 0..64_u32), 1..4),
    ) {
        let mut model = Model::new(parameters);
        for queue in 0..QUEUES {
            model.create_queue(queue / 2, 0).unwrap();
        }
        for (_, act) in &scenario {
            perform(&mut model, 1_000, act);
        }
        let mut core = *model.core();
        prop_assert!(core.is_sound());
        let words: &mut [u64] = bytemuck::cast_slice_mut(std::slice::from_mut(&mut core));
        let queue_words = size_of::<Queue>() / 8;
        let first_queue = words.len() - crate::model::QUEUES * queue_words;
        // The clients' totals are not interesting: look at what comes before and at the queues in use.
        let places: Vec<usize> = (0..5).chain(first_queue..first_queue + QUEUES * queue_words).collect();
        for (place, word, shift) in damage {
            words[*place.get(&places)] = word >> shift;
        }
        if core.is_sound() {
            let rings = VecRings::default();
            let completed = &mut |_, _, _| ();
            let mut card = Card { parameters: &parameters, rings: &rings, core: &mut core, completed };
            let _ = card.advance(card.core.now_ns + (1 << 20));
            card.retire_client(0);
            let _ = card.predict(1, 9, 1 << 20);
        }
    }
}
