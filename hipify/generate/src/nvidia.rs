//! Pairs of names that HIP's own headers for NVIDIA cards state: there every HIP name is written in terms of CUDA's.

use std::collections::{BTreeMap, BTreeSet};

use hipreempt_hipify::lexer::{Kind as Token, Lexer};

/// For each CUDA name, the HIP names written in terms of it.
pub type Pairs = BTreeMap<String, BTreeSet<String>>;

/// Collects the pairs of one header.
pub fn pairs(text: &str) -> Pairs {
    let joined = text.replace("\\\n", " ");
    let tokens = tokens(&joined);
    let mut pairs = Pairs::new();
    let mut add = |one: &str, other: &str| {
        let (cuda, hip) = if is_hip(one) { (other, one) } else { (one, other) };
        if is_hip(hip) && is_cuda(cuda) {
            pairs.entry(cuda.to_owned()).or_default().insert(hip.to_owned());
        }
    };
    for line in joined.lines() {
        if let Some((one, other)) = macro_pair(line) {
            add(one, other);
        }
    }
    for window in tokens.windows(8) {
        match *window {
            ["typedef", "struct" | "enum" | "union", cuda, hip, ";", ..]
            | ["typedef", cuda, hip, ";", ..] => add(cuda, hip),
            ["case", from, ":", "return", to, ";", ..] | ["case", from, ":", _, "=", to, ";", ..] => {
                add(from, to)
            }
            ["DEFINE_HIPRAND_STATE", "(", hip, ",", cuda, ")", ..] => add(cuda, hip),
            _ => {}
        }
    }
    for (hip, called) in wrappers(&tokens) {
        if let [cuda] = called.iter().copied().collect::<Vec<_>>()[..] {
            add(cuda, hip);
        }
    }
    pairs
}

fn tokens(text: &str) -> Vec<&str> {
    let tokens =
        Lexer::new(text.as_bytes()).filter(|token| !matches!(token.kind, Token::Blank | Token::Comment));
    tokens.map(|token| &text[token.range]).collect()
}

/// `#define hipName cudaName`, the value being that one name.
fn macro_pair(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split("/*").next()?.split("//").next()?.split_whitespace();
    let (define, name, value) = (words.next()?, words.next()?, words.next()?);
    (define == "#define" && words.next().is_none()).then_some((name, value))
}

/// Each function of HIP with a body, and the functions of CUDA that its body calls.
fn wrappers<'a>(tokens: &[&'a str]) -> Vec<(&'a str, BTreeSet<&'a str>)> {
    let mut found: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    let mut depth = 0_usize;
    let mut heading = None;
    for (at, &token) in tokens.iter().enumerate() {
        let called = tokens.get(at + 1) == Some(&"(");
        match token {
            "{" if depth == 0 && heading.is_some() => {
                found.extend(heading.take().map(|name| (name, BTreeSet::new())));
                depth = 1;
            }
            "{" if depth > 0 => depth += 1,
            "}" if depth > 0 => depth -= 1,
            ";" if depth == 0 => heading = None,
            name if depth == 0 && called && is_hip(name) && heading.is_none() => heading = Some(name),
            name if depth > 0 && called && is_cuda(name) => {
                found.last_mut().expect("a body has a heading").1.insert(name);
            }
            _ => {}
        }
    }
    found
}

fn is_hip(name: &str) -> bool {
    ["hip", "HIP", "make_hip", "ihip"].iter().any(|prefix| name.starts_with(prefix))
        && !name.contains("TohipError")
        && !name.contains("ToCu")
        && !name.contains("ToCU")
}

fn is_cuda(name: &str) -> bool {
    let prefixes = ["cuda", "cu", "CU", "make_cu", "nvrtc", "NVRTC"];
    // Names of the wrappers' own: the parameter of the error functions, and a loop's current value.
    let own = ["cuError", "cuda", "CUDA", "current"];
    prefixes.iter().any(|prefix| name.starts_with(prefix)) && !own.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_stating_a_pair_is_read() {
        let text = "#define hipA cudaA\n#define hipB \\\n  cudaB\ntypedef struct cudaC hipC;\ntypedef CUd hipD_t;\n\
            static hipError_t e(hipError_t x) { switch (x) { case CUDA_ERROR_E: return hipErrorE; } }\n\
            inline static hipError_t hipF(int* f) { return hipCUDAErrorTohipError(cudaF(f)); }\n\
            inline static hipError_t hipG(int* g) { cudaG(g); return hipCUDAErrorTohipError(cudaH(g)); }\n";
        let pairs = pairs(text);
        let expected = [
            ("CUDA_ERROR_E", "hipErrorE"),
            ("CUd", "hipD_t"),
            ("cudaA", "hipA"),
            ("cudaB", "hipB"),
            ("cudaC", "hipC"),
            ("cudaF", "hipF"),
        ];
        let found: Vec<_> =
            pairs.iter().map(|(cuda, hip)| (cuda.as_str(), hip.first().expect("one").as_str())).collect();
        assert_eq!(found, expected, "a wrapper of two functions states no pair");
    }
}
