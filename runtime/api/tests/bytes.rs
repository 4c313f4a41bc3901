//! The sizes that entries state, evaluated: each must be a `usize` expression of the entry's own parameters.
#![allow(non_snake_case, unused_variables, clippy::too_many_arguments)] // signatures are HIP's

use hipreempt_api::hip::*;

macro_rules! size_functions {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
        args: ($($arg:ident : $ty:ty),*), ret: $ret:ty,
        stream: ($($stream:ident),*), event: ($($event:ident),*), implicit: ($($implicit:ident)?),
        bytes: ($($bytes:tt)*), $($more:tt)*
    } )*) => {
        $( #[allow(dead_code)] fn $name($($arg: $ty),*) -> usize { size!($($bytes)*) } )*
    };
}

macro_rules! size {
    () => { 0 };
    ($($bytes:tt)+) => { $($bytes)+ };
}

hipreempt_api::hip_functions!(size_functions);

use std::ptr::null_mut;

#[test]
fn products_multiply_all_factors() {
    let extent = hipExtent { width: 3, height: 5, depth: 7 };
    let pitched = hipPitchedPtr { ptr: null_mut(), pitch: 64, xsize: 0, ysize: 0 };
    assert_eq!(hipMemset3D(pitched, 0, extent), 105);
    assert_eq!(hipMemsetD2D32(null_mut(), 64, 0, 3, 5), 60);
    assert_eq!(hipMemsetD16Async(null_mut(), 0, 9, null_mut()), 18);
    assert_eq!(hipMemcpy2DAsync(null_mut(), 64, null_mut(), 64, 3, 5, hipMemcpyDefault, null_mut()), 15);
    assert_eq!(hipMemcpyAsync(null_mut(), null_mut(), 11, hipMemcpyDefault, null_mut()), 11);
    assert_eq!(hipMemcpyAtoHAsync(null_mut(), null_mut(), 2, 13, null_mut()), 13);
}

#[test]
fn a_size_that_overflows_saturates() {
    assert_eq!(hipMemset2D(null_mut(), 0, 0, usize::MAX, 2), usize::MAX);
}
