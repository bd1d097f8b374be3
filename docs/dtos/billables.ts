/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: 
//MakePropertiesOptional: True
//AddServiceStackTypes: True
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
*/

export interface IReturn<T>
{
    createResponse(): T;
}

export interface IPost
{
}

export interface IGet
{
}

export interface IPatch
{
}

export interface IPut
{
}

export interface IDelete
{
}

export interface IReturnVoid
{
    createResponse(): void;
}

/**
* A new access token.
*/
// @Api(Description="A new access token.")
export class GetAccessTokenResponse
{
    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    public accessToken?: string;

    public constructor(init?: Partial<GetAccessTokenResponse>) { (Object as any).assign(this, init); }
}

/**
* Get a new access token for a refresh token
*/
// @Route("/access-token", "POST")
// @Api(Description="Get a new access token for a refresh token")
export class GetAccessToken implements IReturn<GetAccessTokenResponse>, IPost
{
    /**
    * The refresh token; if absent, the cookie ss-reftok counts.
    */
    // @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
    public refreshToken?: string;

    /**
    * Give the token in the cookie ss-tok, and not in the body.
    */
    // @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
    public useTokenCookie?: boolean;

    public constructor(init?: Partial<GetAccessToken>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetAccessToken'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new GetAccessTokenResponse(); }
}

export class BillingItem
{
    public baseCost?: number;
    public rawUnitMultiplier?: number;
    public unitCost?: number;
    public allowance?: number;

    public constructor(init?: Partial<BillingItem>) { (Object as any).assign(this, init); }
}

export class BillingSettings
{
    public base?: BillingItem;
    public localNumbers?: BillingItem;
    public tollFreeNumbers?: BillingItem;
    public inboundVoiceCalls?: BillingItem;
    public outboundVoiceCalls?: BillingItem;
    public inboundFaxes?: BillingItem;
    public outboundFaxes?: BillingItem;
    public inboundSmsMessages?: BillingItem;
    public outboundSmsMessages?: BillingItem;

    public constructor(init?: Partial<BillingSettings>) { (Object as any).assign(this, init); }
}

/**
* An account.
*/
// @Api(Description="An account.")
export class AccountInfo
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.", IsRequired=true)
    public id?: string;

    /**
    * The name of the account.
    */
    // @ApiMember(Description="The name of the account.", IsRequired=true)
    public name?: string;

    /**
    * The time zone in which the account's days begin. Lists leave this and the following members out.
    */
    // @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
    public timeZone?: string;

    /**
    * The currency of all amounts, of ISO 4217.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217.")
    public currency?: string;

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    public country?: string;

    /**
    * The billing settings for this account
    */
    // @ApiMember(Description="The billing settings for this account")
    public billingSettings?: BillingSettings;

    /**
    * The time at which the account was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public dateCreated?: string;

    public constructor(init?: Partial<AccountInfo>) { (Object as any).assign(this, init); }
}

/**
* A page of accounts, by id.
*/
// @Api(Description="A page of accounts, by id.")
export class ListAccountsResponse
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public items?: AccountInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListAccountsResponse>) { (Object as any).assign(this, init); }
}

/**
* List accounts, by id
*/
// @Route("/accounts", "GET")
// @Api(Description="List accounts, by id")
export class ListAccounts implements IReturn<ListAccountsResponse>, IGet
{
    /**
    * The number of accounts in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of accounts in a page, 50 if not given.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before.")
    public cursor?: string;

    public constructor(init?: Partial<ListAccounts>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListAccounts'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListAccountsResponse(); }
}

/**
* Create an account
*/
// @Route("/accounts", "POST")
// @Api(Description="Create an account")
export class NewAccount implements IReturn<AccountInfo>, IPost
{
    /**
    * The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public id?: string;

    /**
    * The name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
    public name?: string;

    public constructor(init?: Partial<NewAccount>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'NewAccount'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new AccountInfo(); }
}

/**
* Read an account
*/
// @Route("/accounts/{accountId}", "GET")
// @Api(Description="Read an account")
export class GetAccount implements IReturn<AccountInfo>, IGet
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public accountId?: string;

    public constructor(init?: Partial<GetAccount>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetAccount'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new AccountInfo(); }
}

/**
* Change an account's settings, name, time zone, currency or country
*/
// @Route("/accounts/{accountId}", "PATCH")
// @Api(Description="Change an account's settings, name, time zone, currency or country")
export class PatchAccount implements IReturn<AccountInfo>, IPatch
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public accountId?: string;

    /**
    * The corrected name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
    public name?: string;

    /**
    * The time zone in which the account's days begin, of the IANA database.
    */
    // @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
    public timeZone?: string;

    /**
    * The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
    public currency?: string;

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    public country?: string;

    /**
    * Updated billing settings for this account: each given item replaces the former one, and the others stay.
    */
    // @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
    public billingSettings?: BillingSettings;

    /**
    * The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    public effectiveMonth?: string;

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    public restate?: boolean;

    public constructor(init?: Partial<PatchAccount>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'PatchAccount'; }
    public getMethod() { return 'PATCH'; }
    public createResponse() { return new AccountInfo(); }
}

/**
* How the calls of an account or a customer are rounded to increments.
*/
// @Api(Description="How the calls of an account or a customer are rounded to increments.")
export class CallRatingInfo
{
    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    public accountId?: string;

    /**
    * The customer that was asked for; absent for the account itself.
    */
    // @ApiMember(Description="The customer that was asked for; absent for the account itself.")
    public customerId?: string;

    /**
    * The month in which the rating counts, YYYY-MM.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
    public month?: string;

    /**
    * The billed seconds of the shortest call.
    */
    // @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
    public initialIncrement?: number;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
    public increment?: number;

    /**
    * The seconds that a shorter call counts as before it is rounded.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
    public minimum?: number;

    /**
    * The price of an answered call, whatever its duration, in the account's currency.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
    public connectFee?: number;

    /**
    * The version of the account's settings that the rating is of; 0 for the default.
    */
    // @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
    public version?: number;

    /**
    * The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    */
    // @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
    public ownerCustomerId?: string;

    public constructor(init?: Partial<CallRatingInfo>) { (Object as any).assign(this, init); }
}

/**
* Read the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "GET")
// @Api(Description="Read the call rating of an account")
export class GetAccountCallRating implements IReturn<CallRatingInfo>, IGet
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public accountId?: string;

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    public month?: string;

    public constructor(init?: Partial<GetAccountCallRating>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetAccountCallRating'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new CallRatingInfo(); }
}

/**
* Set the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "PUT")
// @Api(Description="Set the call rating of an account")
export class PutAccountCallRating implements IReturn<CallRatingInfo>, IPut
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public accountId?: string;

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    public initialIncrement?: number;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    public increment?: number;

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    public minimum?: number;

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    public connectFee?: number;

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    public effectiveMonth?: string;

    public constructor(init?: Partial<PutAccountCallRating>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'PutAccountCallRating'; }
    public getMethod() { return 'PUT'; }
    public createResponse() { return new CallRatingInfo(); }
}

/**
* The signed-in user, and the tokens.
*/
// @Api(Description="The signed-in user, and the tokens.")
export class AuthenticateResponse
{
    /**
    * The user's id, which is its name in lower case.
    */
    // @ApiMember(Description="The user's id, which is its name in lower case.")
    public userId?: string;

    /**
    * The id of the sign-in, which is not a secret.
    */
    // @ApiMember(Description="The id of the sign-in, which is not a secret.")
    public sessionId?: string;

    /**
    * The user's name.
    */
    // @ApiMember(Description="The user's name.")
    public userName?: string;

    /**
    * The name to show for the user.
    */
    // @ApiMember(Description="The name to show for the user.")
    public displayName?: string;

    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    public bearerToken?: string;

    /**
    * The refresh token, unless it is in a cookie.
    */
    // @ApiMember(Description="The refresh token, unless it is in a cookie.")
    public refreshToken?: string;

    /**
    * The end of the refresh token: RFC 3339, UTC.
    */
    // @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
    public refreshTokenExpiry?: string;

    /**
    * The user's roles.
    */
    // @ApiMember(Description="The user's roles.", IsRequired=true)
    public roles?: string[];

    /**
    * The permissions that the roles have.
    */
    // @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
    public permissions?: string[];

    /**
    * The way in which the user signed in.
    */
    // @ApiMember(Description="The way in which the user signed in.")
    public authProvider?: string;

    public constructor(init?: Partial<AuthenticateResponse>) { (Object as any).assign(this, init); }
}

/**
* Sign in
*/
// @Route("/auth", "POST")
// @Api(Description="Sign in")
export class Authenticate implements IReturn<AuthenticateResponse>, IPost
{
    /**
    * The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    */
    // @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
    public provider?: string;

    /**
    * The user's name, in upper or lower case.
    */
    // @ApiMember(Description="The user's name, in upper or lower case.")
    public userName?: string;

    /**
    * The user's password.
    */
    // @ApiMember(Description="The user's password.")
    public password?: string;

    /**
    * Also set the cookie ss-pid, which outlives the browser.
    */
    // @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
    public rememberMe?: boolean;

    /**
    * Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    */
    // @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
    public useTokenCookie?: boolean;

    public constructor(init?: Partial<Authenticate>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'Authenticate'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new AuthenticateResponse(); }
}

/**
* The state of a billable in its life.
*/
// @Api(Description="The state of a billable in its life.")
export enum BillableStatus
{
    Reported = 'Reported',
    Voided = 'Voided',
}

/**
* A call billed to a customer.
*/
// @Api(Description="A call billed to a customer.")
export class BillableInfo
{
    /**
    * The billable's id, a UUID of version 7.
    */
    // @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
    public id?: string;

    /**
    * The account that the call is billed in.
    */
    // @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
    public accountId?: string;

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
    public customerId?: string;

    /**
    * The session that the report named, if it named one.
    */
    // @ApiMember(Description="The session that the report named, if it named one.")
    public sessionId?: string;

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    public callSid?: string;

    /**
    * The state of the billable in its life.
    */
    // @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
    public status?: BillableStatus;

    /**
    * The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public dateCreated?: string;

    /**
    * The subject of the token that reported the call.
    */
    // @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
    public createdBy?: string;

    /**
    * The time of the void; absent while the billable is live.
    */
    // @ApiMember(Description="The time of the void; absent while the billable is live.")
    public dateVoided?: string;

    /**
    * The subject that voided the billable; absent while the billable is live.
    */
    // @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
    public voidedBy?: string;

    /**
    * The reason for the void; absent while the billable is live.
    */
    // @ApiMember(Description="The reason for the void; absent while the billable is live.")
    public voidReason?: string;

    public constructor(init?: Partial<BillableInfo>) { (Object as any).assign(this, init); }
}

/**
* A page of billables, newest first.
*/
// @Api(Description="A page of billables, newest first.")
export class ListBillablesResponse
{
    /**
    * The billables of this page.
    */
    // @ApiMember(Description="The billables of this page.", IsRequired=true)
    public items?: BillableInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListBillablesResponse>) { (Object as any).assign(this, init); }
}

/**
* List billables, newest first
*/
// @Route("/billables", "GET")
// @Api(Description="List billables, newest first")
export class ListBillables implements IReturn<ListBillablesResponse>, IGet
{
    /**
    * The account whose billables are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    public customerId?: string;

    /**
    * Only billables whose report named this session.
    */
    // @ApiMember(Description="Only billables whose report named this session.")
    public sessionId?: string;

    /**
    * Only billables of this call.
    */
    // @ApiMember(Description="Only billables of this call.")
    public callSid?: string;

    /**
    * Only billables of this status: Reported or Voided.
    */
    // @ApiMember(Description="Only billables of this status: Reported or Voided.")
    public status?: string;

    /**
    * Only billables created at this time or later, RFC 3339.
    */
    // @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
    public from?: string;

    /**
    * Only billables created before this time, RFC 3339.
    */
    // @ApiMember(Description="Only billables created before this time, RFC 3339.")
    public to?: string;

    /**
    * The number of billables in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    public cursor?: string;

    public constructor(init?: Partial<ListBillables>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListBillables'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListBillablesResponse(); }
}

/**
* Report/create a new billable
*/
// @Route("/billables", "POST")
// @Api(Description="Report/create a new billable")
export class NewBillable implements IReturn<BillableInfo>, IPost
{
    /**
    * The account to associate the billable with
    */
    // @ApiMember(Description="The account to associate the billable with")
    public accountId?: string;

    /**
    * The customer to associate the billable with
    */
    // @ApiMember(Description="The customer to associate the billable with")
    public customerId?: string;

    /**
    * The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    */
    // @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
    public sessionId?: string;

    /**
    * The call SID to report
    */
    // @ApiMember(Description="The call SID to report")
    public callSid?: string;

    public constructor(init?: Partial<NewBillable>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'NewBillable'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new BillableInfo(); }
}

/**
* The result of one report of a batch.
*/
// @Api(Description="The result of one report of a batch.")
export enum Verdict
{
    Created = 'Created',
    Replayed = 'Replayed',
    Conflict = 'Conflict',
    Voided = 'Voided',
    Invalid = 'Invalid',
    NotFound = 'NotFound',
    Forbidden = 'Forbidden',
    Failed = 'Failed',
}

/**
* A fault of one member.
*/
// @Api(Description="A fault of one member.")
export class ResponseError
{
    /**
    * The code of the fault.
    */
    // @ApiMember(Description="The code of the fault.", IsRequired=true)
    public errorCode?: string;

    /**
    * The member at fault, in PascalCase.
    */
    // @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
    public fieldName?: string;

    /**
    * The problem and its remedy.
    */
    // @ApiMember(Description="The problem and its remedy.", IsRequired=true)
    public message?: string;

    public constructor(init?: Partial<ResponseError>) { (Object as any).assign(this, init); }
}

/**
* The reason for an item of a batch that is not stored.
*/
// @Api(Description="The reason for an item of a batch that is not stored.")
export class VerdictError
{
    /**
    * A code that programs can rely on, the same as for a single report.
    */
    // @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
    public errorCode?: string;

    /**
    * The problem and its remedy, for people.
    */
    // @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
    public message?: string;

    /**
    * Every member at fault; empty if no member is.
    */
    // @ApiMember(Description="Every member at fault; empty if no member is.")
    public errors?: ResponseError[];

    public constructor(init?: Partial<VerdictError>) { (Object as any).assign(this, init); }
}

/**
* The number of reports with each verdict.
*/
// @Api(Description="The number of reports with each verdict.")
export class ReportCounts
{
    /**
    * All reports.
    */
    // @ApiMember(Description="All reports.", IsRequired=true)
    public total?: number;

    /**
    * Reports that made a billable.
    */
    // @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    public created?: number;

    /**
    * Reports that repeat an earlier one.
    */
    // @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
    public replayed?: number;

    /**
    * Reports of calls that are billed to another customer or for another session.
    */
    // @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
    public conflict?: number;

    /**
    * Reports of voided billables.
    */
    // @ApiMember(Description="Reports of voided billables.", IsRequired=true)
    public voided?: number;

    /**
    * Reports that cannot be read or break a rule.
    */
    // @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
    public invalid?: number;

    /**
    * Reports whose session or customer is unknown.
    */
    // @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
    public notFound?: number;

    /**
    * Reports in accounts that are not the caller's.
    */
    // @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
    public forbidden?: number;

    /**
    * Reports that are not confirmed.
    */
    // @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
    public failed?: number;

    public constructor(init?: Partial<ReportCounts>) { (Object as any).assign(this, init); }
}

/**
* A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
export class ReportBillablesResponse
{
    /**
    * The position of the report in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
    public index?: number;

    public verdict?: Verdict;
    public billable?: BillableInfo;
    public error?: VerdictError;
    public summary?: ReportCounts;

    public constructor(init?: Partial<ReportBillablesResponse>) { (Object as any).assign(this, init); }
}

/**
* Report many billables
*/
// @Route("/billables/batch", "POST")
// @Api(Description="Report many billables")
export class ReportBillables extends Array<NewBillable> implements IReturn<ReportBillablesResponse>, IPost
{
    /**
    * The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
    public verdicts?: string;

    public constructor(init?: Partial<ReportBillables>) { super(); (Object as any).assign(this, init); }
    public getTypeName() { return 'ReportBillables'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new ReportBillablesResponse(); }
}

/**
* Read a billable
*/
// @Route("/billables/{id}", "GET")
// @Api(Description="Read a billable")
export class GetBillable implements IReturn<BillableInfo>, IGet
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public accountId?: string;

    public constructor(init?: Partial<GetBillable>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetBillable'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new BillableInfo(); }
}

/**
* A version of a call's facts, whole.
*/
// @Api(Description="A version of a call's facts, whole.")
export class ExplainedFacts
{
    /**
    * The version, from 1.
    */
    // @ApiMember(Description="The version, from 1.", IsRequired=true)
    public version?: number;

    /**
    * The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public dateUpdated?: string;

    /**
    * The subject that reported the version; absent for the role Customer.
    */
    // @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
    public updatedBy?: string;

    /**
    * The status, such as completed.
    */
    // @ApiMember(Description="The status, such as completed.")
    public status?: string;

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    public direction?: string;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public from?: string;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public to?: string;

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    public startTime?: string;

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    public duration?: number;

    /**
    * The price of the carrier; absent for the role Customer.
    */
    // @ApiMember(Description="The price of the carrier; absent for the role Customer.")
    public price?: number;

    /**
    * The currency of the carrier's price; absent for the role Customer.
    */
    // @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
    public priceUnit?: string;

    public constructor(init?: Partial<ExplainedFacts>) { (Object as any).assign(this, init); }
}

/**
* The settings that an explanation uses, with their version and owner.
*/
// @Api(Description="The settings that an explanation uses, with their version and owner.")
export class ExplainedTerms
{
    /**
    * The terms of the item in the month.
    */
    // @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
    public terms?: BillingItem;

    /**
    * The version of the account's settings; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
    public version?: number;

    /**
    * The customer whose settings these are. Absent for the account's, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
    public ownerCustomerId?: string;

    /**
    * The version of the call rating that rounded the duration; 0 for the default.
    */
    // @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
    public callRatingVersion?: number;

    /**
    * The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
    public callRatingOwnerCustomerId?: string;

    public constructor(init?: Partial<ExplainedTerms>) { (Object as any).assign(this, init); }
}

/**
* A step of an explanation.
*/
// @Api(Description="A step of an explanation.")
export class ExplainedStep
{
    /**
    * The name of the step.
    */
    // @ApiMember(Description="The name of the step.", IsRequired=true)
    public step?: string;

    /**
    * The exact result of the step: a number, or a fraction where no decimal is exact.
    */
    // @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
    public value?: string;

    /**
    * The step with its numbers, for a person.
    */
    // @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
    public text?: string;

    public constructor(init?: Partial<ExplainedStep>) { (Object as any).assign(this, init); }
}

/**
* The explanation of a billable: every step from the report to the amount of its month.
*/
// @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
export class BillableExplanation
{
    /**
    * The billable.
    */
    // @ApiMember(Description="The billable.", IsRequired=true)
    public billable?: BillableInfo;

    /**
    * Rated, Pending (the call has no final facts yet) or Voided.
    */
    // @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
    public state?: string;

    /**
    * The currency of all amounts.
    */
    // @ApiMember(Description="The currency of all amounts.", IsRequired=true)
    public currency?: string;

    /**
    * The account's time zone at the start of the call.
    */
    // @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
    public timeZone?: string;

    /**
    * The local start of the call with its offset.
    */
    // @ApiMember(Description="The local start of the call with its offset.")
    public localStart?: string;

    /**
    * The local day of the call, YYYY-MM-DD.
    */
    // @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
    public day?: string;

    /**
    * The item that pays for the call.
    */
    // @ApiMember(Description="The item that pays for the call.")
    public item?: string;

    /**
    * All versions of the call's facts, oldest first.
    */
    // @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
    public facts?: ExplainedFacts[];

    /**
    * The settings that the steps use; absent unless rated.
    */
    // @ApiMember(Description="The settings that the steps use; absent unless rated.")
    public settings?: ExplainedTerms;

    /**
    * The steps, in order.
    */
    // @ApiMember(Description="The steps, in order.", IsRequired=true)
    public steps?: ExplainedStep[];

    /**
    * The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    */
    // @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
    public monthAmount?: string;

    /**
    * The same without this call.
    */
    // @ApiMember(Description="The same without this call.")
    public monthAmountWithout?: string;

    /**
    * The amount of the month less what it would be without this call. These differences do not add up.
    */
    // @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
    public difference?: string;

    public constructor(init?: Partial<BillableExplanation>) { (Object as any).assign(this, init); }
}

/**
* Explain a billable
*/
// @Route("/billables/{id}/explain", "GET")
// @Api(Description="Explain a billable")
export class ExplainBillable implements IReturn<BillableExplanation>, IGet
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public accountId?: string;

    public constructor(init?: Partial<ExplainBillable>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ExplainBillable'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new BillableExplanation(); }
}

/**
* The kind of a change in a billable's life.
*/
// @Api(Description="The kind of a change in a billable's life.")
export enum BillableAction
{
    Reported = 'Reported',
    Voided = 'Voided',
    Reinstated = 'Reinstated',
}

/**
* A change in a billable's life.
*/
// @Api(Description="A change in a billable's life.")
export class BillableChange
{
    /**
    * The kind of the change.
    */
    // @ApiMember(Description="The kind of the change.", IsRequired=true)
    public action?: BillableAction;

    /**
    * The time of the change, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public date?: string;

    /**
    * The subject of the caller that made the change.
    */
    // @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
    public by?: string;

    /**
    * The reason for the change; a report has none.
    */
    // @ApiMember(Description="The reason for the change; a report has none.")
    public reason?: string;

    public constructor(init?: Partial<BillableChange>) { (Object as any).assign(this, init); }
}

/**
* The history of a billable.
*/
// @Api(Description="The history of a billable.")
export class GetBillableHistoryResponse
{
    /**
    * The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    */
    // @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
    public items?: BillableChange[];

    public constructor(init?: Partial<GetBillableHistoryResponse>) { (Object as any).assign(this, init); }
}

/**
* Read the history of a billable
*/
// @Route("/billables/{id}/history", "GET")
// @Api(Description="Read the history of a billable")
export class GetBillableHistory implements IReturn<GetBillableHistoryResponse>, IGet
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public accountId?: string;

    public constructor(init?: Partial<GetBillableHistory>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetBillableHistory'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new GetBillableHistoryResponse(); }
}

/**
* Reinstate a voided billable
*/
// @Route("/billables/{id}/reinstate", "POST")
// @Api(Description="Reinstate a voided billable")
export class ReinstateBillable implements IReturn<BillableInfo>, IPost
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public accountId?: string;

    /**
    * The reason for the reinstatement: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
    public reason?: string;

    public constructor(init?: Partial<ReinstateBillable>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ReinstateBillable'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new BillableInfo(); }
}

/**
* Void a billable
*/
// @Route("/billables/{id}/void", "POST")
// @Api(Description="Void a billable")
export class VoidBillable implements IReturn<BillableInfo>, IPost
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public accountId?: string;

    /**
    * The reason for the void: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
    public reason?: string;

    public constructor(init?: Partial<VoidBillable>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'VoidBillable'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new BillableInfo(); }
}

export class BillingCustomerInfo
{
    public customerId?: string;
    public internationalCosts?: number;
    public hasCallRecording?: boolean;

    public constructor(init?: Partial<BillingCustomerInfo>) { (Object as any).assign(this, init); }
}

export class BillingInfo
{
    public customers?: BillingCustomerInfo[];

    public constructor(init?: Partial<BillingInfo>) { (Object as any).assign(this, init); }
}

/**
* Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
*/
// @Route("/billing", "GET")
// @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
export class GetBilling implements IReturn<BillingInfo>
{
    /**
    * Your Evo Voice Account ID
    */
    // @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
    public accountId?: string;

    /**
    * The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    */
    // @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
    public startDate?: string;

    /**
    * The end of the date range you want to query for (we will include this entire day in the billing)
    */
    // @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
    public endDate?: string;

    /**
    * Specify this to filter to a specific customer.
    */
    // @ApiMember(Description="Specify this to filter to a specific customer.")
    public customerId?: string;

    public constructor(init?: Partial<GetBilling>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetBilling'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new BillingInfo(); }
}

/**
* A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
*/
// @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
export class CallInfo
{
    /**
    * The carrier's id of the account; never known.
    */
    // @ApiMember(Description="The carrier's id of the account; never known.")
    public accountSid?: string;

    /**
    * The carrier's annotation of the call; never known.
    */
    // @ApiMember(Description="The carrier's annotation of the call; never known.")
    public annotation?: string;

    /**
    * The person or machine that answered the call; never known.
    */
    // @ApiMember(Description="The person or machine that answered the call; never known.")
    public answeredBy?: string;

    /**
    * The name of the caller; never known.
    */
    // @ApiMember(Description="The name of the caller; never known.")
    public callerName?: string;

    /**
    * The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
    public dateCreated?: string;

    /**
    * The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
    public dateUpdated?: string;

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    public direction?: string;

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    public duration?: number;

    /**
    * The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    */
    // @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
    public endTime?: string;

    /**
    * The number that forwarded the call; never known.
    */
    // @ApiMember(Description="The number that forwarded the call; never known.")
    public forwardedFrom?: string;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public from?: string;

    /**
    * The calling end for people; never known.
    */
    // @ApiMember(Description="The calling end for people; never known.")
    public fromFormatted?: string;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public parentCallSid?: string;

    /**
    * The carrier's id of the phone number; never known.
    */
    // @ApiMember(Description="The carrier's id of the phone number; never known.")
    public phoneNumberSid?: string;

    /**
    * The price of the carrier, with the sign that the carrier gave.
    */
    // @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
    public price?: number;

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    public priceUnit?: string;

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    public sid?: string;

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    public startTime?: string;

    /**
    * The status, such as completed or no-answer.
    */
    // @ApiMember(Description="The status, such as completed or no-answer.")
    public status?: string;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public to?: string;

    /**
    * The called end for people; never known.
    */
    // @ApiMember(Description="The called end for people; never known.")
    public toFormatted?: string;

    /**
    * The path of the call in this service.
    */
    // @ApiMember(Description="The path of the call in this service.")
    public uri?: string;

    /**
    * The account of the call.
    */
    // @ApiMember(Description="The account of the call.", IsRequired=true)
    public accountId?: string;

    /**
    * The version of the facts: 1 for the first one, and 1 more for each change.
    */
    // @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
    public version?: number;

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    public isRecorded?: boolean;

    /**
    * The live billable that the totals count the call for.
    */
    // @ApiMember(Description="The live billable that the totals count the call for.")
    public billableId?: string;

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.")
    public customerId?: string;

    /**
    * The seconds that are billed.
    */
    // @ApiMember(Description="The seconds that are billed.")
    public billedSeconds?: number;

    /**
    * The time at which the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
    public dateDismissed?: string;

    /**
    * The subject that took the call off the list of unreported calls.
    */
    // @ApiMember(Description="The subject that took the call off the list of unreported calls.")
    public dismissedBy?: string;

    /**
    * The reason why the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
    public dismissReason?: string;

    public constructor(init?: Partial<CallInfo>) { (Object as any).assign(this, init); }
}

/**
* Retrieve all calls
*/
// @Route("/billing/calls", "GET")
// @Api(Description="Retrieve all calls")
export class ListCalls implements IReturn<CallInfo[]>
{
    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    public accountId?: string;

    /**
    * The start date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
    public startDate?: string;

    /**
    * The end date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
    public endDate?: string;

    public constructor(init?: Partial<ListCalls>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListCalls'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new Array<CallInfo>(); }
}

/**
* A page of billables whose calls have no final facts, oldest first.
*/
// @Api(Description="A page of billables whose calls have no final facts, oldest first.")
export class ListPendingBillablesResponse
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public items?: BillableInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListPendingBillablesResponse>) { (Object as any).assign(this, init); }
}

/**
* List billables whose calls have no final facts yet, oldest first
*/
// @Route("/billing/pending", "GET")
// @Api(Description="List billables whose calls have no final facts yet, oldest first")
export class ListPendingBillables implements IReturn<ListPendingBillablesResponse>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    public customerId?: string;

    /**
    * The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    public startDate?: string;

    /**
    * The last day of the reports, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
    public endDate?: string;

    /**
    * The number of billables in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before, with the same days and filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
    public cursor?: string;

    public constructor(init?: Partial<ListPendingBillables>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListPendingBillables'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListPendingBillablesResponse(); }
}

/**
* An item of a preview.
*/
// @Api(Description="An item of a preview.")
export class BillingPreviewItem
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    public item?: string;

    /**
    * The amount of the month, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
    public amount?: string;

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    public previewAmount?: string;

    public constructor(init?: Partial<BillingPreviewItem>) { (Object as any).assign(this, init); }
}

/**
* The amounts of a month, as they are and with other settings.
*/
// @Api(Description="The amounts of a month, as they are and with other settings.")
export class BillingPreview
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    public currency?: string;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public month?: string;

    /**
    * The items that cost something in either case.
    */
    // @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
    public items?: BillingPreviewItem[];

    /**
    * The amount of the month.
    */
    // @ApiMember(Description="The amount of the month.", IsRequired=true)
    public amount?: string;

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    public previewAmount?: string;

    /**
    * The calls of the month without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
    public pendingCalls?: number;

    public constructor(init?: Partial<BillingPreview>) { (Object as any).assign(this, init); }
}

/**
* Compute the amounts that a month would have with other billing settings
*/
// @Route("/billing/preview", "POST")
// @Api(Description="Compute the amounts that a month would have with other billing settings")
export class PreviewBilling implements IReturn<BillingPreview>, IPost
{
    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    public accountId?: string;

    /**
    * Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    */
    // @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
    public customerId?: string;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public month?: string;

    /**
    * The settings to try: each given item replaces the one that counts, and the others stay.
    */
    // @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
    public billingSettings?: BillingSettings;

    public constructor(init?: Partial<PreviewBilling>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'PreviewBilling'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new BillingPreview(); }
}

/**
* A line of totals. It has the keys that `groupBy` names.
*/
// @Api(Description="A line of totals. It has the keys that `groupBy` names.")
export class BillingTotalsItem
{
    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.")
    public customerId?: string;

    /**
    * The customer's name.
    */
    // @ApiMember(Description="The customer's name.")
    public customerName?: string;

    /**
    * The day, YYYY-MM-DD.
    */
    // @ApiMember(Description="The day, YYYY-MM-DD.")
    public day?: string;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.")
    public month?: string;

    /**
    * The item, or pending for calls without final facts.
    */
    // @ApiMember(Description="The item, or pending for calls without final facts.")
    public item?: string;

    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    public calls?: number;

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    public answeredCalls?: number;

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    public pendingCalls?: number;

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    public voidedCalls?: number;

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    public seconds?: number;

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    public billedSeconds?: number;

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    public unpricedInternationalCalls?: number;

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    public amount?: string;

    public constructor(init?: Partial<BillingTotalsItem>) { (Object as any).assign(this, init); }
}

/**
* The counts and the amount of a whole range.
*/
// @Api(Description="The counts and the amount of a whole range.")
export class BillingTotal
{
    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    public calls?: number;

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    public answeredCalls?: number;

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    public pendingCalls?: number;

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    public voidedCalls?: number;

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    public seconds?: number;

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    public billedSeconds?: number;

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    public unpricedInternationalCalls?: number;

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    public amount?: string;

    public constructor(init?: Partial<BillingTotal>) { (Object as any).assign(this, init); }
}

/**
* Counts and amounts of a range of days.
*/
// @Api(Description="Counts and amounts of a range of days.")
export class BillingTotals
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    public currency?: string;

    /**
    * The time zone of the days.
    */
    // @ApiMember(Description="The time zone of the days.", IsRequired=true)
    public timeZone?: string;

    /**
    * The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public asOf?: string;

    /**
    * The lines, by their keys; none without groupBy.
    */
    // @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
    public items?: BillingTotalsItem[];

    /**
    * All lines together.
    */
    // @ApiMember(Description="All lines together.", IsRequired=true)
    public total?: BillingTotal;

    public constructor(init?: Partial<BillingTotals>) { (Object as any).assign(this, init); }
}

/**
* Read counts and amounts of a range of days
*/
// @Route("/billing/totals", "GET")
// @Api(Description="Read counts and amounts of a range of days")
export class GetBillingTotals implements IReturn<BillingTotals>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * Only this customer.
    */
    // @ApiMember(Description="Only this customer.")
    public customerId?: string;

    /**
    * Whether the customers below the named one count too.
    */
    // @ApiMember(Description="Whether the customers below the named one count too.")
    public includeDescendants?: boolean;

    /**
    * The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    */
    // @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
    public startDate?: string;

    /**
    * The last day, YYYY-MM-DD. The range has at most 366 days.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
    public endDate?: string;

    /**
    * The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    */
    // @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
    public groupBy?: string;

    public constructor(init?: Partial<GetBillingTotals>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetBillingTotals'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new BillingTotals(); }
}

/**
* A page of calls that nobody reported, oldest first.
*/
// @Api(Description="A page of calls that nobody reported, oldest first.")
export class ListUnreportedCallsResponse
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public items?: CallInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListUnreportedCallsResponse>) { (Object as any).assign(this, init); }
}

/**
* List the calls that nobody reported, oldest first
*/
// @Route("/billing/unreported", "GET")
// @Api(Description="List the calls that nobody reported, oldest first")
export class ListUnreportedCalls implements IReturn<ListUnreportedCallsResponse>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    public startDate?: string;

    /**
    * The last day, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
    public endDate?: string;

    /**
    * The number of calls in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before, with the same days.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
    public cursor?: string;

    public constructor(init?: Partial<ListUnreportedCalls>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListUnreportedCalls'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListUnreportedCallsResponse(); }
}

export class UsageRecordInfo
{
    public accountSid?: string;
    public category?: string;
    public count?: number;
    public countUnit?: string;
    public description?: string;
    public endDate?: string;
    public price?: number;
    public priceUnit?: string;
    public startDate?: string;
    public usage?: string;
    public usageUnit?: string;
    public uri?: string;

    public constructor(init?: Partial<UsageRecordInfo>) { (Object as any).assign(this, init); }
}

/**
* Gets all usage records for specified date range
*/
// @Route("/billing/usage", "GET")
// @Api(Description="Gets all usage records for specified date range")
export class ListUsageRecords implements IReturn<UsageRecordInfo[]>, IGet
{
    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    public accountId?: string;

    /**
    * The start date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
    public startDate?: string;

    /**
    * The end date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
    public endDate?: string;

    public constructor(init?: Partial<ListUsageRecords>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListUsageRecords'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new Array<UsageRecordInfo>(); }
}

/**
* Report the facts of a call
*/
// @Route("/calls", "POST")
// @Api(Description="Report the facts of a call")
export class ReportCall implements IReturn<CallInfo>, IPost
{
    /**
    * The account whose carrier made the call.
    */
    // @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
    public accountId?: string;

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    public callSid?: string;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public parentCallSid?: string;

    /**
    * The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
    public direction?: string;

    /**
    * The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    public from?: string;

    /**
    * The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    public to?: string;

    /**
    * The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    */
    // @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
    public startTime?: string;

    /**
    * The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    */
    // @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
    public endTime?: string;

    /**
    * The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    */
    // @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
    public duration?: number;

    /**
    * The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    */
    // @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
    public status?: string;

    /**
    * The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    */
    // @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
    public price?: number;

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    public priceUnit?: string;

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    public isRecorded?: boolean;

    /**
    * The newest version of the call, to go back on purpose to members of a former version.
    */
    // @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
    public replaces?: number;

    public constructor(init?: Partial<ReportCall>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ReportCall'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new CallInfo(); }
}

/**
* The result of one call of a batch.
*/
// @Api(Description="The result of one call of a batch.")
export enum CallVerdict
{
    Created = 'Created',
    Changed = 'Changed',
    Unchanged = 'Unchanged',
    Superseded = 'Superseded',
    Invalid = 'Invalid',
    NotFound = 'NotFound',
    Forbidden = 'Forbidden',
    Failed = 'Failed',
}

/**
* The number of calls with each verdict.
*/
// @Api(Description="The number of calls with each verdict.")
export class CallCounts
{
    /**
    * All calls.
    */
    // @ApiMember(Description="All calls.", IsRequired=true)
    public total?: number;

    /**
    * Calls that got their first facts.
    */
    // @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
    public created?: number;

    /**
    * Calls that got a newer version.
    */
    // @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
    public changed?: number;

    /**
    * Calls whose facts are known already.
    */
    // @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
    public unchanged?: number;

    /**
    * Calls of which `replaces` does not name the newest version.
    */
    // @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
    public superseded?: number;

    /**
    * Calls whose facts cannot be read or break a rule.
    */
    // @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
    public invalid?: number;

    /**
    * Calls whose account does not exist.
    */
    // @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
    public notFound?: number;

    /**
    * Calls in accounts that are not the caller's.
    */
    // @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
    public forbidden?: number;

    /**
    * Calls whose facts are not confirmed.
    */
    // @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
    public failed?: number;

    public constructor(init?: Partial<CallCounts>) { (Object as any).assign(this, init); }
}

/**
* A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
export class ReportCallsResponse
{
    /**
    * The position of the call in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
    public index?: number;

    public verdict?: CallVerdict;
    /**
    * The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    */
    // @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
    public version?: number;

    public error?: VerdictError;
    public summary?: CallCounts;

    public constructor(init?: Partial<ReportCallsResponse>) { (Object as any).assign(this, init); }
}

/**
* Report the facts of many calls
*/
// @Route("/calls/batch", "POST")
// @Api(Description="Report the facts of many calls")
export class ReportCalls extends Array<ReportCall> implements IReturn<ReportCallsResponse>, IPost
{
    /**
    * The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
    public verdicts?: string;

    public constructor(init?: Partial<ReportCalls>) { super(); (Object as any).assign(this, init); }
    public getTypeName() { return 'ReportCalls'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new ReportCallsResponse(); }
}

/**
* Read a call
*/
// @Route("/calls/{callSid}", "GET")
// @Api(Description="Read a call")
export class GetCall implements IReturn<CallInfo>, IGet
{
    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    public callSid?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
    public accountId?: string;

    public constructor(init?: Partial<GetCall>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetCall'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new CallInfo(); }
}

/**
* Take a call off the list of unreported calls
*/
// @Route("/calls/{callSid}/dismiss", "POST")
// @Api(Description="Take a call off the list of unreported calls")
export class DismissCall implements IReturn<CallInfo>, IPost
{
    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    public callSid?: string;

    /**
    * The account of the call; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
    public accountId?: string;

    /**
    * The reason for the dismissal: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
    public reason?: string;

    public constructor(init?: Partial<DismissCall>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'DismissCall'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new CallInfo(); }
}

/**
* A customer of an account.
*/
// @Api(Description="A customer of an account.")
export class CustomerInfo
{
    /**
    * The customer's id, unique within the account.
    */
    // @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
    public id?: string;

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    public accountId?: string;

    /**
    * The name of the customer.
    */
    // @ApiMember(Description="The name of the customer.", IsRequired=true)
    public name?: string;

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    public parentCustomerId?: string;

    /**
    * Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    */
    // @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
    public overrideBillingSettings?: boolean;

    /**
    * The customer's own billing settings in the current month.
    */
    // @ApiMember(Description="The customer's own billing settings in the current month.")
    public billingSettings?: BillingSettings;

    /**
    * The last month of the customer's base costs, YYYY-MM.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
    public endMonth?: string;

    /**
    * The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public dateCreated?: string;

    public constructor(init?: Partial<CustomerInfo>) { (Object as any).assign(this, init); }
}

/**
* A page of customers, by id.
*/
// @Api(Description="A page of customers, by id.")
export class ListCustomersResponse
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public items?: CustomerInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListCustomersResponse>) { (Object as any).assign(this, init); }
}

/**
* List the customers of an account, by id
*/
// @Route("/customers", "GET")
// @Api(Description="List the customers of an account, by id")
export class ListCustomers implements IReturn<ListCustomersResponse>, IGet
{
    /**
    * The account whose customers are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * The number of customers in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of customers in a page, 50 if not given.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before, with the same filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
    public cursor?: string;

    public constructor(init?: Partial<ListCustomers>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListCustomers'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListCustomersResponse(); }
}

/**
* Create a customer
*/
// @Route("/customers", "POST")
// @Api(Description="Create a customer")
export class NewCustomer implements IReturn<CustomerInfo>, IPost
{
    /**
    * The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public id?: string;

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    public accountId?: string;

    /**
    * The name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
    public name?: string;

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    public parentCustomerId?: string;

    public constructor(init?: Partial<NewCustomer>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'NewCustomer'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new CustomerInfo(); }
}

/**
* Read a customer
*/
// @Route("/customers/{customerId}", "GET")
// @Api(Description="Read a customer")
export class GetCustomer implements IReturn<CustomerInfo>, IGet
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    public constructor(init?: Partial<GetCustomer>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetCustomer'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new CustomerInfo(); }
}

/**
* Change a customer's settings, name or last month
*/
// @Route("/customers/{customerId}", "PATCH")
// @Api(Description="Change a customer's settings, name or last month")
export class PatchCustomer implements IReturn<CustomerInfo>, IPatch
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    /**
    * The corrected name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
    public name?: string;

    /**
    * Override this customer's billing settings? Otherwise inherits from parent
    */
    // @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
    public overrideBillingSettings?: boolean;

    /**
    * Updated billing settings for this customer
    */
    // @ApiMember(Description="Updated billing settings for this customer")
    public billingSettings?: BillingSettings;

    /**
    * The last month of the customer's base costs, YYYY-MM; none for no last month.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
    public endMonth?: string;

    /**
    * The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    public effectiveMonth?: string;

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    public restate?: boolean;

    public constructor(init?: Partial<PatchCustomer>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'PatchCustomer'; }
    public getMethod() { return 'PATCH'; }
    public createResponse() { return new CustomerInfo(); }
}

/**
* An item of the billing settings that count for a customer.
*/
// @Api(Description="An item of the billing settings that count for a customer.")
export class EffectiveBillingItem
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    public item?: string;

    /**
    * The terms of the item; an item that the settings do not have costs nothing.
    */
    // @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
    public terms?: BillingItem;

    /**
    * The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    */
    // @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
    public ownerCustomerId?: string;

    /**
    * The version of the account's settings that the item is of; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
    public version?: number;

    public constructor(init?: Partial<EffectiveBillingItem>) { (Object as any).assign(this, init); }
}

/**
* The billing settings that count for a customer in a month.
*/
// @Api(Description="The billing settings that count for a customer in a month.")
export class EffectiveBillingSettings
{
    /**
    * The account of the customer.
    */
    // @ApiMember(Description="The account of the customer.", IsRequired=true)
    public accountId?: string;

    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.", IsRequired=true)
    public customerId?: string;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public month?: string;

    /**
    * The currency of the costs.
    */
    // @ApiMember(Description="The currency of the costs.", IsRequired=true)
    public currency?: string;

    /**
    * All nine items.
    */
    // @ApiMember(Description="All nine items.", IsRequired=true)
    public items?: EffectiveBillingItem[];

    public constructor(init?: Partial<EffectiveBillingSettings>) { (Object as any).assign(this, init); }
}

/**
* Read the billing settings that count for a customer
*/
// @Route("/customers/{customerId}/billing-settings", "GET")
// @Api(Description="Read the billing settings that count for a customer")
export class GetEffectiveBillingSettings implements IReturn<EffectiveBillingSettings>, IGet
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    /**
    * The month in which the settings count, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
    public month?: string;

    public constructor(init?: Partial<GetEffectiveBillingSettings>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetEffectiveBillingSettings'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new EffectiveBillingSettings(); }
}

/**
* Read the call rating that counts for a customer
*/
// @Route("/customers/{customerId}/call-rating", "GET")
// @Api(Description="Read the call rating that counts for a customer")
export class GetCustomerCallRating implements IReturn<CallRatingInfo>, IGet
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    public month?: string;

    public constructor(init?: Partial<GetCustomerCallRating>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetCustomerCallRating'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new CallRatingInfo(); }
}

/**
* Set a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "PUT")
// @Api(Description="Set a customer's own call rating")
export class PutCustomerCallRating implements IReturn<CallRatingInfo>, IPut
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    public initialIncrement?: number;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    public increment?: number;

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    public minimum?: number;

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    public connectFee?: number;

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    public effectiveMonth?: string;

    public constructor(init?: Partial<PutCustomerCallRating>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'PutCustomerCallRating'; }
    public getMethod() { return 'PUT'; }
    public createResponse() { return new CallRatingInfo(); }
}

/**
* Delete a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "DELETE")
// @Api(Description="Delete a customer's own call rating")
export class DeleteCustomerCallRating implements IReturn<CallRatingInfo>, IDelete
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public customerId?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public accountId?: string;

    /**
    * The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
    public effectiveMonth?: string;

    public constructor(init?: Partial<DeleteCustomerCallRating>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'DeleteCustomerCallRating'; }
    public getMethod() { return 'DELETE'; }
    public createResponse() { return new CallRatingInfo(); }
}

/**
* A session.
*/
// @Api(Description="A session.")
export class SessionInfo
{
    /**
    * The session's id, unique within the account.
    */
    // @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
    public id?: string;

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    public accountId?: string;

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    public customerId?: string;

    /**
    * The call of the session, if there is one.
    */
    // @ApiMember(Description="The call of the session, if there is one.")
    public callSid?: string;

    /**
    * The time at which the session was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public dateCreated?: string;

    public constructor(init?: Partial<SessionInfo>) { (Object as any).assign(this, init); }
}

/**
* A page of sessions, by id.
*/
// @Api(Description="A page of sessions, by id.")
export class ListSessionsResponse
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public items?: SessionInfo[];

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public nextCursor?: string;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public hasMorePages?: boolean;

    public constructor(init?: Partial<ListSessionsResponse>) { (Object as any).assign(this, init); }
}

/**
* List the sessions of an account, by id
*/
// @Route("/sessions", "GET")
// @Api(Description="List the sessions of an account, by id")
export class ListSessions implements IReturn<ListSessionsResponse>, IGet
{
    /**
    * The account whose sessions are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
    public accountId?: string;

    /**
    * Only sessions of this customer.
    */
    // @ApiMember(Description="Only sessions of this customer.")
    public customerId?: string;

    /**
    * The number of sessions in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of sessions in a page, 50 if not given.")
    public limit?: number;

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    public cursor?: string;

    public constructor(init?: Partial<ListSessions>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListSessions'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new ListSessionsResponse(); }
}

/**
* Create a session
*/
// @Route("/sessions", "POST")
// @Api(Description="Create a session")
export class NewSession implements IReturn<SessionInfo>, IPost
{
    /**
    * The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public id?: string;

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    public accountId?: string;

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    public customerId?: string;

    /**
    * The call of the session, if there is one; a report that names the session may then leave the call out.
    */
    // @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
    public callSid?: string;

    public constructor(init?: Partial<NewSession>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'NewSession'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new SessionInfo(); }
}

/**
* Read a session
*/
// @Route("/sessions/{id}", "GET")
// @Api(Description="Read a session")
export class GetSession implements IReturn<SessionInfo>, IGet
{
    /**
    * The session's id.
    */
    // @ApiMember(Description="The session's id.")
    public id?: string;

    /**
    * The account to look in; needed if several of the caller's accounts have a session of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
    public accountId?: string;

    public constructor(init?: Partial<GetSession>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'GetSession'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new SessionInfo(); }
}

/**
* Take a status callback of Twilio
*/
// @Route("/twilio/{accountId}/call-status", "POST")
// @Api(Description="Take a status callback of Twilio")
export class TwilioCallStatus implements IReturnVoid, IPost
{
    /**
    * The account whose carrier Twilio is.
    */
    // @ApiMember(Description="The account whose carrier Twilio is.")
    public accountId?: string;

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    public CallSid?: string;

    /**
    * The account at Twilio, which must be the configured one if one is configured.
    */
    // @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
    public AccountSid?: string;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public ParentCallSid?: string;

    /**
    * The direction: inbound, outbound-api or outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
    public Direction?: string;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public From?: string;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public To?: string;

    /**
    * The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    */
    // @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
    public CallStatus?: string;

    /**
    * The duration of a completed call in seconds.
    */
    // @ApiMember(Description="The duration of a completed call in seconds.")
    public CallDuration?: string;

    /**
    * The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    */
    // @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
    public Timestamp?: string;

    /**
    * The price of the call.
    */
    // @ApiMember(Description="The price of the call.")
    public Price?: string;

    /**
    * The currency of the price.
    */
    // @ApiMember(Description="The currency of the price.")
    public PriceUnit?: string;

    /**
    * The URL of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
    public RecordingUrl?: string;

    /**
    * The id of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The id of a recording, which says that the call was recorded.")
    public RecordingSid?: string;

    public constructor(init?: Partial<TwilioCallStatus>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'TwilioCallStatus'; }
    public getMethod() { return 'POST'; }
    public createResponse() {}
}
