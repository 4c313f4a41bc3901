//! Damaged device code: what a program brings along is an error or is read, whatever its bytes.

use std::fmt::Write as _;

use hipreempt_fuzzer::Target;
use hipreempt_softgpu_runtime::kernel::call::Plan;
use hipreempt_softgpu_runtime::kernel::signature;
use hipreempt_softgpu_runtime::module::bundle::{self, SOFTWARE_TARGET};
use hipreempt_softgpu_runtime::module::code_object::{CodeObject, CodeObjectError};
use hipreempt_softgpu_runtime::module::{ARCHITECTURE, Module};
use rmpv::Value;

const WORDS: [&str; 14] = [
    "__CLANG_OFFLOAD_BUNDLE__",
    "CCOB",
    "\x7fELF",
    "AMDGPU",
    "hipv4-amdgcn-amd-amdhsa--gfx90a",
    "amdhsa.kernels",
    ".args",
    ".name",
    ".offset",
    ".size",
    ".value_kind",
    "global_buffer",
    "hidden_none",
    ".vgpr_count",
];

/// One section: its type (`sh_type`, ELF-64 specification), the section it refers to, and its bytes.
struct Section<'bytes> {
    kind: u32,
    link: u32,
    address: u64,
    entry_bytes: u64,
    bytes: &'bytes [u8],
}

impl Section<'_> {
    /// Its header in the table, for its place in the file.
    fn header(&self, offset: usize) -> Vec<u8> {
        let words = [self.address, offset as u64, self.bytes.len() as u64];
        let mut header = [0_u32.to_le_bytes(), self.kind.to_le_bytes()].concat();
        header.extend(0_u64.to_le_bytes());
        words.iter().for_each(|word| header.extend(word.to_le_bytes()));
        header.extend([self.link.to_le_bytes(), 1_u32.to_le_bytes()].concat());
        header.extend([4_u64.to_le_bytes(), self.entry_bytes.to_le_bytes()].concat());
        header
    }
}

/// An ELF file for an AMD GPU with these sections behind the first, which is always empty.
fn elf(sections: &[Section<'_>]) -> Vec<u8> {
    const HEAD_BYTES: usize = 64;
    const EM_AMDGPU: u16 = 224;
    let (mut body, mut table) = (Vec::new(), vec![0; HEAD_BYTES]);
    for section in sections {
        table.extend(section.header(HEAD_BYTES + body.len()));
        body.extend_from_slice(section.bytes);
        body.resize(body.len().next_multiple_of(8), 0);
    }
    let table_offset = (HEAD_BYTES + body.len()) as u64;
    // The names of sections are in the symbols' strings, the third section: nobody looks for a section by name.
    let mut head = b"\x7fELF\x02\x01\x01\x40\x03\0\0\0\0\0\0\0".to_vec();
    [3, EM_AMDGPU].iter().for_each(|half| head.extend(half.to_le_bytes()));
    head.extend(1_u32.to_le_bytes());
    [0, 0, table_offset].iter().for_each(|word| head.extend(word.to_le_bytes()));
    head.extend(0_u32.to_le_bytes());
    let halves = [HEAD_BYTES as u16, 0, 0, HEAD_BYTES as u16, sections.len() as u16 + 1, 3];
    halves.iter().for_each(|half| head.extend(half.to_le_bytes()));
    [head, body, table].concat()
}

/// The note `NT_AMDGPU_METADATA` around its content.
fn note(content: &[u8]) -> Vec<u8> {
    let mut note = [7_u32, content.len() as u32, 32].map(u32::to_le_bytes).concat();
    note.extend(b"AMDGPU\0\0");
    note.extend_from_slice(content);
    note.resize(note.len().next_multiple_of(4), 0);
    note
}

/// An entry of the symbol table: where its name is, whether an object or a function, section, address and size.
fn symbol(name: u32, kind: u8, section: u16, address: u64, size: u64) -> Vec<u8> {
    let mut entry = name.to_le_bytes().to_vec();
    entry.extend([0x10 | kind, 0]);
    entry.extend(section.to_le_bytes());
    entry.extend([address.to_le_bytes(), size.to_le_bytes()].concat());
    entry
}

/// A code object with two variables, a kernel's descriptor and this metadata.
fn code_object(metadata: &[u8]) -> Vec<u8> {
    const OBJECT: u8 = 1;
    const FUNCTION: u8 = 2;
    let strings = b"\0table\0factor\0_Z6vecaddPKfi.kd\0_Z6vecaddPKfi\0";
    let symbols = [
        symbol(0, 0, 0, 0, 0),
        symbol(1, OBJECT, 4, 0x1000, 16),
        symbol(7, OBJECT, 4, 0x1010, 8),
        symbol(14, OBJECT, 4, 0x1018, 64),
        symbol(32, FUNCTION, 4, 0x1018, 64),
        symbol(7, OBJECT, 0, 0, 0),
    ];
    let (notes, symbols, data) = (note(metadata), symbols.concat(), [0x5a; 88]);
    let section =
        |kind, link, address, entry_bytes, bytes| Section { kind, link, address, entry_bytes, bytes };
    elf(&[
        section(7, 0, 0x200, 0, &notes),
        section(11, 3, 0x300, 24, &symbols),
        section(3, 0, 0x500, 0, strings),
        section(1, 0, 0x1000, 0, &data),
    ])
}

fn packed(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    rmpv::encode::write_value(&mut bytes, value).expect("memory takes it");
    bytes
}

fn map(fields: Vec<(&str, Value)>) -> Value {
    Value::Map(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn argument(offset: u32, size: u32, kind: &str) -> Value {
    map(vec![(".offset", offset.into()), (".size", size.into()), (".value_kind", kind.into())])
}

fn metadata() -> Value {
    let kernel = |name: &str, arguments: Vec<Value>| {
        map(vec![
            (".name", name.into()),
            (".args", Value::Array(arguments)),
            (".group_segment_fixed_size", 256.into()),
            (".private_segment_fixed_size", 0.into()),
            (".vgpr_count", 12.into()),
            (".max_flat_workgroup_size", 1024.into()),
        ])
    };
    let arguments =
        vec![argument(0, 8, "global_buffer"), argument(8, 4, "by_value"), argument(16, 8, "hidden_none")];
    let kernels = vec![kernel("_Z6vecaddPKfi", arguments), kernel("_Z4nonev", Vec::new())];
    map(vec![
        ("amdhsa.version", Value::Array(vec![1.into(), 2.into()])),
        ("amdhsa.target", "amdgcn-amd-amdhsa--gfx90a".into()),
        ("amdhsa.kernels", Value::Array(kernels)),
    ])
}

/// Metadata with lists in lists beside the kernels.
fn nested(levels: usize) -> Vec<u8> {
    let deep = (0..levels).fold(Value::Nil, |inner, _| Value::Array(vec![inner]));
    packed(&map(vec![("amdhsa.printf", deep), ("amdhsa.kernels", Value::Array(Vec::new()))]))
}

#[test]
fn metadata_in_many_levels_is_refused_before_the_stack_ends() {
    assert!(CodeObject::parse(&code_object(&nested(10))).is_ok());
    assert_eq!(CodeObject::parse(&code_object(&nested(500))), Err(CodeObjectError::BadMetadata));
}

#[test]
fn symbols_that_share_one_large_variable_are_refused() {
    const OBJECT: u8 = 1;
    let (strings, data) = (b"\0v\0", vec![0x5a; 32 << 10]);
    let notes = note(&packed(&metadata()));
    let parsed = |count: usize| {
        let symbols = symbol(1, OBJECT, 4, 0x1000, data.len() as u64).repeat(count);
        let section =
            |kind, link, address, entry_bytes, bytes| Section { kind, link, address, entry_bytes, bytes };
        CodeObject::parse(&elf(&[
            section(7, 0, 0x200, 0, &notes),
            section(11, 3, 0x300, 24, &symbols),
            section(3, 0, 0x500, 0, strings),
            section(1, 0, 0x1000, 0, &data),
        ]))
    };
    assert_eq!(parsed(2).expect("an alias is usual").variables[1].initial, data);
    assert_eq!(parsed(1_000), Err(CodeObjectError::Overlapping));
}

#[test]
fn sections_that_share_one_large_note_are_refused() {
    let notes = note(&packed(&metadata()));
    let many = vec![0; 12 * 2_500];
    let section = |bytes| Section { kind: 7, link: 0, address: 0, entry_bytes: 0, bytes };
    let mut image = elf(&[section(&many), section(&notes), section(&[])]);
    assert_eq!(CodeObject::parse(&image).expect("it is good").kernels.len(), 2);
    // Every header now names the section full of empty notes.
    let table = image.len() - 4 * 64;
    let header = image[table + 64..table + 128].to_vec();
    image.truncate(table);
    (0..2_000).for_each(|_| image.extend_from_slice(&header));
    image[60..62].copy_from_slice(&2_000_u16.to_le_bytes());
    assert_eq!(CodeObject::parse(&image), Err(CodeObjectError::Overlapping));
}

/// Clang's container, as it lies in a program: each code object begins at a multiple of the word.
fn bundle(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut image = b"__CLANG_OFFLOAD_BUNDLE__".to_vec();
    image.extend((parts.len() as u64).to_le_bytes());
    let head = image.len() + parts.iter().map(|(target, _)| 24 + target.len()).sum::<usize>();
    let mut body = Vec::new();
    for (target, code) in parts {
        body.resize((head + body.len()).next_multiple_of(8) - head, 0);
        let words = [head + body.len(), code.len(), target.len()];
        words.iter().for_each(|word| image.extend((*word as u64).to_le_bytes()));
        image.extend(target.as_bytes());
        body.extend_from_slice(code);
    }
    [image, body].concat()
}

/// Everything that loading a module reads of an image, without the module, whose kernels live for good.
fn read(image: &[u8]) -> bool {
    let Ok(entry) = bundle::select(image, ARCHITECTURE) else { return false };
    let Ok(code) = CodeObject::parse(entry.code) else { return entry.target == SOFTWARE_TARGET };
    let data: usize = code.variables.iter().map(|variable| variable.initial.len()).sum();
    assert!(data <= 8 * image.len(), "{data} bytes of variables in {} bytes of image", image.len());
    for kernel in &code.kernels {
        assert!(kernel.arguments.iter().all(|argument| argument.offset.checked_add(argument.size).is_some()));
    }
    true
}

#[test]
fn bundles() {
    let code = code_object(&packed(&metadata()));
    let targets = ["host-x86_64-unknown-linux-gnu", "hipv4-amdgcn-amd-amdhsa--gfx1030", "x"];
    let exact = "hipv4-amdgcn-amd-amdhsa--gfx90a:xnack+";
    Target::new("bundles")
        .good(bundle(&[(targets[0], b""), (targets[1], &code), (exact, &code)]))
        .good(bundle(&[(targets[0], b""), (SOFTWARE_TARGET, b"")]))
        .good(bundle(&[(targets[2], b"host code"), (targets[1], &code)]))
        .words(WORDS)
        .run(read);
}

#[test]
fn code_objects() {
    let good = code_object(&packed(&metadata()));
    assert_eq!(Module::load(&good).expect("it is good").kernel_count(), 2);
    Target::new("code_objects").good(good).good(code_object(&nested(10))).words(WORDS).run(read);
}

#[test]
fn metadata_notes() {
    let target = Target::new("metadata_notes").good(packed(&metadata())).good(nested(10)).words(WORDS);
    target.run(|content| read(&code_object(content)));
}

/// A name in which each type is made of the one before, twice (Itanium C++ ABI, "Compression").
fn doubling(levels: usize) -> String {
    let mut name = "_Z1fN1a1bIiiEE".to_owned();
    (1..=levels).for_each(|level| write!(name, "S0_IS{level}_S{level}_E").expect("memory takes it"));
    name
}

#[test]
fn kernel_names() {
    Target::new("kernel_names")
        .good("_Z6vecaddPKfS0_Pfi")
        .good("_Z5scaleIfEvPT_fi")
        .good("_ZN2ns3runINS_5thingILi3EEEEEvT_PKcRSt6vectorIdSaIdEE")
        .good("_ZZ4mainENKUlPfiE_clES_i")
        .good(doubling(2))
        .words(["_Z", "S_", "S0_", "S1_", "T_", "I", "E", "N", "PK", "R", "Ul", "Dp", "LDv4_f", "cv", "St"])
        .input_bytes_max(4 << 10)
        .run(|name| {
            let Some(classes) = std::str::from_utf8(name).ok().and_then(signature::parameters) else {
                return false;
            };
            let _ = Plan::new(&classes, None);
            let sizes: Vec<u32> = (0..classes.len() as u32).collect();
            let _ = Plan::new(&classes, Some(&sizes));
            true
        });
}
