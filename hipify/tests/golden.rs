//! Every sample translates to what is committed beside it, and the translation compiles with the real HIP compiler.
//!
//! `HIPIFY_BLESS=1` writes the committed translations anew: look at the difference before committing it. Without `hipcc` the
//! compilation is left out with a word about it, or fails under `HIPREEMPT_TESTS_STRICT=1`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use hipreempt_hipify::{RemarkKind, translate};

/// Fewer samples than this, and something was lost.
const SAMPLES_MIN: usize = 15;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// The samples in byte order: name and text.
fn samples() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder()).expect("the samples are there");
    let files = entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_file());
    let mut samples: Vec<_> = files
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("readable"))
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= SAMPLES_MIN, "{} samples", samples.len());
    samples
}

#[test]
fn samples_translate_as_committed_and_only_once() {
    for (name, source) in samples() {
        let translated = translate(&source);
        let path = folder().join("expected").join(&name);
        if std::env::var_os("HIPIFY_BLESS").is_some() {
            std::fs::write(&path, &translated.text).expect("writable");
        }
        let expected = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (expected, found) =
            (String::from_utf8_lossy(&expected), String::from_utf8_lossy(&translated.text));
        assert!(expected == found, "{name} translates to:\n{found}");
        assert_eq!(translate(&translated.text).text, translated.text, "{name}, a second time");
    }
}

#[test]
fn nothing_of_the_samples_stays_behind_but_what_is_meant_to() {
    for (name, source) in samples() {
        let remarks = translate(&source).remarks;
        let pasted = remarks.iter().filter(|remark| remark.kind == RemarkKind::Pasted).count();
        assert_eq!(pasted, usize::from(name == "tricky.cu"), "{name}: {remarks:?}");
        // Written for CUDA 12, whose parameters are HIP's: for CUDA 13 the place must be looked at.
        let other = remarks.iter().filter(|remark| remark.kind == RemarkKind::Parameters);
        let other: Vec<(usize, &str)> = other.map(|remark| (remark.line, remark.name.as_str())).collect();
        let expected: &[(usize, &str)] = match name.as_str() {
            "managed.cu" => &[(18, "cudaMemPrefetchAsync"), (20, "cudaMemPrefetchAsync")],
            "driver_module.cpp" => &[(26, "cuCtxCreate")],
            _ => &[],
        };
        assert_eq!(other, expected, "{name}");
        assert_eq!(remarks.len(), pasted + other.len(), "{name}: {remarks:?}");
    }
}

#[test]
fn translated_samples_compile_with_hipcc() {
    if Command::new("hipcc").arg("--version").output().is_err() {
        let strict = std::env::var_os("HIPREEMPT_TESTS_STRICT").is_some_and(|value| value == "1");
        assert!(!strict, "hipcc is not installed");
        eprintln!("NOT RUN: hipcc is not installed, so no translated sample was compiled");
        return;
    }
    let scratch = tempfile::tempdir().expect("a folder for objects");
    let samples = samples();
    let next = AtomicUsize::new(0);
    let compile_some = || -> Vec<String> {
        let taken = std::iter::from_fn(|| samples.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.filter_map(|(name, source)| compile(scratch.path(), name, source).err()).collect()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(compile_some)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect()
    });
    assert!(failures.is_empty(), "{} of {} samples:\n{}", failures.len(), samples.len(), failures.join("\n"));
}

/// Compiles for a card and for the host. The libraries' real headers go before the samples' own.
fn compile(scratch: &Path, name: &str, source: &[u8]) -> Result<(), String> {
    let path = scratch.join(name);
    std::fs::write(&path, translate(source).text).map_err(|error| error.to_string())?;
    let output = Command::new("hipcc")
        .args(["--offload-arch=gfx90a", "-std=c++17", "-O1", "-x", "hip", "-c"])
        .arg(&path)
        .arg("-o")
        .arg(path.with_extension("o"))
        .arg("-idirafter")
        .arg(folder().join("include"))
        .output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{name}:\n{said}")) }
}
