//! Writes the version script that declares HIP's version nodes; each exported function names its own with `.symver`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let functions = hipreempt_api::HIP_FUNCTIONS.iter().map(|function| function.node);
    let names = hipreempt_api::HIP_NAMES_ONLY.iter().map(|function| function.node);
    let nodes: BTreeSet<(u32, u32)> = functions.chain(names).map(version).collect();
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("nodes.map");
    fs::write(&path, script(&nodes)).expect("the output folder is writable");
    println!("cargo::rustc-cdylib-link-arg=-Wl,--version-script={}", path.display());
}

/// `(4, 2)` of `hip_4.2`.
fn version(node: &str) -> (u32, u32) {
    let parts = node.strip_prefix("hip_").and_then(|number| number.split_once('.'));
    let (major, minor) = parts.expect("every node is named hip_<major>.<minor>");
    (major.parse().expect("a number"), minor.parse().expect("a number"))
}

/// Empty nodes, each inheriting from the one before, as in the real library.
fn script(nodes: &BTreeSet<(u32, u32)>) -> String {
    let mut text = String::new();
    let mut parent = String::new();
    for (major, minor) in nodes {
        let node = format!("hip_{major}.{minor}");
        let _ = writeln!(text, "{node} {{ }}{parent};");
        parent = format!(" {node}");
    }
    text
}
