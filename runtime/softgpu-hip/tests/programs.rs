//! HIP programs built by the real compiler, run on the software device. Each checks itself and says where it failed.

mod common;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use common::{Rig, expect_ok, finish, text, with_rig};

/// Presets that differ in how a kernel's time passes: none at all, alone on a card in arrival order.
const TIMED: &str = "h100-mps";
const NULL: &str = "null";

#[test]
fn results_are_bit_exact() {
    with_rig(|rig| {
        rig.check("vecadd", NULL, &[]);
        rig.check("vecadd", TIMED, &[("SOFTGPU_SEED", "2")]);
    });
}

#[test]
fn kernels_built_without_hipcc_run_by_their_cpu_bodies() {
    with_rig(|rig| {
        let kernels = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kernels/device");
        let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("include");
        let [register, cpu] = ["register.c", "cpu.c"].map(|file| kernels.join(file).display().to_string());
        let include = include.display().to_string();
        let arguments = [&register, &cpu, "-I", &include, "-rdynamic", "-lamdhip64", "-lm"];
        let program = rig.c_program("without_hipcc", &arguments);
        for preset in [NULL, TIMED] {
            expect_ok(&mut rig.command(&program, preset));
        }
    });
}

#[test]
fn nothing_shows_before_completion() {
    with_rig(|rig| {
        for seed in ["1", "2", "3"] {
            rig.check("visibility", TIMED, &[("SOFTGPU_SEED", seed)]);
        }
    });
}

#[test]
fn order_between_streams() {
    with_rig(|rig| {
        for seed in ["1", "7"] {
            rig.check("order", TIMED, &[("SOFTGPU_SEED", seed)]);
        }
    });
}

#[test]
fn random_work_has_the_result_its_order_demands() {
    with_rig(|rig| {
        let program = rig.hip_program("random");
        for seed in 1..=30 {
            for preset in [NULL, TIMED] {
                let seed = seed.to_string();
                expect_ok(rig.command(&program, preset).env("SOFTGPU_SEED", &seed).arg(&seed));
            }
        }
    });
}

#[test]
fn callbacks_run_in_stream_order() {
    with_rig(|rig| rig.check("callbacks", TIMED, &[]));
}

#[test]
fn modules_and_damaged_images() {
    with_rig(|rig| {
        let program = rig.hip_program("module");
        expect_ok(rig.command(program, TIMED).arg(rig.code_object()));
    });
}

#[test]
fn graphs_and_what_captures_forbid() {
    with_rig(|rig| rig.check("graphs", TIMED, &[]));
}

#[test]
fn properties_of_an_old_binary() {
    with_rig(|rig| rig.check("properties", TIMED, &[]));
}

#[test]
fn forked_children_get_an_error() {
    with_rig(|rig| rig.check("fork", TIMED, &[]));
}

#[test]
fn every_road_leads_to_the_same_exports() {
    with_rig(|rig| {
        let program = rig.c_program("roads", &[]);
        expect_ok(rig.command(program, NULL).arg(rig.libraries.join("libamdhip64.so.6")));
    });
}

#[test]
fn an_unsupported_function_names_itself_once() {
    with_rig(|rig| {
        let program = rig.c_program("unsupported", &["-lamdhip64"]);
        let output = finish(rig.command(program, NULL).spawn().unwrap());
        assert_eq!(text(&output.stdout), "801 801 801\n");
        let said = text(&output.stderr);
        assert_eq!(said.matches("hipMallocMipmappedArray").count(), 1, "{said}");
    });
}

#[test]
fn a_bad_setting_is_named_and_there_is_no_device() {
    with_rig(|rig| {
        let program = rig.c_program("count", &["-lamdhip64"]);
        let output = finish(rig.command(&program, "no-such-preset").spawn().unwrap());
        assert_eq!(text(&output.stdout), "100 0 100\n");
        let said = text(&output.stderr);
        assert!(said.lines().count() == 1 && said.contains("SOFTGPU_PRESET=no-such-preset"), "{said}");
        let output = finish(rig.command(&program, NULL).env("SOFTGPU_DEVICES", "3").spawn().unwrap());
        assert_eq!(text(&output.stdout), "0 3 0\n");
    });
}

#[test]
fn a_kernel_without_a_body_says_so_once() {
    with_rig(|rig| {
        let program = rig.hip_program("damaged");
        let output = finish(rig.command(program, NULL).env_remove("SOFTGPU_KERNELS").spawn().unwrap());
        assert_eq!(text(&output.stdout), "ok\n");
        let said = text(&output.stderr);
        assert_eq!(said.matches("kernel _Z3addPiii: timed only").count(), 1, "{said}");
    });
}

#[test]
fn inner_calls_pass_a_preload_when_asked_for() {
    with_rig(|rig| {
        let (program, preload) =
            (rig.hip_program("vecadd"), rig.c_program("count_inner", &["-shared", "-fPIC"]));
        let inner = |reentrant: &str| {
            let mut command = rig.command(&program, NULL);
            command.env("LD_PRELOAD", &preload).env("SOFTGPU_REENTRANT", reentrant);
            let output = finish(command.spawn().unwrap());
            assert!(output.status.success(), "{}", text(&output.stderr));
            let said = text(&output.stderr);
            let count =
                said.lines().find_map(|line| line.strip_prefix("inner copies: ")?.parse::<u32>().ok());
            count.unwrap_or_else(|| panic!("the preload said nothing: {said}"))
        };
        assert_eq!(inner("0"), 0);
        assert!(inner("1") >= 10);
    });
}

/// A child that has said "ready".
fn ready(rig: &Rig, program: &std::path::Path, card: &str) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut command = rig.command(program, TIMED);
    let mut child = command.env("SOFTGPU_CARD", card).stdin(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    assert_eq!(line, "ready\n");
    (child, out)
}

/// Sends a line; returns the line that comes back, as a number.
fn ask(child: &mut Child, out: &mut impl BufRead, line: &str) -> f64 {
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    let mut answer = String::new();
    out.read_line(&mut answer).unwrap();
    answer.trim().parse().unwrap_or_else(|_| panic!("not a number: {answer:?}"))
}

#[test]
fn two_processes_share_one_card() {
    with_rig(|rig| {
        let program = rig.hip_program("share");
        let card = common::unique();
        let (mut alone, mut out) = ready(rig, &program, &card);
        let solo_ms = ask(&mut alone, &mut out, "go\n");
        assert!(finish(alone).status.success());
        assert!((200.0..215.0).contains(&solo_ms), "alone: {solo_ms} ms of card time");
        let (mut one, mut one_out) = ready(rig, &program, &card);
        let (mut other, mut other_out) = ready(rig, &program, &card);
        let second = std::thread::spawn(move || {
            let ms = ask(&mut other, &mut other_out, "go\n");
            (ms, finish(other).status)
        });
        let one_ms = ask(&mut one, &mut one_out, "go\n");
        let (other_ms, status) = second.join().unwrap();
        assert!(finish(one).status.success() && status.success());
        // 400 ms of work on a card that does one kernel at a time: whoever starts first is slowed as long as the
        // other is there, and together they cannot be faster than the card.
        assert!(one_ms.max(other_ms) > 1.4 * solo_ms, "{one_ms} and {other_ms} ms beside each other");
    });
}

#[test]
fn a_dead_card_is_an_error_soon() {
    with_rig(|rig| {
        let program = rig.hip_program("death");
        // Other work on the machine can only make a try slower: the best of three counts.
        let tries = (0..3).map(|_| {
            let card = common::unique();
            let (mut child, mut out) = ready(rig, &program, &card);
            let longest_ms = ask(&mut child, &mut out, &format!("{}\n", card_process(&card)));
            let output = finish(child);
            assert!(output.status.success(), "{}", text(&output.stderr));
            longest_ms
        });
        let best_ms = tries.fold(f64::MAX, f64::min);
        eprintln!("from the card's death to the last of three pending calls: {best_ms} ms");
        assert!(best_ms <= 100.0, "{best_ms} ms from the card's death to the last return");
    });
}

/// The process that owns a card, by its arguments.
fn card_process(card: &str) -> u32 {
    let processes =
        std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let serves = |process: &u32| {
        let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        let arguments: Vec<String> = line.split(|byte| *byte == 0).map(text).collect();
        arguments.iter().any(|argument| argument == "serve") && arguments.contains(&format!("{card}.0"))
    };
    processes.filter_map(|name| name.parse().ok()).find(serves).expect("the card has a process")
}

#[test]
fn launches_allocate_nothing_and_make_no_system_call() {
    with_rig(|rig| {
        let program = rig.hip_program("launch_path");
        let output = finish(rig.command(program, NULL).spawn().unwrap());
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{}: {out} {err}", output.status);
        let mut words = out.split_whitespace();
        assert_eq!(words.next(), Some("0"), "allocations: {out}");
        eprintln!("hipLaunchKernel on the null card: {} ns", words.next().unwrap_or("?"));
    });
}

#[test]
fn damaged_fat_binaries_never_crash_the_program() {
    with_rig(|rig| {
        let program = rig.hip_program("damaged");
        let bytes = std::fs::read(&program).unwrap();
        let magic = b"__CLANG_OFFLOAD_BUNDLE__";
        let start = bytes.windows(magic.len()).position(|window| window == magic).expect("a bundle");
        let end = (start + 16384).min(bytes.len());
        for (index, at) in (start..end).step_by((end - start) / 40).enumerate() {
            let mut damaged = bytes.clone();
            // A flipped byte, or a run of them.
            for byte in &mut damaged[at..(at + 1 + index % 3 * 64).min(end)] {
                *byte ^= 0xa5;
            }
            let path = rig.built.join(common::unique());
            std::fs::write(&path, &damaged).unwrap();
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
            expect_ok(&mut rig.command(&path, NULL));
        }
    });
}
