//! The report for the terminal.

use std::fmt::Write;

use super::words::{claim_lines, device_line, evidence_lines, plan_line, verdict_line};
use crate::record::{Experiment, Mode};
use crate::verdict::{BulkFigures, ModeFigures, UrgentFigures, Verdict};

/// Findings of one kind come by the dozen; the first few say it.
const FINDINGS_AT_MOST: usize = 12;

/// The whole report: device, plan, one table, verdict, evidence, claims, notes.
pub fn render(experiment: &Experiment, verdict: &Verdict) -> String {
    let mut text = format!("{}\n{}\n\n", device_line(&experiment.device), plan_line(&experiment.plan));
    text.push_str(&table(verdict));
    let _ = writeln!(text, "\n{}", verdict_line(verdict));
    list(&mut text, "found", &verdict.findings.iter().map(ToString::to_string).collect::<Vec<_>>());
    list(&mut text, "evidence", &evidence_lines(&verdict.evidence));
    list(&mut text, "claims, each at 95 %", &claim_lines(verdict));
    list(&mut text, "notes", &verdict.notes);
    text
}

fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "{title}:");
    for line in lines.iter().take(FINDINGS_AT_MOST) {
        let _ = writeln!(text, "  {line}");
    }
    if lines.len() > FINDINGS_AT_MOST {
        let _ = writeln!(text, "  and {} more", lines.len() - FINDINGS_AT_MOST);
    }
}

/// One row a mode. Columns are set by hand since they are few and fixed.
fn table(verdict: &Verdict) -> String {
    let mut text = String::from(
        "                       urgent, from the scheduled arrival             from the issue    served       bulk\n\
         mode                  P50 ms   P90 ms   P99 ms  (95 % interval)     P50 ms   P99 ms     req/s     iter/s   of solo\n",
    );
    let solo = verdict.modes.get(&Mode::SoloBulk).and_then(|mode| mode.bulk.as_ref());
    for (mode, figures) in &verdict.modes {
        let _ = writeln!(text, "{}", row(*mode, figures, solo).trim_end());
    }
    text
}

fn row(mode: Mode, figures: &ModeFigures, solo: Option<&BulkFigures>) -> String {
    let urgent = figures.urgent.as_ref().map_or(" ".repeat(76), urgent_columns);
    let bulk = figures.bulk.as_ref().map_or(String::new(), |bulk| bulk_columns(bulk, solo));
    format!("{:<19} {urgent} {bulk}", mode.name())
}

fn urgent_columns(urgent: &UrgentFigures) -> String {
    let response = if urgent.saturated {
        let growth = urgent.growth_ms_per_s.unwrap_or(0.0);
        format!("saturated: response grows by {growth:.0} ms a second")
    } else {
        let it = &urgent.response;
        let interval =
            it.p99_interval_ms.map_or(String::new(), |[low, high]| format!("({low:.2}–{high:.2})"));
        format!("{} {} {}  {interval:<16}", cell(it.p50_ms), cell(it.p90_ms), cell(it.p99_ms))
    };
    let service = &urgent.service;
    let served = format!("{:>9.2}", urgent.throughput_per_s);
    format!("{response:<46} {} {} {served}", cell(service.p50_ms), cell(service.p99_ms))
}

fn bulk_columns(bulk: &BulkFigures, solo: Option<&BulkFigures>) -> String {
    let share = solo.filter(|solo| solo.iterations_per_s > 0.0);
    let share =
        share.map_or(String::new(), |solo| format!("{:>9.3}", bulk.iterations_per_s / solo.iterations_per_s));
    format!("{:>10.3} {share}", bulk.iterations_per_s)
}

fn cell(value: Option<f64>) -> String {
    value.map_or(format!("{:>8}", "-"), |value| format!("{value:>8.2}"))
}
