//! How long a kernel or a graph will run, from how long it ran before.
//!
//! Estimates are kept by what was launched and in which shape. A launch that turns out longer than estimated makes
//! an urgent client wait, one that turns out shorter leaves a bubble; the first is worse, so the estimate is the
//! larger of the average and a maximum that decays.

/// What a launch's run time depends on: module generation, function, grid and block, or the graph. The caller
/// hashes them; two keys that collide share an estimate and nothing worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkKey(u64);

impl WorkKey {
    /// The key of a kernel launch. `generation` changes whenever a module is unloaded, since a later module may put
    /// another function at the same address.
    #[must_use]
    pub fn kernel(generation: u64, function: u64, grid: [u32; 3], block: [u32; 3]) -> Self {
        let shape =
            |d: [u32; 3]| u64::from(d[0]) ^ u64::from(d[1]).rotate_left(24) ^ u64::from(d[2]).rotate_left(48);
        Self::hash([generation, function, shape(grid), shape(block)])
    }

    /// The key of work that is one unit by its handle and size: a graph, a copy, a memset.
    #[must_use]
    pub fn unit(generation: u64, kind: u64, size: u64) -> Self {
        Self::hash([generation, kind, size, u64::MAX])
    }

    fn hash(words: [u64; 4]) -> Self {
        let mixed = words.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |state, word| {
            let product = (state ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
            product ^ (product >> 32)
        });
        // Zero marks an empty entry of the table.
        Self(mixed.max(1))
    }
}

/// Where an estimate is kept; stays valid until the entry is evicted, which costs accuracy and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(u16);

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    key: u64,
    average_ns: u32,
    peak_ns: u32,
    samples: u32,
}

impl Entry {
    fn estimate_ns(&self) -> u64 {
        u64::from(self.average_ns.max(self.peak_ns))
    }

    fn learn(&mut self, sample_ns: u64) {
        let sample_ns = sample_ns.min(u64::from(u32::MAX)) as u32;
        if self.samples == 0 {
            (self.average_ns, self.peak_ns) = (sample_ns, sample_ns);
        } else {
            self.average_ns = towards(self.average_ns, sample_ns, AVERAGE_SHIFT);
            self.peak_ns = sample_ns.max(towards(self.peak_ns, self.average_ns, PEAK_SHIFT));
        }
        self.samples = self.samples.saturating_add(1);
    }
}

/// No launch is taken to be shorter than this: work counted as nothing would never get a marker. Far below what a GPU
/// needs for an empty kernel, so that it never sets a launcher's pace.
const SHORTEST_NS: u64 = 50;
/// A sample moves the average by an eighth: a dozen runs forget a changed input size.
const AVERAGE_SHIFT: u32 = 3;
/// The peak forgets twice as fast: one disturbed run must not hold the card back for long.
const PEAK_SHIFT: u32 = 2;

fn towards(from: u32, to: u32, shift: u32) -> u32 {
    let (from, to) = (i64::from(from), i64::from(to));
    let step = (to - from) >> shift;
    // An arithmetic shift rounds down, so a rise of less than one step would never be made.
    (from + if step == 0 { (to - from).signum() } else { step }) as u32
}

const ENTRIES: usize = 4096;
const PROBES: usize = 8;

/// A fixed table of estimates: no allocation after construction, the least used of eight neighbours is evicted.
#[derive(Clone, Debug)]
pub(crate) struct Estimates {
    entries: Box<[Entry]>,
    unknown_ns: u64,
}

impl Estimates {
    pub(crate) fn new(unknown_ns: u64) -> Self {
        Self { entries: vec![Entry::default(); ENTRIES].into_boxed_slice(), unknown_ns }
    }

    /// Finds or makes the entry of `key`.
    #[inline]
    pub(crate) fn place(&mut self, key: WorkKey) -> Place {
        let home = key.0 as usize % ENTRIES;
        let mut least = home;
        for probe in 0..PROBES {
            let at = (home + probe) % ENTRIES;
            let entry = &self.entries[at];
            if entry.key == key.0 {
                return Place(at as u16);
            }
            if entry.key == 0 {
                least = at;
                break;
            }
            if entry.samples < self.entries[least].samples {
                least = at;
            }
        }
        self.entries[least] = Entry { key: key.0, ..Entry::default() };
        Place(least as u16)
    }

    /// Nanoseconds that the work is expected to run, and whether it has been seen before.
    #[inline]
    pub(crate) fn get(&self, place: Place) -> Estimate {
        let entry = &self.entries[usize::from(place.0)];
        match entry.samples {
            0 => Estimate { ns: self.unknown_ns, known: false },
            _ => Estimate { ns: entry.estimate_ns().max(SHORTEST_NS), known: true },
        }
    }

    /// Takes in one undisturbed run.
    pub(crate) fn learn(&mut self, place: Place, sample_ns: u64) {
        self.entries[usize::from(place.0)].learn(sample_ns);
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Estimate {
    pub(crate) ns: u64,
    pub(crate) known: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(function: u64) -> WorkKey {
        WorkKey::kernel(0, function, [1, 1, 1], [64, 1, 1])
    }

    #[test]
    fn unknown_work_is_measured_first() {
        let mut table = Estimates::new(200_000);
        let place = table.place(key(1));
        assert!(!table.get(place).known);
        table.learn(place, 5_000);
        assert_eq!((table.get(place).ns, table.get(place).known), (5_000, true));
    }

    #[test]
    fn shape_and_generation_tell_kernels_apart() {
        let base = WorkKey::kernel(1, 7, [8, 1, 1], [64, 1, 1]);
        for other in [
            WorkKey::kernel(2, 7, [8, 1, 1], [64, 1, 1]),
            WorkKey::kernel(1, 8, [8, 1, 1], [64, 1, 1]),
            WorkKey::kernel(1, 7, [1, 8, 1], [64, 1, 1]),
            WorkKey::kernel(1, 7, [8, 1, 1], [1, 64, 1]),
            WorkKey::unit(1, 7, 8),
        ] {
            assert_ne!(base, other);
        }
    }

    proptest! {
        #[test]
        fn an_estimate_lies_within_what_was_seen(samples in proptest::collection::vec(0u64..10_000_000, 1..200)) {
            let mut table = Estimates::new(200_000);
            let place = table.place(key(3));
            samples.iter().for_each(|s| table.learn(place, *s));
            let estimate_ns = table.get(place).ns;
            prop_assert!(estimate_ns >= *samples.iter().min().unwrap());
            prop_assert!(estimate_ns <= (*samples.iter().max().unwrap()).max(SHORTEST_NS));
            prop_assert!(estimate_ns >= *samples.last().unwrap(), "the last run is never underestimated");
        }

        #[test]
        fn a_steady_run_time_is_found_again(steady_ns in SHORTEST_NS..4_000_000, outlier_ns in 0u64..100_000_000) {
            let mut table = Estimates::new(200_000);
            let place = table.place(key(3));
            table.learn(place, outlier_ns);
            (0..200).for_each(|_| table.learn(place, steady_ns));
            prop_assert_eq!(table.get(place).ns, steady_ns);
        }

        #[test]
        fn the_table_survives_any_number_of_kernels(functions in proptest::collection::vec(any::<u64>(), 0..10_000)) {
            let mut table = Estimates::new(1);
            for function in functions {
                let place = table.place(key(function));
                table.learn(place, 1_000);
                prop_assert_eq!(table.get(place).ns, 1_000);
            }
        }
    }
}
