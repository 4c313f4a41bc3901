//! What two spellings of one thing have in common: `CUDA_ERROR_OUT_OF_MEMORY` and `hipErrorOutOfMemory` are the same
//! words behind different prefixes.

pub use hipreempt_hipify::versions::base;

/// Prefixes of CUDA's names with those of their HIP counterparts, longest first.
pub const PREFIXES: [(&str, &str); 22] = [
    ("make_cuda", "make_hip"),
    ("make_cu", "make_hip"),
    ("cublasLt", "hipblasLt"),
    ("CUBLASLT_", "HIPBLASLT_"),
    ("cublas", "hipblas"),
    ("CUBLAS_", "HIPBLAS_"),
    ("cufft", "hipfft"),
    ("CUFFT_", "HIPFFT_"),
    ("curand", "hiprand"),
    ("CURAND_", "HIPRAND_"),
    ("cusparse", "hipsparse"),
    ("CUSPARSE_", "HIPSPARSE_"),
    ("nvrtc", "hiprtc"),
    ("NVRTC_", "HIPRTC_"),
    ("__cuda", "__hip"),
    ("__nv_", "__hip_"),
    ("CUDART_", "HIP_"),
    ("cuda", "hip"),
    ("CUDA_", "HIP_"),
    ("CU_", "HIP_"),
    ("CU", "hip"),
    ("cu", "hip"),
];

/// The CUDA name with HIP's prefix in the place of its own.
pub fn with_hip_prefix(name: &str) -> Option<String> {
    PREFIXES.iter().find_map(|(cuda, hip)| name.strip_prefix(cuda).map(|rest| format!("{hip}{rest}")))
}

/// A type's name without the ending of its tag and without its version: `CUlimit_enum`, `CUDA_MEMCPY2D_v2_st`.
pub fn without_tag(name: &str) -> &str {
    base(["_enum", "_st", "_union"].iter().find_map(|tag| name.strip_suffix(tag)).unwrap_or(name))
}

/// The words of a compiler option, which HIP calls one: `CU_JIT_FMA` is `hipJitOptionFma`.
pub fn key_of_option(name: &str) -> String {
    match key(name).strip_prefix("jit") {
        Some(rest) => format!("jitoption{rest}"),
        None => key(name),
    }
}

/// The words of a CUDA or a HIP name, without prefix, capitals, underscores and the endings of types.
pub fn key(name: &str) -> String {
    let name = without_tag(name);
    let cuda = PREFIXES.iter().map(|(cuda, _)| cuda);
    let hip = PREFIXES.iter().map(|(_, hip)| hip);
    let mut prefixes: Vec<&&str> = cuda.chain(hip).collect();
    prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
    let rest = prefixes.iter().find_map(|prefix| name.strip_prefix(**prefix)).unwrap_or(name);
    let rest = rest.strip_suffix("_t").unwrap_or(rest);
    let words = rest.replace("DevAttr", "DeviceAttribute").replace('_', "").to_lowercase();
    if name.starts_with("CU_CTX") { words.replacen("ctx", "device", 1) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_thing_have_one_key() {
        for (cuda, hip) in [
            ("CUDA_ERROR_OUT_OF_MEMORY", "hipErrorOutOfMemory"),
            ("cudaDevAttrWarpSize", "hipDeviceAttributeWarpSize"),
            ("CUstream", "hipStream_t"),
            ("cudaDeviceProp", "hipDeviceProp_t"),
            ("CUBLAS_OP_N", "HIPBLAS_OP_N"),
            ("cuMemAlloc_v2_ptds", "hipMemAlloc"),
        ] {
            assert_eq!(key(cuda), key(hip), "{cuda} {hip}");
        }
    }

    #[test]
    fn prefixes_are_exchanged() {
        assert_eq!(with_hip_prefix("make_cudaExtent").as_deref(), Some("make_hipExtent"));
    }
}
