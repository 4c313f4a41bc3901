//! E1: which processes ran on which card, from the processes themselves and from below them, and whether the preload
//! was where it should be and only there.

use std::collections::BTreeSet;

use serde::Serialize;

use super::findings::{Code, Findings};
use crate::record::{Experiment, Launches, Mode, ModeRun, UsersSource, WorkerIdentity};

/// The shim may have missed this share of the launches: a launch that is under way when it is read.
const MISSED_AT_MOST: f64 = 0.01;

/// E1 in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct IdentityEvidence {
    /// Whether no rule of identity was broken.
    pub holds: bool,
    /// The cards that processes say they ran on in shared modes, as `pci uuid`. One, if all is well.
    pub cards: Vec<String>,
    /// Who was asked below the processes.
    pub sources: Vec<UsersSource>,
    /// Runs in which both processes, by that source, used one and the same card.
    pub together: usize,
    /// Runs in which they should have.
    pub shared_runs: usize,
    /// Processes that were not the experiment's.
    pub foreign_pids: Vec<u32>,
    /// Boards that the shims joined. One a pair of processes, if hipreempt ran.
    pub boards: Vec<String>,
}

pub(super) fn check(experiment: &Experiment, findings: &mut Findings) -> IdentityEvidence {
    let mut found = Findings::default();
    let home =
        experiment.runs.iter().find(|run| run.mode.shares_a_card()).and_then(|run| run.urgent.as_ref());
    for run in &experiment.runs {
        check_shim(run, &mut found);
        check_foreign(run, &mut found);
        check_parked(run, &mut found);
        if run.mode.shares_a_card() {
            check_same_card(run, &mut found);
            check_users(run, &mut found);
        }
        if let (Some(home), true) = (home, run.mode != Mode::Apart) {
            check_home(run, &home.identity, &mut found);
        }
    }
    let mut evidence = describe(experiment);
    evidence.holds = found.is_clean();
    findings.append(found);
    evidence
}

fn describe(experiment: &Experiment) -> IdentityEvidence {
    let shared: Vec<&ModeRun> = experiment.runs.iter().filter(|run| run.mode.shares_a_card()).collect();
    let cards: BTreeSet<String> = shared
        .iter()
        .flat_map(|run| workers(run))
        .map(|worker| format!("{} {}", worker.pci, worker.uuid))
        .collect();
    let sources: BTreeSet<UsersSource> = shared.iter().map(|run| run.users.source).collect();
    let foreign: BTreeSet<u32> = experiment.runs.iter().flat_map(foreign_to).collect();
    let boards: BTreeSet<String> =
        experiment.runs.iter().flat_map(workers).filter_map(|worker| worker.board.clone()).collect();
    IdentityEvidence {
        holds: false,
        cards: cards.into_iter().collect(),
        sources: sources.into_iter().collect(),
        together: shared.iter().filter(|run| card_in_common(run).is_some()).count(),
        shared_runs: shared.len(),
        foreign_pids: foreign.into_iter().collect(),
        boards: boards.into_iter().collect(),
    }
}

/// The identities of the processes of a run.
fn workers(run: &ModeRun) -> Vec<&WorkerIdentity> {
    let urgent = run.urgents().map(|side| &side.identity);
    urgent.chain(run.bulks().map(|side| &side.identity)).collect()
}

/// The one card that all processes used and no other, by the source below them.
pub(super) fn card_in_common(run: &ModeRun) -> Option<&str> {
    let _both = (run.urgent.as_ref()?, run.bulk.as_ref()?);
    let of = |worker: &WorkerIdentity| run.users.cards_of(worker.pid).into_iter().collect::<BTreeSet<&str>>();
    let cards: BTreeSet<BTreeSet<&str>> = workers(run).into_iter().map(of).collect();
    let only = cards.first().filter(|first| cards.len() == 1 && first.len() == 1)?;
    only.first().copied()
}

fn check_same_card(run: &ModeRun, findings: &mut Findings) {
    let Some(urgent) = &run.urgent else { return };
    let urgent = &urgent.identity;
    for other in workers(run).into_iter().filter(|worker| !urgent.same_card(worker)) {
        let why = format!(
            "urgent is on {} {}, pid {} on {} {}",
            urgent.pci, urgent.uuid, other.pid, other.pci, other.uuid
        );
        findings.in_run(Code::OtherCard, run, why);
    }
}

/// Solo runs have to be on the card that the shared runs are on.
fn check_home(run: &ModeRun, home: &WorkerIdentity, findings: &mut Findings) {
    if run.mode.shares_a_card() && run.urgent.is_none() {
        return;
    }
    let strangers = workers(run).into_iter().filter(|worker| !worker.same_card(home));
    // Two different cards in one run are reported as such; here a run that is elsewhere as a whole.
    let strangers: Vec<_> = strangers.collect();
    if strangers.len() == workers(run).len() && !strangers.is_empty() {
        let why = format!(
            "ran on {} {}, the others on {} {}",
            strangers[0].pci, strangers[0].uuid, home.pci, home.uuid
        );
        findings.in_run(Code::OtherCard, run, why);
    }
}

fn check_users(run: &ModeRun, findings: &mut Findings) {
    if run.users.source == UsersSource::None {
        let why = "neither the kernel nor a ledger says which processes used the card";
        return findings.in_run(Code::NoUsers, run, why);
    }
    if card_in_common(run).is_some() {
        return;
    }
    let of = |worker: &WorkerIdentity| format!("pid {} on {:?}", worker.pid, run.users.cards_of(worker.pid));
    let seen: Vec<String> = workers(run).into_iter().map(of).collect();
    findings.in_run(Code::NotOnOneCard, run, format!("{:?} has {}", run.users.source, seen.join(", ")));
}

/// Processes on the workers' cards that are not workers, in both ways that a record can name them.
fn foreign_to(run: &ModeRun) -> Vec<u32> {
    let mut own: Vec<u32> = workers(run).iter().map(|worker| worker.pid).collect();
    let cards: BTreeSet<&str> = own.iter().flat_map(|pid| run.users.cards_of(*pid)).collect();
    let beside =
        run.users.users.iter().filter(|user| cards.contains(user.card.as_str())).map(|user| user.pid);
    let mut foreign: Vec<u32> = beside.chain(run.users.foreign_pids.iter().copied()).collect();
    own.extend(run.parked.iter().map(|parked| parked.pid));
    foreign.retain(|pid| !own.contains(pid));
    foreign.sort_unstable();
    foreign.dedup();
    foreign
}

fn check_foreign(run: &ModeRun, findings: &mut Findings) {
    let foreign = foreign_to(run);
    if !foreign.is_empty() {
        findings.in_run(Code::ForeignProcess, run, format!("also on the card: pids {foreign:?}"));
    }
}

/// A process of the experiment that is kept for another mode must not have run.
fn check_parked(run: &ModeRun, findings: &mut Findings) {
    let awake: Vec<u32> = run.parked.iter().filter(|one| !one.stopped).map(|one| one.pid).collect();
    if !awake.is_empty() {
        let why = format!("pids {awake:?}, kept for other modes, were not stopped");
        findings.in_run(Code::ForeignProcess, run, why);
    }
}

fn check_shim(run: &ModeRun, findings: &mut Findings) {
    let urgent = run.urgents().map(|side| ("urgent", &side.identity, side.launches));
    let bulk = run.bulks().map(|side| ("bulk", &side.identity, side.launches));
    for (name, worker, launches) in urgent.chain(bulk) {
        if run.mode.has_shim() {
            check_shim_of(run, name, worker, launches, findings);
        } else if worker.shim_mapped {
            findings.in_run(Code::ShimInNative, run, format!("the preload is mapped in the {name} process"));
        }
    }
    if run.mode.has_shim() {
        check_boards(run, findings);
        check_levels(run, findings);
        note_idle_shim(run, findings);
    }
}

fn check_shim_of(
    run: &ModeRun,
    name: &str,
    worker: &WorkerIdentity,
    made: Launches,
    findings: &mut Findings,
) {
    let seen = made.by_shim.unwrap_or(0);
    // At level 3 the queues are slowed, not the launches: the preload need not count those.
    let uncounted = run.mode == Mode::Level3 && worker.board.is_some() && worker.shim_mapped;
    if uncounted {
        return;
    }
    if !worker.shim_mapped || seen == 0 {
        let mapped = if worker.shim_mapped { "mapped" } else { "not mapped" };
        let why =
            format!("{name}: the preload is {mapped} and counted {seen} of {} launches", made.by_worker);
        return findings.in_run(Code::ShimNotLoaded, run, why);
    }
    if (seen as f64) < (1.0 - MISSED_AT_MOST) * made.by_worker as f64 {
        let why = format!("{name}: the preload counted {seen} of {} launches", made.by_worker);
        findings.in_run(Code::ShimMissedLaunches, run, why);
    }
}

fn check_boards(run: &ModeRun, findings: &mut Findings) {
    let loaded = workers(run).iter().all(|worker| worker.shim_mapped);
    let boards: BTreeSet<Option<&String>> = workers(run).iter().map(|worker| worker.board.as_ref()).collect();
    if loaded && (boards.len() != 1 || boards.contains(&None)) {
        findings.in_run(Code::Boards, run, format!("the two sides are on boards {boards:?}"));
    }
}

/// A mode that is called by a level says nothing of that level where a process was not at it. Who is on no board is
/// reported as such.
fn check_levels(run: &ModeRun, findings: &mut Findings) {
    let Some(wanted) = run.mode.level() else { return };
    let elsewhere = |worker: &&WorkerIdentity| worker.level.is_some_and(|level| level.to_string() != wanted);
    for worker in workers(run).into_iter().filter(elsewhere) {
        let (level, why) = (worker.level.unwrap_or(0), worker.why_level.as_deref().unwrap_or("untold"));
        findings.in_run(Code::LevelNotReached, run, format!("pid {} is at level {level}: {why}", worker.pid));
    }
}

/// A preload that never held anything may be right (queues suspended instead) but is worth a look.
fn note_idle_shim(run: &ModeRun, findings: &mut Findings) {
    let holds = run.mode != Mode::Level3;
    if holds && run.bulk.as_ref().is_some_and(|bulk| bulk.launches.held == Some(0)) {
        findings.note(format!("{} #{}: no bulk launch was ever held", run.mode.name(), run.repeat));
    }
}
