//! The tap, told of the calls of a made-up program.

use super::super::rm;
use super::super::stand_in::{CLIENT, Driver, FD, VA_SPACE};
use super::*;

const DEVICE: u32 = 0x5C00_0001;
const GROUP: u32 = 0x5C00_0010;

fn with_group() -> &'static Driver {
    let driver = Driver::new();
    driver.program_makes_device(DEVICE, 3);
    driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    driver
}

fn count(driver: &'static Driver) -> usize {
    driver.tap.groups().count()
}

#[test]
fn a_compute_group_is_learnt_with_its_gpu_and_copy_engines_are_not() {
    let driver = with_group();
    for engine in [0, 11, 12, 13] {
        driver.program_makes_group(DEVICE, GROUP + engine, engine);
    }
    let groups: Vec<Known> = driver.tap.groups().collect();
    let [known] = &groups[..] else { panic!("{groups:?}") };
    assert_eq!((known.client, known.handle, known.fd, known.device()), (CLIENT, GROUP, FD, 3));
    assert!(known.is_live());
}

#[test]
fn both_sizes_of_the_allocation_and_one_in_memory_are_understood() {
    let driver = Driver::new();
    let mut params = rm::GroupParams { engine_type: rm::ENGINE_COMPUTE, ..Default::default() };
    let mut alloc = rm::Nvos64 {
        root: CLIENT,
        object_parent: DEVICE,
        object_new: 1,
        class: rm::CHANNEL_GROUP,
        alloc_params: core::ptr::from_mut(&mut params) as u64,
        ..Default::default()
    };
    driver.program_calls(FD, rm::RM_ALLOC, &mut alloc, 0);
    alloc.object_new = 2;
    let argument = core::ptr::from_mut(&mut alloc) as u64;
    let mut xfer = rm::Xfer { number: rm::RM_ALLOC, bytes: 48, argument };
    driver.program_calls(FD, rm::XFER_CMD, &mut xfer, 0);
    driver.program_makes_group(DEVICE, 3, rm::ENGINE_COMPUTE);
    let mut handles: Vec<u32> = driver.tap.groups().map(|known| known.handle).collect();
    handles.sort_unstable();
    assert_eq!(handles, [1, 2, 3]);
    assert!(driver.tap.groups().all(|known| known.device() == UNKNOWN_DEVICE));
}

#[test]
fn an_allocation_that_failed_teaches_nothing() {
    let driver = Driver::new();
    let mut params = rm::GroupParams { engine_type: rm::ENGINE_COMPUTE, ..Default::default() };
    let alloc = rm::Nvos21 {
        root: CLIENT,
        object_new: GROUP,
        class: rm::CHANNEL_GROUP,
        alloc_params: core::ptr::from_mut(&mut params) as u64,
        ..Default::default()
    };
    driver.program_calls(FD, rm::RM_ALLOC, &mut rm::Nvos21 { status: 0x1B, ..alloc }, 0);
    driver.program_calls(FD, rm::RM_ALLOC, &mut alloc.clone(), -1);
    driver.program_calls(FD, rm::RM_ALLOC, &mut rm::Nvos21 { alloc_params: 0, ..alloc }, 0);
    driver.program_calls(FD, rm::RM_ALLOC, &mut rm::Nvos21 { class: 0xC96F, ..alloc }, 0);
    assert_eq!(count(driver), 0);
    driver.program_calls(FD, rm::RM_ALLOC, &mut alloc.clone(), 0);
    assert_eq!(count(driver), 1, "and the same, accepted, does");
}

#[test]
fn calls_on_other_files_teach_nothing() {
    let driver = Driver::new();
    let (major, minor) = rm::CONTROL_DEVICE;
    for other in [libc::makedev(major, 0), libc::makedev(major + 1, minor), 0] {
        driver.open(FD, other);
        driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    }
    driver.close(FD);
    driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    assert_eq!(count(driver), 0);
}

#[test]
fn requests_of_other_types_are_not_looked_at() {
    let driver = with_group();
    let nowhere = core::ptr::without_provenance_mut(1);
    for request in [0x5401, 0xC030_642B, 0x8004_4629, 0, c_ulong::MAX & !0xFF00] {
        // SAFETY: the argument must not be read, which is what this is about.
        unsafe { driver.tap.observe(&driver, FD, request, nowhere, 0) };
    }
    assert_eq!(count(driver), 1);
}

#[test]
fn a_group_is_forgotten_with_anything_that_it_depends_on() {
    for freed in [GROUP, DEVICE, VA_SPACE, CLIENT] {
        let driver = with_group();
        let known = driver.tap.groups().next().unwrap();
        driver.program_frees(0x5C00_0099, &[]);
        assert!(known.is_live(), "another object was freed");
        let epoch = driver.tap.epoch();
        driver.program_frees(freed, &[GROUP]);
        assert!(!known.is_live(), "{freed:#x}");
        assert_eq!(count(driver), 0);
        assert!(driver.tap.epoch() > epoch, "whoever waits for news hears of it");
    }
}

#[test]
fn a_free_that_failed_or_of_another_client_changes_nothing() {
    let driver = with_group();
    let free = rm::Nvos00 { root: CLIENT, object_parent: DEVICE, object_old: GROUP, status: 0 };
    driver.program_calls(FD, rm::RM_FREE, &mut rm::Nvos00 { status: 0x57, ..free }, 0);
    driver.program_calls(FD, rm::RM_FREE, &mut free.clone(), -1);
    driver.program_calls(FD, rm::RM_FREE, &mut rm::Nvos00 { root: CLIENT + 1, ..free }, 0);
    assert_eq!(count(driver), 1);
}

#[test]
fn a_handle_that_is_used_again_is_another_group() {
    let driver = with_group();
    let first = driver.tap.groups().next().unwrap();
    driver.program_frees(GROUP, &[GROUP]);
    driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
    let second = driver.tap.groups().next().unwrap();
    assert!(!first.is_live() && second.is_live() && first != second);
}

#[test]
fn programs_that_make_contexts_for_ever_do_not_run_out_of_places() {
    let driver = with_group();
    for turn in 0..10 * PLACES as u32 {
        driver.program_makes_group(DEVICE, GROUP + 1 + turn, rm::ENGINE_COMPUTE);
        assert_eq!(count(driver), 2);
        driver.program_frees(GROUP + 1 + turn, &[GROUP + 1 + turn]);
    }
    for extra in 0..10 * PLACES as u32 {
        driver.program_makes_group(DEVICE, extra + 1, rm::ENGINE_COMPUTE);
    }
    assert_eq!(count(driver), PLACES, "and those that find none are left alone");
}

#[test]
fn devices_that_come_and_go_keep_their_numbers_apart() {
    let driver = Driver::new();
    for turn in 0..10 * DEVICES as u32 {
        driver.program_makes_device(DEVICE, turn);
        driver.program_makes_group(DEVICE, GROUP, rm::ENGINE_COMPUTE);
        assert_eq!(driver.tap.groups().next().unwrap().device(), turn);
        driver.program_frees(if turn % 2 == 0 { DEVICE } else { CLIENT }, &[GROUP]);
    }
}

#[test]
fn the_driver_librarys_own_slice_is_noted() {
    let driver = with_group();
    let known = driver.tap.groups().next().unwrap();
    assert_eq!(known.driver_sets(), (0, 0));
    driver.program_sets_slice(GROUP, 4096);
    driver.program_sets_slice(GROUP + 1, 1);
    assert_eq!(known.driver_sets(), (1, 4096));
    driver.program_sets_slice(GROUP, 1024);
    assert_eq!(known.driver_sets(), (2, 1024));
}

#[test]
fn a_forked_child_has_none_of_its_parents_groups() {
    let driver = with_group();
    let known = driver.tap.groups().next().unwrap();
    // SAFETY: the child looks at static memory, asks for its pid, and ends.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let none = driver.tap.groups().next().is_none() && !known.is_live();
        // SAFETY: ends the child without running the parent's handlers.
        unsafe { libc::_exit(i32::from(!none)) };
    }
    let mut status = 0;
    // SAFETY: waits for the child made above.
    unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!(status, 0);
    assert!(known.is_live(), "and the parent keeps them");
}

/// Threads that make, free and look at groups at once: whoever sees a live group sees the words of one group.
#[test]
fn a_look_never_mixes_two_groups() {
    let driver = Driver::new();
    let pair = |handle: u32| (handle, handle & 1);
    std::thread::scope(|scope| {
        for half in 0..2_u32 {
            scope.spawn(move || {
                for turn in 0..2_000_u32 {
                    let handle = 0x100 + turn * 2 + half;
                    driver.program_makes_device(0x10_0000 + handle, half);
                    driver.program_makes_group(0x10_0000 + handle, handle, rm::ENGINE_COMPUTE);
                    driver.program_frees(0x10_0000 + handle, &[handle]);
                }
            });
        }
        for _ in 0..20_000 {
            for known in driver.tap.groups() {
                assert_eq!((known.handle, known.device()), pair(known.handle));
            }
        }
    });
    assert_eq!(count(driver), 0);
}
