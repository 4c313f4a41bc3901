//! `kernels/ptx` makes PTX by clang where there is no nvcc: every kernel, with parameters of the sizes that its
//! descriptor states, and nothing left for a linker.
//!
//! Without clang this is left out with a word about it, or fails under `HIPREEMPT_TESTS_STRICT=1`.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// The parameters of each kernel, in bytes.
const KERNELS: [(&str, &[u32]); 10] = [
    ("hipreempt_canary", &[8, 8, 4]),
    ("hipreempt_cooperative", &[8, 8, 8, 8, 4]),
    ("hipreempt_copy", &[8, 8, 8]),
    ("hipreempt_matmul", &[8, 8, 8, 4, 4, 4]),
    ("hipreempt_noop", &[]),
    ("hipreempt_reduce", &[8, 8, 8]),
    ("hipreempt_replay", &[8, 8, 8, 4]),
    ("hipreempt_saxpy", &[4, 8, 8, 8]),
    ("hipreempt_spin", &[8, 8, 4]),
    ("hipreempt_vector_add", &[8, 8, 8, 8]),
];

fn clang() -> Option<&'static str> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    ["clang++", "clang++-19", "clang++-15"].into_iter().find(runs)
}

/// A kernel's parameters in bytes, from `.entry name(.param .u64 a, …)`.
fn parameters(entry: &str) -> Vec<u32> {
    let list = entry.split_once('(').and_then(|(_, rest)| rest.split_once(')')).expect("a list").0;
    let bits = list.split(".param").skip(1).map(|one| {
        let digits = one.trim_start().trim_start_matches('.').trim_start_matches(|c: char| c.is_alphabetic());
        digits.split_whitespace().next().and_then(|bits| bits.parse::<u32>().ok()).expect("a type")
    });
    bits.map(|bits| bits / 8).collect()
}

#[test]
fn clang_makes_every_kernel() {
    let Some(clang) = clang() else {
        let strict = std::env::var_os("HIPREEMPT_TESTS_STRICT").is_some_and(|value| value == "1");
        assert!(!strict, "clang is not installed");
        // Past the harness, which would swallow it.
        let _ = std::io::stderr().write_all(b"left out: clang_makes_every_kernel: no clang\n");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut script = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("ptx"));
    script.arg(folder.path()).env("NVCC", "no-such-nvcc").env("HIPREEMPT_PTX_CLANG", clang);
    let output = script.output().expect("the script starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(folder.path().join("kernels.ptx")).expect("the file that it names");
    assert!(text.contains(".target sm_75"), "for the oldest GPU");
    for left in [".extern", "call"] {
        assert!(!text.contains(left), "{left}: a driver links nothing to it");
    }
    let mut found: Vec<(&str, Vec<u32>)> = text
        .split(".visible .entry ")
        .skip(1)
        .map(|entry| (entry.split('(').next().expect("a name"), parameters(entry)))
        .collect();
    found.sort();
    assert_eq!(found, KERNELS.map(|(name, sizes)| (name, sizes.to_vec())));
    let victims = std::fs::read_to_string(folder.path().join("victims.ptx")).expect("the file that it names");
    assert!(victims.contains(".entry victim_add"));
}
