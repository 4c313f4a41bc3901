//! What the doctor says: on stdout as soon as it is known, and in one file to attach to a bug.

use std::path::Path;

use crate::CliError;

/// The lines of the report, each printed as it is there.
#[derive(Default)]
pub struct Report(Vec<String>);

impl Report {
    /// One line.
    pub fn say(&mut self, line: impl Into<String>) {
        let line = line.into();
        println!("{line}");
        self.0.push(line);
    }

    /// Writes the file, and says where it is.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), CliError> {
        let text = self.0.join("\n") + "\n";
        std::fs::write(path, text)
            .map_err(|error| CliError::Machine(format!("{}: {error}", path.display())))?;
        println!("report    {}: attach it to a bug report", path.display());
        Ok(())
    }
}
