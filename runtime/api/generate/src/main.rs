//! Regenerates the committed files of `hipreempt-api`; see the library part.

use std::process::ExitCode;

use hipreempt_api_generate::{Error, generate, outputs, write};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let generated = generate()?;
    for (path, text) in outputs(&generated) {
        write(&path, text)?;
    }
    Ok(())
}
