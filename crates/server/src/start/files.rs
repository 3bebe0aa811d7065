//! Whether the system lets this process hold as many connections as the configuration allows.

/// Files besides connections: database, write-ahead log, readers, log, refusals under way.
const BESIDES: u64 = 256;

/// Connections that fit beside our own files, when the system allows fewer than `wanted`.
pub(super) fn too_few_for(wanted: usize) -> Option<u64> {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let fit = soft_limit(&limits)?.saturating_sub(BESIDES);
    (fit < wanted as u64).then_some(fit)
}

fn soft_limit(limits: &str) -> Option<u64> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_is_read_and_unlimited_is_enough() {
        let text = "Limit                     Soft Limit           Hard Limit           Units\n\
                    Max processes             100                  100                  processes\n\
                    Max open files            1024                 524288               files\n";
        assert_eq!(soft_limit(text), Some(1024));
        assert_eq!(soft_limit("Max open files            unlimited  unlimited  files\n"), None);
        assert_eq!(soft_limit(""), None);
    }
}
