//! Executable graphs: a graph's operations in one legal order, ready to be given to a stream again and again.
//!
//! Branches are serialised on the launching stream: a legal schedule, though not the fastest a real device may find.

use std::ffi::c_void;
use std::sync::Arc;

use parking_lot::Mutex;

use super::{Graph, Node};
use crate::error::{Code, Outcome};
use crate::op::Op;
use crate::slab::Slab;
use crate::stream::Stream;

static EXECS: Slab<ExecSlot> = Slab::new(1 << 16);

/// A `hipGraphExec_t`.
#[derive(Default)]
pub struct ExecSlot {
    exec: Mutex<Option<Arc<Exec>>>,
}

/// One instantiated graph.
#[derive(Default)]
pub struct Exec {
    steps: Mutex<Vec<Step>>,
}

#[derive(Clone)]
struct Step {
    /// Handle of the node it came from.
    node: usize,
    enabled: bool,
    op: Op,
}

impl Exec {
    /// Takes a copy of a graph.
    pub fn new(graph: &Graph) -> Outcome<Self> {
        let step = |node: &&'static Node| Step {
            node: node.handle() as usize,
            enabled: true,
            op: node.lock().op.clone(),
        };
        Ok(Self { steps: Mutex::new(graph.sorted()?.iter().map(step).collect()) })
    }

    /// Gives everything to a stream; what needs nothing from the host in between reaches the card at one moment.
    pub fn launch(&self, stream: &'static Stream) -> Outcome {
        let steps = self.steps.lock();
        let mut batch = Vec::new();
        for step in steps.iter().filter(|step| step.enabled) {
            match step.op.work(stream) {
                Some(work) => batch.push(work),
                None => {
                    stream.submit_all(std::mem::take(&mut batch))?;
                    step.op.perform(stream)?;
                }
            }
        }
        stream.submit_all(batch)
    }

    /// Replaces the operation of a node by one of the same kind.
    pub fn set(&self, node: &'static Node, op: Op) -> Outcome {
        self.change(node, |step| {
            if std::mem::discriminant(&step.op) != std::mem::discriminant(&op) {
                return Err(Code::INVALID_VALUE);
            }
            step.op = op;
            Ok(())
        })
    }

    /// Switches a node on or off.
    pub fn enable(&self, node: &'static Node, enabled: bool) -> Outcome {
        self.change(node, |step| {
            step.enabled = enabled;
            Ok(())
        })
    }

    /// Whether a node is switched on.
    pub fn is_enabled(&self, node: &'static Node) -> Outcome<bool> {
        let mut enabled = false;
        self.change(node, |step| {
            enabled = step.enabled;
            Ok(())
        })?;
        Ok(enabled)
    }

    fn change(&self, node: &'static Node, change: impl FnOnce(&mut Step) -> Outcome) -> Outcome {
        let handle = node.handle() as usize;
        let mut steps = self.steps.lock();
        // A node of a clone stands for the one it was cloned from.
        let step = steps.iter_mut().find(|step| step.node == handle || step.node == node.original());
        change(step.ok_or(Code::INVALID_VALUE)?)
    }

    /// Takes the operations of another graph of the same shape; the first node that does not fit, if any.
    pub fn update(&self, graph: &Graph) -> Outcome<Option<&'static Node>> {
        let nodes = graph.sorted()?;
        let mut steps = self.steps.lock();
        if nodes.len() != steps.len() {
            return Ok(nodes.first().copied());
        }
        let same = |(step, node): (&Step, &&'static Node)| {
            std::mem::discriminant(&step.op) == std::mem::discriminant(&node.lock().op)
        };
        if let Some(index) = steps.iter().zip(&nodes).position(|pair| !same(pair)) {
            return Ok(Some(nodes[index]));
        }
        for (step, node) in steps.iter_mut().zip(&nodes) {
            step.op = node.lock().op.clone();
            step.node = node.handle() as usize;
        }
        Ok(None)
    }
}

/// A handle for an executable graph.
pub fn insert(exec: Exec) -> Outcome<*mut c_void> {
    let fill = |slot: &'static ExecSlot| *slot.exec.lock() = Some(Arc::new(exec));
    EXECS.insert(fill).map(Slab::handle).ok_or(Code::OUT_OF_MEMORY)
}

/// The executable graph of a handle.
pub fn resolve(handle: *const c_void) -> Outcome<Arc<Exec>> {
    EXECS.get(handle).and_then(|slot| slot.exec.lock().clone()).ok_or(Code::INVALID_VALUE)
}

/// Ends the life of a handle; work already launched goes on.
pub fn destroy(handle: *const c_void) -> Outcome {
    let slot = EXECS.remove(handle).ok_or(Code::INVALID_VALUE)?;
    slot.exec.lock().take();
    EXECS.recycle(slot);
    Ok(())
}
