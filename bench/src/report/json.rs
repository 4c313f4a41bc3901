//! The JSON document: verdict, codes, outcome, evidence, device, modes and repeats, for programs to read.

use serde_json::{Map, Value, json as object};

use crate::record::{Experiment, Mode};
use crate::verdict::{Answer, ModeClaims, Verdict};

/// The version of the document's layout.
const VERSION: u32 = 1;

/// The whole document. Keys are fixed; a figure that the verdict withholds is absent, an outcome that does not exist is
/// `null`.
pub fn json(experiment: &Experiment, verdict: &Verdict) -> Value {
    object!({
        "format": "hipreempt-verdict",
        "version": VERSION,
        "verdict": verdict.verdict,
        "codes": verdict.codes(),
        "outcome": verdict.outcome,
        "exit_code": verdict.exit_code(),
        "findings": verdict.findings,
        "evidence": verdict.evidence,
        "claims": verdict.claims,
        "notes": verdict.notes,
        "device": experiment.device,
        "plan": experiment.plan,
        "modes": modes(verdict),
        "repeats": verdict.repeats,
    })
}

/// Figures by mode; of a valid run, a mode that shares the card also has the outcome of that mode alone.
fn modes(verdict: &Verdict) -> Map<String, Value> {
    let mut modes = Map::new();
    for (mode, figures) in &verdict.modes {
        let mut figures = object!(figures);
        if let (Some(claims), Some(entry)) = (claims_of(verdict, *mode), figures.as_object_mut()) {
            entry.insert("outcome".to_owned(), outcome_of(claims).into());
        }
        modes.insert(mode.name().to_owned(), figures);
    }
    modes
}

fn claims_of(verdict: &Verdict, mode: Mode) -> Option<&ModeClaims> {
    verdict.claims.as_ref()?.modes.get(&mode)
}

fn outcome_of(claims: &ModeClaims) -> &'static str {
    match claims.meets_goal {
        _ if claims.saturated => "saturated",
        Answer::Yes => "goal_met",
        Answer::No => "goal_missed",
        Answer::Undecided => "undecided",
    }
}
