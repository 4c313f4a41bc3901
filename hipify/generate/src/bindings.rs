//! Names of ROCm's libraries, read from the Cython declarations (`.pxd`) of AMD's Python bindings: the one package that
//! lists hipBLAS, hipFFT and RCCL without a ROCm installation.

use crate::clang::Declared;
use crate::entry::Kind;

/// Reads one `.pxd` file.
pub fn declarations(file: &str, text: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    let mut in_enum = false;
    for line in text.lines() {
        let code = line.split('#').next().unwrap_or_default();
        let words = code.trim();
        if words.starts_with("cdef enum") || words.starts_with("ctypedef enum") {
            in_enum = true;
        } else if words.starts_with("cdef") || words.starts_with("ctypedef") {
            in_enum = false;
        } else if in_enum && is_name(words) {
            found.push(declared(file, words, Kind::Constant, None));
            continue;
        }
        found.extend(declaration(file, code));
    }
    found
}

fn declaration(file: &str, code: &str) -> Option<Declared> {
    let words = code.trim();
    let rest = words.strip_prefix("ctypedef ").or_else(|| words.strip_prefix("cdef "))?;
    if let Some((before, after)) = rest.split_once('(') {
        let name = last_name(before)?;
        let pointer_type = after.starts_with('*');
        let kind = if words.starts_with("ctypedef") || pointer_type { Kind::Type } else { Kind::Function };
        let name = if pointer_type { last_name(after.split(')').next()?)? } else { name };
        let params = (kind == Kind::Function).then(|| parameters(after));
        return Some(declared(file, name, kind, params));
    }
    let name = last_name(rest.trim_end_matches(':'))?;
    let constant = words.starts_with("cdef int ") || words.starts_with("cdef char ");
    Some(declared(file, name, if constant { Kind::Macro } else { Kind::Type }, None))
}

fn parameters(after: &str) -> u32 {
    let list = after.rsplit_once(')').map_or(after, |(list, _)| list);
    if list.trim().is_empty() { 0 } else { list.matches(',').count() as u32 + 1 }
}

fn last_name(text: &str) -> Option<&str> {
    text.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().filter(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn declared(file: &str, name: &str, kind: Kind, params: Option<u32>) -> Declared {
    Declared { name: name.to_owned(), kind, params, file: file.to_owned(), alias: None, value: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_types_and_constants_are_told_apart() {
        let text = "cdef extern from \"x.h\":\n    cdef int X_FORWARD\n    cdef enum xResult_t:\n        X_SUCCESS\n        X_FAILED\n\n    ctypedef xResult_t xResult\n\ncdef xResult_t xPlan(void * handle,int nx) except? X_FAILED nogil\ncdef xResult_t xNone() nogil\n";
        let found: Vec<_> =
            declarations("x.pxd", text).into_iter().map(|d| (d.name, d.kind, d.params)).collect();
        let expected = [
            ("X_FORWARD", Kind::Macro, None),
            ("xResult_t", Kind::Type, None),
            ("X_SUCCESS", Kind::Constant, None),
            ("X_FAILED", Kind::Constant, None),
            ("xResult", Kind::Type, None),
            ("xPlan", Kind::Function, Some(2)),
            ("xNone", Kind::Function, Some(0)),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(name, kind, params)| (name.to_owned(), kind, params)).collect();
        assert_eq!(found, expected);
    }
}
