//! Which function of the API table gets which kind of export. A new function of a known class gets its kind from its
//! class; one that needs care is named here once.

/// Calls `$then! { kind, name, … }` for one entry of the table. `hipreempt_shim::exports` explains the kinds.
macro_rules! sorted {
    // Entries whose class does not say all.
    ($then:ident, $class:ident, cuCtxCreate, $($rest:tt)*) => { $then! { Context, cuCtxCreate, $($rest)* } };
    ($then:ident, $class:ident, cuCtxCreate_v2, $($rest:tt)*) => { $then! { Context, cuCtxCreate_v2, $($rest)* } };
    ($then:ident, $class:ident, cuCtxCreate_v3, $($rest:tt)*) => { $then! { Context, cuCtxCreate_v3, $($rest)* } };
    ($then:ident, $class:ident, cuCtxCreate_v4, $($rest:tt)*) => { $then! { Context, cuCtxCreate_v4, $($rest)* } };
    ($then:ident, $class:ident, cuCtxDestroy, $($rest:tt)*) => { $then! { ContextEnd, cuCtxDestroy, $($rest)* } };
    ($then:ident, $class:ident, cuCtxDestroy_v2, $($rest:tt)*) => { $then! { ContextEnd, cuCtxDestroy_v2, $($rest)* } };
    ($then:ident, $class:ident, cuCtxDetach, $($rest:tt)*) => { $then! { ContextEnd, cuCtxDetach, $($rest)* } };
    ($then:ident, $class:ident, cuCtxPopCurrent, $($rest:tt)*) => { $then! { Context, cuCtxPopCurrent, $($rest)* } };
    ($then:ident, $class:ident, cuCtxPopCurrent_v2, $($rest:tt)*) => { $then! { Context, cuCtxPopCurrent_v2, $($rest)* } };
    ($then:ident, $class:ident, cuCtxPushCurrent, $($rest:tt)*) => { $then! { Context, cuCtxPushCurrent, $($rest)* } };
    ($then:ident, $class:ident, cuCtxPushCurrent_v2, $($rest:tt)*) => { $then! { Context, cuCtxPushCurrent_v2, $($rest)* } };
    ($then:ident, $class:ident, cuCtxSetCurrent, $($rest:tt)*) => { $then! { Context, cuCtxSetCurrent, $($rest)* } };
    // Waits for a context that may be another device's: the monitor finds out what that covers.
    ($then:ident, $class:ident, cuCtxSynchronize_v2, $($rest:tt)*) => { $then! { EventSync, cuCtxSynchronize_v2, $($rest)* } };
    ($then:ident, $class:ident, cuDevicePrimaryCtxRelease, $($rest:tt)*) => { $then! { Hand, cuDevicePrimaryCtxRelease, $($rest)* } };
    ($then:ident, $class:ident, cuDevicePrimaryCtxRelease_v2, $($rest:tt)*) => { $then! { Hand, cuDevicePrimaryCtxRelease_v2, $($rest)* } };
    ($then:ident, $class:ident, cuDevicePrimaryCtxReset, $($rest:tt)*) => { $then! { ContextEnd, cuDevicePrimaryCtxReset, $($rest)* } };
    ($then:ident, $class:ident, cuDevicePrimaryCtxReset_v2, $($rest:tt)*) => { $then! { ContextEnd, cuDevicePrimaryCtxReset_v2, $($rest)* } };
    ($then:ident, $class:ident, cuEventCreate, $($rest:tt)*) => { $then! { EventCreate, cuEventCreate, $($rest)* } };
    ($then:ident, $class:ident, cuEventDestroy, $($rest:tt)*) => { $then! { EventDestroy, cuEventDestroy, $($rest)* } };
    ($then:ident, $class:ident, cuEventDestroy_v2, $($rest:tt)*) => { $then! { EventDestroy, cuEventDestroy_v2, $($rest)* } };
    ($then:ident, $class:ident, cuEventSynchronize, $($rest:tt)*) => { $then! { EventSync, cuEventSynchronize, $($rest)* } };
    ($then:ident, $class:ident, cuGLCtxCreate, $($rest:tt)*) => { $then! { Context, cuGLCtxCreate, $($rest)* } };
    ($then:ident, $class:ident, cuGLCtxCreate_v2, $($rest:tt)*) => { $then! { Context, cuGLCtxCreate_v2, $($rest)* } };
    ($then:ident, $class:ident, cuGetProcAddress, $($rest:tt)*) => { $then! { Lookup, cuGetProcAddress, $($rest)* } };
    ($then:ident, $class:ident, cuGetProcAddress_v2, $($rest:tt)*) => { $then! { Lookup, cuGetProcAddress_v2, $($rest)* } };
    ($then:ident, $class:ident, cuGreenCtxDestroy, $($rest:tt)*) => { $then! { ContextEnd, cuGreenCtxDestroy, $($rest)* } };
    ($then:ident, $class:ident, cuIpcOpenEventHandle, $($rest:tt)*) => { $then! { Hand, cuIpcOpenEventHandle, $($rest)* } };
    ($then:ident, $class:ident, cuKernelGetFunction, $($rest:tt)*) => { $then! { Hand, cuKernelGetFunction, $($rest)* } };
    ($then:ident, $class:ident, cuLaunchHostFunc, $($rest:tt)*) => { $then! { HostFunction, cuLaunchHostFunc, $($rest)* } };
    ($then:ident, $class:ident, cuLaunchHostFunc_ptsz, $($rest:tt)*) => { $then! { HostFunction, cuLaunchHostFunc_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuLaunchHostFunc_v2, $($rest:tt)*) => { $then! { HostFunction, cuLaunchHostFunc_v2, $($rest)* } };
    ($then:ident, $class:ident, cuLaunchHostFunc_v2_ptsz, $($rest:tt)*) => { $then! { HostFunction, cuLaunchHostFunc_v2_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuLibraryEnumerateKernels, $($rest:tt)*) => { $then! { Hand, cuLibraryEnumerateKernels, $($rest)* } };
    ($then:ident, $class:ident, cuLibraryGetKernel, $($rest:tt)*) => { $then! { NameKernel, cuLibraryGetKernel, $($rest)* } };
    ($then:ident, $class:ident, cuLibraryUnload, $($rest:tt)*) => { $then! { Unload, cuLibraryUnload, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyAtoH, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyAtoH, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyAtoH_v2, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyAtoH_v2, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyAtoH_v2_ptds, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyAtoH_v2_ptds, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyDtoH, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyDtoH, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyDtoH_v2, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyDtoH_v2, $($rest)* } };
    ($then:ident, $class:ident, cuMemcpyDtoH_v2_ptds, $($rest:tt)*) => { $then! { CopyToHost, cuMemcpyDtoH_v2_ptds, $($rest)* } };
    ($then:ident, $class:ident, cuModuleEnumerateFunctions, $($rest:tt)*) => { $then! { Hand, cuModuleEnumerateFunctions, $($rest)* } };
    ($then:ident, $class:ident, cuModuleGetFunction, $($rest:tt)*) => { $then! { NameKernel, cuModuleGetFunction, $($rest)* } };
    ($then:ident, $class:ident, cuModuleUnload, $($rest:tt)*) => { $then! { Unload, cuModuleUnload, $($rest)* } };
    ($then:ident, $class:ident, cuStreamAddCallback, $($rest:tt)*) => { $then! { StreamCallback, cuStreamAddCallback, $($rest)* } };
    ($then:ident, $class:ident, cuStreamAddCallback_ptsz, $($rest:tt)*) => { $then! { StreamCallback, cuStreamAddCallback_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCapture, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCapture, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCaptureToCig, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCaptureToCig, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCaptureToCig_ptsz, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCaptureToCig_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCaptureToGraph, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCaptureToGraph, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCaptureToGraph_ptsz, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCaptureToGraph_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCapture_ptsz, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCapture_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCapture_v2, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCapture_v2, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginCapture_v2_ptsz, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginCapture_v2_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginRecaptureToGraph, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginRecaptureToGraph, $($rest)* } };
    ($then:ident, $class:ident, cuStreamBeginRecaptureToGraph_ptsz, $($rest:tt)*) => { $then! { CaptureBegin, cuStreamBeginRecaptureToGraph_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamDestroy, $($rest:tt)*) => { $then! { StreamDestroy, cuStreamDestroy, $($rest)* } };
    ($then:ident, $class:ident, cuStreamDestroy_v2, $($rest:tt)*) => { $then! { StreamDestroy, cuStreamDestroy_v2, $($rest)* } };
    ($then:ident, $class:ident, cuStreamEndCapture, $($rest:tt)*) => { $then! { CaptureEnd, cuStreamEndCapture, $($rest)* } };
    ($then:ident, $class:ident, cuStreamEndCaptureToCig, $($rest:tt)*) => { $then! { CaptureEnd, cuStreamEndCaptureToCig, $($rest)* } };
    ($then:ident, $class:ident, cuStreamEndCaptureToCig_ptsz, $($rest:tt)*) => { $then! { CaptureEnd, cuStreamEndCaptureToCig_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamEndCapture_ptsz, $($rest:tt)*) => { $then! { CaptureEnd, cuStreamEndCapture_ptsz, $($rest)* } };
    // Asking about a stream tells as much as waiting for it, when the answer is yes.
    ($then:ident, $class:ident, cuStreamQuery, $($rest:tt)*) => { $then! { StreamSync, cuStreamQuery, $($rest)* } };
    ($then:ident, $class:ident, cuStreamQuery_ptsz, $($rest:tt)*) => { $then! { StreamSync, cuStreamQuery_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuStreamSynchronize, $($rest:tt)*) => { $then! { StreamSync, cuStreamSynchronize, $($rest)* } };
    ($then:ident, $class:ident, cuStreamSynchronize_ptsz, $($rest:tt)*) => { $then! { StreamSync, cuStreamSynchronize_ptsz, $($rest)* } };
    ($then:ident, $class:ident, cuVDPAUCtxCreate, $($rest:tt)*) => { $then! { Context, cuVDPAUCtxCreate, $($rest)* } };
    ($then:ident, $class:ident, cuVDPAUCtxCreate_v2, $($rest:tt)*) => { $then! { Context, cuVDPAUCtxCreate_v2, $($rest)* } };
    // All others by class.
    ($then:ident, $($rest:tt)*) => { hipreempt_shim::kind_of_class! { $then, $($rest)* } };
}
