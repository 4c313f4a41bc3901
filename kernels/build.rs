//! Builds the kernels: the CPU side always, with `cc`; the GPU side with `hipcc` where it is installed, else the
//! hand-written registration that gives a program the same handles without device code.
//!
//! `HIPREEMPT_KERNELS=cc` leaves hipcc alone, `HIPREEMPT_KERNELS=hipcc` makes its absence an error.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Targets to ask hipcc for, oldest first; what the installed one does not know is left out.
const TARGETS: &[&str] = &[
    "gfx900", "gfx906", "gfx908", "gfx90a", "gfx940", "gfx942", "gfx950", "gfx1030", "gfx1100", "gfx1101",
    "gfx1102", "gfx1200", "gfx1201",
];

fn main() {
    println!("cargo:rerun-if-changed=device");
    println!("cargo:rerun-if-changed=../runtime/softgpu-hip/include/softgpu/kernel.h");
    println!("cargo:rerun-if-env-changed=HIPREEMPT_KERNELS");
    println!("cargo:rerun-if-env-changed=HIPCC");
    let gpu = gpu_object();
    let mut cpu = cc::Build::new();
    cpu.include("device")
        .include("../runtime/softgpu-hip/include")
        .file("device/cpu.c")
        .file("device/compute.c");
    // The CPU's fused multiply-add must round once, as the GPU's does; without this gcc may call it twice as exact.
    cpu.flag_if_supported("-ffp-contract=off");
    match &gpu {
        Some(object) => cpu.object(&object.path),
        None => cpu.file("device/register.c"),
    };
    cpu.compile("hipreempt_kernels");
    println!("cargo:rustc-link-lib=m");
    let targets = gpu.map(|object| object.targets.join(" ")).unwrap_or_default();
    println!("cargo:rustc-env=HIPREEMPT_KERNEL_TARGETS={targets}");
}

struct GpuObject {
    path: PathBuf,
    targets: Vec<&'static str>,
}

fn gpu_object() -> Option<GpuObject> {
    let wanted = std::env::var("HIPREEMPT_KERNELS").unwrap_or_default();
    if wanted == "cc" {
        return None;
    }
    let built = build_with_hipcc();
    match &built {
        Err(reason) if wanted == "hipcc" => panic!("HIPREEMPT_KERNELS=hipcc: {reason}"),
        Err(reason) => {
            println!("cargo:warning=no device code for real GPUs in the benchmark's kernels: {reason}")
        }
        Ok(_) => {}
    }
    built.ok()
}

fn build_with_hipcc() -> Result<GpuObject, String> {
    let hipcc = std::env::var("HIPCC").unwrap_or_else(|_| "hipcc".into());
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let probe = out.join("probe.hip");
    std::fs::write(&probe, "#include <hip/hip_runtime.h>\n__global__ void probe() {}\n")
        .map_err(|e| e.to_string())?;
    let knows = |target: &&str| compile(&hipcc, &probe, &out.join("probe.o"), &[target]).is_ok();
    let targets: Vec<&str> = TARGETS.iter().copied().filter(knows).collect();
    if targets.is_empty() {
        return Err(format!("`{hipcc}` is missing, or compiles for none of {}", TARGETS.join(" ")));
    }
    let path = out.join("kernels_hip.o");
    compile(&hipcc, Path::new("device/kernels.hip"), &path, &targets)?;
    Ok(GpuObject { path, targets })
}

fn compile(hipcc: &str, source: &Path, object: &Path, targets: &[&str]) -> Result<(), String> {
    let mut command = Command::new(hipcc);
    command.args(["-O3", "-fPIC", "-c", "-o"]).arg(object).arg(source);
    command.args(targets.iter().map(|target| format!("--offload-arch={target}")));
    let output = command.output().map_err(|e| format!("cannot run `{hipcc}`: {e}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("`{hipcc}` failed: {}", String::from_utf8_lossy(&output.stderr).trim())),
    }
}
