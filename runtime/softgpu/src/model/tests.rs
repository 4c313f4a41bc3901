use super::*;
use crate::device::{Command, Status};

fn kernel(workgroups: u64, solo_ns: u64) -> Command {
    Command::Kernel { workgroups, threads_per_group: 256, solo_ns }
}

fn done_at(model: &mut Model, ticket: crate::device::Ticket) -> u64 {
    model.advance(10_000_000_000).unwrap();
    match model.status(ticket) {
        Status::Done { at_ns } => at_ns,
        pending => panic!("{pending:?}"),
    }
}

#[test]
fn a_lone_kernel_takes_its_solo_time() {
    for workgroups in [1, 50, 100, 800, 801, 100_000] {
        let mut model = Model::new(Parameters::plain());
        let queue = model.create_queue(0, 0).unwrap();
        let ticket = model.submit(1_000, queue, kernel(workgroups, 50_000)).unwrap();
        assert_eq!(done_at(&mut model, ticket), 51_000, "{workgroups} workgroups");
    }
}
