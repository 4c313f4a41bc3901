//! This program's own JSON document, read back: its verdict, and whether its own numbers bear it out.

use std::fmt::Write;

use serde_json::Value;

use super::Judgement;
use crate::record::Device;
use crate::report::device_line;

/// Numbers of the evidence with their limits. `true`: at least, `false`: at most.
const LIMITS: [(&str, bool, f64); 6] = [
    ("/evidence/e2_canary/ratio_low", true, 1.10),
    ("/evidence/e2_canary/p", false, 0.001),
    ("/evidence/e3_demand/tenth_min", true, 0.95),
    ("/evidence/e3_demand/request_spans_min", true, 0.95),
    ("/evidence/generator/late_p99_ms_max", false, 1.0),
    ("/evidence/host/late_events_max", false, 0.01),
];

const RULES: [&str; 5] = ["e1_identity", "e2_canary", "e3_demand", "e4_honest_bulk", "e5_apart"];

/// Judges a document of `bench dual`; `None` if it is another kind of document.
pub(super) fn judge(name: &str, document: &Value) -> Option<Judgement> {
    if document.get("format")?.as_str()? != "hipreempt-verdict" {
        return None;
    }
    let device: Device = document
        .get("device")
        .and_then(|device| serde_json::from_value(device.clone()).ok())
        .unwrap_or_default();
    let mut text = format!("{}\n{name}: verdict of an earlier run\n", device_line(&device));
    let stated = document["verdict"].as_str().unwrap_or("none");
    let outcome = document["outcome"].as_str();
    let _ = writeln!(text, "  stated: {stated}; outcome: {}", outcome.unwrap_or("none"));
    for finding in document["findings"].as_array().into_iter().flatten() {
        let part = |key: &str| finding[key].as_str().unwrap_or("").to_owned();
        let _ = writeln!(text, "  {}: {} {}", part("code"), part("mode"), part("why"));
    }
    let broken = broken(document);
    for why in &broken {
        let _ = writeln!(text, "  its own numbers do not bear it out: {why}");
    }
    let valid = stated == "valid" && broken.is_empty();
    let _ = writeln!(text, "verdict: {}", if valid { "valid" } else { "INVALID" });
    Some(Judgement {
        text,
        exit_code: if !valid {
            3
        } else if outcome.is_some() {
            0
        } else {
            4
        },
    })
}

/// The rules that a document which calls itself valid breaks by its own numbers. An invalid one needs none.
fn broken(document: &Value) -> Vec<String> {
    if document["verdict"] != "valid" {
        return Vec::new();
    }
    let mut broken = Vec::new();
    if document["codes"].as_array().is_none_or(|codes| !codes.is_empty()) {
        broken.push("codes are not an empty list".to_owned());
    }
    for rule in RULES {
        if document["evidence"][rule]["holds"] != true {
            broken.push(format!("{rule} does not hold"));
        }
    }
    for (path, at_least, limit) in LIMITS {
        let Some(value) = document.pointer(path).and_then(Value::as_f64) else { continue };
        if (at_least && value < limit) || (!at_least && value > limit) {
            broken.push(format!("{path} is {value}, the limit is {limit}"));
        }
    }
    broken
}

/// Any other JSON as lines of `key: value`, one an object's figure, for the reader of logs. An object of objects names
/// its runs.
pub(super) fn flatten(value: &Value) -> String {
    let mut text = String::new();
    add_lines(&mut text, "", value);
    text
}

fn add_lines(text: &mut String, key: &str, value: &Value) {
    match value {
        Value::Object(map) => {
            let _ = writeln!(text, "{key}");
            map.iter().for_each(|(key, value)| add_lines(text, key, value));
        }
        Value::Array(items) => items.iter().for_each(|item| add_lines(text, key, item)),
        Value::String(words) => {
            let _ = writeln!(text, "{key}: {words}");
        }
        other => {
            let _ = writeln!(text, "{key}: {other}");
        }
    }
}
