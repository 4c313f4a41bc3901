//! HIP's headers, read by libclang through bindgen.

use std::path::{Path, PathBuf};

use quote::ToTokens;

use crate::Error;

/// The release whose headers the committed files are made from.
pub const RELEASE: &str = "7.1";
/// The header that names every function of the library's dispatch table, public in C or not.
pub const DISPATCH_TABLE: &str = "hip/amd_detail/hip_api_trace.hpp";

/// What the headers declare.
pub struct Bindings {
    /// Types and constants.
    pub items: Vec<syn::Item>,
    /// Functions, in the order of the headers.
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
    let folder =
        named.or_else(triton).ok_or_else(|| Error::NoHeaders("not set, and no triton wheel".into()))?;
    let version = std::fs::read_to_string(folder.join("hip/hip_version.h"))
        .map_err(|error| Error::NoHeaders(format!("{}: {error}", folder.display())))?;
    match release(&version) {
        Some(found) if found == RELEASE => Ok(folder),
        found => Err(Error::NoHeaders(format!("{} holds HIP {found:?}", folder.display()))),
    }
}

fn triton() -> Option<PathBuf> {
    let script = "import importlib.util as u; print(u.find_spec('triton').submodule_search_locations[0])";
    let output = std::process::Command::new("python3").args(["-c", script]).output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| Path::new(folder.trim()).join("backends/amd/include"))
}

/// Major and minor release out of `hip_version.h`.
fn release(header: &str) -> Option<String> {
    let number = |name: &str| header.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    Some(format!("{}.{}", number("#define HIP_VERSION_MAJOR")?, number("#define HIP_VERSION_MINOR")?))
}

/// Names of the functions in the dispatch table: members `NAME_fn`.
pub fn dispatched(header: &str) -> Vec<String> {
    let members = header.lines().filter_map(|line| line.trim().strip_suffix("_fn;"));
    members.filter_map(|member| member.split_whitespace().last()).map(str::to_owned).collect()
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
    let rust =
        bindgen::RustTarget::stable(85, 0).expect("bindgen knows Rust 1.85, the first of edition 2024");
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
        .rust_target(rust)
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

/// Rust source of a node, spaced as a person would: token streams put a space on both sides of `::` and after `*`.
fn text(node: &impl ToTokens) -> String {
    let spaced = node.to_token_stream().to_string();
    let tight = [(" :: ", "::"), (":: ", "::"), ("* ", "*"), (" < ", "<"), (" >", ">"), (" ;", ";")];
    let tight = tight.iter().fold(spaced, |source, (from, to)| source.replace(from, to));
    tight.replace("const::", "const ::").replace("mut::", "mut ::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_and_dispatch_table_are_read() {
        let version =
            "#define HIP_VERSION_MAJOR 7\n#define HIP_VERSION_MINOR 1\n#define HIP_VERSION_PATCH 25424\n";
        assert_eq!(release(version).as_deref(), Some("7.1"));
        assert_eq!(release("nothing"), None);
        let table = "struct HipDispatchTable {\n  size_t size;\n  t_hipFree hipFree_fn;\n  // text\n};\n";
        assert_eq!(dispatched(table), ["hipFree"]);
    }

    #[test]
    fn types_are_spaced_for_reading() {
        let ty: syn::Type = syn::parse_str("*const *mut ::core::ffi::c_void").expect("a type");
        assert_eq!(text(&ty), "*const *mut ::core::ffi::c_void");
    }
}
