//! What the whole-process tests of level 3 have in common, whichever vendor's kernel driver is stood in for.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use hipreempt_board::{Board, ClientView, Why};

use crate::chaos::Watched;
use crate::programs::build;
use crate::{ComputeDriver, Mode, ResourceManager, Scene};

/// Whatever takes longer than this hangs.
pub const HANG: Duration = Duration::from_secs(20);

/// A stand-in for a kernel driver.
pub trait Driver {
    /// Answers the calls of a command, and of all processes that come from it.
    fn attend(&self, command: &mut Command);
    /// What nobody may do, and somebody did.
    fn wrong(&self) -> Vec<String>;
}

impl Driver for ResourceManager {
    fn attend(&self, command: &mut Command) {
        Self::attend(self, command);
    }

    fn wrong(&self) -> Vec<String> {
        Self::wrong(self)
    }
}

impl Driver for ComputeDriver {
    fn attend(&self, command: &mut Command) {
        Self::attend(self, command);
    }

    fn wrong(&self) -> Vec<String> {
        Self::wrong(self)
    }
}

/// A card, a board and a driver, and the program that all processes run.
pub struct Stage<D> {
    /// The card and the board.
    pub scene: Scene,
    /// The stand-in.
    pub driver: D,
    /// The program's source in `tests/programs`.
    pub program: &'static str,
    /// The arguments of a bulk program.
    pub bulk: [&'static str; 2],
}

impl<D: Driver> Stage<D> {
    /// The program under the preload.
    #[must_use]
    pub fn command(&self, priority: &'static str, arguments: [&str; 2]) -> Command {
        let mut command = self.scene.command(build(self.program), Mode::Preloaded(priority));
        command.args(arguments);
        command
    }

    /// A program that has its first kernel behind it.
    ///
    /// # Panics
    /// It has none.
    #[must_use]
    pub fn start_command(&self, mut command: Command) -> Watched {
        self.driver.attend(&mut command);
        let program = Watched::start(command);
        assert!(program.line_within(HANG).is_some(), "a program did not start");
        program
    }

    /// See [`Self::start_command`].
    #[must_use]
    pub fn start(&self, priority: &'static str, arguments: [&str; 2]) -> Watched {
        self.start_command(self.command(priority, arguments))
    }

    /// A bulk program with its stderr in a file.
    ///
    /// # Panics
    /// There can be no such file.
    #[must_use]
    pub fn start_with_stderr(&self, path: &Path) -> Watched {
        let mut command = self.command("low", self.bulk);
        command.stderr(File::create(path).expect("a file"));
        self.start_command(command)
    }

    /// The board on which the programs meet.
    ///
    /// # Panics
    /// There is none.
    #[must_use]
    pub fn board(&self) -> Board {
        Board::open_existing(self.scene.boards().pop().expect("a board")).expect("the board")
    }

    /// What the board shows of a program.
    #[must_use]
    pub fn client(&self, program: &Watched) -> Option<ClientView> {
        self.board().clients().into_iter().find(|client| client.pid == pid(program))
    }

    /// Waits, by the program's own lines, until the board shows it like this.
    #[must_use]
    pub fn is_shown(&self, program: &Watched, like: impl Fn(&ClientView) -> bool) -> bool {
        program.find_line(HANG, |_| self.client(program).is_some_and(|client| like(&client))).is_some()
    }

    /// A bulk program makes the driver's calls on a file that has nothing to do with it, and is left alone.
    ///
    /// # Panics
    /// It is not.
    pub fn assert_another_file_is_left_alone(&self) {
        let file = self.scene.path("file");
        File::create(&file).expect("a file");
        let mut command = self.command("low", self.bulk);
        command.arg(&file);
        let bulk = self.start_command(command);
        assert!(self.is_shown(&bulk, |client| client.why == Why::NoQueue && client.holds > 0));
        ends(bulk);
        self.assert_nothing_wrong();
    }

    /// # Panics
    /// Somebody did what nobody may do.
    pub fn assert_nothing_wrong(&self) {
        assert_eq!(self.driver.wrong(), Vec::<String>::new());
    }
}

/// The process of a program.
///
/// # Panics
/// It has none.
#[must_use]
pub fn pid(program: &Watched) -> u32 {
    program.pid().as_raw_nonzero().get().try_into().expect("a process id")
}

/// Has a program end by itself.
///
/// # Panics
/// It does not, or fails.
pub fn ends(program: Watched) {
    assert_eq!(program.end(HANG), Some(0));
}
