//! Graphs: operations and which of them come before which.

pub mod capture;
pub mod exec;

use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;

pub use self::capture::{Capture, CapturedPoint};
use crate::error::{Code, Outcome};
use crate::op::Op;
use crate::slab::Slab;

static GRAPHS: Slab<Graph> = Slab::new(1 << 16);
static NODES: Slab<Node> = Slab::new(1 << 20);

/// A `hipGraph_t`.
#[derive(Default)]
pub struct Graph {
    nodes: Mutex<Vec<&'static Node>>,
}

/// A `hipGraphNode_t`.
#[derive(Default)]
pub struct Node {
    owner: AtomicUsize,
    /// The node this one was cloned from, as a handle.
    original: AtomicUsize,
    body: Mutex<NodeBody>,
}

// SAFETY: `told` points into the node's own operation and is read by nobody here.
unsafe impl Send for NodeBody {}

/// What a node does, and after which others.
pub struct NodeBody {
    /// The operation.
    pub op: Op,
    /// What the operation does not tell.
    pub parameters: Parameters,
    /// Pointers to the arguments of a kernel node as last handed out, kept for the program to read.
    pub told: Vec<*mut c_void>,
    /// Nodes that come before.
    pub after: Vec<&'static Node>,
}

impl Default for NodeBody {
    fn default() -> Self {
        Self { op: Op::Empty, parameters: Parameters::None, told: Vec::new(), after: Vec::new() }
    }
}

/// What a node remembers beyond its operation, to be handed back by `…GetParams`.
#[derive(Clone, Default)]
pub enum Parameters {
    /// The operation tells everything.
    #[default]
    None,
    /// The kernel as the program named it: a host address or a function handle.
    Function(usize),
    /// The graph of a child node.
    Graph(&'static Graph),
    /// An allocation node: its memory was allocated when it was added.
    Allocation,
}

impl Graph {
    /// A new empty graph.
    pub fn create() -> Outcome<&'static Self> {
        GRAPHS.insert(|graph| graph.nodes.lock().clear()).ok_or(Code::OUT_OF_MEMORY)
    }

    /// The live graph of a handle.
    pub fn resolve(handle: *const c_void) -> Outcome<&'static Self> {
        GRAPHS.get(handle).ok_or(Code::INVALID_VALUE)
    }

    /// Its handle.
    pub fn handle(&'static self) -> *mut c_void {
        Slab::handle(self)
    }

    /// Ends its life and that of its nodes.
    pub fn destroy(handle: *const c_void) -> Outcome {
        let graph = GRAPHS.remove(handle).ok_or(Code::INVALID_VALUE)?;
        let nodes = std::mem::take(&mut *graph.nodes.lock());
        nodes.into_iter().for_each(Node::end);
        GRAPHS.recycle(graph);
        Ok(())
    }

    /// Adds a node that comes after `after`, all of this graph.
    pub fn add(
        &'static self,
        op: Op,
        parameters: Parameters,
        after: Vec<&'static Node>,
    ) -> Outcome<&'static Node> {
        if after.iter().any(|node| !self.owns(node)) {
            return Err(Code::INVALID_VALUE);
        }
        let fill = |node: &'static Node| {
            node.owner.store(self.handle() as usize, Ordering::Relaxed);
            node.original.store(0, Ordering::Relaxed);
            *node.body.lock() = NodeBody { op, parameters, told: Vec::new(), after };
        };
        let node = NODES.insert(fill).ok_or(Code::OUT_OF_MEMORY)?;
        self.nodes.lock().push(node);
        Ok(node)
    }

    fn owns(&'static self, node: &Node) -> bool {
        node.owner.load(Ordering::Relaxed) == self.handle() as usize
    }

    /// Its nodes in the order of their making.
    pub fn nodes(&self) -> Vec<&'static Node> {
        self.nodes.lock().clone()
    }

    /// A graph of the same shape; each node knows which it was made from.
    pub fn duplicate(&self) -> Outcome<&'static Self> {
        let copy = Self::create()?;
        let nodes = self.nodes();
        let mut twins: Vec<&'static Node> = Vec::new();
        for node in &nodes {
            let (op, parameters) = {
                let body = node.lock();
                (body.op.clone(), body.parameters.clone())
            };
            let twin = copy.add(op, parameters, Vec::new())?;
            twin.original.store(node.handle() as usize, Ordering::Relaxed);
            twins.push(twin);
        }
        for (node, twin) in nodes.iter().zip(&twins) {
            let position =
                |before: &&'static Node| nodes.iter().position(|other| std::ptr::eq(*other, *before));
            let after = node.after().iter().filter_map(position).map(|index| twins[index]).collect();
            twin.lock().after = after;
        }
        Ok(copy)
    }

    /// Nodes in an order in which each comes after those it waits for; fails on a cycle.
    pub fn sorted(&self) -> Outcome<Vec<&'static Node>> {
        let mut left = self.nodes();
        let mut sorted: Vec<&'static Node> = Vec::with_capacity(left.len());
        let mut placed = std::collections::HashSet::new();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|node| {
                let ready = node.after().iter().all(|other| placed.contains(&other.handle()));
                if ready {
                    placed.insert(node.handle());
                    sorted.push(node);
                }
                !ready
            });
            if left.len() == before {
                return Err(Code::INVALID_VALUE);
            }
        }
        Ok(sorted)
    }
}

impl Node {
    /// The live node of a handle.
    pub fn resolve(handle: *const c_void) -> Outcome<&'static Self> {
        NODES.get(handle).ok_or(Code::INVALID_VALUE)
    }

    /// Its handle.
    pub fn handle(&'static self) -> *mut c_void {
        Slab::handle(self)
    }

    /// The node it was cloned from, as a handle; 0 if it was not.
    pub fn original(&self) -> usize {
        self.original.load(Ordering::Relaxed)
    }

    /// The graph it is part of.
    pub fn graph(&self) -> Outcome<&'static Graph> {
        Graph::resolve(self.owner.load(Ordering::Relaxed) as *const c_void)
    }

    /// Its content.
    pub fn lock(&self) -> parking_lot::MutexGuard<'_, NodeBody> {
        self.body.lock()
    }

    /// Nodes that come before.
    pub fn after(&self) -> Vec<&'static Self> {
        self.body.lock().after.clone()
    }

    /// Takes it out of its graph.
    pub fn destroy(handle: *const c_void) -> Outcome {
        let node = NODES.get(handle).ok_or(Code::INVALID_VALUE)?;
        let graph = node.graph()?;
        graph.nodes.lock().retain(|other| !std::ptr::eq(*other, node));
        for other in graph.nodes() {
            other.lock().after.retain(|before| !std::ptr::eq(*before, node));
        }
        node.end();
        Ok(())
    }

    fn end(&'static self) {
        if NODES.remove(self.handle()).is_some() {
            *self.body.lock() = NodeBody::default();
            NODES.recycle(self);
        }
    }
}
