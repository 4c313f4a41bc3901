//! Is a measurement worth believing, and if so, what did sharing do?
//!
//! Two questions that are never mixed. *Validity* is evidence that both sides shared one card under the load as
//! stated; it never looks at whether sharing had an effect, since a sound run may show none and two processes on two
//! cards slow each other through a busy host. The *outcome* is what sharing did, and exists only where the run is
//! valid. A pure function: no clock, no file, no device, and no experiment that makes it panic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Experiment, Mode};

mod claims;
mod demand;
mod figures;
mod findings;
mod honesty;
mod host;
mod identity;
mod load;
mod positive;
mod spans;

pub use claims::{Answer, Claims, ModeClaims, Outcome, Ratio};
pub use demand::DemandEvidence;
pub use figures::{BulkFigures, ModeFigures, Quantiles, RepeatFigures, UrgentFigures};
pub use findings::{Code, Finding};
pub use honesty::HonestyEvidence;
pub use host::{ApartEvidence, HostEvidence};
pub use identity::IdentityEvidence;
pub use load::{Agreement, GeneratorEvidence};
pub use positive::CanaryEvidence;

/// Whether a run proves that it is what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// Every rule holds.
    Valid,
    /// At least one does not; the codes say which.
    Invalid,
}

/// What each rule rests on, with its numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// E1: who ran where.
    pub e1_identity: IdentityEvidence,
    /// E2: the positive control, where nobody schedules.
    pub e2_canary: CanaryEvidence,
    /// The same inside the vendor's server, where that ran too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e2_canary_mps: Option<CanaryEvidence>,
    /// E3: whether bulk wanted the card all the time.
    pub e3_demand: DemandEvidence,
    /// E4: whether bulk did the work that it counts.
    pub e4_honest_bulk: HonestyEvidence,
    /// E5: what sharing the host alone does.
    pub e5_apart: ApartEvidence,
    /// How punctual the generator of requests was.
    pub generator: GeneratorEvidence,
    /// How far the repeats of each mode agree, and the halves of their windows.
    pub agreement: BTreeMap<Mode, Agreement>,
    /// How the host did.
    pub host: HostEvidence,
}

/// The verdict on one experiment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// Whether it is worth believing.
    pub verdict: Validity,
    /// Why it is not; empty if it is.
    pub findings: Vec<Finding>,
    /// What sharing did; `None` if the run is invalid or this many requests do not decide it.
    pub outcome: Option<Outcome>,
    /// What may be claimed, with its confidence; `None` if the run is invalid.
    pub claims: Option<Claims>,
    /// What each rule rests on.
    pub evidence: Evidence,
    /// The figures of each mode, all repeats together.
    pub modes: BTreeMap<Mode, ModeFigures>,
    /// The figures of each run.
    pub repeats: Vec<RepeatFigures>,
    /// What a reader should know that decides nothing.
    pub notes: Vec<String>,
}

impl Verdict {
    /// Whether the run is worth believing.
    pub fn is_valid(&self) -> bool {
        self.verdict == Validity::Valid
    }

    /// The codes of all findings, each once, in the order in which they were found.
    pub fn codes(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        for finding in &self.findings {
            if !codes.contains(&finding.code) {
                codes.push(finding.code);
            }
        }
        codes
    }

    /// The exit status of a program that reached this verdict: 0 valid, 3 invalid, 4 valid but undecided at this
    /// number of requests. (2 is for a command line that could not be understood.)
    pub fn exit_code(&self) -> u8 {
        match (self.verdict, self.outcome) {
            (Validity::Invalid, _) => 3,
            (Validity::Valid, None) => 4,
            (Validity::Valid, Some(_)) => 0,
        }
    }
}

/// Judges one experiment by every rule.
pub fn evaluate(experiment: &Experiment) -> Verdict {
    let data = figures::collect(experiment);
    let mut findings = findings::Findings::default();
    load::check_complete(experiment, &data, &mut findings);
    let native = data.contains_key(&Mode::Native) || !data.contains_key(&Mode::Mps);
    let baseline = if native { Mode::Native } else { Mode::Mps };
    let also_in_mps = native && data.contains_key(&Mode::Mps);
    let evidence = Evidence {
        e1_identity: identity::check(experiment, &mut findings),
        e2_canary: positive::check(experiment, baseline, &mut findings),
        e2_canary_mps: also_in_mps.then(|| positive::check(experiment, Mode::Mps, &mut findings)),
        e3_demand: demand::check(experiment, &mut findings),
        e4_honest_bulk: honesty::check(experiment, &data, &mut findings),
        e5_apart: host::check_apart(experiment, &data, &mut findings),
        generator: load::check_generator(experiment, &mut findings),
        agreement: load::check_agreement(&data, &mut findings),
        host: host::check(experiment, &mut findings),
    };
    let (findings, mut notes) = findings.into_parts();
    let valid = findings.is_empty();
    let claims = valid.then(|| claims::claims(&experiment.plan, &data));
    let outcome = claims.as_ref().and_then(|claims| claims.outcome(&mut notes));
    Verdict {
        verdict: if valid { Validity::Valid } else { Validity::Invalid },
        findings,
        outcome,
        claims,
        evidence,
        modes: data.iter().map(|(mode, runs)| (*mode, figures::of_mode(runs))).collect(),
        repeats: figures::of_repeats(&data),
        notes,
    }
}
