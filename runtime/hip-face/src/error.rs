//! HIP's result codes, as one small type the runtime can return with `?`.
//!
//! Numbers and names are those of `hip_runtime_api.h` of HIP 7.1; they have not changed since 4.2, only grown.
//! Nothing here allocates: the strings are handed to C programs as they are.

use core::ffi::CStr;

/// A HIP result code (`hipError_t`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code(pub u32);

/// What every function of the runtime returns.
pub type Outcome<T = ()> = Result<T, Code>;

macro_rules! codes {
    ($($constant:ident = $value:literal, $name:literal, $text:literal;)*) => {
        #[allow(dead_code, reason = "the table is complete; not every code is returned here")]
        impl Code {
            $(#[doc = concat!("`", $name, "`: ", $text, ".")] pub const $constant: Code = Code($value);)*

            fn row(self) -> Option<(&'static CStr, &'static CStr)> {
                match self.0 {
                    $($value => {
                        const NAME: &CStr = terminated(concat!($name, "\0"));
                        const TEXT: &CStr = terminated(concat!($text, "\0"));
                        Some((NAME, TEXT))
                    })*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    SUCCESS = 0, "hipSuccess", "no error";
    INVALID_VALUE = 1, "hipErrorInvalidValue", "invalid argument";
    OUT_OF_MEMORY = 2, "hipErrorOutOfMemory", "out of memory";
    NOT_INITIALIZED = 3, "hipErrorNotInitialized", "initialization error";
    DEINITIALIZED = 4, "hipErrorDeinitialized", "deinitialized";
    PROFILER_DISABLED = 5, "hipErrorProfilerDisabled", "profiler disabled";
    PROFILER_NOT_INITIALIZED = 6, "hipErrorProfilerNotInitialized", "profiler not initialized";
    PROFILER_ALREADY_STARTED = 7, "hipErrorProfilerAlreadyStarted", "profiler already started";
    PROFILER_ALREADY_STOPPED = 8, "hipErrorProfilerAlreadyStopped", "profiler already stopped";
    INVALID_CONFIGURATION = 9, "hipErrorInvalidConfiguration", "invalid configuration argument";
    INVALID_PITCH_VALUE = 12, "hipErrorInvalidPitchValue", "invalid pitch value";
    INVALID_SYMBOL = 13, "hipErrorInvalidSymbol", "invalid symbol";
    INVALID_DEVICE_POINTER = 17, "hipErrorInvalidDevicePointer", "invalid device pointer";
    INVALID_MEMCPY_DIRECTION = 21, "hipErrorInvalidMemcpyDirection", "invalid memcpy direction";
    INSUFFICIENT_DRIVER = 35, "hipErrorInsufficientDriver", "insufficient driver";
    MISSING_CONFIGURATION = 52, "hipErrorMissingConfiguration", "missing configuration";
    PRIOR_LAUNCH_FAILURE = 53, "hipErrorPriorLaunchFailure", "prior launch failure";
    INVALID_DEVICE_FUNCTION = 98, "hipErrorInvalidDeviceFunction", "invalid device function";
    NO_DEVICE = 100, "hipErrorNoDevice", "no ROCm-capable device is detected";
    INVALID_DEVICE = 101, "hipErrorInvalidDevice", "invalid device ordinal";
    INVALID_IMAGE = 200, "hipErrorInvalidImage", "device kernel image is invalid";
    INVALID_CONTEXT = 201, "hipErrorInvalidContext", "invalid context";
    CONTEXT_ALREADY_CURRENT = 202, "hipErrorContextAlreadyCurrent", "context already current";
    MAP_FAILED = 205, "hipErrorMapFailed", "map failed";
    UNMAP_FAILED = 206, "hipErrorUnmapFailed", "unmap failed";
    ARRAY_IS_MAPPED = 207, "hipErrorArrayIsMapped", "array is mapped";
    ALREADY_MAPPED = 208, "hipErrorAlreadyMapped", "already mapped";
    NO_BINARY_FOR_GPU = 209, "hipErrorNoBinaryForGpu", "no kernel image is available for execution on the device";
    ALREADY_ACQUIRED = 210, "hipErrorAlreadyAcquired", "already acquired";
    NOT_MAPPED = 211, "hipErrorNotMapped", "not mapped";
    NOT_MAPPED_AS_ARRAY = 212, "hipErrorNotMappedAsArray", "not mapped as array";
    NOT_MAPPED_AS_POINTER = 213, "hipErrorNotMappedAsPointer", "not mapped as pointer";
    ECCNOT_CORRECTABLE = 214, "hipErrorECCNotCorrectable", "eccnot correctable";
    UNSUPPORTED_LIMIT = 215, "hipErrorUnsupportedLimit", "unsupported limit";
    CONTEXT_ALREADY_IN_USE = 216, "hipErrorContextAlreadyInUse", "context already in use";
    PEER_ACCESS_UNSUPPORTED = 217, "hipErrorPeerAccessUnsupported", "peer access unsupported";
    INVALID_KERNEL_FILE = 218, "hipErrorInvalidKernelFile", "invalid kernel file";
    INVALID_GRAPHICS_CONTEXT = 219, "hipErrorInvalidGraphicsContext", "invalid graphics context";
    INVALID_SOURCE = 300, "hipErrorInvalidSource", "invalid source";
    FILE_NOT_FOUND = 301, "hipErrorFileNotFound", "file not found";
    SHARED_OBJECT_SYMBOL_NOT_FOUND = 302, "hipErrorSharedObjectSymbolNotFound", "shared object symbol not found";
    SHARED_OBJECT_INIT_FAILED = 303, "hipErrorSharedObjectInitFailed", "shared object init failed";
    OPERATING_SYSTEM = 304, "hipErrorOperatingSystem", "operating system";
    INVALID_HANDLE = 400, "hipErrorInvalidHandle", "invalid resource handle";
    ILLEGAL_STATE = 401, "hipErrorIllegalState", "illegal state";
    NOT_FOUND = 500, "hipErrorNotFound", "named symbol not found";
    NOT_READY = 600, "hipErrorNotReady", "device not ready";
    ILLEGAL_ADDRESS = 700, "hipErrorIllegalAddress", "illegal address";
    LAUNCH_OUT_OF_RESOURCES = 701, "hipErrorLaunchOutOfResources", "launch out of resources";
    LAUNCH_TIME_OUT = 702, "hipErrorLaunchTimeOut", "launch time out";
    PEER_ACCESS_ALREADY_ENABLED = 704, "hipErrorPeerAccessAlreadyEnabled", "peer access already enabled";
    PEER_ACCESS_NOT_ENABLED = 705, "hipErrorPeerAccessNotEnabled", "peer access not enabled";
    SET_ON_ACTIVE_PROCESS = 708, "hipErrorSetOnActiveProcess", "set on active process";
    CONTEXT_IS_DESTROYED = 709, "hipErrorContextIsDestroyed", "context is destroyed";
    ASSERT = 710, "hipErrorAssert", "assert";
    HOST_MEMORY_ALREADY_REGISTERED = 712, "hipErrorHostMemoryAlreadyRegistered", "host memory already registered";
    HOST_MEMORY_NOT_REGISTERED = 713, "hipErrorHostMemoryNotRegistered", "host memory not registered";
    LAUNCH_FAILURE = 719, "hipErrorLaunchFailure", "unspecified launch failure";
    COOPERATIVE_LAUNCH_TOO_LARGE = 720, "hipErrorCooperativeLaunchTooLarge", "cooperative launch too large";
    NOT_SUPPORTED = 801, "hipErrorNotSupported", "operation not supported";
    STREAM_CAPTURE_UNSUPPORTED = 900, "hipErrorStreamCaptureUnsupported", "stream capture unsupported";
    STREAM_CAPTURE_INVALIDATED = 901, "hipErrorStreamCaptureInvalidated", "stream capture invalidated";
    STREAM_CAPTURE_MERGE = 902, "hipErrorStreamCaptureMerge", "stream capture merge";
    STREAM_CAPTURE_UNMATCHED = 903, "hipErrorStreamCaptureUnmatched", "stream capture unmatched";
    STREAM_CAPTURE_UNJOINED = 904, "hipErrorStreamCaptureUnjoined", "stream capture unjoined";
    STREAM_CAPTURE_ISOLATION = 905, "hipErrorStreamCaptureIsolation", "stream capture isolation";
    STREAM_CAPTURE_IMPLICIT = 906, "hipErrorStreamCaptureImplicit", "stream capture implicit";
    CAPTURED_EVENT = 907, "hipErrorCapturedEvent", "captured event";
    STREAM_CAPTURE_WRONG_THREAD = 908, "hipErrorStreamCaptureWrongThread", "stream capture wrong thread";
    GRAPH_EXEC_UPDATE_FAILURE = 910, "hipErrorGraphExecUpdateFailure", "graph exec update failure";
    INVALID_CHANNEL_DESCRIPTOR = 911, "hipErrorInvalidChannelDescriptor", "invalid channel descriptor";
    INVALID_TEXTURE = 912, "hipErrorInvalidTexture", "invalid texture";
    UNKNOWN = 999, "hipErrorUnknown", "unknown error";
    RUNTIME_MEMORY = 1052, "hipErrorRuntimeMemory", "runtime memory";
    RUNTIME_OTHER = 1053, "hipErrorRuntimeOther", "runtime other";
}

const fn terminated(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a name of the table holds a NUL"),
    }
}

impl Code {
    /// The name of the constant, as `hipGetErrorName` gives it.
    pub fn name(self) -> &'static CStr {
        self.row().map_or(c"hipErrorUnknown", |row| row.0)
    }

    /// The description, as `hipGetErrorString` gives it.
    pub fn text(self) -> &'static CStr {
        self.row().map_or(c"unknown error", |row| row.1)
    }

    /// Whether `hipGetErrorName` knows this number.
    pub fn known(self) -> bool {
        self.row().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_header() {
        assert_eq!(Code::SUCCESS.name(), c"hipSuccess");
        assert_eq!(Code(600).name(), c"hipErrorNotReady");
        assert_eq!(Code(801).text(), c"operation not supported");
        assert!(!Code(12345).known());
    }
}
