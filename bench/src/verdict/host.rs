//! E5 and the host: how much of an effect two processes have on each other without sharing a card, and whether the
//! host kept up.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::figures::{Data, services};
use super::findings::{Code, Findings};
use super::identity::card_in_common;
use crate::record::{DeviceKind, Experiment, Mode, ModeRun, UsersSource};
use crate::stats;

/// The software card may deal with this share of its events over 100 µs late. A mode's windows count together, as its
/// latencies do: one window has 130 to 260 events, of which two or three late ones say nothing.
const LATE_AT_MOST: f64 = 0.01;
/// A window by itself is too slow if it has more late events than chance gives one whose share is the allowed one, once
/// in so many windows. An experiment has about thirty.
const LATE_CHANCE_P: f64 = 0.001;
/// On two cards the urgent side may be this much slower than alone before it matters,
const APART_RATIO_AT_MOST: f64 = 1.20;
/// and then this share of the whole effect may be there without a shared card.
const HOST_SHARE_AT_MOST: f64 = 0.5;
/// Without a control, launch phases and steal that differ by more are pointed out.
const WARN_RATIO: f64 = 1.20;
/// Steal below this share of the window is not worth a word.
const STEAL_FLOOR: f64 = 0.01;

/// E5 in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ApartEvidence {
    /// Whether the effect is the card's as far as can be told; without a second card it rests on steal and launch phases.
    pub holds: bool,
    /// Whether a second card was there for the control.
    pub measured: bool,
    /// Median service time alone, in ms.
    pub solo_p50_ms: Option<f64>,
    /// With bulk on another card, in ms.
    pub apart_p50_ms: Option<f64>,
    /// With bulk on the same card, in ms.
    pub native_p50_ms: Option<f64>,
}

/// How the host did.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HostEvidence {
    /// The largest share of the software card's events in any mode that were over 100 µs late.
    pub late_events_max: Option<f64>,
    /// The largest share of any window that a hypervisor took away.
    pub steal_max: Option<f64>,
    /// Median time from issue to last launch alone, in ms.
    pub launch_phase_solo_ms: Option<f64>,
    /// The same with bulk, native, in ms.
    pub launch_phase_native_ms: Option<f64>,
}

pub(super) fn check_apart(experiment: &Experiment, data: &Data, findings: &mut Findings) -> ApartEvidence {
    let p50 = |mode| stats::median(&services(data, mode));
    let mut evidence = ApartEvidence {
        holds: true,
        measured: data.contains_key(&Mode::Apart),
        solo_p50_ms: p50(Mode::SoloUrgent),
        apart_p50_ms: p50(Mode::Apart),
        native_p50_ms: p50(Mode::Native),
    };
    let mut found = Findings::default();
    if !evidence.measured {
        if experiment.device.cards > 1 {
            found.overall(
                Code::NoApart,
                format!("{} cards, but no run on two of them", experiment.device.cards),
            );
        } else {
            found.note(
                "one card only: what sharing the host does was not measured apart from sharing the card",
            );
        }
    }
    for run in experiment.of(Mode::Apart) {
        check_apartness(run, &mut found);
    }
    check_effect(&evidence, &mut found);
    evidence.holds = found.is_clean();
    findings.append(found);
    evidence
}

fn check_apartness(run: &ModeRun, found: &mut Findings) {
    let (Some(urgent), Some(bulk)) = (&run.urgent, &run.bulk) else { return };
    let known = run.users.source != UsersSource::None;
    let of = |pid| run.users.cards_of(pid).into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
    let overlap = !of(urgent.identity.pid).is_disjoint(&of(bulk.identity.pid));
    if urgent.identity.same_card(&bulk.identity) || card_in_common(run).is_some() || (known && overlap) {
        found.in_run(Code::ApartTogether, run, "the control on two cards had both processes on one");
    }
}

fn check_effect(evidence: &ApartEvidence, found: &mut Findings) {
    let (Some(solo), Some(apart)) = (evidence.solo_p50_ms, evidence.apart_p50_ms) else { return };
    let Some(native) = evidence.native_p50_ms else { return };
    if apart > APART_RATIO_AT_MOST * solo && apart - solo > HOST_SHARE_AT_MOST * (native - solo) {
        let why = format!(
            "P50 {solo:.2} ms alone, {native:.2} ms on one card, but {apart:.2} ms on two cards as well"
        );
        found.in_mode(Code::HostEffect, Mode::Apart, why);
    }
}

pub(super) fn check(experiment: &Experiment, findings: &mut Findings) -> HostEvidence {
    let mut evidence = HostEvidence {
        launch_phase_solo_ms: launch_phase(experiment, Mode::SoloUrgent),
        launch_phase_native_ms: launch_phase(experiment, Mode::Native),
        ..HostEvidence::default()
    };
    if experiment.device.kind == DeviceKind::Software && !experiment.device.virtual_time {
        check_punctual(experiment, &mut evidence, findings);
    }
    for run in &experiment.runs {
        let stolen = run.host.steal_ns.map(|steal| steal as f64 / run.window_ns().max(1) as f64);
        evidence.steal_max = larger(evidence.steal_max, stolen);
    }
    warn(experiment, &evidence, findings);
    evidence
}

fn larger(so_far: Option<f64>, next: Option<f64>) -> Option<f64> {
    so_far.into_iter().chain(next).reduce(f64::max)
}

fn check_punctual(experiment: &Experiment, evidence: &mut HostEvidence, findings: &mut Findings) {
    let mut modes: BTreeMap<Mode, (u64, u64)> = BTreeMap::new();
    for run in &experiment.runs {
        let (late, events) = (run.host.late_events, run.host.events);
        let of_mode = modes.entry(run.mode).or_default();
        *of_mode = (of_mode.0.saturating_add(late), of_mode.1.saturating_add(events));
        if events > 0
            && stats::chance_of_at_least(late, events, LATE_AT_MOST).is_some_and(|p| p < LATE_CHANCE_P)
        {
            findings.in_run(Code::HostTooSlow, run, too_late(late, events));
        }
    }
    for (mode, (late, events)) in modes {
        if events == 0 {
            continue;
        }
        let share = late as f64 / events as f64;
        evidence.late_events_max = larger(evidence.late_events_max, Some(share));
        if share > LATE_AT_MOST {
            findings.in_mode(Code::HostTooSlow, mode, too_late(late, events));
        }
    }
}

fn too_late(late: u64, events: u64) -> String {
    let percent = late as f64 / events as f64 * 100.0;
    format!("{percent:.1} % of the card's events ({late} of {events}) were over 100 µs late, of 1 %")
}

fn launch_phase(experiment: &Experiment, mode: Mode) -> Option<f64> {
    let phases = experiment.of(mode).filter_map(|run| run.host.launch_phase_ns);
    stats::median(&phases.map(super::figures::to_ms).collect::<Vec<_>>())
}

fn steal(experiment: &Experiment, mode: Mode) -> Option<f64> {
    let shares =
        experiment.of(mode).filter_map(|run| Some(run.host.steal_ns? as f64 / run.window_ns().max(1) as f64));
    stats::median(&shares.collect::<Vec<_>>())
}

fn warn(experiment: &Experiment, evidence: &HostEvidence, findings: &mut Findings) {
    let phases = (evidence.launch_phase_solo_ms, evidence.launch_phase_native_ms);
    if let (Some(solo), Some(native)) = phases
        && differ(solo, native)
    {
        findings.note(format!(
            "the launch phase of a request takes {solo:.2} ms alone and {native:.2} ms beside bulk"
        ));
    }
    let steals = (steal(experiment, Mode::SoloUrgent), steal(experiment, Mode::Native));
    if let (Some(solo), Some(native)) = steals
        && native.max(solo) > STEAL_FLOOR
        && differ(solo, native)
    {
        findings.note(format!(
            "the hypervisor took {:.1} % of the processor alone and {:.1} % beside bulk",
            solo * 100.0,
            native * 100.0
        ));
    }
}

fn differ(a: f64, b: f64) -> bool {
    a.max(b) > WARN_RATIO * a.min(b)
}
