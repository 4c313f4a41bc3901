//! Reading a card's books from outside.

use std::path::Path;
use std::sync::atomic::Ordering::{Acquire, Relaxed};

use super::file;
use super::layout::{CLOSED, Header, PAST, PastSlot, State};
use super::life::is_held;
use super::view::snapshot;
use crate::Error;
use crate::ledger::{Entry, Lateness, Ledger};
use crate::model::{CLIENTS, ClientTotals, Core};

/// See [`crate::ledger::read`].
pub fn read_ledger(dir: &Path, card: &str) -> Result<Option<Ledger>, Error> {
    let Some(state) = file::open(&file::path(dir, card))? else { return Ok(None) };
    let (header, core) = (&state.header, snapshot(&state));
    Ok(Some(Ledger {
        instance: [0, 1].map(|index| header.instance[index].load(Relaxed)),
        card_pid: header.pid.load(Relaxed),
        alive: is_held(&header.life) && header.closing.load(Relaxed) != CLOSED,
        preset_file_hash: format!("{:016x}", header.preset_file.load(Relaxed)),
        timescale_permille: header.timescale_permille.load(Relaxed),
        now_ns: core.now_ns,
        clients: (0..CLIENTS).filter_map(|client| present(&state, &core, client)).collect(),
        past: past(&state),
        lateness: lateness(header),
    }))
}

fn lateness(header: &Header) -> Lateness {
    let (waits, late) = (header.waits.load(Relaxed), header.late.load(Relaxed));
    Lateness { waits, late, latest_ns: header.latest_ns.load(Relaxed) }
}

fn present(state: &State, core: &Core, client: usize) -> Option<Entry> {
    let slot = &state.clients[client];
    if slot.life.load(Acquire) == 0 {
        return None;
    }
    let own = || core.queues.iter().filter(|queue| queue.owner == client as u32 + 1);
    Some(Entry {
        pid: slot.pid.load(Relaxed),
        start_ticks: slot.start_ticks.load(Relaxed),
        joined_ns: slot.joined_ns.load(Relaxed),
        left_ns: None,
        queues: own().count() as u32,
        unfinished: own().map(|queue| queue.submitted.saturating_sub(queue.completed)).sum(),
        totals: core.clients[client],
    })
}

fn past(state: &State) -> Vec<Entry> {
    let count = state.header.past.load(Acquire);
    let first = count.saturating_sub(PAST as u64);
    (first..count).map(|index| gone(&state.past[index as usize % PAST])).collect()
}

fn gone(slot: &PastSlot) -> Entry {
    let [pid, start_ticks, commands, kernels_submitted, kernels_completed, busy_ns, joined_ns, left_ns] =
        std::array::from_fn(|index| slot.words[index].load(Relaxed));
    let totals = ClientTotals { commands, kernels_submitted, kernels_completed, busy_ns };
    Entry {
        pid: pid as u32,
        start_ticks,
        joined_ns,
        left_ns: Some(left_ns),
        queues: 0,
        unfinished: 0,
        totals,
    }
}
