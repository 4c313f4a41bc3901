//! The tables that people read.

use super::findings::{Bar, Estimate, Findings, Short};
use super::latency::Latency;
use super::others::Others;
use super::scenario::{ModeFigures, PlayerFigures};
use super::submit::{Bound, Paired, Submitted};
use super::within::Roads;
use crate::micro::Spread;

/// The head of the first table.
pub const SUBMIT_HEAD: &str = "\nstate                          what                        native ns   preload ns    \
    ratio (its 95 %; quartiles of turns)\n\
    within one process: straight to the driver library; by the program's function; \
    ratio (its 95 %; quartiles of batches); added ns (its 95 %); ratio of each process";

/// The rows of a state.
pub fn submit(figures: &Submitted) {
    let row = |what: &str, native: Spread, preloaded: Spread, more: &str| {
        let (native, preloaded) = (native.median, preloaded.median);
        let name = figures.state.name();
        println!("{name:<30} {what:<26} {native:>10.1} {preloaded:>12.1}    {more}");
    };
    row("launch call", figures.native_ns, figures.preloaded_ns, &ratio_of(figures.ratio));
    let trip_ratio = ratio_of(figures.round_trip_ratio);
    row("launch + wait", figures.native_round_trip_ns, figures.round_trip_ns, &trip_ratio);
    let Some(within) = &figures.within else {
        return println!("{:<30} not compared within one process", figures.state.name());
    };
    let row = |what, roads: &Roads| {
        let by_process: Vec<_> = roads.by_process.iter().map(|ratio| format!("{ratio:.4}")).collect();
        let (ratio, added) = (ratio_of(roads.ratio), signed(roads.added_ns.median));
        let more = format!("{ratio}  {added} ns  {}", by_process.join(", "));
        row(what, roads.direct_ns, roads.given_ns, &more);
    };
    row("launch call, one process", &within.launch);
    row("launch + wait, one process", &within.round_trip);
}

fn signed(estimate: Estimate) -> String {
    match estimate {
        Estimate { value, low: Some(low), high: Some(high) } => {
            format!("{value:+.1} ({low:+.1} … {high:+.1})")
        }
        Estimate { value, .. } => format!("{value:+.1} (–)"),
    }
}

/// The head of the second table.
pub const BOUND_HEAD: &str =
    "\nlaunch-bound work (5 us kernels)    rate over native (its 95 %; quartiles of turns)";

/// A row of it.
pub fn bound(figures: &Bound) {
    println!("{:<35} {}", figures.state.name(), ratio_of(figures.ratio));
}

fn ratio_of(ratio: Paired) -> String {
    let Spread { median, lower, upper } = ratio.spread;
    match (ratio.median.low, ratio.median.high) {
        (Some(low), Some(high)) => format!("{median:.4} ({low:.4} … {high:.4}; {lower:.3} … {upper:.3})"),
        _ => format!("{median:.4} (–; {lower:.3} … {upper:.3})"),
    }
}

/// A table beside bulk kernels of one length.
pub fn latency(figures: &Latency) {
    println!(
        "\nurgent 50 us kernel, 200 a second, beside bulk kernels of {} ms",
        figures.bulk_ns as f64 / 1e6
    );
    modes(&figures.modes);
}

/// A table of one scenario.
pub fn others(figures: &Others) {
    println!("\n{}", figures.scenario.name());
    modes(&figures.modes);
}

fn modes(all: &[ModeFigures]) {
    println!(
        "{:<18} {:<8} P50 us (95 %)             P99 us (95 %)             kernels/s  over solo (95 %)",
        "mode", "who"
    );
    for figures in all {
        // Urgent ones first.
        for (name, player) in figures.players.iter().rev() {
            println!("{:<18} {name:<8} {}", figures.mode, row(player));
        }
    }
}

fn row(player: &PlayerFigures) -> String {
    match (&player.urgent, &player.bulk) {
        (Some(urgent), _) if urgent.saturated => {
            format!("saturated: {} of {} served", urgent.served, urgent.scheduled)
        }
        (Some(urgent), _) => format!("{:<25} {}", bounded(urgent.p50_us), bounded(urgent.p99_us)),
        (None, Some(bulk)) => {
            let rate = crate::stats::median(&bulk.per_s).unwrap_or(f64::NAN);
            format!("{:<25} {:<25} {:>9}  {}", "", "", Short(rate), bounded(bulk.over_solo))
        }
        (None, None) => "not measured".to_owned(),
    }
}

fn bounded(estimate: Option<Estimate>) -> String {
    match estimate {
        Some(Estimate { value, low: Some(low), high: Some(high) }) => {
            format!("{} ({} … {})", Short(value), Short(low), Short(high))
        }
        Some(Estimate { value, .. }) => format!("{}", Short(value)),
        None => "–".to_owned(),
    }
}

/// What was to be reached, and what speaks against the figures.
pub fn end(launches: u64, bars: &[Bar], findings: &Findings) {
    println!("\nresults: bit-identical to running alone, {launches} launches checked");
    if !bars.is_empty() {
        println!();
    }
    bars.iter().for_each(|bar| println!("{bar}"));
    if findings.is_empty() {
        return println!("\nverdict: valid");
    }
    println!("\nverdict: INVALID");
    findings.iter().for_each(|finding| println!("  {}: {}", finding.code.name(), finding.what));
}
