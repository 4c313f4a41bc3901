//! What the built files export and need: the interface to other people's programs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use hipreempt_api::{CUDA_FUNCTIONS, Class, Function, HIP_FUNCTIONS, HIP_NAMES_ONLY, NameOnly};
use hipreempt_tests::artifacts;

/// Debian 12's libc. A preload that needs a newer one kills every program in its environment.
const LIBC_FLOOR: (u32, u32) = (2, 36);

/// Everything that is shipped.
const SHIPPED: [&str; 9] = [
    "libhipreempt_c.so",
    "libhipreempt_hip.so",
    "libhipreempt_cuda.so",
    "libamdhip64.so",
    "libamdhip64_cuda.so",
    "libcuda.so",
    "hipreempt",
    "softgpu-card",
    WORKER,
];
const WORKER: &str = "hipreempt-worker";

fn output_of(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("{program} (tests/run installs it): {error}"));
    assert!(output.status.success(), "{program} {}", file.display());
    String::from_utf8(output.stdout).expect("text")
}

/// Defined dynamic symbols, by name, with their version node (empty where they have none).
fn exports(file: &Path) -> BTreeMap<String, String> {
    let text = output_of("readelf", &["-W", "--dyn-syms"], file);
    let rows = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let defined =
        rows.filter(|row| row.len() >= 8 && is_number(row[0]) && row[6] != "UND" && row[3] != "SECTION");
    let split = |name: &str| {
        let (symbol, node) = name.split_once('@').unwrap_or((name, ""));
        (symbol.to_owned(), node.trim_start_matches('@').to_owned())
    };
    defined.filter(|row| row[6] != "ABS").map(|row| split(row[7])).collect()
}

/// `12:`, as against the heading `Num:`.
fn is_number(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Libraries that a file asks the loader for.
fn needed(file: &Path) -> BTreeSet<String> {
    let text = output_of("readelf", &["-W", "-d"], file);
    let names = text.lines().filter(|line| line.contains("(NEEDED)"));
    names.filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect()
}

/// A preload library, the committed list of its exports, and the functions that it stands in front of.
struct Preload {
    file: PathBuf,
    list: &'static str,
    functions: &'static [Function],
    names_only: &'static [NameOnly],
}

fn preloads() -> [Preload; 2] {
    [
        Preload {
            file: artifacts::shim(),
            list: "shim-exports.txt",
            functions: HIP_FUNCTIONS,
            names_only: HIP_NAMES_ONLY,
        },
        Preload {
            file: artifacts::shim_cuda(),
            list: "shim-cuda-exports.txt",
            functions: CUDA_FUNCTIONS,
            names_only: &[],
        },
    ]
}

/// Each preload exports exactly the committed list. A name that vanishes is a function that programs call past it; one
/// that appears by accident is interposed in every program. `HIPREEMPT_BLESS=1` writes the lists anew.
#[test]
fn the_preloads_export_the_committed_lists() {
    for Preload { file, list, .. } in preloads() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(list);
        let found: Vec<String> = exports(&file).into_keys().collect();
        if std::env::var_os("HIPREEMPT_BLESS").is_some() {
            std::fs::write(&path, found.join("\n") + "\n").expect("the list can be written");
        }
        let committed = std::fs::read_to_string(&path).expect("the committed list");
        let committed: Vec<&str> = committed.lines().collect();
        assert!(!committed.is_empty());
        let missing: Vec<_> = committed.iter().filter(|name| !found.iter().any(|one| one == *name)).collect();
        let added: Vec<_> = found.iter().filter(|name| !committed.contains(&name.as_str())).collect();
        assert!(missing.is_empty() && added.is_empty(), "{list}: missing {missing:?}, not in it {added:?}");
    }
}

/// Every export is a function of the library, a look-up that the preload must filter (`dlvsym` where the library's
/// functions have versions), the table for the crate `hipreempt`, or the call that level 3 learns from: nothing of Rust,
/// nothing else of ours. A name of the other platform would make a program believe that it has that one, too; a name of
/// rocprofiler's would take a profiler's place.
#[test]
fn the_preloads_export_their_library_and_little_else() {
    for Preload { file, list, functions, names_only } in preloads() {
        let known: BTreeSet<&str> = functions
            .iter()
            .map(|function| function.symbol)
            .chain(names_only.iter().map(|only| only.symbol))
            .chain(["dlsym", "hipreempt_v1", "ioctl"])
            .chain((!names_only.is_empty()).then_some("dlvsym"))
            .collect();
        let strange: Vec<String> =
            exports(&file).into_keys().filter(|name| !known.contains(name.as_str())).collect();
        assert!(strange.is_empty(), "{list}: {strange:?}");
    }
}

/// Every function that submits work is on the path, by every name.
#[test]
fn the_preloads_cover_every_function_that_submits_work() {
    let submits = |class: Class| matches!(class, Class::Launch | Class::Graph | Class::Memset | Class::Copy);
    for Preload { file, list, functions, .. } in preloads() {
        let exported = exports(&file);
        let all: Vec<&str> =
            functions.iter().filter(|one| submits(one.class)).map(|one| one.symbol).collect();
        assert!(all.len() > 50, "the table is empty");
        let missing: Vec<_> = all.into_iter().filter(|symbol| !exported.contains_key(*symbol)).collect();
        assert!(missing.is_empty(), "{list}: {missing:?}");
    }
}

/// Beginnings of the names of HIP's functions that could be called at any time: they read, make something new, or change
/// what no kept call looks at.
const HARMLESS: &[&str] = &[
    "_",
    "amd_dbgapi",
    "hiprtc",
    "hipApiName",
    "hipArray",
    "hipChooseDevice",
    "hipCreate",
    "hipCtxCreate",
    "hipCtxEnablePeerAccess",
    "hipCtxGet",
    "hipDeviceCanAccessPeer",
    "hipDeviceComputeCapability",
    "hipDeviceEnablePeerAccess",
    "hipDeviceGet",
    "hipDevicePrimaryCtxGet",
    "hipDevicePrimaryCtxRetain",
    "hipDevicePrimaryCtxSetFlags",
    "hipDeviceTotalMem",
    "hipDriverGet",
    "hipDrvGet",
    "hipDrvGraphAdd",
    "hipDrvGraphMemcpyNode",
    "hipDrvPointerGet",
    "hipEnableActivity",
    "hipEventCreate",
    "hipExtDisableLogging",
    "hipExtEnableLogging",
    "hipExtGet",
    "hipExtMalloc",
    "hipExtSetLogging",
    "hipExtStream",
    "hipExternalMemoryGet",
    "hipFuncGet",
    "hipGL",
    "hipGet",
    "hipGraphAdd",
    "hipGraphBatch",
    "hipGraphChild",
    "hipGraphClone",
    "hipGraphCreate",
    "hipGraphDebug",
    "hipGraphDestroy",
    "hipGraphEvent",
    "hipGraphExecGet",
    "hipGraphExternal",
    "hipGraphGet",
    "hipGraphHost",
    "hipGraphInstantiate",
    "hipGraphKernel",
    "hipGraphMem",
    "hipGraphNodeFind",
    "hipGraphNodeGet",
    "hipGraphNodeSetParams",
    "hipGraphRe",
    "hipGraphicsGL",
    "hipGraphicsResource",
    "hipGraphicsSubResource",
    "hipHostAlloc",
    "hipHostGet",
    "hipHostMalloc",
    "hipHostRegister",
    "hipImport",
    "hipInit",
    "hipIpcGet",
    "hipIpcOpenMem",
    "hipKernelGet",
    "hipKernelNameRef",
    "hipLibraryEnumerate",
    "hipLibraryGet",
    "hipLibraryLoad",
    "hipLink",
    "hipMallocArray",
    "hipMallocHost",
    "hipMallocManaged",
    "hipMallocMipmapped",
    "hipMallocPitch",
    "hipMalloc3D",
    "hipMemAddressReserve",
    "hipMemAlloc",
    "hipMemCreate",
    "hipMemExport",
    "hipMemGet",
    "hipMemImport",
    "hipMemMap",
    "hipMemPoolCreate",
    "hipMemPoolExport",
    "hipMemPoolGet",
    "hipMemPoolImport",
    "hipMemPtrGet",
    "hipMemRangeGet",
    "hipMemRetain",
    "hipMipmappedArrayCreate",
    "hipMipmappedArrayGet",
    "hipModuleGet",
    "hipModuleOccupancy",
    "hipOccupancy",
    "hipPeek",
    "hipPointerGet",
    "hipProfiler",
    "hipRegister",
    "hipRemove",
    "hipRuntimeGet",
    "hipSet",
    "hipStreamCreate",
    "hipStreamGet",
    "hipStreamIsCapturing",
    "hipStreamUpdateCapture",
    "hipTexObjectCreate",
    "hipTexObjectGet",
    "hipTexRefGet",
    "hipThreadExchange",
    "hipUserObject",
];

/// What is not on the path could overtake kept calls: each such function was looked at. A new one has to be.
#[test]
fn what_the_hip_preload_leaves_alone_is_harmless() {
    let exported = exports(&artifacts::shim());
    let harmless =
        |name: &str| name == "hipMalloc" || HARMLESS.iter().any(|beginning| name.starts_with(beginning));
    let names = HIP_FUNCTIONS.iter().map(|function| function.symbol);
    let (past, _): (Vec<_>, Vec<_>) = names.partition(|symbol| !exported.contains_key(*symbol));
    assert!(past.len() > 100, "{}", past.len());
    let overtaking: Vec<_> = past.into_iter().filter(|name| !harmless(name)).collect();
    assert!(overtaking.is_empty(), "{overtaking:?}");
}

/// Whoever waits for work, orders streams, opens captures or takes handles away is on the path, too.
#[test]
fn the_cuda_preload_covers_what_the_engine_must_know() {
    let exported = exports(&artifacts::shim_cuda());
    let known = |class: Class| matches!(class, Class::Record | Class::Wait | Class::Sync | Class::Callback);
    let beginnings = [
        "cuCtxCreate",
        "cuCtxDestroy",
        "cuCtxPopCurrent",
        "cuCtxPushCurrent",
        "cuCtxSetCurrent",
        "cuDevicePrimaryCtxRelease",
        "cuDevicePrimaryCtxReset",
        "cuEventDestroy",
        "cuGetProcAddress",
        "cuLibraryUnload",
        "cuModuleUnload",
        "cuStreamBegin",
        "cuStreamDestroy",
        "cuStreamEnd",
        "cuStreamQuery",
    ];
    let named = |name: &str| beginnings.iter().any(|beginning| name.starts_with(beginning));
    let all: Vec<&str> = CUDA_FUNCTIONS
        .iter()
        .filter(|one| known(one.class) || named(one.symbol))
        .map(|one| one.symbol)
        .chain(["cuEventCreate", "cuModuleGetFunction", "cuLibraryGetKernel", "cuKernelGetFunction"])
        .collect();
    assert!(all.len() > 80, "{}", all.len());
    let missing: Vec<_> = all.into_iter().filter(|symbol| !exported.contains_key(*symbol)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The software device, and HIP over CUDA, have every symbol of the real library of Debian 12, under its own node.
#[test]
fn hip_libraries_export_what_the_real_one_does() {
    let real =
        std::fs::read_to_string(artifacts::repository().join("runtime/api/data/debian-5.2-exports.tsv"));
    let real = real.expect("the committed exports of the real library");
    let rows: Vec<(&str, &str)> =
        real.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(rows.len(), 409);
    for library in [artifacts::soft_hip(), artifacts::hip_on_cuda()] {
        let exported = exports(&library);
        let is_there =
            |(symbol, node): &&(&str, &str)| exported.get(*symbol).is_some_and(|found| found == node);
        let wrong: Vec<_> = rows.iter().filter(|row| !is_there(row)).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", library.display());
    }
}

/// No file needs a libc newer than the oldest supported one.
#[test]
fn the_libc_floor() {
    for name in SHIPPED {
        let text = output_of("objdump", &["-T"], &artifacts::built(name));
        let newest = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .filter_map(libc_version)
            .max();
        let newest = newest.unwrap_or_else(|| panic!("{name} asks for no libc at all"));
        assert!(newest <= LIBC_FLOOR, "{name} needs GLIBC_{}.{}", newest.0, newest.1);
    }
}

fn libc_version(word: &str) -> Option<(u32, u32)> {
    let mut parts = word.strip_prefix("GLIBC_")?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next().unwrap_or(Ok(0)).ok()?))
}

/// Nothing that is shipped asks the loader for a GPU library: programs without one must still start. The benchmark's
/// worker is an ordinary HIP program, and asks for the HIP library as one does.
#[test]
fn nothing_links_a_gpu_library() {
    assert!(needed(&artifacts::built(WORKER)).iter().any(|library| library.starts_with("libamdhip64.so")));
    let allowed =
        ["libc.so.6", "libm.so.6", "libgcc_s.so.1", "libdl.so.2", "libpthread.so.0", "ld-linux-x86-64.so.2"];
    for name in SHIPPED.into_iter().filter(|name| *name != WORKER) {
        let needed = needed(&artifacts::built(name));
        assert!(needed.contains("libc.so.6"), "{name}: {needed:?}");
        let strange: Vec<_> = needed.iter().filter(|library| !allowed.contains(&library.as_str())).collect();
        assert!(strange.is_empty(), "{name} needs {strange:?}");
    }
}

/// The preloads run in programs of every kind: no executable stack, no text relocations, no static thread-local
/// storage model that would fail a late `dlopen`.
#[test]
fn the_preloads_load_everywhere() {
    for Preload { file, .. } in preloads() {
        let headers = output_of("readelf", &["-W", "-l"], &file);
        let stack = headers.lines().find(|line| line.contains("GNU_STACK")).expect("a stack header");
        assert!(!stack.contains("RWE"), "{stack}");
        let dynamic = output_of("readelf", &["-W", "-d"], &file);
        assert!(!dynamic.contains("TEXTREL") && !dynamic.contains("STATIC_TLS"), "{dynamic}");
    }
}
