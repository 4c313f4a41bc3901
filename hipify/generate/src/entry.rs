//! One name that a platform declares, and lists of them as text.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Error;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A function or function template, or a macro that is another name of one.
    Function,
    /// A type, or the tag of one.
    Type,
    /// A constant of an enumeration.
    Constant,
    /// A macro.
    Macro,
    /// A file to include.
    Header,
}

impl Kind {
    /// As written in the lists.
    pub fn text(self) -> &'static str {
        match self {
            Kind::Function => "function",
            Kind::Type => "type",
            Kind::Constant => "constant",
            Kind::Macro => "macro",
            Kind::Header => "header",
        }
    }

    /// Reads what [`Kind::text`] wrote.
    pub fn parse(text: &str) -> Option<Kind> {
        let all = [Kind::Function, Kind::Type, Kind::Constant, Kind::Macro, Kind::Header];
        all.into_iter().find(|kind| kind.text() == text)
    }
}

/// A declared name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As in the header.
    pub name: String,
    /// What it stands for.
    pub kind: Kind,
    /// Which library it belongs to: `driver`, `runtime`, `hip`, `cublas`, ….
    pub library: String,
    /// How many parameters a function has, where the header was parsed and not only scanned.
    pub params: Option<u32>,
    /// Releases that declare it, oldest first, with commas.
    pub releases: String,
    /// For a constant of an enumeration: which one, and the value.
    pub value: Option<(String, i64)>,
}

/// Names in byte order, each once.
pub type List = BTreeMap<String, Entry>;

/// Adds what one release declares. A function outranks a macro or type of the same name; the number of parameters and
/// the value are the newest release's.
pub fn merge(list: &mut List, found: impl IntoIterator<Item = Entry>) {
    for entry in found {
        let Some(known) = list.get_mut(&entry.name) else {
            list.insert(entry.name.clone(), entry);
            continue;
        };
        known.kind = known.kind.min(entry.kind);
        known.params = entry.params.or(known.params);
        known.value = entry.value.or(known.value.take());
        add_release(known, &entry.releases);
    }
}

/// Adds names that were only seen in the text of a header: of a name that was declared they say the release, no more.
pub fn merge_seen(list: &mut List, found: impl IntoIterator<Item = Entry>) {
    for entry in found {
        let releases = entry.releases.clone();
        add_release(list.entry(entry.name.clone()).or_insert(entry), &releases);
    }
}

fn add_release(entry: &mut Entry, release: &str) {
    let mut releases: Vec<&str> = entry.releases.split(',').chain([release]).collect();
    releases.sort_by_key(|release| (release.find('.'), *release));
    releases.dedup();
    entry.releases = releases.join(",");
}

/// The text of a list under a heading.
pub fn print(heading: &str, list: &List) -> String {
    let mut text = format!("{heading}# name\tkind\tlibrary\tparameters\treleases\tenumeration=value\n");
    for entry in list.values() {
        let params = entry.params.map_or("-".to_owned(), |params| params.to_string());
        let (kind, library) = (entry.kind.text(), &entry.library);
        let value = entry.value.as_ref().map_or("-".to_owned(), |(of, value)| format!("{of}={value}"));
        writeln!(text, "{}\t{kind}\t{library}\t{params}\t{}\t{value}", entry.name, entry.releases)
            .expect("a String takes everything");
    }
    text
}

/// Reads what [`print()`] wrote.
///
/// # Errors
/// [`Error::Data`] with the line.
pub fn parse(file: &str, text: &str) -> Result<List, Error> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let entries = rows.map(|line| {
        entry(line).ok_or_else(|| Error::Data { file: file.to_owned(), what: format!("bad line {line:?}") })
    });
    entries.map(|entry| entry.map(|entry| (entry.name.clone(), entry))).collect()
}

fn entry(line: &str) -> Option<Entry> {
    let [name, kind, library, params, releases, value] =
        line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let params = if params == "-" { None } else { Some(params.parse().ok()?) };
    let value = match value.split_once('=') {
        Some((of, value)) => Some((of.to_owned(), value.parse().ok()?)),
        None => None,
    };
    Some(Entry {
        name: name.into(),
        kind: Kind::parse(kind)?,
        library: library.into(),
        params,
        releases: releases.into(),
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(name: &str, params: u32, release: &str) -> Entry {
        let (kind, library) = (Kind::Function, "runtime".to_owned());
        Entry {
            name: name.into(),
            kind,
            library,
            params: Some(params),
            releases: release.into(),
            value: None,
        }
    }

    #[test]
    fn a_list_reads_back_as_printed() {
        let mut list = List::new();
        merge(&mut list, [function("cudaFree", 1, "11.8"), function("cudaFree", 1, "13.5")]);
        merge(&mut list, [Entry { params: None, kind: Kind::Macro, ..function("cudaX", 0, "13.5") }]);
        merge_seen(&mut list, [Entry { kind: Kind::Type, ..function("cudaFree", 9, "12.0") }]);
        assert_eq!(
            (list["cudaFree"].releases.as_str(), list["cudaFree"].kind),
            ("11.8,12.0,13.5", Kind::Function)
        );
        assert_eq!(parse("test", &print("# heading\n", &list)).expect("what was printed"), list);
    }

    #[test]
    fn a_malformed_line_is_named() {
        let error = parse("x.tsv", "cudaFree\tfunction\truntime\tmany\t13.5\t-\n").expect_err("not a number");
        assert!(error.to_string().contains("x.tsv") && error.to_string().contains("cudaFree"), "{error}");
    }
}
