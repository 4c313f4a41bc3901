//! The kernels of the microbenchmark, found once for all processes.

use serde::Serialize;

use crate::protocol::cuda::{GridSize, Wanted};

/// Blocks of 256 threads that fill a multiprocessor (2,048 threads since Volta).
const FULL: GridSize = GridSize::BlocksEach(8);
/// On every multiprocessor, with room for a placeholder beside it: of a full card's worth of blocks, the one that finds
/// no room beside the placeholder would run after all others.
const EVERYWHERE: GridSize = GridSize::BlocksEach(4);
const ONE: GridSize = GridSize::Blocks(1);

/// How long ahead of its request a placeholder is launched.
pub const HINT_AHEAD_NS: u64 = 500_000;

/// One of the kernels. Workers know it by its place in [`Kernels::wanted`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kernel {
    /// As short as can be: what is left is the cost of the launch.
    Empty,
    /// 5 µs: work that is bound by its launches.
    Short,
    /// The urgent request: 50 µs, on every multiprocessor.
    Urgent,
    /// A placeholder ahead of a request, over at once. (One that lasts until the request is there is worse: with it a
    /// request beside 1 ms kernels took 560 µs on an H100 in place of 233.)
    Hint,
    /// Bulk work that fills the card; its place among the lengths.
    Bulk(usize),
}

/// The kernels of one run.
#[derive(Clone, Debug)]
pub struct Kernels {
    /// Lengths of bulk kernels.
    pub bulk_ns: Vec<u64>,
}

const OF_ALL_RUNS: usize = 4;

impl Kernels {
    /// What the calibration has to find, in the order of [`Kernels::index`].
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut wanted = vec![
            Wanted { grid: ONE, solo_ns: 0 },
            Wanted { grid: EVERYWHERE, solo_ns: 5_000 },
            Wanted { grid: EVERYWHERE, solo_ns: 50_000 },
            Wanted { grid: ONE, solo_ns: 0 },
        ];
        wanted.extend(self.bulk_ns.iter().map(|solo_ns| Wanted { grid: FULL, solo_ns: *solo_ns }));
        wanted
    }

    /// The place of a kernel.
    pub fn index(&self, kernel: Kernel) -> usize {
        match kernel {
            Kernel::Empty => 0,
            Kernel::Short => 1,
            Kernel::Urgent => 2,
            Kernel::Hint => 3,
            Kernel::Bulk(length) => OF_ALL_RUNS + length,
        }
    }

    /// What it should take alone on the card.
    pub fn solo_ns(&self, kernel: Kernel) -> u64 {
        self.wanted()[self.index(kernel)].solo_ns
    }

    /// The place of the bulk length that is nearest to 1 ms.
    pub fn about_1ms(&self) -> Kernel {
        let lengths = self.bulk_ns.iter().enumerate();
        Kernel::Bulk(lengths.min_by_key(|(_, ns)| ns.abs_diff(1_000_000)).map_or(0, |(index, _)| index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kernel_has_its_place() {
        let kernels = Kernels { bulk_ns: vec![100_000, 2_000_000, 1_500_000] };
        let solo_ns = |kernel| kernels.wanted()[kernels.index(kernel)].solo_ns;
        assert_eq!(solo_ns(Kernel::Urgent), 50_000);
        assert_eq!((solo_ns(Kernel::Hint), solo_ns(Kernel::Bulk(0))), (0, 100_000));
        assert_eq!(solo_ns(Kernel::Bulk(1)), 2_000_000);
        assert_eq!(kernels.about_1ms(), Kernel::Bulk(2));
    }
}
