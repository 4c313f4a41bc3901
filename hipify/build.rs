//! Turns the data files into static tables, and refuses to build from a file that is out of order.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build.rs");
    let mapped = rows("data/names.tsv", 7);
    let listed = rows("data/lists/cuda.tsv", 6);
    let mut text = String::new();
    names(&mut text, &mapped);
    unmapped(&mut text, &mapped, &listed);
    drivers(&mut text, &listed);
    classes(&mut text, &rows("data/classes.tsv", 3));
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("table.rs"), text).expect("OUT_DIR is writable");
}

/// The lines of a file, each with `columns` columns, in byte order of the first and without a name twice.
fn rows(file: &str, columns: usize) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<String>> = lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    for row in &rows {
        assert!(row.len() == columns && row.iter().all(|cell| !cell.is_empty()), "{file}: bad line {row:?}");
    }
    for pair in rows.windows(2) {
        assert!(pair[0][0] < pair[1][0], "{file}: {} and {} are out of order", pair[0][0], pair[1][0]);
    }
    rows
}

fn names(text: &mut String, mapped: &[Vec<String>]) {
    text.push_str("static NAMES: &[Name] = &[\n");
    for row in mapped {
        let kind = match row[2].as_str() {
            "function" => "Function",
            "type" => "Type",
            "constant" => "Constant",
            "macro" => "Macro",
            "header" => "Header",
            other => panic!("data/names.tsv: unknown kind {other:?}"),
        };
        let [cuda, hip, _, library, source, cuda_releases, hip_releases] = &row[..] else { unreachable!() };
        writeln!(
            text,
            "Name {{ cuda: {cuda:?}, hip: {hip:?}, kind: Kind::{kind}, library: {library:?}, source: {source:?}, \
             cuda_releases: {cuda_releases:?}, hip_releases: {hip_releases:?} }},"
        )
        .expect("a String takes everything");
    }
    text.push_str("];\n");
}

/// Names of CUDA without a counterpart.
fn unmapped(text: &mut String, mapped: &[Vec<String>], listed: &[Vec<String>]) {
    assert!(mapped.len() < usize::from(u16::MAX), "data/names.tsv: more lines than positions");
    let seen: HashSet<&String> = mapped.iter().map(|row| &row[0]).collect();
    text.push_str("static UNMAPPED: &[&str] = &[\n");
    for row in listed.iter().filter(|row| !seen.contains(&row[0])) {
        writeln!(text, "{:?},", row[0]).expect("a String takes everything");
    }
    text.push_str("];\n");
}

/// What the driver of CUDA 13.5 exports according to its headers.
fn drivers(text: &mut String, listed: &[Vec<String>]) {
    text.push_str(
        "/// Names of the CUDA 13.5 driver's functions.\npub(crate) static DRIVER_FUNCTIONS: &[&str] = &[\n",
    );
    for row in listed {
        let [name, kind, library, _, releases, _] = &row[..] else { unreachable!() };
        if kind == "function" && library == "driver" && releases.split(',').any(|release| release == "13.5") {
            writeln!(text, "{name:?},").expect("a String takes everything");
        }
    }
    text.push_str("];\n");
}

fn classes(text: &mut String, exceptions: &[Vec<String>]) {
    text.push_str("/// Exceptions to the classes, in byte order.\n");
    text.push_str("pub(crate) static CLASSES: &[(&str, hipreempt_api::Class)] = &[\n");
    for row in exceptions {
        writeln!(text, "({:?}, hipreempt_api::Class::{}),", row[0], row[1])
            .expect("a String takes everything");
    }
    text.push_str("];\n");
}
