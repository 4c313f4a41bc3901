//! Which function of the API table gets which kind of export. A new function of a known class gets its kind from its
//! class; one that needs care is named here once.

/// Calls `$then! { kind, name, … }` for one entry of the table. Kinds: `Hand` (written out in this crate), `Work`,
/// `Copy`, `Memset`, `Record`, `Graph`, `StreamSync`, `DeviceSync`, `EventSync`, and `Unhooked`.
macro_rules! sorted {
    // Entries that are written out, whatever their class.
    ($then:ident, $class:ident, __hipRegisterFunction, $($rest:tt)*) => { $then! { Hand, __hipRegisterFunction, $($rest)* } };
    ($then:ident, $class:ident, hipConfigureCall, $($rest:tt)*) => { $then! { Hand, hipConfigureCall, $($rest)* } };
    ($then:ident, $class:ident, hipCtxPopCurrent, $($rest:tt)*) => { $then! { Hand, hipCtxPopCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipCtxPushCurrent, $($rest:tt)*) => { $then! { Hand, hipCtxPushCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipCtxSetCurrent, $($rest:tt)*) => { $then! { Hand, hipCtxSetCurrent, $($rest)* } };
    ($then:ident, $class:ident, hipDevicePrimaryCtxReset, $($rest:tt)*) => { $then! { Hand, hipDevicePrimaryCtxReset, $($rest)* } };
    ($then:ident, $class:ident, hipDeviceReset, $($rest:tt)*) => { $then! { Hand, hipDeviceReset, $($rest)* } };
    ($then:ident, $class:ident, hipEventCreateWithFlags, $($rest:tt)*) => { $then! { Hand, hipEventCreateWithFlags, $($rest)* } };
    ($then:ident, $class:ident, hipEventDestroy, $($rest:tt)*) => { $then! { Hand, hipEventDestroy, $($rest)* } };
    ($then:ident, $class:ident, hipGetDriverEntryPoint, $($rest:tt)*) => { $then! { Hand, hipGetDriverEntryPoint, $($rest)* } };
    ($then:ident, $class:ident, hipGetDriverEntryPoint_spt, $($rest:tt)*) => { $then! { Hand, hipGetDriverEntryPoint_spt, $($rest)* } };
    ($then:ident, $class:ident, hipGetProcAddress, $($rest:tt)*) => { $then! { Hand, hipGetProcAddress, $($rest)* } };
    ($then:ident, $class:ident, hipGetProcAddress_spt, $($rest:tt)*) => { $then! { Hand, hipGetProcAddress_spt, $($rest)* } };
    ($then:ident, $class:ident, hipLibraryUnload, $($rest:tt)*) => { $then! { Hand, hipLibraryUnload, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpy, $($rest:tt)*) => { $then! { Hand, hipMemcpy, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpyDtoH, $($rest:tt)*) => { $then! { Hand, hipMemcpyDtoH, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpyWithStream, $($rest:tt)*) => { $then! { Hand, hipMemcpyWithStream, $($rest)* } };
    ($then:ident, $class:ident, hipMemcpy_spt, $($rest:tt)*) => { $then! { Hand, hipMemcpy_spt, $($rest)* } };
    ($then:ident, $class:ident, hipModuleGetFunction, $($rest:tt)*) => { $then! { Hand, hipModuleGetFunction, $($rest)* } };
    ($then:ident, $class:ident, hipModuleUnload, $($rest:tt)*) => { $then! { Hand, hipModuleUnload, $($rest)* } };
    ($then:ident, $class:ident, hipSetDevice, $($rest:tt)*) => { $then! { Hand, hipSetDevice, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCapture, $($rest:tt)*) => { $then! { Hand, hipStreamBeginCapture, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCaptureToGraph, $($rest:tt)*) => { $then! { Hand, hipStreamBeginCaptureToGraph, $($rest)* } };
    ($then:ident, $class:ident, hipStreamBeginCapture_spt, $($rest:tt)*) => { $then! { Hand, hipStreamBeginCapture_spt, $($rest)* } };
    ($then:ident, $class:ident, hipStreamDestroy, $($rest:tt)*) => { $then! { Hand, hipStreamDestroy, $($rest)* } };
    ($then:ident, $class:ident, hipStreamEndCapture, $($rest:tt)*) => { $then! { Hand, hipStreamEndCapture, $($rest)* } };
    ($then:ident, $class:ident, hipStreamEndCapture_spt, $($rest:tt)*) => { $then! { Hand, hipStreamEndCapture_spt, $($rest)* } };
    // Asking about a stream tells as much as waiting for it, when the answer is yes.
    ($then:ident, $class:ident, hipStreamQuery, $($rest:tt)*) => { $then! { StreamSync, hipStreamQuery, $($rest)* } };
    ($then:ident, $class:ident, hipStreamQuery_spt, $($rest:tt)*) => { $then! { StreamSync, hipStreamQuery_spt, $($rest)* } };
    ($then:ident, $class:ident, hipEventSynchronize, $($rest:tt)*) => { $then! { EventSync, hipEventSynchronize, $($rest)* } };
    ($then:ident, $class:ident, hipStreamSynchronize, $($rest:tt)*) => { $then! { StreamSync, hipStreamSynchronize, $($rest)* } };
    ($then:ident, $class:ident, hipStreamSynchronize_spt, $($rest:tt)*) => { $then! { StreamSync, hipStreamSynchronize_spt, $($rest)* } };
    // All others by class.
    ($then:ident, Launch, $($rest:tt)*) => { $then! { Hand, $($rest)* } };
    ($then:ident, Callback, $($rest:tt)*) => { $then! { Hand, $($rest)* } };
    ($then:ident, Copy, $($rest:tt)*) => { $then! { Copy, $($rest)* } };
    ($then:ident, Memset, $($rest:tt)*) => { $then! { Memset, $($rest)* } };
    ($then:ident, Record, $($rest:tt)*) => { $then! { Record, $($rest)* } };
    ($then:ident, Graph, $($rest:tt)*) => { $then! { Graph, $($rest)* } };
    ($then:ident, Wait, $($rest:tt)*) => { $then! { Work, $($rest)* } };
    ($then:ident, Sync, $($rest:tt)*) => { $then! { DeviceSync, $($rest)* } };
    ($then:ident, $class:ident, $($rest:tt)*) => { $then! { Unhooked, $($rest)* } };
}
