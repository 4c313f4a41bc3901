//! Counted kernels with the states that they work on, and the check that every launch computed what it does alone.

use std::ptr::null_mut;

use hipreempt_bench::protocol::cuda::{BLOCK_THREADS, Counted};

use crate::Failure;
use crate::driver::{Card, DevicePointer, Result, Road, Stream};

/// The kernels of a worker. A state is made when its kernel is first used.
pub struct Works {
    card: &'static Card,
    kernels: Vec<Counted>,
    works: Vec<Option<Work>>,
}

impl Works {
    pub fn new(card: &'static Card, kernels: &[Counted]) -> Self {
        Self { card, kernels: kernels.to_vec(), works: kernels.iter().map(|_| None).collect() }
    }

    /// A kernel, for as long as somebody works with it.
    pub fn take(&mut self, index: usize) -> std::result::Result<Work, Failure> {
        let kernel = *self.kernels.get(index).ok_or(Failure::NoKernel(index))?;
        match self.works[index].take() {
            Some(work) => Ok(work),
            None => Ok(Work::new(self.card, index, kernel)?),
        }
    }

    pub fn give_back(&mut self, work: Work) {
        let index = work.index;
        self.works[index] = Some(work);
    }

    /// Launches on one road of all kernels that are at hand.
    pub fn launches(&self, road: Road) -> u64 {
        self.works.iter().flatten().map(|work| work.launches[road as usize]).sum()
    }
}

/// One kernel with its state.
pub struct Work {
    pub card: &'static Card,
    index: usize,
    kernel: Counted,
    state: DevicePointer,
    /// By [`Road`].
    launches: [u64; Road::COUNT],
}

impl Work {
    pub fn new(card: &'static Card, index: usize, kernel: Counted) -> Result<Self> {
        let state = card.zeroed(size_of::<u64>() * threads(kernel.blocks))?;
        Ok(Self { card, index, kernel, state, launches: [0; Road::COUNT] })
    }

    /// Launches so far, on all roads.
    pub fn launches(&self) -> u64 {
        self.launches.iter().sum()
    }

    #[inline]
    pub fn launch(&mut self, stream: Stream) -> Result<()> {
        self.launch_on(Road::Given, stream)
    }

    /// On one of the roads into the driver.
    #[inline]
    pub fn launch_on(&mut self, road: Road, stream: Stream) -> Result<()> {
        self.launches[road as usize] += 1;
        self.card.launch(road, self.kernel.blocks, &self.state, &self.kernel.rounds, stream)
    }

    /// Waits for the default stream.
    #[inline]
    pub fn wait(&self) -> Result<()> {
        self.card.wait(null_mut())
    }

    /// The state in one number, of which every launch adds the same to it.
    pub fn digest(&self) -> Result<u64> {
        let mut state = vec![0_u64; threads(self.kernel.blocks)];
        self.card.read(self.state, &mut state)?;
        let weighed = |(thread, sum): (usize, &u64)| sum.wrapping_mul(weight(thread as u64));
        Ok(state.iter().enumerate().map(weighed).fold(0, u64::wrapping_add))
    }

    /// All launches so far, which are done, gave what so many alone on the card give: every bit of every thread.
    pub fn check(&self) -> std::result::Result<(), Failure> {
        let (got, launches) = (self.digest()?, self.launches());
        let expected = self.kernel.digest.wrapping_mul(launches);
        if got == expected {
            return Ok(());
        }
        Err(Failure::Wrong { launches, got, expected })
    }
}

fn threads(blocks: u32) -> usize {
    blocks as usize * BLOCK_THREADS as usize
}

/// An odd number for each thread, without a pattern (the finaliser of SplitMix64), so that no two errors cancel out.
fn weight(thread: u64) -> u64 {
    let mut mixed = thread.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ mixed >> 31) | 1
}
