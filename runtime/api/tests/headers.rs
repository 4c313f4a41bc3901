//! The declarations against the headers of HIP 5.2 as Debian installs them: every function that they declare is in the
//! table, and every structure that a program of that generation passes has the shape that is assumed here. (HIP 7.1's
//! headers are what the declarations are made from.)

use std::collections::BTreeSet;
use std::mem::{offset_of, size_of};
use std::path::{Path, PathBuf};
use std::process::Command;

use hipreempt_api::hip::*;
use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY};

const HEADERS: &str = "#include <hip/hip_runtime_api.h>\n#include <hip/hip_ext.h>\n#include <hip/hiprtc.h>\n";
/// What the headers define themselves, for C++ programs: no library exports it.
const INLINE: [&str; 5] = [
    "hipCreateChannelDescHalf",
    "hipCreateChannelDescHalf1",
    "hipCreateChannelDescHalf2",
    "hipExtLaunchKernelGGL",
    "hip_init",
];

/// Whether the headers are there; fails where they have to be.
fn installed() -> bool {
    let there = Path::new("/usr/include/hip/hip_runtime_api.h").is_file();
    if !there {
        let strict = std::env::var("HIPREEMPT_TESTS_STRICT").as_deref() == Ok("1");
        assert!(!strict, "HIP's headers are not installed (libamdhip64-dev)");
        eprintln!("not checked: HIP's headers are not installed (Debian's libamdhip64-dev)");
    }
    there
}

/// Runs the C++ compiler on a source and returns what it writes to `output`.
fn compile(name: &str, text: &str, arguments: &[&str]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, output) = (folder.join(format!("{name}.cpp")), folder.join(name));
    std::fs::write(&source, text).expect("the test's own folder");
    let mut command = Command::new("c++");
    command.args(["-D__HIP_PLATFORM_AMD__", "-w"]).args(arguments).arg(&source).arg("-o").arg(&output);
    let result = command.output().expect("a C++ compiler");
    assert!(result.status.success(), "{}", String::from_utf8_lossy(&result.stderr));
    output
}

/// The words that begin with `hip` or `__hip` and stand before a parenthesis.
fn declared(preprocessed: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (at, _) in preprocessed.match_indices('(') {
        let before = preprocessed[..at].trim_end();
        let start = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        let name = &before[start..];
        if name.starts_with("hip") || name.starts_with("__hip") {
            names.insert(name);
        }
    }
    names
}

#[test]
fn every_function_that_hip_5_2_declares_is_in_the_table() {
    if !installed() {
        return;
    }
    let text = std::fs::read_to_string(compile("declared", HEADERS, &["-E", "-P"])).expect("preprocessed");
    let declared = declared(&text);
    assert!(declared.len() > 380, "{} functions", declared.len());
    let known: BTreeSet<&str> = HIP_FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(HIP_NAMES_ONLY.iter().map(|only| only.name))
        .chain(INLINE)
        .collect();
    let missing: Vec<_> = declared.difference(&known).collect();
    assert_eq!(missing, Vec::<&&str>::new(), "declared, and without a class");
}

macro_rules! shapes {
    ($($old:literal $new:ty { $($field:ident),* })*) => {
        &[ $( ($old, size_of::<$new>(), &[ $( (stringify!($field), offset_of!($new, $field)) ),* ]) ),* ]
    };
}

/// A structure of HIP 5.2: its name there, its size here, and the fields with their offsets here.
type Shape = (&'static str, usize, &'static [(&'static str, usize)]);

/// What programs of both generations pass, and the preload or the software device looks into.
const SHAPES: &[Shape] = shapes! {
    "hipDeviceProp_t" hipDeviceProp_tR0000 { name, totalGlobalMem, warpSize, multiProcessorCount, gcnArchName, asicRevision }
    "dim3" dim3 { x, y, z }
    "hipLaunchParams" hipLaunchParams { func, gridDim, blockDim, args, sharedMem, stream }
    "hipKernelNodeParams" hipKernelNodeParams { blockDim, extra, func, gridDim, kernelParams, sharedMemBytes }
    "hipMemsetParams" hipMemsetParams { dst, elementSize, height, pitch, value, width }
    "hipHostNodeParams" hipHostNodeParams { fn_, userData }
    "hipMemcpy3DParms" hipMemcpy3DParms { srcPtr, dstPtr, extent, kind }
    "hip_Memcpy2D" hip_Memcpy2D { WidthInBytes, Height }
    "hipPitchedPtr" hipPitchedPtr { ptr, pitch, xsize, ysize }
    "hipExtent" hipExtent { width, height, depth }
    "hipPointerAttribute_t" hipPointerAttribute_t { device, devicePointer, hostPointer, isManaged, allocationFlags }
    "hipFuncAttributes" hipFuncAttributes { sharedSizeBytes, maxThreadsPerBlock, numRegs }
    "hipIpcMemHandle_t" hipIpcMemHandle_t { reserved }
    "hipIpcEventHandle_t" hipIpcEventHandle_t { reserved }
    "hipMemPoolProps" hipMemPoolProps { allocType, handleTypes, location }
};

/// HIP's name of a field, which is a word of Rust's.
fn field_in_c(field: &str) -> &str {
    if field == "fn_" { "fn" } else { field }
}

#[test]
fn structures_of_hip_5_2_have_their_shape() {
    if !installed() {
        return;
    }
    let mut text =
        "#include <stddef.h>\n#include <stdio.h>\n#include <hip/hip_runtime_api.h>\nint main() {\n"
            .to_owned();
    let mut expected = String::new();
    for (name, size, fields) in SHAPES {
        text.push_str(&format!("    printf(\"{name} %zu\\n\", sizeof({name}));\n"));
        expected.push_str(&format!("{name} {size}\n"));
        for (field, offset) in *fields {
            let in_c = field_in_c(field);
            text.push_str(&format!("    printf(\"{name}.{field} %zu\\n\", offsetof({name}, {in_c}));\n"));
            expected.push_str(&format!("{name}.{field} {offset}\n"));
        }
    }
    text.push_str("}\n");
    let printed = Command::new(compile("shapes", &text, &[])).output().expect("the program");
    assert_eq!(String::from_utf8_lossy(&printed.stdout), expected, "left: HIP 5.2, right: assumed here");
}
