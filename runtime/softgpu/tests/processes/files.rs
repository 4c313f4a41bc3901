use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::PathBuf;

use hipreempt_softgpu::virtual_time::Random;
use hipreempt_softgpu::{Device, Error, ledger};

use super::{Place, run, until};

/// The state file of a card that has run, and its bytes' length.
fn state_of(place: &Place) -> (PathBuf, u64) {
    let _device = place.open();
    let paths = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().path());
    let path = paths.into_iter().find(|path| path.extension().is_some_and(|name| name == "card")).unwrap();
    let length = fs::metadata(&path).unwrap().len();
    (path, length)
}

#[track_caller]
fn refused(place: &Place, path: &PathBuf, reason: &str) {
    for error in [Device::open(&place.config(), 0).err(), ledger::read(place.path(), "0.0").err()] {
        match error {
            Some(Error::StateFile { path: named, reason: given }) => {
                assert_eq!(named, *path);
                assert!(given.contains(reason), "{given} instead of {reason}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_is_not_a_cards_state_is_refused() {
    let (path, length) = state_of(&Place::new());
    let place = Place::new();
    let path = place.path().join(path.file_name().unwrap());

    File::create(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    refused(&place, &path, "0 bytes");

    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(length - 4096).unwrap();
    refused(&place, &path, "bytes");

    file.set_len(length).unwrap();
    refused(&place, &path, "not the state of a software card");

    let mut random = Random::new(3);
    let noise: Vec<u8> = (0..65_536).map(|_| random.bits() as u8).collect();
    file.write_all_at(&noise, 0).unwrap();
    refused(&place, &path, "not the state of a software card");

    file.write_all_at(b"softcard", 0).unwrap();
    refused(&place, &path, "another version");

    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    refused(&place, &path, "open to others");

    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(place.path().join("elsewhere"), &path).unwrap();
    refused(&place, &path, "");
    assert!(!place.path().join("elsewhere").exists());

    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    refused(&place, &path, "");
}

#[test]
fn a_state_that_is_damaged_in_use_loses_the_card_and_nothing_else() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    run(&device, queue, 1_000);
    let (path, length) = state_of(&place);
    let file = OpenOptions::new().write(true).open(path).unwrap();
    let mut random = Random::new(5);
    let noise: Vec<u8> = (0..length).map(|_| random.bits() as u8).collect();
    file.write_all_at(&noise, 0).unwrap();
    // Whatever the calls say, they return, and soon enough all say the same.
    until("the card is lost", || device.completed(queue) == Err(Error::CardLost));
    assert_eq!(device.submit(queue, super::kernel(1)), Err(Error::CardLost));
}
