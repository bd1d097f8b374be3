//! The result of a consistency check.

/// The most findings with a text.
const FINDINGS_MAX: usize = 100;

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckReport {
    /// The number of accounts read.
    pub accounts: u64,
    /// The number of customers read.
    pub customers: u64,
    /// The number of sessions read.
    pub sessions: u64,
    /// The number of billables read.
    pub billables: u64,
    /// The number of calls read.
    pub calls: u64,
    /// The number of rows of day totals and month totals that were counted again.
    pub totals: u64,
    /// The number of voids and reinstatements.
    pub events: u64,
    /// The number of problems, with at most 1,000 of each kind.
    pub problems: u64,
    /// The first 100 problems, one line for each.
    pub findings: Vec<String>,
}

impl CheckReport {
    /// Whether the check found no problem.
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
