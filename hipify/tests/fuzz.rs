//! Damaged sources: whatever the bytes, the translator comes back, and what it wrote needs no second translation.

use hipreempt_fuzzer::Target;
use hipreempt_hipify::translate;

#[test]
fn sources() {
    Target::new("sources")
        .good(include_bytes!("../samples/tricky.cu"))
        .good(include_bytes!("../samples/streams.cu"))
        .good(include_bytes!("../samples/driver_module.cpp"))
        .good(include_bytes!("../samples/symbols.cu"))
        .words([
            "R\"(",
            ")\"",
            "//",
            "/*",
            "*/",
            "\\\n",
            "#include <",
            "<<<",
            ">>>",
            "'",
            "\"",
            "??/",
            "#define ",
        ])
        .words(["cudaMalloc", "cuLaunchKernel", "__has_include(", "<cuda.h>", "__global__", "u8R\"x("])
        .run(|source| {
            let once = translate(source);
            let twice = translate(&once.text);
            assert_eq!(String::from_utf8_lossy(&once.text), String::from_utf8_lossy(&twice.text));
            true
        });
}
