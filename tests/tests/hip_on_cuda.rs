//! HIP victims on `runtime/hip-on-cuda` over the software device's CUDA library: a representative third of those in
//! `victims.rs`. `tests/gpu-hip` runs all of them on a real GPU.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use hipreempt_tests::compare::Trial;
use hipreempt_tests::programs::{self, build};
use hipreempt_tests::{Mode, Platform, Scene, artifacts};

/// A test alone and one while held.
macro_rules! victims {
    ($($name:ident: $trial:expr;)*) => {
        $(mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn alone() {
                $trial.same_alone();
            }

            #[test]
            fn held() {
                $trial.same_while_held();
            }
        })*
    };
}

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

/// One way of submitting work, by name: seen, held, and with the same result.
macro_rules! kinds {
    ($($name:ident)*) => {
        mod kind {
            $(#[test]
            fn $name() {
                super::Trial::on_cuda("kinds.hip").arg(stringify!($name)).holds_min(3).same_while_held();
            })*
        }
    };
}

kinds! {
    kernel kernel_spt cooperative extended memset_d32 copy_2d graph_launch
}

/// All kernels of the benchmark and of the victims, by the file that they are built into.
const KERNELS: [(&str, [&str; 3]); 2] = [
    ("kernels.ptx", ["hipreempt_canary", "hipreempt_noop", "hipreempt_replay"]),
    ("victims.ptx", ["victim_add", "victim_busy", "victim_chain"]),
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
        assert_eq!(entries(&text), BTreeSet::from(kernels), "{file}");
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
