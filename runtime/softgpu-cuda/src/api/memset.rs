//! Memsets. Those without a stream do not wait either: they are in order on the default stream.

use std::ffi::{c_uchar, c_uint, c_ushort};

use hipreempt_softgpu_runtime::api::memset::fill_async;
use hipreempt_softgpu_runtime::effect::FillWork;

use crate::face::cuda;
use crate::types::{CUdeviceptr, CUstream};

fn row(to: CUdeviceptr, value: u32, element: usize, count: usize) -> FillWork {
    FillWork::linear(to as usize, value, element, count)
}

fn rows(to: CUdeviceptr, pitch: usize, value: u32, element: usize, width: usize, height: usize) -> FillWork {
    FillWork {
        to: to as usize,
        pitch,
        slice: pitch.saturating_mul(height),
        value,
        element,
        width,
        height,
        depth: 1,
    }
}

/// The eight forms of a memset of one element type.
macro_rules! memsets {
    ($type:ty, $row:ident $row_own:ident $row_async:ident $row_async_own:ident
        $plane:ident $plane_own:ident $plane_async:ident $plane_async_own:ident) => {
        cuda! {
            /// Sets elements on the default stream.
            Context fn $row, $row_own(to: CUdeviceptr, value: $type, count: usize) default stream {
                fill_async(stream, row(to, value.into(), size_of::<$type>(), count))
            }
        }
        cuda! {
            /// Sets elements in stream order.
            Context fn $row_async, $row_async_own(
                to: CUdeviceptr, value: $type, count: usize, stream: CUstream
            ) on stream {
                fill_async(stream, row(to, value.into(), size_of::<$type>(), count))
            }
        }
        cuda! {
            /// Sets elements of rows on the default stream.
            Context fn $plane, $plane_own(
                to: CUdeviceptr, pitch: usize, value: $type, width: usize, height: usize
            ) default stream {
                fill_async(stream, rows(to, pitch, value.into(), size_of::<$type>(), width, height))
            }
        }
        cuda! {
            /// Sets elements of rows in stream order.
            Context fn $plane_async, $plane_async_own(
                to: CUdeviceptr, pitch: usize, value: $type, width: usize, height: usize, stream: CUstream
            ) on stream {
                fill_async(stream, rows(to, pitch, value.into(), size_of::<$type>(), width, height))
            }
        }
    };
}

memsets! { c_uchar, cuMemsetD8_v2 cuMemsetD8_v2_ptds cuMemsetD8Async cuMemsetD8Async_ptsz
cuMemsetD2D8_v2 cuMemsetD2D8_v2_ptds cuMemsetD2D8Async cuMemsetD2D8Async_ptsz }
memsets! { c_ushort, cuMemsetD16_v2 cuMemsetD16_v2_ptds cuMemsetD16Async cuMemsetD16Async_ptsz
cuMemsetD2D16_v2 cuMemsetD2D16_v2_ptds cuMemsetD2D16Async cuMemsetD2D16Async_ptsz }
memsets! { c_uint, cuMemsetD32_v2 cuMemsetD32_v2_ptds cuMemsetD32Async cuMemsetD32Async_ptsz
cuMemsetD2D32_v2 cuMemsetD2D32_v2_ptds cuMemsetD2D32Async cuMemsetD2D32Async_ptsz }
