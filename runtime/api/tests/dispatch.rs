//! The dispatch tables against the function table, and the lengths that are known.

use std::collections::BTreeSet;

use hipreempt_api::dispatch::{DispatchTable, HIP_COMPILER_TABLE, HIP_TABLE};
use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY};

fn names(table: DispatchTable) -> BTreeSet<&'static str> {
    table.members.iter().map(|member| member.name).collect()
}

#[test]
fn every_member_is_a_function_of_hip_and_none_is_there_twice() {
    let known: BTreeSet<&str> = HIP_FUNCTIONS.iter().map(|function| function.name).collect();
    let named: BTreeSet<&str> = HIP_NAMES_ONLY.iter().map(|only| only.name).collect();
    // Members of the table that no release exports: `data/functions.tsv` classes them.
    let unexported = BTreeSet::from(["hipExtHostAlloc", "hipExternalMemoryGetMappedMipmappedArray"]);
    for table in [HIP_TABLE, HIP_COMPILER_TABLE] {
        assert_eq!(names(table).len(), table.members.len(), "{}: a function is there twice", table.name);
        let strange: Vec<_> = names(table)
            .into_iter()
            .filter(|name| !known.contains(name) && !named.contains(name) && !unexported.contains(name))
            .collect();
        assert_eq!(strange, Vec::<&str>::new(), "{}: members without a class", table.name);
    }
    assert!(names(HIP_TABLE).is_disjoint(&names(HIP_COMPILER_TABLE)));
}

/// Members are added at the end only, under a higher step.
#[test]
fn steps_only_rise() {
    for table in [HIP_TABLE, HIP_COMPILER_TABLE] {
        assert!(table.members.is_sorted_by_key(|member| member.step), "{}", table.name);
    }
}

/// `HIP_ENFORCE_ABI_VERSIONING` of the public sources: 452 members in 6.2.0, 463 in the branch of October 2024.
#[test]
fn the_lengths_of_releases_are_known_and_no_others() {
    let known = |length| HIP_TABLE.known_members(length);
    assert_eq!(
        [known(442), known(452), known(463), known(502)],
        [Some(442), Some(452), Some(463), Some(502)]
    );
    assert_eq!(known(461), Some(445), "two orders are public");
    assert_eq!([known(503), known(505), known(518)], [Some(502); 3], "two branches disagree from there on");
    for strange in [0, 1, 9, 441, 451, 453, 500, 504, 510, 519, 100_000, usize::MAX] {
        assert_eq!(known(strange), None, "{strange}");
    }
    assert_eq!(HIP_COMPILER_TABLE.known_members(9), Some(9));
    for strange in [0, 8, 10, 461, 503] {
        assert_eq!(HIP_COMPILER_TABLE.known_members(strange), None, "{strange}");
    }
}

/// What every launch of a compiled program goes by, at its place in the public header.
#[test]
fn places_are_those_of_the_header() {
    assert_eq!(HIP_TABLE.place("hipApiName"), Some(0));
    assert_eq!(HIP_TABLE.place("hipGetProcAddress"), Some(442));
    assert_eq!(HIP_TABLE.place("hipStreamBatchMemOp"), Some(463));
    assert_eq!(HIP_TABLE.place("hipLaunchKernelGGLImpl"), None);
    assert_eq!(HIP_COMPILER_TABLE.place("__hipUnregisterFatBinary"), Some(8));
}
