//! Splits C++ source into pieces, so that names are changed in code and nowhere else.
//!
//! Works on any bytes and never fails: every byte belongs to exactly one piece, in order. It must never take a part of a
//! string or a comment for code, whatever stands around it.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3, memmem};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword.
    Name,
    /// A number.
    Number,
    /// A string or character literal, raw ones included, without the letters before its quote unless it is raw.
    Literal,
    /// A comment of either form, without the end of the line.
    Comment,
    /// The file of an `#include` or `__has_include`, with its brackets or quotes.
    Header,
    /// The words after `#error` or `#warning`.
    Message,
    /// Spaces and ends of lines.
    Blank,
    /// Anything else: one character of punctuation, or bytes that C++ does not use.
    Other,
}

/// A piece of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it is, in bytes.
    pub range: Range<usize>,
}

/// What of a line was seen, as far as it decides how the next piece is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing but blanks and comments.
    LineStart,
    /// The `#` of a directive.
    Hash,
    /// `#include`, or the bracket of `__has_include(`.
    WantsHeader,
    /// `__has_include`.
    HasInclude,
    /// `#error`.
    WantsMessage,
    /// Anything else.
    Code,
}

/// The pieces of a source.
pub struct Lexer<'a> {
    text: &'a [u8],
    at: usize,
    before: Before,
}

/// What some editors put before a UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

const fn name_bytes() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Bytes above 127 are letters of other alphabets in UTF-8, which C++ allows in names.
        table[byte] = (byte as u8).is_ascii_alphanumeric()
            || byte == b'_' as usize
            || byte == b'$' as usize
            || byte > 127;
        byte += 1;
    }
    table
}

static NAME_BYTES: [bool; 256] = name_bytes();

impl<'a> Lexer<'a> {
    /// A lexer at the start of `text`.
    pub fn new(text: &'a [u8]) -> Self {
        Lexer { text, at: 0, before: Before::LineStart }
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    #[inline]
    fn kind_and_end(&self) -> (Kind, usize) {
        let first = self.text[self.at];
        match first {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => (Kind::Blank, self.blank_end()),
            b'/' if matches!(self.peek(1), b'/' | b'*' | b'\\') && self.comment_end().is_some() => {
                (Kind::Comment, self.comment_end().unwrap_or(self.text.len()))
            }
            _ if self.before == Before::WantsMessage => (Kind::Message, self.message_end()),
            b'<' | b'"' if self.before == Before::WantsHeader => self.header(first),
            b'"' | b'\'' => (Kind::Literal, self.literal_end(first)),
            b'0'..=b'9' => (Kind::Number, self.number_end()),
            b'.' if self.peek(1).is_ascii_digit() => (Kind::Number, self.number_end()),
            0xef if self.at == 0 && self.text.starts_with(BYTE_ORDER_MARK) => {
                (Kind::Blank, BYTE_ORDER_MARK.len())
            }
            _ if NAME_BYTES[first as usize] => self.name(),
            _ => (Kind::Other, self.at + 1),
        }
    }

    /// The blanks up to and with one end of line, so that every line begins with a piece of its own.
    fn blank_end(&self) -> usize {
        let mut end = self.at;
        while let Some(&byte) = self.text.get(end) {
            end += 1;
            match byte {
                b'\n' => break,
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {}
                _ => return end - 1,
            }
        }
        end
    }

    /// The end of the line that `from` is in, or of a later one where a backslash continues it.
    fn line_end(&self, from: usize) -> usize {
        let mut from = from.min(self.text.len());
        while let Some(found) = memchr(b'\n', &self.text[from..]) {
            let end = from + found;
            if !self.continued(end) {
                return end;
            }
            from = end + 1;
        }
        self.text.len()
    }

    fn continued(&self, newline: usize) -> bool {
        continues(&self.text[self.at..newline])
    }

    /// The end of the comment that the slash here begins, whose second mark may stand on the next line.
    fn comment_end(&self) -> Option<usize> {
        let second = self.splices_end(self.at + 1);
        match self.text.get(second)? {
            b'/' => Some(self.line_end(second + 1)),
            b'*' => Some(self.block_end(second + 1)),
            _ => None,
        }
    }

    /// Behind the star and slash that close a comment, which may stand on two lines.
    fn block_end(&self, mut from: usize) -> usize {
        while let Some(found) = memchr(b'*', &self.text[from..]) {
            let slash = self.splices_end(from + found + 1);
            if self.text.get(slash) == Some(&b'/') {
                return slash + 1;
            }
            from += found + 1;
        }
        self.text.len()
    }

    /// Behind all the line continuations that begin at `at`: a backslash and an end of line, with blanks between them at
    /// most, as gcc and clang (and C++23) have it.
    #[inline]
    fn splices_end(&self, mut at: usize) -> usize {
        while self.text.get(at) == Some(&b'\\') {
            let rest = &self.text[at + 1..];
            match rest.iter().position(|byte| !is_line_blank(*byte)) {
                Some(blanks) if rest[blanks] == b'\n' => at += blanks + 2,
                _ => break,
            }
        }
        at
    }

    /// The words of a message end before a comment, which is left to be read as one.
    fn message_end(&self) -> usize {
        let end = self.line_end(self.at);
        let words = &self.text[self.at..end];
        let comment = [b"//", b"/*"].iter().filter_map(|mark| memmem::find(words, *mark)).min();
        comment.map_or(end, |found| self.at + found)
    }

    fn after(&self, from: usize, mark: &[u8]) -> usize {
        let from = from.min(self.text.len());
        memmem::find(&self.text[from..], mark).map_or(self.text.len(), |found| from + found + mark.len())
    }

    fn header(&self, open: u8) -> (Kind, usize) {
        let close = if open == b'<' { b'>' } else { b'"' };
        match memchr2(close, b'\n', &self.text[self.at + 1..]) {
            Some(found) if self.text[self.at + 1 + found] == close => (Kind::Header, self.at + found + 2),
            _ if open == b'"' => (Kind::Literal, self.literal_end(open)),
            _ => (Kind::Other, self.at + 1),
        }
    }

    /// A literal that is not closed ends with its line.
    fn literal_end(&self, quote: u8) -> usize {
        let mut from = self.at + 1;
        while let Some(found) = memchr3(quote, b'\\', b'\n', &self.text[from..]) {
            let end = from + found;
            match self.text[end] {
                b'\n' => return end,
                b'\\' => from = self.escape_end(end).min(self.text.len()),
                _ => return end + 1,
            }
        }
        self.text.len()
    }

    /// Behind a backslash and what it protects, or behind the line continuation that it begins.
    fn escape_end(&self, backslash: usize) -> usize {
        let spliced = self.splices_end(backslash);
        if spliced > backslash { spliced } else { self.splices_end(backslash + 1) + 1 }
    }

    fn number_end(&self) -> usize {
        let mut end = self.at + 1;
        while let Some(&byte) = self.text.get(end) {
            let next_is_name = self.text.get(end + 1).is_some_and(|next| NAME_BYTES[*next as usize]);
            let sign = matches!(byte, b'+' | b'-') && matches!(self.text[end - 1], b'e' | b'E' | b'p' | b'P');
            if !(NAME_BYTES[byte as usize] || byte == b'.' || sign || byte == b'\'' && next_is_name) {
                break;
            }
            end += 1;
        }
        end
    }

    fn name(&self) -> (Kind, usize) {
        let word_end = |from: usize| {
            from + self.text[from..].iter().take_while(|byte| NAME_BYTES[**byte as usize]).count()
        };
        let mut end = word_end(self.at);
        // A name that goes on in the next line is another name than its first part.
        loop {
            let next = self.splices_end(end);
            if next == end || word_end(next) == next {
                break;
            }
            end = word_end(next);
        }
        let raw = self.text[end - 1] == b'R' && is_raw_prefix(&self.text[self.at..end]);
        match raw.then(|| self.raw_end(self.splices_end(end))).flatten() {
            Some(end) => (Kind::Literal, end),
            None => (Kind::Name, end),
        }
    }

    /// The end of the raw string whose quote is at `quote`: its own delimiter decides. One never closed takes the rest.
    fn raw_end(&self, quote: usize) -> Option<usize> {
        let rest = self.text.get(quote..)?.strip_prefix(b"\"")?;
        let open = rest.iter().take(17).position(|byte| *byte == b'(')?;
        let delimiter = &rest[..open];
        if delimiter.iter().any(|byte| matches!(byte, b' ' | b')' | b'\\' | b'\t' | b'\n' | 0x0b | 0x0c)) {
            return None;
        }
        let mark = [b")", delimiter, b"\""].concat();
        Some(self.after(quote + 1 + open + 1, &mark))
    }

    /// What the piece just read means for the next one.
    fn step(&mut self, kind: Kind, range: &Range<usize>) {
        let piece = &self.text[range.clone()];
        self.before = match (kind, self.before) {
            (Kind::Blank, before) => {
                let ends_line = piece.last() == Some(&b'\n') && !continues(&self.text[..range.end - 1]);
                if ends_line { Before::LineStart } else { before }
            }
            (Kind::Comment, before) => before,
            (Kind::Other, Before::LineStart) if piece == b"#" => Before::Hash,
            (Kind::Other, Before::HasInclude) if piece == b"(" => Before::WantsHeader,
            (Kind::Other, before @ (Before::Hash | Before::WantsHeader)) if piece == b"\\" => before,
            (Kind::Name, Before::Hash) => directive(piece),
            (Kind::Name, _) if piece == b"__has_include" => Before::HasInclude,
            _ => Before::Code,
        };
    }
}

/// Whether a name, which may stand on several lines, makes a string behind it raw.
fn is_raw_prefix(name: &[u8]) -> bool {
    let letters = || name.iter().filter(|byte| NAME_BYTES[**byte as usize]);
    [&b"R"[..], b"LR", b"uR", b"UR", b"u8R"].into_iter().any(|prefix| letters().eq(prefix))
}

/// Blanks within a line.
fn is_line_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x0b | 0x0c)
}

/// Whether a line goes on in the next one.
fn continues(line: &[u8]) -> bool {
    line.iter().rev().find(|byte| !is_line_blank(**byte)) == Some(&b'\\')
}

fn directive(word: &[u8]) -> Before {
    match word {
        b"include" | b"include_next" | b"import" => Before::WantsHeader,
        b"error" | b"warning" => Before::WantsMessage,
        _ => Before::Code,
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        if self.at >= self.text.len() {
            return None;
        }
        let (kind, end) = self.kind_and_end();
        let range = self.at..end;
        // Within a line of code nothing but a name of the preprocessor's says anything about what follows.
        let plain = self.before == Before::Code
            && match kind {
                Kind::Blank => self.text[end - 1] != b'\n',
                Kind::Name => self.text[self.at] != b'_',
                _ => true,
            };
        if !plain {
            self.step(kind, &range);
        }
        self.at = end;
        Some(Token { kind, range })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(Kind, &str)> {
        let tokens = Lexer::new(text.as_bytes()).filter(|token| token.kind != Kind::Blank);
        tokens.map(|token| (token.kind, &text[token.range])).collect()
    }

    fn has(text: &str, kind: Kind, piece: &str) {
        assert!(pieces(text).contains(&(kind, piece)), "{kind:?} {piece:?} in {:?}", pieces(text));
    }

    #[test]
    fn every_byte_belongs_to_one_piece() {
        let text = "#include <a.h> // b\nint c = 'd' + 1'000; /* e */ R\"x(f)\" )x\" g\"";
        let mut at = 0;
        for token in Lexer::new(text.as_bytes()) {
            assert_eq!(token.range.start, at);
            at = token.range.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn comments_end_where_the_standard_says() {
        has("// a \\\n cudaFree\ncudaMalloc", Kind::Comment, "// a \\\n cudaFree");
        has("/* // */ cudaFree", Kind::Name, "cudaFree");
        has("a /* never closed cudaFree", Kind::Comment, "/* never closed cudaFree");
        has("\"//\" cudaFree", Kind::Name, "cudaFree");
    }

    #[test]
    fn what_goes_on_in_the_next_line_is_one_piece() {
        has("/\\\n/ cudaFree\ncudaMalloc", Kind::Comment, "/\\\n/ cudaFree");
        has("/\\ \n* \" *\\\r\n/ cudaFree", Kind::Name, "cudaFree");
        has("// a \\ \t\n cudaFree\nb", Kind::Comment, "// a \\ \t\n cudaFree");
        has("\"a\\ \ncudaFree\" b", Kind::Literal, "\"a\\ \ncudaFree\"");
        has("\"a\\\\\n\"b cudaFree\" c", Kind::Literal, "\"a\\\\\n\"b cudaFree\"");
        has("R\\\n\"(\" cudaFree)\" b", Kind::Literal, "R\\\n\"(\" cudaFree)\"");
        has("u\\\n8R\"(\" cudaFree)\" b", Kind::Literal, "u\\\n8R\"(\" cudaFree)\"");
        has("cudaFree\\\nAsync(p)", Kind::Name, "cudaFree\\\nAsync");
        has("a / b", Kind::Other, "/");
        has("#define A \\ \r\n # include <cuda.h>", Kind::Name, "cuda");
    }

    #[test]
    fn literals_end_where_the_standard_says() {
        has(r#""a\"cudaFree" b"#, Kind::Literal, r#""a\"cudaFree""#);
        has("u8R\"x(cudaFree)\" )x\" b", Kind::Literal, "u8R\"x(cudaFree)\" )x\"");
        has("\"open\ncudaFree", Kind::Name, "cudaFree");
        has("\"a\\\r\ncudaFree\" b", Kind::Literal, "\"a\\\r\ncudaFree\"");
        has("1'000'000 cudaFree", Kind::Number, "1'000'000");
        has("'\\'' cudaFree", Kind::Name, "cudaFree");
    }

    #[test]
    fn directives_name_files_and_messages() {
        has(" # include <cuda.h>\n", Kind::Header, "<cuda.h>");
        has("#include /* a */ \"cuda.h\"\n", Kind::Header, "\"cuda.h\"");
        has("#if __has_include(<cuda.h>)\n", Kind::Header, "<cuda.h>");
        has("a < b > c", Kind::Other, "<");
        has("#error it's cudaFree's fault // why\nx", Kind::Message, "it's cudaFree's fault ");
        has("#error it's\ncudaFree", Kind::Name, "cudaFree");
        has("#define A \\\n # include <cuda.h>", Kind::Name, "cuda");
    }
}
