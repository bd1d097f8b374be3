/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//Package: 
//AddResponseStatus: False
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//InitializeCollections: True
//TreatTypesAsStrings: 
*/

import java.math.*
import java.util.*
import net.servicestack.client.*
import com.google.gson.annotations.*
import com.google.gson.reflect.*


/**
* Get a new access token for a refresh token
*/
@Route(Path="/access-token", Verbs="POST")
@Api(Description="Get a new access token for a refresh token")
open class GetAccessToken : IReturn<GetAccessTokenResponse>, IPost
{
    /**
    * The refresh token; if absent, the cookie ss-reftok counts.
    */
    @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
    var refreshToken:String? = null

    /**
    * Give the token in the cookie ss-tok, and not in the body.
    */
    @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
    var useTokenCookie:Boolean? = null
    companion object { private val responseType = GetAccessTokenResponse::class.java }
    override fun getResponseType(): Any? = GetAccessToken.responseType
}

/**
* List accounts, by id
*/
@Route(Path="/accounts", Verbs="GET")
@Api(Description="List accounts, by id")
open class ListAccounts : IReturn<ListAccountsResponse>, IGet
{
    /**
    * The number of accounts in a page, 50 if not given.
    */
    @ApiMember(Description="The number of accounts in a page, 50 if not given.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before.")
    var cursor:String? = null
    companion object { private val responseType = ListAccountsResponse::class.java }
    override fun getResponseType(): Any? = ListAccounts.responseType
}

/**
* Create an account
*/
@Route(Path="/accounts", Verbs="POST")
@Api(Description="Create an account")
open class NewAccount : IReturn<AccountInfo>, IPost
{
    /**
    * The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    var id:String? = null

    /**
    * The name of the account: 1 to 200 characters.
    */
    @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
    var name:String? = null
    companion object { private val responseType = AccountInfo::class.java }
    override fun getResponseType(): Any? = NewAccount.responseType
}

/**
* Read an account
*/
@Route(Path="/accounts/{accountId}", Verbs="GET")
@Api(Description="Read an account")
open class GetAccount : IReturn<AccountInfo>, IGet
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.")
    var accountId:String? = null
    companion object { private val responseType = AccountInfo::class.java }
    override fun getResponseType(): Any? = GetAccount.responseType
}

/**
* Change an account's settings, name, time zone, currency or country
*/
@Route(Path="/accounts/{accountId}", Verbs="PATCH")
@Api(Description="Change an account's settings, name, time zone, currency or country")
open class PatchAccount : IReturn<AccountInfo>, IPatch
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.")
    var accountId:String? = null

    /**
    * The corrected name of the account: 1 to 200 characters.
    */
    @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
    var name:String? = null

    /**
    * The time zone in which the account's days begin, of the IANA database.
    */
    @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
    var timeZone:String? = null

    /**
    * The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    */
    @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
    var currency:String? = null

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    var country:String? = null

    /**
    * Updated billing settings for this account: each given item replaces the former one, and the others stay.
    */
    @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
    var billingSettings:BillingSettings? = null

    /**
    * The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    var effectiveMonth:String? = null

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    var restate:Boolean? = null
    companion object { private val responseType = AccountInfo::class.java }
    override fun getResponseType(): Any? = PatchAccount.responseType
}

/**
* Read the call rating of an account
*/
@Route(Path="/accounts/{accountId}/call-rating", Verbs="GET")
@Api(Description="Read the call rating of an account")
open class GetAccountCallRating : IReturn<CallRatingInfo>, IGet
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.")
    var accountId:String? = null

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    var month:String? = null
    companion object { private val responseType = CallRatingInfo::class.java }
    override fun getResponseType(): Any? = GetAccountCallRating.responseType
}

/**
* Set the call rating of an account
*/
@Route(Path="/accounts/{accountId}/call-rating", Verbs="PUT")
@Api(Description="Set the call rating of an account")
open class PutAccountCallRating : IReturn<CallRatingInfo>, IPut
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.")
    var accountId:String? = null

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    var initialIncrement:Int? = null

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    var increment:Int? = null

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    var minimum:Int? = null

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    var connectFee:Double? = null

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    var effectiveMonth:String? = null
    companion object { private val responseType = CallRatingInfo::class.java }
    override fun getResponseType(): Any? = PutAccountCallRating.responseType
}

/**
* Sign in
*/
@Route(Path="/auth", Verbs="POST")
@Api(Description="Sign in")
open class Authenticate : IReturn<AuthenticateResponse>, IPost
{
    /**
    * The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    */
    @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
    var provider:String? = null

    /**
    * The user's name, in upper or lower case.
    */
    @ApiMember(Description="The user's name, in upper or lower case.")
    var userName:String? = null

    /**
    * The user's password.
    */
    @ApiMember(Description="The user's password.")
    var password:String? = null

    /**
    * Also set the cookie ss-pid, which outlives the browser.
    */
    @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
    var rememberMe:Boolean? = null

    /**
    * Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    */
    @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
    var useTokenCookie:Boolean? = null
    companion object { private val responseType = AuthenticateResponse::class.java }
    override fun getResponseType(): Any? = Authenticate.responseType
}

/**
* List billables, newest first
*/
@Route(Path="/billables", Verbs="GET")
@Api(Description="List billables, newest first")
open class ListBillables : IReturn<ListBillablesResponse>, IGet
{
    /**
    * The account whose billables are listed. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * Only billables of this customer.
    */
    @ApiMember(Description="Only billables of this customer.")
    var customerId:String? = null

    /**
    * Only billables whose report named this session.
    */
    @ApiMember(Description="Only billables whose report named this session.")
    var sessionId:String? = null

    /**
    * Only billables of this call.
    */
    @ApiMember(Description="Only billables of this call.")
    var callSid:String? = null

    /**
    * Only billables of this status: Reported or Voided.
    */
    @ApiMember(Description="Only billables of this status: Reported or Voided.")
    var status:String? = null

    /**
    * Only billables created at this time or later, RFC 3339.
    */
    @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
    var from:String? = null

    /**
    * Only billables created before this time, RFC 3339.
    */
    @ApiMember(Description="Only billables created before this time, RFC 3339.")
    var to:String? = null

    /**
    * The number of billables in a page, 50 if not given.
    */
    @ApiMember(Description="The number of billables in a page, 50 if not given.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    var cursor:String? = null
    companion object { private val responseType = ListBillablesResponse::class.java }
    override fun getResponseType(): Any? = ListBillables.responseType
}

/**
* Report/create a new billable
*/
@Route(Path="/billables", Verbs="POST")
@Api(Description="Report/create a new billable")
open class NewBillable : IReturn<BillableInfo>, IPost
{
    /**
    * The account to associate the billable with
    */
    @ApiMember(Description="The account to associate the billable with")
    var accountId:String? = null

    /**
    * The customer to associate the billable with
    */
    @ApiMember(Description="The customer to associate the billable with")
    var customerId:String? = null

    /**
    * The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    */
    @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
    var sessionId:String? = null

    /**
    * The call SID to report
    */
    @ApiMember(Description="The call SID to report")
    var callSid:String? = null
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = NewBillable.responseType
}

/**
* Report many billables
*/
@Route(Path="/billables/batch", Verbs="POST")
@Api(Description="Report many billables")
open class ReportBillables : ArrayList<NewBillable>(), IReturn<ReportBillablesResponse>, IPost
{
    /**
    * The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    */
    @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
    var verdicts:String? = null
    companion object { private val responseType = ReportBillablesResponse::class.java }
    override fun getResponseType(): Any? = ReportBillables.responseType
}

/**
* Read a billable
*/
@Route(Path="/billables/{id}", Verbs="GET")
@Api(Description="Read a billable")
open class GetBillable : IReturn<BillableInfo>, IGet
{
    /**
    * The billable's id.
    */
    @ApiMember(Description="The billable's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    var accountId:String? = null
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = GetBillable.responseType
}

/**
* Explain a billable
*/
@Route(Path="/billables/{id}/explain", Verbs="GET")
@Api(Description="Explain a billable")
open class ExplainBillable : IReturn<BillableExplanation>, IGet
{
    /**
    * The billable's id.
    */
    @ApiMember(Description="The billable's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    var accountId:String? = null
    companion object { private val responseType = BillableExplanation::class.java }
    override fun getResponseType(): Any? = ExplainBillable.responseType
}

/**
* Read the history of a billable
*/
@Route(Path="/billables/{id}/history", Verbs="GET")
@Api(Description="Read the history of a billable")
open class GetBillableHistory : IReturn<GetBillableHistoryResponse>, IGet
{
    /**
    * The billable's id.
    */
    @ApiMember(Description="The billable's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    var accountId:String? = null
    companion object { private val responseType = GetBillableHistoryResponse::class.java }
    override fun getResponseType(): Any? = GetBillableHistory.responseType
}

/**
* Reinstate a voided billable
*/
@Route(Path="/billables/{id}/reinstate", Verbs="POST")
@Api(Description="Reinstate a voided billable")
open class ReinstateBillable : IReturn<BillableInfo>, IPost
{
    /**
    * The billable's id.
    */
    @ApiMember(Description="The billable's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    var accountId:String? = null

    /**
    * The reason for the reinstatement: 1 to 500 characters, no control characters.
    */
    @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
    var reason:String? = null
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = ReinstateBillable.responseType
}

/**
* Void a billable
*/
@Route(Path="/billables/{id}/void", Verbs="POST")
@Api(Description="Void a billable")
open class VoidBillable : IReturn<BillableInfo>, IPost
{
    /**
    * The billable's id.
    */
    @ApiMember(Description="The billable's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    var accountId:String? = null

    /**
    * The reason for the void: 1 to 500 characters, no control characters.
    */
    @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
    var reason:String? = null
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = VoidBillable.responseType
}

/**
* Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
*/
@Route(Path="/billing", Verbs="GET")
@Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
open class GetBilling : IReturn<BillingInfo>
{
    /**
    * Your Evo Voice Account ID
    */
    @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
    var accountId:String? = null

    /**
    * The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    */
    @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
    var startDate:String? = null

    /**
    * The end of the date range you want to query for (we will include this entire day in the billing)
    */
    @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
    var endDate:String? = null

    /**
    * Specify this to filter to a specific customer.
    */
    @ApiMember(Description="Specify this to filter to a specific customer.")
    var customerId:String? = null
    companion object { private val responseType = BillingInfo::class.java }
    override fun getResponseType(): Any? = GetBilling.responseType
}

/**
* Retrieve all calls
*/
@Route(Path="/billing/calls", Verbs="GET")
@Api(Description="Retrieve all calls")
open class ListCalls : IReturn<ArrayList<CallInfo>>
{
    /**
    * The account ID you are listing for
    */
    @ApiMember(Description="The account ID you are listing for")
    var accountId:String? = null

    /**
    * The start date to retrieve calls for (YYYY-MM-DD)
    */
    @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
    var startDate:String? = null

    /**
    * The end date to retrieve calls for (YYYY-MM-DD)
    */
    @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
    var endDate:String? = null
    companion object { private val responseType = object : TypeToken<ArrayList<CallInfo>>(){}.type }
    override fun getResponseType(): Any? = ListCalls.responseType
}

/**
* List billables whose calls have no final facts yet, oldest first
*/
@Route(Path="/billing/pending", Verbs="GET")
@Api(Description="List billables whose calls have no final facts yet, oldest first")
open class ListPendingBillables : IReturn<ListPendingBillablesResponse>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * Only billables of this customer.
    */
    @ApiMember(Description="Only billables of this customer.")
    var customerId:String? = null

    /**
    * The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    var startDate:String? = null

    /**
    * The last day of the reports, YYYY-MM-DD; today if not given.
    */
    @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
    var endDate:String? = null

    /**
    * The number of billables in a page, 50 if not given. A page may have fewer.
    */
    @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before, with the same days and filter.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
    var cursor:String? = null
    companion object { private val responseType = ListPendingBillablesResponse::class.java }
    override fun getResponseType(): Any? = ListPendingBillables.responseType
}

/**
* Compute the amounts that a month would have with other billing settings
*/
@Route(Path="/billing/preview", Verbs="POST")
@Api(Description="Compute the amounts that a month would have with other billing settings")
open class PreviewBilling : IReturn<BillingPreview>, IPost
{
    /**
    * The account.
    */
    @ApiMember(Description="The account.", IsRequired=true)
    var accountId:String? = null

    /**
    * Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    */
    @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
    var customerId:String? = null

    /**
    * The month, YYYY-MM.
    */
    @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    var month:String? = null

    /**
    * The settings to try: each given item replaces the one that counts, and the others stay.
    */
    @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
    var billingSettings:BillingSettings? = null
    companion object { private val responseType = BillingPreview::class.java }
    override fun getResponseType(): Any? = PreviewBilling.responseType
}

/**
* Read counts and amounts of a range of days
*/
@Route(Path="/billing/totals", Verbs="GET")
@Api(Description="Read counts and amounts of a range of days")
open class GetBillingTotals : IReturn<BillingTotals>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * Only this customer.
    */
    @ApiMember(Description="Only this customer.")
    var customerId:String? = null

    /**
    * Whether the customers below the named one count too.
    */
    @ApiMember(Description="Whether the customers below the named one count too.")
    var includeDescendants:Boolean? = null

    /**
    * The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    */
    @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
    var startDate:String? = null

    /**
    * The last day, YYYY-MM-DD. The range has at most 366 days.
    */
    @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
    var endDate:String? = null

    /**
    * The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    */
    @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
    var groupBy:String? = null
    companion object { private val responseType = BillingTotals::class.java }
    override fun getResponseType(): Any? = GetBillingTotals.responseType
}

/**
* List the calls that nobody reported, oldest first
*/
@Route(Path="/billing/unreported", Verbs="GET")
@Api(Description="List the calls that nobody reported, oldest first")
open class ListUnreportedCalls : IReturn<ListUnreportedCallsResponse>, IGet
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    var startDate:String? = null

    /**
    * The last day, YYYY-MM-DD; today if not given.
    */
    @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
    var endDate:String? = null

    /**
    * The number of calls in a page, 50 if not given. A page may have fewer.
    */
    @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before, with the same days.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
    var cursor:String? = null
    companion object { private val responseType = ListUnreportedCallsResponse::class.java }
    override fun getResponseType(): Any? = ListUnreportedCalls.responseType
}

/**
* Gets all usage records for specified date range
*/
@Route(Path="/billing/usage", Verbs="GET")
@Api(Description="Gets all usage records for specified date range")
open class ListUsageRecords : IReturn<ArrayList<UsageRecordInfo>>, IGet
{
    /**
    * The account ID you are listing for
    */
    @ApiMember(Description="The account ID you are listing for")
    var accountId:String? = null

    /**
    * The start date to retrieve usage records for (YYYY-MM-DD)
    */
    @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
    var startDate:String? = null

    /**
    * The end date to retrieve usage records for (YYYY-MM-DD)
    */
    @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
    var endDate:String? = null
    companion object { private val responseType = object : TypeToken<ArrayList<UsageRecordInfo>>(){}.type }
    override fun getResponseType(): Any? = ListUsageRecords.responseType
}

/**
* Report the facts of a call
*/
@Route(Path="/calls", Verbs="POST")
@Api(Description="Report the facts of a call")
open class ReportCall : IReturn<CallInfo>, IPost
{
    /**
    * The account whose carrier made the call.
    */
    @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
    var accountId:String? = null

    /**
    * The call.
    */
    @ApiMember(Description="The call.", IsRequired=true)
    var callSid:String? = null

    /**
    * The call that this one is a leg of.
    */
    @ApiMember(Description="The call that this one is a leg of.")
    var parentCallSid:String? = null

    /**
    * The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    */
    @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
    var direction:String? = null

    /**
    * The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    var from:String? = null

    /**
    * The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    var to:String? = null

    /**
    * The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    */
    @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
    var startTime:String? = null

    /**
    * The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    */
    @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
    var endTime:String? = null

    /**
    * The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    */
    @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
    var duration:Int? = null

    /**
    * The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    */
    @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
    var status:String? = null

    /**
    * The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    */
    @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
    var price:BigDecimal? = null

    /**
    * The currency of the price, a code of ISO 4217.
    */
    @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    var priceUnit:String? = null

    /**
    * Whether the call was recorded.
    */
    @ApiMember(Description="Whether the call was recorded.")
    var isRecorded:Boolean? = null

    /**
    * The newest version of the call, to go back on purpose to members of a former version.
    */
    @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
    var replaces:Long? = null
    companion object { private val responseType = CallInfo::class.java }
    override fun getResponseType(): Any? = ReportCall.responseType
}

/**
* Report the facts of many calls
*/
@Route(Path="/calls/batch", Verbs="POST")
@Api(Description="Report the facts of many calls")
open class ReportCalls : ArrayList<ReportCall>(), IReturn<ReportCallsResponse>, IPost
{
    /**
    * The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    */
    @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
    var verdicts:String? = null
    companion object { private val responseType = ReportCallsResponse::class.java }
    override fun getResponseType(): Any? = ReportCalls.responseType
}

/**
* Read a call
*/
@Route(Path="/calls/{callSid}", Verbs="GET")
@Api(Description="Read a call")
open class GetCall : IReturn<CallInfo>, IGet
{
    /**
    * The call.
    */
    @ApiMember(Description="The call.")
    var callSid:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have this call.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
    var accountId:String? = null
    companion object { private val responseType = CallInfo::class.java }
    override fun getResponseType(): Any? = GetCall.responseType
}

/**
* Take a call off the list of unreported calls
*/
@Route(Path="/calls/{callSid}/dismiss", Verbs="POST")
@Api(Description="Take a call off the list of unreported calls")
open class DismissCall : IReturn<CallInfo>, IPost
{
    /**
    * The call.
    */
    @ApiMember(Description="The call.")
    var callSid:String? = null

    /**
    * The account of the call; needed if several of the caller's accounts have this call.
    */
    @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
    var accountId:String? = null

    /**
    * The reason for the dismissal: 1 to 500 characters, no control characters.
    */
    @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
    var reason:String? = null
    companion object { private val responseType = CallInfo::class.java }
    override fun getResponseType(): Any? = DismissCall.responseType
}

/**
* List the customers of an account, by id
*/
@Route(Path="/customers", Verbs="GET")
@Api(Description="List the customers of an account, by id")
open class ListCustomers : IReturn<ListCustomersResponse>, IGet
{
    /**
    * The account whose customers are listed. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * The number of customers in a page, 50 if not given.
    */
    @ApiMember(Description="The number of customers in a page, 50 if not given.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before, with the same filter.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
    var cursor:String? = null
    companion object { private val responseType = ListCustomersResponse::class.java }
    override fun getResponseType(): Any? = ListCustomers.responseType
}

/**
* Create a customer
*/
@Route(Path="/customers", Verbs="POST")
@Api(Description="Create a customer")
open class NewCustomer : IReturn<CustomerInfo>, IPost
{
    /**
    * The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    var id:String? = null

    /**
    * The account that the customer belongs to.
    */
    @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    var accountId:String? = null

    /**
    * The name of the customer: 1 to 200 characters.
    */
    @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
    var name:String? = null

    /**
    * The customer above this one, in the same account.
    */
    @ApiMember(Description="The customer above this one, in the same account.")
    var parentCustomerId:String? = null
    companion object { private val responseType = CustomerInfo::class.java }
    override fun getResponseType(): Any? = NewCustomer.responseType
}

/**
* Read a customer
*/
@Route(Path="/customers/{customerId}", Verbs="GET")
@Api(Description="Read a customer")
open class GetCustomer : IReturn<CustomerInfo>, IGet
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null
    companion object { private val responseType = CustomerInfo::class.java }
    override fun getResponseType(): Any? = GetCustomer.responseType
}

/**
* Change a customer's settings, name or last month
*/
@Route(Path="/customers/{customerId}", Verbs="PATCH")
@Api(Description="Change a customer's settings, name or last month")
open class PatchCustomer : IReturn<CustomerInfo>, IPatch
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null

    /**
    * The corrected name of the customer: 1 to 200 characters.
    */
    @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
    var name:String? = null

    /**
    * Override this customer's billing settings? Otherwise inherits from parent
    */
    @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
    var overrideBillingSettings:Boolean? = null

    /**
    * Updated billing settings for this customer
    */
    @ApiMember(Description="Updated billing settings for this customer")
    var billingSettings:BillingSettings? = null

    /**
    * The last month of the customer's base costs, YYYY-MM; none for no last month.
    */
    @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
    var endMonth:String? = null

    /**
    * The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    var effectiveMonth:String? = null

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    var restate:Boolean? = null
    companion object { private val responseType = CustomerInfo::class.java }
    override fun getResponseType(): Any? = PatchCustomer.responseType
}

/**
* Read the billing settings that count for a customer
*/
@Route(Path="/customers/{customerId}/billing-settings", Verbs="GET")
@Api(Description="Read the billing settings that count for a customer")
open class GetEffectiveBillingSettings : IReturn<EffectiveBillingSettings>, IGet
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null

    /**
    * The month in which the settings count, YYYY-MM: the current month if not given.
    */
    @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
    var month:String? = null
    companion object { private val responseType = EffectiveBillingSettings::class.java }
    override fun getResponseType(): Any? = GetEffectiveBillingSettings.responseType
}

/**
* Read the call rating that counts for a customer
*/
@Route(Path="/customers/{customerId}/call-rating", Verbs="GET")
@Api(Description="Read the call rating that counts for a customer")
open class GetCustomerCallRating : IReturn<CallRatingInfo>, IGet
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    var month:String? = null
    companion object { private val responseType = CallRatingInfo::class.java }
    override fun getResponseType(): Any? = GetCustomerCallRating.responseType
}

/**
* Set a customer's own call rating
*/
@Route(Path="/customers/{customerId}/call-rating", Verbs="PUT")
@Api(Description="Set a customer's own call rating")
open class PutCustomerCallRating : IReturn<CallRatingInfo>, IPut
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    var initialIncrement:Int? = null

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    var increment:Int? = null

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    var minimum:Int? = null

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    var connectFee:Double? = null

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    var effectiveMonth:String? = null
    companion object { private val responseType = CallRatingInfo::class.java }
    override fun getResponseType(): Any? = PutCustomerCallRating.responseType
}

/**
* Delete a customer's own call rating
*/
@Route(Path="/customers/{customerId}/call-rating", Verbs="DELETE")
@Api(Description="Delete a customer's own call rating")
open class DeleteCustomerCallRating : IReturn<CallRatingInfo>, IDelete
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var customerId:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    var accountId:String? = null

    /**
    * The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    */
    @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
    var effectiveMonth:String? = null
    companion object { private val responseType = CallRatingInfo::class.java }
    override fun getResponseType(): Any? = DeleteCustomerCallRating.responseType
}

/**
* List the sessions of an account, by id
*/
@Route(Path="/sessions", Verbs="GET")
@Api(Description="List the sessions of an account, by id")
open class ListSessions : IReturn<ListSessionsResponse>, IGet
{
    /**
    * The account whose sessions are listed. A caller with exactly one account may leave it out.
    */
    @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
    var accountId:String? = null

    /**
    * Only sessions of this customer.
    */
    @ApiMember(Description="Only sessions of this customer.")
    var customerId:String? = null

    /**
    * The number of sessions in a page, 50 if not given.
    */
    @ApiMember(Description="The number of sessions in a page, 50 if not given.")
    var limit:Int? = null

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    var cursor:String? = null
    companion object { private val responseType = ListSessionsResponse::class.java }
    override fun getResponseType(): Any? = ListSessions.responseType
}

/**
* Create a session
*/
@Route(Path="/sessions", Verbs="POST")
@Api(Description="Create a session")
open class NewSession : IReturn<SessionInfo>, IPost
{
    /**
    * The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    var id:String? = null

    /**
    * The account that the session belongs to.
    */
    @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    var accountId:String? = null

    /**
    * The customer of the session.
    */
    @ApiMember(Description="The customer of the session.", IsRequired=true)
    var customerId:String? = null

    /**
    * The call of the session, if there is one; a report that names the session may then leave the call out.
    */
    @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
    var callSid:String? = null
    companion object { private val responseType = SessionInfo::class.java }
    override fun getResponseType(): Any? = NewSession.responseType
}

/**
* Read a session
*/
@Route(Path="/sessions/{id}", Verbs="GET")
@Api(Description="Read a session")
open class GetSession : IReturn<SessionInfo>, IGet
{
    /**
    * The session's id.
    */
    @ApiMember(Description="The session's id.")
    var id:String? = null

    /**
    * The account to look in; needed if several of the caller's accounts have a session of this id.
    */
    @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
    var accountId:String? = null
    companion object { private val responseType = SessionInfo::class.java }
    override fun getResponseType(): Any? = GetSession.responseType
}

/**
* Take a status callback of Twilio
*/
@Route(Path="/twilio/{accountId}/call-status", Verbs="POST")
@Api(Description="Take a status callback of Twilio")
open class TwilioCallStatus : IReturnVoid, IPost
{
    /**
    * The account whose carrier Twilio is.
    */
    @ApiMember(Description="The account whose carrier Twilio is.")
    var accountId:String? = null

    /**
    * The call.
    */
    @ApiMember(Description="The call.", IsRequired=true)
    @SerializedName("CallSid") var callSid:String? = null

    /**
    * The account at Twilio, which must be the configured one if one is configured.
    */
    @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
    @SerializedName("AccountSid") var accountSid:String? = null

    /**
    * The call that this one is a leg of.
    */
    @ApiMember(Description="The call that this one is a leg of.")
    @SerializedName("ParentCallSid") var parentCallSid:String? = null

    /**
    * The direction: inbound, outbound-api or outbound-dial.
    */
    @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
    @SerializedName("Direction") var direction:String? = null

    /**
    * The calling end.
    */
    @ApiMember(Description="The calling end.")
    @SerializedName("From") var from:String? = null

    /**
    * The called end.
    */
    @ApiMember(Description="The called end.")
    @SerializedName("To") var to:String? = null

    /**
    * The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    */
    @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
    @SerializedName("CallStatus") var callStatus:String? = null

    /**
    * The duration of a completed call in seconds.
    */
    @ApiMember(Description="The duration of a completed call in seconds.")
    @SerializedName("CallDuration") var callDuration:String? = null

    /**
    * The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    */
    @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
    @SerializedName("Timestamp") var timestamp:String? = null

    /**
    * The price of the call.
    */
    @ApiMember(Description="The price of the call.")
    @SerializedName("Price") var price:String? = null

    /**
    * The currency of the price.
    */
    @ApiMember(Description="The currency of the price.")
    @SerializedName("PriceUnit") var priceUnit:String? = null

    /**
    * The URL of a recording, which says that the call was recorded.
    */
    @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
    @SerializedName("RecordingUrl") var recordingUrl:String? = null

    /**
    * The id of a recording, which says that the call was recorded.
    */
    @ApiMember(Description="The id of a recording, which says that the call was recorded.")
    @SerializedName("RecordingSid") var recordingSid:String? = null
}

/**
* A new access token.
*/
@Api(Description="A new access token.")
open class GetAccessTokenResponse
{
    /**
    * The access token, unless it is in a cookie.
    */
    @ApiMember(Description="The access token, unless it is in a cookie.")
    var accessToken:String? = null
}

/**
* A page of accounts, by id.
*/
@Api(Description="A page of accounts, by id.")
open class ListAccountsResponse
{
    /**
    * The items of this page.
    */
    @ApiMember(Description="The items of this page.", IsRequired=true)
    var items:ArrayList<AccountInfo> = ArrayList<AccountInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* An account.
*/
@Api(Description="An account.")
open class AccountInfo
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.", IsRequired=true)
    var id:String? = null

    /**
    * The name of the account.
    */
    @ApiMember(Description="The name of the account.", IsRequired=true)
    var name:String? = null

    /**
    * The time zone in which the account's days begin. Lists leave this and the following members out.
    */
    @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
    var timeZone:String? = null

    /**
    * The currency of all amounts, of ISO 4217.
    */
    @ApiMember(Description="The currency of all amounts, of ISO 4217.")
    var currency:String? = null

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    var country:String? = null

    /**
    * The billing settings for this account
    */
    @ApiMember(Description="The billing settings for this account")
    var billingSettings:BillingSettings? = null

    /**
    * The time at which the account was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
}

/**
* How the calls of an account or a customer are rounded to increments.
*/
@Api(Description="How the calls of an account or a customer are rounded to increments.")
open class CallRatingInfo
{
    /**
    * The account.
    */
    @ApiMember(Description="The account.", IsRequired=true)
    var accountId:String? = null

    /**
    * The customer that was asked for; absent for the account itself.
    */
    @ApiMember(Description="The customer that was asked for; absent for the account itself.")
    var customerId:String? = null

    /**
    * The month in which the rating counts, YYYY-MM.
    */
    @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
    var month:String? = null

    /**
    * The billed seconds of the shortest call.
    */
    @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
    var initialIncrement:Int? = null

    /**
    * The step of the billed seconds beyond the initial increment, in seconds.
    */
    @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
    var increment:Int? = null

    /**
    * The seconds that a shorter call counts as before it is rounded.
    */
    @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
    var minimum:Int? = null

    /**
    * The price of an answered call, whatever its duration, in the account's currency.
    */
    @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
    var connectFee:Double? = null

    /**
    * The version of the account's settings that the rating is of; 0 for the default.
    */
    @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
    var version:Long? = null

    /**
    * The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    */
    @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
    var ownerCustomerId:String? = null
}

/**
* The signed-in user, and the tokens.
*/
@Api(Description="The signed-in user, and the tokens.")
open class AuthenticateResponse
{
    /**
    * The user's id, which is its name in lower case.
    */
    @ApiMember(Description="The user's id, which is its name in lower case.")
    var userId:String? = null

    /**
    * The id of the sign-in, which is not a secret.
    */
    @ApiMember(Description="The id of the sign-in, which is not a secret.")
    var sessionId:String? = null

    /**
    * The user's name.
    */
    @ApiMember(Description="The user's name.")
    var userName:String? = null

    /**
    * The name to show for the user.
    */
    @ApiMember(Description="The name to show for the user.")
    var displayName:String? = null

    /**
    * The access token, unless it is in a cookie.
    */
    @ApiMember(Description="The access token, unless it is in a cookie.")
    var bearerToken:String? = null

    /**
    * The refresh token, unless it is in a cookie.
    */
    @ApiMember(Description="The refresh token, unless it is in a cookie.")
    var refreshToken:String? = null

    /**
    * The end of the refresh token: RFC 3339, UTC.
    */
    @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
    var refreshTokenExpiry:String? = null

    /**
    * The user's roles.
    */
    @ApiMember(Description="The user's roles.", IsRequired=true)
    var roles:ArrayList<String> = ArrayList<String>()

    /**
    * The permissions that the roles have.
    */
    @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
    var permissions:ArrayList<String> = ArrayList<String>()

    /**
    * The way in which the user signed in.
    */
    @ApiMember(Description="The way in which the user signed in.")
    var authProvider:String? = null
}

/**
* A page of billables, newest first.
*/
@Api(Description="A page of billables, newest first.")
open class ListBillablesResponse
{
    /**
    * The billables of this page.
    */
    @ApiMember(Description="The billables of this page.", IsRequired=true)
    var items:ArrayList<BillableInfo> = ArrayList<BillableInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* A call billed to a customer.
*/
@Api(Description="A call billed to a customer.")
open class BillableInfo
{
    /**
    * The billable's id, a UUID of version 7.
    */
    @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
    var id:String? = null

    /**
    * The account that the call is billed in.
    */
    @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
    var accountId:String? = null

    /**
    * The customer that the call is billed to.
    */
    @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
    var customerId:String? = null

    /**
    * The session that the report named, if it named one.
    */
    @ApiMember(Description="The session that the report named, if it named one.")
    var sessionId:String? = null

    /**
    * The call, hex digits in lower case.
    */
    @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    var callSid:String? = null

    /**
    * The state of the billable in its life.
    */
    @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
    var status:BillableStatus? = null

    /**
    * The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null

    /**
    * The subject of the token that reported the call.
    */
    @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
    var createdBy:String? = null

    /**
    * The time of the void; absent while the billable is live.
    */
    @ApiMember(Description="The time of the void; absent while the billable is live.")
    var dateVoided:String? = null

    /**
    * The subject that voided the billable; absent while the billable is live.
    */
    @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
    var voidedBy:String? = null

    /**
    * The reason for the void; absent while the billable is live.
    */
    @ApiMember(Description="The reason for the void; absent while the billable is live.")
    var voidReason:String? = null
}

/**
* A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
*/
@Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
open class ReportBillablesResponse
{
    /**
    * The position of the report in the body, from 0; absent in the last line.
    */
    @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
    var index:Long? = null

    var verdict:Verdict? = null
    var billable:BillableInfo? = null
    var error:VerdictError? = null
    var summary:ReportCounts? = null
}

/**
* The explanation of a billable: every step from the report to the amount of its month.
*/
@Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
open class BillableExplanation
{
    /**
    * The billable.
    */
    @ApiMember(Description="The billable.", IsRequired=true)
    var billable:BillableInfo? = null

    /**
    * Rated, Pending (the call has no final facts yet) or Voided.
    */
    @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
    var state:String? = null

    /**
    * The currency of all amounts.
    */
    @ApiMember(Description="The currency of all amounts.", IsRequired=true)
    var currency:String? = null

    /**
    * The account's time zone at the start of the call.
    */
    @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
    var timeZone:String? = null

    /**
    * The local start of the call with its offset.
    */
    @ApiMember(Description="The local start of the call with its offset.")
    var localStart:String? = null

    /**
    * The local day of the call, YYYY-MM-DD.
    */
    @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
    var day:String? = null

    /**
    * The item that pays for the call.
    */
    @ApiMember(Description="The item that pays for the call.")
    var item:String? = null

    /**
    * All versions of the call's facts, oldest first.
    */
    @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
    var facts:ArrayList<ExplainedFacts> = ArrayList<ExplainedFacts>()

    /**
    * The settings that the steps use; absent unless rated.
    */
    @ApiMember(Description="The settings that the steps use; absent unless rated.")
    var settings:ExplainedTerms? = null

    /**
    * The steps, in order.
    */
    @ApiMember(Description="The steps, in order.", IsRequired=true)
    var steps:ArrayList<ExplainedStep> = ArrayList<ExplainedStep>()

    /**
    * The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    */
    @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
    var monthAmount:String? = null

    /**
    * The same without this call.
    */
    @ApiMember(Description="The same without this call.")
    var monthAmountWithout:String? = null

    /**
    * The amount of the month less what it would be without this call. These differences do not add up.
    */
    @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
    var difference:String? = null
}

/**
* The history of a billable.
*/
@Api(Description="The history of a billable.")
open class GetBillableHistoryResponse
{
    /**
    * The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    */
    @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
    var items:ArrayList<BillableChange> = ArrayList<BillableChange>()
}

open class BillingInfo
{
    var customers:ArrayList<BillingCustomerInfo> = ArrayList<BillingCustomerInfo>()
}

/**
* A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
*/
@Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
open class CallInfo
{
    /**
    * The carrier's id of the account; never known.
    */
    @ApiMember(Description="The carrier's id of the account; never known.")
    var accountSid:String? = null

    /**
    * The carrier's annotation of the call; never known.
    */
    @ApiMember(Description="The carrier's annotation of the call; never known.")
    @SerializedName("annotation") var Annotation:String? = null

    /**
    * The person or machine that answered the call; never known.
    */
    @ApiMember(Description="The person or machine that answered the call; never known.")
    var answeredBy:String? = null

    /**
    * The name of the caller; never known.
    */
    @ApiMember(Description="The name of the caller; never known.")
    var callerName:String? = null

    /**
    * The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
    var dateCreated:String? = null

    /**
    * The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
    var dateUpdated:String? = null

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    var direction:String? = null

    /**
    * The duration in whole seconds.
    */
    @ApiMember(Description="The duration in whole seconds.")
    var duration:Int? = null

    /**
    * The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    */
    @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
    var endTime:String? = null

    /**
    * The number that forwarded the call; never known.
    */
    @ApiMember(Description="The number that forwarded the call; never known.")
    var forwardedFrom:String? = null

    /**
    * The calling end.
    */
    @ApiMember(Description="The calling end.")
    var from:String? = null

    /**
    * The calling end for people; never known.
    */
    @ApiMember(Description="The calling end for people; never known.")
    var fromFormatted:String? = null

    /**
    * The call that this one is a leg of.
    */
    @ApiMember(Description="The call that this one is a leg of.")
    var parentCallSid:String? = null

    /**
    * The carrier's id of the phone number; never known.
    */
    @ApiMember(Description="The carrier's id of the phone number; never known.")
    var phoneNumberSid:String? = null

    /**
    * The price of the carrier, with the sign that the carrier gave.
    */
    @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
    var price:BigDecimal? = null

    /**
    * The currency of the price, a code of ISO 4217.
    */
    @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    var priceUnit:String? = null

    /**
    * The call, hex digits in lower case.
    */
    @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    var sid:String? = null

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    var startTime:String? = null

    /**
    * The status, such as completed or no-answer.
    */
    @ApiMember(Description="The status, such as completed or no-answer.")
    var status:String? = null

    /**
    * The called end.
    */
    @ApiMember(Description="The called end.")
    var to:String? = null

    /**
    * The called end for people; never known.
    */
    @ApiMember(Description="The called end for people; never known.")
    var toFormatted:String? = null

    /**
    * The path of the call in this service.
    */
    @ApiMember(Description="The path of the call in this service.")
    var uri:String? = null

    /**
    * The account of the call.
    */
    @ApiMember(Description="The account of the call.", IsRequired=true)
    var accountId:String? = null

    /**
    * The version of the facts: 1 for the first one, and 1 more for each change.
    */
    @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
    var version:Long? = null

    /**
    * Whether the call was recorded.
    */
    @ApiMember(Description="Whether the call was recorded.")
    var isRecorded:Boolean? = null

    /**
    * The live billable that the totals count the call for.
    */
    @ApiMember(Description="The live billable that the totals count the call for.")
    var billableId:String? = null

    /**
    * The customer that the call is billed to.
    */
    @ApiMember(Description="The customer that the call is billed to.")
    var customerId:String? = null

    /**
    * The seconds that are billed.
    */
    @ApiMember(Description="The seconds that are billed.")
    var billedSeconds:Int? = null

    /**
    * The time at which the call was taken off the list of unreported calls.
    */
    @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
    var dateDismissed:String? = null

    /**
    * The subject that took the call off the list of unreported calls.
    */
    @ApiMember(Description="The subject that took the call off the list of unreported calls.")
    var dismissedBy:String? = null

    /**
    * The reason why the call was taken off the list of unreported calls.
    */
    @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
    var dismissReason:String? = null
}

/**
* A page of billables whose calls have no final facts, oldest first.
*/
@Api(Description="A page of billables whose calls have no final facts, oldest first.")
open class ListPendingBillablesResponse
{
    /**
    * The items of this page.
    */
    @ApiMember(Description="The items of this page.", IsRequired=true)
    var items:ArrayList<BillableInfo> = ArrayList<BillableInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* The amounts of a month, as they are and with other settings.
*/
@Api(Description="The amounts of a month, as they are and with other settings.")
open class BillingPreview
{
    /**
    * The currency of the amounts.
    */
    @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    var currency:String? = null

    /**
    * The month, YYYY-MM.
    */
    @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    var month:String? = null

    /**
    * The items that cost something in either case.
    */
    @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
    var items:ArrayList<BillingPreviewItem> = ArrayList<BillingPreviewItem>()

    /**
    * The amount of the month.
    */
    @ApiMember(Description="The amount of the month.", IsRequired=true)
    var amount:String? = null

    /**
    * The amount that the month would have with the settings of the request.
    */
    @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    var previewAmount:String? = null

    /**
    * The calls of the month without final facts, which have no amount yet.
    */
    @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
    var pendingCalls:Long? = null
}

/**
* Counts and amounts of a range of days.
*/
@Api(Description="Counts and amounts of a range of days.")
open class BillingTotals
{
    /**
    * The currency of the amounts.
    */
    @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    var currency:String? = null

    /**
    * The time zone of the days.
    */
    @ApiMember(Description="The time zone of the days.", IsRequired=true)
    var timeZone:String? = null

    /**
    * The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var asOf:String? = null

    /**
    * The lines, by their keys; none without groupBy.
    */
    @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
    var items:ArrayList<BillingTotalsItem> = ArrayList<BillingTotalsItem>()

    /**
    * All lines together.
    */
    @ApiMember(Description="All lines together.", IsRequired=true)
    var total:BillingTotal? = null
}

/**
* A page of calls that nobody reported, oldest first.
*/
@Api(Description="A page of calls that nobody reported, oldest first.")
open class ListUnreportedCallsResponse
{
    /**
    * The items of this page.
    */
    @ApiMember(Description="The items of this page.", IsRequired=true)
    var items:ArrayList<CallInfo> = ArrayList<CallInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
*/
@Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
open class ReportCallsResponse
{
    /**
    * The position of the call in the body, from 0; absent in the last line.
    */
    @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
    var index:Long? = null

    var verdict:CallVerdict? = null
    /**
    * The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    */
    @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
    var version:Long? = null

    var error:VerdictError? = null
    var summary:CallCounts? = null
}

/**
* A page of customers, by id.
*/
@Api(Description="A page of customers, by id.")
open class ListCustomersResponse
{
    /**
    * The items of this page.
    */
    @ApiMember(Description="The items of this page.", IsRequired=true)
    var items:ArrayList<CustomerInfo> = ArrayList<CustomerInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* A customer of an account.
*/
@Api(Description="A customer of an account.")
open class CustomerInfo
{
    /**
    * The customer's id, unique within the account.
    */
    @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
    var id:String? = null

    /**
    * The account that the customer belongs to.
    */
    @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    var accountId:String? = null

    /**
    * The name of the customer.
    */
    @ApiMember(Description="The name of the customer.", IsRequired=true)
    var name:String? = null

    /**
    * The customer above this one, in the same account.
    */
    @ApiMember(Description="The customer above this one, in the same account.")
    var parentCustomerId:String? = null

    /**
    * Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    */
    @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
    var overrideBillingSettings:Boolean? = null

    /**
    * The customer's own billing settings in the current month.
    */
    @ApiMember(Description="The customer's own billing settings in the current month.")
    var billingSettings:BillingSettings? = null

    /**
    * The last month of the customer's base costs, YYYY-MM.
    */
    @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
    var endMonth:String? = null

    /**
    * The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
}

/**
* The billing settings that count for a customer in a month.
*/
@Api(Description="The billing settings that count for a customer in a month.")
open class EffectiveBillingSettings
{
    /**
    * The account of the customer.
    */
    @ApiMember(Description="The account of the customer.", IsRequired=true)
    var accountId:String? = null

    /**
    * The customer.
    */
    @ApiMember(Description="The customer.", IsRequired=true)
    var customerId:String? = null

    /**
    * The month, YYYY-MM.
    */
    @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    var month:String? = null

    /**
    * The currency of the costs.
    */
    @ApiMember(Description="The currency of the costs.", IsRequired=true)
    var currency:String? = null

    /**
    * All nine items.
    */
    @ApiMember(Description="All nine items.", IsRequired=true)
    var items:ArrayList<EffectiveBillingItem> = ArrayList<EffectiveBillingItem>()
}

/**
* A page of sessions, by id.
*/
@Api(Description="A page of sessions, by id.")
open class ListSessionsResponse
{
    /**
    * The items of this page.
    */
    @ApiMember(Description="The items of this page.", IsRequired=true)
    var items:ArrayList<SessionInfo> = ArrayList<SessionInfo>()

    /**
    * The cursor of the next page; absent on the last one.
    */
    @ApiMember(Description="The cursor of the next page; absent on the last one.")
    var nextCursor:String? = null

    /**
    * Whether another page follows.
    */
    @ApiMember(Description="Whether another page follows.", IsRequired=true)
    var hasMorePages:Boolean? = null
}

/**
* A session.
*/
@Api(Description="A session.")
open class SessionInfo
{
    /**
    * The session's id, unique within the account.
    */
    @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
    var id:String? = null

    /**
    * The account that the session belongs to.
    */
    @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    var accountId:String? = null

    /**
    * The customer of the session.
    */
    @ApiMember(Description="The customer of the session.", IsRequired=true)
    var customerId:String? = null

    /**
    * The call of the session, if there is one.
    */
    @ApiMember(Description="The call of the session, if there is one.")
    var callSid:String? = null

    /**
    * The time at which the session was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
}

open class BillingSettings
{
    var base:BillingItem? = null
    var localNumbers:BillingItem? = null
    var tollFreeNumbers:BillingItem? = null
    var inboundVoiceCalls:BillingItem? = null
    var outboundVoiceCalls:BillingItem? = null
    var inboundFaxes:BillingItem? = null
    var outboundFaxes:BillingItem? = null
    var inboundSmsMessages:BillingItem? = null
    var outboundSmsMessages:BillingItem? = null
}

open class BillingItem
{
    var baseCost:Double? = null
    var rawUnitMultiplier:Double? = null
    var unitCost:Double? = null
    var allowance:Int? = null
}

/**
* The state of a billable in its life.
*/
@Api(Description="The state of a billable in its life.")
enum class BillableStatus
{
    Reported,
    Voided,
}

/**
* The result of one report of a batch.
*/
@Api(Description="The result of one report of a batch.")
enum class Verdict
{
    Created,
    Replayed,
    Conflict,
    Voided,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/**
* The reason for an item of a batch that is not stored.
*/
@Api(Description="The reason for an item of a batch that is not stored.")
open class VerdictError
{
    /**
    * A code that programs can rely on, the same as for a single report.
    */
    @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
    var errorCode:String? = null

    /**
    * The problem and its remedy, for people.
    */
    @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
    var message:String? = null

    /**
    * Every member at fault; empty if no member is.
    */
    @ApiMember(Description="Every member at fault; empty if no member is.")
    var errors:ArrayList<ResponseError> = ArrayList<ResponseError>()
}

/**
* The number of reports with each verdict.
*/
@Api(Description="The number of reports with each verdict.")
open class ReportCounts
{
    /**
    * All reports.
    */
    @ApiMember(Description="All reports.", IsRequired=true)
    var total:Long? = null

    /**
    * Reports that made a billable.
    */
    @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    var created:Long? = null

    /**
    * Reports that repeat an earlier one.
    */
    @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
    var replayed:Long? = null

    /**
    * Reports of calls that are billed to another customer or for another session.
    */
    @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
    var conflict:Long? = null

    /**
    * Reports of voided billables.
    */
    @ApiMember(Description="Reports of voided billables.", IsRequired=true)
    var voided:Long? = null

    /**
    * Reports that cannot be read or break a rule.
    */
    @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
    var invalid:Long? = null

    /**
    * Reports whose session or customer is unknown.
    */
    @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
    var notFound:Long? = null

    /**
    * Reports in accounts that are not the caller's.
    */
    @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
    var forbidden:Long? = null

    /**
    * Reports that are not confirmed.
    */
    @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
    var failed:Long? = null
}

/**
* A version of a call's facts, whole.
*/
@Api(Description="A version of a call's facts, whole.")
open class ExplainedFacts
{
    /**
    * The version, from 1.
    */
    @ApiMember(Description="The version, from 1.", IsRequired=true)
    var version:Long? = null

    /**
    * The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateUpdated:String? = null

    /**
    * The subject that reported the version; absent for the role Customer.
    */
    @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
    var updatedBy:String? = null

    /**
    * The status, such as completed.
    */
    @ApiMember(Description="The status, such as completed.")
    var status:String? = null

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    var direction:String? = null

    /**
    * The calling end.
    */
    @ApiMember(Description="The calling end.")
    var from:String? = null

    /**
    * The called end.
    */
    @ApiMember(Description="The called end.")
    var to:String? = null

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    var startTime:String? = null

    /**
    * The duration in whole seconds.
    */
    @ApiMember(Description="The duration in whole seconds.")
    var duration:Long? = null

    /**
    * The price of the carrier; absent for the role Customer.
    */
    @ApiMember(Description="The price of the carrier; absent for the role Customer.")
    var price:Double? = null

    /**
    * The currency of the carrier's price; absent for the role Customer.
    */
    @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
    var priceUnit:String? = null
}

/**
* The settings that an explanation uses, with their version and owner.
*/
@Api(Description="The settings that an explanation uses, with their version and owner.")
open class ExplainedTerms
{
    /**
    * The terms of the item in the month.
    */
    @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
    var terms:BillingItem? = null

    /**
    * The version of the account's settings; 0 if the account has none.
    */
    @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
    var version:Long? = null

    /**
    * The customer whose settings these are. Absent for the account's, and where the caller may not know.
    */
    @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
    var ownerCustomerId:String? = null

    /**
    * The version of the call rating that rounded the duration; 0 for the default.
    */
    @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
    var callRatingVersion:Long? = null

    /**
    * The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    */
    @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
    var callRatingOwnerCustomerId:String? = null
}

/**
* A step of an explanation.
*/
@Api(Description="A step of an explanation.")
open class ExplainedStep
{
    /**
    * The name of the step.
    */
    @ApiMember(Description="The name of the step.", IsRequired=true)
    var step:String? = null

    /**
    * The exact result of the step: a number, or a fraction where no decimal is exact.
    */
    @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
    var value:String? = null

    /**
    * The step with its numbers, for a person.
    */
    @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
    var text:String? = null
}

/**
* A change in a billable's life.
*/
@Api(Description="A change in a billable's life.")
open class BillableChange
{
    /**
    * The kind of the change.
    */
    @ApiMember(Description="The kind of the change.", IsRequired=true)
    var action:BillableAction? = null

    /**
    * The time of the change, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var date:String? = null

    /**
    * The subject of the caller that made the change.
    */
    @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
    @SerializedName("by") var By:String? = null

    /**
    * The reason for the change; a report has none.
    */
    @ApiMember(Description="The reason for the change; a report has none.")
    var reason:String? = null
}

/**
* A fault of one member.
*/
@Api(Description="A fault of one member.")
open class ResponseError
{
    /**
    * The code of the fault.
    */
    @ApiMember(Description="The code of the fault.", IsRequired=true)
    var errorCode:String? = null

    /**
    * The member at fault, in PascalCase.
    */
    @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
    var fieldName:String? = null

    /**
    * The problem and its remedy.
    */
    @ApiMember(Description="The problem and its remedy.", IsRequired=true)
    var message:String? = null
}

/**
* The kind of a change in a billable's life.
*/
@Api(Description="The kind of a change in a billable's life.")
enum class BillableAction
{
    Reported,
    Voided,
    Reinstated,
}

open class BillingCustomerInfo
{
    var customerId:String? = null
    var internationalCosts:Double? = null
    var hasCallRecording:Boolean? = null
}

open class UsageRecordInfo
{
    var accountSid:String? = null
    var category:String? = null
    var count:Double? = null
    var countUnit:String? = null
    var description:String? = null
    var endDate:String? = null
    var price:Double? = null
    var priceUnit:String? = null
    var startDate:String? = null
    var usage:String? = null
    var usageUnit:String? = null
    var uri:String? = null
}

/**
* An item of a preview.
*/
@Api(Description="An item of a preview.")
open class BillingPreviewItem
{
    /**
    * The name of the item.
    */
    @ApiMember(Description="The name of the item.", IsRequired=true)
    var item:String? = null

    /**
    * The amount of the month, with exactly the currency's places.
    */
    @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
    var amount:String? = null

    /**
    * The amount that the month would have with the settings of the request.
    */
    @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    var previewAmount:String? = null
}

/**
* A line of totals. It has the keys that `groupBy` names.
*/
@Api(Description="A line of totals. It has the keys that `groupBy` names.")
open class BillingTotalsItem
{
    /**
    * The customer.
    */
    @ApiMember(Description="The customer.")
    var customerId:String? = null

    /**
    * The customer's name.
    */
    @ApiMember(Description="The customer's name.")
    var customerName:String? = null

    /**
    * The day, YYYY-MM-DD.
    */
    @ApiMember(Description="The day, YYYY-MM-DD.")
    var day:String? = null

    /**
    * The month, YYYY-MM.
    */
    @ApiMember(Description="The month, YYYY-MM.")
    var month:String? = null

    /**
    * The item, or pending for calls without final facts.
    */
    @ApiMember(Description="The item, or pending for calls without final facts.")
    var item:String? = null

    /**
    * The live billables.
    */
    @ApiMember(Description="The live billables.", IsRequired=true)
    var calls:Long? = null

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    var answeredCalls:Long? = null

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    var pendingCalls:Long? = null

    /**
    * The voided billables, which `calls` leaves out.
    */
    @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    var voidedCalls:Long? = null

    /**
    * The durations of the answered calls, in seconds.
    */
    @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    var seconds:Long? = null

    /**
    * The durations after the rounding to increments, in seconds.
    */
    @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    var billedSeconds:Long? = null

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    var unpricedInternationalCalls:Long? = null

    /**
    * The amount, with exactly the currency's places.
    */
    @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    var amount:String? = null
}

/**
* The counts and the amount of a whole range.
*/
@Api(Description="The counts and the amount of a whole range.")
open class BillingTotal
{
    /**
    * The live billables.
    */
    @ApiMember(Description="The live billables.", IsRequired=true)
    var calls:Long? = null

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    var answeredCalls:Long? = null

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    var pendingCalls:Long? = null

    /**
    * The voided billables, which `calls` leaves out.
    */
    @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    var voidedCalls:Long? = null

    /**
    * The durations of the answered calls, in seconds.
    */
    @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    var seconds:Long? = null

    /**
    * The durations after the rounding to increments, in seconds.
    */
    @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    var billedSeconds:Long? = null

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    var unpricedInternationalCalls:Long? = null

    /**
    * The amount, with exactly the currency's places.
    */
    @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    var amount:String? = null
}

/**
* The result of one call of a batch.
*/
@Api(Description="The result of one call of a batch.")
enum class CallVerdict
{
    Created,
    Changed,
    Unchanged,
    Superseded,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/**
* The number of calls with each verdict.
*/
@Api(Description="The number of calls with each verdict.")
open class CallCounts
{
    /**
    * All calls.
    */
    @ApiMember(Description="All calls.", IsRequired=true)
    var total:Long? = null

    /**
    * Calls that got their first facts.
    */
    @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
    var created:Long? = null

    /**
    * Calls that got a newer version.
    */
    @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
    var changed:Long? = null

    /**
    * Calls whose facts are known already.
    */
    @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
    var unchanged:Long? = null

    /**
    * Calls of which `replaces` does not name the newest version.
    */
    @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
    var superseded:Long? = null

    /**
    * Calls whose facts cannot be read or break a rule.
    */
    @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
    var invalid:Long? = null

    /**
    * Calls whose account does not exist.
    */
    @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
    var notFound:Long? = null

    /**
    * Calls in accounts that are not the caller's.
    */
    @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
    var forbidden:Long? = null

    /**
    * Calls whose facts are not confirmed.
    */
    @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
    var failed:Long? = null
}

/**
* An item of the billing settings that count for a customer.
*/
@Api(Description="An item of the billing settings that count for a customer.")
open class EffectiveBillingItem
{
    /**
    * The name of the item.
    */
    @ApiMember(Description="The name of the item.", IsRequired=true)
    var item:String? = null

    /**
    * The terms of the item; an item that the settings do not have costs nothing.
    */
    @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
    var terms:BillingItem? = null

    /**
    * The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    */
    @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
    var ownerCustomerId:String? = null

    /**
    * The version of the account's settings that the item is of; 0 if the account has none.
    */
    @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
    var version:Long? = null
}
