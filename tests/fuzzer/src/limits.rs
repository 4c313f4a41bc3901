//! What makes a failure known that no unwinding reports: the input at hand lies in a file before it is read, and a
//! thread looks whether reading it ends.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// The file of the input at hand. It goes when the run ends well; a crash leaves it.
pub(crate) struct Kept {
    path: PathBuf,
    file: File,
}

impl Kept {
    pub(crate) fn create(folder: &Path, name: &str) -> Self {
        let path = folder.join(format!("{name}-{}.input", std::process::id()));
        let made = std::fs::create_dir_all(folder).and_then(|()| File::create(&path));
        let file = made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, file }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn keep(&self, input: &[u8]) {
        let written = self.file.write_all_at(input, 0).and_then(|()| self.file.set_len(input.len() as u64));
        written.unwrap_or_else(|error| panic!("{}: {error}", self.path.display()));
    }

    /// Leaves the file behind for good, under a name that the next run of this process does not take.
    pub(crate) fn leave(&self) -> PathBuf {
        let kept = self.path.with_extension("failed");
        std::fs::rename(&self.path, &kept).map_or_else(|_| self.path.clone(), |()| kept)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Ends the process when one input is read for too long.
pub(crate) struct Watchdog {
    beats: Arc<AtomicU64>,
    _end: Sender<()>,
}

impl Watchdog {
    pub(crate) fn start(name: &'static str, input: PathBuf, limit: Duration) -> Self {
        let beats = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&beats);
        let (end, ended) = channel::<()>();
        std::thread::spawn(move || {
            let mut last = seen.load(Ordering::Relaxed);
            while ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                let now = seen.load(Ordering::Relaxed);
                if now == last {
                    give_up(name, &input, limit);
                }
                last = now;
            }
        });
        Self { beats, _end: end }
    }

    pub(crate) fn beat(&self) {
        self.beats.fetch_add(1, Ordering::Relaxed);
    }
}

fn give_up(name: &str, input: &Path, limit: Duration) -> ! {
    // Not by `eprintln`, which the test harness keeps to itself until the test ends.
    let line =
        format!("fuzz {name}: an input was read for {limit:?} without end; it is in {}\n", input.display());
    let _ = std::io::stderr().write_all(line.as_bytes());
    std::process::abort();
}

/// Processor time of this thread, in ms: a busy machine makes no parser slow.
pub(crate) fn thread_cpu_ms() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a valid place for the result.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    time.tv_sec as u64 * 1_000 + time.tv_nsec as u64 / 1_000_000
}
