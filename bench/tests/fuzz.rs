//! Logs, documents and raw samples of others, given to `bench judge`: judged or refused, whatever is in them.

mod made;

use std::fs;

use hipreempt_bench::judge::{JudgeArgs, judge_files};
use hipreempt_bench::record::{Mode, Plan, ndjson};
use hipreempt_bench::report::json;
use hipreempt_bench::verdict::evaluate;
use hipreempt_fuzzer::Target;
use made::{MS, SECOND, World};

const LOG: &str = "\
=== first baseline ===
urgent P99: 574.50 ms
urgent throughput: 13.70 req/s (2466 in 180 s)
bulk throughput: 1.97 iter/s (356)
=== second baseline ===
p99_ms=19.79 p50: 3.1 ms
urgent throughput: 19.98 req/s (3596 in 180 s)
";

const TABLE: &str = "\
| | first baseline | second baseline | what they want |
|---|---|---|---|
| urgent P99 | 574.50 ms | 19.79 ms | < 50 ms |
| urgent throughput | 13.70 req/s (2466 in 180 s) | 19.98 req/s (3596) | 20 |
| bulk throughput | 1.97 iter/s (356) | 1.97 iter/s (355) | kept |
";

const CSV: &str = "mode,p99_ms,requests,seconds,iterations\nsolo,3.7,3600,180,0\nnative,40.8,3590,180,355\n";

const KEYS: &str = r#"{"first baseline": {"p99_ms": 574.50, "requests": 2466, "seconds": 180, "iterations": 356},
    "second baseline": {"p99_ms": 19.79, "requests": 3596, "seconds": 180, "iterations": 355}}"#;

/// A short experiment, as raw samples and as the document of its verdict.
fn experiment() -> (Vec<u8>, String) {
    let modes = vec![Mode::SoloUrgent, Mode::SoloBulk, Mode::Native, Mode::Hipreempt];
    let plan = Plan { repeats: 1, window_ns: SECOND, rate_per_s: 5.0, modes, ..Plan::default() };
    let world = World { plan, iteration_ns: 400 * MS, kernels: 4, ..World::h100_mps() };
    let mut experiment = world.experiment();
    made::in_bulk(&mut experiment, |_, _, bulk| {
        let every_tenth = bulk.samples.iter().copied().step_by(10).collect();
        bulk.samples = every_tenth;
    });
    for run in &mut experiment.runs {
        run.canary.iter_mut().for_each(|canary| {
            canary.absent_ns.truncate(12);
            canary.beside_ns.truncate(12);
        });
    }
    let mut samples = Vec::new();
    ndjson::write(&experiment, &mut samples).expect("memory takes it");
    let document = json(&experiment, &evaluate(&experiment));
    (samples, serde_json::to_string(&document).expect("it is JSON"))
}

#[test]
fn judge() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log");
    let (samples, document) = experiment();
    let words = ["P99", "req/s", "iter/s", "(", "in 180 s", "|", ",", "=", "µs", "≤", "NaN", "null", "1e999"];
    Target::new("judge")
        .good(LOG)
        .good(TABLE)
        .good(CSV)
        .good(KEYS)
        .good(samples)
        .good(document)
        .words(words)
        .words(["18446744073709551615", "\"run\":1", "{\"request\":", "seconds", "solo", "want"])
        .input_bytes_max(32 << 10)
        .run(|text| {
            fs::write(&file, text).expect("written");
            let files = vec![file.clone()];
            match judge_files(&JudgeArgs { files, rate_per_s: 20.0, seconds: None, goal_p99_ms: 50.0 }) {
                Ok(judgement) => {
                    assert!([0, 3, 4].contains(&judgement.exit_code), "{}", judgement.exit_code);
                    true
                }
                Err(error) => {
                    assert!(error.to_string().contains("log"), "{error} names no file");
                    false
                }
            }
        });
}
