//! The process that owns a card's life: makes the state, clears away dead clients, keeps the ledger, and ends when
//! nobody has needed the card for a while. It takes no part in what the clients do.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::{Relaxed, Release, SeqCst};

use super::clock::{Clock, monotonic_ns, sleep_until};
use super::file::{self, Mapping};
use super::layout::{CLOSED, ClientSlot, LAST_LOOK, MAGIC, OPEN, PAST, State, VERSION};
use super::life::{DIED, Held};
use super::spawn;
use super::view::{View, write};
use crate::model::{CLIENTS, ClientTotals, Core, Fault, Parameters};
use crate::preset;
use crate::{Config, Error};

/// How often it looks for the dead.
const TICK_NS: u64 = 20_000_000;
/// How long a card without clients waits for the next one.
const IDLE_NS: u64 = 3_000_000_000;

/// How a card's process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Served {
    /// Another process owns the card.
    Taken,
    /// The last client had been gone for a while.
    Idle,
}

/// Owns a card until nobody needs it any more.
///
/// # Errors
/// [`Error::NotStarted`] if the state cannot be made.
pub fn serve(config: &Config, card: &str) -> Result<Served, Error> {
    let path = file::path(&config.dir, card);
    let failed = |error: std::io::Error| Error::NotStarted(format!("{}: {error}", path.display()));
    let Some(_lock) = spawn::lock(&path).map_err(failed)? else { return Ok(Served::Taken) };
    let Some(preset) = config.resolve()? else {
        return Err(Error::NotStarted("this card has no process".into()));
    };
    let state = Arc::new(publish(&path, config, &preset.parameters).map_err(failed)?);
    let mut keeper = Keeper::new(Arc::clone(&state), preset.parameters);
    while !keeper.tick() {
        sleep_until(&AtomicU32::new(0), 0, monotonic_ns() + TICK_NS);
    }
    // Only this process can have put it there: the lock is still held.
    let _ = std::fs::remove_file(&path);
    Ok(Served::Idle)
}

/// Makes the state under another name and puts it in its place when it is complete, over a dead card's.
fn publish(path: &Path, config: &Config, parameters: &Parameters) -> std::io::Result<Mapping> {
    let unfinished = path.with_extension("new");
    let _ = std::fs::remove_file(&unfinished);
    let state = file::create(&unfinished)?;
    fill(&state, config, parameters);
    // SAFETY: the state stays mapped until this process ends: `serve` is its last user.
    let held = unsafe { Held::take(&state.header.life) };
    // Never released: the kernel does that, whatever ends this process.
    held.map(std::mem::forget).ok_or_else(|| std::io::Error::other("a new card's word is taken"))?;
    std::fs::rename(&unfinished, path)?;
    Ok(state)
}

fn fill(state: &State, config: &Config, parameters: &Parameters) {
    let header = &state.header;
    write(&state.cores[2 * CLIENTS], &Core::default());
    header.current.store((1 << 16) | (2 * CLIENTS as u64), Relaxed);
    header.version.store(VERSION, Relaxed);
    header.size.store(size_of::<State>() as u64, Relaxed);
    let mut random = [0_u64; 2];
    // SAFETY: fills 16 bytes of our own; without randomness the time below still tells lives apart.
    unsafe { libc::getrandom(random.as_mut_ptr().cast(), 16, 0) };
    header.instance[0].store(random[0], Relaxed);
    header.instance[1].store(random[1] ^ monotonic_ns(), Relaxed);
    header.pid.store(std::process::id(), Relaxed);
    header.epoch_ns.store(monotonic_ns(), Relaxed);
    header.timescale_permille.store(config.timescale_permille, Relaxed);
    header.preset.store(preset::hash(config.preset.as_bytes()), Relaxed);
    header.preset_file.store(preset::file_hash(), Relaxed);
    let words: &[u64] = bytemuck::cast_slice(bytemuck::bytes_of(parameters));
    for (shared, word) in header.parameters.iter().zip(words) {
        shared.store(*word, Relaxed);
    }
    header.magic.store(MAGIC, Release);
}

struct Keeper {
    state: Arc<Mapping>,
    parameters: Parameters,
    clock: Clock,
    view: View,
    needed_ns: u64,
}

impl Keeper {
    fn new(state: Arc<Mapping>, parameters: Parameters) -> Self {
        let header = &state.header;
        let clock = Clock::new(header.epoch_ns.load(Relaxed), header.timescale_permille.load(Relaxed));
        Self { parameters, clock, view: View::new(CLIENTS), needed_ns: monotonic_ns(), state }
    }

    /// One look at everything; true when the card should end.
    fn tick(&mut self) -> bool {
        // Keeps the books current while everybody sleeps.
        let current = self.view.change(&self.state, &self.parameters, self.clock, |_| Ok::<_, Fault>(()));
        if current.is_err() {
            return true;
        }
        for client in 0..CLIENTS {
            if self.state.clients[client].life.load(SeqCst) & DIED != 0 {
                self.clear_away(client);
            }
        }
        if self.has_clients() {
            self.needed_ns = monotonic_ns();
        }
        monotonic_ns() >= self.needed_ns + IDLE_NS && self.close()
    }

    fn has_clients(&self) -> bool {
        self.state.clients.iter().any(|slot| slot.life.load(SeqCst) != 0)
    }

    /// Says that the card closes, unless somebody has just come.
    fn close(&self) -> bool {
        let closing = &self.state.header.closing;
        closing.store(LAST_LOOK, SeqCst);
        let close = !self.has_clients();
        closing.store(if close { CLOSED } else { OPEN }, SeqCst);
        close
    }

    /// Drops what a dead client's queues have not begun; once what had begun has run out, enters the client in the
    /// ledger and frees its slot.
    fn clear_away(&mut self, client: usize) {
        let totals = self.view.change(&self.state, &self.parameters, self.clock, |card| {
            card.retire_client(client);
            Ok::<_, Fault>(card.core.take_totals(client))
        });
        if let Ok(Some(totals)) = totals {
            enter(&self.state, &self.state.clients[client], &totals, self.clock.now_ns());
        }
    }
}

/// Moves a client from the present to the past.
fn enter(state: &State, slot: &ClientSlot, totals: &ClientTotals, now_ns: u64) {
    let index = state.header.past.load(Relaxed);
    let words = [
        u64::from(slot.pid.load(SeqCst)),
        slot.start_ticks.load(Relaxed),
        totals.commands,
        totals.kernels_submitted,
        totals.kernels_completed,
        totals.busy_ns,
        slot.joined_ns.load(Relaxed),
        now_ns,
    ];
    for (shared, word) in state.past[index as usize % PAST].words.iter().zip(words) {
        shared.store(word, Relaxed);
    }
    state.header.past.store(index + 1, Release);
    slot.pid.store(0, Relaxed);
    slot.life.store(0, SeqCst);
}
