//! Which headers are read, of which package and release, and which of their names belong to which library.
//! `headers.sh` beside this crate fetches them.

use std::path::{Path, PathBuf};

use crate::clang::{self, Declared};
use crate::entry::{Entry, List, merge, merge_seen};
use crate::nvidia::{self, Pairs};
use crate::{Error, bindings, read, scan};

/// Folders of headers.
pub struct Folders {
    /// CUDA 13.5: `include` of PyPI's `nvidia-cuda-runtime`, `-crt`, `-nvrtc`, `-profiler-api`, `nvidia-cublas`, `-cufft`,
    /// `-curand`, `-cusparse` in one folder, and `nvidia-nccl-cu13`'s beside them as `nccl`.
    cuda_13: PathBuf,
    /// CUDA 11.8: the same of `nvidia-cuda-runtime-cu11` and `nvidia-cuda-nvrtc-cu11`, for the names that CUDA 12 and 13
    /// have dropped and that programs still use.
    cuda_11: PathBuf,
    /// HIP 7.1: PyPI's `triton==3.9.0`, folder `triton/backends/amd/include`.
    hip_7: PathBuf,
    /// HIP 5.2: Debian 12's `libamdhip64-dev`, and `libhiprand-dev`, `libhipsparse-dev` beside it; `/usr/include`.
    hip_5: PathBuf,
    /// ROCm 10.0: folder `rocm/bindings` of PyPI's `rocm-bindings-hip`, `-libraries` and `-systems`.
    bindings: PathBuf,
}

/// A release's headers and how its names are read.
const CUDA_PARSED: [(&str, &str); 19] = [
    ("cuda.h", "driver"),
    ("cudaGL.h", "driver"),
    ("cudaEGL.h", "driver"),
    ("cudaVDPAU.h", "driver"),
    ("cudaProfiler.h", "driver"),
    ("cuda_runtime_api.h", "runtime"),
    ("cuda_profiler_api.h", "runtime"),
    ("cuda_gl_interop.h", "runtime"),
    ("cuda_egl_interop.h", "runtime"),
    ("cuda_vdpau_interop.h", "runtime"),
    ("cuComplex.h", "complex"),
    ("nvrtc.h", "nvrtc"),
    ("cublas_v2.h", "cublas"),
    ("cublasLt.h", "cublaslt"),
    ("cufft.h", "cufft"),
    ("cufftXt.h", "cufft"),
    ("curand.h", "curand"),
    ("cusparse.h", "cusparse"),
    ("nccl.h", "nccl"),
];

/// Headers whose device code is scanned for names.
const CUDA_SCANNED: [(&str, &str); 15] = [
    ("cuda_runtime.h", "runtime"),
    ("cuda_device_runtime_api.h", "runtime"),
    ("channel_descriptor.h", "runtime"),
    ("driver_functions.h", "runtime"),
    ("crt/host_runtime.h", "runtime"),
    ("crt/device_functions.h", "runtime"),
    ("curand_kernel.h", "curand"),
    ("curand_uniform.h", "curand"),
    ("curand_normal.h", "curand"),
    ("curand_lognormal.h", "curand"),
    ("curand_poisson.h", "curand"),
    ("curand_discrete2.h", "curand"),
    ("curand_mtgp32_kernel.h", "curand"),
    ("math_constants.h", "math"),
    ("texture_types.h", "runtime"),
];

const HIP_PARSED: [&str; 5] =
    ["hip/hip_runtime_api.h", "hip/hip_ext.h", "hip/hiprtc.h", "hip/library_types.h", "hip/linker_types.h"];

const HIP_SCANNED: [(&str, &str); 12] = [
    ("hip/hip_runtime_api.h", "hip"),
    ("hip/channel_descriptor.h", "hip"),
    ("hip/hip_complex.h", "complex"),
    ("hip/amd_detail/amd_hip_complex.h", "complex"),
    ("hip/amd_detail/amd_hip_runtime.h", "hip"),
    ("hip/amd_detail/amd_hip_gl_interop.h", "hip"),
    ("hip/amd_detail/amd_channel_descriptor.h", "hip"),
    ("hip/amd_detail/hip_ldg.h", "hip"),
    ("hip/driver_types.h", "hip"),
    ("hiprand/hiprand_kernel.h", "hiprand"),
    ("hiprand/hiprand_kernel_hcc.h", "hiprand"),
    ("hip/hiprtc.h", "hiprtc"),
];

const BINDINGS: [(&str, &str); 7] = [
    ("cyhiprtc.pxd", "hiprtc"),
    ("cyhipblas.pxd", "hipblas"),
    ("cyhipblaslt.pxd", "hipblaslt"),
    ("cyhipfft.pxd", "hipfft"),
    ("cyhiprand.pxd", "hiprand"),
    ("cyhipsparse.pxd", "hipsparse"),
    ("cyrccl.pxd", "rccl"),
];

impl Folders {
    /// Finds the folders by the environment.
    ///
    /// # Errors
    /// [`Error::NoHeaders`].
    pub fn find() -> Result<Folders, Error> {
        let hip_5 = std::env::var_os("HIP_5_HEADERS").map_or(PathBuf::from("/usr/include"), PathBuf::from);
        if !hip_5.join("hip/nvidia_detail").is_dir() {
            return Err(Error::NoHeaders {
                what: "HIP 5.2 headers (Debian libamdhip64-dev)",
                variable: "HIP_5_HEADERS",
            });
        }
        Ok(Folders {
            cuda_13: folder(
                "CUDA_13_HEADERS",
                "cuda.h",
                "CUDA 13.5 headers (PyPI nvidia-cuda-runtime and others)",
            )?,
            cuda_11: folder(
                "CUDA_11_HEADERS",
                "cuda.h",
                "CUDA 11.8 headers (PyPI nvidia-cuda-runtime-cu11)",
            )?,
            hip_7: folder("HIP_HEADERS", "hip/hip_runtime_api.h", "HIP 7.1 headers (PyPI triton 3.9.0)")?,
            hip_5,
            bindings: folder(
                "ROCM_BINDINGS",
                "cyhipblas.pxd",
                "ROCm bindings (PyPI rocm-bindings-libraries)",
            )?,
        })
    }

    /// Every name of CUDA.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn cuda(&self) -> Result<List, Error> {
        let mut list = List::new();
        for (folder, release) in [(&self.cuda_11, "11.8"), (&self.cuda_13, "13.5")] {
            for &(header, library) in &CUDA_PARSED {
                for more in [&[][..], &["-D__CUDA_API_VERSION_INTERNAL"]] {
                    // The header for VDPAU relies on the program to have included these.
                    let before: &[&str] = match header {
                        "cudaVDPAU.h" => &["-include", "cuda.h", "-include", "vdpau/vdpau.h"],
                        _ => &[],
                    };
                    let arguments: Vec<String> =
                        before.iter().chain(more).map(|argument| (*argument).to_owned()).collect();
                    let found = parse(folder, header, "c", &arguments)?;
                    merge(&mut list, entries(found, library, release, is_cuda));
                }
            }
        }
        for (folder, release) in [(&self.cuda_11, "11.8"), (&self.cuda_13, "13.5")] {
            merge_seen(&mut list, scanned(folder, &CUDA_SCANNED, release, is_cuda)?);
        }
        Ok(list)
    }

    /// Every name of HIP and of the ROCm libraries.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn hip(&self) -> Result<List, Error> {
        let mut list = List::new();
        for (folder, release) in [(&self.hip_5, "5.2"), (&self.hip_7, "7.1")] {
            for header in HIP_PARSED {
                let library = if header.ends_with("rtc.h") { "hiprtc" } else { "hip" };
                let arguments = ["-D__HIP_PLATFORM_AMD__".to_owned()];
                let found = parse(folder, header, "c++", &arguments)?;
                merge(&mut list, entries(found, library, release, is_hip));
            }
        }
        for (file, library) in BINDINGS {
            let text = read(&self.bindings.join(file))?;
            merge(&mut list, entries(bindings::declarations(file, &text), library, "10.0", is_hip));
        }
        for (folder, release) in [(&self.hip_5, "5.2"), (&self.hip_7, "7.1")] {
            merge_seen(&mut list, scanned(folder, &HIP_SCANNED, release, is_hip)?);
        }
        Ok(list)
    }

    /// The pairs that HIP's headers for NVIDIA cards state.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn pairs(&self) -> Result<Pairs, Error> {
        let mut all = Pairs::new();
        let headers = [
            "nvidia_hip_runtime_api.h",
            "nvidia_hip_runtime.h",
            "nvidia_hip_complex.h",
            "nvidia_channel_descriptor.h",
        ];
        let mut paths: Vec<_> = headers.map(|name| self.hip_5.join("hip/nvidia_detail").join(name)).into();
        paths.push(self.hip_5.join("hiprand/hiprand_kernel_nvcc.h"));
        for path in paths.iter().filter(|path| path.exists()) {
            for (cuda, hip) in nvidia::pairs(&read(path)?) {
                all.entry(cuda).or_default().extend(hip);
            }
        }
        Ok(all)
    }
}

fn folder(variable: &'static str, holds: &str, what: &'static str) -> Result<PathBuf, Error> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    folder.filter(|folder| folder.join(holds).is_file()).ok_or(Error::NoHeaders { what, variable })
}

/// A header that a release does not have declares nothing.
fn parse(folder: &Path, header: &str, language: &str, more: &[String]) -> Result<Vec<Declared>, Error> {
    let path = folder.join(header);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let stubs = Path::new(env!("CARGO_MANIFEST_DIR")).join("stubs");
    let mut arguments = vec!["-x".to_owned(), language.to_owned(), "-Wno-everything".to_owned()];
    for include in [folder, &stubs] {
        arguments.push(format!("-I{}", include.display()));
    }
    arguments.extend(more.iter().cloned());
    clang::declarations(&path, &arguments)
}

fn scanned(
    folder: &Path,
    headers: &[(&str, &str)],
    release: &str,
    belongs: fn(&str) -> bool,
) -> Result<Vec<Entry>, Error> {
    let mut all = Vec::new();
    for (header, library) in headers {
        let path = folder.join(header);
        if path.exists() {
            all.extend(entries(scan::identifiers(header, &read(&path)?), library, release, belongs));
        }
    }
    Ok(all)
}

/// Entries of the names that belong to the platform. What a header of another library declares is that library's.
fn entries(found: Vec<Declared>, library: &str, release: &str, belongs: fn(&str) -> bool) -> Vec<Entry> {
    let named = found.into_iter().filter(|declared| belongs(&declared.name));
    let entry = |declared: Declared| {
        let Declared { name, kind, params, file, value, .. } = declared;
        Entry { name, kind, params, library: owner(&file, library), releases: release.to_owned(), value }
    };
    named.map(entry).collect()
}

fn owner(file: &str, reader: &str) -> String {
    let file = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let known = CUDA_PARSED.iter().find(|(header, _)| *header == file).map(|(_, library)| *library);
    let shared = match file {
        "driver_types.h"
        | "library_types.h"
        | "surface_types.h"
        | "texture_types.h"
        | "device_types.h"
        | "cuda_device_runtime_api.h"
        | "cudart_platform.h"
            if !reader.starts_with("hip") =>
        {
            Some("runtime")
        }
        "cublas_api.h" => Some("cublas"),
        _ => None,
    };
    known.or(shared).unwrap_or(reader).to_owned()
}

fn is_cuda(name: &str) -> bool {
    let prefixes = [
        "cuda",
        "CUGPU",
        "CUDA_",
        "CU_",
        "CUDART_",
        "make_cuda",
        "make_cu",
        "__cuda",
        "nvrtc",
        "NVRTC_",
        "cublas",
        "CUBLAS",
        "cufft",
        "CUFFT_",
        "curand",
        "CURAND_",
        "cusparse",
        "CUSPARSE_",
        "nccl",
        "NCCL_",
    ];
    let with_capital = ["cu", "CU"].iter().any(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_alphabetic() && (c.is_uppercase() != (*prefix == "CU")))
        })
    });
    (with_capital || prefixes.iter().any(|prefix| name.len() > prefix.len() && name.starts_with(prefix)))
        && !name.ends_with("_H")
        && !name.ends_with("_H_")
}

fn is_hip(name: &str) -> bool {
    let prefixes = ["hip", "HIP", "ihip", "make_hip", "__hip", "nccl", "NCCL_"];
    prefixes.iter().any(|prefix| name.starts_with(prefix)) && !name.ends_with("_H") && !name.ends_with("_H_")
}
