//! Strings and comments stay, told without the lexer: sources are made of pieces of which it is known what they are, so
//! the whole translation is known too.

use hipreempt_hipify::{Kind, map, translate};
use proptest::collection::vec;
use proptest::prelude::*;

/// A piece of a source, and what it must become.
#[derive(Clone, Debug)]
struct Piece {
    cuda: String,
    hip: String,
}

impl Piece {
    fn kept(text: String) -> Piece {
        Piece { hip: text.clone(), cuda: text }
    }
}

/// Names that change wherever they stand in code.
fn name() -> impl Strategy<Value = Piece> {
    let changes = map().iter().filter(|name| {
        let plain = name.kind != Kind::Header && name.cuda != "__CUDA_ARCH__";
        plain && name.cuda != name.hip && name.cuda.starts_with("cu")
    });
    let pieces: Vec<Piece> =
        changes.map(|name| Piece { cuda: name.cuda.to_owned(), hip: name.hip.to_owned() }).collect();
    proptest::sample::select(pieces)
}

/// What prose is made of. Each is whole by itself: no backslash is left for what follows.
fn words(more: &'static [&'static str]) -> impl Strategy<Value = String> {
    let fixed =
        ["'", "//", "/*", "(", ")", "R", " ", "\\\\", "\\\n", "\\ \t\n", "\\\r\n", "#", "<<<", "%:", "??/"];
    let fixed: Vec<String> = fixed.iter().chain(more).map(|text| (*text).to_owned()).collect();
    let word = prop_oneof![name().prop_map(|name| name.cuda), proptest::sample::select(fixed)];
    vec(word, 0..8).prop_map(|words| words.concat())
}

fn one_of(choices: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(choices)
}

fn string() -> impl Strategy<Value = Piece> {
    (one_of(&["", "L", "u8", "u", "U"]), words(&["\\\"", "\\n", "*/", "R\\\"("]))
        .prop_map(|(prefix, body)| Piece::kept(format!("{prefix}\"{body}\"")))
}

fn character() -> impl Strategy<Value = Piece> {
    let body =
        one_of(&["\"", "\\'", "\\\\", "//", "/*", "\\\"", "cudaFree", "a\\\ncuInit", "\\\\\\\n'cuInit"]);
    let body = body.prop_filter("its own quote ends it", |body| !body.starts_with("\\\\\\\n'"));
    (one_of(&["", "L", "u8", "u", "U"]), body)
        .prop_map(|(prefix, body)| Piece::kept(format!("{prefix}'{body}'")))
}

fn raw_string() -> impl Strategy<Value = Piece> {
    let prefix = one_of(&["R", "LR", "u8R", "uR", "UR", "R\\\n", "u8\\ \nR"]);
    let delimiter = one_of(&["", "x", "-=+", "cudaFree", "'", "*/", "sixteen_letters_"]);
    let body = words(&["\"", "\n", ")\"", ")x", "\\", "*/"]);
    (prefix, delimiter, body)
        .prop_filter("ends where it should", |(_, delimiter, body)| {
            !body.contains(&format!("){delimiter}\""))
        })
        .prop_map(|(prefix, delimiter, body)| {
            Piece::kept(format!("{prefix}\"{delimiter}({body}){delimiter}\""))
        })
}

fn line_comment() -> impl Strategy<Value = Piece> {
    // The full stop keeps a backslash away from the end of the line.
    (one_of(&["//", "/\\\n/", "/\\ \r\n/"]), words(&["\"", "*/", "R\"("]))
        .prop_map(|(open, body)| Piece::kept(format!("{open}{body}.\n")))
}

fn block_comment() -> impl Strategy<Value = Piece> {
    let open = one_of(&["/*", "/\\\n*", "/\\\t\n\\\n*"]);
    let close = one_of(&["*/", "*\\\n/", "*\\  \r\n\\\n/"]);
    (open, words(&["\"", "\n", "*", "R\"(", "/"]), close)
        .prop_filter("ends where it should", |(_, body, close)| {
            let mut joined = format!("{body}{close}");
            for splice in ["\\ \t\n", "\\  \r\n", "\\\r\n", "\\\n"] {
                joined = joined.replace(splice, "");
            }
            // What is left of a backslash that was not followed by an end of line makes no mark.
            joined.find("*/") == Some(joined.len() - 2)
        })
        .prop_map(|(open, body, close)| Piece::kept(format!("{open}{body}{close}")))
}

/// Code that looks like something else.
fn code() -> impl Strategy<Value = Piece> {
    one_of(&[
        "<:",
        ":>",
        "<%",
        "%>",
        "%:%:",
        "<::",
        "/",
        "*",
        "1'000",
        "0x1p-3",
        "1'0'0",
        "<<<1, 1>>>",
        "::",
        "->",
        "(",
        ",",
        "cuda\\\nFree",
        "cudaFree\\ \nOwn",
        "u8",
        "R",
        "L",
        "\n",
        "\r\n",
        ";",
        "&&",
        "bitand",
    ])
    .prop_map(|text| Piece::kept(text.to_owned()))
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        4 => name(),
        2 => string(),
        1 => character(),
        2 => raw_string(),
        2 => line_comment(),
        2 => block_comment(),
        3 => code(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_change_and_prose_stays(pieces in vec(piece(), 0..30)) {
        let join = |text: fn(&Piece) -> &str| {
            let mut joined = "#include <hip/hip_runtime.h>\n".to_owned();
            pieces.iter().for_each(|piece| joined = format!("{joined}{} ", text(piece)));
            joined
        };
        let (cuda, hip) = (join(|piece| &piece.cuda), join(|piece| &piece.hip));
        let once = translate(cuda.as_bytes()).text;
        prop_assert_eq!(String::from_utf8_lossy(&once), hip);
        prop_assert_eq!(&translate(&once).text, &once, "a second time");
    }
}
