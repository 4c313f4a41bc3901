//! What the table of the CUDA driver promises to a preload library, checked against the signatures.

use hipreempt_api::{CUDA_FUNCTIONS, Class, Function, Implicit, NullStream, find_cuda};

const ENDINGS: [&str; 2] = ["_ptsz", "_ptds"];

fn of_class(class: Class) -> impl Iterator<Item = &'static Function> {
    CUDA_FUNCTIONS.iter().filter(move |function| function.class == class)
}

fn is_for_own_stream(name: &str) -> bool {
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The function for the legacy null stream.
fn plain(name: &'static str) -> &'static str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

#[test]
fn symbols_are_names_in_order_and_every_one_is_found() {
    assert!(CUDA_FUNCTIONS.len() > 700, "{}", CUDA_FUNCTIONS.len());
    assert!(CUDA_FUNCTIONS.is_sorted_by(|left, right| left.name < right.name));
    assert!(CUDA_FUNCTIONS.iter().all(|function| function.name == function.symbol));
    assert!(CUDA_FUNCTIONS.iter().all(|function| find_cuda(function.name) == Some(function)));
    assert_eq!((find_cuda(""), find_cuda("hipLaunchKernel")), (None, None));
}

#[test]
fn work_submission_is_complete() {
    let graphs: Vec<_> = of_class(Class::Graph).map(|function| function.name).collect();
    assert_eq!(graphs, ["cuGraphLaunch", "cuGraphLaunch_ptsz"]);
    let launches: Vec<_> = of_class(Class::Launch).map(|function| function.name).collect();
    assert_eq!(
        launches,
        [
            "cuLaunch",
            "cuLaunchCooperativeKernel",
            "cuLaunchCooperativeKernelMultiDevice",
            "cuLaunchCooperativeKernel_ptsz",
            "cuLaunchGrid",
            "cuLaunchGridAsync",
            "cuLaunchKernel",
            "cuLaunchKernelEx",
            "cuLaunchKernelEx_ptsz",
            "cuLaunchKernel_ptsz",
        ]
    );
}

#[test]
fn submitting_calls_say_which_stream() {
    let submits = |class| {
        matches!(class, Class::Launch | Class::Graph | Class::Memset | Class::Copy | Class::Callback)
            || matches!(class, Class::Record | Class::Wait)
    };
    for function in CUDA_FUNCTIONS.iter().filter(|function| submits(function.class)) {
        let has_stream = function.stream_index().is_some();
        assert_ne!(has_stream, function.implicit != Implicit::None, "{}", function.name);
    }
    assert!(of_class(Class::Record).all(|function| function.event_index().is_some()));
}

#[test]
fn forms_for_a_threads_own_stream_use_it() {
    let mut forms = 0;
    for function in CUDA_FUNCTIONS {
        let per_thread =
            function.null_stream == Some(NullStream::PerThread) || function.implicit == Implicit::PerThread;
        let wanted = is_for_own_stream(function.name);
        // Its stream lies behind a pointer.
        let configured =
            function.implicit == Implicit::Config || function.name.contains("InstantiateWithParams");
        assert!(per_thread == wanted || configured, "{}", function.name);
        forms += usize::from(wanted);
    }
    assert!(forms > 100, "{forms}");
}

#[test]
fn forms_for_a_threads_own_stream_are_their_plain_form_otherwise() {
    for function in CUDA_FUNCTIONS.iter().filter(|function| is_for_own_stream(function.name)) {
        let plain = find_cuda(plain(function.name));
        // Of some versions only this form is left.
        let Some(plain) = plain else { continue };
        assert_eq!((function.class, function.bytes), (plain.class, plain.bytes), "{}", function.name);
        assert_eq!(function.params.len(), plain.params.len(), "{}", function.name);
    }
}

#[test]
fn sizes_are_missing_only_behind_pointers() {
    for function in of_class(Class::Copy).chain(of_class(Class::Memset)) {
        let has = |names: &[&str]| function.params.iter().any(|param| names.contains(&param.name));
        let behind_pointer = has(&["pCopy", "sizes", "opList", "op", "paramsArray"]);
        assert_eq!(function.bytes.is_empty(), behind_pointer, "{}", function.name);
    }
    let others = CUDA_FUNCTIONS
        .iter()
        .filter(|function| !matches!(function.class, Class::Copy | Class::Memset))
        .filter(|function| !function.bytes.is_empty());
    assert_eq!(others.map(|function| function.name).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn waiting_for_the_device_is_marked() {
    for name in ["cuCtxSynchronize", "cuMemFree_v2", "cuMemFreeHost", "cuCtxDestroy_v2", "cuArrayDestroy"] {
        assert_eq!(find_cuda(name).map(|function| function.implicit), Some(Implicit::Device), "{name}");
    }
}

/// Sizes as a preload computes them, from arguments of every width.
#[test]
fn sizes_are_in_bytes() {
    for (name, bytes) in [
        ("cuMemsetD8_v2", "N"),
        ("cuMemsetD16Async", "N.saturating_mul(2)"),
        ("cuMemsetD2D32_v2", "Width.saturating_mul(Height).saturating_mul(4)"),
        ("cuMemsetD32", "(N as usize).saturating_mul(4)"),
        ("cuMemcpyHtoD_v2", "ByteCount"),
        ("cuMemPrefetchAsync_v2", "count"),
    ] {
        assert_eq!(find_cuda(name).map(|function| function.bytes), Some(bytes), "{name}");
    }
}
