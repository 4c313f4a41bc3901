//! What a translation leaves to a person, with its place.

use std::borrow::Cow;

/// Why a remark was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// A name of CUDA without a counterpart in HIP.
    NoCounterpart,
    /// A header of NVIDIA's that the map does not have.
    Header,
    /// Device code that means another thing, or nothing, on another GPU.
    DeviceCode,
    /// Part of a name, pasted together by a macro.
    Pasted,
    /// A function that HIP has with another number of parameters than CUDA 13. It is renamed all the same.
    Parameters,
}

/// One place that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in bytes, counted from 1.
    pub column: usize,
    /// Why.
    pub kind: RemarkKind,
    /// The name in question.
    pub name: String,
    /// What to know about it, in one line.
    pub reason: Cow<'static, str>,
}

/// What is said of device code that looks the same in HIP.
pub(crate) fn device_code(name: &[u8]) -> Option<&'static str> {
    let lanes =
        "names lanes by a 32-bit mask; AMD wavefronts may have 64 lanes, and HIP wants a 64-bit mask or none";
    Some(match name {
        b"__shfl_sync" | b"__shfl_up_sync" | b"__shfl_down_sync" | b"__shfl_xor_sync" => lanes,
        b"__ballot_sync" | b"__any_sync" | b"__all_sync" | b"__match_any_sync" | b"__match_all_sync" => lanes,
        b"__activemask" => "a 32-bit mask in CUDA, 64 bits in HIP",
        b"__syncwarp" => "needs HIP 7, and 64 lanes must be thought of",
        b"__nanosleep" => "HIP has __builtin_amdgcn_s_sleep instead",
        b"__CUDA_ARCH__" => {
            "its value is an architecture of NVIDIA's; HIP's macro says only that device code is compiled"
        }
        b"asm" | b"__asm" | b"__asm__" => "inline assembly: if it is PTX, it means nothing to another GPU",
        b"nvcuda" => "tensor cores: rocWMMA has a counterpart",
        b"cuda" => "libcu++: no counterpart with Debian's HIP",
        b"cub" => "the library hipCUB has a counterpart",
        _ => return None,
    })
}

/// What is said of a header that has no counterpart in the map, by the beginning of its name.
pub(crate) fn header(path: &[u8]) -> Option<&'static str> {
    const LIBRARIES: [(&[u8], &str); 14] = [
        (b"cub/", "the library hipCUB has a counterpart"),
        (b"cuda/", "libcu++: no counterpart with Debian's HIP"),
        (b"cudnn", "MIOpen is another interface"),
        (b"cusolver", "hipSOLVER has a counterpart"),
        (b"cutensor", "hipTensor has a counterpart"),
        (b"cutlass", "Composable Kernel is another interface"),
        (b"cupti", "rocprofiler is another interface"),
        (b"mma.h", "tensor cores: rocWMMA has a counterpart"),
        (b"npp", "no counterpart"),
        (b"nvToolsExt", "rocTX has a counterpart"),
        (b"nvml", "AMD SMI is another interface"),
        (b"nvtx3/", "rocTX has a counterpart"),
        (b"crt/", "a part of NVIDIA's compiler"),
        (b"sm_", "a part of NVIDIA's compiler"),
    ];
    if let Some((_, reason)) = LIBRARIES.iter().find(|(start, _)| path.starts_with(start)) {
        return Some(reason);
    }
    let nvidias = [&b"cuda"[..], b"cublas", b"cufft", b"curand", b"cusparse", b"nvrtc", b"nccl"];
    let named = nvidias.iter().any(|start| path.starts_with(start)) && path.ends_with(b".h");
    named.then_some("no counterpart in HIP, unless the program brings it along")
}
