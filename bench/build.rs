//! Lets the worker link to HIP as any HIP program does, by versioned symbols, on machines without a HIP library: makes
//! an empty stand-in that exists at link time only. Which library the worker runs on is decided when it starts. From
//! both workers it exports what others look up there.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

/// What the worker calls, by the version node that HIP 5.2 and all later ones export it in.
const SYMBOLS: &[(&str, &[&str])] = &[
    (
        "hip_4.2",
        &[
            "__hipPopCallConfiguration",
            "__hipPushCallConfiguration",
            "__hipRegisterFatBinary",
            "__hipRegisterFunction",
            "__hipUnregisterFatBinary",
            "hipDeviceGetAttribute",
            "hipDeviceGetName",
            "hipDeviceGetPCIBusId",
            "hipDeviceGetStreamPriorityRange",
            "hipDeviceSynchronize",
            "hipDriverGetVersion",
            "hipEventCreateWithFlags",
            "hipEventDestroy",
            "hipEventElapsedTime",
            "hipEventRecord",
            "hipEventSynchronize",
            "hipFree",
            "hipGetDeviceCount",
            "hipGetErrorName",
            "hipHostFree",
            "hipHostMalloc",
            "hipLaunchKernel",
            "hipMalloc",
            "hipMemcpyAsync",
            "hipMemsetAsync",
            "hipRuntimeGetVersion",
            "hipSetDevice",
            "hipStreamCreateWithFlags",
            "hipStreamCreateWithPriority",
            "hipStreamDestroy",
            "hipStreamSynchronize",
        ],
    ),
    (
        "hip_4.3",
        &[
            "hipGraphDestroy",
            "hipGraphExecDestroy",
            "hipGraphInstantiate",
            "hipGraphLaunch",
            "hipStreamBeginCapture",
            "hipStreamEndCapture",
        ],
    ),
    ("hip_5.1", &["hipDeviceGetUuid"]),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=traces");
    let stub = build_stub();
    println!("cargo:rustc-link-arg-bin=hipreempt-worker={}", stub.display());
    // A software device looks the kernels up in the program by name.
    println!("cargo:rustc-link-arg-bin=hipreempt-worker=-Wl,--export-dynamic-symbol=softgpu_kernel_*");
    println!("cargo:rustc-link-arg-bin=hipreempt-cuda-worker=-Wl,--export-dynamic-symbol=softgpu_kernel_*");
    // So that the CUDA library that it opens comes by it.
    println!("cargo:rustc-link-arg-bin=hipreempt-cuda-worker=-Wl,--export-dynamic-symbol=ioctl");
}

fn build_stub() -> PathBuf {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let (source, script, library) = (out.join("stub.c"), out.join("stub.map"), out.join("libamdhip64.so"));
    let (functions, nodes) = stub_text();
    std::fs::write(&source, functions).expect("OUT_DIR can be written");
    std::fs::write(&script, nodes).expect("OUT_DIR can be written");
    let mut compiler = Command::new(cc::Build::new().get_compiler().path());
    compiler
        .args(["-shared", "-fPIC", "-nostdlib", "-Wl,-soname,libamdhip64.so.7", "-o"])
        .arg(&library)
        .arg(&source);
    compiler.arg(format!("-Wl,--version-script={}", script.display()));
    let status = compiler.status().expect("the C compiler can be run");
    assert!(status.success(), "the C compiler could not make the link-time HIP library: {compiler:?}");
    library
}

/// The C source and the version script. A function answers `hipErrorNoDevice` (100), should one ever be called.
fn stub_text() -> (String, String) {
    let (mut functions, mut nodes, mut parent) = (String::new(), String::new(), String::new());
    for (node, names) in SYMBOLS {
        write!(nodes, "{node} {{ global:").expect("a String takes all");
        for name in *names {
            writeln!(functions, "int {name}(void) {{ return 100; }}").expect("a String takes all");
            write!(nodes, " {name};").expect("a String takes all");
        }
        let local = if parent.is_empty() { " local: *;" } else { "" };
        writeln!(nodes, "{local} }}{parent};").expect("a String takes all");
        parent = format!(" {node}");
    }
    (functions, nodes)
}
