//! Level 3 against what it costs to take a queue off the card and put it back: no such cost has been published, so the
//! software card is given one after the other. In virtual time, from one seed.

use serde::Serialize;

use hipreempt_softgpu::model::Reach;

use super::Simulation;
use super::suspend::Suspensions;
use crate::error::BenchError;
use crate::record::{Mode, ModeRun, Plan};

/// The cost model has left level 3 where it suspends for fewer than one of so many requests.
const LEFT_BELOW: u64 = 100;
/// The range in which the cost is looked for at which that happens, in µs each way.
const SEARCHED_US: (u64, u64) = (50, 20_000);
/// To which part of it that cost is known.
const SEARCHED_TO: u64 = 20;

/// What a mode came to, over all repeats.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Figures {
    /// Urgent response from the scheduled arrival.
    pub p50_ms: f64,
    /// The same.
    pub p99_ms: f64,
    /// Bulk iterations a second, by work done; 0 where bulk did not run.
    pub bulk_per_s: f64,
    /// Urgent requests.
    pub requests: u64,
}

/// Level 3 at one cost.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// What a switch costs each way.
    pub switch_us: u64,
    /// Urgent response from the scheduled arrival.
    pub p50_ms: f64,
    /// The same.
    pub p99_ms: f64,
    /// Bulk's work beside that of the native mode.
    pub bulk_of_native: f64,
    /// How often bulk's queue was taken off the card, all repeats together.
    pub suspensions: u64,
    /// For how long it was off it, on average.
    pub off_us: u64,
    /// From how much work left on it pays, as the cost model has it at the end.
    pub break_even_us: u64,
    /// Urgent requests.
    pub requests: u64,
}

/// The curve, with the modes that no switch changes.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    /// What was measured, for whoever reads the file alone.
    pub about: &'static str,
    /// The software card, and the hash of its presets.
    pub preset: String,
    /// The same.
    pub preset_hash: String,
    /// What a switch disturbs.
    pub reach: &'static str,
    /// Seed and repeats.
    pub seed: u64,
    /// The same.
    pub repeats: u32,
    /// Length of each window.
    pub window_s: f64,
    /// The urgent side alone.
    pub solo: Figures,
    /// The card's own order.
    pub native: Figures,
    /// Launches held, nothing suspended.
    pub level1: Figures,
    /// By cost.
    pub points: Vec<Point>,
    /// From this cost each way on the cost model leaves it, to a twentieth; `None` if it never does.
    pub stops_paying_us: Option<u64>,
}

const ABOUT: &str = "the software device, a model in virtual time: no figure here is a GPU's";

impl Curve {
    /// What is asked of the urgent P99 where switches are cheap.
    pub fn p99_bar_ms(&self) -> f64 {
        1.25 * self.solo.p99_ms + 1.0
    }
}

/// Measures, and finds the cost from which on the cost model leaves level 3. `report` is told of each point as it is there, and may end it.
///
/// # Errors
/// [`BenchError`] of a run or of `report`.
pub fn measure(
    simulation: &Simulation,
    plan: &Plan,
    costs_us: &[u64],
    reach: Reach,
    report: &mut dyn FnMut(&Point) -> Result<(), BenchError>,
) -> Result<Curve, BenchError> {
    let curve = measure_points(simulation, plan, costs_us, reach, report)?;
    Ok(Curve { stops_paying_us: search(simulation, plan, reach)?, ..curve })
}

/// The same without that search.
///
/// # Errors
/// See [`measure`].
pub fn measure_points(
    simulation: &Simulation,
    plan: &Plan,
    costs_us: &[u64],
    reach: Reach,
    report: &mut dyn FnMut(&Point) -> Result<(), BenchError>,
) -> Result<Curve, BenchError> {
    let of = |mode| run_all(simulation, plan, mode).map(|(figures, _)| figures);
    let native = of(Mode::Native)?;
    let mut points = Vec::new();
    for &switch_us in costs_us {
        let point = at(simulation, plan, switch_us, reach, &native)?;
        report(&point)?;
        points.push(point);
    }
    Ok(Curve {
        about: ABOUT,
        preset: simulation.preset_name.clone(),
        preset_hash: hipreempt_softgpu::preset_file_hash(),
        reach: reach.name(),
        seed: plan.seed,
        repeats: plan.repeats,
        window_s: plan.window_ns as f64 / 1e9,
        solo: of(Mode::SoloUrgent)?,
        native,
        level1: of(Mode::Hipreempt)?,
        points,
        stops_paying_us: None,
    })
}

fn at(
    simulation: &Simulation,
    plan: &Plan,
    switch_us: u64,
    reach: Reach,
    native: &Figures,
) -> Result<Point, BenchError> {
    let simulation = simulation.clone().with_switches(switch_us * 1_000, reach);
    let (figures, suspensions) = run_all(&simulation, plan, Mode::Level3)?;
    Ok(Point {
        switch_us,
        p50_ms: figures.p50_ms,
        p99_ms: figures.p99_ms,
        bulk_of_native: figures.bulk_per_s / native.bulk_per_s,
        suspensions: suspensions.count,
        off_us: suspensions.off_ns.checked_div(suspensions.count).unwrap_or(0) / 1_000,
        break_even_us: suspensions.break_even_ns / 1_000,
        requests: figures.requests,
    })
}

/// The cost from which on the cost model leaves it, by halving.
fn search(simulation: &Simulation, plan: &Plan, reach: Reach) -> Result<Option<u64>, BenchError> {
    let plan = Plan { repeats: 1, ..plan.clone() };
    let is_left = |switch_us: u64| {
        let simulation = simulation.clone().with_switches(switch_us * 1_000, reach);
        let (figures, suspensions) = run_all(&simulation, &plan, Mode::Level3)?;
        Ok::<_, BenchError>(suspensions.count * LEFT_BELOW < figures.requests)
    };
    let (mut pays_us, mut left_us) = SEARCHED_US;
    if !is_left(left_us)? {
        return Ok(None);
    }
    while left_us - pays_us > left_us / SEARCHED_TO {
        let middle_us = pays_us.midpoint(left_us);
        if is_left(middle_us)? {
            left_us = middle_us;
        } else {
            pays_us = middle_us;
        }
    }
    Ok(Some(left_us))
}

fn run_all(simulation: &Simulation, plan: &Plan, mode: Mode) -> Result<(Figures, Suspensions), BenchError> {
    let (mut runs, mut all) = (Vec::new(), Suspensions::default());
    for repeat in 0..plan.repeats {
        let (run, suspensions) = simulation.run_watched(plan, mode, repeat)?;
        all.count += suspensions.count;
        all.off_ns += suspensions.off_ns;
        all.break_even_ns = suspensions.break_even_ns;
        runs.push(run);
    }
    Ok((figures(&runs), all))
}

fn figures(runs: &[ModeRun]) -> Figures {
    let requests = runs.iter().filter_map(|run| run.urgent.as_ref()).flat_map(|side| &side.requests);
    // One that was never served took for ever.
    let mut took_ms: Vec<f64> =
        requests.map(|request| request.response_ns().map_or(f64::INFINITY, |ns| ns as f64 / 1e6)).collect();
    took_ms.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let rank = (took_ms.len() as f64 * share).ceil() as usize;
        took_ms.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    };
    let rates = runs.iter().filter_map(|run| run.bulk.as_ref()).filter_map(|side| {
        let (first, last) = (side.samples.first()?, side.samples.last()?);
        let work = (last.work_ns - first.work_ns) as f64 / side.iteration_work_ns as f64;
        Some(work / ((last.at_ns - first.at_ns) as f64 / 1e9))
    });
    Figures {
        p50_ms: at(0.5),
        p99_ms: at(0.99),
        bulk_per_s: rates.sum::<f64>() / runs.len() as f64,
        requests: took_ms.len() as u64,
    }
}
