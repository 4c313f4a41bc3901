//! Requests that the program marks itself: a *hint* is open from the begin of one to its end, and the claim is not
//! dropped meanwhile.
//!
//! A hint must never hold others for longer than it is worth: one lapses when its thread is gone, or when nothing was
//! launched for [`UNUSED_NS`] after it began. Beginning and ending one takes no lock and makes no system call.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::thread::thread_id;

/// Hints that can be open at once; further ones have no effect.
const HINTS: usize = 64;

/// A hint without a launch lapses after this long.
const UNUSED_NS: u64 = 20_000_000;

/// The open hints of one client.
#[derive(Debug)]
pub(crate) struct Hints {
    /// A bit for each place that is taken.
    taken: AtomicU64,
    /// In each place a serial number in the high half, and the id of the thread that began the hint in the low half; a
    /// hint that has ended has no thread.
    places: [AtomicU64; HINTS],
}

/// An open hint. Ending one that has lapsed, or was ended, is without effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    place: u32,
    serial: u32,
}

impl Hint {
    /// A number for callers that keep no types; never zero.
    pub(crate) fn to_token(self) -> u64 {
        u64::from(self.serial) << 32 | u64::from(self.place + 1)
    }

    /// The hint of a number; `None` where no hint has this number. Any number is safe to pass.
    pub(crate) fn of_token(token: u64) -> Option<Self> {
        let place = (token as u32).checked_sub(1)?;
        ((place as usize) < HINTS).then_some(Self { place, serial: (token >> 32) as u32 })
    }
}

impl Hints {
    pub(crate) const fn new() -> Self {
        Self { taken: AtomicU64::new(0), places: [const { AtomicU64::new(0) }; HINTS] }
    }

    /// Whether any is open.
    #[inline]
    pub(crate) fn any(&self) -> bool {
        // SeqCst: whoever drops the claim looks here after it has cleared the bit, and whoever begins a hint looks at the
        // bit after it has set one here.
        self.taken.load(Ordering::SeqCst) != 0
    }

    /// Begins one; `None` where too many are open.
    #[inline]
    pub(crate) fn begin(&self) -> Option<Hint> {
        let free = |taken: u64| (taken != u64::MAX).then(|| taken | (taken + 1));
        let before = self.taken.fetch_update(Ordering::SeqCst, Ordering::Relaxed, free).ok()?;
        let place = (!before).trailing_zeros();
        let word = &self.places[place as usize];
        let serial = ((word.load(Ordering::Relaxed) >> 32) as u32).wrapping_add(1);
        word.store(u64::from(serial) << 32 | u64::from(this_thread()), Ordering::Release);
        Some(Hint { place, serial })
    }

    /// Ends one; whether it was open.
    #[inline]
    pub(crate) fn end(&self, hint: Hint) -> bool {
        let word = &self.places[hint.place as usize];
        let ours = |word: u64| (word >> 32) as u32 == hint.serial && word as u32 != 0;
        let ended = |word: u64| ours(word).then_some(u64::from(hint.serial) << 32);
        let was_open = word.fetch_update(Ordering::AcqRel, Ordering::Relaxed, ended).is_ok();
        if was_open {
            self.taken.fetch_and(!(1 << hint.place), Ordering::SeqCst);
        }
        was_open
    }

    /// The open ones, each with the thread that began it.
    fn open(&self) -> impl Iterator<Item = (Hint, u32)> + '_ {
        let words = self.places.iter().map(|word| word.load(Ordering::Acquire));
        words
            .enumerate()
            .filter(|(_, word)| *word as u32 != 0)
            .map(|(place, word)| (Hint { place: place as u32, serial: (word >> 32) as u32 }, word as u32))
    }
}

/// What a monitor has seen of the open hints.
#[derive(Debug)]
pub(crate) struct Lapses([Option<Seen>; HINTS]);

#[derive(Clone, Copy, Debug)]
struct Seen {
    hint: Hint,
    since_ns: u64,
    submitted: u64,
}

impl Lapses {
    pub(crate) fn new() -> Self {
        Self([None; HINTS])
    }

    /// Calls `lapsed` for each open hint that has been of no use for long, or whose thread is gone; `submitted` calls
    /// have been handed to the driver by now.
    pub(crate) fn look(&mut self, hints: &Hints, submitted: u64, now_ns: u64, lapsed: impl Fn(Hint)) {
        for (hint, tid) in hints.open() {
            let place = &mut self.0[hint.place as usize];
            let seen = match place {
                Some(seen) if seen.hint == hint => *seen,
                _ => *place.insert(Seen { hint, since_ns: now_ns, submitted }),
            };
            let old = now_ns.saturating_sub(seen.since_ns) >= UNUSED_NS;
            if old && (seen.submitted == submitted || is_gone(tid)) {
                lapsed(hint);
            }
        }
    }
}

fn is_gone(tid: u32) -> bool {
    // SAFETY: signal 0 only asks whether the thread exists.
    unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), tid, 0) != 0 }
}

/// The calling thread's id, asked for once.
#[inline]
fn this_thread() -> u32 {
    thread_local! {
        static TID: Cell<u32> = const { Cell::new(0) };
    }
    TID.with(|known| {
        if known.get() == 0 {
            known.set(thread_id());
        }
        known.get()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: u64 = 1_000_000;

    #[test]
    fn a_hint_ends_once() {
        let hints = Hints::new();
        let first = hints.begin().expect("a place");
        assert!(hints.any() && hints.end(first) && !hints.any());
        assert!(!hints.end(first), "ended twice");
        let second = hints.begin().expect("a place");
        assert!(!hints.end(first) && hints.any(), "the next one in the same place is another");
        assert!(hints.end(second));
    }

    #[test]
    fn more_than_there_are_places_for_have_no_effect() {
        let hints = Hints::new();
        let open: Vec<Hint> = std::iter::from_fn(|| hints.begin()).collect();
        assert_eq!(open.len(), HINTS);
        assert!(open.into_iter().all(|hint| hints.end(hint)) && !hints.any());
    }

    #[test]
    fn a_hint_lapses_without_a_launch_or_a_thread() {
        let hints = Hints::new();
        let look = |lapses: &mut Lapses, submitted, now_ns| {
            lapses.look(&hints, submitted, now_ns, |hint| assert!(hints.end(hint)));
        };
        let mut lapses = Lapses::new();
        let unused = hints.begin().expect("a place");
        look(&mut lapses, 5, 0);
        look(&mut lapses, 5, 19 * MS);
        assert!(hints.any());
        look(&mut lapses, 5, 20 * MS);
        assert!(!hints.end(unused), "it has lapsed");

        let mut lapses = Lapses::new();
        let used = hints.begin().expect("a place");
        look(&mut lapses, 5, 0);
        look(&mut lapses, 6, 500 * MS);
        assert!(hints.end(used), "one with launches stays open");

        let mut lapses = Lapses::new();
        let left = std::thread::scope(|scope| {
            let began = scope.spawn(|| (hints.begin().expect("a place"), thread_id()).1);
            began.join().expect("a thread that begins a hint")
        });
        // A joined thread may stay in the kernel's list for a moment.
        while !is_gone(left) {
            std::thread::yield_now();
        }
        look(&mut lapses, 5, 0);
        look(&mut lapses, 6, 20 * MS);
        assert!(!hints.any(), "its thread is gone");
    }

    proptest! {
        #[test]
        fn a_token_is_its_hint_and_any_number_is_harmless(token: u64, place in 0u32..64, serial: u32) {
            let hint = Hint { place, serial };
            prop_assert_eq!(Hint::of_token(hint.to_token()), Some(hint));
            prop_assert_ne!(hint.to_token(), 0);
            let hints = Hints::new();
            let open = hints.begin().expect("a place");
            if let Some(other) = Hint::of_token(token).filter(|other| *other != open) {
                prop_assert!(!hints.end(other));
            }
            prop_assert!(hints.any());
        }
    }
}
