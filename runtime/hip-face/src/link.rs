//! For the build script of a library with HIP's face: the version script that declares HIP's nodes (each exported
//! function names its own with `.symver`), and that the library stays where it was loaded.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use hipreempt_api::VERSION_NODES;

/// Writes the script into the build's folder and tells cargo to link the library with it.
///
/// # Panics
/// If it is not called from a build script, or the folder cannot be written: both stop the build.
pub fn declare_version_nodes() {
    println!("cargo::rerun-if-changed=build.rs");
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("nodes.map");
    fs::write(&path, script(VERSION_NODES)).expect("the output folder is writable");
    println!("cargo::rustc-cdylib-link-arg=-Wl,--version-script={}", path.display());
}

/// Tells the loader never to unload the library: threads, handlers of `fork` and `exit`, and callers that keep a
/// function's address go on after a program's `dlclose`.
pub fn never_unload() {
    println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
}

/// Empty nodes, each inheriting from the one before, as in the real library.
fn script(nodes: &[&str]) -> String {
    let mut text = String::new();
    let mut parent = String::new();
    for node in nodes {
        let _ = writeln!(text, "{node} {{ }}{parent};");
        parent = format!(" {node}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_inherits_from_the_one_before() {
        assert_eq!(
            script(&["hip_4.2", "hip_4.3", "hip_5.0"]),
            "hip_4.2 { };\nhip_4.3 { } hip_4.2;\nhip_5.0 { } hip_4.3;\n"
        );
    }

    #[test]
    fn every_function_lives_in_a_node_of_the_script() {
        let functions = hipreempt_api::HIP_FUNCTIONS.iter().map(|function| function.node);
        let mut nodes = functions.chain(hipreempt_api::HIP_NAMES_ONLY.iter().map(|name| name.node));
        assert!(nodes.all(|node| VERSION_NODES.contains(&node)));
    }
}
