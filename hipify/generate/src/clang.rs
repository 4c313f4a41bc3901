//! Names that a header declares, read by libclang.
#![allow(non_upper_case_globals, reason = "libclang names its constants so")]

use std::ffi::{CStr, CString, c_int, c_uint, c_void};
use std::path::Path;

use clang_sys::*;

use crate::Error;
use crate::entry::Kind;

/// One declaration.
#[derive(Debug)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub kind: Kind,
    /// Parameters of a function.
    pub params: Option<u32>,
    /// The file that declares it.
    pub file: String,
    /// For a macro that is one other name: that name.
    pub alias: Option<String>,
    /// For a constant of an enumeration: which one, and the value.
    pub value: Option<(String, i64)>,
}

/// Reads `header` with the compiler's `arguments`, and gives every named declaration of every file it includes.
///
/// # Errors
/// [`Error::NoClang`], [`Error::Parse`].
pub fn declarations(header: &Path, arguments: &[String]) -> Result<Vec<Declared>, Error> {
    load_once()?;
    let path = CString::new(header.to_string_lossy().as_bytes()).expect("a path without NUL");
    let arguments: Vec<CString> =
        arguments.iter().map(|text| CString::new(text.as_str()).expect("no NUL")).collect();
    let pointers: Vec<_> = arguments.iter().map(|text| text.as_ptr()).collect();
    let flags = CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_SkipFunctionBodies;
    let mut found = Vec::new();
    // SAFETY: libclang is loaded; the strings outlive the calls; the unit and the index are disposed of once, after the
    // last cursor was used; `visit` gets the address of `found`, which outlives the visit.
    unsafe {
        let index = clang_createIndex(0, 0);
        let count = c_int::try_from(pointers.len()).expect("few arguments");
        let unit = clang_parseTranslationUnit(
            index,
            path.as_ptr(),
            pointers.as_ptr(),
            count,
            std::ptr::null_mut(),
            0,
            flags,
        );
        if unit.is_null() || has_fatal_error(unit) {
            clang_disposeIndex(index);
            return Err(Error::Parse(header.to_path_buf()));
        }
        clang_visitChildren(clang_getTranslationUnitCursor(unit), visit, (&raw mut found).cast());
        clang_disposeTranslationUnit(unit);
        clang_disposeIndex(index);
    }
    resolve_aliases(&mut found);
    Ok(found)
}

fn load_once() -> Result<(), Error> {
    if clang_sys::is_loaded() { Ok(()) } else { clang_sys::load().map_err(Error::NoClang) }
}

/// Whether a file was missing: anything less (a type that only the device compiler knows) leaves the rest readable.
unsafe fn has_fatal_error(unit: CXTranslationUnit) -> bool {
    // SAFETY: the caller gives a live unit; each diagnostic is disposed of once.
    unsafe {
        (0..clang_getNumDiagnostics(unit)).any(|at| {
            let diagnostic = clang_getDiagnostic(unit, at);
            let fatal = clang_getDiagnosticSeverity(diagnostic) == CXDiagnostic_Fatal;
            clang_disposeDiagnostic(diagnostic);
            fatal
        })
    }
}

extern "C" fn visit(cursor: CXCursor, parent: CXCursor, data: *mut c_void) -> CXChildVisitResult {
    // SAFETY: `declarations` passed the address of its vector, and nothing else uses it during the visit.
    let found = unsafe { &mut *data.cast::<Vec<Declared>>() };
    // SAFETY: libclang gives a live cursor.
    let of_cursor = unsafe { clang_getCursorKind(cursor) };
    if let Some(kind) = kind(of_cursor) {
        // SAFETY: as above.
        found.extend(unsafe { declared(cursor, parent, kind) });
    }
    match of_cursor {
        CXCursor_EnumDecl | CXCursor_LinkageSpec | CXCursor_UnexposedDecl | CXCursor_TypedefDecl => {
            CXChildVisit_Recurse
        }
        _ => CXChildVisit_Continue,
    }
}

fn kind(of_cursor: CXCursorKind) -> Option<Kind> {
    Some(match of_cursor {
        CXCursor_FunctionDecl | CXCursor_FunctionTemplate => Kind::Function,
        CXCursor_TypedefDecl | CXCursor_StructDecl | CXCursor_UnionDecl | CXCursor_EnumDecl => Kind::Type,
        CXCursor_EnumConstantDecl => Kind::Constant,
        CXCursor_MacroDefinition => Kind::Macro,
        _ => return None,
    })
}

unsafe fn declared(cursor: CXCursor, parent: CXCursor, kind: Kind) -> Option<Declared> {
    // SAFETY: the caller gives a live cursor; every string is disposed of by `text`.
    unsafe {
        let name = text(clang_getCursorSpelling(cursor));
        let (mut file, mut line): (CXFile, c_uint) = (std::ptr::null_mut(), 0);
        let location = clang_getCursorLocation(cursor);
        let (no_column, no_offset) = (std::ptr::null_mut(), std::ptr::null_mut());
        clang_getExpansionLocation(location, &raw mut file, &raw mut line, no_column, no_offset);
        let count = clang_Cursor_getNumArguments(cursor);
        let params = if kind == Kind::Function { u32::try_from(count).ok() } else { None };
        let alias = if kind == Kind::Macro { alias(cursor) } else { None };
        let value = (kind == Kind::Constant)
            .then(|| (text(clang_getCursorSpelling(parent)), clang_getEnumConstantDeclValue(cursor)));
        let named = !name.is_empty() && !name.contains(['(', ' ']) && !file.is_null();
        named.then(|| Declared { name, kind, params, file: text(clang_getFileName(file)), alias, value })
    }
}

/// The one name that a macro stands for, also inside one call: `NAME` or `VERSIONED(NAME)`.
unsafe fn alias(cursor: CXCursor) -> Option<String> {
    // SAFETY: the caller gives a live cursor; the tokens are disposed of once, after their text was copied.
    unsafe {
        let unit = clang_Cursor_getTranslationUnit(cursor);
        let (mut tokens, mut count) = (std::ptr::null_mut(), 0);
        clang_tokenize(unit, clang_getCursorExtent(cursor), &raw mut tokens, &raw mut count);
        let words: Vec<String> =
            (0..count as usize).map(|at| text(clang_getTokenSpelling(unit, *tokens.add(at)))).collect();
        clang_disposeTokens(unit, tokens, count);
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [_, name] | [_, _, "(", name, ")"] if is_name(name) => Some(name.to_owned()),
            _ => None,
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
}

unsafe fn text(string: CXString) -> String {
    // SAFETY: the caller gives a string it has just got from libclang; it is copied before it is disposed of.
    unsafe {
        let pointer = clang_getCString(string);
        let copy = if pointer.is_null() {
            String::new()
        } else {
            CStr::from_ptr(pointer).to_string_lossy().into_owned()
        };
        clang_disposeString(string);
        copy
    }
}

/// A macro that is another name of a function is a function, with as many parameters.
fn resolve_aliases(found: &mut [Declared]) {
    let functions: std::collections::HashMap<String, Option<u32>> = found
        .iter()
        .filter(|declared| declared.kind == Kind::Function)
        .map(|declared| (declared.name.clone(), declared.params))
        .collect();
    for declared in found.iter_mut() {
        let target = declared.alias.as_ref().and_then(|alias| functions.get(alias));
        if let Some(params) = target {
            (declared.kind, declared.params) = (Kind::Function, *params);
        }
    }
}
