//! Computes what the model predicts and which other guesses would have fitted as well, and writes both into
//! `presets.json`: `cargo run --release -p hipreempt-softgpu --example predict`.

use std::error::Error;
use std::path::PathBuf;

use hipreempt_softgpu::model::Parameters;
use hipreempt_softgpu::predictions::{Figures, Pair, Traces, predict};
use hipreempt_softgpu::virtual_time::{Open, Trace};
use hipreempt_softgpu::{measured, preset};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let traces = traces(&root)?;
    let path = root.join("presets.json");
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
    let predicted = predict(&traces)?;
    for (name, figures) in &predicted {
        println!("{name:28} {figures:?}");
    }
    file["fit"]["candidates"] = candidates(&traces)?.into();
    file["predictions"] = serde_json::to_value(predicted)?;
    std::fs::write(&path, serde_json::to_string_pretty(&file)? + "\n")?;
    Ok(())
}

fn traces(root: &std::path::Path) -> Result<Traces, Box<dyn Error>> {
    let read = |name: &str| -> Result<Trace, Box<dyn Error>> {
        Ok(Trace::from_json(&std::fs::read(root.join("../../bench/traces").join(name))?)?)
    };
    Ok(Traces {
        urgent: read("resnet18_b1.json")?,
        bulk: read("resnet50_b1024.json")?,
        training: read("resnet50_b64_train.json")?,
    })
}

/// Every set of guesses on a grid whose native figures lie within 15 % of the measured ones.
fn candidates(traces: &Traces) -> Result<Vec<Value>, Box<dyn Error>> {
    let fitted = preset("h100-mps").ok_or("no preset h100-mps")?.parameters;
    let mut found = Vec::new();
    for resident_permille in [1000, 500, 250] {
        for stagger_permille in [200, 300, 400] {
            for corun_slowdown_permille in (1000..=4000).step_by(250) {
                let guess =
                    Parameters { resident_permille, stagger_permille, corun_slowdown_permille, ..fitted };
                let figures = Pair::new(guess, traces, 2400).run(Open)?;
                if fits(&figures) {
                    found.push(describe(&guess, &figures));
                }
            }
        }
    }
    Ok(found)
}

fn fits(figures: &Figures) -> bool {
    let measured = measured();
    let near = |figure: f64, wanted: f64| (figure / wanted - 1.0).abs() <= 0.15;
    near(figures.p50_ms, measured.native_p50_ms) && near(figures.p99_ms, measured.native_p99_ms)
}

fn describe(guess: &Parameters, figures: &Figures) -> Value {
    json!({
        "resident_permille": guess.resident_permille,
        "stagger_permille": guess.stagger_permille,
        "corun_slowdown_permille": guess.corun_slowdown_permille,
        "p50_ms": figures.p50_ms,
        "p99_ms": figures.p99_ms,
        "bulk_per_s": figures.bulk_per_s,
    })
}
