//! The model's figures against what was measured, and the file that states them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use hipreempt_softgpu::predictions::{Figures, Pair, Traces, URGENT, predict};
use hipreempt_softgpu::virtual_time::{IdealHold, Open, Trace};
use hipreempt_softgpu::{measured, preset, stated_predictions};

static TRACES: LazyLock<Traces> = LazyLock::new(|| Traces {
    urgent: trace("resnet18_b1.json"),
    bulk: trace("resnet50_b1024.json"),
    training: trace("resnet50_b64_train.json"),
});
static FIGURES: LazyLock<BTreeMap<&str, Figures>> = LazyLock::new(|| predict(&TRACES).unwrap());

fn trace(name: &str) -> Trace {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../bench/traces").join(name);
    Trace::from_json(&std::fs::read(path).unwrap()).unwrap()
}

#[track_caller]
fn near(figure: f64, wanted: f64, tolerance: f64) {
    assert!((figure / wanted - 1.0).abs() <= tolerance, "{figure} is not within {tolerance} of {wanted}");
}

#[test]
fn the_file_states_what_the_model_gives() {
    let stated = stated_predictions();
    let stated = stated.as_object().unwrap();
    assert_eq!(stated.len(), FIGURES.len());
    for (name, figures) in FIGURES.iter() {
        assert_eq!(
            stated[*name],
            serde_json::to_value(figures).unwrap(),
            "{name}: run the example `predict`"
        );
    }
}

#[test]
fn the_fit_holds() {
    let measured = measured();
    near(FIGURES["solo_bulk"].bulk_per_s, measured.bulk_solo_per_s, 0.01);
    near(FIGURES["solo_urgent"].p50_ms, measured.urgent_solo_p50_ms, 0.10);
    near(FIGURES["solo_urgent"].p99_ms, measured.urgent_solo_p99_ms, 0.10);
    near(FIGURES["native"].p50_ms, measured.native_p50_ms, 0.10);
    near(FIGURES["native"].p99_ms, measured.native_p99_ms, 0.15);
    near(FIGURES["native"].bulk_per_s, measured.native_bulk_per_s, 0.02);
}

/// Measured beside MPS clients that the fit has not seen.
#[test]
fn the_micro_rows_are_predicted_within_half() {
    near(FIGURES["kernel_50us_beside_1ms"].p50_ms, 0.360, 0.5);
    near(FIGURES["kernel_50us_beside_1ms"].p99_ms, 0.826, 0.5);
    near(FIGURES["kernel_50us_beside_5ms"].p50_ms, 1.730, 0.5);
    near(FIGURES["kernel_50us_beside_5ms"].p99_ms, 4.016, 0.5);
}

/// An independent simulation of the same traces gave 0.12 and 0.934.
#[test]
fn an_ideal_hold_gives_what_another_simulation_gave() {
    let (native, ideal) = (FIGURES["native"], FIGURES["ideal_hold"]);
    let p99 = ideal.p99_ms / native.p99_ms;
    let bulk = ideal.bulk_per_s / native.bulk_per_s;
    assert!((0.09..=0.14).contains(&p99), "urgent P99 {p99} of native");
    assert!((0.92..=0.97).contains(&bulk), "bulk {bulk} of native");
    assert!(FIGURES["urgent_graph_ideal_hold"].p99_ms <= 5.5);
}

#[test]
fn the_slower_card_saturates_in_arrival_order_and_serves_in_turns() {
    let per_s = |figures: Figures| figures.requests as f64 / 60.0;
    near(FIGURES["x3.17_solo_bulk"].bulk_per_s, 1.97, 0.01);
    assert!((12.0..15.0).contains(&per_s(FIGURES["x3.17_fifo_native"])));
    assert!(per_s(FIGURES["x3.17_shared_native"]) >= 19.9);
    near(FIGURES["x3.17_shared_native"].p99_ms, 8.0, 0.15);
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_gives_others() {
    let pair = Pair::new(preset("h100-mps").unwrap().parameters, &TRACES, 40);
    assert_eq!(pair.run(Open), pair.run(Open));
    assert_ne!(pair.run(Open), Pair { seed: 2, ..pair.clone() }.run(Open));
    let hold = || IdealHold::new(URGENT, 100_000, pair.parameters);
    assert_ne!(pair.run(Open), pair.run(hold()));
}
