//! The one way such a library speaks: a line on standard error, once a subject. Never on standard output.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Duration;

use parking_lot::Mutex;

static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Writes `line` the first time that `subject` comes up in this process.
pub fn once(prefix: &str, subject: &str, line: &str) {
    // In a forked child nobody may ever unlock it again.
    let Some(mut said) = SAID.try_lock_for(Duration::from_millis(20)) else { return };
    if said.insert(subject.to_owned()) {
        // A closed standard error is the program's choice.
        let _ = std::io::stderr().write_all(format!("{prefix}: {line}\n").as_bytes());
    }
}
