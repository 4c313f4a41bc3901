//! The HIP preload library: exports and nothing else.
