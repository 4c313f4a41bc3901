//! Nodes of graphs: reading and changing what they do, in the graph and in what was instantiated from it.

use std::ffi::{c_uint, c_void};

use hipreempt_api::hip::{
    dim3, hipEvent_t, hipExtent, hipGraph_t, hipGraphExec_t, hipGraphNode_t, hipGraphNodeParams,
    hipGraphNodeType, hipHostNodeParams, hipKernelNodeParams, hipLaunchAttributeID, hipLaunchAttributeValue,
    hipMemcpy3DParms, hipMemcpyKind, hipMemsetParams, hipPitchedPtr, hipPos,
};

use super::copy::{symbol_part, volume_of};
use super::graph_nodes::{any_op, child_op, copy_op, host_op, kernel_op, kind, memset_op, node};
use super::{put, read};
use crate::copy::CopyShape;
use crate::effect::HostWork;
use crate::error::{Code, Outcome};
use crate::graph::{Parameters, exec};
use crate::op::Op;
use crate::slab::Slab;

/// Replaces what a node does by something of the same kind.
pub fn change(handle: hipGraphNode_t, op: Op, parameters: Parameters) -> Outcome {
    let mut body = node(handle)?.lock();
    if std::mem::discriminant(&body.op) != std::mem::discriminant(&op) {
        return Err(Code::INVALID_VALUE);
    }
    body.op = op;
    body.parameters = parameters;
    Ok(())
}

/// Replaces what a node does in an executable graph.
pub fn change_exec(exec: hipGraphExec_t, handle: hipGraphNode_t, op: Op) -> Outcome {
    exec::resolve(exec.cast())?.set(node(handle)?, op)
}

/// Changes a node of any kind.
pub fn hipGraphNodeSetParams(node: hipGraphNode_t, nodeParams: *mut hipGraphNodeParams) -> Outcome {
    let (op, parameters) = any_op(nodeParams)?;
    change(node, op, parameters)
}

/// Changes a node of any kind in an executable graph.
pub fn hipGraphExecNodeSetParams(
    graphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    nodeParams: *mut hipGraphNodeParams,
) -> Outcome {
    change_exec(graphExec, node, any_op(nodeParams)?.0)
}

/// The kind of a node.
pub fn hipGraphNodeGetType(node: hipGraphNode_t, pType: *mut hipGraphNodeType) -> Outcome {
    let body = super::graph_nodes::node(node)?.lock();
    let memory = matches!(body.parameters, Parameters::Allocation);
    put(
        pType,
        match body.op {
            Op::Kernel(_) => kind::KERNEL,
            Op::Copy(_) => kind::MEMCPY,
            Op::Fill(_) => kind::MEMSET,
            Op::Host(_) => kind::HOST,
            Op::Child(_) => kind::GRAPH,
            Op::Empty if memory => kind::MEM_ALLOC,
            Op::Empty => kind::EMPTY,
            Op::WaitEvent(_) => kind::WAIT_EVENT,
            Op::Record(_) => kind::EVENT_RECORD,
            Op::Free(_) => kind::MEM_FREE,
            Op::Write(_) | Op::Await(_) => kind::BATCH_MEM_OP,
        },
    )
}

fn dim(size: crate::kernel::descriptor::Dim3) -> dim3 {
    dim3 { x: size.x, y: size.y, z: size.z }
}

/// What a kernel node launches. The arguments are the node's own and stay as long as it does.
pub fn hipGraphKernelNodeGetParams(node: hipGraphNode_t, pNodeParams: *mut hipKernelNodeParams) -> Outcome {
    let mut body = super::graph_nodes::node(node)?.lock();
    let body = &mut *body;
    let Op::Kernel(call) = &body.op else { return Err(Code::INVALID_VALUE) };
    call.pointers(&mut body.told);
    let func = match body.parameters {
        Parameters::Function(function) => function as *mut c_void,
        _ => crate::module::function_handle(call.kernel)?,
    };
    put(
        pNodeParams,
        hipKernelNodeParams {
            blockDim: dim(call.launch.block),
            extra: std::ptr::null_mut(),
            func,
            gridDim: dim(call.launch.grid),
            kernelParams: body.told.as_mut_ptr(),
            sharedMemBytes: call.launch.shared_bytes as c_uint,
        },
    )
}

/// Changes what a kernel node launches.
pub fn hipGraphKernelNodeSetParams(node: hipGraphNode_t, pNodeParams: *const hipKernelNodeParams) -> Outcome {
    let (op, parameters) = kernel_op(pNodeParams)?;
    change(node, op, parameters)
}

/// Changes what a kernel node of an executable graph launches.
pub fn hipGraphExecKernelNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    pNodeParams: *const hipKernelNodeParams,
) -> Outcome {
    change_exec(hGraphExec, node, kernel_op(pNodeParams)?.0)
}

fn kernel_node(handle: hipGraphNode_t) -> Outcome {
    if matches!(node(handle)?.lock().op, Op::Kernel(_)) { Ok(()) } else { Err(Code::INVALID_VALUE) }
}

/// Attributes do not change what the card does; they are accepted.
pub fn hipGraphKernelNodeSetAttribute(
    hNode: hipGraphNode_t,
    _attr: hipLaunchAttributeID,
    value: *const hipLaunchAttributeValue,
) -> Outcome {
    kernel_node(hNode)?;
    read(value).map(drop)
}

/// As [`hipGraphKernelNodeSetAttribute`].
pub fn hipGraphKernelNodeCopyAttributes(hSrc: hipGraphNode_t, hDst: hipGraphNode_t) -> Outcome {
    kernel_node(hSrc)?;
    kernel_node(hDst)
}

/// What a copy node copies.
pub fn hipGraphMemcpyNodeGetParams(node: hipGraphNode_t, pNodeParams: *mut hipMemcpy3DParms) -> Outcome {
    let body = super::graph_nodes::node(node)?.lock();
    let Op::Copy(shape) = &body.op else { return Err(Code::INVALID_VALUE) };
    let side = |address: usize, pitch: usize, slice: usize| hipPitchedPtr {
        ptr: address as *mut c_void,
        pitch,
        xsize: shape.width,
        ysize: slice.checked_div(pitch).unwrap_or(shape.height),
    };
    let origin = hipPos { x: 0, y: 0, z: 0 };
    put(
        pNodeParams,
        hipMemcpy3DParms {
            srcArray: std::ptr::null_mut(),
            srcPos: origin,
            srcPtr: side(shape.from, shape.from_pitch, shape.from_slice),
            dstArray: std::ptr::null_mut(),
            dstPos: origin,
            dstPtr: side(shape.to, shape.to_pitch, shape.to_slice),
            extent: hipExtent { width: shape.width, height: shape.height, depth: shape.depth },
            kind: 4,
        },
    )
}

/// Changes what a copy node copies.
pub fn hipGraphMemcpyNodeSetParams(node: hipGraphNode_t, pNodeParams: *const hipMemcpy3DParms) -> Outcome {
    change(node, copy_op(volume_of(&read(pNodeParams)?)?)?, Parameters::None)
}

/// Changes what a linear copy node copies.
pub fn hipGraphMemcpyNodeSetParams1D(
    node: hipGraphNode_t,
    dst: *mut c_void,
    src: *const c_void,
    count: usize,
    _kind: hipMemcpyKind,
) -> Outcome {
    change(node, copy_op(CopyShape::linear(dst as usize, src as usize, count))?, Parameters::None)
}

/// Changes what a node copies to a variable.
pub fn hipGraphMemcpyNodeSetParamsToSymbol(
    node: hipGraphNode_t,
    symbol: *const c_void,
    src: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    hipGraphMemcpyNodeSetParams1D(node, symbol_part(symbol, count, offset)? as *mut c_void, src, count, kind)
}

/// Changes what a node copies from a variable.
pub fn hipGraphMemcpyNodeSetParamsFromSymbol(
    node: hipGraphNode_t,
    dst: *mut c_void,
    symbol: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    hipGraphMemcpyNodeSetParams1D(
        node,
        dst,
        symbol_part(symbol, count, offset)? as *const c_void,
        count,
        kind,
    )
}

/// Changes what a copy node of an executable graph copies.
pub fn hipGraphExecMemcpyNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    pNodeParams: *mut hipMemcpy3DParms,
) -> Outcome {
    change_exec(hGraphExec, node, copy_op(volume_of(&read(pNodeParams.cast_const())?)?)?)
}

/// Changes what a linear copy node of an executable graph copies.
pub fn hipGraphExecMemcpyNodeSetParams1D(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    dst: *mut c_void,
    src: *const c_void,
    count: usize,
    _kind: hipMemcpyKind,
) -> Outcome {
    change_exec(hGraphExec, node, copy_op(CopyShape::linear(dst as usize, src as usize, count))?)
}

/// Changes what a node of an executable graph copies to a variable.
pub fn hipGraphExecMemcpyNodeSetParamsToSymbol(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    symbol: *const c_void,
    src: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    let dst = symbol_part(symbol, count, offset)? as *mut c_void;
    hipGraphExecMemcpyNodeSetParams1D(hGraphExec, node, dst, src, count, kind)
}

/// Changes what a node of an executable graph copies from a variable.
pub fn hipGraphExecMemcpyNodeSetParamsFromSymbol(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    dst: *mut c_void,
    symbol: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    let src = symbol_part(symbol, count, offset)? as *const c_void;
    hipGraphExecMemcpyNodeSetParams1D(hGraphExec, node, dst, src, count, kind)
}

/// What a memset node sets.
pub fn hipGraphMemsetNodeGetParams(node: hipGraphNode_t, pNodeParams: *mut hipMemsetParams) -> Outcome {
    let body = super::graph_nodes::node(node)?.lock();
    let Op::Fill(fill) = &body.op else { return Err(Code::INVALID_VALUE) };
    put(
        pNodeParams,
        hipMemsetParams {
            dst: fill.to as *mut c_void,
            elementSize: fill.element as c_uint,
            height: fill.height,
            pitch: fill.pitch,
            value: fill.value,
            width: fill.width,
        },
    )
}

/// Changes what a memset node sets.
pub fn hipGraphMemsetNodeSetParams(node: hipGraphNode_t, pNodeParams: *const hipMemsetParams) -> Outcome {
    change(node, memset_op(pNodeParams)?, Parameters::None)
}

/// Changes what a memset node of an executable graph sets.
pub fn hipGraphExecMemsetNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    pNodeParams: *const hipMemsetParams,
) -> Outcome {
    change_exec(hGraphExec, node, memset_op(pNodeParams)?)
}

/// What a host node calls.
pub fn hipGraphHostNodeGetParams(node: hipGraphNode_t, pNodeParams: *mut hipHostNodeParams) -> Outcome {
    let body = super::graph_nodes::node(node)?.lock();
    let Op::Host(HostWork::Function { call, data }) = &body.op else { return Err(Code::INVALID_VALUE) };
    put(pNodeParams, hipHostNodeParams { fn_: Some(*call), userData: *data as *mut c_void })
}

/// Changes what a host node calls.
pub fn hipGraphHostNodeSetParams(node: hipGraphNode_t, pNodeParams: *const hipHostNodeParams) -> Outcome {
    change(node, host_op(pNodeParams)?, Parameters::None)
}

/// Changes what a host node of an executable graph calls.
pub fn hipGraphExecHostNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    pNodeParams: *const hipHostNodeParams,
) -> Outcome {
    change_exec(hGraphExec, node, host_op(pNodeParams)?)
}

fn event_of(handle: hipGraphNode_t, to: *mut hipEvent_t, records: bool) -> Outcome {
    let event = match node(handle)?.lock().op {
        Op::Record(event) if records => event,
        Op::WaitEvent(event) if !records => event,
        _ => return Err(Code::INVALID_VALUE),
    };
    put(to, Slab::handle(event).cast())
}

/// The event that a node records.
pub fn hipGraphEventRecordNodeGetEvent(node: hipGraphNode_t, event_out: *mut hipEvent_t) -> Outcome {
    event_of(node, event_out, true)
}

/// The event that a node waits for.
pub fn hipGraphEventWaitNodeGetEvent(node: hipGraphNode_t, event_out: *mut hipEvent_t) -> Outcome {
    event_of(node, event_out, false)
}

/// Changes the event that a node records.
pub fn hipGraphEventRecordNodeSetEvent(node: hipGraphNode_t, event: hipEvent_t) -> Outcome {
    change(node, Op::Record(super::graph_nodes::event(event)?), Parameters::None)
}

/// Changes the event that a node waits for.
pub fn hipGraphEventWaitNodeSetEvent(node: hipGraphNode_t, event: hipEvent_t) -> Outcome {
    change(node, Op::WaitEvent(super::graph_nodes::event(event)?), Parameters::None)
}

/// Changes the event that a node of an executable graph records.
pub fn hipGraphExecEventRecordNodeSetEvent(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    event: hipEvent_t,
) -> Outcome {
    change_exec(hGraphExec, hNode, Op::Record(super::graph_nodes::event(event)?))
}

/// Changes the event that a node of an executable graph waits for.
pub fn hipGraphExecEventWaitNodeSetEvent(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    event: hipEvent_t,
) -> Outcome {
    change_exec(hGraphExec, hNode, Op::WaitEvent(super::graph_nodes::event(event)?))
}

/// The graph of a child node.
pub fn hipGraphChildGraphNodeGetGraph(node: hipGraphNode_t, pGraph: *mut hipGraph_t) -> Outcome {
    match super::graph_nodes::node(node)?.lock().parameters {
        Parameters::Graph(graph) => put(pGraph, graph.handle().cast()),
        _ => Err(Code::INVALID_VALUE),
    }
}

/// Changes the graph of a child node of an executable graph.
pub fn hipGraphExecChildGraphNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    childGraph: hipGraph_t,
) -> Outcome {
    change_exec(hGraphExec, node, child_op(childGraph)?.0)
}

/// The memory that a node frees.
pub fn hipGraphMemFreeNodeGetParams(node: hipGraphNode_t, dev_ptr: *mut c_void) -> Outcome {
    match super::graph_nodes::node(node)?.lock().op {
        Op::Free(address) => put(dev_ptr.cast::<usize>(), address),
        _ => Err(Code::INVALID_VALUE),
    }
}
