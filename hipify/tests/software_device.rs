//! Every translated sample runs on the software HIP device. All but two find their own results right; those say that the
//! device does not have what they need.
//!
//! The device runs kernels that are compiled for the CPU: from the translated source itself, or, where that needs what a
//! CPU has not, from `samples/device/kernels.c`. The math libraries are stand-ins (`samples/device/libraries.cpp`).
//! Needs `hipcc`; without it the test is left out with a word about it, or fails under `HIPREEMPT_TESTS_STRICT=1`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hipreempt_hipify::translate;

/// What the device has not, with the status by which a sample says so. All others end with 0, which they do only where
/// all of their results are right.
const REFUSED: [(&str, i32, &str); 2] =
    [("texture.cu", 2, "hipMallocArray"), ("nvrtc_compile.cpp", 1, "hiprtcCreateProgram")];
/// Samples whose kernels `samples/device/kernels.c` has.
const DESCRIBED: [&str; 4] = ["complex.cu", "cooperative.cu", "driver_module.cpp", "half.cu"];
/// Fewer samples than this, and something was lost.
const SAMPLES_MIN: usize = 20;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn samples() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the samples are there");
    let files = entries.map(|entry| entry.expect("readable")).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> =
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert!(names.len() >= SAMPLES_MIN, "{} samples", names.len());
    names
}

const HIPCC: [&str; 6] = ["--offload-arch=gfx90a", "-O1", "-std=c++17", "-Wno-unused-result", "-x", "hip"];

/// Longer than any of them takes on the busiest machine, in seconds.
const PATIENCE_S: &str = "120";

struct Rig {
    scratch: tempfile::TempDir,
    built: PathBuf,
}

impl Rig {
    fn new() -> Rig {
        let own = std::env::current_exe().expect("a path");
        let built = own.parent().and_then(Path::parent).expect("in target/PROFILE/deps").to_path_buf();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "-q", "-p", "hipreempt-softgpu-hip", "-p", "hipreempt-softgpu", "--target-dir"]);
        cargo.arg(built.parent().expect("in target"));
        if built.ends_with("release") {
            cargo.arg("--release");
        }
        succeed(cargo.current_dir(env!("CARGO_MANIFEST_DIR")));
        let scratch = tempfile::tempdir().expect("a folder");
        let rig = Rig { scratch, built };
        std::fs::create_dir(rig.path("lib")).expect("writable");
        for name in ["libamdhip64.so", "libamdhip64.so.5"] {
            let link = rig.path("lib").join(name);
            std::os::unix::fs::symlink(rig.built.join("libamdhip64.so"), link).expect("writable");
        }
        // In place of HIP's own headers, which no compiler but HIP's understands.
        std::fs::create_dir_all(rig.path("none/hip")).expect("writable");
        std::fs::write(rig.path("none/hip/hip_runtime_api.h"), "").expect("writable");
        let mut compiler = Command::new("hipcc");
        compiler.args(HIPCC).arg("-c").arg(folder().join("device/libraries.cpp"));
        compiler.arg("-o").arg(rig.path("libraries.o")).arg("-idirafter").arg(folder().join("include"));
        succeed(&mut compiler);
        let mut compiler = Command::new("hipcc");
        compiler.args(["--genco", "--offload-arch=gfx90a", "-O1"]).arg(folder().join("device/scale.hip"));
        succeed(compiler.arg("-o").arg(rig.path("scale.co")));
        rig
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Translates and builds a sample: the program by `hipcc`, its kernels, which stand before `main`, for the CPU.
    fn build(&self, sample: &str) -> PathBuf {
        let source = std::fs::read(folder().join(sample)).expect("the sample is there");
        let text = String::from_utf8(translate(&source).text).expect("samples are UTF-8");
        let (program, hip) = (self.path(&format!("{sample}.program")), self.path(sample));
        std::fs::write(&hip, &text).expect("writable");
        let mut compiler = Command::new("hipcc");
        compiler.args(HIPCC).arg("-c").arg(&hip).arg("-idirafter").arg(folder().join("include"));
        succeed(compiler.arg("-o").arg(hip.with_extension("o")));
        let mut linker = Command::new("hipcc");
        linker.arg(hip.with_extension("o")).arg(self.path("libraries.o")).arg("-o").arg(&program);
        succeed(linker.arg("-L").arg(self.path("lib")));
        self.build_kernels(sample, &text);
        program
    }

    fn build_kernels(&self, sample: &str, text: &str) {
        let include = folder().join("../../runtime/softgpu-hip/include");
        let object = self.path(&format!("{sample}.program.kernels.so"));
        if DESCRIBED.contains(&sample) {
            let mut compiler = Command::new("cc");
            compiler.args(["-O1", "-shared", "-fPIC", "-I"]).arg(include);
            succeed(compiler.arg(folder().join("device/kernels.c")).arg("-o").arg(object));
            return;
        }
        let source = self.path(&format!("{sample}.kernels.cpp"));
        if !text.contains("<<<") || REFUSED.iter().any(|refused| refused.0 == sample) {
            return; // No kernel's effect is needed.
        }
        let (kernels, _) = text.split_once("\nint main(").expect("every sample has a main");
        std::fs::write(&source, dynamic_memory(kernels)).expect("writable");
        let mut compiler = Command::new("g++");
        compiler.args(["-std=c++17", "-O1", "-D__HIPCC__", "-shared", "-fPIC", "-I"]).arg(&include);
        compiler.arg("-I").arg(include.join("softgpu/host")).arg("-I").arg(self.path("none"));
        compiler.arg("-idirafter").arg(folder().join("include"));
        succeed(compiler.arg(&source).arg("-o").arg(object));
    }

    fn run(&self, number: usize, sample: &str) -> Output {
        let mut command = Command::new("timeout");
        command.arg(PATIENCE_S).arg(self.build(sample)).current_dir(self.scratch.path());
        command.env("LD_LIBRARY_PATH", self.path("lib")).env("SOFTGPU_PRESET", "null");
        command
            .env("SOFTGPU_DIR", self.scratch.path())
            .env("SOFTGPU_CARD_PROGRAM", self.built.join("softgpu-card"));
        command.env("SOFTGPU_CARD", format!("hipify-{}-{number}", std::process::id()));
        command.output().expect("timeout starts")
    }
}

/// The form in which a kernel compiled for the CPU gets its dynamic local memory.
fn dynamic_memory(kernels: &str) -> String {
    let line = |line: &str| {
        let declared =
            line.trim_start().strip_prefix("extern __shared__ ").and_then(|rest| rest.strip_suffix("[];"));
        match declared.and_then(|declared| declared.rsplit_once(' ')) {
            Some((of, name)) => format!("HIP_DYNAMIC_SHARED({of}, {name})\n"),
            None => format!("{line}\n"),
        }
    };
    kernels.lines().map(line).collect()
}

fn succeed(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn translated_samples_compute_what_they_should() {
    if Command::new("hipcc").arg("--version").output().is_err() {
        let strict = std::env::var_os("HIPREEMPT_TESTS_STRICT").is_some_and(|value| value == "1");
        assert!(!strict, "hipcc is not installed");
        eprintln!("NOT RUN: hipcc is not installed, so no translated sample was run");
        return;
    }
    let rig = Rig::new();
    let mut wrong = Vec::new();
    for (number, sample) in samples().iter().enumerate() {
        let output = rig.run(number, sample);
        let said = String::from_utf8_lossy(&output.stderr);
        let refused = REFUSED.iter().find(|refused| refused.0 == sample);
        let (status, word) = refused.map_or((0, ""), |(_, status, word)| (*status, *word));
        // A kernel that was only timed would leave a result that nobody computed.
        if output.status.code() != Some(status) || said.contains("timed only") || !said.contains(word) {
            wrong.push(format!("{sample}: {}\n{said}", output.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
