//! The device, the plan, the verdict and its evidence in words, with their numbers.

use crate::record::{Arrivals, Device, DeviceKind, Mode, Plan, Processes};
use crate::verdict::{
    Answer, CanaryEvidence, Claims, Evidence, ModeClaims, ModeFigures, Outcome, Ratio, Verdict,
};

/// The first line of every report: what the figures were taken on, and whether that is a card or a model of one.
pub fn device_line(device: &Device) -> String {
    let mut parts = vec![match device.kind {
        DeviceKind::Software => format!(
            "software card {} (a model: its figures are never a GPU's), preset hash {}",
            device.preset.as_deref().unwrap_or("of no preset"),
            device.preset_hash.as_deref().unwrap_or("unknown")
        ),
        DeviceKind::Hardware => format!("{} (a real GPU)", device.name),
    }];
    parts.extend((!device.platform.is_empty()).then(|| device.platform.clone()));
    parts.extend(device.driver.as_ref().map(|driver| format!("driver {driver}")));
    parts.extend(device.library.as_ref().map(|library| format!("library {library}")));
    parts.extend((!device.settings.is_empty()).then(|| device.settings.join(", ")));
    if device.virtual_time {
        parts.push("in virtual time".to_owned());
    } else if let Some(scale) = device.timescale.filter(|scale| *scale != 1.0) {
        parts.push(format!("slowed down {scale} times"));
    }
    format!("device: {}", parts.join(", "))
}

/// The second: what was run, and how long it takes.
pub fn plan_line(plan: &Plan) -> String {
    let modes: Vec<&str> = plan.modes.iter().map(|mode| mode.name()).collect();
    let processes = match plan.processes {
        Processes::Anew => "processes started anew for each run",
        Processes::Parked => "processes kept, those that do not run stopped (SIGSTOP)",
    };
    let arrivals = match plan.arrivals {
        Arrivals::Jitter => "jittered",
        Arrivals::Periodic => "periodic",
        Arrivals::Poisson => "Poisson",
        Arrivals::Closed => "closed-loop",
    };
    let wall = if plan.expected_wall_s > 0.0 {
        format!("; about {}", duration(plan.expected_wall_s))
    } else {
        String::new()
    };
    format!(
        "plan: {}, {} blocks of {} × {}; {} at {}/s ({arrivals}) beside {}; {processes}; seed {}{wall}",
        plan.name,
        plan.repeats,
        modes.join(" + "),
        duration(plan.window_ns as f64 / 1e9),
        plan.urgent,
        plan.rate_per_s,
        plan.bulk,
        plan.seed
    )
}

fn duration(seconds: f64) -> String {
    if seconds < 120.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", (seconds / 60.0).ceil()) }
}

/// The verdict in one line, with the outcome if there is one.
pub(super) fn verdict_line(verdict: &Verdict) -> String {
    if !verdict.is_valid() {
        let codes: Vec<&str> = verdict.codes().iter().map(|code| code.name()).collect();
        return format!("verdict: INVALID ({}); the figures above prove nothing", codes.join(", "));
    }
    match verdict.outcome {
        Some(outcome) => format!("verdict: valid; outcome: {}", outcome.name()),
        None => "verdict: valid; outcome: undecided at this number of requests".to_owned(),
    }
}

fn mark(holds: bool) -> &'static str {
    if holds { "ok  " } else { "FAIL" }
}

fn percent(share: Option<f64>) -> String {
    share.map_or("?".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

fn ms(value: Option<f64>) -> String {
    value.map_or("?".to_owned(), |value| format!("{value:.2} ms"))
}

/// One line a rule of evidence.
pub(super) fn evidence_lines(evidence: &Evidence) -> Vec<String> {
    let mut lines = vec![identity(evidence), canary("canary", &evidence.e2_canary)];
    lines.extend(evidence.e2_canary_mps.as_ref().map(|in_mps| canary("canary in MPS", in_mps)));
    lines.extend([demand(evidence), honest(evidence), apart(evidence), load(evidence)]);
    lines
}

fn identity(evidence: &Evidence) -> String {
    let it = &evidence.e1_identity;
    let sources: Vec<String> = it.sources.iter().map(|source| format!("{source:?}").to_lowercase()).collect();
    let others = match it.foreign_pids.as_slice() {
        [] => "nobody else".to_owned(),
        pids => format!("and pids {pids:?}"),
    };
    let boards =
        if it.boards.is_empty() { String::new() } else { format!("; board {}", it.boards.join(", ")) };
    format!(
        "E1 {} identity: {}; both on one card in {} of {} shared runs by the {}, {others}{boards}",
        mark(it.holds),
        it.cards.join(" and "),
        it.together,
        it.shared_runs,
        sources.join(", "),
    )
}

fn canary(name: &str, it: &CanaryEvidence) -> String {
    format!(
        "E2 {} {name}: {} without bulk, {} beside it: × {:.2}, at least {:.2} (1.10 needed), p {:.1e} ({} and {} launches)",
        mark(it.holds),
        ms(it.absent_p50_ms),
        ms(it.beside_p50_ms),
        it.ratio.unwrap_or(0.0),
        it.ratio_low.unwrap_or(0.0),
        it.p.unwrap_or(1.0),
        it.absent,
        it.beside
    )
}

fn demand(evidence: &Evidence) -> String {
    let it = &evidence.e3_demand;
    format!(
        "E3 {} demand: bulk had unfinished work during at least {} of every tenth of a window and {} of the requests (95 % \
         needed)",
        mark(it.holds),
        percent(it.tenth_min),
        percent(it.request_spans_min)
    )
}

fn honest(evidence: &Evidence) -> String {
    let it = &evidence.e4_honest_bulk;
    let kernels: Vec<String> = it.kernels_per_iteration.iter().map(u64::to_string).collect();
    let seen = match it.seen_below_min {
        Some(share) => format!("; {} of the kernels it counts were seen below it", percent(Some(share))),
        None => "; nobody below it counts its kernels".to_owned(),
    };
    format!(
        "E4 {} honest bulk: {} kernels an iteration, {} result(s), gap between iterations {} alone and at most {} beside{seen}",
        mark(it.holds),
        if kernels.is_empty() { "?".to_owned() } else { kernels.join(" or ") },
        it.checksums.len(),
        ms(it.solo_gap_ms),
        ms(it.gap_max_ms)
    )
}

fn apart(evidence: &Evidence) -> String {
    let it = &evidence.e5_apart;
    if !it.measured {
        let host = &evidence.host;
        return format!(
            "E5 {} apart: not measured; launch phase {} alone, {} beside bulk; steal at most {}",
            mark(it.holds),
            ms(host.launch_phase_solo_ms),
            ms(host.launch_phase_native_ms),
            percent(host.steal_max)
        );
    }
    format!(
        "E5 {} apart: urgent P50 (from the issue) {} alone, {} with bulk on another card, {} on the same",
        mark(it.holds),
        ms(it.solo_p50_ms),
        ms(it.apart_p50_ms),
        ms(it.native_p50_ms)
    )
}

fn load(evidence: &Evidence) -> String {
    let largest = |value: fn(&crate::verdict::Agreement) -> Option<f64>| {
        evidence.agreement.values().filter_map(value).map(f64::abs).reduce(f64::max)
    };
    let late = evidence
        .host
        .late_events_max
        .map(|late| format!("; card late for {} of its events", percent(Some(late))));
    format!(
        "load: generator late by {} at P99 (1 ms allowed); repeats agree within {} on P50 (10 %, or chance) and {} on bulk (3 %){}",
        ms(evidence.generator.late_p99_ms_max),
        percent(largest(|one| one.p50_spread)),
        percent(largest(|one| one.bulk_spread)),
        late.unwrap_or_default()
    )
}

/// What may be claimed, each mode in a line or two, after what the outcome means.
pub(super) fn claim_lines(verdict: &Verdict) -> Vec<String> {
    let Some(claims) = &verdict.claims else { return Vec::new() };
    let mut lines: Vec<String> = verdict.outcome.iter().map(|outcome| meaning(*outcome).to_owned()).collect();
    for (mode, of_mode) in &claims.modes {
        let figures = verdict.modes.get(mode).cloned().unwrap_or_default();
        lines.push(format!("{}: {}", mode.name(), side(claims, *mode, of_mode, &figures)));
    }
    lines
}

fn meaning(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NoMaterialInterference => {
            "native sharing costs next to nothing here: there is nothing to gain"
        }
        Outcome::NativeMeetsGoal => {
            "native sharing reaches the goal by itself here: hipreempt is not needed for it"
        }
        Outcome::Saturated => {
            "natively the urgent side cannot keep up: no \"% better\" can be stated against it"
        }
        Outcome::ContendedNotImproved => {
            "native sharing hurts, and hipreempt does not make it better by a tenth"
        }
        Outcome::Improved => "hipreempt is better by a tenth or more, but the goal is not shown to be met",
        Outcome::GoalMet => "hipreempt reaches the goal, which native sharing is not shown to reach",
    }
}

fn answer(answer: Answer, yes: &str, no: &str) -> String {
    match answer {
        Answer::Yes => yes.to_owned(),
        Answer::No => no.to_owned(),
        Answer::Undecided => format!("not decided whether it {yes}"),
    }
}

fn side(claims: &Claims, which: Mode, mode: &ModeClaims, figures: &ModeFigures) -> String {
    let percentile = claims.percentile.to_uppercase();
    let mut parts = vec![answer(mode.meets_goal, "meets the goal", "misses the goal")];
    if mode.saturated {
        let urgent = figures.urgent.clone().unwrap_or_default();
        parts.push(format!(
            "saturated, serves {:.2} req/s, response grows by {:.0} ms each second",
            urgent.throughput_per_s,
            urgent.growth_ms_per_s.unwrap_or(0.0)
        ));
    } else {
        let goal = format!("{percentile} ≤ {} ms", claims.goal_ms);
        let allowed = mode.late_allowed.map_or("none would do".to_owned(), |late| format!("{late} allowed"));
        let stated = answer(mode.urgent_in_time, &format!("keeps {goal}"), &format!("misses {goal}"));
        parts.push(format!("{stated} ({} late, {allowed})", mode.late));
    }
    for (base, ratio) in &mode.urgent_over {
        let Ratio { ratio, low, high } = ratio;
        parts.push(format!("{percentile} {ratio:.3} × {} ({low:.3}–{high:.3})", base.name()));
    }
    if let Some(Ratio { ratio, low, high }) = mode.p50_over_solo {
        parts.push(format!("P50 {ratio:.3} × solo_urgent ({low:.3}–{high:.3})"));
    }
    let over_baseline = mode.urgent_over.get(&which.baseline());
    let ceiling = claims.ceiling_percent.filter(|_| which.baseline() == claims.baseline);
    if let (Some(better), Some(ratio), Some(ceiling)) = (mode.better_percent, over_baseline, ceiling) {
        let (least, baseline) = ((1.0 - ratio.high) * 100.0, claims.baseline.name());
        parts.push(format!(
            "{better:.1} % better, above {least:.1} %; the ceiling (1 − solo/{baseline}) is {ceiling:.1} %"
        ));
    }
    if let Some(bulk) = mode.bulk_over_solo {
        let kept = answer(mode.bulk_kept, "keeps its goal", "misses its goal");
        parts.push(format!(
            "bulk {:.3} × solo, above {:.3} ({kept} of {:.3})",
            bulk.ratio, bulk.low, claims.bulk_goal
        ));
    }
    for (base, bulk) in &mode.bulk_over {
        parts.push(format!("{:.3} × {}, above {:.3}", bulk.ratio, base.name(), bulk.low));
    }
    parts.join("; ")
}
