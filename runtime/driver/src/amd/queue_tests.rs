//! Calls about a queue, answered by the stand-in.

use proptest::prelude::*;

use super::super::stand_in::{DEVICE, Driver, FD, GPU};
use super::*;

const ID: u32 = 3;

fn queue_of(driver: &'static Driver) -> Queue<&'static Driver> {
    Queue::new(driver.tap.queues().next().expect("a queue"), driver)
}

fn queue() -> (&'static Driver, Queue<&'static Driver>, kfd::UpdateQueue) {
    let driver = Driver::new();
    let own = driver.program_creates(ID, kfd::TYPE_COMPUTE_AQL, GPU);
    (driver, queue_of(driver), own)
}

fn percentage_of(driver: &Driver) -> u32 {
    driver.queue(ID).expect("the queue").queue_percentage
}

#[test]
fn a_queue_is_suspended_once_and_resumed_as_it_was() {
    let (driver, queue, own) = queue();
    assert!(matches!(queue.suspend(5), Ok(Some(_))));
    assert_eq!(driver.queue(ID), Some(kfd::UpdateQueue { queue_percentage: 0, ..own }));
    assert_eq!(queue.known().suspended_ns(), Some(5));
    assert_eq!(queue.suspend(6), Ok(None));
    assert!(matches!(queue.resume(), Ok(Some(_))));
    assert_eq!(driver.queue(ID), Some(own));
    assert_eq!(queue.known().suspended_ns(), None);
    assert_eq!(queue.resume(), Ok(None));
    assert_eq!(driver.take_told().len(), 2, "nothing is said twice");
}

#[test]
fn a_probe_changes_nothing() {
    let (driver, queue, own) = queue();
    assert!(queue.probe().is_ok());
    assert_eq!((driver.queue(ID), driver.take_told()), (Some(own), vec![own]));
}

/// Bits 8 to 15 of the percentage say which part of the card reads the queue.
#[test]
fn what_else_stands_in_the_percentage_stays() {
    let driver = Driver::new();
    let own = kfd::UpdateQueue {
        ring_base_address: 4096,
        queue_id: ID,
        ring_size: 4096,
        queue_percentage: 0x264,
        queue_priority: 15,
    };
    driver.program_creates_as(own, kfd::TYPE_COMPUTE, GPU);
    let queue = queue_of(driver);
    queue.suspend(1).unwrap();
    assert_eq!(percentage_of(driver), 0x200);
    queue.resume().unwrap();
    assert_eq!(driver.queue(ID), Some(own));
}

#[test]
fn a_queue_that_the_program_has_deactivated_itself_is_left_alone() {
    let (driver, queue, own) = queue();
    driver.program_updates(kfd::UpdateQueue { queue_percentage: 0, ..own }).unwrap();
    assert_eq!((queue.suspend(1), queue.resume()), (Ok(None), Ok(None)));
    assert_eq!(driver.take_told(), []);
}

#[test]
fn what_the_program_changes_meanwhile_is_what_it_gets_back() {
    let (driver, queue, own) = queue();
    queue.suspend(1).unwrap();
    let changed = kfd::UpdateQueue { ring_base_address: 9 << 12, queue_priority: 11, ..own };
    driver.program_updates(changed).unwrap();
    assert_eq!(driver.queue(ID), Some(changed), "the program's own call resumes it");
    assert_eq!((queue.known().suspended_ns(), queue.resume()), (None, Ok(None)));
    queue.suspend(2).unwrap();
    queue.resume().unwrap();
    assert_eq!(driver.queue(ID), Some(changed));
}

#[test]
fn a_call_of_the_program_that_failed_changes_nothing() {
    let (driver, queue, own) = queue();
    queue.suspend(1).unwrap();
    assert!(driver.program_updates(kfd::UpdateQueue { queue_priority: 16, ..own }).is_err());
    assert_eq!(queue.known().suspended_ns(), Some(1));
    queue.resume().unwrap();
    assert_eq!(driver.queue(ID), Some(own));
}

#[test]
fn a_suspension_that_fails_is_undone() {
    for errno in [libc::ETIME, libc::EACCES, libc::EPERM] {
        let (driver, queue, own) = queue();
        driver.refuse(Some(errno));
        assert_eq!(queue.suspend(1), Err(Refusal::Errno(errno)));
        assert_eq!(driver.queue(ID), Some(own), "the last thing that it was told");
        assert_eq!(queue.known().suspended_ns(), Some(1), "and that failed, too");
        driver.refuse(None);
        assert!(matches!(queue.resume(), Ok(Some(_))));
        assert_eq!(queue.known().suspended_ns(), None);
    }
}

#[test]
fn a_resumption_that_fails_may_be_tried_again() {
    let (driver, queue, own) = queue();
    queue.suspend(1).unwrap();
    driver.refuse(Some(libc::EIO));
    assert_eq!(queue.resume(), Err(Refusal::Errno(libc::EIO)));
    assert_eq!(queue.known().suspended_ns(), Some(1));
    driver.refuse(None);
    assert!(matches!(queue.resume(), Ok(Some(_))));
    assert_eq!(driver.queue(ID), Some(own));
}

#[test]
fn a_descriptor_that_becomes_another_file_is_not_called() {
    let (driver, queue, _) = queue();
    driver.open(FD, DEVICE + 1);
    assert_eq!(queue.suspend(1), Err(Refusal::OtherFile));
    assert_eq!(driver.take_told(), []);
}

#[test]
fn a_queue_that_is_destroyed_while_suspended_is_not_called_again() {
    let (driver, queue, _) = queue();
    queue.suspend(1).unwrap();
    driver.take_told();
    // Not even between the kernel's destroying it and the return of the program's call, when it may be another's.
    driver.program_destroys(ID, || assert_eq!(queue.resume(), Err(Refusal::Busy))).unwrap();
    assert_eq!((queue.suspend(2), queue.resume()), (Err(Refusal::Gone), Err(Refusal::Gone)));
    assert_eq!((driver.take_told(), queue.known().suspended_ns()), (vec![], None));
}

/// What may happen to a queue.
#[derive(Clone, Copy, Debug)]
enum Step {
    Suspend,
    Resume,
    Refuse(bool),
    Update { percentage: u32, priority: u32 },
    Replace,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Suspend),
        3 => Just(Step::Resume),
        1 => any::<bool>().prop_map(Step::Refuse),
        1 => (0..=100_u32, 0..=15_u32).prop_map(|(percentage, priority)| Step::Update { percentage, priority }),
        1 => Just(Step::Replace),
    ]
}

proptest! {
    /// Whatever happens, a queue that counts as running is what the program wants, and one resume brings that about
    /// for the others, once the driver takes it.
    #[test]
    fn the_program_always_gets_its_own_queue_back(steps in proptest::collection::vec(step(), 1..60)) {
        let (driver, mut queue, mut own) = queue();
        let mut refused = false;
        for (nth, step) in steps.into_iter().enumerate() {
            match step {
                Step::Suspend => drop(queue.suspend(nth as u64 + 1)),
                Step::Resume => drop(queue.resume()),
                Step::Refuse(on) => {
                    refused = on;
                    driver.refuse(on.then_some(libc::ETIME));
                }
                Step::Update { percentage, priority } if !refused => {
                    own = kfd::UpdateQueue { queue_percentage: percentage, queue_priority: priority, ..own };
                    driver.program_updates(own).unwrap();
                }
                Step::Update { .. } => {}
                Step::Replace => {
                    driver.program_destroys(ID, || ()).unwrap();
                    own = driver.program_creates(ID, kfd::TYPE_COMPUTE_AQL, GPU);
                    queue = queue_of(driver);
                }
            }
            let there = driver.queue(ID).expect("the queue");
            prop_assert_eq!(kfd::UpdateQueue { queue_percentage: own.queue_percentage, ..there }, own);
            prop_assert!(queue.known().suspended_ns().is_some() || there == own);
        }
        driver.refuse(None);
        prop_assert!(queue.resume().is_ok());
        prop_assert_eq!(driver.queue(ID), Some(own));
    }
}
