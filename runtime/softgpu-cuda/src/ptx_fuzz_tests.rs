//! Damaged PTX: an error or a module, whatever the text.

use hipreempt_fuzzer::Target;

use super::*;

const MODULE: &str = "//\n// made by hand\n/* .entry none() */\n.version 8.0\n.target sm_90\n.address_size 64\n\
    .visible .global .align 4 .b8 table[4][4] = {1, 2};\n.const .f64 factor;\n\
    .visible .entry add(\n  .param .u64 .ptr .global .align 4 add_param_0, // where\n  .param .f32 add_param_1,\n\
      .param .align 8 .b8 add_param_2[24], .param .u8 add_param_3\n)\n.maxntid 256\n{\n  ret;\n}\n\
    .entry bare\n{\n ret;\n}\n.entry none() { ret; }\n";

#[test]
fn ptx_modules() {
    Target::new("ptx_modules")
        .good(MODULE)
        .words([".entry", ".param", ".align", ".b8", ".u64", ".f32x2", "//", "/*", "*/", "(", ")", "[", "]"])
        .words([".version", ".global", ".const", "4294967296", "0x10", "{", "}", ";", "=", ","])
        .input_bytes_max(512 << 10)
        .run(|text| {
            let Some(code) = parse(&String::from_utf8_lossy(text)) else { return false };
            for kernel in &code.kernels {
                let mut end = 0;
                for argument in &kernel.arguments {
                    assert!(argument.offset >= end, "arguments overlap: {kernel:?}");
                    end = argument.offset + argument.size;
                }
                assert!(end <= ARGUMENT_BYTES_MAX, "{kernel:?}");
            }
            true
        });
}
