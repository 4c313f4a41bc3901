//! Nodes of graphs: adding them, reading and changing what they do.

use std::ffi::c_void;

use hipreempt_api::hip::{hipHostNodeParams, hipMemsetParams};
use hipreempt_softgpu_runtime::api::graph_nodes::{add, copy_op, node};
use hipreempt_softgpu_runtime::api::graph_params::{change, change_exec};
use hipreempt_softgpu_runtime::api::{
    hipGraphAddChildGraphNode, hipGraphAddEmptyNode, hipGraphAddEventRecordNode, hipGraphAddEventWaitNode,
    hipGraphAddHostNode, hipGraphAddMemFreeNode, hipGraphAddMemsetNode, hipGraphChildGraphNodeGetGraph,
    hipGraphEventRecordNodeGetEvent, hipGraphEventWaitNodeGetEvent, hipGraphExecHostNodeSetParams,
    hipGraphHostNodeGetParams, hipGraphHostNodeSetParams, put, read, writable,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::graph::Parameters;
use hipreempt_softgpu_runtime::kernel::KernelCall;
use hipreempt_softgpu_runtime::module;
use hipreempt_softgpu_runtime::op::Op;

use super::copy::volume;
use super::launch::{arguments, shape};
use crate::context;
use crate::face::cuda;
use crate::types::{
    CUDA_MEMCPY3D, CUcontext, CUdeviceptr, CUevent, CUfunction, CUgraph, CUgraphExec, CUgraphNode,
    KernelNodeParams, KernelNodeParams2,
};

/// `CUDA_MEMSET_NODE_PARAMS_v1`, whose fields are in another order than HIP's.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct MemsetParams {
    dst: CUdeviceptr,
    pitch: usize,
    value: u32,
    element_size: u32,
    width: usize,
    height: usize,
}

fn kernel_op(function: CUfunction, asked: &KernelNodeParams) -> Outcome<(Op, Parameters)> {
    let kernel = module::function(function)?;
    let shape = shape(asked.grid, asked.block, asked.shared_bytes)?;
    let arguments = arguments(kernel, asked.kernel_params, asked.extra)?;
    Ok((Op::Kernel(KernelCall::new(kernel, shape, arguments)), Parameters::Function(function as usize)))
}

fn kernel_op_1(parameters: *const KernelNodeParams) -> Outcome<(Op, Parameters)> {
    let asked = read(parameters)?;
    kernel_op(asked.func, &asked)
}

fn kernel_op_2(parameters: *const KernelNodeParams2) -> Outcome<(Op, Parameters)> {
    let asked = read(parameters)?;
    kernel_op(if asked.first.func.is_null() { asked.kern } else { asked.first.func }, &asked.first)
}

/// What a kernel node launches. The arguments are the node's own and stay as long as it does.
fn kernel_params(handle: CUgraphNode) -> Outcome<KernelNodeParams> {
    let mut body = node(handle.cast())?.lock();
    let body = &mut *body;
    let Op::Kernel(call) = &body.op else { return Err(Code::INVALID_VALUE) };
    call.pointers(&mut body.told);
    let (grid, block) = (call.launch.grid, call.launch.block);
    Ok(KernelNodeParams {
        func: module::function_handle(call.kernel)?,
        grid: [grid.x, grid.y, grid.z],
        block: [block.x, block.y, block.z],
        shared_bytes: call.launch.shared_bytes as u32,
        kernel_params: body.told.as_mut_ptr(),
        extra: std::ptr::null_mut(),
    })
}

cuda! {
    /// A kernel node.
    Init fn cuGraphAddKernelNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize,
        parameters: *const KernelNodeParams
    ) {
        let (op, kept) = kernel_op_1(parameters)?;
        add(to.cast(), graph.cast(), after.cast(), count, op, kept)
    }
}

cuda! {
    /// As `cuGraphAddKernelNode`.
    Init fn cuGraphAddKernelNode_v2(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize,
        parameters: *const KernelNodeParams2
    ) {
        let (op, kept) = kernel_op_2(parameters)?;
        add(to.cast(), graph.cast(), after.cast(), count, op, kept)
    }
}

cuda! {
    /// What a kernel node launches.
    Init fn cuGraphKernelNodeGetParams(node: CUgraphNode, parameters: *mut KernelNodeParams) {
        put(parameters, kernel_params(node)?)
    }
}

cuda! {
    /// What a kernel node launches.
    Init fn cuGraphKernelNodeGetParams_v2(node: CUgraphNode, parameters: *mut KernelNodeParams2) {
        let (kern, ctx) = (std::ptr::null_mut(), context::current_handle());
        put(parameters, KernelNodeParams2 { first: kernel_params(node)?, kern, ctx })
    }
}

cuda! {
    /// Changes what a kernel node launches.
    Init fn cuGraphKernelNodeSetParams(node: CUgraphNode, parameters: *const KernelNodeParams) {
        let (op, kept) = kernel_op_1(parameters)?;
        change(node.cast(), op, kept)
    }
}

cuda! {
    /// Changes what a kernel node launches.
    Init fn cuGraphKernelNodeSetParams_v2(node: CUgraphNode, parameters: *const KernelNodeParams2) {
        let (op, kept) = kernel_op_2(parameters)?;
        change(node.cast(), op, kept)
    }
}

cuda! {
    /// Changes what a kernel node of an executable graph launches.
    Init fn cuGraphExecKernelNodeSetParams(
        exec: CUgraphExec, node: CUgraphNode, parameters: *const KernelNodeParams
    ) {
        change_exec(exec.cast(), node.cast(), kernel_op_1(parameters)?.0)
    }
}

cuda! {
    /// Changes what a kernel node of an executable graph launches.
    Init fn cuGraphExecKernelNodeSetParams_v2(
        exec: CUgraphExec, node: CUgraphNode, parameters: *const KernelNodeParams2
    ) {
        change_exec(exec.cast(), node.cast(), kernel_op_2(parameters)?.0)
    }
}

cuda! {
    /// A copy node.
    Init fn cuGraphAddMemcpyNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, copy: *const CUDA_MEMCPY3D,
        _context: CUcontext
    ) {
        let op = copy_op(volume(&read(copy)?)?)?;
        add(to.cast(), graph.cast(), after.cast(), count, op, Parameters::None)
    }
}

cuda! {
    /// Changes what a copy node of an executable graph copies.
    Init fn cuGraphExecMemcpyNodeSetParams(
        exec: CUgraphExec, node: CUgraphNode, copy: *const CUDA_MEMCPY3D, _context: CUcontext
    ) {
        change_exec(exec.cast(), node.cast(), copy_op(volume(&read(copy)?)?)?)
    }
}

cuda! {
    /// A memset node.
    Init fn cuGraphAddMemsetNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, parameters: *const MemsetParams,
        _context: CUcontext
    ) {
        let asked = read(parameters)?;
        let params = hipMemsetParams {
            dst: asked.dst as *mut c_void,
            elementSize: asked.element_size,
            height: asked.height,
            pitch: asked.pitch,
            value: asked.value,
            width: asked.width,
        };
        hipGraphAddMemsetNode(to.cast(), graph.cast(), after.cast(), count, &raw const params)
    }
}

cuda! {
    /// A node that calls a function of the program.
    Init fn cuGraphAddHostNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize,
        parameters: *const hipHostNodeParams
    ) {
        hipGraphAddHostNode(to.cast(), graph.cast(), after.cast(), count, parameters)
    }
}

cuda! {
    /// What a host node calls.
    Init fn cuGraphHostNodeGetParams(node: CUgraphNode, parameters: *mut hipHostNodeParams) {
        hipGraphHostNodeGetParams(node.cast(), parameters)
    }
}

cuda! {
    /// Changes what a host node calls.
    Init fn cuGraphHostNodeSetParams(node: CUgraphNode, parameters: *const hipHostNodeParams) {
        hipGraphHostNodeSetParams(node.cast(), parameters)
    }
}

cuda! {
    /// Changes what a host node of an executable graph calls.
    Init fn cuGraphExecHostNodeSetParams(
        exec: CUgraphExec, node: CUgraphNode, parameters: *const hipHostNodeParams
    ) {
        hipGraphExecHostNodeSetParams(exec.cast(), node.cast(), parameters)
    }
}

cuda! {
    /// A node that does nothing.
    Init fn cuGraphAddEmptyNode(to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize) {
        hipGraphAddEmptyNode(to.cast(), graph.cast(), after.cast(), count)
    }
}

cuda! {
    /// A node that records an event.
    Init fn cuGraphAddEventRecordNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, event: CUevent
    ) {
        hipGraphAddEventRecordNode(to.cast(), graph.cast(), after.cast(), count, event.cast())
    }
}

cuda! {
    /// The event that a node records.
    Init fn cuGraphEventRecordNodeGetEvent(node: CUgraphNode, event: *mut CUevent) {
        writable(event)?;
        hipGraphEventRecordNodeGetEvent(node.cast(), event.cast())
    }
}

cuda! {
    /// A node that waits for an event.
    Init fn cuGraphAddEventWaitNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, event: CUevent
    ) {
        hipGraphAddEventWaitNode(to.cast(), graph.cast(), after.cast(), count, event.cast())
    }
}

cuda! {
    /// The event that a node waits for.
    Init fn cuGraphEventWaitNodeGetEvent(node: CUgraphNode, event: *mut CUevent) {
        writable(event)?;
        hipGraphEventWaitNodeGetEvent(node.cast(), event.cast())
    }
}

cuda! {
    /// A graph as one node.
    Init fn cuGraphAddChildGraphNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, child: CUgraph
    ) {
        hipGraphAddChildGraphNode(to.cast(), graph.cast(), after.cast(), count, child.cast())
    }
}

cuda! {
    /// The graph that a node stands for.
    Init fn cuGraphChildGraphNodeGetGraph(node: CUgraphNode, graph: *mut CUgraph) {
        writable(graph)?;
        hipGraphChildGraphNodeGetGraph(node.cast(), graph.cast())
    }
}

cuda! {
    /// A node that frees memory.
    Init fn cuGraphAddMemFreeNode(
        to: *mut CUgraphNode, graph: CUgraph, after: *const CUgraphNode, count: usize, at: CUdeviceptr
    ) {
        hipGraphAddMemFreeNode(to.cast(), graph.cast(), after.cast(), count, at as *mut c_void)
    }
}
