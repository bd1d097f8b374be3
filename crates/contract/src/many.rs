//! Many reports in one request, and what became of each, as they travel.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{BillableInfo, ResponseError};

/// Report many billables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReportBillables {
    /// Which verdicts are sent: all, problems (neither Created nor Replayed), or summary (the summary alone).
    #[param(value_type = Option<String>, required = false, example = "all")]
    pub verdicts: Option<String>,
}

/// Which verdicts are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictFilter {
    /// One for each report.
    #[default]
    All,
    /// Those of reports that did not end in a billable.
    Problems,
    /// The summary alone; and where there is none since the body is broken, the verdict that says so.
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

    /// Whether this verdict is sent.
    pub fn takes(self, verdict: Verdict) -> bool {
        match self {
            Self::All => true,
            Self::Problems => !matches!(verdict, Verdict::Created | Verdict::Replayed),
            Self::Summary => false,
        }
    }
}

/// What became of one report of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, ToSchema)]
pub enum Verdict {
    /// The call is billed.
    Created,
    /// The same report again: the billable as it is now.
    Replayed,
    /// The call is billed to another customer or for another session.
    Conflict,
    /// The call was billed to this customer and taken off.
    Voided,
    /// The report cannot be read or breaks a rule.
    Invalid,
    /// The session or customer is unknown, or not the caller's to see.
    NotFound,
    /// The account is not one of the caller's.
    Forbidden,
    /// The report is not confirmed. It is safe to repeat.
    Failed,
}

impl Verdict {
    /// The name that clients read.
    pub fn as_str(self) -> &'static str {
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
}

/// A line of the answer: what became of one report, or, in the last line, the summary. A body that is broken has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportBillablesResponse {
    /// Which report of the body, from 0; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>, minimum = 0, example = 0)]
    pub index: Option<u64>,
    /// What became of the report; absent in the last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The billable, where the caller may read it: the new one, the one that was there, or the one in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable: Option<BillableInfo>,
    /// Why the report did not end in a billable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<VerdictError>,
    /// How many reports had which verdict; in the last line alone. Without it the answer is not complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<ReportCounts>,
}

/// Why a report did not end in a billable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerdictError {
    /// A code that programs can rely on, as of the same report alone.
    #[schema(example = "InvalidCallSid")]
    pub error_code: String,
    /// What happened and what to do, for people.
    pub message: String,
    /// Every member at fault; empty where no member is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ResponseError>,
}

/// How many reports had which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportCounts {
    /// All of them.
    #[schema(value_type = i64, minimum = 0)]
    pub total: u64,
    /// Reports that made a billable.
    #[schema(value_type = i64, minimum = 0)]
    pub created: u64,
    /// Reports that were there already.
    #[schema(value_type = i64, minimum = 0)]
    pub replayed: u64,
    /// Reports of calls that are billed otherwise.
    #[schema(value_type = i64, minimum = 0)]
    pub conflict: u64,
    /// Reports of what was taken off.
    #[schema(value_type = i64, minimum = 0)]
    pub voided: u64,
    /// Reports that cannot be read or break a rule.
    #[schema(value_type = i64, minimum = 0)]
    pub invalid: u64,
    /// Reports whose session or customer is unknown.
    #[schema(value_type = i64, minimum = 0)]
    pub not_found: u64,
    /// Reports in accounts that are not the caller's.
    #[schema(value_type = i64, minimum = 0)]
    pub forbidden: u64,
    /// Reports that are not confirmed.
    #[schema(value_type = i64, minimum = 0)]
    pub failed: u64,
}

impl ReportCounts {
    /// Counts a verdict.
    pub fn add(&mut self, verdict: Verdict) {
        self.total += 1;
        *match verdict {
            Verdict::Created => &mut self.created,
            Verdict::Replayed => &mut self.replayed,
            Verdict::Conflict => &mut self.conflict,
            Verdict::Voided => &mut self.voided,
            Verdict::Invalid => &mut self.invalid,
            Verdict::NotFound => &mut self.not_found,
            Verdict::Forbidden => &mut self.forbidden,
            Verdict::Failed => &mut self.failed,
        } += 1;
    }
}
