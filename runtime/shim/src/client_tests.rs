//! What a client does with its claim, beside a library that does nothing.

use std::path::Path;
use std::process::Command;

use hipreempt_board::{GpuKey, Priority};
use hipreempt_driver::{Platform, find};

use super::*;
use crate::settings::Settings;

/// The functions that the engine looks up in a HIP library (`hipreempt_driver::gpu`).
const LIBRARY: &str = "
int hipEventCreateWithFlags(void) { return 0; }
int hipEventRecord(void) { return 0; }
int hipEventQuery(void) { return 0; }
int hipEventElapsedTime(void) { return 0; }
int hipEventDestroy(void) { return 0; }
int hipStreamQuery(void) { return 0; }
int hipGetDevice(void) { return 0; }
int hipSetDevice(void) { return 0; }
int hipDeviceGetPCIBusId(void) { return 0; }
int hipPeekAtLastError(void) { return 0; }
int hipGetLastError(void) { return 0; }
";

/// Not under HIP's file name: to other tests of this process there is no library.
fn library(folder: &Path) -> Gpu {
    let (source, library) = (folder.join("library.c"), folder.join("libnothing.so"));
    std::fs::write(&source, LIBRARY).expect("a source");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &source]).status();
    assert!(built.expect("a C compiler").success());
    let library = find(Platform::Hip, Some(&library)).expect("the library");
    Gpu::load(Platform::Hip, &library).expect("its functions")
}

/// A client with a seat, which nothing watches.
fn client(folder: &Path) -> &'static Client {
    let engine: &'static Engine =
        Box::leak(Box::new(Engine::embedded(Settings::of_member(Priority::NORMAL), library(folder))));
    let key = GpuKey::new("test-0000:83:00.0").expect("a key");
    let board = Board::open_or_create(folder, &key).expect("a board");
    let seat = board.join(Join { priority: Priority::HIGH, level: 1, name: "test".into() }).expect("a seat");
    Box::leak(Box::new(Client::new(engine, 0, Some(Seating::of(board, seat)))))
}

/// A request can begin after the last look whether one is open, and before the claim is cleared: it finds the claim made,
/// and makes none.
#[test]
fn a_claim_is_not_dropped_under_a_request_that_has_just_begun() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    client.seat().claim();
    let hint = client.begin_hint().expect("a place");
    client.try_drop(&mut lock(&client.inner), client.submitted());
    assert!(client.is_claimed(), "the claim is the request's by now");
    client.end_hint(hint);
    client.try_drop(&mut lock(&client.inner), client.submitted());
    assert!(!client.is_claimed());
}

/// Nor is it while a call is on its way to the driver.
#[test]
fn a_claim_is_not_dropped_under_a_call_that_is_on_its_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(folder.path());
    let record = client.record_for_this_thread();
    client.seat().claim();
    record.enter();
    client.try_drop(&mut lock(&client.inner), 0);
    assert!(client.is_claimed());
    record.leave();
    client.try_drop(&mut lock(&client.inner), 0);
    assert!(client.is_claimed(), "the caller had not seen that call");
    client.try_drop(&mut lock(&client.inner), 1);
    assert!(!client.is_claimed());
}
