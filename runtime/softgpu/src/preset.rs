//! The cards that can be had, from one data file (`presets.json`): parameters, what they were fitted to, and what the
//! model predicts beside that. Reports print the file's hash, so that a figure names the model that it came from.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Parameters;
use crate::virtual_time::workload::HostPace;

const FILE: &str = include_str!("../presets.json");

/// One card that can be had.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Preset {
    /// What it is meant to be like, in one line.
    pub summary: String,
    /// Compute units that the device tells programs.
    pub compute_units: u32,
    /// Memory that the device tells programs, in bytes.
    pub memory_bytes: u64,
    /// Clock that the device tells programs, in kHz.
    pub clock_khz: u32,
    /// The model's parameters.
    pub parameters: Parameters,
}

#[derive(Deserialize)]
struct File {
    presets: BTreeMap<String, Preset>,
    host: HostPace,
    measured: Measured,
    predictions: serde_json::Value,
}

/// What was measured on a GPU and the model was fitted to. Latencies in ms, rates in iterations a second.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Measured {
    pub urgent_solo_p50_ms: f64,
    pub urgent_solo_p99_ms: f64,
    pub bulk_solo_per_s: f64,
    pub native_p50_ms: f64,
    pub native_p99_ms: f64,
    pub native_bulk_per_s: f64,
}

/// The name of the preset that takes no time and lives in the client's process.
pub const NULL: &str = "null";

/// The preset of that name, if there is one. [`NULL`] is none: it has no model.
pub fn preset(name: &str) -> Option<Preset> {
    presets().remove(name)
}

/// All presets with a model, by name.
pub fn presets() -> BTreeMap<String, Preset> {
    file().presets
}

/// How fast the host of a paced process is, relative to the traces' recording.
pub fn host_pace() -> HostPace {
    file().host
}

/// What `h100-mps` was fitted to.
pub fn measured() -> Measured {
    file().measured
}

/// What the model predicts, as stated in the file.
pub fn stated_predictions() -> serde_json::Value {
    file().predictions
}

fn file() -> File {
    serde_json::from_str(FILE).expect("presets.json is checked by a test")
}

/// A hash (64-bit FNV-1a, in hexadecimal) of the file that holds presets, fit and predictions.
pub fn preset_file_hash() -> String {
    format!("{:016x}", file_hash())
}

pub(crate) fn file_hash() -> u64 {
    hash(FILE.as_bytes())
}

/// 64-bit FNV-1a. Identifies; protects nothing.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cards_of_the_benchmark_exist() {
        let names: Vec<String> = presets().into_keys().collect();
        assert_eq!(names, ["h100-mps", "h100-shared", "x3.17-fifo", "x3.17-shared"]);
        assert_eq!(host_pace().factor, 1.39);
    }

    #[test]
    fn the_first_line_says_that_it_is_a_model() {
        assert!(FILE.lines().nth(1).unwrap().contains("A model"));
    }

    #[test]
    fn every_preset_is_a_card_that_can_be() {
        for (name, preset) in presets() {
            assert_eq!(preset.parameters.check(), Ok(()), "{name}");
        }
    }
}
