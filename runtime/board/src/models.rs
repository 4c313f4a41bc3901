//! Loom models of the board's protocol, on the real layout and the real operations.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p hipreempt-board --release loom_`. The models have no time-outs: a lost
//! wake-up, which costs at most 20 ms in truth, is a deadlock here. The last test weakens one fence or ordering
//! after the other and expects a model to fail each time.

use loom::sync::Arc;
use loom::thread;

use crate::claims::Below;
use crate::page::{Page, bit};
use crate::state::Phase;
use crate::sync::Ordering;
use crate::watch::{LEASE_MAX_US, Watch};
use crate::{OWNER_DIED, Priority};

const TID: u32 = 7;

/// Every interleaving with at most three preemptions: more than any of these protocols has steps that matter.
fn model(run: impl Fn(Arc<Page>) + Sync + Send + 'static) {
    end_at_the_first_failure();
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound.get_or_insert(3);
    builder.max_branches = 10_000;
    builder.check(move || run(Arc::new(Page::new())));
}

/// Ends the run at the first failure. Loom panics a second time while it cleans up after a deadlock, on a
/// stack too small to print that, and would then hang.
fn end_at_the_first_failure() {
    std::panic::set_hook(Box::new(|failure| {
        // Loom ends its threads by a panic without a message.
        if failure.payload_as_str().is_none() {
            return;
        }
        // Not `eprintln`, which the test harness keeps to itself.
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{failure}\n"));
        // SAFETY: ends the process without running anything more of it.
        unsafe { libc::_exit(101) }
    }));
}

/// What a held thread does until nobody more urgent claims the GPU.
fn wait_until_open(page: &Page, slot: usize) {
    let words = &page.slots[slot];
    loop {
        let seen = words.door.0.read();
        let higher = words.higher.0.load(Ordering::Acquire);
        if page.active.0.load(Ordering::Acquire) & higher == 0 {
            return;
        }
        words.door.0.wait(seen, 0);
    }
}

#[test]
fn loom_a_dropped_claim_wakes_who_waits() {
    model(|page| {
        let low = page.join(Priority::LOW).unwrap();
        let high = page.join(Priority::HIGH).unwrap();
        page.claim(high);
        let urgent = {
            let page = page.clone();
            thread::spawn(move || page.drop_claim(high, &mut Below::new()))
        };
        wait_until_open(&page, low.slot);
        urgent.join().unwrap();
        assert_eq!(page.slots[low.slot].door.0.waiting(), 0);
    });
}

#[test]
fn loom_two_threads_of_one_client_are_both_woken() {
    model(|page| {
        let low = page.join(Priority::LOW).unwrap();
        let high = page.join(Priority::HIGH).unwrap();
        page.claim(high);
        let other = {
            let page = page.clone();
            thread::spawn(move || wait_until_open(&page, low.slot))
        };
        let urgent = {
            let page = page.clone();
            thread::spawn(move || page.drop_claim(high, &mut Below::new()))
        };
        wait_until_open(&page, low.slot);
        other.join().unwrap();
        urgent.join().unwrap();
    });
}

#[test]
fn loom_a_client_that_just_became_less_urgent_is_woken() {
    model(|page| {
        let me = page.join(Priority::NORMAL).unwrap();
        let other = page.join(Priority::NORMAL).unwrap();
        // It has dropped a claim before, and remembers that nobody was less urgent.
        let mut below = Below::new();
        page.claim(other);
        page.drop_claim(other, &mut below);
        page.claim(other);
        let urgent = {
            let page = page.clone();
            thread::spawn(move || page.drop_claim(other, &mut below))
        };
        page.set_priority(me, Priority::LOW);
        wait_until_open(&page, me.slot);
        urgent.join().unwrap();
    });
}

#[test]
fn loom_a_reaped_claim_wakes_who_waits() {
    model(|page| {
        let low = page.join(Priority::LOW).unwrap();
        let high = page.join(Priority::HIGH).unwrap();
        page.claim(high);
        page.slots[high.slot].pulse.0.life.store(OWNER_DIED, Ordering::Relaxed);
        let reaper = {
            let page = page.clone();
            thread::spawn(move || page.clear_away_dead())
        };
        wait_until_open(&page, low.slot);
        reaper.join().unwrap();
        assert_eq!(page.state(high.slot).phase, Phase::Free);
    });
}

#[test]
fn loom_masks_are_right_after_concurrent_changes() {
    model(|page| {
        let first = page.join(Priority::NORMAL).unwrap();
        let second = page.join(Priority::NORMAL).unwrap();
        let other = {
            let page = page.clone();
            thread::spawn(move || page.set_priority(first, Priority(1)))
        };
        page.set_priority(second, Priority(2));
        other.join().unwrap();
        assert_eq!(page.slots[first.slot].higher.0.load(Ordering::Relaxed), bit(second.slot));
        assert_eq!(page.slots[second.slot].higher.0.load(Ordering::Relaxed), 0);
    });
}

#[test]
fn loom_a_slot_has_one_owner() {
    model(|page| {
        let other = {
            let page = page.clone();
            thread::spawn(move || page.join(Priority::LOW).unwrap())
        };
        let mine = page.join(Priority::HIGH).unwrap();
        let theirs = other.join().unwrap();
        assert_ne!(mine.slot, theirs.slot);
        assert!(page.holds(mine) && page.holds(theirs));
        assert_eq!(page.slots[theirs.slot].higher.0.load(Ordering::Relaxed), bit(mine.slot));
        assert_eq!(page.slots[mine.slot].higher.0.load(Ordering::Relaxed), 0);
    });
}

#[test]
fn loom_a_slot_is_never_handed_on_with_somebodys_life_in_it() {
    model(|page| {
        let place = page.join(Priority::HIGH).unwrap();
        // The others take the owner for gone while its monitor thread is just coming.
        let reaper = {
            let page = page.clone();
            thread::spawn(move || page.retire(place))
        };
        let owned = page.own_life(place, TID, || {});
        reaper.join().unwrap();
        let life = page.slots[place.slot].pulse.0.life.load(Ordering::Relaxed);
        let phase = page.state(place.slot).phase;
        let expected = if owned { (Phase::Leaving, TID) } else { (Phase::Free, 0) };
        assert_eq!((phase, life), expected);
    });
}

#[test]
fn loom_a_slot_given_up_before_its_life_is_handed_on_by_whoever_comes_last() {
    model(|page| {
        let place = page.join(Priority::HIGH).unwrap();
        assert!(page.own_life(place, TID, || {}));
        let monitor = {
            let page = page.clone();
            thread::spawn(move || page.disown_life(place, TID))
        };
        page.retire(place);
        monitor.join().unwrap();
        assert_eq!(page.state(place.slot).phase, Phase::Free);
        assert_eq!(page.slots[place.slot].pulse.0.life.load(Ordering::Relaxed), 0);
    });
}

#[test]
fn loom_two_who_clear_away_the_same_death_leave_the_next_client_alone() {
    model(|page| {
        let dead = page.join(Priority::HIGH).unwrap();
        page.slots[dead.slot].pulse.0.life.store(OWNER_DIED | TID, Ordering::Relaxed);
        let other = {
            let page = page.clone();
            thread::spawn(move || page.clear_away_dead())
        };
        let next = page.join(Priority::LOW).unwrap();
        assert!(page.own_life(next, TID, || {}));
        other.join().unwrap();
        assert!(page.holds(next));
        assert_eq!(page.slots[next.slot].pulse.0.life.load(Ordering::Relaxed), TID);
    });
}

#[test]
fn loom_a_new_claim_is_not_judged_by_the_silence_before_it() {
    model(|page| {
        let low = page.join(Priority::LOW).unwrap();
        let high = page.join(Priority::HIGH).unwrap();
        let mut watch = Watch::new();
        page.blockers(low, bit(high.slot), &mut watch, 0);
        let urgent = {
            let page = page.clone();
            thread::spawn(move || page.claim(high))
        };
        let active = page.active.0.load(Ordering::Acquire);
        let blockers = page.blockers(low, active, &mut watch, LEASE_MAX_US);
        assert_eq!(blockers, active & bit(high.slot));
        urgent.join().unwrap();
    });
}

/// Leaving out the first makes the second fail.
const NEEDED: [(&str, &str); 9] = [
    ("waiting", "loom_a_dropped_claim_wakes_who_waits"),
    ("rung", "loom_a_dropped_claim_wakes_who_waits"),
    ("door", "loom_a_dropped_claim_wakes_who_waits"),
    ("dropped", "loom_a_client_that_just_became_less_urgent_is_woken"),
    ("joined", "loom_masks_are_right_after_concurrent_changes"),
    ("masked", "loom_masks_are_right_after_concurrent_changes"),
    ("owned", "loom_a_slot_is_never_handed_on_with_somebodys_life_in_it"),
    ("epoch", "loom_masks_are_right_after_concurrent_changes"),
    ("claim", "loom_a_new_claim_is_not_judged_by_the_silence_before_it"),
];

#[test]
fn loom_every_fence_and_ordering_is_needed() {
    let unshown: Vec<_> = NEEDED.iter().filter(|(weak, name)| passes_without(weak, name)).collect();
    assert!(unshown.is_empty(), "still pass when weakened: {unshown:?}");
    assert!(passes_without("nothing", NEEDED[0].1), "the models fail by themselves when run this way");
}

fn passes_without(weak: &str, name: &str) -> bool {
    let this = std::env::current_exe().unwrap();
    let name = format!("models::{name}");
    let run = std::process::Command::new(this)
        .args(["--exact", &name])
        .env("HIPREEMPT_WEAKEN", weak)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(said.contains("running 1 test"), "{name} does not exist: {said}");
    run.status.success()
}
