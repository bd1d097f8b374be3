//! What became of a record, and of all of them together. The names are those of the API's verdicts.

use std::collections::BTreeMap;

use billables_domain::{Billable, Faults};
use billables_persistence::Outcome;

use crate::commands::progress::grouped;

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(super) enum Verdict {
    /// A new billable.
    Created,
    /// The same report as one before.
    Replayed,
    /// The call is billed to somebody else, or for another session.
    Conflict,
    /// The same attribution was voided.
    Voided,
    /// The record breaks a rule, or cannot be read.
    Invalid,
    /// The session or the customer is not there.
    NotFound,
    /// The account is none of the caller's.
    Forbidden,
    /// It could not be written, however often it was tried.
    Failed,
}

impl Verdict {
    const ALL: [Self; 8] = [
        Self::Created,
        Self::Replayed,
        Self::Conflict,
        Self::Voided,
        Self::Invalid,
        Self::NotFound,
        Self::Forbidden,
        Self::Failed,
    ];

    /// The verdict of a name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == name)
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Created => "Created",
            Self::Replayed => "Replayed",
            Self::Conflict => "Conflict",
            Self::Voided => "Voided",
            Self::Invalid => "Invalid",
            Self::NotFound => "NotFound",
            Self::Forbidden => "Forbidden",
            Self::Failed => "Failed",
        }
    }

    /// Whether the call is billed as the record says.
    pub(super) fn is_good(self) -> bool {
        matches!(self, Self::Created | Self::Replayed)
    }
}

/// A verdict and its reason, which is empty for a good one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) verdict: Verdict,
    pub(super) code: String,
    pub(super) reason: String,
}

impl Settled {
    pub(super) fn good(verdict: Verdict) -> Self {
        Self { verdict, code: String::new(), reason: String::new() }
    }

    pub(super) fn new(verdict: Verdict, code: &str, reason: impl Into<String>) -> Self {
        Self { verdict, code: code.to_owned(), reason: reason.into() }
    }

    pub(super) fn of_outcome(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Created(_) => Self::good(Verdict::Created),
            Outcome::Replayed(_) => Self::good(Verdict::Replayed),
            Outcome::Conflict(billable) => {
                let Billable { attribution, id, .. } = &billable;
                let customer_id = &attribution.customer_id;
                let reason =
                    format!("The call is billed already, to the customer {customer_id}, by the billable {id}.");
                Self::new(Verdict::Conflict, "BillableConflict", reason)
            }
            Outcome::Voided(billable) => {
                let why = billable.void.map(|void| format!(" ({})", void.reason)).unwrap_or_default();
                let reason = format!(
                    "The call was billed to this customer and taken off again{why}, as the billable {}. If that was \
                     wrong, reinstate it.",
                    billable.id
                );
                Self::new(Verdict::Voided, "BillableVoided", reason)
            }
            Outcome::SessionNotFound => {
                Self::new(Verdict::NotFound, "NotFound", "The session is not known. Check SessionId and AccountId.")
            }
            Outcome::CustomerNotFound => Self::new(
                Verdict::NotFound,
                "NotFound",
                "The account has no such customer. Check AccountId and CustomerId.",
            ),
            Outcome::Invalid(faults) => Self::of_faults(&faults),
        }
    }

    pub(super) fn of_faults(faults: &Faults) -> Self {
        let reasons: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        Self::new(Verdict::Invalid, faults.first().code.as_str(), reasons.join(" "))
    }
}

/// How many records had which verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Counts(BTreeMap<Verdict, u64>);

impl Counts {
    pub(super) fn add(&mut self, verdict: Verdict) {
        *self.0.entry(verdict).or_default() += 1;
    }

    pub(super) fn all(&self) -> u64 {
        self.0.values().sum()
    }

    /// How many are not billed as they say.
    pub(super) fn rejected(&self) -> u64 {
        self.0.iter().filter(|(verdict, _)| !verdict.is_good()).map(|(_, count)| count).sum()
    }

    /// A line for each verdict that there was.
    pub(super) fn lines(&self) -> String {
        let line = |(verdict, count): (&Verdict, &u64)| format!("{:<9}  {}\n", verdict.as_str(), grouped(*count));
        self.0.iter().map(line).collect()
    }
}
