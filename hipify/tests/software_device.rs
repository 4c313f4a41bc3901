//! Translated samples run on the software HIP device and find their own results right.
//!
//! The others need what that device does not have: textures, run-time compilation, the math libraries, half and complex
//! numbers in host-compiled kernels. Their compilation is tested in `golden.rs`. Needs `hipcc`; without it the test is left
//! out with a word about it, or fails under `HIPREEMPT_TESTS_STRICT=1`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hipreempt_hipify::translate;

/// Samples that check their results, and end with 0 only where all of them are right.
const SAMPLES: [&str; 9] = [
    "callbacks.cu",
    "device_query.cu",
    "driver_memory.cpp",
    "graph.cu",
    "managed.cu",
    "pitched.cu",
    "streams.cu",
    "symbols.cu",
    "vector_add.cu",
];

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
        rig
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Translates and builds a sample: the program by `hipcc`, its kernels, which stand before `main`, for the CPU.
    fn build(&self, sample: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read(folder.join("samples").join(sample)).expect("the sample is there");
        let text = String::from_utf8(translate(&source).text).expect("samples are UTF-8");
        let (program, hip) = (self.path(&format!("{sample}.program")), self.path(sample));
        std::fs::write(&hip, &text).expect("writable");
        let mut compiler = Command::new("hipcc");
        compiler.args(["--offload-arch=gfx90a", "-O1", "-std=c++17", "-Wno-unused-result", "-x", "hip"]);
        succeed(compiler.arg(&hip).arg("-o").arg(&program).arg("-L").arg(self.path("lib")));
        if text.contains("__global__") {
            self.build_kernels(sample, &text, &folder.join("../runtime/softgpu-hip/include"));
        }
        program
    }

    fn build_kernels(&self, sample: &str, text: &str, include: &Path) {
        let (kernels, _) = text.split_once("\nint main(").expect("every sample has a main");
        // A question about a device needs none of the kernel's effects, and its header is not for host compilers.
        if !text.contains("<<<") {
            return;
        }
        let source = self.path(&format!("{sample}.kernels.cpp"));
        std::fs::write(&source, kernels).expect("writable");
        let mut compiler = Command::new("g++");
        compiler.args(["-std=c++17", "-O1", "-shared", "-fPIC", "-I"]).arg(include);
        compiler.arg("-I").arg(include.join("softgpu/host")).arg(&source);
        succeed(compiler.arg("-o").arg(self.path(&format!("{sample}.program.kernels.so"))));
    }

    fn run(&self, number: usize, sample: &str) -> Output {
        let mut command = Command::new("timeout");
        command.arg(PATIENCE_S).arg(self.build(sample));
        command.env("LD_LIBRARY_PATH", self.path("lib")).env("SOFTGPU_PRESET", "null");
        command
            .env("SOFTGPU_DIR", self.scratch.path())
            .env("SOFTGPU_CARD_PROGRAM", self.built.join("softgpu-card"));
        command.env("SOFTGPU_CARD", format!("hipify-{}-{number}", std::process::id()));
        command.output().expect("timeout starts")
    }
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
    for (number, sample) in SAMPLES.iter().enumerate() {
        let output = rig.run(number, sample);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{sample}: {}\n{said}", output.status);
        assert!(
            !said.contains("timed only"),
            "{sample} ran without its kernels, and did not notice:\n{said}"
        );
    }
}
