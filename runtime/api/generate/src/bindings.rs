//! Headers as libclang reads them through bindgen.

use quote::ToTokens;

use crate::Error;

/// What headers declare.
#[derive(Default)]
pub struct Bindings {
    /// Types and constants.
    pub items: Vec<syn::Item>,
    /// Functions, in the order of the headers.
    pub functions: Vec<Declaration>,
}

/// The signature of one function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its name.
    pub name: String,
    /// Names and types of the parameters.
    pub params: Vec<(String, String)>,
    /// What it returns; `()` for nothing.
    pub ret: String,
}

impl Declaration {
    /// Whether another declaration has the same types, whatever its parameters are called.
    pub fn has_types_of(&self, other: &Self) -> bool {
        let types = |of: &Self| of.params.iter().map(|(_, ty)| ty.clone()).collect::<Vec<_>>();
        self.ret == other.ret && types(self) == types(other)
    }

    /// Names of the parameters of exactly this type.
    pub fn by_value<'a>(&'a self, ty: &str) -> Vec<&'a str> {
        self.params.iter().filter(|param| param.1 == ty).map(|param| param.0.as_str()).collect()
    }
}

/// What every reading of headers has in common.
pub fn builder() -> bindgen::Builder {
    let rust =
        bindgen::RustTarget::stable(85, 0).expect("bindgen knows Rust 1.85, the first of edition 2024");
    bindgen::Builder::default()
        .clang_args(["-x", "c", "-Wno-everything"])
        .use_core()
        .generate_comments(false)
        .default_enum_style(bindgen::EnumVariation::Consts)
        .prepend_enum_name(false)
        .rust_target(rust)
        .rust_edition(bindgen::RustEdition::Edition2024)
        .formatter(bindgen::Formatter::Prettyplease)
}

impl Bindings {
    /// Reads what a builder was told to.
    ///
    /// # Errors
    /// [`Error::NoClang`], [`Error::Bindgen`], [`Error::Syntax`].
    pub fn read(builder: bindgen::Builder) -> Result<Self, Error> {
        if !clang_sys::is_loaded() {
            clang_sys::load().map_err(Error::NoClang)?;
        }
        let mut bindings = Self::default();
        for item in syn::parse_file(&builder.generate()?.to_string())?.items {
            match item {
                syn::Item::ForeignMod(block) => {
                    bindings.functions.extend(block.items.iter().filter_map(declaration))
                }
                other => bindings.items.push(other),
            }
        }
        Ok(bindings)
    }

    /// The declaration of a function.
    pub fn function(&self, name: &str) -> Option<&Declaration> {
        self.functions.iter().find(|function| function.name == name)
    }
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
    fn types_are_spaced_for_reading() {
        let ty: syn::Type = syn::parse_str("*const *mut ::core::ffi::c_void").expect("a type");
        assert_eq!(text(&ty), "*const *mut ::core::ffi::c_void");
    }
}
