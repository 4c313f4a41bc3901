//! The rule by example and by property, and a small card that takes queues in turns.

use super::*;
use proptest::prelude::*;

const MS: u64 = 1_000_000;

fn rule() -> Slices {
    Slices::new(&SliceTuning::default())
}

fn tiny() -> Slice {
    Slice::AtMost(SliceTuning::default().tiny_us)
}

/// One look at a client that gets its work done.
fn look(rule: &mut Slices, scene: Scene, now_ns: u64) -> Orders {
    rule.look(&scene, now_ns / MS, || Some(false), now_ns)
}

#[test]
fn alone_or_among_equals_nothing_changes() {
    for equals in 0..3 {
        let orders = look(&mut rule(), Scene { equals, ..Scene::default() }, 0);
        assert_eq!(orders, Orders { slice: Slice::Original, preempt: false, attentive: false });
    }
}

#[test]
fn the_only_client_of_the_top_class_gets_a_long_slice_if_there_is_somebody_to_hold_off() {
    let scene = Scene { below: 2, ..Scene::default() };
    assert_eq!(look(&mut rule(), scene, 0).slice, Slice::AtLeast(20_000));
    assert_eq!(look(&mut rule(), Scene { equals: 1, ..scene }, 0).slice, Slice::Original);
}

/// Once it has made sure that nobody else is there.
#[test]
fn the_only_client_below_somebody_is_tiny_for_good_and_need_not_look_often() {
    let mut rule = rule();
    let idle = Scene { above: 1, at_top: 1, ..Scene::default() };
    let mut look_at = |now_ms: u64| {
        let scene = Scene { above_active: now_ms.is_multiple_of(50), ..idle };
        look(&mut rule, scene, now_ms * MS)
    };
    let changes = (0..1_000).step_by(10).filter(|now_ms| look_at(*now_ms).slice != tiny()).count();
    assert!((1..60).contains(&changes), "{changes}");
    for now_ms in (1_000..50_000).step_by(10) {
        let orders = look_at(now_ms);
        assert_eq!(orders, Orders { slice: tiny(), preempt: false, attentive: false }, "{now_ms}");
    }
}

#[test]
fn several_follow_the_activity_above_them() {
    let mut rule = rule();
    let idle = Scene { above: 1, rivals: 1, ..Scene::default() };
    let active = Scene { above_active: true, ..idle };
    assert_eq!(look(&mut rule, idle, 0).slice, Slice::Original);
    let begins = look(&mut rule, active, MS);
    assert_eq!(begins, Orders { slice: tiny(), preempt: true, attentive: true });
    assert_eq!(look(&mut rule, active, 2 * MS), Orders { preempt: false, ..begins });
    assert_eq!(look(&mut rule, idle, 2 * MS + 400_000).slice, tiny(), "a gap in a request");
    assert_eq!(look(&mut rule, idle, 3 * MS).slice, Slice::Original);
    assert!(look(&mut rule, idle, 1_000 * MS).attentive, "the next request may come");
    assert!(!look(&mut rule, idle, 3_000 * MS).attentive, "nobody is warm");
}

#[test]
fn everything_is_as_before_when_the_last_one_above_has_left() {
    let mut rule = rule();
    look(&mut rule, Scene { above: 1, above_active: true, ..Scene::default() }, 0);
    let orders = look(&mut rule, Scene::default(), MS);
    assert_eq!(orders, Orders { slice: Slice::Original, preempt: false, attentive: false });
}

#[test]
fn a_client_that_does_not_want_the_card_is_not_starving() {
    let mut rule = rule();
    let scene = Scene { above: 1, above_active: true, ..Scene::default() };
    for now_ms in (0..60_000).step_by(20) {
        assert_eq!(rule.look(&scene, 7, || Some(false), now_ms * MS).slice, tiny());
    }
}

#[test]
fn a_client_that_is_kept_from_its_work_gets_its_slice_back_for_a_while() {
    let mut rule = rule();
    let scene = Scene { above: 1, above_active: true, ..Scene::default() };
    let waits_ms = (0..60_000)
        .step_by(20)
        .find(|now_ms| rule.look(&scene, 7, || Some(true), now_ms * MS).slice == Slice::Original)
        .expect("it is given its slice back");
    assert!((100..=1_000).contains(&waits_ms), "{waits_ms}");
    // Nothing is known of its calls: it has caught up when its part of the card is what it was owed.
    let lasts_ms = (0..2_000)
        .step_by(20)
        .find(|later_ms| {
            rule.look(&scene, 7 + later_ms, || Some(true), (waits_ms + later_ms) * MS).slice == tiny()
        })
        .expect("not for good");
    let scene_part = 2_048 * 1_000 / (2_048 * 2);
    let owed_ms = waits_ms * 20 / 1_000;
    let expected_ms = owed_ms * 1_000 / (scene_part - 20);
    assert!(lasts_ms.abs_diff(expected_ms) <= 20, "{lasts_ms} {expected_ms}");
}

/// A program makes a few calls while it starts, each worth as much as the pause before the next. Then the urgent client
/// saturates the card for good, and a few calls get through: far too little to be content with.
#[test]
fn a_lesson_of_the_programs_start_does_not_starve_it() {
    let mut rule = rule();
    let scene = |now_ms| Scene { above: 1, at_top: 1, above_active: now_ms >= 1_000, ..Scene::default() };
    let calls = |now_ms: u64| if now_ms < 1_000 { now_ms / 100 } else { 10 + now_ms / 200 };
    let granted =
        |now_ms: &u64| rule.look(&scene(*now_ms), calls(*now_ms), || Some(true), now_ms * MS).slice != tiny();
    let granted_ms = (0..11_000).step_by(1).filter(granted).filter(|now_ms| *now_ms >= 1_000).count();
    // Its part in its turn is a tenth of the card, so a fifth of the time.
    assert!((1_500..4_000).contains(&granted_ms), "{granted_ms}");
}

prop_compose! {
    fn any_scene()(
        (above, equals, below, rivals) in (0u32..3, 0u32..3, 0u32..3, 0u32..3), above_active: bool, at_top in 0u32..3
    ) -> Scene {
        Scene { above, above_active: above_active && above > 0, equals, below, rivals, at_top }
    }
}

proptest! {
    #[test]
    fn whatever_happened_before_the_rule_holds(
        history in prop::collection::vec((any_scene(), 0u64..50, any::<Option<bool>>(), 0u64..100 * MS), 1..200)
    ) {
        let mut rule = rule();
        let (mut now_ns, mut submitted, mut was_tiny) = (0, 0, false);
        for (scene, calls, has_work, step_ns) in history {
            now_ns += step_ns;
            submitted += calls;
            let orders = rule.look(&scene, submitted, || has_work, now_ns);
            let is_tiny = orders.slice == tiny();
            prop_assert!(!is_tiny || scene.above > 0, "nobody to give way to");
            prop_assert!(!is_tiny || scene.rivals == 0 || rule.active_until_ns.is_some(), "thrashing for nobody");
            let long = orders.slice == Slice::AtLeast(20_000);
            prop_assert!(!long || scene.above == 0 && scene.equals == 0 && scene.below > 0);
            prop_assert!(!orders.preempt || is_tiny && !was_tiny && scene.above_active);
            prop_assert!(orders.attentive || scene.above == 0 || !(scene.rivals > 0 && scene.above_active));
            was_tiny = is_tiny;
        }
    }

    /// Two looks at the same scene, however close, do not undo each other.
    #[test]
    fn orders_stand_while_nothing_changes(scene in any_scene(), looks in 1u64..100, step_ns in 0u64..MS) {
        let mut rule = rule();
        let first = rule.look(&scene, 1, || Some(false), 0);
        for nth in 1..looks {
            let again = rule.look(&scene, 1 + nth, || Some(false), nth * step_ns);
            prop_assert_eq!(again.slice, first.slice);
        }
    }
}

mod card {
    //! A card that takes the queues that have work in turns, each for its slice; a switch costs 100 µs. One look of
    //! every agent each 150 µs (20 ms where orders do not ask for more), and orders take 300 µs to reach the card.

    use super::*;

    const SWITCH_NS: u64 = 100_000;
    const CALL_TAKES_NS: u64 = 300_000;
    const POLL_NS: u64 = 150_000;
    const SLOW_POLL_NS: u64 = 20 * MS;
    const STEP_NS: u64 = 20_000;

    #[derive(Clone)]
    struct Queue {
        priority: i32,
        rule: Slices,
        slice_ns: u64,
        /// Orders on their way: when they arrive, and what they are.
        pending: Option<(u64, Orders)>,
        look_ns: u64,
        /// Work left, and when it was asked for; bulk has always more.
        left_ns: u64,
        asked_ns: u64,
        bulk: bool,
        /// A call of the program is worth this much of the card.
        call_ns: u64,
        /// Whether it is on the board.
        known: bool,
        comes_ns: u64,
        leaves_ns: u64,
        done_ns: u64,
        latencies_ns: Vec<u64>,
    }

    impl Queue {
        fn new(priority: i32, bulk: bool) -> Self {
            Self {
                priority,
                rule: rule(),
                slice_ns: 2_048_000,
                pending: None,
                look_ns: 0,
                left_ns: if bulk { u64::MAX } else { 0 },
                asked_ns: 0,
                bulk,
                call_ns: 500_000,
                known: true,
                comes_ns: 0,
                leaves_ns: u64::MAX,
                done_ns: 0,
                latencies_ns: Vec::new(),
            }
        }

        /// A program without the preload.
        fn outsider() -> Self {
            Self { known: false, ..Self::new(0, true) }
        }

        fn has_work(&self) -> bool {
            self.left_ns > 0
        }
    }

    struct Card {
        queues: Vec<Queue>,
        running: usize,
        slice_left_ns: u64,
        switching_ns: u64,
        now_ns: u64,
        managed: bool,
    }

    impl Card {
        fn new(queues: Vec<Queue>, managed: bool) -> Self {
            Self { queues, running: 0, slice_left_ns: 0, switching_ns: 0, now_ns: 0, managed }
        }

        fn is_there(&self, nth: usize) -> bool {
            (self.queues[nth].comes_ns..self.queues[nth].leaves_ns).contains(&self.now_ns)
        }

        fn is_known(&self, nth: usize) -> bool {
            self.queues[nth].known && self.is_there(nth)
        }

        fn wants(&self, nth: usize) -> bool {
            self.is_there(nth) && self.queues[nth].has_work()
        }

        fn scene(&self, me: usize) -> Scene {
            let mine = self.queues[me].priority;
            let others: Vec<usize> =
                (0..self.queues.len()).filter(|nth| *nth != me && self.is_known(*nth)).collect();
            let priorities = others.iter().map(|nth| self.queues[*nth].priority).chain([mine]);
            let top = priorities.clone().max().unwrap_or(mine);
            let count =
                |which: &dyn Fn(usize) -> bool| others.iter().filter(|nth| which(**nth)).count() as u32;
            Scene {
                above: count(&|nth| self.queues[nth].priority > mine),
                above_active: others.iter().any(|nth| self.queues[*nth].priority > mine && self.wants(*nth)),
                equals: count(&|nth| self.queues[nth].priority == mine),
                below: count(&|nth| self.queues[nth].priority < mine),
                rivals: count(&|nth| self.queues[nth].priority < top && self.queues[nth].bulk),
                at_top: priorities.filter(|priority| *priority == top).count() as u32,
            }
        }

        fn agents(&mut self) {
            for nth in (0..self.queues.len()).filter(|nth| self.is_known(*nth)).collect::<Vec<_>>() {
                if let Some((at_ns, orders)) = self.queues[nth].pending
                    && self.now_ns >= at_ns
                {
                    self.queues[nth].pending = None;
                    self.obey(nth, orders);
                }
                if self.queues[nth].pending.is_some() || self.now_ns < self.queues[nth].look_ns {
                    continue;
                }
                let (scene, now_ns) = (self.scene(nth), self.now_ns);
                let queue = &mut self.queues[nth];
                let calls = queue.done_ns / queue.call_ns;
                let has_work = queue.has_work();
                let orders = queue.rule.look(&scene, calls, || Some(has_work), now_ns);
                queue.look_ns = now_ns + if orders.attentive { POLL_NS } else { SLOW_POLL_NS };
                let slice_ns = nanoseconds(orders.slice);
                if slice_ns != queue.slice_ns || orders.preempt {
                    queue.pending = Some((now_ns + CALL_TAKES_NS, orders));
                }
            }
        }

        fn obey(&mut self, nth: usize, orders: Orders) {
            self.queues[nth].slice_ns = nanoseconds(orders.slice);
            if self.running == nth && orders.preempt {
                self.slice_left_ns = 0;
            }
        }

        /// The next queue in turn that wants the card.
        fn next(&self) -> Option<usize> {
            let count = self.queues.len();
            (1..=count).map(|step| (self.running + step) % count).find(|nth| self.wants(*nth))
        }

        fn step(&mut self) {
            if self.managed {
                self.agents();
            }
            self.now_ns += STEP_NS;
            if self.switching_ns > 0 {
                self.switching_ns -= STEP_NS;
                return;
            }
            let Some(next) = self.next() else { return };
            if !self.wants(self.running) || self.slice_left_ns == 0 {
                // A queue gets something done in each turn, however short its slice.
                self.slice_left_ns = self.queues[next].slice_ns.max(STEP_NS);
                if next != self.running {
                    (self.running, self.switching_ns) = (next, SWITCH_NS);
                    return;
                }
            }
            self.slice_left_ns = self.slice_left_ns.saturating_sub(STEP_NS);
            let now_ns = self.now_ns;
            let queue = &mut self.queues[self.running];
            queue.done_ns += STEP_NS;
            if !queue.bulk {
                queue.left_ns = queue.left_ns.saturating_sub(STEP_NS);
                // The first requests come before anybody knows of anybody, or that there is nobody else.
                if queue.left_ns == 0 && now_ns > SECONDS {
                    queue.latencies_ns.push(now_ns - queue.asked_ns);
                }
            }
        }

        /// A request of `work_ns` for the first queue every `every_ns`.
        fn run(&mut self, until_ns: u64, work_ns: u64, every_ns: u64) {
            while self.now_ns < until_ns {
                if self.now_ns.is_multiple_of(every_ns) && !self.queues[0].has_work() {
                    self.queues[0].left_ns = work_ns;
                    self.queues[0].asked_ns = self.now_ns;
                }
                self.step();
            }
        }

        fn share(&self, nth: usize) -> f64 {
            self.queues[nth].done_ns as f64 / self.now_ns as f64
        }

        fn worst_ms(&self) -> f64 {
            *self.queues[0].latencies_ns.iter().max().expect("requests") as f64 / 1e6
        }
    }

    fn nanoseconds(slice: Slice) -> u64 {
        slice.us(2_048) * 1_000
    }

    fn urgent_and(bulk: usize) -> Vec<Queue> {
        let mut queues = vec![Queue::new(100, false)];
        queues.extend((0..bulk).map(|_| Queue::new(-100, true)));
        queues
    }

    const SECONDS: u64 = 1_000 * MS;

    #[test]
    fn one_bulk_client_gives_way_at_once_and_loses_next_to_nothing() {
        let mut card = Card::new(urgent_and(1), true);
        card.run(4 * SECONDS, 440_000, 50 * MS);
        let mut native = Card::new(urgent_and(1), false);
        native.run(4 * SECONDS, 440_000, 50 * MS);
        assert!(card.worst_ms() < 0.8, "{} ms, native {} ms", card.worst_ms(), native.worst_ms());
        assert!(native.worst_ms() > 2.0);
        assert!(card.share(1) >= 0.98 * native.share(1), "{} {}", card.share(1), native.share(1));
    }

    #[test]
    fn two_and_three_bulk_clients_keep_their_sum_and_their_balance() {
        for bulk in [2, 3] {
            let mut card = Card::new(urgent_and(bulk), true);
            card.run(6 * SECONDS, 440_000, 50 * MS);
            let mut native = Card::new(urgent_and(bulk), false);
            native.run(6 * SECONDS, 440_000, 50 * MS);
            let sum = |card: &Card| (1..=bulk).map(|nth| card.share(nth)).sum::<f64>();
            assert!(sum(&card) >= 0.95 * sum(&native), "{} {}", sum(&card), sum(&native));
            for nth in 2..=bulk {
                let ratio = card.share(nth) / card.share(1);
                assert!((0.85..=1.0 / 0.85).contains(&ratio), "{ratio}");
            }
            assert!(card.worst_ms() < 0.75 * native.worst_ms(), "{} {}", card.worst_ms(), native.worst_ms());
        }
    }

    #[test]
    fn a_saturating_urgent_client_leaves_a_share_to_each_bulk_client() {
        for bulk in [1, 2] {
            let mut card = Card::new(urgent_and(bulk), true);
            card.run(12 * SECONDS, u64::MAX / 2, MS);
            for nth in 1..=bulk {
                assert!((0.015..0.06).contains(&card.share(nth)), "{bulk}: {}", card.share(nth));
            }
            assert!(card.share(0) > 0.8, "{}", card.share(0));
        }
    }

    /// Whatever a call of its is worth, though it never ran undisturbed.
    #[test]
    fn a_bulk_client_that_never_ran_alone_keeps_its_share_beside_a_saturating_one() {
        for call_ns in [5_000, 50_000, 2 * MS, 50 * MS] {
            let mut queues = urgent_and(1);
            queues[1].call_ns = call_ns;
            let mut card = Card::new(queues, true);
            card.run(12 * SECONDS, u64::MAX / 2, MS);
            assert!((0.015..0.06).contains(&card.share(1)), "{call_ns}: {}", card.share(1));
        }
    }

    fn beside_an_outsider(managed: bool, outsider: &Queue, call_ns: u64, until_ns: u64) -> Card {
        let mut queues = urgent_and(1);
        queues[1].call_ns = call_ns;
        queues.push(outsider.clone());
        let mut card = Card::new(queues, managed);
        card.run(until_ns, 440_000, 50 * MS);
        card
    }

    #[test]
    fn beside_somebody_on_no_board_nobody_is_worse_off_than_without_us() {
        for call_ns in [5_000, 500_000, 5 * MS] {
            let run = |managed| beside_an_outsider(managed, &Queue::outsider(), call_ns, 15 * SECONDS);
            let (card, native) = (run(true), run(false));
            for nth in [1, 2] {
                assert!(
                    card.share(nth) >= 0.9 * native.share(nth),
                    "{nth} of {call_ns}: {} {}",
                    card.share(nth),
                    native.share(nth)
                );
            }
            assert!(card.worst_ms() <= native.worst_ms(), "{} {}", card.worst_ms(), native.worst_ms());
        }
    }

    #[test]
    fn three_priorities_are_served_in_their_order() {
        let queues = vec![Queue::new(100, false), Queue::new(0, true), Queue::new(-100, true)];
        let mut card = Card::new(queues, true);
        card.run(6 * SECONDS, 440_000, 50 * MS);
        assert!(card.share(1) > 0.7, "{}", card.share(1));
        assert!((0.015..0.2).contains(&card.share(2)), "{}", card.share(2));
        assert!(card.worst_ms() < 4.0, "{}", card.worst_ms());
    }

    #[test]
    fn two_urgent_clients_share_in_their_own_slices() {
        let queues = || {
            let second = Queue { left_ns: u64::MAX / 2, ..Queue::new(100, false) };
            vec![Queue::new(100, false), second, Queue::new(-100, true)]
        };
        let (mut card, mut native) = (Card::new(queues(), true), Card::new(queues(), false));
        card.run(4 * SECONDS, 440_000, 50 * MS);
        native.run(4 * SECONDS, 440_000, 50 * MS);
        assert!(card.worst_ms() <= native.worst_ms(), "{} {}", card.worst_ms(), native.worst_ms());
        assert!(card.share(1) > 0.8 && card.share(2) > 0.015, "{} {}", card.share(1), card.share(2));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        /// Somebody on no board comes and goes: the bulk client is not much worse off than without us, and is alone again
        /// soon after.
        #[test]
        fn an_outsider_that_comes_and_goes_is_noticed_both_times(
            comes_ms in 0u64..6_000, stays_ms in 200u64..8_000, call_us in prop::sample::select(vec![10, 200, 2_000])
        ) {
            let leaves_ns = (comes_ms + stays_ms) * MS;
            let outsider = Queue { comes_ns: comes_ms * MS, leaves_ns, ..Queue::outsider() };
            let run = |managed| beside_an_outsider(managed, &outsider, call_us * 1_000, leaves_ns + 5 * SECONDS);
            let (card, native) = (run(true), run(false));
            prop_assert!(card.share(1) >= 0.85 * native.share(1), "{} {}", card.share(1), native.share(1));
            prop_assert!(!card.queues[1].rule.crowd.keeps_own_slice());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Clients leave at random moments. Once nobody is left above a client, its slice is its own again.
        #[test]
        fn after_any_churn_slices_are_what_they_were(
            leaves_ms in prop::collection::vec((prop::sample::select(vec![-100, 0, 100]), 1u64..400), 2..6)
        ) {
            let queue = |(priority, leaves_ms): &(i32, u64)| {
                Queue { leaves_ns: leaves_ms * MS, ..Queue::new(*priority, true) }
            };
            let mut queues: Vec<Queue> = leaves_ms.iter().map(queue).collect();
            queues.push(Queue::new(-100, true));
            let last = queues.len() - 1;
            let mut card = Card::new(queues, true);
            while card.now_ns < 450 * MS {
                card.step();
                let there = (0..=last).filter(|nth| card.is_there(*nth)).count();
                prop_assert!(there > 0);
            }
            prop_assert_eq!(card.queues[last].slice_ns, nanoseconds(Slice::Original));
            prop_assert!(card.queues[last].pending.is_none());
        }
    }
}
