//! The rules of the driver, by real requests on a real descriptor. One process has one driver, so one test has them all.

use super::*;
use crate::card::{Command, Config, Status};

fn update(kfd: &Kfd, update: UpdateQueue) -> Option<i32> {
    let mut update = update;
    let made = kfd.make(request(1, UPDATE_QUEUE, size_of::<UpdateQueue>()), &mut update);
    made.err().map(|error| error.raw_os_error().expect("an errno"))
}

#[test]
fn requests_are_answered_by_the_kernels_rules_and_reach_the_card() {
    let folder = tempfile::tempdir().unwrap();
    let program = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("softgpu-card");
    if !program.is_file() {
        panic!("{} has to be built first: cargo build -p hipreempt-softgpu", program.display());
    }
    let config = Config {
        dir: folder.path().to_owned(),
        card_program: Some(program),
        switch_ns: Some(1_000_000),
        ..Config::default()
    };
    let device: &'static Device = Box::leak(Box::new(Device::open(&config, 0).unwrap()));
    let kfd = open(Path::new("/dev/null")).expect("user notification");
    let queue = device.create_queue(0).unwrap();
    kfd.create(device, 1, queue);
    let ring = kfd.state.lock().queues[&0].ring;
    let own = UpdateQueue {
        ring_base_address: ring.0,
        queue_id: 0,
        ring_size: ring.1,
        queue_percentage: 100,
        queue_priority: 7,
    };
    let kernel = Command::Kernel { workgroups: 100_000, threads_per_group: 256, solo_ns: 100_000_000 };
    let ticket = device.submit(queue, kernel).unwrap();
    let begun_ns = device.now_ns();
    assert_eq!(update(kfd, UpdateQueue { queue_percentage: 0, ..own }), None);
    assert!(device.now_ns() >= begun_ns + 1_000_000, "the call returns when the waves are saved");
    assert_eq!(device.status(ticket), Ok(Status::Pending { predicted_ns: None }));
    assert_eq!(update(kfd, own), None);
    assert!(matches!(device.wait(ticket, None), Ok(Status::Done { .. })));
    assert_eq!(update(kfd, UpdateQueue { ring_size: 3, ..own }), Some(libc::EINVAL));
    assert_eq!(update(kfd, UpdateQueue { queue_percentage: 101, ..own }), Some(libc::EINVAL));
    assert_eq!(update(kfd, UpdateQueue { queue_priority: 16, ..own }), Some(libc::EINVAL));
    assert_eq!(update(kfd, UpdateQueue { queue_id: 7, ..own }), Some(libc::EFAULT));
    // SAFETY: a request with an address at which nothing is.
    let returned = unsafe { libc::ioctl(kfd.file.as_raw_fd(), request(1, UPDATE_QUEUE, 24), 8_usize) };
    assert_eq!((returned, std::io::Error::last_os_error().raw_os_error()), (-1, Some(libc::EFAULT)));
    // SAFETY: the child makes system calls only.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let refused = update(kfd, own) == Some(libc::EBADF);
        // SAFETY: ends the child without running what belongs to the parent.
        unsafe { libc::_exit(i32::from(!refused)) };
    }
    let mut status = -1;
    // SAFETY: waits for the child.
    unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!(status, 0, "its descriptor is its parent's");
    kfd.destroy(queue);
    assert_eq!(update(kfd, own), Some(libc::EFAULT));
}
