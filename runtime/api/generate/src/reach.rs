//! Of all types that headers declare, those that the functions' signatures reach: a preload passes most arguments on as
//! they come, so a structure that is only pointed to is opaque, unless an export reads it.

use std::collections::HashMap;

use quote::ToTokens;

use crate::bindings::Bindings;

/// What is kept.
pub struct Keep<'a> {
    /// Structures that are kept whole though nothing passes them by value.
    pub whole: &'a [&'a str],
    /// Enumerations whose constants are kept.
    pub constants: &'a [&'a str],
}

/// The types and constants that the functions need, in the order of the headers.
pub fn reached(bindings: &Bindings, keep: &Keep) -> Vec<syn::Item> {
    let items = bindings.items.iter().filter_map(|item| Some((type_name(item)?, item)));
    let mut reach = Reach { items: items.collect(), whole: HashMap::new() };
    for name in keep.whole.iter().chain(keep.constants) {
        reach.name(name, true);
    }
    for function in &bindings.functions {
        for source in function.params.iter().map(|(_, ty)| ty).chain([&function.ret]) {
            let ty: syn::Type = syn::parse_str(source).expect("bindgen wrote this type");
            reach.ty(&ty, true);
        }
    }
    bindings.items.iter().filter_map(|item| reach.kept(item, keep)).collect()
}

fn type_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Type(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        syn::Item::Use(item) => &enumeration(item)?.rename,
        _ => return None,
    };
    Some(ident.to_string())
}

/// `pub use self::NAME_enum as NAME`, in which bindgen names enumerations.
fn enumeration(item: &syn::ItemUse) -> Option<&syn::UseRename> {
    let syn::UseTree::Path(path) = &item.tree else { return None };
    let syn::UseTree::Rename(rename) = &*path.tree else { return None };
    Some(rename)
}

struct Reach<'a> {
    items: HashMap<String, &'a syn::Item>,
    /// Each reached type, and whether all of it is needed or just its name.
    whole: HashMap<String, bool>,
}

impl Reach<'_> {
    fn name(&mut self, name: &str, whole: bool) {
        let Some(item) = self.items.get(name).copied() else { return };
        if self.whole.get(name).is_some_and(|known| *known || !whole) {
            return;
        }
        self.whole.insert(name.to_owned(), whole);
        match item {
            syn::Item::Type(alias) => self.ty(&alias.ty, whole),
            syn::Item::Use(item) => {
                let target = enumeration(item).map(|rename| rename.ident.to_string());
                self.name(&target.expect("it has a name, so it is one"), true);
            }
            syn::Item::Struct(item) if whole => item.fields.iter().for_each(|field| self.ty(&field.ty, true)),
            syn::Item::Union(item) if whole => {
                item.fields.named.iter().for_each(|field| self.ty(&field.ty, true))
            }
            _ => {}
        }
    }

    fn ty(&mut self, ty: &syn::Type, whole: bool) {
        match ty {
            syn::Type::Ptr(pointer) => self.ty(&pointer.elem, false),
            syn::Type::Array(array) => self.ty(&array.elem, whole),
            syn::Type::BareFn(function) => {
                function.inputs.iter().for_each(|input| self.ty(&input.ty, true));
                if let syn::ReturnType::Type(_, ty) = &function.output {
                    self.ty(ty, true);
                }
            }
            syn::Type::Path(path) => {
                let last = path.path.segments.last().expect("a path has a last part");
                self.name(&last.ident.to_string(), whole);
                if let syn::PathArguments::AngleBracketed(arguments) = &last.arguments {
                    for argument in &arguments.args {
                        if let syn::GenericArgument::Type(ty) = argument {
                            self.ty(ty, whole);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn kept(&self, item: &syn::Item, keep: &Keep) -> Option<syn::Item> {
        if let Some(name) = type_name(item) {
            let whole = *self.whole.get(&name)?;
            let is_alias = matches!(item, syn::Item::Type(_) | syn::Item::Use(_));
            return Some(if whole || is_alias { item.clone() } else { opaque(&name) });
        }
        let syn::Item::Const(constant) = item else { return None };
        let text = constant.to_token_stream().to_string();
        let measured = text.split_once("size_of :: < ").and_then(|(_, rest)| rest.split_once(" >"));
        let wanted = match measured {
            // The check of a structure's layout.
            Some((name, _)) => self.whole.get(name) == Some(&true),
            None => keep.constants.iter().any(|kept| constant.ty.to_token_stream().to_string() == *kept),
        };
        wanted.then(|| item.clone())
    }
}

fn opaque(name: &str) -> syn::Item {
    let source =
        format!("#[repr(C)]\n#[derive(Debug, Copy, Clone)]\npub struct {name} {{ _unused: [u8; 0], }}");
    syn::parse_str(&source).expect("an empty structure")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bindings::Declaration;

    const SOURCE: &str = "
        pub type Handle = *mut Handle_st;
        pub struct Handle_st { _unused: [u8; 0] }
        pub struct ByValue { inner: Inner, next: *mut Pointed }
        pub struct Inner { x: u32 }
        pub struct Pointed { big: [u64; 9] }
        pub struct Unused { x: u32 }
        pub use self::Code_enum as Code;
        pub type Code_enum = u32;
        pub const GOOD: Code_enum = 0;
        pub const FLAG: Flags = 0;
        const _: () = { [\"Size of Inner\"][::core::mem::size_of::<Inner>() - 4usize]; };
        const _: () = { [\"Size of Pointed\"][::core::mem::size_of::<Pointed>() - 72usize]; };
    ";

    fn kept(params: &[&str], keep: &Keep) -> String {
        let items = syn::parse_file(SOURCE).expect("Rust").items;
        let params = params.iter().map(|ty| ("x".to_owned(), (*ty).to_owned())).collect();
        let function = Declaration { name: "f".into(), params, ret: "Code".into() };
        let kept = reached(&Bindings { items, functions: vec![function] }, keep);
        kept.iter().map(|item| item.to_token_stream().to_string() + "\n").collect()
    }

    #[test]
    fn what_is_only_pointed_to_is_opaque() {
        let text = kept(&["ByValue", "Handle"], &Keep { whole: &[], constants: &["Code_enum"] });
        for there in [
            "Code_enum as Code",
            "Handle_st",
            "next : * mut Pointed",
            "inner : Inner",
            "GOOD",
            "Size of Inner",
        ] {
            assert!(text.contains(there), "{there} in {text}");
        }
        for gone in ["Unused", "FLAG", "big :", "Size of Pointed"] {
            assert!(!text.contains(gone), "{gone} in {text}");
        }
    }

    #[test]
    fn what_an_export_reads_is_whole() {
        let text = kept(&["* mut Pointed"], &Keep { whole: &["Pointed"], constants: &[] });
        assert!(text.contains("big :") && text.contains("Size of Pointed"), "{text}");
        assert!(!text.contains("ByValue"), "{text}");
    }
}
