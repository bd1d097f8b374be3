//! The DTOs of the published API, and their conversions to domain values and back.
//!
//! The crate has a struct for each request and answer, with the names, texts and shapes that clients see, and the table of
//! error codes. HTTP, formats and databases never live here. The members of a request are optional texts, as they arrive;
//! the domain parses them.

mod authentication;
mod batch;
mod billables;
mod billing;
mod call_lists;
mod calls;
mod directory;
mod error_code;
mod errors;
mod explain;
mod lists;
mod request;
mod settings;
mod terms;
mod twilio;

pub use authentication::{AuthStatus, Authenticate, AuthenticateResponse, GetAccessToken, GetAccessTokenResponse};
pub use batch::{
    BatchVerdict, ReportBillables, ReportBillablesResponse, ReportCounts, Verdict, VerdictCounts, VerdictError,
    VerdictFilter,
};
pub use billables::{
    BillableAction, BillableChange, BillableInfo, BillableStatus, GetBillable, GetBillableHistory,
    GetBillableHistoryResponse, LifeChange, ListBillables, ListBillablesResponse, NewBillable, ReinstateBillable,
    VoidBillable,
};
pub use billing::{
    AccountDays, BillingCustomerInfo, BillingInfo, BillingPreview, BillingPreviewItem, BillingTotal, BillingTotals,
    BillingTotalsItem, DayRange, GetBilling, GetBillingTotals, ListUsageRecords, OpenDayRange, PreviewBilling,
    PreviewRequest, RANGE_DAYS_MAX, TotalsKey, TotalsRequest, UsageRecordInfo,
};
pub use call_lists::{
    ListCalls, ListPendingBillables, ListPendingBillablesResponse, ListUnreportedCalls, ListUnreportedCallsResponse,
};
pub use calls::{
    CallCounts, CallInfo, CallVerdict, DismissCall, GetCall, ReportCall, ReportCalls, ReportCallsResponse,
};
pub use directory::{
    AccountInfo, CustomerInfo, GetAccount, GetCustomer, GetSession, ListAccounts, ListAccountsResponse, ListCustomers,
    ListCustomersResponse, ListSessions, ListSessionsResponse, NewAccount, NewCustomer, NewSession, SessionInfo,
};
pub use error_code::ErrorCode;
pub use errors::{ErrorResponse, Problem, ProblemError, ResponseError, ResponseStatus};
pub use explain::{BillableExplanation, ExplainBillable, ExplainedFacts, ExplainedStep, ExplainedTerms};
pub use lists::{LIMIT_DEFAULT, LIMIT_MAX, ListQuery, ListResponse, PageQuery};
pub use request::{ParseContext, Request, Target};
pub use settings::{
    CustomerMonth, DeleteCustomerCallRating, EffectiveBillingItem, EffectiveBillingSettings, GetAccountCallRating,
    GetCustomerCallRating, GetEffectiveBillingSettings, PatchAccount, PatchCustomer, PutAccountCallRating,
    PutCustomerCallRating,
};
pub use terms::{BillingItem, BillingSettings, CallRatingInfo, exact_number};
pub use twilio::TwilioCallStatus;

/// The .NET namespace of every DTO, which is also the last part of its XML namespace.
pub const DOTNET_NAMESPACE: &str = "Voice.Api.Billing";

/// The XML namespace of every DTO, in the form of .NET's DataContract serialiser.
pub const XML_NAMESPACE: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing";

/// The .NET namespace of the DTOs in [`DASHBOARD_TYPES`].
pub const DASHBOARD_DOTNET_NAMESPACE: &str = "Voice.Api.Dashboard";

/// The XML namespace of the DTOs in [`DASHBOARD_TYPES`].
pub const DASHBOARD_XML_NAMESPACE: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Dashboard";

/// The DTOs that are published in another namespace than the rest.
pub const DASHBOARD_TYPES: [&str; 2] = ["ListUsageRecords", "UsageRecordInfo"];

/// The XML namespace of the error answer, as existing clients expect it.
pub const ERROR_XML_NAMESPACE: &str = "http://schemas.servicestack.net/types";

/// The DTOs in [`ERROR_XML_NAMESPACE`].
pub const ERROR_TYPES: [&str; 3] = ["ErrorResponse", "ResponseStatus", "ResponseError"];
