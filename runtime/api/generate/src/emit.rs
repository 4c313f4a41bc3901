//! The text of the committed files.

use crate::Error;
use crate::bindings::{Bindings, Declaration};
use crate::table::{CUDA_FILE, HIP_FILE, Row};

const HIP_NOTICE: &str = "// Written by hipreempt-api-generate from the HIP 7.1 headers (triton 3.9.0 on PyPI, folder\n\
                          // triton/backends/amd/include). Do not edit: change data/functions.tsv or the generator.\n\n";
const HIP_FUNCTIONS_DOC: &str =
    "Calls a macro once with one entry per function of HIP; see the crate's documentation.";
const HIP_NAMES_DOC: &str =
    "Calls a macro once with one entry per export whose parameters are not known here.";
const CUDA_NOTICE: &str = "// Written by hipreempt-api-generate from the headers of the CUDA 13.5 driver (nvidia-cuda-runtime 13.5.37 and\n\
                           // nvidia-cuda-profiler-api 13.5.25 on PyPI). Do not edit: change data/cuda.tsv, hipify's data or the generator.\n\n";
const CUDA_FUNCTIONS_DOC: &str =
    "Calls a macro once with one entry per function of the CUDA driver; see the crate's documentation.";

/// `src/hip/types.rs`.
pub fn types(bindings: &Bindings) -> String {
    format!("{HIP_NOTICE}{}", source(bindings.items.clone()))
}

fn source(items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File { shebang: None, attrs: Vec::new(), items })
}

/// `src/hip/functions.rs`.
///
/// # Errors
/// [`Error::Table`] where a row names a parameter that its function lacks.
pub fn functions(rows: &[Row], bindings: &Bindings) -> Result<String, Error> {
    let (mut known, mut names_only) = (String::new(), String::new());
    for row in rows {
        let Some(node) = &row.node else { continue };
        match bindings.function(declared_name(row)) {
            Some(declaration) => {
                let identity = identity(row, node);
                known.push_str(&entry(HIP_FILE, &identity, declaration, &hip_effect(row))?)
            }
            None => names_only.push_str(&format!("            {{ {} }}\n", identity(row, node))),
        }
    }
    let functions = macro_text("hip_functions", HIP_FUNCTIONS_DOC, &known);
    Ok(format!("{HIP_NOTICE}{functions}\n{}", macro_text("hip_names_only", HIP_NAMES_DOC, &names_only)))
}

/// A function of the CUDA driver.
pub struct CudaFunction<'a> {
    /// Its signature, under the exported name.
    pub declaration: &'a Declaration,
    /// Its class, a variant of `Class`.
    pub class: String,
    /// What it works on.
    pub effect: Effect,
}

/// `src/cuda.rs`.
///
/// # Errors
/// [`Error::Table`] where a size names a parameter that its function lacks.
pub fn cuda(items: Vec<syn::Item>, functions: &[CudaFunction]) -> Result<String, Error> {
    let mut entries = String::new();
    for CudaFunction { declaration, class, effect } in functions {
        let name = &declaration.name;
        let identity = format!("name: {name}, symbol: {name:?}, class: {class},");
        entries.push_str(&entry(CUDA_FILE, &identity, declaration, effect)?);
    }
    let functions = macro_text("cuda_functions", CUDA_FUNCTIONS_DOC, &entries);
    Ok(format!("{CUDA_NOTICE}{}\n{functions}", source(items)))
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

/// The fields that every entry of HIP begins with.
fn identity(row: &Row, node: &str) -> String {
    let Row { name, symbol, class, since, .. } = row;
    format!("name: {name}, symbol: {symbol:?}, class: {class}, node: {node:?}, since: {since:?},")
}

/// What a function works on, beyond its signature.
pub struct Effect {
    /// The type of its stream and event parameters.
    pub handles: Handles,
    /// Whether a null stream means the calling thread's own.
    pub per_thread: bool,
    /// What it works on or waits for besides its stream parameter.
    pub implicit: String,
    /// Size of a copy or memset: factors, to be multiplied.
    pub bytes: Vec<String>,
}

/// Names of a platform's types.
#[derive(Clone, Copy)]
pub struct Handles {
    /// A stream.
    pub stream: &'static str,
    /// An event.
    pub event: &'static str,
}

fn hip_effect(row: &Row) -> Effect {
    Effect {
        handles: Handles { stream: "hipStream_t", event: "hipEvent_t" },
        per_thread: row.name.ends_with("_spt"),
        implicit: row.implicit.clone().unwrap_or_default(),
        bytes: row.bytes.clone(),
    }
}

fn entry(
    file: &'static str,
    identity: &str,
    declaration: &Declaration,
    effect: &Effect,
) -> Result<String, Error> {
    let args: Vec<String> = declaration.params.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
    let streams = declaration.by_value(effect.handles.stream);
    let events = declaration.by_value(effect.handles.event);
    let null_stream = match effect.per_thread {
        _ if streams.is_empty() => "",
        true => "per_thread",
        false => "legacy",
    };
    Ok(format!(
        "            {{ {identity}\n              args: ({args}), ret: {ret},\n              \
         stream: ({stream}), event: ({event}), implicit: ({implicit}), bytes: ({bytes}), null_stream: ({null_stream}), }}\n",
        args = args.join(", "),
        ret = declaration.ret,
        stream = streams.join(", "),
        event = events.join(", "),
        implicit = effect.implicit,
        bytes = product(file, &effect.bytes, declaration)?,
    ))
}

/// The size as an expression of type `usize` that cannot overflow, whatever a program passes.
fn product(file: &'static str, factors: &[String], declaration: &Declaration) -> Result<String, Error> {
    let factors = factors.iter().map(|factor| {
        let (name, is_field) =
            factor.split_once('.').map_or((factor.as_str(), false), |(name, _)| (name, true));
        match declaration.params.iter().find(|param| param.0 == name) {
            Some((_, ty)) if is_field || ty == "usize" => Ok(factor.clone()),
            Some(_) => Ok(format!("({factor} as usize)")),
            None if factor.parse::<usize>().is_ok() => Ok(factor.clone()),
            None => {
                Err(Error::Table { file, reason: format!("{}: no parameter {factor}", declaration.name) })
            }
        }
    });
    let mut factors = factors.collect::<Result<Vec<_>, _>>()?.into_iter();
    let first = factors.next().unwrap_or_default();
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
