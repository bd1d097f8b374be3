/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//Package: 
//GlobalNamespace: dtos
//AddPropertyAccessors: True
//SettersReturnThis: True
//AddResponseStatus: False
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//TreatTypesAsStrings: 
*/

import java.math.*;
import java.util.*;
import net.servicestack.client.*;
import com.google.gson.annotations.*;
import com.google.gson.reflect.*;

public class dtos
{

    /**
    * Get a new access token for a refresh token
    */
    @Route(Path="/access-token", Verbs="POST")
    @Api(Description="Get a new access token for a refresh token")
    public static class GetAccessToken implements IReturn<GetAccessTokenResponse>, IPost
    {
        /**
        * The refresh token; if absent, the cookie ss-reftok counts.
        */
        @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
        public String refreshToken = null;

        /**
        * Give the token in the cookie ss-tok, and not in the body.
        */
        @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
        public Boolean useTokenCookie = null;
        
        public String getRefreshToken() { return refreshToken; }
        public GetAccessToken setRefreshToken(String value) { this.refreshToken = value; return this; }
        public Boolean isUseTokenCookie() { return useTokenCookie; }
        public GetAccessToken setUseTokenCookie(Boolean value) { this.useTokenCookie = value; return this; }
        private static Object responseType = GetAccessTokenResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * List accounts, by id
    */
    @Route(Path="/accounts", Verbs="GET")
    @Api(Description="List accounts, by id")
    public static class ListAccounts implements IReturn<ListAccountsResponse>, IGet
    {
        /**
        * The number of accounts in a page, 50 if not given.
        */
        @ApiMember(Description="The number of accounts in a page, 50 if not given.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before.")
        public String cursor = null;
        
        public Integer getLimit() { return limit; }
        public ListAccounts setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListAccounts setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListAccountsResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Create an account
    */
    @Route(Path="/accounts", Verbs="POST")
    @Api(Description="Create an account")
    public static class NewAccount implements IReturn<AccountInfo>, IPost
    {
        /**
        * The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        */
        @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        public String id = null;

        /**
        * The name of the account: 1 to 200 characters.
        */
        @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
        public String name = null;
        
        public String getId() { return id; }
        public NewAccount setId(String value) { this.id = value; return this; }
        public String getName() { return name; }
        public NewAccount setName(String value) { this.name = value; return this; }
        private static Object responseType = AccountInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read an account
    */
    @Route(Path="/accounts/{accountId}", Verbs="GET")
    @Api(Description="Read an account")
    public static class GetAccount implements IReturn<AccountInfo>, IGet
    {
        /**
        * The account's id.
        */
        @ApiMember(Description="The account's id.")
        public String accountId = null;
        
        public String getAccountId() { return accountId; }
        public GetAccount setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = AccountInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Change an account's settings, name, time zone, currency or country
    */
    @Route(Path="/accounts/{accountId}", Verbs="PATCH")
    @Api(Description="Change an account's settings, name, time zone, currency or country")
    public static class PatchAccount implements IReturn<AccountInfo>, IPatch
    {
        /**
        * The account's id.
        */
        @ApiMember(Description="The account's id.")
        public String accountId = null;

        /**
        * The corrected name of the account: 1 to 200 characters.
        */
        @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
        public String name = null;

        /**
        * The time zone in which the account's days begin, of the IANA database.
        */
        @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
        public String timeZone = null;

        /**
        * The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
        */
        @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
        public String currency = null;

        /**
        * The account's country, of ISO 3166: numbers of other countries are international.
        */
        @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
        public String country = null;

        /**
        * Updated billing settings for this account: each given item replaces the former one, and the others stay.
        */
        @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
        public BillingSettings billingSettings = null;

        /**
        * The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        */
        @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
        public String effectiveMonth = null;

        /**
        * Whether the change may reach months that a statement has stated. The differences then become adjustments.
        */
        @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
        public Boolean restate = null;
        
        public String getAccountId() { return accountId; }
        public PatchAccount setAccountId(String value) { this.accountId = value; return this; }
        public String getName() { return name; }
        public PatchAccount setName(String value) { this.name = value; return this; }
        public String getTimeZone() { return timeZone; }
        public PatchAccount setTimeZone(String value) { this.timeZone = value; return this; }
        public String getCurrency() { return currency; }
        public PatchAccount setCurrency(String value) { this.currency = value; return this; }
        public String getCountry() { return country; }
        public PatchAccount setCountry(String value) { this.country = value; return this; }
        public BillingSettings getBillingSettings() { return billingSettings; }
        public PatchAccount setBillingSettings(BillingSettings value) { this.billingSettings = value; return this; }
        public String getEffectiveMonth() { return effectiveMonth; }
        public PatchAccount setEffectiveMonth(String value) { this.effectiveMonth = value; return this; }
        public Boolean isRestate() { return restate; }
        public PatchAccount setRestate(Boolean value) { this.restate = value; return this; }
        private static Object responseType = AccountInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read the call rating of an account
    */
    @Route(Path="/accounts/{accountId}/call-rating", Verbs="GET")
    @Api(Description="Read the call rating of an account")
    public static class GetAccountCallRating implements IReturn<CallRatingInfo>, IGet
    {
        /**
        * The account's id.
        */
        @ApiMember(Description="The account's id.")
        public String accountId = null;

        /**
        * The month in which the rating counts, YYYY-MM: the current month if not given.
        */
        @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
        public String month = null;
        
        public String getAccountId() { return accountId; }
        public GetAccountCallRating setAccountId(String value) { this.accountId = value; return this; }
        public String getMonth() { return month; }
        public GetAccountCallRating setMonth(String value) { this.month = value; return this; }
        private static Object responseType = CallRatingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Set the call rating of an account
    */
    @Route(Path="/accounts/{accountId}/call-rating", Verbs="PUT")
    @Api(Description="Set the call rating of an account")
    public static class PutAccountCallRating implements IReturn<CallRatingInfo>, IPut
    {
        /**
        * The account's id.
        */
        @ApiMember(Description="The account's id.")
        public String accountId = null;

        /**
        * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        */
        @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
        public Integer initialIncrement = null;

        /**
        * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        */
        @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
        public Integer increment = null;

        /**
        * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        */
        @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
        public Integer minimum = null;

        /**
        * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        */
        @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
        public Double connectFee = null;

        /**
        * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        */
        @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
        public String effectiveMonth = null;
        
        public String getAccountId() { return accountId; }
        public PutAccountCallRating setAccountId(String value) { this.accountId = value; return this; }
        public Integer getInitialIncrement() { return initialIncrement; }
        public PutAccountCallRating setInitialIncrement(Integer value) { this.initialIncrement = value; return this; }
        public Integer getIncrement() { return increment; }
        public PutAccountCallRating setIncrement(Integer value) { this.increment = value; return this; }
        public Integer getMinimum() { return minimum; }
        public PutAccountCallRating setMinimum(Integer value) { this.minimum = value; return this; }
        public Double getConnectFee() { return connectFee; }
        public PutAccountCallRating setConnectFee(Double value) { this.connectFee = value; return this; }
        public String getEffectiveMonth() { return effectiveMonth; }
        public PutAccountCallRating setEffectiveMonth(String value) { this.effectiveMonth = value; return this; }
        private static Object responseType = CallRatingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Sign in
    */
    @Route(Path="/auth", Verbs="POST")
    @Api(Description="Sign in")
    public static class Authenticate implements IReturn<AuthenticateResponse>, IPost
    {
        /**
        * The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
        */
        @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
        public String provider = null;

        /**
        * The user's name, in upper or lower case.
        */
        @ApiMember(Description="The user's name, in upper or lower case.")
        public String userName = null;

        /**
        * The user's password.
        */
        @ApiMember(Description="The user's password.")
        public String password = null;

        /**
        * Also set the cookie ss-pid, which outlives the browser.
        */
        @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
        public Boolean rememberMe = null;

        /**
        * Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
        */
        @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
        public Boolean useTokenCookie = null;
        
        public String getProvider() { return provider; }
        public Authenticate setProvider(String value) { this.provider = value; return this; }
        public String getUserName() { return userName; }
        public Authenticate setUserName(String value) { this.userName = value; return this; }
        public String getPassword() { return password; }
        public Authenticate setPassword(String value) { this.password = value; return this; }
        public Boolean isRememberMe() { return rememberMe; }
        public Authenticate setRememberMe(Boolean value) { this.rememberMe = value; return this; }
        public Boolean isUseTokenCookie() { return useTokenCookie; }
        public Authenticate setUseTokenCookie(Boolean value) { this.useTokenCookie = value; return this; }
        private static Object responseType = AuthenticateResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * List billables, newest first
    */
    @Route(Path="/billables", Verbs="GET")
    @Api(Description="List billables, newest first")
    public static class ListBillables implements IReturn<ListBillablesResponse>, IGet
    {
        /**
        * The account whose billables are listed. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * Only billables of this customer.
        */
        @ApiMember(Description="Only billables of this customer.")
        public String customerId = null;

        /**
        * Only billables whose report named this session.
        */
        @ApiMember(Description="Only billables whose report named this session.")
        public String sessionId = null;

        /**
        * Only billables of this call.
        */
        @ApiMember(Description="Only billables of this call.")
        public String callSid = null;

        /**
        * Only billables of this status: Reported or Voided.
        */
        @ApiMember(Description="Only billables of this status: Reported or Voided.")
        public String status = null;

        /**
        * Only billables created at this time or later, RFC 3339.
        */
        @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
        public String from = null;

        /**
        * Only billables created before this time, RFC 3339.
        */
        @ApiMember(Description="Only billables created before this time, RFC 3339.")
        public String to = null;

        /**
        * The number of billables in a page, 50 if not given.
        */
        @ApiMember(Description="The number of billables in a page, 50 if not given.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before, with the same filters.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
        public String cursor = null;
        
        public String getAccountId() { return accountId; }
        public ListBillables setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public ListBillables setCustomerId(String value) { this.customerId = value; return this; }
        public String getSessionId() { return sessionId; }
        public ListBillables setSessionId(String value) { this.sessionId = value; return this; }
        public String getCallSid() { return callSid; }
        public ListBillables setCallSid(String value) { this.callSid = value; return this; }
        public String getStatus() { return status; }
        public ListBillables setStatus(String value) { this.status = value; return this; }
        public String getFrom() { return from; }
        public ListBillables setFrom(String value) { this.from = value; return this; }
        public String getTo() { return to; }
        public ListBillables setTo(String value) { this.to = value; return this; }
        public Integer getLimit() { return limit; }
        public ListBillables setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListBillables setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListBillablesResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Report/create a new billable
    */
    @Route(Path="/billables", Verbs="POST")
    @Api(Description="Report/create a new billable")
    public static class NewBillable implements IReturn<BillableInfo>, IPost
    {
        /**
        * The account to associate the billable with
        */
        @ApiMember(Description="The account to associate the billable with")
        public String accountId = null;

        /**
        * The customer to associate the billable with
        */
        @ApiMember(Description="The customer to associate the billable with")
        public String customerId = null;

        /**
        * The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
        */
        @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
        public String sessionId = null;

        /**
        * The call SID to report
        */
        @ApiMember(Description="The call SID to report")
        public String callSid = null;
        
        public String getAccountId() { return accountId; }
        public NewBillable setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public NewBillable setCustomerId(String value) { this.customerId = value; return this; }
        public String getSessionId() { return sessionId; }
        public NewBillable setSessionId(String value) { this.sessionId = value; return this; }
        public String getCallSid() { return callSid; }
        public NewBillable setCallSid(String value) { this.callSid = value; return this; }
        private static Object responseType = BillableInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Report many billables
    */
    @Route(Path="/billables/batch", Verbs="POST")
    @Api(Description="Report many billables")
    public static class ReportBillables extends ArrayList<NewBillable> implements IReturn<ReportBillablesResponse>, IPost
    {
        /**
        * The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
        */
        @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
        public String verdicts = null;
        
        public String getVerdicts() { return verdicts; }
        public ReportBillables setVerdicts(String value) { this.verdicts = value; return this; }
        private static Object responseType = ReportBillablesResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read a billable
    */
    @Route(Path="/billables/{id}", Verbs="GET")
    @Api(Description="Read a billable")
    public static class GetBillable implements IReturn<BillableInfo>, IGet
    {
        /**
        * The billable's id.
        */
        @ApiMember(Description="The billable's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a billable of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        public String accountId = null;
        
        public String getId() { return id; }
        public GetBillable setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public GetBillable setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = BillableInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Explain a billable
    */
    @Route(Path="/billables/{id}/explain", Verbs="GET")
    @Api(Description="Explain a billable")
    public static class ExplainBillable implements IReturn<BillableExplanation>, IGet
    {
        /**
        * The billable's id.
        */
        @ApiMember(Description="The billable's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a billable of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        public String accountId = null;
        
        public String getId() { return id; }
        public ExplainBillable setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public ExplainBillable setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = BillableExplanation.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read the history of a billable
    */
    @Route(Path="/billables/{id}/history", Verbs="GET")
    @Api(Description="Read the history of a billable")
    public static class GetBillableHistory implements IReturn<GetBillableHistoryResponse>, IGet
    {
        /**
        * The billable's id.
        */
        @ApiMember(Description="The billable's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a billable of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        public String accountId = null;
        
        public String getId() { return id; }
        public GetBillableHistory setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public GetBillableHistory setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = GetBillableHistoryResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Reinstate a voided billable
    */
    @Route(Path="/billables/{id}/reinstate", Verbs="POST")
    @Api(Description="Reinstate a voided billable")
    public static class ReinstateBillable implements IReturn<BillableInfo>, IPost
    {
        /**
        * The billable's id.
        */
        @ApiMember(Description="The billable's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a billable of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        public String accountId = null;

        /**
        * The reason for the reinstatement: 1 to 500 characters, no control characters.
        */
        @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
        public String reason = null;
        
        public String getId() { return id; }
        public ReinstateBillable setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public ReinstateBillable setAccountId(String value) { this.accountId = value; return this; }
        public String getReason() { return reason; }
        public ReinstateBillable setReason(String value) { this.reason = value; return this; }
        private static Object responseType = BillableInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Void a billable
    */
    @Route(Path="/billables/{id}/void", Verbs="POST")
    @Api(Description="Void a billable")
    public static class VoidBillable implements IReturn<BillableInfo>, IPost
    {
        /**
        * The billable's id.
        */
        @ApiMember(Description="The billable's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a billable of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        public String accountId = null;

        /**
        * The reason for the void: 1 to 500 characters, no control characters.
        */
        @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
        public String reason = null;
        
        public String getId() { return id; }
        public VoidBillable setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public VoidBillable setAccountId(String value) { this.accountId = value; return this; }
        public String getReason() { return reason; }
        public VoidBillable setReason(String value) { this.reason = value; return this; }
        private static Object responseType = BillableInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
    */
    @Route(Path="/billing", Verbs="GET")
    @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
    public static class GetBilling implements IReturn<BillingInfo>
    {
        /**
        * Your Evo Voice Account ID
        */
        @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
        public String accountId = null;

        /**
        * The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
        */
        @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
        public String startDate = null;

        /**
        * The end of the date range you want to query for (we will include this entire day in the billing)
        */
        @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
        public String endDate = null;

        /**
        * Specify this to filter to a specific customer.
        */
        @ApiMember(Description="Specify this to filter to a specific customer.")
        public String customerId = null;
        
        public String getAccountId() { return accountId; }
        public GetBilling setAccountId(String value) { this.accountId = value; return this; }
        public String getStartDate() { return startDate; }
        public GetBilling setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public GetBilling setEndDate(String value) { this.endDate = value; return this; }
        public String getCustomerId() { return customerId; }
        public GetBilling setCustomerId(String value) { this.customerId = value; return this; }
        private static Object responseType = BillingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Retrieve all calls
    */
    @Route(Path="/billing/calls", Verbs="GET")
    @Api(Description="Retrieve all calls")
    public static class ListCalls implements IReturn<ArrayList<CallInfo>>
    {
        /**
        * The account ID you are listing for
        */
        @ApiMember(Description="The account ID you are listing for")
        public String accountId = null;

        /**
        * The start date to retrieve calls for (YYYY-MM-DD)
        */
        @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
        public String startDate = null;

        /**
        * The end date to retrieve calls for (YYYY-MM-DD)
        */
        @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
        public String endDate = null;
        
        public String getAccountId() { return accountId; }
        public ListCalls setAccountId(String value) { this.accountId = value; return this; }
        public String getStartDate() { return startDate; }
        public ListCalls setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public ListCalls setEndDate(String value) { this.endDate = value; return this; }
        private static Object responseType = new TypeToken<ArrayList<CallInfo>>(){}.getType();
        public Object getResponseType() { return responseType; }
    }

    /**
    * List billables whose calls have no final facts yet, oldest first
    */
    @Route(Path="/billing/pending", Verbs="GET")
    @Api(Description="List billables whose calls have no final facts yet, oldest first")
    public static class ListPendingBillables implements IReturn<ListPendingBillablesResponse>, IGet
    {
        /**
        * The account. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * Only billables of this customer.
        */
        @ApiMember(Description="Only billables of this customer.")
        public String customerId = null;

        /**
        * The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        */
        @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
        public String startDate = null;

        /**
        * The last day of the reports, YYYY-MM-DD; today if not given.
        */
        @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
        public String endDate = null;

        /**
        * The number of billables in a page, 50 if not given. A page may have fewer.
        */
        @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before, with the same days and filter.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
        public String cursor = null;
        
        public String getAccountId() { return accountId; }
        public ListPendingBillables setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public ListPendingBillables setCustomerId(String value) { this.customerId = value; return this; }
        public String getStartDate() { return startDate; }
        public ListPendingBillables setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public ListPendingBillables setEndDate(String value) { this.endDate = value; return this; }
        public Integer getLimit() { return limit; }
        public ListPendingBillables setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListPendingBillables setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListPendingBillablesResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Compute the amounts that a month would have with other billing settings
    */
    @Route(Path="/billing/preview", Verbs="POST")
    @Api(Description="Compute the amounts that a month would have with other billing settings")
    public static class PreviewBilling implements IReturn<BillingPreview>, IPost
    {
        /**
        * The account.
        */
        @ApiMember(Description="The account.", IsRequired=true)
        public String accountId = null;

        /**
        * Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
        */
        @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
        public String customerId = null;

        /**
        * The month, YYYY-MM.
        */
        @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        public String month = null;

        /**
        * The settings to try: each given item replaces the one that counts, and the others stay.
        */
        @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
        public BillingSettings billingSettings = null;
        
        public String getAccountId() { return accountId; }
        public PreviewBilling setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public PreviewBilling setCustomerId(String value) { this.customerId = value; return this; }
        public String getMonth() { return month; }
        public PreviewBilling setMonth(String value) { this.month = value; return this; }
        public BillingSettings getBillingSettings() { return billingSettings; }
        public PreviewBilling setBillingSettings(BillingSettings value) { this.billingSettings = value; return this; }
        private static Object responseType = BillingPreview.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read counts and amounts of a range of days
    */
    @Route(Path="/billing/totals", Verbs="GET")
    @Api(Description="Read counts and amounts of a range of days")
    public static class GetBillingTotals implements IReturn<BillingTotals>, IGet
    {
        /**
        * The account. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * Only this customer.
        */
        @ApiMember(Description="Only this customer.")
        public String customerId = null;

        /**
        * Whether the customers below the named one count too.
        */
        @ApiMember(Description="Whether the customers below the named one count too.")
        public Boolean includeDescendants = null;

        /**
        * The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
        */
        @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
        public String startDate = null;

        /**
        * The last day, YYYY-MM-DD. The range has at most 366 days.
        */
        @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
        public String endDate = null;

        /**
        * The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
        */
        @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
        public String groupBy = null;
        
        public String getAccountId() { return accountId; }
        public GetBillingTotals setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public GetBillingTotals setCustomerId(String value) { this.customerId = value; return this; }
        public Boolean isIncludeDescendants() { return includeDescendants; }
        public GetBillingTotals setIncludeDescendants(Boolean value) { this.includeDescendants = value; return this; }
        public String getStartDate() { return startDate; }
        public GetBillingTotals setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public GetBillingTotals setEndDate(String value) { this.endDate = value; return this; }
        public String getGroupBy() { return groupBy; }
        public GetBillingTotals setGroupBy(String value) { this.groupBy = value; return this; }
        private static Object responseType = BillingTotals.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * List the calls that nobody reported, oldest first
    */
    @Route(Path="/billing/unreported", Verbs="GET")
    @Api(Description="List the calls that nobody reported, oldest first")
    public static class ListUnreportedCalls implements IReturn<ListUnreportedCallsResponse>, IGet
    {
        /**
        * The account. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        */
        @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
        public String startDate = null;

        /**
        * The last day, YYYY-MM-DD; today if not given.
        */
        @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
        public String endDate = null;

        /**
        * The number of calls in a page, 50 if not given. A page may have fewer.
        */
        @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before, with the same days.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
        public String cursor = null;
        
        public String getAccountId() { return accountId; }
        public ListUnreportedCalls setAccountId(String value) { this.accountId = value; return this; }
        public String getStartDate() { return startDate; }
        public ListUnreportedCalls setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public ListUnreportedCalls setEndDate(String value) { this.endDate = value; return this; }
        public Integer getLimit() { return limit; }
        public ListUnreportedCalls setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListUnreportedCalls setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListUnreportedCallsResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Gets all usage records for specified date range
    */
    @Route(Path="/billing/usage", Verbs="GET")
    @Api(Description="Gets all usage records for specified date range")
    public static class ListUsageRecords implements IReturn<ArrayList<UsageRecordInfo>>, IGet
    {
        /**
        * The account ID you are listing for
        */
        @ApiMember(Description="The account ID you are listing for")
        public String accountId = null;

        /**
        * The start date to retrieve usage records for (YYYY-MM-DD)
        */
        @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
        public String startDate = null;

        /**
        * The end date to retrieve usage records for (YYYY-MM-DD)
        */
        @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
        public String endDate = null;
        
        public String getAccountId() { return accountId; }
        public ListUsageRecords setAccountId(String value) { this.accountId = value; return this; }
        public String getStartDate() { return startDate; }
        public ListUsageRecords setStartDate(String value) { this.startDate = value; return this; }
        public String getEndDate() { return endDate; }
        public ListUsageRecords setEndDate(String value) { this.endDate = value; return this; }
        private static Object responseType = new TypeToken<ArrayList<UsageRecordInfo>>(){}.getType();
        public Object getResponseType() { return responseType; }
    }

    /**
    * Report the facts of a call
    */
    @Route(Path="/calls", Verbs="POST")
    @Api(Description="Report the facts of a call")
    public static class ReportCall implements IReturn<CallInfo>, IPost
    {
        /**
        * The account whose carrier made the call.
        */
        @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
        public String accountId = null;

        /**
        * The call.
        */
        @ApiMember(Description="The call.", IsRequired=true)
        public String callSid = null;

        /**
        * The call that this one is a leg of.
        */
        @ApiMember(Description="The call that this one is a leg of.")
        public String parentCallSid = null;

        /**
        * The direction: inbound, or a text that begins with outbound, such as outbound-dial.
        */
        @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
        public String direction = null;

        /**
        * The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        */
        @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
        public String from = null;

        /**
        * The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        */
        @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
        public String to = null;

        /**
        * The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
        */
        @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
        public String startTime = null;

        /**
        * The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
        */
        @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
        public String endTime = null;

        /**
        * The duration in whole seconds, at most 7 days. Without it, the time from start to end.
        */
        @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
        public Integer duration = null;

        /**
        * The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
        */
        @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
        public String status = null;

        /**
        * The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
        */
        @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
        public BigDecimal price = null;

        /**
        * The currency of the price, a code of ISO 4217.
        */
        @ApiMember(Description="The currency of the price, a code of ISO 4217.")
        public String priceUnit = null;

        /**
        * Whether the call was recorded.
        */
        @ApiMember(Description="Whether the call was recorded.")
        public Boolean isRecorded = null;

        /**
        * The newest version of the call, to go back on purpose to members of a former version.
        */
        @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
        public Long replaces = null;
        
        public String getAccountId() { return accountId; }
        public ReportCall setAccountId(String value) { this.accountId = value; return this; }
        public String getCallSid() { return callSid; }
        public ReportCall setCallSid(String value) { this.callSid = value; return this; }
        public String getParentCallSid() { return parentCallSid; }
        public ReportCall setParentCallSid(String value) { this.parentCallSid = value; return this; }
        public String getDirection() { return direction; }
        public ReportCall setDirection(String value) { this.direction = value; return this; }
        public String getFrom() { return from; }
        public ReportCall setFrom(String value) { this.from = value; return this; }
        public String getTo() { return to; }
        public ReportCall setTo(String value) { this.to = value; return this; }
        public String getStartTime() { return startTime; }
        public ReportCall setStartTime(String value) { this.startTime = value; return this; }
        public String getEndTime() { return endTime; }
        public ReportCall setEndTime(String value) { this.endTime = value; return this; }
        public Integer getDuration() { return duration; }
        public ReportCall setDuration(Integer value) { this.duration = value; return this; }
        public String getStatus() { return status; }
        public ReportCall setStatus(String value) { this.status = value; return this; }
        public BigDecimal getPrice() { return price; }
        public ReportCall setPrice(BigDecimal value) { this.price = value; return this; }
        public String getPriceUnit() { return priceUnit; }
        public ReportCall setPriceUnit(String value) { this.priceUnit = value; return this; }
        public Boolean getIsRecorded() { return isRecorded; }
        public ReportCall setIsRecorded(Boolean value) { this.isRecorded = value; return this; }
        public Long getReplaces() { return replaces; }
        public ReportCall setReplaces(Long value) { this.replaces = value; return this; }
        private static Object responseType = CallInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Report the facts of many calls
    */
    @Route(Path="/calls/batch", Verbs="POST")
    @Api(Description="Report the facts of many calls")
    public static class ReportCalls extends ArrayList<ReportCall> implements IReturn<ReportCallsResponse>, IPost
    {
        /**
        * The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
        */
        @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
        public String verdicts = null;
        
        public String getVerdicts() { return verdicts; }
        public ReportCalls setVerdicts(String value) { this.verdicts = value; return this; }
        private static Object responseType = ReportCallsResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read a call
    */
    @Route(Path="/calls/{callSid}", Verbs="GET")
    @Api(Description="Read a call")
    public static class GetCall implements IReturn<CallInfo>, IGet
    {
        /**
        * The call.
        */
        @ApiMember(Description="The call.")
        public String callSid = null;

        /**
        * The account to look in; needed if several of the caller's accounts have this call.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
        public String accountId = null;
        
        public String getCallSid() { return callSid; }
        public GetCall setCallSid(String value) { this.callSid = value; return this; }
        public String getAccountId() { return accountId; }
        public GetCall setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = CallInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Take a call off the list of unreported calls
    */
    @Route(Path="/calls/{callSid}/dismiss", Verbs="POST")
    @Api(Description="Take a call off the list of unreported calls")
    public static class DismissCall implements IReturn<CallInfo>, IPost
    {
        /**
        * The call.
        */
        @ApiMember(Description="The call.")
        public String callSid = null;

        /**
        * The account of the call; needed if several of the caller's accounts have this call.
        */
        @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
        public String accountId = null;

        /**
        * The reason for the dismissal: 1 to 500 characters, no control characters.
        */
        @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
        public String reason = null;
        
        public String getCallSid() { return callSid; }
        public DismissCall setCallSid(String value) { this.callSid = value; return this; }
        public String getAccountId() { return accountId; }
        public DismissCall setAccountId(String value) { this.accountId = value; return this; }
        public String getReason() { return reason; }
        public DismissCall setReason(String value) { this.reason = value; return this; }
        private static Object responseType = CallInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * List the customers of an account, by id
    */
    @Route(Path="/customers", Verbs="GET")
    @Api(Description="List the customers of an account, by id")
    public static class ListCustomers implements IReturn<ListCustomersResponse>, IGet
    {
        /**
        * The account whose customers are listed. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * The number of customers in a page, 50 if not given.
        */
        @ApiMember(Description="The number of customers in a page, 50 if not given.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before, with the same filter.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
        public String cursor = null;
        
        public String getAccountId() { return accountId; }
        public ListCustomers setAccountId(String value) { this.accountId = value; return this; }
        public Integer getLimit() { return limit; }
        public ListCustomers setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListCustomers setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListCustomersResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Create a customer
    */
    @Route(Path="/customers", Verbs="POST")
    @Api(Description="Create a customer")
    public static class NewCustomer implements IReturn<CustomerInfo>, IPost
    {
        /**
        * The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        */
        @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        public String id = null;

        /**
        * The account that the customer belongs to.
        */
        @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
        public String accountId = null;

        /**
        * The name of the customer: 1 to 200 characters.
        */
        @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
        public String name = null;

        /**
        * The customer above this one, in the same account.
        */
        @ApiMember(Description="The customer above this one, in the same account.")
        public String parentCustomerId = null;
        
        public String getId() { return id; }
        public NewCustomer setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public NewCustomer setAccountId(String value) { this.accountId = value; return this; }
        public String getName() { return name; }
        public NewCustomer setName(String value) { this.name = value; return this; }
        public String getParentCustomerId() { return parentCustomerId; }
        public NewCustomer setParentCustomerId(String value) { this.parentCustomerId = value; return this; }
        private static Object responseType = CustomerInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read a customer
    */
    @Route(Path="/customers/{customerId}", Verbs="GET")
    @Api(Description="Read a customer")
    public static class GetCustomer implements IReturn<CustomerInfo>, IGet
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;
        
        public String getCustomerId() { return customerId; }
        public GetCustomer setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public GetCustomer setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = CustomerInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Change a customer's settings, name or last month
    */
    @Route(Path="/customers/{customerId}", Verbs="PATCH")
    @Api(Description="Change a customer's settings, name or last month")
    public static class PatchCustomer implements IReturn<CustomerInfo>, IPatch
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;

        /**
        * The corrected name of the customer: 1 to 200 characters.
        */
        @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
        public String name = null;

        /**
        * Override this customer's billing settings? Otherwise inherits from parent
        */
        @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
        public Boolean overrideBillingSettings = null;

        /**
        * Updated billing settings for this customer
        */
        @ApiMember(Description="Updated billing settings for this customer")
        public BillingSettings billingSettings = null;

        /**
        * The last month of the customer's base costs, YYYY-MM; none for no last month.
        */
        @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
        public String endMonth = null;

        /**
        * The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        */
        @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
        public String effectiveMonth = null;

        /**
        * Whether the change may reach months that a statement has stated. The differences then become adjustments.
        */
        @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
        public Boolean restate = null;
        
        public String getCustomerId() { return customerId; }
        public PatchCustomer setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public PatchCustomer setAccountId(String value) { this.accountId = value; return this; }
        public String getName() { return name; }
        public PatchCustomer setName(String value) { this.name = value; return this; }
        public Boolean isOverrideBillingSettings() { return overrideBillingSettings; }
        public PatchCustomer setOverrideBillingSettings(Boolean value) { this.overrideBillingSettings = value; return this; }
        public BillingSettings getBillingSettings() { return billingSettings; }
        public PatchCustomer setBillingSettings(BillingSettings value) { this.billingSettings = value; return this; }
        public String getEndMonth() { return endMonth; }
        public PatchCustomer setEndMonth(String value) { this.endMonth = value; return this; }
        public String getEffectiveMonth() { return effectiveMonth; }
        public PatchCustomer setEffectiveMonth(String value) { this.effectiveMonth = value; return this; }
        public Boolean isRestate() { return restate; }
        public PatchCustomer setRestate(Boolean value) { this.restate = value; return this; }
        private static Object responseType = CustomerInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read the billing settings that count for a customer
    */
    @Route(Path="/customers/{customerId}/billing-settings", Verbs="GET")
    @Api(Description="Read the billing settings that count for a customer")
    public static class GetEffectiveBillingSettings implements IReturn<EffectiveBillingSettings>, IGet
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;

        /**
        * The month in which the settings count, YYYY-MM: the current month if not given.
        */
        @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
        public String month = null;
        
        public String getCustomerId() { return customerId; }
        public GetEffectiveBillingSettings setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public GetEffectiveBillingSettings setAccountId(String value) { this.accountId = value; return this; }
        public String getMonth() { return month; }
        public GetEffectiveBillingSettings setMonth(String value) { this.month = value; return this; }
        private static Object responseType = EffectiveBillingSettings.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read the call rating that counts for a customer
    */
    @Route(Path="/customers/{customerId}/call-rating", Verbs="GET")
    @Api(Description="Read the call rating that counts for a customer")
    public static class GetCustomerCallRating implements IReturn<CallRatingInfo>, IGet
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;

        /**
        * The month in which the rating counts, YYYY-MM: the current month if not given.
        */
        @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
        public String month = null;
        
        public String getCustomerId() { return customerId; }
        public GetCustomerCallRating setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public GetCustomerCallRating setAccountId(String value) { this.accountId = value; return this; }
        public String getMonth() { return month; }
        public GetCustomerCallRating setMonth(String value) { this.month = value; return this; }
        private static Object responseType = CallRatingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Set a customer's own call rating
    */
    @Route(Path="/customers/{customerId}/call-rating", Verbs="PUT")
    @Api(Description="Set a customer's own call rating")
    public static class PutCustomerCallRating implements IReturn<CallRatingInfo>, IPut
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;

        /**
        * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        */
        @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
        public Integer initialIncrement = null;

        /**
        * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        */
        @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
        public Integer increment = null;

        /**
        * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        */
        @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
        public Integer minimum = null;

        /**
        * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        */
        @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
        public Double connectFee = null;

        /**
        * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        */
        @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
        public String effectiveMonth = null;
        
        public String getCustomerId() { return customerId; }
        public PutCustomerCallRating setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public PutCustomerCallRating setAccountId(String value) { this.accountId = value; return this; }
        public Integer getInitialIncrement() { return initialIncrement; }
        public PutCustomerCallRating setInitialIncrement(Integer value) { this.initialIncrement = value; return this; }
        public Integer getIncrement() { return increment; }
        public PutCustomerCallRating setIncrement(Integer value) { this.increment = value; return this; }
        public Integer getMinimum() { return minimum; }
        public PutCustomerCallRating setMinimum(Integer value) { this.minimum = value; return this; }
        public Double getConnectFee() { return connectFee; }
        public PutCustomerCallRating setConnectFee(Double value) { this.connectFee = value; return this; }
        public String getEffectiveMonth() { return effectiveMonth; }
        public PutCustomerCallRating setEffectiveMonth(String value) { this.effectiveMonth = value; return this; }
        private static Object responseType = CallRatingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Delete a customer's own call rating
    */
    @Route(Path="/customers/{customerId}/call-rating", Verbs="DELETE")
    @Api(Description="Delete a customer's own call rating")
    public static class DeleteCustomerCallRating implements IReturn<CallRatingInfo>, IDelete
    {
        /**
        * The customer's id.
        */
        @ApiMember(Description="The customer's id.")
        public String customerId = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a customer of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        public String accountId = null;

        /**
        * The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
        */
        @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
        public String effectiveMonth = null;
        
        public String getCustomerId() { return customerId; }
        public DeleteCustomerCallRating setCustomerId(String value) { this.customerId = value; return this; }
        public String getAccountId() { return accountId; }
        public DeleteCustomerCallRating setAccountId(String value) { this.accountId = value; return this; }
        public String getEffectiveMonth() { return effectiveMonth; }
        public DeleteCustomerCallRating setEffectiveMonth(String value) { this.effectiveMonth = value; return this; }
        private static Object responseType = CallRatingInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * List the sessions of an account, by id
    */
    @Route(Path="/sessions", Verbs="GET")
    @Api(Description="List the sessions of an account, by id")
    public static class ListSessions implements IReturn<ListSessionsResponse>, IGet
    {
        /**
        * The account whose sessions are listed. A caller with exactly one account may leave it out.
        */
        @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
        public String accountId = null;

        /**
        * Only sessions of this customer.
        */
        @ApiMember(Description="Only sessions of this customer.")
        public String customerId = null;

        /**
        * The number of sessions in a page, 50 if not given.
        */
        @ApiMember(Description="The number of sessions in a page, 50 if not given.")
        public Integer limit = null;

        /**
        * The start of the page: the nextCursor of the page before, with the same filters.
        */
        @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
        public String cursor = null;
        
        public String getAccountId() { return accountId; }
        public ListSessions setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public ListSessions setCustomerId(String value) { this.customerId = value; return this; }
        public Integer getLimit() { return limit; }
        public ListSessions setLimit(Integer value) { this.limit = value; return this; }
        public String getCursor() { return cursor; }
        public ListSessions setCursor(String value) { this.cursor = value; return this; }
        private static Object responseType = ListSessionsResponse.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Create a session
    */
    @Route(Path="/sessions", Verbs="POST")
    @Api(Description="Create a session")
    public static class NewSession implements IReturn<SessionInfo>, IPost
    {
        /**
        * The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        */
        @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        public String id = null;

        /**
        * The account that the session belongs to.
        */
        @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
        public String accountId = null;

        /**
        * The customer of the session.
        */
        @ApiMember(Description="The customer of the session.", IsRequired=true)
        public String customerId = null;

        /**
        * The call of the session, if there is one; a report that names the session may then leave the call out.
        */
        @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
        public String callSid = null;
        
        public String getId() { return id; }
        public NewSession setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public NewSession setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public NewSession setCustomerId(String value) { this.customerId = value; return this; }
        public String getCallSid() { return callSid; }
        public NewSession setCallSid(String value) { this.callSid = value; return this; }
        private static Object responseType = SessionInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Read a session
    */
    @Route(Path="/sessions/{id}", Verbs="GET")
    @Api(Description="Read a session")
    public static class GetSession implements IReturn<SessionInfo>, IGet
    {
        /**
        * The session's id.
        */
        @ApiMember(Description="The session's id.")
        public String id = null;

        /**
        * The account to look in; needed if several of the caller's accounts have a session of this id.
        */
        @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
        public String accountId = null;
        
        public String getId() { return id; }
        public GetSession setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public GetSession setAccountId(String value) { this.accountId = value; return this; }
        private static Object responseType = SessionInfo.class;
        public Object getResponseType() { return responseType; }
    }

    /**
    * Take a status callback of Twilio
    */
    @Route(Path="/twilio/{accountId}/call-status", Verbs="POST")
    @Api(Description="Take a status callback of Twilio")
    public static class TwilioCallStatus implements IReturnVoid, IPost
    {
        /**
        * The account whose carrier Twilio is.
        */
        @ApiMember(Description="The account whose carrier Twilio is.")
        public String accountId = null;

        /**
        * The call.
        */
        @ApiMember(Description="The call.", IsRequired=true)
        @SerializedName("CallSid") public String callSid = null;

        /**
        * The account at Twilio, which must be the configured one if one is configured.
        */
        @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
        @SerializedName("AccountSid") public String accountSid = null;

        /**
        * The call that this one is a leg of.
        */
        @ApiMember(Description="The call that this one is a leg of.")
        @SerializedName("ParentCallSid") public String parentCallSid = null;

        /**
        * The direction: inbound, outbound-api or outbound-dial.
        */
        @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
        @SerializedName("Direction") public String direction = null;

        /**
        * The calling end.
        */
        @ApiMember(Description="The calling end.")
        @SerializedName("From") public String from = null;

        /**
        * The called end.
        */
        @ApiMember(Description="The called end.")
        @SerializedName("To") public String to = null;

        /**
        * The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
        */
        @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
        @SerializedName("CallStatus") public String callStatus = null;

        /**
        * The duration of a completed call in seconds.
        */
        @ApiMember(Description="The duration of a completed call in seconds.")
        @SerializedName("CallDuration") public String callDuration = null;

        /**
        * The time of the event, RFC 2822. The start of a completed call is this time less the duration.
        */
        @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
        @SerializedName("Timestamp") public String timestamp = null;

        /**
        * The price of the call.
        */
        @ApiMember(Description="The price of the call.")
        @SerializedName("Price") public String price = null;

        /**
        * The currency of the price.
        */
        @ApiMember(Description="The currency of the price.")
        @SerializedName("PriceUnit") public String priceUnit = null;

        /**
        * The URL of a recording, which says that the call was recorded.
        */
        @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
        @SerializedName("RecordingUrl") public String recordingUrl = null;

        /**
        * The id of a recording, which says that the call was recorded.
        */
        @ApiMember(Description="The id of a recording, which says that the call was recorded.")
        @SerializedName("RecordingSid") public String recordingSid = null;
        
        public String getAccountId() { return accountId; }
        public TwilioCallStatus setAccountId(String value) { this.accountId = value; return this; }
        public String getCallSid() { return callSid; }
        public TwilioCallStatus setCallSid(String value) { this.callSid = value; return this; }
        public String getAccountSid() { return accountSid; }
        public TwilioCallStatus setAccountSid(String value) { this.accountSid = value; return this; }
        public String getParentCallSid() { return parentCallSid; }
        public TwilioCallStatus setParentCallSid(String value) { this.parentCallSid = value; return this; }
        public String getDirection() { return direction; }
        public TwilioCallStatus setDirection(String value) { this.direction = value; return this; }
        public String getFrom() { return from; }
        public TwilioCallStatus setFrom(String value) { this.from = value; return this; }
        public String getTo() { return to; }
        public TwilioCallStatus setTo(String value) { this.to = value; return this; }
        public String getCallStatus() { return callStatus; }
        public TwilioCallStatus setCallStatus(String value) { this.callStatus = value; return this; }
        public String getCallDuration() { return callDuration; }
        public TwilioCallStatus setCallDuration(String value) { this.callDuration = value; return this; }
        public String getTimestamp() { return timestamp; }
        public TwilioCallStatus setTimestamp(String value) { this.timestamp = value; return this; }
        public String getPrice() { return price; }
        public TwilioCallStatus setPrice(String value) { this.price = value; return this; }
        public String getPriceUnit() { return priceUnit; }
        public TwilioCallStatus setPriceUnit(String value) { this.priceUnit = value; return this; }
        public String getRecordingUrl() { return recordingUrl; }
        public TwilioCallStatus setRecordingUrl(String value) { this.recordingUrl = value; return this; }
        public String getRecordingSid() { return recordingSid; }
        public TwilioCallStatus setRecordingSid(String value) { this.recordingSid = value; return this; }
    }

    /**
    * A new access token.
    */
    @Api(Description="A new access token.")
    public static class GetAccessTokenResponse
    {
        /**
        * The access token, unless it is in a cookie.
        */
        @ApiMember(Description="The access token, unless it is in a cookie.")
        public String accessToken = null;
        
        public String getAccessToken() { return accessToken; }
        public GetAccessTokenResponse setAccessToken(String value) { this.accessToken = value; return this; }
    }

    /**
    * A page of accounts, by id.
    */
    @Api(Description="A page of accounts, by id.")
    public static class ListAccountsResponse
    {
        /**
        * The items of this page.
        */
        @ApiMember(Description="The items of this page.", IsRequired=true)
        public ArrayList<AccountInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<AccountInfo> getItems() { return items; }
        public ListAccountsResponse setItems(ArrayList<AccountInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListAccountsResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListAccountsResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * An account.
    */
    @Api(Description="An account.")
    public static class AccountInfo
    {
        /**
        * The account's id.
        */
        @ApiMember(Description="The account's id.", IsRequired=true)
        public String id = null;

        /**
        * The name of the account.
        */
        @ApiMember(Description="The name of the account.", IsRequired=true)
        public String name = null;

        /**
        * The time zone in which the account's days begin. Lists leave this and the following members out.
        */
        @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
        public String timeZone = null;

        /**
        * The currency of all amounts, of ISO 4217.
        */
        @ApiMember(Description="The currency of all amounts, of ISO 4217.")
        public String currency = null;

        /**
        * The account's country, of ISO 3166: numbers of other countries are international.
        */
        @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
        public String country = null;

        /**
        * The billing settings for this account
        */
        @ApiMember(Description="The billing settings for this account")
        public BillingSettings billingSettings = null;

        /**
        * The time at which the account was created, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String dateCreated = null;
        
        public String getId() { return id; }
        public AccountInfo setId(String value) { this.id = value; return this; }
        public String getName() { return name; }
        public AccountInfo setName(String value) { this.name = value; return this; }
        public String getTimeZone() { return timeZone; }
        public AccountInfo setTimeZone(String value) { this.timeZone = value; return this; }
        public String getCurrency() { return currency; }
        public AccountInfo setCurrency(String value) { this.currency = value; return this; }
        public String getCountry() { return country; }
        public AccountInfo setCountry(String value) { this.country = value; return this; }
        public BillingSettings getBillingSettings() { return billingSettings; }
        public AccountInfo setBillingSettings(BillingSettings value) { this.billingSettings = value; return this; }
        public String getDateCreated() { return dateCreated; }
        public AccountInfo setDateCreated(String value) { this.dateCreated = value; return this; }
    }

    /**
    * How the calls of an account or a customer are rounded to increments.
    */
    @Api(Description="How the calls of an account or a customer are rounded to increments.")
    public static class CallRatingInfo
    {
        /**
        * The account.
        */
        @ApiMember(Description="The account.", IsRequired=true)
        public String accountId = null;

        /**
        * The customer that was asked for; absent for the account itself.
        */
        @ApiMember(Description="The customer that was asked for; absent for the account itself.")
        public String customerId = null;

        /**
        * The month in which the rating counts, YYYY-MM.
        */
        @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
        public String month = null;

        /**
        * The billed seconds of the shortest call.
        */
        @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
        public Integer initialIncrement = null;

        /**
        * The step of the billed seconds beyond the initial increment, in seconds.
        */
        @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
        public Integer increment = null;

        /**
        * The seconds that a shorter call counts as before it is rounded.
        */
        @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
        public Integer minimum = null;

        /**
        * The price of an answered call, whatever its duration, in the account's currency.
        */
        @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
        public Double connectFee = null;

        /**
        * The version of the account's settings that the rating is of; 0 for the default.
        */
        @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
        public Long version = null;

        /**
        * The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
        */
        @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
        public String ownerCustomerId = null;
        
        public String getAccountId() { return accountId; }
        public CallRatingInfo setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public CallRatingInfo setCustomerId(String value) { this.customerId = value; return this; }
        public String getMonth() { return month; }
        public CallRatingInfo setMonth(String value) { this.month = value; return this; }
        public Integer getInitialIncrement() { return initialIncrement; }
        public CallRatingInfo setInitialIncrement(Integer value) { this.initialIncrement = value; return this; }
        public Integer getIncrement() { return increment; }
        public CallRatingInfo setIncrement(Integer value) { this.increment = value; return this; }
        public Integer getMinimum() { return minimum; }
        public CallRatingInfo setMinimum(Integer value) { this.minimum = value; return this; }
        public Double getConnectFee() { return connectFee; }
        public CallRatingInfo setConnectFee(Double value) { this.connectFee = value; return this; }
        public Long getVersion() { return version; }
        public CallRatingInfo setVersion(Long value) { this.version = value; return this; }
        public String getOwnerCustomerId() { return ownerCustomerId; }
        public CallRatingInfo setOwnerCustomerId(String value) { this.ownerCustomerId = value; return this; }
    }

    /**
    * The signed-in user, and the tokens.
    */
    @Api(Description="The signed-in user, and the tokens.")
    public static class AuthenticateResponse
    {
        /**
        * The user's id, which is its name in lower case.
        */
        @ApiMember(Description="The user's id, which is its name in lower case.")
        public String userId = null;

        /**
        * The id of the sign-in, which is not a secret.
        */
        @ApiMember(Description="The id of the sign-in, which is not a secret.")
        public String sessionId = null;

        /**
        * The user's name.
        */
        @ApiMember(Description="The user's name.")
        public String userName = null;

        /**
        * The name to show for the user.
        */
        @ApiMember(Description="The name to show for the user.")
        public String displayName = null;

        /**
        * The access token, unless it is in a cookie.
        */
        @ApiMember(Description="The access token, unless it is in a cookie.")
        public String bearerToken = null;

        /**
        * The refresh token, unless it is in a cookie.
        */
        @ApiMember(Description="The refresh token, unless it is in a cookie.")
        public String refreshToken = null;

        /**
        * The end of the refresh token: RFC 3339, UTC.
        */
        @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
        public String refreshTokenExpiry = null;

        /**
        * The user's roles.
        */
        @ApiMember(Description="The user's roles.", IsRequired=true)
        public ArrayList<String> roles = null;

        /**
        * The permissions that the roles have.
        */
        @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
        public ArrayList<String> permissions = null;

        /**
        * The way in which the user signed in.
        */
        @ApiMember(Description="The way in which the user signed in.")
        public String authProvider = null;
        
        public String getUserId() { return userId; }
        public AuthenticateResponse setUserId(String value) { this.userId = value; return this; }
        public String getSessionId() { return sessionId; }
        public AuthenticateResponse setSessionId(String value) { this.sessionId = value; return this; }
        public String getUserName() { return userName; }
        public AuthenticateResponse setUserName(String value) { this.userName = value; return this; }
        public String getDisplayName() { return displayName; }
        public AuthenticateResponse setDisplayName(String value) { this.displayName = value; return this; }
        public String getBearerToken() { return bearerToken; }
        public AuthenticateResponse setBearerToken(String value) { this.bearerToken = value; return this; }
        public String getRefreshToken() { return refreshToken; }
        public AuthenticateResponse setRefreshToken(String value) { this.refreshToken = value; return this; }
        public String getRefreshTokenExpiry() { return refreshTokenExpiry; }
        public AuthenticateResponse setRefreshTokenExpiry(String value) { this.refreshTokenExpiry = value; return this; }
        public ArrayList<String> getRoles() { return roles; }
        public AuthenticateResponse setRoles(ArrayList<String> value) { this.roles = value; return this; }
        public ArrayList<String> getPermissions() { return permissions; }
        public AuthenticateResponse setPermissions(ArrayList<String> value) { this.permissions = value; return this; }
        public String getAuthProvider() { return authProvider; }
        public AuthenticateResponse setAuthProvider(String value) { this.authProvider = value; return this; }
    }

    /**
    * A page of billables, newest first.
    */
    @Api(Description="A page of billables, newest first.")
    public static class ListBillablesResponse
    {
        /**
        * The billables of this page.
        */
        @ApiMember(Description="The billables of this page.", IsRequired=true)
        public ArrayList<BillableInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<BillableInfo> getItems() { return items; }
        public ListBillablesResponse setItems(ArrayList<BillableInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListBillablesResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListBillablesResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * A call billed to a customer.
    */
    @Api(Description="A call billed to a customer.")
    public static class BillableInfo
    {
        /**
        * The billable's id, a UUID of version 7.
        */
        @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
        public String id = null;

        /**
        * The account that the call is billed in.
        */
        @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
        public String accountId = null;

        /**
        * The customer that the call is billed to.
        */
        @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
        public String customerId = null;

        /**
        * The session that the report named, if it named one.
        */
        @ApiMember(Description="The session that the report named, if it named one.")
        public String sessionId = null;

        /**
        * The call, hex digits in lower case.
        */
        @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
        public String callSid = null;

        /**
        * The state of the billable in its life.
        */
        @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
        public BillableStatus status = null;

        /**
        * The time at which the report was stored, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String dateCreated = null;

        /**
        * The subject of the token that reported the call.
        */
        @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
        public String createdBy = null;

        /**
        * The time of the void; absent while the billable is live.
        */
        @ApiMember(Description="The time of the void; absent while the billable is live.")
        public String dateVoided = null;

        /**
        * The subject that voided the billable; absent while the billable is live.
        */
        @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
        public String voidedBy = null;

        /**
        * The reason for the void; absent while the billable is live.
        */
        @ApiMember(Description="The reason for the void; absent while the billable is live.")
        public String voidReason = null;
        
        public String getId() { return id; }
        public BillableInfo setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public BillableInfo setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public BillableInfo setCustomerId(String value) { this.customerId = value; return this; }
        public String getSessionId() { return sessionId; }
        public BillableInfo setSessionId(String value) { this.sessionId = value; return this; }
        public String getCallSid() { return callSid; }
        public BillableInfo setCallSid(String value) { this.callSid = value; return this; }
        public BillableStatus getStatus() { return status; }
        public BillableInfo setStatus(BillableStatus value) { this.status = value; return this; }
        public String getDateCreated() { return dateCreated; }
        public BillableInfo setDateCreated(String value) { this.dateCreated = value; return this; }
        public String getCreatedBy() { return createdBy; }
        public BillableInfo setCreatedBy(String value) { this.createdBy = value; return this; }
        public String getDateVoided() { return dateVoided; }
        public BillableInfo setDateVoided(String value) { this.dateVoided = value; return this; }
        public String getVoidedBy() { return voidedBy; }
        public BillableInfo setVoidedBy(String value) { this.voidedBy = value; return this; }
        public String getVoidReason() { return voidReason; }
        public BillableInfo setVoidReason(String value) { this.voidReason = value; return this; }
    }

    /**
    * A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
    */
    @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
    public static class ReportBillablesResponse
    {
        /**
        * The position of the report in the body, from 0; absent in the last line.
        */
        @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
        public Long index = null;

        public Verdict verdict = null;
        public BillableInfo billable = null;
        public VerdictError error = null;
        public ReportCounts summary = null;
        
        public Long getIndex() { return index; }
        public ReportBillablesResponse setIndex(Long value) { this.index = value; return this; }
        public Verdict getVerdict() { return verdict; }
        public ReportBillablesResponse setVerdict(Verdict value) { this.verdict = value; return this; }
        public BillableInfo getBillable() { return billable; }
        public ReportBillablesResponse setBillable(BillableInfo value) { this.billable = value; return this; }
        public VerdictError getError() { return error; }
        public ReportBillablesResponse setError(VerdictError value) { this.error = value; return this; }
        public ReportCounts getSummary() { return summary; }
        public ReportBillablesResponse setSummary(ReportCounts value) { this.summary = value; return this; }
    }

    /**
    * The explanation of a billable: every step from the report to the amount of its month.
    */
    @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
    public static class BillableExplanation
    {
        /**
        * The billable.
        */
        @ApiMember(Description="The billable.", IsRequired=true)
        public BillableInfo billable = null;

        /**
        * Rated, Pending (the call has no final facts yet) or Voided.
        */
        @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
        public String state = null;

        /**
        * The currency of all amounts.
        */
        @ApiMember(Description="The currency of all amounts.", IsRequired=true)
        public String currency = null;

        /**
        * The account's time zone at the start of the call.
        */
        @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
        public String timeZone = null;

        /**
        * The local start of the call with its offset.
        */
        @ApiMember(Description="The local start of the call with its offset.")
        public String localStart = null;

        /**
        * The local day of the call, YYYY-MM-DD.
        */
        @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
        public String day = null;

        /**
        * The item that pays for the call.
        */
        @ApiMember(Description="The item that pays for the call.")
        public String item = null;

        /**
        * All versions of the call's facts, oldest first.
        */
        @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
        public ArrayList<ExplainedFacts> facts = null;

        /**
        * The settings that the steps use; absent unless rated.
        */
        @ApiMember(Description="The settings that the steps use; absent unless rated.")
        public ExplainedTerms settings = null;

        /**
        * The steps, in order.
        */
        @ApiMember(Description="The steps, in order.", IsRequired=true)
        public ArrayList<ExplainedStep> steps = null;

        /**
        * The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
        */
        @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
        public String monthAmount = null;

        /**
        * The same without this call.
        */
        @ApiMember(Description="The same without this call.")
        public String monthAmountWithout = null;

        /**
        * The amount of the month less what it would be without this call. These differences do not add up.
        */
        @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
        public String difference = null;
        
        public BillableInfo getBillable() { return billable; }
        public BillableExplanation setBillable(BillableInfo value) { this.billable = value; return this; }
        public String getState() { return state; }
        public BillableExplanation setState(String value) { this.state = value; return this; }
        public String getCurrency() { return currency; }
        public BillableExplanation setCurrency(String value) { this.currency = value; return this; }
        public String getTimeZone() { return timeZone; }
        public BillableExplanation setTimeZone(String value) { this.timeZone = value; return this; }
        public String getLocalStart() { return localStart; }
        public BillableExplanation setLocalStart(String value) { this.localStart = value; return this; }
        public String getDay() { return day; }
        public BillableExplanation setDay(String value) { this.day = value; return this; }
        public String getItem() { return item; }
        public BillableExplanation setItem(String value) { this.item = value; return this; }
        public ArrayList<ExplainedFacts> getFacts() { return facts; }
        public BillableExplanation setFacts(ArrayList<ExplainedFacts> value) { this.facts = value; return this; }
        public ExplainedTerms getSettings() { return settings; }
        public BillableExplanation setSettings(ExplainedTerms value) { this.settings = value; return this; }
        public ArrayList<ExplainedStep> getSteps() { return steps; }
        public BillableExplanation setSteps(ArrayList<ExplainedStep> value) { this.steps = value; return this; }
        public String getMonthAmount() { return monthAmount; }
        public BillableExplanation setMonthAmount(String value) { this.monthAmount = value; return this; }
        public String getMonthAmountWithout() { return monthAmountWithout; }
        public BillableExplanation setMonthAmountWithout(String value) { this.monthAmountWithout = value; return this; }
        public String getDifference() { return difference; }
        public BillableExplanation setDifference(String value) { this.difference = value; return this; }
    }

    /**
    * The history of a billable.
    */
    @Api(Description="The history of a billable.")
    public static class GetBillableHistoryResponse
    {
        /**
        * The report, then the latest changes in the billable's life, at most 1,000, oldest first.
        */
        @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
        public ArrayList<BillableChange> items = null;
        
        public ArrayList<BillableChange> getItems() { return items; }
        public GetBillableHistoryResponse setItems(ArrayList<BillableChange> value) { this.items = value; return this; }
    }

    public static class BillingInfo
    {
        public ArrayList<BillingCustomerInfo> customers = null;
        
        public ArrayList<BillingCustomerInfo> getCustomers() { return customers; }
        public BillingInfo setCustomers(ArrayList<BillingCustomerInfo> value) { this.customers = value; return this; }
    }

    /**
    * A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
    */
    @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
    public static class CallInfo
    {
        /**
        * The carrier's id of the account; never known.
        */
        @ApiMember(Description="The carrier's id of the account; never known.")
        public String accountSid = null;

        /**
        * The carrier's annotation of the call; never known.
        */
        @ApiMember(Description="The carrier's annotation of the call; never known.")
        public String annotation = null;

        /**
        * The person or machine that answered the call; never known.
        */
        @ApiMember(Description="The person or machine that answered the call; never known.")
        public String answeredBy = null;

        /**
        * The name of the caller; never known.
        */
        @ApiMember(Description="The name of the caller; never known.")
        public String callerName = null;

        /**
        * The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
        public String dateCreated = null;

        /**
        * The time at which this version was stored, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
        public String dateUpdated = null;

        /**
        * The direction: inbound, or a text that begins with outbound.
        */
        @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
        public String direction = null;

        /**
        * The duration in whole seconds.
        */
        @ApiMember(Description="The duration in whole seconds.")
        public Integer duration = null;

        /**
        * The end of the call, RFC 3339 in UTC; known if the start and the duration are.
        */
        @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
        public String endTime = null;

        /**
        * The number that forwarded the call; never known.
        */
        @ApiMember(Description="The number that forwarded the call; never known.")
        public String forwardedFrom = null;

        /**
        * The calling end.
        */
        @ApiMember(Description="The calling end.")
        public String from = null;

        /**
        * The calling end for people; never known.
        */
        @ApiMember(Description="The calling end for people; never known.")
        public String fromFormatted = null;

        /**
        * The call that this one is a leg of.
        */
        @ApiMember(Description="The call that this one is a leg of.")
        public String parentCallSid = null;

        /**
        * The carrier's id of the phone number; never known.
        */
        @ApiMember(Description="The carrier's id of the phone number; never known.")
        public String phoneNumberSid = null;

        /**
        * The price of the carrier, with the sign that the carrier gave.
        */
        @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
        public BigDecimal price = null;

        /**
        * The currency of the price, a code of ISO 4217.
        */
        @ApiMember(Description="The currency of the price, a code of ISO 4217.")
        public String priceUnit = null;

        /**
        * The call, hex digits in lower case.
        */
        @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
        public String sid = null;

        /**
        * The start of the call, RFC 3339 in UTC.
        */
        @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
        public String startTime = null;

        /**
        * The status, such as completed or no-answer.
        */
        @ApiMember(Description="The status, such as completed or no-answer.")
        public String status = null;

        /**
        * The called end.
        */
        @ApiMember(Description="The called end.")
        public String to = null;

        /**
        * The called end for people; never known.
        */
        @ApiMember(Description="The called end for people; never known.")
        public String toFormatted = null;

        /**
        * The path of the call in this service.
        */
        @ApiMember(Description="The path of the call in this service.")
        public String uri = null;

        /**
        * The account of the call.
        */
        @ApiMember(Description="The account of the call.", IsRequired=true)
        public String accountId = null;

        /**
        * The version of the facts: 1 for the first one, and 1 more for each change.
        */
        @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
        public Long version = null;

        /**
        * Whether the call was recorded.
        */
        @ApiMember(Description="Whether the call was recorded.")
        public Boolean isRecorded = null;

        /**
        * The live billable that the totals count the call for.
        */
        @ApiMember(Description="The live billable that the totals count the call for.")
        public String billableId = null;

        /**
        * The customer that the call is billed to.
        */
        @ApiMember(Description="The customer that the call is billed to.")
        public String customerId = null;

        /**
        * The seconds that are billed.
        */
        @ApiMember(Description="The seconds that are billed.")
        public Integer billedSeconds = null;

        /**
        * The time at which the call was taken off the list of unreported calls.
        */
        @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
        public String dateDismissed = null;

        /**
        * The subject that took the call off the list of unreported calls.
        */
        @ApiMember(Description="The subject that took the call off the list of unreported calls.")
        public String dismissedBy = null;

        /**
        * The reason why the call was taken off the list of unreported calls.
        */
        @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
        public String dismissReason = null;
        
        public String getAccountSid() { return accountSid; }
        public CallInfo setAccountSid(String value) { this.accountSid = value; return this; }
        public String getAnnotation() { return annotation; }
        public CallInfo setAnnotation(String value) { this.annotation = value; return this; }
        public String getAnsweredBy() { return answeredBy; }
        public CallInfo setAnsweredBy(String value) { this.answeredBy = value; return this; }
        public String getCallerName() { return callerName; }
        public CallInfo setCallerName(String value) { this.callerName = value; return this; }
        public String getDateCreated() { return dateCreated; }
        public CallInfo setDateCreated(String value) { this.dateCreated = value; return this; }
        public String getDateUpdated() { return dateUpdated; }
        public CallInfo setDateUpdated(String value) { this.dateUpdated = value; return this; }
        public String getDirection() { return direction; }
        public CallInfo setDirection(String value) { this.direction = value; return this; }
        public Integer getDuration() { return duration; }
        public CallInfo setDuration(Integer value) { this.duration = value; return this; }
        public String getEndTime() { return endTime; }
        public CallInfo setEndTime(String value) { this.endTime = value; return this; }
        public String getForwardedFrom() { return forwardedFrom; }
        public CallInfo setForwardedFrom(String value) { this.forwardedFrom = value; return this; }
        public String getFrom() { return from; }
        public CallInfo setFrom(String value) { this.from = value; return this; }
        public String getFromFormatted() { return fromFormatted; }
        public CallInfo setFromFormatted(String value) { this.fromFormatted = value; return this; }
        public String getParentCallSid() { return parentCallSid; }
        public CallInfo setParentCallSid(String value) { this.parentCallSid = value; return this; }
        public String getPhoneNumberSid() { return phoneNumberSid; }
        public CallInfo setPhoneNumberSid(String value) { this.phoneNumberSid = value; return this; }
        public BigDecimal getPrice() { return price; }
        public CallInfo setPrice(BigDecimal value) { this.price = value; return this; }
        public String getPriceUnit() { return priceUnit; }
        public CallInfo setPriceUnit(String value) { this.priceUnit = value; return this; }
        public String getSid() { return sid; }
        public CallInfo setSid(String value) { this.sid = value; return this; }
        public String getStartTime() { return startTime; }
        public CallInfo setStartTime(String value) { this.startTime = value; return this; }
        public String getStatus() { return status; }
        public CallInfo setStatus(String value) { this.status = value; return this; }
        public String getTo() { return to; }
        public CallInfo setTo(String value) { this.to = value; return this; }
        public String getToFormatted() { return toFormatted; }
        public CallInfo setToFormatted(String value) { this.toFormatted = value; return this; }
        public String getUri() { return uri; }
        public CallInfo setUri(String value) { this.uri = value; return this; }
        public String getAccountId() { return accountId; }
        public CallInfo setAccountId(String value) { this.accountId = value; return this; }
        public Long getVersion() { return version; }
        public CallInfo setVersion(Long value) { this.version = value; return this; }
        public Boolean getIsRecorded() { return isRecorded; }
        public CallInfo setIsRecorded(Boolean value) { this.isRecorded = value; return this; }
        public String getBillableId() { return billableId; }
        public CallInfo setBillableId(String value) { this.billableId = value; return this; }
        public String getCustomerId() { return customerId; }
        public CallInfo setCustomerId(String value) { this.customerId = value; return this; }
        public Integer getBilledSeconds() { return billedSeconds; }
        public CallInfo setBilledSeconds(Integer value) { this.billedSeconds = value; return this; }
        public String getDateDismissed() { return dateDismissed; }
        public CallInfo setDateDismissed(String value) { this.dateDismissed = value; return this; }
        public String getDismissedBy() { return dismissedBy; }
        public CallInfo setDismissedBy(String value) { this.dismissedBy = value; return this; }
        public String getDismissReason() { return dismissReason; }
        public CallInfo setDismissReason(String value) { this.dismissReason = value; return this; }
    }

    /**
    * A page of billables whose calls have no final facts, oldest first.
    */
    @Api(Description="A page of billables whose calls have no final facts, oldest first.")
    public static class ListPendingBillablesResponse
    {
        /**
        * The items of this page.
        */
        @ApiMember(Description="The items of this page.", IsRequired=true)
        public ArrayList<BillableInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<BillableInfo> getItems() { return items; }
        public ListPendingBillablesResponse setItems(ArrayList<BillableInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListPendingBillablesResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListPendingBillablesResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * The amounts of a month, as they are and with other settings.
    */
    @Api(Description="The amounts of a month, as they are and with other settings.")
    public static class BillingPreview
    {
        /**
        * The currency of the amounts.
        */
        @ApiMember(Description="The currency of the amounts.", IsRequired=true)
        public String currency = null;

        /**
        * The month, YYYY-MM.
        */
        @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        public String month = null;

        /**
        * The items that cost something in either case.
        */
        @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
        public ArrayList<BillingPreviewItem> items = null;

        /**
        * The amount of the month.
        */
        @ApiMember(Description="The amount of the month.", IsRequired=true)
        public String amount = null;

        /**
        * The amount that the month would have with the settings of the request.
        */
        @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
        public String previewAmount = null;

        /**
        * The calls of the month without final facts, which have no amount yet.
        */
        @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
        public Long pendingCalls = null;
        
        public String getCurrency() { return currency; }
        public BillingPreview setCurrency(String value) { this.currency = value; return this; }
        public String getMonth() { return month; }
        public BillingPreview setMonth(String value) { this.month = value; return this; }
        public ArrayList<BillingPreviewItem> getItems() { return items; }
        public BillingPreview setItems(ArrayList<BillingPreviewItem> value) { this.items = value; return this; }
        public String getAmount() { return amount; }
        public BillingPreview setAmount(String value) { this.amount = value; return this; }
        public String getPreviewAmount() { return previewAmount; }
        public BillingPreview setPreviewAmount(String value) { this.previewAmount = value; return this; }
        public Long getPendingCalls() { return pendingCalls; }
        public BillingPreview setPendingCalls(Long value) { this.pendingCalls = value; return this; }
    }

    /**
    * Counts and amounts of a range of days.
    */
    @Api(Description="Counts and amounts of a range of days.")
    public static class BillingTotals
    {
        /**
        * The currency of the amounts.
        */
        @ApiMember(Description="The currency of the amounts.", IsRequired=true)
        public String currency = null;

        /**
        * The time zone of the days.
        */
        @ApiMember(Description="The time zone of the days.", IsRequired=true)
        public String timeZone = null;

        /**
        * The time as of which the totals are, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String asOf = null;

        /**
        * The lines, by their keys; none without groupBy.
        */
        @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
        public ArrayList<BillingTotalsItem> items = null;

        /**
        * All lines together.
        */
        @ApiMember(Description="All lines together.", IsRequired=true)
        public BillingTotal total = null;
        
        public String getCurrency() { return currency; }
        public BillingTotals setCurrency(String value) { this.currency = value; return this; }
        public String getTimeZone() { return timeZone; }
        public BillingTotals setTimeZone(String value) { this.timeZone = value; return this; }
        public String getAsOf() { return asOf; }
        public BillingTotals setAsOf(String value) { this.asOf = value; return this; }
        public ArrayList<BillingTotalsItem> getItems() { return items; }
        public BillingTotals setItems(ArrayList<BillingTotalsItem> value) { this.items = value; return this; }
        public BillingTotal getTotal() { return total; }
        public BillingTotals setTotal(BillingTotal value) { this.total = value; return this; }
    }

    /**
    * A page of calls that nobody reported, oldest first.
    */
    @Api(Description="A page of calls that nobody reported, oldest first.")
    public static class ListUnreportedCallsResponse
    {
        /**
        * The items of this page.
        */
        @ApiMember(Description="The items of this page.", IsRequired=true)
        public ArrayList<CallInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<CallInfo> getItems() { return items; }
        public ListUnreportedCallsResponse setItems(ArrayList<CallInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListUnreportedCallsResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListUnreportedCallsResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
    */
    @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
    public static class ReportCallsResponse
    {
        /**
        * The position of the call in the body, from 0; absent in the last line.
        */
        @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
        public Long index = null;

        public CallVerdict verdict = null;
        /**
        * The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
        */
        @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
        public Long version = null;

        public VerdictError error = null;
        public CallCounts summary = null;
        
        public Long getIndex() { return index; }
        public ReportCallsResponse setIndex(Long value) { this.index = value; return this; }
        public CallVerdict getVerdict() { return verdict; }
        public ReportCallsResponse setVerdict(CallVerdict value) { this.verdict = value; return this; }
        public Long getVersion() { return version; }
        public ReportCallsResponse setVersion(Long value) { this.version = value; return this; }
        public VerdictError getError() { return error; }
        public ReportCallsResponse setError(VerdictError value) { this.error = value; return this; }
        public CallCounts getSummary() { return summary; }
        public ReportCallsResponse setSummary(CallCounts value) { this.summary = value; return this; }
    }

    /**
    * A page of customers, by id.
    */
    @Api(Description="A page of customers, by id.")
    public static class ListCustomersResponse
    {
        /**
        * The items of this page.
        */
        @ApiMember(Description="The items of this page.", IsRequired=true)
        public ArrayList<CustomerInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<CustomerInfo> getItems() { return items; }
        public ListCustomersResponse setItems(ArrayList<CustomerInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListCustomersResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListCustomersResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * A customer of an account.
    */
    @Api(Description="A customer of an account.")
    public static class CustomerInfo
    {
        /**
        * The customer's id, unique within the account.
        */
        @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
        public String id = null;

        /**
        * The account that the customer belongs to.
        */
        @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
        public String accountId = null;

        /**
        * The name of the customer.
        */
        @ApiMember(Description="The name of the customer.", IsRequired=true)
        public String name = null;

        /**
        * The customer above this one, in the same account.
        */
        @ApiMember(Description="The customer above this one, in the same account.")
        public String parentCustomerId = null;

        /**
        * Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
        */
        @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
        public Boolean overrideBillingSettings = null;

        /**
        * The customer's own billing settings in the current month.
        */
        @ApiMember(Description="The customer's own billing settings in the current month.")
        public BillingSettings billingSettings = null;

        /**
        * The last month of the customer's base costs, YYYY-MM.
        */
        @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
        public String endMonth = null;

        /**
        * The time at which the customer was created, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String dateCreated = null;
        
        public String getId() { return id; }
        public CustomerInfo setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public CustomerInfo setAccountId(String value) { this.accountId = value; return this; }
        public String getName() { return name; }
        public CustomerInfo setName(String value) { this.name = value; return this; }
        public String getParentCustomerId() { return parentCustomerId; }
        public CustomerInfo setParentCustomerId(String value) { this.parentCustomerId = value; return this; }
        public Boolean isOverrideBillingSettings() { return overrideBillingSettings; }
        public CustomerInfo setOverrideBillingSettings(Boolean value) { this.overrideBillingSettings = value; return this; }
        public BillingSettings getBillingSettings() { return billingSettings; }
        public CustomerInfo setBillingSettings(BillingSettings value) { this.billingSettings = value; return this; }
        public String getEndMonth() { return endMonth; }
        public CustomerInfo setEndMonth(String value) { this.endMonth = value; return this; }
        public String getDateCreated() { return dateCreated; }
        public CustomerInfo setDateCreated(String value) { this.dateCreated = value; return this; }
    }

    /**
    * The billing settings that count for a customer in a month.
    */
    @Api(Description="The billing settings that count for a customer in a month.")
    public static class EffectiveBillingSettings
    {
        /**
        * The account of the customer.
        */
        @ApiMember(Description="The account of the customer.", IsRequired=true)
        public String accountId = null;

        /**
        * The customer.
        */
        @ApiMember(Description="The customer.", IsRequired=true)
        public String customerId = null;

        /**
        * The month, YYYY-MM.
        */
        @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        public String month = null;

        /**
        * The currency of the costs.
        */
        @ApiMember(Description="The currency of the costs.", IsRequired=true)
        public String currency = null;

        /**
        * All nine items.
        */
        @ApiMember(Description="All nine items.", IsRequired=true)
        public ArrayList<EffectiveBillingItem> items = null;
        
        public String getAccountId() { return accountId; }
        public EffectiveBillingSettings setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public EffectiveBillingSettings setCustomerId(String value) { this.customerId = value; return this; }
        public String getMonth() { return month; }
        public EffectiveBillingSettings setMonth(String value) { this.month = value; return this; }
        public String getCurrency() { return currency; }
        public EffectiveBillingSettings setCurrency(String value) { this.currency = value; return this; }
        public ArrayList<EffectiveBillingItem> getItems() { return items; }
        public EffectiveBillingSettings setItems(ArrayList<EffectiveBillingItem> value) { this.items = value; return this; }
    }

    /**
    * A page of sessions, by id.
    */
    @Api(Description="A page of sessions, by id.")
    public static class ListSessionsResponse
    {
        /**
        * The items of this page.
        */
        @ApiMember(Description="The items of this page.", IsRequired=true)
        public ArrayList<SessionInfo> items = null;

        /**
        * The cursor of the next page; absent on the last one.
        */
        @ApiMember(Description="The cursor of the next page; absent on the last one.")
        public String nextCursor = null;

        /**
        * Whether another page follows.
        */
        @ApiMember(Description="Whether another page follows.", IsRequired=true)
        public Boolean hasMorePages = null;
        
        public ArrayList<SessionInfo> getItems() { return items; }
        public ListSessionsResponse setItems(ArrayList<SessionInfo> value) { this.items = value; return this; }
        public String getNextCursor() { return nextCursor; }
        public ListSessionsResponse setNextCursor(String value) { this.nextCursor = value; return this; }
        public Boolean isHasMorePages() { return hasMorePages; }
        public ListSessionsResponse setHasMorePages(Boolean value) { this.hasMorePages = value; return this; }
    }

    /**
    * A session.
    */
    @Api(Description="A session.")
    public static class SessionInfo
    {
        /**
        * The session's id, unique within the account.
        */
        @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
        public String id = null;

        /**
        * The account that the session belongs to.
        */
        @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
        public String accountId = null;

        /**
        * The customer of the session.
        */
        @ApiMember(Description="The customer of the session.", IsRequired=true)
        public String customerId = null;

        /**
        * The call of the session, if there is one.
        */
        @ApiMember(Description="The call of the session, if there is one.")
        public String callSid = null;

        /**
        * The time at which the session was created, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String dateCreated = null;
        
        public String getId() { return id; }
        public SessionInfo setId(String value) { this.id = value; return this; }
        public String getAccountId() { return accountId; }
        public SessionInfo setAccountId(String value) { this.accountId = value; return this; }
        public String getCustomerId() { return customerId; }
        public SessionInfo setCustomerId(String value) { this.customerId = value; return this; }
        public String getCallSid() { return callSid; }
        public SessionInfo setCallSid(String value) { this.callSid = value; return this; }
        public String getDateCreated() { return dateCreated; }
        public SessionInfo setDateCreated(String value) { this.dateCreated = value; return this; }
    }

    public static class BillingSettings
    {
        public BillingItem base = null;
        public BillingItem localNumbers = null;
        public BillingItem tollFreeNumbers = null;
        public BillingItem inboundVoiceCalls = null;
        public BillingItem outboundVoiceCalls = null;
        public BillingItem inboundFaxes = null;
        public BillingItem outboundFaxes = null;
        public BillingItem inboundSmsMessages = null;
        public BillingItem outboundSmsMessages = null;
        
        public BillingItem getBase() { return base; }
        public BillingSettings setBase(BillingItem value) { this.base = value; return this; }
        public BillingItem getLocalNumbers() { return localNumbers; }
        public BillingSettings setLocalNumbers(BillingItem value) { this.localNumbers = value; return this; }
        public BillingItem getTollFreeNumbers() { return tollFreeNumbers; }
        public BillingSettings setTollFreeNumbers(BillingItem value) { this.tollFreeNumbers = value; return this; }
        public BillingItem getInboundVoiceCalls() { return inboundVoiceCalls; }
        public BillingSettings setInboundVoiceCalls(BillingItem value) { this.inboundVoiceCalls = value; return this; }
        public BillingItem getOutboundVoiceCalls() { return outboundVoiceCalls; }
        public BillingSettings setOutboundVoiceCalls(BillingItem value) { this.outboundVoiceCalls = value; return this; }
        public BillingItem getInboundFaxes() { return inboundFaxes; }
        public BillingSettings setInboundFaxes(BillingItem value) { this.inboundFaxes = value; return this; }
        public BillingItem getOutboundFaxes() { return outboundFaxes; }
        public BillingSettings setOutboundFaxes(BillingItem value) { this.outboundFaxes = value; return this; }
        public BillingItem getInboundSmsMessages() { return inboundSmsMessages; }
        public BillingSettings setInboundSmsMessages(BillingItem value) { this.inboundSmsMessages = value; return this; }
        public BillingItem getOutboundSmsMessages() { return outboundSmsMessages; }
        public BillingSettings setOutboundSmsMessages(BillingItem value) { this.outboundSmsMessages = value; return this; }
    }

    public static class BillingItem
    {
        public Double baseCost = null;
        public Double rawUnitMultiplier = null;
        public Double unitCost = null;
        public Integer allowance = null;
        
        public Double getBaseCost() { return baseCost; }
        public BillingItem setBaseCost(Double value) { this.baseCost = value; return this; }
        public Double getRawUnitMultiplier() { return rawUnitMultiplier; }
        public BillingItem setRawUnitMultiplier(Double value) { this.rawUnitMultiplier = value; return this; }
        public Double getUnitCost() { return unitCost; }
        public BillingItem setUnitCost(Double value) { this.unitCost = value; return this; }
        public Integer getAllowance() { return allowance; }
        public BillingItem setAllowance(Integer value) { this.allowance = value; return this; }
    }

    /**
    * The state of a billable in its life.
    */
    @Api(Description="The state of a billable in its life.")
    public static enum BillableStatus
    {
        Reported,
        Voided;
    }

    /**
    * The result of one report of a batch.
    */
    @Api(Description="The result of one report of a batch.")
    public static enum Verdict
    {
        Created,
        Replayed,
        Conflict,
        Voided,
        Invalid,
        NotFound,
        Forbidden,
        Failed;
    }

    /**
    * The reason for an item of a batch that is not stored.
    */
    @Api(Description="The reason for an item of a batch that is not stored.")
    public static class VerdictError
    {
        /**
        * A code that programs can rely on, the same as for a single report.
        */
        @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
        public String errorCode = null;

        /**
        * The problem and its remedy, for people.
        */
        @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
        public String message = null;

        /**
        * Every member at fault; empty if no member is.
        */
        @ApiMember(Description="Every member at fault; empty if no member is.")
        public ArrayList<ResponseError> errors = null;
        
        public String getErrorCode() { return errorCode; }
        public VerdictError setErrorCode(String value) { this.errorCode = value; return this; }
        public String getMessage() { return message; }
        public VerdictError setMessage(String value) { this.message = value; return this; }
        public ArrayList<ResponseError> getErrors() { return errors; }
        public VerdictError setErrors(ArrayList<ResponseError> value) { this.errors = value; return this; }
    }

    /**
    * The number of reports with each verdict.
    */
    @Api(Description="The number of reports with each verdict.")
    public static class ReportCounts
    {
        /**
        * All reports.
        */
        @ApiMember(Description="All reports.", IsRequired=true)
        public Long total = null;

        /**
        * Reports that made a billable.
        */
        @ApiMember(Description="Reports that made a billable.", IsRequired=true)
        public Long created = null;

        /**
        * Reports that repeat an earlier one.
        */
        @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
        public Long replayed = null;

        /**
        * Reports of calls that are billed to another customer or for another session.
        */
        @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
        public Long conflict = null;

        /**
        * Reports of voided billables.
        */
        @ApiMember(Description="Reports of voided billables.", IsRequired=true)
        public Long voided = null;

        /**
        * Reports that cannot be read or break a rule.
        */
        @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
        public Long invalid = null;

        /**
        * Reports whose session or customer is unknown.
        */
        @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
        public Long notFound = null;

        /**
        * Reports in accounts that are not the caller's.
        */
        @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
        public Long forbidden = null;

        /**
        * Reports that are not confirmed.
        */
        @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
        public Long failed = null;
        
        public Long getTotal() { return total; }
        public ReportCounts setTotal(Long value) { this.total = value; return this; }
        public Long getCreated() { return created; }
        public ReportCounts setCreated(Long value) { this.created = value; return this; }
        public Long getReplayed() { return replayed; }
        public ReportCounts setReplayed(Long value) { this.replayed = value; return this; }
        public Long getConflict() { return conflict; }
        public ReportCounts setConflict(Long value) { this.conflict = value; return this; }
        public Long getVoided() { return voided; }
        public ReportCounts setVoided(Long value) { this.voided = value; return this; }
        public Long getInvalid() { return invalid; }
        public ReportCounts setInvalid(Long value) { this.invalid = value; return this; }
        public Long getNotFound() { return notFound; }
        public ReportCounts setNotFound(Long value) { this.notFound = value; return this; }
        public Long getForbidden() { return forbidden; }
        public ReportCounts setForbidden(Long value) { this.forbidden = value; return this; }
        public Long getFailed() { return failed; }
        public ReportCounts setFailed(Long value) { this.failed = value; return this; }
    }

    /**
    * A version of a call's facts, whole.
    */
    @Api(Description="A version of a call's facts, whole.")
    public static class ExplainedFacts
    {
        /**
        * The version, from 1.
        */
        @ApiMember(Description="The version, from 1.", IsRequired=true)
        public Long version = null;

        /**
        * The time at which the version was stored, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String dateUpdated = null;

        /**
        * The subject that reported the version; absent for the role Customer.
        */
        @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
        public String updatedBy = null;

        /**
        * The status, such as completed.
        */
        @ApiMember(Description="The status, such as completed.")
        public String status = null;

        /**
        * The direction: inbound, or a text that begins with outbound.
        */
        @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
        public String direction = null;

        /**
        * The calling end.
        */
        @ApiMember(Description="The calling end.")
        public String from = null;

        /**
        * The called end.
        */
        @ApiMember(Description="The called end.")
        public String to = null;

        /**
        * The start of the call, RFC 3339 in UTC.
        */
        @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
        public String startTime = null;

        /**
        * The duration in whole seconds.
        */
        @ApiMember(Description="The duration in whole seconds.")
        public Long duration = null;

        /**
        * The price of the carrier; absent for the role Customer.
        */
        @ApiMember(Description="The price of the carrier; absent for the role Customer.")
        public Double price = null;

        /**
        * The currency of the carrier's price; absent for the role Customer.
        */
        @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
        public String priceUnit = null;
        
        public Long getVersion() { return version; }
        public ExplainedFacts setVersion(Long value) { this.version = value; return this; }
        public String getDateUpdated() { return dateUpdated; }
        public ExplainedFacts setDateUpdated(String value) { this.dateUpdated = value; return this; }
        public String getUpdatedBy() { return updatedBy; }
        public ExplainedFacts setUpdatedBy(String value) { this.updatedBy = value; return this; }
        public String getStatus() { return status; }
        public ExplainedFacts setStatus(String value) { this.status = value; return this; }
        public String getDirection() { return direction; }
        public ExplainedFacts setDirection(String value) { this.direction = value; return this; }
        public String getFrom() { return from; }
        public ExplainedFacts setFrom(String value) { this.from = value; return this; }
        public String getTo() { return to; }
        public ExplainedFacts setTo(String value) { this.to = value; return this; }
        public String getStartTime() { return startTime; }
        public ExplainedFacts setStartTime(String value) { this.startTime = value; return this; }
        public Long getDuration() { return duration; }
        public ExplainedFacts setDuration(Long value) { this.duration = value; return this; }
        public Double getPrice() { return price; }
        public ExplainedFacts setPrice(Double value) { this.price = value; return this; }
        public String getPriceUnit() { return priceUnit; }
        public ExplainedFacts setPriceUnit(String value) { this.priceUnit = value; return this; }
    }

    /**
    * The settings that an explanation uses, with their version and owner.
    */
    @Api(Description="The settings that an explanation uses, with their version and owner.")
    public static class ExplainedTerms
    {
        /**
        * The terms of the item in the month.
        */
        @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
        public BillingItem terms = null;

        /**
        * The version of the account's settings; 0 if the account has none.
        */
        @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
        public Long version = null;

        /**
        * The customer whose settings these are. Absent for the account's, and where the caller may not know.
        */
        @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
        public String ownerCustomerId = null;

        /**
        * The version of the call rating that rounded the duration; 0 for the default.
        */
        @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
        public Long callRatingVersion = null;

        /**
        * The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
        */
        @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
        public String callRatingOwnerCustomerId = null;
        
        public BillingItem getTerms() { return terms; }
        public ExplainedTerms setTerms(BillingItem value) { this.terms = value; return this; }
        public Long getVersion() { return version; }
        public ExplainedTerms setVersion(Long value) { this.version = value; return this; }
        public String getOwnerCustomerId() { return ownerCustomerId; }
        public ExplainedTerms setOwnerCustomerId(String value) { this.ownerCustomerId = value; return this; }
        public Long getCallRatingVersion() { return callRatingVersion; }
        public ExplainedTerms setCallRatingVersion(Long value) { this.callRatingVersion = value; return this; }
        public String getCallRatingOwnerCustomerId() { return callRatingOwnerCustomerId; }
        public ExplainedTerms setCallRatingOwnerCustomerId(String value) { this.callRatingOwnerCustomerId = value; return this; }
    }

    /**
    * A step of an explanation.
    */
    @Api(Description="A step of an explanation.")
    public static class ExplainedStep
    {
        /**
        * The name of the step.
        */
        @ApiMember(Description="The name of the step.", IsRequired=true)
        public String step = null;

        /**
        * The exact result of the step: a number, or a fraction where no decimal is exact.
        */
        @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
        public String value = null;

        /**
        * The step with its numbers, for a person.
        */
        @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
        public String text = null;
        
        public String getStep() { return step; }
        public ExplainedStep setStep(String value) { this.step = value; return this; }
        public String getValue() { return value; }
        public ExplainedStep setValue(String value) { this.value = value; return this; }
        public String getText() { return text; }
        public ExplainedStep setText(String value) { this.text = value; return this; }
    }

    /**
    * A change in a billable's life.
    */
    @Api(Description="A change in a billable's life.")
    public static class BillableChange
    {
        /**
        * The kind of the change.
        */
        @ApiMember(Description="The kind of the change.", IsRequired=true)
        public BillableAction action = null;

        /**
        * The time of the change, RFC 3339 in UTC to the microsecond.
        */
        @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        public String date = null;

        /**
        * The subject of the caller that made the change.
        */
        @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
        public String by = null;

        /**
        * The reason for the change; a report has none.
        */
        @ApiMember(Description="The reason for the change; a report has none.")
        public String reason = null;
        
        public BillableAction getAction() { return action; }
        public BillableChange setAction(BillableAction value) { this.action = value; return this; }
        public String getDate() { return date; }
        public BillableChange setDate(String value) { this.date = value; return this; }
        public String getBy() { return by; }
        public BillableChange setBy(String value) { this.by = value; return this; }
        public String getReason() { return reason; }
        public BillableChange setReason(String value) { this.reason = value; return this; }
    }

    /**
    * A fault of one member.
    */
    @Api(Description="A fault of one member.")
    public static class ResponseError
    {
        /**
        * The code of the fault.
        */
        @ApiMember(Description="The code of the fault.", IsRequired=true)
        public String errorCode = null;

        /**
        * The member at fault, in PascalCase.
        */
        @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
        public String fieldName = null;

        /**
        * The problem and its remedy.
        */
        @ApiMember(Description="The problem and its remedy.", IsRequired=true)
        public String message = null;
        
        public String getErrorCode() { return errorCode; }
        public ResponseError setErrorCode(String value) { this.errorCode = value; return this; }
        public String getFieldName() { return fieldName; }
        public ResponseError setFieldName(String value) { this.fieldName = value; return this; }
        public String getMessage() { return message; }
        public ResponseError setMessage(String value) { this.message = value; return this; }
    }

    /**
    * The kind of a change in a billable's life.
    */
    @Api(Description="The kind of a change in a billable's life.")
    public static enum BillableAction
    {
        Reported,
        Voided,
        Reinstated;
    }

    public static class BillingCustomerInfo
    {
        public String customerId = null;
        public Double internationalCosts = null;
        public Boolean hasCallRecording = null;
        
        public String getCustomerId() { return customerId; }
        public BillingCustomerInfo setCustomerId(String value) { this.customerId = value; return this; }
        public Double getInternationalCosts() { return internationalCosts; }
        public BillingCustomerInfo setInternationalCosts(Double value) { this.internationalCosts = value; return this; }
        public Boolean isHasCallRecording() { return hasCallRecording; }
        public BillingCustomerInfo setHasCallRecording(Boolean value) { this.hasCallRecording = value; return this; }
    }

    public static class UsageRecordInfo
    {
        public String accountSid = null;
        public String category = null;
        public Double count = null;
        public String countUnit = null;
        public String description = null;
        public String endDate = null;
        public Double price = null;
        public String priceUnit = null;
        public String startDate = null;
        public String usage = null;
        public String usageUnit = null;
        public String uri = null;
        
        public String getAccountSid() { return accountSid; }
        public UsageRecordInfo setAccountSid(String value) { this.accountSid = value; return this; }
        public String getCategory() { return category; }
        public UsageRecordInfo setCategory(String value) { this.category = value; return this; }
        public Double getCount() { return count; }
        public UsageRecordInfo setCount(Double value) { this.count = value; return this; }
        public String getCountUnit() { return countUnit; }
        public UsageRecordInfo setCountUnit(String value) { this.countUnit = value; return this; }
        public String getDescription() { return description; }
        public UsageRecordInfo setDescription(String value) { this.description = value; return this; }
        public String getEndDate() { return endDate; }
        public UsageRecordInfo setEndDate(String value) { this.endDate = value; return this; }
        public Double getPrice() { return price; }
        public UsageRecordInfo setPrice(Double value) { this.price = value; return this; }
        public String getPriceUnit() { return priceUnit; }
        public UsageRecordInfo setPriceUnit(String value) { this.priceUnit = value; return this; }
        public String getStartDate() { return startDate; }
        public UsageRecordInfo setStartDate(String value) { this.startDate = value; return this; }
        public String getUsage() { return usage; }
        public UsageRecordInfo setUsage(String value) { this.usage = value; return this; }
        public String getUsageUnit() { return usageUnit; }
        public UsageRecordInfo setUsageUnit(String value) { this.usageUnit = value; return this; }
        public String getUri() { return uri; }
        public UsageRecordInfo setUri(String value) { this.uri = value; return this; }
    }

    /**
    * An item of a preview.
    */
    @Api(Description="An item of a preview.")
    public static class BillingPreviewItem
    {
        /**
        * The name of the item.
        */
        @ApiMember(Description="The name of the item.", IsRequired=true)
        public String item = null;

        /**
        * The amount of the month, with exactly the currency's places.
        */
        @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
        public String amount = null;

        /**
        * The amount that the month would have with the settings of the request.
        */
        @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
        public String previewAmount = null;
        
        public String getItem() { return item; }
        public BillingPreviewItem setItem(String value) { this.item = value; return this; }
        public String getAmount() { return amount; }
        public BillingPreviewItem setAmount(String value) { this.amount = value; return this; }
        public String getPreviewAmount() { return previewAmount; }
        public BillingPreviewItem setPreviewAmount(String value) { this.previewAmount = value; return this; }
    }

    /**
    * A line of totals. It has the keys that `groupBy` names.
    */
    @Api(Description="A line of totals. It has the keys that `groupBy` names.")
    public static class BillingTotalsItem
    {
        /**
        * The customer.
        */
        @ApiMember(Description="The customer.")
        public String customerId = null;

        /**
        * The customer's name.
        */
        @ApiMember(Description="The customer's name.")
        public String customerName = null;

        /**
        * The day, YYYY-MM-DD.
        */
        @ApiMember(Description="The day, YYYY-MM-DD.")
        public String day = null;

        /**
        * The month, YYYY-MM.
        */
        @ApiMember(Description="The month, YYYY-MM.")
        public String month = null;

        /**
        * The item, or pending for calls without final facts.
        */
        @ApiMember(Description="The item, or pending for calls without final facts.")
        public String item = null;

        /**
        * The live billables.
        */
        @ApiMember(Description="The live billables.", IsRequired=true)
        public Long calls = null;

        /**
        * The calls of these that pay a connect fee: completed, and longer than 0 s.
        */
        @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
        public Long answeredCalls = null;

        /**
        * The calls of these without final facts, which have no amount yet.
        */
        @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
        public Long pendingCalls = null;

        /**
        * The voided billables, which `calls` leaves out.
        */
        @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
        public Long voidedCalls = null;

        /**
        * The durations of the answered calls, in seconds.
        */
        @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
        public Long seconds = null;

        /**
        * The durations after the rounding to increments, in seconds.
        */
        @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
        public Long billedSeconds = null;

        /**
        * The international calls whose carrier's price is in another currency than the account's.
        */
        @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
        public Long unpricedInternationalCalls = null;

        /**
        * The amount, with exactly the currency's places.
        */
        @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
        public String amount = null;
        
        public String getCustomerId() { return customerId; }
        public BillingTotalsItem setCustomerId(String value) { this.customerId = value; return this; }
        public String getCustomerName() { return customerName; }
        public BillingTotalsItem setCustomerName(String value) { this.customerName = value; return this; }
        public String getDay() { return day; }
        public BillingTotalsItem setDay(String value) { this.day = value; return this; }
        public String getMonth() { return month; }
        public BillingTotalsItem setMonth(String value) { this.month = value; return this; }
        public String getItem() { return item; }
        public BillingTotalsItem setItem(String value) { this.item = value; return this; }
        public Long getCalls() { return calls; }
        public BillingTotalsItem setCalls(Long value) { this.calls = value; return this; }
        public Long getAnsweredCalls() { return answeredCalls; }
        public BillingTotalsItem setAnsweredCalls(Long value) { this.answeredCalls = value; return this; }
        public Long getPendingCalls() { return pendingCalls; }
        public BillingTotalsItem setPendingCalls(Long value) { this.pendingCalls = value; return this; }
        public Long getVoidedCalls() { return voidedCalls; }
        public BillingTotalsItem setVoidedCalls(Long value) { this.voidedCalls = value; return this; }
        public Long getSeconds() { return seconds; }
        public BillingTotalsItem setSeconds(Long value) { this.seconds = value; return this; }
        public Long getBilledSeconds() { return billedSeconds; }
        public BillingTotalsItem setBilledSeconds(Long value) { this.billedSeconds = value; return this; }
        public Long getUnpricedInternationalCalls() { return unpricedInternationalCalls; }
        public BillingTotalsItem setUnpricedInternationalCalls(Long value) { this.unpricedInternationalCalls = value; return this; }
        public String getAmount() { return amount; }
        public BillingTotalsItem setAmount(String value) { this.amount = value; return this; }
    }

    /**
    * The counts and the amount of a whole range.
    */
    @Api(Description="The counts and the amount of a whole range.")
    public static class BillingTotal
    {
        /**
        * The live billables.
        */
        @ApiMember(Description="The live billables.", IsRequired=true)
        public Long calls = null;

        /**
        * The calls of these that pay a connect fee: completed, and longer than 0 s.
        */
        @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
        public Long answeredCalls = null;

        /**
        * The calls of these without final facts, which have no amount yet.
        */
        @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
        public Long pendingCalls = null;

        /**
        * The voided billables, which `calls` leaves out.
        */
        @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
        public Long voidedCalls = null;

        /**
        * The durations of the answered calls, in seconds.
        */
        @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
        public Long seconds = null;

        /**
        * The durations after the rounding to increments, in seconds.
        */
        @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
        public Long billedSeconds = null;

        /**
        * The international calls whose carrier's price is in another currency than the account's.
        */
        @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
        public Long unpricedInternationalCalls = null;

        /**
        * The amount, with exactly the currency's places.
        */
        @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
        public String amount = null;
        
        public Long getCalls() { return calls; }
        public BillingTotal setCalls(Long value) { this.calls = value; return this; }
        public Long getAnsweredCalls() { return answeredCalls; }
        public BillingTotal setAnsweredCalls(Long value) { this.answeredCalls = value; return this; }
        public Long getPendingCalls() { return pendingCalls; }
        public BillingTotal setPendingCalls(Long value) { this.pendingCalls = value; return this; }
        public Long getVoidedCalls() { return voidedCalls; }
        public BillingTotal setVoidedCalls(Long value) { this.voidedCalls = value; return this; }
        public Long getSeconds() { return seconds; }
        public BillingTotal setSeconds(Long value) { this.seconds = value; return this; }
        public Long getBilledSeconds() { return billedSeconds; }
        public BillingTotal setBilledSeconds(Long value) { this.billedSeconds = value; return this; }
        public Long getUnpricedInternationalCalls() { return unpricedInternationalCalls; }
        public BillingTotal setUnpricedInternationalCalls(Long value) { this.unpricedInternationalCalls = value; return this; }
        public String getAmount() { return amount; }
        public BillingTotal setAmount(String value) { this.amount = value; return this; }
    }

    /**
    * The result of one call of a batch.
    */
    @Api(Description="The result of one call of a batch.")
    public static enum CallVerdict
    {
        Created,
        Changed,
        Unchanged,
        Superseded,
        Invalid,
        NotFound,
        Forbidden,
        Failed;
    }

    /**
    * The number of calls with each verdict.
    */
    @Api(Description="The number of calls with each verdict.")
    public static class CallCounts
    {
        /**
        * All calls.
        */
        @ApiMember(Description="All calls.", IsRequired=true)
        public Long total = null;

        /**
        * Calls that got their first facts.
        */
        @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
        public Long created = null;

        /**
        * Calls that got a newer version.
        */
        @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
        public Long changed = null;

        /**
        * Calls whose facts are known already.
        */
        @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
        public Long unchanged = null;

        /**
        * Calls of which `replaces` does not name the newest version.
        */
        @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
        public Long superseded = null;

        /**
        * Calls whose facts cannot be read or break a rule.
        */
        @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
        public Long invalid = null;

        /**
        * Calls whose account does not exist.
        */
        @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
        public Long notFound = null;

        /**
        * Calls in accounts that are not the caller's.
        */
        @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
        public Long forbidden = null;

        /**
        * Calls whose facts are not confirmed.
        */
        @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
        public Long failed = null;
        
        public Long getTotal() { return total; }
        public CallCounts setTotal(Long value) { this.total = value; return this; }
        public Long getCreated() { return created; }
        public CallCounts setCreated(Long value) { this.created = value; return this; }
        public Long getChanged() { return changed; }
        public CallCounts setChanged(Long value) { this.changed = value; return this; }
        public Long getUnchanged() { return unchanged; }
        public CallCounts setUnchanged(Long value) { this.unchanged = value; return this; }
        public Long getSuperseded() { return superseded; }
        public CallCounts setSuperseded(Long value) { this.superseded = value; return this; }
        public Long getInvalid() { return invalid; }
        public CallCounts setInvalid(Long value) { this.invalid = value; return this; }
        public Long getNotFound() { return notFound; }
        public CallCounts setNotFound(Long value) { this.notFound = value; return this; }
        public Long getForbidden() { return forbidden; }
        public CallCounts setForbidden(Long value) { this.forbidden = value; return this; }
        public Long getFailed() { return failed; }
        public CallCounts setFailed(Long value) { this.failed = value; return this; }
    }

    /**
    * An item of the billing settings that count for a customer.
    */
    @Api(Description="An item of the billing settings that count for a customer.")
    public static class EffectiveBillingItem
    {
        /**
        * The name of the item.
        */
        @ApiMember(Description="The name of the item.", IsRequired=true)
        public String item = null;

        /**
        * The terms of the item; an item that the settings do not have costs nothing.
        */
        @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
        public BillingItem terms = null;

        /**
        * The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
        */
        @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
        public String ownerCustomerId = null;

        /**
        * The version of the account's settings that the item is of; 0 if the account has none.
        */
        @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
        public Long version = null;
        
        public String getItem() { return item; }
        public EffectiveBillingItem setItem(String value) { this.item = value; return this; }
        public BillingItem getTerms() { return terms; }
        public EffectiveBillingItem setTerms(BillingItem value) { this.terms = value; return this; }
        public String getOwnerCustomerId() { return ownerCustomerId; }
        public EffectiveBillingItem setOwnerCustomerId(String value) { this.ownerCustomerId = value; return this; }
        public Long getVersion() { return version; }
        public EffectiveBillingItem setVersion(Long value) { this.version = value; return this; }
    }

}
