//! The map at run time, made of `data/names.tsv` and `data/lists/cuda.tsv` by the build script.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

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
    /// How many parameters the function has in CUDA 13.5 and in HIP, where no call is right for both.
    pub parameters: Option<(u8, u8)>,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// Where a name is among [`NAMES`]; nothing for a name of CUDA that HIP does not have.
static INDEX: LazyLock<HashMap<&'static [u8], Option<u16>, FxBuildHasher>> = LazyLock::new(|| {
    let without = UNMAPPED.iter().map(|name| (name.as_bytes(), None));
    let mapped = NAMES.iter().enumerate().map(|(at, name)| (name.cuda.as_bytes(), u16::try_from(at).ok()));
    without.chain(mapped).collect()
});

/// Every CUDA name that has a HIP counterpart, in byte order of the CUDA name.
pub fn map() -> &'static [Name] {
    NAMES
}

/// The HIP counterpart of a CUDA name, or of a header.
pub fn find(cuda: &str) -> Option<&'static Name> {
    find_bytes(cuda.as_bytes())
}

/// [`find`] for a piece of a source, whatever bytes it has.
#[inline]
pub(crate) fn find_bytes(cuda: &[u8]) -> Option<&'static Name> {
    NAMES.get(usize::from((*INDEX.get(cuda)?)?))
}

/// Whether CUDA 11.8 or 13.5 declares the name, with or without a counterpart in HIP.
pub fn is_known(cuda: &str) -> bool {
    is_known_bytes(cuda.as_bytes())
}

/// [`is_known`] for a piece of a source.
pub(crate) fn is_known_bytes(cuda: &[u8]) -> bool {
    INDEX.contains_key(cuda)
}
