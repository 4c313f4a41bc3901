//! The agent's dealings with the driver, on the stand-in.

use hipreempt_core::slices::Slice;
use hipreempt_driver::nvidia::rm;
use hipreempt_driver::nvidia::stand_in::{Call, Driver, FD, Refuse, SLICE_US, VA_SPACE};

use super::*;

const DEVICE: u32 = 0x5C00_0001;
const GROUP: u32 = 0x5C00_0010;

const TINY: Orders = Orders { slice: Slice::AtMost(1), preempt: false, attentive: false };
const TINY_NOW: Orders = Orders { preempt: true, ..TINY };
const ORIGINAL: Orders = Orders { slice: Slice::Original, preempt: false, attentive: false };
const LONG: Orders = Orders { slice: Slice::AtLeast(20_000), preempt: false, attentive: false };

struct Scene {
    driver: &'static Driver,
    queues: Queues<&'static Driver>,
}

impl Scene {
    /// A program with a device and one group, which the agent has taken.
    fn new() -> Self {
        let driver = Driver::new();
        driver.program_makes_device(DEVICE, 0);
        driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
        let mut scene = Self { driver, queues: Queues::new(driver) };
        assert_eq!(scene.refresh(), Ok(true));
        driver.take_calls(GROUP);
        scene
    }

    fn refresh(&mut self) -> Result<bool, Why> {
        self.queues.refresh(self.driver.tap.epoch(), self.driver.tap.groups())
    }

    fn slice_us(&self) -> u64 {
        self.driver.slice_us(GROUP).expect("the group is there")
    }
}

#[test]
fn a_queue_is_taken_by_reading_its_slice_and_setting_it_as_it_was() {
    let driver = Driver::new();
    driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    let mut scene = Scene { driver, queues: Queues::new(driver) };
    assert_eq!(scene.refresh(), Ok(true));
    assert_eq!(driver.take_calls(GROUP), [Call::Get, Call::Set(SLICE_US)]);
    assert_eq!(scene.refresh(), Ok(false));
    assert_eq!(driver.take_calls(GROUP), [], "nothing has changed");
}

#[test]
fn orders_are_obeyed_with_one_call_and_only_where_they_change_something() {
    let mut scene = Scene::new();
    for orders in [TINY, TINY, TINY, ORIGINAL, ORIGINAL, LONG, TINY_NOW, TINY, ORIGINAL] {
        assert_eq!(scene.queues.obey(orders), Ok(()));
    }
    let calls = scene.driver.take_calls(GROUP);
    let set = Call::Set;
    assert_eq!(calls, [set(1), set(SLICE_US), set(20_000), set(1), Call::Preempt, set(SLICE_US)]);
    assert_eq!(scene.queues.calls, 6);
}

#[test]
fn a_slice_that_the_driver_library_sets_late_is_the_original_and_ours_is_set_again() {
    let mut scene = Scene::new();
    scene.queues.obey(TINY).unwrap();
    scene.driver.program_sets_slice(GROUP, 4096);
    assert_eq!(scene.refresh(), Ok(true));
    scene.queues.obey(TINY).unwrap();
    assert_eq!(scene.slice_us(), 1);
    scene.queues.obey(ORIGINAL).unwrap();
    assert_eq!(scene.slice_us(), 4096);
}

/// The driver library's call comes between our reading of the slice and our setting it.
#[test]
fn what_the_driver_library_sets_while_a_queue_is_taken_is_not_lost() {
    let driver = Driver::new();
    driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    let known = driver.tap.groups().next().unwrap();
    driver.program_sets_slice(GROUP, 4096);
    let mut queue =
        Queue { group: Group::new(known, driver), original_us: 2048, slice_us: 2048, driver_sets: 0 };
    queue.note_driver_sets();
    assert_eq!((queue.original_us, queue.slice_us), (4096, 4096));
}

#[test]
fn the_end_restores_and_is_for_good() {
    let mut scene = Scene::new();
    scene.queues.obey(TINY).unwrap();
    scene.queues.end();
    assert_eq!(scene.slice_us(), SLICE_US);
    assert_eq!(scene.queues.obey(TINY), Ok(()));
    scene.driver.program_makes_group(DEVICE, GROUP + 1, rm::ENGINE_COMPUTE);
    scene.refresh().unwrap();
    scene.queues.obey(TINY).unwrap();
    assert_eq!(scene.slice_us(), SLICE_US);
    assert_eq!(scene.driver.slice_us(GROUP + 1), Some(SLICE_US));
}

#[test]
fn nothing_is_called_at_the_end_where_nothing_was_changed() {
    let mut scene = Scene::new();
    scene.queues.end();
    assert_eq!(scene.driver.take_calls(GROUP), []);
}

#[test]
fn a_freed_queue_is_let_go_of_and_the_next_one_taken() {
    for freed in [GROUP, DEVICE, VA_SPACE] {
        let mut scene = Scene::new();
        scene.queues.obey(TINY).unwrap();
        scene.driver.program_frees(freed, &[GROUP]);
        scene.driver.take_calls(GROUP);
        assert_eq!(scene.queues.obey(ORIGINAL), Ok(()), "before the agent has heard of it");
        assert_eq!(scene.refresh(), Ok(true));
        assert!(scene.queues.is_empty());
        assert_eq!(scene.driver.take_calls(GROUP), [], "no call about a queue that is gone");
        scene.driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
        scene.refresh().unwrap();
        scene.queues.obey(TINY).unwrap();
        assert_eq!(scene.slice_us(), 1);
    }
}

/// The driver has freed it, and the program's call has not returned: told from a refusal.
#[test]
fn a_queue_that_goes_meanwhile_is_no_refusal() {
    let mut scene = Scene::new();
    scene.driver.driver_frees(&[GROUP]);
    for _ in 0..10 {
        assert_eq!(scene.queues.obey(TINY), Ok(()));
    }
    assert!(scene.queues.is_empty());
}

#[test]
fn a_driver_that_refuses_from_the_start_is_left_alone() {
    for refuse in [Refuse::Errno(libc::EPERM), Refuse::Status(rm::STATUS_INSUFFICIENT_PERMISSIONS)] {
        for sets_only in [false, true] {
            let driver = Driver::new();
            driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
            if sets_only {
                driver.refuse_sets(Some(refuse))
            } else {
                driver.refuse(Some(refuse))
            }
            let mut scene = Scene { driver, queues: Queues::new(driver) };
            assert_eq!(scene.refresh(), Err(Why::Refused));
            assert_eq!(driver.slice_us(GROUP), Some(SLICE_US));
        }
    }
}

#[test]
fn refusals_in_a_row_end_it_and_a_single_one_does_not() {
    let mut scene = Scene::new();
    scene.queues.obey(TINY).unwrap();
    scene.driver.refuse(Some(Refuse::Errno(libc::EAGAIN)));
    assert_eq!(scene.queues.obey(ORIGINAL), Ok(()));
    scene.driver.refuse(None);
    assert_eq!(scene.queues.obey(ORIGINAL), Ok(()));
    assert_eq!(scene.slice_us(), SLICE_US, "tried again");
    scene.driver.refuse(Some(Refuse::Status(0x40)));
    let outcomes: Vec<_> = (0..3).map(|_| scene.queues.obey(TINY)).collect();
    assert_eq!(outcomes, [Ok(()), Ok(()), Err(Why::Refused)]);
    scene.driver.take_calls(GROUP);
    scene.driver.refuse(None);
    assert_eq!(scene.queues.obey(TINY), Ok(()));
    assert_eq!(scene.driver.take_calls(GROUP), [], "for good");
}

#[test]
fn a_descriptor_that_becomes_another_file_ends_the_queue_without_a_call() {
    let mut scene = Scene::new();
    scene.driver.open(FD, libc::makedev(5, 0));
    assert_eq!(scene.queues.obey(TINY), Ok(()));
    assert_eq!(scene.driver.take_calls(GROUP), []);
    assert!(scene.queues.is_empty());
}

#[test]
fn several_contexts_on_one_gpu_give_way_together_and_on_several_gpus_not_at_all() {
    let mut scene = Scene::new();
    scene.driver.program_makes_group(DEVICE, GROUP + 1, rm::ENGINE_COMPUTE);
    scene.refresh().unwrap();
    scene.queues.obey(TINY).unwrap();
    assert_eq!(scene.driver.slice_us(GROUP + 1), Some(1));
    scene.driver.program_makes_device(DEVICE + 1, 1);
    scene.driver.program_makes_group(DEVICE + 1, GROUP + 2, rm::ENGINE_COMPUTE);
    assert_eq!(scene.refresh(), Err(Why::SeveralGpus));
    for group in [GROUP, GROUP + 1, GROUP + 2] {
        assert_eq!(scene.driver.slice_us(group), Some(SLICE_US));
    }
}

#[test]
fn a_question_is_asked_once_and_its_answer_taken_once() {
    let suspension = Suspension::new();
    assert!(!suspension.is_asked());
    assert_eq!(suspension.has_work(), None);
    assert!(suspension.is_asked());
    assert_eq!(suspension.has_work(), None);
    suspension.answer(true);
    assert!(!suspension.is_asked());
    assert_eq!(suspension.has_work(), Some(true));
    assert_eq!(suspension.has_work(), None, "an old answer is worth nothing");
}
