//! Names in the text of a header that libclang cannot read as plain C++: device code and templates of the device
//! compilers. Less is known of them than of a parsed declaration, so a parsed one always wins.

use hipreempt_hipify::lexer::{Kind as Token, Lexer};

use crate::clang::Declared;
use crate::entry::Kind;

/// Every identifier outside strings and comments; one that a `(` follows counts as a function.
pub fn identifiers(file: &str, text: &str) -> Vec<Declared> {
    let code = text.as_bytes();
    let tokens: Vec<_> =
        Lexer::new(code).filter(|token| !matches!(token.kind, Token::Blank | Token::Comment)).collect();
    let names = tokens.iter().enumerate().filter(|(_, token)| token.kind == Token::Name);
    names
        .map(|(at, token)| {
            let defined = at > 0 && code[tokens[at - 1].range.clone()] == *b"define";
            let called = tokens.get(at + 1).is_some_and(|next| code[next.range.clone()] == *b"(");
            let kind = match (defined, called) {
                (true, _) => Kind::Macro,
                (_, true) => Kind::Function,
                _ => Kind::Type,
            };
            let name = text[token.range.clone()].to_owned();
            Declared { name, kind, params: None, file: file.to_owned(), alias: None, value: None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_declare_nothing() {
        let text = "#define A 1\n/* b() */ struct C d(int); // e\nconst char* f = \"g\";\n";
        let found: Vec<_> = identifiers("x", text).into_iter().map(|d| (d.name, d.kind)).collect();
        assert!(found.contains(&("A".into(), Kind::Macro)) && found.contains(&("d".into(), Kind::Function)));
        assert!(found.contains(&("C".into(), Kind::Type)));
        assert!(!found.iter().any(|(name, _)| ["b", "e", "g"].contains(&name.as_str())), "{found:?}");
    }
}
