//! How the host did during a window.

/// Processor time that a hypervisor has taken from this machine since it started, from `/proc/stat`.
pub fn steal_ns() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/stat").ok()?;
    // SAFETY: sysconf only reads a constant of the system.
    let ticks_per_s =
        u64::try_from(unsafe { libc::sysconf(libc::_SC_CLK_TCK) }).ok().filter(|ticks| *ticks > 0)?;
    Some(steal_ticks(&text)? * (1_000_000_000 / ticks_per_s))
}

/// The eighth figure of the `cpu` line (proc(5)).
fn steal_ticks(stat: &str) -> Option<u64> {
    let line = stat.lines().find(|line| line.starts_with("cpu "))?;
    line.split_whitespace().nth(8)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steal_is_the_eighth_figure_of_all_processors() {
        let stat = "cpu  1 2 3 4 5 6 7 88 9 10\ncpu0 1 2 3 4 5 6 7 44 9 10\n";
        assert_eq!(steal_ticks(stat), Some(88));
        assert_eq!(steal_ticks("cpu0 1 2 3"), None);
        assert_eq!(steal_ticks("cpu  1 2 3"), None);
    }
}
