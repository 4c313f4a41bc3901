//! Regenerates the committed data of `hipreempt-hipify`: `lists` from headers, `map` from the lists; without an argument
//! both.

use std::process::ExitCode;

use hipreempt_hipify_generate::{Error, rules, sources::Folders, write};

fn main() -> ExitCode {
    let step = std::env::args().nth(1).unwrap_or_else(|| "all".to_owned());
    let done = match step.as_str() {
        "lists" => lists(),
        "map" => map(),
        _ => lists().and_then(|()| map()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn lists() -> Result<(), Error> {
    for (path, text) in rules::lists(&Folders::find()?)? {
        write(&path, &text)?;
    }
    Ok(())
}

fn map() -> Result<(), Error> {
    let inputs = rules::Inputs::committed()?;
    let made = rules::map(&inputs)?;
    for doubt in &made.doubts {
        eprintln!("{doubt}");
    }
    write(&rules::map_path(), &rules::print(&made.rows))
}
