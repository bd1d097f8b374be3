//! The verdicts on imported records, under the names of the API.

use std::collections::BTreeMap;

use billables_contract::{ErrorCode, Verdict};
use billables_domain::{Billable, Faults, Outcome};

use crate::commands::progress::grouped;

/// A verdict, an error code and a reason. Code and reason are empty for a billed record.
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
        let verdict = Verdict::from(&outcome);
        match outcome {
            Outcome::Created(_) | Outcome::Replayed(_) => Self::good(verdict),
            Outcome::Conflict(Billable { id, attribution, .. }) => {
                let customer_id = attribution.customer_id;
                let reason =
                    format!("The call is billed already, to the customer {customer_id}, by the billable {id}.");
                Self::new(verdict, ErrorCode::BillableConflict.as_str(), reason)
            }
            Outcome::Voided(Billable { id, void, .. }) => {
                let why = void.map(|void| format!(" ({})", void.reason)).unwrap_or_default();
                let reason = format!(
                    "The call was billed to this customer and voided{why}, as the billable {id}. If the void was wrong, \
                     reinstate the billable."
                );
                Self::new(verdict, ErrorCode::BillableVoided.as_str(), reason)
            }
            Outcome::SessionNotFound => {
                let reason = "The session is not known. Check SessionId and AccountId.";
                Self::new(verdict, ErrorCode::NotFound.as_str(), reason)
            }
            Outcome::CustomerNotFound => {
                let reason = "The account has no such customer. Check AccountId and CustomerId.";
                Self::new(verdict, ErrorCode::NotFound.as_str(), reason)
            }
            Outcome::Invalid(faults) => Self::of_faults(&faults),
        }
    }

    pub(super) fn of_faults(faults: &Faults) -> Self {
        let reasons: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        Self::new(Verdict::Invalid, faults.first().code.as_str(), reasons.join(" "))
    }
}

/// The number of records with each verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Counts(BTreeMap<Verdict, u64>);

impl Counts {
    pub(super) fn add(&mut self, verdict: Verdict) {
        *self.0.entry(verdict).or_default() += 1;
    }

    pub(super) fn all(&self) -> u64 {
        self.0.values().sum()
    }

    /// The number of records that are not billed.
    pub(super) fn rejected(&self) -> u64 {
        self.0.iter().filter(|(verdict, _)| !verdict.is_good()).map(|(_, count)| count).sum()
    }

    /// The counts as text: a line for each verdict.
    pub(super) fn lines(&self) -> String {
        let line = |(verdict, count): (&Verdict, &u64)| format!("{:<9}  {}\n", verdict.as_str(), grouped(*count));
        self.0.iter().map(line).collect()
    }
}
