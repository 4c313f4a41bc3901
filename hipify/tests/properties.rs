//! What holds for any bytes: no panic, strings and comments as they were, and nothing left for a second run.

use hipreempt_hipify::lexer::{Kind, Lexer};
use hipreempt_hipify::{map, translate};
use proptest::prelude::*;

/// Strings, characters, comments and messages, in order.
fn prose(text: &[u8]) -> Vec<(Kind, &[u8])> {
    let prose = |token: &hipreempt_hipify::lexer::Token| {
        matches!(token.kind, Kind::Literal | Kind::Comment | Kind::Message)
    };
    Lexer::new(text).filter(prose).map(|token| (token.kind, &text[token.range])).collect()
}

/// The text with every name and header, and the one line that may be added, taken out: what is left may not change.
fn layout(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).into_owned();
    let text = text.replacen("#include <hip/hip_runtime.h>\r\n", "", 1).replacen(
        "#include <hip/hip_runtime.h>\n",
        "",
        1,
    );
    let bytes = text.as_bytes();
    let kept = Lexer::new(bytes).filter(|token| !matches!(token.kind, Kind::Name | Kind::Header));
    kept.flat_map(|token| bytes[token.range].to_vec()).collect()
}

fn check(source: &[u8]) -> Result<(), TestCaseError> {
    let once = translate(source);
    prop_assert_eq!(prose(source), prose(&once.text));
    let twice = translate(&once.text);
    prop_assert_eq!(String::from_utf8_lossy(&once.text), String::from_utf8_lossy(&twice.text));
    prop_assert_eq!(twice.renamed.total(), 0);
    for remark in &once.remarks {
        let lines = source.split(|byte| *byte == b'\n').count();
        prop_assert!(remark.line >= 1 && remark.line <= lines && remark.column >= 1);
    }
    Ok(())
}

/// Pieces that meet in awkward ways.
fn piece() -> impl Strategy<Value = String> {
    let names = proptest::sample::select(map().iter().map(|name| name.cuda.to_owned()).collect::<Vec<_>>());
    let awkward = [
        "\"",
        "'",
        "\\",
        "\n",
        "\r\n",
        "//",
        "/*",
        "*/",
        "R\"(",
        ")\"",
        "R\"x(",
        ")x\"",
        "u8",
        "L",
        "#",
        "#include",
        "#include <",
        ">",
        "#define ",
        "#error ",
        "##",
        "__has_include(",
        "<cuda.h>",
        "\"cuda.h\"",
        " ",
        "\t",
        "{",
        ".",
        "->",
        "::",
        "cuda",
        "cub::",
        "1'0",
        "0x1p-3",
        "asm(",
        "__CUDA_ARCH__",
        "defined(",
        "#ifdef ",
        "__global__",
        "#pragma once",
        "# pragma once\n",
        "<<<1, 1>>>",
        "\u{e9}",
        "\u{feff}",
        "#include <cooperative_groups.h>\n",
    ];
    let awkward = proptest::sample::select(awkward.map(str::to_owned).to_vec());
    prop_oneof![2 => names, 3 => awkward]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(source in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&source)?;
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(piece(), 0..40), spaced in any::<bool>()) {
        let source = pieces.join(if spaced { " " } else { "" });
        check(source.as_bytes())?;
    }

    #[test]
    fn formatting_stays(pieces in proptest::collection::vec(piece(), 0..40)) {
        let source = pieces.join(" ");
        let once = translate(source.as_bytes());
        if !source.contains("hip_runtime") && !once.added_include {
            prop_assert_eq!(layout(source.as_bytes()), layout(&once.text));
        }
    }
}
