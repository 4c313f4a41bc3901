//! The program's own behaviour: what it writes where, and its exit status.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SOURCE: &str = "#include <cuda_runtime.h>\nint f(void* p) { return cudaFree(p); }\n";
const HIP: &str = "#include <hip/hip_runtime.h>\nint f(void* p) { return hipFree(p); }\n";

fn hipify(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hipify"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments may be gone before it has read anything.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn one_source_goes_to_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.cu"), SOURCE).expect("writable");
    let named = hipify(folder.path(), &["a.cu"], "");
    let piped = hipify(folder.path(), &[], SOURCE);
    for output in [named, piped] {
        assert!(output.status.success());
        assert_eq!((text(&output.stdout), text(&output.stderr)), (HIP.into(), String::new()));
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("a.cu")).expect("readable"), SOURCE);
}

#[test]
fn in_place_changes_what_needs_it_and_keeps_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("writable");
    let (source, note, done) = (inner.join("a.cu"), inner.join("cudaFree.txt"), folder.path().join("b.hpp"));
    std::fs::write(&source, SOURCE).expect("writable");
    std::fs::write(&note, SOURCE).expect("writable");
    std::fs::write(&done, HIP).expect("writable");
    std::fs::set_permissions(&source, std::fs::Permissions::from_mode(0o640)).expect("mine");
    let output = hipify(folder.path(), &["--in-place", "--stats", "."], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("2 files, 1 changed"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("1 functions, 0 types, 0 constants, 0 macros, 1 headers"));
    assert_eq!(std::fs::read_to_string(&source).expect("readable"), HIP);
    assert_eq!(std::fs::metadata(&source).expect("there").permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_to_string(&note).expect("readable"), SOURCE, "not a source");
}

#[test]
fn check_changes_nothing_and_says_so_by_its_status() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.cu");
    std::fs::write(&path, SOURCE).expect("writable");
    let output = hipify(folder.path(), &["--check", "a.cu"], "");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), "a.cu: would change\n".into()));
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), SOURCE);
    std::fs::write(&path, HIP).expect("writable");
    assert_eq!(hipify(folder.path(), &["--check", "a.cu"], "").status.code(), Some(0));
    std::fs::write(&path, "int x = cuTensorMapEncodeTiled();\n").expect("writable");
    let output = hipify(folder.path(), &["--check", "a.cu"], "");
    let said = "a.cu:1:9: cuTensorMapEncodeTiled: HIP has no counterpart\n";
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), said.into()));
}

#[test]
fn a_file_that_cannot_be_read_leaves_no_other_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, last) = (folder.path().join("a.cu"), folder.path().join("z.cu"));
    std::fs::write(&first, SOURCE).expect("writable");
    std::fs::write(&last, SOURCE).expect("writable");
    let output = hipify(folder.path(), &["--in-place", "a.cu", "nowhere.cu", "z.cu"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("nowhere.cu"), "{}", text(&output.stderr));
    for path in [first, last] {
        assert_eq!(std::fs::read_to_string(path).expect("readable"), HIP);
    }
}

#[test]
fn bytes_that_are_no_text_pass_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let source =
        [b"#include <cuda.h>\n// \xff\xfe\0 cudaFree\nint i = cudaSuccess;\0\x80".as_slice(), b"\n"].concat();
    std::fs::write(folder.path().join("a.cu"), &source).expect("writable");
    std::fs::write(folder.path().join("empty.cu"), "").expect("writable");
    let output = hipify(folder.path(), &["--in-place", "."], "");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
    let found = std::fs::read(folder.path().join("a.cu")).expect("readable");
    assert_eq!(found, b"#include <hip/hip_runtime.h>\n// \xff\xfe\0 cudaFree\nint i = hipSuccess;\0\x80\n");
    assert_eq!(std::fs::read(folder.path().join("empty.cu")).expect("readable"), b"");
}

#[test]
fn other_parameters_are_reported_and_counted() {
    let source = "#include <cuda_runtime.h>\n\n  int a = cudaMemPrefetchAsync(p, 1, place, 0);\n";
    let folder = tempfile::tempdir().expect("a folder");
    let output = hipify(folder.path(), &["--stats"], source);
    let said = text(&output.stderr);
    assert!(output.status.success());
    assert!(
        said.starts_with(
            "-:3:11: cudaMemPrefetchAsync: CUDA 13 gives it 5 parameters, hipMemPrefetchAsync has 4"
        ),
        "{said}"
    );
    assert!(said.contains("1 places, 0 of them without a counterpart, 1 with other parameters"), "{said}");
    assert!(text(&output.stdout).contains("hipMemPrefetchAsync(p, 1, place, 0)"));
}

#[test]
fn what_cannot_be_done_is_refused_with_status_2() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.cu"), SOURCE).expect("writable");
    for (arguments, word) in [
        (&["nowhere.cu"][..], "nowhere.cu"),
        (&["a.cu", "a.cu"], "one source"),
        (&["."], "folder"),
        (&["--in-place"], "standard input"),
        (&["--in-place", "--check", "a.cu"], "--check"),
    ] {
        let output = hipify(folder.path(), arguments, SOURCE);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(word), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("a.cu")).expect("readable"), SOURCE);
}
