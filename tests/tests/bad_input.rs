//! Bad input to the preload: one clear line on stderr that names the variable or file, and a program that runs on
//! unscheduled with nothing lost. (Fault: the host program was ended.)

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use hipreempt_board::{BOARD_BYTES, Board, Join, Priority, SLOTS};
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::compare::own_lines;
use hipreempt_tests::programs::{Language, build, build_text};
use hipreempt_tests::{Ended, Mode, Scene};

const LINE_LIMIT: Duration = Duration::from_secs(20);

/// Runs the control program in `scene` and checks that all of its output is there.
fn run_plain(scene: &Scene) -> Ended {
    let ended = scene.run(build("plain.hip"), &[], Mode::Preloaded("normal"));
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", "plain: 55\n"), "{ended:?}");
    ended
}

/// The one line of the preload's, and that there is no other.
fn only_line(ended: &Ended) -> &str {
    let lines = own_lines(ended);
    assert_eq!((lines.len(), ended.stderr.lines().count()), (1, 1), "one line was expected: {ended:?}");
    lines[0]
}

#[test]
fn malformed_variables() {
    for (name, value) in [
        ("HIPREEMPT_PRIORITY", "urgent"),
        ("HIPREEMPT_PRIORITY", "99999999999"),
        ("HIPREEMPT_LEVEL", "9"),
        ("HIPREEMPT_HOLD", "both"),
        ("HIPREEMPT_HOLD_MAX_MS", "soon"),
        ("HIPREEMPT_LEAD_US", "-1"),
        ("HIPREEMPT_MIN_SHARE_PERCENT", "1000"),
        ("HIPREEMPT_LOG", "loud"),
        ("HIPREEMPT_DIR", "/nonexistent/folder"),
        ("HIPREEMPT_DIR", "/proc"),
    ] {
        let mut scene = Scene::new();
        scene.set(name, value);
        let ended = run_plain(&scene);
        let line = only_line(&ended);
        assert!(line.contains(name) || line.contains(value), "{name}={value}: {line}");
    }
}

#[test]
fn a_report_that_cannot_be_written() {
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_REPORT", "/nonexistent/report");
    assert!(only_line(&run_plain(&scene)).contains("/nonexistent/report"));
}

#[test]
fn a_variable_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_PRIORITY", std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    assert!(only_line(&run_plain(&scene)).contains("HIPREEMPT_PRIORITY"));
}

/// A value without meaning costs its own setting only: the program is still on the board.
#[test]
fn other_settings_survive_a_bad_one() {
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_LEAD_US", "x");
    run_plain(&scene);
    assert_eq!(scene.boards().len(), 1, "the program made no board");
}

#[test]
fn switched_off() {
    let mut scene = Scene::new();
    scene.set("HIPREEMPT_DISABLE", "1");
    let ended = run_plain(&scene);
    assert_eq!(ended.stderr, "");
    assert!(scene.boards().is_empty(), "a disabled preload made a board");
}

/// A scene whose board exists, and its file.
fn scene_with_board() -> (Scene, PathBuf) {
    let scene = Scene::new();
    assert_eq!(run_plain(&scene).stderr, "");
    let boards = scene.boards();
    assert_eq!(boards.len(), 1);
    let board = boards[0].clone();
    (scene, board)
}

/// Damages the board and expects a line that names it.
fn with_damaged_board(damage: impl FnOnce(&Path)) {
    let (scene, board) = scene_with_board();
    damage(&board);
    let ended = run_plain(&scene);
    let line = only_line(&ended);
    assert!(line.contains(&board.display().to_string()), "{line}");
}

fn overwrite(board: &Path, offset: u64, bytes: &[u8]) {
    use std::os::unix::fs::FileExt;
    let file = std::fs::OpenOptions::new().write(true).open(board).expect("the board");
    file.write_all_at(bytes, offset).expect("the board can be written");
}

#[test]
fn a_board_of_another_version() {
    with_damaged_board(|board| overwrite(board, 8, &(hipreempt_board::LAYOUT_VERSION + 1).to_le_bytes()));
}

#[test]
fn a_truncated_board() {
    for bytes in [0, 1, 4096, BOARD_BYTES as u64 - 1] {
        with_damaged_board(|board| {
            let file = std::fs::OpenOptions::new().write(true).open(board).expect("the board");
            file.set_len(bytes).expect("the board can be truncated");
        });
    }
}

#[test]
fn a_board_of_random_bytes() {
    with_damaged_board(|board| overwrite(board, 0, &noise(BOARD_BYTES, 1)));
}

/// Random bytes behind a good header: nothing can be told from outside, and nothing of it may be believed. No claim
/// of a leftover may hold the program for longer than the time limits of the board.
#[test]
fn a_board_of_random_bytes_behind_a_good_header() {
    for seed in 1..6 {
        let (scene, board) = scene_with_board();
        overwrite(&board, 128, &noise(BOARD_BYTES - 128, seed));
        let ended = run_plain(&scene);
        assert!(own_lines(&ended).len() <= 1, "{ended:?}");
    }
}

/// Reproducible noise.
fn noise(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..bytes).map(|_| next()).collect()
}

#[test]
fn a_board_of_someone_else() {
    if !rustix::process::geteuid().is_root() {
        let sudo = std::process::Command::new("sudo").args(["-n", "true"]).status();
        assert!(sudo.is_ok_and(|status| status.success()), "needs root or sudo to give a file away");
    }
    with_damaged_board(|board| {
        let give = if rustix::process::geteuid().is_root() { "chown" } else { "sudo chown" };
        let script = format!("{give} 65534 {}", board.display());
        assert!(std::process::Command::new("sh").args(["-c", &script]).status().expect("sh").success());
    });
}

#[test]
fn a_board_that_others_can_write() {
    with_damaged_board(|board| {
        std::fs::set_permissions(board, std::fs::Permissions::from_mode(0o666)).expect("the mode can be set");
    });
}

#[test]
fn something_else_under_the_boards_name() {
    with_damaged_board(|board| {
        std::fs::remove_file(board).expect("the board can be removed");
        std::fs::create_dir(board).expect("a folder in its place");
    });
    with_damaged_board(|board| {
        let aside = board.with_extension("aside");
        std::fs::rename(board, &aside).expect("the board can be moved");
        symlink(aside, board).expect("a link in its place");
    });
    with_damaged_board(|board| {
        std::fs::hard_link(board, board.with_extension("second")).expect("a second name");
    });
}

/// The file is cut while a program has it mapped: it goes on, and says so once.
#[test]
fn a_board_truncated_while_mapped() {
    let scene = Scene::new();
    let errors = scene.path("errors");
    let mut command = scene.command(build("bulk.hip"), Mode::Preloaded("low"));
    command.stderr(std::fs::File::create(&errors).expect("a file"));
    let bulk = Watched::start(command);
    assert!(bulk.line_within(LINE_LIMIT).is_some(), "bulk did not start");
    let board = scene.boards().pop().expect("a board");
    let file = std::fs::OpenOptions::new().write(true).open(board).expect("the board");
    file.set_len(0).expect("the board can be truncated");
    bulk.forget_lines();
    for _ in 0..2000 {
        assert!(bulk.line_within(LINE_LIMIT).is_some(), "bulk stopped");
    }
    assert_eq!(bulk.end(LINE_LIMIT), Some(0));
    let errors = std::fs::read_to_string(errors).expect("the errors");
    assert!(errors.lines().count() <= 1, "{errors}");
}

/// The file is removed while programs have it mapped (a session manager clearing up): those already there meet those
/// that come later on the new one.
#[test]
fn a_board_removed_while_mapped() {
    let scene = Scene::new();
    let bulk = Watched::start(scene.command(build("bulk.hip"), Mode::Preloaded("low")));
    assert!(bulk.line_within(LINE_LIMIT).is_some(), "bulk did not start");
    std::fs::remove_file(scene.boards().pop().expect("a board")).expect("the board can be removed");
    let clients =
        || scene.boards().pop().and_then(|path| Board::open_existing(path).ok()).map(|board| board.clients());
    let again = bulk.find_line(LINE_LIMIT, |_| clients().is_some_and(|clients| clients.len() == 1));
    assert!(again.is_some(), "bulk did not join the new board");
    assert_eq!(bulk.end(LINE_LIMIT), Some(0));
}

/// No slot left: one line, the program runs, and the board counts it for `hipreempt status`.
#[test]
fn a_full_board() {
    let (scene, path) = scene_with_board();
    let board = Board::open_existing(path).expect("the board");
    let join = || Join { priority: Priority::LOW, level: 1, name: "filler".to_owned() };
    let seats: Vec<_> = (0..SLOTS).map(|_| board.join(join()).expect("a free slot")).collect();
    let ended = run_plain(&scene);
    assert!(only_line(&ended).contains("slot"), "{ended:?}");
    assert_eq!(board.refused_joins(), 1);
    drop(seats);
}

/// A HIP library that lacks half of its functions: those that are there work, the program runs on.
#[test]
fn a_library_with_half_of_the_symbols() {
    let text = "\
        int hipGetDeviceCount(int *count) { *count = 1; return 0; }\n\
        int hipMalloc(void **memory, unsigned long bytes) { *memory = __builtin_malloc(bytes); return 0; }\n\
        int hipFree(void *memory) { __builtin_free(memory); return 0; }\n\
        int hipModuleLaunchKernel() { return 0; }\n\
        int hipDeviceSynchronize(void) { return 0; }\n";
    let flags = ["-Wl,-soname,libamdhip64.so.5", "-Wno-unused-parameter", "-Wno-strict-prototypes"];
    let library = build_text("libamdhip64-half", text, Language::Shared, &flags);
    let folder = tempfile::tempdir().expect("a folder");
    symlink(library, folder.path().join("libamdhip64.so.5")).expect("a link");
    let caller = "\
        #include <dlfcn.h>\n#include <stdio.h>\n\
        int main(void) {\n\
            void *library = dlopen(\"libamdhip64.so.5\", RTLD_NOW), *memory = 0;\n\
            int (*allocate)(void **, unsigned long), (*launch)(void *, unsigned, unsigned, unsigned, unsigned,\n\
                unsigned, unsigned, unsigned, void *, void **, void **), (*wait)(void);\n\
            *(void **)&allocate = dlsym(library, \"hipMalloc\");\n\
            *(void **)&launch = dlsym(library, \"hipModuleLaunchKernel\");\n\
            *(void **)&wait = dlsym(library, \"hipDeviceSynchronize\");\n\
            int sum = allocate(&memory, 64);\n\
            for (int i = 0; i < 100; i++) sum += launch(0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0);\n\
            printf(\"%d %d %s\\n\", sum, wait(), dlsym(library, \"hipStreamCreate\") ? \"more\" : \"half\");\n\
            return 0;\n\
        }\n";
    let program = build_text("half", caller, Language::C, &[]);
    let mut scene = Scene::new();
    let native = Scene::new().set("LD_LIBRARY_PATH", folder.path()).run(&program, &[], Mode::Native);
    let preloaded = scene.set("LD_LIBRARY_PATH", folder.path()).run(&program, &[], Mode::Preloaded("low"));
    assert_eq!(native.stdout, "0 0 half\n", "{native:?}");
    assert_eq!((&native.how, &native.stdout), (&preloaded.how, &preloaded.stdout), "{preloaded:?}");
    assert!(preloaded.stderr.lines().count() <= 1, "{preloaded:?}");
}

/// A program whose device code is damaged fails the same way as without the preload.
#[test]
fn a_damaged_fat_binary() {
    let mut bytes = std::fs::read(build("plain.hip")).expect("the program");
    let magic = b"__CLANG_OFFLOAD_BUNDLE__";
    let at = bytes.windows(magic.len()).position(|part| part == magic).expect("a bundle");
    for damaged in [at..at + 8, at + 24..at + 64] {
        bytes[damaged].fill(0xff);
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join("damaged");
        std::fs::write(&program, &bytes).expect("the program can be written");
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755))
            .expect("the mode can be set");
        let native = Scene::new().run(&program, &[], Mode::Native);
        let preloaded = Scene::new().run(&program, &[], Mode::Preloaded("low"));
        assert_eq!(native, preloaded);
    }
}
