//! The exported symbols and their version nodes, against the table and against the real library.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY};
use object::elf::{FileHeader64, STB_LOCAL, VER_NDX_GLOBAL, VERSYM_HIDDEN};
use object::read::elf::{FileHeader, Sym};
use object::{Endianness, SymbolIndex};

/// `(name, node)` of every symbol that a library defines.
fn exports(path: &Path) -> BTreeSet<(String, String)> {
    let data = std::fs::read(path).unwrap();
    let header = FileHeader64::<Endianness>::parse(&*data).unwrap();
    let endian = header.endian().unwrap();
    let sections = header.sections(endian, &*data).unwrap();
    let symbols = sections.symbols(endian, &*data, object::elf::SHT_DYNSYM).unwrap();
    let versions = sections.versions(endian, &*data).unwrap().expect("a library with versions");
    let mut found = BTreeSet::new();
    for (index, symbol) in symbols.iter().enumerate() {
        if symbol.is_undefined(endian) || symbol.st_bind() == STB_LOCAL {
            continue;
        }
        let name = String::from_utf8(symbol.name(endian, symbols.strings()).unwrap().to_vec()).unwrap();
        let version = versions.version_index(endian, SymbolIndex(index));
        assert_eq!(version.0 & VERSYM_HIDDEN, 0, "{name} is not the default version");
        let node = versions.version(version).unwrap().map(|version| version.name());
        let node = node.map(|node| String::from_utf8(node.to_vec()).unwrap()).unwrap_or_default();
        // The node itself is an absolute symbol.
        if version.0 != VER_NDX_GLOBAL && name != node && !name.is_empty() {
            found.insert((name, node));
        } else {
            assert!(name == node || name.is_empty(), "{name} is exported without a node");
        }
    }
    found
}

#[test]
fn every_function_of_the_table_under_its_node_and_nothing_else() {
    common::with_rig(|rig| {
        let functions =
            HIP_FUNCTIONS.iter().map(|function| (function.symbol.to_owned(), function.node.to_owned()));
        let names = HIP_NAMES_ONLY.iter().map(|name| (name.symbol.to_owned(), name.node.to_owned()));
        let table: BTreeSet<_> = functions.chain(names).collect();
        assert!(table.len() > 461);
        let exported = exports(&rig.libraries.join("libamdhip64.so"));
        assert_eq!(exported.difference(&table).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
        assert_eq!(table.difference(&exported).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    });
}

#[test]
fn whatever_the_real_library_exports_is_here_under_the_same_node() {
    let real = Path::new("/usr/lib/x86_64-linux-gnu/libamdhip64.so.5");
    common::with_rig(|rig| {
        assert!(real.exists(), "hipcc comes with {}", real.display());
        let (real, ours) = (exports(real), exports(&rig.libraries.join("libamdhip64.so")));
        assert!(real.len() > 400);
        assert_eq!(real.difference(&ours).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    });
}
