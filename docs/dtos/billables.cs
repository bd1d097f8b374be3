/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: 
//MakePartial: True
//MakeVirtual: True
//MakeInternal: False
//AddReturnMarker: True
//AddDescriptionAsComments: True
//AddDataContractAttributes: False
//InitializeCollections: True
//IncludeTypes: 
//ExcludeTypes: 
*/

using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.Serialization;
using ServiceStack;
using ServiceStack.DataAnnotations;
using Voice.Api.Billing;
using Voice.Api.Dashboard;

namespace Voice.Api.Billing
{
    ///<summary>
    ///An account.
    ///</summary>
    [Api(Description="An account.")]
    public partial class AccountInfo
    {
        ///<summary>
        ///The account's id.
        ///</summary>
        [ApiMember(Description="The account's id.", IsRequired=true)]
        public virtual string Id { get; set; }

        ///<summary>
        ///The name of the account.
        ///</summary>
        [ApiMember(Description="The name of the account.", IsRequired=true)]
        public virtual string Name { get; set; }

        ///<summary>
        ///The time zone in which the account's days begin. Lists leave this and the following members out.
        ///</summary>
        [ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")]
        public virtual string TimeZone { get; set; }

        ///<summary>
        ///The currency of all amounts, of ISO 4217.
        ///</summary>
        [ApiMember(Description="The currency of all amounts, of ISO 4217.")]
        public virtual string Currency { get; set; }

        ///<summary>
        ///The account's country, of ISO 3166: numbers of other countries are international.
        ///</summary>
        [ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")]
        public virtual string Country { get; set; }

        ///<summary>
        ///The billing settings for this account
        ///</summary>
        [ApiMember(Description="The billing settings for this account")]
        public virtual BillingSettings BillingSettings { get; set; }

        ///<summary>
        ///The time at which the account was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string DateCreated { get; set; }
    }

    ///<summary>
    ///Sign in
    ///</summary>
    [Route("/auth", "POST")]
    [Api(Description="Sign in")]
    public partial class Authenticate
        : IReturn<AuthenticateResponse>, IPost
    {
        ///<summary>
        ///The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
        ///</summary>
        [ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")]
        public virtual string Provider { get; set; }

        ///<summary>
        ///The user's name, in upper or lower case.
        ///</summary>
        [ApiMember(Description="The user's name, in upper or lower case.")]
        public virtual string UserName { get; set; }

        ///<summary>
        ///The user's password.
        ///</summary>
        [ApiMember(Description="The user's password.")]
        public virtual string Password { get; set; }

        ///<summary>
        ///Also set the cookie ss-pid, which outlives the browser.
        ///</summary>
        [ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")]
        public virtual bool? RememberMe { get; set; }

        ///<summary>
        ///Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
        ///</summary>
        [ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")]
        public virtual bool? UseTokenCookie { get; set; }
    }

    ///<summary>
    ///The signed-in user, and the tokens.
    ///</summary>
    [Api(Description="The signed-in user, and the tokens.")]
    public partial class AuthenticateResponse
    {
        public AuthenticateResponse()
        {
            Roles = new List<string>{};
            Permissions = new List<string>{};
        }

        ///<summary>
        ///The user's id, which is its name in lower case.
        ///</summary>
        [ApiMember(Description="The user's id, which is its name in lower case.")]
        public virtual string UserId { get; set; }

        ///<summary>
        ///The id of the sign-in, which is not a secret.
        ///</summary>
        [ApiMember(Description="The id of the sign-in, which is not a secret.")]
        public virtual string SessionId { get; set; }

        ///<summary>
        ///The user's name.
        ///</summary>
        [ApiMember(Description="The user's name.")]
        public virtual string UserName { get; set; }

        ///<summary>
        ///The name to show for the user.
        ///</summary>
        [ApiMember(Description="The name to show for the user.")]
        public virtual string DisplayName { get; set; }

        ///<summary>
        ///The access token, unless it is in a cookie.
        ///</summary>
        [ApiMember(Description="The access token, unless it is in a cookie.")]
        public virtual string BearerToken { get; set; }

        ///<summary>
        ///The refresh token, unless it is in a cookie.
        ///</summary>
        [ApiMember(Description="The refresh token, unless it is in a cookie.")]
        public virtual string RefreshToken { get; set; }

        ///<summary>
        ///The end of the refresh token: RFC 3339, UTC.
        ///</summary>
        [ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")]
        public virtual string RefreshTokenExpiry { get; set; }

        ///<summary>
        ///The user's roles.
        ///</summary>
        [ApiMember(Description="The user's roles.", IsRequired=true)]
        public virtual List<string> Roles { get; set; }

        ///<summary>
        ///The permissions that the roles have.
        ///</summary>
        [ApiMember(Description="The permissions that the roles have.", IsRequired=true)]
        public virtual List<string> Permissions { get; set; }

        ///<summary>
        ///The way in which the user signed in.
        ///</summary>
        [ApiMember(Description="The way in which the user signed in.")]
        public virtual string AuthProvider { get; set; }
    }

    ///<summary>
    ///The kind of a change in a billable's life.
    ///</summary>
    [Api(Description="The kind of a change in a billable's life.")]
    public enum BillableAction
    {
        Reported,
        Voided,
        Reinstated,
    }

    ///<summary>
    ///A change in a billable's life.
    ///</summary>
    [Api(Description="A change in a billable's life.")]
    public partial class BillableChange
    {
        ///<summary>
        ///The kind of the change.
        ///</summary>
        [ApiMember(Description="The kind of the change.", IsRequired=true)]
        public virtual BillableAction Action { get; set; }

        ///<summary>
        ///The time of the change, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string Date { get; set; }

        ///<summary>
        ///The subject of the caller that made the change.
        ///</summary>
        [ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)]
        public virtual string By { get; set; }

        ///<summary>
        ///The reason for the change; a report has none.
        ///</summary>
        [ApiMember(Description="The reason for the change; a report has none.")]
        public virtual string Reason { get; set; }
    }

    ///<summary>
    ///The explanation of a billable: every step from the report to the amount of its month.
    ///</summary>
    [Api(Description="The explanation of a billable: every step from the report to the amount of its month.")]
    public partial class BillableExplanation
    {
        public BillableExplanation()
        {
            Facts = new List<ExplainedFacts>{};
            Steps = new List<ExplainedStep>{};
        }

        ///<summary>
        ///The billable.
        ///</summary>
        [ApiMember(Description="The billable.", IsRequired=true)]
        public virtual BillableInfo Billable { get; set; }

        ///<summary>
        ///Rated, Pending (the call has no final facts yet) or Voided.
        ///</summary>
        [ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)]
        public virtual string State { get; set; }

        ///<summary>
        ///The currency of all amounts.
        ///</summary>
        [ApiMember(Description="The currency of all amounts.", IsRequired=true)]
        public virtual string Currency { get; set; }

        ///<summary>
        ///The account's time zone at the start of the call.
        ///</summary>
        [ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)]
        public virtual string TimeZone { get; set; }

        ///<summary>
        ///The local start of the call with its offset.
        ///</summary>
        [ApiMember(Description="The local start of the call with its offset.")]
        public virtual string LocalStart { get; set; }

        ///<summary>
        ///The local day of the call, YYYY-MM-DD.
        ///</summary>
        [ApiMember(Description="The local day of the call, YYYY-MM-DD.")]
        public virtual string Day { get; set; }

        ///<summary>
        ///The item that pays for the call.
        ///</summary>
        [ApiMember(Description="The item that pays for the call.")]
        public virtual string Item { get; set; }

        ///<summary>
        ///All versions of the call's facts, oldest first.
        ///</summary>
        [ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)]
        public virtual List<ExplainedFacts> Facts { get; set; }

        ///<summary>
        ///The settings that the steps use; absent unless rated.
        ///</summary>
        [ApiMember(Description="The settings that the steps use; absent unless rated.")]
        public virtual ExplainedTerms Settings { get; set; }

        ///<summary>
        ///The steps, in order.
        ///</summary>
        [ApiMember(Description="The steps, in order.", IsRequired=true)]
        public virtual List<ExplainedStep> Steps { get; set; }

        ///<summary>
        ///The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
        ///</summary>
        [ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")]
        public virtual string MonthAmount { get; set; }

        ///<summary>
        ///The same without this call.
        ///</summary>
        [ApiMember(Description="The same without this call.")]
        public virtual string MonthAmountWithout { get; set; }

        ///<summary>
        ///The amount of the month less what it would be without this call. These differences do not add up.
        ///</summary>
        [ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")]
        public virtual string Difference { get; set; }
    }

    ///<summary>
    ///A call billed to a customer.
    ///</summary>
    [Api(Description="A call billed to a customer.")]
    public partial class BillableInfo
    {
        ///<summary>
        ///The billable's id, a UUID of version 7.
        ///</summary>
        [ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account that the call is billed in.
        ///</summary>
        [ApiMember(Description="The account that the call is billed in.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer that the call is billed to.
        ///</summary>
        [ApiMember(Description="The customer that the call is billed to.", IsRequired=true)]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The session that the report named, if it named one.
        ///</summary>
        [ApiMember(Description="The session that the report named, if it named one.")]
        public virtual string SessionId { get; set; }

        ///<summary>
        ///The call, hex digits in lower case.
        ///</summary>
        [ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The state of the billable in its life.
        ///</summary>
        [ApiMember(Description="The state of the billable in its life.", IsRequired=true)]
        public virtual BillableStatus Status { get; set; }

        ///<summary>
        ///The time at which the report was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string DateCreated { get; set; }

        ///<summary>
        ///The subject of the token that reported the call.
        ///</summary>
        [ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)]
        public virtual string CreatedBy { get; set; }

        ///<summary>
        ///The time of the void; absent while the billable is live.
        ///</summary>
        [ApiMember(Description="The time of the void; absent while the billable is live.")]
        public virtual string DateVoided { get; set; }

        ///<summary>
        ///The subject that voided the billable; absent while the billable is live.
        ///</summary>
        [ApiMember(Description="The subject that voided the billable; absent while the billable is live.")]
        public virtual string VoidedBy { get; set; }

        ///<summary>
        ///The reason for the void; absent while the billable is live.
        ///</summary>
        [ApiMember(Description="The reason for the void; absent while the billable is live.")]
        public virtual string VoidReason { get; set; }
    }

    ///<summary>
    ///The state of a billable in its life.
    ///</summary>
    [Api(Description="The state of a billable in its life.")]
    public enum BillableStatus
    {
        Reported,
        Voided,
    }

    public partial class BillingCustomerInfo
    {
        public virtual string CustomerId { get; set; }
        public virtual double InternationalCosts { get; set; }
        public virtual bool HasCallRecording { get; set; }
    }

    public partial class BillingInfo
    {
        public BillingInfo()
        {
            Customers = new List<BillingCustomerInfo>{};
        }

        public virtual List<BillingCustomerInfo> Customers { get; set; }
    }

    public partial class BillingItem
    {
        public virtual double BaseCost { get; set; }
        public virtual double RawUnitMultiplier { get; set; }
        public virtual double UnitCost { get; set; }
        public virtual int Allowance { get; set; }
    }

    ///<summary>
    ///The amounts of a month, as they are and with other settings.
    ///</summary>
    [Api(Description="The amounts of a month, as they are and with other settings.")]
    public partial class BillingPreview
    {
        public BillingPreview()
        {
            Items = new List<BillingPreviewItem>{};
        }

        ///<summary>
        ///The currency of the amounts.
        ///</summary>
        [ApiMember(Description="The currency of the amounts.", IsRequired=true)]
        public virtual string Currency { get; set; }

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The month, YYYY-MM.", IsRequired=true)]
        public virtual string Month { get; set; }

        ///<summary>
        ///The items that cost something in either case.
        ///</summary>
        [ApiMember(Description="The items that cost something in either case.", IsRequired=true)]
        public virtual List<BillingPreviewItem> Items { get; set; }

        ///<summary>
        ///The amount of the month.
        ///</summary>
        [ApiMember(Description="The amount of the month.", IsRequired=true)]
        public virtual string Amount { get; set; }

        ///<summary>
        ///The amount that the month would have with the settings of the request.
        ///</summary>
        [ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)]
        public virtual string PreviewAmount { get; set; }

        ///<summary>
        ///The calls of the month without final facts, which have no amount yet.
        ///</summary>
        [ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)]
        public virtual long PendingCalls { get; set; }
    }

    ///<summary>
    ///An item of a preview.
    ///</summary>
    [Api(Description="An item of a preview.")]
    public partial class BillingPreviewItem
    {
        ///<summary>
        ///The name of the item.
        ///</summary>
        [ApiMember(Description="The name of the item.", IsRequired=true)]
        public virtual string Item { get; set; }

        ///<summary>
        ///The amount of the month, with exactly the currency's places.
        ///</summary>
        [ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)]
        public virtual string Amount { get; set; }

        ///<summary>
        ///The amount that the month would have with the settings of the request.
        ///</summary>
        [ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)]
        public virtual string PreviewAmount { get; set; }
    }

    public partial class BillingSettings
    {
        public virtual BillingItem Base { get; set; }
        public virtual BillingItem LocalNumbers { get; set; }
        public virtual BillingItem TollFreeNumbers { get; set; }
        public virtual BillingItem InboundVoiceCalls { get; set; }
        public virtual BillingItem OutboundVoiceCalls { get; set; }
        public virtual BillingItem InboundFaxes { get; set; }
        public virtual BillingItem OutboundFaxes { get; set; }
        public virtual BillingItem InboundSmsMessages { get; set; }
        public virtual BillingItem OutboundSmsMessages { get; set; }
    }

    ///<summary>
    ///The counts and the amount of a whole range.
    ///</summary>
    [Api(Description="The counts and the amount of a whole range.")]
    public partial class BillingTotal
    {
        ///<summary>
        ///The live billables.
        ///</summary>
        [ApiMember(Description="The live billables.", IsRequired=true)]
        public virtual long Calls { get; set; }

        ///<summary>
        ///The calls of these that pay a connect fee: completed, and longer than 0 s.
        ///</summary>
        [ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)]
        public virtual long AnsweredCalls { get; set; }

        ///<summary>
        ///The calls of these without final facts, which have no amount yet.
        ///</summary>
        [ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)]
        public virtual long PendingCalls { get; set; }

        ///<summary>
        ///The voided billables, which `calls` leaves out.
        ///</summary>
        [ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)]
        public virtual long VoidedCalls { get; set; }

        ///<summary>
        ///The durations of the answered calls, in seconds.
        ///</summary>
        [ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)]
        public virtual long Seconds { get; set; }

        ///<summary>
        ///The durations after the rounding to increments, in seconds.
        ///</summary>
        [ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)]
        public virtual long BilledSeconds { get; set; }

        ///<summary>
        ///The international calls whose carrier's price is in another currency than the account's.
        ///</summary>
        [ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)]
        public virtual long UnpricedInternationalCalls { get; set; }

        ///<summary>
        ///The amount, with exactly the currency's places.
        ///</summary>
        [ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)]
        public virtual string Amount { get; set; }
    }

    ///<summary>
    ///Counts and amounts of a range of days.
    ///</summary>
    [Api(Description="Counts and amounts of a range of days.")]
    public partial class BillingTotals
    {
        public BillingTotals()
        {
            Items = new List<BillingTotalsItem>{};
        }

        ///<summary>
        ///The currency of the amounts.
        ///</summary>
        [ApiMember(Description="The currency of the amounts.", IsRequired=true)]
        public virtual string Currency { get; set; }

        ///<summary>
        ///The time zone of the days.
        ///</summary>
        [ApiMember(Description="The time zone of the days.", IsRequired=true)]
        public virtual string TimeZone { get; set; }

        ///<summary>
        ///The time as of which the totals are, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string AsOf { get; set; }

        ///<summary>
        ///The lines, by their keys; none without groupBy.
        ///</summary>
        [ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)]
        public virtual List<BillingTotalsItem> Items { get; set; }

        ///<summary>
        ///All lines together.
        ///</summary>
        [ApiMember(Description="All lines together.", IsRequired=true)]
        public virtual BillingTotal Total { get; set; }
    }

    ///<summary>
    ///A line of totals. It has the keys that `groupBy` names.
    ///</summary>
    [Api(Description="A line of totals. It has the keys that `groupBy` names.")]
    public partial class BillingTotalsItem
    {
        ///<summary>
        ///The customer.
        ///</summary>
        [ApiMember(Description="The customer.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The customer's name.
        ///</summary>
        [ApiMember(Description="The customer's name.")]
        public virtual string CustomerName { get; set; }

        ///<summary>
        ///The day, YYYY-MM-DD.
        ///</summary>
        [ApiMember(Description="The day, YYYY-MM-DD.")]
        public virtual string Day { get; set; }

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The month, YYYY-MM.")]
        public virtual string Month { get; set; }

        ///<summary>
        ///The item, or pending for calls without final facts.
        ///</summary>
        [ApiMember(Description="The item, or pending for calls without final facts.")]
        public virtual string Item { get; set; }

        ///<summary>
        ///The live billables.
        ///</summary>
        [ApiMember(Description="The live billables.", IsRequired=true)]
        public virtual long Calls { get; set; }

        ///<summary>
        ///The calls of these that pay a connect fee: completed, and longer than 0 s.
        ///</summary>
        [ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)]
        public virtual long AnsweredCalls { get; set; }

        ///<summary>
        ///The calls of these without final facts, which have no amount yet.
        ///</summary>
        [ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)]
        public virtual long PendingCalls { get; set; }

        ///<summary>
        ///The voided billables, which `calls` leaves out.
        ///</summary>
        [ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)]
        public virtual long VoidedCalls { get; set; }

        ///<summary>
        ///The durations of the answered calls, in seconds.
        ///</summary>
        [ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)]
        public virtual long Seconds { get; set; }

        ///<summary>
        ///The durations after the rounding to increments, in seconds.
        ///</summary>
        [ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)]
        public virtual long BilledSeconds { get; set; }

        ///<summary>
        ///The international calls whose carrier's price is in another currency than the account's.
        ///</summary>
        [ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)]
        public virtual long UnpricedInternationalCalls { get; set; }

        ///<summary>
        ///The amount, with exactly the currency's places.
        ///</summary>
        [ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)]
        public virtual string Amount { get; set; }
    }

    ///<summary>
    ///The number of calls with each verdict.
    ///</summary>
    [Api(Description="The number of calls with each verdict.")]
    public partial class CallCounts
    {
        ///<summary>
        ///All calls.
        ///</summary>
        [ApiMember(Description="All calls.", IsRequired=true)]
        public virtual long Total { get; set; }

        ///<summary>
        ///Calls that got their first facts.
        ///</summary>
        [ApiMember(Description="Calls that got their first facts.", IsRequired=true)]
        public virtual long Created { get; set; }

        ///<summary>
        ///Calls that got a newer version.
        ///</summary>
        [ApiMember(Description="Calls that got a newer version.", IsRequired=true)]
        public virtual long Changed { get; set; }

        ///<summary>
        ///Calls whose facts are known already.
        ///</summary>
        [ApiMember(Description="Calls whose facts are known already.", IsRequired=true)]
        public virtual long Unchanged { get; set; }

        ///<summary>
        ///Calls of which `replaces` does not name the newest version.
        ///</summary>
        [ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)]
        public virtual long Superseded { get; set; }

        ///<summary>
        ///Calls whose facts cannot be read or break a rule.
        ///</summary>
        [ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)]
        public virtual long Invalid { get; set; }

        ///<summary>
        ///Calls whose account does not exist.
        ///</summary>
        [ApiMember(Description="Calls whose account does not exist.", IsRequired=true)]
        public virtual long NotFound { get; set; }

        ///<summary>
        ///Calls in accounts that are not the caller's.
        ///</summary>
        [ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)]
        public virtual long Forbidden { get; set; }

        ///<summary>
        ///Calls whose facts are not confirmed.
        ///</summary>
        [ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)]
        public virtual long Failed { get; set; }
    }

    ///<summary>
    ///A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
    ///</summary>
    [Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")]
    public partial class CallInfo
    {
        ///<summary>
        ///The carrier's id of the account; never known.
        ///</summary>
        [ApiMember(Description="The carrier's id of the account; never known.")]
        public virtual string AccountSid { get; set; }

        ///<summary>
        ///The carrier's annotation of the call; never known.
        ///</summary>
        [ApiMember(Description="The carrier's annotation of the call; never known.")]
        public virtual string Annotation { get; set; }

        ///<summary>
        ///The person or machine that answered the call; never known.
        ///</summary>
        [ApiMember(Description="The person or machine that answered the call; never known.")]
        public virtual string AnsweredBy { get; set; }

        ///<summary>
        ///The name of the caller; never known.
        ///</summary>
        [ApiMember(Description="The name of the caller; never known.")]
        public virtual string CallerName { get; set; }

        ///<summary>
        ///The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")]
        public virtual string DateCreated { get; set; }

        ///<summary>
        ///The time at which this version was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")]
        public virtual string DateUpdated { get; set; }

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound.
        ///</summary>
        [ApiMember(Description="The direction: inbound, or a text that begins with outbound.")]
        public virtual string Direction { get; set; }

        ///<summary>
        ///The duration in whole seconds.
        ///</summary>
        [ApiMember(Description="The duration in whole seconds.")]
        public virtual int Duration { get; set; }

        ///<summary>
        ///The end of the call, RFC 3339 in UTC; known if the start and the duration are.
        ///</summary>
        [ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")]
        public virtual string EndTime { get; set; }

        ///<summary>
        ///The number that forwarded the call; never known.
        ///</summary>
        [ApiMember(Description="The number that forwarded the call; never known.")]
        public virtual string ForwardedFrom { get; set; }

        ///<summary>
        ///The calling end.
        ///</summary>
        [ApiMember(Description="The calling end.")]
        public virtual string From { get; set; }

        ///<summary>
        ///The calling end for people; never known.
        ///</summary>
        [ApiMember(Description="The calling end for people; never known.")]
        public virtual string FromFormatted { get; set; }

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [ApiMember(Description="The call that this one is a leg of.")]
        public virtual string ParentCallSid { get; set; }

        ///<summary>
        ///The carrier's id of the phone number; never known.
        ///</summary>
        [ApiMember(Description="The carrier's id of the phone number; never known.")]
        public virtual string PhoneNumberSid { get; set; }

        ///<summary>
        ///The price of the carrier, with the sign that the carrier gave.
        ///</summary>
        [ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")]
        public virtual decimal Price { get; set; }

        ///<summary>
        ///The currency of the price, a code of ISO 4217.
        ///</summary>
        [ApiMember(Description="The currency of the price, a code of ISO 4217.")]
        public virtual string PriceUnit { get; set; }

        ///<summary>
        ///The call, hex digits in lower case.
        ///</summary>
        [ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)]
        public virtual string Sid { get; set; }

        ///<summary>
        ///The start of the call, RFC 3339 in UTC.
        ///</summary>
        [ApiMember(Description="The start of the call, RFC 3339 in UTC.")]
        public virtual string StartTime { get; set; }

        ///<summary>
        ///The status, such as completed or no-answer.
        ///</summary>
        [ApiMember(Description="The status, such as completed or no-answer.")]
        public virtual string Status { get; set; }

        ///<summary>
        ///The called end.
        ///</summary>
        [ApiMember(Description="The called end.")]
        public virtual string To { get; set; }

        ///<summary>
        ///The called end for people; never known.
        ///</summary>
        [ApiMember(Description="The called end for people; never known.")]
        public virtual string ToFormatted { get; set; }

        ///<summary>
        ///The path of the call in this service.
        ///</summary>
        [ApiMember(Description="The path of the call in this service.")]
        public virtual string Uri { get; set; }

        ///<summary>
        ///The account of the call.
        ///</summary>
        [ApiMember(Description="The account of the call.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The version of the facts: 1 for the first one, and 1 more for each change.
        ///</summary>
        [ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)]
        public virtual long Version { get; set; }

        ///<summary>
        ///Whether the call was recorded.
        ///</summary>
        [ApiMember(Description="Whether the call was recorded.")]
        public virtual bool? IsRecorded { get; set; }

        ///<summary>
        ///The live billable that the totals count the call for.
        ///</summary>
        [ApiMember(Description="The live billable that the totals count the call for.")]
        public virtual string BillableId { get; set; }

        ///<summary>
        ///The customer that the call is billed to.
        ///</summary>
        [ApiMember(Description="The customer that the call is billed to.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The seconds that are billed.
        ///</summary>
        [ApiMember(Description="The seconds that are billed.")]
        public virtual int? BilledSeconds { get; set; }

        ///<summary>
        ///The time at which the call was taken off the list of unreported calls.
        ///</summary>
        [ApiMember(Description="The time at which the call was taken off the list of unreported calls.")]
        public virtual string DateDismissed { get; set; }

        ///<summary>
        ///The subject that took the call off the list of unreported calls.
        ///</summary>
        [ApiMember(Description="The subject that took the call off the list of unreported calls.")]
        public virtual string DismissedBy { get; set; }

        ///<summary>
        ///The reason why the call was taken off the list of unreported calls.
        ///</summary>
        [ApiMember(Description="The reason why the call was taken off the list of unreported calls.")]
        public virtual string DismissReason { get; set; }
    }

    ///<summary>
    ///How the calls of an account or a customer are rounded to increments.
    ///</summary>
    [Api(Description="How the calls of an account or a customer are rounded to increments.")]
    public partial class CallRatingInfo
    {
        ///<summary>
        ///The account.
        ///</summary>
        [ApiMember(Description="The account.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer that was asked for; absent for the account itself.
        ///</summary>
        [ApiMember(Description="The customer that was asked for; absent for the account itself.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The month in which the rating counts, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)]
        public virtual string Month { get; set; }

        ///<summary>
        ///The billed seconds of the shortest call.
        ///</summary>
        [ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)]
        public virtual int InitialIncrement { get; set; }

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds.
        ///</summary>
        [ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)]
        public virtual int Increment { get; set; }

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded.
        ///</summary>
        [ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)]
        public virtual int Minimum { get; set; }

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency.
        ///</summary>
        [ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)]
        public virtual double ConnectFee { get; set; }

        ///<summary>
        ///The version of the account's settings that the rating is of; 0 for the default.
        ///</summary>
        [ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)]
        public virtual long Version { get; set; }

        ///<summary>
        ///The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
        ///</summary>
        [ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")]
        public virtual string OwnerCustomerId { get; set; }
    }

    ///<summary>
    ///The result of one call of a batch.
    ///</summary>
    [Api(Description="The result of one call of a batch.")]
    public enum CallVerdict
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

    ///<summary>
    ///A customer of an account.
    ///</summary>
    [Api(Description="A customer of an account.")]
    public partial class CustomerInfo
    {
        ///<summary>
        ///The customer's id, unique within the account.
        ///</summary>
        [ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account that the customer belongs to.
        ///</summary>
        [ApiMember(Description="The account that the customer belongs to.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The name of the customer.
        ///</summary>
        [ApiMember(Description="The name of the customer.", IsRequired=true)]
        public virtual string Name { get; set; }

        ///<summary>
        ///The customer above this one, in the same account.
        ///</summary>
        [ApiMember(Description="The customer above this one, in the same account.")]
        public virtual string ParentCustomerId { get; set; }

        ///<summary>
        ///Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
        ///</summary>
        [ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")]
        public virtual bool? OverrideBillingSettings { get; set; }

        ///<summary>
        ///The customer's own billing settings in the current month.
        ///</summary>
        [ApiMember(Description="The customer's own billing settings in the current month.")]
        public virtual BillingSettings BillingSettings { get; set; }

        ///<summary>
        ///The last month of the customer's base costs, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")]
        public virtual string EndMonth { get; set; }

        ///<summary>
        ///The time at which the customer was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string DateCreated { get; set; }
    }

    ///<summary>
    ///Delete a customer's own call rating
    ///</summary>
    [Route("/customers/{customerId}/call-rating", "DELETE")]
    [Api(Description="Delete a customer's own call rating")]
    public partial class DeleteCustomerCallRating
        : IReturn<CallRatingInfo>, IDelete
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")]
        public virtual string EffectiveMonth { get; set; }
    }

    ///<summary>
    ///Take a call off the list of unreported calls
    ///</summary>
    [Route("/calls/{callSid}/dismiss", "POST")]
    [Api(Description="Take a call off the list of unreported calls")]
    public partial class DismissCall
        : IReturn<CallInfo>, IPost
    {
        ///<summary>
        ///The call.
        ///</summary>
        [ApiMember(Description="The call.")]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The account of the call; needed if several of the caller's accounts have this call.
        ///</summary>
        [ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The reason for the dismissal: 1 to 500 characters, no control characters.
        ///</summary>
        [ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)]
        public virtual string Reason { get; set; }
    }

    ///<summary>
    ///An item of the billing settings that count for a customer.
    ///</summary>
    [Api(Description="An item of the billing settings that count for a customer.")]
    public partial class EffectiveBillingItem
    {
        ///<summary>
        ///The name of the item.
        ///</summary>
        [ApiMember(Description="The name of the item.", IsRequired=true)]
        public virtual string Item { get; set; }

        ///<summary>
        ///The terms of the item; an item that the settings do not have costs nothing.
        ///</summary>
        [ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)]
        public virtual BillingItem Terms { get; set; }

        ///<summary>
        ///The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
        ///</summary>
        [ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")]
        public virtual string OwnerCustomerId { get; set; }

        ///<summary>
        ///The version of the account's settings that the item is of; 0 if the account has none.
        ///</summary>
        [ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)]
        public virtual long Version { get; set; }
    }

    ///<summary>
    ///The billing settings that count for a customer in a month.
    ///</summary>
    [Api(Description="The billing settings that count for a customer in a month.")]
    public partial class EffectiveBillingSettings
    {
        public EffectiveBillingSettings()
        {
            Items = new List<EffectiveBillingItem>{};
        }

        ///<summary>
        ///The account of the customer.
        ///</summary>
        [ApiMember(Description="The account of the customer.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer.
        ///</summary>
        [ApiMember(Description="The customer.", IsRequired=true)]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The month, YYYY-MM.", IsRequired=true)]
        public virtual string Month { get; set; }

        ///<summary>
        ///The currency of the costs.
        ///</summary>
        [ApiMember(Description="The currency of the costs.", IsRequired=true)]
        public virtual string Currency { get; set; }

        ///<summary>
        ///All nine items.
        ///</summary>
        [ApiMember(Description="All nine items.", IsRequired=true)]
        public virtual List<EffectiveBillingItem> Items { get; set; }
    }

    ///<summary>
    ///Explain a billable
    ///</summary>
    [Route("/billables/{id}/explain", "GET")]
    [Api(Description="Explain a billable")]
    public partial class ExplainBillable
        : IReturn<BillableExplanation>, IGet
    {
        ///<summary>
        ///The billable's id.
        ///</summary>
        [ApiMember(Description="The billable's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///A version of a call's facts, whole.
    ///</summary>
    [Api(Description="A version of a call's facts, whole.")]
    public partial class ExplainedFacts
    {
        ///<summary>
        ///The version, from 1.
        ///</summary>
        [ApiMember(Description="The version, from 1.", IsRequired=true)]
        public virtual long Version { get; set; }

        ///<summary>
        ///The time at which the version was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string DateUpdated { get; set; }

        ///<summary>
        ///The subject that reported the version; absent for the role Customer.
        ///</summary>
        [ApiMember(Description="The subject that reported the version; absent for the role Customer.")]
        public virtual string UpdatedBy { get; set; }

        ///<summary>
        ///The status, such as completed.
        ///</summary>
        [ApiMember(Description="The status, such as completed.")]
        public virtual string Status { get; set; }

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound.
        ///</summary>
        [ApiMember(Description="The direction: inbound, or a text that begins with outbound.")]
        public virtual string Direction { get; set; }

        ///<summary>
        ///The calling end.
        ///</summary>
        [ApiMember(Description="The calling end.")]
        public virtual string From { get; set; }

        ///<summary>
        ///The called end.
        ///</summary>
        [ApiMember(Description="The called end.")]
        public virtual string To { get; set; }

        ///<summary>
        ///The start of the call, RFC 3339 in UTC.
        ///</summary>
        [ApiMember(Description="The start of the call, RFC 3339 in UTC.")]
        public virtual string StartTime { get; set; }

        ///<summary>
        ///The duration in whole seconds.
        ///</summary>
        [ApiMember(Description="The duration in whole seconds.")]
        public virtual long? Duration { get; set; }

        ///<summary>
        ///The price of the carrier; absent for the role Customer.
        ///</summary>
        [ApiMember(Description="The price of the carrier; absent for the role Customer.")]
        public virtual double Price { get; set; }

        ///<summary>
        ///The currency of the carrier's price; absent for the role Customer.
        ///</summary>
        [ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")]
        public virtual string PriceUnit { get; set; }
    }

    ///<summary>
    ///A step of an explanation.
    ///</summary>
    [Api(Description="A step of an explanation.")]
    public partial class ExplainedStep
    {
        ///<summary>
        ///The name of the step.
        ///</summary>
        [ApiMember(Description="The name of the step.", IsRequired=true)]
        public virtual string Step { get; set; }

        ///<summary>
        ///The exact result of the step: a number, or a fraction where no decimal is exact.
        ///</summary>
        [ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)]
        public virtual string Value { get; set; }

        ///<summary>
        ///The step with its numbers, for a person.
        ///</summary>
        [ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)]
        public virtual string Text { get; set; }
    }

    ///<summary>
    ///The settings that an explanation uses, with their version and owner.
    ///</summary>
    [Api(Description="The settings that an explanation uses, with their version and owner.")]
    public partial class ExplainedTerms
    {
        ///<summary>
        ///The terms of the item in the month.
        ///</summary>
        [ApiMember(Description="The terms of the item in the month.", IsRequired=true)]
        public virtual BillingItem Terms { get; set; }

        ///<summary>
        ///The version of the account's settings; 0 if the account has none.
        ///</summary>
        [ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)]
        public virtual long Version { get; set; }

        ///<summary>
        ///The customer whose settings these are. Absent for the account's, and where the caller may not know.
        ///</summary>
        [ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")]
        public virtual string OwnerCustomerId { get; set; }

        ///<summary>
        ///The version of the call rating that rounded the duration; 0 for the default.
        ///</summary>
        [ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)]
        public virtual long CallRatingVersion { get; set; }

        ///<summary>
        ///The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
        ///</summary>
        [ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")]
        public virtual string CallRatingOwnerCustomerId { get; set; }
    }

    ///<summary>
    ///Get a new access token for a refresh token
    ///</summary>
    [Route("/access-token", "POST")]
    [Api(Description="Get a new access token for a refresh token")]
    public partial class GetAccessToken
        : IReturn<GetAccessTokenResponse>, IPost
    {
        ///<summary>
        ///The refresh token; if absent, the cookie ss-reftok counts.
        ///</summary>
        [ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")]
        public virtual string RefreshToken { get; set; }

        ///<summary>
        ///Give the token in the cookie ss-tok, and not in the body.
        ///</summary>
        [ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")]
        public virtual bool? UseTokenCookie { get; set; }
    }

    ///<summary>
    ///A new access token.
    ///</summary>
    [Api(Description="A new access token.")]
    public partial class GetAccessTokenResponse
    {
        ///<summary>
        ///The access token, unless it is in a cookie.
        ///</summary>
        [ApiMember(Description="The access token, unless it is in a cookie.")]
        public virtual string AccessToken { get; set; }
    }

    ///<summary>
    ///Read an account
    ///</summary>
    [Route("/accounts/{accountId}", "GET")]
    [Api(Description="Read an account")]
    public partial class GetAccount
        : IReturn<AccountInfo>, IGet
    {
        ///<summary>
        ///The account's id.
        ///</summary>
        [ApiMember(Description="The account's id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///Read the call rating of an account
    ///</summary>
    [Route("/accounts/{accountId}/call-rating", "GET")]
    [Api(Description="Read the call rating of an account")]
    public partial class GetAccountCallRating
        : IReturn<CallRatingInfo>, IGet
    {
        ///<summary>
        ///The account's id.
        ///</summary>
        [ApiMember(Description="The account's id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The month in which the rating counts, YYYY-MM: the current month if not given.
        ///</summary>
        [ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")]
        public virtual string Month { get; set; }
    }

    ///<summary>
    ///Read a billable
    ///</summary>
    [Route("/billables/{id}", "GET")]
    [Api(Description="Read a billable")]
    public partial class GetBillable
        : IReturn<BillableInfo>, IGet
    {
        ///<summary>
        ///The billable's id.
        ///</summary>
        [ApiMember(Description="The billable's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///Read the history of a billable
    ///</summary>
    [Route("/billables/{id}/history", "GET")]
    [Api(Description="Read the history of a billable")]
    public partial class GetBillableHistory
        : IReturn<GetBillableHistoryResponse>, IGet
    {
        ///<summary>
        ///The billable's id.
        ///</summary>
        [ApiMember(Description="The billable's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///The history of a billable.
    ///</summary>
    [Api(Description="The history of a billable.")]
    public partial class GetBillableHistoryResponse
    {
        public GetBillableHistoryResponse()
        {
            Items = new List<BillableChange>{};
        }

        ///<summary>
        ///The report, then the latest changes in the billable's life, at most 1,000, oldest first.
        ///</summary>
        [ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)]
        public virtual List<BillableChange> Items { get; set; }
    }

    ///<summary>
    ///Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
    ///</summary>
    [Route("/billing", "GET")]
    [Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")]
    public partial class GetBilling
        : IReturn<BillingInfo>
    {
        ///<summary>
        ///Your Evo Voice Account ID
        ///</summary>
        [ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
        ///</summary>
        [ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The end of the date range you want to query for (we will include this entire day in the billing)
        ///</summary>
        [ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)]
        public virtual string EndDate { get; set; }

        ///<summary>
        ///Specify this to filter to a specific customer.
        ///</summary>
        [ApiMember(Description="Specify this to filter to a specific customer.")]
        public virtual string CustomerId { get; set; }
    }

    ///<summary>
    ///Read counts and amounts of a range of days
    ///</summary>
    [Route("/billing/totals", "GET")]
    [Api(Description="Read counts and amounts of a range of days")]
    public partial class GetBillingTotals
        : IReturn<BillingTotals>, IGet
    {
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///Only this customer.
        ///</summary>
        [ApiMember(Description="Only this customer.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///Whether the customers below the named one count too.
        ///</summary>
        [ApiMember(Description="Whether the customers below the named one count too.")]
        public virtual bool IncludeDescendants { get; set; }

        ///<summary>
        ///The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
        ///</summary>
        [ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The last day, YYYY-MM-DD. The range has at most 366 days.
        ///</summary>
        [ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)]
        public virtual string EndDate { get; set; }

        ///<summary>
        ///The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
        ///</summary>
        [ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")]
        public virtual string GroupBy { get; set; }
    }

    ///<summary>
    ///Read a call
    ///</summary>
    [Route("/calls/{callSid}", "GET")]
    [Api(Description="Read a call")]
    public partial class GetCall
        : IReturn<CallInfo>, IGet
    {
        ///<summary>
        ///The call.
        ///</summary>
        [ApiMember(Description="The call.")]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have this call.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///Read a customer
    ///</summary>
    [Route("/customers/{customerId}", "GET")]
    [Api(Description="Read a customer")]
    public partial class GetCustomer
        : IReturn<CustomerInfo>, IGet
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///Read the call rating that counts for a customer
    ///</summary>
    [Route("/customers/{customerId}/call-rating", "GET")]
    [Api(Description="Read the call rating that counts for a customer")]
    public partial class GetCustomerCallRating
        : IReturn<CallRatingInfo>, IGet
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The month in which the rating counts, YYYY-MM: the current month if not given.
        ///</summary>
        [ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")]
        public virtual string Month { get; set; }
    }

    ///<summary>
    ///Read the billing settings that count for a customer
    ///</summary>
    [Route("/customers/{customerId}/billing-settings", "GET")]
    [Api(Description="Read the billing settings that count for a customer")]
    public partial class GetEffectiveBillingSettings
        : IReturn<EffectiveBillingSettings>, IGet
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The month in which the settings count, YYYY-MM: the current month if not given.
        ///</summary>
        [ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")]
        public virtual string Month { get; set; }
    }

    ///<summary>
    ///Read a session
    ///</summary>
    [Route("/sessions/{id}", "GET")]
    [Api(Description="Read a session")]
    public partial class GetSession
        : IReturn<SessionInfo>, IGet
    {
        ///<summary>
        ///The session's id.
        ///</summary>
        [ApiMember(Description="The session's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a session of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")]
        public virtual string AccountId { get; set; }
    }

    ///<summary>
    ///List accounts, by id
    ///</summary>
    [Route("/accounts", "GET")]
    [Api(Description="List accounts, by id")]
    public partial class ListAccounts
        : IReturn<ListAccountsResponse>, IGet
    {
        ///<summary>
        ///The number of accounts in a page, 50 if not given.
        ///</summary>
        [ApiMember(Description="The number of accounts in a page, 50 if not given.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of accounts, by id.
    ///</summary>
    [Api(Description="A page of accounts, by id.")]
    public partial class ListAccountsResponse
    {
        public ListAccountsResponse()
        {
            Items = new List<AccountInfo>{};
        }

        ///<summary>
        ///The items of this page.
        ///</summary>
        [ApiMember(Description="The items of this page.", IsRequired=true)]
        public virtual List<AccountInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///List billables, newest first
    ///</summary>
    [Route("/billables", "GET")]
    [Api(Description="List billables, newest first")]
    public partial class ListBillables
        : IReturn<ListBillablesResponse>, IGet
    {
        ///<summary>
        ///The account whose billables are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///Only billables of this customer.
        ///</summary>
        [ApiMember(Description="Only billables of this customer.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///Only billables whose report named this session.
        ///</summary>
        [ApiMember(Description="Only billables whose report named this session.")]
        public virtual string SessionId { get; set; }

        ///<summary>
        ///Only billables of this call.
        ///</summary>
        [ApiMember(Description="Only billables of this call.")]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///Only billables of this status: Reported or Voided.
        ///</summary>
        [ApiMember(Description="Only billables of this status: Reported or Voided.")]
        public virtual string Status { get; set; }

        ///<summary>
        ///Only billables created at this time or later, RFC 3339.
        ///</summary>
        [ApiMember(Description="Only billables created at this time or later, RFC 3339.")]
        public virtual string From { get; set; }

        ///<summary>
        ///Only billables created before this time, RFC 3339.
        ///</summary>
        [ApiMember(Description="Only billables created before this time, RFC 3339.")]
        public virtual string To { get; set; }

        ///<summary>
        ///The number of billables in a page, 50 if not given.
        ///</summary>
        [ApiMember(Description="The number of billables in a page, 50 if not given.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filters.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of billables, newest first.
    ///</summary>
    [Api(Description="A page of billables, newest first.")]
    public partial class ListBillablesResponse
    {
        public ListBillablesResponse()
        {
            Items = new List<BillableInfo>{};
        }

        ///<summary>
        ///The billables of this page.
        ///</summary>
        [ApiMember(Description="The billables of this page.", IsRequired=true)]
        public virtual List<BillableInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///Retrieve all calls
    ///</summary>
    [Route("/billing/calls", "GET")]
    [Api(Description="Retrieve all calls")]
    public partial class ListCalls
        : IReturn<List<CallInfo>>
    {
        ///<summary>
        ///The account ID you are listing for
        ///</summary>
        [ApiMember(Description="The account ID you are listing for")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The start date to retrieve calls for (YYYY-MM-DD)
        ///</summary>
        [ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The end date to retrieve calls for (YYYY-MM-DD)
        ///</summary>
        [ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")]
        public virtual string EndDate { get; set; }
    }

    ///<summary>
    ///List the customers of an account, by id
    ///</summary>
    [Route("/customers", "GET")]
    [Api(Description="List the customers of an account, by id")]
    public partial class ListCustomers
        : IReturn<ListCustomersResponse>, IGet
    {
        ///<summary>
        ///The account whose customers are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The number of customers in a page, 50 if not given.
        ///</summary>
        [ApiMember(Description="The number of customers in a page, 50 if not given.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filter.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of customers, by id.
    ///</summary>
    [Api(Description="A page of customers, by id.")]
    public partial class ListCustomersResponse
    {
        public ListCustomersResponse()
        {
            Items = new List<CustomerInfo>{};
        }

        ///<summary>
        ///The items of this page.
        ///</summary>
        [ApiMember(Description="The items of this page.", IsRequired=true)]
        public virtual List<CustomerInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///List billables whose calls have no final facts yet, oldest first
    ///</summary>
    [Route("/billing/pending", "GET")]
    [Api(Description="List billables whose calls have no final facts yet, oldest first")]
    public partial class ListPendingBillables
        : IReturn<ListPendingBillablesResponse>, IGet
    {
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///Only billables of this customer.
        ///</summary>
        [ApiMember(Description="Only billables of this customer.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        ///</summary>
        [ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The last day of the reports, YYYY-MM-DD; today if not given.
        ///</summary>
        [ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")]
        public virtual string EndDate { get; set; }

        ///<summary>
        ///The number of billables in a page, 50 if not given. A page may have fewer.
        ///</summary>
        [ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same days and filter.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of billables whose calls have no final facts, oldest first.
    ///</summary>
    [Api(Description="A page of billables whose calls have no final facts, oldest first.")]
    public partial class ListPendingBillablesResponse
    {
        public ListPendingBillablesResponse()
        {
            Items = new List<BillableInfo>{};
        }

        ///<summary>
        ///The items of this page.
        ///</summary>
        [ApiMember(Description="The items of this page.", IsRequired=true)]
        public virtual List<BillableInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///List the sessions of an account, by id
    ///</summary>
    [Route("/sessions", "GET")]
    [Api(Description="List the sessions of an account, by id")]
    public partial class ListSessions
        : IReturn<ListSessionsResponse>, IGet
    {
        ///<summary>
        ///The account whose sessions are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///Only sessions of this customer.
        ///</summary>
        [ApiMember(Description="Only sessions of this customer.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The number of sessions in a page, 50 if not given.
        ///</summary>
        [ApiMember(Description="The number of sessions in a page, 50 if not given.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filters.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of sessions, by id.
    ///</summary>
    [Api(Description="A page of sessions, by id.")]
    public partial class ListSessionsResponse
    {
        public ListSessionsResponse()
        {
            Items = new List<SessionInfo>{};
        }

        ///<summary>
        ///The items of this page.
        ///</summary>
        [ApiMember(Description="The items of this page.", IsRequired=true)]
        public virtual List<SessionInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///List the calls that nobody reported, oldest first
    ///</summary>
    [Route("/billing/unreported", "GET")]
    [Api(Description="List the calls that nobody reported, oldest first")]
    public partial class ListUnreportedCalls
        : IReturn<ListUnreportedCallsResponse>, IGet
    {
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [ApiMember(Description="The account. A caller with exactly one account may leave it out.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        ///</summary>
        [ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The last day, YYYY-MM-DD; today if not given.
        ///</summary>
        [ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")]
        public virtual string EndDate { get; set; }

        ///<summary>
        ///The number of calls in a page, 50 if not given. A page may have fewer.
        ///</summary>
        [ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")]
        public virtual int Limit { get; set; }

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same days.
        ///</summary>
        [ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")]
        public virtual string Cursor { get; set; }
    }

    ///<summary>
    ///A page of calls that nobody reported, oldest first.
    ///</summary>
    [Api(Description="A page of calls that nobody reported, oldest first.")]
    public partial class ListUnreportedCallsResponse
    {
        public ListUnreportedCallsResponse()
        {
            Items = new List<CallInfo>{};
        }

        ///<summary>
        ///The items of this page.
        ///</summary>
        [ApiMember(Description="The items of this page.", IsRequired=true)]
        public virtual List<CallInfo> Items { get; set; }

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [ApiMember(Description="The cursor of the next page; absent on the last one.")]
        public virtual string NextCursor { get; set; }

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [ApiMember(Description="Whether another page follows.", IsRequired=true)]
        public virtual bool HasMorePages { get; set; }
    }

    ///<summary>
    ///Create an account
    ///</summary>
    [Route("/accounts", "POST")]
    [Api(Description="Create an account")]
    public partial class NewAccount
        : IReturn<AccountInfo>, IPost
    {
        ///<summary>
        ///The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The name of the account: 1 to 200 characters.
        ///</summary>
        [ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)]
        public virtual string Name { get; set; }
    }

    ///<summary>
    ///Report/create a new billable
    ///</summary>
    [Route("/billables", "POST")]
    [Api(Description="Report/create a new billable")]
    public partial class NewBillable
        : IReturn<BillableInfo>, IPost
    {
        ///<summary>
        ///The account to associate the billable with
        ///</summary>
        [ApiMember(Description="The account to associate the billable with")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer to associate the billable with
        ///</summary>
        [ApiMember(Description="The customer to associate the billable with")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
        ///</summary>
        [ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")]
        public virtual string SessionId { get; set; }

        ///<summary>
        ///The call SID to report
        ///</summary>
        [ApiMember(Description="The call SID to report")]
        public virtual string CallSid { get; set; }
    }

    ///<summary>
    ///Create a customer
    ///</summary>
    [Route("/customers", "POST")]
    [Api(Description="Create a customer")]
    public partial class NewCustomer
        : IReturn<CustomerInfo>, IPost
    {
        ///<summary>
        ///The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account that the customer belongs to.
        ///</summary>
        [ApiMember(Description="The account that the customer belongs to.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The name of the customer: 1 to 200 characters.
        ///</summary>
        [ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)]
        public virtual string Name { get; set; }

        ///<summary>
        ///The customer above this one, in the same account.
        ///</summary>
        [ApiMember(Description="The customer above this one, in the same account.")]
        public virtual string ParentCustomerId { get; set; }
    }

    ///<summary>
    ///Create a session
    ///</summary>
    [Route("/sessions", "POST")]
    [Api(Description="Create a session")]
    public partial class NewSession
        : IReturn<SessionInfo>, IPost
    {
        ///<summary>
        ///The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account that the session belongs to.
        ///</summary>
        [ApiMember(Description="The account that the session belongs to.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer of the session.
        ///</summary>
        [ApiMember(Description="The customer of the session.", IsRequired=true)]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The call of the session, if there is one; a report that names the session may then leave the call out.
        ///</summary>
        [ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")]
        public virtual string CallSid { get; set; }
    }

    ///<summary>
    ///Change an account's settings, name, time zone, currency or country
    ///</summary>
    [Route("/accounts/{accountId}", "PATCH")]
    [Api(Description="Change an account's settings, name, time zone, currency or country")]
    public partial class PatchAccount
        : IReturn<AccountInfo>, IPatch
    {
        ///<summary>
        ///The account's id.
        ///</summary>
        [ApiMember(Description="The account's id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The corrected name of the account: 1 to 200 characters.
        ///</summary>
        [ApiMember(Description="The corrected name of the account: 1 to 200 characters.")]
        public virtual string Name { get; set; }

        ///<summary>
        ///The time zone in which the account's days begin, of the IANA database.
        ///</summary>
        [ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")]
        public virtual string TimeZone { get; set; }

        ///<summary>
        ///The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
        ///</summary>
        [ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")]
        public virtual string Currency { get; set; }

        ///<summary>
        ///The account's country, of ISO 3166: numbers of other countries are international.
        ///</summary>
        [ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")]
        public virtual string Country { get; set; }

        ///<summary>
        ///Updated billing settings for this account: each given item replaces the former one, and the others stay.
        ///</summary>
        [ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")]
        public virtual BillingSettings BillingSettings { get; set; }

        ///<summary>
        ///The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        ///</summary>
        [ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")]
        public virtual string EffectiveMonth { get; set; }

        ///<summary>
        ///Whether the change may reach months that a statement has stated. The differences then become adjustments.
        ///</summary>
        [ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")]
        public virtual bool? Restate { get; set; }
    }

    ///<summary>
    ///Change a customer's settings, name or last month
    ///</summary>
    [Route("/customers/{customerId}", "PATCH")]
    [Api(Description="Change a customer's settings, name or last month")]
    public partial class PatchCustomer
        : IReturn<CustomerInfo>, IPatch
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The corrected name of the customer: 1 to 200 characters.
        ///</summary>
        [ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")]
        public virtual string Name { get; set; }

        ///<summary>
        ///Override this customer's billing settings? Otherwise inherits from parent
        ///</summary>
        [ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")]
        public virtual bool? OverrideBillingSettings { get; set; }

        ///<summary>
        ///Updated billing settings for this customer
        ///</summary>
        [ApiMember(Description="Updated billing settings for this customer")]
        public virtual BillingSettings BillingSettings { get; set; }

        ///<summary>
        ///The last month of the customer's base costs, YYYY-MM; none for no last month.
        ///</summary>
        [ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")]
        public virtual string EndMonth { get; set; }

        ///<summary>
        ///The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        ///</summary>
        [ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")]
        public virtual string EffectiveMonth { get; set; }

        ///<summary>
        ///Whether the change may reach months that a statement has stated. The differences then become adjustments.
        ///</summary>
        [ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")]
        public virtual bool? Restate { get; set; }
    }

    ///<summary>
    ///Compute the amounts that a month would have with other billing settings
    ///</summary>
    [Route("/billing/preview", "POST")]
    [Api(Description="Compute the amounts that a month would have with other billing settings")]
    public partial class PreviewBilling
        : IReturn<BillingPreview>, IPost
    {
        ///<summary>
        ///The account.
        ///</summary>
        [ApiMember(Description="The account.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
        ///</summary>
        [ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [ApiMember(Description="The month, YYYY-MM.", IsRequired=true)]
        public virtual string Month { get; set; }

        ///<summary>
        ///The settings to try: each given item replaces the one that counts, and the others stay.
        ///</summary>
        [ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")]
        public virtual BillingSettings BillingSettings { get; set; }
    }

    ///<summary>
    ///Set the call rating of an account
    ///</summary>
    [Route("/accounts/{accountId}/call-rating", "PUT")]
    [Api(Description="Set the call rating of an account")]
    public partial class PutAccountCallRating
        : IReturn<CallRatingInfo>, IPut
    {
        ///<summary>
        ///The account's id.
        ///</summary>
        [ApiMember(Description="The account's id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        ///</summary>
        [ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")]
        public virtual int? InitialIncrement { get; set; }

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        ///</summary>
        [ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")]
        public virtual int? Increment { get; set; }

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        ///</summary>
        [ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")]
        public virtual int? Minimum { get; set; }

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        ///</summary>
        [ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")]
        public virtual double? ConnectFee { get; set; }

        ///<summary>
        ///The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")]
        public virtual string EffectiveMonth { get; set; }
    }

    ///<summary>
    ///Set a customer's own call rating
    ///</summary>
    [Route("/customers/{customerId}/call-rating", "PUT")]
    [Api(Description="Set a customer's own call rating")]
    public partial class PutCustomerCallRating
        : IReturn<CallRatingInfo>, IPut
    {
        ///<summary>
        ///The customer's id.
        ///</summary>
        [ApiMember(Description="The customer's id.")]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        ///</summary>
        [ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")]
        public virtual int? InitialIncrement { get; set; }

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        ///</summary>
        [ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")]
        public virtual int? Increment { get; set; }

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        ///</summary>
        [ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")]
        public virtual int? Minimum { get; set; }

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        ///</summary>
        [ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")]
        public virtual double? ConnectFee { get; set; }

        ///<summary>
        ///The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")]
        public virtual string EffectiveMonth { get; set; }
    }

    ///<summary>
    ///Reinstate a voided billable
    ///</summary>
    [Route("/billables/{id}/reinstate", "POST")]
    [Api(Description="Reinstate a voided billable")]
    public partial class ReinstateBillable
        : IReturn<BillableInfo>, IPost
    {
        ///<summary>
        ///The billable's id.
        ///</summary>
        [ApiMember(Description="The billable's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The reason for the reinstatement: 1 to 500 characters, no control characters.
        ///</summary>
        [ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)]
        public virtual string Reason { get; set; }
    }

    ///<summary>
    ///Report many billables
    ///</summary>
    [Route("/billables/batch", "POST")]
    [Api(Description="Report many billables")]
    public partial class ReportBillables
        : List<NewBillable>, IReturn<ReportBillablesResponse>, IPost
    {
        ///<summary>
        ///The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
        ///</summary>
        [ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")]
        public virtual string Verdicts { get; set; }
    }

    ///<summary>
    ///A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
    ///</summary>
    [Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")]
    public partial class ReportBillablesResponse
    {
        ///<summary>
        ///The position of the report in the body, from 0; absent in the last line.
        ///</summary>
        [ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")]
        public virtual long? Index { get; set; }

        public virtual Verdict? Verdict { get; set; }
        public virtual BillableInfo Billable { get; set; }
        public virtual VerdictError Error { get; set; }
        public virtual ReportCounts Summary { get; set; }
    }

    ///<summary>
    ///Report the facts of a call
    ///</summary>
    [Route("/calls", "POST")]
    [Api(Description="Report the facts of a call")]
    public partial class ReportCall
        : IReturn<CallInfo>, IPost
    {
        ///<summary>
        ///The account whose carrier made the call.
        ///</summary>
        [ApiMember(Description="The account whose carrier made the call.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The call.
        ///</summary>
        [ApiMember(Description="The call.", IsRequired=true)]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [ApiMember(Description="The call that this one is a leg of.")]
        public virtual string ParentCallSid { get; set; }

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound, such as outbound-dial.
        ///</summary>
        [ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")]
        public virtual string Direction { get; set; }

        ///<summary>
        ///The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        ///</summary>
        [ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")]
        public virtual string From { get; set; }

        ///<summary>
        ///The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        ///</summary>
        [ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")]
        public virtual string To { get; set; }

        ///<summary>
        ///The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
        ///</summary>
        [ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")]
        public virtual string StartTime { get; set; }

        ///<summary>
        ///The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
        ///</summary>
        [ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")]
        public virtual string EndTime { get; set; }

        ///<summary>
        ///The duration in whole seconds, at most 7 days. Without it, the time from start to end.
        ///</summary>
        [ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")]
        public virtual int? Duration { get; set; }

        ///<summary>
        ///The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
        ///</summary>
        [ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")]
        public virtual string Status { get; set; }

        ///<summary>
        ///The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
        ///</summary>
        [ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")]
        public virtual decimal? Price { get; set; }

        ///<summary>
        ///The currency of the price, a code of ISO 4217.
        ///</summary>
        [ApiMember(Description="The currency of the price, a code of ISO 4217.")]
        public virtual string PriceUnit { get; set; }

        ///<summary>
        ///Whether the call was recorded.
        ///</summary>
        [ApiMember(Description="Whether the call was recorded.")]
        public virtual bool? IsRecorded { get; set; }

        ///<summary>
        ///The newest version of the call, to go back on purpose to members of a former version.
        ///</summary>
        [ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")]
        public virtual long? Replaces { get; set; }
    }

    ///<summary>
    ///Report the facts of many calls
    ///</summary>
    [Route("/calls/batch", "POST")]
    [Api(Description="Report the facts of many calls")]
    public partial class ReportCalls
        : List<ReportCall>, IReturn<ReportCallsResponse>, IPost
    {
        ///<summary>
        ///The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
        ///</summary>
        [ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")]
        public virtual string Verdicts { get; set; }
    }

    ///<summary>
    ///A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
    ///</summary>
    [Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")]
    public partial class ReportCallsResponse
    {
        ///<summary>
        ///The position of the call in the body, from 0; absent in the last line.
        ///</summary>
        [ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")]
        public virtual long? Index { get; set; }

        public virtual CallVerdict? Verdict { get; set; }
        ///<summary>
        ///The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
        ///</summary>
        [ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")]
        public virtual long? Version { get; set; }

        public virtual VerdictError Error { get; set; }
        public virtual CallCounts Summary { get; set; }
    }

    ///<summary>
    ///The number of reports with each verdict.
    ///</summary>
    [Api(Description="The number of reports with each verdict.")]
    public partial class ReportCounts
    {
        ///<summary>
        ///All reports.
        ///</summary>
        [ApiMember(Description="All reports.", IsRequired=true)]
        public virtual long Total { get; set; }

        ///<summary>
        ///Reports that made a billable.
        ///</summary>
        [ApiMember(Description="Reports that made a billable.", IsRequired=true)]
        public virtual long Created { get; set; }

        ///<summary>
        ///Reports that repeat an earlier one.
        ///</summary>
        [ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)]
        public virtual long Replayed { get; set; }

        ///<summary>
        ///Reports of calls that are billed to another customer or for another session.
        ///</summary>
        [ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)]
        public virtual long Conflict { get; set; }

        ///<summary>
        ///Reports of voided billables.
        ///</summary>
        [ApiMember(Description="Reports of voided billables.", IsRequired=true)]
        public virtual long Voided { get; set; }

        ///<summary>
        ///Reports that cannot be read or break a rule.
        ///</summary>
        [ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)]
        public virtual long Invalid { get; set; }

        ///<summary>
        ///Reports whose session or customer is unknown.
        ///</summary>
        [ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)]
        public virtual long NotFound { get; set; }

        ///<summary>
        ///Reports in accounts that are not the caller's.
        ///</summary>
        [ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)]
        public virtual long Forbidden { get; set; }

        ///<summary>
        ///Reports that are not confirmed.
        ///</summary>
        [ApiMember(Description="Reports that are not confirmed.", IsRequired=true)]
        public virtual long Failed { get; set; }
    }

    ///<summary>
    ///A fault of one member.
    ///</summary>
    [Api(Description="A fault of one member.")]
    public partial class ResponseError
    {
        ///<summary>
        ///The code of the fault.
        ///</summary>
        [ApiMember(Description="The code of the fault.", IsRequired=true)]
        public virtual string ErrorCode { get; set; }

        ///<summary>
        ///The member at fault, in PascalCase.
        ///</summary>
        [ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)]
        public virtual string FieldName { get; set; }

        ///<summary>
        ///The problem and its remedy.
        ///</summary>
        [ApiMember(Description="The problem and its remedy.", IsRequired=true)]
        public virtual string Message { get; set; }
    }

    ///<summary>
    ///A session.
    ///</summary>
    [Api(Description="A session.")]
    public partial class SessionInfo
    {
        ///<summary>
        ///The session's id, unique within the account.
        ///</summary>
        [ApiMember(Description="The session's id, unique within the account.", IsRequired=true)]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account that the session belongs to.
        ///</summary>
        [ApiMember(Description="The account that the session belongs to.", IsRequired=true)]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The customer of the session.
        ///</summary>
        [ApiMember(Description="The customer of the session.", IsRequired=true)]
        public virtual string CustomerId { get; set; }

        ///<summary>
        ///The call of the session, if there is one.
        ///</summary>
        [ApiMember(Description="The call of the session, if there is one.")]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The time at which the session was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)]
        public virtual string DateCreated { get; set; }
    }

    ///<summary>
    ///Take a status callback of Twilio
    ///</summary>
    [Route("/twilio/{accountId}/call-status", "POST")]
    [Api(Description="Take a status callback of Twilio")]
    [DataContract]
    public partial class TwilioCallStatus
        : IReturnVoid, IPost
    {
        ///<summary>
        ///The account whose carrier Twilio is.
        ///</summary>
        [DataMember]
        [ApiMember(Description="The account whose carrier Twilio is.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The call.
        ///</summary>
        [DataMember(Name="CallSid")]
        [ApiMember(Description="The call.", IsRequired=true)]
        public virtual string CallSid { get; set; }

        ///<summary>
        ///The account at Twilio, which must be the configured one if one is configured.
        ///</summary>
        [DataMember(Name="AccountSid")]
        [ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")]
        public virtual string AccountSid { get; set; }

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [DataMember(Name="ParentCallSid")]
        [ApiMember(Description="The call that this one is a leg of.")]
        public virtual string ParentCallSid { get; set; }

        ///<summary>
        ///The direction: inbound, outbound-api or outbound-dial.
        ///</summary>
        [DataMember(Name="Direction")]
        [ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")]
        public virtual string Direction { get; set; }

        ///<summary>
        ///The calling end.
        ///</summary>
        [DataMember(Name="From")]
        [ApiMember(Description="The calling end.")]
        public virtual string From { get; set; }

        ///<summary>
        ///The called end.
        ///</summary>
        [DataMember(Name="To")]
        [ApiMember(Description="The called end.")]
        public virtual string To { get; set; }

        ///<summary>
        ///The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
        ///</summary>
        [DataMember(Name="CallStatus")]
        [ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)]
        public virtual string CallStatus { get; set; }

        ///<summary>
        ///The duration of a completed call in seconds.
        ///</summary>
        [DataMember(Name="CallDuration")]
        [ApiMember(Description="The duration of a completed call in seconds.")]
        public virtual string CallDuration { get; set; }

        ///<summary>
        ///The time of the event, RFC 2822. The start of a completed call is this time less the duration.
        ///</summary>
        [DataMember(Name="Timestamp")]
        [ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")]
        public virtual string Timestamp { get; set; }

        ///<summary>
        ///The price of the call.
        ///</summary>
        [DataMember(Name="Price")]
        [ApiMember(Description="The price of the call.")]
        public virtual string Price { get; set; }

        ///<summary>
        ///The currency of the price.
        ///</summary>
        [DataMember(Name="PriceUnit")]
        [ApiMember(Description="The currency of the price.")]
        public virtual string PriceUnit { get; set; }

        ///<summary>
        ///The URL of a recording, which says that the call was recorded.
        ///</summary>
        [DataMember(Name="RecordingUrl")]
        [ApiMember(Description="The URL of a recording, which says that the call was recorded.")]
        public virtual string RecordingUrl { get; set; }

        ///<summary>
        ///The id of a recording, which says that the call was recorded.
        ///</summary>
        [DataMember(Name="RecordingSid")]
        [ApiMember(Description="The id of a recording, which says that the call was recorded.")]
        public virtual string RecordingSid { get; set; }
    }

    ///<summary>
    ///The result of one report of a batch.
    ///</summary>
    [Api(Description="The result of one report of a batch.")]
    public enum Verdict
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

    ///<summary>
    ///The reason for an item of a batch that is not stored.
    ///</summary>
    [Api(Description="The reason for an item of a batch that is not stored.")]
    public partial class VerdictError
    {
        public VerdictError()
        {
            Errors = new List<ResponseError>{};
        }

        ///<summary>
        ///A code that programs can rely on, the same as for a single report.
        ///</summary>
        [ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)]
        public virtual string ErrorCode { get; set; }

        ///<summary>
        ///The problem and its remedy, for people.
        ///</summary>
        [ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)]
        public virtual string Message { get; set; }

        ///<summary>
        ///Every member at fault; empty if no member is.
        ///</summary>
        [ApiMember(Description="Every member at fault; empty if no member is.")]
        public virtual List<ResponseError> Errors { get; set; }
    }

    ///<summary>
    ///Void a billable
    ///</summary>
    [Route("/billables/{id}/void", "POST")]
    [Api(Description="Void a billable")]
    public partial class VoidBillable
        : IReturn<BillableInfo>, IPost
    {
        ///<summary>
        ///The billable's id.
        ///</summary>
        [ApiMember(Description="The billable's id.")]
        public virtual string Id { get; set; }

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The reason for the void: 1 to 500 characters, no control characters.
        ///</summary>
        [ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)]
        public virtual string Reason { get; set; }
    }

}

namespace Voice.Api.Dashboard
{
    ///<summary>
    ///Gets all usage records for specified date range
    ///</summary>
    [Route("/billing/usage", "GET")]
    [Api(Description="Gets all usage records for specified date range")]
    public partial class ListUsageRecords
        : IReturn<List<UsageRecordInfo>>, IGet
    {
        ///<summary>
        ///The account ID you are listing for
        ///</summary>
        [ApiMember(Description="The account ID you are listing for")]
        public virtual string AccountId { get; set; }

        ///<summary>
        ///The start date to retrieve usage records for (YYYY-MM-DD)
        ///</summary>
        [ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")]
        public virtual string StartDate { get; set; }

        ///<summary>
        ///The end date to retrieve usage records for (YYYY-MM-DD)
        ///</summary>
        [ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")]
        public virtual string EndDate { get; set; }
    }

    public partial class UsageRecordInfo
    {
        public virtual string AccountSid { get; set; }
        public virtual string Category { get; set; }
        public virtual double Count { get; set; }
        public virtual string CountUnit { get; set; }
        public virtual string Description { get; set; }
        public virtual string EndDate { get; set; }
        public virtual double Price { get; set; }
        public virtual string PriceUnit { get; set; }
        public virtual string StartDate { get; set; }
        public virtual string Usage { get; set; }
        public virtual string UsageUnit { get; set; }
        public virtual string Uri { get; set; }
    }

}
