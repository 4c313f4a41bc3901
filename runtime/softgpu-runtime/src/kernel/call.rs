//! Calls a host-compiled kernel whose signature is known only at run time (System V, x86-64).

use std::arch::naked_asm;
use std::ffi::c_void;

use super::signature::Class;

const INTEGERS: usize = 6;
const FLOATS: usize = 8;
/// From this size on a plain struct is passed on the stack, whatever is in it.
const STACK_FROM: u32 = 17;

/// Why a kernel cannot be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The name and the code object disagree on how many arguments there are.
    #[error("the name has {named} parameters, the code object {described}")]
    Count {
        /// By the name.
        named: usize,
        /// By the code object.
        described: usize,
    },
    /// A small struct or an enum: the registers it travels in depend on what is in it.
    #[error("parameter {0} is a struct or an enum of at most 16 bytes")]
    SmallStruct(usize),
    /// A type of unknown size.
    #[error("the size of parameter {0} is not known without a code object")]
    UnknownSize(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Register { bytes: u32, signed: bool },
    Vector { bytes: u32 },
    Stack { bytes: u32 },
}

/// How to pass the arguments of one kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    places: Vec<Place>,
}

impl Plan {
    /// From the classes of the mangled name and, where there is a code object, the sizes it tells.
    pub fn new(classes: &[Class], sizes: Option<&[u32]>) -> Result<Self, PlanError> {
        if let Some(sizes) = sizes.filter(|sizes| sizes.len() != classes.len()) {
            return Err(PlanError::Count { named: classes.len(), described: sizes.len() });
        }
        let place = |(index, class): (usize, &Class)| place(index, *class, sizes.map(|sizes| sizes[index]));
        Ok(Self { places: classes.iter().enumerate().map(place).collect::<Result<_, _>>()? })
    }

    /// Lays out one set of arguments; `arguments[i]` points at argument `i`.
    ///
    /// # Safety
    /// Each pointer is readable for the size of its argument.
    pub unsafe fn frame(&self, arguments: &[*mut c_void]) -> Frame {
        let mut frame = Frame::default();
        let (mut integers, mut floats) = (0, 0);
        for (place, argument) in self.places.iter().zip(arguments) {
            match *place {
                Place::Register { bytes, signed } => {
                    // SAFETY: the caller's promise.
                    let word = unsafe { read_integer(*argument, bytes, signed) };
                    frame.push(word, &mut integers, INTEGERS, |frame, at| &mut frame.integers[at]);
                }
                Place::Vector { bytes } => {
                    // SAFETY: the caller's promise.
                    let word = unsafe { read_integer(*argument, bytes, false) };
                    frame.push(word, &mut floats, FLOATS, |frame, at| &mut frame.floats[at]);
                }
                // SAFETY: the caller's promise.
                Place::Stack { bytes } => unsafe { frame.push_struct(*argument, bytes) },
            }
        }
        frame
    }
}

fn place(index: usize, class: Class, size: Option<u32>) -> Result<Place, PlanError> {
    match class {
        Class::Integer { bytes, signed } => Ok(Place::Register { bytes, signed }),
        Class::Float { bytes } => Ok(Place::Vector { bytes }),
        Class::Other => match size {
            Some(bytes) if bytes >= STACK_FROM => Ok(Place::Stack { bytes }),
            Some(_) => Err(PlanError::SmallStruct(index)),
            None => Err(PlanError::UnknownSize(index)),
        },
    }
}

/// Arguments in the places where the callee looks for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    integers: [u64; INTEGERS],
    floats: [u64; FLOATS],
    stack: Vec<u64>,
}

impl Frame {
    fn push(
        &mut self,
        word: u64,
        used: &mut usize,
        all: usize,
        register: impl Fn(&mut Self, usize) -> &mut u64,
    ) {
        if *used < all {
            *register(self, *used) = word;
            *used += 1;
        } else {
            self.stack.push(word);
        }
    }

    unsafe fn push_struct(&mut self, from: *const c_void, bytes: u32) {
        let start = self.stack.len();
        self.stack.resize(start + (bytes as usize).div_ceil(8), 0);
        // SAFETY: the source is readable by the caller's promise, the target has just been made that long.
        unsafe {
            let to = self.stack.as_mut_ptr().add(start).cast::<u8>();
            std::ptr::copy_nonoverlapping(from.cast::<u8>(), to, bytes as usize);
        }
    }

    /// Calls `function` with these arguments.
    ///
    /// # Safety
    /// `function` is a C function of the signature the frame was laid out for, and its arguments are valid for it.
    pub unsafe fn call(&self, function: usize) {
        let (integers, floats) = (self.integers.as_ptr(), self.floats.as_ptr());
        // SAFETY: the caller's promise; the arrays have the lengths that the trampoline reads.
        unsafe { trampoline(function, integers, floats, self.stack.as_ptr(), self.stack.len()) }
    }
}

/// # Safety
/// `from` is readable for `bytes` bytes.
unsafe fn read_integer(from: *const c_void, bytes: u32, signed: bool) -> u64 {
    // SAFETY: the caller's promise; `bytes` is the size of the type read, and none needs alignment.
    unsafe {
        match (bytes, signed) {
            (1, true) => from.cast::<i8>().read_unaligned() as i64 as u64,
            (1, false) => from.cast::<u8>().read_unaligned().into(),
            (2, true) => from.cast::<i16>().read_unaligned() as i64 as u64,
            (2, false) => from.cast::<u16>().read_unaligned().into(),
            (4, true) => from.cast::<i32>().read_unaligned() as i64 as u64,
            (4, false) => from.cast::<u32>().read_unaligned().into(),
            _ => from.cast::<u64>().read_unaligned(),
        }
    }
}

/// Loads all argument registers and the stack, then calls.
///
/// # Safety
/// As [`Frame::call`]; `integers` holds 6 words, `floats` 8, `stack` as many as `words`.
#[unsafe(naked)]
unsafe extern "C" fn trampoline(
    function: usize,
    integers: *const u64,
    floats: *const u64,
    stack: *const u64,
    words: usize,
) {
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "push rbx",
        "push r12",
        "mov rbx, rdi",
        "mov r12, rsi",
        // The callee expects the stack aligned to 16 at the call: an even number of words.
        "lea rax, [r8 + 1]",
        "and rax, -2",
        "shl rax, 3",
        "sub rsp, rax",
        "xor r9d, r9d",
        "2:",
        "cmp r9, r8",
        "jae 3f",
        "mov rax, [rcx + r9 * 8]",
        "mov [rsp + r9 * 8], rax",
        "inc r9",
        "jmp 2b",
        "3:",
        "movsd xmm0, [rdx]",
        "movsd xmm1, [rdx + 8]",
        "movsd xmm2, [rdx + 16]",
        "movsd xmm3, [rdx + 24]",
        "movsd xmm4, [rdx + 32]",
        "movsd xmm5, [rdx + 40]",
        "movsd xmm6, [rdx + 48]",
        "movsd xmm7, [rdx + 56]",
        "mov rdi, [r12]",
        "mov rsi, [r12 + 8]",
        "mov rdx, [r12 + 16]",
        "mov rcx, [r12 + 24]",
        "mov r8, [r12 + 32]",
        "mov r9, [r12 + 40]",
        "mov eax, 8",
        "call rbx",
        "lea rsp, [rbp - 16]",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    thread_local! {
        static SEEN: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    }

    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Large {
        words: [u64; 3],
    }

    #[allow(clippy::too_many_arguments, reason = "more arguments than registers is what is tested")]
    extern "C" fn many(
        a: i32,
        b: f32,
        c: i8,
        d: u64,
        e: f64,
        f: i64,
        g: u16,
        h: i32,
        large: Large,
        i: i16,
        j: f64,
    ) {
        let integers = [a as f64, c as f64, d as f64, f as f64, g as f64, h as f64, i as f64];
        let all = [integers.as_slice(), &large.words.map(|word| word as f64), &[b as f64, e, j]].concat();
        SEEN.set(all);
    }

    #[test]
    fn registers_spill_and_structs_reach_the_callee() {
        let names = "_Z4manyifamdlti5Largesd";
        let classes = super::super::signature::parameters(names).unwrap();
        let sizes = [4, 4, 1, 8, 8, 8, 2, 4, 24, 2, 8];
        let plan = Plan::new(&classes, Some(&sizes)).unwrap();
        let large = Large { words: [7, 8, 9] };
        let (a, b, c, d, e, f, g, h, i, j) =
            (-1i32, 0.5f32, -2i8, 3u64, 0.25f64, -4i64, 5u16, -6i32, -10i16, 0.125f64);
        let arguments = [
            (&raw const a).cast::<c_void>().cast_mut(),
            (&raw const b).cast::<c_void>().cast_mut(),
            (&raw const c).cast::<c_void>().cast_mut(),
            (&raw const d).cast::<c_void>().cast_mut(),
            (&raw const e).cast::<c_void>().cast_mut(),
            (&raw const f).cast::<c_void>().cast_mut(),
            (&raw const g).cast::<c_void>().cast_mut(),
            (&raw const h).cast::<c_void>().cast_mut(),
            (&raw const large).cast::<c_void>().cast_mut(),
            (&raw const i).cast::<c_void>().cast_mut(),
            (&raw const j).cast::<c_void>().cast_mut(),
        ];
        // SAFETY: each pointer is to a live local of the size the plan was made with, and `many` has that signature.
        unsafe { plan.frame(&arguments).call(many as *const () as usize) };
        assert_eq!(SEEN.take(), [-1.0, -2.0, 3.0, -4.0, 5.0, -6.0, -10.0, 7.0, 8.0, 9.0, 0.5, 0.25, 0.125]);
    }

    #[test]
    fn what_the_name_does_not_tell_is_refused() {
        assert_eq!(Plan::new(&[Class::Other], Some(&[8])), Err(PlanError::SmallStruct(0)));
        assert_eq!(Plan::new(&[Class::Other], None), Err(PlanError::UnknownSize(0)));
        assert_eq!(Plan::new(&[], Some(&[8])), Err(PlanError::Count { named: 0, described: 1 }));
    }
}
