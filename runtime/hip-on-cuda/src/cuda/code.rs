//! What an error of CUDA is to HIP.
//!
//! HIP took its error numbers from CUDA: for every number that both have, HIP 7.1's `hip_runtime_api.h` and CUDA 13's
//! `cuda.h` mean the same by it (218 and 708 under other names), but for 911 and 912. So a code passes as it is, unless
//! HIP has no such number or another meaning for it.

use super::types::{Result, SUCCESS};
use crate::error::{Code, Outcome};

/// The outcome of a call to the driver.
#[inline]
pub fn check(result: Result) -> Outcome {
    if result == SUCCESS { Ok(()) } else { Err(of(result)) }
}

/// HIP's code for an error of the driver.
#[cold]
pub fn of(result: Result) -> Code {
    match result {
        // A link-time stand-in for the driver; a call that needs a newer one; PTX that is newer than the driver.
        34 | 36 | 222 | 227 => Code::INSUFFICIENT_DRIVER,
        // The device cannot be used: busy, exclusive, not licensed, system or MPS not ready.
        46 | 102 | 802..=810 => Code::INVALID_DEVICE,
        // No compiler for PTX in the driver, or it is switched off.
        221 | 223 => Code::NO_BINARY_FOR_GPU,
        224 | 225 | 800 | 811 | 812 => Code::NOT_SUPPORTED,
        // NVLink, contained memory errors.
        220 | 226 => Code::ECCNOT_CORRECTABLE,
        // `CUDA_ERROR_LOSSY_QUERY`.
        402 => Code::ILLEGAL_STATE,
        // Stack, instruction, alignment, address space, program counter: a kernel broke off.
        703 | 714..=718 | 721 => Code::LAUNCH_FAILURE,
        711 => Code::PEER_ACCESS_UNSUPPORTED,
        // CUDA's timeout, external device, cluster size and later ones; HIP has 911 and 912 for textures.
        909 | 911..=919 => Code::UNKNOWN,
        same if Code(same).known() => Code(same),
        _ => Code::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `CUresult` of CUDA 13's `cuda.h`, every number.
    const ALL: &[Result] = &[
        1, 2, 3, 4, 5, 6, 7, 8, 34, 36, 46, 47, 100, 101, 102, 200, 201, 202, 205, 206, 207, 208, 209, 210,
        211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 300, 301, 302,
        303, 304, 400, 401, 402, 500, 600, 700, 701, 702, 703, 704, 705, 708, 709, 710, 711, 712, 713, 714,
        715, 716, 717, 718, 719, 720, 721, 800, 801, 802, 803, 804, 805, 806, 807, 808, 809, 810, 811, 812,
        900, 901, 902, 903, 904, 905, 906, 907, 908, 909, 910, 911, 912, 913, 914, 915, 916, 917, 918, 919,
        999,
    ];

    #[test]
    fn every_error_of_cuda_is_an_error_that_hip_knows() {
        for &result in ALL {
            assert!(of(result).known() && of(result) != Code::SUCCESS, "{result} became {:?}", of(result));
        }
    }

    #[test]
    fn numbers_that_both_have_pass_unchanged() {
        let both = ALL.iter().filter(|result| Code(**result).known());
        let changed: Vec<_> = both.filter(|result| of(**result).0 != **result).collect();
        assert_eq!(changed, [&911, &912], "HIP uses these two for textures");
    }

    #[test]
    fn what_programs_wait_for_is_what_it_was() {
        assert_eq!(check(0), Ok(()));
        assert_eq!(check(600), Err(Code::NOT_READY));
        assert_eq!(check(2), Err(Code::OUT_OF_MEMORY));
        assert_eq!(check(123_456), Err(Code::UNKNOWN));
    }
}
