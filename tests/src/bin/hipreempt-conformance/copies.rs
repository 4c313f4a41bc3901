//! Memsets and copies: how each is called.

use std::ffi::c_void;

use hipreempt_api::hip::*;

use crate::cases::Cases;
use crate::shapes::How::*;
use crate::shapes::{ROW, Way, rows};
use crate::world::{SYMBOL, World};

const ANY: &[Way] = &Way::ALL;
const TO_DEVICE: &[Way] = &[Way::In, Way::InPageable];
const FROM_DEVICE: &[Way] = &[Way::Out, Way::OutPageable];
const WITHIN: &[Way] = &[Way::Within];

fn pitched(w: &World, memory: *const c_void) -> hipPitchedPtr {
    hipPitchedPtr { ptr: memory.cast_mut(), pitch: ROW, xsize: ROW, ysize: rows(w) }
}

fn extent(w: &World) -> hipExtent {
    hipExtent { width: ROW, height: rows(w), depth: 1 }
}

pub fn memsets() -> Cases {
    vec![
        ("hipMemset", Effect(|w, _| w.hip.hipMemset(w.data.get(), 9, w.bytes()))),
        ("hipMemset_spt", Effect(|w, _| w.hip.hipMemset_spt(w.data.get(), 9, w.bytes()))),
        ("hipMemsetAsync", Effect(|w, s| w.hip.hipMemsetAsync(w.data.get(), 9, w.bytes(), s))),
        ("hipMemsetAsync_spt", Effect(|w, s| w.hip.hipMemsetAsync_spt(w.data.get(), 9, w.bytes(), s))),
        ("hipMemset2D", Effect(|w, _| w.hip.hipMemset2D(w.data.get(), ROW, 9, ROW, rows(w)))),
        ("hipMemset2D_spt", Effect(|w, _| w.hip.hipMemset2D_spt(w.data.get(), ROW, 9, ROW, rows(w)))),
        ("hipMemset2DAsync", Effect(|w, s| w.hip.hipMemset2DAsync(w.data.get(), ROW, 9, ROW, rows(w), s))),
        (
            "hipMemset2DAsync_spt",
            Effect(|w, s| w.hip.hipMemset2DAsync_spt(w.data.get(), ROW, 9, ROW, rows(w), s)),
        ),
        ("hipMemset3D", Effect(|w, _| w.hip.hipMemset3D(pitched(w, w.data.get()), 9, extent(w)))),
        ("hipMemset3D_spt", Effect(|w, _| w.hip.hipMemset3D_spt(pitched(w, w.data.get()), 9, extent(w)))),
        (
            "hipMemset3DAsync",
            Effect(|w, s| w.hip.hipMemset3DAsync(pitched(w, w.data.get()), 9, extent(w), s)),
        ),
        (
            "hipMemset3DAsync_spt",
            Effect(|w, s| w.hip.hipMemset3DAsync_spt(pitched(w, w.data.get()), 9, extent(w), s)),
        ),
    ]
}

pub fn memsets_of_values() -> Cases {
    vec![
        ("hipMemsetD8", Effect(|w, _| w.hip.hipMemsetD8(w.data.get(), 9, w.bytes()))),
        ("hipMemsetD8Async", Effect(|w, s| w.hip.hipMemsetD8Async(w.data.get(), 9, w.bytes(), s))),
        ("hipMemsetD16", Effect(|w, _| w.hip.hipMemsetD16(w.data.get(), 9, w.bytes() / 2))),
        ("hipMemsetD16Async", Effect(|w, s| w.hip.hipMemsetD16Async(w.data.get(), 9, w.bytes() / 2, s))),
        ("hipMemsetD32", Effect(|w, _| w.hip.hipMemsetD32(w.data.get(), 9, w.count))),
        ("hipMemsetD32Async", Effect(|w, s| w.hip.hipMemsetD32Async(w.data.get(), 9, w.count, s))),
        ("hipMemsetD2D8", Effect(|w, _| w.hip.hipMemsetD2D8(w.data.get(), ROW, 9, ROW, rows(w)))),
        (
            "hipMemsetD2D8Async",
            Effect(|w, s| w.hip.hipMemsetD2D8Async(w.data.get(), ROW, 9, ROW, rows(w), s)),
        ),
        ("hipMemsetD2D16", Effect(|w, _| w.hip.hipMemsetD2D16(w.data.get(), ROW, 9, ROW / 2, rows(w)))),
        (
            "hipMemsetD2D16Async",
            Effect(|w, s| w.hip.hipMemsetD2D16Async(w.data.get(), ROW, 9, ROW / 2, rows(w), s)),
        ),
        ("hipMemsetD2D32", Effect(|w, _| w.hip.hipMemsetD2D32(w.data.get(), ROW, 9, ROW / 4, rows(w)))),
        (
            "hipMemsetD2D32Async",
            Effect(|w, s| w.hip.hipMemsetD2D32Async(w.data.get(), ROW, 9, ROW / 4, rows(w), s)),
        ),
    ]
}

pub fn copies() -> Cases {
    vec![
        ("hipMemcpy", Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy(to, from, w.bytes(), kind))),
        ("hipMemcpy_spt", Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy_spt(to, from, w.bytes(), kind))),
        (
            "hipMemcpyAsync",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpyAsync(to, from, w.bytes(), kind, s)),
        ),
        (
            "hipMemcpyAsync_spt",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpyAsync_spt(to, from, w.bytes(), kind, s)),
        ),
        (
            "hipMemcpyWithStream",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpyWithStream(to, from, w.bytes(), kind, s)),
        ),
        ("hipMemcpyHtoD", Copy(TO_DEVICE, |w, to, from, _, _| w.hip.hipMemcpyHtoD(to, from, w.bytes()))),
        (
            "hipMemcpyHtoDAsync",
            Copy(TO_DEVICE, |w, to, from, _, s| w.hip.hipMemcpyHtoDAsync(to, from, w.bytes(), s)),
        ),
        (
            "hipMemcpyDtoH",
            Copy(FROM_DEVICE, |w, to, from, _, _| w.hip.hipMemcpyDtoH(to, from.cast_mut(), w.bytes())),
        ),
        (
            "hipMemcpyDtoHAsync",
            Copy(FROM_DEVICE, |w, to, from, _, s| {
                w.hip.hipMemcpyDtoHAsync(to, from.cast_mut(), w.bytes(), s)
            }),
        ),
        (
            "hipMemcpyDtoD",
            Copy(WITHIN, |w, to, from, _, _| w.hip.hipMemcpyDtoD(to, from.cast_mut(), w.bytes())),
        ),
        (
            "hipMemcpyDtoDAsync",
            Copy(WITHIN, |w, to, from, _, s| w.hip.hipMemcpyDtoDAsync(to, from.cast_mut(), w.bytes(), s)),
        ),
        ("hipMemcpyPeer", Copy(WITHIN, |w, to, from, _, _| w.hip.hipMemcpyPeer(to, 0, from, 0, w.bytes()))),
        (
            "hipMemcpyPeerAsync",
            Copy(WITHIN, |w, to, from, _, s| w.hip.hipMemcpyPeerAsync(to, 0, from, 0, w.bytes(), s)),
        ),
        (
            "hipMemcpyBatchAsync",
            Copy(ANY, |w, to, from, _, s| {
                let (mut to, mut from, mut bytes) = ([to], [from.cast_mut()], [w.bytes()]);
                // SAFETY: a structure of numbers, for which zero is a value.
                let mut attributes: hipMemcpyAttributes = unsafe { std::mem::zeroed() };
                attributes.srcAccessOrder = hipMemcpySrcAccessOrderStream;
                let (mut index, mut failed) = ([0], 0);
                let (to, from, bytes) = (to.as_mut_ptr(), from.as_mut_ptr(), bytes.as_mut_ptr());
                let at = index.as_mut_ptr();
                w.hip.hipMemcpyBatchAsync(to, from, bytes, 1, &mut attributes, at, 1, &mut failed, s)
            }),
        ),
    ]
}

pub fn copies_of_rows() -> Cases {
    vec![
        (
            "hipMemcpy2D",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy2D(to, ROW, from, ROW, ROW, rows(w), kind)),
        ),
        (
            "hipMemcpy2D_spt",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy2D_spt(to, ROW, from, ROW, ROW, rows(w), kind)),
        ),
        (
            "hipMemcpy2DAsync",
            Copy(ANY, |w, to, from, kind, s| {
                w.hip.hipMemcpy2DAsync(to, ROW, from, ROW, ROW, rows(w), kind, s)
            }),
        ),
        (
            "hipMemcpy2DAsync_spt",
            Copy(ANY, |w, to, from, kind, s| {
                w.hip.hipMemcpy2DAsync_spt(to, ROW, from, ROW, ROW, rows(w), kind, s)
            }),
        ),
        (
            "hipMemcpyParam2D",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpyParam2D(&plane(w, to, from, kind))),
        ),
        (
            "hipMemcpyParam2DAsync",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpyParam2DAsync(&plane(w, to, from, kind), s)),
        ),
        (
            "hipDrvMemcpy2DUnaligned",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipDrvMemcpy2DUnaligned(&plane(w, to, from, kind))),
        ),
    ]
}

/// Which sides of a copy are on the device: from, to.
fn sides(kind: hipMemcpyKind) -> (bool, bool) {
    (kind != hipMemcpyHostToDevice, kind != hipMemcpyDeviceToHost)
}

fn memory_type(device: bool) -> hipMemoryType {
    if device { hipMemoryTypeDevice } else { hipMemoryTypeHost }
}

/// Says where a copy's two sides are: both structures that describe one name them alike.
macro_rules! set_sides {
    ($copy:ident, $to:expr, $from:expr, $kind:expr) => {
        let (from_device, to_device) = sides($kind);
        ($copy.srcMemoryType, $copy.dstMemoryType) = (memory_type(from_device), memory_type(to_device));
        if from_device {
            $copy.srcDevice = $from.cast_mut()
        } else {
            $copy.srcHost = $from
        }
        if to_device { $copy.dstDevice = $to } else { $copy.dstHost = $to }
    };
}

fn plane(w: &World, to: *mut c_void, from: *const c_void, kind: hipMemcpyKind) -> hip_Memcpy2D {
    // SAFETY: a structure of numbers and pointers, for which zero is a value.
    let mut copy: hip_Memcpy2D = unsafe { std::mem::zeroed() };
    set_sides!(copy, to, from, kind);
    (copy.srcPitch, copy.dstPitch, copy.WidthInBytes, copy.Height) = (ROW, ROW, ROW, rows(w));
    copy
}

pub fn copies_of_boxes() -> Cases {
    vec![
        ("hipMemcpy3D", Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy3D(&volume(w, to, from, kind)))),
        (
            "hipMemcpy3D_spt",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipMemcpy3D_spt(&volume(w, to, from, kind))),
        ),
        (
            "hipMemcpy3DAsync",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpy3DAsync(&volume(w, to, from, kind), s)),
        ),
        (
            "hipMemcpy3DAsync_spt",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipMemcpy3DAsync_spt(&volume(w, to, from, kind), s)),
        ),
        (
            "hipMemcpy3DPeer",
            Copy(WITHIN, |w, to, from, _, _| w.hip.hipMemcpy3DPeer(&mut between(w, to, from))),
        ),
        (
            "hipMemcpy3DPeerAsync",
            Copy(WITHIN, |w, to, from, _, s| w.hip.hipMemcpy3DPeerAsync(&mut between(w, to, from), s)),
        ),
    ]
}

fn volume(w: &World, to: *mut c_void, from: *const c_void, kind: hipMemcpyKind) -> hipMemcpy3DParms {
    // SAFETY: as in `plane`.
    let mut copy: hipMemcpy3DParms = unsafe { std::mem::zeroed() };
    (copy.srcPtr, copy.dstPtr, copy.extent, copy.kind) = (pitched(w, from), pitched(w, to), extent(w), kind);
    copy
}

fn between(w: &World, to: *mut c_void, from: *const c_void) -> hipMemcpy3DPeerParms {
    // SAFETY: as in `plane`.
    let mut copy: hipMemcpy3DPeerParms = unsafe { std::mem::zeroed() };
    (copy.srcPtr, copy.dstPtr, copy.extent) = (pitched(w, from), pitched(w, to), extent(w));
    copy
}

pub fn copies_by_driver() -> Cases {
    vec![
        (
            "hipDrvMemcpy3D",
            Copy(ANY, |w, to, from, kind, _| w.hip.hipDrvMemcpy3D(&driven(w, to, from, kind))),
        ),
        (
            "hipDrvMemcpy3DAsync",
            Copy(ANY, |w, to, from, kind, s| w.hip.hipDrvMemcpy3DAsync(&driven(w, to, from, kind), s)),
        ),
    ]
}

fn driven(w: &World, to: *mut c_void, from: *const c_void, kind: hipMemcpyKind) -> HIP_MEMCPY3D {
    // SAFETY: as in `plane`.
    let mut copy: HIP_MEMCPY3D = unsafe { std::mem::zeroed() };
    set_sides!(copy, to, from, kind);
    (copy.srcPitch, copy.srcHeight, copy.dstPitch, copy.dstHeight) = (ROW, rows(w), ROW, rows(w));
    (copy.WidthInBytes, copy.Height, copy.Depth) = (ROW, rows(w), 1);
    copy
}

pub fn copies_of_symbols() -> Cases {
    const IN: hipMemcpyKind = hipMemcpyHostToDevice;
    const OUT: hipMemcpyKind = hipMemcpyDeviceToHost;
    macro_rules! to {
        ($name:ident $(, $stream:ident)?) => {
            EffectOnSymbol(|w, _s| {
                $(let $stream = _s;)?
                w.hip.$name(SYMBOL.address(), w.pinned.cast_const().cast(), w.bytes(), 0, IN $(, $stream)?)
            })
        };
    }
    macro_rules! from {
        ($name:ident $(, $stream:ident)?) => {
            FromSymbol(|w, to, _s| {
                $(let $stream = _s;)?
                w.hip.$name(to, SYMBOL.address(), w.bytes(), 0, OUT $(, $stream)?)
            })
        };
    }
    vec![
        ("hipMemcpyToSymbol", to!(hipMemcpyToSymbol)),
        ("hipMemcpyToSymbol_spt", to!(hipMemcpyToSymbol_spt)),
        ("hipMemcpyToSymbolAsync", to!(hipMemcpyToSymbolAsync, s)),
        ("hipMemcpyToSymbolAsync_spt", to!(hipMemcpyToSymbolAsync_spt, s)),
        ("hipMemcpyFromSymbol", from!(hipMemcpyFromSymbol)),
        ("hipMemcpyFromSymbol_spt", from!(hipMemcpyFromSymbol_spt)),
        ("hipMemcpyFromSymbolAsync", from!(hipMemcpyFromSymbolAsync, s)),
        ("hipMemcpyFromSymbolAsync_spt", from!(hipMemcpyFromSymbolAsync_spt, s)),
    ]
}
