//! Turns the data files into static tables, and refuses to build from a file that is out of order.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build.rs");
    let mapped = rows("data/names.tsv", 7);
    let listed = rows("data/lists/cuda.tsv", 6);
    let mut text = String::new();
    let (hip, by_hand) = (rows("data/lists/hip.tsv", 6), rows("data/parameters.tsv", 4));
    let parameters = Parameters::new(&listed, &hip, &by_hand);
    names(&mut text, &mapped, &parameters);
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

/// How many parameters functions have, on either side.
struct Parameters<'a> {
    cuda: HashMap<&'a str, usize>,
    hip: HashMap<&'a str, usize>,
    /// Driver functions whose plain name the header defines as another one.
    is: HashMap<&'a str, &'a str>,
    /// Parameters at the end that a call in C++ may leave out.
    optional: HashMap<&'a str, usize>,
}

impl<'a> Parameters<'a> {
    fn new(cuda: &'a [Vec<String>], hip: &'a [Vec<String>], by_hand: &'a [Vec<String>]) -> Self {
        let counted = |row: &'a Vec<String>| Some((row[0].as_str(), row[3].parse().ok()?));
        let newest = |row: &&Vec<String>| row[4].split(',').any(|release| release == "13.5");
        let said = |what: &'static str| by_hand.iter().filter(move |row| row[1] == what);
        let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("data/parameters.tsv: {text:?}"));
        let parameters = Parameters {
            cuda: cuda.iter().filter(newest).filter_map(counted).collect(),
            // Overloads in C++ confuse the list; the table has what the library exports.
            hip: hip
                .iter()
                .filter_map(counted)
                .chain(
                    hipreempt_api::HIP_FUNCTIONS
                        .iter()
                        .map(|function| (function.name, function.params.len())),
                )
                .collect(),
            is: said("is").map(|row| (row[0].as_str(), row[2].as_str())).collect(),
            optional: said("optional").map(|row| (row[0].as_str(), number(&row[2]))).collect(),
        };
        for (name, is) in &parameters.is {
            assert!(parameters.cuda.contains_key(is), "data/parameters.tsv: {name} is no {is}");
        }
        parameters
    }

    /// Both numbers, where no call can be right for both functions.
    fn difference(&self, cuda: &str, hip: &str) -> Option<(usize, usize)> {
        let has = *self.cuda.get(self.is.get(cuda).unwrap_or(&cuda))?;
        let wants = *self.hip.get(hip)?;
        let fewest = wants - self.optional.get(hip).unwrap_or(&0);
        (!(fewest..=wants).contains(&has)).then_some((has, wants))
    }
}

fn names(text: &mut String, mapped: &[Vec<String>], parameters: &Parameters<'_>) {
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
        let differs = if kind == "Function" { parameters.difference(cuda, hip) } else { None };
        writeln!(
            text,
            "Name {{ cuda: {cuda:?}, hip: {hip:?}, kind: Kind::{kind}, library: {library:?}, source: {source:?}, \
             cuda_releases: {cuda_releases:?}, hip_releases: {hip_releases:?}, \
             parameters: {differs:?} }},"
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
