//! `hipreempt bench churn` over the stand-in for CUDA's driver library, where no process has a hardware queue: whether
//! time slices are restored is tested on a GPU only (`tests/gpu churn`), everything else here too.

use hipreempt_tests::{Mode, Scene, artifacts};
use serde_json::Value;

#[test]
fn clients_come_and_go_and_those_that_stay_keep_what_they_have() {
    let scene = Scene::new();
    let json = scene.path("churn.json");
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command.args(["bench", "churn", "--device", "soft-cuda:h100-mps", "--times", "60", "--at-once", "3"]);
    command.args(["--limit", "40", "--json"]).arg(&json);
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 3", "{ended:?}");
    let seen: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    // A busy machine may have less time for the bulk process afterwards than before.
    let codes = seen["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap());
    let codes: Vec<&str> = codes.filter(|code| *code != "slower").collect();
    assert_eq!(codes, ["level_not_reached", "level_not_reached"], "{seen:#}");
    assert_eq!(seen["guests"], 60);
    assert!(seen["lives"].as_object().unwrap().len() >= 5, "{seen:#}");
    assert!(seen["kernels"].as_u64().unwrap() > 0 && seen["requests"].as_u64().unwrap() >= 25, "{seen:#}");
    assert_eq!(seen["slices_us"][2], serde_json::json!([]));
}

#[test]
fn hip_devices_are_refused() {
    let scene = Scene::new();
    let mut command = scene.command(artifacts::hipreempt(), Mode::Native);
    command.args(["bench", "churn", "--device", "soft:null"]);
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 2", "{ended:?}");
    assert!(ended.stderr.contains("soft-cuda:PRESET"), "{ended:?}");
}
