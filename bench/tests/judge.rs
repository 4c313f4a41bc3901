//! `bench judge` on the user's two baselines as they were published, on our own files, and on what is neither.

mod made;

use std::fs;
use std::path::PathBuf;

use hipreempt_bench::judge::{JudgeArgs, JudgeError, Judgement, judge_files};
use hipreempt_bench::record::ndjson;
use hipreempt_bench::report::json;
use hipreempt_bench::verdict::evaluate;
use made::World;

const TABLE: &str = "\
| | first baseline | second baseline | what they want |
|---|---|---|---|
| urgent P99 | 574.50 ms | 19.79 ms | < 50 ms (over 90 % better than the first) |
| urgent throughput | 13.70 req/s (2466 in 180 s) | 19.98 req/s (3596) | 20 |
| bulk throughput | 1.97 iter/s (356) | 1.97 iter/s (355) | kept |
";

const LINES: &str = "\
=== first baseline ===
urgent P99: 574.50 ms
urgent throughput: 13.70 req/s (2466 in 180 s)
bulk throughput: 1.97 iter/s (356)
=== second baseline ===
urgent P99: 19.79 ms
urgent throughput: 19.98 req/s (3596 in 180 s)
bulk throughput: 1.97 iter/s (355)
";

const KEYS: &str = r#"{"first baseline": {"p99_ms": 574.50, "requests": 2466, "seconds": 180, "iterations": 356},
    "second baseline": {"p99_ms": 19.79, "requests": 3596, "seconds": 180, "iterations": 355}}"#;

fn judged(files: &[&str]) -> Result<Judgement, JudgeError> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |(place, text): (usize, &&str)| -> PathBuf {
        let path = folder.path().join(format!("{place}.log"));
        fs::write(&path, text).expect("written");
        path
    };
    let files = files.iter().enumerate().map(write).collect();
    judge_files(&JudgeArgs { files, rate_per_s: 20.0, seconds: None, goal_p99_ms: 50.0 })
}

/// Everything that has to be said of the two baselines.
fn assert_says_it_all(text: &str) {
    let first = text
        .split("first baseline: ")
        .nth(1)
        .and_then(|rest| rest.split("second baseline: ").next())
        .expect(text);
    for words in [
        "saturated, closed-loop",
        "1134 of 3600 arrivals unserved",
        "56.7 s late",
        "574.50 ms is a service time",
    ] {
        assert!(first.contains(words), "{words}: {text}");
    }
    let second =
        text.split("second baseline: ").nth(1).and_then(|rest| rest.split("together:").next()).expect(text);
    for words in [
        "contention unproven",
        "not \"uncontended\"",
        "no solo run, no identity",
        "at work at the same time",
        "also what fair sharing of one card gives",
        "at most 25 of 3596",
    ] {
        assert!(second.contains(words), "{words}: {text}");
    }
    let pair = text.split("together:").nth(1).expect(text);
    for words in [
        "irreconcilable",
        "14.5 σ apart",
        "356 and 355 iterations tell nothing",
        "a lead, unverified",
        "12.8–14.4 of 20",
        "P99 near 8 ms",
        "hardware pipes; the P50, not logged, and the canary would tell",
        "90.2 %",
        "what to log next time",
        "the P50 of the urgent side",
        "a canary",
    ] {
        assert!(pair.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_two_baselines_in_every_form() {
    for text in [TABLE, LINES, KEYS, ROWS, COMMAS] {
        let judgement = judged(&[text]).expect("judged");
        assert_says_it_all(&judgement.text);
        assert_eq!(judgement.exit_code, 3);
    }
}

const ROWS: &str = "\
| run | P99 (ms) | req/s | requests | iterations | iter/s |
|---|---|---|---|---|---|
| first baseline | 574.50 | 13.70 | 2466 | 356 | 1.97 |
| second baseline | 19.79 | 19.98 | 3596 | 355 | 1.97 |
";

const COMMAS: &str = "\
run,p99_ms,requests,seconds,iterations
first baseline,574.50,2466,180,356
second baseline,19.79,3596,180,355
";

#[test]
fn the_two_baselines_in_a_file_each_and_bulk_apart() {
    let urgent =
        ["P99: 574.50 ms, 13.70 req/s (2466 in 180 s)", "P99: 19.79 ms, 19.98 req/s (3596 in 180 s)"];
    let judgement =
        judged(&[urgent[0], "1.97 iter/s (356)", urgent[1], "1.97 iter/s (355)"]).expect("judged");
    for words in [
        "run 1: 2466 requests",
        "run 2: 3596 requests",
        "14.5 σ apart",
        "356 and 355 iterations tell nothing",
    ] {
        assert!(judgement.text.contains(words), "{words}: {}", judgement.text);
    }
}

#[test]
fn other_figures_are_not_told_this_users_story() {
    let text = "run a\nP99: 12 ms\n19.99 req/s (3598 in 180 s)\n5.0 iter/s\nrun b\nP99: 13 ms\n20.0 req/s (3600 in 180 s)\n5.1 iter/s";
    let judgement = judged(&[text]).expect("judged");
    for words in ["saturated", "irreconcilable", "a lead", "1.97"] {
        assert!(!judgement.text.contains(words), "{words}: {}", judgement.text);
    }
    assert!(judgement.text.contains("contention unproven"));
}

#[test]
fn a_solo_run_in_the_log_gives_the_ceiling() {
    let text = "solo run\nP99: 5 ms\n20 req/s (3600 in 180 s)\nnative run\nP99: 20 ms\n19.98 req/s (3597 in 180 s)\n\
                native run again\nP99: 500 ms\n12 req/s (2160 in 180 s)";
    let judgement = judged(&[text]).expect("judged");
    assert!(judgement.text.contains("75.0 % (1 − solo/native)"), "{}", judgement.text);
    assert!(!judgement.text.contains("no solo run"), "{}", judgement.text);
}

#[test]
fn too_few_requests_have_no_p99() {
    let judgement = judged(&["P99: 12 ms\n20 req/s (200 in 10 s)"]).expect("judged");
    assert!(judgement.text.contains("200 requests are too few to state a P99"), "{}", judgement.text);
}

#[test]
fn a_count_that_nobody_can_have_served_is_no_count() {
    for count in ["18446744073709551615", "99999999999999999999999", "1000000000001"] {
        let judgement = judged(&[&format!("P99: 12 ms\n20 req/s ({count} in 10 s)")]).expect("judged");
        assert!(!judgement.text.contains("the P99's interval"), "{}", judgement.text);
    }
}

#[test]
fn our_own_files_are_judged_in_full() {
    let experiment = World::h100_mps().experiment();
    let mut samples = Vec::new();
    ndjson::write(&experiment, &mut samples).expect("written");
    let samples = String::from_utf8(samples).expect("text");
    let judgement = judged(&[&samples]).expect("judged");
    assert!(judgement.text.contains("judged anew") && judgement.text.contains("outcome: native_meets_goal"));
    assert_eq!(judgement.exit_code, 0);

    let mut document = json(&experiment, &evaluate(&experiment));
    let judgement = judged(&[&document.to_string()]).expect("judged");
    assert!(judgement.text.contains("software card h100-mps") && judgement.text.contains("verdict: valid"));
    assert_eq!(judgement.exit_code, 0);

    document["evidence"]["e2_canary"]["ratio_low"] = 1.01.into();
    let judgement = judged(&[&document.to_string(), &samples]).expect("judged");
    assert!(judgement.text.contains("do not bear it out"), "{}", judgement.text);
    assert_eq!(judgement.exit_code, 3, "the worst file decides");
}

#[test]
fn what_is_neither_is_one_helpful_line() {
    for text in ["", "hello\nworld\n", "\u{0}\u{1}\u{2}", "[1, 2, 3]", "{}"] {
        let error = judged(&[text]).expect_err("nothing to judge").to_string();
        assert!(!error.contains('\n') && error.contains("574.50 ms") && error.contains("0.log"), "{error}");
    }
    let error = judged(&["{\"format\":\"hipreempt-samples\",\"version\":99}\n"])
        .expect_err("another version")
        .to_string();
    assert!(error.contains("version 99") && !error.contains('\n'), "{error}");
    let missing = JudgeArgs {
        files: vec!["/nonexistent/x".into()],
        rate_per_s: 20.0,
        seconds: None,
        goal_p99_ms: 50.0,
    };
    assert!(matches!(judge_files(&missing), Err(JudgeError::Read { .. })));
}

/// What is said of pairs grows with the square of the runs: a thousand runs once took 200 MB. Found by fuzzing.
#[test]
fn many_runs_are_not_all_compared_with_each_other() {
    let runs: String =
        (0..300).map(|place| format!("native,{},35,3.7,{},180,0\n", 40 + place, 3_000 + place)).collect();
    let log = format!("mode,p99_ms,requests,seconds,iterations\n{}", runs.replace(",35,3.7,", ","));
    let judgement = judged(&[&log]).expect("it is a log");
    assert!(judgement.text.contains("only the first 50 of 300 shared runs"), "{}", judgement.text);
    assert!(judgement.text.len() < 1 << 20, "{} bytes", judgement.text.len());
}

/// Found by fuzzing: ten thousand figures in one line took seconds.
#[test]
fn of_a_very_long_line_the_beginning_is_read() {
    let log = format!("urgent P99: 19.79 ms, 3596 requests in 180 s {}", "P99 5 ms ".repeat(200_000));
    let judgement = judged(&[&log]).expect("it is a log");
    assert!(judgement.text.contains("logged run(s)"), "{}", judgement.text);
}
