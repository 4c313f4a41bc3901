//! Any environment: settings, and at most one line about each variable, which a terminal shows as one line.

use hipreempt_fuzzer::Target;

use super::*;
use crate::exempt;
use crate::say::heard;

#[test]
fn environment() {
    Target::new("environment")
        .good("HIPREEMPT_PRIORITY=high\0HIPREEMPT_LEVEL=1\0HIPREEMPT_HOLD_MAX_MS=50\0HIPREEMPT_LEAD_US=20")
        .good("HIPREEMPT_MIN_SHARE_PERCENT=5\0HIPREEMPT_URGENT_SLICE_US=0\0HIPREEMPT_BULK_SLICE_US=1\0")
        .good("HIPREEMPT_EXEMPT=nccl*, exact,*\0HIPREEMPT_HOLD=thread\0HIPREEMPT_DISABLE=0\0HIPREEMPT_REPORT=/dev/null")
        .words(["HIPREEMPT_LEVEL=", "HIPREEMPT_LOG=warn", "auto", "-2147483648", "18446744073709551616", "\x1b[2J", "\n", "*", ",", "\0"])
        .input_bytes_max(4 << 10)
        .run(|text| {
            let text = String::from_utf8_lossy(text);
            let set = |name: &str| text.split('\0').find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
            let (settings, said) = heard(|| Settings::from_lookup(Platform::Hip, |name| set(name).map(str::to_owned)));
            for line in &said {
                assert!(line.ends_with('\n') && !line.trim_end_matches('\n').contains(char::is_control), "{line:?}");
            }
            let tuning = &settings.tuning;
            assert!(tuning.lead_min_ns <= tuning.lead_start_ns && tuning.lead_start_ns <= tuning.lead_max_ns);
            assert!(tuning.min_share_permille <= 1000 && (1..=60_000_000_000).contains(&tuning.hold_max_ns));
            exempt::note(0x1000, c"_Z23ncclDevKernel_AllReduceP11ncclDevComm", &settings.exempt);
            said.is_empty()
        });
}
