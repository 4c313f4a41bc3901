//! Graphs: those that captures make, and simple ones node by node. Node types and the flags of an instance have CUDA's
//! numbers.

use std::ffi::{c_char, c_uint, c_ulonglong};

use hipreempt_api::hip::{
    hipGraph_t, hipGraphExec_t, hipGraphNode_t, hipGraphNodeType, hipHostNodeParams, hipKernelNodeParams,
    hipMemsetParams, hipStream_t,
};

use super::{list, per_thread, put_optional, read, stream, writable};
use crate::context;
use crate::cuda::{Address, Handle, HostNode, KernelNode, MemsetNode, cuda};
use crate::error::{Code, Outcome};
use crate::registry;

/// An empty graph.
pub fn hipGraphCreate(pGraph: *mut hipGraph_t, flags: c_uint) -> Outcome {
    writable(pGraph)?;
    cuda!(graph_create(pGraph.cast(), flags))
}

/// Ends a graph; what was instantiated of it stays.
pub fn hipGraphDestroy(graph: hipGraph_t) -> Outcome {
    cuda!(graph_destroy(graph.cast()))
}

/// A graph to launch. CUDA has no error node and no log here; the node is set to null, the log to nothing.
pub fn hipGraphInstantiate(
    pGraphExec: *mut hipGraphExec_t,
    graph: hipGraph_t,
    pErrorNode: *mut hipGraphNode_t,
    pLogBuffer: *mut c_char,
    bufferSize: usize,
) -> Outcome {
    put_optional(pErrorNode, std::ptr::null_mut());
    if bufferSize > 0 {
        put_optional(pLogBuffer, 0);
    }
    hipGraphInstantiateWithFlags(pGraphExec, graph, 0)
}

/// A graph to launch.
pub fn hipGraphInstantiateWithFlags(
    pGraphExec: *mut hipGraphExec_t,
    graph: hipGraph_t,
    flags: c_ulonglong,
) -> Outcome {
    writable(pGraphExec)?;
    cuda!(graph_instantiate(pGraphExec.cast(), graph.cast(), flags))
}

/// Launches a graph in a stream's order.
pub fn hipGraphLaunch(graphExec: hipGraphExec_t, handle: hipStream_t) -> Outcome {
    cuda!(graph_launch(graphExec.cast(), stream(handle)))
}

/// As [`hipGraphLaunch`], null being the thread's own.
pub fn hipGraphLaunch_spt(graphExec: hipGraphExec_t, stream: hipStream_t) -> Outcome {
    hipGraphLaunch(graphExec, per_thread(stream))
}

/// Prepares a launch.
pub fn hipGraphUpload(graphExec: hipGraphExec_t, handle: hipStream_t) -> Outcome {
    cuda!(graph_upload(graphExec.cast(), stream(handle)))
}

/// Ends what was instantiated.
pub fn hipGraphExecDestroy(graphExec: hipGraphExec_t) -> Outcome {
    cuda!(graph_exec_destroy(graphExec.cast()))
}

/// The nodes, or how many there are.
pub fn hipGraphGetNodes(graph: hipGraph_t, nodes: *mut hipGraphNode_t, numNodes: *mut usize) -> Outcome {
    writable(numNodes)?;
    cuda!(graph_nodes(graph.cast(), nodes.cast(), numNodes))
}

/// The nodes that wait for none.
pub fn hipGraphGetRootNodes(
    graph: hipGraph_t,
    pRootNodes: *mut hipGraphNode_t,
    pNumRootNodes: *mut usize,
) -> Outcome {
    writable(pNumRootNodes)?;
    cuda!(graph_root_nodes(graph.cast(), pRootNodes.cast(), pNumRootNodes))
}

/// Which node waits for which.
pub fn hipGraphGetEdges(
    graph: hipGraph_t,
    from: *mut hipGraphNode_t,
    to: *mut hipGraphNode_t,
    numEdges: *mut usize,
) -> Outcome {
    writable(numEdges)?;
    cuda!(graph_edges(graph.cast(), from.cast(), to.cast(), numEdges))
}

/// What a node does.
pub fn hipGraphNodeGetType(node: hipGraphNode_t, pType: *mut hipGraphNodeType) -> Outcome {
    writable(pType)?;
    cuda!(graph_node_type(node.cast(), pType.cast()))
}

/// Makes nodes wait for others.
pub fn hipGraphAddDependencies(
    graph: hipGraph_t,
    from: *const hipGraphNode_t,
    to: *const hipGraphNode_t,
    numDependencies: usize,
) -> Outcome {
    list(from, numDependencies)?;
    list(to, numDependencies)?;
    cuda!(graph_add_dependencies(graph.cast(), from.cast(), to.cast(), numDependencies))
}

/// A node that only others wait for.
pub fn hipGraphAddEmptyNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
) -> Outcome {
    writable(pGraphNode)?;
    list(pDependencies, numDependencies)?;
    cuda!(graph_add_empty(pGraphNode.cast(), graph.cast(), pDependencies.cast(), numDependencies))
}

/// HIP's description of a launch as CUDA's. A function is a host address or, as in newer HIP, a handle of the driver,
/// which no registered address can be mistaken for.
fn kernel_node(from: *const hipKernelNodeParams) -> Outcome<KernelNode> {
    let from = read(from)?;
    let function: Handle = match registry::kernel(from.func) {
        Ok(kernel) => kernel.function()?,
        Err(code) => return Err(code),
    };
    let (grid, block) = (from.gridDim, from.blockDim);
    if !from.extra.is_null() {
        return Err(Code::NOT_SUPPORTED);
    }
    Ok(KernelNode {
        function,
        grid: [grid.x, grid.y, grid.z],
        block: [block.x, block.y, block.z],
        shared_bytes: from.sharedMemBytes,
        parameters: from.kernelParams,
        extra: std::ptr::null_mut(),
        kernel: std::ptr::null_mut(),
        context: std::ptr::null_mut(),
    })
}

/// A node that launches a kernel.
pub fn hipGraphAddKernelNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pNodeParams: *const hipKernelNodeParams,
) -> Outcome {
    writable(pGraphNode)?;
    list(pDependencies, numDependencies)?;
    let node = kernel_node(pNodeParams)?;
    let (to, before) = (pGraphNode.cast(), pDependencies.cast());
    cuda!(graph_add_kernel(to, graph.cast(), before, numDependencies, &raw const node))
}

/// Gives a kernel's node other arguments.
pub fn hipGraphExecKernelNodeSetParams(
    hGraphExec: hipGraphExec_t,
    node: hipGraphNode_t,
    pNodeParams: *const hipKernelNodeParams,
) -> Outcome {
    let parameters = kernel_node(pNodeParams)?;
    cuda!(graph_exec_set_kernel(hGraphExec.cast(), node.cast(), &raw const parameters))
}

/// A node that sets memory.
pub fn hipGraphAddMemsetNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pMemsetParams: *const hipMemsetParams,
) -> Outcome {
    writable(pGraphNode)?;
    list(pDependencies, numDependencies)?;
    let from = read(pMemsetParams)?;
    let node = MemsetNode {
        to: from.dst as Address,
        pitch: from.pitch,
        value: from.value,
        element_bytes: from.elementSize,
        width: from.width,
        height: from.height,
    };
    let context = context::primary(context::current())?;
    let (to, before) = (pGraphNode.cast(), pDependencies.cast());
    cuda!(graph_add_memset(to, graph.cast(), before, numDependencies, &raw const node, context))
}

/// A node that runs a function of the host.
pub fn hipGraphAddHostNode(
    pGraphNode: *mut hipGraphNode_t,
    graph: hipGraph_t,
    pDependencies: *const hipGraphNode_t,
    numDependencies: usize,
    pNodeParams: *const hipHostNodeParams,
) -> Outcome {
    writable(pGraphNode)?;
    list(pDependencies, numDependencies)?;
    let from = read(pNodeParams)?;
    let node = HostNode { function: from.fn_, data: from.userData };
    let (to, before) = (pGraphNode.cast(), pDependencies.cast());
    cuda!(graph_add_host(to, graph.cast(), before, numDependencies, &raw const node))
}
