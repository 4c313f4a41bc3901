//! What a module of PTX says of its kernels and variables: names, parameters, sizes (PTX ISA 8.x, "Directives"). The code
//! itself is never looked at.
//!
//! The text comes from programs: what cannot be read is an error, never a panic.

use hipreempt_softgpu_runtime::module::code_object::{Argument, CodeObject, KernelMeta, Variable};

/// The largest block of arguments that a kernel may have: 32,764 bytes from `sm_70` on (PTX ISA, "Kernel Function
/// Parameters").
const ARGUMENT_BYTES_MAX: u32 = 32_764;

/// Reads a module. `None` if the text is no PTX.
pub fn parse(text: &str) -> Option<CodeObject> {
    let text = without_comments(text);
    if !text.trim_start().starts_with(".version") {
        return None;
    }
    let kernels = text.split(".entry").skip(1).map(kernel).collect::<Option<Vec<_>>>()?;
    let variables = statements(&text).iter().filter_map(|statement| variable(statement)).collect();
    Some(CodeObject { kernels, variables })
}

/// The text with comments turned into spaces.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = comment_at(rest) {
        kept.push_str(&rest[..start]);
        kept.push(' ');
        let end = if rest[start..].starts_with("//") { "\n" } else { "*/" };
        rest = rest[start + 2..].split_once(end).map_or("", |(_, rest)| rest);
        kept.push('\n');
    }
    kept + rest
}

/// Where the next comment begins. One look for both kinds: looking for each would read a text that lacks one of them to
/// its end for every comment of the other kind.
fn comment_at(text: &str) -> Option<usize> {
    let mut slashes = text.match_indices('/').map(|(at, _)| at);
    slashes.find(|at| matches!(text.as_bytes().get(at + 1), Some(b'/' | b'*')))
}

/// A kernel, from what follows its `.entry`.
fn kernel(text: &str) -> Option<KernelMeta> {
    let (name, rest) = identifier(text)?;
    let parameters = match rest.trim_start().strip_prefix('(') {
        Some(list) => list.split_once(')')?.0,
        None => "",
    };
    let mut end = 0u32;
    let mut place = |parameter: &str| -> Option<Argument> {
        let declared = declaration(parameter.trim().strip_prefix(".param")?)?;
        let bytes = u32::try_from(declared.bytes).ok()?;
        let offset = end.checked_next_multiple_of(declared.alignment)?;
        end = offset.checked_add(bytes).filter(|end| *end <= ARGUMENT_BYTES_MAX)?;
        Some(Argument { offset, size: bytes, pointer: false })
    };
    let split = parameters.split(',').filter(|parameter| !parameter.trim().is_empty());
    let arguments = split.map(&mut place).collect::<Option<Vec<_>>>()?;
    Some(KernelMeta { name: name.to_owned(), arguments, ..KernelMeta::default() })
}

/// The parts between semicolons and braces, without the directives that end with their line.
fn statements(text: &str) -> Vec<String> {
    let of_a_line = [".version", ".target", ".address_size", ".file"];
    let kept = text.lines().filter(|line| !of_a_line.iter().any(|word| line.trim_start().starts_with(word)));
    kept.collect::<Vec<_>>().join("\n").split([';', '{', '}']).map(str::to_owned).collect()
}

/// A variable of the module, where a statement declares one: `.visible .global .align 4 .b8 table[16]`.
fn variable(statement: &str) -> Option<Variable> {
    let statement = statement.trim();
    let words = statement.split_whitespace();
    let linkage = [".visible", ".extern", ".weak", ".common"];
    let space = words.into_iter().find(|word| !linkage.contains(word))?;
    if space != ".global" && space != ".const" {
        return None;
    }
    let declared = declaration(statement.split_once(space)?.1.split('=').next()?)?;
    Some(Variable { name: declared.name.to_owned(), size: declared.bytes, initial: Vec::new() })
}

/// A declared parameter or variable.
struct Declaration<'text> {
    name: &'text str,
    bytes: u64,
    alignment: u32,
}

/// `[.align 8] .b8 name[24]`, with attributes such as `.ptr .global` anywhere before the name.
fn declaration(text: &str) -> Option<Declaration<'_>> {
    let (mut alignment, mut element) = (None, None);
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix('.') {
        let end = after.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
        let (word, tail) = after.split_at(end);
        rest = tail.trim_start();
        if word == "align" {
            let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
            let number = rest[..end].parse::<u32>().ok().filter(|number| number.is_power_of_two())?;
            rest = rest[end..].trim_start();
            // Behind the type it is the alignment of what a pointer points at.
            if element.is_none() {
                alignment = Some(number);
            }
        } else if let Some(bytes) = type_bytes(word) {
            element = Some(bytes);
        }
    }
    let (name, rest) = identifier(rest)?;
    let element = element?;
    let count = array_length(rest)?;
    Some(Declaration {
        name,
        bytes: count.checked_mul(element)?,
        alignment: alignment.unwrap_or(element as u32),
    })
}

/// How many elements `[4][2]` stands for; one without brackets.
fn array_length(text: &str) -> Option<u64> {
    let mut count = 1u64;
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix('[') {
        let (number, tail) = after.split_once(']')?;
        count = count.checked_mul(number.trim().parse().ok()?)?;
        rest = tail.trim_start();
    }
    Some(count)
}

/// Bytes of a fundamental type.
fn type_bytes(name: &str) -> Option<u64> {
    let bits = name.strip_prefix(['b', 'u', 's', 'f'])?;
    match bits {
        "8" => Some(1),
        "16" => Some(2),
        "32" | "16x2" => Some(4),
        "64" => Some(8),
        "128" => Some(16),
        _ => None,
    }
}

/// A name, and what follows it.
fn identifier(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$' | '%');
    let end = text.find(|letter| !part(letter)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let starts_well = name.chars().next().is_some_and(|first| !first.is_ascii_digit());
    starts_well.then_some((name, rest))
}

#[cfg(test)]
#[path = "ptx_fuzz_tests.rs"]
mod fuzz_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MODULE: &str = "//\n// made by hand\n/* .entry none() */\n.version 8.0\n.target sm_90\n.address_size 64\n\
        .visible .global .align 4 .b8 table[4][4] = {1, 2};\n.const .f64 factor;\n\
        .visible .entry add(\n  .param .u64 .ptr .global .align 4 add_param_0, // where\n  .param .f32 add_param_1,\n\
          .param .align 8 .b8 add_param_2[24], .param .u8 add_param_3\n)\n.maxntid 256\n{\n  ret;\n}\n\
        .entry bare\n{\n ret;\n}\n.entry none() { ret; }\n";

    #[test]
    fn kernels_and_variables_are_read() {
        let read = parse(MODULE).unwrap();
        let names: Vec<_> = read.kernels.iter().map(|kernel| kernel.name.as_str()).collect();
        assert_eq!(names, ["add", "bare", "none"]);
        let places: Vec<_> = read.kernels[0].arguments.iter().map(|one| (one.offset, one.size)).collect();
        assert_eq!(places, [(0, 8), (8, 4), (16, 24), (40, 1)]);
        assert!(read.kernels[1].arguments.is_empty() && read.kernels[2].arguments.is_empty());
        let variables: Vec<_> = read.variables.iter().map(|one| (one.name.as_str(), one.size)).collect();
        assert_eq!(variables, [("table", 16), ("factor", 8)]);
    }

    #[test]
    fn other_text_is_refused() {
        assert!(parse("").is_none() && parse("hello").is_none());
        assert!(parse(".version 8.0 .entry f(.param .u65 a) {}").is_none());
        assert!(parse(".version 8.0 .entry f(.param .b8 a[99999]) {}").is_none());
    }

    /// Large modules have a comment for each piece of inline assembly. Looking through the rest of the text for each took
    /// minutes.
    #[test]
    fn many_comments_take_no_time() {
        let text = format!(".version 8.0\n{}.entry one() {{ ret; }}\n", "// inline asm\n".repeat(200_000));
        let start = std::time::Instant::now();
        assert_eq!(parse(&text).unwrap().kernels.len(), 1);
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }

    proptest! {
        #[test]
        fn damaged_text_never_panics(at in 0..MODULE.len(), what in "[ -~é]{0,6}") {
            let text = format!("{}{what}{}", &MODULE[..at], &MODULE[at..]);
            let _ = parse(&text);
            let _ = parse(&text[..text.floor_char_boundary(at)]);
        }
    }
}
