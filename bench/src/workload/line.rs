//! How long a kernel lasts by the multiply-adds of each of its work-items: a straight line.

/// No kernel is given more: a bound on what a wrong measurement can do.
pub const ITERATIONS_MAX: u32 = 4_000_000;

/// Multiply-adds of each kernel on a software card, which takes its time from the launch's arguments: enough that the
/// checksum hangs on them, too few to load the host.
pub const SOFTWARE_ITERATIONS: u32 = 8;

/// The line of one shape of launch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// With a single multiply-add: what launching the groups takes.
    one_us: f64,
    us_per_iteration: f64,
}

impl Line {
    /// A line of which only its beginning is known.
    pub fn level(one_us: f64) -> Self {
        Self { one_us, us_per_iteration: 0.0 }
    }

    /// The same line, steeper or flatter, so that it meets what was measured.
    #[must_use]
    pub fn through(self, iterations: u32, measured_us: f64) -> Self {
        let rise_us = measured_us - self.one_us;
        if iterations <= 1 || rise_us <= 0.0 {
            return self;
        }
        Self { us_per_iteration: rise_us / f64::from(iterations - 1), ..self }
    }

    /// How many multiply-adds last `wanted_us`; at least one.
    pub fn iterations(&self, wanted_us: f64) -> u32 {
        if self.us_per_iteration <= 0.0 || wanted_us <= self.one_us {
            return 1;
        }
        // A float that is too large for the type becomes the largest value.
        (1.0 + (wanted_us - self.one_us) / self.us_per_iteration).min(f64::from(ITERATIONS_MAX)) as u32
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A card on which a launch takes so long and a multiply-add so long: the count lasts what was wanted, but for
        /// the part of one multiply-add.
        #[test]
        fn the_count_lasts_as_long_as_wanted(
            one_us in 0.5f64..200.0,
            step_us in 0.001f64..2.0,
            wanted_us in 0.1f64..5_000.0,
            probed in 2u32..100_000,
        ) {
            let time_us = |count: u32| one_us + f64::from(count - 1) * step_us;
            let line = Line::level(one_us).through(probed, time_us(probed));
            let count = line.iterations(wanted_us);
            if wanted_us <= one_us {
                prop_assert_eq!(count, 1);
            } else if count < ITERATIONS_MAX {
                prop_assert!((time_us(count) - wanted_us).abs() <= step_us * 1.001 + 1e-6);
            }
        }

        #[test]
        fn nonsense_from_a_clock_is_no_panic_and_no_endless_kernel(
            one_us in any::<f64>(), measured_us in any::<f64>(), wanted_us in any::<f64>(), count in any::<u32>(),
        ) {
            let count = Line::level(one_us).through(count, measured_us).iterations(wanted_us);
            prop_assert!(count <= ITERATIONS_MAX);
        }
    }

    #[test]
    fn a_card_that_takes_no_time_gets_one_multiply_add() {
        assert_eq!(Line::level(2.0).iterations(5.0), 1);
        assert_eq!(Line::level(2.0).through(64, 1.9).iterations(5.0), 1);
    }
}
