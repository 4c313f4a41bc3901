//! The one key of a GPU, which is part of its board's file name.

use std::fmt;
use std::path::{Path, PathBuf};

/// The longest key, in bytes: the file name stays below the 255 of every Linux file system.
pub const KEY_BYTES_MAX: usize = 64;

/// Identifies one GPU on this machine, for example `amd-0000:83:00.0` or `nvidia-GPU-<uuid>`.
///
/// Whoever wants to meet on a board must make the same key; it is checked because it becomes a file name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GpuKey(String);

/// A key that cannot name a board.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} cannot name a GPU: 1 to {KEY_BYTES_MAX} of A-Z a-z 0-9 . : _ - are accepted")]
pub struct KeyError {
    given: String,
}

impl GpuKey {
    /// Checks `text`. Errors when it is empty, too long, or holds a character that is not accepted.
    pub fn new(text: impl Into<String>) -> Result<GpuKey, KeyError> {
        let given = text.into();
        let accepted = |byte: u8| byte.is_ascii_alphanumeric() || b".:_-".contains(&byte);
        if given.is_empty() || given.len() > KEY_BYTES_MAX || !given.bytes().all(accepted) {
            return Err(KeyError { given });
        }
        Ok(GpuKey(given))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the board of this GPU lies in `dir`, for the user `uid`.
    pub fn path_in(&self, dir: &Path, uid: u32) -> PathBuf {
        dir.join(format!("hipreempt-{uid}-{}.board", self.0))
    }
}

impl fmt::Display for GpuKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// The directory that holds the boards: `HIPREEMPT_DIR`, or `/dev/shm` when that is unset or empty.
pub fn directory_from_env() -> PathBuf {
    match std::env::var_os("HIPREEMPT_DIR") {
        Some(dir) if !dir.is_empty() => PathBuf::from(dir),
        _ => PathBuf::from("/dev/shm"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_both_vendors_are_accepted() {
        for key in ["amd-0000:83:00.0", "nvidia-GPU-1f2e", "soft:h100-mps", &"k".repeat(64)] {
            assert_eq!(GpuKey::new(key).unwrap().as_str(), key);
        }
    }

    #[test]
    fn a_key_cannot_leave_its_directory() {
        for key in ["", "a/b", "..\0", "a b", "é", &"k".repeat(65)] {
            assert!(GpuKey::new(key).unwrap_err().to_string().contains("cannot name a GPU"));
        }
        let dotted = GpuKey::new("..").unwrap().path_in(Path::new("/dev/shm"), 7);
        assert_eq!(dotted, Path::new("/dev/shm/hipreempt-7-...board"));
    }
}
