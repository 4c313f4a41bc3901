//! An urgent kernel of 50 µs, 200 times a second, beside bulk kernels of several lengths.

use serde::Serialize;

use super::corun::{Player, Stage, Work};
use super::device::{Level, Priority, Side};
use super::findings::{Bar, Estimate, Findings, Wanted};
use super::kernels::{HINT_AHEAD_NS, Kernel};
use super::print;
use super::rig::Bench;
use super::scenario::{self, Mode, ModeFigures, player};
use crate::error::BenchError;

/// Only the urgent process.
pub const ALONE: &str = "alone";
/// Only the bulk process.
pub const SOLO_BULK: &str = scenario::SOLO;
/// Both, without the preload.
pub const NATIVE: &str = "native";
/// Both, launches held.
pub const LEVEL1: &str = "level1";
/// Both, queues suspended.
pub const LEVEL3: &str = "level3";
/// The same, with a placeholder ahead of each request that is over at once.
pub const LEVEL3_HINT: &str = "level3-hint";

/// Beside bulk kernels of these lengths there are bars and a hint, in nanoseconds.
const JUDGED_NS: [u64; 2] = [1_000_000, 5_000_000];
const P50_BAR_US: f64 = 260.0;
const P99_BAR_US: f64 = 350.0;
const BULK_BAR: f64 = 0.91;

/// The figures beside bulk kernels of one length.
#[derive(Clone, Debug, Serialize)]
pub struct Latency {
    /// Their length, as wanted, in nanoseconds.
    pub bulk_ns: u64,
    /// By mode.
    pub modes: Vec<ModeFigures>,
}

/// The names of the modes beside kernels of one length.
pub fn modes(bulk_ns: u64) -> Vec<&'static str> {
    let mut modes = vec![ALONE, SOLO_BULK, NATIVE, LEVEL1, LEVEL3];
    if JUDGED_NS.contains(&bulk_ns) {
        modes.push(LEVEL3_HINT);
    }
    modes
}

fn mode(name: &'static str, bulk: Kernel) -> Mode {
    let (high, low) = match name {
        LEVEL1 => both(Level::One),
        LEVEL3 | LEVEL3_HINT => both(Level::Three),
        _ => (Side::Native, Side::Native),
    };
    let hint = match name {
        LEVEL3_HINT => Some((Kernel::Hint, HINT_AHEAD_NS)),
        _ => None,
    };
    let mut players = Vec::new();
    if name != SOLO_BULK {
        players.push(Player { name: "urgent", side: high, work: Work::Serve(Kernel::Urgent, hint) });
    }
    if name != ALONE {
        players.push(Player { name: "bulk", side: low, work: Work::Loop(bulk) });
    }
    Mode { name, players }
}

fn both(level: Level) -> (Side, Side) {
    (Side::Preloaded(level, Priority::High), Side::Preloaded(level, Priority::Low))
}

/// Beside all lengths; each is printed as it is there.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure(bench: &Bench<'_>, findings: &mut Findings, all: &mut Vec<Latency>) -> Result<(), BenchError> {
    let of_length = |(length, bulk_ns): (usize, &u64)| {
        let modes: Vec<Mode> =
            modes(*bulk_ns).into_iter().map(|name| mode(name, Kernel::Bulk(length))).collect();
        (*bulk_ns, modes)
    };
    if bench.is_out_of_time("latency", findings) {
        return Ok(());
    }
    let lengths: Vec<(u64, Vec<Mode>)> = bench.plan.bulk_ns.iter().enumerate().map(of_length).collect();
    let players = lengths.iter().flat_map(|(_, modes)| modes).flat_map(|mode| mode.players.iter().copied());
    let mut stage = Stage::start(bench.ready, bench.plan, "latency", players, bench.interrupt, findings)?;
    for (bulk_ns, modes) in &lengths {
        let place = format!("bulk {} ms", *bulk_ns as f64 / 1e6);
        if bench.is_out_of_time(&place, findings) {
            break;
        }
        let modes = scenario::measure(&mut stage, bench.plan, bench.deadline, modes, &place, findings)?;
        let latency = Latency { bulk_ns: *bulk_ns, modes };
        print::latency(&latency);
        all.push(latency);
    }
    Ok(())
}

/// What level 3 was to reach.
pub fn bars(figures: &[Latency]) -> Vec<Bar> {
    let judged = figures.iter().filter(|latency| JUDGED_NS.contains(&latency.bulk_ns));
    judged.flat_map(bars_of).collect()
}

fn bars_of(latency: &Latency) -> Vec<Bar> {
    let beside = format!("level 3 beside {} ms kernels", latency.bulk_ns / 1_000_000);
    let urgent = player(&latency.modes, LEVEL3, "urgent").and_then(|player| player.urgent.as_ref());
    let bulk = player(&latency.modes, LEVEL3, "bulk").and_then(|player| player.bulk.as_ref());
    let p50 = urgent.and_then(|urgent| urgent.p50_us).unwrap_or(Estimate::NONE);
    let p99 = urgent.and_then(|urgent| urgent.p99_us).unwrap_or(Estimate::NONE);
    let kept = bulk.and_then(|bulk| bulk.over_solo).unwrap_or(Estimate::NONE);
    vec![
        Bar::new(format!("urgent P50, {beside}, us"), p50, Wanted::AtMost(P50_BAR_US)),
        Bar::new(format!("urgent P99, {beside}, us"), p99, Wanted::AtMost(P99_BAR_US)),
        Bar::new(format!("bulk over solo, {beside}"), kept, Wanted::AtLeast(BULK_BAR)),
    ]
}
