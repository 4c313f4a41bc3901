//! The one way this library speaks: a line on standard error, once a subject. Never on standard output.

use std::collections::BTreeSet;
use std::io::Write;

use parking_lot::Mutex;

static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Writes `line` the first time that `subject` comes up in this process.
pub fn once(subject: &str, line: &str) {
    if SAID.lock().insert(subject.to_owned()) {
        // A closed standard error is the program's choice.
        let _ = std::io::stderr().write_all(format!("softgpu: {line}\n").as_bytes());
    }
}
