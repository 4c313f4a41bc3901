//! HIP's headers, read by libclang through bindgen.

use std::path::{Path, PathBuf};

use quote::ToTokens;

use crate::Error;

/// What the headers declare.
pub struct Bindings {
    /// Types and constants, as Rust source.
    pub items: Vec<syn::Item>,
    /// Functions in the order of the headers.
    pub functions: Vec<Declaration>,
}

/// The signature of one function.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// Its name.
    pub name: String,
    /// Names and types of the parameters.
    pub params: Vec<(String, String)>,
    /// What it returns; `()` for nothing.
    pub ret: String,
}

/// Where HIP's headers are: `HIP_HEADERS`, or the include folder of an installed `triton` wheel.
///
/// # Errors
/// [`Error::NoHeaders`].
pub fn find() -> Result<PathBuf, Error> {
    let named = std::env::var_os("HIP_HEADERS").map(PathBuf::from);
    let wheel = || {
        let script = "import importlib.util as u; print(u.find_spec('triton').submodule_search_locations[0])";
        let output = std::process::Command::new("python3").args(["-c", script]).output().ok()?;
        let folder = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| Path::new(folder.trim()).join("backends/amd/include"))
    };
    let folder = named.or_else(wheel).ok_or(Error::NoHeaders)?;
    if folder.join("hip/hip_runtime_api.h").is_file() { Ok(folder) } else { Err(Error::NoHeaders) }
}

/// Reads the headers in `folder` and our `exports.h`.
///
/// # Errors
/// [`Error::NoClang`], [`Error::Bindgen`], [`Error::Syntax`].
pub fn bindings(folder: &Path) -> Result<Bindings, Error> {
    clang_sys::load().map_err(Error::NoClang)?;
    let exports = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/exports.h");
    let source = builder(folder, &exports).generate()?.to_string();
    let mut bindings = Bindings { items: Vec::new(), functions: Vec::new() };
    for item in syn::parse_file(&source)?.items {
        match item {
            syn::Item::ForeignMod(block) => {
                bindings.functions.extend(block.items.iter().filter_map(declaration))
            }
            other => bindings.items.push(other),
        }
    }
    Ok(bindings)
}

fn builder(folder: &Path, exports: &Path) -> bindgen::Builder {
    bindgen::Builder::default()
        .header(exports.to_string_lossy())
        .clang_args(["-x", "c", "-D__HIP_PLATFORM_AMD__", "-Wno-everything", "-I"])
        .clang_arg(folder.to_string_lossy())
        .use_core()
        .generate_comments(false)
        .default_enum_style(bindgen::EnumVariation::Consts)
        .prepend_enum_name(false)
        .allowlist_function("(__)?hip.*|amd_dbgapi_.*|__gnu_.*")
        .allowlist_type("hip.*|HIP.*|ihip.*|dim3")
        .allowlist_var("hip.*|HIP_.*")
        .blocklist_var("HIP_VERSION.*")
        .blocklist_function("make_hip.*")
        .rust_target(
            bindgen::RustTarget::stable(85, 0).expect("bindgen knows Rust 1.85, the first of edition 2024"),
        )
        .rust_edition(bindgen::RustEdition::Edition2024)
        .formatter(bindgen::Formatter::Prettyplease)
}

fn declaration(item: &syn::ForeignItem) -> Option<Declaration> {
    let syn::ForeignItem::Fn(function) = item else { return None };
    let params = function.sig.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(arg) => Some((text(&arg.pat), text(&arg.ty))),
        syn::FnArg::Receiver(_) => None,
    });
    let ret = match &function.sig.output {
        syn::ReturnType::Default => "()".to_owned(),
        syn::ReturnType::Type(_, ty) => text(ty),
    };
    Some(Declaration { name: function.sig.ident.to_string(), params: params.collect(), ret })
}

/// Rust source of a node, without the spaces that token streams put around `::` and after `*`.
fn text(node: &impl ToTokens) -> String {
    let spaced = node.to_token_stream().to_string();
    [
        (" :: ", "::"),
        (":: ", "::"),
        ("* ", "*"),
        (" < ", "<"),
        (" >", ">"),
        (" ;", ";"),
        ("const::", "const ::"),
        ("mut::", "mut ::"),
    ]
    .iter()
    .fold(spaced, |source, (from, to)| source.replace(from, to))
}
