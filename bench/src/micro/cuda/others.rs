//! More than two processes, and urgent ones that never rest.

use serde::Serialize;

use super::corun::{Player, Stage, Work};
use super::device::{Level, Priority, Side};
use super::findings::{Bar, Estimate, Findings, Wanted};
use super::kernels::Kernel;
use super::latency::{ALONE, LEVEL3, NATIVE, SOLO_BULK};
use super::plan::Plan;
use super::print;
use super::rig::Bench;
use super::scenario::{self, Mode, ModeFigures, PlayerFigures, over, player};
use crate::error::BenchError;

/// A bulk client keeps this share of its solo rate, whatever others do.
const SHARE_BAR: f64 = 0.015;
/// Nobody is worse than native by more than two repeats of one thing differ.
const AS_NATIVE: f64 = 0.97;

/// Who meets whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scenario {
    /// High serves requests, normal and low loop.
    ThreePriorities,
    /// High loops, and so does low.
    SaturatingUrgent,
    /// High serves requests, low loops, and so does a third process without the preload.
    UnmanagedThird,
}

/// All of them.
pub const SCENARIOS: [Scenario; 3] =
    [Scenario::ThreePriorities, Scenario::SaturatingUrgent, Scenario::UnmanagedThird];

/// The figures of one.
#[derive(Clone, Debug, Serialize)]
pub struct Others {
    /// Which.
    pub scenario: Scenario,
    /// By mode.
    pub modes: Vec<ModeFigures>,
}

impl Scenario {
    /// In a few words.
    pub fn name(self) -> &'static str {
        match self {
            Scenario::ThreePriorities => "three priorities",
            Scenario::SaturatingUrgent => "saturating urgent client",
            Scenario::UnmanagedThird => "third process without the preload",
        }
    }

    /// A board's and a stage's name.
    fn part(self) -> &'static str {
        match self {
            Scenario::ThreePriorities => "priorities",
            Scenario::SaturatingUrgent => "saturating",
            Scenario::UnmanagedThird => "unmanaged",
        }
    }

    /// The names of its modes.
    pub fn modes(self) -> &'static [&'static str] {
        match self {
            Scenario::ThreePriorities => &[ALONE, SOLO_BULK, NATIVE, LEVEL3],
            Scenario::SaturatingUrgent | Scenario::UnmanagedThird => &[SOLO_BULK, NATIVE, LEVEL3],
        }
    }

    fn mode(self, name: &'static str, plan: &Plan) -> Mode {
        let managed = |priority| match name {
            LEVEL3 => Side::Preloaded(Level::Three, priority),
            _ => Side::Native,
        };
        let kernel = plan.kernels().about_1ms();
        let looping = |name, side| Player { name, side, work: Work::Loop(kernel) };
        let urgent =
            Player { name: "urgent", side: managed(Priority::High), work: Work::Serve(Kernel::Urgent, None) };
        let bulk = looping("bulk", managed(Priority::Low));
        let normal = looping("normal", managed(Priority::Normal));
        let third = looping("third", Side::Native);
        let players = match (name, self) {
            (ALONE, _) => vec![urgent],
            (SOLO_BULK, _) => vec![bulk],
            (_, Scenario::ThreePriorities) => vec![urgent, normal, bulk],
            (_, Scenario::SaturatingUrgent) => vec![looping("urgent", managed(Priority::High)), bulk],
            (_, Scenario::UnmanagedThird) => vec![urgent, bulk, third],
        };
        Mode { name, players }
    }
}

/// All scenarios; each is printed as it is there.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure(bench: &Bench<'_>, findings: &mut Findings, all: &mut Vec<Others>) -> Result<(), BenchError> {
    for scenario in SCENARIOS {
        if bench.is_out_of_time(scenario.name(), findings) {
            break;
        }
        let modes: Vec<Mode> = scenario.modes().iter().map(|name| scenario.mode(name, bench.plan)).collect();
        let players = modes.iter().flat_map(|mode| mode.players.iter().copied());
        let mut stage =
            Stage::start(bench.ready, bench.plan, scenario.part(), players, bench.interrupt, findings)?;
        let modes =
            scenario::measure(&mut stage, bench.plan, bench.deadline, &modes, scenario.name(), findings)?;
        let others = Others { scenario, modes };
        print::others(&others);
        all.push(others);
    }
    Ok(())
}

/// What they were to reach.
pub fn bars(figures: &[Others]) -> Vec<Bar> {
    figures.iter().flat_map(bars_of).collect()
}

fn bars_of(others: &Others) -> Vec<Bar> {
    let of = |mode, name| player(&others.modes, mode, name);
    match others.scenario {
        Scenario::ThreePriorities => {
            let figures = [of(NATIVE, "urgent"), of(LEVEL3, "urgent")];
            vec![latency_bar("three priorities: urgent P99 over native", figures)]
        }
        Scenario::SaturatingUrgent => {
            let kept =
                of(LEVEL3, "bulk").and_then(|bulk| bulk.bulk.as_ref()?.over_solo).unwrap_or(Estimate::NONE);
            vec![Bar::new(
                "bulk over solo beside a saturating urgent client",
                kept,
                Wanted::AtLeast(SHARE_BAR),
            )]
        }
        Scenario::UnmanagedThird => {
            let figures = [of(NATIVE, "urgent"), of(LEVEL3, "urgent")];
            let mut bars = vec![latency_bar("unmanaged third: urgent P99 over native", figures)];
            for name in ["bulk", "third"] {
                let rates = [of(LEVEL3, name), of(NATIVE, name)].map(rates);
                let ratio = over(&rates[0], &rates[1]).unwrap_or(Estimate::NONE);
                let what = format!("unmanaged third: rate of {name} over native");
                bars.push(Bar::new(what, ratio, Wanted::AtLeast(AS_NATIVE)));
            }
            bars
        }
    }
}

fn rates(player: Option<&PlayerFigures>) -> Vec<f64> {
    player.and_then(|player| player.bulk.as_ref()).map(|bulk| bulk.per_s.clone()).unwrap_or_default()
}

/// P99 at level 3 over native; the bounds are those of the two P99 at their worst.
fn latency_bar(what: &str, [native, level3]: [Option<&PlayerFigures>; 2]) -> Bar {
    let p99 = |player: Option<&PlayerFigures>| player?.urgent.as_ref()?.p99_us;
    let ratio = p99(native).zip(p99(level3)).map(|(native, level3)| Estimate {
        value: level3.value / native.value,
        low: level3.low.zip(native.high).map(|(low, high)| low / high),
        high: level3.high.zip(native.low).map(|(high, low)| high / low),
    });
    Bar::new(what, ratio.unwrap_or(Estimate::NONE), Wanted::AtMost(1.0))
}
