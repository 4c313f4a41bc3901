//! `hipreempt bench micro --device cuda` over the stand-in for CUDA's driver library: the runner, the worker, its
//! protocol and the tables are the real ones. Figures are a model's on a busy machine, so none is tested; what needs a
//! GPU is in `tests/gpu`.

use std::collections::BTreeSet;
use std::fs::hard_link;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use hipreempt_tests::chaos::Watched;
use hipreempt_tests::programs::{Language, build_text};
use hipreempt_tests::{Ended, Mode, Scene, artifacts};
use rustix::process::Signal;
use serde_json::{Value, json};

const LIMIT: Duration = Duration::from_secs(60);
/// What a busy machine may add.
const LUCK: [&str; 2] = ["generator_late", "bulk_idle"];

fn micro(scene: &Scene, options: &str) -> Ended {
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command.args(["bench", "micro"]).args(options.split_whitespace());
    scene.finish(command)
}

/// A short run of some parts, which must come to its end, and all codes but those of luck.
fn document(parts: &str, more: &str) -> (Value, BTreeSet<String>) {
    let (document, codes, _) = run(parts, more);
    (document, codes)
}

/// The same, with what was printed.
fn run(parts: &str, more: &str) -> (Value, BTreeSet<String>, String) {
    let scene = Scene::new();
    let json = scene.path("micro.json");
    let few =
        if more.contains("--blocks") { "" } else { "--blocks 3 --launches 100 --repeats 2 --seconds 0.2" };
    let options =
        format!("--device soft-cuda:h100-mps {few} --parts {parts} {more} --json {}", json.display());
    let ended = micro(&scene, &options);
    assert!(["exit 0", "exit 3"].contains(&ended.how.as_str()), "{ended:?}");
    let document: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    let findings = document["findings"].as_array().unwrap();
    assert_eq!(findings.is_empty(), ended.how == "exit 0", "{ended:?}");
    let codes = findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned());
    let codes = codes.filter(|code| !LUCK.contains(&code.as_str())).collect();
    assert_eq!(document["software"], true, "a stand-in passed for a GPU");
    (document, codes, ended.stdout)
}

/// On the stand-in no process has a hardware queue: whatever asks for level 3 is found out.
fn checked((document, codes): (Value, BTreeSet<String>)) -> Value {
    assert!(document["launches_checked"].as_u64().unwrap() > 1_000, "{document:#}");
    assert_eq!(codes.iter().collect::<Vec<_>>(), ["level_not_reached"]);
    document
}

#[test]
fn launches_are_timed_in_every_state() {
    let (document, codes, table) = run("submit,bound", "");
    let document = checked((document, codes));
    let states = document["submit"].as_array().unwrap();
    assert_eq!((states.len(), document["bound"].as_array().unwrap().len()), (5, 3));
    for state in states {
        for figure in ["native_ns", "preloaded_ns", "round_trip_ns"] {
            assert!(state[figure]["median"].as_f64().unwrap() > 0.0, "{figure}: {state:#}");
        }
        for ratio in ["ratio", "round_trip_ratio"] {
            assert!(state[ratio]["median"]["low"].as_f64().unwrap() > 0.0, "{ratio}: {state:#}");
        }
        for roads in ["launch", "round_trip"].map(|what| &state["within"][what]) {
            assert!(roads["ratio"]["median"]["low"].as_f64().unwrap() > 0.0, "{state:#}");
            assert!(roads["added_ns"]["median"]["high"].is_f64(), "{state:#}");
            assert_eq!(roads["by_process"].as_array().unwrap().len(), 2, "{state:#}");
        }
    }
    let rows = |what: &str| table.lines().filter(|line| line.contains(what)).count();
    assert_eq!((rows("launch call, one process"), rows("launch + wait, one process")), (5, 5), "{table}");
    assert_eq!(rows("native, twice (control)        launch call, one process"), 1, "{table}");
    let findings = document["findings"].as_array().unwrap();
    assert!(
        findings.iter().all(|finding| finding["what"].as_str().unwrap().contains("level 3")),
        "{findings:?}"
    );
    let bars = document["bars"].as_array().unwrap();
    let named: Vec<&str> = bars.iter().map(|bar| bar["what"].as_str().unwrap()).collect();
    assert_eq!(
        named,
        [
            "launch submit, alone, level 1, over direct in one process",
            "round trip, alone, level 1, over direct in one process",
            "launch submit, alone, level 3, over direct in one process",
            "round trip, alone, level 3, over direct in one process",
            "launch-bound rate, idle urgent client, level 1, over native",
            "launch-bound rate, idle urgent client, level 3, over native",
        ]
    );
    let alone = states.iter().filter(|state| state["state"]["idle_urgent"] == false).skip(1);
    for (state, bars) in alone.zip(bars.chunks(2)) {
        assert_eq!(bars[0]["got"], state["within"]["launch"]["ratio"]["median"], "{document:#}");
        assert_eq!(bars[1]["got"], state["within"]["round_trip"]["ratio"]["median"], "{document:#}");
    }
}

/// A preload that is none: every process under it launches straight by the driver library, so that there is nothing to
/// compare, which must not pass for a preload that costs nothing.
#[test]
fn one_function_on_both_roads_under_the_preload_is_a_finding() {
    let scene = Scene::new();
    let json = scene.path("micro.json");
    let build = tempfile::tempdir_in(artifacts::profile_folder()).unwrap();
    for name in ["hipreempt", "hipreempt-cuda-worker"] {
        hard_link(artifacts::built(name), build.path().join(name)).unwrap();
    }
    symlink(artifacts::soft_cuda(), build.path().join("libcuda.so")).unwrap();
    let none = build_text("no-preload", "", Language::Shared, &[]);
    symlink(none, build.path().join("libhipreempt_cuda.so")).unwrap();
    let mut command = scene.command(build.path().join("hipreempt"), Mode::Native);
    command.args(["bench", "micro", "--device", "soft-cuda:h100-mps", "--parts", "submit", "--blocks", "3"]);
    command.args(["--launches", "100", "--json"]).arg(&json);
    let runner = Watched::start(command);
    let row = "alone, level 1                 not compared within one process";
    runner.find_line(LIMIT, |line| line == row).expect("a state of no preload");
    runner.signal(Signal::TERM);
    assert_eq!(runner.end(LIMIT), Some(130));
    let document: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert!(document["submit"][0]["within"]["launch"].is_object(), "{document:#}");
    assert!(document["submit"][1]["within"].is_null(), "{document:#}");
    let found = json!({
        "code": "wrong_function",
        "what": "alone, level 1: a process under the preload launches by the driver library's own function",
    });
    assert!(document["findings"].as_array().unwrap().contains(&found), "{document:#}");
    let bars = document["bars"].as_array().unwrap();
    assert!(bars.iter().all(|bar| bar["outcome"] == "missed" && bar["certain"] == false), "{document:#}");
    assert_eq!(bars.len(), 2, "{document:#}");
}

#[test]
fn an_urgent_kernel_is_measured_beside_each_length_and_in_each_mode() {
    let document = checked(document("latency", "--bulk-ms 0.2,1"));
    let lengths = document["latency"].as_array().unwrap();
    let modes = |length: &Value| length["modes"].as_array().unwrap().len();
    assert_eq!(lengths.iter().map(modes).collect::<Vec<_>>(), [5, 6]);
    for mode in lengths.iter().flat_map(|length| length["modes"].as_array().unwrap()) {
        let name = mode["mode"].as_str().unwrap();
        if name != "solo-bulk" {
            let urgent = &mode["players"]["urgent"]["urgent"];
            assert_eq!(urgent["scheduled"], 80, "{mode:#}");
            assert!(urgent["served"].as_u64().unwrap() > 0, "{mode:#}");
        }
        if name != "alone" {
            let rates = mode["players"]["bulk"]["bulk"]["per_s"].as_array().unwrap();
            assert_eq!(rates.len(), 2, "{mode:#}");
        }
    }
    assert_eq!(document["bars"].as_array().unwrap().len(), 3);
}

#[test]
fn three_processes_and_a_saturating_one_are_measured() {
    let document = checked(document("others", "--bulk-ms 1"));
    let scenarios = document["others"].as_array().unwrap();
    let named: Vec<&str> = scenarios.iter().map(|one| one["scenario"].as_str().unwrap()).collect();
    assert_eq!(named, ["three_priorities", "saturating_urgent", "unmanaged_third"]);
    for scenario in scenarios {
        let modes = scenario["modes"].as_array().unwrap();
        let level3 = modes.iter().find(|mode| mode["mode"] == "level3").unwrap();
        let kept = level3["players"]["bulk"]["bulk"]["over_solo"]["value"].as_f64();
        assert!(kept.is_some_and(|kept| kept > 0.0), "{scenario:#}");
    }
}

#[test]
fn what_has_to_be_over_is_over() {
    let (document, codes) =
        document("submit,latency", "--limit 1 --repeats 1000 --blocks 1000 --launches 100 --seconds 0.2");
    assert!(codes.contains("out_of_time"), "{codes:?}");
    assert!(document["wall_s"][1].as_f64().unwrap() < 60.0);
}

#[test]
fn what_was_measured_before_the_end_is_kept() {
    let scene = Scene::new();
    let json = scene.path("micro.json");
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command.args(["bench", "micro", "--device", "soft-cuda:h100-mps", "--parts", "submit,latency"]);
    command.args(["--blocks", "3", "--launches", "100", "--repeats", "1000", "--json"]).arg(&json);
    let runner = Watched::start(command);
    runner.find_line(LIMIT, |line| line.starts_with("alone, level 1")).expect("a second state");
    runner.signal(Signal::TERM);
    assert_eq!(runner.end(LIMIT), Some(130));
    let document: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert!(document["submit"].as_array().unwrap().len() >= 2, "{document:#}");
    let codes =
        document["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap());
    assert!(codes.into_iter().any(|code| code == "broken_off"), "{document:#}");
}

/// What a worker is started with.
fn config(kernels: &[&Value]) -> Value {
    json!({"kernels": kernels, "awake_ns": 1_000_000})
}

/// One answer of a worker to one command, over the stand-in.
fn answer(config: &Value, command: &Value) -> Value {
    answer_over(&artifacts::soft_cuda(), None, config, command)
}

/// The same over a library of CUDA's, with a preload where there is one.
fn answer_over(library: &Path, preload: Option<&Path>, config: &Value, command: &Value) -> Value {
    let scene = Scene::new();
    symlink(library, scene.path("lib").join("libcuda.so.1")).unwrap();
    let mut worker: Command = scene.command(artifacts::built("hipreempt-cuda-worker"), Mode::Native);
    worker.envs(preload.map(|preload| ("LD_PRELOAD", preload)));
    worker.arg(config.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut worker = worker.spawn().unwrap();
    let mut input = worker.stdin.take().unwrap();
    writeln!(input, "{command}").unwrap();
    drop(input);
    let lines = BufReader::new(worker.stdout.take().unwrap()).lines();
    let said: Vec<String> = lines.map(Result::unwrap).collect();
    worker.wait().unwrap();
    assert_eq!(said.len(), 2, "{said:?}");
    serde_json::from_str(&said[1]).unwrap()
}

#[test]
fn a_wrong_result_is_an_error_not_a_figure() {
    let mut kernel = one_kernel();
    let block = json!({"cuda": {"launches": {"kernel": 0, "batches": 2, "batch": 10, "round_trips": 5}}});
    let right = answer(&config(&[&kernel]), &block);
    assert_eq!(right["cuda"]["launches"]["launches"], 75, "{right}");
    kernel["digest"] = json!(kernel["digest"].as_u64().unwrap() ^ 1);
    let wrong = answer(&config(&[&kernel]), &block);
    assert!(wrong["failed"].as_str().unwrap().contains("75 launches of a kernel gave the digest"), "{wrong}");
    let none = answer(&config(&[]), &block);
    assert_eq!(none["failed"], "there is no kernel 0");
}

fn one_kernel() -> Value {
    let calibrate = json!({"cuda": {"calibrate": [{"grid": {"blocks": 3}, "solo_ns": 5_000}]}});
    answer(&config(&[]), &calibrate)["cuda"]["calibrated"][0].clone()
}

/// 50 launches to warm up, 2 × 4 × 10 in batches and 2 × 6 round trips, half of them straight to the library.
const COMPARED: [u64; 2] = [142, 71];

fn comparison() -> Value {
    let comparison = json!({"kernel": 0, "batches": 4, "batch": 10, "round_trips": 6, "direct_first": true});
    json!({"cuda": {"compare": comparison}})
}

#[test]
fn a_process_compares_its_two_roads_into_the_driver() {
    let config = self::config(&[&one_kernel()]);
    let shim = artifacts::shim_cuda();
    for preload in [None, Some(shim.as_path())] {
        let answer = answer_over(&artifacts::soft_cuda(), preload, &config, &comparison());
        let compared = &answer["cuda"]["compared"];
        assert_eq!(compared["differs"], preload.is_some(), "{answer}");
        assert_eq!([&compared["launches"], &compared["life_launches"]], COMPARED, "{answer}");
        for (what, count) in [("launch", 4), ("round_trip", 6)] {
            let pairs = compared[what].as_array().unwrap();
            assert_eq!(pairs.len(), count, "{answer}");
            for pair in pairs {
                assert!(
                    pair["given_ns"].as_f64() > Some(0.0) && pair["direct_ns"].as_f64() > Some(0.0),
                    "{pair}"
                );
            }
        }
    }
}

#[test]
fn a_wrong_result_on_either_road_is_an_error() {
    let mut kernel = one_kernel();
    kernel["digest"] = json!(kernel["digest"].as_u64().unwrap() ^ 1);
    let wrong = answer(&config(&[&kernel]), &comparison());
    let what = format!("{} launches of a kernel gave the digest", COMPARED[0]);
    assert!(wrong["failed"].as_str().unwrap().contains(&what), "{wrong}");
}

/// Another library by the driver library's name comes first, and has no functions.
#[test]
fn where_the_librarys_own_functions_are_not_found_nothing_is_compared() {
    let other = tempfile::tempdir().unwrap();
    let first = other.path().join("libcuda.so.0");
    symlink(build_text("no-cuda", "", Language::Shared, &[]), &first).unwrap();
    let config = self::config(&[&one_kernel()]);
    let answer = answer_over(&artifacts::soft_cuda(), Some(&first), &config, &comparison());
    assert_eq!(answer["cuda"]["not_compared"], "libcuda.so.1 has no cuLaunchKernel", "{answer}");
}

#[test]
fn wrong_options_are_refused_in_one_line() {
    let scene = Scene::new();
    for (options, part) in [
        ("--device soft-cuda:none", "no preset"),
        ("--device cuda --parts all", "all"),
        ("--device cuda --bulk-ms 0", "milliseconds"),
        ("--device soft-cuda:null --instructions", "on HIP only"),
    ] {
        let ended = micro(&scene, options);
        assert_eq!(ended.how, "exit 2", "{options}: {ended:?}");
        assert!(ended.stderr.contains(part), "{options}: {ended:?}");
    }
}

#[test]
fn a_machine_without_the_driver_is_told_so() {
    let scene = Scene::new();
    std::fs::write(scene.path("lib").join("libcuda.so.1"), "no library").unwrap();
    let ended = micro(&scene, "--device cuda");
    assert_eq!(ended.how, "exit 2", "{ended:?}");
    assert_eq!(ended.stderr.lines().count(), 1, "{ended:?}");
    assert!(ended.stderr.contains("is NVIDIA's driver installed?"), "{ended:?}");
}
