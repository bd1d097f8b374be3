/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: dtos
//MakePropertiesOptional: False
//AddDescriptionAsComments: True
//IncludeTypes:
//ExcludeTypes:
*/

// Package dtos has the requests and answers of Evo Voice.
package dtos

import "encoding/json"

// GetAccessToken: Get a new access token for a refresh token
type GetAccessToken struct {
	// RefreshToken: The refresh token; if absent, the cookie ss-reftok counts.
	RefreshToken *string `json:"refreshToken,omitempty"`

	// UseTokenCookie: Give the token in the cookie ss-tok, and not in the body.
	UseTokenCookie *bool `json:"useTokenCookie,omitempty"`
}

// Method is the HTTP method that GetAccessToken is sent with.
func (GetAccessToken) Method() string { return "POST" }

// Path is where GetAccessToken is sent; names in braces stand for members.
func (GetAccessToken) Path() string { return "/access-token" }

// Response makes room for what GetAccessToken is answered with.
func (GetAccessToken) Response() *GetAccessTokenResponse { return new(GetAccessTokenResponse) }

// ListAccounts: List accounts, by id
type ListAccounts struct {
	// Limit: The number of accounts in a page, 50 if not given.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListAccounts is sent with.
func (ListAccounts) Method() string { return "GET" }

// Path is where ListAccounts is sent; names in braces stand for members.
func (ListAccounts) Path() string { return "/accounts" }

// Response makes room for what ListAccounts is answered with.
func (ListAccounts) Response() *ListAccountsResponse { return new(ListAccountsResponse) }

// NewAccount: Create an account
type NewAccount struct {
	// ID: The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
	ID *string `json:"id,omitempty"`

	// Name: The name of the account: 1 to 200 characters.
	Name string `json:"name"`
}

// Method is the HTTP method that NewAccount is sent with.
func (NewAccount) Method() string { return "POST" }

// Path is where NewAccount is sent; names in braces stand for members.
func (NewAccount) Path() string { return "/accounts" }

// Response makes room for what NewAccount is answered with.
func (NewAccount) Response() *AccountInfo { return new(AccountInfo) }

// GetAccount: Read an account
type GetAccount struct {
	// AccountID: The account's id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetAccount is sent with.
func (GetAccount) Method() string { return "GET" }

// Path is where GetAccount is sent; names in braces stand for members.
func (GetAccount) Path() string { return "/accounts/{accountId}" }

// Response makes room for what GetAccount is answered with.
func (GetAccount) Response() *AccountInfo { return new(AccountInfo) }

// PatchAccount: Change an account's settings, name, time zone, currency or country
type PatchAccount struct {
	// AccountID: The account's id.
	AccountID *string `json:"accountId,omitempty"`

	// Name: The corrected name of the account: 1 to 200 characters.
	Name *string `json:"name,omitempty"`

	// TimeZone: The time zone in which the account's days begin, of the IANA database.
	TimeZone *string `json:"timeZone,omitempty"`

	// Currency: The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
	Currency *string `json:"currency,omitempty"`

	// Country: The account's country, of ISO 3166: numbers of other countries are international.
	Country *string `json:"country,omitempty"`

	// BillingSettings: Updated billing settings for this account: each given item replaces the former one, and the others stay.
	BillingSettings *BillingSettings `json:"billingSettings,omitempty"`

	// EffectiveMonth: The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
	EffectiveMonth *string `json:"effectiveMonth,omitempty"`

	// Restate: Whether the change may reach months that a statement has stated. The differences then become adjustments.
	Restate *bool `json:"restate,omitempty"`
}

// Method is the HTTP method that PatchAccount is sent with.
func (PatchAccount) Method() string { return "PATCH" }

// Path is where PatchAccount is sent; names in braces stand for members.
func (PatchAccount) Path() string { return "/accounts/{accountId}" }

// Response makes room for what PatchAccount is answered with.
func (PatchAccount) Response() *AccountInfo { return new(AccountInfo) }

// GetAccountCallRating: Read the call rating of an account
type GetAccountCallRating struct {
	// AccountID: The account's id.
	AccountID *string `json:"accountId,omitempty"`

	// Month: The month in which the rating counts, YYYY-MM: the current month if not given.
	Month *string `json:"month,omitempty"`
}

// Method is the HTTP method that GetAccountCallRating is sent with.
func (GetAccountCallRating) Method() string { return "GET" }

// Path is where GetAccountCallRating is sent; names in braces stand for members.
func (GetAccountCallRating) Path() string { return "/accounts/{accountId}/call-rating" }

// Response makes room for what GetAccountCallRating is answered with.
func (GetAccountCallRating) Response() *CallRatingInfo { return new(CallRatingInfo) }

// PutAccountCallRating: Set the call rating of an account
type PutAccountCallRating struct {
	// AccountID: The account's id.
	AccountID *string `json:"accountId,omitempty"`

	// InitialIncrement: The billed seconds of the shortest call, 0 to 3600; 60 if not given.
	InitialIncrement *int32 `json:"initialIncrement,omitempty"`

	// Increment: The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
	Increment *int32 `json:"increment,omitempty"`

	// Minimum: The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
	Minimum *int32 `json:"minimum,omitempty"`

	// ConnectFee: The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
	ConnectFee *float64 `json:"connectFee,omitempty"`

	// EffectiveMonth: The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
	EffectiveMonth *string `json:"effectiveMonth,omitempty"`
}

// Method is the HTTP method that PutAccountCallRating is sent with.
func (PutAccountCallRating) Method() string { return "PUT" }

// Path is where PutAccountCallRating is sent; names in braces stand for members.
func (PutAccountCallRating) Path() string { return "/accounts/{accountId}/call-rating" }

// Response makes room for what PutAccountCallRating is answered with.
func (PutAccountCallRating) Response() *CallRatingInfo { return new(CallRatingInfo) }

// Authenticate: Sign in
type Authenticate struct {
	// Provider: The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
	Provider *string `json:"provider,omitempty"`

	// UserName: The user's name, in upper or lower case.
	UserName *string `json:"userName,omitempty"`

	// Password: The user's password.
	Password *string `json:"password,omitempty"`

	// RememberMe: Also set the cookie ss-pid, which outlives the browser.
	RememberMe *bool `json:"rememberMe,omitempty"`

	// UseTokenCookie: Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
	UseTokenCookie *bool `json:"useTokenCookie,omitempty"`
}

// Method is the HTTP method that Authenticate is sent with.
func (Authenticate) Method() string { return "POST" }

// Path is where Authenticate is sent; names in braces stand for members.
func (Authenticate) Path() string { return "/auth" }

// Response makes room for what Authenticate is answered with.
func (Authenticate) Response() *AuthenticateResponse { return new(AuthenticateResponse) }

// ListBillables: List billables, newest first
type ListBillables struct {
	// AccountID: The account whose billables are listed. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// CustomerID: Only billables of this customer.
	CustomerID *string `json:"customerId,omitempty"`

	// SessionID: Only billables whose report named this session.
	SessionID *string `json:"sessionId,omitempty"`

	// CallSid: Only billables of this call.
	CallSid *string `json:"callSid,omitempty"`

	// Status: Only billables of this status: Reported or Voided.
	Status *string `json:"status,omitempty"`

	// From: Only billables created at this time or later, RFC 3339.
	From *string `json:"from,omitempty"`

	// To: Only billables created before this time, RFC 3339.
	To *string `json:"to,omitempty"`

	// Limit: The number of billables in a page, 50 if not given.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before, with the same filters.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListBillables is sent with.
func (ListBillables) Method() string { return "GET" }

// Path is where ListBillables is sent; names in braces stand for members.
func (ListBillables) Path() string { return "/billables" }

// Response makes room for what ListBillables is answered with.
func (ListBillables) Response() *ListBillablesResponse { return new(ListBillablesResponse) }

// NewBillable: Report/create a new billable
type NewBillable struct {
	// AccountID: The account to associate the billable with
	AccountID *string `json:"accountId,omitempty"`

	// CustomerID: The customer to associate the billable with
	CustomerID *string `json:"customerId,omitempty"`

	// SessionID: The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
	SessionID *string `json:"sessionId,omitempty"`

	// CallSid: The call SID to report
	CallSid *string `json:"callSid,omitempty"`
}

// Method is the HTTP method that NewBillable is sent with.
func (NewBillable) Method() string { return "POST" }

// Path is where NewBillable is sent; names in braces stand for members.
func (NewBillable) Path() string { return "/billables" }

// Response makes room for what NewBillable is answered with.
func (NewBillable) Response() *BillableInfo { return new(BillableInfo) }

// ReportBillables: Report many billables
//
// Note: it also is a []NewBillable, which a struct cannot be
type ReportBillables struct {
	// Verdicts: The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
	Verdicts *string `json:"verdicts,omitempty"`
}

// Method is the HTTP method that ReportBillables is sent with.
func (ReportBillables) Method() string { return "POST" }

// Path is where ReportBillables is sent; names in braces stand for members.
func (ReportBillables) Path() string { return "/billables/batch" }

// Response makes room for what ReportBillables is answered with.
func (ReportBillables) Response() *ReportBillablesResponse { return new(ReportBillablesResponse) }

// GetBillable: Read a billable
type GetBillable struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a billable of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetBillable is sent with.
func (GetBillable) Method() string { return "GET" }

// Path is where GetBillable is sent; names in braces stand for members.
func (GetBillable) Path() string { return "/billables/{id}" }

// Response makes room for what GetBillable is answered with.
func (GetBillable) Response() *BillableInfo { return new(BillableInfo) }

// ExplainBillable: Explain a billable
type ExplainBillable struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a billable of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that ExplainBillable is sent with.
func (ExplainBillable) Method() string { return "GET" }

// Path is where ExplainBillable is sent; names in braces stand for members.
func (ExplainBillable) Path() string { return "/billables/{id}/explain" }

// Response makes room for what ExplainBillable is answered with.
func (ExplainBillable) Response() *BillableExplanation { return new(BillableExplanation) }

// GetBillableHistory: Read the history of a billable
type GetBillableHistory struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a billable of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetBillableHistory is sent with.
func (GetBillableHistory) Method() string { return "GET" }

// Path is where GetBillableHistory is sent; names in braces stand for members.
func (GetBillableHistory) Path() string { return "/billables/{id}/history" }

// Response makes room for what GetBillableHistory is answered with.
func (GetBillableHistory) Response() *GetBillableHistoryResponse {
	return new(GetBillableHistoryResponse)
}

// ReinstateBillable: Reinstate a voided billable
type ReinstateBillable struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a billable of this id.
	AccountID *string `json:"accountId,omitempty"`

	// Reason: The reason for the reinstatement: 1 to 500 characters, no control characters.
	Reason string `json:"reason"`
}

// Method is the HTTP method that ReinstateBillable is sent with.
func (ReinstateBillable) Method() string { return "POST" }

// Path is where ReinstateBillable is sent; names in braces stand for members.
func (ReinstateBillable) Path() string { return "/billables/{id}/reinstate" }

// Response makes room for what ReinstateBillable is answered with.
func (ReinstateBillable) Response() *BillableInfo { return new(BillableInfo) }

// VoidBillable: Void a billable
type VoidBillable struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a billable of this id.
	AccountID *string `json:"accountId,omitempty"`

	// Reason: The reason for the void: 1 to 500 characters, no control characters.
	Reason string `json:"reason"`
}

// Method is the HTTP method that VoidBillable is sent with.
func (VoidBillable) Method() string { return "POST" }

// Path is where VoidBillable is sent; names in braces stand for members.
func (VoidBillable) Path() string { return "/billables/{id}/void" }

// Response makes room for what VoidBillable is answered with.
func (VoidBillable) Response() *BillableInfo { return new(BillableInfo) }

// GetBilling: Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
type GetBilling struct {
	// AccountID: Your Evo Voice Account ID
	AccountID string `json:"accountId"`

	// StartDate: The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
	StartDate string `json:"startDate"`

	// EndDate: The end of the date range you want to query for (we will include this entire day in the billing)
	EndDate string `json:"endDate"`

	// CustomerID: Specify this to filter to a specific customer.
	CustomerID *string `json:"customerId,omitempty"`
}

// Method is the HTTP method that GetBilling is sent with.
func (GetBilling) Method() string { return "GET" }

// Path is where GetBilling is sent; names in braces stand for members.
func (GetBilling) Path() string { return "/billing" }

// Response makes room for what GetBilling is answered with.
func (GetBilling) Response() *BillingInfo { return new(BillingInfo) }

// ListCalls: Retrieve all calls
type ListCalls struct {
	// AccountID: The account ID you are listing for
	AccountID *string `json:"accountId,omitempty"`

	// StartDate: The start date to retrieve calls for (YYYY-MM-DD)
	StartDate *string `json:"startDate,omitempty"`

	// EndDate: The end date to retrieve calls for (YYYY-MM-DD)
	EndDate *string `json:"endDate,omitempty"`
}

// Method is the HTTP method that ListCalls is sent with.
func (ListCalls) Method() string { return "GET" }

// Path is where ListCalls is sent; names in braces stand for members.
func (ListCalls) Path() string { return "/billing/calls" }

// Response makes room for what ListCalls is answered with.
func (ListCalls) Response() *[]CallInfo { return new([]CallInfo) }

// ListPendingBillables: List billables whose calls have no final facts yet, oldest first
type ListPendingBillables struct {
	// AccountID: The account. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// CustomerID: Only billables of this customer.
	CustomerID *string `json:"customerId,omitempty"`

	// StartDate: The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
	StartDate *string `json:"startDate,omitempty"`

	// EndDate: The last day of the reports, YYYY-MM-DD; today if not given.
	EndDate *string `json:"endDate,omitempty"`

	// Limit: The number of billables in a page, 50 if not given. A page may have fewer.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before, with the same days and filter.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListPendingBillables is sent with.
func (ListPendingBillables) Method() string { return "GET" }

// Path is where ListPendingBillables is sent; names in braces stand for members.
func (ListPendingBillables) Path() string { return "/billing/pending" }

// Response makes room for what ListPendingBillables is answered with.
func (ListPendingBillables) Response() *ListPendingBillablesResponse {
	return new(ListPendingBillablesResponse)
}

// PreviewBilling: Compute the amounts that a month would have with other billing settings
type PreviewBilling struct {
	// AccountID: The account.
	AccountID string `json:"accountId"`

	// CustomerID: Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
	CustomerID *string `json:"customerId,omitempty"`

	// Month: The month, YYYY-MM.
	Month string `json:"month"`

	// BillingSettings: The settings to try: each given item replaces the one that counts, and the others stay.
	BillingSettings *BillingSettings `json:"billingSettings,omitempty"`
}

// Method is the HTTP method that PreviewBilling is sent with.
func (PreviewBilling) Method() string { return "POST" }

// Path is where PreviewBilling is sent; names in braces stand for members.
func (PreviewBilling) Path() string { return "/billing/preview" }

// Response makes room for what PreviewBilling is answered with.
func (PreviewBilling) Response() *BillingPreview { return new(BillingPreview) }

// GetBillingTotals: Read counts and amounts of a range of days
type GetBillingTotals struct {
	// AccountID: The account. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// CustomerID: Only this customer.
	CustomerID *string `json:"customerId,omitempty"`

	// IncludeDescendants: Whether the customers below the named one count too.
	IncludeDescendants *bool `json:"includeDescendants,omitempty"`

	// StartDate: The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
	StartDate string `json:"startDate"`

	// EndDate: The last day, YYYY-MM-DD. The range has at most 366 days.
	EndDate string `json:"endDate"`

	// GroupBy: The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
	GroupBy *string `json:"groupBy,omitempty"`
}

// Method is the HTTP method that GetBillingTotals is sent with.
func (GetBillingTotals) Method() string { return "GET" }

// Path is where GetBillingTotals is sent; names in braces stand for members.
func (GetBillingTotals) Path() string { return "/billing/totals" }

// Response makes room for what GetBillingTotals is answered with.
func (GetBillingTotals) Response() *BillingTotals { return new(BillingTotals) }

// ListUnreportedCalls: List the calls that nobody reported, oldest first
type ListUnreportedCalls struct {
	// AccountID: The account. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// StartDate: The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
	StartDate *string `json:"startDate,omitempty"`

	// EndDate: The last day, YYYY-MM-DD; today if not given.
	EndDate *string `json:"endDate,omitempty"`

	// Limit: The number of calls in a page, 50 if not given. A page may have fewer.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before, with the same days.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListUnreportedCalls is sent with.
func (ListUnreportedCalls) Method() string { return "GET" }

// Path is where ListUnreportedCalls is sent; names in braces stand for members.
func (ListUnreportedCalls) Path() string { return "/billing/unreported" }

// Response makes room for what ListUnreportedCalls is answered with.
func (ListUnreportedCalls) Response() *ListUnreportedCallsResponse {
	return new(ListUnreportedCallsResponse)
}

// ListUsageRecords: Gets all usage records for specified date range
type ListUsageRecords struct {
	// AccountID: The account ID you are listing for
	AccountID *string `json:"accountId,omitempty"`

	// StartDate: The start date to retrieve usage records for (YYYY-MM-DD)
	StartDate *string `json:"startDate,omitempty"`

	// EndDate: The end date to retrieve usage records for (YYYY-MM-DD)
	EndDate *string `json:"endDate,omitempty"`
}

// Method is the HTTP method that ListUsageRecords is sent with.
func (ListUsageRecords) Method() string { return "GET" }

// Path is where ListUsageRecords is sent; names in braces stand for members.
func (ListUsageRecords) Path() string { return "/billing/usage" }

// Response makes room for what ListUsageRecords is answered with.
func (ListUsageRecords) Response() *[]UsageRecordInfo { return new([]UsageRecordInfo) }

// ReportCall: Report the facts of a call
type ReportCall struct {
	// AccountID: The account whose carrier made the call.
	AccountID string `json:"accountId"`

	// CallSid: The call.
	CallSid string `json:"callSid"`

	// ParentCallSid: The call that this one is a leg of.
	ParentCallSid *string `json:"parentCallSid,omitempty"`

	// Direction: The direction: inbound, or a text that begins with outbound, such as outbound-dial.
	Direction *string `json:"direction,omitempty"`

	// From: The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
	From *string `json:"from,omitempty"`

	// To: The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
	To *string `json:"to,omitempty"`

	// StartTime: The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
	StartTime *string `json:"startTime,omitempty"`

	// EndTime: The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
	EndTime *string `json:"endTime,omitempty"`

	// Duration: The duration in whole seconds, at most 7 days. Without it, the time from start to end.
	Duration *int32 `json:"duration,omitempty"`

	// Status: The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
	Status *string `json:"status,omitempty"`

	// Price: The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
	Price *json.Number `json:"price,omitempty"`

	// PriceUnit: The currency of the price, a code of ISO 4217.
	PriceUnit *string `json:"priceUnit,omitempty"`

	// IsRecorded: Whether the call was recorded.
	IsRecorded *bool `json:"isRecorded,omitempty"`

	// Replaces: The newest version of the call, to go back on purpose to members of a former version.
	Replaces *int64 `json:"replaces,omitempty"`
}

// Method is the HTTP method that ReportCall is sent with.
func (ReportCall) Method() string { return "POST" }

// Path is where ReportCall is sent; names in braces stand for members.
func (ReportCall) Path() string { return "/calls" }

// Response makes room for what ReportCall is answered with.
func (ReportCall) Response() *CallInfo { return new(CallInfo) }

// ReportCalls: Report the facts of many calls
//
// Note: it also is a []ReportCall, which a struct cannot be
type ReportCalls struct {
	// Verdicts: The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
	Verdicts *string `json:"verdicts,omitempty"`
}

// Method is the HTTP method that ReportCalls is sent with.
func (ReportCalls) Method() string { return "POST" }

// Path is where ReportCalls is sent; names in braces stand for members.
func (ReportCalls) Path() string { return "/calls/batch" }

// Response makes room for what ReportCalls is answered with.
func (ReportCalls) Response() *ReportCallsResponse { return new(ReportCallsResponse) }

// GetCall: Read a call
type GetCall struct {
	// CallSid: The call.
	CallSid *string `json:"callSid,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have this call.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetCall is sent with.
func (GetCall) Method() string { return "GET" }

// Path is where GetCall is sent; names in braces stand for members.
func (GetCall) Path() string { return "/calls/{callSid}" }

// Response makes room for what GetCall is answered with.
func (GetCall) Response() *CallInfo { return new(CallInfo) }

// DismissCall: Take a call off the list of unreported calls
type DismissCall struct {
	// CallSid: The call.
	CallSid *string `json:"callSid,omitempty"`

	// AccountID: The account of the call; needed if several of the caller's accounts have this call.
	AccountID *string `json:"accountId,omitempty"`

	// Reason: The reason for the dismissal: 1 to 500 characters, no control characters.
	Reason string `json:"reason"`
}

// Method is the HTTP method that DismissCall is sent with.
func (DismissCall) Method() string { return "POST" }

// Path is where DismissCall is sent; names in braces stand for members.
func (DismissCall) Path() string { return "/calls/{callSid}/dismiss" }

// Response makes room for what DismissCall is answered with.
func (DismissCall) Response() *CallInfo { return new(CallInfo) }

// ListCustomers: List the customers of an account, by id
type ListCustomers struct {
	// AccountID: The account whose customers are listed. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// Limit: The number of customers in a page, 50 if not given.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before, with the same filter.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListCustomers is sent with.
func (ListCustomers) Method() string { return "GET" }

// Path is where ListCustomers is sent; names in braces stand for members.
func (ListCustomers) Path() string { return "/customers" }

// Response makes room for what ListCustomers is answered with.
func (ListCustomers) Response() *ListCustomersResponse { return new(ListCustomersResponse) }

// NewCustomer: Create a customer
type NewCustomer struct {
	// ID: The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
	ID *string `json:"id,omitempty"`

	// AccountID: The account that the customer belongs to.
	AccountID string `json:"accountId"`

	// Name: The name of the customer: 1 to 200 characters.
	Name string `json:"name"`

	// ParentCustomerID: The customer above this one, in the same account.
	ParentCustomerID *string `json:"parentCustomerId,omitempty"`
}

// Method is the HTTP method that NewCustomer is sent with.
func (NewCustomer) Method() string { return "POST" }

// Path is where NewCustomer is sent; names in braces stand for members.
func (NewCustomer) Path() string { return "/customers" }

// Response makes room for what NewCustomer is answered with.
func (NewCustomer) Response() *CustomerInfo { return new(CustomerInfo) }

// GetCustomer: Read a customer
type GetCustomer struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetCustomer is sent with.
func (GetCustomer) Method() string { return "GET" }

// Path is where GetCustomer is sent; names in braces stand for members.
func (GetCustomer) Path() string { return "/customers/{customerId}" }

// Response makes room for what GetCustomer is answered with.
func (GetCustomer) Response() *CustomerInfo { return new(CustomerInfo) }

// PatchCustomer: Change a customer's settings, name or last month
type PatchCustomer struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`

	// Name: The corrected name of the customer: 1 to 200 characters.
	Name *string `json:"name,omitempty"`

	// OverrideBillingSettings: Override this customer's billing settings? Otherwise inherits from parent
	OverrideBillingSettings *bool `json:"overrideBillingSettings,omitempty"`

	// BillingSettings: Updated billing settings for this customer
	BillingSettings *BillingSettings `json:"billingSettings,omitempty"`

	// EndMonth: The last month of the customer's base costs, YYYY-MM; none for no last month.
	EndMonth *string `json:"endMonth,omitempty"`

	// EffectiveMonth: The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
	EffectiveMonth *string `json:"effectiveMonth,omitempty"`

	// Restate: Whether the change may reach months that a statement has stated. The differences then become adjustments.
	Restate *bool `json:"restate,omitempty"`
}

// Method is the HTTP method that PatchCustomer is sent with.
func (PatchCustomer) Method() string { return "PATCH" }

// Path is where PatchCustomer is sent; names in braces stand for members.
func (PatchCustomer) Path() string { return "/customers/{customerId}" }

// Response makes room for what PatchCustomer is answered with.
func (PatchCustomer) Response() *CustomerInfo { return new(CustomerInfo) }

// GetEffectiveBillingSettings: Read the billing settings that count for a customer
type GetEffectiveBillingSettings struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`

	// Month: The month in which the settings count, YYYY-MM: the current month if not given.
	Month *string `json:"month,omitempty"`
}

// Method is the HTTP method that GetEffectiveBillingSettings is sent with.
func (GetEffectiveBillingSettings) Method() string { return "GET" }

// Path is where GetEffectiveBillingSettings is sent; names in braces stand for members.
func (GetEffectiveBillingSettings) Path() string { return "/customers/{customerId}/billing-settings" }

// Response makes room for what GetEffectiveBillingSettings is answered with.
func (GetEffectiveBillingSettings) Response() *EffectiveBillingSettings {
	return new(EffectiveBillingSettings)
}

// GetCustomerCallRating: Read the call rating that counts for a customer
type GetCustomerCallRating struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`

	// Month: The month in which the rating counts, YYYY-MM: the current month if not given.
	Month *string `json:"month,omitempty"`
}

// Method is the HTTP method that GetCustomerCallRating is sent with.
func (GetCustomerCallRating) Method() string { return "GET" }

// Path is where GetCustomerCallRating is sent; names in braces stand for members.
func (GetCustomerCallRating) Path() string { return "/customers/{customerId}/call-rating" }

// Response makes room for what GetCustomerCallRating is answered with.
func (GetCustomerCallRating) Response() *CallRatingInfo { return new(CallRatingInfo) }

// PutCustomerCallRating: Set a customer's own call rating
type PutCustomerCallRating struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`

	// InitialIncrement: The billed seconds of the shortest call, 0 to 3600; 60 if not given.
	InitialIncrement *int32 `json:"initialIncrement,omitempty"`

	// Increment: The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
	Increment *int32 `json:"increment,omitempty"`

	// Minimum: The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
	Minimum *int32 `json:"minimum,omitempty"`

	// ConnectFee: The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
	ConnectFee *float64 `json:"connectFee,omitempty"`

	// EffectiveMonth: The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
	EffectiveMonth *string `json:"effectiveMonth,omitempty"`
}

// Method is the HTTP method that PutCustomerCallRating is sent with.
func (PutCustomerCallRating) Method() string { return "PUT" }

// Path is where PutCustomerCallRating is sent; names in braces stand for members.
func (PutCustomerCallRating) Path() string { return "/customers/{customerId}/call-rating" }

// Response makes room for what PutCustomerCallRating is answered with.
func (PutCustomerCallRating) Response() *CallRatingInfo { return new(CallRatingInfo) }

// DeleteCustomerCallRating: Delete a customer's own call rating
type DeleteCustomerCallRating struct {
	// CustomerID: The customer's id.
	CustomerID *string `json:"customerId,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`

	// EffectiveMonth: The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
	EffectiveMonth *string `json:"effectiveMonth,omitempty"`
}

// Method is the HTTP method that DeleteCustomerCallRating is sent with.
func (DeleteCustomerCallRating) Method() string { return "DELETE" }

// Path is where DeleteCustomerCallRating is sent; names in braces stand for members.
func (DeleteCustomerCallRating) Path() string { return "/customers/{customerId}/call-rating" }

// Response makes room for what DeleteCustomerCallRating is answered with.
func (DeleteCustomerCallRating) Response() *CallRatingInfo { return new(CallRatingInfo) }

// ListSessions: List the sessions of an account, by id
type ListSessions struct {
	// AccountID: The account whose sessions are listed. A caller with exactly one account may leave it out.
	AccountID *string `json:"accountId,omitempty"`

	// CustomerID: Only sessions of this customer.
	CustomerID *string `json:"customerId,omitempty"`

	// Limit: The number of sessions in a page, 50 if not given.
	Limit *int32 `json:"limit,omitempty"`

	// Cursor: The start of the page: the nextCursor of the page before, with the same filters.
	Cursor *string `json:"cursor,omitempty"`
}

// Method is the HTTP method that ListSessions is sent with.
func (ListSessions) Method() string { return "GET" }

// Path is where ListSessions is sent; names in braces stand for members.
func (ListSessions) Path() string { return "/sessions" }

// Response makes room for what ListSessions is answered with.
func (ListSessions) Response() *ListSessionsResponse { return new(ListSessionsResponse) }

// NewSession: Create a session
type NewSession struct {
	// ID: The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
	ID *string `json:"id,omitempty"`

	// AccountID: The account that the session belongs to.
	AccountID string `json:"accountId"`

	// CustomerID: The customer of the session.
	CustomerID string `json:"customerId"`

	// CallSid: The call of the session, if there is one; a report that names the session may then leave the call out.
	CallSid *string `json:"callSid,omitempty"`
}

// Method is the HTTP method that NewSession is sent with.
func (NewSession) Method() string { return "POST" }

// Path is where NewSession is sent; names in braces stand for members.
func (NewSession) Path() string { return "/sessions" }

// Response makes room for what NewSession is answered with.
func (NewSession) Response() *SessionInfo { return new(SessionInfo) }

// GetSession: Read a session
type GetSession struct {
	// ID: The session's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a session of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetSession is sent with.
func (GetSession) Method() string { return "GET" }

// Path is where GetSession is sent; names in braces stand for members.
func (GetSession) Path() string { return "/sessions/{id}" }

// Response makes room for what GetSession is answered with.
func (GetSession) Response() *SessionInfo { return new(SessionInfo) }

// TwilioCallStatus: Take a status callback of Twilio
type TwilioCallStatus struct {
	// AccountID: The account whose carrier Twilio is.
	AccountID *string `json:"accountId,omitempty"`

	// CallSid: The call.
	CallSid string `json:"CallSid"`

	// AccountSid: The account at Twilio, which must be the configured one if one is configured.
	AccountSid *string `json:"AccountSid,omitempty"`

	// ParentCallSid: The call that this one is a leg of.
	ParentCallSid *string `json:"ParentCallSid,omitempty"`

	// Direction: The direction: inbound, outbound-api or outbound-dial.
	Direction *string `json:"Direction,omitempty"`

	// From: The calling end.
	From *string `json:"From,omitempty"`

	// To: The called end.
	To *string `json:"To,omitempty"`

	// CallStatus: The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
	CallStatus string `json:"CallStatus"`

	// CallDuration: The duration of a completed call in seconds.
	CallDuration *string `json:"CallDuration,omitempty"`

	// Timestamp: The time of the event, RFC 2822. The start of a completed call is this time less the duration.
	Timestamp *string `json:"Timestamp,omitempty"`

	// Price: The price of the call.
	Price *string `json:"Price,omitempty"`

	// PriceUnit: The currency of the price.
	PriceUnit *string `json:"PriceUnit,omitempty"`

	// RecordingURL: The URL of a recording, which says that the call was recorded.
	RecordingURL *string `json:"RecordingUrl,omitempty"`

	// RecordingSid: The id of a recording, which says that the call was recorded.
	RecordingSid *string `json:"RecordingSid,omitempty"`
}

// Method is the HTTP method that TwilioCallStatus is sent with.
func (TwilioCallStatus) Method() string { return "POST" }

// Path is where TwilioCallStatus is sent; names in braces stand for members.
func (TwilioCallStatus) Path() string { return "/twilio/{accountId}/call-status" }

// GetAccessTokenResponse: A new access token.
type GetAccessTokenResponse struct {
	// AccessToken: The access token, unless it is in a cookie.
	AccessToken *string `json:"accessToken,omitempty"`
}

// ListAccountsResponse: A page of accounts, by id.
type ListAccountsResponse struct {
	// Items: The items of this page.
	Items []AccountInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// AccountInfo: An account.
type AccountInfo struct {
	// ID: The account's id.
	ID string `json:"id"`

	// Name: The name of the account.
	Name string `json:"name"`

	// TimeZone: The time zone in which the account's days begin. Lists leave this and the following members out.
	TimeZone *string `json:"timeZone,omitempty"`

	// Currency: The currency of all amounts, of ISO 4217.
	Currency *string `json:"currency,omitempty"`

	// Country: The account's country, of ISO 3166: numbers of other countries are international.
	Country *string `json:"country,omitempty"`

	// BillingSettings: The billing settings for this account
	BillingSettings *BillingSettings `json:"billingSettings,omitempty"`

	// DateCreated: The time at which the account was created, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`
}

// CallRatingInfo: How the calls of an account or a customer are rounded to increments.
type CallRatingInfo struct {
	// AccountID: The account.
	AccountID string `json:"accountId"`

	// CustomerID: The customer that was asked for; absent for the account itself.
	CustomerID *string `json:"customerId,omitempty"`

	// Month: The month in which the rating counts, YYYY-MM.
	Month string `json:"month"`

	// InitialIncrement: The billed seconds of the shortest call.
	InitialIncrement int32 `json:"initialIncrement"`

	// Increment: The step of the billed seconds beyond the initial increment, in seconds.
	Increment int32 `json:"increment"`

	// Minimum: The seconds that a shorter call counts as before it is rounded.
	Minimum int32 `json:"minimum"`

	// ConnectFee: The price of an answered call, whatever its duration, in the account's currency.
	ConnectFee float64 `json:"connectFee"`

	// Version: The version of the account's settings that the rating is of; 0 for the default.
	Version int64 `json:"version"`

	// OwnerCustomerID: The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
	OwnerCustomerID *string `json:"ownerCustomerId,omitempty"`
}

// AuthenticateResponse: The signed-in user, and the tokens.
type AuthenticateResponse struct {
	// UserID: The user's id, which is its name in lower case.
	UserID *string `json:"userId,omitempty"`

	// SessionID: The id of the sign-in, which is not a secret.
	SessionID *string `json:"sessionId,omitempty"`

	// UserName: The user's name.
	UserName *string `json:"userName,omitempty"`

	// DisplayName: The name to show for the user.
	DisplayName *string `json:"displayName,omitempty"`

	// BearerToken: The access token, unless it is in a cookie.
	BearerToken *string `json:"bearerToken,omitempty"`

	// RefreshToken: The refresh token, unless it is in a cookie.
	RefreshToken *string `json:"refreshToken,omitempty"`

	// RefreshTokenExpiry: The end of the refresh token: RFC 3339, UTC.
	RefreshTokenExpiry *string `json:"refreshTokenExpiry,omitempty"`

	// Roles: The user's roles.
	Roles []string `json:"roles"`

	// Permissions: The permissions that the roles have.
	Permissions []string `json:"permissions"`

	// AuthProvider: The way in which the user signed in.
	AuthProvider *string `json:"authProvider,omitempty"`
}

// ListBillablesResponse: A page of billables, newest first.
type ListBillablesResponse struct {
	// Items: The billables of this page.
	Items []BillableInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// BillableInfo: A call billed to a customer.
type BillableInfo struct {
	// ID: The billable's id, a UUID of version 7.
	ID string `json:"id"`

	// AccountID: The account that the call is billed in.
	AccountID string `json:"accountId"`

	// CustomerID: The customer that the call is billed to.
	CustomerID string `json:"customerId"`

	// SessionID: The session that the report named, if it named one.
	SessionID *string `json:"sessionId,omitempty"`

	// CallSid: The call, hex digits in lower case.
	CallSid string `json:"callSid"`

	// Status: The state of the billable in its life.
	Status BillableStatus `json:"status"`

	// DateCreated: The time at which the report was stored, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`

	// CreatedBy: The subject of the token that reported the call.
	CreatedBy string `json:"createdBy"`

	// DateVoided: The time of the void; absent while the billable is live.
	DateVoided *string `json:"dateVoided,omitempty"`

	// VoidedBy: The subject that voided the billable; absent while the billable is live.
	VoidedBy *string `json:"voidedBy,omitempty"`

	// VoidReason: The reason for the void; absent while the billable is live.
	VoidReason *string `json:"voidReason,omitempty"`
}

// ReportBillablesResponse: A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
type ReportBillablesResponse struct {
	// Index: The position of the report in the body, from 0; absent in the last line.
	Index *int64 `json:"index,omitempty"`

	Verdict  *Verdict      `json:"verdict,omitempty"`
	Billable *BillableInfo `json:"billable,omitempty"`
	Error    *VerdictError `json:"error,omitempty"`
	Summary  *ReportCounts `json:"summary,omitempty"`
}

// BillableExplanation: The explanation of a billable: every step from the report to the amount of its month.
type BillableExplanation struct {
	// Billable: The billable.
	Billable *BillableInfo `json:"billable"`

	// State: Rated, Pending (the call has no final facts yet) or Voided.
	State string `json:"state"`

	// Currency: The currency of all amounts.
	Currency string `json:"currency"`

	// TimeZone: The account's time zone at the start of the call.
	TimeZone string `json:"timeZone"`

	// LocalStart: The local start of the call with its offset.
	LocalStart *string `json:"localStart,omitempty"`

	// Day: The local day of the call, YYYY-MM-DD.
	Day *string `json:"day,omitempty"`

	// Item: The item that pays for the call.
	Item *string `json:"item,omitempty"`

	// Facts: All versions of the call's facts, oldest first.
	Facts []ExplainedFacts `json:"facts"`

	// Settings: The settings that the steps use; absent unless rated.
	Settings *ExplainedTerms `json:"settings,omitempty"`

	// Steps: The steps, in order.
	Steps []ExplainedStep `json:"steps"`

	// MonthAmount: The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
	MonthAmount *string `json:"monthAmount,omitempty"`

	// MonthAmountWithout: The same without this call.
	MonthAmountWithout *string `json:"monthAmountWithout,omitempty"`

	// Difference: The amount of the month less what it would be without this call. These differences do not add up.
	Difference *string `json:"difference,omitempty"`
}

// GetBillableHistoryResponse: The history of a billable.
type GetBillableHistoryResponse struct {
	// Items: The report, then the latest changes in the billable's life, at most 1,000, oldest first.
	Items []BillableChange `json:"items"`
}

type BillingInfo struct {
	Customers []BillingCustomerInfo `json:"customers,omitempty"`
}

// CallInfo: A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
type CallInfo struct {
	// AccountSid: The carrier's id of the account; never known.
	AccountSid *string `json:"accountSid,omitempty"`

	// Annotation: The carrier's annotation of the call; never known.
	Annotation *string `json:"annotation,omitempty"`

	// AnsweredBy: The person or machine that answered the call; never known.
	AnsweredBy *string `json:"answeredBy,omitempty"`

	// CallerName: The name of the caller; never known.
	CallerName *string `json:"callerName,omitempty"`

	// DateCreated: The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
	DateCreated *string `json:"dateCreated,omitempty"`

	// DateUpdated: The time at which this version was stored, RFC 3339 in UTC to the microsecond.
	DateUpdated *string `json:"dateUpdated,omitempty"`

	// Direction: The direction: inbound, or a text that begins with outbound.
	Direction *string `json:"direction,omitempty"`

	// Duration: The duration in whole seconds.
	Duration *int32 `json:"duration,omitempty"`

	// EndTime: The end of the call, RFC 3339 in UTC; known if the start and the duration are.
	EndTime *string `json:"endTime,omitempty"`

	// ForwardedFrom: The number that forwarded the call; never known.
	ForwardedFrom *string `json:"forwardedFrom,omitempty"`

	// From: The calling end.
	From *string `json:"from,omitempty"`

	// FromFormatted: The calling end for people; never known.
	FromFormatted *string `json:"fromFormatted,omitempty"`

	// ParentCallSid: The call that this one is a leg of.
	ParentCallSid *string `json:"parentCallSid,omitempty"`

	// PhoneNumberSid: The carrier's id of the phone number; never known.
	PhoneNumberSid *string `json:"phoneNumberSid,omitempty"`

	// Price: The price of the carrier, with the sign that the carrier gave.
	Price *json.Number `json:"price,omitempty"`

	// PriceUnit: The currency of the price, a code of ISO 4217.
	PriceUnit *string `json:"priceUnit,omitempty"`

	// Sid: The call, hex digits in lower case.
	Sid string `json:"sid"`

	// StartTime: The start of the call, RFC 3339 in UTC.
	StartTime *string `json:"startTime,omitempty"`

	// Status: The status, such as completed or no-answer.
	Status *string `json:"status,omitempty"`

	// To: The called end.
	To *string `json:"to,omitempty"`

	// ToFormatted: The called end for people; never known.
	ToFormatted *string `json:"toFormatted,omitempty"`

	// URI: The path of the call in this service.
	URI *string `json:"uri,omitempty"`

	// AccountID: The account of the call.
	AccountID string `json:"accountId"`

	// Version: The version of the facts: 1 for the first one, and 1 more for each change.
	Version int64 `json:"version"`

	// IsRecorded: Whether the call was recorded.
	IsRecorded *bool `json:"isRecorded,omitempty"`

	// BillableID: The live billable that the totals count the call for.
	BillableID *string `json:"billableId,omitempty"`

	// CustomerID: The customer that the call is billed to.
	CustomerID *string `json:"customerId,omitempty"`

	// BilledSeconds: The seconds that are billed.
	BilledSeconds *int32 `json:"billedSeconds,omitempty"`

	// DateDismissed: The time at which the call was taken off the list of unreported calls.
	DateDismissed *string `json:"dateDismissed,omitempty"`

	// DismissedBy: The subject that took the call off the list of unreported calls.
	DismissedBy *string `json:"dismissedBy,omitempty"`

	// DismissReason: The reason why the call was taken off the list of unreported calls.
	DismissReason *string `json:"dismissReason,omitempty"`
}

// ListPendingBillablesResponse: A page of billables whose calls have no final facts, oldest first.
type ListPendingBillablesResponse struct {
	// Items: The items of this page.
	Items []BillableInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// BillingPreview: The amounts of a month, as they are and with other settings.
type BillingPreview struct {
	// Currency: The currency of the amounts.
	Currency string `json:"currency"`

	// Month: The month, YYYY-MM.
	Month string `json:"month"`

	// Items: The items that cost something in either case.
	Items []BillingPreviewItem `json:"items"`

	// Amount: The amount of the month.
	Amount string `json:"amount"`

	// PreviewAmount: The amount that the month would have with the settings of the request.
	PreviewAmount string `json:"previewAmount"`

	// PendingCalls: The calls of the month without final facts, which have no amount yet.
	PendingCalls int64 `json:"pendingCalls"`
}

// BillingTotals: Counts and amounts of a range of days.
type BillingTotals struct {
	// Currency: The currency of the amounts.
	Currency string `json:"currency"`

	// TimeZone: The time zone of the days.
	TimeZone string `json:"timeZone"`

	// AsOf: The time as of which the totals are, RFC 3339 in UTC to the microsecond.
	AsOf string `json:"asOf"`

	// Items: The lines, by their keys; none without groupBy.
	Items []BillingTotalsItem `json:"items"`

	// Total: All lines together.
	Total *BillingTotal `json:"total"`
}

// ListUnreportedCallsResponse: A page of calls that nobody reported, oldest first.
type ListUnreportedCallsResponse struct {
	// Items: The items of this page.
	Items []CallInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// ReportCallsResponse: A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
type ReportCallsResponse struct {
	// Index: The position of the call in the body, from 0; absent in the last line.
	Index *int64 `json:"index,omitempty"`

	Verdict *CallVerdict `json:"verdict,omitempty"`

	// Version: The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
	Version *int64 `json:"version,omitempty"`

	Error   *VerdictError `json:"error,omitempty"`
	Summary *CallCounts   `json:"summary,omitempty"`
}

// ListCustomersResponse: A page of customers, by id.
type ListCustomersResponse struct {
	// Items: The items of this page.
	Items []CustomerInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// CustomerInfo: A customer of an account.
type CustomerInfo struct {
	// ID: The customer's id, unique within the account.
	ID string `json:"id"`

	// AccountID: The account that the customer belongs to.
	AccountID string `json:"accountId"`

	// Name: The name of the customer.
	Name string `json:"name"`

	// ParentCustomerID: The customer above this one, in the same account.
	ParentCustomerID *string `json:"parentCustomerId,omitempty"`

	// OverrideBillingSettings: Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
	OverrideBillingSettings *bool `json:"overrideBillingSettings,omitempty"`

	// BillingSettings: The customer's own billing settings in the current month.
	BillingSettings *BillingSettings `json:"billingSettings,omitempty"`

	// EndMonth: The last month of the customer's base costs, YYYY-MM.
	EndMonth *string `json:"endMonth,omitempty"`

	// DateCreated: The time at which the customer was created, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`
}

// EffectiveBillingSettings: The billing settings that count for a customer in a month.
type EffectiveBillingSettings struct {
	// AccountID: The account of the customer.
	AccountID string `json:"accountId"`

	// CustomerID: The customer.
	CustomerID string `json:"customerId"`

	// Month: The month, YYYY-MM.
	Month string `json:"month"`

	// Currency: The currency of the costs.
	Currency string `json:"currency"`

	// Items: All nine items.
	Items []EffectiveBillingItem `json:"items"`
}

// ListSessionsResponse: A page of sessions, by id.
type ListSessionsResponse struct {
	// Items: The items of this page.
	Items []SessionInfo `json:"items"`

	// NextCursor: The cursor of the next page; absent on the last one.
	NextCursor *string `json:"nextCursor,omitempty"`

	// HasMorePages: Whether another page follows.
	HasMorePages bool `json:"hasMorePages"`
}

// SessionInfo: A session.
type SessionInfo struct {
	// ID: The session's id, unique within the account.
	ID string `json:"id"`

	// AccountID: The account that the session belongs to.
	AccountID string `json:"accountId"`

	// CustomerID: The customer of the session.
	CustomerID string `json:"customerId"`

	// CallSid: The call of the session, if there is one.
	CallSid *string `json:"callSid,omitempty"`

	// DateCreated: The time at which the session was created, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`
}

type BillingSettings struct {
	Base                *BillingItem `json:"base,omitempty"`
	LocalNumbers        *BillingItem `json:"localNumbers,omitempty"`
	TollFreeNumbers     *BillingItem `json:"tollFreeNumbers,omitempty"`
	InboundVoiceCalls   *BillingItem `json:"inboundVoiceCalls,omitempty"`
	OutboundVoiceCalls  *BillingItem `json:"outboundVoiceCalls,omitempty"`
	InboundFaxes        *BillingItem `json:"inboundFaxes,omitempty"`
	OutboundFaxes       *BillingItem `json:"outboundFaxes,omitempty"`
	InboundSMSMessages  *BillingItem `json:"inboundSmsMessages,omitempty"`
	OutboundSMSMessages *BillingItem `json:"outboundSmsMessages,omitempty"`
}

type BillingItem struct {
	BaseCost          *float64 `json:"baseCost,omitempty"`
	RawUnitMultiplier *float64 `json:"rawUnitMultiplier,omitempty"`
	UnitCost          *float64 `json:"unitCost,omitempty"`
	Allowance         *int32   `json:"allowance,omitempty"`
}

// BillableStatus: The state of a billable in its life.
type BillableStatus string

// The values of BillableStatus.
const (
	BillableStatusReported BillableStatus = "Reported"
	BillableStatusVoided   BillableStatus = "Voided"
)

// Verdict: The result of one report of a batch.
type Verdict string

// The values of Verdict.
const (
	VerdictCreated   Verdict = "Created"
	VerdictReplayed  Verdict = "Replayed"
	VerdictConflict  Verdict = "Conflict"
	VerdictVoided    Verdict = "Voided"
	VerdictInvalid   Verdict = "Invalid"
	VerdictNotFound  Verdict = "NotFound"
	VerdictForbidden Verdict = "Forbidden"
	VerdictFailed    Verdict = "Failed"
)

// VerdictError: The reason for an item of a batch that is not stored.
type VerdictError struct {
	// ErrorCode: A code that programs can rely on, the same as for a single report.
	ErrorCode string `json:"errorCode"`

	// Message: The problem and its remedy, for people.
	Message string `json:"message"`

	// Errors: Every member at fault; empty if no member is.
	Errors []ResponseError `json:"errors,omitempty"`
}

// ReportCounts: The number of reports with each verdict.
type ReportCounts struct {
	// Total: All reports.
	Total int64 `json:"total"`

	// Created: Reports that made a billable.
	Created int64 `json:"created"`

	// Replayed: Reports that repeat an earlier one.
	Replayed int64 `json:"replayed"`

	// Conflict: Reports of calls that are billed to another customer or for another session.
	Conflict int64 `json:"conflict"`

	// Voided: Reports of voided billables.
	Voided int64 `json:"voided"`

	// Invalid: Reports that cannot be read or break a rule.
	Invalid int64 `json:"invalid"`

	// NotFound: Reports whose session or customer is unknown.
	NotFound int64 `json:"notFound"`

	// Forbidden: Reports in accounts that are not the caller's.
	Forbidden int64 `json:"forbidden"`

	// Failed: Reports that are not confirmed.
	Failed int64 `json:"failed"`
}

// ExplainedFacts: A version of a call's facts, whole.
type ExplainedFacts struct {
	// Version: The version, from 1.
	Version int64 `json:"version"`

	// DateUpdated: The time at which the version was stored, RFC 3339 in UTC to the microsecond.
	DateUpdated string `json:"dateUpdated"`

	// UpdatedBy: The subject that reported the version; absent for the role Customer.
	UpdatedBy *string `json:"updatedBy,omitempty"`

	// Status: The status, such as completed.
	Status *string `json:"status,omitempty"`

	// Direction: The direction: inbound, or a text that begins with outbound.
	Direction *string `json:"direction,omitempty"`

	// From: The calling end.
	From *string `json:"from,omitempty"`

	// To: The called end.
	To *string `json:"to,omitempty"`

	// StartTime: The start of the call, RFC 3339 in UTC.
	StartTime *string `json:"startTime,omitempty"`

	// Duration: The duration in whole seconds.
	Duration *int64 `json:"duration,omitempty"`

	// Price: The price of the carrier; absent for the role Customer.
	Price *float64 `json:"price,omitempty"`

	// PriceUnit: The currency of the carrier's price; absent for the role Customer.
	PriceUnit *string `json:"priceUnit,omitempty"`
}

// ExplainedTerms: The settings that an explanation uses, with their version and owner.
type ExplainedTerms struct {
	// Terms: The terms of the item in the month.
	Terms *BillingItem `json:"terms"`

	// Version: The version of the account's settings; 0 if the account has none.
	Version int64 `json:"version"`

	// OwnerCustomerID: The customer whose settings these are. Absent for the account's, and where the caller may not know.
	OwnerCustomerID *string `json:"ownerCustomerId,omitempty"`

	// CallRatingVersion: The version of the call rating that rounded the duration; 0 for the default.
	CallRatingVersion int64 `json:"callRatingVersion"`

	// CallRatingOwnerCustomerID: The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
	CallRatingOwnerCustomerID *string `json:"callRatingOwnerCustomerId,omitempty"`
}

// ExplainedStep: A step of an explanation.
type ExplainedStep struct {
	// Step: The name of the step.
	Step string `json:"step"`

	// Value: The exact result of the step: a number, or a fraction where no decimal is exact.
	Value string `json:"value"`

	// Text: The step with its numbers, for a person.
	Text string `json:"text"`
}

// BillableChange: A change in a billable's life.
type BillableChange struct {
	// Action: The kind of the change.
	Action BillableAction `json:"action"`

	// Date: The time of the change, RFC 3339 in UTC to the microsecond.
	Date string `json:"date"`

	// By: The subject of the caller that made the change.
	By string `json:"by"`

	// Reason: The reason for the change; a report has none.
	Reason *string `json:"reason,omitempty"`
}

// ResponseError: A fault of one member.
type ResponseError struct {
	// ErrorCode: The code of the fault.
	ErrorCode string `json:"errorCode"`

	// FieldName: The member at fault, in PascalCase.
	FieldName string `json:"fieldName"`

	// Message: The problem and its remedy.
	Message string `json:"message"`
}

// BillableAction: The kind of a change in a billable's life.
type BillableAction string

// The values of BillableAction.
const (
	BillableActionReported   BillableAction = "Reported"
	BillableActionVoided     BillableAction = "Voided"
	BillableActionReinstated BillableAction = "Reinstated"
)

type BillingCustomerInfo struct {
	CustomerID         *string  `json:"customerId,omitempty"`
	InternationalCosts *float64 `json:"internationalCosts,omitempty"`
	HasCallRecording   *bool    `json:"hasCallRecording,omitempty"`
}

type UsageRecordInfo struct {
	AccountSid  *string  `json:"accountSid,omitempty"`
	Category    *string  `json:"category,omitempty"`
	Count       *float64 `json:"count,omitempty"`
	CountUnit   *string  `json:"countUnit,omitempty"`
	Description *string  `json:"description,omitempty"`
	EndDate     *string  `json:"endDate,omitempty"`
	Price       *float64 `json:"price,omitempty"`
	PriceUnit   *string  `json:"priceUnit,omitempty"`
	StartDate   *string  `json:"startDate,omitempty"`
	Usage       *string  `json:"usage,omitempty"`
	UsageUnit   *string  `json:"usageUnit,omitempty"`
	URI         *string  `json:"uri,omitempty"`
}

// BillingPreviewItem: An item of a preview.
type BillingPreviewItem struct {
	// Item: The name of the item.
	Item string `json:"item"`

	// Amount: The amount of the month, with exactly the currency's places.
	Amount string `json:"amount"`

	// PreviewAmount: The amount that the month would have with the settings of the request.
	PreviewAmount string `json:"previewAmount"`
}

// BillingTotalsItem: A line of totals. It has the keys that `groupBy` names.
type BillingTotalsItem struct {
	// CustomerID: The customer.
	CustomerID *string `json:"customerId,omitempty"`

	// CustomerName: The customer's name.
	CustomerName *string `json:"customerName,omitempty"`

	// Day: The day, YYYY-MM-DD.
	Day *string `json:"day,omitempty"`

	// Month: The month, YYYY-MM.
	Month *string `json:"month,omitempty"`

	// Item: The item, or pending for calls without final facts.
	Item *string `json:"item,omitempty"`

	// Calls: The live billables.
	Calls int64 `json:"calls"`

	// AnsweredCalls: The calls of these that pay a connect fee: completed, and longer than 0 s.
	AnsweredCalls int64 `json:"answeredCalls"`

	// PendingCalls: The calls of these without final facts, which have no amount yet.
	PendingCalls int64 `json:"pendingCalls"`

	// VoidedCalls: The voided billables, which `calls` leaves out.
	VoidedCalls int64 `json:"voidedCalls"`

	// Seconds: The durations of the answered calls, in seconds.
	Seconds int64 `json:"seconds"`

	// BilledSeconds: The durations after the rounding to increments, in seconds.
	BilledSeconds int64 `json:"billedSeconds"`

	// UnpricedInternationalCalls: The international calls whose carrier's price is in another currency than the account's.
	UnpricedInternationalCalls int64 `json:"unpricedInternationalCalls"`

	// Amount: The amount, with exactly the currency's places.
	Amount string `json:"amount"`
}

// BillingTotal: The counts and the amount of a whole range.
type BillingTotal struct {
	// Calls: The live billables.
	Calls int64 `json:"calls"`

	// AnsweredCalls: The calls of these that pay a connect fee: completed, and longer than 0 s.
	AnsweredCalls int64 `json:"answeredCalls"`

	// PendingCalls: The calls of these without final facts, which have no amount yet.
	PendingCalls int64 `json:"pendingCalls"`

	// VoidedCalls: The voided billables, which `calls` leaves out.
	VoidedCalls int64 `json:"voidedCalls"`

	// Seconds: The durations of the answered calls, in seconds.
	Seconds int64 `json:"seconds"`

	// BilledSeconds: The durations after the rounding to increments, in seconds.
	BilledSeconds int64 `json:"billedSeconds"`

	// UnpricedInternationalCalls: The international calls whose carrier's price is in another currency than the account's.
	UnpricedInternationalCalls int64 `json:"unpricedInternationalCalls"`

	// Amount: The amount, with exactly the currency's places.
	Amount string `json:"amount"`
}

// CallVerdict: The result of one call of a batch.
type CallVerdict string

// The values of CallVerdict.
const (
	CallVerdictCreated    CallVerdict = "Created"
	CallVerdictChanged    CallVerdict = "Changed"
	CallVerdictUnchanged  CallVerdict = "Unchanged"
	CallVerdictSuperseded CallVerdict = "Superseded"
	CallVerdictInvalid    CallVerdict = "Invalid"
	CallVerdictNotFound   CallVerdict = "NotFound"
	CallVerdictForbidden  CallVerdict = "Forbidden"
	CallVerdictFailed     CallVerdict = "Failed"
)

// CallCounts: The number of calls with each verdict.
type CallCounts struct {
	// Total: All calls.
	Total int64 `json:"total"`

	// Created: Calls that got their first facts.
	Created int64 `json:"created"`

	// Changed: Calls that got a newer version.
	Changed int64 `json:"changed"`

	// Unchanged: Calls whose facts are known already.
	Unchanged int64 `json:"unchanged"`

	// Superseded: Calls of which `replaces` does not name the newest version.
	Superseded int64 `json:"superseded"`

	// Invalid: Calls whose facts cannot be read or break a rule.
	Invalid int64 `json:"invalid"`

	// NotFound: Calls whose account does not exist.
	NotFound int64 `json:"notFound"`

	// Forbidden: Calls in accounts that are not the caller's.
	Forbidden int64 `json:"forbidden"`

	// Failed: Calls whose facts are not confirmed.
	Failed int64 `json:"failed"`
}

// EffectiveBillingItem: An item of the billing settings that count for a customer.
type EffectiveBillingItem struct {
	// Item: The name of the item.
	Item string `json:"item"`

	// Terms: The terms of the item; an item that the settings do not have costs nothing.
	Terms *BillingItem `json:"terms"`

	// OwnerCustomerID: The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
	OwnerCustomerID *string `json:"ownerCustomerId,omitempty"`

	// Version: The version of the account's settings that the item is of; 0 if the account has none.
	Version int64 `json:"version"`
}
