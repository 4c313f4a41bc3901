//! The committed files are what the generator writes: catches an edit by hand, and data changed without regenerating.
//! Needs headers and libclang; says so where they are missing, and fails there if `HIPREEMPT_TESTS_STRICT=1`.

use hipreempt_api_generate::{Output, Platform, cuda, hip, read};

fn is_regenerated_unchanged(platform: Platform) {
    let outputs = match (platform.generate)() {
        Ok(outputs) => outputs,
        Err(error) if error.is_missing_prerequisite() => {
            assert_ne!(std::env::var("HIPREEMPT_TESTS_STRICT").as_deref(), Ok("1"), "{error}");
            eprintln!("{} not checked: {error}", platform.name);
            return;
        }
        Err(error) => panic!("{error}"),
    };
    assert!(!outputs.is_empty());
    for Output { path, text } in outputs {
        let committed = read(&path).expect("committed");
        let differs =
            committed.lines().zip(text.lines()).position(|(committed, written)| committed != written);
        let line = differs.map(|index| index + 1);
        assert!(
            committed == text,
            "{}: run hipreempt-api-generate (first difference: {line:?})",
            path.display()
        );
    }
}

#[test]
fn hip_is_regenerated_unchanged() {
    is_regenerated_unchanged(hip::PLATFORM);
}

#[test]
fn cuda_is_regenerated_unchanged() {
    is_regenerated_unchanged(cuda::PLATFORM);
}
