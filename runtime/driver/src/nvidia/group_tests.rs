//! Calls about a group, answered by the stand-in and by the kernel of this machine.

use super::super::stand_in::{Call, Driver, FD, Refuse, SLICE_US};
use super::*;

const DEVICE: u32 = 0x5C00_0001;
const HANDLE: u32 = 0x5C00_0010;

fn group() -> (&'static Driver, Group<&'static Driver>) {
    let driver = Driver::new();
    driver.program_makes_group(DEVICE, HANDLE, rm::ENGINE_COMPUTE);
    (driver, Group::new(driver.tap.groups().next().unwrap(), driver))
}

#[test]
fn slices_are_read_and_set_and_the_group_is_switched_out() {
    let (driver, group) = group();
    assert_eq!(group.slice_us(), Ok(SLICE_US));
    assert_eq!(group.set_slice_us(1), Ok(()));
    assert_eq!(group.slice_us(), Ok(1));
    assert_eq!(group.preempt(), Ok(()));
    assert_eq!(driver.take_calls(HANDLE), [Call::Get, Call::Set(1), Call::Get, Call::Preempt]);
}

#[test]
fn refusals_are_errors() {
    let (driver, group) = group();
    for (refuse, refusal) in [
        (Refuse::Errno(libc::EPERM), Refusal::Errno(libc::EPERM)),
        (
            Refuse::Status(rm::STATUS_INSUFFICIENT_PERMISSIONS),
            Refusal::Status(rm::STATUS_INSUFFICIENT_PERMISSIONS),
        ),
    ] {
        driver.refuse(Some(refuse));
        assert_eq!(group.slice_us(), Err(refusal));
        assert_eq!(group.set_slice_us(1), Err(refusal));
        assert_eq!(group.preempt(), Err(refusal));
        assert!(!refusal.is_end(), "{refusal}");
    }
}

#[test]
fn a_slice_that_makes_no_sense_is_an_error() {
    let (driver, group) = group();
    for slice_us in [0, u64::MAX, SLICE_US_MAX + 1] {
        driver.program_sets_slice(HANDLE, slice_us);
        assert_eq!(group.slice_us(), Err(Refusal::Implausible(slice_us)));
    }
}

#[test]
fn nothing_is_called_on_a_descriptor_that_is_another_file_by_now() {
    let (driver, group) = group();
    driver.open(FD, libc::makedev(195, 0));
    assert_eq!(group.set_slice_us(1), Err(Refusal::OtherFile));
    driver.close(FD);
    assert_eq!(group.preempt(), Err(Refusal::OtherFile));
    assert_eq!(driver.take_calls(HANDLE), [], "no call was made");
    assert!(Refusal::OtherFile.is_end());
}

#[test]
fn nothing_is_called_about_a_group_that_was_freed() {
    let (driver, group) = group();
    driver.program_frees(DEVICE, &[HANDLE]);
    assert_eq!(group.set_slice_us(1), Err(Refusal::Gone));
    assert_eq!(driver.take_calls(HANDLE), []);
}

/// The program's call that frees the group is on its way: the driver knows already, the tap does not.
#[test]
fn a_group_that_goes_meanwhile_is_told_from_a_refusal() {
    let (driver, group) = group();
    driver.driver_frees(&[HANDLE]);
    let refusal = group.set_slice_us(1).unwrap_err();
    assert_eq!(refusal, Refusal::Status(rm::STATUS_OBJECT_NOT_FOUND));
    assert!(refusal.is_end());
}

#[test]
fn the_kernel_knows_a_character_device_from_other_files() {
    use std::os::fd::AsRawFd;
    let null = std::fs::File::open("/dev/null").unwrap();
    assert_eq!(Kernel.device_number(null.as_raw_fd()).unwrap(), libc::makedev(1, 3));
    let file = tempfile::tempfile().unwrap();
    assert!(Kernel.device_number(file.as_raw_fd()).is_err());
    assert!(Kernel.device_number(-1).is_err());
}

#[test]
fn another_device_refuses_the_call() {
    use std::os::fd::AsRawFd;
    let null = std::fs::File::open("/dev/null").unwrap();
    let mut control = rm::Nvos54 { command: rm::GET_TIMESLICE, ..Default::default() };
    let error = Kernel.control(null.as_raw_fd(), &mut control, &mut [0; PARAMS_BYTES]).unwrap_err();
    assert_eq!(error.raw_os_error(), Some(libc::ENOTTY));
}
