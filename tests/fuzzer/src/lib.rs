//! A fuzzer for parsers of foreign bytes, as ordinary tests on the stable compiler.
//!
//! A target is good inputs and a function that reads bytes. Every input is damage done to good ones (`mutate.rs`), and
//! follows from a seed and a number alone, so that a failure can be had again from what it prints. A failure is a panic,
//! a crash, memory or processor time out of proportion to the input, or no end at all. It knows nothing of coverage: the
//! good inputs have to reach what is to be tested, and each must be accepted as it is, or the target fails.
//!
//! It must never pass without having run anything: no good input, a refused one, or no time for a single damaged one is
//! a failure.
//!
//! Own code and not `cargo-fuzz`, `afl` or `bolero`: the first two need instrumentation that the pinned compiler does not
//! have, and without it the third draws bytes and does not damage good ones.

pub mod fence;
mod limits;
mod memory;
mod mutate;
mod options;

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::time::Instant;

use limits::{Kept, Watchdog, thread_cpu_ms};
use mutate::Mutator;
use options::Options;

/// The longest input, unless a target says otherwise.
const INPUT_BYTES_MAX: usize = 64 << 10;
/// What reading one input may take of memory at once, unless a target says otherwise.
const MEMORY_BYTES_MAX: usize = 64 << 20;
/// What reading one input may take of the processor's time: several hundred times what any takes in a debug build.
const CPU_MS_MAX: u64 = 4_000;

/// A parser, and good inputs to damage.
#[derive(Debug)]
pub struct Target {
    name: &'static str,
    good: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    input_bytes_max: usize,
    memory_bytes_max: usize,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Damaged inputs that were read.
    pub inputs: u64,
    /// Those that the parser accepted all the same.
    pub accepted: u64,
}

impl Target {
    /// A target without inputs. The name is that of files and reports.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        let (input_bytes_max, memory_bytes_max) = (INPUT_BYTES_MAX, MEMORY_BYTES_MAX);
        Self { name, good: Vec::new(), words: Vec::new(), input_bytes_max, memory_bytes_max }
    }

    /// Adds an input that the parser accepts.
    #[must_use]
    pub fn good(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.good.push(input.into());
        self
    }

    /// Adds words of the format, which are put where they do not belong.
    #[must_use]
    pub fn words<'word>(mut self, words: impl IntoIterator<Item = &'word str>) -> Self {
        self.words.extend(words.into_iter().map(|word| word.as_bytes().to_vec()));
        self
    }

    /// The longest input in bytes.
    #[must_use]
    pub fn input_bytes_max(mut self, bytes: usize) -> Self {
        self.input_bytes_max = bytes;
        self
    }

    /// What reading one input may take of memory at once, in bytes.
    #[must_use]
    pub fn memory_bytes_max(mut self, bytes: usize) -> Self {
        self.memory_bytes_max = bytes;
        self
    }

    /// Runs `read` on damaged inputs for as long as the environment says (`HIPREEMPT_FUZZ_SECONDS`, by default
    /// 3), or on the one that `HIPREEMPT_FUZZ_INPUT` names. `read` says whether it accepted the input.
    ///
    /// # Panics
    /// Where an input makes `read` fail, and where nothing was tested.
    pub fn run(self, read: impl FnMut(&[u8]) -> bool) {
        let options = Options::from_env();
        let tally = self.run_with(&options, read);
        if options.input.is_none() {
            let Tally { inputs, accepted } = tally;
            println!("fuzz {}: {inputs} inputs, {accepted} accepted, seed {}", self.name, options.seed);
        }
    }

    fn run_with(&self, options: &Options, mut read: impl FnMut(&[u8]) -> bool) -> Tally {
        let kept = Kept::create(&options.folder, self.name);
        let watchdog = Watchdog::start(self.name, kept.path().to_owned(), options.hang);
        let mut one = |origin: &str, input: &[u8]| self.read_one(&kept, &watchdog, origin, input, &mut read);
        if let Some(path) = &options.input {
            let input = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let accepted = u64::from(one("given", &input));
            return Tally { inputs: 1, accepted };
        }
        assert!(!self.good.is_empty(), "{}: no good input to damage", self.name);
        for (place, good) in self.good.iter().enumerate() {
            let accepted = one(&format!("good input {place}"), good);
            assert!(accepted, "{}: good input {place} is refused: nothing would be tested", self.name);
        }
        let mutator = Mutator::new(options.seed, &self.good, &self.words, self.input_bytes_max);
        let (end, mut tally) = (Instant::now() + options.time, Tally { inputs: 0, accepted: 0 });
        while Instant::now() < end {
            tally.inputs += 1;
            let origin = format!("seed {}, input {}", options.seed, tally.inputs);
            tally.accepted += u64::from(one(&origin, &mutator.input(tally.inputs)));
        }
        assert!(tally.inputs > 0, "{}: there was no time for a single input", self.name);
        tally
    }

    fn read_one(
        &self,
        kept: &Kept,
        watchdog: &Watchdog,
        origin: &str,
        input: &[u8],
        read: &mut impl FnMut(&[u8]) -> bool,
    ) -> bool {
        kept.keep(input);
        watchdog.beat();
        let before_ms = thread_cpu_ms();
        memory::start(self.memory_bytes_max);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| read(input)));
        let (peak, cpu_ms) = (memory::stop(), thread_cpu_ms() - before_ms);
        let fault = match &outcome {
            Err(payload) => Some(format!("panicked: {}", words_of(payload.as_ref()))),
            Ok(_) if peak > self.memory_bytes_max => Some(format!("took {peak} bytes of memory")),
            Ok(_) if cpu_ms > CPU_MS_MAX => Some(format!("took {cpu_ms} ms")),
            Ok(_) => None,
        };
        let Some(fault) = fault else { return matches!(outcome, Ok(true)) };
        let path = kept.leave();
        panic!(
            "fuzz {}: {origin} ({} bytes) {fault}\n  the input is in {path}\n  again: HIPREEMPT_FUZZ_INPUT={path} \
             tests/fuzz {}",
            self.name,
            input.len(),
            self.name,
            path = path.display(),
        );
    }
}

fn words_of(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}

#[cfg(test)]
mod tests;
