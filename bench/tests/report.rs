//! The reports of made experiments: what must be in them, and what must never be.

mod made;

use hipreempt_bench::record::*;
use hipreempt_bench::report::{json, plot, render};
use hipreempt_bench::verdict::evaluate;
use made::{World, in_shared_runs};

fn spoilt() -> Experiment {
    let mut experiment = World::h100_mps().experiment();
    in_shared_runs(&mut experiment, |run| run.bulk.as_mut().expect("bulk").identity.uuid = "cc".to_owned());
    experiment
}

#[test]
fn the_first_line_names_the_device_a_model_and_its_hash() {
    let experiment = World::h100_mps().experiment();
    let text = render(&experiment, &evaluate(&experiment));
    let first = text.lines().next().expect("a line");
    assert!(first.contains("software card h100-mps") && first.contains("model"), "{first}");
    assert!(first.contains("0123456789abcdef"), "{first}");
    let mut real = experiment;
    (real.device.kind, real.device.name) = (DeviceKind::Hardware, "Some GPU".to_owned());
    let text = render(&real, &evaluate(&real));
    let first = text.lines().next().expect("a line");
    assert!(first.contains("Some GPU (a real GPU)") && !first.contains("model"), "{first}");
}

#[test]
fn a_gain_is_never_stated_without_its_ceiling() {
    let experiment = World::h100_mps().experiment();
    let text = render(&experiment, &evaluate(&experiment));
    let gains: Vec<&str> = text.lines().filter(|line| line.contains("% better")).collect();
    assert!(!gains.is_empty());
    assert!(gains.iter().all(|line| line.contains("the ceiling (1 − solo/native) is")), "{gains:?}");
}

#[test]
fn a_saturated_mode_shows_capacity_and_growth_but_no_response_percentile() {
    let experiment = World::fifo().experiment();
    let verdict = evaluate(&experiment);
    let text = render(&experiment, &verdict);
    let row = text.lines().find(|line| line.starts_with("native ")).expect("native's row");
    assert!(row.contains("saturated: response grows by"), "{row}");
    assert!(text.contains("outcome: saturated") && !text.contains(" % better, above"), "{text}");
    let document = json(&experiment, &verdict);
    let native = &document["modes"]["native"];
    assert_eq!(native["outcome"], "saturated");
    for absent in ["p50_ms", "p90_ms", "p99_ms", "p99_interval_ms"] {
        assert!(native["urgent"].get(absent).is_none(), "{absent}");
    }
    assert!(native["urgent"]["service"]["p99_ms"].as_f64().expect("service") > 60.0);
    assert_eq!(document["modes"]["hipreempt"]["outcome"], "goal_met");
}

#[test]
fn an_invalid_run_says_so_and_claims_nothing() {
    let experiment = spoilt();
    let verdict = evaluate(&experiment);
    let text = render(&experiment, &verdict);
    assert!(text.contains("verdict: INVALID (E1_other_card)"), "{text}");
    assert!(text.contains("E1 FAIL") && !text.contains("% better") && !text.contains("claims"), "{text}");
    let document = json(&experiment, &verdict);
    assert_eq!(document["verdict"], "invalid");
    assert_eq!(document["codes"], serde_json::json!(["E1_other_card"]));
    assert!(document["outcome"].is_null() && document["claims"].is_null());
}

#[test]
fn the_document_has_the_promised_keys() {
    let experiment = World::h100_mps().experiment();
    let document = json(&experiment, &evaluate(&experiment));
    assert_eq!((&document["verdict"], &document["outcome"]), (&"valid".into(), &"native_meets_goal".into()));
    assert_eq!(document["codes"], serde_json::json!([]));
    for rule in ["e1_identity", "e2_canary", "e3_demand", "e4_honest_bulk", "e5_apart"] {
        assert_eq!(document["evidence"][rule]["holds"], true, "{rule}");
    }
    let native = &document["modes"]["native"];
    for key in ["requests", "throughput_per_s", "p50_ms", "p90_ms", "p99_ms", "p99_interval_ms", "service"] {
        assert!(!native["urgent"][key].is_null(), "{key}");
    }
    for key in ["iterations", "iterations_per_s", "kernels_per_s"] {
        assert!(native["bulk"][key].as_f64().expect(key) > 0.0, "{key}");
    }
    assert!(document["modes"]["solo_urgent"]["urgent"].is_object());
    assert!(document["modes"]["solo_urgent"].get("bulk").is_none());
    assert!(document["modes"]["solo_bulk"]["bulk"].is_object());
    assert!(document["modes"]["hipreempt"].is_object());
    assert_eq!(document["device"]["preset_hash"], "0123456789abcdef");
    assert_eq!(document["repeats"].as_array().expect("a list").len(), experiment.runs.len());
}

#[test]
fn the_plot_has_a_curve_a_mode_and_a_bar_a_side() {
    let experiment = World::h100_mps().experiment();
    let svg = plot(&experiment, &evaluate(&experiment)).expect("a plot");
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    for word in [
        "solo_urgent",
        "hipreempt",
        "native",
        "urgent requests a second",
        "bulk iterations a second",
        "0123456789abcdef",
    ] {
        assert!(svg.contains(word), "{word}");
    }
    // Four modes with an urgent side and four with a bulk side, beside the legend's own frame.
    assert!(svg.matches("<polyline").count() >= 4);
    assert!(svg.matches("<rect").count() >= 8);
}

#[test]
fn nothing_measured_still_has_a_report_and_a_plot() {
    let experiment = Experiment::default();
    let verdict = evaluate(&experiment);
    assert!(render(&experiment, &verdict).contains("too_few"));
    assert!(plot(&experiment, &verdict).expect("a plot").contains("INVALID"));
    assert_eq!(json(&experiment, &verdict)["verdict"], "invalid");
}
