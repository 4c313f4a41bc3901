//! Reads the boards of this user.

use std::path::{Path, PathBuf};

use hipreempt_board::{Board, ClientView, Life};

use super::{BoardStatus, ClientStatus};

/// Every board of this user in `folder`, by GPU, and what is wrong with those that cannot be read.
///
/// # Errors
/// The folder cannot be read.
pub fn boards(folder: &Path) -> std::io::Result<(Vec<BoardStatus>, Vec<String>)> {
    let prefix = format!("hipreempt-{}-", rustix::process::geteuid().as_raw());
    let (mut boards, mut problems) = (Vec::new(), Vec::new());
    for (gpu, path) in board_files(folder, &prefix)? {
        match Board::open_existing(&path) {
            Ok(board) => boards.push(board_status(gpu, &board)),
            Err(error) => problems.push(error.to_string()),
        }
    }
    Ok((boards, problems))
}

fn board_files(folder: &Path, prefix: &str) -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let key = name.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(".board"));
        files.extend(key.map(|key| (key.to_owned(), entry.path())));
    }
    files.sort();
    Ok(files)
}

fn board_status(gpu: String, board: &Board) -> BoardStatus {
    BoardStatus {
        gpu,
        uuid: board.uuid().to_string(),
        path: board.path().display().to_string(),
        refused_joins: board.refused_joins(),
        clients: board.clients().into_iter().map(client_status).collect(),
    }
}

fn client_status(client: ClientView) -> ClientStatus {
    ClientStatus {
        slot: client.slot,
        pid: client.pid,
        state: state(&client),
        program: client.name,
        priority: client.priority.0,
        priority_name: client.priority.to_string(),
        level: client.level,
        why: client.why.to_string(),
        hold: client.hold.to_string(),
        waiting: if client.life == Life::Dead { 0 } else { client.waiting },
        launches: client.launches,
        holds: client.holds,
        held_us: client.held_us,
        passed_after_limit: client.passed_after_limit,
    }
}

/// A client that waits at the gate is held whether or not it has work on the card.
fn state(client: &ClientView) -> &'static str {
    match client {
        // Ended, in whatever way: the next program that looks clears its slot away.
        ClientView { life: Life::Dead, .. } => "gone",
        ClientView { leaving: true, .. } => "leaving",
        ClientView { held: true, .. } => "held",
        ClientView { waiting: 1.., .. } => "held",
        ClientView { active: true, .. } => "active",
        _ => "idle",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hipreempt_board::{GpuKey, Join, Priority};

    #[test]
    fn boards_are_listed_and_damaged_ones_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let board = Board::open_or_create(folder.path(), &GpuKey::new("amd-0000:83:00.0").unwrap()).unwrap();
        let join = Join { priority: Priority::HIGH, level: 1, name: "trainer".to_owned() };
        let seat = board.join(join).unwrap();
        let damaged =
            GpuKey::new("damaged").unwrap().path_in(folder.path(), rustix::process::geteuid().as_raw());
        std::fs::write(&damaged, "x").unwrap();
        std::fs::write(folder.path().join("unrelated.board"), "x").unwrap();

        let (boards, problems) = boards(folder.path()).unwrap();
        assert_eq!(boards.len(), 1);
        assert_eq!(
            (boards[0].gpu.as_str(), boards[0].uuid.clone()),
            ("amd-0000:83:00.0", board.uuid().to_string())
        );
        let client = &boards[0].clients[0];
        let shown = (client.pid, client.program.as_str(), client.priority);
        assert_eq!(shown, (std::process::id(), "trainer", 100));
        assert_eq!((client.state, client.priority_name.as_str()), ("idle", "high"));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].contains(&damaged.display().to_string()), "{problems:?}");
        drop(seat);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(boards(Path::new("/nonexistent")).is_err());
    }
}
