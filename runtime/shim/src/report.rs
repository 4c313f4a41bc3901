//! One line of JSON when the process ends, for benchmarks and bug reports.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::sync::atomic::Ordering;

use crate::client::Client;
use crate::engine::{self, guarded};
use crate::held;
use crate::say::say;

/// Asks for [`write_report`] when the process ends by `exit`.
pub(crate) fn at_exit() {
    // SAFETY: the handler is in a library that is never unloaded: the preloads are linked so.
    unsafe { libc::atexit(end) };
}

extern "C" fn end() {
    guarded(|| {
        if let Some(engine) = engine::get_running() {
            held::end();
            write_report(engine);
            // What the program still launches passes through; nobody is held by it any more.
            for client in engine.clients().filter(|client| client.is_seated()) {
                client.suspension.end();
                client.suspended.end();
                client.seat().drop_claim();
            }
        }
    });
    engine::give_up();
}

fn write_report(engine: &'static engine::Engine) {
    let Some(path) = &engine.settings.report else { return };
    let mut text =
        format!("{{\"pid\":{},\"priority\":{},\"clients\":[", std::process::id(), engine.settings.priority.0);
    for (nth, client) in engine.clients().filter(|client| client.is_seated()).enumerate() {
        text.push_str(if nth == 0 { "" } else { "," });
        describe(client, &mut text);
    }
    text.push_str("]}\n");
    // One write of one line: several processes may share the file.
    let written = OpenOptions::new().create(true).append(true).open(path);
    if let Err(error) = written.and_then(|mut file| file.write_all(text.as_bytes())) {
        say!("{}: {}: {error}; no report is written", crate::settings::REPORT, path.display());
    }
}

fn describe(client: &'static Client, text: &mut String) {
    let counters = client.seat().counters();
    let read = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
    let (lead_us, stalls) = {
        let inner = engine::lock(&client.inner);
        (inner.window.lead_ns() / 1_000, inner.window.stalls())
    };
    let _ = write!(
        text,
        "{{\"device\":{},\"board\":\"{}\",\"slot\":{},\"launches\":{},\"submitted\":{},\"holds\":{},\"held_us\":{},\
         \"passed_after_limit\":{},\"completions\":{},\"lead_us\":{lead_us},\"stalls\":{stalls},\"level\":{},\
         \"hold\":\"{}\",\"slice_calls\":{},\"queue_calls\":{},\"kept\":{}}}",
        client.device,
        client.board().uuid(),
        client.seat().slot(),
        client.launches(),
        client.submitted(),
        read(&counters.holds),
        read(&counters.held_us),
        read(&counters.passed_after_limit),
        read(&counters.completions),
        if client.gives_way_by_slice() { 3 } else { 1 },
        held::in_force(client.engine),
        read(&client.suspension.calls),
        read(&client.suspended.calls),
        client.held.kept.load(Ordering::Relaxed),
    );
}
