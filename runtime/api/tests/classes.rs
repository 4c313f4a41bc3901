//! What the classes promise to a scheduler, checked against the signatures, so that a row filled in by habit is
//! noticed.

use std::collections::HashMap;

use hipreempt_api::{
    Class, Function, HIP_FUNCTIONS, HIP_NAMES_ONLY, Implicit, NullStream, VERSION_NODES, find,
};

/// The hand-written reasons of `data/functions.tsv`.
fn reasons() -> HashMap<&'static str, &'static str> {
    let rows = include_str!("../data/functions.tsv").lines().filter(|line| !line.starts_with('#'));
    let columns = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    columns.map(|columns| (columns[0], columns[7])).filter(|row| row.1 != "-").collect()
}

fn of_class(class: Class) -> impl Iterator<Item = &'static Function> {
    HIP_FUNCTIONS.iter().filter(move |function| function.class == class)
}

fn is_ordered(function: &Function) -> bool {
    function.stream_index().is_some() || function.event_index().is_some()
}

#[test]
fn names_are_sorted_and_every_one_is_found() {
    assert!(HIP_FUNCTIONS.is_sorted_by(|left, right| left.name < right.name));
    assert!(HIP_NAMES_ONLY.is_sorted_by(|left, right| left.name < right.name));
    assert!(HIP_FUNCTIONS.iter().all(|function| find(function.name) == Some(function)));
    assert_eq!((find(""), find("hipLaunchKernelX"), find("zzz")), (None, None, None));
    assert!(HIP_NAMES_ONLY.iter().all(|only| find(only.name).is_none()));
}

#[test]
fn other_with_a_stream_or_an_event_states_its_reason() {
    let reasons = reasons();
    let silent = of_class(Class::Other)
        .filter(|function| is_ordered(function) && !reasons.contains_key(function.name));
    assert_eq!(silent.map(|function| function.name).collect::<Vec<_>>(), [""; 0]);
    let idle = reasons.keys().filter(|name| find(name).is_none_or(|function| function.class != Class::Other));
    assert_eq!(idle.collect::<Vec<_>>(), [&""; 0], "a reason where none is needed");
}

#[test]
fn work_submission_is_complete() {
    let graphs: Vec<_> = of_class(Class::Graph).map(|function| function.name).collect();
    assert_eq!(graphs, ["hipGraphLaunch", "hipGraphLaunch_spt"]);
    let launches: Vec<_> = of_class(Class::Launch).map(|function| function.name).collect();
    assert_eq!(
        launches,
        [
            "hipDrvLaunchKernelEx",
            "hipExtLaunchKernel",
            "hipExtLaunchMultiKernelMultiDevice",
            "hipExtModuleLaunchKernel",
            "hipExtModuleLaunchKernel_cxx",
            "hipHccModuleLaunchKernel",
            "hipHccModuleLaunchKernel_cxx",
            "hipLaunchByPtr",
            "hipLaunchCooperativeKernel",
            "hipLaunchCooperativeKernelMultiDevice",
            "hipLaunchCooperativeKernel_spt",
            "hipLaunchKernel",
            "hipLaunchKernelExC",
            "hipLaunchKernelGGLImpl",
            "hipLaunchKernel_spt",
            "hipModuleLaunchCooperativeKernel",
            "hipModuleLaunchCooperativeKernelMultiDevice",
            "hipModuleLaunchKernel",
        ]
    );
    let named = HIP_FUNCTIONS.iter().filter(|function| function.name.contains("Launch"));
    let unclassed =
        named.filter(|function| !matches!(function.class, Class::Launch | Class::Graph | Class::Callback));
    assert_eq!(unclassed.map(|function| function.name).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn submitting_calls_say_which_stream() {
    let submits =
        |class| matches!(class, Class::Launch | Class::Graph | Class::Memset | Class::Copy | Class::Callback);
    for function in HIP_FUNCTIONS.iter().filter(|function| submits(function.class)) {
        let has_stream = function.stream_index().is_some();
        assert_ne!(has_stream, function.implicit != Implicit::None, "{}", function.name);
    }
}

#[test]
fn per_thread_forms_use_the_per_thread_stream() {
    let without_effect = ["hipGetDriverEntryPoint_spt", "hipGetProcAddress_spt"];
    for function in HIP_FUNCTIONS.iter().filter(|function| !without_effect.contains(&function.name)) {
        let per_thread =
            function.null_stream == Some(NullStream::PerThread) || function.implicit == Implicit::PerThread;
        assert_eq!(per_thread, function.name.ends_with("_spt"), "{}", function.name);
        assert_eq!(function.null_stream.is_some(), function.stream_index().is_some(), "{}", function.name);
    }
}

#[test]
fn per_thread_forms_share_the_class_of_their_plain_form() {
    for function in HIP_FUNCTIONS.iter().filter(|function| function.name.ends_with("_spt")) {
        let plain = find(function.name.trim_end_matches("_spt")).expect("every _spt form has a plain form");
        assert_eq!((function.class, function.bytes), (plain.class, plain.bytes), "{}", function.name);
        assert_eq!(function.params.len(), plain.params.len(), "{}", function.name);
    }
}

#[test]
fn mangled_forms_are_their_plain_form_under_another_symbol() {
    for function in HIP_FUNCTIONS.iter().filter(|function| function.name.ends_with("_cxx")) {
        let plain = find(function.name.trim_end_matches("_cxx")).expect("every _cxx form has a plain form");
        assert_eq!((function.class, function.params), (plain.class, plain.params), "{}", function.name);
        assert_eq!((function.node, plain.symbol), (plain.node, plain.name), "{}", function.name);
    }
    let mangled = HIP_FUNCTIONS.iter().filter(|function| function.symbol != function.name);
    assert!(mangled.into_iter().all(|function| function.symbol.starts_with("_Z")));
}

#[test]
fn sizes_are_missing_only_behind_pointers() {
    let behind_pointer = |function: &Function| {
        let ty = |suffix: &str| function.params.iter().any(|param| param.ty.ends_with(suffix));
        ty("Parms")
            || ty("hip_Memcpy2D")
            || ty("HIP_MEMCPY3D")
            || ty("hipMemcpy3DBatchOp")
            || ty("* mut usize")
    };
    for function in of_class(Class::Copy).chain(of_class(Class::Memset)) {
        assert_eq!(function.bytes.is_empty(), behind_pointer(function), "{}", function.name);
    }
    let others =
        HIP_FUNCTIONS.iter().filter(|function| !matches!(function.class, Class::Copy | Class::Memset));
    assert!(others.into_iter().all(|function| function.bytes.is_empty()));
}

#[test]
fn waiting_for_the_device_is_marked() {
    for name in ["hipDeviceSynchronize", "hipFree", "hipHostFree", "hipHostUnregister", "hipFreeArray"] {
        assert_eq!(find(name).map(|function| function.implicit), Some(Implicit::Device), "{name}");
    }
    let by_argument = ["hipEventSynchronize", "hipStreamSynchronize", "hipStreamSynchronize_spt"];
    let marked =
        of_class(Class::Sync).all(|f| (f.implicit == Implicit::Device) != by_argument.contains(&f.name));
    assert!(marked);
}

/// A version as numbers.
fn version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[test]
fn nodes_are_listed_and_no_function_is_older_than_its_node() {
    for function in HIP_FUNCTIONS {
        assert!(VERSION_NODES.contains(&function.node), "{}", function.name);
        let (node, since) = (version(&function.node["hip_".len()..]), version(function.since));
        assert!(
            node.is_some() && node <= since,
            "{}: {} since {}",
            function.name,
            function.node,
            function.since
        );
    }
    let used = |node: &&str| HIP_FUNCTIONS.iter().any(|function| function.node == *node);
    assert!(VERSION_NODES.iter().all(used));
}
