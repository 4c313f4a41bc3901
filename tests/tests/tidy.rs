//! Rules for the source that no compiler checks: functions stay short, unsafe code says why it is sound, tests do not
//! sleep to synchronise, and nothing unfinished is left behind.

use std::path::{Path, PathBuf};

use hipreempt_tests::artifacts;
use syn::visit::Visit;

/// The longest function, from its signature to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;
/// The longest file that people write.
const FILE_LINES_MAX: usize = 700;

/// Text that must not be committed, and why. Split so that this file does not contain it.
const FORBIDDEN: &[(&str, &str)] = &[
    (concat!("TO", "DO"), "finish it, or write down what is missing in the documents"),
    (concat!("FIX", "ME"), "finish it"),
    (concat!("XX", "X"), "finish it"),
    (concat!("#[ig", "nore]"), "a test that does not run is no test; a role that other tests start says so"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
];

/// Waiting for time to pass in place of an event.
const SLEEPS: &[&str] = &[concat!("thread::sl", "eep"), concat!(" sl", "eep("), concat!("park_time", "out")];

/// Where time has to pass all the same, and why.
const SLEEPS_ALLOWED: &[(&str, &str)] = &[
    ("runtime/board/tests/processes.rs", "a role moves its lease every 10 ms, as a monitor thread does"),
    ("runtime/softgpu/tests/processes/main.rs", "looks again until something holds, within a minute"),
];

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    fn shown(&self) -> String {
        self.path.strip_prefix(artifacts::repository()).unwrap_or(&self.path).display().to_string()
    }

    fn is_test(&self) -> bool {
        let shown = self.shown();
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        shown.contains("/tests/")
            || shown.starts_with("tests/")
            || name == "tests"
            || name.ends_with("_tests")
    }

    fn parsed(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.shown()))
    }
}

/// All files that git knows, or would take, with one of these endings.
fn sources(endings: &[&str]) -> Vec<Source> {
    let root = artifacts::repository();
    let listing = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git");
    assert!(listing.status.success(), "git ls-files failed: the tests run in a checkout");
    let names = String::from_utf8(listing.stdout).expect("file names are text");
    let wanted = |name: &&str| endings.iter().any(|ending| name.ends_with(ending));
    let read = |name: &str| {
        let path = root.join(name);
        std::fs::read_to_string(&path).ok().map(|text| Source { path, text })
    };
    names.lines().filter(wanted).filter_map(read).collect()
}

/// What people wrote: a file that the generator wrote says so at its top, and is compared with a fresh one elsewhere.
fn rust_sources() -> Vec<Source> {
    let mark = "Written by hipreempt-api-generate";
    let mut found = sources(&[".rs"]);
    found.retain(|source| !source.text.lines().take(3).any(|line| line.contains(mark)));
    assert!(found.len() > 30, "only {} Rust files were found", found.len());
    found
}

fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[derive(Default)]
struct Lengths(Vec<(String, usize, usize)>);

impl Lengths {
    fn add(&mut self, name: &syn::Ident, block: &syn::Block) {
        let (first, last) = (name.span().start().line, block.brace_token.span.close().end().line);
        self.0.push((name.to_string(), first, last - first + 1));
    }
}

impl<'ast> Visit<'ast> for Lengths {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig.ident, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig.ident, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }
}

fn lengths(file: &syn::File) -> Vec<(String, usize, usize)> {
    let mut lengths = Lengths::default();
    lengths.visit_file(file);
    lengths.0
}

#[test]
fn functions_are_short() {
    let too_long = |source: &Source| {
        let functions =
            lengths(&source.parsed()).into_iter().filter(|(_, _, lines)| *lines > FUNCTION_LINES_MAX);
        let shown = source.shown();
        functions
            .map(|(name, line, lines)| format!("{shown}:{line}: {name} has {lines} lines"))
            .collect::<Vec<_>>()
    };
    assert_none(rust_sources().iter().flat_map(too_long).collect());
}

#[test]
fn files_are_short() {
    let problem = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > FILE_LINES_MAX).then(|| format!("{}: {lines} lines", source.shown()))
    };
    assert_none(rust_sources().iter().filter_map(problem).collect());
}

/// Clippy asks for a comment on blocks; this also asks for it on `unsafe impl`, and for a `# Safety` section on unsafe
/// functions, private ones too.
#[test]
fn unsafe_code_says_why_it_is_sound() {
    assert_none(rust_sources().iter().flat_map(unexplained).collect());
}

fn unexplained(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let starts = |line: &str| line.starts_with("unsafe impl ") || line.starts_with("unsafe {");
    let mut problems = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if starts(line.trim_start()) && !comment_above(&lines, index).contains("SAFETY:") {
            problems.push(format!("{}:{}: no SAFETY comment", source.shown(), index + 1));
        }
    }
    problems
}

/// The comment, attributes and first line of the statement above a line.
fn comment_above(lines: &[&str], index: usize) -> String {
    let mut found = String::new();
    let mut statement_lines = 0;
    for line in lines[..index].iter().rev() {
        let line = line.trim_start();
        if line.starts_with("//") {
            found.push_str(line);
        } else if line.starts_with("#[") || line.starts_with("unsafe impl") {
            continue;
        } else if !found.is_empty() || statement_lines == 3 {
            break;
        } else {
            statement_lines += 1;
        }
    }
    found
}

/// Whether the text has the word by itself: six of the letter in a template of a file name are none of ours.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        let by_itself = !is_letter(before) && !is_letter(after);
        by_itself || !word.chars().all(char::is_alphabetic)
    })
}

#[test]
fn nothing_unfinished_is_left() {
    let endings = [".rs", ".c", ".h", ".hip", ".py", ".sh", ".md", ".toml", "tests/run", ".ci/run"];
    let files = sources(&endings);
    let problems = files.iter().flat_map(|source| {
        FORBIDDEN
            .iter()
            .filter(|(word, _)| has_word(&source.text, word))
            .map(|(word, why)| format!("{}: {word}: {why}", source.shown()))
    });
    assert_none(problems.collect());
}

#[test]
fn tests_do_not_sleep() {
    let mut problems = Vec::new();
    let allowed = |source: &Source| SLEEPS_ALLOWED.iter().any(|(file, _)| source.shown() == *file);
    for source in rust_sources().into_iter().filter(|source| !allowed(source)) {
        let test_code = if source.is_test() { source.text.as_str() } else { test_module(&source.text) };
        let found = SLEEPS.iter().filter(|sleep| test_code.contains(**sleep));
        problems.extend(found.map(|sleep| format!("{}: {sleep}", source.shown())));
    }
    assert_none(problems);
}

/// What follows `#[cfg(test)]`: by convention the end of the file.
fn test_module(text: &str) -> &str {
    text.find("#[cfg(test)]").map_or("", |at| &text[at..])
}

/// Every crate takes the workspace's lints, so that none escapes them. One that is a workspace of its own repeats them.
#[test]
fn every_crate_takes_the_lints() {
    let manifests = sources(&["Cargo.toml"]);
    assert!(manifests.len() > 10);
    let repeats = |text: &str| {
        text.contains("\n[workspace]\n")
            && text.contains("[lints.clippy]\nundocumented_unsafe_blocks = \"deny\"")
    };
    let lacking = |source: &&Source| {
        source.path.parent() != Some(Path::new(&artifacts::repository()))
            && !source.text.contains("[lints]\nworkspace = true")
            && !repeats(&source.text)
    };
    assert_none(manifests.iter().filter(lacking).map(Source::shown).collect());
}

#[cfg(test)]
mod own {
    use super::*;

    #[test]
    fn a_long_function_is_found() {
        let body = "    let _ = 0;\n".repeat(FUNCTION_LINES_MAX);
        let file = syn::parse_file(&format!("fn long() {{\n{body}}}\nfn short() {{}}\n")).unwrap();
        let lengths = lengths(&file);
        assert_eq!(
            lengths,
            [("long".to_owned(), 1, FUNCTION_LINES_MAX + 2), ("short".to_owned(), FUNCTION_LINES_MAX + 3, 1)]
        );
    }

    #[test]
    fn words_are_found_by_themselves() {
        let word = concat!("XX", "X");
        assert!(has_word(&format!("// {word}: later"), word));
        assert!(!has_word(&format!("mktemp name.{word}{word}"), word));
        assert!(has_word(concat!("cd /ho", "me/someone"), concat!("/ho", "me/")));
    }

    #[test]
    fn unexplained_unsafe_code_is_found() {
        let source = |text: &str| Source { path: PathBuf::from("x.rs"), text: text.to_owned() };
        assert_eq!(unexplained(&source("fn f() {\n    unsafe { g() }\n}\n")).len(), 1);
        assert_eq!(unexplained(&source("unsafe impl Send for X {}\n")).len(), 1);
        assert!(unexplained(&source("// SAFETY: no state.\nunsafe impl Send for X {}\n")).is_empty());
    }
}
