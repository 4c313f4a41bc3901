//! The cards that can be had, from one data file (`presets.json`): parameters, what they were fitted to, and what the
//! model predicts beside that. Reports print the file's hash, so that a figure names the model that it came from.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Parameters;

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
}

/// The name of the preset that takes no time and lives in the client's process.
pub const NULL: &str = "null";

/// The preset of that name, if there is one. [`NULL`] is none: it has no model.
pub fn preset(name: &str) -> Option<Preset> {
    presets().remove(name)
}

/// All presets with a model, by name.
pub fn presets() -> BTreeMap<String, Preset> {
    serde_json::from_str::<File>(FILE).expect("presets.json is checked by a test").presets
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
    fn every_preset_is_a_card_that_can_be() {
        assert!(!presets().is_empty());
        for (name, preset) in presets() {
            assert_eq!(preset.parameters.check(), Ok(()), "{name}");
        }
    }
}
