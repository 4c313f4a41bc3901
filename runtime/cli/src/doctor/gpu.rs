//! What the processes of the measurement do with a GPU, whichever library drives it.

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};

/// Bulk launches that are on the card or wait for it.
const AHEAD: usize = 8;

/// A mark behind launches. Lives as long as the process.
#[derive(Clone, Copy, Debug)]
pub struct Event(pub *mut c_void);

/// A GPU, ready to launch on; everything goes to the null stream.
pub trait Gpu: Sync {
    /// Makes it the calling thread's own.
    fn enter(&self) -> Result<(), String>;

    /// Launches work that fills the card, and returns.
    fn launch_bulk(&self) -> Result<(), String>;

    /// Launches as little as can be, and returns.
    fn launch_short(&self) -> Result<(), String>;

    /// Waits for everything.
    fn synchronise(&self) -> Result<(), String>;

    /// A mark to put behind launches.
    fn event(&self) -> Result<Event, String>;

    /// Puts a mark behind everything launched so far.
    fn record(&self, event: Event) -> Result<(), String>;

    /// Waits until the card has passed a mark.
    fn wait(&self, event: Event) -> Result<(), String>;
}

/// Has bulk launches on the card, and behind, until `ends` says so.
pub fn keep_busy(gpu: &dyn Gpu, ends: &AtomicBool) -> Result<(), String> {
    gpu.enter()?;
    let events = (0..AHEAD).map(|_| gpu.event()).collect::<Result<Vec<_>, _>>()?;
    for nth in 0.. {
        if ends.load(Ordering::Relaxed) {
            break;
        }
        let event = events[nth % AHEAD];
        if nth >= AHEAD {
            gpu.wait(event)?;
        }
        gpu.launch_bulk()?;
        gpu.record(event)?;
    }
    gpu.synchronise()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    /// Counts what is on the card, as the caller must see to it: a wait for a mark takes off what is before it.
    #[derive(Default)]
    struct Counting<'a> {
        launched: AtomicUsize,
        marked: AtomicUsize,
        waited: AtomicUsize,
        ends: Option<&'a AtomicBool>,
    }

    impl Gpu for Counting<'_> {
        fn enter(&self) -> Result<(), String> {
            Ok(())
        }

        fn launch_bulk(&self) -> Result<(), String> {
            let launched = self.launched.fetch_add(1, Ordering::Relaxed) + 1;
            let on_the_card = launched - self.waited.load(Ordering::Relaxed);
            assert!(on_the_card <= AHEAD, "{on_the_card} launches");
            if launched == 100 {
                self.ends.expect("a flag").store(true, Ordering::Relaxed);
            }
            Ok(())
        }

        fn launch_short(&self) -> Result<(), String> {
            unreachable!("bulk work is not short")
        }

        fn synchronise(&self) -> Result<(), String> {
            Ok(())
        }

        fn event(&self) -> Result<Event, String> {
            Ok(Event(std::ptr::null_mut()))
        }

        fn record(&self, _event: Event) -> Result<(), String> {
            self.marked.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }

        fn wait(&self, _event: Event) -> Result<(), String> {
            self.waited.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
    }

    #[test]
    fn the_card_is_kept_busy_by_a_bounded_number_of_launches() {
        let ends = AtomicBool::new(false);
        let gpu = Counting { ends: Some(&ends), ..Counting::default() };
        assert_eq!(keep_busy(&gpu, &ends), Ok(()));
        let [launched, marked, waited] =
            [&gpu.launched, &gpu.marked, &gpu.waited].map(|count| count.load(Ordering::Relaxed));
        assert_eq!((launched, marked, waited), (100, 100, 100 - AHEAD));
    }
}
