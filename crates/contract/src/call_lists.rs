//! The DTOs of the lists of calls: all of an account, those that nobody reported, and billables without facts.

use billables_domain::{AccountId, CustomerId, Faults, Findings, Member};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::billing::{AccountDays, OpenDayRange};
use crate::lists::{ListQuery, PageQuery, list_response};
use crate::request::{ParseContext, Request};
use crate::{BillableInfo, CallInfo};

/// Retrieve all calls
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListCalls {
    /// The account ID you are listing for
    #[param(value_type = String, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The start date to retrieve calls for (YYYY-MM-DD)
    #[param(value_type = String, required = false, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The end date to retrieve calls for (YYYY-MM-DD)
    #[param(value_type = String, required = false, example = "2026-11-30")]
    pub end_date: Option<String>,
}

/// Days and position of a list of calls that nobody reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListUnreportedCalls {
    /// The account. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not
    /// given.
    #[param(value_type = Option<String>, required = false, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The last day, YYYY-MM-DD; today if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-11-30")]
    pub end_date: Option<String>,
    /// The number of calls in a page, 50 if not given. A page may have fewer.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before, with the same days.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

/// Days, filter and position of a list of billables whose calls have no final facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListPendingBillables {
    /// The account. A caller with exactly one account may leave it out.
    #[param(value_type = Option<String>, required = false, example = "demo")]
    pub account_id: Option<String>,
    /// Only billables of this customer.
    #[param(value_type = Option<String>, required = false, example = "acme")]
    pub customer_id: Option<String>,
    /// The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-11-01")]
    pub start_date: Option<String>,
    /// The last day of the reports, YYYY-MM-DD; today if not given.
    #[param(value_type = Option<String>, required = false, example = "2026-11-30")]
    pub end_date: Option<String>,
    /// The number of billables in a page, 50 if not given. A page may have fewer.
    #[param(value_type = Option<i32>, required = false, minimum = 1, maximum = 500, example = 50)]
    pub limit: Option<i64>,
    /// The start of the page: the nextCursor of the page before, with the same days and filter.
    #[param(value_type = Option<String>, required = false, example = "AXQ0dGVzdC1leGFtcGxlZGVtbw")]
    pub cursor: Option<String>,
}

list_response! {
    /// A page of calls that nobody reported, oldest first.
    ListUnreportedCallsResponse,
    /// The items of this page.
    CallInfo
}
list_response! {
    /// A page of billables whose calls have no final facts, oldest first.
    ListPendingBillablesResponse,
    /// The items of this page.
    BillableInfo
}

impl Request for ListCalls {
    const NAME: &'static str = "ListCalls";
    type Parsed = AccountDays;

    fn parse(self, _context: &impl ParseContext) -> Result<AccountDays, Faults> {
        AccountDays::parse(self.account_id, self.start_date, self.end_date)
    }
}

impl Request for ListUnreportedCalls {
    const NAME: &'static str = "ListUnreportedCalls";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = ListQuery<OpenDayRange>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let filter = OpenDayRange::parse(self.start_date, self.end_date, &mut findings);
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(ListQuery { account_id, filter, page }))
    }
}

impl Request for ListPendingBillables {
    const NAME: &'static str = "ListPendingBillables";
    const REFUSES_UNKNOWN_QUERY: bool = true;
    type Parsed = ListQuery<(OpenDayRange, Option<CustomerId>)>;

    fn parse(self, _context: &impl ParseContext) -> Result<Self::Parsed, Faults> {
        let mut findings = Findings::default();
        let account_id = findings.optional(Member::ACCOUNT_ID, self.account_id, AccountId::parse);
        let customer_id = findings.optional(Member::CUSTOMER_ID, self.customer_id, CustomerId::parse);
        let days = OpenDayRange::parse(self.start_date, self.end_date, &mut findings);
        let page = PageQuery::parse(self.limit, self.cursor, &mut findings);
        findings.finish(Some(ListQuery { account_id, filter: (days, customer_id), page }))
    }
}
