//! Damaged programs, given to `hipreempt run`: an answer, whatever the file.

use std::os::unix::fs::OpenOptionsExt;

use hipreempt_fuzzer::Target;

use super::*;

/// A dynamic program of this machine, as far as it is looked at: a head and the segment that names the loader.
fn program() -> Vec<u8> {
    const LOADER: &[u8] = b"/lib64/ld-linux.so.2\0";
    const HEADS_BYTES: u64 = 64 + 56;
    let mut elf = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec();
    [3, native_machine()].iter().for_each(|half| elf.extend(half.to_le_bytes()));
    elf.extend(1_u32.to_le_bytes());
    [0_u64, 64, 0].iter().for_each(|word| elf.extend(word.to_le_bytes()));
    elf.extend(0_u32.to_le_bytes());
    [64_u16, 56, 1, 64, 0, 0].iter().for_each(|half| elf.extend(half.to_le_bytes()));
    elf.extend([object::elf::PT_INTERP, 4].map(u32::to_le_bytes).concat());
    let length = LOADER.len() as u64;
    [HEADS_BYTES, 0, 0, length, length, 1].iter().for_each(|word| elf.extend(word.to_le_bytes()));
    [&elf, LOADER].concat()
}

#[test]
fn programs() {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder");
    let file = folder.path().join("program");
    std::fs::OpenOptions::new().create(true).append(true).mode(0o755).open(&file).expect("made");
    Target::new("programs")
        .good(program())
        .words(["\x7fELF", "#!", "/lib64/ld-linux.so.2\0"])
        .input_bytes_max(8 << 10)
        .run(|bytes| {
            std::fs::write(&file, bytes).expect("written");
            let _ = check_library(&file);
            elf_interpreter(&file).is_ok()
        });
}

#[test]
fn scripts() {
    Target::new("scripts")
        .good("#!/usr/bin/env -S VAR=1 sh\n")
        .good("#! /bin/sh -e\nexit\n")
        .words(["#!", "env", " ", "\t", "=", "-", "/", "\n", "\0"])
        .input_bytes_max(4096)
        .run(|head| script_interpreter(head).is_some());
}
