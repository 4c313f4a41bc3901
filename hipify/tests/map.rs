//! The map is complete and consistent: everything HIP has is in it or excused, and it says nothing twice.

use std::collections::{BTreeMap, BTreeSet};

use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY};
use hipreempt_hipify::{Kind, find, is_known, map};

/// The rows of a data file.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

const CUDA: &str = include_str!("../data/lists/cuda.tsv");
const HIP: &str = include_str!("../data/lists/hip.tsv");
const PAIRS: &str = include_str!("../data/lists/nvidia-detail.tsv");
const BY_HAND: &str = include_str!("../data/by-hand.tsv");
const HIP_ONLY: &str = include_str!("../data/hip-only.tsv");

#[test]
fn every_function_of_hip_is_mapped_to_or_excused_and_never_both() {
    let mapped: BTreeSet<&str> = map().iter().map(|name| name.hip).collect();
    let excused: BTreeSet<&str> = rows(HIP_ONLY).map(|row| row[0]).collect();
    assert!(rows(HIP_ONLY).all(|row| row.len() == 2 && !row[1].is_empty()), "a reason for every excuse");
    assert!(rows(HIP_ONLY).map(|row| row[0]).is_sorted(), "in byte order");
    let names =
        HIP_FUNCTIONS.iter().map(|function| function.name).chain(HIP_NAMES_ONLY.iter().map(|only| only.name));
    let names: BTreeSet<&str> = names.collect();
    assert!(names.len() > 500, "the API table was read");
    let missing: Vec<_> =
        names.iter().filter(|name| !mapped.contains(*name) && !excused.contains(*name)).collect();
    assert!(missing.is_empty(), "neither mapped nor in hip-only.tsv: {missing:?}");
    let both: Vec<_> = excused.intersection(&mapped).collect();
    assert!(both.is_empty(), "mapped, but excused: {both:?}");
    let stale: Vec<_> = excused.difference(&names).collect();
    assert!(stale.is_empty(), "excused, but not in HIP: {stale:?}");
}

/// The CUDA names that HIP has, told without the map's rules: what HIP's own headers state, and what HIP's headers spell
/// with another prefix only.
fn cuda_names_that_hip_has() -> BTreeSet<&'static str> {
    let hip: BTreeSet<&str> = rows(HIP).map(|row| row[0]).collect();
    let stated: BTreeMap<&str, &str> = rows(PAIRS).map(|row| (row[0], row[1])).collect();
    let interfaces = rows(CUDA).filter(|row| row[2] == "driver" || row[2] == "runtime").map(|row| row[0]);
    let has = |name: &str| {
        let spelled = [("cuda", "hip"), ("cu", "hip"), ("CUDA_", "HIP_"), ("CU_", "HIP_"), ("CU", "hip")];
        let spelled =
            spelled.iter().filter_map(|(from, to)| Some(format!("{to}{}", name.strip_prefix(from)?)));
        let stated = stated.get(name).is_some_and(|names| names.split(',').any(|name| hip.contains(name)));
        stated
            || spelled
                .into_iter()
                .any(|name| hip.contains(name.as_str()) || hip.contains(&*format!("{name}_t")))
    };
    interfaces.filter(|name| has(name)).collect()
}

#[test]
fn at_least_99_percent_of_the_runtime_and_driver_names_that_hip_has_are_mapped() {
    let names = cuda_names_that_hip_has();
    assert!(names.len() > 1300, "{} names", names.len());
    let missing: Vec<_> = names.iter().filter(|name| find(name).is_none()).collect();
    let share = 1.0 - missing.len() as f64 / names.len() as f64;
    assert!(share >= 0.99, "{share:.4} of {}; missing: {missing:?}", names.len());
    let refused: BTreeSet<&str> = rows(BY_HAND).filter(|row| row[1] == "-").map(|row| row[0]).collect();
    let base = hipreempt_hipify::versions::base;
    let unexplained: Vec<_> =
        missing.iter().filter(|name| !refused.contains(**name) && !refused.contains(base(name))).collect();
    assert!(unexplained.is_empty(), "missing without a reason in by-hand.tsv: {unexplained:?}");
}

/// The same from the committed tables of what the libraries export: CUDA's functions that HIP has under its own prefix.
/// The share is printed past the harness, which would swallow it.
#[test]
fn at_least_99_percent_of_the_exported_functions_that_hip_has_are_mapped() {
    let hip: BTreeSet<&str> = HIP_FUNCTIONS.iter().map(|function| function.name).collect();
    let base = hipreempt_hipify::versions::base;
    let has = |name: &str| {
        let words =
            name.strip_prefix("cuda").or(name.strip_prefix("cu")).expect("how CUDA's functions begin");
        hip.contains(&*format!("hip{words}"))
    };
    let driver = hipreempt_api::CUDA_FUNCTIONS.iter().map(|function| function.name);
    let runtime = rows(CUDA).filter(|row| row[1] == "function" && row[2] == "runtime").map(|row| row[0]);
    let runtime = runtime.filter(|name| name.starts_with("cuda"));
    let names: BTreeSet<&str> = driver.chain(runtime).filter(|name| has(base(name))).collect();
    let (mapped, missing): (Vec<&str>, Vec<&str>) = names.iter().partition(|name| {
        // A name that leads nowhere would be no translation.
        let leads = |to: &str| hip.contains(to) || HIP_NAMES_ONLY.iter().any(|only| only.name == to);
        find(name).is_some_and(|found| leads(found.hip))
    });
    // Spelled alike, but another function: `cuMemcpyAsync` has no kind, `hipMemcpyAsync` has. A wrong name would be worse.
    let refused: BTreeSet<&str> = rows(BY_HAND).filter(|row| row[1] == "-").map(|row| row[0]).collect();
    let others = missing.iter().filter(|name| refused.contains(base(name))).count();
    let has = names.len() - others;
    let share = mapped.len() as f64 / has as f64;
    let said = format!(
        "hipify: {} of {has} exported functions that HIP has ({:.2} %); {others} more are another function there\n",
        mapped.len(),
        share * 100.0
    );
    std::io::Write::write_all(&mut std::io::stderr(), said.as_bytes()).expect("standard error");
    assert!(names.len() > 500, "the tables were read: {}", names.len());
    assert!(others * 50 < names.len(), "{others} refusals hide what is missing");
    assert!(share >= 0.99, "{share:.4}; missing: {missing:?}");
}

/// Numbers of parameters that a call cannot satisfy on both sides, from the table of exports; the list was made from
/// headers.
#[test]
fn numbers_of_parameters_are_those_of_the_exports() {
    let differing: Vec<_> = map().iter().filter(|name| name.parameters.is_some()).collect();
    assert!(differing.len() > 30, "{} functions", differing.len());
    for name in &differing {
        let (cuda, wanted) = name.parameters.expect("filtered");
        assert_ne!(cuda, wanted, "{}", name.cuda);
        if let Some(function) = hipreempt_api::find(name.hip) {
            assert_eq!(function.params.len(), usize::from(wanted), "{}", name.hip);
        }
    }
    for (cuda, numbers) in [
        ("cudaMemPrefetchAsync", Some((5, 4))),
        ("cudaGraphInstantiate", Some((3, 5))),
        ("cudaGraphAddDependencies", Some((5, 4))),
        ("cuCtxCreate", Some((4, 3))),
        ("cuCtxCreate_v2", None),
        ("cuGraphInstantiate", Some((3, 5))),
        ("cuStreamBeginCapture", None),
        ("cuMemAllocHost", None),
        ("cudaMalloc", None),
        ("cusparseSpSM_solve", Some((10, 11))),
    ] {
        assert_eq!(find(cuda).expect(cuda).parameters, numbers, "{cuda}");
    }
    let by_name: BTreeSet<&str> = differing.iter().map(|name| name.cuda).collect();
    let driver = hipreempt_api::CUDA_FUNCTIONS.iter().filter(|function| by_name.contains(function.name));
    for function in driver.filter(|function| hipreempt_hipify::versions::base(function.name) != function.name)
    {
        let numbers = find(function.name).and_then(|name| name.parameters).expect("filtered");
        assert_eq!(function.params.len(), usize::from(numbers.0), "{}", function.name);
    }
}

#[test]
fn translating_twice_is_translating_once() {
    for name in map().iter().filter(|name| name.cuda != name.hip) {
        assert!(!is_known(name.hip), "{} leads to {}, which CUDA has too", name.cuda, name.hip);
    }
}

#[test]
fn rows_are_in_order_and_well_formed() {
    assert!(map().windows(2).all(|pair| pair[0].cuda < pair[1].cuda));
    for name in map() {
        let word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let path = |text: &str| text.split('/').all(|part| word(&part.replace(['.', '+'], "_")));
        let fine = if name.kind == Kind::Header {
            path(name.cuda) && path(name.hip)
        } else {
            word(name.cuda) && word(name.hip)
        };
        assert!(fine, "{name:?}");
        assert!(["prefix", "nvidia_detail", "words", "value", "hand"].contains(&name.source), "{name:?}");
    }
}

#[test]
fn pairs_that_every_porter_knows() {
    for (cuda, hip) in [
        ("cudaMalloc", "hipMalloc"),
        ("cudaMemcpyHostToDevice", "hipMemcpyHostToDevice"),
        ("cudaDeviceProp", "hipDeviceProp_t"),
        ("cudaErrorMemoryAllocation", "hipErrorOutOfMemory"),
        ("cuLaunchKernel", "hipModuleLaunchKernel"),
        ("cuMemcpyHtoD_v2", "hipMemcpyHtoD"),
        ("CUdeviceptr", "hipDeviceptr_t"),
        ("CUstream_st", "ihipStream_t"),
        ("CUDA_ERROR_OUT_OF_MEMORY", "hipErrorOutOfMemory"),
        ("CUDA_SUCCESS", "hipSuccess"),
        ("CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT", "hipDeviceAttributeMultiprocessorCount"),
        ("cudaStreamPerThread", "hipStreamPerThread"),
        ("cudaMemcpyAsync_ptsz", "hipMemcpyAsync_spt"),
        ("cublasSgemm_v2", "hipblasSgemm"),
        ("CUBLAS_OP_T", "HIPBLAS_OP_T"),
        ("cufftExecC2C", "hipfftExecC2C"),
        ("curand_uniform", "hiprand_uniform"),
        ("cusparseSpMV", "hipsparseSpMV"),
        ("ncclAllReduce", "ncclAllReduce"),
        ("nvrtcCompileProgram", "hiprtcCompileProgram"),
        ("cuda_runtime.h", "hip/hip_runtime.h"),
        ("nccl.h", "rccl/rccl.h"),
    ] {
        assert_eq!(find(cuda).map(|name| name.hip), Some(hip), "{cuda}");
    }
    for cuda in ["cuMemcpyAsync", "cuMemcpyPeer", "CUDA_VERSION", "cuTensorMapEncodeTiled"] {
        assert!(find(cuda).is_none() && is_known(cuda), "{cuda}");
    }
}
