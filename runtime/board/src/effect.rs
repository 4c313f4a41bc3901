//! What was measured of level 3 on one GPU with one driver, remembered beside the board.
//!
//! That the driver accepts a time slice proves nothing; only a measurement does. It takes seconds, so it is made once,
//! by `hipreempt doctor`, and read by every program that is started later. The file is trusted as the board is: it is
//! its user's own, nobody else can write to it, and links are not followed.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::{GpuKey, file};

const MODE: u32 = 0o600;
/// Longer files are none of ours.
const BYTES_MAX: u64 = 256;

/// How long an urgent kernel took beside bulk work, in µs: medians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// With the driver's own time slices.
    pub before_us: u64,
    /// With tiny ones for the bulk work.
    pub after_us: u64,
}

/// Why the result could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum EffectError {
    /// A driver version that cannot be part of a file name.
    #[error("{0:?} is no driver version")]
    Version(String),
    /// The file cannot be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: io::Error,
    },
}

impl Effect {
    /// Whether level 3 has an effect worth having: the urgent kernel takes half as long at most.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.after_us > 0 && self.after_us <= self.before_us / 2
    }

    /// What is remembered of this GPU with this driver; `None` where nobody has measured it.
    ///
    /// # Errors
    /// There is a file that cannot be trusted or read.
    pub fn recall(dir: &Path, key: &GpuKey, driver: &str) -> Result<Option<Effect>, EffectError> {
        let path = path_in(dir, key, driver)?;
        let failed = |source| EffectError::File { path: path.clone(), source };
        let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY;
        let file = match OpenOptions::new().read(true).custom_flags(flags).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(failed(source)),
        };
        check(&file).map_err(failed)?;
        let mut text = String::new();
        file.take(BYTES_MAX).read_to_string(&mut text).map_err(failed)?;
        parse(&text).map(Some).ok_or_else(|| failed(io::Error::other("not understood; remove it")))
    }

    /// Remembers it.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn remember(&self, dir: &Path, key: &GpuKey, driver: &str) -> Result<PathBuf, EffectError> {
        let path = path_in(dir, key, driver)?;
        let mut temporary = path.clone().into_os_string();
        temporary.push(format!(".{}.new", std::process::id()));
        let written = self.write(Path::new(&temporary)).and_then(|()| std::fs::rename(&temporary, &path));
        if written.is_err() {
            let _ = std::fs::remove_file(&temporary);
        }
        written.map_err(|source| EffectError::File { path: path.clone(), source })?;
        Ok(path)
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let flags = libc::O_NOFOLLOW;
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(MODE).custom_flags(flags).open(path)?;
        // The umask may have taken bits away.
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(MODE))?;
        writeln!(file, "before_us {} after_us {}", self.before_us, self.after_us)
    }
}

fn path_in(dir: &Path, key: &GpuKey, driver: &str) -> Result<PathBuf, EffectError> {
    let accepted = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if !(1..=32).contains(&driver.len()) || !driver.bytes().all(accepted) {
        return Err(EffectError::Version(driver.to_owned()));
    }
    Ok(dir.join(format!("hipreempt-{}-{key}-{driver}.level3", file::uid())))
}

fn check(file: &File) -> io::Result<()> {
    let metadata = file.metadata()?;
    let refused = if !metadata.is_file() {
        "not a regular file"
    } else if metadata.uid() != file::uid() {
        "it belongs to another user"
    } else if metadata.mode() & 0o7777 != MODE {
        "its mode is not 0600"
    } else if metadata.nlink() != 1 {
        "it has several names"
    } else {
        return Ok(());
    };
    Err(io::Error::other(refused))
}

fn parse(text: &str) -> Option<Effect> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ["before_us", before, "after_us", after] = words[..] else { return None };
    Some(Effect { before_us: before.parse().ok()?, after_us: after.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    const DRIVER: &str = "580.159.04";
    const PROVEN: Effect = Effect { before_us: 1260, after_us: 255 };

    fn key() -> GpuKey {
        GpuKey::new("nvidia-GPU-1").unwrap()
    }

    #[test]
    fn what_is_remembered_is_recalled_for_the_same_gpu_and_driver_only() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Effect::recall(dir.path(), &key(), DRIVER).unwrap(), None);
        PROVEN.remember(dir.path(), &key(), DRIVER).unwrap();
        assert_eq!(Effect::recall(dir.path(), &key(), DRIVER).unwrap(), Some(PROVEN));
        assert_eq!(Effect::recall(dir.path(), &key(), "580.159.05").unwrap(), None);
        assert_eq!(Effect::recall(dir.path(), &GpuKey::new("nvidia-GPU-2").unwrap(), DRIVER).unwrap(), None);
        let worse = Effect { after_us: 1200, ..PROVEN };
        worse.remember(dir.path(), &key(), DRIVER).unwrap();
        assert_eq!(Effect::recall(dir.path(), &key(), DRIVER).unwrap(), Some(worse));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn half_is_an_effect_and_less_is_none() {
        assert!(PROVEN.is_proven());
        assert!(Effect { before_us: 500, after_us: 250 }.is_proven());
        for (before_us, after_us) in [(499, 250), (100, 0), (0, 0), (u64::MAX, u64::MAX)] {
            assert!(!Effect { before_us, after_us }.is_proven());
        }
    }

    #[test]
    fn files_that_others_could_have_written_are_not_believed() {
        let dir = tempfile::tempdir().unwrap();
        let path = PROVEN.remember(dir.path(), &key(), DRIVER).unwrap();
        let recall = || Effect::recall(dir.path(), &key(), DRIVER);
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert!(recall().is_err());
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        std::fs::hard_link(&path, dir.path().join("other")).unwrap();
        assert!(recall().is_err());
        std::fs::remove_file(&path).unwrap();
        symlink(dir.path().join("other"), &path).unwrap();
        assert!(recall().is_err());
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(recall().is_err());
    }

    #[test]
    fn nonsense_in_the_file_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        for text in ["", "before_us 1", "before_us x after_us 1", "before_us -1 after_us 1", "\u{0}\u{0}"] {
            let path = PROVEN.remember(dir.path(), &key(), DRIVER).unwrap();
            std::fs::write(&path, text).unwrap();
            assert!(Effect::recall(dir.path(), &key(), DRIVER).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_version_cannot_leave_its_directory() {
        for driver in ["", "../1.2", "1/2", "580.1 ", &"1".repeat(33)] {
            assert!(matches!(PROVEN.remember(Path::new("/"), &key(), driver), Err(EffectError::Version(_))));
        }
    }
}
