//! What the built files export and need: the interface to other people's programs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use hipreempt_api::{Class, HIP_FUNCTIONS, HIP_NAMES_ONLY};
use hipreempt_tests::artifacts;

/// Debian 12's libc. A preload that needs a newer one kills every program in its environment.
const LIBC_FLOOR: (u32, u32) = (2, 36);

/// Everything that is shipped.
const SHIPPED: [&str; 5] = ["libhipreempt_hip.so", "libamdhip64.so", "hipreempt", "softgpu-card", WORKER];
const WORKER: &str = "hipreempt-worker";

fn output_of(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("{program} (tests/run installs it): {error}"));
    assert!(output.status.success(), "{program} {}", file.display());
    String::from_utf8(output.stdout).expect("text")
}

/// Defined dynamic symbols, by name, with their version node (empty where they have none).
fn exports(file: &Path) -> BTreeMap<String, String> {
    let text = output_of("readelf", &["-W", "--dyn-syms"], file);
    let rows = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let defined =
        rows.filter(|row| row.len() >= 8 && is_number(row[0]) && row[6] != "UND" && row[3] != "SECTION");
    let split = |name: &str| {
        let (symbol, node) = name.split_once('@').unwrap_or((name, ""));
        (symbol.to_owned(), node.trim_start_matches('@').to_owned())
    };
    defined.filter(|row| row[6] != "ABS").map(|row| split(row[7])).collect()
}

/// `12:`, as against the heading `Num:`.
fn is_number(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Libraries that a file asks the loader for.
fn needed(file: &Path) -> BTreeSet<String> {
    let text = output_of("readelf", &["-W", "-d"], file);
    let names = text.lines().filter(|line| line.contains("(NEEDED)"));
    names.filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect()
}

fn committed_list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shim-exports.txt")
}

/// The preload exports exactly the committed list. A name that vanishes is a function that programs call past it; one
/// that appears by accident is interposed in every program. `HIPREEMPT_BLESS=1` writes the list anew.
#[test]
fn the_preload_exports_the_committed_list() {
    let found: Vec<String> = exports(&artifacts::shim()).into_keys().collect();
    if std::env::var_os("HIPREEMPT_BLESS").is_some() {
        std::fs::write(committed_list(), found.join("\n") + "\n").expect("the list can be written");
    }
    let committed = std::fs::read_to_string(committed_list()).expect("the committed list");
    let committed: Vec<&str> = committed.lines().collect();
    assert!(!committed.is_empty());
    let missing: Vec<_> = committed.iter().filter(|name| !found.iter().any(|one| one == *name)).collect();
    let added: Vec<_> = found.iter().filter(|name| !committed.contains(&name.as_str())).collect();
    assert!(missing.is_empty() && added.is_empty(), "missing {missing:?}, not in the list {added:?}");
}

/// Every export is a function of HIP, or the look-up that the preload must filter: nothing of Rust, nothing of ours.
#[test]
fn the_preload_exports_hip_and_dlsym_only() {
    let known: BTreeSet<&str> = HIP_FUNCTIONS
        .iter()
        .map(|function| function.symbol)
        .chain(HIP_NAMES_ONLY.iter().map(|only| only.symbol))
        .chain(["dlsym", "dlvsym"])
        .collect();
    let strange: Vec<String> =
        exports(&artifacts::shim()).into_keys().filter(|name| !known.contains(name.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

/// Every function that submits work is on the path, by every name.
#[test]
fn the_preload_covers_every_function_that_submits_work() {
    let exported = exports(&artifacts::shim());
    let submits = |class: Class| matches!(class, Class::Launch | Class::Graph | Class::Memset | Class::Copy);
    let all: Vec<&str> =
        HIP_FUNCTIONS.iter().filter(|one| submits(one.class)).map(|one| one.symbol).collect();
    assert!(all.len() > 50, "the table is empty");
    let missing: Vec<_> = all.into_iter().filter(|symbol| !exported.contains_key(*symbol)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The software device has every symbol of the real library of Debian 12, under its own version node.
#[test]
fn the_software_device_exports_what_the_real_library_does() {
    let exported = exports(&artifacts::soft_hip());
    let real =
        std::fs::read_to_string(artifacts::repository().join("runtime/api/data/debian-5.2-exports.tsv"));
    let real = real.expect("the committed exports of the real library");
    let rows: Vec<(&str, &str)> =
        real.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(rows.len(), 409);
    let wrong: Vec<_> = rows
        .into_iter()
        .filter(|(symbol, node)| exported.get(*symbol).map(String::as_str) != Some(*node))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// No file needs a libc newer than the oldest supported one.
#[test]
fn the_libc_floor() {
    for name in SHIPPED {
        let text = output_of("objdump", &["-T"], &artifacts::built(name));
        let newest = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .filter_map(libc_version)
            .max();
        let newest = newest.unwrap_or_else(|| panic!("{name} asks for no libc at all"));
        assert!(newest <= LIBC_FLOOR, "{name} needs GLIBC_{}.{}", newest.0, newest.1);
    }
}

fn libc_version(word: &str) -> Option<(u32, u32)> {
    let mut parts = word.strip_prefix("GLIBC_")?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next().unwrap_or(Ok(0)).ok()?))
}

/// Nothing that is shipped asks the loader for a GPU library: programs without one must still start. The benchmark's
/// worker is an ordinary HIP program, and asks for the HIP library as one does.
#[test]
fn nothing_links_a_gpu_library() {
    assert!(needed(&artifacts::built(WORKER)).iter().any(|library| library.starts_with("libamdhip64.so")));
    let allowed =
        ["libc.so.6", "libm.so.6", "libgcc_s.so.1", "libdl.so.2", "libpthread.so.0", "ld-linux-x86-64.so.2"];
    for name in SHIPPED.into_iter().filter(|name| *name != WORKER) {
        let needed = needed(&artifacts::built(name));
        assert!(needed.contains("libc.so.6"), "{name}: {needed:?}");
        let strange: Vec<_> = needed.iter().filter(|library| !allowed.contains(&library.as_str())).collect();
        assert!(strange.is_empty(), "{name} needs {strange:?}");
    }
}

/// The preload runs in programs of every kind: no executable stack, no text relocations, no static thread-local
/// storage model that would fail a late `dlopen`.
#[test]
fn the_preload_loads_everywhere() {
    let headers = output_of("readelf", &["-W", "-l"], &artifacts::shim());
    let stack = headers.lines().find(|line| line.contains("GNU_STACK")).expect("a stack header");
    assert!(!stack.contains("RWE"), "{stack}");
    let dynamic = output_of("readelf", &["-W", "-d"], &artifacts::shim());
    assert!(!dynamic.contains("TEXTREL") && !dynamic.contains("STATIC_TLS"), "{dynamic}");
}
