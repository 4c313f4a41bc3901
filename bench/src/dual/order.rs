//! Randomised complete blocks: every block holds every mode once, so that whatever drifts on the machine drifts past all
//! of them, and the order within a block is drawn, so that no mode always follows the same other.

use crate::record::{Mode, Plan};

/// The order of the modes in one block, from the plan's seed.
pub fn block_order(plan: &Plan, repeat: u32) -> Vec<Mode> {
    let mut modes = plan.modes.clone();
    let seed = plan.seed ^ (u64::from(repeat) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    fastrand::Rng::with_seed(seed).shuffle(&mut modes);
    modes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_is_complete_and_orders_differ() {
        let plan = Plan { modes: Mode::ALL.to_vec(), ..Plan::default() };
        let blocks: Vec<_> = (0..20).map(|repeat| block_order(&plan, repeat)).collect();
        for block in &blocks {
            let mut sorted = block.clone();
            sorted.sort();
            let mut all = Mode::ALL.to_vec();
            all.sort();
            assert_eq!(sorted, all);
        }
        assert!(blocks.iter().any(|block| *block != blocks[0]));
        assert_eq!(blocks[3], block_order(&plan, 3));
    }
}
