//! Preloading into real programs of this machine, built here by the C compiler.

use super::*;

/// A folder with a program and a library built from these sources.
struct Built {
    folder: tempfile::TempDir,
}

impl Built {
    fn new() -> Self {
        Built { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn compile(&self, name: &str, source: &str, flags: &[&str]) -> PathBuf {
        let code = self.folder.path().join(format!("{name}.c"));
        let output = self.folder.path().join(name);
        std::fs::write(&code, source).unwrap();
        let status =
            Command::new("cc").args(flags).arg("-o").arg(&output).arg(&code).status().expect("cc runs");
        assert!(status.success(), "cc failed on {name}");
        output
    }
}

const EMPTY: &str = "int main(void) { return 0; }";

fn ask(program: &Path, library: &Path) -> Preload {
    check(program, library, library.as_os_str())
}

fn reason(preload: Preload) -> String {
    match preload {
        Preload::NoEffect(reason) => reason,
        other => panic!("expected no effect, got {other:?}"),
    }
}

#[test]
fn a_dynamic_program_takes_the_library_without_running_it() {
    let built = Built::new();
    let program = built.compile("plain", EMPTY, &[]);
    let library = built.compile(
        "loud.so",
        "#include <stdlib.h>\n__attribute__((constructor)) static void ran(void) { abort(); }",
        &["-shared", "-fPIC"],
    );
    assert_eq!(ask(&program, &library), Preload::Works);
}

#[test]
fn an_interpreter_that_is_no_regular_file_is_not_read() {
    let built = Built::new();
    let script = built.folder.path().join("script");
    let library = built.compile("empty.so", "", &["-shared", "-fPIC"]);
    std::fs::write(&script, "#!/dev/zero\n").unwrap();
    assert!(reason(ask(&script, &library)).contains("/dev/zero: not a regular file"));
}

#[test]
fn a_static_program_is_named_as_such() {
    let built = Built::new();
    let program = built.compile("static", EMPTY, &["-static"]);
    let library = built.compile("empty.so", "", &["-shared", "-fPIC"]);
    assert!(reason(ask(&program, &library)).contains("statically linked"));
}

#[test]
fn a_script_is_followed_to_its_interpreter() {
    let built = Built::new();
    let library = built.compile("empty.so", "", &["-shared", "-fPIC"]);
    for line in ["#!/bin/sh", "#! /usr/bin/env sh", "#!/usr/bin/env -S sh -e"] {
        let script = built.folder.path().join("script");
        std::fs::write(&script, format!("{line}\nexit 0\n")).unwrap();
        assert_eq!(ask(&script, &library), Preload::Works, "{line}");
    }
}

#[test]
fn a_library_that_would_stop_the_program_is_fatal() {
    let built = Built::new();
    let program = built.compile("plain", EMPTY, &[]);
    let missing = built.compile("libmissing.so", "int missing(void) { return 1; }", &["-shared", "-fPIC"]);
    let folder = built.folder.path().display().to_string();
    let library = built.compile(
        "needs.so",
        "int missing(void); int user(void) { return missing(); }",
        &["-shared", "-fPIC", "-Wl,--no-as-needed", "-L", &folder, "-l:libmissing.so"],
    );
    std::fs::remove_file(missing).unwrap();
    match ask(&program, &library) {
        Preload::Fatal(why) => assert!(why.contains("libmissing.so"), "{why}"),
        other => panic!("a library without its dependency: {other:?}"),
    }
}

#[test]
fn a_library_that_needs_a_newer_libc_is_fatal() {
    let built = Built::new();
    let program = built.compile("plain", EMPTY, &[]);
    let library = built.compile(
        "newer.so",
        "#include <stdlib.h>\nint user(void) { return getenv(\"HOME\") != NULL; }",
        &["-shared", "-fPIC"],
    );
    // The version that the library asks for, renamed: what a build on a newer system looks like here.
    let mut bytes = std::fs::read(&library).unwrap();
    let at = bytes.windows(12).position(|part| part == b"GLIBC_2.2.5\0").expect("a version of libc");
    bytes[at..at + 11].copy_from_slice(b"GLIBC_2.9.9");
    let (old, new) = (elf_hash(b"GLIBC_2.2.5"), elf_hash(b"GLIBC_2.9.9"));
    let at = bytes.windows(4).position(|part| part == old.to_le_bytes()).expect("its hash");
    bytes[at..at + 4].copy_from_slice(&new.to_le_bytes());
    std::fs::write(&library, bytes).unwrap();
    match ask(&program, &library) {
        Preload::Fatal(why) => assert!(why.contains("GLIBC_2.9.9"), "{why}"),
        other => panic!("a library for a newer libc: {other:?}"),
    }
}

/// The hash of the System V ABI, by which version needs are matched.
fn elf_hash(name: &[u8]) -> u32 {
    name.iter().fold(0u32, |hash, byte| {
        let shifted = (hash << 4).wrapping_add(u32::from(*byte));
        let high = shifted & 0xf000_0000;
        (shifted ^ (high >> 24)) & !high
    })
}

#[test]
fn files_that_are_no_library() {
    let built = Built::new();
    let program = built.compile("plain", EMPTY, &[]);
    let text = built.folder.path().join("text.so");
    std::fs::write(&text, "not ELF").unwrap();
    assert!(reason(ask(&program, &text)).contains("not a 64-bit ELF file"));
    assert!(reason(ask(&program, &built.folder.path().join("absent.so"))).contains("absent.so"));

    let library = built.compile("other.so", "", &["-shared", "-fPIC"]);
    let mut bytes = std::fs::read(&library).unwrap();
    bytes[18] = 0x28; // e_machine: 32-bit Arm
    std::fs::write(&library, bytes).unwrap();
    assert!(reason(ask(&program, &library)).contains("another kind of machine"));
}

#[test]
fn programs_are_found_as_exec_finds_them() {
    assert_eq!(find_program(OsStr::new("./here")), Some(PathBuf::from("./here")));
    assert!(find_program(OsStr::new("sh")).is_some_and(|path| path.is_absolute()));
    assert_eq!(find_program(OsStr::new("no-such-program-anywhere")), None);
}
