//! Whatever lies at the board's path, the answer is one clear error that names the file, or a good board.
#![cfg(not(loom))]

mod common;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;
use std::sync::atomic::Ordering::Acquire;

use common::{join, key, open};
use hipreempt_board::{BOARD_BYTES, Board, LAYOUT_VERSION, OpenError, Priority, Watch};
use proptest::prelude::*;
use tempfile::TempDir;

/// A directory with a good board's file in it, which nobody has open.
fn made() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = open(dir.path()).path().to_owned();
    (dir, path)
}

/// The error of both ways to open, which must name the file.
fn refusal(dir: &TempDir, path: &PathBuf) -> OpenError {
    let error = Board::open_or_create(dir.path(), &key()).unwrap_err();
    let looked = Board::open_existing(path).unwrap_err();
    assert_eq!(error.to_string(), looked.to_string());
    assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    assert!(!error.to_string().contains('\n'));
    error
}

#[test]
fn the_file_is_its_users_alone_whatever_the_umask() {
    let (_dir, path) = made();
    let metadata = fs::metadata(&path).unwrap();
    assert_eq!(metadata.mode() & 0o7777, 0o600);
    assert_eq!((metadata.len(), metadata.nlink()), (BOARD_BYTES as u64, 1));
    // SAFETY: geteuid has no preconditions.
    let uid = unsafe { libc::geteuid() };
    assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("hipreempt-{uid}-{}.board", key()));
}

#[test]
fn nothing_is_left_behind_and_no_descriptor_stays_open() {
    let dir = tempfile::tempdir().unwrap();
    let board = open(dir.path());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    let descriptors = fs::read_dir("/proc/self/fd").unwrap();
    let open_files = descriptors.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    assert!(open_files.into_iter().all(|file| file != board.path()));
}

#[test]
fn many_who_make_it_at_once_meet_on_one_board() {
    let dir = tempfile::tempdir().unwrap();
    let boards: Vec<Board> = std::thread::scope(|scope| {
        let openers: Vec<_> = (0..8).map(|_| scope.spawn(|| open(dir.path()))).collect();
        openers.into_iter().map(|opener| opener.join().unwrap()).collect()
    });
    assert!(boards.iter().all(|board| board.uuid() == boards[0].uuid()));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn looking_never_makes_a_board() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hipreempt-0-none.board");
    assert!(matches!(Board::open_existing(&path), Err(OpenError::Open { .. })));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_truncated_and_an_overlong_file() {
    let (dir, path) = made();
    for bytes in [0, 1, 4096, BOARD_BYTES as u64 - 1, BOARD_BYTES as u64 + 1] {
        File::options().write(true).open(&path).unwrap().set_len(bytes).unwrap();
        let error = refusal(&dir, &path);
        assert!(matches!(error, OpenError::Size { bytes: found, .. } if found == bytes), "{error}");
        assert!(error.to_string().contains(&format!("{bytes} bytes")), "{error}");
    }
}

#[test]
fn another_version_and_another_kind_of_file() {
    let (dir, path) = made();
    let file = File::options().write(true).open(&path).unwrap();
    file.write_all_at(&(LAYOUT_VERSION + 1).to_le_bytes(), 8).unwrap();
    let error = refusal(&dir, &path);
    assert!(matches!(error, OpenError::Version { found, .. } if found == LAYOUT_VERSION + 1), "{error}");
    file.write_all_at(b"MZ", 0).unwrap();
    assert!(matches!(refusal(&dir, &path), OpenError::NotABoard { .. }));
}

#[test]
fn a_file_that_others_may_write_or_that_has_a_second_name() {
    let (dir, path) = made();
    fs::set_permissions(&path, Permissions::from_mode(0o666)).unwrap();
    assert!(matches!(refusal(&dir, &path), OpenError::Mode { mode: 0o666, .. }));
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    fs::hard_link(&path, dir.path().join("second")).unwrap();
    assert!(matches!(refusal(&dir, &path), OpenError::Links { links: 2, .. }));
}

#[test]
fn a_symbolic_link_a_directory_and_a_fifo() {
    let (dir, path) = made();
    let elsewhere = dir.path().join("elsewhere");
    fs::rename(&path, &elsewhere).unwrap();
    symlink(&elsewhere, &path).unwrap();
    assert!(refusal(&dir, &path).to_string().contains("a symbolic link"));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(refusal(&dir, &path).to_string().contains("a directory"));
    fs::remove_dir(&path).unwrap();
    let name = std::ffi::CString::new(path.to_str().unwrap()).unwrap();
    // SAFETY: a valid C string.
    assert_eq!(unsafe { libc::mkfifo(name.as_ptr(), 0o600) }, 0);
    assert!(refusal(&dir, &path).to_string().contains("FIFO"));
}

#[test]
fn somebody_elses_file() {
    let (dir, path) = made();
    match std::os::unix::fs::chown(&path, Some(12_345), None) {
        Ok(()) => {
            let error = refusal(&dir, &path);
            assert!(matches!(error, OpenError::ForeignOwner { owner: 12_345, .. }), "{error}");
        }
        Err(_) => println!("not checked: only root can give a file away"),
    }
}

#[test]
fn a_directory_that_is_not_there_or_no_directory() {
    let dir = tempfile::tempdir().unwrap();
    File::create(dir.path().join("file")).unwrap();
    for wrong in ["missing", "file"] {
        let error = Board::open_or_create(&dir.path().join(wrong), &key()).unwrap_err();
        assert!(error.to_string().contains(dir.path().join(wrong).to_str().unwrap()), "{error}");
    }
}

#[test]
fn an_unwritable_directory() {
    // `/proc` and not a directory without write permission, which root could write to.
    let error = Board::open_or_create(std::path::Path::new("/proc"), &key()).unwrap_err();
    assert!(matches!(error, OpenError::Create { .. }), "{error}");
    assert!(error.to_string().starts_with("cannot make the board /proc/hipreempt-"), "{error}");
}

/// A file of the right size whose header is good and whose every other byte is `fill`'s.
fn with_bytes(fill: &[u8]) -> (TempDir, PathBuf) {
    let (dir, path) = made();
    let mut bytes = fs::read(&path).unwrap();
    for (at, byte) in bytes.iter_mut().enumerate().skip(128) {
        *byte = fill[at % fill.len()];
    }
    fs::write(&path, bytes).unwrap();
    (dir, path)
}

/// Everything that a client does, on a board with anything on it. Must come back.
fn use_it_all(board: &Board) {
    let mut watch = Watch::new();
    let _ = (board.clients(), board.refused_joins(), board.file_state());
    let Ok(seat) = board.join(hipreempt_board::Join { priority: Priority::LOW, level: 1, name: "x".into() })
    else {
        return;
    };
    seat.claim();
    for now_us in [0, 60_000, 2_000_000, 20_000_000] {
        let _ = seat.blockers(u64::MAX, &mut watch, now_us);
        let _ = seat.is_held(&mut watch, now_us);
        seat.sweep(&mut watch, now_us);
    }
    seat.set_priority(Priority::HIGH);
    assert_eq!(seat.blockers(board.active().load(Acquire), &mut watch, 90_000_000), 0);
    let _ = seat.wait(seat.door(), 1);
    seat.drop_claim();
    drop(seat.own_life());
    seat.bump_lease();
    seat.leave();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_after_a_good_header_are_survived(fill in prop::collection::vec(any::<u8>(), 1..2_000)) {
        let (_dir, path) = with_bytes(&fill);
        use_it_all(&Board::open_existing(&path).unwrap());
    }

    #[test]
    fn any_file_is_opened_or_refused_with_its_name(mut bytes in prop::collection::vec(any::<u8>(), 0..200),
                                                   size in prop_oneof![Just(BOARD_BYTES), 0..BOARD_BYTES]) {
        let (_dir, path) = made();
        bytes.resize(size, 0);
        fs::write(&path, bytes).unwrap();
        let error = Board::open_existing(&path).unwrap_err();
        prop_assert!(error.to_string().contains(path.to_str().unwrap()));
    }
}

#[test]
fn a_board_whose_every_slot_is_a_ghosts_is_usable_again_after_a_while() {
    // Bit 32 of the state word: somebody is there. No life, no lease that moves.
    let (dir, path) = made();
    let file = File::options().write(true).open(&path).unwrap();
    (0..64).for_each(|slot| file.write_all_at(&(1u64 << 32).to_le_bytes(), 640 + 8 * slot).unwrap());
    let board = open(dir.path());
    let mut watch = Watch::new();
    assert_eq!(board.clients().len(), 64);
    // A client that came before the ghosts: the first slot is cleared by hand.
    file.write_all_at(&0u64.to_le_bytes(), 640).unwrap();
    let seat = join(&board, Priority::NORMAL);
    assert!(
        board.join(hipreempt_board::Join { priority: Priority::LOW, level: 1, name: "".into() }).is_err()
    );
    for now_us in [0, 5_000_000, 10_000_001] {
        seat.bump_lease();
        seat.sweep(&mut watch, now_us);
    }
    assert_eq!(board.clients().len(), 1, "the living client alone");
}
