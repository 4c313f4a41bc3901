//! The map at run time, made of `data/names.tsv` and `data/lists/cuda.tsv` by the build script.

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A function, a function template, or a macro that is another name of one.
    Function,
    /// A type, or the tag of one.
    Type,
    /// A constant of an enumeration.
    Constant,
    /// A macro.
    Macro,
    /// A file to include.
    Header,
}

/// A CUDA name with its HIP counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The CUDA name; of a header, its path as included.
    pub cuda: &'static str,
    /// The HIP name; the same one where ROCm kept it, as RCCL does.
    pub hip: &'static str,
    /// What it stands for.
    pub kind: Kind,
    /// CUDA's library: `driver`, `runtime`, `nvrtc`, `cublas`, `cublaslt`, `cufft`, `curand`, `cusparse`, `nccl`, `complex`,
    /// or `header`.
    pub library: &'static str,
    /// Which rule decided; `data/names.tsv` explains the words.
    pub source: &'static str,
    /// Releases of CUDA whose headers declare the name, of 11.8 and 13.5; `-` for none of them.
    pub cuda_releases: &'static str,
    /// Releases of HIP (5.2, 7.1), or of the ROCm libraries (10.0), whose headers declare the name; `-` for none of them.
    pub hip_releases: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// Every CUDA name that has a HIP counterpart, in byte order of the CUDA name.
pub fn map() -> &'static [Name] {
    NAMES
}

/// The HIP counterpart of a CUDA name, or of a header.
pub fn find(cuda: &str) -> Option<&'static Name> {
    NAMES.get(usize::from(*INDEX.get(cuda)?))
}

/// Whether CUDA 11.8 or 13.5 declares the name, with or without a counterpart in HIP.
pub fn is_known(cuda: &str) -> bool {
    INDEX.contains_key(cuda)
}
