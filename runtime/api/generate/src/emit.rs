//! The text of the two committed files.

use crate::Error;
use crate::headers::{Bindings, Declaration};
use crate::table::Row;

const NOTICE: &str = "// Written by hipreempt-api-generate from the HIP 7.1 headers (triton 3.9.0 on PyPI, folder\n\
                      // triton/backends/amd/include). Do not edit: change data/functions.tsv or the generator.\n\n";
const FUNCTIONS_DOC: &str =
    "Calls a macro once with one entry per function of HIP; see the crate's documentation.";
const NAMES_DOC: &str = "Calls a macro once with one entry per export whose parameters are not known here.";

/// `src/hip/types.rs`.
pub fn types(bindings: &Bindings) -> String {
    let file = syn::File { shebang: None, attrs: Vec::new(), items: bindings.items.clone() };
    format!("{NOTICE}{}", prettyplease::unparse(&file))
}

/// `src/hip/functions.rs`.
///
/// # Errors
/// [`Error::Table`] where a row names a parameter that its function lacks.
pub fn functions(rows: &[Row], bindings: &Bindings) -> Result<String, Error> {
    let declaration =
        |row: &Row| bindings.functions.iter().find(|function| function.name == declared_name(row));
    let (mut known, mut names_only) = (String::new(), String::new());
    for row in rows {
        let Some(node) = &row.node else { continue };
        match declaration(row) {
            Some(declaration) => known.push_str(&entry(row, node, declaration)?),
            None => names_only.push_str(&format!("            {{ {} }}\n", identity(row, node))),
        }
    }
    let functions = macro_text("hip_functions", FUNCTIONS_DOC, &known);
    Ok(format!("{NOTICE}{functions}\n{}", macro_text("hip_names_only", NAMES_DOC, &names_only)))
}

/// A C++-mangled export beside a plain one has the signature of the plain one.
fn declared_name(row: &Row) -> &str {
    row.name.strip_suffix("_cxx").unwrap_or(&row.name)
}

fn macro_text(name: &str, doc: &str, entries: &str) -> String {
    format!(
        "/// {doc}\n#[macro_export]\nmacro_rules! {name} {{\n    ($($callback:tt)+) => {{\n        \
         $($callback)+! {{\n{entries}        }}\n    }};\n}}\n"
    )
}

/// The fields that every entry begins with.
fn identity(row: &Row, node: &str) -> String {
    let Row { name, symbol, class, since, .. } = row;
    format!("name: {name}, symbol: {symbol:?}, class: {class}, node: {node:?}, since: {since:?},")
}

fn entry(row: &Row, node: &str, declaration: &Declaration) -> Result<String, Error> {
    let args: Vec<String> = declaration.params.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
    let (streams, events) = (by_value(declaration, "hipStream_t"), by_value(declaration, "hipEvent_t"));
    let null_stream = match row.name.ends_with("_spt") {
        _ if streams.is_empty() => "",
        true => "per_thread",
        false => "legacy",
    };
    Ok(format!(
        "            {{ {identity}\n              args: ({args}), ret: {ret},\n              \
         stream: ({stream}), event: ({event}), implicit: ({implicit}), bytes: ({bytes}), null_stream: ({null_stream}), }}\n",
        identity = identity(row, node),
        args = args.join(", "),
        ret = declaration.ret,
        stream = streams.join(", "),
        event = events.join(", "),
        implicit = row.implicit.as_deref().unwrap_or_default(),
        bytes = product(row, declaration)?,
    ))
}

/// Names of the parameters of exactly this type.
fn by_value<'a>(declaration: &'a Declaration, ty: &str) -> Vec<&'a str> {
    declaration.params.iter().filter(|param| param.1 == ty).map(|param| param.0.as_str()).collect()
}

/// The size as an expression that cannot overflow, whatever a program passes.
fn product(row: &Row, declaration: &Declaration) -> Result<String, Error> {
    let names_param =
        |factor: &str| declaration.params.iter().any(|param| factor.split('.').next() == Some(&param.0));
    let is_number = |factor: &str| factor.parse::<usize>().is_ok();
    if let Some(factor) = row.bytes.iter().find(|factor| !names_param(factor) && !is_number(factor)) {
        return Err(Error::Table(format!("{}: no parameter {factor}", row.name)));
    }
    let mut factors = row.bytes.iter();
    let first = factors.next().cloned().unwrap_or_default();
    Ok(factors.fold(first, |product, factor| format!("{product}.saturating_mul({factor})")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::parse;

    fn memset() -> Declaration {
        let param = |name: &str, ty: &str| (name.to_owned(), ty.to_owned());
        let params = vec![param("count", "usize"), param("stream", "hipStream_t")];
        Declaration { name: "hipMemsetD16Async".into(), params, ret: "hipError_t".into() }
    }

    fn emitted(row: &str) -> Result<String, Error> {
        functions(&parse(row)?, &Bindings { items: Vec::new(), functions: vec![memset()] })
    }

    #[test]
    fn an_entry_joins_row_and_declaration() {
        let text = emitted("hipMemsetD16Async\thip_4.2\t4.2\tMemset\t-\tcount * 2\t-\t-").expect("complete");
        assert!(text.contains("args: (count: usize, stream: hipStream_t), ret: hipError_t,"), "{text}");
        assert!(text.contains("bytes: (count.saturating_mul(2)), null_stream: (legacy), }"), "{text}");
    }

    #[test]
    fn a_size_by_an_unknown_parameter_is_refused() {
        assert!(emitted("hipMemsetD16Async\thip_4.2\t4.2\tMemset\t-\tsizeBytes\t-\t-").is_err());
    }

    #[test]
    fn a_function_without_declaration_keeps_its_name_only() {
        let text = emitted("hiprtcVersion\thip_4.2\t4.2\tModule\t-\t-\t-\t-").expect("complete");
        assert!(text.contains("{ name: hiprtcVersion, symbol: \"hiprtcVersion\", class: Module"), "{text}");
    }
}
