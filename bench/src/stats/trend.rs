//! Does a series grow? By the Theil–Sen slope: the median of the slopes of all pairs, which up to 29 % of outliers
//! cannot bend.

use super::order::median;

/// Longer series are thinned to this many points, evenly: the pairs grow with the square.
pub const MAX_TREND_POINTS: usize = 2_000;

/// The slope in units of y a unit of x. `None` without two different x.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<f64> {
    let step = points.len().div_ceil(MAX_TREND_POINTS).max(1);
    let kept: Vec<(f64, f64)> = points.iter().step_by(step).copied().collect();
    let mut slopes = Vec::with_capacity(kept.len() * kept.len().saturating_sub(1) / 2);
    for (index, (x, y)) in kept.iter().enumerate() {
        let later = &kept[index + 1..];
        slopes.extend(later.iter().filter(|(x2, _)| x2 != x).map(|(x2, y2)| (y2 - y) / (x2 - x)));
    }
    slopes.retain(|slope| slope.is_finite());
    median(&slopes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn too_few_points_have_no_slope() {
        assert_eq!(theil_sen(&[]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0)]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0), (3.0, 8.0)]), Some(3.0));
    }

    #[test]
    fn a_long_series_is_thinned_and_keeps_its_slope() {
        let points: Vec<(f64, f64)> = (0..10_801).map(|i| (f64::from(i), 4.0 * f64::from(i))).collect();
        assert_eq!(theil_sen(&points), Some(4.0));
    }

    proptest! {
        #[test]
        fn a_quarter_of_outliers_does_not_bend_it(slope in -50.0_f64..50.0, wild in prop::collection::vec(0.0_f64..1e6, 10)) {
            let mut points: Vec<(f64, f64)> = (0..40).map(|i| (f64::from(i), slope * f64::from(i))).collect();
            for (place, value) in wild.iter().enumerate() {
                points[place * 4].1 = *value;
            }
            let found = theil_sen(&points).expect("a slope");
            // Three quarters are exact, so over half of the pairs are.
            prop_assert!((found - slope).abs() < 1e-6);
        }
    }
}
