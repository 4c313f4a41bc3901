//! The variables that say which card a process sees, and recorded traces: an error, or something that can be.

use hipreempt_fuzzer::Target;
use hipreempt_softgpu::Config;
use hipreempt_softgpu::virtual_time::Trace;

#[test]
fn card_variables() {
    Target::new("card_variables")
        .good("SOFTGPU_PRESET=null\nSOFTGPU_CARD=apart\nSOFTGPU_DEVICES=2\nSOFTGPU_SEED=7\n")
        .good("SOFTGPU_TIMESCALE=2.5\nSOFTGPU_SCHEDULE=round_robin\nSOFTGPU_IDENTITY=0.0\nSOFTGPU_DIR=/dev/shm\n")
        .words(["SOFTGPU_PRESET=x3.17-fifo", "SOFTGPU_TIMESCALE=", "NaN", "inf", "1e-3", "priority", "arrival"])
        .input_bytes_max(4 << 10)
        .run(|text| {
            let text = String::from_utf8_lossy(text);
            let set = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            let Ok(config) = Config::from_variables(|name| set(name).map(str::to_owned)) else { return false };
            let told = config.to_variables();
            let again = Config::from_variables(|name| {
                told.iter().find(|(one, _)| *one == name).map(|(_, value)| value.clone())
            });
            assert_eq!(again.expect("what was accepted once"), config);
            true
        });
}

#[test]
fn traces() {
    Target::new("traces")
        .good(
            r#"{"model": "resnet18", "batch": 1, "kernels": [
                {"name": "memset", "grid": null, "block": null, "dur_us": 1.5, "launch_us": 0.0},
                {"name": "conv", "grid": [1024, 2, 1], "block": [256, 1, 1], "dur_us": 120.25, "launch_us": 12.5},
                {"name": "gemm", "grid": [132, 1, 1], "block": [128, 1, 1], "dur_us": 4.0, "launch_us": 20.0}]}"#,
        )
        .words(["null", "[", "1e999", "-1", "4294967295", "18446744073709551615", "\"grid\":", "\\u0000"])
        .run(|bytes| {
            let Ok(trace) = Trace::from_json(bytes) else { return false };
            let _ = trace.solo_ns();
            for batch in [0, 1, 512, u32::MAX] {
                let scaled = trace.with_batch(batch, 132);
                assert!(scaled.kernels.iter().all(|kernel| kernel.workgroups > 0 && kernel.solo_ns > 0));
            }
            true
        });
}
