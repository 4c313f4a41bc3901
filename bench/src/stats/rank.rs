//! Is one sample larger than another? By ranks, since neither is normal.

use statrs::distribution::{Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, Normal};

use super::{CONFIDENCE, order::order_statistic};

/// What a test looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// The first sample tends to be larger.
    Greater,
    /// Either tends to be larger.
    Different,
}

/// The p-value of the Mann–Whitney test, with the correction for ties and for continuity. The normal approximation
/// is good from about 20 values a side; with fewer than 8 on one there is no answer. Samples that are all one value
/// do not differ: 1.
pub fn mann_whitney(first: &[f64], second: &[f64], alternative: Alternative) -> Option<f64> {
    let (m, n) = (first.len() as f64, second.len() as f64);
    if m < 8.0 || n < 8.0 {
        return None;
    }
    let (rank_sum, ties) = ranks_of_first(first, second);
    let u = rank_sum - m * (m + 1.0) / 2.0;
    let total = m + n;
    let variance = m * n / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    if variance <= 0.0 {
        return Some(1.0);
    }
    let distance = u - m * n / 2.0;
    let standard = Normal::standard();
    Some(match alternative {
        Alternative::Greater => standard.sf((distance - 0.5) / variance.sqrt()),
        Alternative::Different => (2.0 * standard.sf((distance.abs() - 0.5) / variance.sqrt())).min(1.0),
    })
}

/// The sum of the first sample's ranks in both (equal values share their mean rank), and the sum of `t³ − t` over
/// the groups of `t` equal values.
fn ranks_of_first(first: &[f64], second: &[f64]) -> (f64, f64) {
    let mut all: Vec<(f64, bool)> = first.iter().map(|value| (*value, true)).collect();
    all.extend(second.iter().map(|value| (*value, false)));
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut rank_sum, mut ties, mut before) = (0.0, 0.0, 0.0);
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let size = group.len() as f64;
        let of_first = group.iter().filter(|(_, mine)| *mine).count() as f64;
        rank_sum += of_first * (before + (size + 1.0) / 2.0);
        ties += size * (size * size - 1.0);
        before += size;
    }
    (rank_sum, ties)
}

/// The p-value of the Kruskal–Wallis test, with the correction for ties: do these samples differ in where they lie?
/// `None` without two samples of at least 8 values. Samples that are all one value do not differ: 1.
pub fn kruskal_wallis(samples: &[&[f64]]) -> Option<f64> {
    if samples.len() < 2 || samples.iter().any(|sample| sample.len() < 8) {
        return None;
    }
    let mut all: Vec<(f64, usize)> = Vec::new();
    for (index, sample) in samples.iter().enumerate() {
        all.extend(sample.iter().map(|value| (*value, index)));
    }
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut rank_sums, mut ties, mut before) = (vec![0.0; samples.len()], 0.0, 0.0);
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let size = group.len() as f64;
        group.iter().for_each(|(_, index)| rank_sums[*index] += before + (size + 1.0) / 2.0);
        ties += size * (size * size - 1.0);
        before += size;
    }
    let total = before;
    let between: f64 =
        rank_sums.iter().zip(samples).map(|(sum, sample)| sum * sum / sample.len() as f64).sum();
    let spread = 1.0 - ties / (total * (total * total - 1.0));
    if spread <= 0.0 {
        return Some(1.0);
    }
    let h = (12.0 / (total * (total + 1.0)) * between - 3.0 * (total + 1.0)) / spread;
    Some(ChiSquared::new(samples.len() as f64 - 1.0).ok()?.sf(h.max(0.0)))
}

/// A value that the ratio of the medians, first to second, exceeds with 95 % confidence whatever the distributions:
/// the lower bound of the first median over the upper bound of the second, each by order statistics at 97.5 %.
/// `None` with so few values that a bound does not exist (six do), or where the second bound is not positive.
pub fn median_ratio_lower_bound(first: &[f64], second: &[f64]) -> Option<f64> {
    let low = order_statistic(first, median_low_rank(first.len())?)?;
    let high_rank = second.len() + 1 - median_low_rank(second.len())?;
    let high = order_statistic(second, high_rank)?;
    (high > 0.0).then_some(low / high)
}

/// The rank that the true median is above, but for one time in forty.
fn median_low_rank(count: usize) -> Option<usize> {
    let below = Binomial::new(0.5, count as u64).ok()?;
    let tail = (1.0 - CONFIDENCE) / 2.0;
    (1..=count).take_while(|rank| below.cdf(*rank as u64 - 1) <= tail).last()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(from: i32, to: i32) -> Vec<f64> {
        (from..to).map(f64::from).collect()
    }

    fn assert_close(value: f64, reference: f64) {
        assert!((value - reference).abs() <= reference.abs() * 1e-6, "{value} is not {reference}");
    }

    // References: scipy.stats.mannwhitneyu, method="asymptotic".
    #[test]
    fn p_values_agree_with_a_reference() {
        let (low, high) = (run(0, 20), run(10, 30));
        assert_close(mann_whitney(&high, &low, Alternative::Greater).expect("enough"), REF_GREATER);
        assert_close(mann_whitney(&low, &high, Alternative::Different).expect("enough"), REF_DIFFERENT);
        let (a, b) = ([1., 1., 2., 2., 3., 3., 4., 4., 5., 5.], [2., 2., 2., 3., 4., 4., 5., 5., 6., 6.]);
        assert_close(mann_whitney(&b, &a, Alternative::Greater).expect("enough"), REF_TIES);
    }

    const REF_THREE: f64 = 0.004_645_559_627_881_289;
    const REF_TWO: f64 = 4.919_521_247_424_935_5e-5;
    const REF_GREATER: f64 = 2.606_274_810_301_875_8e-5;
    const REF_DIFFERENT: f64 = 5.212_549_620_603_752e-5;
    const REF_TIES: f64 = 0.116_533_919_427_338_98;

    // References: scipy.stats.kruskal.
    #[test]
    fn several_samples_agree_with_a_reference() {
        let samples: [&[f64]; 3] = [
            &[1., 2., 2., 3., 4., 5., 6., 7.],
            &[2., 3., 4., 4., 5., 6., 7., 8.],
            &[5., 6., 7., 8., 9., 9., 10., 11.],
        ];
        assert_close(kruskal_wallis(&samples).expect("enough"), REF_THREE);
        assert_close(kruskal_wallis(&[&run(0, 20), &run(10, 30)]).expect("enough"), REF_TWO);
        assert_eq!(kruskal_wallis(&samples[..1]), None);
        assert_eq!(kruskal_wallis(&[&[1.0; 7], &[1.0; 9]]), None);
    }

    #[test]
    fn samples_of_one_value_do_not_differ() {
        assert_eq!(kruskal_wallis(&[&[5.0; 60], &[5.0; 60], &[5.0; 60]]), Some(1.0));
        assert_eq!(mann_whitney(&[5.0; 60], &[5.0; 60], Alternative::Greater), Some(1.0));
        assert_eq!(mann_whitney(&[5.0; 7], &[1.0; 60], Alternative::Greater), None);
    }

    #[test]
    fn the_bound_of_a_median_ratio_needs_six_values_and_positive_ones() {
        assert_eq!(median_ratio_lower_bound(&[2.0; 6], &[1.0; 6]), Some(2.0));
        assert_eq!(median_ratio_lower_bound(&[2.0; 5], &[1.0; 6]), None);
        assert_eq!(median_ratio_lower_bound(&[2.0; 6], &[0.0; 6]), None);
        // Of 60 values the median lies between the 22nd and the 39th.
        assert_eq!(median_low_rank(60), Some(22));
        assert_eq!(median_ratio_lower_bound(&run(1, 61), &[1.0; 60]), Some(22.0));
        assert_eq!(median_ratio_lower_bound(&[39.0; 60], &run(1, 61)), Some(1.0));
    }

    proptest! {
        #[test]
        fn both_directions_share_all_the_probability(
            a in prop::collection::vec(0_u8..20, 8..60), b in prop::collection::vec(0_u8..20, 8..60)
        ) {
            let a: Vec<f64> = a.into_iter().map(f64::from).collect();
            let b: Vec<f64> = b.into_iter().map(f64::from).collect();
            let forth = mann_whitney(&a, &b, Alternative::Greater).expect("enough");
            let back = mann_whitney(&b, &a, Alternative::Greater).expect("enough");
            prop_assert!((0.0..=1.0).contains(&forth));
            // Each keeps half a step for continuity, so together they are at least one.
            prop_assert!(forth + back >= 1.0 - 1e-9);
        }

        #[test]
        fn only_the_order_matters(a in prop::collection::vec(0.1_f64..9.0, 8..40), b in prop::collection::vec(0.1_f64..9.0, 8..40)) {
            let cubed = |values: &[f64]| values.iter().map(|value| value.powi(3)).collect::<Vec<f64>>();
            let plain = mann_whitney(&a, &b, Alternative::Greater).expect("enough");
            let after = mann_whitney(&cubed(&a), &cubed(&b), Alternative::Greater).expect("enough");
            prop_assert!((plain - after).abs() < 1e-12);
        }

        #[test]
        fn slowing_the_first_down_never_weakens_the_evidence(
            a in prop::collection::vec(1.0_f64..9.0, 60), b in prop::collection::vec(1.0_f64..9.0, 60), by in 1.0_f64..3.0
        ) {
            let slower: Vec<f64> = a.iter().map(|value| value * by).collect();
            let before = mann_whitney(&a, &b, Alternative::Greater).expect("enough");
            prop_assert!(mann_whitney(&slower, &b, Alternative::Greater).expect("enough") <= before + 1e-12);
            prop_assert!(median_ratio_lower_bound(&slower, &b) >= median_ratio_lower_bound(&a, &b));
        }
    }
}
