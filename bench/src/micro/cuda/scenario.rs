//! Modes in interleaved blocks, and what became of each player in each of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::corun::{Did, Player, Stage};
use super::device::Side;
use super::findings::{Code, Estimate, Findings};
use super::plan::{Deadline, Plan};
use crate::error::BenchError;
use crate::stats::{P99, RatioBounds, median, paired_ratio, quantile, quantile_interval};

/// A generator that is later than this at P99 measures itself, in µs.
const LATE_US_MAX: f64 = 100.0;
/// Without the preload, a loop ends a kernel at least this often, in nanoseconds.
const GAP_NS_MAX: u64 = 100_000_000;
/// Of the scheduled requests so many are served where the urgent side is not saturated.
const SERVED_AT_LEAST: f64 = 0.99;

/// A way to run the players of a scenario.
#[derive(Clone, Debug)]
pub struct Mode {
    /// Its name in reports.
    pub name: &'static str,
    /// Who takes part.
    pub players: Vec<Player>,
}

/// What became of one player of one mode.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlayerFigures {
    /// Requests, where it served any.
    pub urgent: Option<UrgentFigures>,
    /// Its rate, where it looped.
    pub bulk: Option<BulkFigures>,
    /// Launches, each with the result that it has alone on the card.
    pub launches: u64,
}

/// Requests of one mode, of all repeats.
#[derive(Clone, Debug, Serialize)]
pub struct UrgentFigures {
    /// How many were scheduled.
    pub scheduled: usize,
    /// How many were served.
    pub served: usize,
    /// Fewer were served than arrived: then no percentile says anything.
    pub saturated: bool,
    /// From the scheduled arrival to the end, in µs; bounds by order statistics.
    pub p50_us: Option<Estimate>,
    /// The same; without bounds where too few were served for any.
    pub p99_us: Option<Estimate>,
    /// How late requests were issued by the generator's own fault, at P99.
    pub late_p99_us: f64,
}

/// The rate of one mode, of all repeats.
#[derive(Clone, Debug, Serialize)]
pub struct BulkFigures {
    /// Kernels a second, of each repeat.
    pub per_s: Vec<f64>,
    /// Over its rate alone, from the same repeats.
    pub over_solo: Option<Estimate>,
}

/// All modes of a scenario.
#[derive(Clone, Debug, Serialize)]
pub struct ModeFigures {
    /// Which.
    pub mode: &'static str,
    /// By name.
    pub players: BTreeMap<&'static str, PlayerFigures>,
}

/// What was seen of one player in all repeats.
#[derive(Clone, Debug, Default)]
struct Seen {
    scheduled: usize,
    latency_us: Vec<f64>,
    late_us: Vec<f64>,
    per_s: Vec<f64>,
    launches: u64,
}

/// The mode in which the player `bulk` is alone on the card.
pub const SOLO: &str = "solo-bulk";

/// Runs every mode once in each block, in an order drawn from the seed, and takes the figures together.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure(
    stage: &mut Stage<'_>,
    plan: &Plan,
    deadline: Deadline,
    modes: &[Mode],
    place: &str,
    findings: &mut Findings,
) -> Result<Vec<ModeFigures>, BenchError> {
    let mut seen: BTreeMap<(&str, &'static str), Seen> = BTreeMap::new();
    for repeat in 0..plan.repeats {
        if deadline.has_passed() {
            findings.add(Code::OutOfTime, format!("{place}: {repeat} of {} blocks", plan.repeats));
            break;
        }
        for mode in order(modes, plan.seed, repeat) {
            let did = stage.run(&mode.players, repeat, findings)?;
            for (player, did) in mode.players.iter().zip(did) {
                let where_ = format!("{place}, {}, {}", mode.name, player.name);
                seen.entry((mode.name, player.name)).or_default().add(did, &where_, mode, findings);
            }
        }
    }
    Ok(modes.iter().map(|mode| figures(mode, &seen, place, findings)).collect())
}

fn order(modes: &[Mode], seed: u64, repeat: u32) -> Vec<&Mode> {
    let mut modes: Vec<&Mode> = modes.iter().collect();
    let seed = seed ^ (u64::from(repeat) + 1).wrapping_mul(0xd1b5_4a32_d192_ed03);
    fastrand::Rng::with_seed(seed).shuffle(&mut modes);
    modes
}

impl Seen {
    fn add(&mut self, did: Did, place: &str, mode: &Mode, findings: &mut Findings) {
        match did {
            Did::Served { scheduled, latency_us, late_us, launches } => {
                self.scheduled += scheduled;
                self.latency_us.extend(latency_us);
                self.late_us.extend(late_us);
                self.launches += launches;
            }
            Did::Looped { per_s, gap_ns, launches } => {
                // Held back by the preload is an outcome; without it, the work was not as stated.
                let native = mode.players.iter().all(|player| player.side == Side::Native);
                if native && gap_ns > GAP_NS_MAX {
                    let gap_ms = gap_ns / 1_000_000;
                    findings.add(Code::BulkIdle, format!("{place}: no kernel ended for {gap_ms} ms"));
                }
                self.per_s.push(per_s);
                self.launches += launches;
            }
        }
    }
}

fn figures(
    mode: &Mode,
    seen: &BTreeMap<(&str, &'static str), Seen>,
    place: &str,
    findings: &mut Findings,
) -> ModeFigures {
    let mut players = BTreeMap::new();
    for player in &mode.players {
        let Some(own) = seen.get(&(mode.name, player.name)) else { continue };
        // Whoever loops does so over the same kernel.
        let solo = seen.get(&(SOLO, "bulk")).map(|solo| solo.per_s.as_slice());
        let urgent = (own.scheduled > 0).then(|| urgent_figures(own));
        if let Some(urgent) = urgent.as_ref().filter(|urgent| urgent.late_p99_us > LATE_US_MAX) {
            let what = format!("{place}, {}: {:.0} us at P99", mode.name, urgent.late_p99_us);
            findings.add(Code::GeneratorLate, what);
        }
        let bulk = (!own.per_s.is_empty()).then(|| BulkFigures {
            per_s: own.per_s.clone(),
            over_solo: solo.and_then(|solo| over(&own.per_s, solo)),
        });
        players.insert(player.name, PlayerFigures { urgent, bulk, launches: own.launches });
    }
    ModeFigures { mode: mode.name, players }
}

fn urgent_figures(seen: &Seen) -> UrgentFigures {
    let (scheduled, served) = (seen.scheduled, seen.latency_us.len());
    let saturated = (served as f64) < SERVED_AT_LEAST * scheduled as f64;
    let percentile = |q| if saturated { None } else { estimate(&seen.latency_us, q) };
    UrgentFigures {
        scheduled,
        served,
        saturated,
        p50_us: percentile(0.5),
        p99_us: percentile(P99),
        late_p99_us: quantile(&seen.late_us, P99).unwrap_or(0.0),
    }
}

fn estimate(values: &[f64], q: f64) -> Option<Estimate> {
    let interval = quantile_interval(values, q);
    Some(Estimate {
        value: quantile(values, q)?,
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    })
}

/// A rate over another of the same repeats.
pub fn over(rates: &[f64], others: &[f64]) -> Option<Estimate> {
    let pairs: Vec<(f64, f64)> = rates.iter().copied().zip(others.iter().copied()).collect();
    match paired_ratio(&pairs) {
        Some(RatioBounds { ratio, low, high }) => {
            Some(Estimate { value: ratio, low: Some(low), high: Some(high) })
        }
        None => {
            let ratios: Vec<f64> =
                pairs.iter().filter(|(_, other)| *other > 0.0).map(|(one, other)| one / other).collect();
            Some(Estimate { value: median(&ratios)?, low: None, high: None })
        }
    }
}

/// The figures of one player of one mode.
pub fn player<'a>(modes: &'a [ModeFigures], mode: &str, player: &str) -> Option<&'a PlayerFigures> {
    modes.iter().find(|figures| figures.mode == mode)?.players.get(player)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(count: usize, served: usize) -> Seen {
        let latency_us = (0..served).map(|nth| nth as f64).collect();
        Seen { scheduled: count, latency_us, ..Seen::default() }
    }

    #[test]
    fn a_saturated_side_has_no_percentiles() {
        let figures = urgent_figures(&seen(1_000, 980));
        assert!(figures.saturated && figures.p50_us.is_none() && figures.p99_us.is_none());
        let figures = urgent_figures(&seen(1_000, 1_000));
        assert!(!figures.saturated);
        let p99 = figures.p99_us.unwrap();
        assert_eq!((p99.low, p99.value, p99.high), (Some(982.0), 989.0, Some(996.0)));
    }

    #[test]
    fn few_requests_have_a_percentile_without_bounds() {
        let p99 = urgent_figures(&seen(300, 300)).p99_us.unwrap();
        assert_eq!((p99.low, p99.high), (None, None));
    }

    #[test]
    fn a_ratio_of_one_repeat_has_no_bounds() {
        assert_eq!(over(&[9.0], &[10.0]), Some(Estimate { value: 0.9, low: None, high: None }));
        assert_eq!(over(&[], &[]), None);
        let many = over(&[9.0, 9.1, 9.0], &[10.0, 10.0, 10.1]).unwrap();
        assert!(many.low.unwrap() < many.value && many.value < many.high.unwrap());
    }
}
