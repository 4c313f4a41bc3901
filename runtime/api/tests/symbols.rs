//! The table against the exports of real HIP libraries: the committed lists of Debian 12's HIP 5.2 and of HIP 7.2's
//! version script, and whatever library is installed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY, VERSION_NODES, find};
use object::elf::{FileHeader64, STT_FUNC};
use object::read::elf::{FileHeader, Sym};

type Export = (String, String);

/// The committed exports of HIP 5.2: symbol and version node.
fn committed() -> BTreeSet<Export> {
    listed(include_str!("../data/debian-5.2-exports.tsv"))
}

fn listed(text: &str) -> BTreeSet<Export> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split_once('\t').expect("symbol, tab, node")).map(owned).collect()
}

fn table() -> BTreeSet<Export> {
    let known = HIP_FUNCTIONS.iter().map(|function| (function.symbol, function.node));
    known.chain(HIP_NAMES_ONLY.iter().map(|only| (only.symbol, only.node))).map(owned).collect()
}

fn owned(row: (&str, &str)) -> Export {
    (row.0.to_owned(), row.1.to_owned())
}

/// An installed HIP library: `HIP_LIBRARY`, or where Debian and ROCm put it.
fn installed() -> Option<PathBuf> {
    let named = std::env::var_os("HIP_LIBRARY").map(PathBuf::from);
    let usual = ["/usr/lib/x86_64-linux-gnu/libamdhip64.so.5", "/opt/rocm/lib/libamdhip64.so"];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|path| path.is_file())
}

/// Defined, versioned functions of a shared library.
fn exports(image: &[u8]) -> object::Result<BTreeSet<Export>> {
    let header = FileHeader64::<object::Endianness>::parse(image)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, image)?;
    let symbols = sections.symbols(endian, image, object::elf::SHT_DYNSYM)?;
    let versions = sections.versions(endian, image)?.unwrap_or_default();
    let mut exports = BTreeSet::new();
    for (index, symbol) in symbols.enumerate() {
        let version = versions.version(versions.version_index(endian, index))?;
        if symbol.is_undefined(endian) || symbol.st_type() != STT_FUNC {
            continue;
        }
        let Some(version) = version else { continue };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        exports.insert((text(symbols.symbol_name(endian, symbol)?), text(version.name())));
    }
    Ok(exports)
}

#[test]
fn the_table_has_every_export_of_hip_5_2_under_its_node() {
    assert_eq!(committed().len(), 409);
    let missing: Vec<_> = committed().difference(&table()).cloned().collect();
    assert_eq!(missing, [], "in the real library, not in the table");
}

#[test]
fn the_table_has_every_export_of_hip_7_2_under_its_node() {
    let newest = listed(include_str!("../data/hip-7.2-exports.tsv"));
    assert_eq!(newest.len(), 549);
    let missing: Vec<_> = newest.difference(&table()).cloned().collect();
    assert_eq!(missing, [], "in the library's version script, not in the table");
    let nodes: BTreeSet<&str> = newest.iter().map(|(_, node)| node.as_str()).collect();
    assert_eq!(nodes, VERSION_NODES.iter().copied().collect(), "version nodes");
}

/// C++ functions have a plain form as well from some release on: both are the same function to a scheduler.
#[test]
fn mangled_exports_of_5_2_are_in_the_table_beside_their_plain_form() {
    let mangled: Vec<Export> =
        committed().into_iter().filter(|(symbol, _)| symbol.starts_with("_Z")).collect();
    assert_eq!(mangled.len(), 5);
    for (symbol, _) in mangled {
        let function = HIP_FUNCTIONS.iter().find(|function| function.symbol == symbol);
        let function = function.unwrap_or_else(|| panic!("{symbol}: not in the table"));
        let Some(plain) = function.name.strip_suffix("_cxx") else {
            assert_eq!(function.name, "hipLaunchKernelGGLImpl", "a C++ function without a plain form");
            continue;
        };
        let plain = find(plain).unwrap_or_else(|| panic!("{symbol}: no plain form"));
        assert_eq!((plain.class, plain.params), (function.class, function.params), "{symbol}");
    }
}

#[test]
fn no_function_claims_to_be_in_5_2_that_is_not() {
    let old = HIP_FUNCTIONS.iter().filter(|function| function.since <= "5.2");
    let names: BTreeSet<Export> = old.map(|function| (function.symbol, function.node)).map(owned).collect();
    let invented: Vec<_> = names.difference(&committed()).cloned().collect();
    assert_eq!(invented, []);
}

#[test]
fn the_table_matches_the_installed_library() {
    let Some(path) = installed() else {
        assert_ne!(
            std::env::var("HIPREEMPT_TESTS_STRICT").as_deref(),
            Ok("1"),
            "no HIP library is installed"
        );
        eprintln!("not checked: no HIP library is installed (HIP_LIBRARY, Debian's libamdhip64-5)");
        return;
    };
    let exported = exports(&std::fs::read(&path).expect("readable")).expect("an ELF library");
    assert!(!exported.is_empty(), "{} exports nothing", path.display());
    let unknown: Vec<_> = exported.difference(&table()).cloned().collect();
    assert_eq!(unknown, [], "{} exports what the table lacks", path.display());
    if exported.iter().all(|export| export.1.as_str() <= "hip_5.2") {
        assert_eq!(exported, committed(), "{} differs from data/debian-5.2-exports.tsv", path.display());
    }
}
