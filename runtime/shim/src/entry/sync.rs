//! The ways in for calls that wait for work, or ask whether it is complete.

use std::sync::atomic::Ordering;

use crate::client::{CAPTURE, Client};
use crate::engine::{self, Engine};
use crate::held::{self, Waits};
use crate::streams::Scope;
use crate::thread::{self, Thread};

use super::{Outcome, Stream, Work, in_engine, ordered};

/// Passes on a call that returns when the work of a stream is complete, or tells that it is.
#[inline]
pub fn synced<R: Outcome>(stream: Stream, real: impl FnOnce() -> R) -> R {
    synchronised(Scope::Stream(stream.0), real)
}

/// Passes on a call that returns when all work of the current device is complete.
#[inline]
pub fn device_synced<R: Outcome>(real: impl FnOnce() -> R) -> R {
    synchronised(Scope::Device, real)
}

fn synchronised<R: Outcome>(scope: Scope, real: impl FnOnce() -> R) -> R {
    thread::here(|thread| {
        held::fence(thread, Waits::of(scope));
        let Some((client, submitted)) = before_sync(thread) else {
            let _inside = thread.inside();
            return real().or_error(take_held_error);
        };
        let result = {
            let _inside = thread.inside();
            real()
        };
        if result.succeeded() {
            in_engine(thread, || client.synced(scope, submitted));
        }
        result.or_error(take_held_error)
    })
}

/// What a kept call failed with, if the program has not seen it; 0 otherwise.
fn take_held_error() -> u32 {
    engine::get_running().map_or(0, Engine::take_held_error)
}

/// `hipErrorNotReady` (`hip_runtime_api.h`, all versions): the work asked about is not complete.
const NOT_READY: u32 = hipreempt_driver::gpu::NOT_READY;

/// Passes on a call that asks whether the work of a stream is complete, and answers it where some of that is kept.
#[inline]
pub fn stream_queried(stream: Stream, real: impl FnOnce() -> u32) -> u32 {
    let waits = Waits::of(Scope::Stream(stream.0));
    if waits != Waits::All && is_held(waits) { NOT_READY } else { synced(stream, real) }
}

/// Passes on a call that asks whether an event's work is complete, and answers it where the event's record is kept.
#[inline]
pub fn event_queried(event: usize, real: impl FnOnce() -> u32) -> u32 {
    if is_held(Waits::Event(event)) { NOT_READY } else { real() }
}

fn is_held(waits: Waits) -> bool {
    engine::holding().is_some()
        && thread::here(|thread| {
            !thread.is_inside() && in_engine(thread, || held::is_held(waits)) == Some(true)
        })
}

/// Passes on a call of which nobody knows whether it could be made before what is kept: it waits for that.
#[inline]
pub fn fenced<R>(real: impl FnOnce() -> R) -> R {
    thread::here(|thread| held::fence(thread, Waits::All));
    real()
}

/// The client, if it matters to anybody that its work is complete, and how much had been submitted before.
fn before_sync(thread: &Thread) -> Option<(&'static Client, Option<u64>)> {
    if thread.is_inside() {
        return None;
    }
    let engine = engine::get_running()?;
    in_engine(thread, || {
        let client = engine.record(thread)?.client;
        let below = client.others_below.load(Ordering::Relaxed);
        if !below && client.words().2 == 0 || client.attention.has(CAPTURE) {
            return None;
        }
        Some((client, below.then(|| client.submitted())))
    })
    .flatten()
}

/// Passes on a copy that returns when it, and all before it on its stream, is complete.
pub fn ordered_and_synced<R: Outcome>(work: Work, real: impl FnOnce() -> R) -> R {
    thread::here(|thread| {
        held::fence(thread, Waits::All);
        let before = before_sync(thread);
        let result = ordered(work, real);
        if let Some((client, submitted)) = before.filter(|_| result.succeeded()) {
            in_engine(thread, || {
                client.synced(Scope::Stream(work.stream.0), submitted.map(|calls| calls + 1))
            });
        }
        result.or_error(take_held_error)
    })
}

/// Passes on a call that waits for an event: what that covers only the monitor can find out.
pub fn event_synced<R: Outcome>(event: usize, real: impl FnOnce() -> R) -> R {
    thread::here(|thread| {
        held::fence(thread, Waits::Event(event));
        let before = before_sync(thread);
        let result = {
            let _inside = thread.inside();
            real()
        };
        if let Some((client, _)) = before.filter(|_| result.succeeded()) {
            client.nudged.store(true, Ordering::Relaxed);
        }
        result.or_error(take_held_error)
    })
}
