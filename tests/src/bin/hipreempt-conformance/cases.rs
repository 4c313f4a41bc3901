//! One line for each stream-ordered function: what it does and how it is called. What has no line here stands in
//! [`UNTRIED`] with its reason; `coverage` compares both with the table.

use std::ffi::c_void;
use std::ptr::null_mut;

use hipreempt_api::hip::*;
use hipreempt_api::{Class, Function, HIP_FUNCTIONS, HIP_NAMES_ONLY, Implicit, find};

use crate::copies;
use crate::lifecycle::{unload_library, unload_module};
use crate::shapes::How::{self, *};
use crate::shapes::Memory::{Device, Ordered, Pinned, Registered};
use crate::shapes::Seen;
use crate::world::{CHAIN, SMALL_COUNT, World, line};

/// Functions by name, and how each is tried.
pub type Cases = Vec<(&'static str, How)>;

const BLOCK: u32 = SMALL_COUNT as u32;
const NONE: *mut *mut c_void = null_mut();
const LOCAL: hipStreamCaptureMode = hipStreamCaptureModeThreadLocal;

/// What takes a second process: tried by the sample `ipc.hip`.
pub const ELSEWHERE: &[&str] = &["hipIpcCloseMemHandle"];

/// Which stream-ordered functions are not tried: the software device has no arrays, no events of other processes, no
/// virtual memory management and no graphics, and says so by `hipErrorNotSupported`, which `coverage` verifies.
pub const UNTRIED: &[&str] = &[
    "hipArrayDestroy",
    "hipDestroyExternalMemory",
    "hipFreeArray",
    "hipFreeMipmappedArray",
    "hipGraphicsMapResources",
    "hipGraphicsUnmapResources",
    "hipIpcOpenEventHandle",
    "hipLaunchKernelBundledArgs",
    "hipMemAddressFree",
    "hipMemMap",
    "hipMemMapArrayAsync",
    "hipMemPrefetchBatchAsync",
    "hipMemRelease",
    "hipMemUnmap",
    "hipMemcpy2DArrayToArray",
    "hipMemcpy2DFromArray",
    "hipMemcpy2DFromArrayAsync",
    "hipMemcpy2DFromArrayAsync_spt",
    "hipMemcpy2DFromArray_spt",
    "hipMemcpy2DToArray",
    "hipMemcpy2DToArrayAsync",
    "hipMemcpy2DToArrayAsync_spt",
    "hipMemcpy2DToArray_spt",
    "hipMemcpy3DBatchAsync",
    "hipMemcpyAtoA",
    "hipMemcpyAtoD",
    "hipMemcpyAtoH",
    "hipMemcpyAtoHAsync",
    "hipMemcpyDtoA",
    "hipMemcpyFromArray",
    "hipMemcpyFromArray_spt",
    "hipMemcpyHtoA",
    "hipMemcpyHtoAAsync",
    "hipMemcpyToArray",
    "hipMipmappedArrayDestroy",
    "hipSignalExternalSemaphoresAsync",
    "hipWaitExternalSemaphoresAsync",
];

/// Whether the order of a function is part of what a program computes.
fn is_ordered(class: Class, takes_stream: bool, implicit: Implicit) -> bool {
    use Class::*;
    match class {
        Launch | Graph | Memset | Copy | Record | Wait | Sync | Query | Callback | Capture | Free
        | StreamLifecycle | EventLifecycle => true,
        Alloc | Module => takes_stream || implicit != Implicit::None,
        Other => false,
    }
}

/// The symbols of all stream-ordered functions by their names.
pub fn ordered() -> Vec<(&'static str, &'static str)> {
    let is = |function: &&Function| {
        is_ordered(function.class, function.stream_index().is_some(), function.implicit)
    };
    let known = HIP_FUNCTIONS.iter().filter(is).map(|function| (function.name, function.symbol));
    let named = HIP_NAMES_ONLY.iter().filter(|function| is_ordered(function.class, false, Implicit::None));
    known.chain(named.map(|function| (function.name, function.symbol))).collect()
}

/// Every case.
///
/// # Panics
/// If a name is not in the table.
pub fn all() -> Vec<(&'static Function, How)> {
    let groups = [
        launches(),
        module_launches(),
        configured_launches(),
        copies::memsets(),
        copies::memsets_of_values(),
        copies::copies(),
        copies::copies_of_rows(),
        copies::copies_of_boxes(),
        copies::copies_by_driver(),
        copies::copies_of_symbols(),
        events(),
        waits(),
        callbacks(),
        memory(),
        captures(),
        lifecycles(),
    ];
    let found = |(name, how)| (find(name).unwrap_or_else(|| panic!("{name} is not in the table")), how);
    groups.into_iter().flatten().map(found).collect()
}

fn launches() -> Cases {
    vec![
        ("hipLaunchKernel", Effect(|w, s| w.chain(11, s))),
        (
            "hipLaunchKernel_spt",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipLaunchKernel_spt(CHAIN.address(), line(w.grid()), line(BLOCK), a, 0, s)
                })
            }),
        ),
        (
            "hipLaunchKernelGGLImpl",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    let (function, grid, block) = (CHAIN.address() as usize, line(w.grid()), line(BLOCK));
                    w.hip.hipLaunchKernelGGLImpl(function, &grid, &block, 0, s, a);
                    0
                })
            }),
        ),
        (
            "hipLaunchCooperativeKernel",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipLaunchCooperativeKernel(CHAIN.address(), line(w.grid()), line(BLOCK), a, 0, s)
                })
            }),
        ),
        (
            "hipLaunchCooperativeKernel_spt",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipLaunchCooperativeKernel_spt(
                        CHAIN.address(),
                        line(w.grid()),
                        line(BLOCK),
                        a,
                        0,
                        s,
                    )
                })
            }),
        ),
        (
            "hipExtLaunchKernel",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    let (grid, block) = (line(w.grid()), line(BLOCK));
                    w.hip.hipExtLaunchKernel(CHAIN.address(), grid, block, a, 0, s, null_mut(), null_mut(), 0)
                })
            }),
        ),
        (
            "hipLaunchByPtr",
            Effect(|w, s| {
                let configured = w.hip.hipConfigureCall(line(w.grid()), line(BLOCK), 0, s);
                let (mut data, value, count) = (w.data.get(), 11i32, w.count as i32);
                let mut status = configured;
                status = status.max(w.hip.hipSetupArgument((&raw mut data).cast(), 8, 0));
                status = status.max(w.hip.hipSetupArgument((&raw const value).cast(), 4, 8));
                status = status.max(w.hip.hipSetupArgument((&raw const count).cast(), 4, 12));
                status.max(w.hip.hipLaunchByPtr(CHAIN.address()))
            }),
        ),
        ("hipGraphLaunch", Effect(|w, s| w.hip.hipGraphLaunch(w.graph, s))),
        ("hipGraphLaunch_spt", Effect(|w, s| w.hip.hipGraphLaunch_spt(w.graph, s))),
    ]
}

/// Launches of a module's function: by a pointer to each argument, and by one block.
fn module_launches() -> Cases {
    macro_rules! extended {
        ($name:ident $(, $flags:literal)?) => {
            Effect(|w, s| w.with_chain(11, |a| {
                let (items, none) = (w.count as u32, null_mut());
                w.hip.$name(w.chain, items, 1, 1, BLOCK, 1, 1, 0, s, a, NONE, none, none $(, $flags)?)
            }))
        };
    }
    vec![
        (
            "hipModuleLaunchKernel",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipModuleLaunchKernel(w.chain, w.grid(), 1, 1, BLOCK, 1, 1, 0, s, a, NONE)
                })
            }),
        ),
        (
            "hipModuleLaunchKernel",
            Effect(|w, s| {
                w.with_extra(11, |extra| {
                    w.hip.hipModuleLaunchKernel(w.chain, w.grid(), 1, 1, BLOCK, 1, 1, 0, s, NONE, extra)
                })
            }),
        ),
        (
            "hipModuleLaunchCooperativeKernel",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipModuleLaunchCooperativeKernel(w.chain, w.grid(), 1, 1, BLOCK, 1, 1, 0, s, a)
                })
            }),
        ),
        ("hipExtModuleLaunchKernel", extended!(hipExtModuleLaunchKernel, 0)),
        ("hipExtModuleLaunchKernel_cxx", extended!(hipExtModuleLaunchKernel_cxx, 0)),
        ("hipHccModuleLaunchKernel", extended!(hipHccModuleLaunchKernel)),
        ("hipHccModuleLaunchKernel_cxx", extended!(hipHccModuleLaunchKernel_cxx)),
        (
            "hipHccModuleLaunchKernel",
            Effect(|w, s| {
                w.with_extra(11, |extra| {
                    let (items, none) = (w.count as u32, null_mut());
                    w.hip.hipHccModuleLaunchKernel(
                        w.chain, items, 1, 1, BLOCK, 1, 1, 0, s, NONE, extra, none, none,
                    )
                })
            }),
        ),
    ]
}

/// Launches whose stream stands in a structure.
fn configured_launches() -> Cases {
    vec![
        (
            "hipLaunchKernelExC",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    // SAFETY: a structure of numbers and pointers, for which zero is a value.
                    let mut config: hipLaunchConfig_t = unsafe { std::mem::zeroed() };
                    (config.gridDim, config.blockDim, config.stream) = (line(w.grid()), line(BLOCK), s);
                    w.hip.hipLaunchKernelExC(&config, CHAIN.address(), a)
                })
            }),
        ),
        (
            "hipDrvLaunchKernelEx",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    // SAFETY: a structure of numbers and pointers, for which zero is a value.
                    let mut config: HIP_LAUNCH_CONFIG = unsafe { std::mem::zeroed() };
                    (config.gridDimX, config.gridDimY, config.gridDimZ) = (w.grid(), 1, 1);
                    (config.blockDimX, config.blockDimY, config.blockDimZ) = (BLOCK, 1, 1);
                    config.hStream = s;
                    w.hip.hipDrvLaunchKernelEx(&config, w.chain, a, NONE)
                })
            }),
        ),
        (
            "hipExtLaunchMultiKernelMultiDevice",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipExtLaunchMultiKernelMultiDevice(&mut listed_launch(w, s, a), 1, 0)
                })
            }),
        ),
        (
            "hipLaunchCooperativeKernelMultiDevice",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    w.hip.hipLaunchCooperativeKernelMultiDevice(&mut listed_launch(w, s, a), 1, 0)
                })
            }),
        ),
        (
            "hipModuleLaunchCooperativeKernelMultiDevice",
            Effect(|w, s| {
                w.with_chain(11, |a| {
                    // SAFETY: as above.
                    let mut launch: hipFunctionLaunchParams = unsafe { std::mem::zeroed() };
                    launch.function = w.chain;
                    (launch.gridDimX, launch.gridDimY, launch.gridDimZ) = (w.grid(), 1, 1);
                    (launch.blockDimX, launch.blockDimY, launch.blockDimZ) = (BLOCK, 1, 1);
                    (launch.hStream, launch.kernelParams) = (s, a);
                    w.hip.hipModuleLaunchCooperativeKernelMultiDevice(&mut launch, 1, 0)
                })
            }),
        ),
    ]
}

fn listed_launch(w: &World, stream: hipStream_t, args: *mut *mut c_void) -> hipLaunchParams {
    hipLaunchParams {
        func: CHAIN.address().cast_mut(),
        gridDim: line(w.grid()),
        blockDim: line(BLOCK),
        args,
        sharedMem: 0,
        stream,
    }
}

fn events() -> Cases {
    vec![
        ("hipEventRecord", Record(|w, s, event| w.hip.hipEventRecord(event, s))),
        ("hipEventRecord_spt", Record(|w, s, event| w.hip.hipEventRecord_spt(event, s))),
        ("hipEventRecordWithFlags", Record(|w, s, event| w.hip.hipEventRecordWithFlags(event, s, 0))),
        ("hipStreamWaitEvent", Wait(|w, s, event| w.hip.hipStreamWaitEvent(s, event, 0))),
        ("hipStreamWaitEvent_spt", Wait(|w, s, event| w.hip.hipStreamWaitEvent_spt(s, event, 0))),
        ("hipEventQuery", Query(|w, _, event| w.hip.hipEventQuery(event))),
        (
            "hipEventElapsedTime",
            Query(|w, _, event| {
                let mut elapsed_ms = 0.0;
                w.hip.hipEventElapsedTime(&mut elapsed_ms, event, event)
            }),
        ),
        ("hipStreamQuery", Query(|w, s, _| w.hip.hipStreamQuery(s))),
        ("hipStreamQuery_spt", Query(|w, s, _| w.hip.hipStreamQuery_spt(s))),
        ("hipEventSynchronize", Sync(|w, _, event| w.hip.hipEventSynchronize(event))),
        ("hipStreamSynchronize", Sync(|w, s, _| w.hip.hipStreamSynchronize(s))),
        ("hipStreamSynchronize_spt", Sync(|w, s, _| w.hip.hipStreamSynchronize_spt(s))),
        ("hipDeviceSynchronize", Sync(|w, _, _| w.hip.hipDeviceSynchronize())),
        ("hipCtxSynchronize", Sync(|w, _, _| w.hip.hipCtxSynchronize())),
    ]
}

/// One operation on a word, in a list of one.
fn batch(w: &World, stream: hipStream_t, operation: hipStreamBatchMemOpType, at: *mut c_void) -> u32 {
    // SAFETY: a union of structures of numbers and pointers, for which zero is a value.
    let mut one: hipStreamBatchMemOpParams = unsafe { std::mem::zeroed() };
    if operation == hipStreamMemOpWriteValue32 {
        // SAFETY: as above.
        let mut write = unsafe { one.writeValue };
        (write.operation, write.address) = (operation, at);
        write.__bindgen_anon_1.value = 42;
        one.writeValue = write;
    } else {
        // SAFETY: as above.
        let mut wait = unsafe { one.waitValue };
        (wait.operation, wait.address, wait.flags) = (operation, at, hipStreamWaitValueGte);
        wait.__bindgen_anon_1.value = 1;
        one.waitValue = wait;
    }
    w.hip.hipStreamBatchMemOp(stream, 1, &mut one, 0)
}

fn waits() -> Cases {
    vec![
        ("hipStreamWriteValue32", WriteWord(|w, s, at| w.hip.hipStreamWriteValue32(s, at, 42, 0))),
        ("hipStreamWriteValue64", WriteWord(|w, s, at| w.hip.hipStreamWriteValue64(s, at, 42, 0))),
        ("hipStreamBatchMemOp", WriteWord(|w, s, at| batch(w, s, hipStreamMemOpWriteValue32, at))),
        (
            "hipStreamWaitValue32",
            WaitWord(|w, s, at| w.hip.hipStreamWaitValue32(s, at, 1, hipStreamWaitValueGte, u32::MAX)),
        ),
        (
            "hipStreamWaitValue64",
            WaitWord(|w, s, at| w.hip.hipStreamWaitValue64(s, at, 1, hipStreamWaitValueGte, u64::MAX)),
        ),
        ("hipStreamBatchMemOp", WaitWord(|w, s, at| batch(w, s, hipStreamMemOpWaitValue32, at))),
    ]
}

/// What a host function does: notes that it ran, and what it saw.
unsafe extern "C" fn host_function(data: *mut c_void) {
    // SAFETY: the shape passes a `Seen` that outlives the work of its stream.
    unsafe {
        let seen = data.cast::<Seen>();
        (*seen).value = (*seen).from.read_volatile();
        let times = &raw mut (*seen).times;
        times.write_volatile(times.read_volatile() + 1);
    }
}

unsafe extern "C" fn callback(_: hipStream_t, _: hipError_t, data: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { host_function(data) };
}

fn callbacks() -> Cases {
    vec![
        (
            "hipLaunchHostFunc",
            Callback(|w, s, seen| w.hip.hipLaunchHostFunc(s, Some(host_function), seen.cast())),
        ),
        (
            "hipLaunchHostFunc_spt",
            Callback(|w, s, seen| w.hip.hipLaunchHostFunc_spt(s, Some(host_function), seen.cast())),
        ),
        (
            "hipStreamAddCallback",
            Callback(|w, s, seen| w.hip.hipStreamAddCallback(s, Some(callback), seen.cast(), 0)),
        ),
        (
            "hipStreamAddCallback_spt",
            Callback(|w, s, seen| w.hip.hipStreamAddCallback_spt(s, Some(callback), seen.cast(), 0)),
        ),
    ]
}

fn memory() -> Cases {
    vec![
        ("hipFree", Free(Device, |w, _, memory| w.hip.hipFree(memory))),
        ("hipFreeAsync", Free(Ordered, |w, s, memory| w.hip.hipFreeAsync(memory, s))),
        ("hipHostFree", Free(Pinned, |w, _, memory| w.hip.hipHostFree(memory))),
        ("hipFreeHost", Free(Pinned, |w, _, memory| w.hip.hipFreeHost(memory))),
        ("hipHostUnregister", Free(Registered, |w, _, memory| w.hip.hipHostUnregister(memory))),
        ("hipMemPoolDestroy", Pool(|w, pool| w.hip.hipMemPoolDestroy(pool))),
        (
            "hipMemPoolTrimTo",
            Pool(|w, pool| w.hip.hipMemPoolTrimTo(pool, 0).max(w.hip.hipMemPoolDestroy(pool))),
        ),
        ("hipMallocAsync", Alloc(|w, s, memory| w.hip.hipMallocAsync(memory, w.bytes(), s))),
        (
            "hipMallocFromPoolAsync",
            Alloc(|w, s, memory| {
                let mut pool = null_mut();
                let asked = w.hip.hipDeviceGetDefaultMemPool(&mut pool, 0);
                asked.max(w.hip.hipMallocFromPoolAsync(memory, w.bytes(), pool, s))
            }),
        ),
        ("hipMemPrefetchAsync", Silent(|w, s| w.hip.hipMemPrefetchAsync(w.data.get(), w.bytes(), 0, s))),
        (
            "hipMemPrefetchAsync_v2",
            Silent(|w, s| {
                let location = hipMemLocation { type_: hipMemLocationTypeDevice, id: 0 };
                w.hip.hipMemPrefetchAsync_v2(w.data.get(), w.bytes(), location, 0, s)
            }),
        ),
        (
            "hipStreamAttachMemAsync",
            Silent(|w, s| w.hip.hipStreamAttachMemAsync(s, w.data.get(), w.bytes(), hipMemAttachGlobal)),
        ),
        ("hipModuleUnload", Unload(unload_module)),
        ("hipLibraryUnload", Unload(unload_library)),
    ]
}

/// Asks for the state of a capture by both of its functions; one of them also tells the graph, which is left alone.
fn state(status: u32, state: hipStreamCaptureStatus) -> u32 {
    status * 10 + state
}

fn captures() -> Cases {
    macro_rules! info {
        ($name:ident $(, $none:ident)*) => {
            CaptureAsk(|w, s| {
                let (mut found, mut id) = (0, 0);
                $(let $none = null_mut();)*
                state(w.hip.$name(s, &mut found, &mut id $(, $none)*), found)
            })
        };
    }
    vec![
        ("hipStreamBeginCapture", CaptureBegin(|w, s, _| w.hip.hipStreamBeginCapture(s, LOCAL))),
        ("hipStreamBeginCapture_spt", CaptureBegin(|w, s, _| w.hip.hipStreamBeginCapture_spt(s, LOCAL))),
        (
            "hipStreamBeginCaptureToGraph",
            CaptureBegin(|w, s, graph| {
                w.hip.hipStreamBeginCaptureToGraph(s, graph, null_mut(), null_mut(), 0, LOCAL)
            }),
        ),
        ("hipStreamEndCapture", CaptureEnd(|w, s, graph| w.hip.hipStreamEndCapture(s, graph))),
        ("hipStreamEndCapture_spt", CaptureEnd(|w, s, graph| w.hip.hipStreamEndCapture_spt(s, graph))),
        (
            "hipStreamIsCapturing",
            CaptureAsk(|w, s| {
                let mut found = 0;
                state(w.hip.hipStreamIsCapturing(s, &mut found), found)
            }),
        ),
        (
            "hipStreamIsCapturing_spt",
            CaptureAsk(|w, s| {
                let mut found = 0;
                state(w.hip.hipStreamIsCapturing_spt(s, &mut found), found)
            }),
        ),
        ("hipStreamGetCaptureInfo", info!(hipStreamGetCaptureInfo)),
        ("hipStreamGetCaptureInfo_spt", info!(hipStreamGetCaptureInfo_spt)),
        ("hipStreamGetCaptureInfo_v2", info!(hipStreamGetCaptureInfo_v2, graph, nodes, count)),
        ("hipStreamGetCaptureInfo_v2_spt", info!(hipStreamGetCaptureInfo_v2_spt, graph, nodes, count)),
        (
            "hipStreamUpdateCaptureDependencies",
            CaptureAsk(|w, s| {
                w.hip.hipStreamUpdateCaptureDependencies(s, null_mut(), 0, hipStreamAddCaptureDependencies)
            }),
        ),
        (
            "hipThreadExchangeStreamCaptureMode",
            CaptureAsk(|w, _| {
                let mut mode = hipStreamCaptureModeRelaxed;
                let exchanged = state(w.hip.hipThreadExchangeStreamCaptureMode(&mut mode), mode);
                exchanged * 10 + w.hip.hipThreadExchangeStreamCaptureMode(&mut mode)
            }),
        ),
    ]
}

fn lifecycles() -> Cases {
    vec![
        ("hipStreamCreate", StreamCreate(|w, stream| w.hip.hipStreamCreate(stream))),
        (
            "hipStreamCreateWithFlags",
            StreamCreate(|w, stream| w.hip.hipStreamCreateWithFlags(stream, hipStreamNonBlocking)),
        ),
        (
            "hipStreamCreateWithPriority",
            StreamCreate(|w, stream| w.hip.hipStreamCreateWithPriority(stream, hipStreamNonBlocking, 0)),
        ),
        (
            "hipExtStreamCreateWithCUMask",
            StreamCreate(|w, stream| w.hip.hipExtStreamCreateWithCUMask(stream, 1, &u32::MAX)),
        ),
        ("hipStreamDestroy", StreamDestroy(|w, stream| w.hip.hipStreamDestroy(stream))),
        ("hipEventCreate", EventCreate(|w, event| w.hip.hipEventCreate(event))),
        (
            "hipEventCreateWithFlags",
            EventCreate(|w, event| w.hip.hipEventCreateWithFlags(event, hipEventDisableTiming)),
        ),
        ("hipEventDestroy", EventDestroy(|w, event| w.hip.hipEventDestroy(event))),
    ]
}
