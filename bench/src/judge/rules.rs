//! The rules, as far as a few figures of a log allow.
//!
//! Numbers about cards that are not in the log come from one simulation of recorded kernel traces scaled to
//! 1.97 iterations a second, and from measurements in one MPS server on an H100; both are said to be that.

use std::fmt::Write;

use super::log::{Log, LoggedRun};
use super::{JudgeArgs, Judgement};
use crate::stats;
use crate::verdict::Code;

/// Fewer served of those offered, and the server is saturated.
const SERVED_AT_LEAST: f64 = 0.99;
/// A larger count is damage and not a count: it takes a million requests a second for eleven days.
const REQUESTS_MAX: f64 = 1e12;
/// Counts further apart than this many standard deviations are not of one condition.
const SIGMAS: f64 = 5.0;
/// The bulk rate that the simulation was scaled to, and how near a log's has to be for its figures to be told.
const SIMULATED_RATE: f64 = 1.97;
const SIMULATED_WITHIN: f64 = 0.05;

/// Runs that are compared each with each: what is said of them grows with the square of their number.
const PAIRED_RUNS_MAX: usize = 50;

/// A logged run against what was offered to it.
struct Judged {
    run: LoggedRun,
    name: String,
    /// Offered in the time it ran.
    offered: Option<f64>,
    /// Served.
    served: Option<f64>,
    saturated: bool,
}

pub(super) fn judge_log(log: Log, args: &JudgeArgs) -> Judgement {
    let rate = log.target_per_s.unwrap_or(args.rate_per_s);
    let runs: Vec<Judged> =
        log.runs.into_iter().enumerate().map(|(place, run)| judged(place, run, rate, args.seconds)).collect();
    let mut text = format!("{} logged run(s), judged against {rate} requests/s\n", runs.len());
    for run in &runs {
        let _ = writeln!(text, "{}: {}", run.name, stated(&run.run));
        section(&mut text, &of_run(run, &runs, rate, args.goal_p99_ms));
    }
    let together = of_pairs(&runs);
    if !together.is_empty() {
        text.push_str("together:\n");
        section(&mut text, &together);
    }
    let codes = [Code::NoUsers, Code::NoCanary, Code::TooFew].map(Code::name).join(", ");
    let _ = writeln!(
        text,
        "verdict: INVALID as evidence of sharing ({codes}): evidence is missing, the contrary is not proven"
    );
    text.push_str("what to log next time (`hipreempt bench dual` does all of it):\n");
    section(&mut text, &next_time(&runs));
    Judgement { text, exit_code: 3 }
}

fn section(text: &mut String, lines: &[String]) {
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}

fn judged(place: usize, run: LoggedRun, rate: f64, seconds: Option<f64>) -> Judged {
    let ran = run.seconds.or(seconds);
    let served = run.requests.or_else(|| Some(run.requests_per_s? * ran?)).filter(|n| *n <= REQUESTS_MAX);
    // A length that was worked out from a rounded rate is itself rounded to the second.
    let offered = ran.map(|ran| (ran.round() * rate).round().max(served.unwrap_or(0.0)));
    let short = served.zip(offered).is_some_and(|(served, offered)| served < SERVED_AT_LEAST * offered);
    let slow = offered.is_none() && run.requests_per_s.is_some_and(|served| served < SERVED_AT_LEAST * rate);
    let name = if run.label.is_empty() { format!("run {}", place + 1) } else { run.label.clone() };
    Judged { run, name, offered, served, saturated: short || slow }
}

/// What the log says, in one form.
fn stated(run: &LoggedRun) -> String {
    let mut parts = Vec::new();
    let mut add = |value: Option<f64>, text: fn(f64) -> String| parts.extend(value.map(text));
    add(run.requests, |value| format!("{value} requests"));
    add(run.seconds, |value| format!("in {value:.0} s"));
    add(run.requests_per_s, |value| format!("{value:.2} req/s"));
    add(run.p50_ms, |value| format!("P50 {value:.2} ms"));
    add(run.p90_ms, |value| format!("P90 {value:.2} ms"));
    add(run.p99_ms, |value| format!("P99 {value:.2} ms"));
    add(run.iterations, |value| format!("bulk {value} iterations"));
    add(run.iterations_per_s, |value| format!("bulk {value:.2} iter/s"));
    parts.join(", ")
}

fn of_run(run: &Judged, all: &[Judged], rate: f64, goal_ms: f64) -> Vec<String> {
    if run.run.is_solo() {
        return vec!["one side alone: what the others are compared with".to_owned()];
    }
    if !run.run.has_urgent() {
        return vec!["nothing of the urgent side is logged: nothing can be said of it".to_owned()];
    }
    if run.saturated { of_saturated(run, rate) } else { of_served(run, all, goal_ms) }
}

fn of_saturated(run: &Judged, rate: f64) -> Vec<String> {
    let Some((served, offered)) = run.served.zip(run.offered) else {
        return vec!["saturated: it serves fewer requests than arrive".to_owned()];
    };
    let unserved = offered - served;
    let behind_s = unserved / rate;
    let service = run.run.p99_ms.filter(|p99| *p99 < 500.0 * behind_s);
    let closed = if service.is_some() { "saturated, closed-loop" } else { "saturated" };
    let mut lines = vec![
        closed.to_owned(),
        format!(
            "{unserved:.0} of {offered:.0} arrivals unserved; on an open schedule the last would be {behind_s:.1} s late"
        ),
    ];
    if let Some(p99) = service {
        lines.push(format!(
            "{p99:.2} ms is a service time: the next request was sent when the last was done, so the queue is in no figure"
        ));
    }
    lines.push("no response percentile exists, and no \"% better\" can be stated against it; its capacity can be compared".to_owned());
    lines
}

fn of_served(run: &Judged, all: &[Judged], goal_ms: f64) -> Vec<String> {
    let solo = if all.iter().any(|other| other.run.is_solo()) { "" } else { "no solo run, " };
    let mut lines = vec![
        "contention unproven, which is not \"uncontended\"".to_owned(),
        format!(
            "{solo}no identity of the card from either process, nothing that shows both at work at the same time"
        ),
        match run.served.or(run.run.requests_per_s) {
            Some(_) => "throughput at its target is also what fair sharing of one card gives".to_owned(),
            None => "no throughput is logged: whether the server kept up is not known either".to_owned(),
        },
    ];
    if let Some((served, p99)) = run.served.zip(run.run.p99_ms) {
        lines.extend(claim(served as usize, p99, goal_ms));
    }
    lines
}

/// What a P99 without its samples can claim.
fn claim(served: usize, p99_ms: f64, goal_ms: f64) -> Option<String> {
    let Some((low, high)) = stats::interval_ranks(served, stats::P99) else {
        return Some(format!("{served} requests are too few to state a P99 (368 are needed)"));
    };
    let allowed = stats::late_allowed(served, stats::P99)?;
    (p99_ms <= goal_ms).then(|| {
        format!(
            "\"P99 ≤ {goal_ms} ms\" needs the number of requests over {goal_ms} ms (at most {allowed} of {served}); the \
             P99's interval needs the {low}th to {high}th fastest"
        )
    })
}

fn of_pairs(runs: &[Judged]) -> Vec<String> {
    let shared: Vec<&Judged> = runs.iter().filter(|run| !run.run.is_solo() && run.run.has_urgent()).collect();
    let mut lines = Vec::new();
    let paired = &shared[..shared.len().min(PAIRED_RUNS_MAX)];
    for (place, first) in paired.iter().enumerate() {
        for second in &paired[place + 1..] {
            lines.extend(apart(first, second));
            lines.extend(bulk_tells_nothing(first, second));
        }
    }
    if lines.is_empty() {
        return lines;
    }
    if shared.iter().any(|run| run.saturated) && shared.iter().any(|run| !run.saturated) {
        lines.push(lead(&shared));
    }
    lines.push(ceiling(runs));
    if paired.len() < shared.len() {
        lines.push(format!(
            "only the first {} of {} shared runs were compared in pairs",
            paired.len(),
            shared.len()
        ));
    }
    lines
}

/// Two counts over the same time, as if both were Poisson: generous, since a paced server varies less.
fn apart(first: &Judged, second: &Judged) -> Option<String> {
    let (a, b) = first.served.zip(second.served)?;
    let (long, short) = (first.run.seconds?, second.run.seconds?);
    if (long - short).abs() > 0.02 * long.max(short) || a + b <= 0.0 {
        return None;
    }
    let sigmas = (a - b).abs() / (a + b).sqrt();
    (sigmas > SIGMAS).then(|| {
        format!(
            "{} and {} are irreconcilable as one condition: {a:.0} and {b:.0} requests are {sigmas:.1} σ apart",
            first.name, second.name
        )
    })
}

fn bulk_tells_nothing(first: &Judged, second: &Judged) -> Option<String> {
    let (a, b) = first.run.iterations.zip(second.run.iterations)?;
    ((a - b).abs() <= 0.02 * a.max(b)).then(|| {
        format!("bulk's {a} and {b} iterations tell nothing: a fully contended run moved bulk by 0.6 % (H100, one MPS server)")
    })
}

fn lead(shared: &[&Judged]) -> String {
    let near = |rate: f64| (rate / SIMULATED_RATE - 1.0).abs() <= SIMULATED_WITHIN;
    let simulated = if shared.iter().filter_map(|run| run.run.iterations_per_s).any(near) {
        " (simulated, recorded traces scaled to 1.97 iter/s: dispatch in arrival order serves 12.8–14.4 of 20 requests/s, \
         round robin all 20 at a P99 near 8 ms)"
    } else {
        ""
    };
    let p50 =
        if shared.iter().any(|run| run.run.p50_ms.is_none()) { "the P50, not logged," } else { "the P50" };
    format!(
        "a lead, unverified: the runs look like the two ways in which a card can share{simulated}, such as the two processes' \
         queues landing on the same or on different hardware pipes; {p50} and the canary would tell"
    )
}

/// From the log's own solo run if it has one.
fn ceiling(runs: &[Judged]) -> String {
    let p99 = |solo: bool| {
        let mut of_kind = runs.iter().filter(|run| run.run.is_solo() == solo && !run.saturated);
        of_kind.find_map(|run| run.run.p99_ms)
    };
    match p99(true).zip(p99(false)) {
        Some((solo, native)) if native > solo => {
            format!("the most that can be gained is {:.1} % (1 − solo/native)", (1.0 - solo / native) * 100.0)
        }
        _ => "\"over 90 % better\" is near the ceiling: 1 − solo/native is 90.2 % on the fitted model; without a solo run it \
              cannot be stated here"
            .to_owned(),
    }
}

fn next_time(runs: &[Judged]) -> Vec<String> {
    let mut lines = Vec::new();
    if runs.iter().any(|run| run.run.has_urgent() && run.run.p50_ms.is_none()) {
        lines.push("the P50 of the urgent side: sharing in arrival order moves it many times over, fair sharing hardly");
    }
    lines.extend([
        "each request's scheduled, issued and done times, with arrivals from a schedule and not from the last reply",
        "both sides alone, in the same session, repeats in random order",
        "both processes' PCI address and UUID, and who was on the card (AMD: /sys/class/kfd/kfd/proc/<pid>/queues/*/gpuid)",
        "a canary: a kernel of about 0.5 ms launched by the urgent process with bulk absent and with bulk looping",
        "bulk's progress in kernels each 100 ms, and the times when it had nothing submitted",
    ]);
    lines.into_iter().map(str::to_owned).collect()
}
