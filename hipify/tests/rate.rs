//! How fast one core translates: at least 50 MB/s as released, and so much in a debug build that nothing got slow by
//! accident. Measured in the thread's own time, so that a busy machine does not matter much.
//!
//! `cargo test --release -p hipreempt-hipify --test rate -- --nocapture` prints the figure.

use std::path::Path;

use hipreempt_hipify::translate;
use rustix::time::{ClockId, clock_gettime};

const RATE_MB_PER_S_MIN: f64 = if cfg!(debug_assertions) { 1.0 } else { 50.0 };
const SOURCE_BYTES_MIN: usize = if cfg!(debug_assertions) { 1_000_000 } else { 20_000_000 };
/// The best of these counts: others may only make it slower.
const ROUNDS: usize = 5;

fn thread_time_s() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// All samples, over and over: names are far denser here than in most programs.
fn source() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(folder).expect("the samples are there");
    let files = entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_file());
    let samples: Vec<u8> = files.flat_map(|path| std::fs::read(path).expect("readable")).collect();
    assert!(samples.len() > 10_000, "{} bytes", samples.len());
    samples.repeat(SOURCE_BYTES_MIN.div_ceil(samples.len()))
}

#[test]
fn one_core_translates_50_mb_per_second() {
    let source = source();
    translate(b"cudaFree"); // Makes the index of the map.
    let rate = |_| {
        let started_s = thread_time_s();
        let translated = translate(&source);
        assert!(translated.renamed.total() > 10_000);
        source.len() as f64 / 1e6 / (thread_time_s() - started_s)
    };
    let best = (0..ROUNDS).map(rate).fold(0.0, f64::max);
    println!("hipify: {best:.0} MB/s on one core");
    assert!(best >= RATE_MB_PER_S_MIN, "{best:.1} MB/s");
}
