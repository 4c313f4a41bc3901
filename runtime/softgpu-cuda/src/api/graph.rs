//! Graphs as wholes: making, changing, instantiating and launching them.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong, c_void};

use hipreempt_api::hip::hipGraphInstantiateParams;
use hipreempt_softgpu_runtime::api::{
    hipGraphAddDependencies, hipGraphClone, hipGraphCreate, hipGraphDestroy, hipGraphDestroyNode,
    hipGraphExecDestroy, hipGraphExecGetFlags, hipGraphExecUpdate, hipGraphGetEdges, hipGraphGetNodes,
    hipGraphGetRootNodes, hipGraphInstantiate, hipGraphInstantiateWithFlags, hipGraphInstantiateWithParams,
    hipGraphLaunch, hipGraphNodeFindInClone, hipGraphNodeGetDependencies, hipGraphNodeGetDependentNodes,
    hipGraphNodeGetEnabled, hipGraphNodeGetType, hipGraphNodeSetEnabled, hipGraphRemoveDependencies,
    hipGraphUpload, put, writable,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};

use crate::face::cuda;
use crate::types::{CUgraph, CUgraphExec, CUgraphExecUpdateResultInfo, CUgraphNode, CUstream};

/// HIP's number for a batch of memory operations, and CUDA's.
const BATCH_MEM_OP_HIP: c_uint = 14;
const BATCH_MEM_OP: c_uint = 12;

// HIP's struct has CUDA's size; its fields are in another order, which `instantiate` heeds.
const _: () = assert!(size_of::<hipGraphInstantiateParams>() == size_of::<InstantiateParams>());

/// `CUDA_GRAPH_INSTANTIATE_PARAMS`.
#[repr(C)]
pub struct InstantiateParams {
    flags: c_ulonglong,
    upload: CUstream,
    error_node: CUgraphNode,
    result: c_int,
}

cuda! {
    /// A new empty graph.
    Init fn cuGraphCreate(graph: *mut CUgraph, flags: c_uint) {
        hipGraphCreate(graph.cast(), flags)
    }
}

cuda! {
    /// Ends a graph's life; what was instantiated from it stays.
    Init fn cuGraphDestroy(graph: CUgraph) {
        hipGraphDestroy(graph.cast())
    }
}

cuda! {
    /// A graph of the same shape.
    Init fn cuGraphClone(clone: *mut CUgraph, graph: CUgraph) {
        hipGraphClone(clone.cast(), graph.cast())
    }
}

cuda! {
    /// The node of a clone that stands for a node of the original.
    Init fn cuGraphNodeFindInClone(found: *mut CUgraphNode, node: CUgraphNode, clone: CUgraph) {
        hipGraphNodeFindInClone(found.cast(), node.cast(), clone.cast())
    }
}

cuda! {
    /// Removes a node and its edges.
    Init fn cuGraphDestroyNode(node: CUgraphNode) {
        hipGraphDestroyNode(node.cast())
    }
}

cuda! {
    /// The kind of a node.
    Init fn cuGraphNodeGetType(node: CUgraphNode, kind: *mut c_uint) {
        writable(kind)?;
        let mut told = 0;
        hipGraphNodeGetType(node.cast(), &raw mut told)?;
        put(kind, if told == BATCH_MEM_OP_HIP { BATCH_MEM_OP } else { told })
    }
}

cuda! {
    /// The nodes of a graph.
    Init fn cuGraphGetNodes(graph: CUgraph, nodes: *mut CUgraphNode, count: *mut usize) {
        hipGraphGetNodes(graph.cast(), nodes.cast(), count)
    }
}

cuda! {
    /// The nodes of a graph that come after no other.
    Init fn cuGraphGetRootNodes(graph: CUgraph, nodes: *mut CUgraphNode, count: *mut usize) {
        hipGraphGetRootNodes(graph.cast(), nodes.cast(), count)
    }
}

cuda! {
    /// The edges of a graph.
    Init fn cuGraphGetEdges(graph: CUgraph, from: *mut CUgraphNode, to: *mut CUgraphNode, count: *mut usize) {
        hipGraphGetEdges(graph.cast(), from.cast(), to.cast(), count)
    }
}

/// Edges carry no data: where the program asks for data, it is all zeros.
fn no_data(data: *mut [u8; 8], count: *const usize) -> Outcome {
    if data.is_null() || count.is_null() {
        return Ok(());
    }
    // SAFETY: not null; by CUDA's contract a number, and so many readable entries.
    let count = unsafe { count.read() };
    (0..count).try_for_each(|index| put(data.wrapping_add(index), [0; 8]))
}

cuda! {
    /// As `cuGraphGetEdges`, with data that edges do not have here.
    Init fn cuGraphGetEdges_v2(
        graph: CUgraph, from: *mut CUgraphNode, to: *mut CUgraphNode, data: *mut [u8; 8], count: *mut usize
    ) {
        hipGraphGetEdges(graph.cast(), from.cast(), to.cast(), count)?;
        no_data(data, count)
    }
}

cuda! {
    /// The nodes that a node comes after.
    Init fn cuGraphNodeGetDependencies(node: CUgraphNode, nodes: *mut CUgraphNode, count: *mut usize) {
        hipGraphNodeGetDependencies(node.cast(), nodes.cast(), count)
    }
}

cuda! {
    /// As `cuGraphNodeGetDependencies`, with data that edges do not have here.
    Init fn cuGraphNodeGetDependencies_v2(
        node: CUgraphNode, nodes: *mut CUgraphNode, data: *mut [u8; 8], count: *mut usize
    ) {
        hipGraphNodeGetDependencies(node.cast(), nodes.cast(), count)?;
        no_data(data, count)
    }
}

cuda! {
    /// The nodes that come after a node.
    Init fn cuGraphNodeGetDependentNodes(node: CUgraphNode, nodes: *mut CUgraphNode, count: *mut usize) {
        hipGraphNodeGetDependentNodes(node.cast(), nodes.cast(), count)
    }
}

cuda! {
    /// As `cuGraphNodeGetDependentNodes`, with data that edges do not have here.
    Init fn cuGraphNodeGetDependentNodes_v2(
        node: CUgraphNode, nodes: *mut CUgraphNode, data: *mut [u8; 8], count: *mut usize
    ) {
        hipGraphNodeGetDependentNodes(node.cast(), nodes.cast(), count)?;
        no_data(data, count)
    }
}

cuda! {
    /// Adds edges.
    Init fn cuGraphAddDependencies(
        graph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, count: usize
    ) {
        hipGraphAddDependencies(graph.cast(), from.cast(), to.cast(), count)
    }
}

cuda! {
    /// Adds edges; their data is not modelled.
    Init fn cuGraphAddDependencies_v2(
        graph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, _data: *const c_void, count: usize
    ) {
        hipGraphAddDependencies(graph.cast(), from.cast(), to.cast(), count)
    }
}

cuda! {
    /// Removes edges.
    Init fn cuGraphRemoveDependencies(
        graph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, count: usize
    ) {
        hipGraphRemoveDependencies(graph.cast(), from.cast(), to.cast(), count)
    }
}

cuda! {
    /// Removes edges; their data is not modelled.
    Init fn cuGraphRemoveDependencies_v2(
        graph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, _data: *const c_void, count: usize
    ) {
        hipGraphRemoveDependencies(graph.cast(), from.cast(), to.cast(), count)
    }
}

cuda! {
    /// Makes a graph ready to launch.
    Context fn cuGraphInstantiate(
        exec: *mut CUgraphExec, graph: CUgraph, error: *mut CUgraphNode, log: *mut c_char, log_bytes: usize
    ) {
        hipGraphInstantiate(exec.cast(), graph.cast(), error.cast(), log, log_bytes)
    }
}

cuda! {
    /// As `cuGraphInstantiate`.
    Context fn cuGraphInstantiate_v2(
        exec: *mut CUgraphExec, graph: CUgraph, error: *mut CUgraphNode, log: *mut c_char, log_bytes: usize
    ) {
        hipGraphInstantiate(exec.cast(), graph.cast(), error.cast(), log, log_bytes)
    }
}

cuda! {
    /// As `cuGraphInstantiate`; flags change nothing here.
    Context fn cuGraphInstantiateWithFlags(exec: *mut CUgraphExec, graph: CUgraph, flags: c_ulonglong) {
        hipGraphInstantiateWithFlags(exec.cast(), graph.cast(), flags)
    }
}

fn instantiate(exec: *mut CUgraphExec, graph: CUgraph, parameters: *mut InstantiateParams) -> Outcome {
    writable(parameters)?;
    // SAFETY: zeros are a value of HIP's plain struct.
    let mut none: hipGraphInstantiateParams = unsafe { std::mem::zeroed() };
    let made = hipGraphInstantiateWithParams(exec.cast(), graph.cast(), &raw mut none);
    // SAFETY: not null; by CUDA's contract one struct of the program.
    unsafe {
        (*parameters).error_node = std::ptr::null_mut();
        (*parameters).result = c_int::from(made.is_err());
    }
    made
}

cuda! {
    /// As `cuGraphInstantiate`, with parameters.
    Context fn cuGraphInstantiateWithParams(
        exec: *mut CUgraphExec, graph: CUgraph, parameters: *mut InstantiateParams
    ) {
        instantiate(exec, graph, parameters)
    }
}

cuda! {
    /// As `cuGraphInstantiateWithParams`: nothing is uploaded, so the upload stream does not matter.
    Context fn cuGraphInstantiateWithParams_ptsz(
        exec: *mut CUgraphExec, graph: CUgraph, parameters: *mut InstantiateParams
    ) {
        instantiate(exec, graph, parameters)
    }
}

cuda! {
    /// Ends the life of an executable graph; launches on their way go on.
    Init fn cuGraphExecDestroy(exec: CUgraphExec) {
        hipGraphExecDestroy(exec.cast())
    }
}

cuda! {
    /// No flags.
    Init fn cuGraphExecGetFlags(exec: CUgraphExec, flags: *mut c_ulonglong) {
        hipGraphExecGetFlags(exec.cast(), flags)
    }
}

cuda! {
    /// Launches an executable graph.
    Context fn cuGraphLaunch, cuGraphLaunch_ptsz(exec: CUgraphExec, stream: CUstream) on stream {
        hipGraphLaunch(exec.cast(), stream.handle().cast())
    }
}

cuda! {
    /// Nothing to upload.
    Context fn cuGraphUpload, cuGraphUpload_ptsz(exec: CUgraphExec, stream: CUstream) on stream {
        hipGraphUpload(exec.cast(), stream.handle().cast())
    }
}

cuda! {
    /// Takes the operations of a graph of the same shape.
    Init fn cuGraphExecUpdate(exec: CUgraphExec, graph: CUgraph, error: *mut CUgraphNode, result: *mut c_uint) {
        hipGraphExecUpdate(exec.cast(), graph.cast(), error.cast(), result)
    }
}

cuda! {
    /// As `cuGraphExecUpdate`.
    Init fn cuGraphExecUpdate_v2(exec: CUgraphExec, graph: CUgraph, told: *mut CUgraphExecUpdateResultInfo) {
        writable(told)?;
        let (mut error_node, mut result) = (std::ptr::null_mut(), 0);
        let updated = hipGraphExecUpdate(exec.cast(), graph.cast(), &raw mut error_node, &raw mut result);
        let error_node: CUgraphNode = error_node.cast();
        put(told, CUgraphExecUpdateResultInfo { result, error_node, error_from_node: std::ptr::null_mut() })?;
        updated
    }
}

cuda! {
    /// Switches a node of an executable graph on or off.
    Init fn cuGraphNodeSetEnabled(exec: CUgraphExec, node: CUgraphNode, enabled: c_uint) {
        if enabled > 1 {
            return Err(Code::INVALID_VALUE);
        }
        hipGraphNodeSetEnabled(exec.cast(), node.cast(), enabled)
    }
}

cuda! {
    /// Whether a node of an executable graph is switched on.
    Init fn cuGraphNodeGetEnabled(exec: CUgraphExec, node: CUgraphNode, enabled: *mut c_uint) {
        hipGraphNodeGetEnabled(exec.cast(), node.cast(), enabled)
    }
}
