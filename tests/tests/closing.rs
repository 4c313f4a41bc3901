//! A program that closes our libraries: none of them is ever unloaded, since their threads and handlers go on.

use std::path::Path;
use std::process::Command;

use hipreempt_tests::programs::build;
use hipreempt_tests::{Mode, Platform, Scene, artifacts};

/// All of them: the preloads, and those that programs take for the vendors' own.
const LIBRARIES: [&str; 5] =
    ["libhipreempt_hip.so", "libhipreempt_cuda.so", "libamdhip64.so", "libamdhip64_cuda.so", "libcuda.so"];

/// Closes a library after its use, in front of another one, and returns the names of the threads that went on, in the
/// order of their start.
fn threads_after_closing(api: &str, library: &Path, behind: &Path, scene: &Scene) -> Vec<String> {
    let mut command = scene.command(build("close_library.c"), Mode::Native);
    command.arg(api).arg(library).arg(behind);
    let ended = scene.finish(command);
    assert_eq!((ended.how.as_str(), ended.stderr.as_str()), ("exit 0", ""), "{ended:?}");
    ended.stdout.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_closed_hip_library_goes_on() {
    let (scene, library) = (Scene::new(), artifacts::soft_hip());
    let threads = threads_after_closing("hip", &library, &library, &scene);
    assert!(threads.iter().any(|name| name == "softgpu-pump"), "{threads:?}");
}

#[test]
fn a_closed_cuda_library_goes_on() {
    let (scene, library) = (Scene::with(&[Platform::Cuda], &[]), artifacts::soft_cuda());
    let threads = threads_after_closing("cuda", &library, &library, &scene);
    assert!(threads.iter().any(|name| name == "softgpu-pump"), "{threads:?}");
}

/// It has no thread of its own that would keep it by chance.
#[test]
fn a_closed_hip_library_over_cuda_goes_on() {
    let scene = Scene::with(&[Platform::HipOnCuda, Platform::Cuda], &[]);
    let library = scene.path("lib").join("libamdhip64.so.7");
    threads_after_closing("hip", &library, &library, &scene);
}

/// A preload that the program opens itself.
#[test]
fn a_closed_preload_goes_on() {
    let preloads = [
        ("hip", Platform::Hip, artifacts::shim(), "libamdhip64.so.7"),
        ("cuda", Platform::Cuda, artifacts::shim_cuda(), "libcuda.so.1"),
    ];
    for (api, platform, preload, library) in preloads {
        let scene = Scene::with(&[platform], &[]);
        let threads = threads_after_closing(api, &preload, Path::new(library), &scene);
        assert!(threads.iter().any(|name| name == "hipreempt"), "{threads:?}");
    }
}

/// Each file says so to the loader by itself, whatever else keeps it in a process by chance (a destructor of a thread
/// that lives, a second handle).
#[test]
fn every_library_says_that_it_stays() {
    for name in LIBRARIES {
        let output = Command::new("readelf").args(["-W", "-d"]).arg(artifacts::built(name)).output();
        let output = output.unwrap_or_else(|error| panic!("readelf (tests/run installs it): {error}"));
        let text = String::from_utf8_lossy(&output.stdout);
        let flags = text.lines().find(|line| line.contains("(FLAGS_1)"));
        assert!(flags.is_some_and(|line| line.contains("NODELETE")), "{name}: {flags:?}");
    }
}
