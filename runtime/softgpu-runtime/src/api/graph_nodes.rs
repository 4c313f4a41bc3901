//! Nodes of graphs: what they are made from, and adding them.

use std::ffi::c_void;

use hipreempt_api::hip::{
    HIP_MEMCPY3D, hipCtx_t, hipEvent_t, hipGraph_t, hipGraphNode_t, hipGraphNodeParams, hipHostNodeParams,
    hipKernelNodeParams, hipMemAllocNodeParams, hipMemcpy3DParms, hipMemcpyKind, hipMemsetParams,
};

use super::copy::{check_shape, driver_volume, symbol_part, volume_of};
use super::graph::dependencies;
use super::launch::{kernel_call, kernel_shape};
use super::{memset, put, read, writable};
use crate::copy::CopyShape;
use crate::effect::{FillWork, HostWork};
use crate::error::{Code, Outcome};
use crate::event::Event;
use crate::graph::exec::Exec;
use crate::graph::{Graph, Node, Parameters};
use crate::memory::{self, Kind};
use crate::op::Op;
use crate::runtime;

/// The node of a handle.
pub fn node(handle: hipGraphNode_t) -> Outcome<&'static Node> {
    Node::resolve(handle.cast())
}

/// Adds a node to a graph and hands it out.
pub fn add(
    to: *mut hipGraphNode_t,
    graph: hipGraph_t,
    after: *const hipGraphNode_t,
    count: usize,
    op: Op,
    parameters: Parameters,
) -> Outcome {
    writable(to)?;
    let graph = Graph::resolve(graph.cast())?;
    put(to, graph.add(op, parameters, dependencies(after, count)?)?.handle().cast())
}

pub(super) fn kernel_op(parameters: *const hipKernelNodeParams) -> Outcome<(Op, Parameters)> {
    let asked = read(parameters)?;
    let shape = kernel_shape(asked.gridDim, asked.blockDim, asked.sharedMemBytes as usize)?;
    let call = kernel_call(asked.func, shape, asked.kernelParams, asked.extra)?;
    Ok((Op::Kernel(call), Parameters::Function(asked.func as usize)))
}

/// A copy, as a node does it.
pub fn copy_op(shape: CopyShape) -> Outcome<Op> {
    if shape.is_empty() {
        return Err(Code::INVALID_VALUE);
    }
    check_shape(&shape)?;
    Ok(Op::Copy(shape))
}

/// A memset, as a node does it.
pub fn memset_op(parameters: *const hipMemsetParams) -> Outcome<Op> {
    let asked = read(parameters)?;
    let fill = FillWork {
        to: asked.dst as usize,
        pitch: asked.pitch,
        slice: asked.pitch.saturating_mul(asked.height),
        value: asked.value,
        element: asked.elementSize as usize,
        width: asked.width,
        height: asked.height,
        depth: 1,
    };
    if fill.width == 0 || fill.height == 0 {
        return Err(Code::INVALID_VALUE);
    }
    memset::check(&fill)?;
    Ok(Op::Fill(fill))
}

/// A call of a function of the program, as a node does it.
pub fn host_op(parameters: *const hipHostNodeParams) -> Outcome<Op> {
    let asked = read(parameters)?;
    let call = asked.fn_.ok_or(Code::INVALID_VALUE)?;
    Ok(Op::Host(HostWork::Function { call, data: asked.userData as usize }))
}

pub(super) fn event(handle: hipEvent_t) -> Outcome<&'static Event> {
    Event::resolve(handle.cast())
}

pub(super) fn child_op(graph: hipGraph_t) -> Outcome<(Op, Parameters)> {
    let child = Graph::resolve(graph.cast())?.duplicate()?;
    Ok((Op::Child(std::sync::Arc::new(Exec::new(child)?)), Parameters::Graph(child)))
}

/// A kernel node.
pub fn hipGraphAddKernelNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pNodeParams: *const hipKernelNodeParams,
) -> Outcome {
    let (op, parameters) = kernel_op(pNodeParams)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, parameters)
}

/// A copy node.
pub fn hipGraphAddMemcpyNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pCopyParams: *const hipMemcpy3DParms,
) -> Outcome {
    let op = copy_op(volume_of(&read(pCopyParams)?)?)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A linear copy node.
pub fn hipGraphAddMemcpyNode1D(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    dst: *mut c_void,
    src: *const c_void,
    count: usize,
    _kind: hipMemcpyKind,
) -> Outcome {
    let op = copy_op(CopyShape::linear(dst as usize, src as usize, count))?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A node that copies to a variable.
pub fn hipGraphAddMemcpyNodeToSymbol(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    symbol: *const c_void,
    src: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    let dst = symbol_part(symbol, count, offset)? as *mut c_void;
    hipGraphAddMemcpyNode1D(pGraphNode, graph, pDependencies, numDependencies, dst, src, count, kind)
}

/// A node that copies from a variable.
pub fn hipGraphAddMemcpyNodeFromSymbol(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    dst: *mut c_void,
    symbol: *const c_void,
    count: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    let src = symbol_part(symbol, count, offset)? as *const c_void;
    hipGraphAddMemcpyNode1D(pGraphNode, graph, pDependencies, numDependencies, dst, src, count, kind)
}

/// A memset node.
pub fn hipGraphAddMemsetNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pMemsetParams: *const hipMemsetParams,
) -> Outcome {
    let op = memset_op(pMemsetParams)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A node that calls a function of the program.
pub fn hipGraphAddHostNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pNodeParams: *const hipHostNodeParams,
) -> Outcome {
    let op = host_op(pNodeParams)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A node that does nothing.
pub fn hipGraphAddEmptyNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
) -> Outcome {
    add(pGraphNode, graph, pDependencies, numDependencies, Op::Empty, Parameters::None)
}

/// A node that records an event.
pub fn hipGraphAddEventRecordNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    event: hipEvent_t,
) -> Outcome {
    let op = Op::Record(self::event(event)?);
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A node that waits for an event.
pub fn hipGraphAddEventWaitNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    event: hipEvent_t,
) -> Outcome {
    let op = Op::WaitEvent(self::event(event)?);
    add(pGraphNode, graph, pDependencies, numDependencies, op, Parameters::None)
}

/// A graph as one node.
pub fn hipGraphAddChildGraphNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    childGraph: hipGraph_t,
) -> Outcome {
    let (op, parameters) = child_op(childGraph)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, parameters)
}

/// A node that stands for memory, which is allocated here and now.
pub fn hipGraphAddMemAllocNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pNodeParams: *mut hipMemAllocNodeParams,
) -> Outcome {
    let mut asked = read(pNodeParams.cast_const())?;
    let address = memory::allocate(runtime::current()?, asked.bytesize, Kind::Device, 0)?;
    asked.dptr = address as *mut c_void;
    put(pNodeParams, asked)?;
    add(pGraphNode, graph, pDependencies, numDependencies, Op::Empty, Parameters::Allocation)
}

/// A node that frees memory.
pub fn hipGraphAddMemFreeNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    dev_ptr: *mut c_void,
) -> Outcome {
    memory::find(dev_ptr as usize).ok_or(Code::INVALID_VALUE)?;
    add(pGraphNode, graph, pDependencies, numDependencies, Op::Free(dev_ptr as usize), Parameters::None)
}

/// A copy node by the driver's descriptor.
pub fn hipDrvGraphAddMemcpyNode(
    phGraphNode: *mut hipGraphNode_t,
    hGraph: hipGraph_t,
    dependencies: *const hipGraphNode_t,
    numDependencies: usize,
    copyParams: *const HIP_MEMCPY3D,
    _ctx: hipCtx_t,
) -> Outcome {
    let op = copy_op(driver_volume(&read(copyParams)?)?)?;
    add(phGraphNode, hGraph, dependencies, numDependencies, op, Parameters::None)
}

/// A memset node, for the driver interface.
pub fn hipDrvGraphAddMemsetNode(
    phGraphNode: *mut hipGraphNode_t,
    hGraph: hipGraph_t,
    dependencies: *const hipGraphNode_t,
    numDependencies: usize,
    memsetParams: *const hipMemsetParams,
    _ctx: hipCtx_t,
) -> Outcome {
    hipGraphAddMemsetNode(phGraphNode, hGraph, dependencies, numDependencies, memsetParams)
}

/// A node of any of the kinds above.
pub fn hipGraphAddNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    nodeParams: *mut hipGraphNodeParams,
) -> Outcome {
    let (op, parameters) = any_op(nodeParams)?;
    add(pGraphNode, graph, pDependencies, numDependencies, op, parameters)
}

/// `hipGraphNodeType…`.
pub(super) mod kind {
    pub const KERNEL: u32 = 0;
    pub const MEMCPY: u32 = 1;
    pub const MEMSET: u32 = 2;
    pub const HOST: u32 = 3;
    pub const GRAPH: u32 = 4;
    pub const EMPTY: u32 = 5;
    pub const WAIT_EVENT: u32 = 6;
    pub const EVENT_RECORD: u32 = 7;
    pub const MEM_ALLOC: u32 = 10;
    pub const MEM_FREE: u32 = 11;
    pub const BATCH_MEM_OP: u32 = 14;
}

pub(super) fn any_op(parameters: *mut hipGraphNodeParams) -> Outcome<(Op, Parameters)> {
    let asked = read(parameters.cast_const())?;
    let union = asked.__bindgen_anon_1;
    // SAFETY: the type tells which member the program filled in; all are plain data.
    unsafe {
        let plain = |op| (op, Parameters::None);
        match asked.type_ {
            kind::KERNEL => kernel_op(&raw const union.kernel),
            kind::MEMCPY => copy_op(volume_of(&union.memcpy.copyParams)?).map(plain),
            kind::MEMSET => memset_op(&raw const union.memset).map(plain),
            kind::HOST => host_op(&raw const union.host).map(plain),
            kind::GRAPH => child_op(union.graph.graph),
            kind::EMPTY => Ok(plain(Op::Empty)),
            kind::WAIT_EVENT => event(union.eventWait.event).map(|event| plain(Op::WaitEvent(event))),
            kind::EVENT_RECORD => event(union.eventRecord.event).map(|event| plain(Op::Record(event))),
            kind::MEM_FREE => Ok(plain(Op::Free(union.free.dptr as usize))),
            _ => Err(Code::NOT_SUPPORTED),
        }
    }
}
