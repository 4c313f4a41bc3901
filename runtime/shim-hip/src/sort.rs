//! Which function of the API table gets which kind of export. A new function of a known class gets its kind from its
//! class; one that needs care is named here once.

/// Calls `$then! { kind, name, … }` for one entry of the table. `hipreempt_shim::exports` explains the kinds.
macro_rules! sorted {
    // Entries whose class does not say all.
    ($then:ident, $class:ident, __hipRegisterFunction, $($rest:tt)*) => { $then! { Hand, __hipRegisterFunction, $($rest)* } };
    ($then:ident, $class:ident, hipConfigureCall, $($rest:tt)*) => { $then! { Hand, hipConfigureCall, $($rest)* } };
    ($then:ident, $class:ident, hipCtxPopCurrent, $($rest:tt)*) => { $then! { Context, hipCtxPopCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipCtxPushCurrent, $($rest:tt)*) => { $then! { Context, hipCtxPushCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipCtxSetCurrent, $($rest:tt)*) => { $then! { Context, hipCtxSetCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipDevicePrimaryCtxReset, $($rest:tt)*) => { $then! { Reset, hipDevicePrimaryCtxReset, $($rest)* } };
    ($then:ident, $class:ident, hipDeviceReset, $($rest:tt)*) => { $then! { Reset, hipDeviceReset, $($rest)* } };
    ($then:ident, $class:ident, hipEventCreateWithFlags, $($rest:tt)*) => { $then! { EventCreate, hipEventCreateWithFlags, $($rest)* } };
    ($then:ident, $class:ident, hipEventDestroy, $($rest:tt)*) => { $then! { EventDestroy, hipEventDestroy, $($rest)* } };
    ($then:ident, $class:ident, hipGetDriverEntryPoint, $($rest:tt)*) => { $then! { Lookup, hipGetDriverEntryPoint, $($rest)* } };
    ($then:ident, $class:ident, hipGetDriverEntryPoint_spt, $($rest:tt)*) => { $then! { Lookup, hipGetDriverEntryPoint_spt, $($rest)* } };
    ($then:ident, $class:ident, hipGetProcAddress, $($rest:tt)*) => { $then! { Lookup, hipGetProcAddress, $($rest)* } };
    ($then:ident, $class:ident, hipGetProcAddress_spt, $($rest:tt)*) => { $then! { Lookup, hipGetProcAddress_spt, $($rest)* } };
    ($then:ident, $class:ident, hipLibraryUnload, $($rest:tt)*) => { $then! { Unload, hipLibraryUnload, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpy, $($rest:tt)*) => { $then! { Hand, hipMemcpy, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpyDtoH, $($rest:tt)*) => { $then! { CopyToHost, hipMemcpyDtoH, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpyWithStream, $($rest:tt)*) => { $then! { Hand, hipMemcpyWithStream, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpy_spt, $($rest:tt)*) => { $then! { Hand, hipMemcpy_spt, $($rest)* } };
    ($then:ident, $class:ident, hipModuleGetFunction, $($rest:tt)*) => { $then! { NameKernel, hipModuleGetFunction, $($rest)* } };
    ($then:ident, $class:ident, hipModuleUnload, $($rest:tt)*) => { $then! { Unload, hipModuleUnload, $($rest)* } };
    ($then:ident, $class:ident, hipSetDevice, $($rest:tt)*) => { $then! { Hand, hipSetDevice, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCapture, $($rest:tt)*) => { $then! { CaptureBegin, hipStreamBeginCapture, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCaptureToGraph, $($rest:tt)*) => { $then! { CaptureBegin, hipStreamBeginCaptureToGraph, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCapture_spt, $($rest:tt)*) => { $then! { CaptureBegin, hipStreamBeginCapture_spt, $($rest)* } };
    ($then:ident, $class:ident, hipStreamDestroy, $($rest:tt)*) => { $then! { StreamDestroy, hipStreamDestroy, $($rest)* } };
    ($then:ident, $class:ident, hipStreamEndCapture, $($rest:tt)*) => { $then! { CaptureEnd, hipStreamEndCapture, $($rest)* } };
    ($then:ident, $class:ident, hipStreamEndCapture_spt, $($rest:tt)*) => { $then! { CaptureEnd, hipStreamEndCapture_spt, $($rest)* } };
    // Asking about a stream tells as much as waiting for it, when the answer is yes.
    ($then:ident, $class:ident, hipStreamQuery, $($rest:tt)*) => { $then! { StreamSync, hipStreamQuery, $($rest)* } };
    ($then:ident, $class:ident, hipStreamQuery_spt, $($rest:tt)*) => { $then! { StreamSync, hipStreamQuery_spt, $($rest)* } };
    ($then:ident, $class:ident, hipEventSynchronize, $($rest:tt)*) => { $then! { EventSync, hipEventSynchronize, $($rest)* } };
    ($then:ident, $class:ident, hipStreamSynchronize, $($rest:tt)*) => { $then! { StreamSync, hipStreamSynchronize, $($rest)* } };
    ($then:ident, $class:ident, hipStreamSynchronize_spt, $($rest:tt)*) => { $then! { StreamSync, hipStreamSynchronize_spt, $($rest)* } };
    ($then:ident, $class:ident, hipLaunchHostFunc, $($rest:tt)*) => { $then! { HostFunction, hipLaunchHostFunc, $($rest)* } };
    ($then:ident, $class:ident, hipLaunchHostFunc_spt, $($rest:tt)*) => { $then! { HostFunction, hipLaunchHostFunc_spt, $($rest)* } };
    ($then:ident, $class:ident, hipStreamAddCallback, $($rest:tt)*) => { $then! { StreamCallback, hipStreamAddCallback, $($rest)* } };
    ($then:ident, $class:ident, hipStreamAddCallback_spt, $($rest:tt)*) => { $then! { StreamCallback, hipStreamAddCallback_spt, $($rest)* } };
    ($then:ident, $($rest:tt)*) => { hipreempt_shim::kind_of_class! { $then, $($rest)* } };
}
