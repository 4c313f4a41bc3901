//! That the fuzzer finds what it is there for, and never passes by running nothing.

use std::collections::HashSet;
use std::process::Command;
use std::time::Duration;

use super::*;

fn options(seconds: f64) -> Options {
    Options { time: Duration::from_secs_f64(seconds), ..Options::from_env() }
}

/// Runs a target that must fail, and tells how it failed.
fn failure(target: &Target, seconds: f64, read: impl FnMut(&[u8]) -> bool) -> String {
    let run = AssertUnwindSafe(|| target.run_with(&options(seconds), read));
    let payload = panic::catch_unwind(run).expect_err("the target fails");
    words_of(payload.as_ref()).to_owned()
}

/// A length, and as many bytes.
fn counted() -> Vec<u8> {
    [&8_u32.to_le_bytes()[..], b"abcdefgh"].concat()
}

fn declared(input: &[u8]) -> Option<usize> {
    Some(u32::from_le_bytes(*input.first_chunk()?) as usize)
}

#[test]
fn inputs_follow_from_the_seed_and_the_number() {
    let (good, words) = (vec![counted(), b"another 12 good ones".to_vec()], vec![b"word".to_vec()]);
    let inputs = |seed| {
        let mutator = Mutator::new(seed, &good, &words, 1 << 12);
        (1..2_000).map(|number| mutator.input(number)).collect::<Vec<_>>()
    };
    assert_eq!(inputs(7), inputs(7));
    assert_ne!(inputs(7), inputs(8));
    let distinct: HashSet<Vec<u8>> = inputs(7).into_iter().collect();
    assert!(distinct.len() > 1_500, "only {} distinct inputs", distinct.len());
    assert!(distinct.iter().all(|input| input.len() <= 1 << 12));
    assert!(distinct.iter().any(|input| input.len() == 1 << 12), "none is as long as it may be");
    assert!(distinct.iter().any(|input| input.windows(4).any(|part| part == b"word")));
}

#[test]
fn a_length_that_is_believed_is_found_and_its_input_kept() {
    let target = Target::new("believed").good(counted());
    let said = failure(&target, 60.0, |input| {
        declared(input).is_some_and(|length| length == 0 || input[4..].len() == length || input[length] > 0)
    });
    assert!(said.contains("index out of bounds") && said.contains("seed 1, input "), "{said}");
    let path = said.lines().find_map(|line| line.trim().strip_prefix("the input is in ")).expect(&said);
    let input = std::fs::read(path).expect("the input was kept");
    assert!(declared(&input).is_some_and(|length| length >= input.len()));
    std::fs::remove_file(path).expect("removed");
}

#[test]
fn memory_out_of_proportion_is_found() {
    let target = Target::new("memory").good(counted()).memory_bytes_max(1 << 16);
    let said = failure(&target, 60.0, |input| {
        let length = declared(input).unwrap_or(0).min(1 << 18);
        Vec::<u8>::with_capacity(length).capacity() == length
    });
    assert!(said.contains("bytes of memory"), "{said}");
}

#[test]
fn a_run_that_tests_nothing_fails() {
    let nothing = Target::new("nothing");
    assert!(failure(&nothing, 1.0, |_| true).contains("no good input"));
    let good = Target::new("good").good(counted());
    assert!(failure(&good, 1.0, |_| false).contains("refused"));
    assert!(failure(&good, 0.0, |_| true).contains("no time"));
}

#[test]
fn what_is_right_passes_and_leaves_nothing_behind() {
    let target = Target::new("right").good(counted());
    let options = options(0.2);
    let tally = target.run_with(&options, |input| declared(input).is_some());
    assert!(tally.inputs > 100 && tally.accepted > 0 && tally.accepted < tally.inputs, "{tally:?}");
    assert!(!options.folder.join(format!("right-{}.input", std::process::id())).exists());
}

#[test]
fn an_input_without_end_ends_the_process_and_is_named() {
    let role = ["--exact", "tests::role_never_ends", "--ignored", "--nocapture"];
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let output = command.args(role).env("HIPREEMPT_FUZZ_HANG_SECONDS", "0.2").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("fuzz endless: an input was read for"), "{said}");
    let path = said.split("it is in ").nth(1).and_then(|rest| rest.lines().next()).expect(&said);
    assert_eq!(std::fs::read(path).expect("the input was kept"), counted());
    std::fs::remove_file(path).expect("removed");
}

#[test]
#[ignore = "a role"]
fn role_never_ends() {
    Target::new("endless").good(counted()).run(|_| {
        loop {
            std::hint::spin_loop();
        }
    });
}

#[test]
fn fenced_bytes_are_where_they_should_be() {
    let mut fenced = fence::Fenced::new(100);
    let at = fenced.place(b"0123456789").cast::<u8>();
    // SAFETY: the ten bytes that were just placed.
    assert_eq!(unsafe { std::slice::from_raw_parts(at, 10) }, b"0123456789");
    assert_eq!((at as usize + 10) % 4096, 0);
}
