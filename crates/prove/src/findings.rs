//! Findings: violations of the promise, grouped by check.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// The number of findings of a check that are kept as text.
const TEXTS_MAX: usize = 3;

/// A check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Every confirmed report is stored.
    Stored,
    /// Every call is billed once: no second id, no second live billable, no second 201.
    Once,
    /// Confirmed and stored billables have the account, customer, session and reporter of a sent report.
    Attribution,
    /// Every stored billable was sent.
    Sent,
    /// Every refusal has a cause in the store.
    Refusal,
    /// A void stays in force, and a retry creates no new billable.
    Void,
    /// A confirmed billable can be read at once.
    Visible,
    /// Lists, whole and filtered, agree with the database.
    Lists,
    /// Lists by windows of time add up to the whole list.
    Windows,
    /// An export agrees with the database.
    Export,
    /// Single reads agree with the database.
    Reads,
    /// `billables check` and the database's own check find no error.
    Soundness,
    /// Every void and every reinstatement has one audit event, and is seen together with it.
    Audit,
    /// Every confirmed fact of a call is stored, and every stored one was sent.
    Facts,
    /// Totals are the count of the rows and facts, and count a billable at once.
    Totals,
    /// Every answer follows the contract.
    Answer,
    /// After every fault the service accepts reports again.
    Recovery,
}

impl fmt::Display for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Stored => "confirmed reports are stored",
            Self::Once => "billed once",
            Self::Attribution => "attribution",
            Self::Sent => "stored reports were sent",
            Self::Refusal => "refusals have a cause",
            Self::Void => "voids stay",
            Self::Visible => "visible at once",
            Self::Lists => "lists",
            Self::Windows => "windows add up to the whole list",
            Self::Export => "export",
            Self::Reads => "single reads",
            Self::Soundness => "billables check",
            Self::Audit => "audit events",
            Self::Facts => "facts of calls",
            Self::Totals => "totals",
            Self::Answer => "known answers",
            Self::Recovery => "recovery",
        })
    }
}

/// All findings so far. Any thread adds to them.
#[derive(Debug, Default)]
pub(crate) struct Findings(Mutex<BTreeMap<Check, Found>>);

/// The findings of one check.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The number of findings.
    pub count: usize,
    /// The first few, as text.
    pub texts: Vec<String>,
}

impl Findings {
    /// Adds a finding.
    pub(crate) fn add(&self, check: Check, text: impl FnOnce() -> String) {
        let mut findings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = findings.entry(check).or_default();
        found.count += 1;
        if found.texts.len() < TEXTS_MAX {
            found.texts.push(text());
        }
    }

    /// Whether there is no finding.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Removes and returns all findings.
    pub(crate) fn take(&self) -> BTreeMap<Check, Found> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
