//! Waiting: at the gate while somebody more urgent is active, and for the window while somebody is registered.
//!
//! Always on the thread that launches, always bounded. A launch goes on when the gate is open and the window has
//! room, or when it has waited as long as it may.

use std::sync::atomic::Ordering;

use hipreempt_board::WAIT_MAX_US;
use hipreempt_core::estimate::WorkKey;
use hipreempt_core::gate::{self, Gate};
use hipreempt_core::hold::{Hold, Pass};
use hipreempt_core::window::{Admission, SpanId, StreamId};

use crate::client::{CAPTURE, Client, Inner};
use crate::engine::lock;
use crate::markers::Markers;
use crate::time::{now_ns, wait_until};

/// The longest sleep while waiting for the window: the gate may close meanwhile, and the estimate may be wrong.
const LOOK_NS: u64 = 5_000_000;

/// What a launch does at a closed gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtGate {
    /// It waits there.
    Waits,
    /// It goes back, to be kept for later.
    GoesBack,
}

/// The gate is closed, and the launch was not to wait there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed;

/// Waits until a launch of this estimated size may go. Returns the span to close with a marker behind it.
pub(crate) fn admit(
    client: &'static Client,
    stream: u64,
    key: WorkKey,
    at_gate: AtGate,
) -> Result<Option<SpanId>, Closed> {
    let mut passed = false;
    let mut waiting_since_ns = None;
    loop {
        let (active, held, higher) = client.words();
        if !passed && gate::read(active, held, client.bit, higher) == Gate::Closed {
            passed = meet_gate(client, key, at_gate)? != Pass::Open;
        }
        if higher == 0 || client.attention.has(CAPTURE) {
            return Ok(None);
        }
        match ask_window(client, StreamId(stream), key, &mut waiting_since_ns) {
            Admission::Go { mark, .. } => return Ok(mark),
            Admission::Wait { until_ns } => wait_for_window(client, stream, until_ns),
        }
    }
}

/// Waits at a gate that seems closed, or goes back if it is.
fn meet_gate(client: &'static Client, key: WorkKey, at_gate: AtGate) -> Result<Pass, Closed> {
    match at_gate {
        AtGate::GoesBack if is_blocked(client) => Err(Closed),
        AtGate::GoesBack | AtGate::Waits => Ok(wait_at_gate(client, key)),
    }
}

/// Admits a launch at an open gate if the window has room; names the span to close with a marker behind it. `None`:
/// [`admit`] decides.
#[inline]
pub(crate) fn admit_at_once(client: &Client, stream: u64, key: WorkKey) -> Option<Option<SpanId>> {
    let mut inner = lock(&client.inner);
    let inner = &mut *inner;
    if !inner.windowed {
        return None;
    }
    let stream = StreamId(stream);
    let unclocked = inner.window.admit_unclocked(stream, key);
    let Admission::Go { mark, estimate_ns } =
        unclocked.unwrap_or_else(|| inner.window.admit(stream, key, now_ns()))
    else {
        return None;
    };
    inner.share.launched(estimate_ns);
    Some(mark)
}

fn ask_window(
    client: &Client,
    stream: StreamId,
    key: WorkKey,
    waiting_since_ns: &mut Option<u64>,
) -> Admission {
    let mut inner = lock(&client.inner);
    let inner = &mut *inner;
    inner.windowed = true;
    let now_ns = now_ns();
    let since_ns = *waiting_since_ns.get_or_insert(now_ns);
    let admission = match inner.window.admit(stream, key, now_ns) {
        Admission::Wait { .. } if inner.window.stalled(since_ns, now_ns) => {
            inner.window.force(stream, key, now_ns)
        }
        answer => answer,
    };
    if let Admission::Go { estimate_ns, .. } = admission {
        inner.share.launched(estimate_ns);
    }
    admission
}

/// The queue holds as much as it may. A completion may be there to be seen; else wait for the time at which the
/// work ahead should have shrunk.
fn wait_for_window(client: &'static Client, stream: u64, until_ns: u64) {
    if Markers::observe(client, true) {
        return;
    }
    let span = lock(&client.inner).window.mark_open(StreamId(stream), now_ns(), until_ns);
    match span {
        Some(span) => Markers::record(client, stream, span),
        None => wait_until(until_ns.min(now_ns() + LOOK_NS)),
    }
}

/// Waits while somebody really more urgent is really active.
fn wait_at_gate(client: &'static Client, key: WorkKey) -> Pass {
    let (seat, estimate_ns) = (client.seat(), client.estimate_ns(key));
    let begun_ns = now_ns();
    let mut hold = Hold::begin(&client.engine.settings.tuning, begun_ns);
    let mut waited = false;
    loop {
        let door = seat.door();
        let blocked = is_blocked(client);
        let (pass, wait_ns) = {
            let mut inner = lock(&client.inner);
            let Inner { window, share, .. } = &mut *inner;
            if blocked {
                window.disturbed();
            }
            let now_ns = now_ns();
            let pass = hold.look(blocked, share, estimate_ns, now_ns);
            (pass, hold.left_ns(now_ns).min(share.owes_in_ns(estimate_ns)))
        };
        if let Some(pass) = pass {
            if waited {
                count(client, hold.held_ns(now_ns()), pass);
            }
            return pass;
        }
        waited = true;
        seat.wait(door, (wait_ns / 1_000).clamp(1, WAIT_MAX_US));
    }
}

/// The words of the board are only a hint: looks who is really there.
fn is_blocked(client: &'static Client) -> bool {
    let (active, held, higher) = client.words();
    let now_us = now_ns() / 1_000;
    let mut watch = lock(&client.watch);
    let seat = client.seat();
    seat.blockers(active & higher, &mut watch, now_us) != 0
        || held & client.bit != 0 && seat.is_held(&mut watch, now_us)
}

fn count(client: &'static Client, held_ns: u64, pass: Pass) {
    tracing::debug!(device = client.device, held_us = held_ns / 1_000, ?pass, "held");
    let counters = client.seat().counters();
    counters.holds.fetch_add(1, Ordering::Relaxed);
    counters.held_us.fetch_add(held_ns / 1_000, Ordering::Relaxed);
    if pass != Pass::Open {
        counters.passed_after_limit.fetch_add(1, Ordering::Relaxed);
    }
}

/// Waits at the gate only, for work that is no unit of its own: a timing event's record.
pub(crate) fn wait_if_closed(client: &'static Client, key: WorkKey, at_gate: AtGate) -> Result<(), Closed> {
    if seems_closed(client) {
        meet_gate(client, key, at_gate)?;
    }
    Ok(())
}

/// Whether the words of the board, which are only a hint, say that the gate is closed.
pub(crate) fn seems_closed(client: &Client) -> bool {
    let (active, held, higher) = client.words();
    gate::read(active, held, client.bit, higher) == Gate::Closed
}
