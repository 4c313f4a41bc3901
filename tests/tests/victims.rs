//! Victims: each hazard alone under the preload, and while an urgent program holds it, beside a run without.

use std::path::PathBuf;
use std::sync::OnceLock;

use hipreempt_tests::compare::{Trial, assert_same, python, report_field, start_urgent};
use hipreempt_tests::programs::{self, Language, build, build_text};
use hipreempt_tests::{Mode, Scene, artifacts, kinds, orders, victims};

victims! {
    plain: Trial::of("plain.hip");
    fork: Trial::of("fork.hip");
    fork_into_work: Trial::of("fork_into_work.hip");
    fork_threads: Trial::of("fork_threads.hip");
    vfork: Trial::of("vfork.hip");
    exec: Trial::of("exec.hip");
    exit_in_callback: Trial::of("exit_in_callback.hip").without_report();
    before_main: Trial::of("before_main.hip");
    after_exit: Trial::of("after_exit.hip");
    threads: Trial::of("threads.hip");
    throw_caught: Trial::of("throw_caught.hip");
    throw_across: Trial::of("throw_across.hip").without_report();
    close_all: Trial::of("close_all.hip");
    per_thread: Trial::of("per_thread.hip");
    spt: Trial::of("spt.hip");
    capture: Trial::of("capture.hip");
    properties: Trial::of("properties.hip").without_report();
    null_events: Trial::of("null_events.hip");
    launch_errors: Trial::of("launch_errors.hip");
    signals: Trial::of("signals.hip");
    reentrant: Trial::of("order.hip").env("SOFTGPU_REENTRANT", "1");
    dlopen_local: Trial::of("dlopen_local.c").arg(programs::device_code());
    proc_address: Trial::of("proc_address.c").arg(programs::device_code());
    module: Trial::of("module.hip").arg(programs::device_code());
    python_lock: Trial::program(python()).arg(artifacts::sources().join("gil.py")).arg(programs::device_code());
    two_libraries: two_libraries();
}

/// The build's own HIP library, and a copy that is another file with the same name.
fn two_libraries() -> Trial {
    // Written once: a library that is written again while somebody has it loaded is a bus error.
    static COPY: OnceLock<PathBuf> = OnceLock::new();
    let copy = COPY.get_or_init(|| {
        let folder = artifacts::profile_folder().join("victims/second");
        std::fs::create_dir_all(&folder).expect("a folder for the copy");
        let copy = folder.join(format!("libamdhip64.so.{}", std::process::id()));
        std::fs::copy(artifacts::soft_hip(), &copy).expect("a copy of the library");
        copy
    });
    Trial::of("two_libraries.c").arg(artifacts::soft_hip()).arg(copy).arg(programs::device_code())
}

orders! { Trial::of("order.hip");
    device_synchronize copy_after_kernel query_tells_the_truth wait_event event_record_is_late_too
    arguments_are_copied null_stream_waits_for_blocking memcpy_waits_for_blocking memset_is_in_order
    copy_2d_is_in_order device_copy_is_in_order callback_is_in_order graph_is_in_order free_waits
    stream_destroy_finishes_work recycled_handles
}

kinds! { Trial::of("kinds.hip");
    kernel kernel_null_stream kernel_per_thread_stream kernel_spt cooperative extended memset_async memset_d32
    memset_waiting copy_async copy_2d copy_waiting graph_launch
}

/// The first launch that the preload meets is inside a capture: it is not held, not counted and not followed by an event
/// of the preload's.
#[test]
fn a_capture_before_anything_else_is_left_alone() {
    let native = Scene::new().run(build("capture_first.hip"), &[], Mode::Native);
    let scene = Scene::new();
    let _urgent = start_urgent(&scene, &[]);
    let report = scene.path("report");
    let mut command = scene.command(build("capture_first.hip"), Mode::Preloaded("low"));
    command.env("HIPREEMPT_REPORT", &report);
    assert_same(&native, &scene.finish(command));
    if report.exists() {
        assert_eq!(
            (report_field(&report, "launches"), report_field(&report, "holds")),
            (0, 0),
            "launches, holds"
        );
    }
}

/// Another thread's allocations go on while a launch waits. (Fault: one lock for a whole process.)
#[test]
fn allocations_do_not_wait_for_held_launches() {
    Trial::of("malloc_while_held.hip").same_alone();
    Trial::of("malloc_while_held.hip").same_while_held();
}

/// Children that are no GPU programs start nothing: no board, no thread, no word. (Fault: an agent in each `ls`.)
#[test]
fn ordinary_children_start_no_agent() {
    let scene = Scene::new();
    let script = "ls /proc/self/task | wc -l; ls / >/dev/null; cat /proc/self/status | grep Threads";
    let plain = scene.run("/bin/sh", &["-c".as_ref(), script.as_ref()], Mode::Native);
    let preloaded = scene.run("/bin/sh", &["-c".as_ref(), script.as_ref()], Mode::Preloaded("high"));
    assert_eq!(plain, preloaded);
    assert!(preloaded.stdout.contains("Threads:\t1"), "{preloaded:?}");
    assert_eq!(std::fs::read_dir(scene.board_folder()).expect("the folder").count(), 0, "something was made");
}

/// A program without any HIP library is left alone, also when it looks for one.
#[test]
fn a_program_that_finds_no_library() {
    Trial::of("no_library.c").without_report().same_alone();
}

/// Children of a fork leave by `exit`, and so through the preload's own exit handler: the report, the seat and the claim
/// are their parent's. (Fault: a forked child shut down its parent's agent.)
#[test]
fn a_forked_child_does_not_end_its_parents_business() {
    let scene = Scene::new();
    let report = scene.path("report");
    let mut command = scene.command(build("fork_into_work.hip"), Mode::Preloaded("normal"));
    command.env("HIPREEMPT_REPORT", &report);
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    let lines = std::fs::read_to_string(report).expect("the parent's report");
    let pids: Vec<&str> = lines.lines().filter_map(|line| line.split(',').next()).collect();
    assert_eq!(pids.len(), 1, "each of these processes wrote a report: {pids:?}");
}

/// A library newer than the preload: functions that it does not know reach the program unchanged. (Fault: the program
/// died at load with an undefined symbol.)
#[test]
fn a_function_that_the_preload_does_not_know() {
    let text = "int hipFunctionOfTheFuture(int value) { return value + 1; }\n";
    let library = build_text("libamdhip64-future", text, Language::Shared, &["-Wl,-soname,libamdhip64.so.8"]);
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("libamdhip64.so.8");
    std::os::unix::fs::symlink(&library, &link).expect("a link");
    let caller = "#include <stdio.h>\nint hipFunctionOfTheFuture(int);\n\
                  int main(void) { printf(\"%d\\n\", hipFunctionOfTheFuture(41)); return 0; }\n";
    let program = build_text("future", caller, Language::C, &[&library.display().to_string()]);
    let trial = Trial::program(program).env("LD_LIBRARY_PATH", folder.path()).without_report();
    assert_eq!(trial.same_alone().stdout, "42\n");
}
