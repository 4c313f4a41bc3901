//! The examples, on the software device: that they run, and that the one with two clients shows what it is there for.

mod common;

use std::process::Command;

use common::{Scene, built};

fn output_of(example: &str, arguments: &[&str]) -> String {
    output_with(example, arguments, &[])
}

fn output_with(example: &str, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let scene = Scene::new();
    let mut command = Command::new(built(&format!("examples/{example}")));
    let output = scene
        .apply(command.args(arguments))
        .envs(variables.iter().copied())
        .output()
        .expect("the example can be started");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && err.is_empty(), "{example}: {}\n{out}\n{err}", output.status);
    out.into_owned()
}

#[test]
fn the_shortest_one_launches() {
    assert!(output_of("hello", &[]).contains("launches: 1,"));
}

#[test]
fn the_cost_of_a_request_is_printed() {
    let text = output_of("hint", &[]);
    assert_eq!(text.matches("begin and end").count(), 2, "{text}");
    let shim = built("libhipreempt_hip.so");
    let preload = [("LD_PRELOAD", &*shim.to_string_lossy()), ("HIPREEMPT_PRIORITY", "high")];
    let text = output_with("hint", &[], &preload);
    assert!(text.contains("by the preload: begin and end"), "{text}");
}

/// Real time on a machine that may be busy: the median, and a wide margin. The figures of the example itself are for a
/// quiet one.
#[test]
fn urgent_overtakes_bulk_in_one_process() {
    let text = output_of("two_clients", &["40"]);
    let row = |name: &str| -> Vec<f64> {
        let rows = text.lines().filter_map(|line| line.trim_start().strip_prefix(name));
        let mut numbers =
            rows.map(|row| row.split_whitespace().filter_map(|word| word.parse().ok()).collect());
        numbers.next().unwrap_or_else(|| panic!("no row {name:?} in\n{text}"))
    };
    let (without, with) = (row("without "), row("with "));
    eprintln!("{text}");
    assert!(with[0] < without[0] / 2.0, "the median request took {} ms, {} ms without", with[0], without[0]);
    assert!(with[2] > without[2] / 2.0, "bulk made {} launches a second, {} without", with[2], without[2]);
}
