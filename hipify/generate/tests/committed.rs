//! The committed data is what the generator makes: the map of the lists always, the lists of the headers where they are.

use hipreempt_hipify_generate::{read, rules, sources::Folders};

#[test]
fn the_map_is_what_the_rules_make_of_the_lists() {
    let inputs = rules::Inputs::committed().expect("the lists are committed");
    let made = rules::map(&inputs).expect("the exceptions name what exists");
    assert!(made.doubts.is_empty(), "decide in by-hand.tsv: {:#?}", made.doubts);
    let committed = read(&rules::map_path()).expect("the map is committed");
    assert!(rules::print(&made.rows) == committed, "run `cargo run -p hipreempt-hipify-generate -- map`");
}

#[test]
fn the_lists_are_what_the_headers_declare() {
    let lists = match Folders::find().and_then(|folders| rules::lists(&folders)) {
        Ok(lists) => lists,
        // A dozen packages' headers are more than a test run can ask for, strict or not; whoever regenerates has them.
        Err(error) if error.is_missing_prerequisite() => {
            eprintln!("NOT RUN: {error}");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    for (path, text) in lists {
        let committed = read(&path).expect("the lists are committed");
        assert!(text == committed, "{} differs: run the generator", path.display());
    }
}
