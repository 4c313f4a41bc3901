//! One card, several processes.

use std::path::PathBuf;

use hipreempt_softgpu::{Command, Config, Device, Status};

fn config(dir: &std::path::Path) -> Config {
    Config {
        dir: dir.to_owned(),
        card_program: Some(PathBuf::from(env!("CARGO_BIN_EXE_softgpu-card"))),
        ..Config::default()
    }
}

fn kernel(solo_ns: u64) -> Command {
    Command::Kernel { workgroups: 100_000, threads_per_group: 256, solo_ns }
}

#[test]
fn a_kernel_completes_when_its_time_has_come() {
    let dir = tempfile::tempdir().unwrap();
    let device = Device::open(&config(dir.path()), 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    let before_ns = device.now_ns();
    let ticket = device.submit(queue, kernel(5_000_000)).unwrap();
    assert!(matches!(device.status(ticket).unwrap(), Status::Pending { predicted_ns: Some(_) }));
    let Status::Done { at_ns } = device.wait(ticket, None).unwrap() else { panic!("no deadline") };
    assert!(device.now_ns() >= at_ns);
    assert!((5_000_000..5_100_000).contains(&(at_ns - before_ns)), "{}", at_ns - before_ns);
    assert_eq!(device.completed(queue), Ok(1));
    let begun = std::time::Instant::now();
    for _ in 0..100_000 {
        device.submit(queue, Command::Marker).ok();
    }
    eprintln!("submit {:?}", begun.elapsed() / 100_000);
}
