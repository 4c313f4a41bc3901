//! Renames what the map has, piece by piece, and collects remarks about the rest.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexer::{Kind, Lexer, Token};
use crate::remarks::{self, Remark, RemarkKind};
use crate::table;

/// A translated source.
#[derive(Clone, Debug, Default)]
pub struct Translation {
    /// The source in terms of HIP. Translating it again changes nothing.
    pub text: Vec<u8>,
    /// How many names were changed, by kind: functions, types, constants, macros, headers.
    pub renamed: Renamed,
    /// Whether `#include <hip/hip_runtime.h>` was added: CUDA's compiler includes its runtime by itself, HIP's does not.
    pub added_include: bool,
    /// What a person should look at, in the order of the source.
    pub remarks: Vec<Remark>,
}

/// Numbers of changed names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// Functions.
    pub functions: usize,
    /// Types.
    pub types: usize,
    /// Constants of enumerations.
    pub constants: usize,
    /// Macros.
    pub macros: usize,
    /// Headers.
    pub headers: usize,
}

impl Renamed {
    /// All of them.
    pub fn total(&self) -> usize {
        self.functions + self.types + self.constants + self.macros + self.headers
    }

    fn count(&mut self, kind: table::Kind) {
        *match kind {
            table::Kind::Function => &mut self.functions,
            table::Kind::Type => &mut self.types,
            table::Kind::Constant => &mut self.constants,
            table::Kind::Macro => &mut self.macros,
            table::Kind::Header => &mut self.headers,
        } += 1;
    }
}

impl std::ops::AddAssign for Renamed {
    fn add_assign(&mut self, more: Renamed) {
        self.functions += more.functions;
        self.types += more.types;
        self.constants += more.constants;
        self.macros += more.macros;
        self.headers += more.headers;
    }
}

const RUNTIME_HEADER: &[u8] = b"hip/hip_runtime.h";
/// Headers that declare the runtime's functions, though not the device code's words.
const INTERFACES: [&[u8]; 6] =
    [b"hip/hip_runtime_api.h", b"hipblas/", b"hipfft/", b"hiprand/", b"hipsparse/", b"rccl/"];
/// Headers that need the runtime's before them; CUDA's compiler puts it before everything.
const NEED_RUNTIME_BEFORE: [&[u8]; 1] = [b"hip/hip_cooperative_groups.h"];
/// The longest spelling of `#pragma once` that is looked for.
const PRAGMA_ONCE_BYTES_MAX: usize = 64;
/// The longest call whose arguments are counted.
const CALL_BYTES_MAX: usize = 4096;
/// Words that only the full runtime header explains.
const DEVICE_WORDS: [&[u8]; 4] = [b"__global__", b"__device__", b"__shared__", b"__constant__"];

/// Translates one source file, of any encoding that has ASCII in it.
pub fn translate(source: &[u8]) -> Translation {
    let mut pass = Pass::new(source);
    for token in Lexer::new(source) {
        pass.token(&token);
    }
    pass.finish()
}

struct Pass<'a> {
    source: &'a [u8],
    /// The source up to here is in the output.
    copied: usize,
    /// Where an `#include` may be added.
    top: Option<usize>,
    has_runtime: bool,
    has_interface: bool,
    runtime_is_late: bool,
    device_words: bool,
    places: Vec<usize>,
    out: Translation,
}

impl<'a> Pass<'a> {
    fn new(source: &'a [u8]) -> Self {
        let out = Translation { text: Vec::with_capacity(source.len() + 64), ..Translation::default() };
        Pass {
            source,
            copied: 0,
            top: None,
            has_runtime: false,
            has_interface: false,
            runtime_is_late: false,
            device_words: false,
            places: Vec::new(),
            out,
        }
    }

    #[inline]
    fn token(&mut self, token: &Token) {
        match token.kind {
            Kind::Blank | Kind::Comment => return,
            Kind::Name => {
                let name = &self.source[token.range.clone()];
                if may_be_cuda(name) {
                    self.candidate(name, &token.range);
                } else if name == b"once" {
                    self.pragma_once(token.range.end);
                }
            }
            Kind::Header => self.header(&token.range),
            _ => {}
        }
        self.top.get_or_insert(token.range.start);
    }

    /// A name that begins like one of CUDA's.
    fn candidate(&mut self, name: &'a [u8], range: &Range<usize>) {
        if may_be_part(name) && self.follows(range.end, b"##") {
            self.remark(
                range.start,
                RemarkKind::Pasted,
                name,
                "a macro completes this name: look at what it makes",
            );
        }
        let found = table::find_bytes(name).filter(|found| found.kind != table::Kind::Header);
        match found {
            Some(found) if name == b"__CUDA_ARCH__" && !self.is_presence(range.start) => {
                self.left(found.cuda.as_bytes(), range)
            }
            Some(found) if found.cuda != found.hip => {
                self.replace(range, found.hip.as_bytes());
                self.out.renamed.count(found.kind);
                if let Some(numbers) = found.parameters {
                    self.parameters(found, numbers, range);
                }
            }
            Some(_) => {}
            None => self.left(name, range),
        }
    }

    /// A function that takes other parameters in HIP. A call that gives as many as HIP wants, and more than CUDA 13 takes,
    /// was written for an older CUDA and is right.
    fn parameters(&mut self, found: &'static table::Name, (has, wants): (u8, u8), range: &Range<usize>) {
        let rest = &self.source[range.end..];
        let given = arguments(&rest[..rest.len().min(CALL_BYTES_MAX)]);
        if wants > has && given == Some(usize::from(wants)) {
            return;
        }
        let reason =
            format!("CUDA 13 gives it {has} parameters, {} has {wants}: look at the call", found.hip);
        self.remark(range.start, RemarkKind::Parameters, found.cuda.as_bytes(), reason);
    }

    /// A name that stays, with a remark where one is due.
    fn left(&mut self, name: &[u8], range: &Range<usize>) {
        self.device_words |= DEVICE_WORDS.contains(&name);
        let namespace = matches!(name, b"cub" | b"cuda");
        if namespace && !self.follows(range.end, b"::") {
            return;
        }
        if let Some(reason) = remarks::device_code(name) {
            self.remark(range.start, RemarkKind::DeviceCode, name, reason);
        } else if table::is_known_bytes(name) {
            self.remark(range.start, RemarkKind::NoCounterpart, name, "HIP has no counterpart");
        }
    }

    /// Whether `mark` comes next, after blanks at most.
    fn follows(&self, end: usize, mark: &[u8]) -> bool {
        self.source[end..].trim_ascii_start().starts_with(mark)
    }

    /// Whether a macro is only asked for its presence: `#ifdef NAME`, `defined(NAME)`.
    fn is_presence(&self, start: usize) -> bool {
        let before = self.source[..start].trim_ascii_end();
        let open = before.strip_suffix(b"(").map(<[u8]>::trim_ascii_end);
        let asked = [&b"ifdef"[..], b"ifndef", b"elifdef", b"elifndef", b"defined"];
        asked.iter().any(|word| before.ends_with(word))
            || open.is_some_and(|before| before.ends_with(b"defined"))
    }

    fn header(&mut self, range: &Range<usize>) {
        let path = range.start + 1..range.end - 1;
        let name = &self.source[path.clone()];
        let found = table::find_bytes(name).filter(|found| found.kind == table::Kind::Header);
        let included = found.map_or(name, |found| found.hip.as_bytes());
        self.has_runtime |= included == RUNTIME_HEADER;
        self.runtime_is_late |= !self.has_runtime && NEED_RUNTIME_BEFORE.contains(&included);
        self.has_interface |= INTERFACES.iter().any(|start| included.starts_with(start));
        if let Some(found) = found {
            self.replace(&path, found.hip.as_bytes());
            self.out.renamed.count(found.kind);
        } else if let Some(reason) = remarks::header(name) {
            self.remark(path.start, RemarkKind::Header, name, reason);
        }
    }

    /// An `#include` goes after `#pragma once`, where that comes first and has its line to itself.
    fn pragma_once(&mut self, end: usize) {
        let start = self.top.unwrap_or(0);
        if end - start > PRAGMA_ONCE_BYTES_MAX {
            return; // An ordinary word of the code.
        }
        let first = String::from_utf8_lossy(&self.source[start..end]).replace('#', " ");
        let line_end =
            memchr::memchr(b'\n', &self.source[end..]).map_or(self.source.len(), |found| end + found);
        let alone = self.source[end..line_end].iter().all(u8::is_ascii_whitespace);
        if alone && first.split_whitespace().eq(["pragma", "once"]) {
            self.top = Some((line_end + 1).min(self.source.len()));
        }
    }

    fn replace(&mut self, range: &Range<usize>, with: &[u8]) {
        self.out.text.extend_from_slice(&self.source[self.copied..range.start]);
        self.out.text.extend_from_slice(with);
        self.copied = range.end;
    }

    fn remark(&mut self, place: usize, kind: RemarkKind, name: &[u8], reason: impl Into<Cow<'static, str>>) {
        let name = String::from_utf8_lossy(name).into_owned();
        self.out.remarks.push(Remark { line: 0, column: 0, kind, name, reason: reason.into() });
        self.places.push(place);
    }

    fn finish(mut self) -> Translation {
        self.out.text.extend_from_slice(&self.source[self.copied..]);
        locate(self.source, &self.places, &mut self.out.remarks);
        let uses_names = self.out.renamed.total() > self.out.renamed.headers;
        let wanting = self.device_words || uses_names && !self.has_interface;
        if self.runtime_is_late || wanting && !self.has_runtime {
            self.add_include();
        }
        self.out
    }

    /// At the top, where CUDA's compiler would have included its own: nothing before it was renamed, for there is no code.
    fn add_include(&mut self) {
        let crlf = memchr::memchr(b'\n', self.source).is_some_and(|at| self.source[..at].ends_with(b"\r"));
        let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
        let at = self.top.unwrap_or(0);
        let mut line = if at > 0 && self.source[at - 1] != b'\n' { end.to_vec() } else { Vec::new() };
        line.extend_from_slice(b"#include <hip/hip_runtime.h>");
        line.extend_from_slice(end);
        self.out.text.splice(at..at, line);
        self.out.added_include = true;
    }
}

/// How many arguments the call gives that `source` begins with; `None` where it is no call, or too long to tell, or may
/// have commas in template arguments.
fn arguments(source: &[u8]) -> Option<usize> {
    let (mut depth, mut commas, mut empty) = (0usize, 0, true);
    for token in Lexer::new(source) {
        match (token.kind, &source[token.range.clone()]) {
            (Kind::Blank | Kind::Comment, _) => continue,
            (Kind::Other, b"(" | b"[" | b"{") => depth += 1,
            (Kind::Other, b")" | b"]" | b"}") if depth == 1 => {
                return Some(if empty { 0 } else { commas + 1 });
            }
            (Kind::Other, b")" | b"]" | b"}") => depth = depth.checked_sub(1)?,
            (Kind::Other, b"<") if depth == 1 => return None,
            (Kind::Other, b",") if depth == 1 => commas += 1,
            _ if depth == 0 => return None,
            _ => {}
        }
        empty = depth == 1 && commas == 0 && empty && &source[token.range] == b"(";
        if depth == 0 {
            return None;
        }
    }
    None
}

/// Gives each remark its line and column.
fn locate(source: &[u8], places: &[usize], remarks: &mut [Remark]) {
    let (mut line, mut line_start, mut seen) = (1, 0, 0);
    for (place, remark) in places.iter().zip(remarks) {
        for newline in memchr::memchr_iter(b'\n', &source[seen..*place]) {
            (line, line_start) = (line + 1, seen + newline + 1);
        }
        seen = *place;
        (remark.line, remark.column) = (line, place - line_start + 1);
    }
}

/// A cheap look at the first bytes, before the name is looked up.
#[inline]
fn may_be_cuda(name: &[u8]) -> bool {
    matches!(
        name,
        [b'c', b'u', _, ..]
            | [b'C', b'U', _, ..]
            | [b'_', b'_', _, ..]
            | [b'n', b'c' | b'v', _, ..]
            | [b'N', b'C' | b'V', _, ..]
            | [b'm', b'a', b'k', b'e', ..]
            | b"asm"
    )
}

/// Whether a name looks like the first part of one of CUDA's.
fn may_be_part(name: &[u8]) -> bool {
    let starts: [&[u8]; 8] = [b"cuda", b"CUDA", b"cu", b"CU", b"cublas", b"cufft", b"curand", b"cusparse"];
    starts.contains(&name)
        || name.starts_with(b"cuda")
        || name.starts_with(b"cublas")
        || name.starts_with(b"CU_")
        || name.starts_with(b"CUDA_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hip(source: &str) -> String {
        String::from_utf8(translate(source.as_bytes()).text).expect("UTF-8 in, UTF-8 out")
    }

    fn remarks(source: &str) -> Vec<(usize, usize, RemarkKind, String)> {
        let remarks = translate(source.as_bytes()).remarks.into_iter();
        remarks.map(|remark| (remark.line, remark.column, remark.kind, remark.name)).collect()
    }

    #[test]
    fn names_change_in_code_only() {
        let source =
            "#include <hip/hip_runtime.h>\nconst char* a = \"cudaFree\"; // cudaFree\nint b = cudaFree(p);";
        assert_eq!(hip(source), source.replace("= cudaFree", "= hipFree"));
        let own = hip("struct A { int cudaFree; }; int f(A a) { return a.cudaFree; }");
        assert!(
            !own.contains("cuda"),
            "a program's own use of a name changes everywhere, or it would not compile: {own}"
        );
        assert!(hip("a > ::cudaFree(p);").contains("::hipFree"));
    }

    #[test]
    fn the_runtime_header_is_added_once_where_it_is_missing() {
        let source = "// about\n\n#include \"own.h\"\n__global__ void k() {}\n";
        let once = hip(source);
        assert_eq!(once, source.replace("#include \"own", "#include <hip/hip_runtime.h>\n#include \"own"));
        assert_eq!(hip(&once), once);
        let pragma = "#pragma once\nvoid f(cudaStream_t s);\n";
        assert_eq!(hip(pragma), "#pragma once\n#include <hip/hip_runtime.h>\nvoid f(hipStream_t s);\n");
        assert_eq!(
            hip("int a;\r\nint b = cudaSuccess;"),
            "#include <hip/hip_runtime.h>\r\nint a;\r\nint b = hipSuccess;"
        );
        assert_eq!(hip("int main() {}\n"), "int main() {}\n");
        let interface = "#include <cuda_runtime_api.h>\ncudaStream_t s;\n";
        assert!(!translate(interface.as_bytes()).added_include);
        let late = hip("#include <cooperative_groups.h>\n#include <cuda_runtime.h>\n");
        assert!(late.starts_with("#include <hip/hip_runtime.h>\n#include <hip/hip_coop"), "{late}");
        assert_eq!(hip(&late), late);
    }

    #[test]
    fn an_architecture_is_renamed_only_where_its_presence_is_asked() {
        let asked =
            "#include <cuda_runtime.h>\n#if defined(__CUDA_ARCH__) && !defined __CUDA_ARCH__\n#endif\n";
        assert!(hip(asked).contains("defined(__HIP_DEVICE_COMPILE__) && !defined __HIP_DEVICE_COMPILE__"));
        assert!(remarks(asked).is_empty());
        let compared = "#if __CUDA_ARCH__ >= 800\n#endif\n";
        assert_eq!(hip(compared), compared);
        assert_eq!(remarks(compared), [(1, 5, RemarkKind::DeviceCode, "__CUDA_ARCH__".into())]);
    }

    #[test]
    fn what_stays_is_reported_with_its_place() {
        let source =
            "#include <cub/cub.cuh>\n\n  cuTensorMapEncodeTiled(a);\nasm(\"nop\");\n#define C(x) cuda##x\n";
        let expected = [
            (1, 11, RemarkKind::Header, "cub/cub.cuh"),
            (3, 3, RemarkKind::NoCounterpart, "cuTensorMapEncodeTiled"),
            (4, 1, RemarkKind::DeviceCode, "asm"),
            (5, 14, RemarkKind::Pasted, "cuda"),
        ];
        let expected = expected.map(|(line, column, kind, name)| (line, column, kind, name.to_owned()));
        assert_eq!(remarks(source), expected);
    }

    #[test]
    fn other_parameters_are_reported_where_a_call_may_be_wrong() {
        let include = "#include <cuda_runtime.h>\n";
        let said = |call: &str| remarks(&format!("{include}{call}"));
        let at = |name: &str| vec![(2, 1, RemarkKind::Parameters, name.to_owned())];
        assert_eq!(said("cudaMemPrefetchAsync(p, n, place, 0, s);"), at("cudaMemPrefetchAsync"));
        assert_eq!(said("cudaMemPrefetchAsync(p, n, place, 0);"), at("cudaMemPrefetchAsync"), "or older");
        assert_eq!(said("cuCtxCreate(&c, nullptr, 0, d);"), at("cuCtxCreate"), "cuCtxCreate_v4 in CUDA 13");
        assert_eq!(said("cudaGraphInstantiate(&e, g);"), at("cudaGraphInstantiate"));
        assert_eq!(said("cudaGraphInstantiate;"), at("cudaGraphInstantiate"), "no call");
        assert_eq!(
            said("cudaGraphInstantiate(f<a, b>(), c, d, e);"),
            at("cudaGraphInstantiate"),
            "who knows"
        );
        // Five can only be an older CUDA's.
        assert!(said("cudaGraphInstantiate (&e, g, f(a, b), {1, 2}, /* , */ s[1, 2]);").is_empty());
        // The last one of HIP's may be left out.
        assert!(said("cudaMallocHost(&p, n);").is_empty());
        assert!(said("cudaMallocAsync(&p, n, s);").is_empty());
        let reason = &translate(b"cuCtxCreate").remarks[0].reason;
        assert_eq!(reason, "CUDA 13 gives it 4 parameters, hipCtxCreate has 3: look at the call");
    }

    #[test]
    fn arguments_are_counted() {
        for (text, count) in [
            ("()", Some(0)),
            (" ( /* a, b */ )", Some(0)),
            ("(a)", Some(1)),
            ("(())", Some(1)),
            ("(a, \"b, c\", (d, e), f[g, h], ',')", Some(5)),
            ("a(b)", None),
            (")", None),
            ("(a, b", None),
            ("(a < b, c)", None),
            ("", None),
        ] {
            assert_eq!(arguments(text.as_bytes()), count, "{text}");
        }
    }

    #[test]
    fn long_sources_take_no_longer_for_their_length() {
        // Each of these would take minutes if one word looked at everything before or after it.
        for piece in [
            "once ",
            "__CUDA_ARCH__ ",
            "cub ",
            "R\"x",
            "#error /* ",
            "'",
            "\\\n//",
            "#include <",
            "cuCtxCreate(",
            "/\\ ",
            "/*\\\n*\\ ",
        ] {
            let source = piece.repeat(1_000_000 / piece.len());
            assert!(translate(source.as_bytes()).text.len() >= source.len());
        }
    }

    #[test]
    fn every_name_of_the_map_passes_the_first_look() {
        for name in table::map().iter().filter(|name| name.kind != table::Kind::Header) {
            assert!(may_be_cuda(name.cuda.as_bytes()), "{}", name.cuda);
        }
    }
}
