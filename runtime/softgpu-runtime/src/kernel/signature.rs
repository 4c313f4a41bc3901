//! How the parameters of a host-compiled kernel are passed, read from its mangled name.
//!
//! The metadata of a code object tells sizes and which arguments are pointers, not whether four bytes are an `int` or
//! a `float`; the mangled name tells that.

use std::{fmt, panic};

use cpp_demangle::{DemangleOptions, ParseOptions, Symbol};

/// How one parameter travels by the System V calling convention of x86-64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// An integer register, from this many bytes, sign-extended or not.
    Integer {
        /// Bytes of the type.
        bytes: u32,
        /// Whether it is a signed type.
        signed: bool,
    },
    /// A vector register, from this many bytes (4 or 8).
    Float {
        /// Bytes of the type.
        bytes: u32,
    },
    /// A type of the program's own, of unknown size and content.
    Other,
}

impl Class {
    /// Bytes, where the name tells.
    pub fn bytes(self) -> Option<u32> {
        match self {
            Self::Integer { bytes, .. } | Self::Float { bytes } => Some(bytes),
            Self::Other => None,
        }
    }
}

/// The parameters of a mangled function; `None` if the name is not mangled and so tells nothing.
pub fn parameters(mangled: &str) -> Option<Vec<Class>> {
    let text = demangled(mangled)?;
    let list = parameter_list(&text)?;
    if list.trim().is_empty() {
        return Some(Vec::new());
    }
    Some(split(list).into_iter().map(|parameter| class(parameter.trim())).collect())
}

/// Deeper mangled names are not read. Whatever the demangler tried in vain stays in its table of a name's parts, so the
/// table may double with each level: with the 96 levels that it allows, 350 bytes came to 180 MB.
const LEVELS_MAX: u32 = 64;
/// Longer ones neither.
const MANGLED_BYTES_MAX: usize = 4 << 10;
/// Longer demangled names are not read: a mangled name may refer to its own parts, and each such step may double it.
const NAME_BYTES_MAX: usize = 64 << 10;

fn demangled(mangled: &str) -> Option<String> {
    if mangled.len() > MANGLED_BYTES_MAX {
        return None;
    }
    // The demangler counts on from the largest number that it reads, which panics in builds with overflow checks.
    panic::catch_unwind(|| {
        let mut text = Bounded(String::new());
        let parse = ParseOptions::default().recursion_limit(LEVELS_MAX);
        let name = Symbol::new_with_options(mangled, &parse).ok()?;
        name.structured_demangle(&mut text, &DemangleOptions::new()).ok()?;
        Some(text.0)
    })
    .unwrap_or(None)
}

/// A text that refuses to grow beyond [`NAME_BYTES_MAX`].
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.0.len() + part.len() > NAME_BYTES_MAX {
            return Err(fmt::Error);
        }
        self.0.push_str(part);
        Ok(())
    }
}

/// What stands between the last pair of parentheses at the outermost level.
fn parameter_list(text: &str) -> Option<&str> {
    let end = text.rfind(')')?;
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(end + 1).collect::<Vec<_>>().into_iter().rev() {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 1 => return text.get(at + 1..end),
            b'(' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// Splits at the commas that no bracket encloses.
fn split(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0i32, 0);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'(' | b'<' | b'[' | b'{' => depth += 1,
            b')' | b'>' | b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

fn class(parameter: &str) -> Class {
    if parameter.ends_with(['*', '&']) || parameter.contains("(*)") {
        return Class::Integer { bytes: 8, signed: false };
    }
    let name = parameter.trim_start_matches("const ").trim_end_matches(" const");
    let integer = |bytes, signed| Class::Integer { bytes, signed };
    match name {
        "bool" | "unsigned char" => integer(1, false),
        "char" | "signed char" => integer(1, true),
        "short" => integer(2, true),
        "unsigned short" => integer(2, false),
        "int" => integer(4, true),
        "unsigned int" => integer(4, false),
        "long" | "long long" => integer(8, true),
        "unsigned long" | "unsigned long long" => integer(8, false),
        "float" => Class::Float { bytes: 4 },
        "double" => Class::Float { bytes: 8 },
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POINTER: Class = Class::Integer { bytes: 8, signed: false };
    const INT: Class = Class::Integer { bytes: 4, signed: true };

    /// Thirty types, each made of the one before, twice: 400 bytes that stand for a name of gigabytes.
    #[test]
    fn a_name_that_doubles_with_each_step_is_not_read() {
        let digit = |n: u32| char::from_digit(n, 36).expect("a digit").to_ascii_uppercase();
        let step = |level: u32| format!("S0_IS{0}_S{0}_E", digit(level));
        let name = |levels: u32| {
            let list: String = (1..=levels).map(step).collect();
            format!("_Z1fN1a1bIiiEE{list}")
        };
        assert!(parameters(&name(1)).is_some());
        assert_eq!(parameters(&name(30)), None);
    }

    #[test]
    fn a_very_deep_name_is_not_read() {
        let name = |levels: usize| format!("_Z1f{}i{}", "N1a1bI".repeat(levels), "EE".repeat(levels));
        assert_eq!(parameters(&name(5)), Some(vec![Class::Other]));
        assert_eq!(parameters(&name(40)), None);
    }

    #[test]
    fn a_very_long_name_is_not_read() {
        let name = |letters: usize| format!("_Z{letters}{}i", "a".repeat(letters));
        assert_eq!(parameters(&name(MANGLED_BYTES_MAX / 2)), Some(vec![INT]));
        assert_eq!(parameters(&name(MANGLED_BYTES_MAX)), None);
    }

    /// The demangler adds one to it. Found by fuzzing.
    #[test]
    fn the_largest_number_is_no_panic() {
        let name = "_ZN2ns3runINS_5thingILi3EEEEEvT_PKcRSt6_cKPRST9223372036854775807vePKctorId";
        assert_eq!(parameters(name), None);
    }

    #[test]
    fn plain_and_template_kernels() {
        assert_eq!(parameters("_Z6vecaddPKfS0_Pfi"), Some(vec![POINTER, POINTER, POINTER, INT]));
        assert_eq!(parameters("_Z5scaleIfEvPT_fi"), Some(vec![POINTER, Class::Float { bytes: 4 }, INT]));
        assert_eq!(
            parameters("_Z2st1PdcPi"),
            Some(vec![
                Class::Other,
                Class::Float { bytes: 8 },
                Class::Integer { bytes: 1, signed: true },
                POINTER
            ])
        );
        assert_eq!(parameters("_Z5emptyv"), Some(vec![]));
        assert_eq!(parameters("plain_c_name"), None);
    }

    #[test]
    fn function_pointers_and_namespaces() {
        assert_eq!(
            parameters("_ZN2ns4callEPFiiEm"),
            Some(vec![POINTER, Class::Integer { bytes: 8, signed: false }])
        );
    }

    proptest! {
        #[test]
        fn arbitrary_names_never_panic(name in "_Z[A-Za-z0-9_]{0,40}") {
            let _ = parameters(&name);
        }
    }
}
