//! The verdicts on imported records, under the names of the API.

use std::collections::BTreeMap;

use billables_domain::Faults;

use crate::commands::progress::grouped;

macro_rules! verdicts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The verdict on a record of any kind, under the name of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub(super) enum Verdict {
            $($(#[$doc])* $name,)*
        }

        impl Verdict {
            const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name.
            pub(super) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

verdicts! {
    /// The record is the first one of its call.
    Created,
    /// The facts made a newer version of the call.
    Changed,
    /// The report repeats an earlier one.
    Replayed,
    /// The facts say nothing new.
    Unchanged,
    /// The call is billed to another customer or for another session.
    Conflict,
    /// The call was billed to this customer and voided.
    Voided,
    /// The facts replace a version that is not the newest.
    Superseded,
    /// The record cannot be read or breaks a rule.
    Invalid,
    /// The account, session or customer is not known.
    NotFound,
    /// The account is not one of the caller's.
    Forbidden,
    /// The record is not confirmed.
    Failed,
}

impl Verdict {
    /// The verdict of a name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.as_str() == name)
    }

    /// Whether what the record says is stored.
    pub(super) fn is_good(self) -> bool {
        matches!(self, Self::Created | Self::Changed | Self::Replayed | Self::Unchanged)
    }
}

/// A verdict, an error code and a reason. Code and reason are empty for a good verdict.
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

    /// The number of records that are not stored.
    pub(super) fn rejected(&self) -> u64 {
        self.0.iter().filter(|(verdict, _)| !verdict.is_good()).map(|(_, count)| count).sum()
    }

    /// The counts as text: a line for each verdict.
    pub(super) fn lines(&self) -> String {
        let line = |(verdict, count): (&Verdict, &u64)| format!("{:<9}  {}\n", verdict.as_str(), grouped(*count));
        self.0.iter().map(line).collect()
    }
}
