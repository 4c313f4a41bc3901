//! Ratios of figures that belong together, repeat by repeat, and how far repeats agree.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::{CONFIDENCE, order::median};

/// A ratio and what bounds it on each side, each with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioBounds {
    /// The geometric mean of the ratios.
    pub ratio: f64,
    /// The ratio is above this.
    pub low: f64,
    /// The ratio is below this.
    pub high: f64,
}

/// The ratio of paired figures, first to second, from the logarithms of each pair's ratio, which a t distribution
/// bounds. Pairs with a figure that is not positive are left out. `None` with fewer than two pairs.
pub fn paired_ratio(pairs: &[(f64, f64)]) -> Option<RatioBounds> {
    let logs: Vec<f64> = pairs
        .iter()
        .filter(|(first, second)| *first > 0.0 && *second > 0.0)
        .map(|(first, second)| (first / second).ln())
        .collect();
    let count = logs.len() as f64;
    if logs.len() < 2 {
        return None;
    }
    let mean = logs.iter().sum::<f64>() / count;
    let variance = logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let t = StudentsT::new(0.0, 1.0, count - 1.0).ok()?.inverse_cdf(CONFIDENCE);
    let reach = t * (variance / count).sqrt();
    Some(RatioBounds { ratio: mean.exp(), low: (mean - reach).exp(), high: (mean + reach).exp() })
}

/// How far apart the values are: their range over their median. `None` without two values or with a median that is
/// not positive.
pub fn spread_over_median(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let middle = median(values).filter(|middle| *middle > 0.0)?;
    let largest = values.iter().copied().fold(f64::MIN, f64::max);
    let smallest = values.iter().copied().fold(f64::MAX, f64::min);
    Some((largest - smallest) / middle)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bounds_follow_student() {
        // Log ratios −0.1, 0, 0.1: mean 0, standard deviation 0.1; t at 95 % with two degrees of freedom is 2.919986.
        let pairs = [((-0.1_f64).exp(), 1.0), (1.0, 1.0), (0.1_f64.exp(), 1.0)];
        let bounds = paired_ratio(&pairs).expect("three pairs");
        let reach = 2.919_986 * 0.1 / 3.0_f64.sqrt();
        assert!((bounds.ratio - 1.0).abs() < 1e-12);
        assert!((bounds.low.ln() + reach).abs() < 1e-5, "{bounds:?}");
        assert!((bounds.high.ln() - reach).abs() < 1e-5, "{bounds:?}");
    }

    #[test]
    fn one_pair_bounds_nothing() {
        assert_eq!(paired_ratio(&[(1.0, 2.0)]), None);
        assert_eq!(paired_ratio(&[(1.0, 2.0), (0.0, 2.0), (1.0, -1.0)]), None);
    }

    #[test]
    fn spread_is_range_over_median() {
        assert_eq!(spread_over_median(&[9.0, 10.0, 11.0]), Some(0.2));
        assert_eq!(spread_over_median(&[9.0]), None);
        assert_eq!(spread_over_median(&[0.0, 0.0, 1.0]), None);
    }

    proptest! {
        #[test]
        fn bounds_enclose_the_ratio_and_turn_over(pairs in prop::collection::vec((0.1_f64..9.0, 0.1_f64..9.0), 2..10)) {
            let forth = paired_ratio(&pairs).expect("pairs");
            prop_assert!(forth.low <= forth.ratio && forth.ratio <= forth.high);
            let swapped: Vec<(f64, f64)> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
            let back = paired_ratio(&swapped).expect("pairs");
            prop_assert!((back.low * forth.high - 1.0).abs() < 1e-9);
        }
    }
}
