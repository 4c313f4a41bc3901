//! What an AMD GPU code object says of its kernels and variables: names, argument layout, sizes.
//!
//! Reads the msgpack note `NT_AMDGPU_METADATA` (LLVM's "User Guide for AMDGPU Backend", code object V3 to V5) and the
//! symbol table. Pure over bytes that anybody may have damaged: an error, never a panic.

use object::elf::{FileHeader64, STT_OBJECT};
use object::read::elf::{FileHeader, SectionHeader, Sym};
use object::{Endianness, SectionIndex};
use rmpv::ValueRef;

type Header = FileHeader64<Endianness>;

const NT_AMDGPU_METADATA: u32 = 32;
/// Larger than any kernel argument block a compiler makes (the limit of the packet processor is 64 KiB).
const ARGUMENT_BYTES_MAX: u64 = 64 << 10;

/// How deep the metadata may be nested, in the reader's own count (about two a level): it is read by recursion, on
/// whatever stack the program's thread has. The compiler's has four levels.
const DEPTH_MAX: usize = 32;
/// The head of a note (ELF specification, "Note Section"): a file has no more notes than this many bytes each allow.
const NOTE_BYTES_MIN: usize = 12;
/// Symbols share bytes where one is another's name, and the linker lets names share their ends. Together they are not
/// larger than this many times the file, in any file that a compiler makes.
const SHARING_MAX: usize = 4;

/// Why an ELF file is not a usable code object.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeObjectError {
    /// Not a 64-bit ELF file, or its tables point outside it.
    #[error("not a readable ELF file: {0}")]
    Elf(#[from] object::Error),
    /// No metadata note.
    #[error("no AMDGPU metadata note")]
    NoMetadata,
    /// Sections or symbols overlap so that reading them takes far more than the file has.
    #[error("sections or symbols that lie on each other")]
    Overlapping,
    /// The note is not msgpack of the documented shape.
    #[error("damaged AMDGPU metadata")]
    BadMetadata,
}

/// One explicit argument of a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Bytes from the start of the argument block.
    pub offset: u32,
    /// Bytes.
    pub size: u32,
    /// A pointer to device memory, as opposed to a value.
    pub pointer: bool,
}

/// One kernel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KernelMeta {
    /// The (mangled) name, as `hipModuleGetFunction` takes it.
    pub name: String,
    /// Arguments of the source, in order; the hidden ones are left out.
    pub arguments: Vec<Argument>,
    /// The argument block, hidden arguments included, in bytes.
    pub argument_bytes: u64,
    /// Whether the arguments are told at all.
    pub has_arguments: bool,
    /// Static local memory, in bytes.
    pub group_bytes: u64,
    /// Scratch of one work-item, in bytes.
    pub private_bytes: u64,
    /// Vector registers of one work-item.
    pub vgprs: u32,
    /// The largest workgroup the kernel was compiled for.
    pub workgroup_max: u32,
}

/// One `__device__` or `__constant__` variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The (mangled) name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Its initial bytes; shorter than `size` where the rest is zero.
    pub initial: Vec<u8>,
}

/// Everything read from one code object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeObject {
    /// Its kernels.
    pub kernels: Vec<KernelMeta>,
    /// Its variables.
    pub variables: Vec<Variable>,
}

impl CodeObject {
    /// Reads one ELF code object.
    pub fn parse(elf: &[u8]) -> Result<Self, CodeObjectError> {
        let header = Header::parse(elf)?;
        let endian = header.endian()?;
        let note = metadata(header, endian, elf)?.ok_or(CodeObjectError::NoMetadata)?;
        let kernels = kernels(note).ok_or(CodeObjectError::BadMetadata)?;
        Ok(Self { kernels, variables: variables(header, endian, elf)? })
    }
}

fn metadata<'elf>(
    header: &Header,
    endian: Endianness,
    elf: &'elf [u8],
) -> Result<Option<&'elf [u8]>, CodeObjectError> {
    let sections = header.sections(endian, elf)?;
    let mut left = elf.len() / NOTE_BYTES_MIN;
    for section in sections.iter() {
        let Some(mut notes) = section.notes(endian, elf)? else { continue };
        while let Some(note) = notes.next()? {
            left = left.checked_sub(1).ok_or(CodeObjectError::Overlapping)?;
            if note.name() == b"AMDGPU" && note.n_type(endian) == NT_AMDGPU_METADATA {
                return Ok(Some(note.desc()));
            }
        }
    }
    Ok(None)
}

fn kernels(note: &[u8]) -> Option<Vec<KernelMeta>> {
    let root = rmpv::decode::read_value_ref_with_max_depth(&mut &note[..], DEPTH_MAX).ok()?;
    let Some(list) = field(&root, "amdhsa.kernels") else { return Some(Vec::new()) };
    array(list)?.iter().map(kernel).collect()
}

fn kernel(value: &ValueRef<'_>) -> Option<KernelMeta> {
    let number = |key| field(value, key).and_then(ValueRef::as_u64).unwrap_or(0);
    let arguments = match field(value, ".args") {
        Some(list) => {
            array(list)?.iter().map(argument).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect()
        }
        None => Vec::new(),
    };
    Some(KernelMeta {
        name: text(field(value, ".name")?)?.to_owned(),
        arguments,
        argument_bytes: number(".kernarg_segment_size"),
        has_arguments: field(value, ".args").is_some(),
        group_bytes: number(".group_segment_fixed_size"),
        private_bytes: number(".private_segment_fixed_size"),
        vgprs: u32::try_from(number(".vgpr_count")).ok()?,
        workgroup_max: u32::try_from(number(".max_flat_workgroup_size")).ok()?,
    })
}

/// `Some(None)` for a hidden argument, which the compiler adds and nobody passes.
#[allow(clippy::option_option, reason = "damaged, hidden and explicit are three cases")]
fn argument(value: &ValueRef<'_>) -> Option<Option<Argument>> {
    let kind = text(field(value, ".value_kind")?)?;
    if kind.starts_with("hidden_") {
        return Some(None);
    }
    let number =
        |key| field(value, key).and_then(ValueRef::as_u64).filter(|bytes| *bytes <= ARGUMENT_BYTES_MAX);
    let (offset, size) = (number(".offset")?, number(".size")?);
    let pointer = matches!(kind, "global_buffer" | "dynamic_shared_pointer");
    Some(Some(Argument { offset: offset as u32, size: size as u32, pointer }))
}

fn variables(header: &Header, endian: Endianness, elf: &[u8]) -> Result<Vec<Variable>, CodeObjectError> {
    let sections = header.sections(endian, elf)?;
    let symbols = sections.symbols(endian, elf, object::elf::SHT_DYNSYM)?;
    let mut found = Vec::new();
    let mut left = elf.len().saturating_mul(SHARING_MAX);
    for symbol in symbols.iter() {
        if symbol.st_type() != STT_OBJECT || symbol.is_undefined(endian) {
            continue;
        }
        let name = symbol.name(endian, symbols.strings())?;
        left = left.checked_sub(name.len()).ok_or(CodeObjectError::Overlapping)?;
        let Ok(name) = str::from_utf8(name) else { continue };
        // A kernel's descriptor is an object too: 64 bytes named `<kernel>.kd`.
        if name.ends_with(".kd") || name.is_empty() {
            continue;
        }
        let section = sections.section(SectionIndex(symbol.st_shndx(endian) as usize)).ok();
        let (address, size) = (symbol.st_value(endian), symbol.st_size(endian));
        let initial = section.and_then(|section| section_bytes(section, endian, elf, address, size));
        let initial = initial.unwrap_or_default();
        left = left.checked_sub(initial.len()).ok_or(CodeObjectError::Overlapping)?;
        found.push(Variable { name: name.to_owned(), size, initial: initial.to_vec() });
    }
    Ok(found)
}

/// The bytes of `[address, address + size)` in a section; nothing for zero-initialised ones.
fn section_bytes<'elf, S: SectionHeader<Endian = Endianness>>(
    section: &S,
    endian: Endianness,
    elf: &'elf [u8],
    address: u64,
    size: u64,
) -> Option<&'elf [u8]> {
    let data = section.data(endian, elf).ok()?;
    let start = usize::try_from(address.checked_sub(section.sh_addr(endian).into())?).ok()?;
    let end = start.checked_add(usize::try_from(size).ok()?)?;
    data.get(start..end)
}

fn field<'value>(map: &'value ValueRef<'value>, key: &str) -> Option<&'value ValueRef<'value>> {
    let ValueRef::Map(pairs) = map else { return None };
    pairs.iter().find(|(name, _)| text(name) == Some(key)).map(|(_, value)| value)
}

fn array<'value>(value: &'value ValueRef<'value>) -> Option<&'value [ValueRef<'value>]> {
    match value {
        ValueRef::Array(items) => Some(items),
        _ => None,
    }
}

fn text<'value>(value: &'value ValueRef<'_>) -> Option<&'value str> {
    match value {
        ValueRef::String(text) => text.as_str(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rmpv::Value;

    fn note(kind: &str) -> Vec<u8> {
        let argument = |offset: u64, size: u64, kind: &str| {
            Value::Map(vec![
                (".offset".into(), offset.into()),
                (".size".into(), size.into()),
                (".value_kind".into(), kind.into()),
            ])
        };
        let kernel = Value::Map(vec![
            (".name".into(), "_Z6vecaddPKfi".into()),
            (".group_segment_fixed_size".into(), 256.into()),
            (".max_flat_workgroup_size".into(), 1024.into()),
            (
                ".args".into(),
                Value::Array(vec![
                    argument(0, 8, "global_buffer"),
                    argument(8, 4, kind),
                    argument(16, 8, "hidden_global_offset_x"),
                ]),
            ),
        ]);
        let root = Value::Map(vec![("amdhsa.kernels".into(), Value::Array(vec![kernel]))]);
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, &root).unwrap();
        bytes
    }

    #[test]
    fn hidden_arguments_are_left_out() {
        let kernels = kernels(&note("by_value")).unwrap();
        assert_eq!(kernels.len(), 1);
        assert_eq!(kernels[0].name, "_Z6vecaddPKfi");
        assert_eq!(kernels[0].group_bytes, 256);
        assert_eq!(
            kernels[0].arguments,
            [Argument { offset: 0, size: 8, pointer: true }, Argument { offset: 8, size: 4, pointer: false }]
        );
    }

    #[test]
    fn not_an_elf_file_is_an_error() {
        assert!(matches!(CodeObject::parse(b"\x7fELF"), Err(CodeObjectError::Elf(_))));
        assert!(matches!(CodeObject::parse(b""), Err(CodeObjectError::Elf(_))));
    }

    proptest! {
        #[test]
        fn damaged_notes_never_panic(at in any::<proptest::sample::Index>(), value in any::<u8>(), cut in any::<proptest::sample::Index>()) {
            let mut bytes = note("by_value");
            let at = at.index(bytes.len());
            bytes[at] = value;
            bytes.truncate(cut.index(bytes.len() + 1));
            let _ = kernels(&bytes);
        }

        #[test]
        fn arbitrary_bytes_never_panic(tail in proptest::collection::vec(any::<u8>(), 0..400)) {
            let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &tail].concat();
            let _ = CodeObject::parse(&elf);
            let _ = kernels(&tail);
        }
    }
}
