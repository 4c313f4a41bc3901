mod examples;
mod properties;

use super::*;
use crate::device::{Command, QueueId, Status, Ticket};

/// A kernel of 256 work-items a workgroup: 800 workgroups fill the plain card.
fn kernel(workgroups: u64, solo_ns: u64) -> Command {
    Command::Kernel { workgroups, threads_per_group: 256, solo_ns }
}

fn done_at(model: &mut Model, ticket: Ticket) -> u64 {
    model.advance(model.core().now_ns + 10_000_000_000).unwrap();
    match model.status(ticket) {
        Status::Done { at_ns } => at_ns,
        pending => panic!("{pending:?}"),
    }
}

/// A card and as many queues of client 0.
fn card(parameters: Parameters, queues: usize) -> (Model, Vec<QueueId>) {
    let mut model = Model::new(parameters);
    let queues = (0..queues).map(|_| model.create_queue(0, 0).unwrap()).collect();
    (model, queues)
}
