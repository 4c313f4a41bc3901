//! `hipreempt bench dual --workload torch` on a stand-in for PyTorch, whose card is a lock, and one for NVIDIA's server:
//! the runner, the worker's protocol, the verdict and every way out are the real ones. What needs a GPU is in `tests/gpu`.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use hipreempt_tests::chaos::Watched;
use hipreempt_tests::{Ended, Mode, Scene, artifacts};
use rustix::fs::{FlockOperation, flock};
use serde_json::Value;

const LINE_LIMIT: Duration = Duration::from_secs(60);

/// A scene with a `python3` that has the stand-in, and an `nvidia-cuda-mps-control`.
struct Bench {
    scene: Scene,
}

impl Bench {
    /// `more` is shell text that runs before Python; its arguments end with the worker's configuration.
    fn new(more: &str) -> Self {
        let scene = Scene::new();
        let stand_in = artifacts::repository().join("bench/tests/fake_torch");
        let card = scene.path("fake-card");
        let python = format!(
            "#!/bin/sh\nexport PYTHONPATH={} FAKE_TORCH_CARD={} PYTHONDONTWRITEBYTECODE=1\n{more}\nexec python3 \"$@\"\n",
            stand_in.display(),
            card.display()
        );
        script(scene.path("python"), &python);
        fs::create_dir(scene.path("bin")).unwrap();
        // Holds a lock for as long as it lives, in a process that has the name and the environment of the real one.
        let lock = scene.path("mps-lock");
        File::create(&lock).unwrap();
        let mps = scene.path("bin").join("nvidia-cuda-mps-control");
        let control = format!(
            "#!/bin/sh\ncase $1 in\n-d) \"$0\" daemon 9<{lock} & ;;\n\
             daemon) flock -n 9 || exit 1; echo $$ >\"$CUDA_MPS_PIPE_DIRECTORY/pid\"; mkfifo \"$CUDA_MPS_PIPE_DIRECTORY/f\"; \
             read x <\"$CUDA_MPS_PIPE_DIRECTORY/f\" ;;\n\
             *) read word; [ \"$word\" = quit ] && echo >\"$CUDA_MPS_PIPE_DIRECTORY/f\" ;;\nesac\n",
            lock = lock.display()
        );
        script(mps, &control);
        Self { scene }
    }

    fn command(&self, options: &str) -> Command {
        let mut command = self.scene.command(artifacts::hipreempt(), Mode::Native);
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{}:{path}", self.scene.path("bin").display()));
        command.args(["bench", "dual", "--workload", "torch"]);
        if !options.contains("--python") {
            command.arg("--python").arg(self.scene.path("python"));
        }
        command.args(options.split_whitespace());
        command
    }

    fn run(&self, options: &str) -> Ended {
        self.scene.finish(self.command(options))
    }

    /// The document of a run that came to its end, valid or not.
    fn document(&self, options: &str) -> Value {
        let json = self.scene.path("verdict.json");
        let ended = self.run(&format!("{options} --json {}", json.display()));
        assert!(["exit 0", "exit 3", "exit 4"].contains(&ended.how.as_str()), "{ended:?}");
        serde_json::from_slice(&fs::read(json).unwrap()).unwrap()
    }

    /// Returns when no daemon is left.
    fn wait_for_end_of_mps(&self) {
        let lock = File::open(self.scene.path("mps-lock")).unwrap();
        flock(&lock, FlockOperation::LockExclusive).unwrap();
    }
}

fn script(path: PathBuf, text: &str) {
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn codes(document: &Value) -> Vec<String> {
    let codes = document["codes"].as_array().unwrap();
    codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// The stand-in's profiler says something of itself, in Python and below it, and something else in between.
#[test]
fn what_the_profiler_says_of_itself_is_not_heard() {
    let ended = Bench::new("export FAKE_TORCH_WARNS=1").run("--repeats 1 --seconds 1 --modes solo-bulk");
    assert!(["exit 3", "exit 4"].contains(&ended.how.as_str()), "{ended:?}");
    assert!(!ended.stderr.contains("rofiler"), "{}", ended.stderr);
    assert!(ended.stderr.contains("something else entirely"), "{}", ended.stderr);
}

/// Everything that two processes under the stand-in can prove holds; the rest needs a GPU, three repeats or a quiet host.
#[test]
fn every_mode_leaves_its_evidence() {
    let bench = Bench::new("");
    let document = bench.document("--repeats 1 --seconds 2 --modes solo-bulk,native,mps --bulks 2");
    bench.wait_for_end_of_mps();
    let expected = ["too_few", "E1_no_evidence"];
    let luck = ["generator_late", "drift", "repeats"];
    let found = codes(&document);
    assert!(expected.iter().all(|code| found.iter().any(|one| one == code)), "{found:?}");
    let others: Vec<&String> =
        found.iter().filter(|code| ![&expected[..], &luck].concat().contains(&code.as_str())).collect();
    assert!(others.is_empty(), "{others:?}: {document:#}");
    for rule in ["e2_canary", "e2_canary_mps", "e3_demand", "e4_honest_bulk"] {
        assert_eq!(document["evidence"][rule]["holds"], true, "{rule}: {document:#}");
    }
    assert_eq!(document["evidence"]["e4_honest_bulk"]["kernels_per_iteration"], serde_json::json!([22]));
    assert_eq!(document["modes"]["native"]["urgent"]["requests"], 40);
    let each = document["modes"]["mps"]["bulk"]["each_per_s"].as_array().unwrap();
    assert_eq!(each.len(), 2);
    assert!(each.iter().all(|rate| rate.as_f64().unwrap() > 0.0), "{each:?}");
    assert_eq!(document["device"]["kind"], "software", "a stand-in passed for a GPU");
}

#[test]
fn training_graphs_and_processes_of_their_own_come_to_an_end() {
    let bench = Bench::new("");
    let document = bench.document(
        "--repeats 1 --seconds 2 --modes native --bulk train64 --urgent graph --processes anew --arrivals closed",
    );
    assert!(!codes(&document).iter().any(|code| code.starts_with("E4")), "{document:#}");
    assert_eq!(document["plan"]["processes"], "anew");
    // Eight modules, the loss, four kernels backward, the step and two sums.
    assert_eq!(document["evidence"]["e4_honest_bulk"]["kernels_per_iteration"], serde_json::json!([29]));
}

#[test]
fn a_bulk_on_another_card_is_found_out() {
    let other = "case $* in *'\"role\":\"bulk\"'*) export FAKE_TORCH_UUID=ffff FAKE_TORCH_CARD=$FAKE_TORCH_CARD.2 ;; esac";
    let document = Bench::new(other).document("--repeats 1 --seconds 2 --modes native");
    let found = codes(&document);
    assert!(
        ["E1_other_card", "E2_no_contention"].iter().all(|code| found.iter().any(|one| one == code)),
        "{found:?}"
    );
}

#[test]
fn results_that_change_are_an_error_not_a_figure() {
    let ended = Bench::new("export FAKE_TORCH_WRONG=1").run("--repeats 1 --seconds 2 --modes solo-bulk");
    assert_eq!(ended.how, "exit 1", "{ended:?}");
    assert!(
        ended.stderr.contains("the bulk worker failed: ValueError: iteration gave checksum"),
        "{ended:?}"
    );
}

#[test]
fn a_server_does_not_outlive_a_runner_that_is_killed() {
    let bench = Bench::new("");
    let runner = Watched::start(bench.command("--repeats 100 --seconds 1 --modes solo-bulk,mps"));
    runner.find_line(LINE_LIMIT, |line| line.contains("block 1")).expect("a first run");
    let lock = File::open(bench.scene.path("mps-lock")).unwrap();
    flock(&lock, FlockOperation::NonBlockingLockExclusive).expect_err("the server runs");
    drop(runner);
    bench.wait_for_end_of_mps();
}

/// Refused with status 2 and one line that contains `part`.
fn assert_refused(bench: &Bench, options: &str, part: &str) {
    let ended = bench.run(options);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 2", ""), "{options}: {ended:?}");
    assert_eq!(ended.stderr.lines().count(), 1, "{options}: {ended:?}");
    assert!(ended.stderr.contains(part), "{options}: {ended:?}");
}

#[test]
fn what_this_machine_lacks_is_named() {
    let bench = Bench::new("");
    assert_refused(&bench, "--python /nonexistent/python", "/nonexistent/python");
    assert_refused(&bench, "--modes apart", "apart");
    assert_refused(&bench, "--device soft:null", "real GPU only");
    assert_refused(&bench, "--bulk-batch 0", "0");
    assert_refused(&Bench::new("unset PYTHONPATH; set -- -I -S \"$@\""), "", "No module named 'torch'");
    assert_refused(&Bench::new("unset FAKE_TORCH_CARD"), "", "sees no GPU");
    let without = Bench::new("");
    fs::remove_file(without.scene.path("bin").join("nvidia-cuda-mps-control")).unwrap();
    assert_refused(&without, "--modes mps", "nvidia-cuda-mps-control, which is not in the PATH");
}

#[test]
fn a_server_that_does_not_start_is_an_error_with_its_words() {
    let bench = Bench::new("");
    let control = bench.scene.path("bin").join("nvidia-cuda-mps-control");
    script(control, "#!/bin/sh\necho 'no rights to that' >&2; exit 1\n");
    let ended = bench.run("--repeats 1 --seconds 1 --modes mps");
    assert_eq!(ended.how, "exit 2", "{ended:?}");
    assert!(ended.stderr.contains("no rights to that"), "{ended:?}");
}
