/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//MakePropertiesOptional: True
//IncludeTypes: 
//ExcludeTypes: 
//AddDescriptionAsComments: True
//InitializeCollections: True
//TreatTypesAsStrings: 
*/

import Foundation
import ServiceStack

/**
* Get a new access token for a refresh token
*/
// @Route("/access-token", "POST")
// @Api(Description="Get a new access token for a refresh token")
public class GetAccessToken : IReturn, IPost, Codable
{
    public typealias Return = GetAccessTokenResponse

    /**
    * The refresh token; if absent, the cookie ss-reftok counts.
    */
    // @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
    public var refreshToken:String?

    /**
    * Give the token in the cookie ss-tok, and not in the body.
    */
    // @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
    public var useTokenCookie:Bool?

    required public init(){}
}

/**
* List accounts, by id
*/
// @Route("/accounts", "GET")
// @Api(Description="List accounts, by id")
public class ListAccounts : IReturn, IGet, Codable
{
    public typealias Return = ListAccountsResponse

    /**
    * The number of accounts in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of accounts in a page, 50 if not given.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before.")
    public var cursor:String?

    required public init(){}
}

/**
* Create an account
*/
// @Route("/accounts", "POST")
// @Api(Description="Create an account")
public class NewAccount : IReturn, IPost, Codable
{
    public typealias Return = AccountInfo

    /**
    * The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public var id:String?

    /**
    * The name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
    public var name:String?

    required public init(){}
}

/**
* Read an account
*/
// @Route("/accounts/{accountId}", "GET")
// @Api(Description="Read an account")
public class GetAccount : IReturn, IGet, Codable
{
    public typealias Return = AccountInfo

    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public var accountId:String?

    required public init(){}
}

/**
* Change an account's settings, name, time zone, currency or country
*/
// @Route("/accounts/{accountId}", "PATCH")
// @Api(Description="Change an account's settings, name, time zone, currency or country")
public class PatchAccount : IReturn, IPatch, Codable
{
    public typealias Return = AccountInfo

    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public var accountId:String?

    /**
    * The corrected name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
    public var name:String?

    /**
    * The time zone in which the account's days begin, of the IANA database.
    */
    // @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
    public var timeZone:String?

    /**
    * The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
    public var currency:String?

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    public var country:String?

    /**
    * Updated billing settings for this account: each given item replaces the former one, and the others stay.
    */
    // @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
    public var billingSettings:BillingSettings?

    /**
    * The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    public var effectiveMonth:String?

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    public var restate:Bool?

    required public init(){}
}

/**
* Read the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "GET")
// @Api(Description="Read the call rating of an account")
public class GetAccountCallRating : IReturn, IGet, Codable
{
    public typealias Return = CallRatingInfo

    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public var accountId:String?

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    public var month:String?

    required public init(){}
}

/**
* Set the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "PUT")
// @Api(Description="Set the call rating of an account")
public class PutAccountCallRating : IReturn, IPut, Codable
{
    public typealias Return = CallRatingInfo

    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    public var accountId:String?

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    public var initialIncrement:Int?

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    public var increment:Int?

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    public var minimum:Int?

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    public var connectFee:Double?

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    public var effectiveMonth:String?

    required public init(){}
}

/**
* Sign in
*/
// @Route("/auth", "POST")
// @Api(Description="Sign in")
public class Authenticate : IReturn, IPost, Codable
{
    public typealias Return = AuthenticateResponse

    /**
    * The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    */
    // @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
    public var provider:String?

    /**
    * The user's name, in upper or lower case.
    */
    // @ApiMember(Description="The user's name, in upper or lower case.")
    public var userName:String?

    /**
    * The user's password.
    */
    // @ApiMember(Description="The user's password.")
    public var password:String?

    /**
    * Also set the cookie ss-pid, which outlives the browser.
    */
    // @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
    public var rememberMe:Bool?

    /**
    * Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    */
    // @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
    public var useTokenCookie:Bool?

    required public init(){}
}

/**
* List billables, newest first
*/
// @Route("/billables", "GET")
// @Api(Description="List billables, newest first")
public class ListBillables : IReturn, IGet, Codable
{
    public typealias Return = ListBillablesResponse

    /**
    * The account whose billables are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    public var customerId:String?

    /**
    * Only billables whose report named this session.
    */
    // @ApiMember(Description="Only billables whose report named this session.")
    public var sessionId:String?

    /**
    * Only billables of this call.
    */
    // @ApiMember(Description="Only billables of this call.")
    public var callSid:String?

    /**
    * Only billables of this status: Reported or Voided.
    */
    // @ApiMember(Description="Only billables of this status: Reported or Voided.")
    public var status:String?

    /**
    * Only billables created at this time or later, RFC 3339.
    */
    // @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
    public var from:String?

    /**
    * Only billables created before this time, RFC 3339.
    */
    // @ApiMember(Description="Only billables created before this time, RFC 3339.")
    public var to:String?

    /**
    * The number of billables in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    public var cursor:String?

    required public init(){}
}

/**
* Report/create a new billable
*/
// @Route("/billables", "POST")
// @Api(Description="Report/create a new billable")
public class NewBillable : IReturn, IPost, Codable
{
    public typealias Return = BillableInfo

    /**
    * The account to associate the billable with
    */
    // @ApiMember(Description="The account to associate the billable with")
    public var accountId:String?

    /**
    * The customer to associate the billable with
    */
    // @ApiMember(Description="The customer to associate the billable with")
    public var customerId:String?

    /**
    * The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    */
    // @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
    public var sessionId:String?

    /**
    * The call SID to report
    */
    // @ApiMember(Description="The call SID to report")
    public var callSid:String?

    required public init(){}
}

/**
* Report many billables
*/
// @Route("/billables/batch", "POST")
// @Api(Description="Report many billables")
public class ReportBillables : List<NewBillable>, IReturn, IPost
{
    public typealias Return = ReportBillablesResponse

    /**
    * The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
    public var verdicts:String?

    required public init(){ super.init() }

    private enum CodingKeys : String, CodingKey {
        case verdicts
    }

    required public init(from decoder: Decoder) throws {
        try super.init(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        verdicts = try container.decodeIfPresent(String.self, forKey: .verdicts)
    }

    public override func encode(to encoder: Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        if verdicts != nil { try container.encode(verdicts, forKey: .verdicts) }
    }
}

/**
* Read a billable
*/
// @Route("/billables/{id}", "GET")
// @Api(Description="Read a billable")
public class GetBillable : IReturn, IGet, Codable
{
    public typealias Return = BillableInfo

    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public var accountId:String?

    required public init(){}
}

/**
* Explain a billable
*/
// @Route("/billables/{id}/explain", "GET")
// @Api(Description="Explain a billable")
public class ExplainBillable : IReturn, IGet, Codable
{
    public typealias Return = BillableExplanation

    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public var accountId:String?

    required public init(){}
}

/**
* Read the history of a billable
*/
// @Route("/billables/{id}/history", "GET")
// @Api(Description="Read the history of a billable")
public class GetBillableHistory : IReturn, IGet, Codable
{
    public typealias Return = GetBillableHistoryResponse

    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public var accountId:String?

    required public init(){}
}

/**
* Reinstate a voided billable
*/
// @Route("/billables/{id}/reinstate", "POST")
// @Api(Description="Reinstate a voided billable")
public class ReinstateBillable : IReturn, IPost, Codable
{
    public typealias Return = BillableInfo

    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public var accountId:String?

    /**
    * The reason for the reinstatement: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
    public var reason:String?

    required public init(){}
}

/**
* Void a billable
*/
// @Route("/billables/{id}/void", "POST")
// @Api(Description="Void a billable")
public class VoidBillable : IReturn, IPost, Codable
{
    public typealias Return = BillableInfo

    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    public var accountId:String?

    /**
    * The reason for the void: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
    public var reason:String?

    required public init(){}
}

/**
* Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
*/
// @Route("/billing", "GET")
// @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
public class GetBilling : IReturn, Codable
{
    public typealias Return = BillingInfo

    /**
    * Your Evo Voice Account ID
    */
    // @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
    public var accountId:String?

    /**
    * The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    */
    // @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
    public var startDate:String?

    /**
    * The end of the date range you want to query for (we will include this entire day in the billing)
    */
    // @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
    public var endDate:String?

    /**
    * Specify this to filter to a specific customer.
    */
    // @ApiMember(Description="Specify this to filter to a specific customer.")
    public var customerId:String?

    required public init(){}
}

/**
* Retrieve all calls
*/
// @Route("/billing/calls", "GET")
// @Api(Description="Retrieve all calls")
public class ListCalls : IReturn, Codable
{
    public typealias Return = [CallInfo]

    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    public var accountId:String?

    /**
    * The start date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
    public var startDate:String?

    /**
    * The end date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
    public var endDate:String?

    required public init(){}
}

/**
* List billables whose calls have no final facts yet, oldest first
*/
// @Route("/billing/pending", "GET")
// @Api(Description="List billables whose calls have no final facts yet, oldest first")
public class ListPendingBillables : IReturn, IGet, Codable
{
    public typealias Return = ListPendingBillablesResponse

    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    public var customerId:String?

    /**
    * The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    public var startDate:String?

    /**
    * The last day of the reports, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
    public var endDate:String?

    /**
    * The number of billables in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before, with the same days and filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
    public var cursor:String?

    required public init(){}
}

/**
* Compute the amounts that a month would have with other billing settings
*/
// @Route("/billing/preview", "POST")
// @Api(Description="Compute the amounts that a month would have with other billing settings")
public class PreviewBilling : IReturn, IPost, Codable
{
    public typealias Return = BillingPreview

    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    public var accountId:String?

    /**
    * Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    */
    // @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
    public var customerId:String?

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public var month:String?

    /**
    * The settings to try: each given item replaces the one that counts, and the others stay.
    */
    // @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
    public var billingSettings:BillingSettings?

    required public init(){}
}

/**
* Read counts and amounts of a range of days
*/
// @Route("/billing/totals", "GET")
// @Api(Description="Read counts and amounts of a range of days")
public class GetBillingTotals : IReturn, IGet, Codable
{
    public typealias Return = BillingTotals

    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * Only this customer.
    */
    // @ApiMember(Description="Only this customer.")
    public var customerId:String?

    /**
    * Whether the customers below the named one count too.
    */
    // @ApiMember(Description="Whether the customers below the named one count too.")
    public var includeDescendants:Bool?

    /**
    * The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    */
    // @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
    public var startDate:String?

    /**
    * The last day, YYYY-MM-DD. The range has at most 366 days.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
    public var endDate:String?

    /**
    * The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    */
    // @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
    public var groupBy:String?

    required public init(){}
}

/**
* List the calls that nobody reported, oldest first
*/
// @Route("/billing/unreported", "GET")
// @Api(Description="List the calls that nobody reported, oldest first")
public class ListUnreportedCalls : IReturn, IGet, Codable
{
    public typealias Return = ListUnreportedCallsResponse

    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    public var startDate:String?

    /**
    * The last day, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
    public var endDate:String?

    /**
    * The number of calls in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before, with the same days.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
    public var cursor:String?

    required public init(){}
}

/**
* Gets all usage records for specified date range
*/
// @Route("/billing/usage", "GET")
// @Api(Description="Gets all usage records for specified date range")
public class ListUsageRecords : IReturn, IGet, Codable
{
    public typealias Return = [UsageRecordInfo]

    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    public var accountId:String?

    /**
    * The start date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
    public var startDate:String?

    /**
    * The end date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
    public var endDate:String?

    required public init(){}
}

/**
* Report the facts of a call
*/
// @Route("/calls", "POST")
// @Api(Description="Report the facts of a call")
public class ReportCall : IReturn, IPost, Codable
{
    public typealias Return = CallInfo

    /**
    * The account whose carrier made the call.
    */
    // @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
    public var accountId:String?

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    public var callSid:String?

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public var parentCallSid:String?

    /**
    * The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
    public var direction:String?

    /**
    * The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    public var from:String?

    /**
    * The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    public var to:String?

    /**
    * The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    */
    // @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
    public var startTime:String?

    /**
    * The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    */
    // @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
    public var endTime:String?

    /**
    * The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    */
    // @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
    public var duration:Int?

    /**
    * The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    */
    // @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
    public var status:String?

    /**
    * The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    */
    // @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
    public var price:Double?

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    public var priceUnit:String?

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    public var isRecorded:Bool?

    /**
    * The newest version of the call, to go back on purpose to members of a former version.
    */
    // @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
    public var replaces:Int?

    required public init(){}
}

/**
* Report the facts of many calls
*/
// @Route("/calls/batch", "POST")
// @Api(Description="Report the facts of many calls")
public class ReportCalls : List<ReportCall>, IReturn, IPost
{
    public typealias Return = ReportCallsResponse

    /**
    * The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
    public var verdicts:String?

    required public init(){ super.init() }

    private enum CodingKeys : String, CodingKey {
        case verdicts
    }

    required public init(from decoder: Decoder) throws {
        try super.init(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        verdicts = try container.decodeIfPresent(String.self, forKey: .verdicts)
    }

    public override func encode(to encoder: Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        if verdicts != nil { try container.encode(verdicts, forKey: .verdicts) }
    }
}

/**
* Read a call
*/
// @Route("/calls/{callSid}", "GET")
// @Api(Description="Read a call")
public class GetCall : IReturn, IGet, Codable
{
    public typealias Return = CallInfo

    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    public var callSid:String?

    /**
    * The account to look in; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
    public var accountId:String?

    required public init(){}
}

/**
* Take a call off the list of unreported calls
*/
// @Route("/calls/{callSid}/dismiss", "POST")
// @Api(Description="Take a call off the list of unreported calls")
public class DismissCall : IReturn, IPost, Codable
{
    public typealias Return = CallInfo

    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    public var callSid:String?

    /**
    * The account of the call; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
    public var accountId:String?

    /**
    * The reason for the dismissal: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
    public var reason:String?

    required public init(){}
}

/**
* List the customers of an account, by id
*/
// @Route("/customers", "GET")
// @Api(Description="List the customers of an account, by id")
public class ListCustomers : IReturn, IGet, Codable
{
    public typealias Return = ListCustomersResponse

    /**
    * The account whose customers are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * The number of customers in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of customers in a page, 50 if not given.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before, with the same filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
    public var cursor:String?

    required public init(){}
}

/**
* Create a customer
*/
// @Route("/customers", "POST")
// @Api(Description="Create a customer")
public class NewCustomer : IReturn, IPost, Codable
{
    public typealias Return = CustomerInfo

    /**
    * The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public var id:String?

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    public var accountId:String?

    /**
    * The name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
    public var name:String?

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    public var parentCustomerId:String?

    required public init(){}
}

/**
* Read a customer
*/
// @Route("/customers/{customerId}", "GET")
// @Api(Description="Read a customer")
public class GetCustomer : IReturn, IGet, Codable
{
    public typealias Return = CustomerInfo

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    required public init(){}
}

/**
* Change a customer's settings, name or last month
*/
// @Route("/customers/{customerId}", "PATCH")
// @Api(Description="Change a customer's settings, name or last month")
public class PatchCustomer : IReturn, IPatch, Codable
{
    public typealias Return = CustomerInfo

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    /**
    * The corrected name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
    public var name:String?

    /**
    * Override this customer's billing settings? Otherwise inherits from parent
    */
    // @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
    public var overrideBillingSettings:Bool?

    /**
    * Updated billing settings for this customer
    */
    // @ApiMember(Description="Updated billing settings for this customer")
    public var billingSettings:BillingSettings?

    /**
    * The last month of the customer's base costs, YYYY-MM; none for no last month.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
    public var endMonth:String?

    /**
    * The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    public var effectiveMonth:String?

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    public var restate:Bool?

    required public init(){}
}

/**
* Read the billing settings that count for a customer
*/
// @Route("/customers/{customerId}/billing-settings", "GET")
// @Api(Description="Read the billing settings that count for a customer")
public class GetEffectiveBillingSettings : IReturn, IGet, Codable
{
    public typealias Return = EffectiveBillingSettings

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    /**
    * The month in which the settings count, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
    public var month:String?

    required public init(){}
}

/**
* Read the call rating that counts for a customer
*/
// @Route("/customers/{customerId}/call-rating", "GET")
// @Api(Description="Read the call rating that counts for a customer")
public class GetCustomerCallRating : IReturn, IGet, Codable
{
    public typealias Return = CallRatingInfo

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    public var month:String?

    required public init(){}
}

/**
* Set a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "PUT")
// @Api(Description="Set a customer's own call rating")
public class PutCustomerCallRating : IReturn, IPut, Codable
{
    public typealias Return = CallRatingInfo

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    public var initialIncrement:Int?

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    public var increment:Int?

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    public var minimum:Int?

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    public var connectFee:Double?

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    public var effectiveMonth:String?

    required public init(){}
}

/**
* Delete a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "DELETE")
// @Api(Description="Delete a customer's own call rating")
public class DeleteCustomerCallRating : IReturn, IDelete, Codable
{
    public typealias Return = CallRatingInfo

    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    public var customerId:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    public var accountId:String?

    /**
    * The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
    public var effectiveMonth:String?

    required public init(){}
}

/**
* List the sessions of an account, by id
*/
// @Route("/sessions", "GET")
// @Api(Description="List the sessions of an account, by id")
public class ListSessions : IReturn, IGet, Codable
{
    public typealias Return = ListSessionsResponse

    /**
    * The account whose sessions are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
    public var accountId:String?

    /**
    * Only sessions of this customer.
    */
    // @ApiMember(Description="Only sessions of this customer.")
    public var customerId:String?

    /**
    * The number of sessions in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of sessions in a page, 50 if not given.")
    public var limit:Int?

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    public var cursor:String?

    required public init(){}
}

/**
* Create a session
*/
// @Route("/sessions", "POST")
// @Api(Description="Create a session")
public class NewSession : IReturn, IPost, Codable
{
    public typealias Return = SessionInfo

    /**
    * The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    public var id:String?

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    public var accountId:String?

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    public var customerId:String?

    /**
    * The call of the session, if there is one; a report that names the session may then leave the call out.
    */
    // @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
    public var callSid:String?

    required public init(){}
}

/**
* Read a session
*/
// @Route("/sessions/{id}", "GET")
// @Api(Description="Read a session")
public class GetSession : IReturn, IGet, Codable
{
    public typealias Return = SessionInfo

    /**
    * The session's id.
    */
    // @ApiMember(Description="The session's id.")
    public var id:String?

    /**
    * The account to look in; needed if several of the caller's accounts have a session of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
    public var accountId:String?

    required public init(){}
}

/**
* Take a status callback of Twilio
*/
// @Route("/twilio/{accountId}/call-status", "POST")
// @Api(Description="Take a status callback of Twilio")
public class TwilioCallStatus : IReturnVoid, IPost, Codable
{
    /**
    * The account whose carrier Twilio is.
    */
    // @ApiMember(Description="The account whose carrier Twilio is.")
    public var accountId:String?

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    public var CallSid:String?

    /**
    * The account at Twilio, which must be the configured one if one is configured.
    */
    // @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
    public var AccountSid:String?

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public var ParentCallSid:String?

    /**
    * The direction: inbound, outbound-api or outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
    public var Direction:String?

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public var From:String?

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public var To:String?

    /**
    * The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    */
    // @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
    public var CallStatus:String?

    /**
    * The duration of a completed call in seconds.
    */
    // @ApiMember(Description="The duration of a completed call in seconds.")
    public var CallDuration:String?

    /**
    * The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    */
    // @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
    public var Timestamp:String?

    /**
    * The price of the call.
    */
    // @ApiMember(Description="The price of the call.")
    public var Price:String?

    /**
    * The currency of the price.
    */
    // @ApiMember(Description="The currency of the price.")
    public var PriceUnit:String?

    /**
    * The URL of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
    public var RecordingUrl:String?

    /**
    * The id of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The id of a recording, which says that the call was recorded.")
    public var RecordingSid:String?

    required public init(){}
}

/**
* A new access token.
*/
// @Api(Description="A new access token.")
public class GetAccessTokenResponse : Codable
{
    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    public var accessToken:String?

    required public init(){}
}

/**
* A page of accounts, by id.
*/
// @Api(Description="A page of accounts, by id.")
public class ListAccountsResponse : Codable
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public var items:[AccountInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* An account.
*/
// @Api(Description="An account.")
public class AccountInfo : Codable
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.", IsRequired=true)
    public var id:String?

    /**
    * The name of the account.
    */
    // @ApiMember(Description="The name of the account.", IsRequired=true)
    public var name:String?

    /**
    * The time zone in which the account's days begin. Lists leave this and the following members out.
    */
    // @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
    public var timeZone:String?

    /**
    * The currency of all amounts, of ISO 4217.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217.")
    public var currency:String?

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    public var country:String?

    /**
    * The billing settings for this account
    */
    // @ApiMember(Description="The billing settings for this account")
    public var billingSettings:BillingSettings?

    /**
    * The time at which the account was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var dateCreated:String?

    required public init(){}
}

/**
* How the calls of an account or a customer are rounded to increments.
*/
// @Api(Description="How the calls of an account or a customer are rounded to increments.")
public class CallRatingInfo : Codable
{
    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    public var accountId:String?

    /**
    * The customer that was asked for; absent for the account itself.
    */
    // @ApiMember(Description="The customer that was asked for; absent for the account itself.")
    public var customerId:String?

    /**
    * The month in which the rating counts, YYYY-MM.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
    public var month:String?

    /**
    * The billed seconds of the shortest call.
    */
    // @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
    public var initialIncrement:Int?

    /**
    * The step of the billed seconds beyond the initial increment, in seconds.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
    public var increment:Int?

    /**
    * The seconds that a shorter call counts as before it is rounded.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
    public var minimum:Int?

    /**
    * The price of an answered call, whatever its duration, in the account's currency.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
    public var connectFee:Double?

    /**
    * The version of the account's settings that the rating is of; 0 for the default.
    */
    // @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
    public var version:Int?

    /**
    * The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    */
    // @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
    public var ownerCustomerId:String?

    required public init(){}
}

/**
* The signed-in user, and the tokens.
*/
// @Api(Description="The signed-in user, and the tokens.")
public class AuthenticateResponse : Codable
{
    /**
    * The user's id, which is its name in lower case.
    */
    // @ApiMember(Description="The user's id, which is its name in lower case.")
    public var userId:String?

    /**
    * The id of the sign-in, which is not a secret.
    */
    // @ApiMember(Description="The id of the sign-in, which is not a secret.")
    public var sessionId:String?

    /**
    * The user's name.
    */
    // @ApiMember(Description="The user's name.")
    public var userName:String?

    /**
    * The name to show for the user.
    */
    // @ApiMember(Description="The name to show for the user.")
    public var displayName:String?

    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    public var bearerToken:String?

    /**
    * The refresh token, unless it is in a cookie.
    */
    // @ApiMember(Description="The refresh token, unless it is in a cookie.")
    public var refreshToken:String?

    /**
    * The end of the refresh token: RFC 3339, UTC.
    */
    // @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
    public var refreshTokenExpiry:String?

    /**
    * The user's roles.
    */
    // @ApiMember(Description="The user's roles.", IsRequired=true)
    public var roles:[String] = []

    /**
    * The permissions that the roles have.
    */
    // @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
    public var permissions:[String] = []

    /**
    * The way in which the user signed in.
    */
    // @ApiMember(Description="The way in which the user signed in.")
    public var authProvider:String?

    required public init(){}
}

/**
* A page of billables, newest first.
*/
// @Api(Description="A page of billables, newest first.")
public class ListBillablesResponse : Codable
{
    /**
    * The billables of this page.
    */
    // @ApiMember(Description="The billables of this page.", IsRequired=true)
    public var items:[BillableInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* A call billed to a customer.
*/
// @Api(Description="A call billed to a customer.")
public class BillableInfo : Codable
{
    /**
    * The billable's id, a UUID of version 7.
    */
    // @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
    public var id:String?

    /**
    * The account that the call is billed in.
    */
    // @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
    public var accountId:String?

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
    public var customerId:String?

    /**
    * The session that the report named, if it named one.
    */
    // @ApiMember(Description="The session that the report named, if it named one.")
    public var sessionId:String?

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    public var callSid:String?

    /**
    * The state of the billable in its life.
    */
    // @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
    public var status:BillableStatus?

    /**
    * The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var dateCreated:String?

    /**
    * The subject of the token that reported the call.
    */
    // @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
    public var createdBy:String?

    /**
    * The time of the void; absent while the billable is live.
    */
    // @ApiMember(Description="The time of the void; absent while the billable is live.")
    public var dateVoided:String?

    /**
    * The subject that voided the billable; absent while the billable is live.
    */
    // @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
    public var voidedBy:String?

    /**
    * The reason for the void; absent while the billable is live.
    */
    // @ApiMember(Description="The reason for the void; absent while the billable is live.")
    public var voidReason:String?

    required public init(){}
}

/**
* A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
public class ReportBillablesResponse : Codable
{
    /**
    * The position of the report in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
    public var index:Int?

    public var verdict:Verdict?
    public var billable:BillableInfo?
    public var error:VerdictError?
    public var summary:ReportCounts?

    required public init(){}
}

/**
* The explanation of a billable: every step from the report to the amount of its month.
*/
// @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
public class BillableExplanation : Codable
{
    /**
    * The billable.
    */
    // @ApiMember(Description="The billable.", IsRequired=true)
    public var billable:BillableInfo?

    /**
    * Rated, Pending (the call has no final facts yet) or Voided.
    */
    // @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
    public var state:String?

    /**
    * The currency of all amounts.
    */
    // @ApiMember(Description="The currency of all amounts.", IsRequired=true)
    public var currency:String?

    /**
    * The account's time zone at the start of the call.
    */
    // @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
    public var timeZone:String?

    /**
    * The local start of the call with its offset.
    */
    // @ApiMember(Description="The local start of the call with its offset.")
    public var localStart:String?

    /**
    * The local day of the call, YYYY-MM-DD.
    */
    // @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
    public var day:String?

    /**
    * The item that pays for the call.
    */
    // @ApiMember(Description="The item that pays for the call.")
    public var item:String?

    /**
    * All versions of the call's facts, oldest first.
    */
    // @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
    public var facts:[ExplainedFacts] = []

    /**
    * The settings that the steps use; absent unless rated.
    */
    // @ApiMember(Description="The settings that the steps use; absent unless rated.")
    public var settings:ExplainedTerms?

    /**
    * The steps, in order.
    */
    // @ApiMember(Description="The steps, in order.", IsRequired=true)
    public var steps:[ExplainedStep] = []

    /**
    * The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    */
    // @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
    public var monthAmount:String?

    /**
    * The same without this call.
    */
    // @ApiMember(Description="The same without this call.")
    public var monthAmountWithout:String?

    /**
    * The amount of the month less what it would be without this call. These differences do not add up.
    */
    // @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
    public var difference:String?

    required public init(){}
}

/**
* The history of a billable.
*/
// @Api(Description="The history of a billable.")
public class GetBillableHistoryResponse : Codable
{
    /**
    * The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    */
    // @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
    public var items:[BillableChange] = []

    required public init(){}
}

public class BillingInfo : Codable
{
    public var customers:[BillingCustomerInfo] = []

    required public init(){}
}

/**
* A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
*/
// @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
public class CallInfo : Codable
{
    /**
    * The carrier's id of the account; never known.
    */
    // @ApiMember(Description="The carrier's id of the account; never known.")
    public var accountSid:String?

    /**
    * The carrier's annotation of the call; never known.
    */
    // @ApiMember(Description="The carrier's annotation of the call; never known.")
    public var annotation:String?

    /**
    * The person or machine that answered the call; never known.
    */
    // @ApiMember(Description="The person or machine that answered the call; never known.")
    public var answeredBy:String?

    /**
    * The name of the caller; never known.
    */
    // @ApiMember(Description="The name of the caller; never known.")
    public var callerName:String?

    /**
    * The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
    public var dateCreated:String?

    /**
    * The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
    public var dateUpdated:String?

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    public var direction:String?

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    public var duration:Int?

    /**
    * The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    */
    // @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
    public var endTime:String?

    /**
    * The number that forwarded the call; never known.
    */
    // @ApiMember(Description="The number that forwarded the call; never known.")
    public var forwardedFrom:String?

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public var from:String?

    /**
    * The calling end for people; never known.
    */
    // @ApiMember(Description="The calling end for people; never known.")
    public var fromFormatted:String?

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    public var parentCallSid:String?

    /**
    * The carrier's id of the phone number; never known.
    */
    // @ApiMember(Description="The carrier's id of the phone number; never known.")
    public var phoneNumberSid:String?

    /**
    * The price of the carrier, with the sign that the carrier gave.
    */
    // @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
    public var price:Double?

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    public var priceUnit:String?

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    public var sid:String?

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    public var startTime:String?

    /**
    * The status, such as completed or no-answer.
    */
    // @ApiMember(Description="The status, such as completed or no-answer.")
    public var status:String?

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public var to:String?

    /**
    * The called end for people; never known.
    */
    // @ApiMember(Description="The called end for people; never known.")
    public var toFormatted:String?

    /**
    * The path of the call in this service.
    */
    // @ApiMember(Description="The path of the call in this service.")
    public var uri:String?

    /**
    * The account of the call.
    */
    // @ApiMember(Description="The account of the call.", IsRequired=true)
    public var accountId:String?

    /**
    * The version of the facts: 1 for the first one, and 1 more for each change.
    */
    // @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
    public var version:Int?

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    public var isRecorded:Bool?

    /**
    * The live billable that the totals count the call for.
    */
    // @ApiMember(Description="The live billable that the totals count the call for.")
    public var billableId:String?

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.")
    public var customerId:String?

    /**
    * The seconds that are billed.
    */
    // @ApiMember(Description="The seconds that are billed.")
    public var billedSeconds:Int?

    /**
    * The time at which the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
    public var dateDismissed:String?

    /**
    * The subject that took the call off the list of unreported calls.
    */
    // @ApiMember(Description="The subject that took the call off the list of unreported calls.")
    public var dismissedBy:String?

    /**
    * The reason why the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
    public var dismissReason:String?

    required public init(){}
}

/**
* A page of billables whose calls have no final facts, oldest first.
*/
// @Api(Description="A page of billables whose calls have no final facts, oldest first.")
public class ListPendingBillablesResponse : Codable
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public var items:[BillableInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* The amounts of a month, as they are and with other settings.
*/
// @Api(Description="The amounts of a month, as they are and with other settings.")
public class BillingPreview : Codable
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    public var currency:String?

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public var month:String?

    /**
    * The items that cost something in either case.
    */
    // @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
    public var items:[BillingPreviewItem] = []

    /**
    * The amount of the month.
    */
    // @ApiMember(Description="The amount of the month.", IsRequired=true)
    public var amount:String?

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    public var previewAmount:String?

    /**
    * The calls of the month without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
    public var pendingCalls:Int?

    required public init(){}
}

/**
* Counts and amounts of a range of days.
*/
// @Api(Description="Counts and amounts of a range of days.")
public class BillingTotals : Codable
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    public var currency:String?

    /**
    * The time zone of the days.
    */
    // @ApiMember(Description="The time zone of the days.", IsRequired=true)
    public var timeZone:String?

    /**
    * The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var asOf:String?

    /**
    * The lines, by their keys; none without groupBy.
    */
    // @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
    public var items:[BillingTotalsItem] = []

    /**
    * All lines together.
    */
    // @ApiMember(Description="All lines together.", IsRequired=true)
    public var total:BillingTotal?

    required public init(){}
}

/**
* A page of calls that nobody reported, oldest first.
*/
// @Api(Description="A page of calls that nobody reported, oldest first.")
public class ListUnreportedCallsResponse : Codable
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public var items:[CallInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
public class ReportCallsResponse : Codable
{
    /**
    * The position of the call in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
    public var index:Int?

    public var verdict:CallVerdict?
    /**
    * The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    */
    // @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
    public var version:Int?

    public var error:VerdictError?
    public var summary:CallCounts?

    required public init(){}
}

/**
* A page of customers, by id.
*/
// @Api(Description="A page of customers, by id.")
public class ListCustomersResponse : Codable
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public var items:[CustomerInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* A customer of an account.
*/
// @Api(Description="A customer of an account.")
public class CustomerInfo : Codable
{
    /**
    * The customer's id, unique within the account.
    */
    // @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
    public var id:String?

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    public var accountId:String?

    /**
    * The name of the customer.
    */
    // @ApiMember(Description="The name of the customer.", IsRequired=true)
    public var name:String?

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    public var parentCustomerId:String?

    /**
    * Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    */
    // @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
    public var overrideBillingSettings:Bool?

    /**
    * The customer's own billing settings in the current month.
    */
    // @ApiMember(Description="The customer's own billing settings in the current month.")
    public var billingSettings:BillingSettings?

    /**
    * The last month of the customer's base costs, YYYY-MM.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
    public var endMonth:String?

    /**
    * The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var dateCreated:String?

    required public init(){}
}

/**
* The billing settings that count for a customer in a month.
*/
// @Api(Description="The billing settings that count for a customer in a month.")
public class EffectiveBillingSettings : Codable
{
    /**
    * The account of the customer.
    */
    // @ApiMember(Description="The account of the customer.", IsRequired=true)
    public var accountId:String?

    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.", IsRequired=true)
    public var customerId:String?

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    public var month:String?

    /**
    * The currency of the costs.
    */
    // @ApiMember(Description="The currency of the costs.", IsRequired=true)
    public var currency:String?

    /**
    * All nine items.
    */
    // @ApiMember(Description="All nine items.", IsRequired=true)
    public var items:[EffectiveBillingItem] = []

    required public init(){}
}

/**
* A page of sessions, by id.
*/
// @Api(Description="A page of sessions, by id.")
public class ListSessionsResponse : Codable
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    public var items:[SessionInfo] = []

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    public var nextCursor:String?

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    public var hasMorePages:Bool?

    required public init(){}
}

/**
* A session.
*/
// @Api(Description="A session.")
public class SessionInfo : Codable
{
    /**
    * The session's id, unique within the account.
    */
    // @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
    public var id:String?

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    public var accountId:String?

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    public var customerId:String?

    /**
    * The call of the session, if there is one.
    */
    // @ApiMember(Description="The call of the session, if there is one.")
    public var callSid:String?

    /**
    * The time at which the session was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var dateCreated:String?

    required public init(){}
}

public class BillingSettings : Codable
{
    public var base:BillingItem?
    public var localNumbers:BillingItem?
    public var tollFreeNumbers:BillingItem?
    public var inboundVoiceCalls:BillingItem?
    public var outboundVoiceCalls:BillingItem?
    public var inboundFaxes:BillingItem?
    public var outboundFaxes:BillingItem?
    public var inboundSmsMessages:BillingItem?
    public var outboundSmsMessages:BillingItem?

    required public init(){}
}

public class BillingItem : Codable
{
    public var baseCost:Double?
    public var rawUnitMultiplier:Double?
    public var unitCost:Double?
    public var allowance:Int?

    required public init(){}
}

/**
* The state of a billable in its life.
*/
// @Api(Description="The state of a billable in its life.")
public enum BillableStatus : String, Codable
{
    case Reported
    case Voided
}

/**
* The result of one report of a batch.
*/
// @Api(Description="The result of one report of a batch.")
public enum Verdict : String, Codable
{
    case Created
    case Replayed
    case Conflict
    case Voided
    case Invalid
    case NotFound
    case Forbidden
    case Failed
}

/**
* The reason for an item of a batch that is not stored.
*/
// @Api(Description="The reason for an item of a batch that is not stored.")
public class VerdictError : Codable
{
    /**
    * A code that programs can rely on, the same as for a single report.
    */
    // @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
    public var errorCode:String?

    /**
    * The problem and its remedy, for people.
    */
    // @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
    public var message:String?

    /**
    * Every member at fault; empty if no member is.
    */
    // @ApiMember(Description="Every member at fault; empty if no member is.")
    public var errors:[ResponseError] = []

    required public init(){}
}

/**
* The number of reports with each verdict.
*/
// @Api(Description="The number of reports with each verdict.")
public class ReportCounts : Codable
{
    /**
    * All reports.
    */
    // @ApiMember(Description="All reports.", IsRequired=true)
    public var total:Int?

    /**
    * Reports that made a billable.
    */
    // @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    public var created:Int?

    /**
    * Reports that repeat an earlier one.
    */
    // @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
    public var replayed:Int?

    /**
    * Reports of calls that are billed to another customer or for another session.
    */
    // @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
    public var conflict:Int?

    /**
    * Reports of voided billables.
    */
    // @ApiMember(Description="Reports of voided billables.", IsRequired=true)
    public var voided:Int?

    /**
    * Reports that cannot be read or break a rule.
    */
    // @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
    public var invalid:Int?

    /**
    * Reports whose session or customer is unknown.
    */
    // @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
    public var notFound:Int?

    /**
    * Reports in accounts that are not the caller's.
    */
    // @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
    public var forbidden:Int?

    /**
    * Reports that are not confirmed.
    */
    // @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
    public var failed:Int?

    required public init(){}
}

/**
* A version of a call's facts, whole.
*/
// @Api(Description="A version of a call's facts, whole.")
public class ExplainedFacts : Codable
{
    /**
    * The version, from 1.
    */
    // @ApiMember(Description="The version, from 1.", IsRequired=true)
    public var version:Int?

    /**
    * The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var dateUpdated:String?

    /**
    * The subject that reported the version; absent for the role Customer.
    */
    // @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
    public var updatedBy:String?

    /**
    * The status, such as completed.
    */
    // @ApiMember(Description="The status, such as completed.")
    public var status:String?

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    public var direction:String?

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    public var from:String?

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    public var to:String?

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    public var startTime:String?

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    public var duration:Int?

    /**
    * The price of the carrier; absent for the role Customer.
    */
    // @ApiMember(Description="The price of the carrier; absent for the role Customer.")
    public var price:Double?

    /**
    * The currency of the carrier's price; absent for the role Customer.
    */
    // @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
    public var priceUnit:String?

    required public init(){}
}

/**
* The settings that an explanation uses, with their version and owner.
*/
// @Api(Description="The settings that an explanation uses, with their version and owner.")
public class ExplainedTerms : Codable
{
    /**
    * The terms of the item in the month.
    */
    // @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
    public var terms:BillingItem?

    /**
    * The version of the account's settings; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
    public var version:Int?

    /**
    * The customer whose settings these are. Absent for the account's, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
    public var ownerCustomerId:String?

    /**
    * The version of the call rating that rounded the duration; 0 for the default.
    */
    // @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
    public var callRatingVersion:Int?

    /**
    * The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
    public var callRatingOwnerCustomerId:String?

    required public init(){}
}

/**
* A step of an explanation.
*/
// @Api(Description="A step of an explanation.")
public class ExplainedStep : Codable
{
    /**
    * The name of the step.
    */
    // @ApiMember(Description="The name of the step.", IsRequired=true)
    public var step:String?

    /**
    * The exact result of the step: a number, or a fraction where no decimal is exact.
    */
    // @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
    public var value:String?

    /**
    * The step with its numbers, for a person.
    */
    // @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
    public var text:String?

    required public init(){}
}

/**
* A change in a billable's life.
*/
// @Api(Description="A change in a billable's life.")
public class BillableChange : Codable
{
    /**
    * The kind of the change.
    */
    // @ApiMember(Description="The kind of the change.", IsRequired=true)
    public var action:BillableAction?

    /**
    * The time of the change, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    public var date:String?

    /**
    * The subject of the caller that made the change.
    */
    // @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
    public var by:String?

    /**
    * The reason for the change; a report has none.
    */
    // @ApiMember(Description="The reason for the change; a report has none.")
    public var reason:String?

    required public init(){}
}

/**
* A fault of one member.
*/
// @Api(Description="A fault of one member.")
public class ResponseError : Codable
{
    /**
    * The code of the fault.
    */
    // @ApiMember(Description="The code of the fault.", IsRequired=true)
    public var errorCode:String?

    /**
    * The member at fault, in PascalCase.
    */
    // @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
    public var fieldName:String?

    /**
    * The problem and its remedy.
    */
    // @ApiMember(Description="The problem and its remedy.", IsRequired=true)
    public var message:String?

    required public init(){}
}

/**
* The kind of a change in a billable's life.
*/
// @Api(Description="The kind of a change in a billable's life.")
public enum BillableAction : String, Codable
{
    case Reported
    case Voided
    case Reinstated
}

public class BillingCustomerInfo : Codable
{
    public var customerId:String?
    public var internationalCosts:Double?
    public var hasCallRecording:Bool?

    required public init(){}
}

public class UsageRecordInfo : Codable
{
    public var accountSid:String?
    public var category:String?
    public var count:Double?
    public var countUnit:String?
    public var description:String?
    public var endDate:String?
    public var price:Double?
    public var priceUnit:String?
    public var startDate:String?
    public var usage:String?
    public var usageUnit:String?
    public var uri:String?

    required public init(){}
}

/**
* An item of a preview.
*/
// @Api(Description="An item of a preview.")
public class BillingPreviewItem : Codable
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    public var item:String?

    /**
    * The amount of the month, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
    public var amount:String?

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    public var previewAmount:String?

    required public init(){}
}

/**
* A line of totals. It has the keys that `groupBy` names.
*/
// @Api(Description="A line of totals. It has the keys that `groupBy` names.")
public class BillingTotalsItem : Codable
{
    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.")
    public var customerId:String?

    /**
    * The customer's name.
    */
    // @ApiMember(Description="The customer's name.")
    public var customerName:String?

    /**
    * The day, YYYY-MM-DD.
    */
    // @ApiMember(Description="The day, YYYY-MM-DD.")
    public var day:String?

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.")
    public var month:String?

    /**
    * The item, or pending for calls without final facts.
    */
    // @ApiMember(Description="The item, or pending for calls without final facts.")
    public var item:String?

    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    public var calls:Int?

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    public var answeredCalls:Int?

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    public var pendingCalls:Int?

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    public var voidedCalls:Int?

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    public var seconds:Int?

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    public var billedSeconds:Int?

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    public var unpricedInternationalCalls:Int?

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    public var amount:String?

    required public init(){}
}

/**
* The counts and the amount of a whole range.
*/
// @Api(Description="The counts and the amount of a whole range.")
public class BillingTotal : Codable
{
    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    public var calls:Int?

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    public var answeredCalls:Int?

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    public var pendingCalls:Int?

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    public var voidedCalls:Int?

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    public var seconds:Int?

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    public var billedSeconds:Int?

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    public var unpricedInternationalCalls:Int?

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    public var amount:String?

    required public init(){}
}

/**
* The result of one call of a batch.
*/
// @Api(Description="The result of one call of a batch.")
public enum CallVerdict : String, Codable
{
    case Created
    case Changed
    case Unchanged
    case Superseded
    case Invalid
    case NotFound
    case Forbidden
    case Failed
}

/**
* The number of calls with each verdict.
*/
// @Api(Description="The number of calls with each verdict.")
public class CallCounts : Codable
{
    /**
    * All calls.
    */
    // @ApiMember(Description="All calls.", IsRequired=true)
    public var total:Int?

    /**
    * Calls that got their first facts.
    */
    // @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
    public var created:Int?

    /**
    * Calls that got a newer version.
    */
    // @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
    public var changed:Int?

    /**
    * Calls whose facts are known already.
    */
    // @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
    public var unchanged:Int?

    /**
    * Calls of which `replaces` does not name the newest version.
    */
    // @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
    public var superseded:Int?

    /**
    * Calls whose facts cannot be read or break a rule.
    */
    // @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
    public var invalid:Int?

    /**
    * Calls whose account does not exist.
    */
    // @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
    public var notFound:Int?

    /**
    * Calls in accounts that are not the caller's.
    */
    // @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
    public var forbidden:Int?

    /**
    * Calls whose facts are not confirmed.
    */
    // @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
    public var failed:Int?

    required public init(){}
}

/**
* An item of the billing settings that count for a customer.
*/
// @Api(Description="An item of the billing settings that count for a customer.")
public class EffectiveBillingItem : Codable
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    public var item:String?

    /**
    * The terms of the item; an item that the settings do not have costs nothing.
    */
    // @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
    public var terms:BillingItem?

    /**
    * The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    */
    // @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
    public var ownerCustomerId:String?

    /**
    * The version of the account's settings that the item is of; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
    public var version:Int?

    required public init(){}
}

