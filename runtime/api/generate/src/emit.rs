//! The text of the two committed files.

use std::collections::HashMap;
use std::fmt::Write;

use crate::Error;
use crate::headers::{Bindings, Declaration};
use crate::table::Row;

const NOTICE: &str = "// Written by hipreempt-api-generate from the HIP 7.1 headers (triton 3.9.0 on PyPI, folder\n\
                      // triton/backends/amd/include). Do not edit: change data/functions.tsv or the generator.\n\n";

/// `src/hip/types.rs`.
pub fn types(bindings: &Bindings) -> String {
    let file = syn::File { shebang: None, attrs: Vec::new(), items: bindings.items.clone() };
    format!("{NOTICE}{}", prettyplease::unparse(&file))
}

/// `src/hip/functions.rs`.
///
/// # Errors
/// [`Error::Table`] where the table and the headers disagree.
pub fn functions(rows: &[Row], bindings: &Bindings) -> Result<String, Error> {
    let declared: HashMap<&str, &Declaration> =
        bindings.functions.iter().map(|function| (function.name.as_str(), function)).collect();
    let unclassed = declared.keys().find(|name| !rows.iter().any(|row| row.name == **name));
    if let Some(name) = unclassed {
        return Err(Error::Table(format!("the headers declare {name}, which has no row")));
    }
    let mut known = Vec::new();
    let mut names_only = Vec::new();
    for row in rows.iter().filter(|row| row.node != "-") {
        match declared.get(row.name.as_str()) {
            Some(declaration) => known.push(entry(row, declaration)?),
            None => names_only.push(name_entry(row)),
        }
    }
    Ok(format!(
        "{NOTICE}{}\n{}",
        macro_text("hip_functions", FUNCTIONS_DOC, &known),
        macro_text("hip_names_only", NAMES_DOC, &names_only)
    ))
}

const FUNCTIONS_DOC: &str = "/// Calls a macro once with one entry per function of HIP; see the crate's documentation for the shape.\n";
const NAMES_DOC: &str =
    "/// Calls a macro once with one entry per exported function whose parameters are not known here.\n";

fn macro_text(name: &str, doc: &str, entries: &[String]) -> String {
    let body: String = entries.concat();
    format!(
        "{doc}#[macro_export]\nmacro_rules! {name} {{\n    ($($callback:tt)+) => {{\n        $($callback)+! {{\n{body}        }}\n    }};\n}}\n"
    )
}

fn entry(row: &Row, declaration: &Declaration) -> Result<String, Error> {
    let with_type = |ty: &str| names(declaration, ty);
    let streams = with_type("hipStream_t");
    let null_stream = match (streams.is_empty(), row.name.ends_with("_spt")) {
        (true, _) => "",
        (false, true) => "per_thread",
        (false, false) => "legacy",
    };
    let args: Vec<String> = declaration.params.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
    let mut text = String::new();
    let indent = "            ";
    let _ = writeln!(
        text,
        "{indent}{{ name: {}, symbol: {:?}, class: {}, node: {:?}, since: {:?},",
        row.name, row.symbol, row.class, row.node, row.since
    );
    let _ = writeln!(text, "{indent}  args: ({}), ret: {},", args.join(", "), declaration.ret);
    let _ = writeln!(
        text,
        "{indent}  stream: ({}), event: ({}), implicit: ({}), bytes: ({}), null_stream: ({}), }}",
        streams.join(", "),
        with_type("hipEvent_t").join(", "),
        row.implicit.as_deref().unwrap_or(""),
        product(row, declaration)?,
        null_stream,
    );
    Ok(text)
}

fn name_entry(row: &Row) -> String {
    format!(
        "            {{ name: {}, symbol: {:?}, class: {}, node: {:?}, since: {:?}, }}\n",
        row.name, row.symbol, row.class, row.node, row.since
    )
}

/// Parameters of exactly this type, by value.
fn names(declaration: &Declaration, ty: &str) -> Vec<String> {
    declaration.params.iter().filter(|param| param.1 == ty).map(|param| param.0.clone()).collect()
}

/// The size as an expression that cannot overflow, whatever a program passes.
fn product(row: &Row, declaration: &Declaration) -> Result<String, Error> {
    let is_param = |factor: &str| {
        declaration.params.iter().any(|param| Some(param.0.as_str()) == factor.split('.').next())
    };
    let is_number = |factor: &str| factor.parse::<usize>().is_ok();
    if let Some(factor) = row.bytes.iter().find(|factor| !is_param(factor) && !is_number(factor)) {
        return Err(Error::Table(format!("{}: no parameter {factor}", row.name)));
    }
    let mut factors = row.bytes.iter();
    let first = factors.next().cloned().unwrap_or_default();
    Ok(factors.fold(first, |product, factor| format!("{product}.saturating_mul({factor})")))
}
