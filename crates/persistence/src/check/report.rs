//! The result of a consistency check.

/// How many problems are told in words.
const FINDINGS_MAX: usize = 100;

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckReport {
    /// Accounts read.
    pub accounts: u64,
    /// Customers read.
    pub customers: u64,
    /// Sessions read.
    pub sessions: u64,
    /// Billables read.
    pub billables: u64,
    /// Voids and reinstatements counted.
    pub events: u64,
    /// Problems found; of each kind, counting ends at a thousand.
    pub problems: u64,
    /// The first hundred problems, a line for each.
    pub findings: Vec<String>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems == 0
    }

    pub(super) fn add(&mut self, finding: String) {
        self.problems += 1;
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(finding);
        }
    }
}
