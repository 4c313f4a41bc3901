//! Versions of one function in one library: `cuMemAlloc` and `cuMemAlloc_v2`, or `cuMemcpyHtoD_v2_ptds` for a thread's own
//! default stream.

/// What may stand at the end of a driver function's or type's name.
const ENDINGS: [&str; 6] = ["_ptsz", "_ptds", "_v1", "_v2", "_v3", "_v4"];

/// The name without what tells versions apart.
///
/// ```
/// assert_eq!(hipreempt_hipify::versions::base("cuStreamGetCaptureInfo_v2_ptsz"), "cuStreamGetCaptureInfo");
/// assert_eq!(hipreempt_hipify::versions::base("cuInit"), "cuInit");
/// ```
pub fn base(name: &str) -> &str {
    let shorter = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    shorter.map_or(name, base)
}
