//! What was found that must not be, by the check that found it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// How many findings of a check are told in words.
const TEXTS_MAX: usize = 3;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A confirmed report is stored.
    Stored,
    /// A call is billed once: no second id, no second live billable, no second 201.
    Once,
    /// What is confirmed or stored names the account, customer, session and reporter that were sent.
    Attribution,
    /// What is stored was sent.
    Sent,
    /// A refusal has its cause in the store.
    Refusal,
    /// A void stays, and a retry bills nothing anew.
    Void,
    /// What was confirmed can be read at once.
    Visible,
    /// Lists, whole and by filter, agree with the database.
    Lists,
    /// Lists by windows of time are together the whole list.
    Windows,
    /// An export agrees with the database.
    Export,
    /// Single reads agree with the database.
    Reads,
    /// `billables check` finds nothing, and the database's own check neither.
    Soundness,
    /// Every answer is one that the contract knows.
    Answer,
    /// After every disturbance the service takes reports again.
    Recovery,
}

impl fmt::Display for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Stored => "confirmed is stored",
            Self::Once => "billed once",
            Self::Attribution => "attribution",
            Self::Sent => "stored was sent",
            Self::Refusal => "refusals have a cause",
            Self::Void => "voids stay",
            Self::Visible => "visible at once",
            Self::Lists => "lists",
            Self::Windows => "windows are the whole list",
            Self::Export => "export",
            Self::Reads => "single reads",
            Self::Soundness => "billables check",
            Self::Answer => "known answers",
            Self::Recovery => "recovery",
        })
    }
}

/// Everything found so far. Any thread adds.
#[derive(Debug, Default)]
pub(crate) struct Findings(Mutex<BTreeMap<Check, Found>>);

/// What one check found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How often.
    pub count: usize,
    /// The first few, in words.
    pub texts: Vec<String>,
}

impl Findings {
    /// Notes a finding.
    pub(crate) fn add(&self, check: Check, text: impl FnOnce() -> String) {
        let mut findings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = findings.entry(check).or_default();
        found.count += 1;
        if found.texts.len() < TEXTS_MAX {
            found.texts.push(text());
        }
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Everything found.
    pub(crate) fn take(&self) -> BTreeMap<Check, Found> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
