//! Regenerates the committed files of `hipreempt-api`, of each platform whose headers are there; see the library part.

use std::process::ExitCode;

use hipreempt_api_generate::{Error, PLATFORMS, Platform, write};

fn main() -> ExitCode {
    let written = PLATFORMS.iter().filter(|platform| match write_files(platform) {
        Ok(()) => true,
        Err(error) => {
            eprintln!("{} is left as it is: {error}", platform.name);
            false
        }
    });
    // All that can be written are, whichever fails.
    if written.count() == PLATFORMS.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn write_files(platform: &Platform) -> Result<(), Error> {
    (platform.generate)()?.iter().try_for_each(|output| write(&output.path, &output.text))
}
