//! HIP victims on `runtime/hip-on-cuda` over the software device's CUDA library: a representative third of those in
//! `victims.rs`, and the benchmark there. `tests/gpu-hip` runs all of them on a real GPU.

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use hipreempt_tests::compare::Trial;
use hipreempt_tests::programs::{self, build};
use hipreempt_tests::{Mode, Platform, Scene, artifacts, kinds, victims};

victims! {
    plain: Trial::on_cuda("plain.hip");
    fork: Trial::on_cuda("fork.hip");
    threads: Trial::on_cuda("threads.hip");
    per_thread: Trial::on_cuda("per_thread.hip");
    spt: Trial::on_cuda("spt.hip");
    capture: Trial::on_cuda("capture.hip");
    capture_first: Trial::on_cuda("capture_first.hip").without_report();
    launch_errors: Trial::on_cuda("launch_errors.hip");
    dlopen_local: Trial::on_cuda("dlopen_local.c").arg(programs::device_code());
    module: Trial::on_cuda("module.hip").arg(programs::device_code());
}

/// One order that HIP promises, by name, while held.
macro_rules! orders {
    ($($name:ident)*) => {
        mod order {
            $(#[test]
            fn $name() {
                super::Trial::on_cuda("order.hip").arg(stringify!($name)).same_while_held();
            })*
        }
    };
}

orders! {
    query_tells_the_truth wait_event arguments_are_copied memset_is_in_order callback_is_in_order graph_is_in_order
    stream_destroy_finishes_work
}

kinds! { Trial::on_cuda("kinds.hip");
    kernel kernel_spt cooperative extended memset_d32 copy_2d graph_launch
}

/// All kernels of the benchmark and of the victims, by the file that they are built into.
const KERNELS: [(&str, &[&str]); 2] = [
    (
        "kernels.ptx",
        &[
            "hipreempt_canary",
            "hipreempt_cooperative",
            "hipreempt_copy",
            "hipreempt_matmul",
            "hipreempt_noop",
            "hipreempt_reduce",
            "hipreempt_replay",
            "hipreempt_saxpy",
            "hipreempt_spin",
            "hipreempt_vector_add",
        ],
    ),
    ("victims.ptx", &["victim_add", "victim_busy", "victim_chain"]),
];

/// CUDA's compiler, where `kernels/ptx` and `tests/gpu-hip` look for it.
fn nvcc() -> Option<PathBuf> {
    let named = std::env::var_os("NVCC").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|folder| folder.join("nvcc")).find(|file| file.is_file());
    named.or(on_path).or(Some("/usr/local/cuda/bin/nvcc".into())).filter(|file| file.is_file())
}

/// `kernels/ptx` makes both files with every kernel in them, and a victim runs on what it made. Debian has no CUDA
/// compiler to install: where there is none this says so, past the harness, which would swallow it.
#[test]
fn the_kernels_build_as_ptx() {
    let Some(nvcc) = nvcc() else {
        let _ =
            std::io::stderr().write_all(b"left out: the_kernels_build_as_ptx: no nvcc (NVCC names one)\n");
        return;
    };
    let mut scene = Scene::with(&[Platform::HipOnCuda, Platform::Cuda], &[]);
    let script = artifacts::repository().join("kernels/ptx");
    let output =
        Command::new(script).arg(scene.path("ptx")).env("NVCC", nvcc).output().expect("kernels/ptx runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (file, kernels) in KERNELS {
        let text = std::fs::read_to_string(scene.path("ptx").join(file)).expect("the file that it names");
        assert_eq!(entries(&text), kernels.iter().copied().collect(), "{file}");
    }
    scene.set("HIP_ON_CUDA_PTX", scene.path("ptx").join("victims.ptx"));
    let ended = scene.run(build("plain.hip"), &[], Mode::Native);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", "plain: 55\n"), "{ended:?}");
}

/// The kernels of a PTX text.
fn entries(text: &str) -> BTreeSet<&str> {
    let after = text.split(".entry ").skip(1);
    after.filter_map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()).collect()
}

/// The benchmark's kernels without their bodies, which the worker itself has for the software device.
const BENCH_PTX: &str = "\
.version 6.3
.target sm_75
.address_size 64
.visible .entry hipreempt_replay(.param .u64 a, .param .u64 b, .param .u64 c, .param .u32 d) { ret; }
.visible .entry hipreempt_canary(.param .u64 a, .param .u64 b, .param .u32 c) { ret; }
.visible .entry hipreempt_noop() { ret; }
";

/// Stands for NVIDIA's: on its card is whoever the benchmark that asks has started.
const NVIDIA_SMI: &str = "\
#!/bin/sh
case $* in *--query-compute-apps*) ;; *) exit 1 ;; esac
for pid in $(cat /proc/$PPID/task/*/children); do [ $pid = $$ ] || echo \"GPU-0a1b, $pid\"; done
";

/// `bench dual` asks NVIDIA who is on the card, not AMD's kernel driver: else no run on such a card could be valid.
#[test]
fn the_benchmark_asks_nvidia_who_is_on_the_card() {
    let scene = Scene::with(&[Platform::HipOnCuda, Platform::Cuda], &[]);
    let (ptx, json) = (scene.path("bench.ptx"), scene.path("verdict.json"));
    std::fs::write(&ptx, BENCH_PTX).expect("a file of the scene");
    let tools = scene.path("tools");
    std::fs::create_dir(&tools).expect("a folder of the scene");
    std::fs::write(tools.join("nvidia-smi"), NVIDIA_SMI).expect("a file of the scene");
    std::fs::set_permissions(tools.join("nvidia-smi"), Permissions::from_mode(0o755)).expect("a program");
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command
        .args("bench dual --device auto --repeats 1 --seconds 1 --modes native,hipreempt --json".split(' '));
    command.arg(&json).env("HIP_ON_CUDA_PTX", ptx);
    command.env("PATH", format!("{}:{}", tools.display(), std::env::var("PATH").expect("a PATH")));
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 3", "one second is too short for a valid run: {ended:?}");
    let text = std::fs::read_to_string(json).expect("the verdict");
    let verdict: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let identity = &verdict["evidence"]["e1_identity"];
    assert_eq!(identity["holds"], true, "{ended:?}");
    assert_eq!(identity["sources"], serde_json::json!(["nvml"]), "{identity}");
    assert_eq!((&identity["together"], &identity["shared_runs"]), (&2.into(), &2.into()), "{identity}");
    assert_eq!(identity["boards"].as_array().map(Vec::len), Some(1), "{identity}");
    assert_eq!(verdict["device"]["platform"], "hip on cuda");
    assert_eq!(verdict["device"]["kind"], "software", "a model passed for a GPU");
}
