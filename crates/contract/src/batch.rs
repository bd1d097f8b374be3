//! The DTOs of a batch: its query, and the lines of its answer.

use billables_domain::{Fault, FaultCode, Faults, Member, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::request::{ParseContext, Request};
use crate::{BillableInfo, ResponseError};

/// Report many billables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReportBillables {
    /// The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    #[param(value_type = Option<String>, required = false, example = "all")]
    pub verdicts: Option<String>,
}

impl Request for ReportBillables {
    const NAME: &'static str = "ReportBillables";
    type Parsed = VerdictFilter;

    fn parse(self, _context: &impl ParseContext) -> Result<VerdictFilter, Faults> {
        VerdictFilter::parse(self.verdicts)
    }
}

/// The result of one item of a batch.
pub trait BatchVerdict: Copy {
    /// Whether what the item says is stored.
    fn is_good(self) -> bool;
}

/// The number of items with each verdict.
pub trait VerdictCounts: Copy + Default + Serialize + 'static {
    /// The result of an item.
    type Verdict: BatchVerdict;

    /// Counts an item with this verdict.
    fn add(&mut self, verdict: Self::Verdict);

    /// The number of all items.
    fn total(&self) -> u64;
}

/// The verdicts that the service sends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictFilter {
    /// A verdict for each item.
    #[default]
    All,
    /// The verdicts on items that are not stored.
    Problems,
    /// The summary alone; for a broken body, which has no summary, the verdict that says so.
    Summary,
}

impl VerdictFilter {
    /// Every filter.
    pub const ALL: [Self; 3] = [Self::All, Self::Problems, Self::Summary];

    /// The name in the query.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Problems => "problems",
            Self::Summary => "summary",
        }
    }

    /// The filter of a name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.as_str().eq_ignore_ascii_case(name))
    }

    /// The filter that a request names, or the default without one.
    pub(crate) fn parse(name: Option<String>) -> Result<Self, Faults> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(Self::default()) };
        Self::from_name(&name).ok_or_else(|| {
            let message = "Verdicts must be one of: all, problems, summary.";
            Fault::new(Member::new("Verdicts"), FaultCode::InvalidValue, message).into()
        })
    }

    /// Whether the service sends this verdict.
    pub fn takes(self, verdict: impl BatchVerdict) -> bool {
        match self {
            Self::All => true,
            Self::Problems => !verdict.is_good(),
            Self::Summary => false,
        }
    }
}

/// Declares the verdicts on a kind of item, and their counts.
macro_rules! verdicts {
    (
        $(#[$verdict_doc:meta])* $verdict:ident, counted in $(#[$counts_doc:meta])* $counts:ident;
        $(#[$total_doc:meta])* total;
        stored by $($good:ident),*;
        $($(#[$doc:meta])* $name:ident, counted in $(#[$count_doc:meta])* $member:ident;)*
    ) => {
        $(#[$verdict_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize, ToSchema)]
        pub enum $verdict {
            $($(#[$doc])* $name,)*
        }

        impl $verdict {
            /// Every verdict, in the order of the counts.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name that clients read.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// The name as a label of metrics: `not_found`.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($member),)*
                }
            }

            /// The verdict of a name, exactly as `as_str` gives it.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|verdict| verdict.as_str() == name)
            }

            /// Whether what the item says is stored.
            pub fn is_good(self) -> bool {
                matches!(self, $(Self::$good)|*)
            }
        }

        impl BatchVerdict for $verdict {
            fn is_good(self) -> bool {
                self.is_good()
            }
        }

        $(#[$counts_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $counts {
            $(#[$total_doc])*
            #[schema(value_type = i64, minimum = 0)]
            pub total: u64,
            $(
                $(#[$count_doc])*
                #[schema(value_type = i64, minimum = 0)]
                pub $member: u64,
            )*
        }

        impl $counts {
            /// Each verdict and its count.
            pub fn iter(&self) -> impl Iterator<Item = ($verdict, u64)> {
                [$(($verdict::$name, self.$member),)*].into_iter()
            }
        }

        impl VerdictCounts for $counts {
            type Verdict = $verdict;

            fn add(&mut self, verdict: $verdict) {
                self.total += 1;
                match verdict {
                    $($verdict::$name => self.$member += 1,)*
                }
            }

            fn total(&self) -> u64 {
                self.total
            }
        }
    };
}

pub(crate) use verdicts;

verdicts! {
    /// The result of one report of a batch.
    Verdict, counted in
    /// The number of reports with each verdict.
    ReportCounts;

    /// All reports.
    total;

    stored by Created, Replayed;

    /// The call is billed.
    Created, counted in
    /// Reports that made a billable.
    created;

    /// The report repeats an earlier one: the billable as it is now.
    Replayed, counted in
    /// Reports that repeat an earlier one.
    replayed;

    /// The call is billed to another customer or for another session.
    Conflict, counted in
    /// Reports of calls that are billed to another customer or for another session.
    conflict;

    /// The call was billed to this customer and voided.
    Voided, counted in
    /// Reports of voided billables.
    voided;

    /// The report cannot be read or breaks a rule.
    Invalid, counted in
    /// Reports that cannot be read or break a rule.
    invalid;

    /// The session or customer is unknown, or not the caller's to see.
    NotFound, counted in
    /// Reports whose session or customer is unknown.
    not_found;

    /// The account is not one of the caller's.
    Forbidden, counted in
    /// Reports in accounts that are not the caller's.
    forbidden;

    /// The report is not confirmed. It is safe to repeat.
    Failed, counted in
    /// Reports that are not confirmed.
    failed;
}

// No outcome is `Forbidden`, which is decided before the intake, or `Failed`, which means that there is no outcome.
impl From<&Outcome> for Verdict {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Created(_) => Self::Created,
            Outcome::Replayed(_) => Self::Replayed,
            Outcome::Conflict(_) => Self::Conflict,
            Outcome::Voided(_) => Self::Voided,
            Outcome::SessionNotFound | Outcome::CustomerNotFound => Self::NotFound,
            Outcome::Invalid(_) => Self::Invalid,
        }
    }
}

/// A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportBillablesResponse {
    /// The position of the report in the body, from 0; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>, minimum = 0, example = 0)]
    pub index: Option<u64>,
    /// The result of the report; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The billable, if the caller may read it: the new one, the stored one, or the one that stands against the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable: Option<BillableInfo>,
    /// The reason if the report billed nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<VerdictError>,
    /// The number of reports with each verdict, in the last line alone. An answer without a summary is not complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<ReportCounts>,
}

/// The reason for an item of a batch that is not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerdictError {
    /// A code that programs can rely on, the same as for a single report.
    #[schema(example = "InvalidCallSid")]
    pub error_code: String,
    /// The problem and its remedy, for people.
    pub message: String,
    /// Every member at fault; empty if no member is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ResponseError>,
}
