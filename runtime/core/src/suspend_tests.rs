//! The rule, by examples and by what holds whatever happens.

use proptest::prelude::*;

use super::*;

const MS: u64 = 1_000_000;

fn rule(reach: Reach, cost_ns: u64) -> Suspending {
    let mut rule = Suspending::new(&SuspendTuning::default(), reach);
    assert!(rule.switched(Switch::Out, cost_ns) && rule.switched(Switch::Back, cost_ns));
    rule
}

/// A more urgent client is active, and this one has just launched so much.
fn busy(submitted: u64, in_flight_ns: u64) -> Situation {
    Situation { above: true, above_active: true, queues: 1, submitted, in_flight_ns }
}

fn there() -> Option<bool> {
    Some(true)
}

fn quiet(submitted: u64) -> Situation {
    Situation { above_active: false, ..busy(submitted, 0) }
}

#[test]
fn long_work_is_suspended_until_the_urgent_work_ends() {
    let mut rule = rule(Reach::OneQueue, MS / 10);
    assert!(!rule.look(&quiet(1), there, MS).suspended);
    assert!(rule.look(&busy(2, 5 * MS), there, 2 * MS).suspended);
    assert!(rule.look(&busy(2, 5 * MS), there, 3 * MS).suspended);
    let after = rule.look(&quiet(2), there, 4 * MS);
    assert!(!after.suspended && after.attentive, "the next request may come");
    assert!(!rule.look(&quiet(2), there, 4_000 * MS).attentive, "none has come");
}

#[test]
fn nothing_is_suspended_before_a_call_was_timed() {
    let mut rule = Suspending::new(&SuspendTuning::default(), Reach::OneQueue);
    assert_eq!(rule.break_even_ns(1), None);
    assert!(!rule.look(&busy(1, 1_000 * MS), there, MS).suspended);
}

#[test]
fn work_that_ends_by_itself_sooner_is_left_alone() {
    let mut rule = rule(Reach::OneQueue, MS);
    assert_eq!(rule.break_even_ns(1), Some(MS + MS / 2));
    assert!(!rule.look(&busy(1, MS + MS / 2), there, MS).suspended);
    assert!(!rule.look(&busy(1, 3 * MS), there, 3 * MS).suspended, "most of it has run by now");
    assert!(rule.look(&busy(2, 3 * MS), there, 3 * MS).suspended);
}

/// As long again as it has run, so that waiting for it never costs more than twice what knowing would.
#[test]
fn work_that_is_late_is_suspended_once_it_has_run_as_long_as_a_switch_is_worth() {
    let mut rule = rule(Reach::OneQueue, MS);
    assert!(!rule.look(&busy(1, MS / 5), there, MS).suspended);
    assert!(!rule.look(&busy(1, MS / 5), there, 2 * MS + MS / 2).suspended);
    assert!(rule.look(&busy(1, MS / 5), there, 2 * MS + MS / 2 + 1).suspended);
}

#[test]
fn nothing_is_suspended_that_has_no_work_on_the_card() {
    let mut rule = rule(Reach::OneQueue, MS / 10);
    assert!(!rule.look(&busy(1, 50 * MS), || Some(false), MS).suspended);
    assert!(!rule.look(&busy(1, 50 * MS), || None, 2 * MS).suspended, "not known yet");
    assert!(!rule.look(&quiet(1), || panic!("asked for nothing"), 3 * MS).suspended);
    assert!(rule.look(&busy(1, 50 * MS), there, 4 * MS).suspended);
}

#[test]
fn switches_that_disturb_everybody_have_to_save_more() {
    let mut one = rule(Reach::OneQueue, MS);
    let mut all = rule(Reach::WholeGpu, MS);
    assert!(one.look(&busy(1, 2 * MS), there, MS).suspended);
    assert!(!all.look(&busy(1, 2 * MS), there, MS).suspended);
    assert_eq!(all.break_even_ns(4), Some(10 * MS), "for each queue");
}

#[test]
fn a_suspension_ends_at_the_limit_and_the_client_gets_its_share() {
    let mut rule = rule(Reach::OneQueue, MS / 10);
    assert!(rule.look(&busy(1, 500 * MS), there, 0).suspended);
    assert!(rule.look(&busy(1, 500 * MS), there, 20 * MS - 1).suspended);
    assert!(!rule.look(&busy(1, 500 * MS), there, 20 * MS).suspended);
    let rest_ns = 20 * MS / 980 * 20;
    assert!(!rule.look(&busy(1, 500 * MS), there, 20 * MS + rest_ns - 1).suspended);
    assert!(
        rule.look(&busy(1, 500 * MS), there, 20 * MS + rest_ns).suspended,
        "what is left has not run meanwhile"
    );
}

#[test]
fn one_slow_call_is_the_last_one() {
    for switch in [Switch::Probe, Switch::Out, Switch::Back] {
        let mut rule = rule(Reach::OneQueue, MS / 10);
        assert!(rule.look(&busy(1, 50 * MS), there, MS).suspended);
        assert!(!rule.switched(switch, 20 * MS + 1));
        assert!(rule.is_off());
        let after = rule.look(&busy(1, 50 * MS), there, 2 * MS);
        assert!(!after.suspended && !after.attentive);
        assert!(rule.switched(switch, 1) && rule.is_off(), "for good");
    }
}

#[test]
fn a_cost_rises_at_once_and_falls_slowly() {
    let mut rule = rule(Reach::OneQueue, 800);
    rule.switched(Switch::Out, 1_600);
    rule.switched(Switch::Back, 0);
    assert_eq!((rule.out_ns, rule.back_ns), (Some(1_600), Some(700)));
}

/// What a probe took is halved, since it went both ways; a switch that turns out dearer counts at once.
#[test]
fn a_probe_is_two_switches() {
    let mut rule = Suspending::new(&SuspendTuning::default(), Reach::OneQueue);
    rule.switched(Switch::Probe, 601);
    assert_eq!((rule.out_ns, rule.back_ns), (Some(301), Some(301)));
    rule.switched(Switch::Out, 500);
    assert_eq!((rule.out_ns, rule.back_ns), (Some(500), Some(301)));
}

/// One look, with what happened before it.
#[derive(Clone, Debug)]
struct Moment {
    after_ns: u64,
    situation: Situation,
    took_ns: u64,
    fails: bool,
}

fn moment() -> impl Strategy<Value = Moment> {
    let situation = (0..8_u8, 0..5_u32, 0..3_u64, 0..60 * MS);
    (0..8 * MS, situation, 0..2 * MS, 0..200_u8).prop_map(|(after_ns, parts, took_ns, fails)| {
        let (who, queues, submitted, in_flight_ns) = parts;
        let above = who > 0;
        let situation = Situation { above, above_active: who > 2, queues, submitted, in_flight_ns };
        Moment { after_ns, situation, took_ns, fails: fails == 0 }
    })
}

proptest! {
    /// Whatever happens: nothing is suspended without a reason, for longer than the limit, or after a failure; and a
    /// suspended client is looked after.
    #[test]
    fn a_suspension_has_a_reason_and_an_end(
        moments in proptest::collection::vec(moment(), 1..200),
        whole in any::<bool>(),
    ) {
        let tuning = SuspendTuning::default();
        let mut rule = rule(if whole { Reach::WholeGpu } else { Reach::OneQueue }, MS / 5);
        let (mut now_ns, mut since_ns, mut submitted) = (0, None, 0);
        for moment in moments {
            now_ns += moment.after_ns;
            submitted += moment.situation.submitted;
            let situation = Situation { submitted, ..moment.situation };
            if moment.fails {
                rule.failed();
            }
            let break_even_ns = rule.break_even_ns(situation.queues).unwrap();
            let decision = rule.look(&situation, there, now_ns);
            if !decision.suspended {
                if since_ns.take().is_some() {
                    rule.switched(Switch::Back, moment.took_ns);
                }
                continue;
            }
            prop_assert!(decision.attentive && !rule.is_off());
            prop_assert!(situation.above && situation.above_active);
            if since_ns.is_none() {
                prop_assert!(situation.queues > 0);
                let left_ns = situation.in_flight_ns.max(now_ns);
                prop_assert!(left_ns > break_even_ns);
                rule.switched(Switch::Out, moment.took_ns);
            }
            let since_ns = *since_ns.get_or_insert(now_ns);
            prop_assert!(now_ns - since_ns < tuning.hold_max_ns);
        }
    }

    /// Beside somebody who is always active, the client runs for its share of the time, and no more than a part of the time
    /// goes by in switches.
    #[test]
    fn a_client_keeps_its_share(cost_ns in 1..5 * MS, look_ns in 50_000..MS, share in 1..500_u32) {
        let tuning = SuspendTuning { share_permille: share, ..SuspendTuning::default() };
        let mut rule = Suspending::new(&tuning, Reach::OneQueue);
        rule.switched(Switch::Probe, 2 * cost_ns);
        let (mut suspended_ns, mut switches, mut before) = (0, 0, false);
        let end_ns = 2_000 * MS;
        for (submitted, now_ns) in (0..end_ns).step_by(look_ns as usize).enumerate() {
            let decision = rule.look(&busy(submitted as u64, 100 * MS), there, now_ns);
            suspended_ns += if decision.suspended { look_ns } else { 0 };
            switches += u64::from(decision.suspended != before);
            before = decision.suspended;
        }
        let most_ns = end_ns / 1_000 * (1_000 - u64::from(share)) + tuning.hold_max_ns;
        prop_assert!(suspended_ns <= most_ns, "{suspended_ns} of {end_ns}");
        prop_assert!(suspended_ns > 0);
        prop_assert!((switches * cost_ns) as f64 <= end_ns as f64 / 2.0 + (2 * cost_ns) as f64);
    }

    /// A dearer switch never pays sooner, and one of more queues or more reach neither.
    #[test]
    fn break_even_grows_with_the_cost(cost_ns in 0..10 * MS, more_ns in 0..10 * MS, queues in 1..20_u32) {
        let at = |reach, cost_ns, queues| rule(reach, cost_ns).break_even_ns(queues).unwrap();
        let here_ns = at(Reach::OneQueue, cost_ns, queues);
        prop_assert!(here_ns >= cost_ns * u64::from(queues), "the switch itself is waited for");
        prop_assert!(at(Reach::OneQueue, cost_ns + more_ns, queues) >= here_ns);
        prop_assert!(at(Reach::OneQueue, cost_ns, queues + 1) >= here_ns);
        prop_assert!(at(Reach::WholeGpu, cost_ns, queues) >= here_ns);
    }
}
