//! What is learnt from a made-up program's calls.

use std::sync::Barrier;

use super::super::Queue;
use super::super::stand_in::{DEVICE, Driver, FD, GPU};
use super::*;

const AQL: u32 = kfd::TYPE_COMPUTE_AQL;

fn ids(driver: &'static Driver) -> Vec<u32> {
    driver.tap.queues().map(|known| known.id).collect()
}

#[test]
fn compute_queues_are_learnt_and_forgotten_and_copy_queues_are_not() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    driver.program_creates(2, kfd::TYPE_COMPUTE, GPU);
    // `KFD_IOC_QUEUE_TYPE_SDMA`, `…_SDMA_XGMI`, `…_SDMA_BY_ENG_ID`.
    for (id, queue_type) in [(3, 1), (4, 3), (5, 4)] {
        driver.program_creates(id, queue_type, GPU);
    }
    assert_eq!(ids(driver), [1, 2]);
    assert!(driver.tap.queues().all(|known| known.gpu_id() == GPU && known.suspended_ns().is_none()));
    driver.program_destroys(1, || ()).unwrap();
    assert_eq!(ids(driver), [2]);
    assert!(driver.program_destroys(1, || ()).is_err(), "there is none any more");
    assert_eq!(ids(driver), [2]);
}

#[test]
fn a_queue_on_another_file_is_none_of_ours() {
    let driver = Driver::new();
    driver.open(FD, DEVICE + 1);
    driver.program_creates(1, AQL, GPU);
    assert_eq!(ids(driver), [] as [u32; 0]);
}

/// Numbers of queues mean something on the driver's device only; on others the argument may be no address.
#[test]
fn such_a_call_on_another_file_is_not_looked_into() {
    let driver = Driver::new();
    let own = driver.program_creates(1, AQL, GPU);
    driver.open(FD + 1, DEVICE + 1);
    let requests = [kfd::read_write(kfd::DESTROY_QUEUE, 8), kfd::UPDATE_REQUEST];
    for request in requests {
        // SAFETY: on another device these are not addresses, and are not read.
        let passing = unsafe { driver.tap.begin(&driver, FD + 1, request, core::ptr::dangling_mut()) };
        // SAFETY: as above.
        unsafe { passing.end(&driver, FD + 1, core::ptr::dangling_mut(), 0) };
    }
    assert_eq!((ids(driver), driver.queue(1)), (vec![1], Some(own)));
}

#[test]
fn a_call_that_failed_is_not_learnt_from() {
    let driver = Driver::new();
    let mut made = [0_u64; 12];
    let request = kfd::read_write(kfd::CREATE_QUEUE, size_of_val(&made));
    // SAFETY: an argument as long as the request says.
    let failed = unsafe { driver.program_calls(FD, request, &mut made, |_| Err(libc::ENOMEM)) };
    assert!(failed.is_err() && ids(driver).is_empty());
    driver.program_creates(1, AQL, GPU);
    // Of the shorter struct of a request that is not the driver's own, nothing is read.
    let mut short = [0_u8; 4];
    let request = kfd::read_write(kfd::DESTROY_QUEUE, short.len());
    // SAFETY: as above.
    unsafe { driver.program_calls(FD, request, &mut short, |_| Ok(())) }.unwrap();
    assert_eq!(ids(driver), [1]);
}

#[test]
fn a_number_that_is_used_again_is_another_queue() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    let first = driver.tap.queues().next().unwrap();
    driver.program_destroys(1, || ()).unwrap();
    driver.program_creates(1, AQL, GPU);
    let second = driver.tap.queues().next().unwrap();
    assert!(first != second && !first.is_live() && second.is_live());
    assert!(!driver.tap.is_unsuitable());
}

/// Another thread makes a queue, which gets the number before the destroying call has returned.
#[test]
fn a_number_that_is_used_again_at_once_is_another_queue() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    let first = driver.tap.queues().next().unwrap();
    driver
        .program_destroys(1, || {
            driver.program_creates(1, AQL, GPU);
        })
        .unwrap();
    assert!(!first.is_live() && !driver.tap.is_unsuitable());
    assert_eq!(ids(driver), [1], "the new one stays");
}

#[test]
fn two_queues_of_one_number_are_both_left_alone() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    driver.program_creates(2, AQL, GPU);
    assert!(!driver.tap.is_unsuitable());
    driver.program_creates(1, AQL, GPU);
    assert!(driver.tap.is_unsuitable());
}

#[test]
fn a_process_with_a_queue_for_cooperative_kernels_is_left_alone() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    assert!(!driver.tap.is_unsuitable());
    driver.program_cooperates(1);
    assert!(driver.tap.is_unsuitable());
}

#[test]
fn a_full_table_leaves_queues_alone_and_has_room_again() {
    let driver = Driver::new();
    let places = u32::try_from(PLACES).unwrap();
    for id in 0..places + 5 {
        driver.program_creates(id, AQL, GPU);
    }
    assert_eq!(ids(driver).len(), PLACES);
    driver.program_destroys(places + 1, || ()).unwrap();
    driver.program_destroys(0, || ()).unwrap();
    driver.program_creates(places + 9, AQL, GPU);
    assert!(ids(driver).contains(&(places + 9)));
}

/// The call of the program waits for ours, and is made in the end whatever ours does.
#[test]
fn the_programs_call_waits_for_ours_but_not_for_ever() {
    let driver = Driver::new();
    let own = driver.program_creates(1, AQL, GPU);
    let known = driver.tap.queues().next().unwrap();
    let held = known.enter().unwrap();
    let begun = std::time::Instant::now();
    driver.program_updates(kfd::UpdateQueue { queue_priority: 3, ..own }).unwrap();
    assert!(begun.elapsed().as_nanos() >= u128::from(WAIT_MAX_NS));
    assert_eq!(held.own().queue_priority, 3);
    driver.program_destroys(1, || ()).unwrap();
    drop(held);
    assert!(!known.is_live(), "a call of ours that ends late brings nothing back");
    assert_eq!(known.enter().err(), Some(Taken::Gone));
}

/// Threads of the program change and replace their queues while ours are suspended and resumed: in the end each is what
/// the program made of it.
#[test]
fn calls_of_the_program_and_ours_never_cross() {
    let driver = Driver::new();
    let start = Barrier::new(3);
    let wanted = std::thread::scope(|scope| {
        let program = [1, 2].map(|id| {
            let start = &start;
            scope.spawn(move || {
                let mut own = driver.program_creates(id, AQL, GPU);
                start.wait();
                for round in 0..2_000_u32 {
                    if round % 7 == 0 {
                        driver.program_destroys(id, || ()).unwrap();
                        own = driver.program_creates(id, AQL, GPU);
                    }
                    own.queue_priority = round % 16;
                    driver.program_updates(own).unwrap();
                }
                own
            })
        });
        start.wait();
        while !program.iter().all(|thread| thread.is_finished()) {
            for known in driver.tap.queues() {
                let queue = Queue::new(known, driver);
                let _ = queue.suspend(1);
                let _ = queue.resume();
            }
        }
        program.map(|thread| thread.join().unwrap())
    });
    for known in driver.tap.queues() {
        Queue::new(known, driver).resume().unwrap();
    }
    for own in wanted {
        assert_eq!(driver.queue(own.queue_id), Some(own));
    }
    assert!(!driver.tap.is_unsuitable());
}

#[test]
fn a_forked_child_has_none_of_its_parents_queues() {
    let driver = Driver::new();
    driver.program_creates(1, AQL, GPU);
    let known = driver.tap.queues().next().unwrap();
    // SAFETY: the child looks at static memory, asks for its pid, and ends.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let none = driver.tap.queues().next().is_none() && known.enter().err() == Some(Taken::Gone);
        // SAFETY: ends the child without running the parent's handlers.
        unsafe { libc::_exit(i32::from(!none)) };
    }
    let mut status = 0;
    // SAFETY: waits for the child made above.
    unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!(status, 0);
    assert!(known.is_live(), "and the parent keeps them");
}
