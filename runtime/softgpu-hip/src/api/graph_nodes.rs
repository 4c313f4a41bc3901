//! Nodes of graphs: adding them, and reading and changing what they do.

use std::ffi::{c_uint, c_void};

use hipreempt_api::hip::{
    HIP_MEMCPY3D, dim3, hipCtx_t, hipEvent_t, hipExtent, hipGraph_t, hipGraphExec_t, hipGraphNode_t,
    hipGraphNodeParams, hipGraphNodeType, hipHostNodeParams, hipKernelNodeParams, hipLaunchAttributeID,
    hipLaunchAttributeValue, hipMemAllocNodeParams, hipMemcpy3DParms, hipMemcpyKind, hipMemsetParams,
    hipPitchedPtr, hipPos,
};

use super::copy::{check_shape, driver_volume, symbol_part, volume_of};
use super::graph::dependencies;
use super::launch::{kernel_call, kernel_shape};
use super::{memset, put, read, writable};
use crate::copy::CopyShape;
use crate::effect::{FillWork, HostWork};
use crate::error::{Code, Outcome};
use crate::event::Event;
use crate::graph::exec::{self, Exec};
use crate::graph::{Graph, Node, Parameters};
use crate::memory::{self, Kind};
use crate::op::Op;
use crate::runtime;
use crate::slab::Slab;

fn node(handle: hipGraphNode_t) -> Outcome<&'static Node> {
    Node::resolve(handle.cast())
}

fn add(
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

/// Replaces what a node does by something of the same kind.
fn change(handle: hipGraphNode_t, op: Op, parameters: Parameters) -> Outcome {
    let mut body = node(handle)?.lock();
    if std::mem::discriminant(&body.op) != std::mem::discriminant(&op) {
        return Err(Code::INVALID_VALUE);
    }
    body.op = op;
    body.parameters = parameters;
    Ok(())
}

fn change_exec(exec: hipGraphExec_t, handle: hipGraphNode_t, op: Op) -> Outcome {
    exec::resolve(exec.cast())?.set(node(handle)?, op)
}

fn kernel_op(parameters: *const hipKernelNodeParams) -> Outcome<(Op, Parameters)> {
    let asked = read(parameters)?;
    let shape = kernel_shape(asked.gridDim, asked.blockDim, asked.sharedMemBytes as usize)?;
    let call = kernel_call(asked.func, shape, asked.kernelParams, asked.extra)?;
    Ok((Op::Kernel(call), Parameters::Function(asked.func as usize)))
}

fn copy_op(shape: CopyShape) -> Outcome<Op> {
    if shape.is_empty() {
        return Err(Code::INVALID_VALUE);
    }
    check_shape(&shape)?;
    Ok(Op::Copy(shape))
}

fn memset_op(parameters: *const hipMemsetParams) -> Outcome<Op> {
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

fn host_op(parameters: *const hipHostNodeParams) -> Outcome<Op> {
    let asked = read(parameters)?;
    let call = asked.fn_.ok_or(Code::INVALID_VALUE)?;
    Ok(Op::Host(HostWork::Function { call, data: asked.userData as usize }))
}

fn event(handle: hipEvent_t) -> Outcome<&'static Event> {
    Event::resolve(handle.cast())
}

fn child_op(graph: hipGraph_t) -> Outcome<(Op, Parameters)> {
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
    add(pGraphNode, graph, pDependencies, numDependencies, Op::Empty, Parameters::Memory(address))
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
mod kind {
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

fn any_op(parameters: *mut hipGraphNodeParams) -> Outcome<(Op, Parameters)> {
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
    let body = self::node(node)?.lock();
    let memory = matches!(body.parameters, Parameters::Memory(_));
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
    let mut body = self::node(node)?.lock();
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
    let body = self::node(node)?.lock();
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
    let body = self::node(node)?.lock();
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
    let body = self::node(node)?.lock();
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
    change(node, Op::Record(self::event(event)?), Parameters::None)
}

/// Changes the event that a node waits for.
pub fn hipGraphEventWaitNodeSetEvent(node: hipGraphNode_t, event: hipEvent_t) -> Outcome {
    change(node, Op::WaitEvent(self::event(event)?), Parameters::None)
}

/// Changes the event that a node of an executable graph records.
pub fn hipGraphExecEventRecordNodeSetEvent(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    event: hipEvent_t,
) -> Outcome {
    change_exec(hGraphExec, hNode, Op::Record(self::event(event)?))
}

/// Changes the event that a node of an executable graph waits for.
pub fn hipGraphExecEventWaitNodeSetEvent(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    event: hipEvent_t,
) -> Outcome {
    change_exec(hGraphExec, hNode, Op::WaitEvent(self::event(event)?))
}

/// The graph of a child node.
pub fn hipGraphChildGraphNodeGetGraph(node: hipGraphNode_t, pGraph: *mut hipGraph_t) -> Outcome {
    match self::node(node)?.lock().parameters {
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
    match self::node(node)?.lock().op {
        Op::Free(address) => put(dev_ptr.cast::<usize>(), address),
        _ => Err(Code::INVALID_VALUE),
    }
}
