//! The header, which people read and wrote, says what the library's source says: every function with its types, the struct
//! with its members, the constants with their values.

use std::path::Path;

use hipreempt::Priority;
use syn::{Expr, Fields, FnArg, Item, Pat, ReturnType, Type};

/// The types that cross the border, in Rust and in C. A pointer's `*` comes after what it points to.
const TYPES: [(&str, &str); 6] = [
    ("i32", "int32_t"),
    ("u64", "uint64_t"),
    ("c_int", "int"),
    ("c_char", "char"),
    ("Process", "hipreempt_client"),
    ("Stats", "struct hipreempt_stats"),
];

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A type as C writes it, with a space or a star at its end.
fn c_type(rust: &Type) -> String {
    match rust {
        Type::Ptr(pointer) => {
            let (constant, to) =
                (if pointer.const_token.is_some() { "const " } else { "" }, c_type(&pointer.elem));
            format!("{constant}{to}*")
        }
        Type::Path(path) => {
            let name = path.path.segments.last().expect("a name").ident.to_string();
            let known = TYPES.iter().find(|(rust, _)| *rust == name);
            let (_, c) = known.unwrap_or_else(|| panic!("{name} is no type that crosses the border"));
            format!("{c} ")
        }
        _ => panic!("a type that does not cross the border"),
    }
}

fn prototype(function: &syn::ItemFn) -> String {
    let returned = match &function.sig.output {
        ReturnType::Default => "void ".to_owned(),
        ReturnType::Type(_, of) => c_type(of),
    };
    let argument = |argument: &FnArg| {
        let FnArg::Typed(typed) = argument else { panic!("a method") };
        let Pat::Ident(name) = &*typed.pat else { panic!("an argument without a name") };
        format!("{}{}", c_type(&typed.ty), name.ident)
    };
    let arguments: Vec<String> = function.sig.inputs.iter().map(argument).collect();
    let arguments = if arguments.is_empty() { "void".to_owned() } else { arguments.join(", ") };
    format!("{returned}{}({arguments});", function.sig.ident)
}

/// The header without its comments, each declaration on one line.
fn header() -> String {
    let text = std::fs::read_to_string(here().join("../client/include/hipreempt.h")).expect("the header");
    let mut code = String::new();
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").expect("the comment ends").1;
    }
    code.push_str(rest);
    code.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
}

fn exported() -> syn::File {
    let source = std::fs::read_to_string(here().join("src/lib.rs")).expect("the library's source");
    syn::parse_file(&source).expect("Rust")
}

#[test]
fn every_function_has_the_librarys_types() {
    let (file, header) = (exported(), header());
    let functions = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if function.sig.abi.is_some() => Some(prototype(function)),
        _ => None,
    });
    let mut functions: Vec<String> = functions.collect();
    assert!(functions.len() >= 8, "{functions:?}");
    let mut declared: Vec<&str> = header.lines().filter(|line| line.ends_with(");")).collect();
    functions.sort_unstable();
    declared.sort_unstable();
    assert_eq!(declared, functions);
}

#[test]
fn the_struct_has_the_librarys_members() {
    let (file, header) = (exported(), header());
    let stats = file.items.iter().find_map(|item| match item {
        Item::Struct(one) if one.ident == "Stats" => Some(one),
        _ => None,
    });
    let Fields::Named(fields) = &stats.expect("the struct").fields else { panic!("names") };
    let member =
        |field: &syn::Field| format!("{}{};", c_type(&field.ty), field.ident.as_ref().expect("a name"));
    let members: Vec<String> = fields.named.iter().map(member).collect();
    let (_, after) = header.split_once("struct hipreempt_stats {\n").expect("the struct");
    let (declared, _) = after.split_once("\n};").expect("its end");
    assert_eq!(declared.lines().collect::<Vec<_>>(), members);
}

#[test]
fn the_constants_have_the_librarys_values() {
    let header = header();
    let constant = |name: &str| {
        let found =
            header.lines().find_map(|line| line.strip_prefix(&format!("#define HIPREEMPT_PRIORITY_{name} ")));
        found.unwrap_or_else(|| panic!("no {name}")).trim_matches(['(', ')']).to_owned()
    };
    let number = |name| constant(name).parse::<i32>().expect("a number");
    assert_eq!(
        [number("HIGH"), number("NORMAL"), number("LOW")].map(Priority),
        [Priority::HIGH, Priority::NORMAL, Priority::LOW]
    );
    assert_eq!(constant("UNSET"), "INT32_MIN");
    let unset = exported().items.into_iter().find_map(|item| match item {
        Item::Const(one) if one.ident == "PRIORITY_UNSET" => Some(*one.expr),
        _ => None,
    });
    let Some(Expr::Path(path)) = unset else { panic!("the constant is a path, or has another form by now") };
    let words: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    assert_eq!(words, ["i32", "MIN"]);
}
