//! How many tests a program says it ran.

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    pub fn add(&mut self, more: Counts) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

/// Adds up the result lines of cargo test (`test result: ok. 3 passed; 0 failed; …`), vitest
/// (`Tests  1 failed | 41 passed (42)`) and plain closing lines (`7 passed, 0 failed`).
pub fn in_text(text: &str) -> Counts {
    let mut total = Counts::default();
    for line in text.lines().map(str::trim).filter(|line| is_result(line)) {
        total.add(Counts { passed: before(line, "passed"), failed: before(line, "failed") });
    }
    total
}

fn is_result(line: &str) -> bool {
    let plain = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(" passed, ");
    line.starts_with("test result: ") || line.starts_with("Tests  ") || plain
}

/// The number before a word; 0 without one.
fn before(line: &str, word: &str) -> u64 {
    let mut last = 0;
    for token in line.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()) {
        if token == word {
            return last;
        }
        last = token.parse().unwrap_or(0);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_of_all_three_kinds_are_added_up() {
        let text = "running 3 tests\n\
                    test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured\n\
                    \x20     Tests  1 failed | 41 passed (42)\n\
                    7 passed, 0 failed\n\
                    it passed, we think";
        assert_eq!(in_text(text), Counts { passed: 50, failed: 2 });
    }

    #[test]
    fn a_text_without_results_counts_nothing() {
        assert_eq!(in_text("Compiling a\nFinished"), Counts::default());
    }
}
