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
	// ID: The account's id.
	ID *string `json:"id,omitempty"`
}

// Method is the HTTP method that GetAccount is sent with.
func (GetAccount) Method() string { return "GET" }

// Path is where GetAccount is sent; names in braces stand for members.
func (GetAccount) Path() string { return "/accounts/{id}" }

// Response makes room for what GetAccount is answered with.
func (GetAccount) Response() *AccountInfo { return new(AccountInfo) }

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
}

// Method is the HTTP method that GetBillable is sent with.
func (GetBillable) Method() string { return "GET" }

// Path is where GetBillable is sent; names in braces stand for members.
func (GetBillable) Path() string { return "/billables/{id}" }

// Response makes room for what GetBillable is answered with.
func (GetBillable) Response() *BillableInfo { return new(BillableInfo) }

// GetBillableHistory: Read the history of a billable
type GetBillableHistory struct {
	// ID: The billable's id.
	ID *string `json:"id,omitempty"`
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

	// Reason: The reason for the void: 1 to 500 characters, no control characters.
	Reason string `json:"reason"`
}

// Method is the HTTP method that VoidBillable is sent with.
func (VoidBillable) Method() string { return "POST" }

// Path is where VoidBillable is sent; names in braces stand for members.
func (VoidBillable) Path() string { return "/billables/{id}/void" }

// Response makes room for what VoidBillable is answered with.
func (VoidBillable) Response() *BillableInfo { return new(BillableInfo) }

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
	// ID: The customer's id.
	ID *string `json:"id,omitempty"`

	// AccountID: The account to look in; needed if several of the caller's accounts have a customer of this id.
	AccountID *string `json:"accountId,omitempty"`
}

// Method is the HTTP method that GetCustomer is sent with.
func (GetCustomer) Method() string { return "GET" }

// Path is where GetCustomer is sent; names in braces stand for members.
func (GetCustomer) Path() string { return "/customers/{id}" }

// Response makes room for what GetCustomer is answered with.
func (GetCustomer) Response() *CustomerInfo { return new(CustomerInfo) }

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

	// DateCreated: The time at which the account was created, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`
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

// GetBillableHistoryResponse: The history of a billable.
type GetBillableHistoryResponse struct {
	// Items: The report, then the latest changes in the billable's life, at most 1,000, oldest first.
	Items []BillableChange `json:"items"`
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

	// DateCreated: The time at which the customer was created, RFC 3339 in UTC to the microsecond.
	DateCreated string `json:"dateCreated"`
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

// VerdictError: The reason for a report that billed nothing.
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
