//! Every function of the CUDA driver has a class, by its HIP counterpart or by an exception with a reason.

use std::collections::BTreeSet;

use hipreempt_api::Class;
use hipreempt_hipify::{class_of_cuda, driver_functions, find, versions::base};

const CUDA: &str = include_str!("../data/lists/cuda.tsv");
const CLASSES: &str = include_str!("../data/classes.tsv");

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// What the headers of the CUDA 13.5 driver declare.
fn declared() -> BTreeSet<&'static str> {
    let functions = rows(CUDA).filter(|row| row[1] == "function" && row[2] == "driver");
    functions.filter(|row| row[4].split(',').any(|release| release == "13.5")).map(|row| row[0]).collect()
}

#[test]
fn every_driver_function_of_cuda_13_has_a_class() {
    let declared = declared();
    assert!(declared.len() > 700, "the list was read: {}", declared.len());
    let unclassed: Vec<_> = declared.iter().filter(|name| class_of_cuda(name).is_none()).collect();
    assert!(unclassed.is_empty(), "neither by HIP nor in classes.tsv: {unclassed:?}");
    let listed: BTreeSet<&str> = driver_functions().iter().map(|function| function.name).collect();
    assert_eq!(listed, declared);
}

#[test]
fn versions_and_calling_conventions_are_in_the_list_and_classed_alike() {
    let declared = declared();
    for name in [
        "cuMemAlloc",
        "cuMemAlloc_v2",
        "cuMemcpyHtoD_v2_ptds",
        "cuMemcpyHtoDAsync_v2_ptsz",
        "cuLaunchKernel_ptsz",
    ] {
        assert!(declared.contains(name), "{name}");
    }
    for function in driver_functions().iter().filter(|function| declared.contains(base(function.name))) {
        assert_eq!(Some(function.class), class_of_cuda(base(function.name)), "{}", function.name);
    }
}

#[test]
fn exceptions_are_needed_and_name_what_exists() {
    let bases: BTreeSet<&str> = declared().into_iter().map(base).collect();
    assert!(rows(CLASSES).map(|row| row[0]).is_sorted(), "in byte order");
    for row in rows(CLASSES) {
        let [name, _, reason] = row[..] else { panic!("three columns: {row:?}") };
        assert!(!reason.is_empty(), "{name} needs a reason");
        assert!(bases.contains(name), "{name} is not a driver function of CUDA 13.5");
        let by_hip = find(name).and_then(|found| hipreempt_api::find(found.hip));
        assert!(by_hip.is_none(), "{name} has a counterpart, whose class holds: drop the line");
    }
}

#[test]
fn what_a_scheduler_must_not_miss() {
    for (name, class) in [
        ("cuLaunchKernel", Class::Launch),
        ("cuLaunchKernelEx_ptsz", Class::Launch),
        ("cuLaunchCooperativeKernel", Class::Launch),
        ("cuLaunchGridAsync", Class::Launch),
        ("cudaLaunchKernel", Class::Launch),
        ("cuGraphLaunch_ptsz", Class::Graph),
        ("cuMemsetD8Async", Class::Memset),
        ("cuMemcpyAsync_ptsz", Class::Copy),
        ("cuMemcpyDtoHAsync_v2", Class::Copy),
        ("cuEventRecord", Class::Record),
        ("cuGreenCtxRecordEvent", Class::Record),
        ("cuStreamWaitEvent", Class::Wait),
        ("cuCtxWaitEvent", Class::Wait),
        ("cuCtxSynchronize", Class::Sync),
        ("cuStreamQuery", Class::Query),
        ("cuLaunchHostFunc", Class::Callback),
        ("cuStreamBeginCapture_v2", Class::Capture),
        ("cuMemFree_v2", Class::Free),
        ("cuModuleLoadData", Class::Module),
        ("cuStreamCreateWithPriority", Class::StreamLifecycle),
        ("cuGreenCtxStreamCreate", Class::StreamLifecycle),
        ("cuEventDestroy_v2", Class::EventLifecycle),
    ] {
        assert_eq!(class_of_cuda(name), Some(class), "{name}");
    }
    assert_eq!(class_of_cuda("CUdeviceptr"), None, "a type has no class");
    assert_eq!(class_of_cuda("cublasSgemm"), None, "a library's function has no class");
}

/// The table that a preload is made from has each driver function once, with the class that it has here.
#[test]
fn the_api_table_agrees() {
    let here: Vec<_> = driver_functions().iter().map(|function| (function.name, function.class)).collect();
    let table: Vec<_> =
        hipreempt_api::CUDA_FUNCTIONS.iter().map(|function| (function.name, function.class)).collect();
    assert_eq!(table, here);
}
