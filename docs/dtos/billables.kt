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


/**
* Get a new access token for a refresh token
*/
@Route(Path="/access-token", Verbs="POST")
@Api(Description="Get a new access token for a refresh token")
open class GetAccessToken : IReturn<GetAccessTokenResponse>, IPost
{
    /**
    * The refresh token; the cookie ss-reftok counts where none is given.
    */
    @ApiMember(Description="The refresh token; the cookie ss-reftok counts where none is given.")
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
    * How many accounts a page holds, 50 if not given.
    */
    @ApiMember(Description="How many accounts a page holds, 50 if not given.")
    var limit:Int? = null

    /**
    * Where the page begins: the nextCursor of the page before.
    */
    @ApiMember(Description="Where the page begins: the nextCursor of the page before.")
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
    * What people call the account: 1 to 200 characters.
    */
    @ApiMember(Description="What people call the account: 1 to 200 characters.", IsRequired=true)
    var name:String? = null
    companion object { private val responseType = AccountInfo::class.java }
    override fun getResponseType(): Any? = NewAccount.responseType
}

/**
* Read an account
*/
@Route(Path="/accounts/{id}", Verbs="GET")
@Api(Description="Read an account")
open class GetAccount : IReturn<AccountInfo>, IGet
{
    /**
    * The account's id.
    */
    @ApiMember(Description="The account's id.")
    var id:String? = null
    companion object { private val responseType = AccountInfo::class.java }
    override fun getResponseType(): Any? = GetAccount.responseType
}

/**
* Sign in
*/
@Route(Path="/auth", Verbs="POST")
@Api(Description="Sign in")
open class Authenticate : IReturn<AuthenticateResponse>, IPost
{
    /**
    * How to sign in: credentials, the default where a user name is given; or logout, to end the session.
    */
    @ApiMember(Description="How to sign in: credentials, the default where a user name is given; or logout, to end the session.")
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
    * The account whose billables are listed. It may be left out by a caller who has exactly one account.
    */
    @ApiMember(Description="The account whose billables are listed. It may be left out by a caller who has exactly one account.")
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
    * How many billables a page holds, 50 if not given.
    */
    @ApiMember(Description="How many billables a page holds, 50 if not given.")
    var limit:Int? = null

    /**
    * Where the page begins: the nextCursor of the page before, with the same filters.
    */
    @ApiMember(Description="Where the page begins: the nextCursor of the page before, with the same filters.")
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
    * Which verdicts are sent: all, problems (neither Created nor Replayed), or summary (the summary alone).
    */
    @ApiMember(Description="Which verdicts are sent: all, problems (neither Created nor Replayed), or summary (the summary alone).")
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
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = GetBillable.responseType
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
    * Why the billable is reinstated: 1 to 500 characters, no control characters.
    */
    @ApiMember(Description="Why the billable is reinstated: 1 to 500 characters, no control characters.", IsRequired=true)
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
    * Why the billable is voided: 1 to 500 characters, no control characters.
    */
    @ApiMember(Description="Why the billable is voided: 1 to 500 characters, no control characters.", IsRequired=true)
    var reason:String? = null
    companion object { private val responseType = BillableInfo::class.java }
    override fun getResponseType(): Any? = VoidBillable.responseType
}

/**
* List the customers of an account, by id
*/
@Route(Path="/customers", Verbs="GET")
@Api(Description="List the customers of an account, by id")
open class ListCustomers : IReturn<ListCustomersResponse>, IGet
{
    /**
    * The account whose customers are listed. It may be left out by a caller who has exactly one account.
    */
    @ApiMember(Description="The account whose customers are listed. It may be left out by a caller who has exactly one account.")
    var accountId:String? = null

    /**
    * How many customers a page holds, 50 if not given.
    */
    @ApiMember(Description="How many customers a page holds, 50 if not given.")
    var limit:Int? = null

    /**
    * Where the page begins: the nextCursor of the page before, with the same filter.
    */
    @ApiMember(Description="Where the page begins: the nextCursor of the page before, with the same filter.")
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
    * What people call the customer: 1 to 200 characters.
    */
    @ApiMember(Description="What people call the customer: 1 to 200 characters.", IsRequired=true)
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
@Route(Path="/customers/{id}", Verbs="GET")
@Api(Description="Read a customer")
open class GetCustomer : IReturn<CustomerInfo>, IGet
{
    /**
    * The customer's id.
    */
    @ApiMember(Description="The customer's id.")
    var id:String? = null

    /**
    * The account to look in; needed where several of the caller's accounts have a customer of this id.
    */
    @ApiMember(Description="The account to look in; needed where several of the caller's accounts have a customer of this id.")
    var accountId:String? = null
    companion object { private val responseType = CustomerInfo::class.java }
    override fun getResponseType(): Any? = GetCustomer.responseType
}

/**
* List the sessions of an account, by id
*/
@Route(Path="/sessions", Verbs="GET")
@Api(Description="List the sessions of an account, by id")
open class ListSessions : IReturn<ListSessionsResponse>, IGet
{
    /**
    * The account whose sessions are listed. It may be left out by a caller who has exactly one account.
    */
    @ApiMember(Description="The account whose sessions are listed. It may be left out by a caller who has exactly one account.")
    var accountId:String? = null

    /**
    * Only sessions of this customer.
    */
    @ApiMember(Description="Only sessions of this customer.")
    var customerId:String? = null

    /**
    * How many sessions a page holds, 50 if not given.
    */
    @ApiMember(Description="How many sessions a page holds, 50 if not given.")
    var limit:Int? = null

    /**
    * Where the page begins: the nextCursor of the page before, with the same filters.
    */
    @ApiMember(Description="Where the page begins: the nextCursor of the page before, with the same filters.")
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
    * The customer that the conversation is for.
    */
    @ApiMember(Description="The customer that the conversation is for.", IsRequired=true)
    var customerId:String? = null

    /**
    * The call of the conversation, if there is one; a report that names the session may then leave it out.
    */
    @ApiMember(Description="The call of the conversation, if there is one; a report that names the session may then leave it out.")
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
    * The account to look in; needed where several of the caller's accounts have a session of this id.
    */
    @ApiMember(Description="The account to look in; needed where several of the caller's accounts have a session of this id.")
    var accountId:String? = null
    companion object { private val responseType = SessionInfo::class.java }
    override fun getResponseType(): Any? = GetSession.responseType
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
    * What people call the account.
    */
    @ApiMember(Description="What people call the account.", IsRequired=true)
    var name:String? = null

    /**
    * When the account was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="When the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
}

/**
* Who signed in, and with what.
*/
@Api(Description="Who signed in, and with what.")
open class AuthenticateResponse
{
    /**
    * The user's id, which is its name in lower case.
    */
    @ApiMember(Description="The user's id, which is its name in lower case.")
    var userId:String? = null

    /**
    * The id of the sign-in. It is no secret.
    */
    @ApiMember(Description="The id of the sign-in. It is no secret.")
    var sessionId:String? = null

    /**
    * The user's name.
    */
    @ApiMember(Description="The user's name.")
    var userName:String? = null

    /**
    * What people call the user.
    */
    @ApiMember(Description="What people call the user.")
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
    * When the refresh token ends: RFC 3339, UTC.
    */
    @ApiMember(Description="When the refresh token ends: RFC 3339, UTC.")
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
    * How the user signed in.
    */
    @ApiMember(Description="How the user signed in.")
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
    * Where the billable is in its life.
    */
    @ApiMember(Description="Where the billable is in its life.", IsRequired=true)
    var status:BillableStatus? = null

    /**
    * When the report was stored, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="When the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null

    /**
    * Who reported the call: the subject of the token.
    */
    @ApiMember(Description="Who reported the call: the subject of the token.", IsRequired=true)
    var createdBy:String? = null

    /**
    * When the billable was voided; absent while it is live.
    */
    @ApiMember(Description="When the billable was voided; absent while it is live.")
    var dateVoided:String? = null

    /**
    * Who voided the billable; absent while it is live.
    */
    @ApiMember(Description="Who voided the billable; absent while it is live.")
    var voidedBy:String? = null

    /**
    * Why the billable was voided; absent while it is live.
    */
    @ApiMember(Description="Why the billable was voided; absent while it is live.")
    var voidReason:String? = null
}

/**
* A line of the answer: what became of one report, or, in the last line, the summary. A body that is broken has none.
*/
@Api(Description="A line of the answer: what became of one report, or, in the last line, the summary. A body that is broken has none.")
open class ReportBillablesResponse
{
    /**
    * Which report of the body, from 0; absent in the last line.
    */
    @ApiMember(Description="Which report of the body, from 0; absent in the last line.")
    var index:Long? = null

    var verdict:Verdict? = null
    var billable:BillableInfo? = null
    var error:VerdictError? = null
    var summary:ReportCounts? = null
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
    * What people call the customer.
    */
    @ApiMember(Description="What people call the customer.", IsRequired=true)
    var name:String? = null

    /**
    * The customer above this one, in the same account.
    */
    @ApiMember(Description="The customer above this one, in the same account.")
    var parentCustomerId:String? = null

    /**
    * When the customer was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="When the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
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
    * The customer that the conversation is for.
    */
    @ApiMember(Description="The customer that the conversation is for.", IsRequired=true)
    var customerId:String? = null

    /**
    * The call of the conversation, if there is one.
    */
    @ApiMember(Description="The call of the conversation, if there is one.")
    var callSid:String? = null

    /**
    * When the session was created, RFC 3339 in UTC to the microsecond.
    */
    @ApiMember(Description="When the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    var dateCreated:String? = null
}

/**
* Where a billable is in its life.
*/
@Api(Description="Where a billable is in its life.")
enum class BillableStatus
{
    Reported,
    Voided,
}

/**
* What became of one report of many.
*/
@Api(Description="What became of one report of many.")
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
* Why a report did not end in a billable.
*/
@Api(Description="Why a report did not end in a billable.")
open class VerdictError
{
    /**
    * A code that programs can rely on, as of the same report alone.
    */
    @ApiMember(Description="A code that programs can rely on, as of the same report alone.", IsRequired=true)
    var errorCode:String? = null

    /**
    * What happened and what to do, for people.
    */
    @ApiMember(Description="What happened and what to do, for people.", IsRequired=true)
    var message:String? = null

    /**
    * Every member at fault; empty where no member is.
    */
    @ApiMember(Description="Every member at fault; empty where no member is.")
    var errors:ArrayList<ResponseError> = ArrayList<ResponseError>()
}

/**
* How many reports had which verdict.
*/
@Api(Description="How many reports had which verdict.")
open class ReportCounts
{
    /**
    * All of them.
    */
    @ApiMember(Description="All of them.", IsRequired=true)
    var total:Long? = null

    /**
    * Reports that made a billable.
    */
    @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    var created:Long? = null

    /**
    * Reports that were there already.
    */
    @ApiMember(Description="Reports that were there already.", IsRequired=true)
    var replayed:Long? = null

    /**
    * Reports of calls that are billed otherwise.
    */
    @ApiMember(Description="Reports of calls that are billed otherwise.", IsRequired=true)
    var conflict:Long? = null

    /**
    * Reports of what was taken off.
    */
    @ApiMember(Description="Reports of what was taken off.", IsRequired=true)
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
* What is wrong with one member.
*/
@Api(Description="What is wrong with one member.")
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
    * What is wrong with it and what to do.
    */
    @ApiMember(Description="What is wrong with it and what to do.", IsRequired=true)
    var message:String? = null
}
