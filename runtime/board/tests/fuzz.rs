//! A board that somebody else has written anything to, before and while it is in use: it may cost scheduling, never the
//! program.
#![cfg(not(loom))]

mod common;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::Acquire;

use common::{join, key, open};
use hipreempt_board::{BOARD_BYTES, Board, Effect, Join, Priority, Watch};
use hipreempt_fuzzer::Target;

/// The bytes of an input that say what happens to the file meanwhile; the rest is the file.
const SCRIPT_BYTES: usize = 8;

/// What another process does to the file while this one uses it, by the number of the call before which it does it.
struct Meanwhile<'input> {
    file: File,
    script: &'input [u8; SCRIPT_BYTES],
    image: &'input [u8],
    calls: u8,
}

impl Meanwhile<'_> {
    /// Called before each call.
    fn before(&mut self) {
        let [_, scribble_at, rotation, truncate_at, pages, ..] = *self.script;
        self.calls += 1;
        if self.calls == scribble_at {
            // Everything behind the head comes to lie where something else was: each word is nonsense.
            let mut moved = self.image[128..].to_vec();
            let by = usize::from(rotation) * 8 % moved.len();
            moved.rotate_left(by);
            self.file.write_all_at(&moved, 128).expect("the file is ours");
        }
        if self.calls == truncate_at {
            self.file.set_len(u64::from(pages % 10) * 4096).expect("the file is ours");
        }
    }
}

/// Everything that a client does. Must come back.
fn use_it_all(board: &Board, meanwhile: &mut Meanwhile<'_>) {
    let mut watch = Watch::new();
    meanwhile.before();
    for client in board.clients() {
        assert!(!client.name.chars().any(char::is_control), "{:?} is shown on a terminal", client.name);
    }
    meanwhile.before();
    let _ = (board.refused_joins(), board.file_state());
    let Ok(seat) = board.join(Join { priority: Priority::LOW, level: 1, name: "x".into() }) else { return };
    meanwhile.before();
    let life = seat.own_life();
    meanwhile.before();
    seat.claim();
    for now_us in [0, 60_000, 2_000_000, 20_000_000] {
        meanwhile.before();
        let _ = seat.blockers(board.active().load(Acquire), &mut watch, now_us);
        let _ = seat.is_held(&mut watch, now_us);
        meanwhile.before();
        seat.sweep(&mut watch, now_us);
        seat.bump_lease();
    }
    meanwhile.before();
    seat.set_priority(Priority::HIGH);
    let _ = seat.wait(seat.door(), 1);
    meanwhile.before();
    seat.drop_claim();
    meanwhile.before();
    drop(life);
    seat.leave();
}

/// The file of a board in use: two clients that claim, one that has left.
fn in_use() -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a folder");
    let board = open(dir.path());
    let (urgent, bulk) = (join(&board, Priority::HIGH), join(&board, Priority::LOW));
    urgent.claim();
    bulk.claim();
    join(&board, Priority::NORMAL).leave();
    fs::read(board.path()).expect("the board's file")
}

fn with_script(script: [u8; SCRIPT_BYTES], image: &[u8]) -> Vec<u8> {
    [&script, image].concat()
}

/// Puts the file there as its owner would have it, and opens it.
fn put(path: &Path, image: &[u8]) -> File {
    let _ = fs::remove_file(path);
    fs::write(path, image).expect("written");
    fs::set_permissions(path, Permissions::from_mode(0o600)).expect("it is ours");
    File::options().write(true).open(path).expect("it is ours")
}

#[test]
fn board() {
    let dir = tempfile::tempdir_in("/dev/shm").expect("a folder");
    let path = open(dir.path()).path().to_owned();
    let empty = fs::read(&path).expect("the board's file");
    Target::new("board")
        .good(with_script([0; 8], &empty))
        .good(with_script([0; 8], &in_use()))
        .good(with_script([0, 6, 21, 0, 0, 0, 0, 0], &in_use()))
        .good(with_script([0, 3, 80, 9, 3, 0, 0, 0], &in_use()))
        .good(with_script([0, 0, 0, 5, 0, 0, 0, 0], &empty))
        .input_bytes_max(SCRIPT_BYTES + BOARD_BYTES + 1)
        .run(|input| {
            let Some((script, rest)) = input.split_first_chunk::<SCRIPT_BYTES>() else { return false };
            let mut image = rest.to_vec();
            // Mostly of the right size, since any other is refused at once.
            if script[0] % 8 != 7 {
                image.resize(BOARD_BYTES, 0);
            }
            let file = put(&path, &image);
            let Ok(board) = Board::open_existing(&path) else { return false };
            use_it_all(&board, &mut Meanwhile { file, script, image: &image, calls: 0 });
            true
        });
}

#[test]
fn effect() {
    const DRIVER: &str = "580.159.04";
    let dir = tempfile::tempdir_in("/dev/shm").expect("a folder");
    let measured = Effect { before_us: 1260, after_us: 255 };
    let path: PathBuf = measured.remember(dir.path(), &key(), DRIVER).expect("remembered");
    let good = fs::read(&path).expect("the file");
    Target::new("effect").good(good).words(["before_us", "after_us", " "]).input_bytes_max(1 << 10).run(
        |text| {
            fs::write(&path, text).expect("written");
            match Effect::recall(dir.path(), &key(), DRIVER) {
                Ok(found) => found.is_some_and(|effect| effect.is_proven() || effect != measured),
                Err(error) => !error.to_string().contains(path.to_str().expect("text")),
            }
        },
    );
}
