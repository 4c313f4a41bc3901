//! Which card a process sees, from the variables `SOFTGPU_*`.

use std::path::PathBuf;

use crate::Error;
use crate::model::{Dispatch, Reach};
use crate::preset::{self, NULL, Preset};

/// Which card a process sees. [`Config::from_env`] in programs; tests set the fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Name of the preset (`SOFTGPU_PRESET`, default `h100-mps`).
    pub preset: String,
    /// Name of the card (`SOFTGPU_CARD`, default `0`): clients that give different names see different cards.
    pub card: String,
    /// Cards that the process sees (`SOFTGPU_DEVICES`, default 1). Card `k` of name `N` is `N.k`.
    pub devices: u32,
    /// What the card says it is (`SOFTGPU_IDENTITY`), where that is to differ from what it is.
    pub identity: Option<String>,
    /// Where the state of the cards lies (`SOFTGPU_DIR`, default `/dev/shm`).
    pub dir: PathBuf,
    /// Seed of everything that is chosen at random on top of the card (`SOFTGPU_SEED`, default 1). The card itself
    /// chooses nothing.
    pub seed: u64,
    /// Thousandths of a real second that one second of the card takes (`SOFTGPU_TIMESCALE`, default 1: real time;
    /// 4 slows the card down four times).
    pub timescale_permille: u64,
    /// Order of dispatch, where it is to differ from the preset's (`SOFTGPU_SCHEDULE`: `arrival`,
    /// `round_robin`, `priority`).
    pub schedule: Option<Dispatch>,
    /// What a switch of a queue costs each way, where that is to differ from the preset's (`SOFTGPU_SWITCH_US`).
    pub switch_ns: Option<u64>,
    /// What such a switch disturbs, where that is to differ from the preset's (`SOFTGPU_SWITCH_REACH`: `one_queue`,
    /// `whole_card`).
    pub switch_reach: Option<Reach>,
    /// A character device that stands for `/dev/kfd` (`SOFTGPU_KFD`): the HIP library on the card creates its queues by
    /// requests on it, as ROCr does. Nothing is created that way unless this is set.
    pub kfd: Option<PathBuf>,
    /// The program that owns a card's life (`SOFTGPU_CARD_PROGRAM`; else it is looked for beside the library and
    /// beside the program).
    pub card_program: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            preset: "h100-mps".to_owned(),
            card: "0".to_owned(),
            devices: 1,
            identity: None,
            dir: PathBuf::from("/dev/shm"),
            seed: 1,
            timescale_permille: 1000,
            schedule: None,
            switch_ns: None,
            switch_reach: None,
            kfd: None,
            card_program: None,
        }
    }
}

/// Cards that one process may see at most.
const DEVICES_MAX: u32 = 16;

impl Config {
    /// The settings of the environment.
    ///
    /// # Errors
    /// [`Error::Setting`] names the variable whose value means nothing.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    /// The settings as `read` tells them.
    ///
    /// # Errors
    /// As [`Config::from_env`].
    pub fn from_variables(read: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let mut config = Self::default();
        let get = |name: &str| read(name).filter(|value| !value.is_empty());
        if let Some(value) = get("SOFTGPU_PRESET") {
            config.preset = check("SOFTGPU_PRESET", value, "the name of a preset", is_preset)?;
        }
        if let Some(value) = get("SOFTGPU_CARD") {
            config.card = check("SOFTGPU_CARD", value, "at most 32 letters, digits, - and _", is_card_name)?;
        }
        if let Some(value) = get("SOFTGPU_DEVICES") {
            let expected = "a number from 1 to 16";
            config.devices = number("SOFTGPU_DEVICES", value, expected, 1..=u64::from(DEVICES_MAX))? as u32;
        }
        if let Some(value) = get("SOFTGPU_SEED") {
            config.seed = number("SOFTGPU_SEED", value, "a number", 0..=u64::MAX)?;
        }
        if let Some(value) = get("SOFTGPU_TIMESCALE") {
            config.timescale_permille = timescale(value)?;
        }
        if let Some(value) = get("SOFTGPU_SCHEDULE") {
            config.schedule = Some(schedule(value)?);
        }
        if let Some(value) = get("SOFTGPU_SWITCH_US") {
            config.switch_ns =
                Some(1_000 * number("SOFTGPU_SWITCH_US", value, "µs, up to 1000000", 0..=1_000_000)?);
        }
        if let Some(value) = get("SOFTGPU_SWITCH_REACH") {
            config.switch_reach = Some(reach(value)?);
        }
        config.kfd = get("SOFTGPU_KFD").map(PathBuf::from);
        config.identity = get("SOFTGPU_IDENTITY");
        config.dir = get("SOFTGPU_DIR").map_or(config.dir, PathBuf::from);
        config.card_program = get("SOFTGPU_CARD_PROGRAM").map(PathBuf::from);
        Ok(config)
    }

    /// The variables that make a process see the same cards.
    pub fn to_variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = vec![
            ("SOFTGPU_PRESET", self.preset.clone()),
            ("SOFTGPU_CARD", self.card.clone()),
            ("SOFTGPU_DEVICES", self.devices.to_string()),
            ("SOFTGPU_DIR", self.dir.to_string_lossy().into_owned()),
            ("SOFTGPU_SEED", self.seed.to_string()),
            ("SOFTGPU_TIMESCALE", (self.timescale_permille as f64 / 1000.0).to_string()),
        ];
        let kfd = self.kfd.as_ref().map(|path| path.to_string_lossy().into_owned());
        variables.extend(kfd.map(|path| ("SOFTGPU_KFD", path)));
        let program = self.card_program.as_ref().map(|path| path.to_string_lossy().into_owned());
        variables.extend(self.identity.clone().map(|identity| ("SOFTGPU_IDENTITY", identity)));
        variables.extend(self.changes());
        variables.extend(program.map(|program| ("SOFTGPU_CARD_PROGRAM", program)));
        variables
    }

    /// Those of the variables that change the preset.
    pub(crate) fn changes(&self) -> Vec<(&'static str, String)> {
        let schedule = self.schedule.map(|dispatch| ("SOFTGPU_SCHEDULE", dispatch.name().to_owned()));
        let switch = self.switch_ns.map(|ns| ("SOFTGPU_SWITCH_US", (ns / 1_000).to_string()));
        let reach = self.switch_reach.map(|reach| ("SOFTGPU_SWITCH_REACH", reach.name().to_owned()));
        [schedule, switch, reach].into_iter().flatten().collect()
    }

    /// The preset with what the settings change of it; `None` for the card that takes no time.
    ///
    /// # Errors
    /// [`Error::Setting`] if there is no such preset.
    pub fn resolve(&self) -> Result<Option<Preset>, Error> {
        if self.preset == NULL {
            return Ok(None);
        }
        let mut preset = preset::preset(&self.preset).ok_or_else(|| Error::Setting {
            name: "SOFTGPU_PRESET",
            value: self.preset.clone(),
            expected: "the name of a preset",
        })?;
        let parameters = &mut preset.parameters;
        parameters.dispatch = self.schedule.unwrap_or(parameters.dispatch);
        parameters.switch_reach = self.switch_reach.unwrap_or(parameters.switch_reach);
        if let Some(each_ns) = self.switch_ns {
            *parameters = parameters.with_switches_of(each_ns);
        }
        Ok(Some(preset))
    }

    /// The full name of one card.
    pub fn card_name(&self, ordinal: u32) -> String {
        format!("{}.{ordinal}", self.card)
    }
}

fn is_preset(name: &str) -> bool {
    name == NULL || preset::preset(name).is_some()
}

fn is_card_name(name: &str) -> bool {
    name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn check(
    name: &'static str,
    value: String,
    expected: &'static str,
    accept: impl Fn(&str) -> bool,
) -> Result<String, Error> {
    if accept(&value) { Ok(value) } else { Err(Error::Setting { name, value, expected }) }
}

fn number(
    name: &'static str,
    value: String,
    expected: &'static str,
    range: std::ops::RangeInclusive<u64>,
) -> Result<u64, Error> {
    let number = value.trim().parse().ok().filter(|number| range.contains(number));
    number.ok_or(Error::Setting { name, value, expected })
}

fn timescale(value: String) -> Result<u64, Error> {
    let scale = value.trim().parse::<f64>().ok().filter(|scale| (0.001..=1000.0).contains(scale));
    let expected = "a number from 0.001 to 1000";
    scale.map(|scale| (scale * 1000.0).round() as u64).ok_or(Error::Setting {
        name: "SOFTGPU_TIMESCALE",
        value,
        expected,
    })
}

fn schedule(value: String) -> Result<Dispatch, Error> {
    let expected = "arrival, round_robin or priority";
    Dispatch::of_name(value.trim()).ok_or(Error::Setting { name: "SOFTGPU_SCHEDULE", value, expected })
}

fn reach(value: String) -> Result<Reach, Error> {
    let expected = "one_queue or whole_card";
    Reach::of_name(value.trim()).ok_or(Error::Setting { name: "SOFTGPU_SWITCH_REACH", value, expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Config, Error> {
        Config::from_variables(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn nothing_set_gives_the_default() {
        assert_eq!(Config::from_variables(|_| None).unwrap(), Config::default());
    }

    #[test]
    fn a_bad_value_names_its_variable() {
        let bad = [
            ("SOFTGPU_PRESET", "h200"),
            ("SOFTGPU_CARD", "../x"),
            ("SOFTGPU_DEVICES", "0"),
            ("SOFTGPU_DEVICES", "17"),
            ("SOFTGPU_SEED", "-1"),
            ("SOFTGPU_TIMESCALE", "NaN"),
            ("SOFTGPU_TIMESCALE", "0"),
            ("SOFTGPU_SCHEDULE", "fifo"),
            ("SOFTGPU_SWITCH_US", "1000001"),
            ("SOFTGPU_SWITCH_REACH", "some"),
        ];
        for (variable, value) in bad {
            match with(variable, value) {
                Err(Error::Setting { name, .. }) => assert_eq!(name, variable),
                other => panic!("{variable}={value}: {other:?}"),
            }
        }
    }

    #[test]
    fn settings_survive_the_way_through_the_environment() {
        let config = Config {
            card: "apart".to_owned(),
            devices: 2,
            identity: Some("0.0".to_owned()),
            timescale_permille: 2500,
            schedule: Some(Dispatch::RoundRobin),
            switch_ns: Some(300_000),
            switch_reach: Some(Reach::WholeCard),
            kfd: Some(PathBuf::from("/dev/null")),
            card_program: Some(PathBuf::from("/x/softgpu-card")),
            ..Config::default()
        };
        let variables = config.to_variables();
        let read = |name: &str| variables.iter().find(|entry| entry.0 == name).map(|entry| entry.1.clone());
        assert_eq!(Config::from_variables(read).unwrap(), config);
    }
}
