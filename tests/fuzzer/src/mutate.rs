//! Damage to good inputs. Which damage follows from the seed and the input's number, and from nothing else.

use std::ops::Range;

use fastrand::Rng;

/// Most inputs get a few of these, some get many.
const STEPS_MAX: u32 = 8;

/// Makes inputs.
pub(crate) struct Mutator<'target> {
    seed: u64,
    good: &'target [Vec<u8>],
    words: &'target [Vec<u8>],
    bytes_max: usize,
}

impl<'target> Mutator<'target> {
    pub(crate) fn new(
        seed: u64,
        good: &'target [Vec<u8>],
        words: &'target [Vec<u8>],
        bytes_max: usize,
    ) -> Self {
        Self { seed, good, words, bytes_max }
    }

    /// The input of this number.
    pub(crate) fn input(&self, number: u64) -> Vec<u8> {
        // Neighbouring seeds and numbers must not give the same inputs in another order.
        let mut rng = Rng::with_seed(self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.rotate_left(32));
        let mut bytes = self.any_good(&mut rng).to_vec();
        for _ in 0..rng.u32(1..=STEPS_MAX) {
            self.damage(&mut rng, &mut bytes);
        }
        bytes.truncate(self.bytes_max);
        bytes
    }

    fn any_good(&self, rng: &mut Rng) -> &'target [u8] {
        &self.good[rng.usize(..self.good.len())]
    }

    fn damage(&self, rng: &mut Rng, bytes: &mut Vec<u8>) {
        match rng.u32(0..16) {
            0 => with_byte(rng, bytes, |rng, byte| byte ^ 1 << rng.u32(0..8)),
            1 => with_byte(rng, bytes, |rng, _| rng.u8(..)),
            2 | 3 => with_integer(rng, bytes, |rng, _, length| interesting(rng, length)),
            4 => with_integer(rng, bytes, |rng, old, _| old.wrapping_add(rng.u64(0..33)).wrapping_sub(16)),
            5 | 6 => edit_length(rng, bytes),
            7 => bytes.truncate(rng.usize(..=bytes.len())),
            8 => drop(bytes.drain(range(rng, bytes.len()))),
            9 => {
                let noise: Vec<u8> = (0..rng.usize(1..=16)).map(|_| rng.u8(..)).collect();
                put(rng, bytes, &noise);
            }
            10 => move_part(rng, bytes),
            11 => self.splice(rng, bytes),
            12 => self.put_word(rng, bytes),
            13 => edit_decimal(rng, bytes),
            14 => repeat(rng, bytes, 2, self.bytes_max),
            // Seldom, since it is slow: what is not linear in the input's length shows only here.
            _ if rng.u32(0..16) == 0 => repeat(rng, bytes, usize::MAX, self.bytes_max),
            _ => swap_bytes(rng, bytes),
        }
    }

    /// The head of this and the tail of another good input.
    fn splice(&self, rng: &mut Rng, bytes: &mut Vec<u8>) {
        let other = self.any_good(rng);
        bytes.truncate(rng.usize(..=bytes.len()));
        bytes.extend_from_slice(&other[rng.usize(..=other.len())..]);
    }

    fn put_word(&self, rng: &mut Rng, bytes: &mut Vec<u8>) {
        if !self.words.is_empty() {
            let word = &self.words[rng.usize(..self.words.len())];
            put(rng, bytes, word);
        }
    }
}

/// Integers at which programs go wrong: around zero, around the limits of each width, and around the input's length.
fn interesting(rng: &mut Rng, length: usize) -> u64 {
    let limit = 1_u64.checked_shl(rng.u32(0..=64)).unwrap_or(0);
    let near = [0, length as u64, limit, u64::MAX, 1_u64 << 63][rng.usize(..5)];
    near.wrapping_add(rng.u64(0..5)).wrapping_sub(2)
}

fn with_byte(rng: &mut Rng, bytes: &mut [u8], change: impl Fn(&mut Rng, u8) -> u8) {
    if !bytes.is_empty() {
        let at = rng.usize(..bytes.len());
        bytes[at] = change(rng, bytes[at]);
    }
}

/// Changes an integer of any width, in either order of bytes.
fn with_integer(rng: &mut Rng, bytes: &mut [u8], change: impl Fn(&mut Rng, u64, usize) -> u64) {
    let width = 1 << rng.usize(0..4);
    if bytes.len() >= width {
        let at = rng.usize(..=bytes.len() - width);
        let length = bytes.len();
        change_integer(rng, &mut bytes[at..at + width], length, change);
    }
}

fn change_integer(
    rng: &mut Rng,
    field: &mut [u8],
    length: usize,
    change: impl Fn(&mut Rng, u64, usize) -> u64,
) {
    let big = rng.bool();
    let mut word = [0; 8];
    word[..field.len()].copy_from_slice(field);
    if big {
        word[..field.len()].reverse();
    }
    let mut new = change(rng, u64::from_le_bytes(word), length).to_le_bytes();
    if big {
        new[..field.len()].reverse();
    }
    field.copy_from_slice(&new[..field.len()]);
}

/// Changes a word that could be a length or an offset: one of the next aligned ones that is small, but not zero.
fn edit_length(rng: &mut Rng, bytes: &mut [u8]) {
    let width = if rng.bool() { 4 } else { 8 };
    let (words, length) = (bytes.len() / width, bytes.len());
    if words == 0 {
        return;
    }
    let first = rng.usize(..words);
    let is_length = |word: &[u8]| word[2..].iter().all(|byte| *byte == 0) && word[..2] != [0, 0];
    let found = (first..words.min(first + 64)).find(|at| is_length(&bytes[at * width..(at + 1) * width]));
    if let Some(at) = found {
        let field = &mut bytes[at * width..(at + 1) * width];
        let mut word = [0; 8];
        word[..width].copy_from_slice(field);
        let old = u64::from_le_bytes(word);
        let new = match rng.u32(0..4) {
            0 => interesting(rng, length),
            1 => old.wrapping_neg(),
            2 => old.wrapping_mul(rng.u64(2..64)),
            _ => old.wrapping_add(rng.u64(0..9)).wrapping_sub(4),
        };
        field.copy_from_slice(&new.to_le_bytes()[..width]);
    }
}

/// Changes a number in a text.
fn edit_decimal(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let from = rng.usize(..=bytes.len());
    let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else { return };
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = match rng.u32(0..6) {
        0 => format!("-{}", rng.u32(..)),
        1 => format!("{}e{}", rng.u8(..), rng.i32(-400..400)),
        2 => "9".repeat(rng.usize(1..40)),
        3 => format!("{}.{}", rng.u8(..), rng.u64(..)),
        _ => interesting(rng, bytes.len()).to_string(),
    };
    bytes.splice(start..start + digits, number.into_bytes());
}

/// A range that is mostly short.
fn range(rng: &mut Rng, length: usize) -> Range<usize> {
    let start = rng.usize(..=length);
    let most = if rng.u32(0..4) == 0 { length } else { 32 };
    start..start + rng.usize(..=most.min(length - start))
}

/// Inserts or overwrites.
fn put(rng: &mut Rng, bytes: &mut Vec<u8>, what: &[u8]) {
    let at = rng.usize(..=bytes.len());
    let replaced = if rng.bool() { what.len().min(bytes.len() - at) } else { 0 };
    bytes.splice(at..at + replaced, what.iter().copied());
}

/// A part of the input once more, somewhere else.
fn move_part(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let part = bytes[range(rng, bytes.len())].to_vec();
    put(rng, bytes, &part);
}

/// A part of the input, this many times in a row or until the input is as long as it may be.
fn repeat(rng: &mut Rng, bytes: &mut Vec<u8>, times: usize, bytes_max: usize) {
    let part = range(rng, bytes.len());
    if part.is_empty() || bytes.len() >= bytes_max {
        return;
    }
    let times = times.min((bytes_max - bytes.len()) / part.len());
    let repeated = bytes[part.clone()].repeat(times);
    bytes.splice(part.end..part.end, repeated);
}

fn swap_bytes(rng: &mut Rng, bytes: &mut [u8]) {
    if !bytes.is_empty() {
        bytes.swap(rng.usize(..bytes.len()), rng.usize(..bytes.len()));
    }
}
