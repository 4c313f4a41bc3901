//! The one way such a library speaks: a line on standard error, once a subject. Never on standard output.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Duration;

use parking_lot::{Mutex, MutexGuard};

static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
/// How often, and how long from one to the next, a line tries to be said.
const TRIES: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(1);

/// Writes `line` the first time that `subject` comes up in this process.
pub fn once(prefix: &str, subject: &str, line: &str) {
    let Some(mut said) = lock() else { return };
    if said.insert(subject.to_owned()) {
        // A closed standard error is the program's choice.
        let _ = std::io::stderr().write_all(format!("{prefix}: {line}\n").as_bytes());
    }
}

/// In a forked child nobody may ever unlock it again, nor what stands behind a lock with a time limit: so only a bare
/// attempt, several times.
fn lock() -> Option<MutexGuard<'static, BTreeSet<String>>> {
    (0..TRIES).find_map(|_| {
        SAID.try_lock().or_else(|| {
            std::thread::sleep(BETWEEN);
            None
        })
    })
}
