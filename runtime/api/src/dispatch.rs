//! The tables of function pointers that ROCm's HIP library hands to tools (rocprofiler-register, ROCm 6.2 and later):
//! which member is which function.
//!
//! A table begins with a 64-bit word, its size in bytes; one pointer a member follows. No version comes with it, so its
//! length is all that says which release it is from. It must never be trusted further than public sources agree.

use crate::hip::dispatch::{HIP, HIP_COMPILER};

/// The members that a table has, by the step of its header that brought them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The function, as in [`HIP_FUNCTIONS`](crate::HIP_FUNCTIONS).
    pub name: &'static str,
    /// `HIP_RUNTIME_API_TABLE_STEP_VERSION` or `HIP_COMPILER_API_TABLE_STEP_VERSION` (`hip_api_trace.hpp`).
    pub step: u8,
}

/// A table, as the newest known header has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DispatchTable {
    /// What the library registers it as.
    pub name: &'static str,
    /// Its members in order.
    pub members: &'static [Member],
}

/// `HipDispatchTable`: the functions of HIP.
pub const HIP_TABLE: DispatchTable = DispatchTable { name: "hip", members: HIP };
/// `HipCompilerDispatchTable`: what compiled programs call to register their kernels.
pub const HIP_COMPILER_TABLE: DispatchTable = DispatchTable { name: "hip_compiler", members: HIP_COMPILER };

/// Length of the table of the branches that became ROCm 6.3. Two orders of it are public; they part after
/// `hipGetFuncBySymbol` (`hip_api_trace.hpp` of ROCm/clr, branches `amd-staging` and `release/rocm-rel-6.3.0.1`).
const TWO_ORDERS: usize = 461;
const TWO_ORDERS_AGREE: usize = 445;
/// From step 17 on, two orders are public (`hip_api_trace.hpp` of ROCm/clr at 006d80ed and of ROCm/rocm-systems at
/// 07bb0a9f): they agree up to `hipStreamCopyAttributes`, the last member of step 16.
const STEP_16: usize = 502;
/// Length of the second one's table of step 17.
const OTHER_STEP_17: usize = 503;

impl DispatchTable {
    /// How many members of a table with so many are surely those of the list here; `None`: no public header has a table
    /// of this length.
    #[must_use]
    pub fn known_members(&self, length: usize) -> Option<usize> {
        let ends_a_step =
            |last: &Member, next: Option<&Member>| next.is_none_or(|next| next.step != last.step);
        let known = length > 0
            && length <= self.members.len()
            && ends_a_step(&self.members[length - 1], self.members.get(length));
        match length {
            TWO_ORDERS if known => Some(TWO_ORDERS_AGREE),
            _ if known => Some(length.min(STEP_16)),
            OTHER_STEP_17 if self.members.len() > OTHER_STEP_17 => Some(STEP_16),
            _ => None,
        }
    }

    /// The place of a function in the table; `None` for one that no table has.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }
}
