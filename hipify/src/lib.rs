//! What CUDA's names are in HIP: the map as data, the class of every CUDA function through it, and a translator of CUDA C++
//! sources on it.
//!
//! It must never guess: a name that is not in the map is left as it is and reported, and a string or a comment is never
//! changed. Nothing here links or opens a GPU library.
//!
//! # The map
//!
//! `data/names.tsv` holds a pair a line, with where it comes from and which releases declare both names. It is made by
//! `cargo run -p hipreempt-hipify-generate` from the lists of names in `data/lists`, which the same program makes from the
//! headers of CUDA 11.8 and 13.5, HIP 5.2 and 7.1 and the ROCm 10.0 libraries, and from the exceptions of
//! `data/by-hand.tsv`, each with its reason. `data/hip-only.tsv` says why the other functions of HIP have no CUDA name.
//!
//! ```
//! use hipreempt_hipify::{find, map};
//!
//! assert_eq!(find("cuMemAlloc_v2").expect("in the map").hip, "hipMalloc");
//! assert!(find("cuTensorMapEncodeTiled").is_none());
//! assert!(map().is_sorted_by_key(|name| name.cuda));
//! ```
//!
//! # Classes
//!
//! A scheduler treats a CUDA function as it treats its HIP counterpart; `data/classes.tsv` lists the exceptions.
//!
//! ```
//! use hipreempt_api::Class;
//! use hipreempt_hipify::class_of_cuda;
//!
//! assert_eq!(class_of_cuda("cuLaunchKernel_ptsz"), Some(Class::Launch));
//! assert_eq!(class_of_cuda("cuMemcpyPeerAsync"), Some(Class::Copy));
//! ```
//!
//! # The translator
//!
//! ```
//! let source = b"// cudaFree is kept here\n#include <cuda_runtime.h>\nvoid f(int* p) { cudaFree(p); }\n";
//! let translated = hipreempt_hipify::translate(source);
//! assert_eq!(
//!     translated.text,
//!     b"// cudaFree is kept here\n#include <hip/hip_runtime.h>\nvoid f(int* p) { hipFree(p); }\n"
//! );
//! ```

mod class;
pub mod lexer;
mod remarks;
mod table;
mod translate;
pub mod versions;

pub use class::{DriverFunction, class_of_cuda, driver_functions};
pub use remarks::{Remark, RemarkKind};
pub use table::{Kind, Name, find, is_known, map};
pub use translate::{Renamed, Translation, translate};
