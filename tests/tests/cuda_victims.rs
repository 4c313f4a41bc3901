//! CUDA victims: each hazard alone under the preload, and while an urgent program holds it, beside a run without. What
//! they print is the same bit for bit, and the preload saw exactly the launches that they made.

use hipreempt_tests::compare::{Trial, assert_same, own_lines, report_field, report_fields, start_urgent_on};
use hipreempt_tests::programs::{Language, build, build_text};
use hipreempt_tests::{Mode, Platform, Scene, orders, victims};

const CUDA: &[Platform] = &[Platform::Cuda];
const HIP: &[Platform] = &[Platform::Hip];
const BOTH: &[Platform] = &[Platform::Hip, Platform::Cuda];

victims! {
    plain: Trial::cuda("cuda/plain.c");
    contexts: Trial::cuda("cuda/contexts.c");
    threads: Trial::cuda("cuda/threads.c");
    threads_first: Trial::cuda("cuda/threads.c").arg("first").uncounted();
    default_streams: Trial::cuda("cuda/default_streams.c");
    capture: Trial::cuda("cuda/capture.c").counted_at_most();
    fork: Trial::cuda("cuda/fork.c");
    exec: Trial::cuda("cuda/exec.c");
    exit_in_callback: Trial::cuda("cuda/exit_in_callback.c").without_report();
    after_exit: Trial::cuda("cuda/after_exit.c").uncounted();
    throw_across: Trial::cuda("cuda/throw_across.cpp").without_report();
    throw_caught: Trial::cuda("cuda/throw_caught.cpp");
    launch_errors: Trial::cuda("cuda/launch_errors.c").uncounted();
    malloc_while_held: Trial::cuda("cuda/malloc_while_held.c");
    probe_hip: Trial::cuda("cuda/probe_hip.c").libraries(BOTH);
    probe_hip_without_one: Trial::cuda("cuda/probe_hip.c");
    probe_cuda: Trial::of("cuda/probe_cuda.hip").libraries(BOTH).counted();
    probe_cuda_without_one: Trial::of("cuda/probe_cuda.hip").counted();
}

/// One road into the library, by its arguments, alone and held.
macro_rules! roads {
    ($($name:ident: $($argument:literal)+;)*) => {
        mod road {
            $(mod $name {
                use super::super::Trial;

                fn trial() -> Trial {
                    Trial::cuda("cuda/roads.c")$(.arg($argument))+
                }

                #[test]
                fn alone() {
                    trial().same_alone();
                }

                #[test]
                fn held() {
                    trial().same_while_held();
                }
            })*
        }
    };
}

roads! {
    local_handle: "local";
    global_handle: "global";
    get: "get" "0";
    get_legacy: "get" "1";
    get_per_thread: "get" "2";
    get_v2: "get_v2" "0";
    get_v2_legacy: "get_v2" "1";
    get_v2_per_thread: "get_v2" "2";
    get_v2_of_cuda_11: "get_v2" "2" "11000";
    get_v2_of_cuda_12: "get_v2" "0" "12000";
    get_v2_by_itself: "chain" "2" "12000";
}

orders! { Trial::cuda("cuda/order.c");
    context_synchronize copy_after_kernel query_tells_the_truth wait_event event_record_is_late_too
    elapsed_time_is_the_kernels arguments_are_copied null_stream_waits_for_blocking memcpy_waits_for_blocking
    memset_is_in_order device_copy_is_in_order host_function_is_in_order callback_is_in_order graph_is_in_order
    free_waits free_in_stream_order stream_destroy_finishes_work recycled_handles
}

/// One way of submitting work, by name: seen, counted, held, and with the same result.
macro_rules! kinds {
    ($trial:ident: $($name:ident)*) => {
        $(#[test]
        fn $name() {
            super::$trial(stringify!($name)).holds_min(super::OTHERWISE_HELD + 3).same_while_held();
        })*
    };
}

/// Three memsets and a large copy, which every kind has around it, may be held whatever becomes of the kind.
const OTHERWISE_HELD: u64 = 4;

fn launch(name: &str) -> Trial {
    Trial::cuda("cuda/kinds.c").arg(name)
}

/// Copies and memsets are no launches: only the copy that prints the result and they are there.
fn transfer(name: &str) -> Trial {
    Trial::cuda("cuda/kinds.c").arg(name).unlaunched()
}

mod kind {
    kinds! { launch:
        kernel kernel_null_stream kernel_legacy_stream kernel_per_thread_stream kernel_ptsz kernel_extra kernel_ex
        kernel_ex_ptsz kernel_ex_cooperative cooperative cooperative_ptsz kernel_of_library graph_launch
        graph_launch_ptsz
    }
    kinds! { transfer:
        memset_async memset_d32 memset_ptsz memset_2d memset_default copy_async copy_ptsz copy_default copy_any copy_2d
    }
}

/// The same by functions from `cuGetProcAddress`, whose names leave out the version and the kind of default stream.
mod looked_up {
    use super::{OTHERWISE_HELD, Trial};

    fn launch(name: &str) -> Trial {
        super::launch(name).arg("looked_up")
    }

    fn transfer(name: &str) -> Trial {
        super::transfer(name).arg("looked_up")
    }

    mod kind {
        kinds! { launch:
            kernel kernel_null_stream kernel_ptsz kernel_ex cooperative graph_launch
        }
        kinds! { transfer: memset_async memset_default copy_async copy_any }
    }
}

/// The first launch that the preload meets is inside a capture: it is not held, not counted and not followed by an event
/// of the preload's.
#[test]
fn a_capture_before_anything_else_is_left_alone() {
    let program = build("cuda/capture_first.c");
    let native = Scene::with(CUDA, CUDA).run(&program, &[], Mode::Native);
    let scene = Scene::with(CUDA, CUDA);
    let _urgent = start_urgent_on(Platform::Cuda, &scene, &[]);
    let report = scene.path("report");
    let mut command = scene.command(&program, Mode::Preloaded("low"));
    command.env("HIPREEMPT_REPORT", &report);
    assert_same(&native, &scene.finish(command));
    if report.exists() {
        let seen = (report_field(&report, "launches"), report_field(&report, "holds"));
        assert_eq!(seen, (0, 0), "launches, holds");
    }
}

/// CUDA holds threads. Whoever asks for a queue is told so in one line, and whoever asks for nothing or for threads is not:
/// the victims above say nothing.
#[test]
fn a_queue_is_refused_in_one_line() {
    let trial = Trial::cuda("cuda/plain.c");
    trial.env("HIPREEMPT_HOLD", "thread").same_alone();
    let mut scene = Scene::with(CUDA, CUDA);
    let report = scene.path("report");
    scene.set("HIPREEMPT_HOLD", "queue").set("HIPREEMPT_REPORT", &report);
    let ended = scene.run(build("cuda/plain.c"), &[], Mode::Preloaded("normal"));
    let lines: Vec<&str> = ended.stderr.lines().collect();
    assert_eq!((ended.how.as_str(), lines.len(), own_lines(&ended).len()), ("exit 0", 1, 1), "{ended:?}");
    assert!(lines[0].contains("threads are held"), "{ended:?}");
    let report = std::fs::read_to_string(report).expect("a report");
    assert!(report.contains("\"hold\":\"thread\""), "{report}");
}

/// HIP and CUDA in one process under both preloads: one dlsym filter is in force, and each library's launches are seen
/// by its own preload and by no other. Either order of the preloads will do.
#[test]
fn both_preloads_at_once() {
    for order in [BOTH, &[Platform::Cuda, Platform::Hip]] {
        let scene = Scene::with(BOTH, order);
        let native = scene.run(build("cuda/both.hip"), &[], Mode::Native);
        let report = scene.path("report");
        let mut command = scene.command(build("cuda/both.hip"), Mode::Preloaded("normal"));
        command.env("HIPREEMPT_REPORT", &report);
        assert_same(&native, &scene.finish(command));
        assert_eq!(native.how, "exit 0", "{native:?}");
        assert_eq!(report_fields(&report, "launches"), [16, 16], "launches that each of {order:?} saw");
    }
    let trial = Trial::of("cuda/both.hip").libraries(BOTH).counted();
    trial.preloads(BOTH).same_while_held();
}

/// Each preload in a program of the other platform only: it sees nothing, says nothing and starts nothing.
#[test]
fn a_preload_of_the_other_platform_does_nothing() {
    for (source, libraries, preloads) in
        [("cuda/plain.c", CUDA, HIP), ("plain.hip", HIP, CUDA), ("cuda/probe_hip.c", BOTH, HIP)]
    {
        let scene = Scene::with(libraries, preloads);
        let native = scene.run(build(source), &[], Mode::Native);
        assert_eq!(native.how, "exit 0", "{source}: {native:?}");
        assert_same(&native, &scene.run(build(source), &[], Mode::Preloaded("high")));
        assert!(scene.boards().is_empty(), "{source}: a board was made");
    }
}

/// Without any CUDA library the program is left alone, also when it looks for one.
#[test]
fn a_program_that_finds_no_library() {
    let trial = Trial::of("cuda/no_library.c").libraries(&[]).preloads(CUDA).without_report();
    assert!(trial.same_alone().stdout.contains("library absent"), "there is a CUDA library on this machine");
}

/// A program of neither platform under both preloads.
#[test]
fn ordinary_children_start_no_agent() {
    let scene = Scene::with(&[], BOTH);
    let script = "ls /proc/self/task | wc -l; ls / >/dev/null; cat /proc/self/status | grep Threads";
    let plain = scene.run("/bin/sh", &["-c".as_ref(), script.as_ref()], Mode::Native);
    let preloaded = scene.run("/bin/sh", &["-c".as_ref(), script.as_ref()], Mode::Preloaded("high"));
    assert_eq!(plain, preloaded);
    assert!(preloaded.stdout.contains("Threads:\t1"), "{preloaded:?}");
    assert_eq!(std::fs::read_dir(scene.board_folder()).expect("the folder").count(), 0, "something was made");
}

/// A library newer than the preload: functions that it does not know reach the program unchanged.
#[test]
fn a_function_that_the_preload_does_not_know() {
    let text = "int cuFunctionOfTheFuture(int value) { return value + 1; }\n";
    let library = build_text("libcuda-future", text, Language::Shared, &["-Wl,-soname,libcuda.so.2"]);
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(&library, folder.path().join("libcuda.so.2")).expect("a link");
    let caller = "#include <stdio.h>\nint cuFunctionOfTheFuture(int);\n\
                  int main(void) { printf(\"%d\\n\", cuFunctionOfTheFuture(41)); return 0; }\n";
    let program = build_text("cuda-future", caller, Language::C, &[&library.display().to_string()]);
    let trial = Trial::program(program).preloads(CUDA).env("LD_LIBRARY_PATH", folder.path()).without_report();
    assert_eq!(trial.same_alone().stdout, "42\n");
}
