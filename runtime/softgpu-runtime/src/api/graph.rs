//! Graphs as wholes: making, changing, instantiating and launching them.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong};

use hipreempt_api::hip::{
    hipGraph_t, hipGraphExec_t, hipGraphExecUpdateResult, hipGraphInstantiateParams, hipGraphNode_t,
    hipStream_t,
};

use super::stream::nodes;
use super::{list, put, put_optional, read, writable};
use crate::error::{Code, Outcome};
use crate::graph::exec::{self, Exec};
use crate::graph::{Graph, Node, capture};
use crate::op::Op;
use crate::runtime;
use crate::stream::Stream;

/// `hipGraphExecUpdateSuccess` and `…ErrorTopologyChanged`.
const UPDATED: hipGraphExecUpdateResult = 0;
const TOPOLOGY_CHANGED: hipGraphExecUpdateResult = 2;

fn graph(handle: hipGraph_t) -> Outcome<&'static Graph> {
    Graph::resolve(handle.cast())
}

fn node(handle: hipGraphNode_t) -> Outcome<&'static Node> {
    Node::resolve(handle.cast())
}

/// A new empty graph.
pub fn hipGraphCreate(pGraph: *mut hipGraph_t, flags: c_uint) -> Outcome {
    if flags != 0 {
        return Err(Code::INVALID_VALUE);
    }
    writable(pGraph)?;
    put(pGraph, Graph::create()?.handle().cast())
}

/// Ends a graph's life; what was instantiated from it stays.
pub fn hipGraphDestroy(graph: hipGraph_t) -> Outcome {
    Graph::destroy(graph.cast())
}

/// A graph of the same shape.
pub fn hipGraphClone(pGraphClone: *mut hipGraph_t, originalGraph: hipGraph_t) -> Outcome {
    writable(pGraphClone)?;
    put(pGraphClone, graph(originalGraph)?.duplicate()?.handle().cast())
}

/// The node of a clone that stands for a node of the original.
pub fn hipGraphNodeFindInClone(
    pNode: *mut hipGraphNode_t,
    originalNode: hipGraphNode_t,
    clonedGraph: hipGraph_t,
) -> Outcome {
    let found = graph(clonedGraph)?.nodes().into_iter().find(|node| node.original() == originalNode as usize);
    put(pNode, found.ok_or(Code::INVALID_VALUE)?.handle().cast())
}

/// Removes a node and its edges.
pub fn hipGraphDestroyNode(node: hipGraphNode_t) -> Outcome {
    Node::destroy(node.cast())
}

fn pairs(
    from: *const hipGraphNode_t,
    to: *const hipGraphNode_t,
    count: usize,
) -> Outcome<Vec<(&'static Node, &'static Node)>> {
    Ok(nodes(from, count)?.into_iter().zip(nodes(to, count)?).collect())
}

/// Adds edges.
pub fn hipGraphAddDependencies(
    graph: hipGraph_t,
    from: *const hipGraphNode_t,
    to: *const hipGraphNode_t,
    numDependencies: usize,
) -> Outcome {
    self::graph(graph)?;
    pairs(from, to, numDependencies)?.into_iter().try_for_each(|(before, after)| {
        let mut body = after.lock();
        if std::ptr::eq(before, after) || body.after.iter().any(|known| std::ptr::eq(*known, before)) {
            return Err(Code::INVALID_VALUE);
        }
        body.after.push(before);
        Ok(())
    })
}

/// Removes edges.
pub fn hipGraphRemoveDependencies(
    graph: hipGraph_t,
    from: *const hipGraphNode_t,
    to: *const hipGraphNode_t,
    numDependencies: usize,
) -> Outcome {
    self::graph(graph)?;
    pairs(from, to, numDependencies)?.into_iter().try_for_each(|(before, after)| {
        let mut body = after.lock();
        let index =
            body.after.iter().position(|known| std::ptr::eq(*known, before)).ok_or(Code::INVALID_VALUE)?;
        body.after.remove(index);
        Ok(())
    })
}

/// Fills an array of the program, whose length `count` tells and is told; null only asks for the length.
fn put_nodes(to: *mut hipGraphNode_t, count: *mut usize, nodes: &[&'static Node]) -> Outcome {
    if to.is_null() {
        return put(count, nodes.len());
    }
    let room = read(count)?;
    for index in 0..room {
        let handle = nodes.get(index).map_or(std::ptr::null_mut(), |node| node.handle());
        put(to.wrapping_add(index), handle.cast())?;
    }
    put(count, nodes.len().min(room))
}

/// The nodes of a graph.
pub fn hipGraphGetNodes(graph: hipGraph_t, nodes: *mut hipGraphNode_t, numNodes: *mut usize) -> Outcome {
    put_nodes(nodes, numNodes, &self::graph(graph)?.nodes())
}

/// The nodes that nothing comes before.
pub fn hipGraphGetRootNodes(
    graph: hipGraph_t,
    pRootNodes: *mut hipGraphNode_t,
    pNumRootNodes: *mut usize,
) -> Outcome {
    let mut roots = self::graph(graph)?.nodes();
    roots.retain(|node| node.after().is_empty());
    put_nodes(pRootNodes, pNumRootNodes, &roots)
}

/// The edges of a graph.
pub fn hipGraphGetEdges(
    graph: hipGraph_t,
    from: *mut hipGraphNode_t,
    to: *mut hipGraphNode_t,
    numEdges: *mut usize,
) -> Outcome {
    let nodes = self::graph(graph)?.nodes();
    let edges = nodes.iter().flat_map(|node| node.after().into_iter().map(|before| (before, *node)));
    let (before, after): (Vec<_>, Vec<_>) = edges.unzip();
    if from.is_null() != to.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    let room = if from.is_null() { 0 } else { read(numEdges)? };
    put_nodes(from, numEdges, &before)?;
    if !from.is_null() {
        put(numEdges, room)?;
    }
    put_nodes(to, numEdges, &after)
}

/// The nodes that come right before a node.
pub fn hipGraphNodeGetDependencies(
    node: hipGraphNode_t,
    pDependencies: *mut hipGraphNode_t,
    pNumDependencies: *mut usize,
) -> Outcome {
    put_nodes(pDependencies, pNumDependencies, &self::node(node)?.after())
}

/// The nodes that come right after a node.
pub fn hipGraphNodeGetDependentNodes(
    node: hipGraphNode_t,
    pDependentNodes: *mut hipGraphNode_t,
    pNumDependentNodes: *mut usize,
) -> Outcome {
    let node = self::node(node)?;
    let mut dependents = node.graph()?.nodes();
    dependents.retain(|other| other.after().iter().any(|before| std::ptr::eq(*before, node)));
    put_nodes(pDependentNodes, pNumDependentNodes, &dependents)
}

fn instantiate(to: *mut hipGraphExec_t, from: hipGraph_t) -> Outcome {
    writable(to)?;
    runtime::current()?;
    put(to, exec::insert(Exec::new(graph(from)?)?)?.cast())
}

/// Makes a graph ready to launch.
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
    instantiate(pGraphExec, graph)
}

/// As [`hipGraphInstantiate`]; flags change nothing here.
pub fn hipGraphInstantiateWithFlags(
    pGraphExec: *mut hipGraphExec_t,
    graph: hipGraph_t,
    _flags: c_ulonglong,
) -> Outcome {
    instantiate(pGraphExec, graph)
}

/// As [`hipGraphInstantiate`].
pub fn hipGraphInstantiateWithParams(
    pGraphExec: *mut hipGraphExec_t,
    graph: hipGraph_t,
    instantiateParams: *mut hipGraphInstantiateParams,
) -> Outcome {
    let mut parameters = read(instantiateParams.cast_const())?;
    let made = instantiate(pGraphExec, graph);
    parameters.errNode_out = std::ptr::null_mut();
    parameters.result_out = u32::from(made.is_err());
    put(instantiateParams, parameters)?;
    made
}

/// Ends the life of an executable graph; launches on their way go on.
pub fn hipGraphExecDestroy(graphExec: hipGraphExec_t) -> Outcome {
    exec::destroy(graphExec.cast())
}

/// No flags.
pub fn hipGraphExecGetFlags(graphExec: hipGraphExec_t, flags: *mut c_ulonglong) -> Outcome {
    exec::resolve(graphExec.cast())?;
    put(flags, 0)
}

fn launch(graph_exec: hipGraphExec_t, stream: &'static Stream) -> Outcome {
    let exec = exec::resolve(graph_exec.cast())?;
    capture::check_legacy(stream)?;
    if stream.is_capturing() { Op::Child(exec).issue(stream) } else { exec.launch(stream) }
}

/// Launches an executable graph.
pub fn hipGraphLaunch(graphExec: hipGraphExec_t, stream: hipStream_t) -> Outcome {
    launch(graphExec, Stream::resolve(stream.cast())?)
}

/// As [`hipGraphLaunch`]; null is the thread's own default stream.
pub fn hipGraphLaunch_spt(graphExec: hipGraphExec_t, stream: hipStream_t) -> Outcome {
    launch(graphExec, Stream::resolve_spt(stream.cast())?)
}

/// Nothing to upload.
pub fn hipGraphUpload(graphExec: hipGraphExec_t, stream: hipStream_t) -> Outcome {
    exec::resolve(graphExec.cast())?;
    Stream::resolve(stream.cast()).map(drop)
}

/// Takes the operations of a graph of the same shape.
pub fn hipGraphExecUpdate(
    hGraphExec: hipGraphExec_t,
    hGraph: hipGraph_t,
    hErrorNode_out: *mut hipGraphNode_t,
    updateResult_out: *mut hipGraphExecUpdateResult,
) -> Outcome {
    let misfit = exec::resolve(hGraphExec.cast())?.update(graph(hGraph)?)?;
    put_optional(hErrorNode_out, misfit.map_or(std::ptr::null_mut(), |node| node.handle().cast()));
    put_optional(updateResult_out, if misfit.is_some() { TOPOLOGY_CHANGED } else { UPDATED });
    if misfit.is_some() { Err(Code::GRAPH_EXEC_UPDATE_FAILURE) } else { Ok(()) }
}

/// Switches a node of an executable graph on or off.
pub fn hipGraphNodeSetEnabled(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    isEnabled: c_uint,
) -> Outcome {
    exec::resolve(hGraphExec.cast())?.enable(node(hNode)?, isEnabled != 0)
}

/// Whether a node of an executable graph is switched on.
pub fn hipGraphNodeGetEnabled(
    hGraphExec: hipGraphExec_t,
    hNode: hipGraphNode_t,
    isEnabled: *mut c_uint,
) -> Outcome {
    put(isEnabled, c_uint::from(exec::resolve(hGraphExec.cast())?.is_enabled(node(hNode)?)?))
}

/// Memory of graphs is ordinary memory: nothing to trim.
pub fn hipDeviceGraphMemTrim(device: c_int) -> Outcome {
    super::device::card(device).map(drop)
}

/// The lists of a program, checked to be of this graph when a node is added.
pub fn dependencies(handles: *const hipGraphNode_t, count: usize) -> Outcome<Vec<&'static Node>> {
    let found = nodes(handles, count)?;
    let listed = list(handles, count)?;
    let twice = |(index, handle): (usize, &hipGraphNode_t)| listed[..index].contains(handle);
    if listed.iter().enumerate().any(twice) { Err(Code::INVALID_VALUE) } else { Ok(found) }
}
