//! Builds victims with the real compilers, once for each content: the output's name holds a hash of everything that
//! went in, so a stale one is never run.

use std::collections::hash_map::DefaultHasher;
use std::fs::{File, OpenOptions};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{FlockOperation, flock};

use crate::artifacts;

/// The device that hipcc compiles for. Nothing of that code runs on the software device.
const OFFLOAD_ARCH: &str = "gfx90a";

/// How a source is built, which its name tells (`.hip`, `.c`), or the caller where one source has two uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// A HIP program, by hipcc.
    Hip,
    /// A C program, by cc.
    C,
    /// A C++ program, by c++.
    Cxx,
    /// A shared library, by cc.
    Shared,
    /// Device code alone, by hipcc.
    DeviceCode,
    /// The kernels of a HIP program for the software device, by c++.
    HostKernels,
}

/// The program built from `source` in the victims' folder.
///
/// # Panics
/// If the compiler is missing or refuses.
pub fn build(source: &str) -> PathBuf {
    let language = match source.rsplit_once('.').map(|(_, ending)| ending) {
        Some("hip") => Language::Hip,
        Some("cpp") => Language::Cxx,
        _ => Language::C,
    };
    build_as(source, language, &[])
}

/// The same, in a language and with flags of the caller's.
///
/// # Panics
/// As [`build`].
pub fn build_as(source: &str, language: Language, flags: &[&str]) -> PathBuf {
    let path = artifacts::sources().join(source);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut arguments = compiler_arguments(language);
    arguments.extend(flags_of(&text));
    arguments.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let output = cache_folder().join(output_name(source, language, &text, &arguments));
    let _lock = lock(&output);
    if !output.exists() {
        compile(language, &path, &arguments, &output);
    }
    output
}

/// The victims' kernels for the software device.
pub fn kernels() -> PathBuf {
    build_as("kernels.c", Language::Shared, &[])
}

/// Device code with the victims' kernels.
pub fn device_code() -> PathBuf {
    build_as("device_code.hip", Language::DeviceCode, &[])
}

/// The victims' kernels as PTX: those that the CUDA victims carry in themselves.
///
/// # Panics
/// As [`build`].
pub fn ptx() -> PathBuf {
    let text = "#include <stdio.h>\n#include \"cuda/kernels.h\"\n\
                int main(void) { return fputs(victim_ptx, stdout) < 0; }\n";
    let include = format!("-I{}", artifacts::sources().display());
    let program = build_text("victims", text, Language::C, &[&include]);
    let output = program.with_extension("ptx");
    let _lock = lock(&output);
    if !output.exists() {
        let printed = Command::new(&program).output().expect("the program that prints the kernels");
        assert!(printed.status.success(), "{} failed", program.display());
        let temporary = output.with_extension("ptx.part");
        std::fs::write(&temporary, printed.stdout).expect("the build folder can be written");
        std::fs::rename(&temporary, &output).expect("the output can be renamed");
    }
    output
}

/// A program from source text of the test's own.
///
/// # Panics
/// As [`build`].
pub fn build_text(name: &str, text: &str, language: Language, flags: &[&str]) -> PathBuf {
    let mut arguments = compiler_arguments(language);
    arguments.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let output = cache_folder().join(output_name(name, language, text, &arguments));
    let _lock = lock(&output);
    if !output.exists() {
        let source = output.with_extension("src.c");
        std::fs::write(&source, text).expect("the build folder can be written");
        compile(language, &source, &arguments, &output);
    }
    output
}

fn compiler_arguments(language: Language) -> Vec<String> {
    let kernel_header = artifacts::repository().join("runtime/softgpu-hip/include");
    let arch = format!("--offload-arch={OFFLOAD_ARCH}");
    let words: Vec<&str> = match language {
        Language::Hip => vec![&arch, "-O1", "-Wall", "-Werror", "-pthread"],
        Language::DeviceCode => vec![&arch, "-O1", "--genco"],
        Language::C | Language::Cxx => vec!["-O1", "-Wall", "-Wextra", "-Werror", "-pthread", "-ldl"],
        Language::Shared => vec!["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I"],
        Language::HostKernels => vec!["-std=c++17", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-I"],
    };
    let mut arguments: Vec<String> = words.into_iter().map(str::to_owned).collect();
    if matches!(language, Language::Shared | Language::HostKernels) {
        arguments.push(kernel_header.display().to_string());
    }
    if language == Language::HostKernels {
        // Where HIP's own header has a stand-in.
        arguments.push(format!("-I{}", kernel_header.join("softgpu/host").display()));
    }
    arguments
}

/// Flags of the source's own, from a line `build: …` in its opening comment. A program that links CUDA links the software
/// device's library, which has the real one's name.
fn flags_of(text: &str) -> Vec<String> {
    let line = text.lines().take(3).find_map(|line| line.split_once("build: "));
    let words = line.map(|(_, flags)| flags.split_whitespace()).into_iter().flatten();
    // By way of the linker: hipcc would take the file for a source.
    let library = || format!("-Wl,{}", artifacts::soft_cuda().display());
    words.map(|word| if word == "-lcuda" { library() } else { word.to_owned() }).collect()
}

fn output_name(source: &str, language: Language, text: &str, arguments: &[String]) -> String {
    let mut hasher = DefaultHasher::new();
    let header = |name: &str| std::fs::read_to_string(artifacts::sources().join(name)).unwrap_or_default();
    let headers = [
        "check.h",
        "victim.h",
        "roads.h",
        "unseen.h",
        "hip_inside.h",
        "cuda/victim.h",
        "cuda/driver.h",
        "cuda/kernels.h",
        "samples/sample.h",
    ]
    .map(header);
    (text, arguments, headers, compiler_version(language)).hash(&mut hasher);
    let stem = Path::new(source).file_stem().expect("a source has a name").to_string_lossy();
    let extension = match language {
        Language::Shared | Language::HostKernels => ".so",
        Language::DeviceCode => ".co",
        _ => "",
    };
    format!("{stem}-{:016x}{extension}", hasher.finish())
}

fn compiler(language: Language) -> &'static str {
    match language {
        Language::Hip | Language::DeviceCode => "hipcc",
        Language::C | Language::Shared => "cc",
        Language::Cxx | Language::HostKernels => "c++",
    }
}

/// Where the compiler lies and when it was installed: asking hipcc for its version takes most of a second.
fn compiler_version(language: Language) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join(compiler(language))).find(|path| path.exists());
    let found = found.unwrap_or_else(|| panic!("no {} on PATH: tests/run installs it", compiler(language)));
    let modified = std::fs::metadata(&found).and_then(|metadata| metadata.modified()).ok();
    format!("{} {modified:?}", found.display())
}

fn cache_folder() -> PathBuf {
    let folder = artifacts::profile_folder().join("victims");
    std::fs::create_dir_all(&folder).expect("the build folder can be written");
    folder
}

/// One compiler at a time for each output: tests run in processes of their own.
fn lock(output: &Path) -> File {
    let path = output.with_extension("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).expect("a lock file");
    flock(&file, FlockOperation::LockExclusive).expect("the lock");
    file
}

fn compile(language: Language, source: &Path, arguments: &[String], output: &Path) {
    let temporary = output.with_extension("part");
    let mut command = Command::new(compiler(language));
    if language == Language::HostKernels {
        // A name ending in `.hip` says nothing to it.
        command.args(["-x", "c++"]);
    }
    command.arg(source).args(arguments).arg("-o").arg(&temporary);
    let result = command.output().unwrap_or_else(|error| panic!("{}: {error}", compiler(language)));
    let errors = String::from_utf8_lossy(&result.stderr);
    assert!(result.status.success(), "{} on {}:\n{errors}", compiler(language), source.display());
    std::fs::rename(&temporary, output).expect("the output can be renamed");
}
