//! Who used a card, and what they had from it, in the card's own books: what a client says of itself is not in them.

use std::path::Path;

use crate::Error;
use crate::model::ClientTotals;
use crate::shared;

/// The books of one life of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Tells this life of the card from any other, whatever the card says it is.
    pub instance: [u64; 2],
    /// The card's process.
    pub card_pid: u32,
    /// Whether that lives.
    pub alive: bool,
    /// The hash of the file with the presets that the card was started with (see [`crate::preset_file_hash`]).
    pub preset_file_hash: String,
    /// Thousandths of a real second that one second of the card takes.
    pub timescale_permille: u64,
    /// The card's time up to which the books are kept: at most some 20 ms of real time ago.
    pub now_ns: u64,
    /// The clients of the present.
    pub clients: Vec<Entry>,
    /// The latest clients of the past, the oldest first.
    pub past: Vec<Entry>,
    /// How late the ends of waits were seen, over all clients.
    pub lateness: Lateness,
}

/// One client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its process, as it saw itself.
    pub pid: u32,
    /// When that process started, in clock ticks since boot (`/proc/<pid>/stat`, field 22): with `pid`, one process.
    pub start_ticks: u64,
    /// When it came, in the card's time.
    pub joined_ns: u64,
    /// When its last work had run out, if it has gone.
    pub left_ns: Option<u64>,
    /// Queues that it has now.
    pub queues: u32,
    /// Commands submitted and not complete.
    pub unfinished: u64,
    /// What it had from the card.
    pub totals: ClientTotals,
}

/// How late the ends of waits were seen. On a machine that is too busy, a run in real time means nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lateness {
    /// Waits that slept or spun until a completion.
    pub waits: u64,
    /// Those that saw it more than 100 µs of the card's time late.
    pub late: u64,
    /// The latest, in ns of the card's time.
    pub latest_ns: u64,
}

impl Lateness {
    /// Share of the waits that were late; 0 of none.
    pub fn share(&self) -> f64 {
        if self.waits == 0 { 0.0 } else { self.late as f64 / self.waits as f64 }
    }

    /// What has been added since an earlier reading of the same card; the latest is of the whole.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        let (waits, late) =
            (self.waits.saturating_sub(earlier.waits), self.late.saturating_sub(earlier.late));
        Self { waits, late, latest_ns: self.latest_ns }
    }
}

/// The books of the card of that full name (`N.k`, see [`crate::Config::card_name`]); `None` if there is none. A card
/// that ended by itself leaves none, one that was killed does.
///
/// # Errors
/// [`Error::StateFile`] if what is there is not a card's state of this user and version.
pub fn read(dir: &Path, card: &str) -> Result<Option<Ledger>, Error> {
    shared::read_ledger(dir, card)
}
